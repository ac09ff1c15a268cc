//! The words of a slot that nobody retrieves now: parked, recalled, free, left, not known.

use super::{Moment, Part, Press, TileTone};
use crate::console::board::{Confidence, Finding, Last, Slot, SlotState};
use crate::console::now::Now;
use crate::console::waiting::{Waiting, Warning};
use crate::console::words;
use crate::ui::board_text as say;
use crate::ui::text;

/// That a caller has left a slot is told for so long; then it is free like any other.
pub(super) const LEFT_MS: u64 = 300_000;

/// Whoever was parked there has left it a while ago.
pub(in crate::ui) fn has_left(how: Finding, as_of: Now, now: Now) -> bool {
    how == Finding::Left && now.age_ms(as_of) < LEFT_MS
}

/// A call may be parked there. A slot that is not known may turn out taken: the call is still in hand then.
pub(in crate::ui) fn may_take(state: &SlotState) -> bool {
    matches!(state, SlotState::Free { .. } | SlotState::NotKnown { .. })
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
            retrieved(Part::new(TileTone::NotKnown, text::NOT_KNOWN, "not known"), moment)
        }
        SlotState::NotKnown { last: Some(last) } => not_known(&last, moment),
        SlotState::Parked(waiting) => parked(&waiting, moment),
        SlotState::Recalled { waiting, .. } => recalled(slot, &waiting, moment),
    }
}

fn retrieved(part: Part, moment: &Moment<'_>) -> Part {
    part.pressed(Press::Retrieve, text::retrieve_on(moment.target))
}

fn free(slot: &Slot, as_of: Now, how: Finding, confidence: Confidence, moment: &Moment<'_>) -> Part {
    let age_ms = moment.now.age_ms(as_of);
    let sure = match confidence {
        Confidence::Live => say::LIVE.to_owned(),
        Confidence::Likely | Confidence::Stale => say::ago(age_ms),
    };
    let at = text::hh_mm(as_of, moment.zone);
    let left = slot.last_caller().filter(|_| has_left(how, as_of, moment.now));
    let mut part = match &left {
        Some(waiting) => {
            let line = say::left_at(&at);
            let caller = waiting.caller.words();
            let clause = format!("left the slot: {caller}, {}", text::lower_first(&line));
            let mut part = Part::new(TileTone::Free, say::LEFT, clause).line(line);
            part.headline = Some(text::upper_first(caller));
            part
        }
        // The channel is lost: it was free, and nobody knows whether it still is.
        None if confidence == Confidence::Stale => {
            let line = say::last_seen(&how, &at);
            let state = format!("{} · {sure}", say::WAS_FREE);
            Part::new(TileTone::NotKnown, &state, text::lower_first(&line)).line(line)
        }
        None => {
            let state = format!("{} · {sure}", text::FREE);
            match confidence {
                Confidence::Live => Part::new(TileTone::Free, &state, "free, live"),
                _ => {
                    let line = text::as_of(&at);
                    let clause = format!("free, {}", text::lower_first(&line));
                    Part::new(TileTone::Free, &state, clause).line(line)
                }
            }
        }
    };
    let back = left.and_then(|waiting| waiting.caller.number).filter(|number| !number.trim().is_empty());
    if let Some(call) = moment.in_hand {
        return part.pressed(Press::Park, say::park_here(&call.caller));
    }
    if let Some(number) = back {
        return part.pressed(Press::CallBack, say::call_back(&number));
    }
    if confidence != Confidence::Live {
        part = retrieved(part, moment);
    }
    part
}

fn not_known(last: &Last, moment: &Moment<'_>) -> Part {
    let old = say::old(moment.now.age_ms(last.at));
    let state = [text::NOT_KNOWN].into_iter().chain(old.as_deref()).collect::<Vec<_>>().join(" · ");
    let line = say::last_seen(&last.finding, &text::hh_mm(last.at, moment.zone));
    let Some(waiting) = &last.waiting else {
        return retrieved(
            Part::new(TileTone::NotKnown, &state, format!("not known: {line}")).line(line),
            moment,
        );
    };
    let caller = waiting.caller.words();
    let details = details(waiting, moment).join(", ");
    let more = if details.is_empty() { String::new() } else { format!(" Parked {details}.") };
    let clause = format!("not known: {caller} may still wait. {line}{more}");
    let mut part = Part::new(TileTone::NotKnown, &state, clause);
    part.headline = Some(text::upper_first(caller));
    part.lines.push(say::not_verified(waiting.verified).map_or(line, str::to_owned));
    part.lines.extend(who_else(waiting, moment));
    retrieved(part, moment)
}

/// For whom, by whom, and the note.
fn details(waiting: &Waiting, moment: &Moment<'_>) -> Vec<String> {
    [say::for_whom(waiting), say::by_whom(waiting, moment.me), say::note(waiting)]
        .into_iter()
        .flatten()
        .collect()
}

/// The number, and what was said when the call was parked, as lines.
fn who_else(waiting: &Waiting, moment: &Moment<'_>) -> Vec<String> {
    let number = waiting.caller.name.as_ref().and(waiting.caller.number.clone());
    let details = details(waiting, moment);
    number.into_iter().chain((!details.is_empty()).then(|| details.join(" · "))).collect()
}

fn parked(waiting: &Waiting, moment: &Moment<'_>) -> Part {
    let now = moment.now;
    let clock = words::clock(waiting.waited_ms(now));
    // A time that is not known is not counted down.
    let recall_secs = Some(moment.recall_secs).filter(|secs| *secs > 0);
    let warning = recall_secs.and_then(|secs| waiting.warning(now, secs));
    let recall = recall_secs.map(|secs| say::recall_in(waiting.recall_in_ms(now, secs)));
    let (tone, steady_warning) = match warning {
        Some(Warning::Soon) => (TileTone::Soon, "soon"),
        Some(Warning::HalfTime) => (TileTone::HalfTime, "half time"),
        None => (TileTone::Parked, ""),
    };
    let counted = recall.as_deref().filter(|_| warning.is_some());
    let state = [clock.as_str()].into_iter().chain(counted).collect::<Vec<_>>().join(" · ");
    let caller = waiting.caller.words();
    let sure = sure(waiting, now);
    let details = details(waiting, moment);
    let clause: Vec<&str> = recall
        .as_deref()
        .into_iter()
        .chain(sure.as_deref())
        .chain(details.iter().map(String::as_str))
        .collect();
    let mut part = Part::new(tone, &state, join(format!("{caller} waiting {clock}"), &clause));
    let steady: Vec<&str> = details.iter().map(String::as_str).collect();
    let how = format!("{caller} waiting {steady_warning} {:?} {}", waiting.confidence, waiting.restored);
    part.steady = Some(join(how, &steady));
    part.headline = Some(text::upper_first(caller));
    if let Some(sure) = sure {
        part.lines.push(text::upper_first(&sure));
    }
    part.lines.extend(who_else(waiting, moment));
    part.recall = recall_secs
        .map(|secs| waiting.waited_ms(now) as f32 / (secs * 1_000) as f32)
        .map(|share| share.min(1.0));
    part.primary = true;
    retrieved(part, moment)
}

/// What the attendant has to know before she trusts it; live and own news need no words.
fn sure(waiting: &Waiting, now: Now) -> Option<String> {
    match (waiting.confidence, say::not_verified(waiting.verified)) {
        (Confidence::Live, _) | (Confidence::Likely, None) => None,
        (_, Some(why)) => Some(text::lower_first(why)),
        (Confidence::Stale, None) => Some(say::news_old(now.age_ms(waiting.as_of))),
    }
}

fn recalled(slot: &Slot, waiting: &Waiting, moment: &Moment<'_>) -> Part {
    let caller = waiting.caller.words();
    let details = details(waiting, moment);
    let details: Vec<&str> = details.iter().map(String::as_str).collect();
    let clause = join(format!("{caller} is back from {} and rings", slot.place()), &details);
    let mut part = Part::new(TileTone::Recalled, say::BACK_RINGING, clause);
    part.headline = Some(text::upper_first(caller));
    part.lines.push(say::back_from(&slot.place()));
    part.lines.extend(who_else(waiting, moment));
    part.primary = true;
    if !moment.can_answer {
        return part;
    }
    part.pressed(Press::Answer, say::answer_on(moment.target))
}

fn join(first: String, more: &[&str]) -> String {
    [first.as_str()].into_iter().chain(more.iter().copied()).collect::<Vec<_>>().join(", ")
}
