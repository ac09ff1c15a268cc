//! Calls and parties as documents. Names and order are those of `Call`, `PartyInformation`, `Redirection` and `Redirect` in
//! the call session schema and in the data types (contract 7.4, 7.5).

use jiff::Timestamp;

use super::element::Element;
use super::targets;
use crate::simulator::ids;
use crate::simulator::world::directory::Directory;
use crate::simulator::world::leg::{LegState, Personality, Recording, Redirection};
use crate::simulator::world::news::CallNews;
use crate::simulator::world::watch::Glimpse;
use crate::simulator::world::{CallType, Party};

/// The platform's id of a call: the tail of the public one.
pub fn call_id(public: &str) -> String {
    ids::tail(public).unwrap_or_else(|| public.to_owned())
}

/// `ExternalTrackingId`: a number and the server's number, the same for both sides of a session.
pub fn tracking_id(session: &str) -> String {
    let uuid = ids::uuid(session);
    let number = u32::from_str_radix(uuid.get(..8).unwrap_or_default(), 16).unwrap_or_default();
    format!("{}:1", number >> 1)
}

/// A party under this name. Who hides shows neither name nor address.
pub fn party(name: &'static str, party: &Party, dir: &Directory) -> Element {
    let kind = match party.call_type {
        CallType::Location => "Group",
        CallType::Organization => "Enterprise",
        CallType::External => "Network",
        CallType::Other => "Unknown",
    };
    if party.private {
        return Element::new(name).flag("privacy", true).text("callType", kind);
    }
    let ids = [&party.person_id, &party.place_id, &party.virtual_line_id];
    let member = ids.into_iter().flatten().find_map(|id| dir.member_by_id(id));
    let direct = member.and_then(|member| dir.member(member).direct.as_deref());
    Element::new(name)
        .text_some("name", party.name.as_deref())
        .with_some(party.number.as_deref().and_then(|number| address("address", number)))
        .text_some("userId", member.map(|member| targets::member_user_id(dir, member)))
        .with_some(direct.and_then(|number| address("userDN", number)))
        .text("callType", kind)
}

/// A number or an address as a URI; the country code is told where it is certain.
fn address(name: &'static str, number: &str) -> Option<Element> {
    let bare: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    if bare.is_empty() {
        return None;
    }
    let scheme = if bare.contains('@') { "sip" } else { "tel" };
    let element = Element::new(name);
    let element = if bare.starts_with("+1") { element.attribute("countryCode", 1) } else { element };
    Some(element.saying(format!("{scheme}:{}", bare.replace('#', "%23"))))
}

/// A call under this name, with what the event adds to it.
pub fn call(name: &'static str, call: &Glimpse, news: Option<&CallNews>, dir: &Directory) -> Element {
    let unanswered = call.personality == Personality::Terminator && call.state == LegState::Alerting;
    let redirect = match news {
        Some(CallNews::Redirected { to, reason, at }) => Some(
            Element::new("redirect")
                .with_some(to.as_deref().and_then(|to| address("address", to)))
                .text("reason", reason)
                .text("redirectTime", millis(*at)),
        ),
        _ => None,
    };
    let viewer = dir.member(call.owner).location;
    Element::new(name)
        .text("callId", call_id(&call.call_id))
        .text("extTrackingId", tracking_id(&call.session_id))
        .text("personality", personality(call.personality))
        .text("state", if redirect.is_some() { "Detached" } else { state(call.state) })
        .with(party("remoteParty", &call.remote, dir))
        .with_some((unanswered && !call.redirections.is_empty()).then(|| redirections(call, dir)))
        .with_some(redirect)
        .with_some(endpoint(call, dir))
        .text("appearance", call.appearance.max(1))
        .flag("allowAnswer", may_answer(call, dir))
        .flag("allowRetrieve", call.state == LegState::Held)
        .text_some("recallType", call.recalled_from.map(|_| "Call Park Recall"))
        .text("startTime", millis(call.created))
        .text_some("answerTime", call.answered.map(millis))
        .text_some("heldTime", call.held_since.map(millis))
        .text_some("detachedTime", call.detached.map(millis))
        .text_some("releaseTime", call.ended.map(millis))
        .flag("groupCallParkLocationSelected", call.group_parked)
        .flag("recorded", call.recording.is_some())
        .text_some("recordingState", call.recording.and_then(recording))
        .with_some(
            call.recalled_from.map(|spot| party("recallFromParty", &dir.spot_party(spot, viewer), dir)),
        )
}

fn redirections(call: &Glimpse, dir: &Directory) -> Element {
    let one = |redirection: &Redirection| {
        Element::new("redirection")
            .with(party("party", &redirection.by, dir))
            .text("reason", redirect_reason(&redirection.reason))
    };
    Element::new("redirections").with_all(call.redirections.iter().map(one))
}

/// `RedirectReason` for a reason of the REST API (contract 3.1).
fn redirect_reason(rest: &str) -> &'static str {
    match rest {
        "busy" => "user-busy",
        "noAnswer" => "no-answer",
        "unavailable" => "unavailable",
        "unconditional" => "unconditional",
        "timeOfDay" => "time-of-day",
        "divert" => "deflection",
        "followMe" => "follow-me",
        "huntGroup" => "hunt-group",
        "callQueue" => "call-center",
        _ => "unknown",
    }
}

fn endpoint(call: &Glimpse, dir: &Directory) -> Option<Element> {
    let device = dir.member(call.host).devices.get(call.device?)?;
    let address = format!("{}@example.test", ids::tail(&device.id)?);
    Some(Element::new("endpoint").of_kind("AccessEndpoint").text("addressOfRecord", address))
}

/// Whether `Talk` would answer it: it rings here, on a device that can be answered remotely.
fn may_answer(call: &Glimpse, dir: &Directory) -> bool {
    let devices = &dir.member(call.host).devices;
    let able = match call.device {
        Some(ix) => devices.get(ix).is_some_and(|device| device.remote_answer),
        None => devices.iter().any(|device| device.remote_answer),
    };
    call.state == LegState::Alerting && able
}

fn personality(personality: Personality) -> &'static str {
    match personality {
        Personality::Originator => "Originator",
        Personality::Terminator => "Terminator",
        Personality::ClickToDial => "Click-to-Dial",
    }
}

fn state(state: LegState) -> &'static str {
    match state {
        LegState::Connecting | LegState::Alerting => "Alerting",
        LegState::Connected => "Active",
        LegState::Held => "Held",
        LegState::RemoteHeld => "Remote Held",
        LegState::Disconnected => "Released",
    }
}

fn recording(recording: Recording) -> Option<&'static str> {
    match recording {
        Recording::Started => Some("Started"),
        Recording::Paused => Some("Paused"),
        Recording::Stopped => None,
    }
}

fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}
