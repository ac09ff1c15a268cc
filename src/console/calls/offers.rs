//! What can be done with a call in the state that it is in (contract 3.3, 3.4). What cannot is not offered.

use super::{Call, CallState, Mute, Personality};
use crate::console::call_words;
use crate::console::endpoints::{Endpoints, Target};
use crate::console::orders::ActKind;
use crate::words::Message;

/// Something that can be done now, and its name on the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What.
    pub kind: ActKind,
    /// In words, such as "Answer on Desk phone".
    pub words: Message,
}

/// Where Valet can answer for the attendant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::console) enum Answerable {
    /// Here.
    On(Target),
    /// Nowhere: somebody must lift the handset.
    ByHand,
}

impl Answerable {
    /// The chosen device where it can be controlled; any of them where all are chosen and one can be (contract 3.3, 5.5).
    pub(in crate::console) fn of(endpoints: &Endpoints) -> Self {
        let target = endpoints.target();
        let controlled = match &target {
            Target::One(endpoint) => endpoint.remote_answer,
            Target::AllDevices => endpoints.known().iter().any(|endpoint| endpoint.remote_answer),
        };
        if controlled { Self::On(target) } else { Self::ByHand }
    }
}

/// It rings at the attendant's.
pub(in crate::console) fn is_incoming(call: &Call) -> bool {
    call.personality == Personality::Terminator && call.state == CallState::Alerting
}

/// What the state of this call allows. `others` are the attendant's other calls.
pub(in crate::console) fn offers(call: &Call, others: &[&Call], answerable: &Answerable) -> Vec<Offer> {
    let mut kinds = Vec::new();
    if is_incoming(call) {
        if matches!(answerable, Answerable::On(_)) {
            kinds.push(ActKind::Answer);
            if call.recall.is_some() {
                kinds.push(ActKind::ParkAgain);
            }
        }
        kinds.extend([ActKind::Reject, ActKind::Divert, ActKind::DivertToVoicemail]);
    } else {
        if call.is_with_caller() {
            kinds.extend(with_caller(call, others));
        }
        kinds.push(ActKind::HangUp);
    }
    kinds
        .into_iter()
        .map(|kind| Offer { words: call_words::act(call, &kind, answerable, others), kind })
        .collect()
}

/// Only a call whose people talk can be parked (contract 3.4). One that is up, held or not, can be handed over, joined with
/// another one, and sent on unasked (contract 3.3).
fn with_caller(call: &Call, others: &[&Call]) -> Vec<ActKind> {
    let mut kinds = Vec::new();
    match call.state {
        CallState::Connected => {
            kinds.extend([ActKind::Park, ActKind::Hold]);
        }
        CallState::Held => kinds.push(ActKind::Resume),
        _ => {}
    }
    kinds.push(ActKind::TransferTo);
    let people = others.iter().filter(|other| other.is_with_caller());
    kinds.extend(people.map(|other| ActKind::Join { other: other.id.clone() }));
    if call.state == CallState::Connected {
        match call.mute {
            Mute::NotPossible => {}
            Mute::Off => kinds.push(ActKind::Mute),
            Mute::On => kinds.push(ActKind::Unmute),
        }
        kinds.push(ActKind::Digits);
    }
    kinds.push(ActKind::Divert);
    kinds
}
