//! The main job in a real window: sign in, choose a device, retrieve, and be told of the three stages.

use serde_json::{Value, json};

use super::bus::Role;
use super::desk::Desk;
use super::hands::Hands;
use super::valet::Valet;

/// The id of one of the attendant's devices, as the retrieve must name it.
fn endpoint_id(desk: &Desk, device: &str) -> Value {
    let state = desk.sim.get("state");
    let devices = state["users"][0]["devices"].as_array().unwrap_or_else(|| panic!("{state:#}"));
    let device = devices.iter().find(|known| known["name"] == device).unwrap();
    device["id"].clone()
}

fn choose(valet: &Valet<'_>, hands: Hands, device: &str) {
    hands.press(valet, Role::Radio, device);
    valet.wait_for(device, |tree| {
        tree.find(Role::Radio, |name| name == device).filter(|node| node.is_checked()).map(drop)
    });
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn with_the_keyboard_alone_a_caller_is_picked_up_on_the_chosen_device() {
    let desk = Desk::start("");
    desk.sim.park("7001", "Harriet Lund");
    let valet = desk.signed_in(Hands::Keyboard);
    choose(&valet, Hands::Keyboard, "Webex Desktop");
    desk.sim.retrieve_fault(json!({"delayMs": 700}));
    valet.type_number("7001");
    valet.wait_for_slot("7001 Lobby 1, asking Webex to ring Webex Desktop");
    valet.wait_to_hear(&[
        "Retrieved calls will ring on Webex Desktop.",
        "7001 Lobby 1: Asking Webex for 7001 Lobby 1…",
        "7001 Lobby 1: Webex Desktop is ringing. Valet is answering for you.",
        "7001 Lobby 1: Connected to Harriet Lund on Webex Desktop.",
    ]);
    valet.wait_for_slot("7001 Lobby 1, connected to Harriet Lund on Webex Desktop since ");
    let ordered = json!({"destination": "7001", "endpointId": endpoint_id(&desk, "Webex Desktop")});
    assert_eq!(desk.sim.retrieves(), [(ordered, json!(201))]);
}
