//! Event packages and the event data that belong to them (contract 7.3 to 7.5).

use super::calls::{call, party};
use super::element::Element;
use super::failure::Failure;
use crate::simulator::world::directory::Directory;
use crate::simulator::world::leg::LegState;
use crate::simulator::world::news::CallNews;
use crate::simulator::world::watch::Glimpse;
use crate::simulator::world::{Party, watch::Happening};

/// The packages of the schema that this simulator does not play.
const KNOWN_ELSEWHERE: &[&str] = &[
    "BroadWorks Anywhere",
    "Call Center Agent",
    "Call Center Agent Monitoring",
    "Call Center Configuration",
    "Call Center Monitoring",
    "Call Center Queue",
    "Call Forwarding Always",
    "Call Forwarding Always Secondary",
    "Call Forwarding Busy",
    "Call Forwarding No Answer",
    "Call Recording",
    "Call Transfer",
    "Call Waiting",
    "Collaborate Room",
    "CommPilot Express",
    "Do Not Disturb",
    "Flexible Seating Guest",
    "Hoteling Guest",
    "Last Number Redial",
    "Meet Me Conference",
    "Music On Hold",
    "N-Way Call",
    "Personal Assistant",
    "Push Notification Registration",
    "Remote Office",
    "Route Point Queue",
    "Security Classification",
    "Sequential Ring",
    "Silent Alerting",
    "Simultaneous Ring Personal",
    "Third-Party Voice Mail Support",
    "Three-Way Call",
    "Voice Mail Message Summary",
    "Voice Messaging",
];

/// An event package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Package {
    CallPark,
    AdvancedCall,
    StandardCall,
    BasicCall,
}

impl Package {
    /// The package of this name.
    ///
    /// # Errors
    /// 400 for a name that the schema does not know, 403 for one that this platform does not offer.
    pub fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "Call Park" => Ok(Self::CallPark),
            "Advanced Call" => Ok(Self::AdvancedCall),
            "Standard Call" => Ok(Self::StandardCall),
            "Basic Call" => Ok(Self::BasicCall),
            name if KNOWN_ELSEWHERE.contains(&name) => {
                Err(Failure::forbidden(format!("The event package {name} is not available.")))
            }
            name => Err(Failure::malformed(&format!("there is no event package {name:?}"))),
        }
    }

    /// The schema's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::CallPark => "Call Park",
            Self::AdvancedCall => "Advanced Call",
            Self::StandardCall => "Standard Call",
            Self::BasicCall => "Basic Call",
        }
    }

    /// Whether it tells of something like this.
    pub fn tells(self, happening: &Happening) -> bool {
        matches!(happening, Happening::Parked { .. }) == (self == Self::CallPark)
    }
}

/// The event data of something that happened.
pub fn data(happening: &Happening, dir: &Directory) -> Element {
    match happening {
        Happening::Parked { caller, .. } => parked_against(caller.as_ref(), dir),
        Happening::Call { news, call: of } => {
            let event = Element::new("eventData").of_kind(kind(news));
            match news {
                CallNews::Redirected { .. } => {
                    event.with(Element::new("calls").with(call("call", of, Some(news), dir)))
                }
                CallNews::RecordingStopped => {
                    event.with(call("call", of, None, dir)).text("reason", "User Requested")
                }
                _ => event.with(call("call", of, Some(news), dir)),
            }
        }
    }
}

/// `CallParkedAgainstEvent`: who is parked there, or nobody (contract 7.4).
pub fn parked_against(caller: Option<&Party>, dir: &Directory) -> Element {
    let event = Element::new("eventData").of_kind("CallParkedAgainstEvent");
    event.with_some(caller.map(|caller| party("parkedParty", caller, dir)))
}

/// `CallSubscriptionEvent`: all calls of the target, and whether a handset is lifted.
pub fn call_subscription(calls: &[Glimpse], dir: &Directory) -> Element {
    let list = Element::new("calls").with_all(calls.iter().map(|one| call("call", one, None, dir)));
    let talks = |call: &Glimpse| call.state.is_up() || call.state == LegState::Connecting;
    Element::new("eventData")
        .of_kind("CallSubscriptionEvent")
        .with_some((!calls.is_empty()).then_some(list))
        .text("hookStatus", if calls.iter().any(talks) { "Off-Hook" } else { "On-Hook" })
}

/// `SubscriptionTerminatedEvent`.
pub fn subscription_terminated() -> Element {
    Element::new("eventData").of_kind("SubscriptionTerminatedEvent")
}

fn kind(news: &CallNews) -> &'static str {
    match news {
        CallNews::Originating => "CallOriginatingEvent",
        CallNews::Originated => "CallOriginatedEvent",
        CallNews::Received => "CallReceivedEvent",
        CallNews::Answered => "CallAnsweredEvent",
        CallNews::Held => "CallHeldEvent",
        CallNews::Retrieved => "CallRetrievedEvent",
        CallNews::Updated => "CallUpdatedEvent",
        CallNews::Transferred => "CallTransferredEvent",
        CallNews::ParkRetrieved => "CallParkRetrievedEvent",
        CallNews::Redirected { .. } => "CallRedirectedEvent",
        CallNews::Released => "CallReleasedEvent",
        CallNews::RecordingStarted => "CallRecordingStartedEvent",
        CallNews::RecordingPaused => "CallRecordingPausedEvent",
        CallNews::RecordingResumed => "CallRecordingResumedEvent",
        CallNews::RecordingStopped => "CallRecordingStoppedEvent",
    }
}
