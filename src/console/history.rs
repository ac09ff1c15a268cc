//! The attendant's recent calls (contract 3.2).

use jiff::Timestamp;

use super::Console;
use super::calls::Party;
use super::effect::Effect;
use super::failure::{Failure, FailureKind};
use super::now::Now;
use super::remote::Remote;
use crate::say;

/// How a past call went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastKind {
    /// She called.
    Placed,
    /// Nobody answered.
    Missed,
    /// She was called and answered.
    Received,
    /// A value that Webex added later.
    Other(String),
}

/// One past call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastCall {
    /// How it went.
    pub kind: PastKind,
    /// The other side.
    pub party: Party,
    /// When.
    pub at: Option<Timestamp>,
}

/// After the end of a call the list is read again, but no more often than this.
const READ_EVERY_MS: u64 = 30_000;

/// The recent calls and how well they are known. They are read only once somebody has looked at them.
#[derive(Clone, Debug, Default)]
pub struct History {
    list: Remote<Vec<PastCall>>,
    asked: Option<Now>,
    /// A call has ended since.
    outdated: bool,
}

impl History {
    /// Newest first, with what is known of its freshness. Calls without a time come last.
    pub fn list(&self) -> &Remote<Vec<PastCall>> {
        &self.list
    }

    /// Takes the answer of a reading.
    pub(super) fn take(&mut self, answer: Result<Vec<PastCall>, Failure>) {
        let newest_first = |mut calls: Vec<PastCall>| {
            calls.sort_by_key(|call| std::cmp::Reverse(call.at));
            calls
        };
        self.list.take(answer.map(newest_first));
    }

    fn is_being_read(&self) -> bool {
        matches!(self.list, Remote::Pending { .. })
    }
}

impl Console {
    /// The attendant's recent calls.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// A person looks at the recent calls.
    pub(super) fn read_history(&mut self, now: Now) -> Vec<Effect> {
        if !self.session.is_usable() || self.history.is_being_read() {
            return Vec::new();
        }
        if !self.capabilities.calls_read {
            let why = Failure::of_valet(say!("needs-calls-read"), FailureKind::NotAllowed);
            self.history.take(Err(why));
            return Vec::new();
        }
        self.history.list.begin();
        (self.history.asked, self.history.outdated) = (Some(now), false);
        vec![Effect::ReadHistory(self.epoch)]
    }

    /// A call has ended: the list is not what it was.
    pub(super) fn history_has_moved(&mut self) {
        self.history.outdated = self.history.asked.is_some();
    }

    pub(super) fn read_history_when_due(&mut self, now: Now) -> Vec<Effect> {
        let due = self.history_due_ms().is_some_and(|due_ms| due_ms <= now.mono_ms);
        if due { self.read_history(now) } else { Vec::new() }
    }

    pub(super) fn history_due_ms(&self) -> Option<u64> {
        let wanted = self.history.outdated && self.session.is_usable() && !self.history.is_being_read();
        let asked = self.history.asked.filter(|_| wanted)?;
        Some(asked.mono_ms + READ_EVERY_MS)
    }
}
