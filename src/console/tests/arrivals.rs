//! Parks that were not made here: told once, when they happen, and never instead of a park's own line.

use super::orders::{done, look, sent, talking};
use super::parked::*;
use super::*;
use crate::console::board::MINE;
use crate::console::live::{LiveNews, TargetState};
use crate::console::orders::{Came, ParkOn};

fn told(console: &Console) -> Vec<String> {
    lines(console).into_iter().filter(|line| line.contains("parked on")).collect()
}

#[test]
fn a_park_by_somebody_else_is_one_line_and_said_once_without_interrupting() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", None, 2_000);
    let seq = console.announcement().seq;
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7001", Some(harriet()), 6_000);
    assert_eq!(told(&console), ["Harriet Lund was parked on 7001 Lobby 7001."]);
    assert_eq!(console.activity().entries().next().map(|entry| entry.at), Some(at(5_000).wall));
    // Whoever cannot see the board hears that a caller waits, whoever parked her.
    assert_eq!(console.announcement().seq, seq + 1);
    assert_eq!(said(&console), "Harriet Lund was parked on 7001 Lobby 7001.");
    assert!(!console.announcement().urgent);
}

#[test]
fn a_caller_parked_for_the_attendant_is_said_without_interrupting() {
    let mut console = drive_to_live();
    live(&mut console, LiveNews::Park { slot: MINE.into(), parked: None }, 2_000);
    live(&mut console, LiveNews::Park { slot: MINE.into(), parked: Some(harriet()) }, 5_000);
    assert_eq!(said(&console), "Harriet Lund was parked on your own number.");
    assert!(!console.announcement().urgent);
}

#[test]
fn whom_the_channel_finds_when_it_opens_is_not_told_as_parked_now() {
    let mut console = drive_to_live();
    live(&mut console, LiveNews::Target { slot: slot("7001"), state: TargetState::Live }, 1_100);
    live_park(&mut console, "7001", Some(harriet()), 1_200);
    live(&mut console, LiveNews::Lost { why: "It broke.".into() }, 10_000);
    live(&mut console, LiveNews::Up, 20_000);
    live(&mut console, LiveNews::Target { slot: slot("7002"), state: TargetState::Live }, 20_100);
    let seq = console.announcement().seq;
    live_park(&mut console, "7001", Some(harriet()), 20_200);
    live_park(&mut console, "7002", Some(ola()), 20_200);
    assert!(told(&console).is_empty(), "{:?}", told(&console));
    assert_eq!(console.announcement().seq, seq, "nor said");
}

#[test]
fn where_webex_tells_nothing_at_first_the_first_news_later_on_is_a_park() {
    let mut console = drive_to_live();
    live(&mut console, LiveNews::Target { slot: slot("7001"), state: TargetState::Live }, 1_100);
    live_park(&mut console, "7001", Some(harriet()), 6_100);
    assert_eq!(told(&console), ["Harriet Lund was parked on 7001 Lobby 7001."]);
}

#[test]
fn a_straggler_of_a_lost_channel_is_not_told_as_a_park() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", None, 2_000);
    live(&mut console, LiveNews::Lost { why: "It broke.".into() }, 10_000);
    live_park(&mut console, "7001", Some(harriet()), 10_100);
    assert!(told(&console).is_empty(), "{:?}", told(&console));
}

#[test]
fn another_caller_on_the_slot_is_told_with_the_one_who_left() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7001", Some(ola()), 8_000);
    assert!(told(&console).is_empty() && lines(&console)[0].ends_with("Ola Berg is parked there now."));
}

/// Harriet is being parked on 7001 from here.
fn being_parked() -> (Console, crate::console::ids::OrderId) {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", None, 2_000);
    live_park(&mut console, "7002", None, 2_000);
    look(&mut console, vec![talking("c")], 3_000);
    let (on, for_whom) = (ParkOn::Slot(slot("7001")), "Dr Lee".to_owned());
    let park = Intent::Park { call: "c".into(), on, for_whom, note: String::new() };
    let order = sent(&intent(&mut console, park, 4_000))[0].0;
    (console, order)
}

#[test]
fn a_park_from_here_is_told_once_whichever_comes_first() {
    for news_first in [true, false] {
        let (mut console, order) = being_parked();
        let who = console.calls().active()[0].remote_party.clone();
        if news_first {
            live_park(&mut console, "7001", Some(who.clone()), 4_100);
        }
        done(&mut console, order, Came::Done, 4_200);
        kept(&mut console, 1, Ok(()), 4_300);
        if !news_first {
            live_park(&mut console, "7001", Some(who), 4_400);
        }
        console.update(Event::Tick, at(30_000));
        let told = told(&console);
        assert!(matches!(&told[..], [line] if line.ends_with(" on 7001 Lobby 7001 for Dr Lee.")), "{told:?}");
    }
}

#[test]
fn somebody_elses_park_is_told_in_its_place_once_the_own_one_is_decided() {
    let (mut console, order) = being_parked();
    live_park(&mut console, "7002", Some(harriet()), 4_100);
    assert!(!lines(&console).iter().any(|line| line.contains("Harriet")), "it may be the own park");
    done(&mut console, order, Came::Done, 4_200);
    kept(&mut console, 1, Ok(()), 4_300);
    assert!(has_line(&console, "Harriet Lund was parked on 7002 Lobby 7002."), "{:?}", lines(&console));
    assert!(has_line(&console, "Ola Berg is parked on 7001 Lobby 7001 for Dr Lee."), "{:?}", lines(&console));
}
