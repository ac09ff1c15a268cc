//! Where a call was parked: the place that Webex names, matched by id, number, then name (contract 13), else a new slot.

use super::ParkPlan;
use crate::console::Console;
use crate::console::calls::RecalledFrom;
use crate::console::ids::SlotId;
use crate::console::orders::ParkOn;

/// Names the slot of a call that the group took without saying where.
const SOMEWHERE: &str = "found:group";

impl Console {
    /// The slot of a park. What Webex told comes first; without it the call is where it was asked to be.
    pub(super) fn place_of_park(&mut self, plan: &ParkPlan, told: Option<&RecalledFrom>) -> SlotId {
        let known = told.and_then(|told| self.board.find_party(told.id.as_deref(), &told.party));
        match (&plan.on, known.map(|slot| slot.id.clone())) {
            (_, Some(slot)) => slot,
            // A name or number in another spelling is still the slot that was asked for.
            (ParkOn::Slot(slot), None) => slot.clone(),
            (ParkOn::Number(number), None) => self.board.add_typed(number),
            (ParkOn::Group, None) => told
                .and_then(|told| self.board.find_or_add(told.id.as_deref(), &told.party))
                .unwrap_or_else(|| SOMEWHERE.into()),
        }
    }
}
