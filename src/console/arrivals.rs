//! Who is parked by somebody else, or on another phone, while live news is there: one line in the activity, said without
//! interrupting. Whom the channel finds when it opens was there before, and what is parked from here has a line of its own.

use super::Console;
use super::activity::Tone;
use super::board::{Confidence, Slot, SlotState};
use super::calls::Party;
use super::ids::{ActivityId, SlotId};
use super::now::Now;
use super::waiting::Waiting;
use crate::say;

/// Somebody who appeared on a slot. While a park from here is under way it may be that one.
#[derive(Clone, Debug)]
pub(super) struct Arriving {
    slot: SlotId,
    caller: Party,
    at: Now,
    mark: ActivityId,
}

impl Console {
    /// Live news of this slot tells what happens now, and not what was so when the channel came up.
    pub(super) fn is_told_as_it_happens(&self, slot: &SlotId, now: Now) -> bool {
        let state = self.board.slot(slot).map(|slot| slot.state(now));
        let was_seen = match state {
            Some(SlotState::Free { confidence, .. }) => confidence == Confidence::Live,
            Some(SlotState::Parked(waiting)) => waiting.confidence == Confidence::Live,
            _ => false,
        };
        self.live.is_up() && (was_seen || self.live.is_past_first_news(slot, now))
    }

    pub(super) fn arrived(&mut self, slot: &SlotId, at: Now) {
        let Some(waiting) = self.board.slot(slot).and_then(Slot::occupant) else { return };
        let mark = self.activity.mark();
        self.arriving.push(Arriving { slot: slot.clone(), caller: waiting.caller, at, mark });
    }

    /// Tells of those who were parked, but not from here.
    pub(super) fn tell_arrivals(&mut self) {
        if self.arriving.is_empty() || self.ledger.is_writing() || self.orders.open_parks().next().is_some() {
            return;
        }
        for came in std::mem::take(&mut self.arriving) {
            let slot = self.board.slot(&came.slot);
            let stay = slot.and_then(|slot| slot.stay_of(&came.caller));
            if stay.as_ref().is_some_and(Waiting::is_own) {
                continue;
            }
            let sentence =
                say!("caller-came", caller = came.caller.words(), place = self.place_of(&came.slot));
            self.activity.note_behind(came.mark, came.at.wall, sentence.clone(), Tone::Plain);
            self.announce(sentence, false);
        }
    }
}
