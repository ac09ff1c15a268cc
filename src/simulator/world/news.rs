//! What is to be said of a call that is new, has changed, or is over: the events of contract 7.5, named as the schema of the
//! call session events names them.

use jiff::Timestamp;

use super::leg::{LegId, LegState, Personality, Recording};
use super::watch::{FarSide, Glimpse};

/// One event of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallNews {
    Originating,
    Originated,
    Received,
    Answered,
    Held,
    /// Resumed from hold; nothing to do with parking.
    Retrieved,
    Updated,
    Transferred,
    /// The line's own call was parked, and somebody has fetched it.
    ParkRetrieved,
    /// Sent on to somebody else; the reason is the schema's word.
    Redirected {
        to: Option<String>,
        reason: &'static str,
        at: Timestamp,
    },
    Released,
    RecordingStarted,
    RecordingPaused,
    RecordingResumed,
    RecordingStopped,
}

/// A call that was not there before.
pub(super) fn of_new(call: &Glimpse) -> Vec<(CallNews, Glimpse)> {
    let unanswered = |state| Glimpse { state, answered: None, held_since: None, ..call.clone() };
    let mut told = match call.personality {
        Personality::ClickToDial => vec![(CallNews::Originating, call.clone())],
        Personality::Originator => vec![(CallNews::Originated, unanswered(LegState::Connecting))],
        Personality::Terminator => vec![(CallNews::Received, unanswered(LegState::Alerting))],
    };
    if call.state.is_up() {
        told.push((CallNews::Answered, call.clone()));
    }
    told
}

/// A call that was there before. `is_recall` says whether a leg is that of a recall.
pub(super) fn of_change(
    last: &Glimpse,
    call: &Glimpse,
    is_recall: &dyn Fn(LegId) -> bool,
) -> Vec<(CallNews, Glimpse)> {
    if last == call {
        return Vec::new();
    }
    if last.call_id != call.call_id {
        // The platform has given the call a new id: for a bystander one ends and another begins.
        let mut told = vec![(CallNews::Released, over(last, call.created))];
        told.extend(of_new(call));
        return told;
    }
    let mut told = Vec::new();
    if last.personality == Personality::ClickToDial && call.personality == Personality::Originator {
        let calling = Glimpse { state: LegState::Connecting, answered: None, ..call.clone() };
        told.push((CallNews::Originated, calling));
    }
    let answered = !last.state.is_up() && call.state.is_up();
    if answered {
        told.push((CallNews::Answered, call.clone()));
    } else if let Some(news) = of_state(last.state, call.state) {
        told.push((news, call.clone()));
    }
    match of_far_side(last, call, is_recall).filter(|_| !answered) {
        Some(CallNews::ParkRetrieved) => {
            // The schema has the fetched call alert until it is answered anew.
            let fetched = Glimpse { state: LegState::Alerting, ..call.clone() };
            told.push((CallNews::ParkRetrieved, fetched));
            told.push((CallNews::Answered, call.clone()));
        }
        Some(news) => told.push((news, call.clone())),
        None => {}
    }
    told.dedup();
    if let Some(news) = of_recording(last.recording, call.recording) {
        told.push((news, call.clone()));
    }
    if told.is_empty() && last.device != call.device {
        told.push((CallNews::Updated, call.clone()));
    }
    told
}

/// The call as it is reported when it is over.
pub(super) fn over(last: &Glimpse, at: Timestamp) -> Glimpse {
    Glimpse { state: LegState::Disconnected, held_since: None, ended: Some(at), ..last.clone() }
}

fn of_state(last: LegState, now: LegState) -> Option<CallNews> {
    use LegState::{Alerting, Connected, Connecting, Held, RemoteHeld};
    match (last, now) {
        (Held | RemoteHeld, Connected) => Some(CallNews::Retrieved),
        (Connected | RemoteHeld, Held) | (Connected | Held, RemoteHeld) => Some(CallNews::Held),
        // The other side has sent the call on, and it rings there for nobody who answers.
        (Connected | Held | RemoteHeld, Connecting | Alerting) => Some(CallNews::Updated),
        _ => None,
    }
}

fn of_far_side(last: &Glimpse, call: &Glimpse, is_recall: &dyn Fn(LegId) -> bool) -> Option<CallNews> {
    match (last.far, call.far) {
        (FarSide::Parked, FarSide::Leg(by)) if !is_recall(by) => Some(CallNews::ParkRetrieved),
        _ if last.remote == call.remote => None,
        (FarSide::Leg(_), FarSide::Leg(_) | FarSide::Outside) if last.state.is_up() => {
            Some(CallNews::Transferred)
        }
        _ => Some(CallNews::Updated),
    }
}

fn of_recording(last: Option<Recording>, now: Option<Recording>) -> Option<CallNews> {
    match (last, now?) {
        (last, now) if last == Some(now) => None,
        (Some(Recording::Paused), Recording::Started) => Some(CallNews::RecordingResumed),
        (_, Recording::Started) => Some(CallNews::RecordingStarted),
        (_, Recording::Paused) => Some(CallNews::RecordingPaused),
        (_, Recording::Stopped) => Some(CallNews::RecordingStopped),
    }
}
