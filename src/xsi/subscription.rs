//! One subscription of one target: from asking, through its candidates, to live or refused (contract 7.3).

use std::time::Duration;

use tokio::time::Instant;

use super::config::Timings;
use super::http::Failure;
use super::job::{Accepted, Package};
use super::news::{Refusal, TargetState};
use super::party::Party;
use super::sequence::is_newer;
use super::target::Candidate;

/// One way to get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Attempt {
    /// Who is parked at whoever the candidate is.
    Park(Candidate),
    /// The user's own calls.
    OwnCalls(Package),
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stage {
    /// Will be asked for then.
    Waiting {
        until: Instant,
    },
    /// Needs the list of monitored lines first.
    AwaitingList,
    /// Asked for; the answer is under way.
    Asking,
    Live(Live),
    /// Another target is the same user: a second subscription would silently replace the first, so both share it.
    Shared {
        is_live: bool,
    },
    /// Every attempt was refused; all of them are made again then.
    Refused {
        again_at: Instant,
    },
}

/// An accepted subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Live {
    pub(super) id: String,
    pub(super) since: Instant,
    pub(super) refresh_at: Instant,
    refresh: Duration,
    /// The newest sequence number that was applied.
    applied: Option<u32>,
    /// The newest that was told.
    pub(super) parked: Option<Option<Party>>,
}

impl Live {
    /// The next refresh is an interval from now.
    pub(super) fn refreshes(&mut self, now: Instant) {
        self.refresh_at = now + self.refresh;
    }

    /// Whether an event with this number is newer than all before; it is the newest from now on.
    pub(super) fn advance(&mut self, sequence: Option<u32>) -> bool {
        match (self.applied, sequence) {
            (Some(applied), Some(next)) if !is_newer(applied, next) => false,
            (applied, next) => {
                self.applied = next.or(applied);
                true
            }
        }
    }
}

/// See the module.
#[derive(Debug)]
pub(super) struct Subscription {
    pub(super) stage: Stage,
    attempts: Vec<Attempt>,
    /// The user that the attempt led to.
    pub(super) user_id: Option<String>,
    /// The attempt that is being made, or that worked.
    at: usize,
    /// The refusal that says most.
    refusal: Option<Refusal>,
    /// Failures in a row that were nobody's refusal.
    failures: u32,
    told: Option<TargetState>,
}

impl Subscription {
    pub(super) fn new(attempts: Vec<Attempt>, now: Instant) -> Self {
        let stage = Stage::Waiting { until: now };
        Self { stage, attempts, user_id: None, at: 0, refusal: None, failures: 0, told: None }
    }

    /// Whether it is for the same.
    pub(super) fn is_for(&self, attempts: &[Attempt]) -> bool {
        self.attempts == attempts
    }

    /// The attempt to make now.
    pub(super) fn attempt(&self) -> Option<&Attempt> {
        self.attempts.get(self.at)
    }

    /// The attempt led to nobody, or was refused with this.
    pub(super) fn attempt_refused(&mut self, refusal: Option<Refusal>, now: Instant) {
        // "Not allowed" tells the attendant more than "not known under the second id".
        if self.refusal.is_none() || refusal == Some(Refusal::NotAllowed) {
            self.refusal = refusal.or(self.refusal.take());
        }
        self.at += 1;
        self.user_id = None;
        self.stage = Stage::Waiting { until: now };
    }

    /// No attempt is left.
    pub(super) fn refused(&mut self, timings: &Timings, now: Instant) {
        self.stage = Stage::Refused { again_at: now + timings.refresh };
    }

    /// All attempts are made again.
    pub(super) fn start_over(&mut self, now: Instant) {
        self.at = 0;
        self.user_id = None;
        self.refusal = None;
        self.stage = Stage::Waiting { until: now };
    }

    /// Webex accepted it.
    pub(super) fn accepted(&mut self, accepted: Accepted, timings: &Timings, now: Instant) {
        let refresh = timings.refresh_of(accepted.expires_secs);
        let id = accepted.subscription_id;
        let live = Live { id, since: now, refresh_at: now + refresh, refresh, applied: None, parked: None };
        self.stage = Stage::Live(live);
        self.refusal = None;
    }

    /// It failed for now: the same attempt is made again, at the earliest after `wait`.
    pub(super) fn postpone(&mut self, wait: Option<Duration>, timings: &Timings, now: Instant) {
        let own = timings.retry(self.failures, fastrand::f64());
        self.failures += 1;
        self.stage = Stage::Waiting { until: now + wait.map_or(own, |wait| wait.max(own)) };
    }

    /// Webex ended it: after a while it is asked for again. One that ends as soon as it is accepted waits longer each time.
    pub(super) fn ended(&mut self, timings: &Timings, now: Instant) {
        if matches!(&self.stage, Stage::Live(live) if now >= live.since + timings.steady) {
            self.failures = 0;
        }
        self.postpone(None, timings, now);
    }

    /// How far it is, if that is news since it was last asked. A second try of what was refused is not told unless it works.
    pub(super) fn news(&mut self) -> Option<TargetState> {
        let state = match &self.stage {
            Stage::Live(_) | Stage::Shared { is_live: true } => TargetState::Live,
            Stage::Refused { .. } => {
                TargetState::Refused { why: self.refusal.clone().unwrap_or(Refusal::Unknown) }
            }
            _ if matches!(self.told, Some(TargetState::Refused { .. })) => return None,
            _ => TargetState::Asking,
        };
        if self.told.as_ref() == Some(&state) {
            return None;
        }
        self.told = Some(state.clone());
        Some(state)
    }

    /// When it wants to be looked at.
    pub(super) fn wake_at(&self) -> Option<Instant> {
        match &self.stage {
            Stage::Waiting { until } => Some(*until),
            Stage::Live(live) => Some(live.refresh_at),
            Stage::Refused { again_at } => Some(*again_at),
            Stage::AwaitingList | Stage::Asking | Stage::Shared { .. } => None,
        }
    }
}

/// A final failure in an attendant's words.
pub(super) fn refusal(failure: &Failure) -> Refusal {
    match failure {
        Failure::Status { status: 403, .. } => Refusal::NotAllowed,
        Failure::Status { status: 404 | 410, .. } => Refusal::Unknown,
        Failure::Status { status, .. } => Refusal::Status { status: *status },
        Failure::SignedOut | Failure::Unreachable => Refusal::Unknown,
    }
}
