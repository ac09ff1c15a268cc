//! The main job against each fault, in the window: the words that the attendant reads and hears. One press is one order.

use std::time::Duration;

use serde_json::{Value, json};

use super::bus::Role;
use super::desk::Desk;
use super::hands::Hands;
use super::valet::Valet;

/// Waits until a slot's sentence begins with `slot`, the state and these words, and until the same words were announced.
fn told(valet: &Valet<'_>, slot: &str, state: &str, words: &str) {
    valet.wait_for_slot(&format!("{slot}, {state}: {words}"));
    valet.wait_to_hear(&[&format!("{slot}: {words}")]);
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_refusal_and_an_order_without_an_answer_are_told_and_nothing_is_sent_again() {
    let desk = Desk::start("[console]\nauto_answer = false\n");
    desk.sim.park("7001", "Harriet Lund");
    let valet = desk.signed_in(Hands::Mouse);
    let retrieve = |slot| Hands::Mouse.retrieve(&valet, slot);

    // Is given up after 15 s; the refusals come meanwhile, each on its own slot.
    desk.sim.retrieve_fault(json!({"delayMs": 20_000}));
    retrieve("7001");
    valet.wait_for_slot("7001 Lobby 1, asking Webex to ring Desk phone");

    desk.sim.retrieve_fault(json!({"status": 403}));
    retrieve("7002");
    told(&valet, "7002 Lobby 2", "refused", "You are not allowed to retrieve calls. Sign in again and agree to the call permissions, or ask your administrator for them.");

    desk.sim.retrieve_fault(json!({"status": 404}));
    retrieve("7003");
    told(&valet, "7003 Back office", "refused", "Nobody is parked there, or the number does not exist. Check the number, or ask whether a colleague has the caller.");

    desk.sim.retrieve_fault(json!({"status": 409}));
    retrieve("7004");
    told(&valet, "7004 Workshop", "refused", "The call is not there to take just now; a colleague may have been faster. Ask your colleagues, or retrieve again.");

    for (slot, status) in [("7002", 403), ("7003", 404), ("7004", 409)] {
        assert_eq!(desk.sim.statuses(slot), [json!(status)], "{slot}");
    }

    valet.wait_to_hear(&[
        "7001 Lobby 1: Asking Webex for 7001 Lobby 1…",
        "7001 Lobby 1: No answer came from Webex, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.",
        "7001 Lobby 1: Desk phone is ringing. Lift the handset.",
    ]);
    desk.sim.lift_handset();
    valet.wait_for_slot("7001 Lobby 1, connected to Harriet Lund on Desk phone since ");
    assert_eq!(desk.sim.statuses("7001").len(), 1);
}
