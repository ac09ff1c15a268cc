//! Facts come in, and whoever has left a slot is told of: no caller disappears without a line (contract 13).

use super::activity::Tone;
use super::board::{Fact, Says, Slot, may_be_same};
use super::ids::SlotId;
use super::ledger::GoneBy;
use super::now::Now;
use super::retrieval::{Outcome, Retrieval, Stage};
use super::waiting::Waiting;
use super::{Console, words};

/// Somebody who left a slot while it was being retrieved: the end of the retrieve says whether she was fetched.
#[derive(Clone, Debug)]
pub(super) struct Departing {
    slot: SlotId,
    waiting: Waiting,
    at: Now,
}

impl Console {
    /// Takes a fact in that became true at `at`.
    pub(super) fn learn(&mut self, slot: &SlotId, says: Says, at: Now, now: Now) {
        let learned = self.board.learn(slot, Fact { at, says: says.clone() }, now);
        if !learned.is_new {
            return;
        }
        if let Some(gone) = learned.gone {
            self.departed(slot, gone, &says, now);
        }
        self.settle_ledger(slot, gone_by(&says));
    }

    fn departed(&mut self, slot: &SlotId, waiting: Waiting, says: &Says, now: Now) {
        let place = self.place_of(slot);
        let caller = waiting.caller.words();
        let by = match says {
            Says::Parked(caller) => Some(caller.clone()),
            Says::ParkedHere(own) => Some(own.call.caller.clone()),
            Says::Vacant => None,
            Says::Fetched { caller: fetched, .. } if !may_be_same(fetched, &waiting.caller) => {
                let sentence = words::parked::another_was_fetched(fetched.words(), caller, &place);
                return self.tell(sentence, Tone::Trouble, now);
            }
            Says::Recalled { .. } if !self.rings_again(slot, &waiting.caller) => None,
            // The retrieve, the recall or the attendant tells of it.
            _ => return,
        };
        if by.is_none() && self.retrieval(slot).is_some_and(may_have_fetched) {
            self.departing.push(Departing { slot: slot.clone(), waiting, at: now });
            return;
        }
        let waited = words::clock(waiting.waited_ms(now));
        let sentence = match by {
            Some(by) if self.board.slot(slot).is_some_and(Slot::is_unanswered) => {
                words::parked::perhaps_replaced(caller, by.words(), &place)
            }
            Some(by) => words::parked::replaced(caller, by.words(), &place, &waited),
            None => words::parked::left(caller, &place, &waited),
        };
        self.tell(sentence, Tone::Plain, now);
    }

    /// Tells of those who left while their slot was being retrieved, and were not fetched.
    pub(super) fn tell_departures(&mut self, now: Now) {
        if self.departing.is_empty() {
            return;
        }
        for gone in std::mem::take(&mut self.departing) {
            match self.retrieval(&gone.slot) {
                Some(retrieval) if retrieval.is_in_flight() => self.departing.push(gone),
                // These say so themselves.
                Some(retrieval) if has_fetched(retrieval) || found_nobody(retrieval) => {}
                _ => {
                    let place = self.place_of(&gone.slot);
                    let waited = words::clock(gone.waiting.waited_ms(gone.at));
                    let sentence = words::parked::left(gone.waiting.caller.words(), &place, &waited);
                    self.tell(sentence, Tone::Plain, now);
                }
            }
        }
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

fn has_fetched(retrieval: &Retrieval) -> bool {
    matches!(
        retrieval.stage,
        Stage::Connected { .. }
            | Stage::Over { outcome: Outcome::Ended { .. } | Outcome::PassedOn { .. }, .. }
    )
}

fn found_nobody(retrieval: &Retrieval) -> bool {
    matches!(retrieval.stage, Stage::Over { outcome: Outcome::NobodyThere, .. })
}

/// Its order is out: it may be why the slot is empty.
fn may_have_fetched(retrieval: &Retrieval) -> bool {
    retrieval.is_in_flight()
}
