//! What comes of an order: Webex's answer, the calls as they are read afterwards, or the time that runs out.

use super::{OrderOutcome, OrderStage, SentOrder};
use crate::console::activity::Tone;
use crate::console::calls::Call;
use crate::console::effect::Effect;
use crate::console::endpoints::Target;
use crate::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use crate::console::ids::{CallId, OrderId};
use crate::console::now::Now;
use crate::console::orders::{Came, Order, OrderGroup, Ordered};
use crate::console::retrieving::details;
use crate::console::{Console, call_words, words};
use crate::say;

impl Console {
    /// The answer to an order.
    pub(in crate::console) fn ordered(
        &mut self,
        id: OrderId,
        result: Result<Ordered, Failure>,
        now: Now,
    ) -> Vec<Effect> {
        let can_read_calls = self.capabilities.calls_read;
        let epoch = self.epoch;
        let Some(sent) = self.orders.find(id).filter(|sent| sent.stage == OrderStage::Asked) else {
            self.stale_answers += 1;
            return Vec::new();
        };
        let mut effects = Vec::new();
        match result {
            Ok(ordered) => {
                sent.tracking_id = ordered.tracking_id;
                self.link.heard(now);
                effects.extend(self.carried_out(id, ordered.what, now));
            }
            Err(failure) => {
                sent.tracking_id = failure.tracking_id.clone();
                sent.failed(failure.clone(), can_read_calls, now);
                let tones = sent.order.group() == OrderGroup::Tones;
                let about = sent.order.call().cloned().filter(|_| tones);
                if sent.epoch == epoch {
                    let words = words::no_answer().into();
                    self.note_failure(&Failure { words, ..failure.clone() }, now);
                }
                if failure.look_up == LookUp::Setup && self.session.is_usable() {
                    self.read_setup(now, &mut effects);
                }
                self.report_order(id);
                self.orders.tones.retain(|(call, _)| Some(call) != about.as_ref());
                self.park_again_was_refused(id, now);
                effects.extend(self.settle_park(id, now));
                if self.order_is_not_known(id) {
                    effects.extend(self.parked_perhaps(id, now));
                }
            }
        }
        effects
    }

    /// Webex accepted an order.
    fn carried_out(&mut self, id: OrderId, came: Came, now: Now) -> Vec<Effect> {
        let Some(sent) = self.orders.find(id) else { return Vec::new() };
        if matches!(sent.order, Order::Park { .. }) {
            return match came {
                Came::Parked { id: place, against } => self.order_parked(id, place, against, now),
                Came::Done | Came::Started { .. } => self.order_parked(id, None, None, now),
            };
        }
        let call = match came {
            Came::Started { call, .. } => Some(call),
            Came::Done | Came::Parked { .. } => None,
        };
        self.began(id, call, now)
    }

    /// An order took effect; `started` is the call that it made.
    fn began(&mut self, id: OrderId, started: Option<CallId>, now: Now) -> Vec<Effect> {
        let Some(sent) = self.orders.find(id) else { return Vec::new() };
        sent.started = started.clone();
        sent.end(OrderOutcome::Done, now);
        let starts = matches!(sent.order.group(), OrderGroup::Dial | OrderGroup::PickUp | OrderGroup::Pull);
        let endpoint = match &sent.order {
            Order::Dial { endpoint, .. } | Order::PickUp { endpoint, .. } | Order::Pull { endpoint } => {
                endpoint.clone()
            }
            _ => None,
        };
        let (party, about) = (sent.party.clone(), sent.order.call().cloned());
        let tones = sent.order.group() == OrderGroup::Tones;
        self.report_order(id);
        if tones && let Some(call) = about {
            return self.send_waiting_tones(&call, party, now);
        }
        let controlled = endpoint.and_then(|id| self.endpoints.find(&id)).filter(|found| found.remote_answer);
        match (started, controlled.cloned()) {
            (Some(call), Some(endpoint)) if starts && self.options.auto_answer => {
                let order = Order::Answer { call, endpoint: Some(endpoint.id.clone()) };
                self.send(order, party, Some(&Target::One(endpoint)), None, now)
            }
            _ => Vec::new(),
        }
    }

    /// A reading of the calls may tell what came of the orders without an answer, and lets a recalled call be parked again.
    pub(in crate::console) fn observe_orders(
        &mut self,
        calls: &[Call],
        asked_at: Now,
        now: Now,
    ) -> Vec<Effect> {
        self.orders.last_reading = Some(asked_at);
        let mut effects = Vec::new();
        for index in 0..self.orders.sent.len() {
            let claimed = self.claimed_by_others_than(index);
            let sent = &mut self.orders.sent[index];
            if sent.found_again(calls, asked_at, now) {
                let id = sent.id;
                effects.extend(self.settle_park(id, now));
                self.report_order(id);
                continue;
            }
            let before = sent.stage.clone();
            let started = sent.look(calls, &claimed, asked_at, now);
            let id = sent.id;
            if let Some(call) = started {
                effects.extend(self.began(id, Some(call), now));
            } else if std::mem::discriminant(&before) != std::mem::discriminant(&sent.stage) {
                self.report_order(id);
                self.park_again_was_refused(id, now);
                effects.extend(self.settle_park(id, now));
                if self.order_is_not_known(id) {
                    effects.extend(self.parked_perhaps(id, now));
                }
            }
        }
        self.find_unparked(calls, now);
        effects.extend(self.observe_parks_again(calls, now));
        effects
    }

    fn claimed_by_others_than(&self, index: usize) -> std::collections::BTreeSet<CallId> {
        let others = self.orders.sent.iter().enumerate().filter(|(other, _)| *other != index);
        let started = others.filter_map(|(_, sent)| sent.started.clone());
        started.chain(self.retrievals.iter().filter_map(|retrieval| retrieval.call().cloned())).collect()
    }

    /// Nothing is shown as going on for longer than it can be seen to.
    pub(in crate::console) fn let_orders_time_pass(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        let is_due = |sent: &SentOrder| sent.due_ms().is_some_and(|due_ms| due_ms <= now.mono_ms);
        let due: Vec<OrderId> =
            self.orders.sent.iter().filter(|sent| is_due(sent)).map(|sent| sent.id).collect();
        for id in due {
            let Some(sent) = self.orders.find(id) else { continue };
            let outcome = match &sent.stage {
                OrderStage::LookingUp { failure, .. } => OrderOutcome::NotKnown(failure.clone()),
                OrderStage::Keeping { .. } => OrderOutcome::NotKept {
                    is_noted: sent.entry.is_some_and(|entry| entry.is_noted),
                    why: say!("disk-silent").into(),
                },
                // The countdown was over long ago and nobody pressed again: it is no news any more.
                _ => {
                    self.orders.sent.retain(|sent| sent.id != id);
                    continue;
                }
            };
            sent.end(outcome, now);
            self.report_order(id);
            if self.order_is_not_known(id) {
                effects.extend(self.parked_perhaps(id, now));
            }
        }
        self.let_parks_again_time_pass(now);
        effects
    }

    fn order_is_not_known(&self, id: OrderId) -> bool {
        let sent = self.orders.get(id);
        sent.is_some_and(SentOrder::is_not_known)
    }

    /// Brings activity and live line up to date with an order. What shows in the state of its call at once, such as a hold,
    /// has no line of its own unless it did not work.
    pub(in crate::console) fn report_order(&mut self, id: OrderId) {
        let Some(sent) = self.orders.get(id) else { return };
        let quiet = matches!(sent.order.group(), OrderGroup::Hold | OrderGroup::Mute | OrderGroup::Tones);
        let (sentence, tone, at) = (call_words::order(sent), sent.tone(), sent.sent_at.wall);
        let has_entry = !quiet || sent.failure().is_some() || self.activity.tells_of(id);
        // That it is written down is told a moment later.
        let writes = matches!(sent.stage, OrderStage::Keeping { .. });
        // Live news may have been faster than the disk, and the caller is gone again.
        let has_left = sent.outcome() == Some(&OrderOutcome::Done)
            && sent.entry.is_some_and(|entry| self.slot_of_park(entry.id).is_none());
        let speaks = !writes && !has_left && (!quiet || sent.stage != OrderStage::Asked);
        let slot = sent.park.as_ref().map(|plan| plan.place.clone());
        let party = Some(&sent.party).filter(|party| party.is_known());
        let caller = party.map(|party| party.words());
        let device = sent.target.as_ref().map(|target| target.name());
        let tracking_id = sent.tracking_id.clone();
        let detail = sent.failure().map(details);
        if has_entry && let Some(entry) = self.activity.of_order(id, at) {
            entry.slot = slot;
            entry.device = device;
            entry.caller = caller;
            entry.outcome = sentence.clone();
            entry.tone = tone;
            entry.tracking_id = tracking_id;
            entry.detail = detail.or(entry.detail.take());
        }
        if speaks {
            self.announce(sentence, tone == Tone::Trouble);
        }
    }
}

impl SentOrder {
    /// The order was refused, or nothing sure came back.
    fn failed(&mut self, failure: Failure, can_read_calls: bool, now: Now) {
        // What tones did cannot be seen among the calls.
        let can_look = can_read_calls && self.order.group() != OrderGroup::Tones;
        self.stage = match failure.again {
            PressAgain::AfterSecs(secs) => OrderStage::Waiting {
                failure,
                until_ms: now.mono_ms.saturating_add(secs.saturating_mul(1_000)),
            },
            PressAgain::AfterLookUp if can_look => {
                OrderStage::LookingUp { failure, since: now, reads: 0, misses: 0 }
            }
            PressAgain::AfterLookUp => OrderStage::Over { outcome: OrderOutcome::NotKnown(failure), at: now },
            PressAgain::Now | PressAgain::Not => {
                OrderStage::Over { outcome: OrderOutcome::Refused(failure), at: now }
            }
        };
    }

    /// Webex said no to the call itself: on an answer that means that the phone must be lifted (contract 3.3).
    pub(in crate::console) fn was_refused(&self) -> bool {
        matches!(self.outcome(), Some(OrderOutcome::Refused(failure)) if failure.kind == FailureKind::Refused)
    }
}
