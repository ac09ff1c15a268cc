//! Park again: a recalled call is answered on the chosen device and parked on the same slot as soon as it is connected.

use super::one_line;
use crate::console::activity::Tone;
use crate::console::calls::offers::Answerable;
use crate::console::calls::{Call, CallState};
use crate::console::effect::Effect;
use crate::console::endpoints::Target;
use crate::console::ids::{CallId, OrderId, SlotId};
use crate::console::now::Now;
use crate::console::orders::{Order, ParkOn};
use crate::console::{Console, call_words};
use crate::say;

/// A call that is not seen connected within so long was not answered.
const ANSWER_LIMIT_MS: u64 = 15_000;

/// A recalled call that is being answered.
#[derive(Clone, Debug)]
pub(in crate::console) struct ParkAgain {
    /// The call.
    pub call: CallId,
    /// The order that answers it.
    answer: OrderId,
    slot: SlotId,
    for_whom: String,
    note: String,
    since: Now,
}

impl ParkAgain {
    pub(in crate::console) fn due_ms(&self) -> u64 {
        self.since.mono_ms + ANSWER_LIMIT_MS
    }
}

impl Console {
    pub(in crate::console) fn park_again(
        &mut self,
        call: &Call,
        slot: SlotId,
        for_whom: String,
        note: String,
        now: Now,
    ) -> Vec<Effect> {
        let Answerable::On(target) = Answerable::of(&self.endpoints) else { return Vec::new() };
        let Some(place) = self.board.slot(&slot).map(crate::console::board::Slot::place) else {
            self.announce(call_words::slot_has_gone(), true);
            return Vec::new();
        };
        let order = Order::Answer { call: call.id.clone(), endpoint: Target::endpoint_id(&target).cloned() };
        let effects = self.send(order, call.remote_party.clone(), Some(&target), None, now);
        let sent = effects.iter().find_map(|effect| match effect {
            Effect::Order { id, .. } => Some(*id),
            _ => None,
        });
        if let Some(answer) = sent {
            let (for_whom, note) =
                (one_line(&for_whom).unwrap_or_default(), one_line(&note).unwrap_or_default());
            let again = ParkAgain { call: call.id.clone(), answer, slot, for_whom, note, since: now };
            self.orders.again.push(again);
            self.announce(call_words::answering_to_park(call, &target, place), false);
        }
        effects
    }

    /// The answer was refused: the person lifts the handset, and parks.
    pub(in crate::console) fn park_again_was_refused(&mut self, answer: OrderId, now: Now) {
        let sent = self.orders.get(answer);
        let refused = sent.is_some_and(|sent| !sent.is_in_flight() && sent.failure().is_some());
        let before = self.orders.again.len();
        self.orders.again.retain(|again| !(refused && again.answer == answer));
        if self.orders.again.len() < before {
            self.tell(call_words::lift_then_park(), Tone::Trouble, now);
        }
    }

    /// A reading shows whether the call was answered: then it is parked, once.
    pub(in crate::console) fn observe_parks_again(&mut self, calls: &[Call], now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        for again in std::mem::take(&mut self.orders.again) {
            match calls.iter().find(|call| call.id == again.call) {
                // It may be missing from one reading; if it has gone, that is told as a call that ended.
                None => self.orders.again.push(again),
                Some(call) if call.state == CallState::Alerting => self.orders.again.push(again),
                Some(call) => {
                    let on = ParkOn::Slot(again.slot);
                    match self.plan_park(on, &again.for_whom, &again.note, now) {
                        Ok(plan) if call.state == CallState::Connected => {
                            effects.extend(self.send_park(call, plan, now));
                        }
                        Ok(_) => self.tell(say!("answered-not-parked"), Tone::Trouble, now),
                        Err(sentence) => self.tell(sentence, Tone::Trouble, now),
                    }
                }
            }
        }
        effects
    }

    pub(in crate::console) fn let_parks_again_time_pass(&mut self, now: Now) {
        let before = self.orders.again.len();
        let rings = |id: &CallId, calls: &[Call]| calls.iter().any(|call| call.id == *id);
        let (calls, mut silent) = (self.calls.active().to_vec(), false);
        self.orders.again.retain(|again| {
            let due = again.due_ms() <= now.mono_ms;
            silent |= due && rings(&again.call, &calls);
            !due
        });
        if self.orders.again.len() < before && silent {
            self.tell(call_words::lift_then_park(), Tone::Trouble, now);
        }
    }
}
