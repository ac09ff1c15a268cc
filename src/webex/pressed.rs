//! When a command was pressed, on both clocks. What cannot go out within a few seconds is not sent any more: whoever pressed
//! has lifted another receiver meanwhile, and a laptop that wakes must not carry out what was wanted before it slept.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant, SystemTime};

/// So long a command may wait to be sent.
pub(super) const GO_OUT: Duration = Duration::from_secs(4);

/// The moment of a press.
#[derive(Debug, Clone, Copy)]
pub struct Pressed {
    mono: Instant,
    wall: SystemTime,
}

impl Default for Pressed {
    /// Now.
    fn default() -> Self {
        Self { mono: Instant::now(), wall: SystemTime::now() }
    }
}

impl Pressed {
    /// Nobody expects any more that it goes out. A clock that was set forward counts as a sleep: that costs a press.
    pub fn is_too_long_ago(&self) -> bool {
        let (mono, wall) = self.ages();
        mono.max(wall) > GO_OUT
    }

    /// The computer has slept since.
    fn has_slept(&self) -> bool {
        let (mono, wall) = self.ages();
        slept(mono, wall)
    }

    /// Carries on with `work` unless the computer sleeps meanwhile. `None`: it has slept, and the work was dropped before it
    /// could go on.
    pub(super) async fn unless_it_sleeps<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        poll_fn(
            |context| {
                if self.has_slept() { Poll::Ready(None) } else { work.as_mut().poll(context).map(Some) }
            },
        )
        .await
    }

    fn ages(&self) -> (Duration, Duration) {
        (self.mono.elapsed(), self.wall.elapsed().unwrap_or_default())
    }
}

/// On Linux and macOS the monotonic clock stands still in a sleep; on Windows it goes on, and the request's own limit ends it.
fn slept(mono: Duration, wall: Duration) -> bool {
    wall.saturating_sub(mono) > GO_OUT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ago(mono_secs: u64, wall_secs: u64) -> Pressed {
        let now = Pressed::default();
        let (mono, wall) = (Duration::from_secs(mono_secs), Duration::from_secs(wall_secs));
        Pressed { mono: now.mono - mono, wall: now.wall - wall }
    }

    #[test]
    fn a_press_is_too_long_ago_on_either_clock() {
        assert!(!ago(0, 0).is_too_long_ago() && !ago(3, 3).is_too_long_ago());
        assert!(ago(5, 5).is_too_long_ago());
        assert!(ago(1, 3_600).is_too_long_ago(), "the laptop slept for an hour");
    }

    #[tokio::test]
    async fn what_was_on_its_way_when_the_laptop_slept_does_not_go_on() {
        let mut has_gone_on = false;
        let work = async { has_gone_on = true };
        assert_eq!(ago(1, 3_600).unless_it_sleeps(work).await, None);
        assert!(!has_gone_on);
        assert_eq!(ago(5, 5).unless_it_sleeps(async { 7 }).await, Some(7), "slow, but awake");
    }
}
