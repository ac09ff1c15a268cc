//! What the journal is told before an order to park goes out, and what a start makes of it.

use super::*;
use crate::console::board::{Confidence, Verified};
use crate::console::ledger::GoneBy;
use crate::console::tests::parked::{drive_to_live, live_park, ola, state, strikes, waiting_of};

fn intended(effects: &[Effect]) -> Vec<ParkedCall> {
    let asked = effects.iter().filter_map(|effect| match effect {
        Effect::Intend(call) => Some((**call).clone()),
        _ => None,
    });
    asked.collect()
}

fn press_park(console: &mut Console, on: ParkOn, mono_ms: u64) -> Vec<Effect> {
    let (for_whom, note) = ("Dr Lee".to_owned(), "invoice".to_owned());
    intent(console, Intent::Park { call: "c1".into(), on, for_whom, note }, mono_ms)
}

fn noted(console: &mut Console, id: ParkId, result: Result<(), Arg>, mono_ms: u64) -> Vec<Effect> {
    news(console, News::Journal(JournalNews::Intended { id, result }), mono_ms)
}

/// Parked by an earlier run that did not live to see the answer.
fn from_before(asked: &ParkedCall, calls: Vec<ParkedCall>) -> Console {
    let mut console = drive_to_ready();
    let calls = calls.into_iter().chain([asked.clone()]).collect();
    news(&mut console, News::Journal(JournalNews::Restored { calls, trouble: vec![] }), 1_000);
    console
}

fn asked_on(on: ParkOn) -> ParkedCall {
    intended(&press_park(&mut ready_to_park(), on, 2_100)).remove(0)
}

#[test]
fn that_a_park_is_asked_for_is_written_before_the_order_goes_out() {
    for (on, id, number) in [
        (ParkOn::Slot(slot("7001")), "cpe-7001", Some("7001")),
        (ParkOn::Number("7002".to_owned()), "cpe-7002", Some("7002")),
        (ParkOn::Number("7099".to_owned()), "typed:7099", Some("7099")),
        (ParkOn::Slot("mine".into()), "mine", None),
        (ParkOn::Group, "group:1", None),
    ] {
        let mut console = ready_to_park();
        let slots = console.board().slots().len();
        let effects = press_park(&mut console, on, 2_100);
        let [Effect::Intend(call), Effect::Order { .. }, ..] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!((call.slot.0.as_str(), call.destination.as_deref()), (id, number));
        assert_eq!(call.asked, Some("c1".into()));
        assert_eq!(call.caller.name.as_deref(), Some("Ola Berg"));
        assert_eq!((call.for_whom.as_deref(), call.note.as_deref()), (Some("Dr Lee"), Some("invoice")));
        assert_eq!(console.board().slots().len(), slots, "nothing is on the board yet");
    }
}

#[test]
fn the_answer_confirms_what_was_asked_for_under_the_same_name() {
    let mut console = ready_to_park();
    let effects = press_park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
    let asked = intended(&effects).remove(0);
    noted(&mut console, asked.id, Ok(()), 2_150);
    assert_eq!(state(&console, "7001", 2_150), SlotState::NotKnown { last: None }, "asked for is not parked");
    let keep = kept(&done(&mut console, order_in(&effects), Came::Done, 2_300));
    assert_eq!(keep, [ParkedCall { asked: None, ..asked }]);
}

#[test]
fn a_park_that_was_surely_not_carried_out_is_struck_from_the_journal() {
    let wait = failure(FailureKind::Refused, PressAgain::AfterSecs(5), LookUp::Nothing);
    for why in [no(), wait, Failure::of_valet("Nobody is signed in.", FailureKind::Refused)] {
        let mut console = ready_to_park();
        let effects = press_park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
        let effects = failed(&mut console, order_in(&effects), why, 2_300);
        assert_eq!(strikes(&effects), [(1, GoneBy::NotParked)]);
    }
}

#[test]
fn a_park_without_an_answer_stays_in_the_journal_until_the_calls_show_that_it_did_not_happen() {
    let mut console = ready_to_park();
    let effects = press_park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
    let effects = failed(&mut console, order_in(&effects), unclear(), 2_500);
    assert!(strikes(&effects).is_empty());
    let struck: Vec<_> =
        (3..7).flat_map(|second| strikes(&look(&mut console, vec![talking("c1")], second * 1_000))).collect();
    assert_eq!(struck, [(1, GoneBy::NotParked)]);
}

#[test]
fn a_park_that_nobody_answered_is_kept_as_asked_for_and_no_more() {
    let mut console = ready_to_park();
    let effects = press_park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
    let asked = intended(&effects).remove(0);
    failed(&mut console, order_in(&effects), unclear(), 2_500);
    look(&mut console, vec![], 3_500);
    assert_eq!(kept(&look(&mut console, vec![], 4_500)), [asked]);
}

#[test]
fn a_disk_that_refuses_stops_no_park_and_what_is_said_of_it_is_true() {
    for is_noted in [true, false] {
        let mut console = ready_to_park();
        let effects = press_park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
        let id = order_in(&effects);
        let result = if is_noted { Ok(()) } else { Err("The disk is full.".into()) };
        assert!(noted(&mut console, ParkId(1), result, 2_150).is_empty(), "the order is out already");
        done(&mut console, id, Came::Done, 2_300);
        written(&mut console, ParkId(1), Err("The disk is full.".into()), 2_400);
        let line = line_of(&console, id);
        assert!(line.contains("is parked on") && line.ends_with("The disk is full."), "{line}");
        assert_eq!(line.contains("would be forgotten"), !is_noted, "{line}");
    }
}

#[test]
fn a_park_that_may_have_happened_and_cannot_be_written_down_says_so() {
    let mut console = ready_to_park();
    let effects = press_park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
    failed(&mut console, order_in(&effects), unclear(), 2_500);
    look(&mut console, vec![], 3_500);
    look(&mut console, vec![], 4_500);
    written(&mut console, ParkId(1), Err("The disk is full.".into()), 4_600);
    assert!(lines(&console)[0].starts_with("That the call may be parked could not be written down"));
}

#[test]
fn after_a_restart_a_park_without_an_answer_is_neither_parked_for_sure_nor_free() {
    let asked = asked_on(ParkOn::Slot(slot("7001")));
    let console = from_before(&asked, vec![]);
    let waiting = waiting_of(state(&console, "7001", 1_000));
    assert_eq!((waiting.verified, waiting.confidence), (Verified::AskedBeforeRestart, Confidence::Stale));
    assert_eq!(waiting.caller.known(), Some("Ola Berg"));
    assert_eq!((waiting.for_whom.as_deref(), waiting.note.as_deref()), (Some("Dr Lee"), Some("invoice")));
    assert_eq!(
        lines(&console)[0],
        "Webex was asked to park Ola Berg on 7001 Lobby 7001 for Dr Lee before the restart, and the answer was not seen. \
         It is not verified that the caller waits there."
    );
    let later = state(&console, "7001", 10_000_000);
    assert!(matches!(later, SlotState::NotKnown { last: Some(last) } if last.waiting.is_some()));
}

#[test]
fn after_a_restart_it_takes_nobodys_place_and_live_news_settles_it() {
    let asked = asked_on(ParkOn::Slot(slot("7001")));
    let harriet = ParkedCall { id: ParkId(9), ..crate::console::tests::parked::parked_call(9, "7001", 500) };
    let mut console = from_before(&asked, vec![harriet]);
    assert_eq!(waiting_of(state(&console, "7001", 1_000)).caller.known(), Some("Ola Berg"));
    let effects = look(&mut console, vec![talking("c1")], 2_000);
    assert_eq!(strikes(&effects).iter().map(|(id, _)| *id).collect::<Vec<_>>(), [1], "she was never parked");
    assert_eq!(waiting_of(state(&console, "7001", 2_100)).caller.known(), Some("Harriet Lund"));

    let mut console = from_before(&asked, vec![]);
    let caller = talking("c1").remote_party;
    parked_live(&mut console, caller, 2_000);
    let waiting = waiting_of(state(&console, "7001", 2_100));
    assert_eq!((waiting.verified, waiting.note.as_deref()), (Verified::Yes, Some("invoice")));
}

fn parked_live(console: &mut Console, caller: Party, mono_ms: u64) {
    crate::console::tests::parked::learn(
        console,
        "7001",
        crate::console::board::Says::Parked(caller),
        mono_ms,
    );
}

#[test]
fn a_call_that_is_on_the_phone_after_the_restart_was_not_parked_and_that_is_said() {
    let mut console = from_before(&asked_on(ParkOn::Slot(slot("7001"))), vec![]);
    let effects = look(&mut console, vec![], 1_500);
    assert!(strikes(&effects).is_empty());
    let effects = look(&mut console, vec![talking("c1")], 2_000);
    assert_eq!(strikes(&effects).len(), 1);
    assert_eq!(
        lines(&console)[0],
        "Ola Berg was not parked on 7001 Lobby 7001: the call is still on your phone."
    );
    assert!(
        matches!(state(&console, "7001", 2_100), SlotState::NotKnown { last: Some(last) } if last.waiting.is_none())
    );
}

/// Talking to Ola with live news, and her park on its way.
fn parking_live(on: ParkOn) -> (Console, OrderId) {
    let mut console = drive_to_live();
    look(&mut console, vec![Call { remote_party: ola(), ..talking("c1") }], 2_000);
    let id = order_in(&press_park(&mut console, on, 2_100));
    (console, id)
}

#[test]
fn live_news_that_is_faster_than_the_answer_says_for_whom_from_the_first_moment() {
    for on in [ParkOn::Slot(slot("7001")), ParkOn::Number("7001".to_owned()), ParkOn::Group] {
        let (mut console, id) = parking_live(on);
        live_park(&mut console, "7001", Some(ola()), 2_200);
        let waiting = waiting_of(state(&console, "7001", 2_200));
        assert_eq!((waiting.confidence, waiting.verified), (Confidence::Live, Verified::Yes));
        assert_eq!((waiting.for_whom.as_deref(), waiting.note.as_deref()), (Some("Dr Lee"), Some("invoice")));
        let known = lines(&console);
        let keep = kept(&done(&mut console, id, parked(Some("cpe-7001"), None, None), 2_300));
        assert_eq!(keep.iter().map(|call| call.asked.clone()).collect::<Vec<_>>(), [None]);
        assert!(line_of(&console, id).ends_with("Valet writes it down…"), "done only on disk");
        written(&mut console, keep[0].id, Ok(()), 2_400);
        assert_eq!(line_of(&console, id), "Ola Berg is parked on 7001 Lobby 7001 for Dr Lee.");
        assert_eq!(lines(&console).len(), known.len(), "one line: {:?}", lines(&console));
        live_park(&mut console, "7001", None, 5_000);
        let effects = console.update(Event::Tick, at(10_000));
        assert_eq!(strikes(&effects), [(1, GoneBy::Left)]);
    }
}

#[test]
fn live_news_before_the_disk_has_answered_says_for_whom_too() {
    let (mut console, id) = parking_live(ParkOn::Slot(slot("7001")));
    let keep = kept(&done(&mut console, id, Came::Done, 2_200));
    live_park(&mut console, "7001", Some(Party { name: Some("O. BERG".into()), number: None }), 2_250);
    assert_eq!(waiting_of(state(&console, "7001", 2_250)).note.as_deref(), Some("invoice"));
    written(&mut console, keep[0].id, Ok(()), 2_400);
    assert_eq!(line_of(&console, id), "Ola Berg is parked on 7001 Lobby 7001 for Dr Lee.");
    assert_eq!(waiting_of(state(&console, "7001", 2_500)).confidence, Confidence::Live);
}

#[test]
fn somebody_elses_caller_on_the_slot_is_not_taken_for_the_own_one() {
    let (mut console, id) = parking_live(ParkOn::Slot(slot("7001")));
    live_park(&mut console, "7001", Some(crate::console::tests::parked::harriet()), 2_200);
    let waiting = waiting_of(state(&console, "7001", 2_200));
    assert_eq!((waiting.caller.known(), waiting.for_whom), (Some("Harriet Lund"), None));
    let effects = failed(&mut console, id, no(), 2_300);
    assert_eq!(strikes(&effects), [(1, GoneBy::NotParked)]);
    assert_eq!(waiting_of(state(&console, "7001", 2_400)).caller.known(), Some("Harriet Lund"));
}

#[test]
fn a_refusal_after_live_news_of_a_caller_of_that_name_takes_back_what_was_typed() {
    let (mut console, id) = parking_live(ParkOn::Slot(slot("7001")));
    live_park(&mut console, "7001", Some(ola()), 2_200);
    let mut effects = failed(&mut console, id, no(), 2_300);
    effects.extend(console.update(Event::Tick, at(2_310)));
    assert_eq!(strikes(&effects).len(), 1);
    let waiting = waiting_of(state(&console, "7001", 2_400));
    assert_eq!((waiting.caller.known(), waiting.for_whom), (Some("Ola Berg"), None));
}

#[test]
fn webex_knows_better_where_a_group_park_is_than_a_caller_of_that_name() {
    let (mut console, id) = parking_live(ParkOn::Group);
    live_park(&mut console, "7001", Some(ola()), 2_200);
    let effects = done(&mut console, id, parked(Some("cpe-7002"), None, None), 2_300);
    let keep = kept(&effects);
    assert_eq!((keep[0].slot.clone(), keep[0].id), (slot("7002"), ParkId(2)));
    assert_eq!(strikes(&effects).iter().map(|(id, _)| *id).collect::<Vec<_>>(), [1]);
    written(&mut console, keep[0].id, Ok(()), 2_400);
    assert_eq!(waiting_of(state(&console, "7002", 2_500)).for_whom.as_deref(), Some("Dr Lee"));
    assert_eq!(waiting_of(state(&console, "7001", 2_500)).for_whom, None);
}

#[test]
fn live_news_ends_the_doubt_about_a_park_without_an_answer() {
    let (mut console, id) = parking_live(ParkOn::Slot(slot("7001")));
    failed(&mut console, id, unclear(), 2_500);
    let effects = live_park(&mut console, "7001", Some(ola()), 2_600);
    let keep = kept(&effects);
    assert_eq!((keep.len(), keep[0].asked.clone()), (1, None));
    assert_eq!(waiting_of(state(&console, "7001", 2_600)).note.as_deref(), Some("invoice"));
    written(&mut console, keep[0].id, Ok(()), 2_700);
    assert_eq!(line_of(&console, id), "Ola Berg is parked on 7001 Lobby 7001 for Dr Lee.");
}
