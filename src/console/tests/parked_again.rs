//! A recall that nobody answers and that Webex parks again by itself (contract 4): the wait goes on, the countdown and its
//! warnings begin anew, and the sentence says where the caller is.

use super::parked::*;
use super::recall::read_calls;
use super::*;
use crate::console::board::Confidence;
use crate::console::day::Ending;
use crate::console::ledger::GoneBy;

const AGAIN: &str = "Harriet Lund, back from 7001 Lobby 7001, got no answer and is parked there again.";

/// Parked from here at 5 s, back at 50 s, and in this order: live news of the second park at 95 s, and the readings that miss
/// the call.
fn parked_again(live_first: bool) -> (Console, Vec<Effect>) {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    live_park(&mut console, "7001", Some(harriet()), 5_100);
    live_park(&mut console, "7001", None, 49_900);
    let mut effects = read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
    if live_first {
        effects.extend(live_park(&mut console, "7001", Some(harriet()), 95_000));
    }
    for mono_ms in [95_300, 96_300] {
        effects.extend(read_calls(&mut console, vec![], mono_ms));
    }
    if !live_first {
        effects.extend(live_park(&mut console, "7001", Some(harriet()), 96_400));
    }
    (console, effects)
}

#[test]
fn whom_webex_parks_again_is_told_to_be_there_and_stays_with_everything_that_was_kept_of_her() {
    for live_first in [true, false] {
        let (console, effects) = parked_again(live_first);
        assert_eq!(lines(&console)[0], AGAIN, "{live_first}");
        assert_eq!(said(&console), AGAIN);
        let says_lost = lines(&console).iter().any(|line| line.contains("not known where"));
        assert_eq!(says_lost, !live_first, "{:?}", lines(&console));
        let waiting = waiting_of(state(&console, "7001", 97_000));
        assert_eq!(waiting.confidence, Confidence::Live);
        assert_eq!(waiting.for_whom.as_deref(), Some("Dr Lee"));
        let kept = effects.iter().filter(|effect| matches!(effect, Effect::Keep(call) if call.id.0 == 1));
        let struck = strikes(&effects);
        // Where the slot was seen empty and the call gone, she was out of the journal for a moment.
        let expected = if live_first { (0, vec![]) } else { (1, vec![(1, GoneBy::Recalled)]) };
        assert_eq!((kept.count(), struck), expected);
    }
}

#[test]
fn her_wait_goes_on_and_the_countdown_begins_anew() {
    let (console, _) = parked_again(true);
    let waiting = waiting_of(state(&console, "7001", 100_000));
    assert_eq!(waiting.waited_ms(at(100_000)), 95_000, "since the first park");
    assert_eq!(waiting.recall_in_ms(at(100_000), 45), 40_000, "since the second");
    assert_eq!(waiting.warning(at(100_000), 45), None);
    let longest = console.longest_wait(at(100_000)).unwrap();
    assert_eq!((longest.waited_ms, longest.recall_in_ms), (95_000, Some(40_000)));
}

#[test]
fn the_warnings_come_again_and_so_does_the_recall() {
    let (mut console, _) = parked_again(true);
    let mut warned = Vec::new();
    for mono_ms in (97_000..139_000).step_by(500) {
        let seq = console.announcement().seq;
        console.update(Event::Tick, at(mono_ms));
        if console.announcement().seq != seq {
            warned.push((mono_ms, said(&console)));
        }
    }
    let half = "Harriet Lund has waited 1:52 on 7001 Lobby 7001: half of the time until the recall.";
    let soon = "Harriet Lund on 7001 Lobby 7001 comes back in 0:10. Retrieve now.";
    assert_eq!(warned, [(117_500, half.to_owned()), (130_000, soon.to_owned())]);

    live_park(&mut console, "7001", None, 140_000);
    read_calls(&mut console, vec![recall_call("r2", "7001", CallState::Alerting)], 140_100);
    assert_eq!(
        said(&console),
        "Harriet Lund is back from 7001 Lobby 7001, parked 2:15 ago by you for Dr Lee."
    );
    let effects = read_calls(&mut console, vec![recall_call("r2", "7001", CallState::Connected)], 142_000);
    assert_eq!(strikes(&effects), [(1, GoneBy::Recalled)]);
}

#[test]
fn the_record_of_the_day_has_both_stays_each_with_its_own_time() {
    let (mut console, mut effects) = parked_again(true);
    live_park(&mut console, "7001", None, 120_000);
    for mono_ms in [126_000, 200_000] {
        effects.extend(console.update(Event::Tick, at(mono_ms)));
    }
    let stays: Vec<(Ending, Option<u64>)> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::KeepStay(stay) => Some((stay.ending, stay.waited_ms)),
            _ => None,
        })
        .collect();
    assert_eq!(stays, [(Ending::Recalled, Some(44_900)), (Ending::Left, Some(25_000))]);
}

#[test]
fn without_live_news_she_may_still_wait_and_the_next_recall_knows_her() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
    for mono_ms in [95_300, 96_300] {
        assert!(strikes(&read_calls(&mut console, vec![], mono_ms)).is_empty());
    }
    read_calls(&mut console, vec![recall_call("r2", "7001", CallState::Alerting)], 140_000);
    assert_eq!(
        said(&console),
        "Harriet Lund is back from 7001 Lobby 7001, parked 2:15 ago by you for Dr Lee."
    );
}

#[test]
fn who_is_parked_on_the_slot_long_after_a_lost_recall_is_a_new_caller() {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    live_park(&mut console, "7001", Some(harriet()), 5_100);
    live_park(&mut console, "7001", None, 49_900);
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
    for mono_ms in [95_300, 96_300] {
        read_calls(&mut console, vec![], mono_ms);
    }
    let effects = live_park(&mut console, "7001", Some(harriet()), 300_000);
    let waiting = waiting_of(state(&console, "7001", 301_000));
    assert_eq!((waiting.waited_ms(at(301_000)), waiting.for_whom), (1_000, None));
    assert!(!names(&effects).contains(&"keep a park"));
    assert!(!has_line(&console, AGAIN));
}
