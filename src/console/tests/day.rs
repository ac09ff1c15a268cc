//! The record of the day: every stay that ends is in it, with the right ending and a wait that was seen.

use super::parked::*;
use super::*;
use crate::console::board::Verified;
use crate::console::day::view::{DayNews, DayWish, Days};
use crate::console::day::{Ending, Stay};
use crate::console::live::LiveNews;

/// The stays that go to the record.
pub(super) fn kept_stays(effects: Vec<Effect>) -> Vec<Stay> {
    let stay = |effect| match effect {
        Effect::KeepStay(stay) => Some(*stay),
        _ => None,
    };
    effects.into_iter().filter_map(stay).collect()
}

/// Everything that is in the record once nothing more is heard.
pub(super) fn rest(console: &mut Console, mono_ms: u64) -> Vec<Stay> {
    let mut stays = kept_stays(console.update(Event::Tick, at(mono_ms)));
    stays.extend(kept_stays(console.close_day()));
    stays
}

/// What matters of a stay: slot, wait, ending, whether it was parked here.
fn short(stays: &[Stay]) -> Vec<(&str, Option<u64>, Ending, bool)> {
    stays.iter().map(|stay| (&*stay.slot_number, stay.waited_ms, stay.ending, stay.by_me)).collect()
}

fn fetch(console: &mut Console, number: &str, id: u64, mono_ms: u64) {
    press(console, number, mono_ms);
    accept(console, id, "leg", mono_ms + 100);
    read(console, vec![connected("leg")], mono_ms + 1_000);
}

#[test]
fn who_was_parked_here_and_fetched_is_recorded_a_moment_later_and_once() {
    let mut console = drive_to_ready_with(false, devices());
    park(&mut console, 1, "7001", 5_000);
    fetch(&mut console, "7001", 1, 9_000);
    assert_eq!(console.wakes_in_ms(at(10_000)), Some(5_000));
    assert!(kept_stays(console.update(Event::Tick, at(14_999))).is_empty(), "news may correct it");
    let stays = kept_stays(console.update(Event::Tick, at(15_000)));
    assert_eq!(short(&stays), [("7001", Some(5_000), Ending::Retrieved, true)]);
    assert_eq!((stays[0].parked_at, stays[0].ended_at), (Some(at(5_000).wall), at(10_000).wall));
    assert_eq!((stays[0].caller.clone(), &*stays[0].slot_label), (harriet(), "Lobby 7001"));
    read(&mut console, vec![], 20_000);
    read(&mut console, vec![], 21_000);
    assert_eq!(rest(&mut console, 100_000), []);
}

#[test]
fn who_was_fetched_from_a_slot_of_which_nothing_was_known_is_recorded_without_a_wait() {
    let mut console = drive_to_ready_with(false, devices());
    fetch(&mut console, "7001", 1, 9_000);
    let stays = rest(&mut console, 100_000);
    assert_eq!(short(&stays), [("7001", None, Ending::Retrieved, false)]);
    assert_eq!((stays[0].parked_at, &stays[0].caller), (None, &harriet()));
}

#[test]
fn live_news_of_the_empty_slot_before_the_talk_is_seen_does_not_make_her_lost() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 2_000);
    press(&mut console, "7001", 9_000);
    accept(&mut console, 1, "leg", 9_100);
    live_park(&mut console, "7001", None, 10_000);
    assert!(kept_stays(console.update(Event::Tick, at(10_500))).is_empty());
    read(&mut console, vec![connected("leg")], 11_000);
    assert_eq!(short(&rest(&mut console, 100_000)), [("7001", Some(8_000), Ending::Retrieved, false)]);
}

#[test]
fn live_news_of_the_empty_slot_before_the_recall_rings_does_not_make_her_lost() {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    live_park(&mut console, "7001", Some(harriet()), 5_100);
    live_park(&mut console, "7001", None, 50_000);
    read(&mut console, vec![recall_call("c1", "7001", CallState::Alerting)], 52_000);
    read(&mut console, vec![recall_call("c1", "7001", CallState::Connected)], 56_000);
    assert_eq!(short(&rest(&mut console, 200_000)), [("7001", Some(45_000), Ending::Recalled, true)]);
}

#[test]
fn who_is_seen_to_leave_has_left_and_what_nobody_saw_has_no_wait() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 2_000);
    live_park(&mut console, "7001", None, 9_000);
    live_park(&mut console, "7002", Some(ola()), 10_000);
    live(&mut console, LiveNews::Lost { why: "It broke.".into() }, 20_000);
    let mut stays = kept_stays(live(&mut console, LiveNews::Up, 600_000));
    live_park(&mut console, "7002", None, 600_100);
    stays.extend(rest(&mut console, 601_000));
    let expected = [("7001", Some(7_000), Ending::Left, false), ("7002", None, Ending::Left, false)];
    assert_eq!(short(&stays), expected, "she left some time within ten minutes");
}

#[test]
fn a_caller_who_comes_back_and_is_parked_again_has_stayed_twice() {
    let mut console = drive_to_ready_with(false, devices());
    park(&mut console, 1, "7001", 5_000);
    read(&mut console, vec![recall_call("c1", "7001", CallState::Alerting)], 50_000);
    read(&mut console, vec![recall_call("c1", "7001", CallState::Connected)], 53_000);
    let mut stays = kept_stays(console.update(Event::Tick, at(59_000)));
    park(&mut console, 2, "7001", 60_000);
    fetch(&mut console, "7001", 1, 70_000);
    stays.extend(rest(&mut console, 200_000));
    let expected =
        [("7001", Some(45_000), Ending::Recalled, true), ("7001", Some(11_000), Ending::Retrieved, true)];
    assert_eq!(short(&stays), expected);
}

#[test]
fn a_recall_that_is_lost_and_rings_again_is_one() {
    let mut console = drive_to_ready_with(false, devices());
    park(&mut console, 1, "7001", 5_000);
    let rings = || vec![recall_call("c1", "7001", CallState::Alerting)];
    let talks = vec![recall_call("c1", "7001", CallState::Connected)];
    let mut stays = Vec::new();
    for (mono_ms, calls) in
        [(50_000, rings()), (60_000, vec![]), (61_000, vec![]), (70_000, rings()), (75_000, talks)]
    {
        let (asked_at, result) = (at(mono_ms - 10), Ok(calls));
        stays.extend(kept_stays(news(&mut console, News::Calls { epoch: EPOCH, asked_at, result }, mono_ms)));
    }
    stays.extend(rest(&mut console, 200_000));
    assert_eq!(short(&stays), [("7001", Some(45_000), Ending::Recalled, true)]);
}

#[test]
fn what_the_attendant_clears_by_hand_has_no_wait() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    intent(&mut console, Intent::Forget(slot("7001")), 900_000);
    assert_eq!(short(&rest(&mut console, 901_000)), [("7001", None, Ending::Forgotten, true)]);
}

#[test]
fn a_park_that_never_was_is_no_stay_and_who_stood_there_before_stays_on() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    let other = crate::console::ledger::ParkedCall { caller: ola(), ..parked_call(2, "7001", 9_000) };
    console.parked_here(other, Verified::NoAnswer, at(9_000));
    kept(&mut console, 2, Ok(()), 9_100);
    assert!(kept_stays(console.update(Event::Tick, at(60_000))).is_empty());
    console.never_parked(crate::console::ids::ParkId(2), at(61_000));
    intent(&mut console, Intent::Forget(slot("7001")), 62_000);
    let stays = rest(&mut console, 200_000);
    assert_eq!(short(&stays), [("7001", None, Ending::Forgotten, true)]);
    assert_eq!(stays[0].caller, harriet());
}

#[test]
fn who_was_replaced_unseen_has_an_unknown_ending() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    let other = crate::console::ledger::ParkedCall { caller: ola(), ..parked_call(2, "7001", 90_000) };
    console.parked_here(other, Verified::Yes, at(90_000));
    kept(&mut console, 2, Ok(()), 90_100);
    let stays = rest(&mut console, 200_000);
    assert_eq!(short(&stays), [("7001", None, Ending::Unknown, true)]);
    assert_eq!(stays[0].caller, harriet());
}

#[test]
fn a_park_that_reached_the_disk_after_she_had_left_is_still_one_from_here() {
    let mut console = drive_to_live();
    console.parked_here(parked_call(1, "7001", 5_000), Verified::Yes, at(5_000));
    live_park(&mut console, "7001", Some(harriet()), 5_001);
    live_park(&mut console, "7001", None, 5_500);
    kept(&mut console, 1, Ok(()), 6_000);
    assert_eq!(short(&rest(&mut console, 100_000)), [("7001", Some(500), Ending::Left, true)]);
}

#[test]
fn what_ended_before_the_sign_out_is_recorded_and_who_still_waits_is_not() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(ola()), 2_000);
    park(&mut console, 1, "7002", 3_000);
    live_park(&mut console, "7001", None, 4_000);
    let stays = kept_stays(intent(&mut console, Intent::SignOut, 5_000));
    assert_eq!(short(&stays), [("7001", Some(2_000), Ending::Left, false)]);
    assert_eq!(rest(&mut console, 100_000), []);
}

#[test]
fn a_second_press_on_export_asks_for_nothing_until_the_first_is_done() {
    let mut console = drive_to_ready();
    let days = Days::one(jiff::civil::date(2026, 11, 24));
    let words = crate::words::Words::new(crate::words::Language::English);
    let words = Box::new(crate::console::day::table::TableWords::of(&words));
    let export = || Intent::Day(DayWish::Export { days, path: "day.csv".into(), words: words.clone() });
    let asks =
        |effects: Vec<Effect>| effects.iter().filter(|effect| matches!(effect, Effect::Day(_))).count();
    assert_eq!(asks(intent(&mut console, export(), 1_000)), 1);
    assert_eq!(asks(intent(&mut console, export(), 1_100)), 0);
    news(&mut console, News::Day(DayNews::Exported(Err("The disk is full.".into()))), 1_200);
    assert_eq!(said(&console), "The table was not written. The disk is full.");
    assert_eq!(asks(intent(&mut console, export(), 1_300)), 1);
}
