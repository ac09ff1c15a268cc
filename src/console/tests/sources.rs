//! "What Valet can see": how often the calls are read, why they are not, and how each slot is seen.

use super::parked::*;
use super::*;
use crate::console::event::Traffic;

#[test]
fn the_paces_are_those_of_the_contract() {
    let every = [Pace::Off, Pace::Hidden, Pace::CrossCheck, Pace::Idle, Pace::Active, Pace::InFlight]
        .map(Pace::interval_ms);
    assert_eq!(every, [None, Some(15_000), Some(15_000), Some(4_000), Some(2_000), Some(1_000)]);
}

#[test]
fn after_a_429_the_interval_is_told_as_it_is_and_the_pause_counts_down_between_the_readings() {
    let mut console = drive_to_ready();
    assert_eq!(console.sources(at(900)).calls.every_ms, Some(4_000));
    let told = Traffic { reads_resume_at_ms: Some(13_000), slow_down: 4, ..Traffic::default() };
    news(&mut console, News::Traffic(told), 1_000);
    assert_eq!(console.sources(at(1_000)).calls.every_ms, Some(16_000));
    let left = |now_ms: u64| console.sources(at(now_ms)).traffic.unwrap().reads_wait_ms(at(now_ms));
    assert_eq!(
        [1_000, 5_500, 12_999, 13_000, 60_000].map(left),
        [Some(12_000), Some(7_500), Some(1), None, None]
    );
    news(&mut console, News::Expired { epoch: EPOCH }, 14_000);
    assert_eq!(console.sources(at(14_000)).calls.every_ms, None, "nothing is read");
}
