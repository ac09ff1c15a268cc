//! Recalls: parked callers who come back and ring at the attendant's devices (contract 4, 13.3). A recall is watched
//! through the reads of the calls, from its first ring until it is answered or gone; `ending` says what is made of that.

mod ending;

use super::activity::Tone;
use super::attention::{Occasion, Subject};
use super::board::Says;
use super::calls::{Call, CallState, Party, RecalledFrom};
use super::ids::{CallId, CallSessionId, ParkId, SlotId};
use super::now::Now;
use super::waiting::Waiting;
use super::{Console, words};
use crate::say;
use crate::words::{Arg, Message};

/// Readings in a row without the call before it is taken to have gone.
const MISSES_UNTIL_GONE: u32 = 2;
/// Recalls of which it is remembered that they were told.
const KEPT: usize = 100;

/// A recall while it rings.
#[derive(Clone, Debug)]
pub(super) struct Recall {
    call: CallId,
    session: Option<CallSessionId>,
    caller: Party,
    slot: Option<SlotId>,
    place: Arg,
    parked: Option<Waiting>,
    /// For how long the caller had been parked when it rang first.
    waited_ms: Option<u64>,
    since: Now,
    /// Readings in a row without it.
    misses: u32,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Rings,
    Answered,
    /// It is no longer among the calls.
    Lost,
    /// It is no longer among the calls, and live news shows its caller on the slot again.
    ParkedAgain,
    /// The calls cannot be read: it may still ring.
    Unseen,
}

/// What the banner of a recall needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallView {
    /// The call to answer.
    pub call: CallId,
    /// Who comes back.
    pub caller: Party,
    /// From which slot, if that is known.
    pub slot: Option<SlotId>,
    /// What people call that slot, such as `7001 Lobby 1`.
    pub slot_words: Arg,
    /// What was known of the parked call: since when, by whom, for whom, the note.
    pub parked: Option<Waiting>,
    /// For how long the caller had been parked when it rang, in milliseconds.
    pub waited_ms: Option<u64>,
    /// Since when it rings.
    pub since: Now,
    /// All of it as one sentence.
    pub sentence: Message,
}

impl Recall {
    fn is_call(&self, call: &Call) -> bool {
        call.id == self.call || (self.session.is_some() && call.session == self.session)
    }

    /// She was answered, and this rings: parked once more since then, with the session of the same talk.
    fn is_over_before(&self, call: &Call) -> bool {
        self.stage == Stage::Answered && call.id != self.call && call.state == CallState::Alerting
    }

    fn rings(&self) -> bool {
        self.stage == Stage::Rings
    }

    /// It rings, or may.
    fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Rings | Stage::Unseen)
    }

    /// It may ring as far as is known, but the last reading was without it.
    pub(super) fn is_missing(&self) -> bool {
        self.is_open() && self.misses > 0
    }

    fn sentence(&self) -> Message {
        let at_least = self.parked.as_ref().is_some_and(|waiting| waiting.at_least);
        let waited = words::parked::at_least(at_least, self.waited_ms.unwrap_or_default());
        words::parked::recalled(&self.caller, &self.place, self.parked.as_ref(), waited)
    }
}

impl Console {
    /// The recalls that ring now, oldest first.
    pub fn recalls(&self) -> Vec<RecallView> {
        let ringing = self.recalls.iter().filter(|recall| recall.rings());
        ringing
            .map(|recall| RecallView {
                call: recall.call.clone(),
                caller: recall.caller.clone(),
                slot: recall.slot.clone(),
                slot_words: recall.place.clone(),
                parked: recall.parked.clone(),
                waited_ms: recall.waited_ms,
                since: recall.since,
                sentence: recall.sentence(),
            })
            .collect()
    }

    /// What is said of this recall, while it rings.
    pub(super) fn recall_sentence(&self, call: &CallId) -> Option<Message> {
        let recall = self.recalls.iter().find(|recall| recall.rings() && recall.call == *call)?;
        Some(recall.sentence())
    }

    /// What was known of the parked call that came back as this one, also after it was answered.
    pub(super) fn parked_before_recall(&self, call: &CallId) -> Option<&Waiting> {
        self.recalls.iter().rev().find(|recall| recall.call == *call)?.parked.as_ref()
    }

    /// A reading of the calls, begun at `asked_at`.
    pub(super) fn observe_recalls(&mut self, calls: &[Call], asked_at: Now, now: Now) {
        for index in 0..self.recalls.len() {
            let recall = &mut self.recalls[index];
            match calls.iter().find(|call| recall.is_call(call)) {
                Some(call) => {
                    recall.misses = 0;
                    self.see_again(index, call, now);
                }
                None if asked_at.mono_ms >= recall.since.mono_ms => {
                    recall.misses += 1;
                    if recall.misses >= MISSES_UNTIL_GONE {
                        self.recall_has_gone(index, now);
                    }
                }
                None => {}
            }
        }
        for call in calls.iter().filter(|call| call.state == CallState::Alerting || call.is_with_caller()) {
            let talks = calls.iter().any(|other| other.is_with_caller() && call.is_same_talk(other));
            let is_known = |recall: &Recall| recall.is_call(call) && (talks || !recall.is_over_before(call));
            if let Some(from) = &call.recall
                && !self.recalls.iter().any(is_known)
            {
                self.begin_recall(call, from, now);
            }
        }
    }

    /// A recall of this caller from this slot rings now.
    pub(super) fn rings_again(&self, slot: &SlotId, caller: &Party) -> bool {
        let same = |recall: &&Recall| {
            recall.slot.as_ref() == Some(slot) && super::board::may_be_same(&recall.caller, caller)
        };
        self.recalls.iter().filter(same).any(Recall::rings)
    }

    /// The caller of this park rings here, or may.
    pub(super) fn may_ring(&self, park: ParkId) -> bool {
        let is_it = |recall: &Recall| recall.parked.as_ref().and_then(|waiting| waiting.park) == Some(park);
        self.recalls.iter().any(|recall| recall.is_open() && is_it(recall))
    }

    fn begin_recall(&mut self, call: &Call, from: &RecalledFrom, now: Now) {
        let caller = call.remote_party.clone();
        let named = self.board.find_or_add(from.id.as_deref(), &from.party);
        if named.is_some() {
            self.live.retarget();
        }
        // Where Webex names no slot, the caller may tell it.
        let told = named.or_else(|| self.board.only_stay_of(&caller));
        let slot = told.or_else(|| self.only_departure_of(&caller));
        if let Some(slot) = &slot {
            self.place_stray(slot, &caller, now);
        }
        let parked = slot.as_ref().and_then(|slot| self.board.slot(slot)?.stay_of(&caller));
        if let Some(slot) = &slot {
            self.learn(slot, Says::Recalled { call: call.id.clone(), caller: caller.clone() }, now, now);
            self.has_come_back(slot, &caller);
        }
        if let Some(park) = parked.as_ref().and_then(|waiting| waiting.park) {
            self.ledger.mark_recalled(park);
        }
        let recall = Recall {
            call: call.id.clone(),
            session: call.session.clone(),
            place: slot.as_ref().map_or_else(|| say!("unnamed-slot").into(), |slot| self.place_of(slot)),
            waited_ms: parked.as_ref().map(|waiting| waiting.waited_ms(now)),
            caller,
            slot,
            parked,
            since: now,
            misses: 0,
            stage: Stage::Rings,
        };
        let sentence = recall.sentence();
        self.recalls.push(recall);
        // Who was answered before a reading saw her ring is told of as answered, and not as calling.
        if call.is_with_caller() {
            self.end_recall(self.recalls.len() - 1, Stage::Answered, now);
        } else {
            self.activity.note(now.wall, sentence.clone(), Tone::Trouble);
            self.announce(sentence, true);
            self.attending.happens(Occasion::Recall, Subject::Recall(call.id.clone()));
        }
        while self.recalls.len() > KEPT {
            let Some(over) = self.recalls.iter().position(|recall| !recall.rings()) else { return };
            self.recalls.remove(over);
        }
    }

    /// It is among the calls: it rings, or was answered, also when it had been taken to have gone.
    fn see_again(&mut self, index: usize, call: &Call, now: Now) {
        let recall = &mut self.recalls[index];
        let is_answered = call.is_with_caller();
        if recall.stage == Stage::Answered || !(is_answered || call.state == CallState::Alerting) {
            return;
        }
        let had_gone = !recall.rings();
        if had_gone {
            self.attending.happens(Occasion::Recall, Subject::Recall(call.id.clone()));
        } else {
            self.attending.rename(&recall.call, &call.id);
        }
        if had_gone || recall.call != call.id {
            (recall.stage, recall.since, recall.call) = (Stage::Rings, now, call.id.clone());
            let says = Says::Recalled { call: call.id.clone(), caller: recall.caller.clone() };
            let sentence = say!("recall-rings-again", caller = recall.caller.words(), place = &recall.place);
            if let Some(slot) = recall.slot.clone() {
                self.learn(&slot, says, now, now);
            }
            if had_gone && !is_answered {
                self.tell(sentence, Tone::Trouble, now);
            }
        }
        if is_answered {
            self.end_recall(index, Stage::Answered, now);
        }
    }
}
