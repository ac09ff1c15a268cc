//! What Webex tells about the person, the slots and the endpoints: the readings of the console, once each.

use std::fmt;

use super::report::{Check, found_and_advice};
use crate::backend::convert::{self, What};
use crate::console::board::{ParkGroup, ParkPlace};
use crate::console::endpoints::Endpoint;
use crate::console::preset::Preset;
use crate::webex::{self, Client, ErrorKind, PersonId, Profile};
use crate::words::english;

const PROFILE: &str = "profile";
const SLOTS: &str = "slots";
const PARK_GROUP: &str = "park_group";
const ENDPOINTS: &str = "endpoints";
const CALLS: &str = "calls";
/// The readings, in the order of the page.
pub(super) const READINGS: [&str; 5] = [PROFILE, SLOTS, PARK_GROUP, ENDPOINTS, CALLS];

/// Whether Webex took the bearer of a reading; None where the reading does not tell.
pub(super) fn accepted<T>(read: &Result<T, webex::Error>) -> Option<bool> {
    let error = match read {
        Ok(_) => return Some(true),
        Err(error) => error,
    };
    match error.kind {
        ErrorKind::Expired | ErrorKind::Status { status: 401, .. } => Some(false),
        ErrorKind::Status { status: 403 | 404 | 405 | 429, body: webex::BodyKind::Json, .. } => Some(true),
        _ => None,
    }
}

/// A reading that did not end in time.
pub(super) fn too_slow(name: &'static str) -> Check {
    Check::problem(
        name,
        "Webex did not answer this reading in time.",
        "Run valet doctor again in a minute; if it stays, ask whoever looks after the network.",
    )
}

/// Who is signed in.
pub(super) fn profile(read: Result<Profile, webex::Error>) -> Check {
    let profile = match read {
        Ok(profile) => profile,
        Err(error) if matches!(error.status(), Some(404 | 405)) => {
            let found = format!("Webex does not know this account as a Webex Calling user ({error}).");
            let advice = "Ask your administrator for a Webex Calling licence, or sign in with the account that has it.";
            return Check::problem(PROFILE, found, advice);
        }
        Err(error) => return unread(PROFILE, What::Profile, &error),
    };
    let account = convert::account(profile);
    let extension = account.extension.as_ref().map(|extension| format!("extension {extension}"));
    let known = [Some(account.name), extension.clone(), account.location];
    let found = format!("{}.", known.into_iter().flatten().collect::<Vec<_>>().join(", "));
    match extension {
        Some(_) => Check::ok(PROFILE, found),
        None => Check::warning(
            PROFILE,
            format!("{found} Webex tells no extension."),
            "Slots can be retrieved all the same. Ask your administrator whether an extension is meant to be there.",
        ),
    }
}

/// The call park extensions that the person monitors. `by_hand`: how many slots stand in the settings.
pub(super) async fn slots(client: &Client, by_hand: usize) -> Check {
    let places = match client.monitoring().await {
        Ok(monitoring) => convert::monitored(monitoring).extensions,
        Err(error) => return unread(SLOTS, What::Slots, &error),
    };
    slots_check(&places, by_hand)
}

fn slots_check(places: &[ParkPlace], by_hand: usize) -> Check {
    let in_settings = match by_hand {
        0 => String::new(),
        1 => " 1 more is in the settings.".to_owned(),
        more => format!(" {more} more are in the settings."),
    };
    if places.is_empty() {
        let found = format!("Webex lists no call park extension among your monitored lines.{in_settings}");
        let advice = "Ask your administrator to add them there in Control Hub, or add slots to the settings \
                      ([[slots]] number = \"7001\").";
        return if by_hand == 0 { Check::warning(SLOTS, found, advice) } else { Check::ok(SLOTS, found) };
    }
    let names = places.iter().map(place).collect::<Vec<_>>().join(", ");
    let found = format!("{}: {names}.{in_settings}", counted(places.len(), "call park extension"));
    let unreachable = places.iter().filter(|place| place.extension.is_none() && place.esn.is_none()).count();
    if unreachable == 0 {
        return Check::ok(SLOTS, found);
    }
    Check::warning(
        SLOTS,
        format!("{found} Without a number, so not to be retrieved: {unreachable}."),
        "Ask your administrator to give every call park extension a number.",
    )
}

/// The call park group.
pub(super) async fn park_group(client: &Client) -> Check {
    match client.call_park_group().await {
        Ok(group) => group_check(&convert::park_group(group)),
        Err(error) => warned(unread(PARK_GROUP, What::Group, &error)),
    }
}

fn group_check(group: &ParkGroup) -> Check {
    let members = group.members.iter().map(place).collect::<Vec<_>>().join(", ");
    match (&group.name, members.is_empty()) {
        (None, true) => Check::ok(PARK_GROUP, "You are in no call park group, which is fine."),
        (name, true) => {
            Check::ok(PARK_GROUP, format!("{}, without other members.", name.as_deref().unwrap_or_default()))
        }
        (name, false) => {
            let name = name.as_deref().unwrap_or("A call park group");
            Check::ok(
                PARK_GROUP,
                format!("{name}, with {}: {members}.", counted(group.members.len(), "member")),
            )
        }
    }
}

/// The devices and apps that can answer (contract 5.4, 5.5). `person`: opens the second path where a tenant refuses the
/// first.
/// `preset`: the one that the settings name.
pub(super) async fn endpoints(client: &Client, person: Option<&PersonId>, preset: Option<&Preset>) -> Check {
    let (available, controllable) =
        tokio::join!(client.available_preferred_answer_endpoints(person), client.endpoints());
    let available = match available {
        Ok(available) => available,
        Err(error) => return unread(ENDPOINTS, What::Devices, &error),
    };
    // A tenant may leave the mark out of the list (contract 5.4).
    let preferred = match available.iter().any(|endpoint| endpoint.is_preferred) {
        true => None,
        false => client.preferred_answer_endpoint(person).await.ok().flatten(),
    };
    let (controllable, unknown) = match controllable {
        Ok(controllable) => (controllable, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let endpoints = convert::endpoints(available, &controllable, preferred.as_ref());
    let check = endpoints_check(&endpoints, unknown.as_ref().map(|error| error as &dyn fmt::Display));
    match preset {
        Some(preset) => preset_check(check, &endpoints, preset),
        None => check,
    }
}

/// Which of them the settings name, or that they name none of them.
fn preset_check(check: Check, endpoints: &[Endpoint], preset: &Preset) -> Check {
    let locked = if preset.is_locked() { ", locked by the policy" } else { "" };
    match preset.target(endpoints) {
        Some(target) => {
            let name = english(target.name());
            let found = format!("{} [console] answer_on{locked}: {name}.", check.found);
            Check { found, ..check }
        }
        None => Check::warning(
            check.name,
            format!(
                "{} [console] answer_on{locked} names none of them: {}.",
                check.found,
                english(preset.name())
            ),
            "Correct answer_on to one of these names; until then the Webex default rings.",
        ),
    }
}

/// `unknown`: why it is not known which of them Valet can answer on.
fn endpoints_check(endpoints: &[Endpoint], unknown: Option<&dyn fmt::Display>) -> Check {
    if endpoints.is_empty() {
        return Check::warning(
            ENDPOINTS,
            "Webex lists no device or app that can be chosen to answer. Retrieving works all the same: all your \
             devices ring.",
            "Sign in to the Webex app, or ask your administrator to give you a device, if you want to choose.",
        );
    }
    let names = endpoints.iter().map(|endpoint| {
        let answered = match (unknown.is_some(), endpoint.remote_answer) {
            (true, _) => None,
            (false, true) => Some("Valet can answer on it"),
            (false, false) => Some("answered by hand"),
        };
        let default = endpoint.webex_default.then_some("the Webex default");
        let remarks = default.into_iter().chain(answered).collect::<Vec<_>>().join(", ");
        let name = english(&endpoint.name);
        if remarks.is_empty() { name } else { format!("{name} ({remarks})") }
    });
    let names = names.collect::<Vec<_>>().join(", ");
    let found = format!("{}: {names}.", counted(endpoints.len(), "endpoint"));
    match unknown {
        None => Check::ok(ENDPOINTS, found),
        Some(why) => Check::warning(
            ENDPOINTS,
            format!("{found} Which of them Valet can answer on could not be read ({why})."),
            "Retrieving works; answer on the device itself until this reading works again.",
        ),
    }
}

/// Whether the person's calls can be read; none of them is named.
pub(super) async fn calls(client: &Client) -> Check {
    match client.calls(None).await {
        Ok(calls) => {
            Check::ok(CALLS, format!("Your calls can be read: {} now.", counted(calls.len(), "call")))
        }
        Err(error) => unread(CALLS, What::Calls, &error),
    }
}

/// A reading that failed, in the console's words, with the line for support.
fn unread(name: &'static str, what: What, error: &webex::Error) -> Check {
    let (found, advice) = found_and_advice(&english(convert::failed_read(what, error).words));
    let advice = advice.unwrap_or_else(|| "Show these words to your administrator.".to_owned());
    Check::problem(name, format!("{found} ({error})"), advice)
}

/// The same, where the main job goes on without it.
fn warned(check: Check) -> Check {
    let advice = check.advice.unwrap_or_default();
    Check::warning(check.name, check.found, advice)
}

/// `7001 Lobby 1`; the number that works from everywhere where there is no short one.
fn place(place: &ParkPlace) -> String {
    let number = place.extension.as_deref().or(place.esn.as_deref());
    let mut parts: Vec<&str> = number.into_iter().collect();
    if !place.name.is_empty() && number != Some(place.name.as_str()) {
        parts.push(&place.name);
    }
    parts.join(" ")
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::super::report::Status;
    use super::*;
    use crate::console::endpoints::EndpointKind;

    fn lobby() -> ParkPlace {
        ParkPlace {
            id: "id".to_owned(),
            name: "Lobby 1".to_owned(),
            extension: Some("7001".to_owned()),
            esn: None,
            location_id: None,
            location: None,
        }
    }

    fn endpoint(name: &str, webex_default: bool, remote_answer: bool) -> Endpoint {
        let kind = EndpointKind::Device;
        Endpoint { id: name.into(), name: name.into(), kind, webex_default, remote_answer }
    }

    #[test]
    fn slots_are_counted_and_named() {
        let check = slots_check(&[lobby(), ParkPlace { name: String::new(), ..lobby() }], 2);
        assert_eq!(check.found, "2 call park extensions: 7001 Lobby 1, 7001. 2 more are in the settings.");
        let none = slots_check(&[], 0);
        assert_eq!(none.status, Status::Warning);
        assert_eq!(slots_check(&[], 3).status, Status::Ok, "slots by hand are slots");
        let numberless = ParkPlace { extension: None, ..lobby() };
        assert_eq!(slots_check(&[numberless], 0).status, Status::Warning);
    }

    #[test]
    fn endpoints_tell_the_default_and_who_answers() {
        let both = [endpoint("Desk phone", true, true), endpoint("Lobby phone", false, false)];
        assert_eq!(
            endpoints_check(&both, None).found,
            "2 endpoints: Desk phone (the Webex default, Valet can answer on it), Lobby phone (answered by hand)."
        );
        let unknown = endpoints_check(&both, Some(&"403"));
        assert_eq!(unknown.status, Status::Warning);
        assert!(unknown.found.contains("Desk phone (the Webex default), Lobby phone."), "{}", unknown.found);
        assert_eq!(endpoints_check(&[], None).status, Status::Warning);
    }

    #[test]
    fn the_device_that_the_settings_name_is_told_and_one_that_is_not_there_is_a_warning() {
        let both = [endpoint("Desk phone", true, true), endpoint("Lobby phone", false, false)];
        let told =
            |text, locked| preset_check(endpoints_check(&both, None), &both, &Preset::new(text, locked));
        let lobby = told("lobby phone", true);
        assert_eq!(lobby.status, Status::Ok);
        assert!(
            lobby.found.ends_with("[console] answer_on, locked by the policy: Lobby phone."),
            "{}",
            lobby.found
        );
        let gone = told("Fax", false);
        assert_eq!(gone.status, Status::Warning);
        assert!(gone.found.ends_with("[console] answer_on names none of them: Fax."), "{}", gone.found);
    }

    #[test]
    fn a_group_is_named_with_its_members_and_none_is_fine() {
        let tom = ParkPlace { name: "Tom Abel".to_owned(), extension: Some("2107".to_owned()), ..lobby() };
        let group = ParkGroup { name: Some("Front desk".to_owned()), members: vec![tom] };
        assert_eq!(group_check(&group).found, "Front desk, with 1 member: 2107 Tom Abel.");
        assert_eq!(group_check(&ParkGroup { name: None, members: Vec::new() }).status, Status::Ok);
    }

    #[test]
    fn a_reading_that_failed_keeps_the_words_and_the_tracking_id() {
        let error = webex::Error {
            kind: ErrorKind::Status {
                status: 403,
                message: None,
                error_code: None,
                retry_after: None,
                body: webex::BodyKind::Json,
            },
            tracking_id: "VALET_1".to_owned(),
            request: "GET telephony/calls".into(),
            detail: None,
        };
        let check = unread(CALLS, What::Calls, &error);
        assert_eq!(
            check.found,
            "Your calls may not be read with this sign-in. (GET telephony/calls: Webex answered 403 [VALET_1])"
        );
        assert_eq!(
            check.advice.as_deref(),
            Some("Ask your administrator for the permission, then sign in again.")
        );
    }
}
