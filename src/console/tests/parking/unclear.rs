//! Parks of which Webex or the disk does not say what came of them.

use super::*;
use crate::console::tests::orders::unclear;

#[test]
fn a_park_that_cannot_be_written_down_says_so() {
    for silent in [true, false] {
        let mut console = ready_to_park();
        let (id, _) = park(&mut console, ParkOn::Slot(slot("7001")), 2_100)[0].clone();
        let keep = kept(&done(&mut console, id, Came::Done, 2_300));
        if silent {
            console.update(Event::Tick, at(7_300));
        } else {
            written(&mut console, keep[0].id, Err("The disk is full.".into()), 2_400);
        }
        let line = lines(&console)[0].clone();
        let why = if silent { "The disk does not answer." } else { "The disk is full." };
        assert!(line.contains("is parked on") && line.ends_with(why), "{line}");
        if silent {
            written(&mut console, keep[0].id, Ok(()), 8_000);
            assert_eq!(lines(&console)[0], "Ola Berg is parked on 7001 Lobby 7001 for Dr Lee.");
        }
    }
}

#[test]
fn a_caller_who_has_vanished_after_a_lost_answer_is_kept_as_perhaps_parked() {
    let mut console = ready_to_park();
    let (id, _) = park(&mut console, ParkOn::Slot(slot("7001")), 2_100)[0].clone();
    failed(&mut console, id, unclear(), 2_500);
    assert!(kept(&look(&mut console, vec![], 3_500)).is_empty(), "one reading is not enough");
    let keep = kept(&look(&mut console, vec![], 4_500));
    assert_eq!(keep.len(), 1);
    assert_eq!(keep[0].slot, slot("7001"));
    assert_eq!(
        line_of(&console, id),
        "It is not known whether Ola Berg is parked on 7001 Lobby 7001: the call has left your phone."
    );
    look(&mut console, vec![], 5_500);
    assert!(!lines(&console).iter().any(|line| line.contains("ended")), "that is not known either");
    // A later reading knows better: the caller is on the phone after all.
    let effects = look(&mut console, vec![talking("c1")], 6_500);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Strike { id, .. } if *id == keep[0].id)));
}

#[test]
fn a_park_that_was_not_carried_out_can_be_tried_again() {
    let mut console = ready_to_park();
    let (id, _) = park(&mut console, ParkOn::Slot(slot("7001")), 2_100)[0].clone();
    failed(&mut console, id, unclear(), 2_500);
    for second in 3..7 {
        assert!(kept(&look(&mut console, vec![talking("c1")], second * 1_000)).is_empty());
    }
    let words = english(view(&console, "c1", 6_000).order.unwrap().words);
    assert_eq!(
        words,
        "Ola Berg was not parked on 7001 Lobby 7001: the call is still on your phone. You can try again."
    );
    assert_eq!(park(&mut console, ParkOn::Slot(slot("7001")), 6_100).len(), 1);
}

#[test]
fn a_park_that_cannot_be_looked_up_is_kept_too() {
    let mut console = ready_to_park();
    let (id, _) = park(&mut console, ParkOn::Slot(slot("7001")), 2_100)[0].clone();
    failed(&mut console, id, unclear(), 2_500);
    let keep = kept(&console.update(Event::Tick, at(32_500)));
    assert_eq!(keep.len(), 1);
    assert!(line_of(&console, id).starts_with("It is not known whether Ola Berg is parked"));
}

#[test]
fn whoever_signs_out_during_a_park_does_not_lose_the_caller() {
    let mut console = ready_to_park();
    let (id, _) = park(&mut console, ParkOn::Slot(slot("7001")), 2_100)[0].clone();
    let effects = intent(&mut console, Intent::SignOut, 2_200);
    assert_eq!(kept(&effects).len(), 1);
    assert!(matches!(effects.last(), Some(Effect::SignOut | Effect::Watch { .. })));
    assert!(kept(&done(&mut console, id, Came::Done, 2_300)).is_empty(), "once");
}

#[test]
fn a_park_that_is_not_known_stands_on_the_board_as_not_verified_until_the_call_is_found() {
    use crate::console::board::Confidence;
    let mut console = ready_to_park();
    let (id, _) = park(&mut console, ParkOn::Slot(slot("7001")), 2_100)[0].clone();
    failed(&mut console, id, unclear(), 2_500);
    look(&mut console, vec![], 3_500);
    let keep = kept(&look(&mut console, vec![], 4_500));
    written(&mut console, keep[0].id, Ok(()), 4_600);
    let state = console.board().slot(&slot("7001")).unwrap().state(at(4_700));
    assert!(
        matches!(&state, SlotState::Parked(waiting) if waiting.confidence == Confidence::Stale),
        "{state:?}"
    );
    assert!(lines(&console).iter().any(|line| line.starts_with("It is not known whether Ola Berg")));
    let effects = look(&mut console, vec![talking("c1")], 5_500);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Strike { .. })));
    let state = console.board().slot(&slot("7001")).unwrap().state(at(5_600));
    assert!(matches!(state, SlotState::NotKnown { .. }), "{state:?}");
}
