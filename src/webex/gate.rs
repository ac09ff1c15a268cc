//! One gate for all that a client sends with one token: shut for reads by any 429, open again when its time is over
//! (contract 10.3). It keeps the [`Politeness`] and the count of requests too.
//!
//! A press does not wait for the gate; it is only too early if its own kind was refused. When the gate opens, the reads
//! that waited let presses in flight go first.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep_until, timeout};

use super::politeness::Politeness;
use super::status::Command;
use super::traffic::{RequestKind, Tally, Traffic};

/// So long a waiting read lets a press go first. Longer would blind the console to what became of that very press.
const YIELD_MAX: Duration = Duration::from_secs(2);

/// Shared by all clones of a client.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    books: Arc<Mutex<Books>>,
    pressed: Arc<watch::Sender<usize>>,
    /// Counts the 429s.
    refused: Arc<watch::Sender<u64>>,
}

#[derive(Debug)]
struct Books {
    politeness: Politeness,
    tally: Tally,
}

/// A press is in flight until this is dropped.
#[derive(Debug)]
pub(super) struct Press(Arc<watch::Sender<usize>>);

impl Drop for Press {
    fn drop(&mut self) {
        self.0.send_modify(|presses| *presses -= 1);
    }
}

impl Gate {
    pub(super) fn new() -> Self {
        let books = Books { politeness: Politeness::default(), tally: Tally::new(Instant::now()) };
        let (pressed, refused) = (Arc::new(watch::Sender::new(0)), Arc::new(watch::Sender::new(0)));
        Self { books: Arc::new(Mutex::new(books)), pressed, refused }
    }

    /// A 429 came: to this command, to a read if there is none.
    pub(super) fn too_many(&self, by: Option<Command>, retry_after: Option<Duration>) {
        let now = Instant::now();
        {
            let mut books = self.books();
            books.politeness.too_many(by, retry_after, now);
            books.tally.too_many(now);
        }
        self.refused.send_modify(|refusals| *refusals += 1);
    }

    /// Waits for the next 429.
    pub(super) async fn refusal(&self) {
        self.refused.subscribe().changed().await.ok();
    }

    /// How long the gate stays shut for reads; `None` if it is open.
    pub(super) fn shut_for(&self) -> Option<Duration> {
        self.books().politeness.reads_wait(Instant::now())
    }

    /// By how much the intervals of background work are to be stretched.
    pub(super) fn slow_down(&self) -> u32 {
        self.books().politeness.slow_down(Instant::now())
    }

    /// Lets a press pass, or says for how many whole seconds it is too early.
    pub(super) fn press(&self, command: Command) -> Result<Press, Duration> {
        if let Some(left) = self.books().politeness.too_early(command, Instant::now()) {
            return Err(left);
        }
        self.pressed.send_modify(|presses| *presses += 1);
        Ok(Press(Arc::clone(&self.pressed)))
    }

    /// Waits until the gate is open for a read, also if it is shut again meanwhile.
    pub(super) async fn open(&self) {
        while let Some(left) = self.shut_for() {
            sleep_until(Instant::now() + left).await;
            let mut pressed = self.pressed.subscribe();
            timeout(YIELD_MAX, pressed.wait_for(|presses| *presses == 0)).await.ok();
        }
    }

    /// A request goes out.
    pub(super) fn sent(&self, kind: RequestKind) {
        self.books().tally.sent(kind, Instant::now());
    }

    /// What went out lately.
    pub(super) fn traffic(&self) -> Traffic {
        self.books().tally.traffic(Instant::now())
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::sleep;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn shut_for(wait: Duration) -> Gate {
        let gate = Gate::new();
        gate.too_many(None, Some(wait));
        gate
    }

    #[tokio::test(start_paused = true)]
    async fn an_open_gate_lets_pass_at_once_whatever_is_pressed() {
        let gate = Gate::new();
        let _press = gate.press(Command::Park).expect("not too early");
        let start = Instant::now();
        gate.open().await;
        assert_eq!(start.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn all_clones_wait_until_it_opens() {
        let gate = shut_for(5 * SECOND);
        let clone = gate.clone();
        let start = Instant::now();
        tokio::join!(gate.open(), clone.open());
        assert!((5 * SECOND..6 * SECOND).contains(&start.elapsed()));
        assert_eq!(gate.shut_for(), None);
    }

    #[tokio::test(start_paused = true)]
    async fn a_shorter_time_never_opens_it_earlier() {
        let gate = shut_for(5 * SECOND);
        gate.too_many(None, Some(SECOND));
        assert_eq!(gate.shut_for(), Some(5 * SECOND));
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_waits_on_if_it_is_shut_again() {
        let gate = shut_for(2 * SECOND);
        let start = Instant::now();
        let waiting = tokio::spawn({
            let gate = gate.clone();
            async move { gate.open().await }
        });
        sleep(SECOND).await;
        gate.too_many(None, Some(9 * SECOND));
        waiting.await.expect("no panic");
        assert!(start.elapsed() >= 10 * SECOND);
    }

    #[tokio::test(start_paused = true)]
    async fn when_it_opens_a_press_in_flight_goes_before_the_reads_that_waited() {
        let gate = shut_for(5 * SECOND);
        let start = Instant::now();
        let pressing = async {
            sleep(4 * SECOND).await;
            let press = gate.press(Command::Retrieve).expect("a read was refused, not this");
            sleep(2 * SECOND).await;
            drop(press);
        };
        let reading = async {
            gate.open().await;
            start.elapsed()
        };
        let ((), waited) = tokio::join!(pressing, reading);
        assert_eq!(waited.as_secs(), 6, "{waited:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_press_that_hangs_does_not_keep_the_reads_for_ever() {
        let gate = shut_for(5 * SECOND);
        let _press = gate.press(Command::Retrieve).expect("a read was refused, not this");
        let start = Instant::now();
        gate.open().await;
        assert_eq!(start.elapsed().as_secs(), 7);
    }

    #[tokio::test(start_paused = true)]
    async fn a_press_refused_on_the_way_keeps_the_reads_waiting() {
        let gate = shut_for(5 * SECOND);
        let start = Instant::now();
        let pressing = async {
            let press = gate.press(Command::Park).expect("not too early");
            sleep(6 * SECOND).await;
            gate.too_many(Some(Command::Park), Some(10 * SECOND));
            drop(press);
        };
        tokio::join!(pressing, gate.open());
        assert_eq!(start.elapsed().as_secs(), 16);
        assert!(gate.press(Command::Park).is_ok(), "its own time is over too");
    }
}
