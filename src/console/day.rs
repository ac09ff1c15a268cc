//! The day: every stay on a slot that has ended, once, and what a set of them comes to.
//!
//! | module | what it is |
//! |---|---|
//! | [`figures`] | counts, median and worst wait, by slot and by hour |
//! | `book` | finds out that a stay has ended, and how, whatever the order of the news |
//! | `hook` | where the console tells the book of it, and the record on disk of what the book has closed |
//! | [`view`] | what the screen shows of it |
//! | [`table`] | the words of an exported table |
//! | [`dates`] | a day in words |

pub(super) mod book;
pub mod dates;
pub mod figures;
mod hook;
pub mod table;
pub mod view;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::calls::Party;

/// A stay on a slot that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The slot's number, such as `7001`; empty for the attendant's own.
    pub slot_number: String,
    /// The slot's label, such as `Lobby 1`.
    pub slot_label: String,
    /// When the caller was parked, or first seen there; `None` for one who was fetched or came back from a slot that was not
    /// known to be taken.
    pub parked_at: Option<Timestamp>,
    /// When she was no longer there, or when that was learned.
    pub ended_at: Timestamp,
    /// How long she waited on the slot, in milliseconds: until she was fetched, rang again, or was seen to leave. `None` where
    /// the beginning or the end was not seen, so that no figure is made of a guess.
    pub waited_ms: Option<u64>,
    /// How it ended.
    pub ending: Ending,
    /// She was parked from here.
    pub by_me: bool,
    /// Who it was; nothing in it where she withheld it, or names are left out of the record.
    pub caller: Party,
}

/// How a stay ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ending {
    /// She was retrieved here.
    Retrieved,
    /// She rang here again: a recall, whether answered or not.
    Recalled,
    /// She left the slot: hung up, or fetched by a colleague. Which of the two nobody tells (contract 7.4).
    Left,
    /// The attendant said that nobody waits there any more.
    Forgotten,
    /// Another stands there, and nothing says how this stay ended.
    Unknown,
}

impl Ending {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Retrieved, Self::Recalled, Self::Left, Self::Forgotten, Self::Unknown];
}

impl Stay {
    /// The day to which it belongs: that of its end, which is always known.
    pub fn day(&self, zone: &TimeZone) -> Date {
        zone.to_datetime(self.ended_at).date()
    }

    /// The hour of the day, 0 to 23, to which it belongs: that in which she was parked, or else fetched. On a day of 25 hours
    /// two of them have the same number.
    pub fn hour(&self, zone: &TimeZone) -> usize {
        let hour = zone.to_datetime(self.parked_at.unwrap_or(self.ended_at)).hour();
        usize::from(hour.unsigned_abs())
    }
}

/// For how long stays are recorded, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// So many days, today among them; 0 writes nothing and deletes what was written.
    pub days: u32,
    /// With the name and number of the caller.
    pub names: bool,
}

impl Default for Keeping {
    fn default() -> Self {
        Self { days: 30, names: true }
    }
}
