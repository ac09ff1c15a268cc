//! What a set of stays comes to: how many, how they ended, and how long they waited; of all of them, by slot and by hour.
//!
//! * A wait counts only where it is known ([`Stay::waited_ms`]); `waits` says of how many the figures are.
//! * The *median* is the wait in the middle: half of the known waits are no longer, half no shorter. Of an even number it
//!   lies halfway between the two in the middle, rounded down to a millisecond.
//! * The *worst* is the longest known wait.
//! * Of no known wait there is no median and no worst: `None`, never 0.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::{Ending, Stay};

/// The hours by which stays are told apart, whatever the length of the day.
pub const HOURS: usize = 24;

/// The figures of a set of stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Of all of them.
    pub total: Tally,
    /// Of each slot where somebody stayed, short numbers first. A slot that got another label is two.
    pub by_slot: Vec<SlotTally>,
    /// Of each hour of the local day ([`Stay::hour`]): always 24, those in which nothing was parked empty.
    pub by_hour: Vec<Tally>,
}

/// The stays on one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotTally {
    /// Its number; may be empty.
    pub number: String,
    /// Its label; may be empty.
    pub label: String,
    /// Its figures.
    pub tally: Tally,
}

/// Counts and waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Stays.
    pub count: usize,
    /// Stays whose wait is known.
    pub waits: usize,
    /// The wait in the middle, in milliseconds.
    pub median_wait_ms: Option<u64>,
    /// The longest wait, in milliseconds.
    pub worst_wait_ms: Option<u64>,
    endings: [usize; Ending::ALL.len()],
}

impl Tally {
    /// How many stays ended so.
    pub fn ended(&self, ending: Ending) -> usize {
        self.endings[ending as usize]
    }

    fn of<'s>(stays: impl IntoIterator<Item = &'s Stay>) -> Self {
        let mut tally = Self::default();
        let mut waits = Vec::new();
        for stay in stays {
            tally.count += 1;
            tally.endings[stay.ending as usize] += 1;
            waits.extend(stay.waited_ms);
        }
        waits.sort_unstable();
        tally.waits = waits.len();
        tally.median_wait_ms = median(&waits);
        tally.worst_wait_ms = waits.last().copied();
        tally
    }
}

impl Figures {
    /// The figures of these stays, with the hours of this time zone.
    pub fn of(stays: &[Stay], zone: &TimeZone) -> Self {
        let mut slots: BTreeMap<_, Vec<&Stay>> = BTreeMap::new();
        let mut hours: [Vec<&Stay>; HOURS] = Default::default();
        for stay in stays {
            let number = stay.slot_number.as_str();
            slots.entry((number.len(), number, stay.slot_label.as_str())).or_default().push(stay);
            hours[stay.hour(zone)].push(stay);
        }
        let by_slot = slots.into_iter().map(|((_, number, label), stays)| SlotTally {
            number: number.to_owned(),
            label: label.to_owned(),
            tally: Tally::of(stays),
        });
        Self {
            total: Tally::of(stays),
            by_slot: by_slot.collect(),
            by_hour: hours.into_iter().map(Tally::of).collect(),
        }
    }
}

/// Of waits in their order.
fn median(sorted: &[u64]) -> Option<u64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted[middle - 1];
    Some(lower + (upper - lower) / 2)
}

#[cfg(test)]
mod tests;
