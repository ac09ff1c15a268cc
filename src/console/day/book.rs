//! The book of the stays that have ended. It looks at a slot before and after each fact, and closes a stay once, however many
//! pieces of news tell of its end and in whatever order they come.
//!
//! A closed stay is kept open to correction for a moment: live news may see a slot empty before the retrieve or the recall is
//! seen that emptied it, and a park that was never answered may turn out not to have been one. After that it is final, and
//! stays known for a while, so that late news do not close it again.

mod closed;

use std::collections::VecDeque;

use closed::Closed;

use super::{Ending, Stay};
use crate::console::board::{Confidence, Says, Slot, SlotState, may_be_same};
use crate::console::calls::Party;
use crate::console::ids::{ParkId, SlotId};
use crate::console::now::Now;
use crate::console::waiting::Waiting;
use crate::words::Arg;

/// Closed stays that are remembered, so that none is closed twice.
const REMEMBERED: usize = 64;

/// Who is on a slot at a moment.
#[derive(Clone, Debug)]
pub(in crate::console) struct Seen {
    waiting: Waiting,
    /// She rings here: the stay is over, although the board still shows her there.
    is_recalled: bool,
    /// Webex was asked to park her there, and nobody knows whether it did.
    is_unanswered: bool,
}

impl Seen {
    /// Who is on this slot now.
    pub fn on(slot: &Slot, now: Now) -> Option<Self> {
        if !slot.has_occupant() {
            return None;
        }
        let (waiting, is_recalled) = match slot.state(now) {
            SlotState::Parked(waiting) => (waiting, false),
            SlotState::Recalled { waiting, .. } => (waiting, true),
            SlotState::NotKnown { last } => (last?.waiting?, false),
            SlotState::Free { .. } => return None,
        };
        Some(Self { waiting, is_recalled, is_unanswered: slot.is_unanswered() })
    }

    /// When the stay began, on the monotonic clock; one of an earlier run began before everything in this one.
    fn began_ms(&self) -> u64 {
        self.waiting.parked_since().mono_ms.unwrap_or(0)
    }

    fn caller(&self) -> &Party {
        &self.waiting.caller
    }

    fn is_live(&self) -> bool {
        self.waiting.confidence == Confidence::Live
    }

    /// The stay that follows is another one, and not this one under another name.
    fn is_replaced_by(&self, after: &Self) -> bool {
        if self.is_recalled != after.is_recalled {
            return self.is_recalled;
        }
        let differ = |(one, other)| one != other;
        self.waiting.park.zip(after.waiting.park).is_some_and(differ)
            || (after.began_ms() > self.began_ms() && !may_be_same(self.caller(), after.caller()))
    }
}

/// What has come of a fact about a slot.
pub(in crate::console) struct Change<'c> {
    pub slot: &'c Slot,
    pub before: Option<Seen>,
    pub after: Option<Seen>,
    pub says: &'c Says,
    /// When it became true.
    pub at: Now,
    pub now: Now,
}

/// The book.
#[derive(Debug, Default)]
pub(in crate::console) struct Book {
    /// Open to correction, oldest first.
    closed: Vec<Closed>,
    /// Final, oldest first.
    written: VecDeque<Closed>,
}

impl Book {
    /// Looks at what a fact has changed on its slot.
    pub fn note(&mut self, change: &Change<'_>) {
        let Change { before, after, says, .. } = change;
        if let Says::Fetched { caller, asked } = says {
            self.fetched(change, caller, *asked);
        } else if let Some(before) = ended(before.as_ref(), after.as_ref())
            && let Some((ending, is_seen)) = ending_of(says, before)
        {
            self.close(change, before, ending, is_seen);
        }
        match after {
            Some(after) if after.is_recalled => self.recalled(change, after),
            // She is there after all.
            Some(after) => {
                let name = change.slot.name();
                self.closed.retain(|closed| !closed.is_of(&name, after));
            }
            None => {}
        }
        if let Says::ParkedHere(own) = says
            && after.as_ref().is_none_or(|after| after.waiting.park != Some(own.call.id))
        {
            self.claim(&change.slot.name(), own.call.id, &own.call.caller, own.call.parked_at);
        }
    }

    /// Somebody was fetched from here: the one who is known to have been there, or one who was seen by nobody before.
    fn fetched(&mut self, change: &Change<'_>, caller: &Party, asked: Now) {
        let name = change.slot.name();
        let there = ended(change.before.as_ref(), change.after.as_ref());
        if let Some(there) = there
            && may_be_same(there.caller(), caller)
            && !self.knows_retrieve(&name, asked)
        {
            self.close(change, there, Ending::Retrieved, true);
            self.note_press(&name, there, asked);
            return;
        }
        if let Some(there) = there
            && !there.is_unanswered
        {
            self.close(change, there, Ending::Unknown, false);
        }
        // Who rings here and is fetched from the slot was parked once.
        let ringing = change.before.as_ref().filter(|before| {
            before.is_recalled && change.after.is_none() && may_be_same(before.caller(), caller)
        });
        let mut known = false;
        for closed in self.closed.iter_mut().chain(&mut self.written) {
            let is_ringing = ringing.is_some_and(|ringing| closed.is_of(&name, ringing));
            if is_ringing || closed.is_fetched_by(&name, caller, asked) {
                closed.explain(Ending::Retrieved, change.at);
                closed.pressed_ms = Some(asked.mono_ms);
                if !closed.stay.caller.is_known() {
                    closed.stay.caller = caller.clone();
                }
                known = true;
            }
        }
        if !known {
            let mut closed = Closed::unseen(change, caller.clone(), Ending::Retrieved);
            closed.pressed_ms = Some(asked.mono_ms);
            self.closed.push(closed);
        }
    }

    fn recalled(&mut self, change: &Change<'_>, after: &Seen) {
        let before = change.before.as_ref();
        let call = match change.says {
            Says::Recalled { call, .. } => Some(call),
            _ => None,
        };
        let goes_on = |before: &Seen| before.is_recalled && before.began_ms() == after.began_ms();
        if call.is_none() && before.is_some_and(goes_on) {
            return;
        }
        let name = change.slot.name();
        let mut known = self.closed.iter_mut().chain(&mut self.written).rev();
        let known = known.find(|closed| closed.is_of(&name, after) || closed.is_recalled_by(call));
        let known = match known {
            None => self.closed.iter_mut().rev().find(|closed| closed.may_ring(&name, after.caller())),
            known => known,
        };
        if let Some(closed) = known {
            closed.explain(Ending::Recalled, change.at);
            closed.call = call.cloned().or(closed.call.take());
            return;
        }
        match before.filter(|before| !before.is_recalled) {
            Some(before) => self.close(change, before, Ending::Recalled, true),
            None => self.closed.push(Closed::unseen(change, after.caller().clone(), Ending::Recalled)),
        }
        if let Some(closed) = self.closed.last_mut() {
            closed.call = call.cloned();
        }
    }

    /// Closes a stay, unless that was done before.
    fn close(&mut self, change: &Change<'_>, seen: &Seen, ending: Ending, is_seen: bool) {
        let name = change.slot.name();
        if let Some(closed) = self.closed.iter_mut().find(|closed| closed.is_of(&name, seen)) {
            if matches!(ending, Ending::Retrieved | Ending::Recalled) {
                closed.explain(ending, change.at);
            }
        } else if !self.written.iter().any(|closed| closed.is_of(&name, seen)) {
            let mut closed = Closed::unseen(change, seen.caller().clone(), ending);
            (closed.began_ms, closed.park) = (seen.began_ms(), seen.waiting.park);
            closed.stay.parked_at = Some(seen.waiting.parked_since().wall);
            closed.stay.waited_ms = is_seen.then(|| seen.waiting.parked_ms(change.at));
            closed.stay.by_me = seen.waiting.is_own();
            self.closed.push(closed);
        }
    }

    fn knows_retrieve(&self, name: &Arg, asked: Now) -> bool {
        let known = |closed: &Closed| closed.name == *name && closed.pressed_ms == Some(asked.mono_ms);
        self.closed.iter().chain(&self.written).any(known)
    }

    fn note_press(&mut self, name: &Arg, seen: &Seen, asked: Now) {
        let known = self.closed.iter_mut().chain(&mut self.written);
        if let Some(closed) = known.rev().find(|closed| closed.is_of(name, seen)) {
            closed.pressed_ms = Some(asked.mono_ms);
        }
    }

    /// A park from here that reached the disk after the caller had left the slot again.
    fn claim(&mut self, name: &Arg, park: ParkId, caller: &Party, parked_at: jiff::Timestamp) {
        let claimed = self.closed.iter_mut().find(|closed| {
            let is_later = closed.stay.ended_at >= parked_at && closed.park.is_none();
            closed.name == *name && is_later && may_be_same(&closed.stay.caller, caller)
        });
        if let Some(closed) = claimed {
            let parked_at = closed.stay.parked_at.map_or(parked_at, |seen| seen.min(parked_at));
            (closed.park, closed.stay.by_me, closed.stay.parked_at) = (Some(park), true, Some(parked_at));
            let waited_ms = closed.stay.ended_at.as_millisecond() - parked_at.as_millisecond();
            if closed.is_explained() || closed.stay.waited_ms.is_some() {
                closed.stay.waited_ms = u64::try_from(waited_ms).ok();
            }
        }
    }

    /// When the next stay becomes final, on the monotonic clock; `waits` names the slots of which more is about to be known.
    pub fn due_ms(&self, waits: impl Fn(&SlotId) -> bool) -> Option<u64> {
        self.closed.iter().filter(|closed| !waits(&closed.slot)).map(|closed| closed.due_ms).min()
    }

    /// The stays that have become final.
    pub fn take_final(&mut self, now: Now, waits: impl Fn(&SlotId) -> bool) -> Vec<Stay> {
        let is_final = |closed: &mut Closed| closed.due_ms <= now.mono_ms && !waits(&closed.slot);
        let done: Vec<Closed> = self.closed.extract_if(.., is_final).collect();
        let stays = done.iter().map(|closed| closed.stay.clone()).collect();
        self.written.extend(done);
        while self.written.len() > REMEMBERED {
            self.written.pop_front();
        }
        stays
    }

    /// Nothing more will be known: everything that has ended, final or not.
    pub fn take_all(&mut self) -> Vec<Stay> {
        self.written.clear();
        self.closed.drain(..).map(|closed| closed.stay).collect()
    }
}

/// Whose stay is over, if it was not before: that of a recalled caller ended when it rang.
fn ended<'s>(before: Option<&'s Seen>, after: Option<&Seen>) -> Option<&'s Seen> {
    before.filter(|before| !before.is_recalled && after.is_none_or(|after| before.is_replaced_by(after)))
}

/// How a stay ended, as this fact tells it, and whether the moment was seen; `None` where there was none.
fn ending_of(says: &Says, before: &Seen) -> Option<(Ending, bool)> {
    if let Says::NotParked(id) = says
        && before.waiting.park == Some(*id)
    {
        return None;
    }
    let ending = match says {
        Says::Vacant | Says::Parked(_) => (Ending::Left, before.is_live()),
        Says::Nobody => (Ending::Left, false),
        Says::Forgotten => (Ending::Forgotten, false),
        _ => (Ending::Unknown, false),
    };
    // Nobody knows that there was a stay at all.
    (!before.is_unanswered).then_some(ending)
}
