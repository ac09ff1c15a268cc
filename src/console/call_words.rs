//! The sentences about the attendant's own calls and the orders to them. Plain, and what to do comes last.

mod orders;

pub use orders::order;

use super::calls::offers::{Answerable, is_incoming};
use super::calls::{Call, CallState, Personality};
use super::endpoints::Target;
use super::orders::ActKind;
use super::retrieval::Talk;
use super::words::{one_device, talk, what_to_lift};
use crate::say;
use crate::words::{Arg, Message};

/// The slot of a press has gone.
pub(super) fn slot_has_gone() -> Message {
    say!("slot-has-gone")
}

/// A recalled call could not be answered from here to be parked again.
pub(super) fn lift_then_park() -> Message {
    say!("lift-then-park")
}

/// The name of an act on its key. What sends a call on at once is told from a transfer, where somebody answers first.
pub(super) fn act(call: &Call, kind: &ActKind, answerable: &Answerable, others: &[&Call]) -> Message {
    match kind {
        ActKind::Answer => match answerable {
            Answerable::On(Target::One(endpoint)) => {
                say!("answer-on", on = say!("on-device", device = &endpoint.name))
            }
            _ => say!("answer"),
        },
        ActKind::Join { other } => {
            let other = others.iter().find(|call| call.id == *other);
            let other = other.map(|call| call.remote_party.clone()).unwrap_or_default();
            say!("act-connect-with", other = other.words())
        }
        ActKind::Reject => say!("act-reject"),
        ActKind::Divert if is_incoming(call) => say!("act-send-on"),
        ActKind::Divert => say!("act-send-on-unasked"),
        ActKind::DivertToVoicemail => say!("act-to-voicemail"),
        ActKind::ParkAgain => say!("park-again"),
        ActKind::Hold => say!("act-hold"),
        ActKind::Resume => say!("act-resume"),
        ActKind::Park => say!("act-park"),
        ActKind::TransferTo => say!("act-transfer"),
        ActKind::Mute => say!("act-mute"),
        ActKind::Unmute => say!("act-unmute"),
        ActKind::Digits => say!("act-tones"),
        ActKind::HangUp => say!("act-hang-up"),
    }
}

/// State and caller, without a full stop.
pub(super) fn state(call: &Call, device: Option<&Arg>) -> Message {
    let party = &call.remote_party;
    let caller = party.words();
    match (&call.state, &call.personality) {
        (CallState::Alerting, Personality::Terminator) => match (&call.recall, device) {
            (Some(recall), _) if recall.party.is_known() => {
                say!("is-back", caller = caller, place = recall.party.words())
            }
            (Some(_), _) => say!("call-is-back-from-a-park", caller = caller),
            (None, Some(device)) => say!("call-rings-on", caller = caller, device = device),
            (None, None) => say!("call-rings", caller = caller),
        },
        (CallState::Alerting, _) => match device {
            Some(device) => say!("device-rings-to-call", device = device, caller = caller),
            None => say!("phone-rings-to-call", caller = caller),
        },
        (CallState::Connecting, _) => say!("calling", caller = caller),
        (CallState::Connected, Personality::ClickToDial) => match device {
            Some(device) => say!("answered-on-calling", device = device, caller = caller),
            None => say!("answered-calling", caller = caller),
        },
        (CallState::Connected, _) => talk(Talk::On, party, device),
        (CallState::Held, _) => talk(Talk::OnHold, party, device),
        (CallState::RemoteHeld, _) => talk(Talk::HeldByCaller, party, device),
        (CallState::Disconnected, _) => say!("call-has-ended", caller = caller),
        (CallState::Other(_), _) => match device {
            Some(device) => say!("a-call-with-on", caller = caller, device = device),
            None => say!("a-call-with", caller = caller),
        },
    }
}

/// The same of a talk as a sentence of its own, with its full stop.
pub(super) fn talks(call: &Call) -> Message {
    say!("sentence", clause = state(call, None))
}

/// The leg of a retrieve that has not reached the caller yet.
pub(super) fn fetching(call: &Call, place: Arg) -> Message {
    match call.state {
        CallState::Alerting => say!("phone-rings-to-retrieve", place = place),
        _ => say!("answered-retrieving", place = place),
    }
}

/// Somebody rings.
pub(super) fn is_calling(call: &Call) -> Message {
    let caller = call.remote_party.words();
    match call.redirected_by.as_ref().filter(|by| by.is_known()) {
        Some(by) => say!("is-calling-sent-on", caller = caller, by = by.words()),
        None => say!("is-calling", caller = caller),
    }
}

/// A talk is over; without its length where nobody saw when it ended.
pub(super) fn ended(call: &Call, talked_ms: Option<u64>) -> Message {
    let caller = call.remote_party.words();
    match talked_ms {
        Some(talked_ms) => say!("call-ended-after", caller = caller, talked = Arg::Clock(talked_ms)),
        None => say!("sentence", clause = say!("call-has-ended", caller = caller)),
    }
}

/// Who must do what by hand while it rings.
pub(super) fn by_hand(call: &Call, target: &Target) -> Message {
    match one_device(target) {
        _ if call.personality == Personality::ClickToDial => what_to_lift(target),
        None => say!("cannot-answer"),
        Some(endpoint) => say!("cannot-answer-on", device = &endpoint.name, lift = what_to_lift(target)),
    }
}

/// Why an act is not possible with the call as it is.
pub(super) fn not_possible(kind: &ActKind, call: &Call, target: &Target) -> Message {
    let rings = call.state == CallState::Alerting;
    match kind {
        ActKind::Answer | ActKind::ParkAgain if rings => by_hand(call, target),
        ActKind::Answer | ActKind::Reject | ActKind::DivertToVoicemail | ActKind::ParkAgain => {
            say!("rings-no-more")
        }
        ActKind::Join { .. } => say!("cannot-join"),
        ActKind::Mute | ActKind::Unmute => say!("cannot-mute"),
        ActKind::HangUp => say!("reject-instead"),
        ActKind::Resume => say!("not-on-hold"),
        ActKind::Divert | ActKind::TransferTo => {
            say!("only-with-somebody", state = state(call, None))
        }
        ActKind::Park | ActKind::Hold | ActKind::Digits => {
            say!("only-while-talking", state = state(call, None))
        }
    }
}

/// No call is there for it at all.
pub(super) fn no_call_for(kind: &ActKind) -> Message {
    match kind {
        ActKind::Hold | ActKind::Resume => say!("no-call-to-hold"),
        ActKind::Park | ActKind::ParkAgain => say!("no-call-to-park"),
        ActKind::TransferTo | ActKind::Join { .. } | ActKind::Divert => say!("no-call-to-transfer"),
        ActKind::HangUp => say!("no-call-to-hang-up"),
        ActKind::Answer | ActKind::Reject | ActKind::DivertToVoicemail => say!("no-call-rings"),
        ActKind::Mute | ActKind::Unmute | ActKind::Digits => say!("no-calls"),
    }
}

/// Which of these callers is meant.
pub(super) fn which(callers: impl Iterator<Item = Arg>) -> Message {
    let callers = callers.reduce(|one, other| say!("one-or-other", one = one, other = other).into());
    say!("which-caller", callers = callers)
}

/// A recalled call is being answered, to be parked again.
pub(super) fn answering_to_park(call: &Call, target: &Target, place: Arg) -> Message {
    let caller = call.remote_party.words();
    match one_device(target) {
        None => say!("answering-to-park", caller = caller, place = place),
        Some(endpoint) => {
            say!("answering-to-park-on", caller = caller, device = &endpoint.name, place = place)
        }
    }
}
