//! One channel with its sockets: opens it, drives a [`Machine`] until it ends, and closes what stands (contract 7.2).

use std::io;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use super::http::Failure;
use super::machine::{Ending, Machine};
use super::news::{LossReason, News, OffReason};
use super::target::Targets;
use super::wire::Wire;
use crate::outgoing;

/// Requests of one channel under way at the same time.
const REQUESTS_MAX: usize = 8;

/// How a channel went.
pub(super) struct Life {
    pub(super) ending: Ending,
    /// When it came to stand; none if it never did.
    pub(super) up_since: Option<Instant>,
    /// How long Webex asks to be left alone.
    pub(super) wait: Option<Duration>,
    /// What could not be told any more.
    pub(super) untold: Vec<News>,
}

/// Opens a channel and keeps it until it is lost or `cancel` says to close it.
pub(super) async fn live(
    wire: &Wire<'_>,
    targets: &mut watch::Receiver<Targets>,
    news: &mpsc::Sender<News>,
    cancel: &CancellationToken,
) -> Life {
    let opening = async {
        wire.http.until_open().await;
        wire.open().await
    };
    let opened = tokio::select! {
        () = cancel.cancelled() => return Life::never(Ending::Closed),
        opened = opening => opened,
    };
    let mut stream = match opened {
        Ok(stream) => stream,
        Err(failure) => return Life { wait: failure.wait(), ..Life::never(not_opened(&failure)) },
    };
    let first = targets.borrow_and_update().clone();
    let mut machine = Machine::new(wire.timings.clone(), wire.user_id.to_owned(), first, Instant::now());
    let mut requests = FuturesUnordered::new();
    let mut targets_change = true;
    let mut up_since = None;
    let ending = loop {
        if let Some(ending) = machine.ending() {
            break ending.clone();
        }
        if let Some(left) = wire.http.quiet_for() {
            machine.hold(Instant::now() + left);
        }
        while requests.len() < REQUESTS_MAX
            && let Some(job) = machine.next_job(Instant::now())
        {
            requests.push(wire.carry_out(job));
        }
        tokio::select! {
            () = cancel.cancelled() => break Ending::Closed,
            () = news.closed() => break Ending::Closed,
            permit = news.reserve(), if machine.has_news() => {
                if let (Ok(permit), Some(item)) = (permit, machine.next_news()) {
                    permit.send(item);
                }
            }
            chunk = stream.chunk(), if !machine.is_full() => match chunk {
                Ok(Some(bytes)) => machine.bytes(&bytes, Instant::now()),
                Ok(None) => machine.broke(LossReason::Broke),
                Err(why) => machine.broke(why_broken(&why)),
            },
            Some(done) = requests.next() => machine.done(done, Instant::now()),
            changed = targets.changed(), if targets_change => match changed {
                Ok(()) => {
                    let list = targets.borrow_and_update().clone();
                    machine.set_targets(list, Instant::now());
                }
                // The list stays as it is.
                Err(_) => targets_change = false,
            },
            () = sleep_until(machine.wake_at(Instant::now())) => machine.tick(Instant::now()),
        }
        if up_since.is_none() && machine.standing().is_some() {
            up_since = Some(Instant::now());
        }
    };
    drop(requests);
    drop(stream);
    if let (Ending::Closed, Some((channel_id, subscription_ids))) = (&ending, machine.standing()) {
        wire.close(subscription_ids, &channel_id).await;
    }
    let untold = std::iter::from_fn(|| machine.next_news()).collect();
    Life { ending, up_since, wait: None, untold }
}

impl Life {
    fn never(ending: Ending) -> Self {
        Self { ending, up_since: None, wait: None, untold: Vec::new() }
    }
}

/// The system says that a line is dead by ending the wait for its other side.
fn why_broken(why: &reqwest::Error) -> LossReason {
    let is_dead = |cause: &io::Error| cause.kind() == io::ErrorKind::TimedOut;
    let mut system = outgoing::causes(why).filter_map(|cause| cause.downcast_ref());
    if system.any(is_dead) { LossReason::Dead } else { LossReason::Broke }
}

fn not_opened(failure: &Failure) -> Ending {
    match failure {
        Failure::SignedOut => Ending::Off(OffReason::SignedOut),
        Failure::Unreachable => Ending::Lost(LossReason::Unreachable),
        Failure::Status { status: 401, .. } => Ending::Lost(LossReason::Unauthorized),
        Failure::Status { status: 403, .. } => Ending::Off(OffReason::NotAllowed),
        Failure::Status { status, .. } => Ending::Lost(LossReason::Status(*status)),
    }
}
