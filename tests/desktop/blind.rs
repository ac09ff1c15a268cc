//! The blind walk: a shift on the accessibility bus alone. Keys go in, names and announcements come out; nothing is found by
//! its place on the screen, and there is no mouse.

use std::time::Duration;

use serde_json::{Value, json};

use super::bus::Role;
use super::desk::{Desk, LIVE};
use super::hands;
use super::valet::Valet;

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
