//! Time as an argument: the core never asks a clock.

use jiff::Timestamp;

/// The two clocks at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The wall clock, for what people read. It may jump.
    pub wall: Timestamp,
    /// Milliseconds since the program started, for what is counted. It never jumps.
    pub mono_ms: u64,
}

impl Now {
    /// Milliseconds since an earlier moment; 0 if that lies ahead.
    pub fn since_ms(self, earlier: Self) -> u64 {
        self.mono_ms.saturating_sub(earlier.mono_ms)
    }
}
