//! The recent calls.

use super::*;
use crate::console::history::{PastCall, PastKind};

fn past(number: &str, at_s: Option<i64>) -> PastCall {
    PastCall {
        kind: PastKind::Received,
        party: Party { name: None, number: Some(number.to_owned()) },
        at: at_s.map(|secs| Timestamp::from_second(secs).unwrap()),
    }
}

fn reads(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::ReadHistory(_))).count()
}

fn answer(console: &mut Console, calls: Vec<PastCall>, mono_ms: u64) {
    news(console, News::History { epoch: Epoch(1), result: Ok(calls) }, mono_ms);
}

#[test]
fn the_newest_call_comes_first_and_one_without_a_time_last() {
    let mut console = drive_to_ready();
    assert_eq!(reads(&intent(&mut console, Intent::ReadHistory, 1_000)), 1);
    answer(&mut console, vec![past("1", Some(5)), past("2", None), past("3", Some(9))], 1_100);
    let list = console.history().list().value().unwrap();
    let numbers: Vec<_> = list.iter().filter_map(|call| call.party.number.as_deref()).collect();
    assert_eq!(numbers, ["3", "1", "2"]);
}

#[test]
fn a_second_look_while_the_list_is_being_read_asks_nothing() {
    let mut console = drive_to_ready();
    intent(&mut console, Intent::ReadHistory, 1_000);
    assert_eq!(reads(&intent(&mut console, Intent::ReadHistory, 1_100)), 0);
}

#[test]
fn a_failed_reading_keeps_the_list_and_says_why() {
    let mut console = drive_to_ready();
    intent(&mut console, Intent::ReadHistory, 1_000);
    answer(&mut console, vec![past("1", Some(5))], 1_100);
    intent(&mut console, Intent::ReadHistory, 2_000);
    let why = failure(FailureKind::Troubled, PressAgain::Now, LookUp::Nothing);
    news(&mut console, News::History { epoch: Epoch(1), result: Err(why) }, 2_100);
    let list = console.history().list();
    assert_eq!(list.value().map(Vec::len), Some(1));
    assert!(list.failure().is_some());
}

#[test]
fn after_a_call_the_list_is_read_again_but_not_more_often_than_every_30_s() {
    let mut console = drive_to_ready();
    intent(&mut console, Intent::ReadHistory, 1_000);
    answer(&mut console, vec![], 1_100);
    read(&mut console, vec![connected("c1")], 2_000);
    read(&mut console, vec![], 4_000);
    assert_eq!(reads(&read_effects(&mut console, 6_000)), 0, "the list is 5 s old");
    assert_eq!(console.wakes_in_ms(at(6_000)), Some(25_000));
    assert_eq!(reads(&console.update(Event::Tick, at(31_000))), 1);
    assert_eq!(reads(&console.update(Event::Tick, at(31_100))), 0);
}

#[test]
fn a_list_that_nobody_looks_at_is_not_read() {
    let mut console = drive_to_ready();
    read(&mut console, vec![connected("c1")], 2_000);
    read(&mut console, vec![], 4_000);
    read(&mut console, vec![], 6_000);
    assert_eq!(reads(&console.update(Event::Tick, at(90_000))), 0);
}

fn read_effects(console: &mut Console, mono_ms: u64) -> Vec<Effect> {
    let calls = News::Calls { epoch: Epoch(1), asked_at: at(mono_ms - 10), result: Ok(vec![]) };
    news(console, calls, mono_ms)
}
