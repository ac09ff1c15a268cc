//! How many requests went out: for the details panel and `valet doctor`, so that an administrator sees what a console
//! costs (contract 10.3). Counted by kind, never by path or content; of bounded size; pure, the time is an argument.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// What a request was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RequestKind {
    /// The list of active calls (contract 11).
    Poll,
    /// One call, and what is past.
    Calls,
    /// Profile, slots, devices and other settings.
    Setup,
    /// What a person pressed.
    Command,
    /// The live layer's, with the same token (contract 7).
    Live,
}

impl RequestKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Poll, Self::Calls, Self::Setup, Self::Command, Self::Live];
}

/// What went out lately. A repetition after a 401 and each further try count too: Webex counts them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Requests of the last 60 s.
    pub last_minute: u32,
    /// Requests of the last 60 min, exact to the minute.
    pub last_hour: u32,
    /// How often Webex asked to wait (429) in the last 60 min, exact to the minute.
    pub too_many_last_hour: u32,
    by_kind: [u32; KINDS],
}

impl Traffic {
    /// Requests of this kind in the last 60 min.
    pub fn of(&self, kind: RequestKind) -> u32 {
        self.by_kind[kind as usize]
    }
}

const KINDS: usize = RequestKind::ALL.len();
/// Slices per window: seconds of a minute, minutes of an hour.
const SLICES: u64 = 60;

/// Counts requests as they go out.
#[derive(Debug)]
pub(super) struct Tally {
    begun: Instant,
    minute: Window,
    hour: Window,
}

impl Tally {
    pub(super) fn new(now: Instant) -> Self {
        let window = |slice| Window { slice, slices: VecDeque::new() };
        Self { begun: now, minute: window(Duration::from_secs(1)), hour: window(Duration::from_secs(60)) }
    }

    /// A request goes out.
    pub(super) fn sent(&mut self, kind: RequestKind, now: Instant) {
        let age = now.saturating_duration_since(self.begun);
        for window in [&mut self.minute, &mut self.hour] {
            window.at(age).sent[kind as usize] += 1;
        }
    }

    /// A 429 came.
    pub(super) fn too_many(&mut self, now: Instant) {
        let age = now.saturating_duration_since(self.begun);
        self.hour.at(age).too_many += 1;
    }

    pub(super) fn traffic(&self, now: Instant) -> Traffic {
        let age = now.saturating_duration_since(self.begun);
        let (minute, hour) = (self.minute.sum(age), self.hour.sum(age));
        Traffic {
            last_minute: minute.sent.iter().sum(),
            last_hour: hour.sent.iter().sum(),
            too_many_last_hour: hour.too_many,
            by_kind: hour.sent,
        }
    }
}

/// The last [`SLICES`] slices of time in which anything was sent, oldest first.
#[derive(Debug)]
struct Window {
    slice: Duration,
    slices: VecDeque<Slice>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slice {
    number: u64,
    sent: [u32; KINDS],
    too_many: u32,
}

impl Window {
    fn number(&self, age: Duration) -> u64 {
        age.as_secs() / self.slice.as_secs()
    }

    fn at(&mut self, age: Duration) -> &mut Slice {
        let number = self.number(age);
        while self.slices.front().is_some_and(|oldest| oldest.number + SLICES <= number) {
            self.slices.pop_front();
        }
        // A late note goes to the newest slice: which second it was does not matter that much.
        if self.slices.back().is_none_or(|newest| newest.number < number) {
            self.slices.push_back(Slice { number, ..Slice::default() });
        }
        let newest = self.slices.len() - 1;
        &mut self.slices[newest]
    }

    fn sum(&self, age: Duration) -> Slice {
        let number = self.number(age);
        let recent = self.slices.iter().filter(|slice| slice.number + SLICES > number);
        recent.fold(Slice::default(), |mut sum, slice| {
            for (sum, sent) in sum.sent.iter_mut().zip(slice.sent) {
                *sum += sent;
            }
            sum.too_many += slice.too_many;
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_request_is_forgotten_after_a_minute_and_after_an_hour() {
        let start = Instant::now();
        let mut tally = Tally::new(start);
        tally.sent(RequestKind::Poll, start);
        tally.sent(RequestKind::Command, start + ms(30_000));
        let counts = |later: u64| {
            let traffic = tally.traffic(start + ms(later));
            (traffic.last_minute, traffic.last_hour)
        };
        assert_eq!(counts(30_000), (2, 2));
        assert_eq!(counts(59_999), (2, 2));
        assert_eq!(counts(60_000), (1, 2));
        assert_eq!(counts(90_000), (0, 2));
        assert_eq!(counts(3_599_999), (0, 2));
        assert_eq!(counts(3_600_000), (0, 0));
    }

    #[test]
    fn kinds_and_refusals_are_told_apart() {
        let start = Instant::now();
        let mut tally = Tally::new(start);
        for kind in [RequestKind::Poll, RequestKind::Poll, RequestKind::Setup] {
            tally.sent(kind, start);
        }
        tally.too_many(start);
        let traffic = tally.traffic(start);
        assert_eq!(RequestKind::ALL.map(|kind| traffic.of(kind)), [2, 0, 1, 0, 0]);
        assert_eq!((traffic.last_hour, traffic.too_many_last_hour), (3, 1));
    }

    #[test]
    fn a_week_of_polling_keeps_the_size_of_two_windows() {
        let start = Instant::now();
        let mut tally = Tally::new(start);
        for second in (0..7 * 24 * 3_600).step_by(4) {
            tally.sent(RequestKind::Poll, start + ms(second * 1_000));
        }
        assert!(tally.minute.slices.len() <= 60 && tally.hour.slices.len() <= 60);
        let traffic = tally.traffic(start + ms((7 * 24 * 3_600 - 1) * 1_000));
        assert_eq!((traffic.last_minute, traffic.last_hour), (15, 900));
    }

    #[test]
    fn a_clock_that_steps_back_loses_nothing() {
        let start = Instant::now();
        let mut tally = Tally::new(start);
        tally.sent(RequestKind::Poll, start + ms(5_000));
        tally.sent(RequestKind::Poll, start);
        assert_eq!(tally.traffic(start + ms(5_000)).last_minute, 2);
    }
}
