//! The calls that were parked from here: kept in the journal until the retrieve, the recall or the person says that they
//! are gone (design, promise 5).

use jiff::Timestamp;

use super::calls::Party;
use super::ids::{ParkId, PersonId, SlotId};

/// A call that was parked from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParkedCall {
    /// Its name in the journal.
    pub id: ParkId,
    /// Whose console parked it.
    pub person: Option<PersonId>,
    /// Where.
    pub slot: SlotId,
    /// What is dialled to retrieve it; `None` for the attendant's own number.
    pub destination: Option<String>,
    /// The slot's number and label, for when nobody lists it any more.
    pub slot_number: String,
    /// The slot's label.
    pub slot_label: String,
    /// Who waits.
    pub caller: Party,
    /// Since when.
    pub parked_at: Timestamp,
    /// Who parked it, by name.
    pub parker: Option<String>,
    /// For whom, as typed.
    pub for_whom: Option<String>,
    /// A note, as typed.
    pub note: Option<String>,
    /// It has come back as a recall.
    pub recalled: bool,
}

/// Why a call is no longer kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoneBy {
    /// It was retrieved here.
    Retrieved,
    /// It came back as a recall and was answered, or ended.
    Recalled,
    /// A live source saw it leave the slot.
    Left,
    /// The person said so.
    Person,
}

/// What the journal reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalNews {
    /// What an earlier run had parked, and what could not be read of it.
    Restored {
        /// The calls.
        calls: Vec<ParkedCall>,
        /// One sentence each.
        trouble: Vec<String>,
    },
    /// A park is on disk, or why not.
    Kept {
        /// Which.
        id: ParkId,
        /// Whether it is.
        result: Result<(), String>,
    },
}
