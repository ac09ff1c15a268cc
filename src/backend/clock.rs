//! The two clocks of [`Now`], read in one place.

use tokio::time::Instant;

use crate::console::now::Now;
use crate::present;

/// Counts from the start of the program.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    start: Instant,
}

impl Clock {
    /// Starts counting.
    #[expect(clippy::new_without_default, reason = "starting a clock is an act")]
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }

    /// This moment.
    pub fn now(&self) -> Now {
        let mono_ms = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        Now { wall: present::wall(), mono_ms }
    }
}
