//! One half of a call: what the API lists as a Call of one line (contract 3.1).

use jiff::Timestamp;

use super::directory::{DeviceIx, MemberId, Spot, Target};
use super::party::{Outside, Party};

/// A leg's key inside the world. Never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LegId(pub u64);

/// The line's part in the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personality {
    Originator,
    Terminator,
    ClickToDial,
}

impl Personality {
    /// The API's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Originator => "originator",
            Self::Terminator => "terminator",
            Self::ClickToDial => "clickToDial",
        }
    }
}

/// The leg's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegState {
    /// The far side rings.
    Connecting,
    /// The line's own devices ring.
    Alerting,
    Connected,
    /// On hold by this side.
    Held,
    /// On hold by the far side.
    RemoteHeld,
    Disconnected,
}

impl LegState {
    /// The API's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Connecting => "connecting",
            Self::Alerting => "alerting",
            Self::Connected => "connected",
            Self::Held => "held",
            Self::RemoteHeld => "remoteHeld",
            Self::Disconnected => "disconnected",
        }
    }

    /// Whether people can talk or are on hold.
    pub fn is_up(self) -> bool {
        matches!(self, Self::Connected | Self::Held | Self::RemoteHeld)
    }
}

/// What is at the other side of a leg.
#[derive(Debug)]
pub enum Far {
    /// Nothing yet, or nothing any more.
    Nobody,
    /// Another simulated leg, whose far side is this one.
    Leg(LegId),
    /// Somebody outside.
    Outside(Outside),
    /// The line's own party was parked there by the other side.
    Parked(Spot),
    /// A conversation that this leg barged into; it ends with that leg.
    Barged(LegId),
}

/// A far side that can be handed over: parked, transferred, picked up.
#[derive(Debug)]
pub enum End {
    Leg(LegId),
    Outside(Outside),
}

impl From<End> for Far {
    fn from(end: End) -> Self {
        match end {
            End::Leg(leg) => Self::Leg(leg),
            End::Outside(outside) => Self::Outside(outside),
        }
    }
}

/// What shall happen when a leg is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Nothing special: talk.
    Talk,
    /// Call this target.
    Dial(Target),
    /// Fetch what is parked there.
    Retrieve(Spot),
    /// Take an alerting call of one of these members.
    Pickup(Vec<MemberId>),
    /// Join this conversation.
    Barge(LegId),
    /// Bring this call to the answering device.
    Pull(LegId),
    /// Hand this call over to whoever answers at the far side (mute transfer).
    HandOver(LegId),
}

/// An on-demand recording of a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recording {
    Started,
    Paused,
    Stopped,
}

impl Recording {
    /// The API's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Paused => "paused",
            Self::Stopped => "stopped",
        }
    }
}

/// How a call came here by a detour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirection {
    pub reason: String,
    pub by: Party,
}

/// One half of a call.
#[derive(Debug)]
pub struct Leg {
    pub call_id: String,
    pub session_id: String,
    pub owner: MemberId,
    pub personality: Personality,
    pub state: LegState,
    pub remote: Party,
    pub far: Far,
    pub intent: Intent,
    /// Whose devices ring: the owner, or the user on whose devices the owner's line sits.
    pub host: MemberId,
    /// The host's device that rings or talks; none while all ring.
    pub device: Option<DeviceIx>,
    /// The mobile number that rings instead of a device (`singleNumberReachPhoneNumber`).
    pub mobile: Option<String>,
    pub appearance: u32,
    pub created: Timestamp,
    pub answered: Option<Timestamp>,
    pub ended: Option<Timestamp>,
    pub redirections: Vec<Redirection>,
    /// Where the caller had been parked, if this is a recall.
    pub recalled_from: Option<Spot>,
    /// Members already tried by this recall, the parker first.
    pub recall_tried: Vec<MemberId>,
    pub recording: Option<Recording>,
    pub muted: bool,
    pub answered_elsewhere: bool,
    /// Digits sent with `transmitDtmf`.
    pub dtmf: String,
}
