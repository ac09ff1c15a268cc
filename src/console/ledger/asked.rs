//! Parks that were asked for while nobody knows yet whether they came about: what live news or the calls tell of them.

use super::Held;
use crate::console::Console;
use crate::console::activity::Tone;
use crate::console::board::{Slot, Verified, may_be_same};
use crate::console::calls::{Call, CallState, Party};
use crate::console::effect::Effect;
use crate::console::ids::{ParkId, SlotId};
use crate::console::ledger::ParkedCall;
use crate::console::now::Now;
use crate::say;
use crate::words::Message;

impl Console {
    /// The slot on which the board shows this park.
    pub(in crate::console) fn slot_of_park(&self, id: ParkId) -> Option<&SlotId> {
        self.ledger.shown.get(&id).map(|(_, slot)| slot)
    }

    /// Live news sees this call parked before Webex has answered: it is on the board at once, with what was typed for it.
    pub(in crate::console) fn show_asked(&mut self, call: ParkedCall, now: Now) {
        self.put_on_board(Held { call, at: Some(now), verified: Verified::Yes }, now);
    }

    /// Live news sees a call parked that is still being written down: the board does not wait for the disk to say for whom.
    pub(in crate::console) fn show_what_live_news_sees(&mut self, slot: &SlotId, caller: &Party, now: Now) {
        let pending = &mut self.ledger.pending;
        let is_it = |held: &Held| {
            held.call.slot == *slot
                && (held.verified == Verified::Yes || may_be_same(&held.call.caller, caller))
        };
        if let Some(place) = pending.iter().position(is_it) {
            let held = pending.remove(place);
            self.put_on_board(held, now);
        }
    }

    /// Who was struck because her recall had ended, and is parked there again, is kept again.
    pub(in crate::console) fn keep_again(&mut self, slot: &SlotId) {
        let Some(call) = self.board.slot(slot).and_then(Slot::own_call).cloned() else { return };
        if !self.ledger.shown.contains_key(&call.id) {
            self.ledger.effects.push(Effect::Keep(Box::new(call.clone())));
            let held = Held { at: None, verified: Verified::Yes, call };
            self.ledger.shown.insert(held.call.id, (held, slot.clone()));
        }
    }

    /// Whom Webex has parked again, after a recall that nobody answered, is written down with when: the time to the next
    /// recall runs since then, also after a restart.
    pub(in crate::console) fn keep_again_since(&mut self, slot: &SlotId) {
        let Some(slot) = self.board.slot(slot) else { return };
        let (Some(call), Some(stay)) = (slot.own_call(), slot.occupant()) else { return };
        let Some((held, _)) = self.ledger.shown.get_mut(&call.id) else { return };
        if held.call.again == call.again {
            return;
        }
        held.call = ParkedCall { again: call.again, recalled: false, ..held.call.clone() };
        let began = stay.again.and_then(|again| Some(Now { wall: again.wall, mono_ms: again.mono_ms? }));
        held.at = began.or(held.at);
        self.ledger.effects.push(Effect::Keep(Box::new(held.call.clone())));
    }

    /// Webex has said that this call, which is on the board already, is parked.
    pub(in crate::console) fn confirm_shown(&mut self, call: &ParkedCall) {
        if let Some((held, _)) = self.ledger.shown.get_mut(&call.id) {
            held.call = call.clone();
        }
    }

    /// Whose park was asked for before a restart or a sign-out, and who is on the phone after all, was not parked.
    pub(in crate::console) fn find_unparked(&mut self, calls: &[Call], now: Now) {
        let on_phone = |held: &Held| {
            let is_it = |call: &&Call| Some(&call.id) == held.call.asked.as_ref();
            let in_hand = |call: &Call| call.recall.is_none() && call.state != CallState::Alerting;
            calls.iter().find(is_it).is_some_and(in_hand)
        };
        let is_open = |id: ParkId, slot: &SlotId| {
            let slot = self.board.slot(slot);
            slot.is_some_and(|slot| slot.is_unanswered() && slot.own_park() == Some(id))
                && self.orders.kept_as(id).is_none()
        };
        let shown =
            self.ledger.shown.iter().filter(|(id, (held, slot))| on_phone(held) && is_open(**id, slot));
        let found: Vec<(ParkId, Message)> = shown
            .map(|(id, (held, slot))| {
                let place = self.place_of(slot);
                (*id, say!("not-parked-after-all", caller = held.call.caller.words(), place = place))
            })
            .collect();
        for (id, sentence) in found {
            self.never_parked(id, now);
            self.tell(sentence, Tone::Trouble, now);
        }
    }
}
