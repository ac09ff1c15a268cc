//! From the wire's types to the core's, and from the wire's errors to words. The core imports nobody, so it is done here.

use std::time::Duration;

use crate::console::board::{ManualSlot, Monitored, ParkGroup, ParkPlace};
use crate::console::calls::{Call, CallState, Mute, Party, Personality, RecalledFrom};
use crate::console::endpoints::{Choice, Endpoint, EndpointKind};
use crate::console::event::{Accepted, Traffic};
use crate::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use crate::console::history::{PastCall, PastKind};
use crate::console::session::{Account, KeepIn};
use crate::store::{AnswerOn, SecretStore, Settings};
use crate::webex::{self, ErrorKind, NoAnswer, status};
use crate::xsi;

/// What was to be read, for the sentence when it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The own profile.
    Profile,
    /// The monitored call park extensions.
    Slots,
    /// The call park group.
    Group,
    /// The devices that can answer.
    Devices,
    /// The attendant's calls.
    Calls,
    /// The Webex default device, which is being changed.
    DefaultDevice,
    /// The attendant's recent calls.
    History,
}

impl What {
    fn words(self) -> &'static str {
        match self {
            Self::Profile => "Your profile",
            Self::Slots => "Your park slots",
            Self::Group => "Your call park group",
            Self::Devices => "Your devices",
            Self::Calls => "Your calls",
            Self::History => "Your recent calls",
            Self::DefaultDevice => "Your Webex default device",
        }
    }

    fn verb(self) -> &'static str {
        if self == Self::DefaultDevice { "changed" } else { "read" }
    }
}

/// Why a command did not work: the words and rules of its row in [`status::TABLE`].
pub fn failed_command(command: webex::Command, error: &webex::Error) -> Failure {
    failure(error.row().reads_for(command), error)
}

fn failure(words: String, error: &webex::Error) -> Failure {
    let row = error.row();
    Failure {
        words,
        kind: kind(error),
        again: match row.press_again {
            status::PressAgain::Now => PressAgain::Now,
            status::PressAgain::AfterWait => PressAgain::AfterSecs(error.countdown().as_secs()),
            status::PressAgain::AfterLookUp => PressAgain::AfterLookUp,
            status::PressAgain::Not => PressAgain::Not,
        },
        look_up: match row.look_up {
            status::LookUp::Nothing => LookUp::Nothing,
            status::LookUp::Calls => LookUp::Calls,
            status::LookUp::Endpoints | status::LookUp::Profile => LookUp::Setup,
        },
        status: error.status(),
        detail: Some(error.to_string()),
        tracking_id: Some(error.tracking_id.clone()),
    }
}

/// Why something could not be read (or the default not changed), in words about that thing.
pub fn failed_read(what: What, error: &webex::Error) -> Failure {
    let kind = kind(error);
    let (thing, verb) = (what.words(), what.verb());
    let words = match (kind, error.status()) {
        (FailureKind::Expired, _) => crate::console::words::EXPIRED.to_owned(),
        (FailureKind::NoLink, _) => no_link(error).to_owned(),
        (FailureKind::NotAllowed, _) => {
            format!(
                "{thing} may not be {verb} with this sign-in. Ask your administrator for the permission, then sign in again."
            )
        }
        (FailureKind::Refused, Some(404)) => format!(
            "{thing} could not be {verb}: Webex does not know this account as a Webex Calling user. Ask your administrator."
        ),
        (FailureKind::Refused, Some(429)) => {
            format!("{thing} could not be {verb} yet: Webex asks to wait. Valet tries again by itself.")
        }
        (FailureKind::Refused, _) => {
            format!("{thing} could not be {verb}: Webex refused. The details say why.")
        }
        (FailureKind::Troubled, _) => {
            format!(
                "{thing} could not be {verb}: Webex, or something on the way to it, has a problem. Valet tries again by itself."
            )
        }
    };
    failure(words, error)
}

/// The typed number is no number after all; nothing was sent.
pub fn refused_number(sentence: &str) -> Failure {
    Failure::of_valet(sentence, FailureKind::Refused)
}

/// Nobody is signed in, so nothing was sent.
pub fn signed_out() -> Failure {
    Failure::of_valet(crate::console::words::EXPIRED, FailureKind::Expired)
}

fn kind(error: &webex::Error) -> FailureKind {
    match &error.kind {
        ErrorKind::Expired => FailureKind::Expired,
        ErrorKind::Status { status: 401, .. } => FailureKind::Expired,
        ErrorKind::Status { status: 403, .. } => FailureKind::NotAllowed,
        ErrorKind::Status { status: 500.., .. } | ErrorKind::Unreadable { .. } => FailureKind::Troubled,
        ErrorKind::NoAnswer(_) | ErrorKind::SignInUnreachable(_) => FailureKind::NoLink,
        _ => FailureKind::Refused,
    }
}

fn no_link(error: &webex::Error) -> &'static str {
    use webex::NotSent;
    match &error.kind {
        ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Dns)) => {
            "Webex cannot be found on the network. Check the network cable or Wi-Fi; Valet keeps trying."
        }
        ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Tls)) => {
            "No safe connection to Webex could be made. Ask your administrator about certificates; Valet keeps trying."
        }
        ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Proxy)) => {
            "The proxy does not let Valet through to Webex. Ask your administrator; Valet keeps trying."
        }
        ErrorKind::NoAnswer(NoAnswer::NotSent(_)) => {
            "Webex cannot be reached. Check the network; Valet keeps trying."
        }
        _ => crate::console::words::NO_ANSWER,
    }
}

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
        recall: call.recall.and_then(recalled_from),
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

/// Where a recalled call had been parked. Another kind than a park says nothing about slots (contract 4).
fn recalled_from(recall: webex::Recall) -> Option<RecalledFrom> {
    (recall.kind == webex::RecallKind::Park)
        .then(|| RecalledFrom { id: webex_id(&recall.party), party: party(recall.party) })
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

/// How much Webex was asked lately (contract 10.3).
pub fn traffic(client: &webex::Client) -> Traffic {
    let sent = client.traffic();
    let wait_ms = |wait: Duration| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    Traffic {
        last_minute: sent.last_minute,
        last_hour: sent.last_hour,
        reads_wait_ms: client.reads_wait().map(wait_ms),
    }
}

/// The attendant.
pub fn account(profile: webex::Profile) -> Account {
    let location = profile.location.as_ref();
    Account {
        person_id: Some(profile.id.as_str().into()),
        name: profile.name().unwrap_or_else(|| crate::console::words::SIGNED_IN.to_owned()),
        extension: profile.extension().map(str::to_owned),
        location_id: location.and_then(|location| location.id.clone()).map(|id| id.as_str().to_owned()),
        location: location.and_then(|location| location.name.clone()),
    }
}

/// The monitored lines on which a call can be parked; speed dials are none.
pub fn monitored(monitoring: webex::Monitoring) -> Monitored {
    let mut monitored = Monitored::default();
    for element in monitoring.elements {
        match element {
            webex::MonitoredElement::CallParkExtension(extension) => monitored.extensions.push(ParkPlace {
                id: extension.id.as_str().to_owned(),
                name: extension.name.unwrap_or_default(),
                extension: extension.extension,
                esn: extension.esn,
                location_id: extension.location_id.map(|id| id.as_str().to_owned()),
                location: extension.location,
            }),
            webex::MonitoredElement::Member(member) => monitored.people.push(ParkPlace {
                name: member.name().unwrap_or_default(),
                id: member.id.as_str().to_owned(),
                extension: member.extension,
                esn: member.esn,
                location_id: member.location_id.map(|id| id.as_str().to_owned()),
                location: member.location,
            }),
            _ => {}
        }
    }
    monitored
}

/// The call park group. Its members share a location (contract 5.3), so none is named.
pub fn park_group(group: webex::CallParkGroup) -> ParkGroup {
    let members = group.members.into_iter().map(|member| ParkPlace {
        name: member.name().unwrap_or_default(),
        id: member.id.as_str().to_owned(),
        extension: member.extension,
        esn: member.esn,
        location_id: None,
        location: None,
    });
    ParkGroup { name: group.name, members: members.collect() }
}

/// The devices that can answer, with what Valet may do on them.
pub fn endpoints(
    available: Vec<webex::AnswerEndpoint>,
    controllable: &[webex::Endpoint],
    preferred: Option<&webex::EndpointId>,
) -> Vec<Endpoint> {
    let remote_answer = |id: &webex::EndpointId| {
        let same =
            |other: &&webex::Endpoint| other.id == *id || webex::same_object(other.id.as_str(), id.as_str());
        controllable.iter().find(same).is_some_and(|endpoint| endpoint.auto_and_forced_answer_enabled)
    };
    available
        .into_iter()
        .map(|endpoint| Endpoint {
            remote_answer: remote_answer(&endpoint.id),
            webex_default: endpoint.is_preferred || preferred == Some(&endpoint.id),
            id: endpoint.id.as_str().into(),
            name: if endpoint.name.is_empty() { unnamed(&endpoint.kind).to_owned() } else { endpoint.name },
            kind: match endpoint.kind {
                webex::EndpointKind::Device => EndpointKind::Device,
                webex::EndpointKind::Application => EndpointKind::Application,
                webex::EndpointKind::HotdeskingGuest => EndpointKind::HotDesking,
                webex::EndpointKind::Other(other) => EndpointKind::Other(other),
            },
        })
        .collect()
}

fn unnamed(kind: &webex::EndpointKind) -> &'static str {
    match kind {
        webex::EndpointKind::Application => "Webex app",
        _ => "Phone without a name",
    }
}

/// The remembered device of a person.
pub fn choice(remembered: Option<&AnswerOn>) -> Choice {
    match remembered {
        None => Choice::Unmade,
        Some(AnswerOn::All) => Choice::AllDevices,
        Some(AnswerOn::Endpoint { id, name }) => Choice::One { id: id.as_str().into(), name: name.clone() },
    }
}

/// The chosen device, to be remembered; nothing where nothing was chosen.
pub fn answer_on(choice: &Choice) -> Option<AnswerOn> {
    match choice {
        Choice::Unmade => None,
        Choice::AllDevices => Some(AnswerOn::All),
        Choice::One { id, name } => Some(AnswerOn::Endpoint { id: id.0.clone(), name: name.clone() }),
    }
}

/// Where secrets are kept, as the core says it.
pub fn keep_in(store: SecretStore) -> KeepIn {
    match store {
        SecretStore::Keychain => KeepIn::Keychain,
        SecretStore::File => KeepIn::File,
        SecretStore::Memory => KeepIn::Memory,
    }
}

/// Where secrets are kept, as it is remembered.
pub fn secret_store(keep: KeepIn) -> SecretStore {
    match keep {
        KeepIn::Keychain => SecretStore::Keychain,
        KeepIn::File => SecretStore::File,
        KeepIn::Memory => SecretStore::Memory,
    }
}

/// The slots of the settings.
pub fn manual_slots(settings: &Settings) -> Vec<ManualSlot> {
    let slots = settings.slots.iter();
    slots.map(|slot| ManualSlot { number: slot.number.clone(), label: slot.label.clone() }).collect()
}

/// A number as a person types it: what goes out as `destination`.
///
/// # Errors
/// The sentence that says what is wrong with it.
pub fn read_number(typed: &str) -> Result<String, String> {
    typed
        .parse::<webex::Destination>()
        .map(|number| number.as_str().to_owned())
        .map_err(|why| why.to_string())
}
