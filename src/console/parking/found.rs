//! Where a call was parked: the place that Webex names, matched by id, number, then name (contract 13), else a new slot.

use super::ParkPlan;
use crate::console::Console;
use crate::console::board::Slot;
use crate::console::calls::Party;
use crate::console::ids::SlotId;
use crate::console::orders::ParkOn;

impl Console {
    /// The slot of a park. What Webex told comes first; without it the call is where it was asked to be. `None`: somewhere in
    /// the group.
    pub(super) fn place_of_park(
        &mut self,
        plan: &ParkPlan,
        id: Option<&str>,
        against: &Party,
    ) -> Option<SlotId> {
        let known = self.board.find_party(id, against).map(|slot: &Slot| slot.id.clone());
        match (&plan.on, known) {
            (_, Some(slot)) => Some(slot),
            // A name or number in another spelling is still the slot that was asked for.
            (ParkOn::Slot(slot), None) => Some(slot.clone()),
            (ParkOn::Number(number), None) => {
                let found = self.board.find_or_add(id, against);
                Some(found.unwrap_or_else(|| self.board.add_typed(number)))
            }
            (ParkOn::Group, None) => self.board.find_or_add(id, against),
        }
    }
}
