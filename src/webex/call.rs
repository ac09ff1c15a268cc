//! Calls as Webex tells them (contract 3.1). Everything but the id is optional; nothing unknown is a failure.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::endpoint::EndpointKind;
use super::ids::{CallId, CallSessionId, EndpointId, PersonId, PlaceId};
use super::open_enum::open_enum;
use super::tolerant;
use crate::plain;

open_enum! {
    /// Who the user is in a call.
    Personality {
        /// The user called.
        Originator = "originator",
        /// The user was called.
        Terminator = "terminator",
        /// The user's own devices ring to begin an outgoing action such as a retrieve.
        ClickToDial = "clickToDial",
    }
}

open_enum! {
    /// Where a call stands.
    CallState {
        /// The remote side rings.
        Connecting = "connecting",
        /// The user's devices ring.
        Alerting = "alerting",
        /// They talk.
        Connected = "connected",
        /// Held by the user.
        Held = "held",
        /// Held by the other side.
        RemoteHeld = "remoteHeld",
        /// Over.
        Disconnected = "disconnected",
    }
}

open_enum! {
    /// From where the remote party is seen.
    CallType {
        /// The user's own location.
        Location = "location",
        /// The user's organisation.
        Organization = "organization",
        /// Outside.
        External = "external",
        /// An emergency number.
        Emergency = "emergency",
        /// A repair number.
        Repair = "repair",
    }
}

open_enum! {
    /// What a recall comes back from.
    RecallKind {
        /// A park slot whose time was over.
        Park = "park",
    }
}

open_enum! {
    /// How recording stands.
    RecordingState {
        /// Announced.
        Pending = "pending",
        /// Running.
        Started = "started",
        /// Paused.
        Paused = "paused",
        /// Ended.
        Stopped = "stopped",
        /// Failed.
        Failed = "failed",
    }
}

open_enum! {
    /// Why a call was passed on.
    RedirectionReason {
        /// The line was busy.
        Busy = "busy",
        /// Nobody answered.
        NoAnswer = "noAnswer",
        /// The phone was not reachable.
        Unavailable = "unavailable",
        /// Always forwarded.
        Unconditional = "unconditional",
        /// Forwarded at this time of day.
        TimeOfDay = "timeOfDay",
        /// Diverted by a person.
        Divert = "divert",
        /// A follow-me service.
        FollowMe = "followMe",
        /// A hunt group.
        HuntGroup = "huntGroup",
        /// A call queue.
        CallQueue = "callQueue",
        /// Webex does not say.
        Unknown = "unknown",
    }
}

/// Somebody at the other end, or where a call was parked.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Party {
    /// If known and not private.
    #[serde(deserialize_with = "tolerant::text")]
    pub name: Option<String>,
    /// If known and not private: digits, `+E164`, a star code or a SIP-like URI.
    #[serde(deserialize_with = "tolerant::text")]
    pub number: Option<String>,
    /// Of internal people.
    #[serde(deserialize_with = "tolerant::option")]
    pub person_id: Option<PersonId>,
    /// Of workspaces.
    #[serde(deserialize_with = "tolerant::option")]
    pub place_id: Option<PlaceId>,
    /// The party wants to stay private; false if Webex does not say.
    #[serde(deserialize_with = "tolerant::or_default")]
    pub privacy_enabled: bool,
    /// From where the party is seen.
    #[serde(deserialize_with = "tolerant::option")]
    pub call_type: Option<CallType>,
}

/// Shows whether there is a name and a number, and neither of them: it may come into a log.
impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, number) = (plain::hidden(&self.name), plain::hidden(&self.number));
        f.debug_struct("Party").field("name", &name).field("number", &number).finish_non_exhaustive()
    }
}

/// An incoming call that comes back from somewhere (contract 4).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Recall {
    /// From what. An unknown kind says nothing about slots.
    #[serde(rename = "type", deserialize_with = "tolerant::or_default")]
    pub kind: RecallKind,
    /// Where it had been parked.
    #[serde(deserialize_with = "tolerant::or_default")]
    pub party: Party,
}

/// One passing-on of an incoming call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Redirection {
    /// Why.
    #[serde(deserialize_with = "tolerant::or_default")]
    pub reason: RedirectionReason,
    /// By whom.
    #[serde(deserialize_with = "tolerant::or_default")]
    pub redirecting_party: Party,
}

/// One of the user's active calls.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// Webhooks and commands name the same value `callId`.
    pub id: CallId,
    /// Joins the legs of one session. Whether a retrieved call keeps it is not known (contract 3.1).
    #[serde(default, deserialize_with = "tolerant::option")]
    pub call_session_id: Option<CallSessionId>,
    /// Who the user is in it.
    #[serde(default, deserialize_with = "tolerant::or_default")]
    pub personality: Personality,
    /// Where it stands.
    #[serde(default, deserialize_with = "tolerant::or_default")]
    pub state: CallState,
    /// The other end; all of it may be unknown.
    #[serde(default, deserialize_with = "tolerant::or_default")]
    pub remote_party: Party,
    /// Only of an incoming call that comes back from a slot.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub recall: Option<Recall>,
    /// When it began.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub created: Option<Timestamp>,
    /// When it was answered, if it was.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub answered: Option<Timestamp>,
    /// The number of its line on the phone.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub appearance: Option<i64>,
    /// Whether it can be muted from here.
    #[serde(default, deserialize_with = "tolerant::or_default")]
    pub mute_capable: bool,
    /// Whether it is muted.
    #[serde(default, deserialize_with = "tolerant::or_default")]
    pub muted: bool,
    /// The device that it is on, in newer answers.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub endpoint_id: Option<EndpointId>,
    /// The kind of that device.
    #[serde(default, rename = "endpointType", deserialize_with = "tolerant::option")]
    pub endpoint_kind: Option<EndpointKind>,
    /// How recording stands.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub recording_state: Option<RecordingState>,
    /// How it came here, newest first; only while it alerts.
    #[serde(default, deserialize_with = "tolerant::list")]
    pub redirections: Vec<Redirection>,
}

impl Call {
    /// Where it was parked, if it comes back from there. A recall of another kind says nothing about slots (contract 4).
    pub fn parked_at(&self) -> Option<&Party> {
        self.recall.as_ref().filter(|recall| recall.kind == RecallKind::Park).map(|recall| &recall.party)
    }
}

/// What every command that begins a call is answered with. It says that a leg exists, not that anybody talks (contract 3.4).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallInfo {
    /// The new leg.
    pub call_id: CallId,
    /// Its session.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub call_session_id: Option<CallSessionId>,
    /// For Webex support; it comes from the header.
    #[serde(skip)]
    pub tracking_id: String,
}

/// `GET /telephony/calls`. `items` must be there: to take its lack for "no calls" would end a retrieve that goes on.
#[derive(Debug, Deserialize)]
pub(super) struct Calls {
    #[serde(deserialize_with = "tolerant::list")]
    pub(super) items: Vec<Call>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_id_is_a_call() {
        let call: Call = serde_json::from_str(r#"{"id":"c1"}"#).expect("tolerant");
        assert_eq!(call.state, CallState::Other(String::new()));
        assert_eq!(call.remote_party, Party::default());
        assert_eq!(call.parked_at(), None);
    }

    #[test]
    fn a_broken_time_does_not_lose_the_call() {
        let call: Call =
            serde_json::from_str(r#"{"id":"c1","created":"soon","answered":"2026-09-30T14:05:19.002Z"}"#)
                .expect("tolerant");
        assert_eq!(call.created, None);
        assert_eq!(call.answered, Some("2026-09-30T14:05:19.002Z".parse().expect("a time")));
    }

    #[test]
    fn a_recall_is_a_park_recall_only_if_it_says_so() {
        let read = |json: &str| {
            let call: Call = serde_json::from_str(json).expect("tolerant");
            call.parked_at().map(|party| party.number.clone())
        };
        let number = Some("7001".to_owned());
        assert_eq!(read(r#"{"id":"c","recall":{"type":"park","party":{"number":"7001"}}}"#), Some(number));
        assert_eq!(read(r#"{"id":"c","recall":{"type":"park"}}"#), Some(None));
        assert_eq!(read(r#"{"id":"c","recall":{"type":"transfer","party":{"number":"7001"}}}"#), None);
        assert_eq!(read(r#"{"id":"c","recall":null}"#), None);
    }

    #[test]
    fn a_list_without_items_is_no_empty_list() {
        assert!(serde_json::from_str::<Calls>("{}").is_err());
        assert!(serde_json::from_str::<Calls>(r#"{"items":[]}"#).expect("empty").items.is_empty());
    }
}
