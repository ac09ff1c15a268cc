//! Parks of which it is not known whether they came about, or whether they last: shown, and never said to be more than that.

use super::orders::*;
use super::parked::{EPOCH, has_line, kept, live_park, ola, park, parked_call, waiting_of};
use super::*;
use crate::console::board::{Confidence, ParkGroup, Verified};
use crate::console::ledger::{JournalNews, ParkedCall};
use crate::console::live::LiveNews;
use crate::console::orders::ParkOn;

/// Talking to Ola, with a healthy live channel.
fn talking_to_ola() -> Console {
    let mut console = drive_to_ready();
    news(&mut console, News::Group { epoch: EPOCH, result: Ok(ParkGroup::default()) }, 800);
    parked::live(&mut console, LiveNews::Up, 1_000);
    look(&mut console, vec![talking("c1")], 2_000);
    console
}

fn order_park(console: &mut Console, on: ParkOn, mono_ms: u64) -> crate::console::ids::OrderId {
    let park =
        Intent::Park { call: "c1".into(), on, for_whom: "Dr Lee".to_owned(), note: "invoice".to_owned() };
    sent(&intent(console, park, mono_ms))[0].0
}

/// The park goes out, no answer comes, and the call leaves the phone.
fn unclear_park(console: &mut Console) {
    let id = order_park(console, ParkOn::Slot(slot("7001")), 2_100);
    failed(console, id, unclear(), 2_500);
    look(console, vec![], 3_500);
    look(console, vec![], 4_500);
    kept(console, 1, Ok(()), 4_600);
}

fn on_7001(console: &Console, mono_ms: u64) -> crate::console::waiting::Waiting {
    waiting_of(parked::state(console, "7001", mono_ms))
}

#[test]
fn a_park_without_an_answer_is_not_said_to_be_from_before_a_restart() {
    let mut console = talking_to_ola();
    unclear_park(&mut console);
    let waiting = on_7001(&console, 5_000);
    assert_eq!((waiting.verified, waiting.restored), (Verified::NoAnswer, false));
    assert_eq!(waiting.confidence, Confidence::Stale);
    assert!(!lines(&console).iter().any(|line| line.contains("restart")), "{:?}", lines(&console));
}

#[test]
fn live_news_verifies_what_was_not_sure() {
    let mut console = talking_to_ola();
    unclear_park(&mut console);
    let ola = talking("c1").remote_party;
    live_park(&mut console, "7001", Some(ola), 6_000);
    let waiting = on_7001(&console, 6_100);
    assert_eq!((waiting.verified, waiting.confidence), (Verified::Yes, Confidence::Live));
    assert_eq!(waiting.note.as_deref(), Some("invoice"));
    parked::live(&mut console, LiveNews::Lost { why: "It broke.".into() }, 7_000);
    assert_eq!(on_7001(&console, 7_100).confidence, Confidence::Likely, "Webex had said so");

    let mut console = drive_to_ready();
    let calls = vec![parked_call(7, "7001", 0)];
    news(&mut console, News::Journal(JournalNews::Restored { calls, trouble: vec![] }), 1_000);
    assert!(on_7001(&console, 1_100).restored);
    parked::learn(&mut console, "7001", crate::console::board::Says::Parked(parked::harriet()), 2_000);
    assert_eq!(
        (on_7001(&console, 2_100).restored, on_7001(&console, 2_100).waited_ms(at(2_100))),
        (false, 2_100)
    );
}

#[test]
fn what_was_parked_before_the_sign_out_is_not_said_to_be_from_before_a_restart() {
    for is_answered in [true, false] {
        let mut console = talking_to_ola();
        let id = order_park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
        if is_answered {
            done(&mut console, id, crate::console::orders::Came::Done, 2_200);
            kept(&mut console, 1, Ok(()), 2_300);
        }
        intent(&mut console, Intent::SignOut, 3_000);
        intent(&mut console, Intent::SignIn(SignInWay::Browser), 4_000);
        let epoch = Epoch(3);
        news(&mut console, News::SignedIn { epoch, scopes: None, not_kept: None, kept_for: None }, 4_100);
        news(&mut console, News::Profile { epoch, result: Ok((account(), Choice::Unmade)) }, 4_200);
        let waiting = on_7001(&console, 4_300);
        let (verified, line) = if is_answered {
            let line = "Ola Berg was parked on 7001 Lobby 7001 for Dr Lee before you signed out. \
                        It is not verified that the caller still waits.";
            (Verified::FromBeforeSignOut, line)
        } else {
            let line = "It is not known whether Ola Berg is parked on 7001 Lobby 7001 for Dr Lee: \
                        Webex did not answer. Try to retrieve.";
            (Verified::NoAnswer, line)
        };
        assert_eq!((waiting.verified, waiting.waited_ms(at(4_300))), (verified, 2_200));
        assert!(has_line(&console, line), "{:?}", lines(&console));
    }
}

#[test]
fn a_disk_that_does_not_answer_hides_nobody() {
    for is_clear in [true, false] {
        let mut console = talking_to_ola();
        let id = order_park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
        if is_clear {
            done(&mut console, id, crate::console::orders::Came::Done, 2_200);
            look(&mut console, vec![], 2_300);
        } else {
            failed(&mut console, id, unclear(), 2_200);
            look(&mut console, vec![], 2_300);
        }
        look(&mut console, vec![], 3_000);
        assert!(!matches!(parked::state(&console, "7001", 3_100), SlotState::Parked(_)));
        assert!(console.wakes_in_ms(at(3_000)).is_some_and(|ms| ms <= 5_000));
        console.update(Event::Tick, at(8_000));
        assert_eq!(on_7001(&console, 8_000).note.as_deref(), Some("invoice"));
        let known = lines(&console).len();
        kept(&mut console, 1, Ok(()), 9_000);
        assert_eq!(lines(&console).len(), known, "told once: {:?}", lines(&console));
        let effects = intent(&mut console, Intent::Forget(slot("7001")), 9_500);
        assert_eq!(parked::strikes(&effects).len(), 1);
    }
}

#[test]
fn a_park_without_an_answer_takes_nobodys_place_for_good() {
    let mut console = drive_to_ready();
    let calls = vec![parked_call(7, "7001", 0)];
    news(&mut console, News::Journal(JournalNews::Restored { calls, trouble: vec![] }), 1_000);
    look(&mut console, vec![talking("c1")], 2_000);
    let id = order_park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
    failed(&mut console, id, unclear(), 2_500);
    look(&mut console, vec![], 3_500);
    let mut effects = look(&mut console, vec![], 4_500);
    effects.extend(kept(&mut console, 8, Ok(()), 4_600));
    assert_eq!(on_7001(&console, 5_000).caller.known(), Some("Ola Berg"));
    assert!(parked::strikes(&effects).is_empty(), "Harriet may wait there all the same");
    let line = "Ola Berg may be parked on 7001 Lobby 7001 now. Then Harriet Lund, who was there, has left.";
    assert!(has_line(&console, line), "{:?}", lines(&console));
    let effects = look(&mut console, vec![talking("c1")], 6_000);
    assert_eq!(parked::strikes(&effects).iter().map(|(id, _)| *id).collect::<Vec<_>>(), [8]);
    assert_eq!(on_7001(&console, 6_100).caller, parked::harriet());
}

#[test]
fn whoever_is_known_to_wait_comes_before_those_who_only_may_and_of_these_the_newest_news() {
    let longest = |console: &Console, mono_ms| {
        console.longest_wait(at(mono_ms)).map(|longest| (longest.slot, longest.is_sure, longest.recall_in_ms))
    };
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    assert_eq!(longest(&console, 79_999), Some((slot("7001"), true, Some(0))));
    assert_eq!(longest(&console, 80_000), Some((slot("7001"), false, None)), "she stays named");
    let ola = ParkedCall { caller: ola(), ..parked_call(2, "7002", 81_000) };
    console.parked_here(ola, Verified::Yes, at(81_000));
    kept(&mut console, 2, Ok(()), 81_000);
    assert_eq!(longest(&console, 82_000).map(|(slot, ..)| slot), Some(slot("7002")), "she surely waits");
    assert_eq!(longest(&console, 160_000), Some((slot("7002"), false, None)), "heard of last");
    let effects = intent(&mut console, Intent::RetrieveLongest, 160_000);
    assert!(matches!(&effects[0], Effect::Retrieve { destination: Some(number), .. } if number == "7002"));
    assert_eq!(longest(&console, 160_001).map(|(slot, ..)| slot), Some(slot("7001")));
    for number in ["7001", "7002"] {
        intent(&mut console, Intent::Forget(slot(number)), 161_000);
    }
    assert_eq!(longest(&console, 161_001), None);
}
