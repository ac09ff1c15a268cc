//! What the live layer tells. The reasons are sentences for the attendant; none holds a token, a number or a name.

use std::time::Duration;

use super::party::Party;

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
    #[error("Webex offers no live news to your organization. Cisco's support can switch it on (XSI).")]
    NotOffered,
    /// Webex does not tell this user the hosts.
    #[error(
        "Webex does not tell this sign-in where live news comes from. The XSI hosts may be entered in the settings."
    )]
    NotTold,
    /// The channel is refused for this sign-in.
    #[error("Webex does not give live news to this sign-in. It may lack the permission spark:xsi.")]
    NotAllowed,
    /// A host that the token must not go to.
    #[error("The addresses of live news are not protected by https, so they are not used.")]
    UnsafeAddress,
    /// Without it nothing can be subscribed.
    #[error("Webex did not say an id of yours that live news could be asked for.")]
    NoUserId,
    /// Sign in again.
    #[error("The sign-in has ended.")]
    SignedOut,
    /// The proxy or the certificates of this computer.
    #[error("Secure connections cannot be set up on this computer.")]
    NoTls,
}

/// Why the channel is lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LossReason {
    /// No connection, or no answer in time.
    #[error("Webex could not be reached.")]
    Unreachable,
    /// The stream ended or broke.
    #[error("The line to Webex broke.")]
    Broke,
    /// Nothing came although heartbeats should have.
    #[error("Webex has gone silent.")]
    Silent,
    /// 404 for a channel that stood.
    #[error("Webex no longer knows this line.")]
    Forgotten,
    /// Webex ended the channel and said so.
    #[error("Webex ended the line.")]
    Ended,
    /// Another console has taken the name of this one.
    #[error("Another console took this line over; Valet opens one of its own.")]
    TakenOver,
    /// What came was not XSI.
    #[error("What Webex sent could not be read.")]
    Unreadable,
    /// A 401 that a new token did not cure.
    #[error("Webex did not accept the sign-in.")]
    Unauthorized,
    /// Any other status.
    #[error("Webex refused with status {0}.")]
    Status(u16),
}

/// Why a target is not live.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// 403: the organization's rules, or the privacy of the target.
    #[error("Webex does not let you watch this one.")]
    NotAllowed,
    /// 404, or no id by which it could be asked for.
    #[error("Webex does not know this one as something to watch.")]
    Unknown,
    /// Any other refusal.
    #[error("Webex refuses to let you watch this one (status {status}).")]
    Status {
        /// Webex's answer.
        status: u16,
    },
}
