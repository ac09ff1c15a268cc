//! The main job against each fault, in the window: the words that the attendant reads and hears. One press is one order.

use std::time::{Duration, Instant};

use serde_json::json;

use super::bus::Role;
use super::desk::Desk;
use super::hands::Hands;
use super::valet::Valet;
use super::wait::{PATIENCE, wait_until};

/// Waits until a slot reads as `state` with these words, and until the same words were announced. What to do offline may follow.
fn told(valet: &Valet<'_>, slot: &str, state: &str, words: &str) -> String {
    let tile = valet.wait_for_slot(&format!("{slot}, {state}: {words}"));
    valet.wait_to_hear_begin(&format!("{slot}: {words}"));
    tile
}

/// What is said of a retrieve without an answer. Where it is the first that meets no answer, what to do offline follows.
fn unanswered(slot: &str) -> String {
    format!(
        "{slot}: No answer came from Webex, and the retrieve may have worked. Lift the handset if your device rings; \
         Valet is looking at your calls. The lost line ends no call: until the recall, on any phone dial the retrieve \
         code (usually *88) and the number of the slot. Valet comes back by itself."
    )
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_refusal_is_told_in_words_and_an_order_without_an_answer_is_looked_up() {
    let desk = Desk::start("[console]\nauto_answer = false\n");
    desk.sim.park("7001", "Harriet Lund");
    let valet = desk.signed_in(Hands::Mouse);

    // Given up after 15 s; the refusals come meanwhile, each on its own slot.
    desk.sim.retrieve_fault(json!({"delayMs": 20_000}));
    Hands::Mouse.retrieve(&valet, "7001");
    valet.wait_for_slot("7001 Lobby 1, asking Webex to ring Desk phone");

    desk.sim.retrieve_fault(json!({"status": 403}));
    Hands::Mouse.retrieve(&valet, "7002");
    let tile = told(
        &valet,
        "7002 Lobby 2",
        "refused",
        "You are not allowed to retrieve calls. Sign in again and agree to the call permissions, or ask your administrator for them.",
    );
    assert!(
        !tile.ends_with("Retrieve on Desk phone"),
        "without the permission there is nothing to press: {tile}"
    );

    desk.sim.retrieve_fault(json!({"status": 404}));
    Hands::Mouse.retrieve(&valet, "7003");
    let tile = told(
        &valet,
        "7003 Back office",
        "refused",
        "Nobody is parked there, or the number does not exist. Check the number, or ask whether a colleague has the caller.",
    );
    assert!(tile.ends_with(" Retrieve on Desk phone"), "{tile}");

    desk.sim.retrieve_fault(json!({"status": 409}));
    Hands::Mouse.retrieve(&valet, "7004");
    let tile = told(
        &valet,
        "7004 Workshop",
        "refused",
        "The call is not there to take just now; a colleague may have been faster. Ask your colleagues, or retrieve again.",
    );
    assert!(tile.ends_with(" Retrieve on Desk phone"), "{tile}");

    valet.wait_to_hear(&[
        &unanswered("7001 Lobby 1"),
        "7001 Lobby 1: Desk phone is ringing. Lift the handset.",
    ]);
    desk.sim.lift_handset();
    valet.wait_for_slot("7001 Lobby 1, connected to Harriet Lund on Desk phone since ");
    for (slot, status) in [("7002", 403), ("7003", 404), ("7004", 409)] {
        assert_eq!(desk.sim.statuses(slot), [json!(status)], "{slot}");
    }
    assert_eq!(desk.sim.statuses("7001").len(), 1);
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn an_empty_slot_is_told_in_all_four_ways_and_a_wait_is_counted_down() {
    let desk = Desk::start("");
    desk.sim.park("7005", "Harriet Lund");
    desk.sim.park("7006", "Ola Berg");
    let valet = desk.signed_in(Hands::Keyboard);

    for (slot, number, way, state, words) in [
        (
            "7001 Lobby 1",
            "7001",
            "404",
            "refused",
            "Nobody is parked there, or the number does not exist. Check the number, or ask whether a colleague has the caller.",
        ),
        (
            "7002 Lobby 2",
            "7002",
            "409",
            "refused",
            "The call is not there to take just now; a colleague may have been faster. Ask your colleagues, or retrieve again.",
        ),
        (
            "7003 Back office",
            "7003",
            "400",
            "refused",
            "Webex did not accept this request. Perhaps nobody is parked there. Check the number and the device, then retrieve again.",
        ),
        (
            "7004 Workshop",
            "7004",
            "acceptThenDisconnect",
            "nobody there",
            "Nobody is parked on 7004 any more: somebody was faster, or the caller hung up.",
        ),
    ] {
        desk.sim.post("settings", json!({"emptyRetrieve": way}));
        Hands::Keyboard.retrieve(&valet, number);
        valet.wait_for_slot(&format!("{slot}, {state}: {words}"));
        assert_eq!(desk.sim.statuses(number).len(), 1, "{way}");
    }
    valet.wait_to_hear(&[
        "7004 Workshop: Nobody is parked on 7004 Workshop any more: somebody was faster, or the caller hung up.",
    ]);

    for (slot, number, status, words, caller) in [
        (
            "7005 Warehouse",
            "7005",
            423,
            "The call is locked for a moment because something else is being done with it. Wait for the countdown, then retrieve again.",
            "Harriet Lund",
        ),
        (
            "7006 Service",
            "7006",
            429,
            "Webex is busy and asks to wait. Nothing was retrieved; wait for the countdown, then retrieve again.",
            "Ola Berg",
        ),
    ] {
        desk.sim.retrieve_fault(json!({"status": status, "retryAfter": 3}));
        Hands::Keyboard.retrieve(&valet, number);
        let tile = told(&valet, slot, "not yet", words);
        assert!(tile.contains(" Try again in 0:0"), "{tile}");
        let presses = |node: &super::bus::Node| node.is_sensitive();
        let may =
            valet.wait_for(slot, |tree| tree.find(Role::Button, |name| name.starts_with(slot)).map(presses));
        assert!(!may, "the button is away while the countdown runs");
        Hands::Keyboard.retrieve(&valet, number);
        valet.wait_for_slot(&format!("{slot}, may be tried again: {words} Retrieve on Desk phone"));
        assert_eq!(desk.sim.statuses(number), [json!(status)], "nothing is sent before it may, or by itself");
        Hands::Keyboard.retrieve(&valet, number);
        valet.wait_for_slot(&format!("{slot}, connected to {caller} on Desk phone since "));
        assert_eq!(desk.sim.statuses(number), [json!(status), json!(201)]);
    }
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn an_unclear_answer_is_looked_up_and_a_lost_race_is_told() {
    let desk = Desk::start("");
    for (slot, name) in
        [("7001", "Harriet Lund"), ("7002", "Ola Berg"), ("7003", "Ines Calder"), ("7004", "Jon Fiske")]
    {
        desk.sim.park(slot, name);
    }
    let valet = desk.signed_in(Hands::Mouse);

    for (slot, number, fault, words) in [
        (
            "7001 Lobby 1",
            "7001",
            json!({"status": 500, "body": "html"}),
            "Webex had a problem, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.",
        ),
        (
            "7002 Lobby 2",
            "7002",
            json!({"drop": "before"}),
            "No answer came from Webex, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.",
        ),
    ] {
        desk.sim.retrieve_fault(fault);
        Hands::Mouse.retrieve(&valet, number);
        told(&valet, slot, "checking", words);
        let tile = valet.wait_for_slot(&format!("{slot}, not carried out: "));
        let words = format!(
            "Webex did not carry out the order for {number}: nothing is ringing. You can try again. Retrieve on Desk phone"
        );
        assert_eq!(tile, format!("{slot}, not carried out: {words}"));
        valet.wait_to_hear(&[&format!(
            "{slot}: Webex did not carry out the order for {slot}: nothing is ringing. You can try again."
        )]);
        assert_eq!(desk.sim.statuses(number).len(), 1, "{slot}");
    }

    desk.sim.retrieve_fault(json!({"drop": "after"}));
    Hands::Mouse.retrieve(&valet, "7003");
    valet.wait_to_hear(&[
        &unanswered("7003 Back office"),
        "7003 Back office: Desk phone is ringing. Lift the handset.",
    ]);
    desk.sim.lift_handset();
    valet.wait_for_slot("7003 Back office, connected to Ines Calder on Desk phone since ");
    assert_eq!(desk.sim.statuses("7003").len(), 1);

    // The device rings at once, and while Valet does not know yet, a colleague takes the caller.
    desk.sim.retrieve_fault(json!({"delayMs": 1_500}));
    Hands::Mouse.retrieve(&valet, "7004");
    valet.wait_for_slot("7004 Workshop, asking Webex to ring Desk phone");
    desk.sim.wait_until_ringing();
    desk.sim.post("steal", json!({"slot": "7004", "by": "2107"}));
    let words = "Nobody is parked on 7004 any more: somebody was faster, or the caller hung up.";
    valet.wait_for_slot(&format!("7004 Workshop, nobody there: {words} Retrieve on Desk phone"));
    valet.wait_to_hear(&[
        "7004 Workshop: Nobody is parked on 7004 Workshop any more: somebody was faster, or the caller hung up.",
    ]);
    assert_eq!(desk.sim.statuses("7004"), [json!(201)]);
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_device_that_does_not_answer_is_told() {
    let desk = Desk::start("[console]\nauto_answer = false\n");
    desk.sim.post("settings", json!({"ringSecs": 16}));
    desk.sim.park("7002", "Ola Berg");
    let valet = desk.signed_in(Hands::ScreenReader);

    Hands::ScreenReader.retrieve(&valet, "7002");
    valet.wait_for_slot("7002 Lobby 2, ringing: Desk phone is ringing. Lift the handset.");
    desk.sim.wait_until_calls_are_read();
    let not_answered = "7002 Lobby 2, not answered: Desk phone was not answered. The caller may still be parked on 7002: try again. Retrieve on Desk phone";
    valet.wait_within(not_answered, Duration::from_secs(40), |tree| {
        tree.find(Role::Button, |name| name == not_answered).map(drop)
    });
    valet.wait_to_hear(&[
        "7002 Lobby 2: Desk phone was not answered. The caller may still be parked on 7002 Lobby 2: try again.",
    ]);
    assert_eq!(desk.sim.statuses("7002"), [json!(201)]);
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_401_is_refreshed_unseen_and_an_expired_sign_in_keeps_the_board() {
    let desk = Desk::start("");
    desk.sim.park("7001", "Harriet Lund");
    desk.sim.park("7002", "Ola Berg");
    let valet = desk.signed_in(Hands::Keyboard);

    desk.sim.expire("access");
    Hands::Keyboard.retrieve(&valet, "7001");
    valet.wait_to_hear(&["7001 Lobby 1: Connected to Harriet Lund on Desk phone."]);
    let taken = |slot| desk.sim.statuses(slot).into_iter().filter(|status| *status == 201).count();
    assert_eq!(taken("7001"), 1);
    let unseen = |words: &String| !words.to_lowercase().contains("sign-in");
    assert!(valet.bus().heard().iter().all(unseen), "{:#?}", valet.bus().heard());

    desk.sim.expire("refresh");
    desk.sim.expire("access");
    valet.wait_to_read("Your sign-in has run out");
    valet.wait_to_read("The board stays as it was. Nothing can be sent until you sign in again.");
    valet.wait_to_hear(&["Your sign-in has run out. Sign in again to go on; the board stays as it was."]);
    valet.wait_for_slot("7002 Lobby 2, not known");
    // A key that was in flight when the number field went presses nothing.
    let lost = Instant::now();
    wait_until("the second after which a key is meant", PATIENCE, || {
        (lost.elapsed() > Duration::from_millis(1_200))
            .then_some(())
            .ok_or_else(|| format!("{:?}", lost.elapsed()))
    });
    Hands::Keyboard.press(&valet, Role::Button, "Sign in again");
    valet.wait_for_slot("7002 Lobby 2, not known. Retrieve on Desk phone");
    Hands::Keyboard.retrieve(&valet, "7002");
    valet.wait_for_slot("7002 Lobby 2, connected to Ola Berg on Desk phone since ");
    assert_eq!(taken("7002"), 1);
}
