//! The sentences of the core: what the attendant reads and hears. Plain, and what to do comes last. Each is a message of the
//! catalogue; it becomes text where it is shown.

pub mod parked;
mod retrieve;
pub mod waits;

pub use retrieve::stage;

use super::calls::Party;
use super::endpoints::{Endpoint, EndpointKind, Target};
use super::retrieval::Talk;
use crate::say;
use crate::words::{Arg, Message};

/// The label of the slot that is retrieved without a destination, as it stands in the record on disk.
pub const PARKED_FOR_ME: &str = "Parked for me";
/// The label of a place in the call park group that Webex did not name, as it stands in the journal on disk.
pub const IN_THE_GROUP: &str = "Somewhere in your call park group";

/// The sign-in has run out.
pub fn expired() -> Message {
    say!("sign-in-has-run-out")
}

/// An effect found no room in the queue.
pub fn busy() -> Message {
    say!("busy")
}

/// A command was not answered; what that means for its call is said there.
pub fn no_answer() -> Message {
    say!("no-answer")
}

/// Number and label of a slot as one name, such as `7001 Lobby 1`.
pub fn slot_name(number: &str, label: &str) -> Arg {
    match (number.is_empty(), label.is_empty()) {
        (true, _) if label == PARKED_FOR_ME => say!("parked-for-me").into(),
        (true, _) if label == IN_THE_GROUP => say!("somewhere-in-the-group").into(),
        (true, _) => label.into(),
        (false, true) => number.into(),
        (false, false) => format!("{number} {label}").into(),
    }
}

/// The same inside a sentence: "nobody is parked on …".
pub fn slot_place(number: &str, label: &str) -> Arg {
    match label {
        PARKED_FOR_ME if number.is_empty() => say!("your-own-number").into(),
        IN_THE_GROUP if number.is_empty() => say!("your-park-group").into(),
        _ => slot_name(number, label),
    }
}

/// The one device that is meant; `None` means all of them.
pub(super) fn one_device(target: &Target) -> Option<&Endpoint> {
    match target {
        Target::AllDevices => None,
        Target::One(endpoint) => Some(endpoint),
    }
}

/// "Desk phone is ringing", or the same for all devices.
pub(super) fn is_ringing(target: &Target) -> Message {
    match one_device(target) {
        None => say!("my-devices-ring"),
        Some(endpoint) => say!("device-rings", device = &endpoint.name),
    }
}

pub(super) fn what_to_lift(target: &Target) -> Message {
    match one_device(target) {
        None => say!("answer-on-one"),
        Some(endpoint) if endpoint.kind == EndpointKind::Application => say!("answer-there"),
        Some(_) => say!("lift-the-handset"),
    }
}

/// How a talk goes, without a full stop.
pub(super) fn talk(talk: Talk, caller: &Party, device: Option<&Arg>) -> Message {
    let caller = caller.words();
    match (talk, device) {
        (Talk::On, None) => say!("connected-to", caller = caller),
        (Talk::On, Some(device)) => say!("connected-to-on", caller = caller, device = device),
        (Talk::OnHold, None) => say!("is-on-hold", caller = caller),
        (Talk::OnHold, Some(device)) => say!("is-on-hold-on", caller = caller, device = device),
        (Talk::HeldByCaller, None) => say!("has-put-you-on-hold", caller = caller),
        (Talk::HeldByCaller, Some(device)) => {
            say!("has-put-you-on-hold-on", caller = caller, device = device)
        }
    }
}
