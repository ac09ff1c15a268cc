//! One gate for all reads of a client: shut by any 429, open again when its time is over (contract 10.3).
//!
//! Commands do not wait for it: the attendant has pressed, and Webex says itself whether it is still too early.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Shared by all clones of a client.
#[derive(Debug, Clone, Default)]
pub(super) struct Gate {
    opens: Arc<Mutex<Option<Instant>>>,
}

impl Gate {
    /// Shuts the gate for this long. A shorter time never opens it earlier.
    pub(super) fn shut(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut opens = self.opens.lock().unwrap_or_else(PoisonError::into_inner);
        *opens = Some(opens.map_or(until, |earlier| earlier.max(until)));
    }

    /// How long the gate stays shut; `None` if it is open.
    pub(super) fn shut_for(&self) -> Option<Duration> {
        let opens = (*self.opens.lock().unwrap_or_else(PoisonError::into_inner))?;
        opens.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }

    /// Waits until the gate is open, also if it is shut again meanwhile.
    pub(super) async fn open(&self) {
        while let Some(left) = self.shut_for() {
            sleep_until(Instant::now() + left).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn an_open_gate_lets_pass_at_once() {
        let start = Instant::now();
        Gate::default().open().await;
        assert_eq!(start.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn all_clones_wait_until_it_opens() {
        let gate = Gate::default();
        let clone = gate.clone();
        gate.shut(5 * SECOND);
        let start = Instant::now();
        tokio::join!(gate.open(), clone.open());
        assert!((5 * SECOND..6 * SECOND).contains(&start.elapsed()));
        assert_eq!(gate.shut_for(), None);
    }

    #[tokio::test(start_paused = true)]
    async fn a_shorter_time_never_opens_it_earlier() {
        let gate = Gate::default();
        gate.shut(5 * SECOND);
        gate.shut(SECOND);
        assert_eq!(gate.shut_for(), Some(5 * SECOND));
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_waits_on_if_it_is_shut_again() {
        let gate = Gate::default();
        gate.shut(2 * SECOND);
        let start = Instant::now();
        let waiting = tokio::spawn({
            let gate = gate.clone();
            async move { gate.open().await }
        });
        tokio::time::sleep(SECOND).await;
        gate.shut(9 * SECOND);
        waiting.await.expect("no panic");
        assert!(start.elapsed() >= 10 * SECOND);
    }
}
