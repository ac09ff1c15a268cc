//! A park that live news sees before Webex answers the order: the news says who is there, the order for whom.

use crate::console::Console;
use crate::console::board::{Slot, is_surely_same, may_be_same};
use crate::console::calls::Party;
use crate::console::ids::{OrderId, SlotId};
use crate::console::ledger::ParkedCall;
use crate::console::now::Now;
use crate::console::ordering::{OrderStage, SentOrder};
use crate::console::orders::ParkOn;

impl Console {
    /// Live news shows this caller on this slot. If a park of hers is on its way there, the tile tells at once for whom she
    /// waits, and an order without an answer is known to have been carried out.
    pub(in crate::console) fn recognise_park(&mut self, slot: &SlotId, caller: &Party, now: Now) {
        if let Some(id) = self.park_under_way(slot, caller) {
            let is_asked = self.orders.get(id).is_some_and(|sent| sent.stage == OrderStage::Asked);
            if is_asked {
                self.show_park(id, slot, now);
            } else {
                let effects = self.park_came_about(id, Some(slot.clone()), now);
                self.ledger.carry_out(effects);
            }
        }
        self.show_what_live_news_sees(slot, caller, now);
    }

    /// The one order that can be meant.
    fn park_under_way(&self, slot: &SlotId, caller: &Party) -> Option<OrderId> {
        let mut meant = self.orders.open_parks().filter(|sent| self.is_park_of(sent, slot, caller));
        let (Some(sent), None) = (meant.next(), meant.next()) else { return None };
        Some(sent.id)
    }

    fn is_park_of(&self, sent: &SentOrder, slot: &SlotId, caller: &Party) -> bool {
        match sent.park.as_ref().map(|plan| &plan.on) {
            Some(ParkOn::Slot(asked)) => asked == slot && may_be_same(&sent.party, caller),
            Some(ParkOn::Number(number)) => {
                let asked = self.board.find_number(number).map(|known: &Slot| &known.id);
                asked == Some(slot) && may_be_same(&sent.party, caller)
            }
            Some(ParkOn::Group) => is_surely_same(&sent.party, caller),
            None => false,
        }
    }

    fn show_park(&mut self, id: OrderId, slot: &SlotId, now: Now) {
        let Some(entry) = self.orders.find(id).and_then(|sent| sent.entry.as_mut()) else { return };
        entry.is_kept = true;
        let park = entry.id;
        let Some(sent) = self.orders.get(id) else { return };
        let asked = sent.order.call().cloned();
        let call = ParkedCall { asked, ..self.entry_of(sent, park, Some(slot.clone())) };
        self.show_asked(call, now);
    }
}
