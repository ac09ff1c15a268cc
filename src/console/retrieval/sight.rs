//! Losing sight of a retrieve: without readings nothing is shown as going on (design, promise 3). A later reading may
//! find its call again.

use super::{Outcome, Retrieval, Stage};
use crate::console::board::FRESH_MS;
use crate::console::calls::Call;
use crate::console::failure::{Failure, FailureKind};
use crate::console::now::Now;
use crate::say;

/// A look-up is given up after so long (contract 11: a command in flight is watched for 30 s).
pub(super) const LOOK_UP_LIMIT_MS: u64 = 30_000;
/// A ringing that no reading confirms is not shown for longer.
const RINGING_UNSEEN_MS: u64 = 30_000;
/// Nor is a talk: longer than the longest pause between two readings (contract 10.2, 11).
const TALK_UNSEEN_MS: u64 = 120_000;

impl Retrieval {
    /// When it is not to be shown as it is any longer, on the monotonic clock. `read_at`: the last reading of the calls.
    pub(in crate::console) fn due_ms(&self, read_at: Option<Now>) -> Option<u64> {
        let unseen_since = |since: Now| read_at.map_or(since.mono_ms, |at| at.mono_ms.max(since.mono_ms));
        match &self.stage {
            Stage::LookingUp { since, .. } => Some(since.mono_ms + LOOK_UP_LIMIT_MS),
            Stage::Ringing(leg) | Stage::Fetching(leg) => Some(unseen_since(leg.since) + RINGING_UNSEEN_MS),
            Stage::Connected { since, .. } => Some(unseen_since(*since) + TALK_UNSEEN_MS),
            Stage::Waiting { until_ms, .. } => Some(until_ms.saturating_add(FRESH_MS)),
            Stage::Asked | Stage::Over { .. } => None,
        }
    }

    /// Ends what is due as "not known". Returns whether it did.
    pub(in crate::console) fn lose_sight(&mut self, now: Now) -> bool {
        let why = match &self.stage {
            Stage::LookingUp { failure, .. } => failure.clone(),
            Stage::Ringing(_) | Stage::Fetching(_) | Stage::Connected { .. } => {
                Failure::of_valet(say!("calls-unseen"), FailureKind::NoLink)
            }
            Stage::Asked | Stage::Waiting { .. } | Stage::Over { .. } => return false,
        };
        self.end(Outcome::NotKnown(why), now);
        true
    }

    /// The countdown was over long ago and nobody pressed again: it is no news any more.
    pub(in crate::console) fn has_waited_in_vain(&self, now: Now) -> bool {
        matches!(self.stage, Stage::Waiting { until_ms, .. } if until_ms.saturating_add(FRESH_MS) <= now.mono_ms)
    }

    /// A call of a retrieve that was taken to have ended is there after all.
    pub(super) fn observe_after_the_end(&mut self, calls: &[Call], asked_at: Now, now: Now) {
        let Stage::Over { outcome, at } = &self.stage else { return };
        let Some(call) = calls.iter().find(|call| Some(&call.id) == self.call()) else { return };
        // A leg that was hung up may stay in the list for a moment.
        let is_late = *outcome == Outcome::Cancelled && !call.is_with_caller();
        if asked_at.mono_ms < at.mono_ms || is_late {
            return;
        }
        if let Some(stage) = self.ended_from.take() {
            self.stage = *stage;
            self.follow(call, now);
        }
    }

    /// The stage that it was taken to have ended from, if there was a leg.
    pub(in crate::console) fn ended_from(&self) -> Option<&Stage> {
        self.ended_from.as_deref()
    }
}
