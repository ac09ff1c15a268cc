//! How far a retrieve has come, the leg that Webex made for it, and how it can end.

use crate::console::calls::{CallState, Party};
use crate::console::failure::Failure;
use crate::console::ids::{CallId, CallSessionId};
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
    pub(super) fn of(state: &CallState) -> Self {
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
    pub(super) stopped: bool,
    /// It was seen among the calls.
    pub(super) seen: bool,
    /// Readings in a row without it.
    pub(super) misses: u32,
}

impl Leg {
    pub(super) fn new(call: CallId, session: Option<CallSessionId>, since: Now) -> Self {
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
