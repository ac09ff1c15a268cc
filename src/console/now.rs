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

    /// The moment so many milliseconds earlier.
    pub fn before_ms(self, ms: u64) -> Self {
        let wall = self.wall.checked_sub(std::time::Duration::from_millis(ms)).unwrap_or(self.wall);
        Self { wall, mono_ms: self.mono_ms.saturating_sub(ms) }
    }

    /// How old news from an earlier moment is, in milliseconds, by the clock that went further: the monotonic one stands
    /// still while a laptop sleeps.
    pub fn age_ms(self, earlier: Self) -> u64 {
        let by_wall = self.wall.as_millisecond().saturating_sub(earlier.wall.as_millisecond());
        self.since_ms(earlier).max(u64::try_from(by_wall).unwrap_or(0))
    }
}
