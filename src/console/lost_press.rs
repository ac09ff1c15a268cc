//! A press that was swallowed for safety: what it was meant for had changed just before. It is said once for each such
//! change, however often a person presses meanwhile.

use super::Console;
use super::now::Now;
use crate::say;
use crate::words::Message;

/// A press that did nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostPress {
    /// What had happened to its target.
    pub why: Why,
    /// When that had happened.
    pub since: Now,
}

/// What had happened to the target of a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It means, or stands for, another thing now; or another thing stands in its place.
    Changed,
    /// It is no longer there.
    Gone,
}

impl Why {
    /// What whoever pressed is told.
    pub fn words(self) -> Message {
        match self {
            Self::Changed => say!("press-changed"),
            Self::Gone => say!("press-gone"),
        }
    }
}

impl Console {
    /// Says that a press has done nothing, unless that was said since its target has changed.
    pub(super) fn press_is_lost(&mut self, lost: LostPress) {
        if self.lost_press.replace(lost) == Some(lost) {
            return;
        }
        self.speak(lost.why.words(), false);
    }
}
