//! The words of a slot while it is being retrieved, and for a while after.

use super::of_slot::of_slot;
use super::{Moment, Part, Press, STOP_AFTER_MS, TileTone};
use crate::console::board::{Slot, SlotKind, SlotState};
use crate::console::calls::Party;
use crate::console::endpoints::Target;
use crate::console::failure::PressAgain;
use crate::console::now::Now;
use crate::console::retrieval::{Leg, Outcome, Retrieval, Stage, Talk};
use crate::console::words;
use crate::ui::text;

/// What the newest retrieve of a slot says.
pub(super) fn of_retrieval(slot: &Slot, retrieval: &Retrieval, moment: &Moment<'_>) -> Part {
    // "Nobody is parked on Parked for me" is no sentence.
    let place = if slot.kind == SlotKind::Mine { words::YOUR_OWN_NUMBER } else { &slot.number };
    let said = words::stage(retrieval, place);
    match &retrieval.stage {
        Stage::Asked => {
            let clause = format!("asking Webex to ring {}", retrieval.target.name());
            Part::new(TileTone::Asked, text::ASKED, clause).line(text::asking_to_ring(&retrieval.target))
        }
        Stage::Ringing(leg) => ringing(leg, text::RINGING, said, moment.now),
        // From here a hang-up would drop the caller, so none is offered.
        Stage::Fetching(_) => {
            Part::new(TileTone::Ringing, text::ANSWERED, format!("answered: {said}")).line(said)
        }
        Stage::Connected { caller, since, talk, .. } => connected(retrieval, caller, *since, *talk, moment),
        Stage::LookingUp { since, .. } => {
            let state = format!("{} · {}", text::CHECKING, words::clock(moment.now.since_ms(*since)));
            Part::new(TileTone::Waiting, &state, format!("checking: {said}")).line(said)
        }
        Stage::Waiting { until_ms, .. } => waiting(*until_ms, &said, moment),
        Stage::Over { outcome, .. } => over(slot, outcome, &said, moment),
    }
}

/// Whoever waits there all the same, and in a line what has become of the retrieve; the activity says more.
pub(super) fn still_waiting(slot: &Slot, outcome: &Outcome, moment: &Moment<'_>) -> Part {
    let tried = text::last_try(over_tone(slot, outcome, moment).1);
    let mut part = of_slot(slot, moment);
    let told = |clause: &str| text::sentences([Some(clause), Some(tried.as_str())]);
    part.steady = part.steady.as_deref().map(told);
    part.clause = told(&part.clause);
    part.lines.insert(0, tried);
    part
}

fn ringing(leg: &Leg, state: &str, said: String, now: Now) -> Part {
    if leg.cancelling {
        return Part::new(TileTone::Ringing, text::STOPPING, "stopping the ringing").line(said);
    }
    let part =
        Part::new(TileTone::Ringing, state, format!("{}: {said}", text::lower_first(state))).line(said);
    if now.since_ms(leg.since) < STOP_AFTER_MS {
        return part;
    }
    part.pressed(Press::StopRinging, text::STOP_RINGING.to_owned())
}

/// A press does nothing: a stray click must not ring again in the middle of a talk. The menu beside it still can.
fn connected(retrieval: &Retrieval, caller: &Party, since: Now, talk: Talk, moment: &Moment<'_>) -> Part {
    let at = text::hh_mm(since, moment.zone);
    let device = match &retrieval.target {
        Target::AllDevices => None,
        Target::One(endpoint) => Some(endpoint.name.as_str()),
    };
    let on = device.map(|device| format!(" on {device}")).unwrap_or_default();
    let caller_words = caller.words();
    let (word, clause) = match talk {
        Talk::On => (text::CONNECTED, format!("connected to {caller_words}{on} since {at}")),
        Talk::OnHold => (text::ON_HOLD, format!("on hold: {caller_words}{on}, connected since {at}")),
        Talk::HeldByCaller => (text::HELD, format!("held by {caller_words}{on}, connected since {at}")),
    };
    let state = format!("{word} · {}", words::clock(moment.now.since_ms(since)));
    let mut part = Part::new(TileTone::Connected, &state, clause);
    part.headline = Some(text::upper_first(caller.words()));
    if caller.name.is_some() {
        part.lines.extend(caller.number.clone());
    }
    part.line(text::on_device_since(device, &at))
}

fn waiting(until_ms: u64, said: &str, moment: &Moment<'_>) -> Part {
    let left_ms = until_ms.saturating_sub(moment.now.mono_ms);
    if left_ms == 0 {
        return Part::new(TileTone::Waiting, text::TRY_AGAIN, format!("may be tried again: {said}"))
            .line(said)
            .pressed(Press::Retrieve, text::retrieve_on(moment.target));
    }
    let mut part = Part::new(TileTone::Waiting, text::WAIT, format!("not yet: {said}")).line(said);
    // Rounded up, so that it never reads 0:00 while the button is away.
    part.button = Some(text::try_again_in(&words::clock(left_ms.div_ceil(1_000) * 1_000)));
    part
}

fn over_tone(slot: &Slot, outcome: &Outcome, moment: &Moment<'_>) -> (TileTone, &'static str) {
    let is_free = matches!(slot.state(moment.now), SlotState::Free { .. });
    match outcome {
        Outcome::Ended { .. } | Outcome::PassedOn { .. } if is_free => (TileTone::Free, text::FREE),
        Outcome::Ended { .. } | Outcome::PassedOn { .. } => (TileTone::NotKnown, text::ENDED),
        Outcome::NotAnswered => (TileTone::Trouble, text::NOT_ANSWERED),
        Outcome::StoppedRinging => (TileTone::Trouble, text::FELL_SILENT),
        Outcome::NobodyThere => (TileTone::Free, text::NOBODY_THERE),
        Outcome::Cancelled => (TileTone::NotKnown, text::STOPPED),
        Outcome::Refused(_) => (TileTone::Trouble, text::REFUSED),
        Outcome::NotTaken(_) => (TileTone::Trouble, text::NOT_CARRIED_OUT),
        Outcome::NotKnown(_) => (TileTone::Trouble, text::NOT_KNOWN),
    }
}

fn over(slot: &Slot, outcome: &Outcome, said: &str, moment: &Moment<'_>) -> Part {
    let (tone, state) = over_tone(slot, outcome, moment);
    let part = Part::new(tone, state, format!("{}: {said}", text::lower_first(state))).line(said);
    // Without the permission another press changes nothing, and the core would send nothing.
    if matches!(outcome, Outcome::Refused(failure) if failure.again == PressAgain::Not) {
        return part;
    }
    part.pressed(Press::Retrieve, text::retrieve_on(moment.target))
}
