//! The words of a slot while it is being retrieved, and for a while after.

use super::of_slot::of_slot;
use super::of_wait::beside;
use super::{Moment, Part, Press, STOP_AFTER_MS, TileTone};
use crate::console::board::{Slot, SlotKind, SlotState};
use crate::console::calls::Party;
use crate::console::endpoints::Target;
use crate::console::failure::PressAgain;
use crate::console::now::Now;
use crate::console::retrieval::{Leg, Outcome, Retrieval, Stage, Talk};
use crate::console::words;
use crate::say;
use crate::ui::{board_text, text};
use crate::words::{Arg, Message};

/// What the newest retrieve of a slot says.
pub(super) fn of_retrieval(slot: &Slot, retrieval: &Retrieval, moment: &Moment<'_>) -> Part {
    // "Nobody is parked on Parked for me" is no sentence.
    let place = if slot.kind == SlotKind::Mine { slot.place() } else { Arg::from(&slot.number) };
    let said = words::stage(retrieval, place);
    let part = match &retrieval.stage {
        Stage::Asked => {
            let target = &retrieval.target;
            Part::new(TileTone::Asked, say!("asked"), text::asking_to_ring(target))
                .line(text::asked_to_ring(target))
        }
        Stage::Ringing(leg) => ringing(leg, said, moment.now),
        // From here a hang-up would drop the caller, so none is offered.
        Stage::Fetching(_) => Part::said(TileTone::Ringing, say!("answered"), said),
        Stage::Connected { caller, since, talk, .. } => {
            return connected(retrieval, caller, *since, *talk, moment);
        }
        Stage::LookingUp { since, .. } => {
            let mut part = Part::said(TileTone::Waiting, say!("checking"), said);
            // One clock is enough: that of whoever waits.
            if !matches!(slot.state(moment.now), SlotState::Parked(_)) {
                part.state_word = timed(part.state_word, *since, moment.now);
            }
            part
        }
        Stage::Waiting { until_ms, .. } => waiting(*until_ms, said, moment),
        Stage::Over { outcome, .. } => return over(slot, outcome, said, moment),
    };
    beside(part, slot, retrieval, moment)
}

/// Whoever waits there all the same, and in a line what has become of the retrieve; the activity says more.
pub(super) fn still_waiting(slot: &Slot, outcome: &Outcome, moment: &Moment<'_>) -> Part {
    let tried = say!("last-try", state = over_tone(slot, outcome, moment).1);
    let mut part = of_slot(slot, moment);
    part.clause = say!("waiting-tried-heard", clause = &part.clause, tried = &tried).into();
    part.steady = part.steady.map(|steady| format!("{steady} {}", moment.words.tell(&tried)));
    part.lines.insert(0, tried.into());
    part
}

/// The state and for how long.
fn timed(state: Arg, since: Now, now: Now) -> Arg {
    Arg::Facts(vec![state, Arg::Clock(now.since_ms(since))])
}

fn ringing(leg: &Leg, said: Arg, now: Now) -> Part {
    if leg.cancelling {
        return Part::new(TileTone::Ringing, say!("stopping"), say!("stopping-heard")).line(said);
    }
    let part = Part::said(TileTone::Ringing, say!("ringing"), said);
    if now.since_ms(leg.since) < STOP_AFTER_MS {
        return part;
    }
    part.pressed(Press::StopRinging, say!("stop-ringing"))
}

/// A press does nothing: a stray click must not ring again in the middle of a talk. The menu beside it still can.
fn connected(retrieval: &Retrieval, caller: &Party, since: Now, talk: Talk, moment: &Moment<'_>) -> Part {
    let at = moment.time(since);
    let device = match &retrieval.target {
        Target::AllDevices => None,
        Target::One(endpoint) => Some(&endpoint.name),
    };
    let (name, since_at) = (&caller.words(), at.as_str());
    let (state, clause) = match (talk, device) {
        (Talk::On, None) => (say!("connected"), say!("connected-heard", caller = name, at = since_at)),
        (Talk::On, Some(device)) => {
            (say!("connected"), say!("connected-heard-on", caller = name, device = device, at = since_at))
        }
        (Talk::OnHold, None) => (say!("on-hold"), say!("on-hold-heard", caller = name, at = since_at)),
        (Talk::OnHold, Some(device)) => {
            (say!("on-hold"), say!("on-hold-heard-on", caller = name, device = device, at = since_at))
        }
        (Talk::HeldByCaller, None) => (say!("held"), say!("held-heard", caller = name, at = since_at)),
        (Talk::HeldByCaller, Some(device)) => {
            (say!("held"), say!("held-heard-on", caller = name, device = device, at = since_at))
        }
    };
    let mut part = Part::new(TileTone::Connected, timed(state.into(), since, moment.now), clause);
    part.headline = Some(caller.words());
    let details = retrieval.parked.as_ref().map(board_text::details);
    let details = details.filter(|details| !details.is_empty());
    part.also = details.as_ref().map(|details| say!("was-parked-heard", details = details.clone()).into());
    part.lines.extend(details.map(Arg::Facts));
    part.lines.push(text::on_device_since(device, &at).into());
    if caller.name.is_some() {
        part.lines.extend(caller.number.as_ref().map(Arg::from));
    }
    part
}

fn waiting(until_ms: u64, said: Arg, moment: &Moment<'_>) -> Part {
    let left_ms = until_ms.saturating_sub(moment.now.mono_ms);
    if left_ms == 0 {
        let clause = say!("may-try-again-heard", said = &said);
        return Part::new(TileTone::Waiting, say!("try-again"), clause)
            .line(said)
            .pressed(Press::Retrieve, text::retrieve_on(moment.target));
    }
    let mut part = Part::new(TileTone::Waiting, say!("wait"), say!("wait-heard", said = &said)).line(said);
    // Rounded up, so that it never reads 0:00 while the button is away.
    part.button = Some(say!("try-again-in", left = Arg::Clock(left_ms.next_multiple_of(1_000))));
    part
}

fn over_tone(slot: &Slot, outcome: &Outcome, moment: &Moment<'_>) -> (TileTone, Message) {
    let is_free = slot.state(moment.now).is_free();
    match outcome {
        Outcome::Ended { .. } | Outcome::PassedOn { .. } if is_free => (TileTone::Free, say!("free")),
        Outcome::Ended { .. } | Outcome::PassedOn { .. } => (TileTone::NotKnown, say!("ended")),
        Outcome::NotAnswered => (TileTone::Trouble, say!("not-answered")),
        Outcome::StoppedRinging => (TileTone::Trouble, say!("fell-silent")),
        Outcome::NobodyThere => (TileTone::Free, say!("nobody-there")),
        Outcome::Cancelled => (TileTone::NotKnown, say!("stopped")),
        Outcome::Refused(_) => (TileTone::Trouble, say!("refused")),
        Outcome::NotTaken(_) => (TileTone::Trouble, say!("not-carried-out")),
        Outcome::NotKnown(_) => (TileTone::Trouble, say!("not-known")),
    }
}

fn over(slot: &Slot, outcome: &Outcome, said: Arg, moment: &Moment<'_>) -> Part {
    let (tone, state) = over_tone(slot, outcome, moment);
    let part = Part::said(tone, state, said);
    // Without the permission another press changes nothing, and the core would send nothing.
    if matches!(outcome, Outcome::Refused(failure) if failure.again == PressAgain::Not) {
        return part;
    }
    part.pressed(Press::Retrieve, text::retrieve_on(moment.target))
}
