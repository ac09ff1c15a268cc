//! The sentences of the core: what the attendant reads and hears. Plain, and what to do comes last.

pub mod notices;
pub mod parked;
pub mod waits;

use super::calls::Party;
use super::endpoints::{EndpointKind, Target};
use super::retrieval::{Answering, Leg, Outcome, Retrieval, Stage, Talk};

/// A party that Webex tells nothing about.
pub const THE_CALLER: &str = "the caller";
/// The target without an `endpointId`.
pub const ALL_MY_DEVICES: &str = "all my devices";
/// The slot that is retrieved without a destination.
pub const PARKED_FOR_ME: &str = "Parked for me";
/// Somebody whose profile could not be read.
pub const SIGNED_IN: &str = "Signed in";
/// What people call the place of [`PARKED_FOR_ME`] inside a sentence.
pub const YOUR_OWN_NUMBER: &str = "your own number";
/// Scope `spark:calls_write` is missing.
pub const NO_CALLS_WRITE: &str = "Retrieving is switched off: this sign-in lacks the permission spark:calls_write. Ask your administrator to add it, then sign in again.";
/// Scope `spark:calls_read` is missing.
pub const NO_CALLS_READ: &str = "Valet cannot follow your calls: this sign-in lacks the permission spark:calls_read. You can retrieve, but you will not see who answers.";
/// Scope `spark:telephony_config_read` is missing.
pub const NO_CONFIG_READ: &str = "Slots and devices cannot be read: this sign-in lacks the permission spark:telephony_config_read. Type the slot's number to retrieve.";
/// Scope `spark:telephony_config_write` is missing.
pub const NO_CONFIG_WRITE: &str = "The Webex default device cannot be changed from here: this sign-in lacks the permission spark:telephony_config_write.";
/// The sign-in has run out.
pub const EXPIRED: &str = "Your sign-in has run out. Sign in again to go on; the board stays as it was.";
/// A call under way could not be followed.
pub const CALLS_UNSEEN: &str = "Your calls could not be read.";
/// A hang-up failed.
pub const NOT_STOPPED: &str =
    "The ringing could not be stopped. Try again, or let it ring out: the caller then stays parked.";
/// A command was not answered; what that means for its call is said there.
pub const NO_ANSWER: &str = "Webex does not answer. Check the network; Valet keeps trying.";
/// An effect found no room in the queue.
pub const BUSY: &str = "Valet is too busy right now. Nothing was sent. Press again.";

/// `m:ss`, or `h:mm:ss` from an hour on.
pub fn clock(ms: u64) -> String {
    let secs = ms / 1_000;
    let (hours, minutes, secs) = (secs / 3_600, secs / 60 % 60, secs % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{secs:02}") } else { format!("{minutes}:{secs:02}") }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// "Desk phone is ringing", or the same for all devices.
pub(super) fn is_ringing(target: &Target) -> String {
    match target {
        Target::AllDevices => "All your devices are ringing".to_owned(),
        Target::One(endpoint) => format!("{} is ringing", endpoint.name),
    }
}

pub(super) fn what_to_lift(target: &Target) -> &'static str {
    match target {
        Target::AllDevices => "Answer on one of them.",
        Target::One(endpoint) if endpoint.kind == EndpointKind::Application => "Answer there.",
        Target::One(_) => "Lift the handset.",
    }
}

fn ringing(target: &Target, leg: &Leg) -> String {
    if leg.cancelling {
        return "Stopping the ringing…".to_owned();
    }
    match leg.answering {
        Answering::Asked | Answering::Accepted => {
            format!("{}. Valet is answering for you.", is_ringing(target))
        }
        Answering::ByHand | Answering::Refused => format!("{}. {}", is_ringing(target), what_to_lift(target)),
    }
}

fn connected(target: &Target, caller: &Party, talk: Talk) -> String {
    let on = match target {
        Target::AllDevices => String::new(),
        Target::One(endpoint) => format!(" on {}", endpoint.name),
    };
    let caller = caller.words();
    match talk {
        Talk::On => format!("Connected to {caller}{on}."),
        Talk::OnHold => capitalised(&format!("{caller} is on hold{on}.")),
        Talk::HeldByCaller => capitalised(&format!("{caller} has put you on hold{on}.")),
    }
}

fn outcome(retrieval: &Retrieval, outcome: &Outcome, slot: &str) -> String {
    match outcome {
        Outcome::Ended { caller, talked_ms } => {
            format!("The call with {} has ended after {}.", caller.words(), clock(*talked_ms))
        }
        Outcome::PassedOn { caller, talked_ms } => {
            format!("You talked to {} for {}.", caller.words(), clock(*talked_ms))
        }
        Outcome::NotAnswered => {
            let who = match &retrieval.target {
                Target::AllDevices => "None of your devices was answered".to_owned(),
                Target::One(endpoint) => format!("{} was not answered", endpoint.name),
            };
            format!("{who}. The caller may still be parked on {slot}: try again.")
        }
        Outcome::StoppedRinging => {
            let (who, they) = match &retrieval.target {
                Target::AllDevices => ("Your devices have".to_owned(), "they were"),
                Target::One(endpoint) => (format!("{} has", endpoint.name), "it was"),
            };
            format!(
                "{who} stopped ringing before {they} answered. If somebody was faster, the caller is gone from {slot}; \
                 otherwise try again."
            )
        }
        Outcome::NobodyThere => {
            format!("Nobody is parked on {slot} any more: somebody was faster, or the caller hung up.")
        }
        Outcome::Cancelled => format!("Ringing stopped. The caller may still be parked on {slot}."),
        Outcome::Refused(failure) => failure.words.clone(),
        Outcome::NotTaken(_) => {
            format!("Webex did not carry out the order for {slot}: nothing is ringing. You can try again.")
        }
        Outcome::NotKnown(_) if retrieval.ended_from().is_some() => not_seen(retrieval),
        Outcome::NotKnown(_) => {
            let silent = match &retrieval.target {
                Target::AllDevices => "none of your devices rings".to_owned(),
                Target::One(endpoint) => format!("{} does not ring", endpoint.name),
            };
            format!("It is not known whether Webex carried out the order for {slot}. If {silent}, try again.")
        }
    }
}

/// The calls could not be read while the device rang, or during the talk.
fn not_seen(retrieval: &Retrieval) -> String {
    if let Some(Stage::Connected { caller, .. }) = retrieval.ended_from() {
        return format!("{CALLS_UNSEEN} It is not known whether the call with {} goes on.", caller.words());
    }
    let device = match &retrieval.target {
        Target::AllDevices => "one of your devices",
        Target::One(endpoint) => &endpoint.name,
    };
    format!(
        "{CALLS_UNSEEN} It is not known whether {device} was answered; if nobody has the caller, try again."
    )
}

/// What a retrieve has come to, as a sentence. `slot` is what people call it, such as `7001`.
pub fn stage(retrieval: &Retrieval, slot: &str) -> String {
    match &retrieval.stage {
        Stage::Asked => format!("Asking Webex for {slot}…"),
        Stage::Ringing(leg) => capitalised(&ringing(&retrieval.target, leg)),
        Stage::Fetching(leg) if leg.cancelling => "Stopping…".to_owned(),
        Stage::Fetching(_) => "Answered. Fetching the caller…".to_owned(),
        Stage::Connected { caller, talk, .. } => connected(&retrieval.target, caller, *talk),
        Stage::LookingUp { failure, .. } | Stage::Waiting { failure, .. } => failure.words.clone(),
        Stage::Over { outcome: how, .. } => outcome(retrieval, how, slot),
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn a_clock_reads_as_people_say_it() {
        assert_eq!(
            [0, 43_000, 72_999, 3_600_000, 3_725_000].map(clock),
            ["0:00", "0:43", "1:12", "1:00:00", "1:02:05"]
        );
    }
}
