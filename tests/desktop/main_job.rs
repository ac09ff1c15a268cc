//! The main job in a real window: sign in, choose a device, retrieve, and be told of the three stages.

use serde_json::json;

use super::bus::Role;
use super::desk::Desk;
use super::hands::{self, Hands};

/// Slow enough for the first stage to be seen in the tree too.
fn answer_slowly(desk: &Desk) {
    desk.sim.retrieve_fault(json!({"delayMs": 700}));
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn with_the_keyboard_alone_a_caller_is_picked_up_on_the_chosen_device() {
    let desk = Desk::start("");
    desk.sim.park("7001", "Harriet Lund");
    let valet = desk.signed_in(Hands::Keyboard);
    Hands::Keyboard.choose(&valet, "Webex Desktop");

    answer_slowly(&desk);
    Hands::Keyboard.retrieve(&valet, "7001");
    valet.wait_for_slot("7001 Lobby 1, asking Webex to ring Webex Desktop");
    valet.wait_to_hear(&[
        "Retrieved calls will ring on Webex Desktop.",
        "7001 Lobby 1: Asking Webex for 7001 Lobby 1…",
        "7001 Lobby 1: Webex Desktop is ringing. Valet is answering for you.",
        "7001 Lobby 1: Connected to Harriet Lund on Webex Desktop.",
    ]);
    valet.wait_for_slot("7001 Lobby 1, connected to Harriet Lund on Webex Desktop since ");
    valet.wait_to_read("7001 Lobby 1: Connected to Harriet Lund on Webex Desktop.");
    let ordered = json!({"destination": "7001", "endpointId": desk.endpoint_id("Webex Desktop")});
    assert_eq!(desk.sim.retrieves(), [(ordered, json!(201))]);
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn with_an_impatient_mouse_a_caller_is_picked_up_where_the_handset_is_lifted() {
    let desk = Desk::start("[console]\nauto_answer = false\n");
    desk.sim.park("7002", "Ines Calder");
    let valet = desk.signed_in(Hands::Mouse);
    Hands::Mouse.choose(&valet, "Lobby phone");

    answer_slowly(&desk);
    Hands::Mouse.retrieve(&valet, "7002");
    hands::xdotool(&desk.display, &["click", "--repeat", "2", "--delay", "80", "1"]);
    valet.wait_for_slot("7002 Lobby 2, asking Webex to ring Lobby phone");
    valet.wait_for_slot("7002 Lobby 2, ringing: Lobby phone is ringing. Lift the handset. Stop ringing");
    valet.wait_to_read("7002 Lobby 2: Lobby phone is ringing. Lift the handset.");
    desk.sim.lift_handset();
    valet.wait_for_slot("7002 Lobby 2, connected to Ines Calder on Lobby phone since ");
    valet.wait_to_hear(&[
        "Retrieved calls will ring on Lobby phone.",
        "7002 Lobby 2: Asking Webex for 7002 Lobby 2…",
        "7002 Lobby 2: Lobby phone is ringing. Lift the handset.",
        "7002 Lobby 2: Connected to Ines Calder on Lobby phone.",
    ]);
    let ordered = json!({"destination": "7002", "endpointId": desk.endpoint_id("Lobby phone")});
    assert_eq!(desk.sim.retrieves(), [(ordered, json!(201))]);
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn arrows_lead_over_the_board_and_a_menu_chooses_the_device_of_one_call() {
    let desk = Desk::start("[console]\nauto_answer = false\n");
    desk.sim.park("7003", "Ola Berg");
    desk.sim.park("7004", "Jon Fiske");
    let valet = desk.signed_in(Hands::Keyboard);

    for slot in ["7001 ", "7002 ", "7003 "] {
        valet.keys(&["Right"]);
        valet.wait_for_focus(Role::Button, slot);
    }
    valet.keys(&["Return"]);
    valet.wait_to_read("7003 Back office: Desk phone is ringing. Lift the handset.");

    Hands::Keyboard.press(&valet, Role::Button, "Other device for 7004");
    Hands::Keyboard.press(&valet, Role::Button, "Retrieve 7004 on Lobby phone");
    valet.wait_to_read("7004 Workshop: Lobby phone is ringing. Lift the handset.");
    valet.wait_for("the device of the other calls", |tree| {
        tree.find(Role::Radio, |name| name == "Desk phone").filter(|radio| radio.is_checked()).map(drop)
    });

    Hands::Keyboard.press(&valet, Role::Button, "7003 ");
    valet.wait_to_read(
        "7003 Back office: Ringing stopped. The caller may still be parked on 7003 Back office.",
    );
    let ordered = |slot, device| json!({"destination": slot, "endpointId": desk.endpoint_id(device)});
    let expected =
        [(ordered("7003", "Desk phone"), json!(201)), (ordered("7004", "Lobby phone"), json!(201))];
    assert_eq!(desk.sim.retrieves(), expected);
}
