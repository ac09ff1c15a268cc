//! Whether Webex can be heard, and since when.

use super::now::Now;
use crate::words::Arg;

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
    },
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
        let (news, since, heard) = match self {
            Self::NotKnown => (true, now, None),
            Self::Up { heard } => (true, now, Some(*heard)),
            Self::Down { since, heard, .. } => (false, *since, *heard),
        };
        *self = Self::Down { since, words: words.clone(), heard };
        news
    }
}
