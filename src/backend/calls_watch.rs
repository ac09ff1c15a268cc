//! Reads the attendant's calls at the pace that the core asks for (contract 11), and nothing while it asks for none.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::convert;
use super::news::NewsSender;
use crate::console::effect::Pace;
use crate::console::event::News;
use crate::console::ids::Epoch;
use crate::webex;

/// Two minutes without a 429 bring the pace back (contract 11).
const CALM: Duration = Duration::from_secs(120);
/// The longest that background work waits, however long Webex asks for (contract 10.2).
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// Jitter of the idle pace, either way (contract 11).
const JITTER: f64 = 0.2;

/// What is watched.
#[derive(Clone)]
struct Orders {
    client: Option<webex::Client>,
    epoch: Epoch,
    pace: Pace,
}

/// The one task that reads the calls.
pub struct CallsWatch {
    orders: watch::Sender<Orders>,
}

impl CallsWatch {
    /// Starts the task, with nothing to do.
    pub fn start(tasks: &TaskTracker, news: NewsSender, stop: CancellationToken) -> Self {
        let (orders, receiver) =
            watch::channel(Orders { client: None, epoch: Epoch::default(), pace: Pace::Off });
        tasks.spawn(async move {
            tokio::select! {
                () = stop.cancelled() => {}
                () = run(receiver, news) => {}
            }
        });
        Self { orders }
    }

    /// Sets who is watched, and how often.
    pub fn set(&self, client: Option<webex::Client>, epoch: Epoch, pace: Pace) {
        self.orders.send_replace(Orders { client, epoch, pace });
    }
}

async fn run(mut orders: watch::Receiver<Orders>, news: NewsSender) {
    let mut slowdown = Slowdown::default();
    let mut last_read: Option<Instant> = None;
    loop {
        let current = orders.borrow_and_update().clone();
        let (Some(client), Some(every)) = (current.client, interval(current.pace)) else {
            if orders.changed().await.is_err() {
                return;
            }
            continue;
        };
        let pause = slowdown.stretch(jittered(every, fastrand::f64()), Instant::now());
        let due = last_read.map_or_else(Instant::now, |read| read + pause);
        tokio::select! {
            changed = orders.changed() => match changed {
                Ok(()) => continue, // a new pace counts from the last reading
                Err(_) => return,
            },
            () = tokio::time::sleep_until(due) => {}
        }
        let asked_at = news.now();
        last_read = Some(Instant::now());
        // A read may wait a minute at the gate of a sign-in that is over: the next one does not wait for it.
        let result = tokio::select! {
            result = client.calls(None) => result,
            _ = orders.wait_for(|orders| orders.epoch != current.epoch || orders.pace == Pace::Off) => continue,
        };
        if let Err(error) = &result
            && error.status() == Some(429)
        {
            slowdown.told_to_wait(error.countdown(), Instant::now());
        }
        let result = result
            .map(|calls| calls.into_iter().map(convert::call).collect())
            .map_err(|error| convert::failed_read(convert::What::Calls, &error));
        news.send(News::Calls { epoch: current.epoch, asked_at, result }).await;
    }
}

/// The recommended interval (contract 11); none means no reading.
fn interval(pace: Pace) -> Option<Duration> {
    let secs = match pace {
        Pace::Off => return None,
        Pace::Hidden | Pace::CrossCheck => 15,
        Pace::Idle => 4,
        Pace::Active => 2,
        Pace::InFlight => 1,
    };
    Some(Duration::from_secs(secs))
}

/// Spreads many consoles over time. `random` is between 0 and 1.
fn jittered(every: Duration, random: f64) -> Duration {
    if every < Duration::from_secs(4) { every } else { every.mul_f64(1.0 - JITTER + 2.0 * JITTER * random) }
}

/// After a 429: wait as told, then half as often until two minutes have passed without another (contract 11).
#[derive(Debug, Default)]
struct Slowdown {
    doublings: u32,
    told_at: Option<Instant>,
    not_before: Option<Instant>,
}

impl Slowdown {
    fn told_to_wait(&mut self, wait: Duration, now: Instant) {
        self.doublings = (self.doublings + 1).min(4);
        self.told_at = Some(now);
        self.not_before = Some(now + wait.min(LONGEST_WAIT));
    }

    fn stretch(&mut self, pause: Duration, now: Instant) -> Duration {
        if self.told_at.is_some_and(|told| now.duration_since(told) >= CALM) {
            *self = Self::default();
        }
        let doubled = pause * 2_u32.pow(self.doublings);
        let told = self.not_before.map_or(Duration::ZERO, |until| until.saturating_duration_since(now));
        doubled.max(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paces_are_those_of_the_contract() {
        let secs = [Pace::Off, Pace::Hidden, Pace::Idle, Pace::Active, Pace::InFlight]
            .map(|pace| interval(pace).map(|every| every.as_secs()));
        assert_eq!(secs, [None, Some(15), Some(4), Some(2), Some(1)]);
    }

    #[test]
    fn the_idle_pace_varies_by_a_fifth_and_the_quick_ones_do_not() {
        let idle = Duration::from_secs(4);
        assert_eq!(jittered(idle, 0.0), Duration::from_millis(3_200));
        assert_eq!(jittered(idle, 1.0), Duration::from_millis(4_800));
        assert_eq!(jittered(Duration::from_secs(1), 1.0), Duration::from_secs(1));
    }

    #[tokio::test(start_paused = true)]
    async fn after_a_429_the_pace_is_halved_until_two_calm_minutes_have_passed() {
        let mut slowdown = Slowdown::default();
        let every = Duration::from_secs(4);
        assert_eq!(slowdown.stretch(every, Instant::now()), every);
        slowdown.told_to_wait(Duration::from_secs(30), Instant::now());
        assert_eq!(slowdown.stretch(every, Instant::now()), Duration::from_secs(30));
        tokio::time::advance(Duration::from_secs(60)).await;
        assert_eq!(slowdown.stretch(every, Instant::now()), Duration::from_secs(8));
        tokio::time::advance(Duration::from_secs(60)).await;
        assert_eq!(slowdown.stretch(every, Instant::now()), every);
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_without_end_is_cut_to_a_minute() {
        let mut slowdown = Slowdown::default();
        slowdown.told_to_wait(Duration::from_secs(u64::MAX), Instant::now());
        assert_eq!(slowdown.stretch(Duration::from_secs(4), Instant::now()), LONGEST_WAIT);
    }
}
