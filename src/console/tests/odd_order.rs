//! Events in an odd order: the REST answer, the journal, the readings and the live news overtake each other, and nobody is
//! lost or told of untruly.

use super::parked::*;
use super::*;
use crate::console::board::{Confidence, Verified};
use crate::console::ledger::GoneBy;

fn read_calls(console: &mut Console, calls: Vec<Call>, mono_ms: u64) -> Vec<Effect> {
    news(console, News::Calls { epoch: EPOCH, asked_at: at(mono_ms - 10), result: Ok(calls) }, mono_ms)
}

#[test]
fn the_next_caller_on_a_slot_survives_the_late_sight_of_the_one_before() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 2_000);
    press(&mut console, "7001", 3_000);
    accept(&mut console, 1, "leg", 3_100);
    live_park(&mut console, "7001", None, 3_200);
    live_park(&mut console, "7001", Some(ola()), 3_300);
    read(&mut console, vec![connected("leg")], 4_000);
    assert_eq!(waiting_of(state(&console, "7001", 4_100)).caller, ola());
    let of_ola: Vec<String> = lines(&console).into_iter().filter(|line| line.contains("Ola Berg")).collect();
    assert_eq!(of_ola, ["Ola Berg was parked on 7001 Lobby 7001."]);
}

#[test]
fn whoever_was_expected_and_not_fetched_has_a_line() {
    let mut console = drive_to_ready_with(false, devices());
    park(&mut console, 1, "7001", 2_000);
    press(&mut console, "7001", 3_000);
    accept(&mut console, 1, "leg", 3_100);
    read(&mut console, vec![Call { remote_party: ola(), ..connected("leg") }], 4_000);
    let line = "Ola Berg was fetched from 7001 Lobby 7001, and not Harriet Lund, who had been there. \
                It is not known where that caller is.";
    assert!(has_line(&console, line), "{:?}", lines(&console));
}

#[test]
fn a_recall_that_is_seen_late_does_not_take_the_next_caller_from_the_slot() {
    for is_own in [true, false] {
        let mut console = drive_to_live();
        live_park(&mut console, "7001", Some(ola()), 2_000);
        live_park(&mut console, "7001", None, 47_000);
        if is_own {
            park(&mut console, 1, "7001", 47_100);
        } else {
            live_park(&mut console, "7001", Some(harriet()), 47_100);
        }
        let recall = Call { remote_party: ola(), ..recall_call("r", "7001", CallState::Alerting) };
        let effects = read_calls(&mut console, vec![recall.clone()], 48_000);
        assert_eq!(waiting_of(state(&console, "7001", 48_100)).caller, harriet());
        let answered = Call { state: CallState::Connected, ..recall };
        let mut effects = effects;
        effects.extend(read_calls(&mut console, vec![answered], 49_000));
        assert_eq!(waiting_of(state(&console, "7001", 49_100)).caller, harriet());
        assert!(strikes(&effects).is_empty());
        assert!(!lines(&console).iter().any(|line| line.starts_with("Harriet Lund has left")));
    }
}

#[test]
fn two_callers_who_come_back_from_one_slot_are_two_recalls() {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 2_000);
    let first = recall_call("r1", "7001", CallState::Alerting);
    let effects = read_calls(&mut console, vec![first.clone()], 47_000);
    assert!(strikes(&effects).is_empty());
    let second = Call { remote_party: ola(), ..recall_call("r2", "7001", CallState::Alerting) };
    let effects = read_calls(&mut console, vec![first, second.clone()], 48_000);
    assert_eq!(console.recalls().len(), 2);
    assert!(strikes(&effects).is_empty(), "the first one rings on");
    assert!(
        !lines(&console).iter().any(|line| line.contains("has left")),
        "she rings: {:?}",
        lines(&console)
    );
    let answered = recall_call("r1", "7001", CallState::Connected);
    let effects = read_calls(&mut console, vec![answered, second], 49_000);
    assert_eq!(strikes(&effects), [(1, GoneBy::Recalled)]);
    assert!(has_line(&console, "Harriet Lund, back from 7001 Lobby 7001, was answered."));
    assert!(matches!(state(&console, "7001", 49_100), SlotState::Recalled { call, .. } if call.0 == "r2"));
}

/// The same caller as live news spells her.
fn spelled() -> Party {
    Party { name: Some("H. LUND CALLS".into()), number: None }
}

#[test]
fn an_own_park_stays_one_whatever_live_news_calls_the_caller_and_whichever_is_faster() {
    let before = |console: &mut Console| drop(live_park(console, "7001", Some(spelled()), 5_050));
    let after = |console: &mut Console| drop(live_park(console, "7001", Some(spelled()), 5_200));
    for is_live_first in [true, false] {
        let mut console = drive_to_live();
        if is_live_first {
            before(&mut console);
        }
        console.parked_here(parked_call(1, "7001", 5_000), Verified::Yes, at(5_100));
        if !is_live_first {
            after(&mut console);
        }
        let effects = kept(&mut console, 1, Ok(()), 5_300);
        let waiting = waiting_of(state(&console, "7001", 6_000));
        assert_eq!((waiting.confidence, waiting.for_whom.as_deref()), (Confidence::Live, Some("Dr Lee")));
        assert!(strikes(&effects).is_empty());
        let stays = !lines(&console).iter().any(|line| line.contains("has left"));
        assert!(stays, "{:?}", lines(&console));
    }
}

#[test]
fn another_caller_much_later_is_another_caller() {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    let effects = live_park(&mut console, "7001", Some(ola()), 12_000);
    assert_eq!(strikes(&effects), [(1, GoneBy::Left)]);
    assert_eq!(waiting_of(state(&console, "7001", 12_100)).for_whom, None);
}

/// This moment by a monotonic clock that stood still for an hour of sleep.
fn after_an_hour(mono_ms: u64) -> Now {
    Now { wall: at(mono_ms).wall + std::time::Duration::from_secs(3_600), mono_ms }
}

#[test]
fn an_own_park_is_as_old_as_the_sleep_of_the_laptop() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    let effects = console.update(Event::Tick, after_an_hour(5_100));
    let slot = console.board().slot(&slot("7001")).unwrap();
    assert_eq!(last_waiting(slot.state(after_an_hour(5_100))).caller, harriet());
    assert!(said(&console).starts_with("It is no longer sure that Harriet Lund waits"));
    assert!(strikes(&effects).is_empty(), "nobody said that she is gone");
}

#[test]
fn another_caller_after_the_sleep_of_the_laptop_is_not_taken_for_the_own_one() {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    console.update(Event::Tick, after_an_hour(5_100));
    live(&mut console, crate::console::live::LiveNews::Connecting, 5_200);
    for news in [
        crate::console::live::LiveNews::Up,
        crate::console::live::LiveNews::Park { slot: slot("7001"), parked: Some(ola()) },
    ] {
        console.update(Event::News(News::Live { epoch: EPOCH, news }), after_an_hour(5_300));
    }
    let waiting = waiting_of(console.board().slot(&slot("7001")).unwrap().state(after_an_hour(5_400)));
    assert_eq!((waiting.caller.known(), waiting.for_whom), (Some("Ola Berg"), None));
}

#[test]
fn a_park_that_the_journal_confirms_twice_is_one_park() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    let (before, known) = (state(&console, "7001", 6_000), lines(&console));
    let effects = kept(&mut console, 1, Ok(()), 5_500);
    assert!(strikes(&effects).is_empty());
    assert_eq!((state(&console, "7001", 6_000), lines(&console)), (before, known));
}
