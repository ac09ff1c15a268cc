//! The commands of contract 3.3 and what is said of each when it ends otherwise than wished.
//!
//! A [`Row`](super::Row) holds the sentence, a command the clauses that differ: one table, and yet nobody who parked reads
//! about a retrieve, which has sentences of its own. The catalogue knows a command by its path.

use crate::say;
use crate::words::Message;

/// Something that a person asks Webex to do. Each press is sent once (contract 10.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    /// Begins a call.
    Dial,
    /// Answers a ringing call.
    Answer,
    /// Turns a ringing call away.
    Reject,
    /// Ends a call.
    HangUp,
    /// Puts a call on hold.
    Hold,
    /// Takes a held call back.
    Resume,
    /// Mutes the attendant in a call.
    Mute,
    /// Unmutes her.
    Unmute,
    /// Sends a call on, blind.
    Divert,
    /// Joins two calls, or hands one over when its new party answers.
    Transfer,
    /// Parks a call.
    Park,
    /// Fetches a parked call.
    Retrieve,
    /// Takes a call that rings at a colleague's.
    PickUp,
    /// Moves a call from another of the attendant's devices to this one.
    Pull,
    /// Hands a call to the executive whom the attendant assists.
    Push,
    /// Sends digits into a call.
    TransmitDtmf,
    /// Changes the attendant's Webex default device.
    SetPreferred,
}

impl Command {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Dial,
        Self::Answer,
        Self::Reject,
        Self::HangUp,
        Self::Hold,
        Self::Resume,
        Self::Mute,
        Self::Unmute,
        Self::Divert,
        Self::Transfer,
        Self::Park,
        Self::Retrieve,
        Self::PickUp,
        Self::Pull,
        Self::Push,
        Self::TransmitDtmf,
        Self::SetPreferred,
    ];

    /// The last segment of its path (contract 3.3, 5.4).
    pub fn path(self) -> &'static str {
        match self {
            Self::Dial => "dial",
            Self::Answer => "answer",
            Self::Reject => "reject",
            Self::HangUp => "hangup",
            Self::Hold => "hold",
            Self::Resume => "resume",
            Self::Mute => "mute",
            Self::Unmute => "unmute",
            Self::Divert => "divert",
            Self::Transfer => "transfer",
            Self::Park => "park",
            Self::Retrieve => "retrieve",
            Self::PickUp => "pickup",
            Self::Pull => "pull",
            Self::Push => "push",
            Self::TransmitDtmf => "transmitDtmf",
            Self::SetPreferred => "preferredAnswerEndpoint",
        }
    }

    /// "… , and **the call was not parked**."
    pub(super) fn was_not(self) -> Message {
        say!("command-was-not", command = self.path())
    }

    /// "… , and **the call may have been parked**."
    pub(super) fn may_be(self) -> Message {
        say!("command-may-be", command = self.path())
    }

    /// "… , then **park it again**."
    pub(super) fn again(self) -> Message {
        say!("command-again", command = self.path())
    }

    /// "Perhaps **the slot is taken**." What a refusal may mean; Webex says it no more exactly (contract 3.4, 10.2).
    pub(super) fn perhaps(self) -> Message {
        say!("command-perhaps", command = self.path())
    }

    /// "You are not allowed to **park calls**."
    pub(super) fn plural(self) -> Message {
        say!("command-plural", command = self.path())
    }
}
