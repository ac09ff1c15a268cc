//! What can be asked of a call, and what Webex answers (contract 3.3). Every order is a command: it goes out once.

mod acts;

pub use acts::{ActKind, CallAct, OrderGroup};

use super::calls::Party;
use super::ids::{CallId, CallSessionId, EndpointId, SlotId};

/// Where a call is parked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParkOn {
    /// On a slot of the board: a call park extension, a colleague, or the attendant's own.
    Slot(SlotId),
    /// On a number, as typed.
    Number(String),
    /// On a free member of the call park group, which Webex picks.
    Group,
}

/// One command, ready for the wire. Numbers are destinations already read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Call a number.
    Dial {
        /// The number.
        number: String,
        /// The device that rings first; `None` rings all.
        endpoint: Option<EndpointId>,
    },
    /// Answer a ringing call.
    Answer {
        /// The call.
        call: CallId,
        /// On this device.
        endpoint: Option<EndpointId>,
    },
    /// Refuse it as busy.
    Reject {
        /// The call.
        call: CallId,
    },
    /// Hold it.
    Hold {
        /// The call.
        call: CallId,
    },
    /// Take it from hold.
    Resume {
        /// The call.
        call: CallId,
    },
    /// Mute it.
    Mute {
        /// The call.
        call: CallId,
    },
    /// Unmute it.
    Unmute {
        /// The call.
        call: CallId,
    },
    /// End it.
    HangUp {
        /// The call.
        call: CallId,
    },
    /// Send it on.
    Divert {
        /// The call.
        call: CallId,
        /// To this number; `None` with `to_voicemail` is the own box.
        to: Option<String>,
        /// To the voicemail of that number.
        to_voicemail: bool,
    },
    /// Connect two of the attendant's calls and leave.
    Join {
        /// The one.
        call: CallId,
        /// The other.
        other: CallId,
    },
    /// Hand it over when the number answers.
    TransferTo {
        /// The call.
        call: CallId,
        /// The number.
        number: String,
    },
    /// Park it.
    Park {
        /// The call.
        call: CallId,
        /// On this number; `None` parks it for the attendant herself, or on the group.
        destination: Option<String>,
        /// Webex picks a free member of the group.
        on_group: bool,
    },
    /// Take a colleague's ringing call.
    PickUp {
        /// Whose number; `None` takes any of the group's.
        target: Option<String>,
        /// On this device.
        endpoint: Option<EndpointId>,
    },
    /// Bring the call of another of her devices to this one.
    Pull {
        /// This one.
        endpoint: Option<EndpointId>,
    },
    /// Send tones.
    Digits {
        /// The call.
        call: CallId,
        /// `0-9 * # A-D`, comma for a pause.
        digits: String,
    },
}

impl Order {
    /// The call that it is about; a new one has none yet.
    pub fn call(&self) -> Option<&CallId> {
        match self {
            Self::Dial { .. } | Self::PickUp { .. } | Self::Pull { .. } => None,
            Self::Answer { call, .. }
            | Self::Reject { call }
            | Self::Hold { call }
            | Self::Resume { call }
            | Self::Mute { call }
            | Self::Unmute { call }
            | Self::HangUp { call }
            | Self::Divert { call, .. }
            | Self::Join { call, .. }
            | Self::TransferTo { call, .. }
            | Self::Park { call, .. }
            | Self::Digits { call, .. } => Some(call),
        }
    }

    /// It is about this call.
    pub fn concerns(&self, call: &CallId) -> bool {
        self.call() == Some(call) || matches!(self, Self::Join { other, .. } if other == call)
    }

    /// The orders that it must not overlap.
    pub fn group(&self) -> OrderGroup {
        match self {
            Self::Dial { .. } => OrderGroup::Dial,
            Self::PickUp { .. } => OrderGroup::PickUp,
            Self::Pull { .. } => OrderGroup::Pull,
            Self::Answer { .. }
            | Self::Divert { .. }
            | Self::Join { .. }
            | Self::TransferTo { .. }
            | Self::Park { .. } => OrderGroup::Fate,
            Self::Reject { .. } | Self::HangUp { .. } => OrderGroup::End,
            Self::Hold { .. } | Self::Resume { .. } => OrderGroup::Hold,
            Self::Mute { .. } | Self::Unmute { .. } => OrderGroup::Mute,
            Self::Digits { .. } => OrderGroup::Tones,
        }
    }

    /// Once it is carried out, the call is no longer the attendant's.
    pub fn takes_the_call_away(&self) -> bool {
        matches!(
            self,
            Self::Reject { .. }
                | Self::HangUp { .. }
                | Self::Divert { .. }
                | Self::Join { .. }
                | Self::TransferTo { .. }
                | Self::Park { .. }
        )
    }
}

/// What Webex answered to an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// What it has come to.
    pub what: Came,
    /// For support.
    pub tracking_id: Option<String>,
}

/// What an accepted order has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// It is done.
    Done,
    /// A new leg began (201).
    Started {
        /// Its id.
        call: CallId,
        /// Its session.
        session: Option<CallSessionId>,
    },
    /// The call is parked; where, if Webex said so (contract 3.4, `parkedAgainst`).
    Parked {
        /// Webex's id of the person or place, for internal ones.
        id: Option<String>,
        /// Its name and number.
        against: Option<Party>,
    },
}
