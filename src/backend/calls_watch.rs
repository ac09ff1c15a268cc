//! Reads the attendant's calls at the pace that the core asks for (contract 11), out of turn when live news says so, and
//! nothing while it asks for none. With each reading goes how much Webex was asked lately.

use std::pin::pin;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::convert;
use super::guard;
use super::news::NewsSender;
use crate::console::effect::Pace;
use crate::console::event::{News, Traffic};
use crate::console::ids::Epoch;
use crate::webex;

/// The idle pace and slower ones are spread.
const IDLE: Duration = Duration::from_secs(3);
/// Jitter of the idle pace, either way (contract 11).
const JITTER: f64 = 0.2;
/// A reading without an answer for so long is a line that may be lost: it is said before the reading gives up.
const SILENCE: Duration = Duration::from_millis(2_500);
/// The same where answers have come at once for a while: with the longest idle pause before it, that makes five seconds.
const SILENCE_MIN: Duration = Duration::from_millis(1_300);
/// Where answers come, but slowly, it is said only after so long.
const SILENCE_MAX: Duration = Duration::from_secs(10);
/// So many times as long as the last answer took may the next one take.
const SLOWER: u32 = 4;
/// A line that is quick again is trusted again by so much with each answer.
const TRUST: f64 = 0.9;
/// A burst of live news is one reading, not ten.
const BURST: Duration = Duration::from_millis(250);

/// What is watched.
#[derive(Clone)]
struct Orders {
    client: Option<webex::Client>,
    epoch: Epoch,
    pace: Pace,
    /// Counts the readings that were asked for out of turn.
    out_of_turn: u64,
}

/// The one task that reads the calls.
pub struct CallsWatch {
    orders: watch::Sender<Orders>,
}

impl CallsWatch {
    /// Starts the task, with nothing to do.
    pub fn start(tasks: &TaskTracker, news: NewsSender, stop: CancellationToken) -> Self {
        let nothing = Orders { client: None, epoch: Epoch::default(), pace: Pace::Off, out_of_turn: 0 };
        let (orders, receiver) = watch::channel(nothing);
        tasks.spawn(async move {
            tokio::select! {
                () = stop.cancelled() => {}
                () = guard::kept_up(&news, || run(receiver.clone(), news.clone())) => {}
            }
        });
        Self { orders }
    }

    /// Sets who is watched, and how often.
    pub fn set(&self, client: Option<webex::Client>, epoch: Epoch, pace: Pace) {
        self.orders.send_modify(|orders| {
            (orders.client, orders.epoch, orders.pace) = (client, epoch, pace);
        });
    }

    /// The same person is watched through another client.
    pub fn use_client(&self, client: Option<webex::Client>) {
        self.orders.send_if_modified(|orders| {
            let watched = orders.client.is_some() && client.is_some();
            if watched {
                orders.client = client;
            }
            watched
        });
    }

    /// Reads once as soon as Webex may be asked. Without a pace for this sign-in nothing is read.
    pub fn read_now(&self, epoch: Epoch) {
        self.orders.send_if_modified(|orders| {
            let watched = orders.epoch == epoch;
            orders.out_of_turn += u64::from(watched);
            watched
        });
    }
}

async fn run(mut orders: watch::Receiver<Orders>, news: NewsSender) {
    let mut last_read: Option<Instant> = None;
    let (mut answered, mut told, mut patience) = (0, None, SILENCE);
    loop {
        let current = orders.borrow_and_update().clone();
        let (Some(client), Some(every_ms)) = (current.client, current.pace.interval_ms()) else {
            if orders.changed().await.is_err() {
                return;
            }
            continue;
        };
        let pause = if current.out_of_turn > answered {
            BURST
        } else {
            jittered(Duration::from_millis(every_ms), fastrand::f64()) * client.slow_down()
        };
        if client.reads_wait().is_some() {
            tell_traffic(&client, &mut told, &news).await;
        }
        let now = Instant::now();
        // While Webex wants quiet there is no reading, so that none begins long before it is sent.
        let due =
            last_read.map_or(now, |read| read + pause).max(now + client.reads_wait().unwrap_or_default());
        tokio::select! {
            changed = orders.changed() => match changed {
                Ok(()) => continue, // a new pace counts from the last reading
                Err(_) => return,
            },
            () = tokio::time::sleep_until(due) => {}
            // The window says why it is quiet also when the next reading is far.
            () = client.told_to_wait() => continue,
        }
        // Another request was refused meanwhile.
        if client.reads_wait().is_some() {
            continue;
        }
        let asked_at = news.now();
        last_read = Some(Instant::now());
        answered = current.out_of_turn;
        // A read may wait a minute at the gate of a sign-in that is over: the next one does not wait for it.
        let began = Instant::now();
        let reading = heard(&client, patience, current.epoch, &news);
        let result = tokio::select! {
            result = reading => result,
            _ = orders.wait_for(|orders| orders.epoch != current.epoch || orders.pace == Pace::Off) => continue,
        };
        if result.is_ok() {
            patience = next_patience(patience, began.elapsed());
        }
        let result = result
            .map(|calls| calls.into_iter().map(convert::call).collect())
            .map_err(|error| convert::failed_read(convert::What::Calls, &error));
        tell_traffic(&client, &mut told, &news).await;
        news.send(News::Calls { epoch: current.epoch, asked_at, result }).await;
    }
}

/// How long the next answer may take before the line is said to be lost. A network that is only slow is not said to be lost
/// with every reading.
fn next_patience(patience: Duration, took: Duration) -> Duration {
    if took > patience {
        return (patience * 2).min(SILENCE_MAX);
    }
    patience.mul_f64(TRUST).max(took * SLOWER).clamp(SILENCE_MIN, patience.max(SILENCE))
}

/// Reads the calls, and says so when no answer comes for this long.
async fn heard(
    client: &webex::Client,
    patience: Duration,
    epoch: Epoch,
    news: &NewsSender,
) -> Result<Vec<webex::Call>, webex::Error> {
    let mut reading = pin!(client.calls(None));
    match tokio::time::timeout(patience, &mut reading).await {
        Ok(result) => result,
        // Not because Webex asked to wait.
        Err(_) => {
            if client.reads_wait().is_none() {
                news.send(News::Silence { epoch }).await;
            }
            reading.await
        }
    }
}

/// The window wakes for the reading anyway, or has to say why none comes.
async fn tell_traffic(client: &webex::Client, told: &mut Option<Traffic>, news: &NewsSender) {
    let traffic = convert::traffic(client, news.now());
    if told.replace(traffic) != Some(traffic) {
        news.send(News::Traffic(traffic)).await;
    }
}

/// Spreads many consoles over time. `random` is between 0 and 1.
fn jittered(every: Duration, random: f64) -> Duration {
    if every < IDLE { every } else { every.mul_f64(1.0 - JITTER + 2.0 * JITTER * random) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_idle_pace_varies_by_a_fifth_and_the_quick_ones_do_not() {
        assert_eq!(Pace::Idle.interval_ms().map(Duration::from_millis), Some(IDLE));
        assert_eq!(jittered(IDLE, 0.0), Duration::from_millis(2_400));
        assert_eq!(jittered(IDLE, 1.0), Duration::from_millis(3_600));
        assert_eq!(jittered(Duration::from_secs(2), 1.0), Duration::from_secs(2));
    }

    #[test]
    fn a_quick_line_that_hangs_is_said_within_five_seconds_also_when_nothing_happens() {
        assert!(jittered(IDLE, 1.0) + SILENCE_MIN < Duration::from_secs(5));
        let quick = Duration::from_millis(80);
        let learned = (0..8).fold(SILENCE, |patience, _| next_patience(patience, quick));
        assert_eq!(learned, SILENCE_MIN, "after eight answers");
    }

    #[test]
    fn a_network_that_is_only_slow_is_not_said_to_be_lost_again_and_again() {
        let slow = Duration::from_secs(4);
        let learned = next_patience(SILENCE, slow);
        assert!(learned > slow, "{learned:?}");
        let settled = (0..100).fold(learned, |patience, _| next_patience(patience, slow));
        assert!(settled > slow, "{settled:?}: nothing more is said");
        assert_eq!(next_patience(SILENCE_MAX, Duration::from_secs(14)), SILENCE_MAX);
    }

    #[test]
    fn one_quick_answer_among_slow_ones_makes_nobody_impatient() {
        let (quick, slow) = (Duration::from_millis(80), Duration::from_secs(2));
        let mut patience = next_patience(SILENCE, slow);
        for _ in 0..4 {
            patience = next_patience(patience, quick);
            assert!(patience > slow, "{patience:?}");
            patience = next_patience(patience, slow);
        }
    }
}
