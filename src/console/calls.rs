//! The attendant's own calls, as the last read of `GET /telephony/calls` told them (contract 3.1, 3.2).

pub(super) mod follow;
pub mod offers;
pub mod view;

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;

use super::failure::Failure;
use super::ids::{CallId, CallSessionId, EndpointId};
use super::now::Now;
use crate::plain;
use crate::say;
use crate::words::Arg;

/// The other side of a call; everything may be withheld (contract 3.1).
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Party {
    /// Display name.
    pub name: Option<String>,
    /// Digits, `+E164`, a star code or an address.
    pub number: Option<String>,
}

/// Shows whether there is a name and a number, and neither of them: it may come into a log.
impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, number) = (plain::hidden(&self.name), plain::hidden(&self.number));
        f.debug_struct("Party").field("name", &name).field("number", &number).finish_non_exhaustive()
    }
}

impl Party {
    /// Webex tells a name or a number.
    pub fn is_known(&self) -> bool {
        self.known().is_some()
    }

    /// The best that Webex tells of this party: name, else number.
    pub fn known(&self) -> Option<&str> {
        let mut told = [&self.name, &self.number].into_iter().filter_map(|text| text.as_deref());
        told.find(|text| !text.trim().is_empty())
    }

    /// The best words for this party: name, else number, else "the caller".
    pub fn words(&self) -> Arg {
        self.known().map_or_else(|| say!("the-caller").into(), Arg::from)
    }
}

/// Who the attendant is in this call (contract 3.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Personality {
    /// The attendant's side started it.
    Originator,
    /// The attendant was called.
    Terminator,
    /// The attendant's own devices ring to start an outgoing action; a retrieve begins so.
    ClickToDial,
    /// A value that Webex added later.
    Other(String),
}

/// State of a call (contract 3.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallState {
    /// The remote side rings.
    Connecting,
    /// The attendant's devices ring.
    Alerting,
    /// Two people talk.
    Connected,
    /// Held by the attendant.
    Held,
    /// Held by the other side.
    RemoteHeld,
    /// Over.
    Disconnected,
    /// A value that Webex added later.
    Other(String),
}

/// One active call of the attendant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The id that commands name.
    pub id: CallId,
    /// The session, which may outlive the id (contract 3.4).
    pub session: Option<CallSessionId>,
    /// The attendant's part in it.
    pub personality: Personality,
    /// Its state.
    pub state: CallState,
    /// The other side.
    pub remote_party: Party,
    /// When Webex made it, by Webex's clock.
    pub created: Option<Timestamp>,
    /// When it was answered, by Webex's clock.
    pub answered: Option<Timestamp>,
    /// Whether the attendant's side is muted, or can be.
    pub mute: Mute,
    /// Where it was parked, if it came back from there. A recall of another kind than a park is none.
    pub recall: Option<RecalledFrom>,
    /// Who sent it here last, while it rings.
    pub redirected_by: Option<Party>,
    /// The device that has it, if Webex says so.
    pub endpoint: Option<EndpointId>,
}

/// Muting of the attendant's side (contract 3.1, `muteCapable`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mute {
    /// It cannot be muted from here.
    #[default]
    NotPossible,
    /// It can be, and is not.
    Off,
    /// It is.
    On,
}

/// Where a recalled call had been parked (contract 3.1, `recall.party`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecalledFrom {
    /// Webex's id of the person or place, for internal ones.
    pub id: Option<String>,
    /// Its name and number.
    pub party: Party,
}

impl Call {
    /// A call of which only this is known.
    pub fn new(id: CallId, personality: Personality, state: CallState) -> Self {
        Self {
            id,
            session: None,
            personality,
            state,
            remote_party: Party::default(),
            created: None,
            answered: None,
            mute: Mute::default(),
            recall: None,
            redirected_by: None,
            endpoint: None,
        }
    }

    /// Somebody can be talked to: the leg left click-to-dial and the other side is there.
    pub fn is_with_caller(&self) -> bool {
        self.personality != Personality::ClickToDial
            && matches!(self.state, CallState::Connected | CallState::Held | CallState::RemoteHeld)
    }

    /// Both are legs of one talk.
    pub(super) fn is_same_talk(&self, other: &Self) -> bool {
        self.session.is_some() && self.session == other.session
    }

    /// The attendant's own devices ring for an action of hers.
    pub fn is_ringing_out(&self) -> bool {
        self.personality == Personality::ClickToDial && self.state == CallState::Alerting
    }
}

/// The calls as last read.
#[derive(Clone, Debug, Default)]
pub struct MyCalls {
    active: Vec<Call>,
    read_at: Option<Now>,
    trouble: Option<Failure>,
}

impl MyCalls {
    /// Active calls, in Webex's order.
    pub fn active(&self) -> &[Call] {
        &self.active
    }

    /// Why the last reading failed.
    pub fn trouble(&self) -> Option<&Failure> {
        self.trouble.as_ref()
    }

    /// When they were last read.
    pub fn read_at(&self) -> Option<Now> {
        self.read_at
    }

    /// Ids of the active calls.
    pub fn ids(&self) -> BTreeSet<CallId> {
        self.active.iter().map(|call| call.id.clone()).collect()
    }

    /// Takes a new reading. Calls that are over but still listed are left out.
    pub fn take(&mut self, mut calls: Vec<Call>, now: Now) {
        calls.retain(|call| call.state != CallState::Disconnected);
        self.active = calls;
        self.read_at = Some(now);
        self.trouble = None;
    }

    /// They could not be read. Returns whether that is another kind of trouble than before.
    pub(super) fn not_read(&mut self, why: Failure) -> bool {
        let before = self.trouble.replace(why).map(|before| before.kind);
        before != self.trouble.as_ref().map(|now| now.kind)
    }

    /// Forgets everything, at sign-out.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
