//! One order, from its press to its end.

use std::collections::BTreeSet;

use crate::console::activity::Tone;
use crate::console::board::FRESH_MS;
use crate::console::call_words;
use crate::console::calls::Party;
use crate::console::calls::view::OrderNews;
use crate::console::endpoints::Target;
use crate::console::failure::Failure;
use crate::console::ids::{CallId, Epoch, OrderId};
use crate::console::ledger::KEEPING_LIMIT_MS;
use crate::console::now::Now;
use crate::console::orders::{Order, OrderGroup};
use crate::console::parking::{ParkEntry, ParkPlan};
use crate::words::Arg;

/// An accepted order shows in the next reading of the calls; until then, and no longer than this, it is not offered again.
const SETTLES_MS: u64 = 10_000;
/// A look-up is given up after so long (contract 11).
const LOOK_UP_LIMIT_MS: u64 = 30_000;

/// One order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentOrder {
    /// Its id, carried by its effect and the answer.
    pub id: OrderId,
    /// The sign-in that it was sent with.
    pub epoch: Epoch,
    /// The command as it went out.
    pub order: Order,
    /// Whom it is about, as last told before it was sent.
    pub party: Party,
    /// The other one, when two calls are joined.
    pub other: Option<Party>,
    /// Where it rings or is answered.
    pub target: Option<Target>,
    /// How far it has come.
    pub stage: OrderStage,
    /// For support.
    pub tracking_id: Option<String>,
    /// What shall be parked where, if it is a park.
    pub park: Option<ParkPlan>,
    /// When it was sent.
    pub sent_at: Now,
    /// Calls that existed before: none of them can be the one that it starts.
    pub(super) known_before: BTreeSet<CallId>,
    /// The call that it started.
    pub(super) started: Option<CallId>,
    /// What the journal has of the park that it is, or may have been.
    pub(in crate::console) entry: Option<ParkEntry>,
}

/// How far an order has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderStage {
    /// It is out, no answer yet.
    Asked,
    /// No answer came, or one that says nothing: the calls are read to learn what happened.
    LookingUp {
        /// Why.
        failure: Failure,
        /// Since when.
        since: Now,
        /// Readings begun after the failure that showed nothing of it.
        reads: u32,
        /// Readings in a row without the call.
        misses: u32,
    },
    /// The call is parked and is being written to the journal.
    Keeping {
        /// Since when.
        since: Now,
    },
    /// Webex asked to wait; it can be pressed again at `until_ms` on the monotonic clock.
    Waiting {
        /// Why.
        failure: Failure,
        /// When.
        until_ms: u64,
    },
    /// Over.
    Over {
        /// How it ended.
        outcome: OrderOutcome,
        /// When.
        at: Now,
    },
}

/// How an order ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderOutcome {
    /// Webex carried it out.
    Done,
    /// The call is parked, but that could not be written down.
    NotKept {
        /// That it was asked for could.
        is_noted: bool,
        /// Why.
        why: Arg,
    },
    /// Webex refused, in the words of its failure.
    Refused(Failure),
    /// It never took effect, as the calls show; it may be pressed again.
    NotTaken(Failure),
    /// It could not be learned whether it took effect.
    NotKnown(Failure),
    /// The same, and the call is no longer on the phone.
    Left(Failure),
}

impl SentOrder {
    /// Nobody knows whether it took effect.
    pub(super) fn is_not_known(&self) -> bool {
        matches!(self.outcome(), Some(OrderOutcome::NotKnown(_) | OrderOutcome::Left(_)))
    }

    /// It is not decided yet.
    pub fn is_in_flight(&self) -> bool {
        matches!(self.stage, OrderStage::Asked | OrderStage::LookingUp { .. } | OrderStage::Keeping { .. })
    }

    /// Its outcome, once it is over.
    pub fn outcome(&self) -> Option<&OrderOutcome> {
        match &self.stage {
            OrderStage::Over { outcome, .. } => Some(outcome),
            _ => None,
        }
    }

    /// Why it did not work, or is not known to.
    pub fn failure(&self) -> Option<&Failure> {
        match &self.stage {
            OrderStage::LookingUp { failure, .. } | OrderStage::Waiting { failure, .. } => Some(failure),
            OrderStage::Over { outcome, .. } => match outcome {
                OrderOutcome::Refused(failure)
                | OrderOutcome::NotTaken(failure)
                | OrderOutcome::NotKnown(failure)
                | OrderOutcome::Left(failure) => Some(failure),
                OrderOutcome::Done | OrderOutcome::NotKept { .. } => None,
            },
            OrderStage::Asked | OrderStage::Keeping { .. } => None,
        }
    }

    /// Webex has taken the order to answer.
    pub(super) fn has_answered(&self) -> bool {
        let is_done = matches!(self.stage, OrderStage::Over { outcome: OrderOutcome::Done, .. });
        is_done && matches!(self.order, Order::Answer { .. })
    }

    /// Another of its group must wait. `last_reading`: when the last reading of the calls was begun.
    pub(super) fn blocks(&self, last_reading: Option<Now>, now: Now) -> bool {
        match &self.stage {
            OrderStage::Waiting { until_ms, .. } => now.mono_ms < *until_ms,
            OrderStage::Over { outcome: OrderOutcome::Done | OrderOutcome::NotKept { .. }, at } => {
                self.order.call().is_some()
                    && self.order.group() != OrderGroup::Tones
                    && now.since_ms(*at) < SETTLES_MS
                    && last_reading.is_none_or(|asked_at| asked_at.mono_ms < at.mono_ms)
            }
            _ => self.is_in_flight(),
        }
    }

    pub(super) fn due_ms(&self) -> Option<u64> {
        match &self.stage {
            OrderStage::LookingUp { since, .. } => Some(since.mono_ms + LOOK_UP_LIMIT_MS),
            OrderStage::Keeping { since } => Some(since.mono_ms + KEEPING_LIMIT_MS),
            OrderStage::Waiting { until_ms, .. } => Some(until_ms.saturating_add(FRESH_MS)),
            OrderStage::Asked | OrderStage::Over { .. } => None,
        }
    }

    pub(super) fn end(&mut self, outcome: OrderOutcome, now: Now) {
        self.stage = OrderStage::Over { outcome, at: now };
    }

    pub(super) fn tone(&self) -> Tone {
        match &self.stage {
            OrderStage::Asked | OrderStage::Keeping { .. } => Tone::Plain,
            OrderStage::LookingUp { .. } | OrderStage::Waiting { .. } => Tone::Trouble,
            OrderStage::Over { outcome: OrderOutcome::Done, .. } => Tone::Good,
            OrderStage::Over { .. } => Tone::Trouble,
        }
    }

    pub(super) fn news(&self) -> OrderNews {
        OrderNews {
            words: call_words::order(self),
            tone: self.tone(),
            in_flight: self.is_in_flight(),
            wait_until_ms: match &self.stage {
                OrderStage::Waiting { until_ms, .. } => Some(*until_ms),
                _ => None,
            },
            tracking_id: self.tracking_id.clone(),
        }
    }
}
