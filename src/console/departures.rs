//! Facts come in, and whoever has left a slot is told of: no caller disappears without a line (contract 13).

use super::activity::Tone;
use super::board::{Fact, Says, Slot, is_surely_same, may_be_same};
use super::calls::Party;
use super::failure::FailureKind;
use super::ids::{ActivityId, ParkId, RetrievalId, SlotId};
use super::ledger::GoneBy;
use super::now::Now;
use super::retrieval::{Outcome, Retrieval, Stage};
use super::waiting::Waiting;
use super::{Console, words};
use crate::say;

/// A recall is seen among the calls no later than this after live news of the empty slot: they are read at once, or every
/// 2 s (contract 11).
const RECALL_SEEN_MS: u64 = 5_000;
/// No parked call comes back earlier (contract 5.7).
const FIRST_RECALL_MS: u64 = 30_000;

/// Somebody who left a slot and may have been fetched from here, or may ring here in a moment: that is told then, and
/// nothing else.
#[derive(Clone, Debug)]
pub(super) struct Departing {
    slot: SlotId,
    waiting: Waiting,
    at: Now,
    mark: ActivityId,
    /// The retrieve that was under way.
    retrieval: Option<RetrievalId>,
    /// Until when a recall may be seen, on the monotonic clock.
    recall_until_ms: Option<u64>,
}

impl Console {
    /// Takes a fact in that became true at `at`.
    pub(super) fn learn(&mut self, slot: &SlotId, says: Says, at: Now, now: Now) {
        let may_tell_who_came = matches!(says, Says::Parked(_)) && self.is_told_as_it_happens(slot, now);
        let before = self.seen_on(slot, now);
        let learned = self.board.learn(slot, Fact { at, says: says.clone() }, now);
        if !learned.is_new {
            return;
        }
        self.note_stay(slot, before, &says, at, now);
        match learned.gone {
            Some(gone) => self.departed(slot, gone, &says, now),
            None if learned.is_arrival && may_tell_who_came => self.arrived(slot, now),
            None => {}
        }
        self.settle_ledger(slot, gone_by(&says));
    }

    fn departed(&mut self, slot: &SlotId, waiting: Waiting, says: &Says, now: Now) {
        let place = self.place_of(slot);
        let caller = &waiting.caller;
        let by = match says {
            Says::Parked(caller) => Some(caller.clone()),
            Says::ParkedHere(own) => Some(own.call.caller.clone()),
            Says::Vacant => None,
            Says::Fetched { caller: fetched, .. } if !may_be_same(fetched, &waiting.caller) => {
                let (fetched, expected) = (fetched.words(), caller.words());
                let sentence =
                    say!("another-was-fetched", fetched = fetched, place = place, expected = expected);
                return self.tell(sentence, Tone::Trouble, now);
            }
            Says::Recalled { .. } if !self.rings_again(slot, &waiting.caller) => None,
            // The retrieve, the recall or the attendant tells of it.
            _ => return,
        };
        let waited = waiting.waited_words(now);
        let sentence = match by {
            Some(by) if self.board.slot(slot).is_some_and(Slot::is_unanswered) => {
                say!("caller-perhaps-replaced", by = by.words(), place = place, caller = caller.words())
            }
            Some(by) => {
                let (caller, by) = (caller.words(), by.words());
                say!("caller-replaced", caller = caller, place = place, waited = waited, by = by)
            }
            None => {
                let retrieval = self.retrieval(slot).filter(|retrieval| retrieval.is_in_flight());
                let may_ring = waiting.is_own() || waiting.parked_ms(now) >= FIRST_RECALL_MS;
                self.departing.push(Departing {
                    slot: slot.clone(),
                    retrieval: retrieval.map(|retrieval| retrieval.id),
                    recall_until_ms: may_ring.then_some(now.mono_ms + RECALL_SEEN_MS),
                    waiting,
                    at: now,
                    mark: self.activity.mark(),
                });
                return;
            }
        };
        self.tell(sentence, Tone::Plain, now);
    }

    /// Tells of those who have left, were not fetched and do not come back.
    pub(super) fn tell_departures(&mut self, now: Now) {
        for gone in std::mem::take(&mut self.departing) {
            match self.fetching(&gone) {
                Some(retrieval) if retrieval.is_in_flight() => {
                    self.departing.push(gone);
                    continue;
                }
                // These say so themselves.
                Some(retrieval) if has_fetched(retrieval, &gone.waiting.caller) => {
                    self.settle_ledger(&gone.slot, GoneBy::Retrieved);
                    continue;
                }
                Some(retrieval) if found_nobody(retrieval) => {}
                _ if gone.recall_until_ms.is_some_and(|until_ms| now.mono_ms < until_ms)
                    && self.sees_recalls() =>
                {
                    self.departing.push(gone);
                    continue;
                }
                _ => {
                    let place = self.place_of(&gone.slot);
                    let waited = gone.waiting.waited_words(gone.at);
                    let sentence = words::parked::left(&gone.waiting.caller, place, waited);
                    self.activity.note_behind(gone.mark, gone.at.wall, sentence.clone(), Tone::Plain);
                    self.announce(sentence, false);
                }
            }
            self.settle_ledger(&gone.slot, GoneBy::Left);
        }
    }

    /// When it is too late for a recall of somebody who has left, on the monotonic clock.
    pub(super) fn departures_due_ms(&self) -> Option<u64> {
        let open = |gone: &&Departing| !self.fetching(gone).is_some_and(Retrieval::is_in_flight);
        self.departing.iter().filter(open).filter_map(|gone| gone.recall_until_ms).min()
    }

    /// The slot that this caller has just left, if there is just one who can be meant.
    pub(super) fn only_departure_of(&self, caller: &Party) -> Option<SlotId> {
        let mut left = self.departing.iter().filter(|gone| is_surely_same(&gone.waiting.caller, caller));
        let first = left.next()?;
        left.next().is_none().then(|| first.slot.clone())
    }

    /// A recall of this caller from this slot rings: that is told, and not that she has left.
    pub(super) fn has_come_back(&mut self, slot: &SlotId, caller: &Party) {
        self.departing.retain(|gone| gone.slot != *slot || !may_be_same(&gone.waiting.caller, caller));
        self.settle_ledger(slot, GoneBy::Recalled);
    }

    /// This park has left its slot, and it is not told yet whether for good.
    pub(super) fn may_come_back(&self, park: ParkId) -> bool {
        self.departing.iter().any(|gone| gone.waiting.park == Some(park))
    }

    /// Who signs out hears of no recall any more.
    pub(super) fn let_go_of_departures(&mut self) {
        for gone in std::mem::take(&mut self.departing) {
            self.settle_ledger(&gone.slot, GoneBy::Left);
        }
    }

    fn fetching(&self, gone: &Departing) -> Option<&Retrieval> {
        let id = gone.retrieval?;
        self.retrievals.iter().find(|retrieval| retrieval.id == id)
    }

    /// The calls are read, so that a recall will be seen.
    fn sees_recalls(&self) -> bool {
        let barred = |kind: FailureKind| kind == FailureKind::NotAllowed;
        self.session.is_usable()
            && self.capabilities.calls_read
            && !self.calls.trouble().is_some_and(|failure| barred(failure.kind))
    }

    /// What the stage of a retrieve says about its slot, and since when.
    pub(super) fn learn_from(&mut self, retrieval: &Retrieval, now: Now) {
        let (says, at) = match &retrieval.stage {
            Stage::Connected { caller, since, .. } => {
                (Says::Fetched { caller: caller.clone(), asked: retrieval.pressed_at }, *since)
            }
            Stage::Over { outcome, at } => match outcome {
                Outcome::NotAnswered | Outcome::Cancelled => (Says::StillParked, *at),
                Outcome::NobodyThere => (Says::Nobody, *at),
                // Webex knows the slot, and does not hand anybody over (contract 3.4).
                Outcome::Refused(failure) if matches!(failure.status, Some(404 | 409)) => {
                    (Says::NotGiven, *at)
                }
                Outcome::StoppedRinging
                | Outcome::Refused(_)
                | Outcome::NotTaken(_)
                | Outcome::NotKnown(_) => (Says::Nothing, *at),
                Outcome::Ended { .. } | Outcome::PassedOn { .. } => return,
            },
            _ => return,
        };
        self.learn(&retrieval.slot, says, at, now);
    }
}

fn gone_by(says: &Says) -> GoneBy {
    match says {
        Says::Fetched { .. } => GoneBy::Retrieved,
        Says::RecallAnswered(_) | Says::RecallLost(_) => GoneBy::Recalled,
        Says::Forgotten | Says::NotParked(_) => GoneBy::Person,
        _ => GoneBy::Left,
    }
}

fn has_fetched(retrieval: &Retrieval, who: &Party) -> bool {
    match &retrieval.stage {
        Stage::Connected { caller, .. }
        | Stage::Over { outcome: Outcome::Ended { caller, .. } | Outcome::PassedOn { caller, .. }, .. } => {
            may_be_same(caller, who)
        }
        _ => false,
    }
}

fn found_nobody(retrieval: &Retrieval) -> bool {
    matches!(retrieval.stage, Stage::Over { outcome: Outcome::NobodyThere, .. })
}
