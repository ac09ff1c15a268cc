//! What the live layer tells. The reasons are sentences for the attendant; none holds a token, a number or a name.

use std::fmt;
use std::time::Duration;

use super::party::Party;
use crate::say;
use crate::words::Message;

/// What happened, in the order in which it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// There is no live news for this sign-in. Unless the sign-in has ended, Webex is asked again every hour.
    Off {
        /// Why, in words.
        why: OffReason,
    },
    /// The hosts are known and a channel is being opened.
    Connecting,
    /// The channel stands. Targets become live one by one, each from its own [`News::Target`] on.
    Up,
    /// The channel is lost, or none came about: every target has stopped being live.
    Lost {
        /// Why, in words.
        why: LossReason,
        /// Until the next try.
        next_try_in: Duration,
    },
    /// How far a target is. Told when it changes.
    Target {
        /// The caller's name for the target.
        key: String,
        /// How far.
        state: TargetState,
    },
    /// Who is parked at a target, as of now; none = nobody (contract 7.4). Only for live targets.
    Park {
        /// The caller's name for the target.
        key: String,
        /// Who, as far as Webex says.
        parked: Option<Party>,
    },
    /// Whether the user's own calls are told. Told when it changes.
    OwnCalls {
        /// How far.
        state: TargetState,
    },
    /// Webex has said anything on the channel, or answered a heartbeat. Told every few seconds at most.
    Heard,
    /// Something happened to the user's own calls: read them.
    Calls {
        /// A call that came back from its slot, if that is what happened (contract 7.5).
        recall: Option<Recall>,
    },
}

/// How far a subscription is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetState {
    /// Webex is being asked, or will be asked again soon.
    Asking,
    /// Accepted: every change is told.
    Live,
    /// Not accepted; asked again with the hourly refresh and with the next channel.
    Refused {
        /// Why, in words.
        why: Refusal,
    },
}

/// A call that rings because nobody retrieved it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recall {
    /// XSI's id of the call; not the one of the calls API.
    pub call_id: Option<String>,
    /// Webex's word for the kind: `Call Park Recall` for a parked call.
    pub kind: String,
    /// Where it was parked.
    pub from: Option<Party>,
    /// Who waited.
    pub caller: Option<Party>,
}

impl Recall {
    /// Whether it comes back from a slot; other kinds are no recall of a parked call.
    pub fn is_park(&self) -> bool {
        self.kind.eq_ignore_ascii_case("Call Park Recall")
    }
}

/// Why there is no live news.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OffReason {
    /// The organization has no XSI (contract 7.1).
    NotOffered,
    /// Webex does not tell this user the hosts.
    NotTold,
    /// The channel is refused for this sign-in.
    NotAllowed,
    /// A host that the token must not go to.
    UnsafeAddress,
    /// Without it nothing can be subscribed.
    NoUserId,
    /// Sign in again.
    SignedOut,
    /// The proxy or the certificates of this computer.
    NoTls,
}

impl OffReason {
    /// The sentence, and who can change it.
    pub fn message(&self) -> Message {
        match self {
            Self::NotOffered => say!("live-not-offered"),
            Self::NotTold => say!("live-not-told"),
            Self::NotAllowed => say!("live-not-allowed"),
            Self::UnsafeAddress => say!("live-unsafe"),
            Self::NoUserId => say!("live-no-user"),
            Self::SignedOut => say!("live-signed-out"),
            Self::NoTls => say!("live-no-tls"),
        }
    }
}

impl fmt::Display for OffReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

/// Why the channel is lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LossReason {
    /// No connection, or no answer in time.
    Unreachable,
    /// The stream ended or broke.
    Broke,
    /// The other side acknowledges nothing any more: a pulled cable, a router that is off.
    Dead,
    /// Nothing came although heartbeats should have.
    Silent,
    /// 404 for a channel that stood.
    Forgotten,
    /// Webex ended the channel and said so.
    Ended,
    /// Another console has taken the name of this one.
    TakenOver,
    /// What came was not XSI.
    Unreadable,
    /// A 401 that a new token did not cure.
    Unauthorized,
    /// Any other status.
    Status(u16),
}

impl LossReason {
    /// The sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreachable => say!("live-unreachable"),
            Self::Broke => say!("live-broke"),
            Self::Dead => say!("live-dead"),
            Self::Silent => say!("live-silent"),
            Self::Forgotten => say!("live-forgotten"),
            Self::Ended => say!("live-ended"),
            Self::TakenOver => say!("live-taken-over"),
            Self::Unreadable => say!("live-unreadable"),
            Self::Unauthorized => say!("live-unauthorized"),
            Self::Status(status) => say!("live-status", status = status.to_string()),
        }
    }
}

impl fmt::Display for LossReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

/// Why a target is not live.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// 403: the organization's rules, or the privacy of the target.
    NotAllowed,
    /// 404, or no id by which it could be asked for.
    Unknown,
    /// Any other refusal.
    Status {
        /// Webex's answer.
        status: u16,
    },
}

impl Refusal {
    /// The sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::NotAllowed => say!("watch-not-allowed"),
            Self::Unknown => say!("watch-unknown"),
            Self::Status { status } => say!("watch-status", status = status.to_string()),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::testing::sentences_in_every_language;

    #[test]
    fn every_reason_is_a_sentence_in_every_language() {
        use OffReason as O;
        for why in
            [O::NotOffered, O::NotTold, O::NotAllowed, O::UnsafeAddress, O::NoUserId, O::SignedOut, O::NoTls]
        {
            sentences_in_every_language(&why.message());
        }
        use LossReason as L;
        for why in [
            L::Unreachable,
            L::Broke,
            L::Dead,
            L::Silent,
            L::Forgotten,
            L::Ended,
            L::TakenOver,
            L::Unreadable,
            L::Unauthorized,
            L::Status(503),
        ] {
            sentences_in_every_language(&why.message());
        }
        for why in [Refusal::NotAllowed, Refusal::Unknown, Refusal::Status { status: 400 }] {
            sentences_in_every_language(&why.message());
        }
    }
}
