//! The commands of contract 3.3 and what is said of each when it ends otherwise than wished.
//!
//! A [`Row`](super::Row) holds the sentence, a command the words that differ: one table, and yet nobody who parked reads
//! about a retrieve.

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

/// The words of a command that go into the sentences of the table.
pub(super) struct Words {
    /// "… , and **the call was not parked**."
    pub(super) was_not: &'static str,
    /// "… , and **the call may have been parked**."
    pub(super) may_be: &'static str,
    /// "… , then **park it again**."
    pub(super) again: &'static str,
    /// "Perhaps **the slot is taken**." What a refusal may mean; Webex says it no more exactly (contract 3.4, 10.2).
    pub(super) perhaps: &'static str,
    /// "You are not allowed to **park calls**."
    pub(super) plural: &'static str,
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

    pub(super) fn words(self) -> Words {
        let words =
            |was_not, may_be, again, perhaps, plural| Words { was_not, may_be, again, perhaps, plural };
        match self {
            Self::Dial => words(
                "nobody was called",
                "the number may have been called",
                "call again",
                "the number does not exist, or your device is not free",
                "make calls",
            ),
            Self::Answer => words(
                "the call was not answered from here",
                "the call may have been answered",
                "answer again, or lift the handset",
                "it rings no longer, or this device must be answered by hand",
                "answer calls from here",
            ),
            Self::Reject => words(
                "the call was not rejected",
                "the call may have been rejected",
                "reject it again",
                "it rings no longer",
                "reject calls",
            ),
            Self::HangUp => words(
                "the call was not ended from here",
                "the call may have ended",
                "hang up again, or do it on your phone",
                "it has already ended",
                "end calls from here",
            ),
            Self::Hold => words(
                "the call was not put on hold",
                "the call may be on hold",
                "put it on hold again, or do it on your phone",
                "the call is not connected, or its device must be used by hand",
                "put calls on hold from here",
            ),
            Self::Resume => words(
                "the call was not taken back",
                "the call may have been taken back",
                "take it back again, or do it on your phone",
                "the call is not on hold, or its device must be used by hand",
                "take calls back from here",
            ),
            Self::Mute => words(
                "you were not muted, and the caller hears you",
                "you may be muted",
                "mute again, or do it on your phone",
                "the call is not connected, or its device must be used by hand",
                "mute calls from here",
            ),
            Self::Unmute => words(
                "you were not unmuted",
                "you may be unmuted, so that the caller hears you",
                "unmute again, or do it on your phone",
                "the call is not connected, or its device must be used by hand",
                "unmute calls from here",
            ),
            Self::Divert => words(
                "the call was not sent on",
                "the call may have been sent on",
                "send it on again",
                "the call has ended, or the number does not exist",
                "send calls on",
            ),
            Self::Transfer => words(
                "the call was not transferred",
                "the call may have been transferred",
                "transfer it again",
                "one of the calls has ended or is not connected, or the number does not exist",
                "transfer calls",
            ),
            Self::Park => words(
                "the call was not parked",
                "the call may have been parked",
                "park it again",
                "the slot is taken or does not exist, or the call is not connected",
                "park calls",
            ),
            Self::Retrieve => words(
                "nothing was retrieved",
                "the retrieve may have worked",
                "retrieve again",
                "nobody is parked there, or a colleague was faster",
                "retrieve calls",
            ),
            Self::PickUp => words(
                "nothing was picked up",
                "the call may have been picked up",
                "pick it up again",
                "it rings no longer, or a colleague was faster",
                "pick up calls of colleagues",
            ),
            Self::Pull => words(
                "the call was not moved",
                "the call may have moved to this device",
                "move it again",
                "no call of yours is on another device, or this one is not free",
                "move calls between your devices",
            ),
            Self::Push => words(
                "the call was not handed to your executive",
                "the call may have been handed to your executive",
                "hand it over again",
                "the call is not connected, or it belongs to no executive whom you assist",
                "hand calls to an executive",
            ),
            Self::TransmitDtmf => words(
                "the digits were not sent",
                "the digits may have been sent",
                "type them again",
                "the call is not connected",
                "send digits from here",
            ),
            Self::SetPreferred => words(
                "your Webex default was not changed",
                "your Webex default may have been changed",
                "choose it again",
                "the device no longer exists",
                "change your Webex default",
            ),
        }
    }
}
