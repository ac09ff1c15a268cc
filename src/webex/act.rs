//! What the commands on a call say and are answered (contract 3.3, 3.4). What is not given is not sent.

use serde::{Deserialize, Serialize};

use super::call::Party;
use super::destination::Destination;
use super::digits::Digits;
use super::ids::{CallId, EndpointId, LineOwnerId};
use super::open_enum::open_enum;
use super::retrieve::RingBody;

open_enum! {
    /// How a ringing call is turned away.
    Rejection {
        /// The caller hears "busy", or goes where busy calls go.
        Busy = "busy",
        /// As if the phone could not be reached.
        TemporarilyUnavailable = "temporarilyUnavailable",
        /// The phone is silent and the caller hears it ring on.
        Ignore = "ignore",
    }
}

/// Where a call is sent on to, blind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Divert {
    /// To this number.
    To(Destination),
    /// To the voicemail of this number's user.
    ToVoicemailOf(Destination),
    /// To the user's own voicemail.
    ToMyVoicemail,
}

/// Where a call is parked (contract 3.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParkOn {
    /// On this slot, or on this colleague.
    Number(Destination),
    /// On whichever member of the user's call park group Webex finds free.
    Group,
    /// On the user himself.
    Myself,
}

/// A call that is parked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// Where, by `parkedAgainst`; it may be a slot that nobody configured. `None`: Webex took the order and did not say
    /// where. The caller *is* parked then, so this is no failure; where is known only if a number was asked for.
    pub against: Option<Party>,
    /// For Webex support.
    pub tracking_id: String,
}

/// The answer to `park`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ParkAnswer {
    pub(super) parked_against: Party,
}

/// A command's body, and whose secondary line it concerns.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Lined<'a, B: Serialize> {
    #[serde(flatten)]
    pub(super) body: B,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line_owner_id: Option<&'a LineOwnerId>,
}

/// `answer`, and every command that names nothing but the call.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CallBody<'a> {
    pub(super) call_id: &'a CallId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) endpoint_id: Option<&'a EndpointId>,
}

#[derive(Debug, Serialize)]
pub(super) struct DialBody<'a> {
    pub(super) destination: &'a Destination,
    #[serde(flatten)]
    pub(super) ring: RingBody<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct PickupBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) target: Option<&'a Destination>,
    #[serde(flatten)]
    pub(super) ring: RingBody<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PullBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) endpoint_id: Option<&'a EndpointId>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RejectBody<'a> {
    pub(super) call_id: &'a CallId,
    pub(super) action: &'a Rejection,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DivertBody<'a> {
    call_id: &'a CallId,
    #[serde(skip_serializing_if = "Option::is_none")]
    destination: Option<&'a Destination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_voicemail: Option<bool>,
}

impl<'a> DivertBody<'a> {
    pub(super) fn new(call_id: &'a CallId, to: &'a Divert) -> Self {
        let (destination, to_voicemail) = match to {
            Divert::To(number) => (Some(number), None),
            Divert::ToVoicemailOf(number) => (Some(number), Some(true)),
            Divert::ToMyVoicemail => (None, Some(true)),
        };
        Self { call_id, destination, to_voicemail }
    }
}

/// Both variants of `transfer`. The third, `{}` for "the two calls that I have", is left out: a call that rings in at the
/// wrong moment would make it another pair.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TransferBody<'a> {
    #[serde(rename = "callId1")]
    pub(super) first: &'a CallId,
    #[serde(rename = "callId2", skip_serializing_if = "Option::is_none")]
    pub(super) second: Option<&'a CallId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) destination: Option<&'a Destination>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ParkBody<'a> {
    call_id: &'a CallId,
    #[serde(skip_serializing_if = "Option::is_none")]
    destination: Option<&'a Destination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_group_park: Option<bool>,
}

impl<'a> ParkBody<'a> {
    pub(super) fn new(call_id: &'a CallId, on: &'a ParkOn) -> Self {
        let (destination, is_group_park) = match on {
            ParkOn::Number(number) => (Some(number), None),
            ParkOn::Group => (None, Some(true)),
            ParkOn::Myself => (None, None),
        };
        Self { call_id, destination, is_group_park }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DtmfBody<'a> {
    pub(super) call_id: &'a CallId,
    pub(super) dtmf: &'a Digits,
}
