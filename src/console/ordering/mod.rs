//! Orders in flight: from the press to done, refused or not known. One value per press; each goes out once (contract 10.4).

mod answers;
mod look_up;
mod possible;
mod press;
mod sent;

pub use sent::{OrderOutcome, OrderStage, SentOrder};

use super::calls::Party;
use super::calls::view::OrderNews;
use super::ids::{CallId, OrderId, ParkId};
use super::now::Now;
use super::orders::{ActKind, Order, OrderGroup};
use super::parking::{ParkAgain, ParkEntry};
use crate::words::Arg;

/// Orders that are over and kept for their calls.
const KEPT: usize = 100;

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

    /// An order of this kind to this call must wait. A call that was answered may be parked before a reading shows it.
    pub(super) fn is_busy(&self, call: &CallId, kind: &ActKind, now: Now) -> bool {
        let group = kind.group();
        let again = group == OrderGroup::Fate && self.again.iter().any(|again| again.call == *call);
        let goes_before = |sent: &SentOrder| *kind != ActKind::Answer && sent.has_answered();
        let blocks = |sent: &SentOrder| {
            sent.order.group() == group && !goes_before(sent) && sent.blocks(self.last_reading, now)
        };
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
            Some(OrderOutcome::NotKept { .. } | OrderOutcome::NotKnown(_) | OrderOutcome::Left(_)) => true,
            _ => false,
        })
    }

    /// An order takes this call away, or has, or will once a number answers.
    pub(super) fn takes_away(&self, call: &CallId) -> bool {
        self.is_taking_away(call) || self.has_taken_away(call) || self.handed_to(call).is_some()
    }

    /// The number to which this call is handed over as soon as it answers.
    pub(super) fn handed_to(&self, call: &CallId) -> Option<&str> {
        match &self.hand_over(call)?.order {
            Order::TransferTo { number, .. } => Some(number),
            _ => None,
        }
    }

    /// The leg that rings at that number, if Webex named it.
    pub(super) fn leg_of_hand_over(&self, call: &CallId) -> Option<&CallId> {
        self.hand_over(call)?.started.as_ref()
    }

    fn hand_over(&self, call: &CallId) -> Option<&SentOrder> {
        let is_it = |sent: &&SentOrder| {
            matches!(&sent.order, Order::TransferTo { call: own, .. } if own == call)
                && sent.outcome() == Some(&OrderOutcome::Done)
        };
        self.sent.iter().rev().find(is_it)
    }

    /// A call is being parked on this place right now.
    pub(super) fn is_parking_on(&self, place: &Arg) -> bool {
        let parking = |sent: &&SentOrder| sent.park.as_ref().is_some_and(|plan| plan.place == *place);
        self.sent.iter().filter(parking).any(SentOrder::is_in_flight)
    }

    /// The order of this park of the ledger.
    pub(super) fn kept_as(&self, park: ParkId) -> Option<OrderId> {
        let is_it = |entry: ParkEntry| entry.id == park && entry.is_kept;
        self.sent.iter().find(|sent| sent.entry.is_some_and(is_it)).map(|sent| sent.id)
    }

    /// What the journal has of this park, while its order is known.
    pub(super) fn entry_mut(&mut self, park: ParkId) -> Option<&mut ParkEntry> {
        self.sent.iter_mut().filter_map(|sent| sent.entry.as_mut()).find(|entry| entry.id == park)
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
    pub(super) fn open_parks(&self) -> impl Iterator<Item = &SentOrder> {
        let is_open =
            |sent: &&SentOrder| sent.is_in_flight() && sent.entry.is_some_and(|entry| !entry.is_kept);
        self.sent.iter().filter(is_open)
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
