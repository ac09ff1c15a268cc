//! A recall that nobody answers and that Webex parks again by itself (contract 4): the wait goes on, the countdown and its
//! warnings begin anew, and the sentence says where the caller is.

use super::parked::*;
use super::recall::read_calls;
use super::*;
use crate::console::board::Confidence;
use crate::console::day::Ending;
use crate::console::ids::ParkId;
use crate::console::ledger::{GoneBy, JournalNews, ParkedCall};
use crate::console::live::LiveNews;

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
        let expected = if live_first { vec![] } else { vec![(1, GoneBy::Recalled)] };
        assert_eq!((kept.count(), struck), (1, expected));
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

/// What the journal has of her after these effects.
fn in_the_journal(effects: &[Effect]) -> ParkedCall {
    let mut call = parked_call(1, "7001", 5_000);
    for effect in effects {
        match effect {
            Effect::Keep(kept) if kept.id == call.id => call = (**kept).clone(),
            Effect::MarkRecalled(id) if *id == call.id => call.recalled = true,
            _ => {}
        }
    }
    call
}

/// A console that starts with this journal while Webex holds her on the slot. It counts its milliseconds from this moment on.
fn restarted(call: ParkedCall, wall_ms: u64) -> (Console, Now) {
    let mut console = drive_to_live();
    let at_start = Now { wall: at(wall_ms).wall, mono_ms: 2_000 };
    let restored = JournalNews::Restored { calls: vec![call], trouble: vec![] };
    console.update(Event::News(News::Journal(restored)), at_start);
    let news = LiveNews::Park { slot: slot("7001"), parked: Some(harriet()) };
    console.update(Event::News(News::Live { epoch: EPOCH, news }), at_start);
    (console, at_start)
}

#[test]
fn after_a_restart_the_countdown_of_the_second_round_goes_on_and_the_wait_counts_from_the_first() {
    for live_first in [true, false] {
        let (_, effects) = parked_again(live_first);
        let (console, now) = restarted(in_the_journal(&effects), 105_000);
        let waiting = waiting_of(console.board().slot(&slot("7001")).unwrap().state(now));
        assert_eq!(waiting.waited_ms(now), 100_000, "since the first park");
        let left_ms = if live_first { 35_000 } else { 36_400 };
        assert_eq!(waiting.recall_in_ms(now, 45), left_ms, "since the second");
        assert!(!waiting.at_least && waiting.warning(now, 45).is_none());
        assert_eq!(waiting.for_whom.as_deref(), Some("Dr Lee"));
    }
}

#[test]
fn whom_webex_parked_again_while_valet_was_closed_has_at_most_the_recall_time_left() {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    let effects = read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
    let (mut console, now) = restarted(in_the_journal(&effects), 110_000);
    let waiting = waiting_of(console.board().slot(&slot("7001")).unwrap().state(now));
    assert_eq!((waiting.waited_ms(now), waiting.recall_in_ms(now, 45)), (105_000, 45_000));
    assert!(waiting.at_least, "the round began before anybody saw it");
    assert_eq!((waiting.for_whom.as_deref(), waiting.park), (Some("Dr Lee"), Some(ParkId(1))));
    // The second recall is marked as the first was.
    let effects = read_calls(&mut console, vec![recall_call("r2", "7001", CallState::Alerting)], 47_000);
    assert!(names(&effects).contains(&"mark a park as recalled"), "{:?}", names(&effects));
}

#[test]
fn a_sign_out_in_the_second_round_does_not_begin_the_countdown_anew() {
    let (mut console, _) = parked_again(true);
    intent(&mut console, Intent::SignOut, 100_000);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 101_000);
    let epoch = console.epoch;
    news(&mut console, News::SignedIn { epoch, scopes: None, not_kept: None, kept_for: None }, 102_000);
    news(&mut console, News::Profile { epoch, result: Ok((account(), Choice::Unmade)) }, 103_000);
    news(&mut console, News::Extensions { epoch, result: Ok(places()) }, 104_000);
    let waiting = waiting_of(state(&console, "7001", 105_000));
    assert_eq!((waiting.waited_ms(at(105_000)), waiting.recall_in_ms(at(105_000), 45)), (100_000, 35_000));
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
