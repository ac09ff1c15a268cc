//! Presses that were swallowed, because what they were meant for had just changed or gone. Who pressed is told so, else she
//! believes that it went out.

use std::cell::Cell;

use crate::console::lost_press::{LostPress, Why};
use crate::console::now::Now;

/// A second press within this time belongs to the first, which went out: there is nothing to tell.
const ONE_PRESS_MS: u64 = 600;

/// The press that was swallowed in this frame.
#[derive(Debug, Default)]
pub(super) struct Swallowed(Cell<Option<LostPress>>);

impl Swallowed {
    /// What was pressed had changed at this moment.
    pub fn changed(&self, since: Now) {
        self.0.set(Some(LostPress { why: Why::Changed, since }));
    }

    /// What was pressed had gone at this moment. Where it went because it was pressed itself, a second press belongs to the
    /// first.
    pub fn gone(&self, since: Now, pressed: Option<Now>, now: Now) {
        if pressed.is_none_or(|at| now.since_ms(at) >= ONE_PRESS_MS) {
            self.0.set(Some(LostPress { why: Why::Gone, since }));
        }
    }

    /// What was swallowed in this frame so far.
    pub fn last(&self) -> Option<LostPress> {
        self.0.get()
    }

    /// What is to be told of this frame.
    pub fn take(&self) -> Option<LostPress> {
        self.0.take()
    }
}
