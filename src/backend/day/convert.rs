//! A stay as the core knows it, and as the record keeps it.

use crate::console::calls::Party;
use crate::console::day::{Ending, Stay};
use crate::store::day::{DayEntry, How};

/// What goes into the record.
pub(super) fn entry(stay: Stay) -> DayEntry {
    DayEntry {
        slot: stay.slot_number,
        label: stay.slot_label,
        parked: stay.parked_at,
        ended: stay.ended_at,
        waited_ms: stay.waited_ms,
        how: match stay.ending {
            Ending::Retrieved => How::Retrieved,
            Ending::Recalled => How::Recalled,
            Ending::Left => How::Left,
            Ending::Forgotten => How::Forgotten,
            Ending::Unknown => How::Unknown,
        },
        by_me: stay.by_me,
        name: stay.caller.name,
        number: stay.caller.number,
    }
}

/// What comes out of it.
pub(super) fn stay(entry: DayEntry) -> Stay {
    Stay {
        slot_number: entry.slot,
        slot_label: entry.label,
        parked_at: entry.parked,
        ended_at: entry.ended,
        waited_ms: entry.waited_ms,
        ending: match entry.how {
            How::Retrieved => Ending::Retrieved,
            How::Recalled => Ending::Recalled,
            How::Left => Ending::Left,
            How::Forgotten => Ending::Forgotten,
            How::Unknown => Ending::Unknown,
        },
        by_me: entry.by_me,
        caller: Party { name: entry.name, number: entry.number },
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn a_stay_comes_out_of_the_record_as_it_went_in() {
        for ending in Ending::ALL {
            let told = Stay {
                slot_number: "7001".to_owned(),
                slot_label: "Lobby 1".to_owned(),
                parked_at: Some(Timestamp::UNIX_EPOCH),
                ended_at: Timestamp::MAX,
                waited_ms: Some(7),
                ending,
                by_me: true,
                caller: Party { name: Some("Ola Berg".to_owned()), number: None },
            };
            assert_eq!(stay(entry(told.clone())), told);
        }
    }
}
