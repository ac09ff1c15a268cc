//! Whether Webex can be heard, and since when.

use super::now::Now;
use crate::say;
use crate::words::{Arg, Message};

/// The line to Webex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// Nothing heard yet.
    #[default]
    NotKnown,
    /// The last request was answered.
    Up {
        /// When.
        heard: Now,
    },
    /// The last request was not answered.
    Down {
        /// Since when.
        since: Now,
        /// What the attendant reads.
        words: Arg,
        /// When Webex was last heard.
        heard: Option<Now>,
        /// The attendant was told aloud what to do meanwhile.
        advised: bool,
    },
}

/// What to do while Webex cannot be reached.
pub fn what_now() -> Message {
    say!("offline-what-now")
}

impl Link {
    /// Webex was heard. Returns whether the line had been down.
    pub(super) fn heard(&mut self, now: Now) -> bool {
        let was_down = matches!(self, Self::Down { .. });
        *self = Self::Up { heard: now };
        was_down
    }

    /// Webex was heard on the live channel. That mends no line on which requests fail: only an answer does.
    pub(super) fn goes_on(&mut self, at: Now) {
        if let Self::Up { heard } = self
            && at.mono_ms > heard.mono_ms
        {
            *heard = at;
        }
    }

    /// Webex could not be reached. Returns whether that is news.
    pub(super) fn lost(&mut self, words: &Arg, now: Now) -> bool {
        let (since, heard) = match self {
            Self::NotKnown => (now, None),
            Self::Up { heard } => (now, Some(*heard)),
            Self::Down { words: known, .. } => {
                known.clone_from(words);
                return false;
            }
        };
        *self = Self::Down { since, words: words.clone(), heard, advised: false };
        true
    }

    /// What to do meanwhile, once for each time that the line is lost.
    pub(super) fn advice(&mut self) -> Option<Message> {
        match self {
            Self::Down { advised, .. } => (!std::mem::replace(advised, true)).then(what_now),
            Self::NotKnown | Self::Up { .. } => None,
        }
    }
}
