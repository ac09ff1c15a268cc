//! What the journal keeps of one parked call, and what may happen to it later. Plain values, owned by whoever asks.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::JournalError;
use crate::say;

/// The longest name that is kept, in characters; the rest is cut.
pub const NAME_MAX: usize = 200;
/// The longest note that is kept, in characters; the rest is cut.
pub const NOTE_MAX: usize = 500;
/// The longest id or destination, in bytes. A cut one would mean something else, so a longer one is refused.
pub const KEY_MAX: usize = 2048;

/// A call that was parked from this console.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParkedCall {
    /// The journal's own number for it; see [`Journal::next_id`](super::Journal::next_id).
    pub id: u64,
    /// Whose account parked it: the person id, opaque (contract 2); empty where it was not known.
    pub person: String,
    /// The slot on the board.
    pub slot_id: String,
    /// What is dialled to retrieve it (contract 3.3); empty where nothing is, on the attendant's own number.
    pub destination: String,
    /// The slot's number on the board. An entry without one comes from a Valet that did not keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot_number: Option<String>,
    /// What the slot is called.
    pub slot_name: String,
    /// Who waits there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caller_name: Option<String>,
    /// The caller's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caller_number: Option<String>,
    /// When it was parked.
    pub parked_at: Timestamp,
    /// Who parked it, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parker: Option<String>,
    /// Whom the caller wants to reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_whom: Option<String>,
    /// The attendant's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The recall time as it was known when the call was parked, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recall_secs: Option<u64>,
    /// When Webex parked it again, after a recall that nobody answered. A Valet that does not know of this counts down from
    /// the first park, and carries the line along as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Timestamp>,
    /// When it came back as a recall (contract 13.3), if it did, and was not parked again since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recalled: Option<Timestamp>,
    /// Webex was asked to park this call, by its id, and has not said that it did. A Valet that does not know of this takes
    /// it for a park, which it does not believe after a restart either, and carries the line along as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
}

/// What happened to a call that is still kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It rings as a recall since then.
    Recalled(Timestamp),
}

/// Why a call is no longer kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gone {
    /// It was retrieved from here.
    Retrieved,
    /// Its recall was answered.
    RecallAnswered,
    /// It left the slot by itself: the caller hung up, or somebody else has it.
    LeftTheSlot,
    /// The attendant said so.
    Dismissed,
    /// It was asked for and did not come about.
    NotParked,
}

impl ParkedCall {
    /// The same with every text as long as it may be.
    ///
    /// # Errors
    /// [`JournalError::TooLong`] for an id or destination that cannot be cut.
    pub(super) fn within_bounds(mut self) -> Result<Self, JournalError> {
        let number = self.slot_number.as_ref().map(|number| (say!("journal-slot-number"), number));
        let asked = self.asked.as_ref().map(|call| (say!("journal-call-id"), call));
        let keys = [
            (say!("journal-person-id"), &self.person),
            (say!("journal-slot-id"), &self.slot_id),
            (say!("journal-destination"), &self.destination),
        ];
        for (what, text) in keys.into_iter().chain(number).chain(asked) {
            if text.len() > KEY_MAX {
                return Err(JournalError::TooLong { what });
            }
        }
        cut(&mut self.slot_name, NAME_MAX);
        let names = [&mut self.caller_name, &mut self.caller_number, &mut self.parker, &mut self.for_whom];
        for name in names.into_iter().flatten() {
            cut(name, NAME_MAX);
        }
        if let Some(note) = &mut self.note {
            cut(note, NOTE_MAX);
        }
        Ok(self)
    }
}

fn cut(text: &mut String, most_chars: usize) {
    if let Some((end, _)) = text.char_indices().nth(most_chars) {
        text.truncate(end);
    }
}
