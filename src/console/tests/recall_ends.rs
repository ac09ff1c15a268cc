//! How a recall ends, and what becomes of the one who rang: she stays in sight until it is known that she is gone.

use super::parked::*;
use super::recall::{read_calls, recalled_after_45_s};
use super::*;
use crate::console::board::{Confidence, Says};
use crate::console::ledger::GoneBy;

#[test]
fn a_recall_that_nobody_answers_leaves_its_caller_in_sight() {
    let (mut console, _) = recalled_after_45_s();
    assert!(strikes(&read_calls(&mut console, vec![], 58_000)).is_empty(), "one reading may miss it");
    assert_eq!(console.recalls().len(), 1);
    let effects = read_calls(&mut console, vec![], 60_000);
    // Webex may have parked her again by itself (contract 4), so she stays in the journal.
    assert!(strikes(&effects).is_empty());
    assert_eq!(last_waiting(state(&console, "7001", 60_001)).for_whom.as_deref(), Some("Dr Lee"));
    assert!(lines(&console)[0].starts_with("Harriet Lund, back from 7001 Lobby 7001, was not answered here"));
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 62_000);
    assert_eq!(console.recalls().len(), 1, "it is there after all");
    assert_eq!(said(&console), "Harriet Lund, back from 7001 Lobby 7001, rings again.");
    assert!(matches!(state(&console, "7001", 62_001), SlotState::Recalled { .. }));
}

#[test]
fn whom_a_lost_recall_has_left_somewhere_is_kept_until_the_retrieve_or_the_person_says_that_she_is_gone() {
    let lost_at_60_s = || {
        let (mut console, _) = recalled_after_45_s();
        read_calls(&mut console, vec![], 58_000);
        read_calls(&mut console, vec![], 60_000);
        console
    };
    let mut console = lost_at_60_s();
    for says in [Says::Nothing, Says::StillParked, Says::NotGiven, Says::Blind] {
        learn(&mut console, "7001", says, 61_000);
        assert!(strikes(&console.update(Event::Tick, at(61_000))).is_empty());
        assert_eq!(last_waiting(state(&console, "7001", 600_000)).caller, harriet());
    }
    let effects = intent(&mut console, Intent::Forget(slot("7001")), 62_000);
    assert_eq!(strikes(&effects), [(1, GoneBy::Person)]);
    assert!(has_line(&console, "You said that Harriet Lund no longer waits on 7001 Lobby 7001."));

    let mut console = lost_at_60_s();
    learn(&mut console, "7001", Says::Nobody, 61_000);
    assert_eq!(strikes(&console.update(Event::Tick, at(61_000))).len(), 1, "the retrieve found nobody");
    let mut console = lost_at_60_s();
    let fetched = Says::Fetched { caller: harriet(), asked: at(60_500) };
    learn(&mut console, "7001", fetched, 61_000);
    assert_eq!(strikes(&console.update(Event::Tick, at(61_000))), [(1, GoneBy::Retrieved)]);
}

#[test]
fn where_live_news_has_seen_the_slot_empty_a_recall_that_ends_ends_the_record_too() {
    for vacant_first in [true, false] {
        let mut console = drive_to_live();
        park(&mut console, 1, "7001", 5_000);
        read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
        let mut struck = Vec::new();
        if vacant_first {
            struck.extend(strikes(&live_park(&mut console, "7001", None, 50_100)));
        }
        read_calls(&mut console, vec![], 58_000);
        struck.extend(strikes(&read_calls(&mut console, vec![], 60_000)));
        if !vacant_first {
            assert_eq!(struck, []);
            struck.extend(strikes(&live_park(&mut console, "7001", None, 60_100)));
        }
        assert_eq!(struck.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [1]);
        let later = state(&console, "7001", 600_000);
        assert!(matches!(later, SlotState::Free { confidence: Confidence::Live, .. }), "{later:?}");
    }
}

#[test]
fn a_recall_that_cannot_be_seen_any_more_is_not_shown_as_ringing() {
    let (mut console, _) = recalled_after_45_s();
    assert!(console.wakes_in_ms(at(50_000)).is_some_and(|ms| ms <= 30_000));
    let effects = console.update(Event::Tick, at(80_000));
    assert!(strikes(&effects).is_empty(), "she may still ring, also after a restart");
    assert!(console.recalls().is_empty());
    assert_eq!(last_waiting(state(&console, "7001", 80_001)).for_whom.as_deref(), Some("Dr Lee"));
    let line = "Harriet Lund is back from 7001 Lobby 7001, but your calls cannot be read: \
                it is not known whether the caller still rings.";
    assert!(has_line(&console, line), "{:?}", lines(&console));
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Connected)], 81_000);
    assert_eq!(said(&console), "Harriet Lund, back from 7001 Lobby 7001, was answered.");
    assert!(matches!(state(&console, "7001", 81_001), SlotState::Free { .. }));
}

#[test]
fn a_recall_that_ended_unseen_is_told_once_it_is_known_and_its_caller_stays_in_the_journal() {
    for vacant in [false, true] {
        let mut console = drive_to_live();
        park(&mut console, 1, "7001", 5_000);
        read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
        if vacant {
            live_park(&mut console, "7001", None, 50_100);
        }
        let effects = console.update(Event::Tick, at(80_000));
        assert!(strikes(&effects).is_empty(), "an empty slot does not say where she is");
        assert_eq!(last_waiting(state(&console, "7001", 80_001)).caller, harriet());
        assert_eq!(pace(&read_calls(&mut console, vec![], 90_000)), Some(Pace::InFlight));
        let effects = read_calls(&mut console, vec![], 91_000);
        let line = "Harriet Lund, back from 7001 Lobby 7001, rings no more. It is not known whether the call was answered.";
        assert!(has_line(&console, line), "{:?}", lines(&console));
        if vacant {
            assert_eq!(strikes(&effects), [(1, GoneBy::Recalled)]);
        } else {
            assert!(strikes(&effects).is_empty());
            assert_eq!(last_waiting(state(&console, "7001", 91_001)).caller, harriet());
        }
        let told = lines(&console).len();
        read_calls(&mut console, vec![], 92_000);
        assert_eq!(lines(&console).len(), told, "once");
    }
}

#[test]
fn whoever_rings_stays_in_the_journal_also_while_somebody_else_is_parked_on_her_slot() {
    for unseen in [false, true] {
        let mut console = drive_to_live();
        park(&mut console, 1, "7001", 5_000);
        read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
        if unseen {
            console.update(Event::Tick, at(80_000));
        }
        assert!(
            strikes(&live_park(&mut console, "7001", Some(ola()), 81_000)).is_empty(),
            "she may still ring"
        );
        let effects = read_calls(&mut console, vec![recall_call("r", "7001", CallState::Connected)], 82_000);
        assert_eq!(strikes(&effects), [(1, GoneBy::Recalled)]);
        assert_eq!(waiting_of(state(&console, "7001", 82_001)).caller, ola());
    }
}
