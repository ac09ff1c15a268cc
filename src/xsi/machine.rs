//! The life of one channel without its sockets: bytes, answers and time go in; requests and news come out (contract 7.2).
//!
//! It begins when the channel has been asked for and ends with an [`Ending`]. Owned by [`channel`](super::channel).

use std::time::Duration;

use tokio::time::Instant;

use super::acks::Acks;
use super::book::{Book, Output};
use super::config::Timings;
use super::http::Failure;
use super::job::{Done, Job};
use super::message::Message;
use super::news::{LossReason, News, OffReason};
use super::target::Targets;
use super::xml::{Item, Reader, STREAM_DOCUMENT_MAX};

/// Heartbeats in a row that may fail before the channel counts as lost.
const HEARTBEAT_FAILURES_MAX: u32 = 4;

/// That Webex is heard is told no more often.
const HEARD_EVERY: Duration = Duration::from_secs(5);

/// News that may wait for their reader before the stream is left unread for a while.
const NEWS_MAX: usize = 1024;

/// How a channel ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ending {
    Lost(LossReason),
    Off(OffReason),
    /// Nobody listens any more.
    Closed,
}

/// How far the channel is.
#[derive(Debug)]
enum Stage {
    /// Its id has not come yet.
    Opening {
        until: Instant,
    },
    Up(Box<Up>),
}

/// A channel that stands.
#[derive(Debug)]
struct Up {
    channel_id: String,
    book: Book,
    heartbeat: Heartbeat,
    failures: u32,
    refresh_at: Instant,
}

/// The client's own heartbeat.
#[derive(Debug)]
enum Heartbeat {
    Due(Instant),
    UnderWay,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Machine {
    timings: Timings,
    user_id: String,
    targets: Targets,
    reader: Reader,
    stage: Stage,
    /// When the stream last said anything.
    heard_at: Instant,
    /// When it was last told that Webex is heard.
    told_at: Instant,
    acks: Acks,
    out: Output,
    /// Only heartbeats go out until then: Webex asked for quiet, or is in trouble.
    quiet_until: Instant,
    /// Only heartbeats and acknowledgements go out until then: Webex asked for quiet elsewhere with the same token.
    held_until: Instant,
    /// Acknowledgements and everything else take turns.
    acks_turn: bool,
    ending: Option<Ending>,
}

impl Machine {
    pub(super) fn new(timings: Timings, user_id: String, targets: Targets, now: Instant) -> Self {
        Self {
            stage: Stage::Opening { until: now + timings.open },
            timings,
            user_id,
            targets,
            reader: Reader::new(STREAM_DOCUMENT_MAX),
            heard_at: now,
            told_at: now,
            acks: Acks::default(),
            out: Output::default(),
            quiet_until: now,
            held_until: now,
            acks_turn: true,
            ending: None,
        }
    }

    /// The next bytes of the stream.
    pub(super) fn bytes(&mut self, bytes: &[u8], now: Instant) {
        self.heard_at = now;
        self.tell_heard(now);
        let (items, result) = self.reader.feed(bytes);
        for item in items {
            match item {
                Item::Document(document) => self.message(Message::read(&document), now),
                Item::Unreadable => tracing::warn!("an event could not be read and is left out"),
            }
        }
        if let Err(why) = result {
            tracing::warn!(%why, "the event stream cannot be read any further");
            self.end(Ending::Lost(LossReason::Unreadable));
        }
    }

    fn message(&mut self, message: Message, now: Instant) {
        match (message, &mut self.stage) {
            (Message::Channel { id, expires_secs }, Stage::Opening { .. }) => self.up(id, expires_secs, now),
            (Message::ChannelTerminated { channel_id, is_duplicate }, Stage::Up(up)) => {
                // That an older channel of this console has ended is no news.
                if channel_id.is_none_or(|ended| ended == up.channel_id) {
                    let why = if is_duplicate { LossReason::TakenOver } else { LossReason::Ended };
                    self.end(Ending::Lost(why));
                }
            }
            (Message::ChannelTerminated { .. }, Stage::Opening { .. }) => {
                self.end(Ending::Lost(LossReason::Ended));
            }
            (Message::Event(event), stage) => {
                let is_new = event.id.as_ref().is_none_or(|id| self.acks.received(id));
                if let (true, Stage::Up(up)) = (is_new, stage) {
                    up.book.event(event, now, &mut self.out);
                }
            }
            (Message::Channel { .. } | Message::HeartBeat | Message::Other, _) => {}
        }
    }

    fn tell_heard(&mut self, now: Instant) {
        if matches!(self.stage, Stage::Up(_)) && now >= self.told_at + HEARD_EVERY {
            self.told_at = now;
            self.out.news.push_back(News::Heard);
        }
    }

    fn up(&mut self, channel_id: String, expires_secs: Option<u64>, now: Instant) {
        self.timings.refresh = self.timings.refresh_of(expires_secs);
        self.out.news.push_back(News::Up);
        let mut book = Book::new(self.timings.clone(), self.user_id.clone(), now);
        book.set_targets(&self.targets, now, &mut self.out);
        book.tick(now, &mut self.out);
        let up = Up {
            channel_id,
            book,
            heartbeat: Heartbeat::Due(now + self.timings.heartbeat),
            failures: 0,
            refresh_at: now + self.timings.refresh,
        };
        self.stage = Stage::Up(Box::new(up));
    }

    /// Starts what is due.
    pub(super) fn tick(&mut self, now: Instant) {
        if self.is_full() {
            // The silence is our own.
            self.heard_at = now;
        } else if now >= self.heard_at + self.timings.silence {
            self.end(Ending::Lost(LossReason::Silent));
        }
        match &mut self.stage {
            Stage::Opening { until } if now >= *until => self.end(Ending::Lost(LossReason::Unreachable)),
            Stage::Opening { .. } => {}
            Stage::Up(up) => {
                if matches!(up.heartbeat, Heartbeat::Due(at) if at <= now) {
                    up.heartbeat = Heartbeat::UnderWay;
                    self.out.jobs.push_front(Job::Heartbeat { channel_id: up.channel_id.clone() });
                }
                if now >= up.refresh_at {
                    up.refresh_at = now + self.timings.refresh;
                    self.out.jobs.push_front(Job::RefreshChannel { channel_id: up.channel_id.clone() });
                }
                up.book.tick(now, &mut self.out);
            }
        }
    }

    /// What came of a request.
    pub(super) fn done(&mut self, done: Done, now: Instant) {
        let Stage::Up(up) = &mut self.stage else { return };
        let (book, out) = (&mut up.book, &mut self.out);
        if let Some(ending) = done.failure().and_then(of_all) {
            return self.end(ending);
        }
        if let Some(wait) = done.failure().and_then(Failure::wait) {
            self.quiet_until = self.quiet_until.max(now + wait);
        }
        match done {
            Done::Heartbeat(Ok(())) => {
                up.failures = 0;
                up.heartbeat = Heartbeat::Due(now + self.timings.heartbeat);
                self.tell_heard(now);
            }
            Done::Heartbeat(Err(failure)) | Done::ChannelRefreshed(Err(failure)) if failure.is(404) => {
                self.end(Ending::Lost(LossReason::Forgotten));
            }
            Done::Heartbeat(Err(_)) => {
                up.failures += 1;
                up.heartbeat = Heartbeat::Due(now + self.timings.heartbeat_after_failure);
                if up.failures >= HEARTBEAT_FAILURES_MAX {
                    self.end(Ending::Lost(LossReason::Unreachable));
                }
            }
            Done::ChannelRefreshed(Err(_)) => up.refresh_at = now + self.timings.retry_max,
            Done::Acknowledged { event_id, result: Err(failure) } if !failure.is_final() => {
                self.acks.failed(event_id);
                self.quiet_until = self.quiet_until.max(now + self.timings.retry(0, fastrand::f64()));
            }
            Done::Subscribed { ask, result } => book.answered(ask, result, now, out),
            Done::SubscriptionRefreshed { subscription_id, result } => {
                book.refreshed(&subscription_id, result, now, out);
            }
            Done::Monitored(result) => book.listed(result, now, out),
            Done::ChannelRefreshed(Ok(())) | Done::Acknowledged { .. } | Done::Unsubscribed => {}
        }
    }

    /// The targets have changed.
    pub(super) fn set_targets(&mut self, targets: Targets, now: Instant) {
        if let Stage::Up(up) = &mut self.stage {
            up.book.set_targets(&targets, now, &mut self.out);
            up.book.tick(now, &mut self.out);
        }
        self.targets = targets;
    }

    /// The stream has ended or broken.
    pub(super) fn broke(&mut self, why: LossReason) {
        self.end(Ending::Lost(why));
    }

    fn end(&mut self, ending: Ending) {
        self.ending.get_or_insert(ending);
    }

    /// Until then Webex wants to be asked nothing with this token (contract 10.3). An event that is not acknowledged would be
    /// sent again, and a heartbeat that is left out costs the channel: both go on.
    pub(super) fn hold(&mut self, until: Instant) {
        self.held_until = self.held_until.max(until);
    }

    /// The next request to send: what keeps the channel alive goes first.
    pub(super) fn next_job(&mut self, now: Instant) -> Option<Job> {
        if matches!(self.out.jobs.front(), Some(Job::Heartbeat { .. } | Job::RefreshChannel { .. })) {
            return self.out.jobs.pop_front();
        }
        if now < self.quiet_until {
            return None;
        }
        self.acks_turn = !self.acks_turn;
        let (acks, jobs) = (&mut self.acks, &mut self.out.jobs);
        let mut acknowledge = || acks.next().map(|event_id| Job::Acknowledge { event_id });
        if now < self.held_until {
            acknowledge()
        } else if self.acks_turn {
            acknowledge().or_else(|| jobs.pop_front())
        } else {
            jobs.pop_front().or_else(acknowledge)
        }
    }

    /// What shall be told, oldest first.
    pub(super) fn next_news(&mut self) -> Option<News> {
        self.out.news.pop_front()
    }

    /// Whether something shall be told.
    pub(super) fn has_news(&self) -> bool {
        !self.out.news.is_empty()
    }

    /// Whether the stream should be left unread until news and acknowledgements have gone out.
    pub(super) fn is_full(&self) -> bool {
        self.acks.is_full() || self.out.news.len() >= NEWS_MAX
    }

    /// How it ended, if it has.
    pub(super) fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// When [`tick`](Self::tick) has something to do.
    pub(super) fn wake_at(&self, now: Instant) -> Instant {
        let mut wake_at = self.heard_at + self.timings.silence;
        for opens in [self.quiet_until, self.held_until] {
            if opens > now {
                wake_at = wake_at.min(opens);
            }
        }
        match &self.stage {
            Stage::Opening { until } => wake_at.min(*until),
            Stage::Up(up) => {
                let heartbeat = match up.heartbeat {
                    Heartbeat::Due(at) => at,
                    Heartbeat::UnderWay => wake_at,
                };
                let next = wake_at.min(heartbeat).min(up.refresh_at);
                up.book.wake_at().map_or(next, |at| next.min(at))
            }
        }
    }

    /// What stands: the channel, and its subscriptions. None if it never stood.
    pub(super) fn standing(&self) -> Option<(String, Vec<String>)> {
        match &self.stage {
            Stage::Opening { .. } => None,
            Stage::Up(up) => Some((up.channel_id.clone(), up.book.subscription_ids())),
        }
    }
}

/// The failures after which no other request can do better.
fn of_all(failure: &Failure) -> Option<Ending> {
    match failure {
        Failure::SignedOut => Some(Ending::Off(OffReason::SignedOut)),
        failure if failure.is(401) => Some(Ending::Lost(LossReason::Unauthorized)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
