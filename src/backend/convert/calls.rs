//! Calls, past calls and parties, as the core knows them (contract 3, 4).

use crate::console::calls::{Call, CallState, Mute, Party, Personality, RecalledFrom};
use crate::console::event::Accepted;
use crate::console::history::{PastCall, PastKind};
use crate::webex;
use crate::xsi;

/// What a retrieve started.
pub fn accepted(info: webex::CallInfo) -> Accepted {
    Accepted {
        call: info.call_id.as_str().into(),
        session: info.call_session_id.map(|id| id.as_str().into()),
        tracking_id: Some(info.tracking_id),
    }
}

/// A call.
pub fn call(call: webex::Call) -> Call {
    let recall = call.parked_at().map(recalled_from);
    Call {
        id: call.id.as_str().into(),
        session: call.call_session_id.map(|id| id.as_str().into()),
        personality: match call.personality {
            webex::Personality::Originator => Personality::Originator,
            webex::Personality::Terminator => Personality::Terminator,
            webex::Personality::ClickToDial => Personality::ClickToDial,
            webex::Personality::Other(other) => Personality::Other(other),
        },
        state: match call.state {
            webex::CallState::Connecting => CallState::Connecting,
            webex::CallState::Alerting => CallState::Alerting,
            webex::CallState::Connected => CallState::Connected,
            webex::CallState::Held => CallState::Held,
            webex::CallState::RemoteHeld => CallState::RemoteHeld,
            webex::CallState::Disconnected => CallState::Disconnected,
            webex::CallState::Other(other) => CallState::Other(other),
        },
        remote_party: party(call.remote_party),
        created: call.created,
        answered: call.answered,
        mute: match (call.mute_capable, call.muted) {
            (false, _) => Mute::NotPossible,
            (true, false) => Mute::Off,
            (true, true) => Mute::On,
        },
        recall,
        redirected_by: call.redirections.into_iter().next().map(|first| party(first.redirecting_party)),
        endpoint: call.endpoint_id.map(|id| id.as_str().into()),
    }
}

/// What Webex tells of another side.
pub fn party(party: webex::Party) -> Party {
    Party { name: party.name, number: party.number }
}

/// What live news tells of somebody who is parked.
pub fn live_party(party: xsi::Party) -> Party {
    Party { name: party.name, number: party.number }
}

/// Where a recalled call had been parked.
fn recalled_from(place: &webex::Party) -> RecalledFrom {
    RecalledFrom { id: webex_id(place), party: party(place.clone()) }
}

/// Webex's id of the person or place behind a party, for internal ones.
pub fn webex_id(party: &webex::Party) -> Option<String> {
    let person = party.person_id.as_ref().map(|id| id.as_str().to_owned());
    person.or_else(|| party.place_id.as_ref().map(|id| id.as_str().to_owned()))
}

/// A past call. Whoever wants to stay private is not named.
pub fn past_call(entry: webex::HistoryEntry) -> PastCall {
    let party = Party { name: entry.name, number: entry.number };
    PastCall {
        kind: match entry.kind {
            webex::HistoryKind::Placed => PastKind::Placed,
            webex::HistoryKind::Missed => PastKind::Missed,
            webex::HistoryKind::Received => PastKind::Received,
            webex::HistoryKind::Other(other) => PastKind::Other(other),
        },
        party: if entry.privacy_enabled { Party::default() } else { party },
        at: entry.time,
    }
}
