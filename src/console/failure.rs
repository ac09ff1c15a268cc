//! Why something did not work, in the form that the core needs: the words to read and what may happen next.

use crate::words::Arg;

/// A refused or unanswered request, translated from the wire by `backend/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The sentence that the attendant reads: a message, or what Webex itself said.
    pub words: Arg,
    /// What kind of trouble it was, for the session and the link.
    pub kind: FailureKind,
    /// Whether the attendant may press again.
    pub again: PressAgain,
    /// What the console reads by itself to learn more.
    pub look_up: LookUp,
    /// HTTP status, for support; never shown alone.
    pub status: Option<u16>,
    /// What Webex itself said, for the details.
    pub detail: Option<String>,
    /// Webex's tracking id, for support (contract 1).
    pub tracking_id: Option<String>,
}

/// Which part of the console a failure concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// Webex answered and said no.
    Refused,
    /// Webex answered that something is wrong on its side (5xx), or something unreadable came back.
    Troubled,
    /// Nothing came back, or nothing could be sent.
    NoLink,
    /// The sign-in has run out: only a person can renew it.
    Expired,
    /// A permission (scope) is missing.
    NotAllowed,
}

/// Whether the attendant may press again after a failed command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PressAgain {
    /// At once.
    Now,
    /// After so many seconds, counted down on the tile (423, 429).
    AfterSecs(u64),
    /// Once the calls have been read: the command may have been carried out (contract 10.4).
    AfterLookUp,
    /// Not until something else has changed.
    Not,
}

/// What the console reads by itself after a failed command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookUp {
    /// Nothing.
    Nothing,
    /// The attendant's calls.
    Calls,
    /// Slots and endpoints: the configuration may have changed.
    Setup,
}

impl Failure {
    /// Valet's own words about something that Webex did not say.
    pub fn of_valet(words: impl Into<Arg>, kind: FailureKind) -> Self {
        Self {
            words: words.into(),
            kind,
            again: PressAgain::Now,
            look_up: LookUp::Nothing,
            status: None,
            detail: None,
            tracking_id: None,
        }
    }

    /// It may be gone the next time: the same request may be sent again before long (contract 10.2).
    pub(crate) fn may_pass(&self) -> bool {
        matches!(self.kind, FailureKind::Troubled | FailureKind::NoLink)
            || matches!(self.status, Some(423 | 429))
    }
}
