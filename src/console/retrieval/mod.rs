//! One retrieve: Asked → Ringing → Connected → ended, or why not. One value per press, driven by the answer to its one
//! POST and by the reads of the attendant's calls (contract 3.4, 4, 10.4).

mod look_up;
mod observe;
mod sight;
mod stage;

use std::collections::BTreeSet;

pub(in crate::console) use self::look_up::Others;
pub use self::stage::{Answering, Leg, Outcome, Stage, Talk};
use crate::console::board::SlotState;
use crate::console::endpoints::Target;
use crate::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use crate::console::ids::{CallId, CallSessionId, Epoch, RetrievalId, SlotId};
use crate::console::now::Now;
use crate::console::waiting::Waiting;

/// One press on a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retrieval {
    /// Its id, carried by its effects and their answers.
    pub id: RetrievalId,
    /// The sign-in that it was sent with.
    pub epoch: Epoch,
    /// The slot.
    pub slot: SlotId,
    /// What goes out as `destination`; `None` fetches what is parked for the attendant.
    pub destination: Option<String>,
    /// Where it rings.
    pub target: Target,
    /// When it was pressed.
    pub pressed_at: Now,
    /// How far it has come.
    pub stage: Stage,
    /// Who waited there when it was pressed, and once it is connected what is known of who was fetched: for whom and note
    /// stay at hand.
    pub parked: Option<Waiting>,
    /// Tracking id of its POST, for support.
    pub tracking_id: Option<String>,
    /// Calls that existed before the press: none of them can be this one.
    known_before: BTreeSet<CallId>,
    /// The stage that it was taken to have ended from: a later reading may know better.
    ended_from: Option<Box<Stage>>,
}

impl Retrieval {
    pub(in crate::console) fn new(
        (id, epoch): (RetrievalId, Epoch),
        slot: SlotId,
        destination: Option<String>,
        target: Target,
        known_before: BTreeSet<CallId>,
        now: Now,
    ) -> Self {
        Self {
            id,
            epoch,
            slot,
            destination,
            target,
            pressed_at: now,
            stage: Stage::Asked,
            parked: None,
            tracking_id: None,
            known_before,
            ended_from: None,
        }
    }

    /// The order may still change something: another press on the slot must wait.
    pub fn is_in_flight(&self) -> bool {
        matches!(self.stage, Stage::Asked | Stage::Ringing(_) | Stage::Fetching(_) | Stage::LookingUp { .. })
    }

    /// An order is out, or a call of it goes on.
    pub fn is_under_way(&self) -> bool {
        self.is_in_flight() || matches!(self.stage, Stage::Connected { .. })
    }

    /// Its call was missing from the last reading, and is not taken to have gone yet.
    pub(in crate::console) fn misses_its_call(&self) -> bool {
        self.stage.leg().is_some_and(|leg| leg.seen && leg.misses > 0)
    }

    /// It has ended.
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over { .. })
    }

    /// Somebody has come onto the slot since the press: this retrieve is not about whoever waits there now, or waited there
    /// `last`, even while its own talk goes on.
    pub fn is_overtaken(&self, slot: &SlotState, last: Option<&Waiting>) -> bool {
        let waiting = match slot {
            SlotState::Parked(waiting) | SlotState::Recalled { waiting, .. } => Some(waiting),
            SlotState::Free { .. } => last,
            SlotState::NotKnown { .. } => None,
        };
        let since_ms = waiting.and_then(|waiting| waiting.parked_since().mono_ms);
        since_ms.is_some_and(|since_ms| since_ms > self.pressed_at.mono_ms) && !self.is_in_flight()
    }

    /// It was refused for a reason that pressing again does not change: a sign-in or a permission is missing.
    pub(in crate::console) fn is_barred(&self) -> bool {
        matches!(&self.stage, Stage::Over { outcome: Outcome::Refused(failure), .. } if failure.again == PressAgain::Not)
    }

    /// Whether the slot may be pressed again now.
    pub fn may_press_again(&self, now: Now) -> bool {
        match &self.stage {
            Stage::Waiting { until_ms, .. } => now.mono_ms >= *until_ms,
            Stage::Connected { .. } | Stage::Over { .. } => !self.is_barred(),
            _ => false,
        }
    }

    /// The leg that was made for it, also after it has ended.
    pub(in crate::console) fn call(&self) -> Option<&CallId> {
        let stage = self.ended_from.as_deref().unwrap_or(&self.stage);
        stage.leg().map(|leg| &leg.call)
    }

    fn leg_mut(&mut self) -> Option<&mut Leg> {
        match &mut self.stage {
            Stage::Ringing(leg) | Stage::Fetching(leg) | Stage::Connected { leg, .. } => Some(leg),
            _ => None,
        }
    }

    /// Webex accepted the order (201): the device rings. It does not mean that anybody is connected (contract 3.4).
    pub(in crate::console) fn accepted(&mut self, call: CallId, session: Option<CallSessionId>, now: Now) {
        if self.stage == Stage::Asked {
            self.stage = Stage::Ringing(Leg::new(call, session, now));
        }
    }

    /// The order was refused, or nothing sure came back.
    pub(in crate::console) fn failed(&mut self, failure: Failure, can_read_calls: bool, now: Now) {
        if self.stage != Stage::Asked {
            return;
        }
        self.tracking_id = failure.tracking_id.clone();
        self.stage = match failure.again {
            PressAgain::AfterSecs(secs) => {
                Stage::Waiting { failure, until_ms: now.mono_ms.saturating_add(secs.saturating_mul(1_000)) }
            }
            PressAgain::AfterLookUp if can_read_calls => Stage::LookingUp { failure, since: now, reads: 0 },
            PressAgain::AfterLookUp => Stage::Over { outcome: Outcome::NotKnown(failure), at: now },
            PressAgain::Now | PressAgain::Not => Stage::Over { outcome: Outcome::Refused(failure), at: now },
        };
    }

    /// Valet asks Webex to answer on the chosen device.
    pub(in crate::console) fn answer_asked(&mut self) {
        if let Stage::Ringing(leg) = &mut self.stage {
            leg.answering = Answering::Asked;
        }
    }

    /// Webex accepted or refused to answer for the attendant. Returns whether it is news.
    pub(in crate::console) fn answered(&mut self, accepted: bool) -> bool {
        match &mut self.stage {
            Stage::Ringing(leg) if leg.answering == Answering::Asked => {
                leg.answering = if accepted { Answering::Accepted } else { Answering::Refused };
                true
            }
            _ => false,
        }
    }

    /// The attendant wants the ringing stopped. Returns the call to hang up, once.
    pub(in crate::console) fn cancel(&mut self) -> Option<CallId> {
        match &mut self.stage {
            // Once answered, a hang-up would drop the caller.
            Stage::Ringing(leg) if !leg.cancelling => {
                leg.cancelling = true;
                Some(leg.call.clone())
            }
            _ => None,
        }
    }

    /// How the hang-up went. Returns whether the attendant must be told that it failed: not where the leg has gone by
    /// itself or was answered meanwhile.
    pub(in crate::console) fn hung_up(&mut self, result: &Result<(), Failure>, now: Now) -> bool {
        let talk = match &self.stage {
            Stage::Connected { caller, since, .. } => {
                Some(Outcome::Ended { caller: caller.clone(), talked_ms: now.since_ms(*since) })
            }
            _ => None,
        };
        let talks = talk.is_some();
        let Some(leg) = self.leg_mut().filter(|leg| leg.cancelling) else { return false };
        match result {
            // The caller had just been fetched: the hang-up has ended the talk, and nobody is parked any more.
            Ok(()) => self.end(talk.unwrap_or(Outcome::Cancelled), now),
            Err(failure) => {
                leg.cancelling = false;
                leg.stopped = true;
                let gone = failure.kind == FailureKind::Refused && failure.look_up == LookUp::Calls;
                return !gone && !talks;
            }
        }
        false
    }

    /// The call of a talk that has ended.
    pub(in crate::console) fn call_of_the_talk(&self) -> Option<&CallId> {
        match (&self.stage, self.ended_from()) {
            (Stage::Over { outcome: Outcome::Ended { .. }, .. }, Some(Stage::Connected { leg, .. })) => {
                Some(&leg.call)
            }
            _ => None,
        }
    }

    /// The talk has not ended: an order of the attendant has taken the caller elsewhere.
    pub(in crate::console) fn passed_on(&mut self) {
        if let Stage::Over { outcome, .. } = &mut self.stage
            && let Outcome::Ended { caller, talked_ms } = outcome
        {
            *outcome = Outcome::PassedOn { caller: caller.clone(), talked_ms: *talked_ms };
        }
    }

    fn end(&mut self, outcome: Outcome, now: Now) {
        let from = std::mem::replace(&mut self.stage, Stage::Over { outcome, at: now });
        self.ended_from = from.leg().is_some().then(|| Box::new(from));
    }
}
