//! A stay that has ended, as the book holds it while news may still correct it.

use super::{Change, Seen};
use crate::console::board::{is_surely_same, may_be_same};
use crate::console::calls::Party;
use crate::console::day::{Ending, Stay};
use crate::console::ids::{CallId, ParkId, SlotId};
use crate::console::now::Now;
use crate::words::Arg;

/// Where it is not known how a stay ended, the news that tells it comes within so long: without live news of them the calls
/// are read every 15 s at the slowest (contract 11).
const UNEXPLAINED_MS: u64 = 30_000;
/// The rest: a park that was slow to reach the disk makes a stay one that was parked here.
const EXPLAINED_MS: u64 = 5_000;
/// Whom the attendant has cleared from a slot and who is seen there within so long was there all the time: no recall takes
/// longer (contract 5.7).
const CLEARED_TOO_EARLY_MS: u64 = 600_000;

/// A stay that has ended.
#[derive(Clone, Debug)]
pub(super) struct Closed {
    pub slot: SlotId,
    /// What people call the slot: its id changes when Webex begins to list it.
    pub name: Arg,
    pub began_ms: u64,
    pub ended: Now,
    pub park: Option<ParkId>,
    /// When the retrieve that ended it was pressed, on the monotonic clock.
    pub pressed_ms: Option<u64>,
    /// The recall that ended it.
    pub call: Option<CallId>,
    pub due_ms: u64,
    pub stay: Stay,
}

impl Closed {
    /// A stay of which only the end was seen.
    pub fn unseen(change: &Change<'_>, caller: Party, ending: Ending) -> Self {
        let slot = change.slot;
        let is_explained = matches!(ending, Ending::Retrieved | Ending::Recalled | Ending::Forgotten);
        let settle_ms = if is_explained { EXPLAINED_MS } else { UNEXPLAINED_MS };
        Self {
            slot: slot.id.clone(),
            name: slot.name(),
            began_ms: change.at.mono_ms,
            ended: change.at,
            park: None,
            pressed_ms: None,
            call: None,
            due_ms: change.now.mono_ms + settle_ms,
            stay: Stay {
                slot_number: slot.number.clone(),
                slot_label: slot.label.clone(),
                parked_at: None,
                ended_at: change.at.wall,
                waited_ms: None,
                ending,
                by_me: false,
                caller,
            },
        }
    }

    /// The one who is seen is the one whose stay this was: a slot holds one caller at a time, so who stood there before the
    /// end of a stay is who that stay was of.
    pub fn is_of(&self, name: &Arg, seen: &Seen) -> bool {
        // First what is cheap: in a storm of news thousands of stays are open to correction.
        if self.name != *name {
            return false;
        }
        let other_park = self.park.zip(seen.waiting.park).is_some_and(|(one, other)| one != other);
        let same_time = self.began_ms == seen.began_ms() || seen.began_ms() < self.ended.mono_ms;
        let is_same = (same_time && may_be_same(&self.stay.caller, seen.caller()))
            || self.was_cleared_too_early(seen.caller(), seen.began_ms());
        !other_park && is_same
    }

    pub fn was_cleared_too_early(&self, caller: &Party, at_ms: u64) -> bool {
        self.stay.ending == Ending::Forgotten
            && at_ms.saturating_sub(self.ended.mono_ms) <= CLEARED_TOO_EARLY_MS
            && is_surely_same(&self.stay.caller, caller)
    }

    /// This call has ended it: a recall may be lost from sight and ring again.
    pub fn is_recalled_by(&self, call: Option<&CallId>) -> bool {
        self.call.is_some() && self.call.as_ref() == call
    }

    /// She has just left, and a recall is why. Nobody is parked and recalled again so soon (contract 5.7).
    pub fn may_ring(&self, name: &Arg, caller: &Party) -> bool {
        self.name == *name && !self.is_explained() && is_surely_same(&self.stay.caller, caller)
    }

    /// This retrieve has ended it: it is known to have, or the caller was there when it was pressed.
    pub fn is_fetched_by(&self, name: &Arg, caller: &Party, asked: Now) -> bool {
        let was_there = (self.ended.mono_ms >= asked.mono_ms && may_be_same(&self.stay.caller, caller))
            || self.was_cleared_too_early(caller, asked.mono_ms);
        self.name == *name && (self.pressed_ms == Some(asked.mono_ms) || was_there)
    }

    pub fn is_explained(&self) -> bool {
        matches!(self.stay.ending, Ending::Retrieved | Ending::Recalled)
    }

    /// Late news tell how it ended.
    pub fn explain(&mut self, ending: Ending, at: Now) {
        if self.is_explained() {
            return;
        }
        if self.stay.ending != Ending::Left {
            (self.ended, self.stay.ended_at) = (at, at.wall);
        }
        self.stay.ending = ending;
        self.stay.waited_ms = self.stay.waited_ms.or_else(|| Some(at.mono_ms.saturating_sub(self.began_ms)));
    }
}
