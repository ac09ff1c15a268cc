//! One retrieve: Asked → Ringing → Connected → ended, or why not. One value per press, driven by the answer to its one
//! POST and by the reads of the attendant's calls (contract 3.4, 4, 10.4).

mod look_up;
mod observe;
mod sight;

use std::collections::BTreeSet;

pub(in crate::console) use self::look_up::Others;
use crate::console::calls::{CallState, Party};
use crate::console::endpoints::Target;
use crate::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use crate::console::ids::{CallId, CallSessionId, Epoch, RetrievalId, SlotId};
use crate::console::now::Now;

/// Who lifts the handset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    /// The attendant does.
    ByHand,
    /// Valet has asked Webex to answer.
    Asked,
    /// Webex has accepted that Valet answers.
    Accepted,
    /// Webex refused; the attendant must lift the handset.
    Refused,
}

/// Whether two connected people talk. A second call on a phone puts the first one on hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talk {
    /// They do.
    On,
    /// The attendant has put the caller on hold.
    OnHold,
    /// The caller has put the attendant on hold.
    HeldByCaller,
}

impl Talk {
    fn of(state: &CallState) -> Self {
        match state {
            CallState::Held => Self::OnHold,
            CallState::RemoteHeld => Self::HeldByCaller,
            _ => Self::On,
        }
    }
}

/// How far a retrieve has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The order is out, no answer yet.
    Asked,
    /// Webex accepted; the device rings. Not yet connected to anybody.
    Ringing(Leg),
    /// The device was answered; Webex fetches the caller.
    Fetching(Leg),
    /// Talking to the caller.
    Connected {
        /// The leg.
        leg: Leg,
        /// Who it is.
        caller: Party,
        /// Since when.
        since: Now,
        /// Whether they talk right now.
        talk: Talk,
    },
    /// No answer came, or one that says nothing: the calls are read to learn what happened.
    LookingUp {
        /// Why.
        failure: Failure,
        /// Since when.
        since: Now,
        /// Readings begun after the failure that showed no leg of this retrieve.
        reads: u32,
    },
    /// Webex asked to wait; the button comes back at `until_ms` on the monotonic clock.
    Waiting {
        /// Why.
        failure: Failure,
        /// When it may be pressed again.
        until_ms: u64,
    },
    /// Over.
    Over {
        /// How it ended.
        outcome: Outcome,
        /// When.
        at: Now,
    },
}

impl Stage {
    /// Whether the connected talk, if they are connected.
    pub fn talk(&self) -> Option<Talk> {
        match self {
            Self::Connected { talk, .. } => Some(*talk),
            _ => None,
        }
    }

    /// The leg while there is one.
    pub fn leg(&self) -> Option<&Leg> {
        match self {
            Self::Ringing(leg) | Self::Fetching(leg) | Self::Connected { leg, .. } => Some(leg),
            _ => None,
        }
    }
}

/// The leg that Webex made for a retrieve, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Its id, which may change at the answer (contract 3.4).
    pub call: CallId,
    /// Its session.
    pub session: Option<CallSessionId>,
    /// When it began to ring here.
    pub since: Now,
    /// Who answers.
    pub answering: Answering,
    /// The attendant has asked to stop the ringing.
    pub cancelling: bool,
    /// A hang-up was sent and did not come back as done; if the leg goes, it may be why.
    stopped: bool,
    /// It was seen among the calls.
    seen: bool,
    /// Readings in a row without it.
    misses: u32,
}

impl Leg {
    fn new(call: CallId, session: Option<CallSessionId>, since: Now) -> Self {
        Self {
            call,
            session,
            since,
            answering: Answering::ByHand,
            cancelling: false,
            stopped: false,
            seen: false,
            misses: 0,
        }
    }
}

/// How a retrieve ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The talk with the caller is over.
    Ended {
        /// Who it was.
        caller: Party,
        /// How long, in milliseconds.
        talked_ms: u64,
    },
    /// The attendant has parked the caller again, or handed her over: the line of that order says more.
    PassedOn {
        /// Who it was.
        caller: Party,
        /// How long they had talked, in milliseconds.
        talked_ms: u64,
    },
    /// The device fell silent before it was answered; the caller may still be parked (contract 4).
    NotAnswered,
    /// It fell silent long before a phone gives up: somebody was faster, the caller hung up, or the ringing was stopped on
    /// the phone.
    StoppedRinging,
    /// The device was answered, and there was nobody to fetch: fetched by somebody faster, or hung up.
    NobodyThere,
    /// The attendant stopped the ringing.
    Cancelled,
    /// Webex refused, in the words of its failure.
    Refused(Failure),
    /// The order never took effect, as the calls show; it may be pressed again.
    NotTaken(Failure),
    /// It could not be learned what happened.
    NotKnown(Failure),
}

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

    /// It has ended.
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over { .. })
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
