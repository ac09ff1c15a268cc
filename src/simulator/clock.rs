//! The simulator's clock: the wall clock plus an offset that only ever grows.
//!
//! `/sim/advance` moves it, and everything that waits (ringing, recalls, token lives) measures with it, so that an hour
//! passes in a test without an hour passing. Owned by the running simulator, cloned freely.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

use crate::present;

/// The wall clock plus what `/sim/advance` added to it. Clones share one offset.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    offset_secs: Arc<AtomicI64>,
}

/// One moment on both clocks: what people do goes by the simulator's, what happens on a connection goes by the wire's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The simulator's present, which `/sim/advance` moves.
    pub sim: Timestamp,
    /// The real present.
    pub wire: Timestamp,
}

impl Clock {
    /// The present on both clocks.
    pub fn moment(&self) -> Moment {
        Moment { sim: self.now(), wire: present::wall() }
    }

    /// The simulator's present.
    pub fn now(&self) -> Timestamp {
        later_ms(present::wall(), self.offset_secs.load(Ordering::SeqCst).saturating_mul(1000))
    }

    /// Moves the present `secs` seconds ahead.
    pub fn advance(&self, secs: u64) {
        let secs = i64::try_from(secs).unwrap_or(i64::MAX);
        let add = |offset: i64| Some(offset.saturating_add(secs));
        self.offset_secs.fetch_update(Ordering::SeqCst, Ordering::SeqCst, add).ok();
    }
}

/// `at` plus `ms` milliseconds, stopping at the end of time.
pub(crate) fn later_ms(at: Timestamp, ms: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_millis(ms)).unwrap_or(Timestamp::MAX)
}

/// `at` plus `secs` seconds, stopping at the end of time.
pub(crate) fn later(at: Timestamp, secs: u64) -> Timestamp {
    later_ms(at, i64::try_from(secs).unwrap_or(i64::MAX).saturating_mul(1000))
}

/// ISO-8601 UTC with milliseconds, the way Webex writes times (contract 1).
pub(crate) fn iso(at: Timestamp) -> String {
    format!("{at:.3}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_share_one_offset() {
        let clock = Clock::default();
        let clone = clock.clone();
        let before = clock.now();
        clone.advance(3600);
        assert!(clock.now().duration_since(before) >= SignedDuration::from_secs(3600));
    }

    #[test]
    fn times_have_three_decimals_and_a_z() {
        let at = Timestamp::from_millisecond(1_790_000_000_007).unwrap();
        assert!(iso(at).ends_with(".007Z"), "{}", iso(at));
        let at = Timestamp::from_millisecond(1_790_000_000_000).unwrap();
        assert!(iso(at).ends_with(".000Z"), "{}", iso(at));
    }
}
