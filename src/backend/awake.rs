//! Whether this computer has slept: then one of the two clocks has jumped against the other, or a short wait was long.

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use crate::present;

/// More than this is no slow moment of a busy computer.
const JUMP: Duration = Duration::from_secs(25);

/// Both clocks as they were at the last look.
#[derive(Debug)]
pub(super) struct Awake {
    mono: Instant,
    wall: Timestamp,
}

impl Default for Awake {
    fn default() -> Self {
        Self { mono: Instant::now(), wall: present::wall() }
    }
}

impl Awake {
    /// Whether it has slept since the last look; looks are a few seconds apart. A wall clock that was set forward counts as
    /// a sleep: that costs no more than a new channel.
    pub(super) fn has_slept(&mut self) -> bool {
        let now = Self::default();
        let mono = now.mono.saturating_duration_since(self.mono);
        let wall = Duration::try_from(now.wall.duration_since(self.wall)).unwrap_or_default();
        *self = now;
        slept(mono, wall)
    }
}

/// On Linux and macOS the monotonic clock stands still in a sleep; on Windows it goes on, and the look came late.
fn slept(mono: Duration, wall: Duration) -> bool {
    mono > JUMP || wall.saturating_sub(mono) > JUMP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sleep_shows_in_one_clock_or_the_other() {
        let secs = Duration::from_secs;
        for (mono, wall, expected) in [
            (secs(5), secs(5), false),
            (secs(20), secs(20), false),
            (secs(5), secs(0), false),
            (secs(5), secs(605), true),
            (secs(605), secs(605), true),
        ] {
            assert_eq!(slept(mono, wall), expected, "{mono:?} {wall:?}");
        }
    }
}
