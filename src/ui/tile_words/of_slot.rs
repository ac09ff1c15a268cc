//! The words of a slot that nobody retrieves now: parked, recalled, free, left, not known.

use super::of_wait::{Wait, on_a_line, wait};
use super::{Moment, Part, Press, TileTone};
use crate::console::board::{Confidence, Finding, Last, Slot, SlotState};
use crate::console::now::Now;
use crate::console::waiting::Waiting;
use crate::say;
use crate::ui::board_text;
use crate::ui::text;
use crate::words::{Arg, Message};

/// That a caller has left a slot is told for so long; then it is free like any other.
pub(super) const LEFT_MS: u64 = 300_000;

/// Whoever was parked there has left it a while ago.
pub(in crate::ui) fn has_left(how: Finding, as_of: Now, now: Now) -> bool {
    how == Finding::Left && now.age_ms(as_of) < LEFT_MS
}

/// Only the attendant can know that nobody waits there any more.
pub(in crate::ui) fn may_forget(state: &SlotState) -> bool {
    match state {
        SlotState::NotKnown { last: Some(Last { waiting, .. }) } => waiting.is_some(),
        SlotState::Parked(waiting) => waiting.confidence != Confidence::Live,
        _ => false,
    }
}

/// What is known of the slot.
pub(super) fn of_slot(slot: &Slot, moment: &Moment<'_>) -> Part {
    let now = moment.now;
    match slot.state(now) {
        SlotState::Free { as_of, how, confidence } => free(slot, as_of, how, confidence, moment),
        SlotState::NotKnown { last: None } => {
            retrieved(Part::new(TileTone::NotKnown, say!("not-known"), say!("not-known-heard")), moment)
        }
        SlotState::NotKnown { last: Some(last) } => not_known(&last, moment),
        SlotState::Parked(waiting) => parked(slot, &waiting, moment),
        SlotState::Recalled { waiting, .. } => recalled(slot, &waiting, moment),
    }
}

fn retrieved(part: Part, moment: &Moment<'_>) -> Part {
    part.pressed(Press::Retrieve, text::retrieve_on(moment.target))
}

fn free(slot: &Slot, as_of: Now, how: Finding, confidence: Confidence, moment: &Moment<'_>) -> Part {
    let at = moment.time(as_of);
    let left = slot.last_caller().filter(|_| has_left(how, as_of, moment.now));
    let mut part = match (&left, confidence) {
        (Some(waiting), confidence) => {
            let clause = say!("left-heard", caller = waiting.caller.words(), at = &at);
            let part = match confidence {
                Confidence::Live | Confidence::Likely => Part::new(TileTone::Free, say!("left"), clause),
                // The channel is lost: who has come after her, nobody has seen.
                Confidence::Stale => {
                    let age = board_text::ago(moment.now.age_ms(as_of));
                    let state = Arg::Facts(vec![say!("left").into(), age.into()]);
                    Part::new(TileTone::NotKnown, state, clause)
                }
            };
            let part = part.line(say!("left-at", at = &at));
            Part { headline: Some(waiting.caller.words()), ..part }
        }
        (None, Confidence::Live) => {
            Part::new(TileTone::Free, free_since(say!("free-live")), say!("free-live-heard"))
        }
        (None, Confidence::Likely) => {
            let age = board_text::ago(moment.now.age_ms(as_of));
            Part::new(TileTone::Free, free_since(age), say!("free-heard", at = &at))
                .line(say!("as-of", at = &at))
        }
        // The channel is lost: it was free, and nobody knows whether it still is.
        (None, Confidence::Stale) => {
            let age = board_text::ago(moment.now.age_ms(as_of));
            let state = Arg::Facts(vec![say!("was-free").into(), age.into()]);
            Part::new(TileTone::NotKnown, state, say!("was-free-heard", at = &at))
                .line(board_text::last_seen(&how, &at))
        }
    };
    // A slot that nobody sees any more is there to be tried.
    let back = left
        .filter(|_| confidence != Confidence::Stale)
        .and_then(|waiting| waiting.caller.number)
        .filter(|number| !number.trim().is_empty());
    if let Some(call) = moment.in_hand {
        return part.pressed(Press::Park, say!("park-here", caller = &call.caller));
    }
    if let Some(number) = back {
        return part.pressed(Press::CallBack, say!("call-back-number", number = number));
    }
    if confidence != Confidence::Live {
        part = retrieved(part, moment);
    }
    part
}

fn free_since(sure: Message) -> Arg {
    Arg::Facts(vec![say!("free").into(), sure.into()])
}

fn not_known(last: &Last, moment: &Moment<'_>) -> Part {
    let old = board_text::old(moment.now.age_ms(last.at));
    let state = Arg::Facts(std::iter::once(say!("not-known")).chain(old).map(Arg::from).collect());
    let seen = board_text::last_seen(&last.finding, &moment.time(last.at));
    let Some(waiting) = &last.waiting else {
        let clause = say!("not-known-seen-heard", seen = &seen);
        return retrieved(Part::new(TileTone::NotKnown, state, clause).line(seen), moment);
    };
    let caller = &waiting.caller.words();
    let details = board_text::details(waiting);
    let clause = if details.is_empty() {
        say!("may-wait-heard", caller = caller, seen = &seen)
    } else {
        say!("may-wait-parked-heard", caller = caller, seen = &seen, details = details)
    };
    let mut part = Part::new(TileTone::NotKnown, state, clause);
    part.headline = Some(caller.into());
    part.lines.push(board_text::not_verified(waiting.verified).map_or(seen.into(), on_a_line));
    part.lines.extend(who_else(waiting));
    retrieved(part, moment)
}

/// The number, and what was said when the call was parked, as lines.
fn who_else(waiting: &Waiting) -> Vec<Arg> {
    let number = waiting.caller.name.as_ref().and(waiting.caller.number.as_ref()).map(Arg::from);
    let details = board_text::details(waiting);
    number.into_iter().chain((!details.is_empty()).then_some(Arg::Facts(details))).collect()
}

fn parked(slot: &Slot, waiting: &Waiting, moment: &Moment<'_>) -> Part {
    let Wait { state, clause, steady, recall, sure, tone } = wait(slot, waiting, moment);
    let mut part = Part::new(tone, Arg::Facts(state), clause);
    part.steady = Some(steady);
    part.headline = Some(waiting.caller.words());
    part.lines.extend(sure.map(on_a_line));
    part.lines.extend(who_else(waiting));
    part.recall = recall;
    part.primary = true;
    retrieved(part, moment)
}

fn recalled(slot: &Slot, waiting: &Waiting, moment: &Moment<'_>) -> Part {
    let caller = &waiting.caller.words();
    let rings = Arg::from(say!("back-heard", caller = caller, place = slot.place()));
    let clause = std::iter::once(rings).chain(board_text::details(waiting)).collect();
    let mut part = Part::new(TileTone::Recalled, say!("back-ringing"), Arg::List(clause));
    part.headline = Some(caller.into());
    part.lines.push(say!("back-from", place = slot.place()).into());
    part.lines.extend(who_else(waiting));
    part.primary = true;
    if !moment.can_answer {
        return part;
    }
    part.pressed(Press::Answer, board_text::answer_on(moment.target))
}
