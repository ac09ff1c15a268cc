//! Parks from here: shown once they are on disk, kept until somebody says that they are gone.

use super::parked::*;
use super::*;
use crate::console::board::{Confidence, Says, SlotKind, Verified};
use crate::console::ids::ParkId;
use crate::console::ledger::{GoneBy, JournalNews};

fn restored(
    console: &mut Console,
    calls: Vec<crate::console::ledger::ParkedCall>,
    mono_ms: u64,
) -> Vec<Effect> {
    news(console, News::Journal(JournalNews::Restored { calls, trouble: vec![] }), mono_ms)
}

#[test]
fn a_park_is_shown_as_done_only_when_it_is_on_disk() {
    let mut console = drive_to_ready();
    let id = console.next_park_id();
    let effects = console.parked_here(parked_call(id.0, "7001", 5_000), Verified::Yes, at(5_000));
    assert!(matches!(&effects[..], [Effect::Keep(call)] if call.id == id));
    console.update(Event::Tick, at(5_010));
    assert_eq!(state(&console, "7001", 5_010), SlotState::NotKnown { last: None });
    kept(&mut console, id.0, Ok(()), 5_020);
    let waiting = waiting_of(state(&console, "7001", 6_000));
    assert_eq!((waiting.confidence, waiting.waited_ms(at(6_000))), (Confidence::Likely, 1_000));
    assert_eq!(waiting.for_whom.as_deref(), Some("Dr Lee"));
    assert_eq!(said(&console), "Harriet Lund is parked on 7001 Lobby 7001 for Dr Lee.");
}

#[test]
fn the_caller_waits_since_the_park_and_not_since_its_answer() {
    let mut console = drive_to_ready();
    console.parked_here(parked_call(1, "7001", 5_000), Verified::Yes, at(6_500));
    kept(&mut console, 1, Ok(()), 6_600);
    let waiting = waiting_of(state(&console, "7001", 9_000));
    assert_eq!((waiting.since.wall, waiting.waited_ms(at(9_000))), (at(5_000).wall, 4_000));
}

#[test]
fn a_full_disk_loses_nobody_and_is_said() {
    let mut console = drive_to_ready();
    console.parked_here(parked_call(1, "7001", 5_000), Verified::Yes, at(5_000));
    kept(&mut console, 1, Err("the disk is full".into()), 5_020);
    assert_eq!(waiting_of(state(&console, "7001", 6_000)).caller, harriet());
    assert!(console.announcement().urgent);
    assert!(said(&console).contains("the disk is full) and will not survive a restart"));
}

#[test]
fn after_the_recall_time_and_a_margin_it_is_no_longer_sure_and_still_visible() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    assert!(matches!(state(&console, "7001", 79_999), SlotState::Parked(_)));
    let waiting = last_waiting(state(&console, "7001", 80_000));
    assert_eq!(waiting.note.as_deref(), Some("call back about the invoice"));
    let effects = console.update(Event::Tick, at(80_000));
    assert!(strikes(&effects).is_empty(), "only somebody who knows may say that she is gone");
    assert!(said(&console).starts_with("It is no longer sure that Harriet Lund waits on 7001"));
    console.update(Event::Tick, at(90_000));
    let told = lines(&console).iter().filter(|line| line.contains("no longer sure")).count();
    assert_eq!(told, 1);
}

#[test]
fn a_retrieve_that_connects_strikes_the_call_from_the_journal() {
    let mut console = drive_to_ready_with(false, devices());
    park(&mut console, 1, "7001", 5_000);
    press(&mut console, "7001", 9_000);
    accept(&mut console, 1, "leg", 9_100);
    assert!(matches!(state(&console, "7001", 9_200), SlotState::Parked(_)), "not fetched yet");
    let connected = News::Calls { epoch: EPOCH, asked_at: at(9_900), result: Ok(vec![connected("leg")]) };
    let effects = news(&mut console, connected, 10_000);
    assert_eq!(strikes(&effects), [(1, GoneBy::Retrieved)]);
    let slot = console.board().slot(&slot("7001")).unwrap();
    assert_eq!(slot.last_caller().and_then(|last| last.note).as_deref(), Some("call back about the invoice"));
}

#[test]
fn a_talk_that_goes_on_does_not_take_the_next_caller_from_the_slot() {
    let mut console = drive_to_live();
    press(&mut console, "7001", 2_000);
    accept(&mut console, 1, "leg", 2_100);
    read(&mut console, vec![connected("leg")], 3_000);
    live_park(&mut console, "7001", Some(ola()), 5_000);
    read(&mut console, vec![Call { state: CallState::Held, ..connected("leg") }], 6_000);
    assert_eq!(waiting_of(state(&console, "7001", 6_100)).caller, ola());
}

#[test]
fn a_restart_brings_caller_for_whom_and_note_back_marked_as_not_verified() {
    let mut console = drive_to_ready();
    let long_ago = crate::console::ledger::ParkedCall {
        parked_at: at(0).wall - std::time::Duration::from_secs(20),
        ..parked_call(7, "7001", 0)
    };
    restored(&mut console, vec![long_ago], 1_000);
    let waiting = waiting_of(state(&console, "7001", 1_000));
    assert!(waiting.restored);
    assert_eq!((waiting.confidence, waiting.waited_ms(at(1_000))), (Confidence::Stale, 21_000));
    assert_eq!(last_waiting(state(&console, "7001", 55_000)).for_whom.as_deref(), Some("Dr Lee"));
    assert_eq!(console.next_park_id(), ParkId(8), "ids go on counting");
    let live = Says::Parked(harriet());
    learn(&mut console, "7001", live, 56_000);
    assert_eq!(waiting_of(state(&console, "7001", 56_000)).confidence, Confidence::Live);
    assert_eq!(waiting_of(state(&console, "7001", 56_000)).for_whom.as_deref(), Some("Dr Lee"));
}

#[test]
fn what_somebody_else_has_parked_stays_in_the_file() {
    let mut console = drive_to_ready();
    let other =
        crate::console::ledger::ParkedCall { person: Some("tom".into()), ..parked_call(7, "7001", 0) };
    let effects = restored(&mut console, vec![other], 1_000);
    assert_eq!(state(&console, "7001", 1_000), SlotState::NotKnown { last: None });
    assert!(strikes(&effects).is_empty());
}

#[test]
fn parks_are_shown_when_it_is_known_whose_desk_it_is_and_come_back_with_her() {
    let mut console = Console::new(options(false));
    restored(&mut console, vec![parked_call(7, "7001", 0)], 10);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    news(&mut console, News::SignedIn { epoch: EPOCH, scopes: None, not_kept: None, kept_for: None }, 200);
    assert!(console.board().slot(&slot("7001")).is_none());
    news(&mut console, News::Profile { epoch: EPOCH, result: Ok((account(), Choice::Unmade)) }, 300);
    assert_eq!(console.board().slot(&slot("7001")).map(|slot| slot.kind), Some(SlotKind::Found));
    news(&mut console, News::Extensions { epoch: EPOCH, result: Ok(places()) }, 400);
    assert_eq!(console.board().slot(&slot("7001")).map(|slot| slot.kind), Some(SlotKind::CallParkExtension));
    assert_eq!(waiting_of(state(&console, "7001", 500)).caller, harriet());

    let effects = intent(&mut console, Intent::SignOut, 1_000);
    assert!(strikes(&effects).is_empty());
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 2_000);
    let epoch = Epoch(3);
    news(&mut console, News::SignedIn { epoch, scopes: None, not_kept: None, kept_for: None }, 2_100);
    news(&mut console, News::Profile { epoch, result: Ok((account(), Choice::Unmade)) }, 2_200);
    assert_eq!(waiting_of(state(&console, "7001", 2_300)).caller, harriet());
}

#[test]
fn a_tile_from_the_settings_hands_what_it_knows_to_the_one_that_webex_lists() {
    let slots = vec![crate::console::board::ManualSlot { number: "7001".into(), label: None }];
    let mut console = Console::new(Options { slots, ..options(false) });
    restored(&mut console, vec![parked_call(7, "7001", 0)], 10);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    news(&mut console, News::SignedIn { epoch: EPOCH, scopes: None, not_kept: None, kept_for: None }, 200);
    news(&mut console, News::Profile { epoch: EPOCH, result: Ok((account(), Choice::Unmade)) }, 300);
    assert!(matches!(
        console.board().slot(&"manual:7001".into()).map(|slot| slot.state(at(300))),
        Some(SlotState::Parked(_))
    ));
    news(&mut console, News::Extensions { epoch: EPOCH, result: Ok(places()) }, 400);
    assert_eq!(waiting_of(state(&console, "7001", 500)).caller, harriet());
    assert_eq!(console.board().slots().len(), 3, "one tile, not two");
    let effects = intent(&mut console, Intent::Forget(slot("7001")), 600);
    assert_eq!(strikes(&effects), [(7, GoneBy::Person)]);
}

#[test]
fn the_person_may_say_that_nobody_waits_any_more() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    let effects = intent(&mut console, Intent::Forget(slot("7001")), 90_000);
    assert_eq!(strikes(&effects), [(1, GoneBy::Person)]);
    assert!(
        matches!(state(&console, "7001", 90_001), SlotState::NotKnown { last: Some(last) } if last.waiting.is_none())
    );
    assert_eq!(said(&console), "You said that Harriet Lund no longer waits on 7001 Lobby 7001.");
    assert!(strikes(&intent(&mut console, Intent::Forget(slot("7001")), 91_000)).is_empty());
}

#[test]
fn live_news_that_names_the_same_caller_keeps_what_was_typed_here() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(Party { name: None, ..harriet() }), 4_990);
    park(&mut console, 1, "7001", 5_000);
    live_park(&mut console, "7001", Some(harriet()), 5_500);
    let waiting = waiting_of(state(&console, "7001", 200_000));
    assert_eq!((waiting.confidence, waiting.for_whom.as_deref()), (Confidence::Live, Some("Dr Lee")));
    live_park(&mut console, "7001", None, 201_000);
    assert_eq!(strikes(&console.update(Event::Tick, at(206_000))), [(1, GoneBy::Left)]);
    assert!(lines(&console).iter().all(|line| !line.contains("is parked there now")));
}

#[test]
fn a_caller_who_left_before_the_park_was_on_disk_is_told_of_too() {
    let mut console = drive_to_live();
    console.parked_here(parked_call(1, "7001", 5_000), Verified::Yes, at(5_000));
    live_park(&mut console, "7001", Some(harriet()), 5_001);
    let mut effects = live_park(&mut console, "7001", None, 5_500);
    effects.extend(kept(&mut console, 1, Ok(()), 6_000));
    assert!(strikes(&effects).is_empty(), "a recall may be on its way");
    effects.extend(console.update(Event::Tick, at(10_500)));
    assert_eq!(strikes(&effects), [(1, GoneBy::Left)]);
    assert!(lines(&console).iter().any(|line| line.starts_with("Harriet Lund has left 7001")));
}

#[test]
fn a_slot_that_webex_will_not_hand_over_is_doubted_and_its_caller_stays_visible() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    press(&mut console, "7001", 9_000);
    let why = Failure { status: Some(404), ..failure(FailureKind::Refused, PressAgain::Now, LookUp::Calls) };
    refuse(&mut console, 1, why, 9_100);
    assert_eq!(last_waiting(state(&console, "7001", 9_200)).caller, harriet());
}

#[test]
fn a_park_that_did_not_come_about_is_taken_back() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    console.never_parked(ParkId(1), at(6_000));
    assert_eq!(strikes(&console.update(Event::Tick, at(6_000))), [(1, GoneBy::Person)]);
    assert!(
        matches!(state(&console, "7001", 6_000), SlotState::NotKnown { last: Some(last) } if last.waiting.is_none())
    );
    console.parked_here(parked_call(2, "7001", 7_000), Verified::Yes, at(7_000));
    assert_eq!(
        strikes(&console.never_parked(ParkId(2), at(7_100))),
        [(2, GoneBy::Person)],
        "not on disk yet"
    );
    kept(&mut console, 2, Ok(()), 7_200);
    assert!(!matches!(state(&console, "7001", 7_200), SlotState::Parked(_)));
}

#[test]
fn a_slot_without_a_number_is_never_dialled() {
    let mut console = drive_to_ready();
    let somewhere = crate::console::ledger::ParkedCall {
        slot: "group".into(),
        destination: None,
        slot_number: String::new(),
        slot_label: "Your call park group".into(),
        ..parked_call(1, "7001", 5_000)
    };
    console.parked_here(somewhere, Verified::Yes, at(5_000));
    kept(&mut console, 1, Ok(()), 5_100);
    let slot: SlotId = "group".into();
    assert!(matches!(
        console.board().slot(&slot).map(|slot| slot.state(at(5_200))),
        Some(SlotState::Parked(_))
    ));
    assert_eq!(orders(&intent(&mut console, Intent::Retrieve { slot, on: None }, 5_200)), 0);
}
