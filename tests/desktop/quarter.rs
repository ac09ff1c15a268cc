//! A quarter of an hour of an attendant with live news: calls are answered, parked, retrieved, transferred, come back and
//! are given up. At its end the window tells the same as the simulated Webex, and every order was sent once.

use serde_json::{Value, json};

use super::bus::Role;
use super::desk::{Desk, LIVE};
use super::hands::{self, Hands};
use super::valet::Valet;

/// After so long a parked caller comes back.
const RECALL_SECS: u64 = 45;

/// The card of the call with this caller offers to be answered, F2 answers it, and both talk.
fn answer(desk: &Desk, valet: &Valet<'_>, caller: &str) {
    valet.wait_for("the button that answers", |tree| {
        tree.find(Role::Button, |name| name == format!("Answer {caller} on Desk phone")).map(drop)
    });
    valet.keys(&["F2"]);
    desk.sim.wait_for_call("2100", caller, "connected");
    valet.wait_for_group(&format!("{caller}, connected "));
}

/// Where the simulated Webex says that a caller is.
#[derive(Debug)]
enum Whereabouts {
    /// Parked on a slot.
    Parked,
    /// In a call with this extension.
    With(String),
    /// Nowhere: the line is closed.
    Gone,
}

fn whereabouts(state: &Value, caller: &str) -> Whereabouts {
    let slots = state["slots"].as_array().unwrap();
    if slots.iter().any(|slot| slot["parked"]["name"] == caller) {
        return Whereabouts::Parked;
    }
    let with = |user: &&Value| {
        let calls = user["calls"].as_array().unwrap();
        calls.iter().any(|call| call["remoteParty"]["name"] == caller)
    };
    match state["users"].as_array().unwrap().iter().find(with) {
        Some(user) => Whereabouts::With(user["extension"].as_str().unwrap().to_owned()),
        None => Whereabouts::Gone,
    }
}

/// "7001 Lobby 1"
fn place(slot: &Value) -> String {
    format!("{} {}", slot["slot"].as_str().unwrap(), slot["name"].as_str().unwrap())
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn after_a_quarter_of_an_hour_the_window_tells_what_happened() {
    let desk = Desk::start(LIVE);
    desk.sim.post("settings", json!({"xsi": true, "recallSecs": RECALL_SECS}));
    let valet = desk.signed_in(Hands::ScreenReader);
    valet.wait_for_slot("7001 Lobby 1, free, live");

    // A call is answered and parked for a colleague.
    let harriet = desk.sim.ring("Harriet Lund", "+14085550142");
    answer(&desk, &valet, "Harriet Lund");
    valet.keys(&["F4"]);
    valet.wait_for_focus(Role::Entry, "Slot");
    hands::fill_in(&valet, &[("Slot", "7001"), ("For whom", "Mia Roth"), ("Note", "about the lift")]);
    // Live news tells of the caller, the answer to the order of the rest: either may come first.
    valet.wait_for("all that was said when she was parked", |tree| {
        let tile =
            tree.find(Role::Button, |name| name.starts_with("7001 Lobby 1, Harriet Lund waiting 0:"))?;
        let known = ["for Mia Roth", "by you", "about the lift"];
        known.iter().all(|known| tile.name.contains(known)).then_some(())
    });

    // A second call; the first is fetched on another device, and the phone puts the second on hold.
    let ola = desk.sim.ring("Ola Berg", "+14085550177");
    answer(&desk, &valet, "Ola Berg");
    Hands::ScreenReader.press(&valet, Role::Button, "Other device for 7001");
    Hands::ScreenReader.press(&valet, Role::Button, "Retrieve 7001 on Webex Desktop");
    valet.wait_for_slot("7001 Lobby 1, connected to Harriet Lund on Webex Desktop since ");
    valet.wait_for_group("Ola Berg, on hold ");
    let fetched = desk.sim.wait_for_call("2100", "Harriet Lund", "connected");

    // Both can be handed over: the key leads from the one's button to the other's, and Enter presses.
    valet.keys(&["F6"]);
    valet.wait_for_focus(Role::Button, "Transfer Ola Berg");
    valet.keys(&["F6"]);
    valet.wait_for_focus(Role::Button, "Transfer Harriet Lund");
    valet.keys(&["Return"]);
    valet.wait_for_focus(Role::Entry, "Transfer to");
    hands::fill_in(&valet, &[("Transfer to", "2108")]);
    let at_mia = desk.sim.wait_for_call("2108", "Rosa Keller", "alerting");
    desk.sim.post("answer", json!({"callId": at_mia}));
    desk.sim.wait_for_call("2108", "Harriet Lund", "connected");
    valet.wait_for("the end of her card", |tree| {
        tree.find(Role::Group, |name| name.starts_with("Harriet Lund, ")).is_none().then_some(())
    });

    // Back to the second, who is parked, forgotten, and comes back.
    valet.keys(&["F3"]);
    valet.wait_for_group("Ola Berg, connected ");
    valet.keys(&["F4"]);
    valet.wait_for_focus(Role::Entry, "Slot");
    hands::fill_in(&valet, &[("Slot", "7002"), ("For whom", "Tom")]);
    valet.wait_for_slot("7002 Lobby 2, Ola Berg waiting 0:");
    desk.sim.post("advance", json!({"seconds": RECALL_SECS}));
    let banner = valet.wait_for_group("Recall: Ola Berg is back from 7002 Lobby 2, parked ");
    assert!(banner.ends_with(" ago by you for Tom."), "{banner}");
    let recalled = desk.sim.wait_until_ringing();
    valet.wait_for("the button that answers", |tree| {
        let answers = "Answer Ola Berg, back from 7002 Lobby 2, on Desk phone";
        tree.find(Role::Button, |name| name == answers).map(drop)
    });
    valet.keys(&["F2"]);
    valet.wait_for_group("Ola Berg, connected ");

    // Two give up: one who is parked, one who rings. A third still waits.
    desk.sim.park("7003", "Ines Calder");
    valet.wait_for_slot("7003 Back office, Ines Calder waiting 0:");
    desk.sim.post("abandon", json!({"slot": "7003"}));
    valet.wait_for_slot("7003 Back office, left the slot: Ines Calder");
    let jon = desk.sim.ring("Jon Fiske", "+14085550188");
    valet.wait_for_group("Jon Fiske, ringing ");
    desk.sim.post("hangup", json!({"callId": jon}));
    valet.wait_for_activity("Jon Fiske has hung up before you answered");
    desk.sim.park("7004", "Greta Holm");
    valet.wait_for_slot("7004 Workshop, Greta Holm waiting 0:");

    tells_the_same(&desk, &valet);
    let device = |name: &str| desk.endpoint_id(name);
    let sent = |verb: &str, body: Value| (verb.to_owned(), body);
    let expected = [
        sent("answer", json!({"callId": harriet, "endpointId": device("Desk phone")})),
        sent("park", json!({"callId": harriet, "destination": "7001"})),
        sent("answer", json!({"callId": ola, "endpointId": device("Desk phone")})),
        sent("retrieve", json!({"destination": "7001", "endpointId": device("Webex Desktop")})),
        sent("answer", json!({"callId": fetched, "endpointId": device("Webex Desktop")})),
        sent("transfer", json!({"callId1": fetched, "destination": "2108"})),
        sent("resume", json!({"callId": ola})),
        sent("park", json!({"callId": ola, "destination": "7002"})),
        sent("answer", json!({"callId": recalled, "endpointId": device("Desk phone")})),
    ];
    assert_eq!(desk.sim.commands(), expected);
}

/// Board, cards and activity say of every slot and every caller what the simulated Webex says.
fn tells_the_same(desk: &Desk, valet: &Valet<'_>) {
    let state = desk.sim.get("state");
    for slot in state["slots"].as_array().unwrap() {
        let place = place(slot);
        let tile = valet.wait_for_slot(&format!("{place}, "));
        let fits = match slot["parked"]["name"].as_str() {
            Some(caller) => tile.starts_with(&format!("{place}, {caller} waiting ")),
            None => {
                ["free", "left the slot: "].iter().any(|words| tile.starts_with(&format!("{place}, {words}")))
            }
        };
        assert!(fits, "{tile}: {slot:#}");
    }
    let told = valet.activity();
    for caller in ["Harriet Lund", "Ola Berg", "Ines Calder", "Jon Fiske", "Greta Holm"] {
        let mut about = told.iter().filter(|sentence| sentence.contains(caller) && sentence.ends_with('.'));
        let is = whereabouts(&state, caller);
        let newest = about.next().map_or("", String::as_str);
        let fits = match &is {
            // What colleagues park is told by live news; the activity must not say that she has left.
            Whereabouts::Parked => newest.contains(" was parked on "),
            Whereabouts::With(extension) if extension == "2100" => newest.ends_with(" was answered."),
            Whereabouts::With(extension) => {
                newest
                    == format!(
                        "The call with {caller} has left your phone: handed over to {extension}, or ended."
                    )
            }
            Whereabouts::Gone => newest.contains(" has left 7003 ") || newest.contains(" has hung up "),
        };
        assert!(fits, "{caller} is {is:?}; the activity says {told:#?}");
        let mine = matches!(&is, Whereabouts::With(extension) if extension == "2100");
        let card = format!("{caller}, ");
        let has_card = valet.bus().tree().find(Role::Group, |name| name.starts_with(&card)).is_some();
        assert_eq!(has_card, mine, "{caller} is {is:?}");
    }
    // She talks to Mia: nothing may say that the call has ended.
    let ended = "The call with Harriet Lund has ended";
    let tree = valet.bus().tree();
    let lie = tree.0.iter().find(|node| node.name.contains(ended));
    assert!(lie.is_none(), "{lie:#?}\n{tree}");
    // Oldest first, the whole story in its order.
    let mut told = told.iter().rev();
    for begins in [
        "Signed in as Rosa Keller.",
        "Connected to Harriet Lund",
        "Harriet Lund is parked on 7001 Lobby 1 for Mia Roth.",
        "Connected to Ola Berg",
        "Harriet Lund is handed over as soon as 2108 answers.",
        "Ola Berg is parked on 7002 Lobby 2 for Tom.",
        "Ola Berg is back from 7002 Lobby 2, parked ",
        "Ola Berg, back from 7002 Lobby 2, was answered.",
        "Ines Calder has left 7003 Back office after ",
        "Jon Fiske has hung up before you answered",
    ] {
        assert!(told.any(|sentence| sentence.starts_with(begins)), "{begins:?}: {:#?}", valet.activity());
    }
}
