//! What a retrieve has come to, as a sentence.

use super::{is_ringing, one_device, talk, what_to_lift};
use crate::console::endpoints::Target;
use crate::console::retrieval::{Answering, Leg, Outcome, Retrieval, Stage};
use crate::say;
use crate::words::{Arg, Message};

/// What a retrieve has come to. `place` is what people call its slot inside a sentence, such as `7001`.
pub fn stage(retrieval: &Retrieval, place: impl Into<Arg>) -> Arg {
    let place = place.into();
    match &retrieval.stage {
        Stage::Asked => say!("retrieve-asked", place = place).into(),
        Stage::Ringing(leg) => ringing(&retrieval.target, leg).into(),
        Stage::Fetching(leg) if leg.cancelling => say!("stopping-the-retrieve").into(),
        Stage::Fetching(_) => say!("fetching-the-caller").into(),
        Stage::Connected { caller, talk: how, .. } => {
            let device = one_device(&retrieval.target).map(|endpoint| &endpoint.name);
            say!("sentence", clause = talk(*how, caller, device)).into()
        }
        Stage::LookingUp { failure, .. } | Stage::Waiting { failure, .. } => failure.words.clone(),
        Stage::Over { outcome: Outcome::Refused(failure), .. } => failure.words.clone(),
        Stage::Over { outcome: how, .. } => outcome(retrieval, how, place).into(),
    }
}

fn ringing(target: &Target, leg: &Leg) -> Message {
    if leg.cancelling {
        return say!("stopping-the-ringing");
    }
    match leg.answering {
        Answering::Asked | Answering::Accepted => say!("rings-for-valet", rings = is_ringing(target)),
        Answering::ByHand | Answering::Refused => {
            say!("rings-by-hand", rings = is_ringing(target), lift = what_to_lift(target))
        }
    }
}

fn outcome(retrieval: &Retrieval, outcome: &Outcome, place: Arg) -> Message {
    let device = one_device(&retrieval.target).map(|endpoint| &endpoint.name);
    match outcome {
        Outcome::Ended { caller, talked_ms } => {
            say!("retrieve-ended", caller = caller.words(), talked = Arg::Clock(*talked_ms))
        }
        Outcome::PassedOn { caller, talked_ms } => {
            say!("retrieve-passed-on", caller = caller.words(), talked = Arg::Clock(*talked_ms))
        }
        Outcome::NotAnswered => match device {
            None => say!("retrieve-not-answered-all", place = place),
            Some(device) => say!("retrieve-not-answered", device = device, place = place),
        },
        Outcome::StoppedRinging => match device {
            None => say!("retrieve-fell-silent-all", place = place),
            Some(device) => say!("retrieve-fell-silent", device = device, place = place),
        },
        Outcome::NobodyThere => say!("retrieve-nobody-there", place = place),
        Outcome::Cancelled => say!("retrieve-cancelled", place = place),
        Outcome::Refused(_) | Outcome::NotTaken(_) => say!("retrieve-not-taken", place = place),
        Outcome::NotKnown(_) if retrieval.ended_from().is_some() => not_seen(retrieval, device),
        Outcome::NotKnown(_) => match device {
            None => say!("retrieve-not-known-all", place = place),
            Some(device) => say!("retrieve-not-known", device = device, place = place),
        },
    }
}

/// The calls could not be read while the device rang, or during the talk.
fn not_seen(retrieval: &Retrieval, device: Option<&Arg>) -> Message {
    match (retrieval.ended_from(), device) {
        (Some(Stage::Connected { caller, .. }), _) => say!("retrieve-talk-unseen", caller = caller.words()),
        (_, None) => say!("retrieve-unseen-all"),
        (_, Some(device)) => say!("retrieve-unseen", device = device),
    }
}
