//! How closely the calls are read: an end is told soon, also where live news makes most readings needless, and where live
//! news does not come they go on at their own pace.

use super::orders::{look, talking};
use super::parked::*;
use super::*;
use crate::console::live::{LiveNews, TargetState};

/// Live, and news of her own calls have come.
fn drive_to_live_calls() -> Console {
    let mut console = drive_to_live();
    live(&mut console, LiveNews::CallsMoved, 1_200);
    console
}

#[test]
fn a_talk_that_has_ended_is_told_a_second_after_the_reading_that_misses_it() {
    let mut console = drive_to_live_calls();
    look(&mut console, vec![talking("c1")], 2_000);
    live(&mut console, LiveNews::CallsMoved, 60_000);
    assert_eq!(pace(&look(&mut console, vec![], 60_300)), Some(Pace::InFlight));
    assert!(!lines(&console)[0].contains("ended"), "one reading may miss it");
    let effects = look(&mut console, vec![], 61_300);
    assert!(lines(&console)[0].contains("ended"), "{:?}", lines(&console));
    assert_eq!(pace(&effects), Some(Pace::CrossCheck));
}

#[test]
fn the_tile_of_a_retrieve_and_the_banner_of_a_recall_end_as_soon() {
    let mut console = drive_to_live_calls();
    live_park(&mut console, "7001", Some(harriet()), 2_000);
    press(&mut console, "7001", 3_000);
    accept(&mut console, 1, "leg", 3_100);
    look(&mut console, vec![connected("leg")], 3_500);
    assert_eq!(pace(&look(&mut console, vec![], 50_300)), Some(Pace::InFlight));
    look(&mut console, vec![], 51_300);
    assert!(matches!(outcome(&console, "7001"), Outcome::Ended { .. }));

    let mut console = drive_to_live_calls();
    look(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
    assert_eq!(pace(&look(&mut console, vec![], 60_300)), Some(Pace::InFlight));
    look(&mut console, vec![], 61_300);
    assert!(console.recalls().is_empty());
}

#[test]
fn a_call_that_is_back_in_the_next_reading_and_a_line_that_is_down_end_the_close_watch() {
    let mut console = drive_to_live_calls();
    look(&mut console, vec![talking("c1")], 2_000);
    assert_eq!(pace(&look(&mut console, vec![], 3_000)), Some(Pace::InFlight));
    assert_eq!(pace(&look(&mut console, vec![talking("c1")], 4_000)), Some(Pace::CrossCheck));

    look(&mut console, vec![], 5_000);
    let lost = |mono_ms| {
        let why = failure(FailureKind::NoLink, PressAgain::Not, LookUp::Nothing);
        News::Calls { epoch: EPOCH, asked_at: at(mono_ms), result: Err(why) }
    };
    assert_eq!(pace(&news(&mut console, lost(34_999), 34_999)), None);
    assert_eq!(pace(&news(&mut console, lost(35_000), 35_000)), Some(Pace::CrossCheck));
}

#[test]
fn where_webex_refuses_the_news_of_her_calls_a_healthy_channel_does_not_slow_their_readings() {
    let mut console = drive_to_live();
    let refused = TargetState::Refused { why: "Not allowed.".into() };
    for state in [refused, TargetState::Asking] {
        live(&mut console, LiveNews::OwnCalls { state }, 1_100);
        assert_eq!(console.sources(at(1_100)).calls.pace, Pace::Idle);
    }
    let effects = live(&mut console, LiveNews::OwnCalls { state: TargetState::Live }, 2_000);
    assert_eq!(pace(&effects), Some(Pace::CrossCheck));
}
