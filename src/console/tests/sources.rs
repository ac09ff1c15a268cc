//! "What Valet can see": how often the calls are read, why they are not, and how each slot is seen.

use super::parked::*;
use super::*;
use crate::console::board::ManualSlot;
use crate::console::event::Traffic;
use crate::console::live::LiveLayer;
use crate::console::sources::Sight;

#[test]
fn the_paces_are_those_of_the_contract_and_idle_a_second_quicker_for_a_dead_line_to_be_said_in_time() {
    let every = [Pace::Off, Pace::Away, Pace::CrossCheck, Pace::Idle, Pace::Active, Pace::InFlight]
        .map(Pace::interval_ms);
    assert_eq!(every, [None, Some(15_000), Some(15_000), Some(3_000), Some(2_000), Some(1_000)]);
}

#[test]
fn after_a_429_the_interval_is_told_as_it_is_and_the_pause_counts_down_between_the_readings() {
    let mut console = drive_to_ready();
    assert_eq!(console.sources(at(900)).calls.every_ms, Some(3_000));
    let told = Traffic { reads_resume_at_ms: Some(13_000), slow_down: 4, ..Traffic::default() };
    news(&mut console, News::Traffic(told), 1_000);
    assert_eq!(console.sources(at(1_000)).calls.every_ms, Some(12_000));
    let left = |now_ms: u64| console.sources(at(now_ms)).traffic.unwrap().reads_wait_ms(at(now_ms));
    assert_eq!(
        [1_000, 5_500, 12_999, 13_000, 60_000].map(left),
        [Some(12_000), Some(7_500), Some(1), None, None]
    );
    news(&mut console, News::Expired { epoch: EPOCH }, 14_000);
    assert_eq!(console.sources(at(14_000)).calls.every_ms, None, "nothing is read");
}

#[test]
fn a_slot_that_is_not_watched_yet_is_being_asked_for_and_not_unlisted() {
    let settings =
        Options { slots: vec![ManualSlot { number: "7050".into(), label: None }], ..options(true) };
    let mut console = Console::new(settings);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    news(&mut console, News::SignedIn { epoch: EPOCH, scopes: None, not_kept: None, kept_for: None }, 200);
    news(&mut console, News::Profile { epoch: EPOCH, result: Ok((account(), Choice::Unmade)) }, 300);
    let sight = |console: &Console, name: &str| {
        let rows = console.sources(at(600)).slots;
        rows.into_iter().find(|row| english(&row.name).starts_with(name)).unwrap().sight
    };
    assert_eq!(*console.live(), LiveLayer::Connecting);
    assert_eq!(sight(&console, "7050"), Sight::Asking, "Webex was not asked yet whether it lists it");

    news(&mut console, News::Extensions { epoch: EPOCH, result: Ok(places()) }, 400);
    for name in ["7001", "Parked for me"] {
        assert_eq!(sight(&console, name), Sight::Asking, "{name} is watched once the group was read");
    }
    news(&mut console, News::Group { epoch: EPOCH, result: Ok(Default::default()) }, 500);
    assert_eq!(sight(&console, "7001"), Sight::Asking);
    assert!(
        matches!(sight(&console, "7050"), Sight::Off { why } if english(&why).contains("does not list it"))
    );
}
