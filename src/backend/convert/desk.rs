//! What a desk is made of: the attendant, the slots, the devices (contract 5); and how much Webex was asked for it.

use std::time::Duration;

use crate::console::board::{Monitored, ParkGroup, ParkPlace};
use crate::console::endpoints::{Endpoint, EndpointKind};
use crate::console::event::Traffic;
use crate::console::find::DirectoryPerson;
use crate::console::now::Now;
use crate::console::session::Account;
use crate::say;
use crate::webex;
use crate::words::Message;

/// The attendant.
pub fn account(profile: webex::Profile) -> Account {
    let location = profile.location.as_ref();
    Account {
        person_id: Some(profile.id.as_str().into()),
        name: profile.name().unwrap_or_default(),
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

/// Somebody of the directory.
pub fn directory_person(person: webex::Person) -> DirectoryPerson {
    DirectoryPerson {
        numbers: person.numbers(),
        id: person.id.as_str().to_owned(),
        name: person.display_name.unwrap_or_default(),
    }
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
            name: if endpoint.name.is_empty() {
                unnamed(&endpoint.kind).into()
            } else {
                endpoint.name.into()
            },
            kind: match endpoint.kind {
                webex::EndpointKind::Device => EndpointKind::Device,
                webex::EndpointKind::Application => EndpointKind::Application,
                webex::EndpointKind::HotdeskingGuest => EndpointKind::HotDesking,
                webex::EndpointKind::Other(other) => EndpointKind::Other(other),
            },
        })
        .collect()
}

fn unnamed(kind: &webex::EndpointKind) -> Message {
    match kind {
        webex::EndpointKind::Application => say!("device-app"),
        _ => say!("phone-without-a-name"),
    }
}

/// How much Webex was asked lately, and what it asks for in return (contract 10.3).
pub fn traffic(client: &webex::Client, now: Now) -> Traffic {
    let sent = client.traffic();
    let wait_ms = |wait: Duration| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    Traffic {
        last_minute: sent.last_minute,
        last_hour: sent.last_hour,
        reads_resume_at_ms: client.reads_wait().map(|wait| now.mono_ms.saturating_add(wait_ms(wait))),
        slow_down: client.slow_down(),
    }
}
