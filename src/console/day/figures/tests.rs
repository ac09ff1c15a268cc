//! Figures by hand, against a slow and simple count, and on the days that have no 24 hours.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::console::calls::Party;

fn stay(slot: &str, parked: &str, waited_ms: Option<u64>, ending: Ending) -> Stay {
    let parked: Timestamp = parked.parse().unwrap();
    Stay {
        slot_number: slot.to_owned(),
        slot_label: format!("Lobby {slot}"),
        parked_at: Some(parked),
        ended_at: parked + std::time::Duration::from_millis(waited_ms.unwrap_or(0)),
        waited_ms,
        ending,
        by_me: true,
        caller: Party::default(),
    }
}

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap()
}

fn hours(figures: &Figures) -> Vec<(usize, usize)> {
    let counts = figures.by_hour.iter().map(|tally| tally.count).enumerate();
    counts.filter(|(_, count)| *count > 0).collect()
}

#[test]
fn of_nothing_there_is_no_median_and_no_worst() {
    let figures = Figures::of(&[], &TimeZone::UTC);
    assert_eq!(figures.total, Tally::default());
    assert_eq!((figures.total.median_wait_ms, figures.total.worst_wait_ms), (None, None));
    assert_eq!((figures.by_slot.len(), figures.by_hour.len()), (0, 24));
}

#[test]
fn median_and_worst_are_those_of_the_known_waits() {
    for (waits, median, worst) in [
        (vec![Some(5)], Some(5), Some(5)),
        (vec![Some(9), Some(1)], Some(5), Some(9)),
        (vec![Some(4), Some(1)], Some(2), Some(4)),
        (vec![Some(9), Some(1), Some(2)], Some(2), Some(9)),
        (vec![Some(9), None, Some(1), Some(2), None], Some(2), Some(9)),
        (vec![None, None], None, None),
        (vec![Some(u64::MAX), Some(u64::MAX - 2)], Some(u64::MAX - 1), Some(u64::MAX)),
    ] {
        let stays: Vec<Stay> = waits
            .iter()
            .map(|waited_ms| Stay {
                waited_ms: *waited_ms,
                ..stay("7001", "2026-11-24T10:00:00Z", None, Ending::Left)
            })
            .collect();
        let total = Figures::of(&stays, &TimeZone::UTC).total;
        assert_eq!((total.median_wait_ms, total.worst_wait_ms), (median, worst), "{waits:?}");
        assert_eq!((total.count, total.waits), (waits.len(), waits.iter().flatten().count()), "{waits:?}");
    }
}

#[test]
fn endings_and_slots_are_counted_one_by_one() {
    let at = "2026-11-24T10:00:00Z";
    let stays = [
        stay("7010", at, Some(1), Ending::Retrieved),
        stay("7001", at, Some(2), Ending::Left),
        stay("7001", at, Some(4), Ending::Retrieved),
        stay("", at, None, Ending::Forgotten),
        stay("901", at, None, Ending::Recalled),
    ];
    let figures = Figures::of(&stays, &TimeZone::UTC);
    let ended = Ending::ALL.map(|ending| figures.total.ended(ending));
    assert_eq!(ended, [2, 1, 1, 1, 0]);
    let slots: Vec<_> = figures.by_slot.iter().map(|slot| (slot.number.as_str(), slot.tally.count)).collect();
    assert_eq!(slots, [("", 1), ("901", 1), ("7001", 2), ("7010", 1)]);
    assert_eq!(figures.by_slot[2].tally.median_wait_ms, Some(3));
}

#[test]
fn a_stay_belongs_to_the_hour_of_its_park_and_to_the_day_of_its_end() {
    let parked = stay("7001", "2026-11-24T22:59:30Z", Some(60_000), Ending::Retrieved);
    assert_eq!((parked.hour(&berlin()), parked.day(&berlin()).to_string()), (23, "2026-11-25".to_owned()));
    let unseen = Stay { parked_at: None, ..parked };
    assert_eq!(unseen.hour(&berlin()), 0);
}

#[test]
fn the_night_of_25_hours_has_both_its_second_hours_in_one() {
    let stays =
        ["2026-10-24T23:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"]
            .map(|at| stay("7001", at, Some(1), Ending::Left));
    assert_eq!(hours(&Figures::of(&stays, &berlin())), [(1, 1), (2, 2), (3, 1)]);
    assert!(stays.iter().all(|stay| stay.day(&berlin()).to_string() == "2026-10-25"));
}

#[test]
fn the_night_of_23_hours_has_no_second_hour() {
    let stays = ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T21:59:00Z"]
        .map(|at| stay("7001", at, Some(1), Ending::Left));
    assert_eq!(hours(&Figures::of(&stays, &berlin())), [(1, 1), (3, 1), (23, 1)]);
    assert_eq!(stays[2].day(&berlin()).to_string(), "2026-03-29");
}

fn any_stay() -> impl Strategy<Value = Stay> {
    let ending = prop::sample::select(Ending::ALL.to_vec());
    let wait = prop::option::of(0..4_000_000_u64);
    // Around the end of summer time, and far from it.
    let second = prop_oneof![1_792_800_000..1_793_000_000_i64, 0..2_000_000_000_i64];
    (7001..7005_u32, second, wait, ending, any::<bool>()).prop_map(
        |(slot, second, waited_ms, ending, seen)| {
            let at = Timestamp::from_second(second).unwrap().to_string();
            let stay = stay(&slot.to_string(), &at, waited_ms, ending);
            Stay { parked_at: stay.parked_at.filter(|_| seen), ..stay }
        },
    )
}

/// The middle by its definition: as many below as above.
fn slow_median(waits: &[u64]) -> Option<u64> {
    let mut sorted = Vec::new();
    for wait in waits {
        let place = sorted.iter().take_while(|known| *known < wait).count();
        sorted.insert(place, *wait);
    }
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[odd / 2]),
        even => Some((sorted[even / 2 - 1] + sorted[even / 2]) / 2),
    }
}

proptest! {
    #![proptest_config(crate::seeds::property())]

    #[test]
    fn slots_and_hours_each_add_up_to_the_whole(stays in prop::collection::vec(any_stay(), 0..60)) {
        let figures = Figures::of(&stays, &berlin());
        let waits: Vec<u64> = stays.iter().filter_map(|stay| stay.waited_ms).collect();
        prop_assert_eq!(figures.total.count, stays.len());
        prop_assert_eq!(figures.total.median_wait_ms, slow_median(&waits));
        prop_assert_eq!(figures.total.worst_wait_ms, waits.iter().max().copied());
        let by_slot: Vec<&Tally> = figures.by_slot.iter().map(|slot| &slot.tally).collect();
        let by_hour: Vec<&Tally> = figures.by_hour.iter().collect();
        for part in [by_slot, by_hour] {
            let sum = |of: &dyn Fn(&Tally) -> usize| part.iter().map(|tally| of(tally)).sum::<usize>();
            prop_assert_eq!(sum(&|tally| tally.count), stays.len());
            prop_assert_eq!(sum(&|tally| tally.waits), waits.len());
            for ending in Ending::ALL {
                prop_assert_eq!(sum(&|tally| tally.ended(ending)), figures.total.ended(ending));
            }
            let worst = part.iter().filter_map(|tally| tally.worst_wait_ms).max();
            prop_assert_eq!(worst, figures.total.worst_wait_ms);
        }
        prop_assert_eq!(Ending::ALL.map(|ending| figures.total.ended(ending)).iter().sum::<usize>(), stays.len());
    }
}
