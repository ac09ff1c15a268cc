//! What a belief comes to at a moment: only how sure it is depends on the time.

use super::{Belief, Holds};
use crate::console::board::FRESH_MS;
use crate::console::board::facts::{Confidence, Finding, Source};
use crate::console::board::matching::may_be_same;
use crate::console::board::slot::{Last, SlotState};
use crate::console::board::stay::{Proof, Stay};
use crate::console::calls::Party;
use crate::console::ids::ParkId;
use crate::console::ledger::ParkedCall;
use crate::console::now::Now;
use crate::console::waiting::Waiting;

impl Belief {
    /// What may be shown now.
    pub fn state(&self, now: Now, recall_ms: u64) -> SlotState {
        match &self.holds {
            Holds::NotKnown { last } => SlotState::NotKnown { last: last.map(seen) },
            Holds::Astray { how, at, .. } => {
                SlotState::NotKnown { last: Some(Last { finding: *how, at: *at, waiting: self.left() }) }
            }
            Holds::Empty { how, at, proof } => {
                let confidence = match proof {
                    Proof::Live => Some(Confidence::Live),
                    Proof::Blind(since) => (now.age_ms(*since) < FRESH_MS).then_some(Confidence::Stale),
                    Proof::Here => (now.age_ms(*at) < FRESH_MS).then_some(Confidence::Likely),
                };
                match confidence {
                    Some(confidence) => SlotState::Free { as_of: *at, how: *how, confidence },
                    None => SlotState::NotKnown { last: Some(seen((*how, *at))) },
                }
            }
            Holds::Parked(stay) => match stay.confidence(now, recall_ms) {
                Some(confidence) => SlotState::Parked(stay.waiting(confidence, stay.source())),
                None => {
                    let finding = if stay.doubted.is_some() { Finding::NotGiven } else { Finding::Parked };
                    let waiting = Some(stay.waiting(Confidence::Stale, Source::Time));
                    let at = stay.doubted.unwrap_or(stay.as_of);
                    SlotState::NotKnown { last: Some(Last { finding, at, waiting }) }
                }
            },
            Holds::Recalled { stay, call, .. } => SlotState::Recalled {
                waiting: stay.waiting(Confidence::Likely, Source::Recall),
                call: call.clone(),
            },
        }
    }

    /// Who is there, however sure that is.
    pub fn occupant(&self) -> Option<Waiting> {
        self.stay().map(Stay::told)
    }

    /// Who was there last, while nobody is.
    pub fn left(&self) -> Option<Waiting> {
        let left = self.left.as_ref().filter(|_| self.stay().is_none());
        left.map(Stay::told)
    }

    /// What is known of this caller's stay: the one that lasts, or the last one.
    pub fn stay_of(&self, caller: &Party) -> Option<Waiting> {
        let stays = self.stay().into_iter().chain(&self.left);
        stays.into_iter().find(|stay| may_be_same(&stay.caller, caller)).map(Stay::told)
    }

    pub fn has_occupant(&self) -> bool {
        self.stay().is_some()
    }

    /// Somebody is there, or may be there again after a recall.
    pub fn may_have_somebody(&self) -> bool {
        self.has_occupant() || self.astray().is_some()
    }

    /// The park made here that this stay is, also while nobody knows where a recall has left its caller.
    pub fn own_park(&self) -> Option<ParkId> {
        self.own_call().map(|call| call.id)
    }

    /// The same with everything that was kept of it.
    pub fn own_call(&self) -> Option<&ParkedCall> {
        let stay = self.stay().or_else(|| self.astray());
        stay.and_then(|stay| stay.own.as_ref()).map(|own| &own.call)
    }

    /// It is not known whether whoever stands here as parked was parked at all.
    pub fn is_unanswered(&self) -> bool {
        self.stay().is_some_and(|stay| stay.verified.is_only_asked())
    }

    /// The caller of this earlier stay is not there any more. A stay that began before it and was seen since is the same one,
    /// under another name.
    pub fn has_lost(&self, before: &Stay) -> bool {
        self.stay().is_none_or(|after| {
            let spans =
                after.since.mono_ms <= before.since.mono_ms && after.as_of.mono_ms >= before.as_of.mono_ms;
            !spans && !before.may_be_of(&after.caller)
        })
    }

    /// In how many milliseconds it becomes less sure by itself.
    pub fn fades_in_ms(&self, now: Now, recall_ms: u64) -> Option<u64> {
        let left = |since: Now| FRESH_MS.checked_sub(now.age_ms(since)).filter(|ms| *ms > 0);
        match &self.holds {
            Holds::Empty { proof: Proof::Blind(since), .. } => left(*since),
            Holds::Empty { at, proof: Proof::Here, .. } => left(*at),
            Holds::Parked(stay) => stay.fades_in_ms(now, recall_ms),
            _ => None,
        }
    }
}

/// What was learned last, where nobody can be meant by it.
fn seen((finding, at): (Finding, Now)) -> Last {
    Last { finding, at, waiting: None }
}
