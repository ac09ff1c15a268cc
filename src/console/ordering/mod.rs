//! Orders in flight: from the press to done, refused or not known. One value per press; each goes out once (contract 10.4).

mod answers;
mod look_up;
mod press;

use std::collections::BTreeSet;

use super::activity::Tone;
use super::board::FRESH_MS;
use super::call_words;
use super::calls::Party;
use super::calls::view::OrderNews;
use super::endpoints::Target;
use super::failure::Failure;
use super::ids::{CallId, Epoch, OrderId, ParkId};
use super::ledger::KEEPING_LIMIT_MS;
use super::now::Now;
use super::orders::{Order, OrderGroup};
use super::parking::{ParkAgain, ParkPlan};

/// Orders that are over and kept for their calls.
const KEPT: usize = 100;
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
    known_before: BTreeSet<CallId>,
    /// The call that it started.
    started: Option<CallId>,
    /// What the journal calls the park that it was, or may have been.
    kept: Option<ParkId>,
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
    /// The call is parked, but that could not be written down, and why.
    NotKept(String),
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
    fn is_not_known(&self) -> bool {
        matches!(self.outcome(), Some(OrderOutcome::NotKnown(_) | OrderOutcome::Left(_)))
    }

    /// It is not decided yet.
    pub fn is_in_flight(&self) -> bool {
        matches!(self.stage, OrderStage::Asked | OrderStage::LookingUp { .. } | OrderStage::Keeping { .. })
    }

    /// The journal has a line of it under this name.
    pub(super) fn keep_as(&mut self, park: ParkId) {
        self.kept = Some(park);
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
                OrderOutcome::Done | OrderOutcome::NotKept(_) => None,
            },
            OrderStage::Asked | OrderStage::Keeping { .. } => None,
        }
    }

    /// Another of its group must wait. `last_reading`: when the last reading of the calls was begun.
    fn blocks(&self, last_reading: Option<Now>, now: Now) -> bool {
        match &self.stage {
            OrderStage::Waiting { until_ms, .. } => now.mono_ms < *until_ms,
            OrderStage::Over { outcome: OrderOutcome::Done | OrderOutcome::NotKept(_), at } => {
                self.order.call().is_some()
                    && self.order.group() != OrderGroup::Tones
                    && now.since_ms(*at) < SETTLES_MS
                    && last_reading.is_none_or(|asked_at| asked_at.mono_ms < at.mono_ms)
            }
            _ => self.is_in_flight(),
        }
    }

    fn due_ms(&self) -> Option<u64> {
        match &self.stage {
            OrderStage::LookingUp { since, .. } => Some(since.mono_ms + LOOK_UP_LIMIT_MS),
            OrderStage::Keeping { since } => Some(since.mono_ms + KEEPING_LIMIT_MS),
            OrderStage::Waiting { until_ms, .. } => Some(until_ms.saturating_add(FRESH_MS)),
            OrderStage::Asked | OrderStage::Over { .. } => None,
        }
    }

    fn end(&mut self, outcome: OrderOutcome, now: Now) {
        self.stage = OrderStage::Over { outcome, at: now };
    }

    fn tone(&self) -> Tone {
        match &self.stage {
            OrderStage::Asked | OrderStage::Keeping { .. } => Tone::Plain,
            OrderStage::LookingUp { .. } | OrderStage::Waiting { .. } => Tone::Trouble,
            OrderStage::Over { outcome: OrderOutcome::Done, .. } => Tone::Good,
            OrderStage::Over { .. } => Tone::Trouble,
        }
    }

    fn news(&self) -> OrderNews {
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

/// The orders of this console.
#[derive(Clone, Debug, Default)]
pub(super) struct Orders {
    sent: Vec<SentOrder>,
    last: OrderId,
    /// When the last reading of the calls was begun.
    last_reading: Option<Now>,
    /// Recalled calls that are being answered to be parked again.
    pub(super) again: Vec<ParkAgain>,
    /// Tones that were typed while others were on their way: they go out next, in order.
    tones: Vec<(CallId, String)>,
}

impl Orders {
    pub(super) fn find(&mut self, id: OrderId) -> Option<&mut SentOrder> {
        self.sent.iter_mut().find(|sent| sent.id == id)
    }

    pub(super) fn get(&self, id: OrderId) -> Option<&SentOrder> {
        self.sent.iter().find(|sent| sent.id == id)
    }

    /// An order of this group to this call must wait.
    pub(super) fn is_busy(&self, call: &CallId, group: OrderGroup, now: Now) -> bool {
        let again = group == OrderGroup::Fate && self.again.iter().any(|again| again.call == *call);
        let blocks = |sent: &SentOrder| sent.order.group() == group && sent.blocks(self.last_reading, now);
        again || self.sent.iter().any(|sent| sent.order.concerns(call) && blocks(sent))
    }

    /// An order of this group, which is about no call yet, must wait.
    pub(super) fn is_group_busy(&self, group: OrderGroup, now: Now) -> bool {
        self.sent.iter().any(|sent| sent.order.group() == group && sent.blocks(self.last_reading, now))
    }

    /// What the last order to this call is doing; nothing once it is done, for the call's state tells that.
    pub(super) fn news_of(&self, call: &CallId) -> Option<OrderNews> {
        news(self.sent.iter().rev().find(|sent| sent.order.concerns(call))?)
    }

    /// The same for the last order of a group that is about no call.
    pub(super) fn news_of_group(&self, group: OrderGroup) -> Option<OrderNews> {
        news(self.sent.iter().rev().find(|sent| sent.order.group() == group)?)
    }

    /// An order may be taking this call away right now.
    pub(super) fn is_taking_away(&self, call: &CallId) -> bool {
        let takes = |sent: &&SentOrder| sent.order.takes_the_call_away() && sent.order.concerns(call);
        self.sent.iter().filter(takes).any(SentOrder::is_in_flight)
    }

    /// An order has taken this call away, or nobody knows, and its own line tells so.
    pub(super) fn has_taken_away(&self, call: &CallId) -> bool {
        let takes = |sent: &&SentOrder| sent.order.takes_the_call_away() && sent.order.concerns(call);
        self.sent.iter().filter(takes).any(|sent| match sent.outcome() {
            // It is handed over only if the number answers.
            Some(OrderOutcome::Done) => !matches!(sent.order, Order::TransferTo { .. }),
            Some(OrderOutcome::NotKept(_) | OrderOutcome::NotKnown(_) | OrderOutcome::Left(_)) => true,
            _ => false,
        })
    }

    /// An order takes this call away, or has, or will once a number answers.
    pub(super) fn takes_away(&self, call: &CallId) -> bool {
        self.is_taking_away(call) || self.has_taken_away(call) || self.handed_to(call).is_some()
    }

    /// The number to which this call is handed over as soon as it answers.
    pub(super) fn handed_to(&self, call: &CallId) -> Option<&str> {
        self.sent.iter().rev().find_map(|sent| match &sent.order {
            Order::TransferTo { call: own, number }
                if own == call && sent.outcome() == Some(&OrderOutcome::Done) =>
            {
                Some(number.as_str())
            }
            _ => None,
        })
    }

    /// A call is being parked on this place right now.
    pub(super) fn is_parking_on(&self, place: &str) -> bool {
        let parking = |sent: &&SentOrder| sent.park.as_ref().is_some_and(|plan| plan.place == place);
        self.sent.iter().filter(parking).any(SentOrder::is_in_flight)
    }

    /// The order that the journal knows under this name.
    pub(super) fn kept_as(&self, park: ParkId) -> Option<OrderId> {
        self.sent.iter().find(|sent| sent.kept == Some(park)).map(|sent| sent.id)
    }

    /// Calls that orders have started: no retrieve may take them for its own.
    pub(super) fn started(&self) -> impl Iterator<Item = &CallId> {
        self.sent.iter().filter_map(|sent| sent.started.as_ref())
    }

    /// Whom the order that started this call is about.
    pub(super) fn party_of(&self, call: &CallId) -> Option<&Party> {
        self.sent.iter().find(|sent| sent.started.as_ref() == Some(call)).map(|sent| &sent.party)
    }

    /// Parks of which nobody knows yet what comes of them.
    pub(super) fn parks_in_flight(&self) -> Vec<OrderId> {
        let open = |sent: &&SentOrder| sent.park.is_some() && sent.kept.is_none() && sent.is_in_flight();
        self.sent.iter().filter(open).map(|sent| sent.id).collect()
    }

    /// What came of an order will show in the calls soon: they are read closely.
    pub(super) fn want_a_close_watch(&self, now: Now) -> bool {
        !self.again.is_empty() || self.sent.iter().any(|sent| sent.blocks(self.last_reading, now))
    }

    pub(super) fn due_ms(&self) -> Option<u64> {
        let again = self.again.iter().map(ParkAgain::due_ms);
        self.sent.iter().filter_map(SentOrder::due_ms).chain(again).min()
    }

    /// Forgets what belongs to the person. Ids go on, so that a late answer finds nothing.
    pub(super) fn clear(&mut self) {
        *self = Self { last: self.last, ..Self::default() };
    }

    fn push(&mut self, sent: SentOrder) {
        self.sent.push(sent);
        while self.sent.len() > KEPT {
            let over = |sent: &SentOrder| matches!(sent.stage, OrderStage::Over { .. });
            let Some(oldest) = self.sent.iter().position(over) else { return };
            self.sent.remove(oldest);
        }
    }
}

fn news(sent: &SentOrder) -> Option<OrderNews> {
    (sent.outcome() != Some(&OrderOutcome::Done)).then(|| sent.news())
}
