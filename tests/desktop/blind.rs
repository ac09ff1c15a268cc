//! The blind walk: a shift on the accessibility bus alone. Keys go in, names and announcements come out; nothing is found by
//! its place on the screen, and there is no mouse.

use std::time::Duration;

use serde_json::{Value, json};

use super::bus::Role;
use super::desk::{Desk, LIVE};
use super::hands::{self, Hands};
use super::valet::Valet;
use super::wait::wait_until;

/// After so long a parked caller comes back.
const RECALL_SECS: u64 = 45;

/// Esc closes the dialog, and the board is there again.
fn close(valet: &Valet<'_>) {
    valet.keys(&["Escape"]);
    valet.wait_for("the board alone", |tree| {
        tree.0.iter().all(|node| node.role != Role::Dialog).then_some(())
    });
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_shift_is_worked_by_ear_and_keyboard_alone_from_sign_in_to_sign_out() {
    let desk = Desk::start(&format!("# ours, and kept\n{LIVE}"));
    desk.sim.post("settings", json!({"xsi": true, "recallSecs": RECALL_SECS}));

    // She signs in, and hears that she is.
    let valet = desk.open();
    hands::reach(&valet, Role::Button, "Sign in with Webex");
    valet.keys(&["Return"]);
    valet.wait_to_hear(&["Signed in as Rosa Keller."]);
    valet.wait_for_slot("7001 Lobby 1, free, live");

    // A colleague parks: she hears it without having asked, and asks who waits longest.
    desk.sim.park("7001", "Harriet Lund");
    valet.wait_to_hear_begin("Harriet Lund was parked on 7001 Lobby 1");
    valet.keys(&["ctrl+3"]);
    valet.wait_to_hear_begin("Harriet Lund on 7001 Lobby 1 for 0:");

    // And what else she may ask: what there is, what was said last, and how the line is.
    for (key, begins) in [
        ("ctrl+1", "One caller waits: Harriet Lund on 7001 Lobby 1 for 0:"),
        ("ctrl+2", "0:"),
        ("ctrl+4", "Webex answers, last 0:"),
    ] {
        valet.keys(&[key]);
        let said = valet.wait_to_hear_begin(begins);
        let is_last_event = said.contains(" ago: Harriet Lund was parked on 7001 Lobby 1");
        assert!(key != "ctrl+2" || is_last_event, "{said}");
    }

    // Another device, and the caller is fetched on it.
    valet.keys(&["F10"]);
    valet.wait_to_hear(&["Retrieved calls will ring on Webex Desktop."]);
    valet.keys(&["F8"]);
    valet.wait_to_hear(&["7001 Lobby 1: Connected to Harriet Lund on Webex Desktop."]);
    let fetched = desk.sim.wait_for_call("2100", "Harriet Lund", "connected");

    // Parked again, with a note.
    valet.keys(&["F4"]);
    valet.wait_for_focus(Role::Entry, "Slot");
    hands::fill_in(&valet, &[("Slot", "7002"), ("Note", "about the lift")]);
    valet.wait_to_hear_begin("Harriet Lund is parked on 7002 Lobby 2");
    let tile = valet.wait_for_slot("7002 Lobby 2, Harriet Lund waiting 0:");
    assert!(tile.contains("about the lift"), "{tile}");

    // Nobody fetches her: she comes back, which is said, and one key answers.
    desk.sim.post("advance", json!({"seconds": RECALL_SECS}));
    valet.wait_to_hear_begin("Harriet Lund is back from 7002 Lobby 2, parked ");
    let recalled = desk.sim.wait_until_ringing();
    valet.keys(&["F2"]);
    valet.wait_for_group("Harriet Lund, connected ");

    // The settings: the text grows, from the keyboard, and it stays so in the file.
    valet.keys(&["ctrl+comma"]);
    valet.wait_for_focus(Role::Tab, "Account");
    while hands::focused(&valet) != Some((Role::Tab, "Appearance".to_owned())) {
        let before = hands::focused(&valet);
        valet.keys(&["Down"]);
        valet.wait_for("the next page", |_| (hands::focused(&valet) != before).then_some(()));
    }
    hands::reach(&valet, Role::Button, "More: Text size");
    valet.keys(&["Return"]);
    let config = desk.profile().join("config.toml");
    valet.wait_for("the size in the settings file", |_| {
        std::fs::read_to_string(&config).unwrap().contains("zoom = 1.1").then_some(())
    });
    assert!(std::fs::read_to_string(&config).unwrap().contains("# ours, and kept"), "no comment is lost");
    close(&valet);

    // The day, and out.
    valet.keys(&["ctrl+d"]);
    // A stay is open to correction for half a minute; the page takes it in by itself.
    valet.wait_within("the figures of the day", Duration::from_secs(60), |tree| {
        tree.0.iter().any(|node| node.name.contains("Retrieved: 1")).then_some(())
    });
    close(&valet);
    hands::reach(&valet, Role::Button, "Menu");
    valet.keys(&["Return"]);
    hands::reach(&valet, Role::Button, "Sign out");
    valet.keys(&["Return"]);
    valet.wait_for("the way back in", |tree| {
        tree.find(Role::Button, |name| name == "Sign in with Webex").map(drop)
    });

    let on = desk.endpoint_id("Webex Desktop");
    let sent = |verb: &str, body: Value| (verb.to_owned(), body);
    let expected = [
        sent("retrieve", json!({"destination": "7001", "endpointId": on})),
        sent("answer", json!({"callId": fetched, "endpointId": on})),
        sent("park", json!({"callId": fetched, "destination": "7002"})),
        sent("answer", json!({"callId": recalled, "endpointId": on})),
    ];
    assert_eq!(desk.sim.commands(), expected, "each once, and nothing else");
}

/// How often something that begins so was announced.
fn times_heard(valet: &Valet<'_>, begins: &str) -> usize {
    valet.bus().heard().iter().filter(|said| said.starts_with(begins)).count()
}

/// Waits for what takes its time.
fn wait_to_hear_late(valet: &Valet<'_>, begins: &str) {
    wait_until(begins, Duration::from_secs(60), || {
        (times_heard(valet, begins) > 0).then_some(()).ok_or_else(|| format!("{:#?}", valet.bus().heard()))
    });
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_warning_and_a_line_that_is_lost_and_back_are_each_heard_once_and_the_tile_has_a_form_for_braille() {
    let desk = Desk::start(&format!("{LIVE}[console]\nrecall_secs = 30\n"));
    desk.sim.post("settings", json!({"xsi": true, "recallSecs": 30}));
    let valet = desk.signed_in(Hands::Keyboard);
    valet.wait_for_slot("7001 Lobby 1, free, live");
    let braille = |begins: &str| {
        valet.wait_for(begins, |tree| {
            let tile = tree.find(Role::Button, |name| name.starts_with("7001 "))?;
            valet.bus().braille(tile).filter(|cells| cells.starts_with(begins))
        })
    };
    assert_eq!(braille("7001 Free"), "7001 Free live");

    desk.sim.park("7001", "Harriet Lund");
    let parked = "Harriet Lund was parked on 7001 Lobby 1";
    valet.wait_to_hear_begin(parked);
    let cells = braille("7001 0:");
    assert!(cells.ends_with(" Harriet Lund") && cells.chars().count() <= 40, "{cells}");

    // Half of the time, and shortly before the recall.
    let warned = "Harriet Lund on 7001 Lobby 1 comes back in ";
    wait_to_hear_late(&valet, warned);
    desk.sim.post("steal", json!({"slot": "7001", "by": "2107"}));

    // The line is lost for some requests, which is said with what to do, and is back by itself.
    desk.sim.pull_the_cable(10);
    let (lost, back) = ("Webex does not answer. ", "Webex can be reached again.");
    let advice = valet.wait_to_hear_begin(lost);
    assert!(advice.contains("on any phone dial the retrieve code"), "{advice}");
    wait_to_hear_late(&valet, back);
    let half = "Harriet Lund has waited ";
    for once in [parked, half, warned, lost, back] {
        assert_eq!(times_heard(&valet, once), 1, "{once}: {:#?}", valet.bus().heard());
    }
}
