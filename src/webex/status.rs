//! Every ending of a request in one table: what the attendant reads, whether a read is tried again, whether she may press
//! again, and what the console looks up by itself (contract 10.2 to 10.4; the statuses of the retrieve reference).
//!
//! Commands are never repeated by Valet, whatever stands here: `read_retry` is for reads alone.

mod command;
mod table;

pub use command::Command;
pub use table::TABLE;

use crate::words::Message;

/// One ending and what follows from it.
#[derive(Debug)]
pub struct Row {
    /// The ending.
    pub ending: Ending,
    /// What the attendant reads when a retrieve ended so; see [`Row::message`].
    retrieve: fn() -> Message,
    /// The same for any other command.
    others: fn(Command) -> Message,
    /// Whether the command may have taken effect.
    pub outcome: Outcome,
    /// When a read is tried again.
    pub read_retry: ReadRetry,
    /// When the attendant may press again.
    pub press_again: PressAgain,
    /// What the console looks up by itself.
    pub look_up: LookUp,
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// With this HTTP status.
    Status(u16),
    /// It surely never left this computer: no name, no connection, no TLS, no proxy.
    NotSent,
    /// It was sent, and no whole answer came back.
    NoAnswer,
    /// An answer came that cannot be read.
    Unreadable,
}

/// Whether a command took effect. Promise 4 of the design rests on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Webex has carried it out.
    Done,
    /// Webex has refused it: nothing happened.
    Refused,
    /// It never reached Webex: nothing happened.
    NotSent,
    /// It may or may not have taken effect: look before pressing again (contract 10.4).
    Unknown,
}

/// When a read is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadRetry {
    /// Not at all: the same answer would come.
    Never,
    /// Once, with a refreshed token. Commands too: a 401 was refused before execution (contract 10.4).
    AfterRefresh,
    /// Soon, and then less soon.
    Backoff,
    /// After `Retry-After`; 5 s without it, 60 s at most (contract 10.2).
    AfterWait,
}

/// When the attendant may press again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PressAgain {
    /// At once: nothing happened.
    Now,
    /// When the countdown of `Retry-After` is over; 5 s without it. The console does not press by itself.
    AfterWait,
    /// When the look-up has shown that nothing rings: the first one may have taken effect.
    AfterLookUp,
    /// Pressing would not help: it already rings, or somebody must sign in or be permitted first.
    Not,
}

/// What the console looks up by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LookUp {
    /// Nothing.
    Nothing,
    /// The attendant's calls: does her device ring, is she connected?
    Calls,
    /// The devices that can answer: one of them may be gone.
    Endpoints,
    /// The profile: is this a Webex Calling user at all, and with which rights?
    Profile,
}

impl Row {
    /// What the attendant reads when this command ended so.
    pub fn message(&self, command: Command) -> Message {
        if command == Command::Retrieve { (self.retrieve)() } else { (self.others)(command) }
    }
}

/// An ending has one row.
impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.ending == other.ending
    }
}

/// The row of an ending. A status without a row falls to its class: 2xx to 200, 4xx to 400, 5xx to 500. What is in no
/// class, such as the redirect to a hotel's sign-in page, did not come from Webex and counts as unreadable.
pub fn row_of(ending: Ending) -> &'static Row {
    let class = match ending {
        Ending::Status(200..=299) => Ending::Status(200),
        Ending::Status(400..=499) => Ending::Status(400),
        Ending::Status(500..=599) => Ending::Status(500),
        Ending::Status(_) => Ending::Unreadable,
        other => other,
    };
    find(ending).or_else(|| find(class)).unwrap_or(&TABLE[TABLE.len() - 1])
}

fn find(ending: Ending) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.ending == ending)
}

#[cfg(test)]
#[path = "status/told_tests.rs"]
mod told_tests;

#[cfg(test)]
mod tests {
    use super::*;

    const LISTED: [u16; 19] =
        [200, 201, 202, 204, 400, 401, 403, 404, 405, 409, 410, 415, 423, 428, 429, 500, 502, 503, 504];

    #[test]
    fn every_listed_ending_has_exactly_one_row_and_no_other_has() {
        let mut wanted: Vec<Ending> = LISTED.map(Ending::Status).to_vec();
        wanted.extend([Ending::NoAnswer, Ending::NotSent, Ending::Unreadable]);
        let listed: Vec<Ending> = TABLE.iter().map(|row| row.ending).collect();
        assert_eq!(listed, wanted);
        for ending in wanted {
            assert_eq!(row_of(ending).ending, ending);
        }
    }

    #[test]
    fn an_unknown_outcome_is_looked_up_before_anybody_may_press_again() {
        for row in TABLE {
            let unknown = row.outcome == Outcome::Unknown;
            assert_eq!(unknown, row.press_again == PressAgain::AfterLookUp, "{row:?}");
            assert!(!unknown || row.look_up == LookUp::Calls, "{row:?}");
        }
        for status in [202, 204, 500, 502, 503, 504, 599, 302, 100] {
            assert_eq!(row_of(Ending::Status(status)).outcome, Outcome::Unknown, "{status}");
        }
    }

    #[test]
    fn locked_and_busy_count_down_and_nothing_else_does() {
        for row in TABLE {
            let counts = matches!(row.ending, Ending::Status(423 | 429));
            assert_eq!(row.press_again == PressAgain::AfterWait, counts, "{row:?}");
            assert_eq!(row.read_retry == ReadRetry::AfterWait, counts, "{row:?}");
        }
    }

    #[test]
    fn reads_are_tried_again_only_where_it_can_help() {
        for row in TABLE {
            let wanted = match row.ending {
                Ending::Status(401) => ReadRetry::AfterRefresh,
                Ending::Status(423 | 429) => ReadRetry::AfterWait,
                Ending::Status(500..) | Ending::NoAnswer | Ending::NotSent => ReadRetry::Backoff,
                _ => ReadRetry::Never,
            };
            assert_eq!(row.read_retry, wanted, "{row:?}");
        }
    }

    #[test]
    fn what_was_refused_or_never_sent_did_nothing() {
        for status in [400, 401, 403, 404, 405, 409, 410, 415, 423, 428, 429, 418, 451] {
            assert_eq!(row_of(Ending::Status(status)).outcome, Outcome::Refused, "{status}");
        }
        assert_eq!(row_of(Ending::NotSent).outcome, Outcome::NotSent);
        assert_eq!(row_of(Ending::Status(201)).outcome, Outcome::Done);
    }

    #[test]
    fn a_status_without_a_row_falls_to_its_class() {
        for (status, row) in [(206, 200), (402, 400), (422, 400), (499, 400), (501, 500), (507, 500)] {
            assert_eq!(row_of(Ending::Status(status)), row_of(Ending::Status(row)), "{status}");
        }
        for status in [0, 100, 301, 302, 399, 600, u16::MAX] {
            assert_eq!(row_of(Ending::Status(status)).ending, Ending::Unreadable, "{status}");
        }
    }
}
