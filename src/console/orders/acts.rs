//! What a person can want of one of her calls, and which of it must not overlap.

use crate::console::ids::{CallId, SlotId};

/// What a person wants of one of her calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallAct {
    /// Answer it on the chosen device.
    Answer,
    /// Refuse it as busy.
    Reject,
    /// Put it on hold.
    Hold,
    /// Take it from hold.
    Resume,
    /// Mute the attendant's side.
    Mute,
    /// Unmute it.
    Unmute,
    /// End it.
    HangUp,
    /// Send it on without asking anybody first, as typed; whether it rings or is up.
    Divert {
        /// The number.
        to: String,
    },
    /// Send it to a voicemail box.
    DivertToVoicemail {
        /// Whose; `None` is the attendant's own.
        of: Option<String>,
    },
    /// Hand it over to a number as soon as that answers.
    TransferTo {
        /// The number, as typed.
        number: String,
    },
    /// Connect it with another of her calls and leave (consulted transfer).
    Join {
        /// The other call.
        other: CallId,
    },
    /// Send tones.
    Digits(String),
    /// Answer a recalled call and park it again as soon as it is connected.
    ParkAgain {
        /// Where.
        slot: SlotId,
        /// For whom, as typed; may be empty.
        for_whom: String,
        /// A note, as typed; may be empty.
        note: String,
    },
}

/// Something that is offered at a call, without what is typed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActKind {
    /// [`CallAct::Answer`].
    Answer,
    /// [`CallAct::Reject`].
    Reject,
    /// [`CallAct::Divert`], or [`CallAct::DivertToVoicemail`] of somebody whose number is typed.
    Divert,
    /// [`CallAct::DivertToVoicemail`], to the attendant's own.
    DivertToVoicemail,
    /// [`CallAct::ParkAgain`].
    ParkAgain,
    /// [`CallAct::Hold`].
    Hold,
    /// [`CallAct::Resume`].
    Resume,
    /// [`Intent::Park`](crate::console::event::Intent::Park).
    Park,
    /// [`CallAct::TransferTo`].
    TransferTo,
    /// [`CallAct::Join`].
    Join {
        /// The other call.
        other: CallId,
    },
    /// [`CallAct::Mute`].
    Mute,
    /// [`CallAct::Unmute`].
    Unmute,
    /// [`CallAct::Digits`].
    Digits,
    /// [`CallAct::HangUp`].
    HangUp,
}

impl CallAct {
    /// What it is, without its words.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Answer => ActKind::Answer,
            Self::Reject => ActKind::Reject,
            Self::Hold => ActKind::Hold,
            Self::Resume => ActKind::Resume,
            Self::Mute => ActKind::Mute,
            Self::Unmute => ActKind::Unmute,
            Self::HangUp => ActKind::HangUp,
            Self::Divert { .. } | Self::DivertToVoicemail { of: Some(_) } => ActKind::Divert,
            Self::DivertToVoicemail { of: None } => ActKind::DivertToVoicemail,
            Self::TransferTo { .. } => ActKind::TransferTo,
            Self::Join { other } => ActKind::Join { other: other.clone() },
            Self::Digits(_) => ActKind::Digits,
            Self::ParkAgain { .. } => ActKind::ParkAgain,
        }
    }
}

/// Orders that must wait for each other: while one is out, no other of its group is sent for the same call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderGroup {
    /// What becomes of the call: answer, park, send on, hand over.
    Fate,
    /// Its end.
    End,
    /// Hold and resume.
    Hold,
    /// Mute and unmute.
    Mute,
    /// Tones.
    Tones,
    /// A new call.
    Dial,
    /// Taking a colleague's call.
    PickUp,
    /// Bringing a call to another device.
    Pull,
}

impl ActKind {
    /// The group of the order that it sends.
    pub fn group(&self) -> OrderGroup {
        match self {
            Self::Answer
            | Self::Divert
            | Self::DivertToVoicemail
            | Self::ParkAgain
            | Self::Park
            | Self::TransferTo
            | Self::Join { .. } => OrderGroup::Fate,
            Self::Reject | Self::HangUp => OrderGroup::End,
            Self::Hold | Self::Resume => OrderGroup::Hold,
            Self::Mute | Self::Unmute => OrderGroup::Mute,
            Self::Digits => OrderGroup::Tones,
        }
    }
}
