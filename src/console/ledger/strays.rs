//! Strays: calls that were parked on the group while Webex did not say where. As soon as a caller is seen on a slot, what was
//! kept of her goes there: for whom, the note, since when (contract 3.4, 13.3).

use super::Held;
use crate::console::Console;
use crate::console::board::{Says, is_surely_same};
use crate::console::calls::Party;
use crate::console::effect::Effect;
use crate::console::ids::{ParkId, SlotId};
use crate::console::now::Now;

impl Console {
    /// This caller is seen on this slot: if she is the only stray who can be meant, she is no stray any more.
    pub(in crate::console) fn place_stray(&mut self, slot: &SlotId, caller: &Party, now: Now) {
        let mut strays = self.ledger.shown.iter().filter(|(_, (held, on))| {
            on != slot
                && held.call.destination.is_none()
                && self.is_stray(on)
                && is_surely_same(&held.call.caller, caller)
        });
        let (Some(id), None) = (strays.next().map(|(id, _)| *id), strays.next()) else { return };
        self.move_stray(id, slot, now);
    }

    fn is_stray(&self, slot: &SlotId) -> bool {
        self.board.slot(slot).is_some_and(|slot| !slot.can_be_dialled())
    }

    fn move_stray(&mut self, id: ParkId, slot: &SlotId, now: Now) {
        let Some(place) = self.board.slot(slot) else { return };
        let (number, label) = (place.number.clone(), place.label.clone());
        let destination = place.destination.clone();
        let Some((held, from)) = self.ledger.shown.remove(&id) else { return };
        let mut call = held.call;
        (call.slot, call.slot_number, call.slot_label, call.destination) =
            (slot.clone(), number, label, destination);
        call.asked = None;
        self.ledger.effects.push(Effect::Keep(Box::new(call.clone())));
        self.put_on_board(Held { call, ..held }, now);
        self.learn(&from, Says::NotParked(id), now, now);
    }
}
