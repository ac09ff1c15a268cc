//! A wait as it is told: on the tile of whoever is parked there, and beside the retrieve while she is being fetched.

use super::{Moment, Part, TileTone};
use crate::console::board::{Confidence, Slot, SlotState};
use crate::console::now::Now;
use crate::console::retrieval::{Retrieval, Stage};
use crate::console::waiting::{Waiting, Warning};
use crate::say;
use crate::ui::board_text;
use crate::words::{Arg, Message};

/// A wait as it is told: in the corner, on the bar, to the ear.
pub(super) struct Wait {
    /// How long, and how long until the recall once that is near.
    pub state: Vec<Arg>,
    /// Who waits, how long, until when, how sure, for whom, by whom, the note.
    pub clause: Arg,
    /// The same without its clocks.
    pub steady: String,
    /// How much of the time until the recall is over.
    pub recall: Option<f32>,
    /// What the attendant has to know before she trusts it.
    pub sure: Option<Message>,
    /// How near the recall is.
    pub tone: TileTone,
}

/// The wait of whoever is parked there.
pub(super) fn wait(slot: &Slot, waiting: &Waiting, moment: &Moment<'_>) -> Wait {
    let now = moment.now;
    let waited = board_text::waited(waiting.waited_ms(now), waiting.at_least);
    // A time that is not known is not counted down.
    let recall_secs = slot.recall_secs();
    let warning = recall_secs.and_then(|secs| waiting.warning(now, secs));
    let recall = recall_secs
        .map(|secs| Arg::from(board_text::recall_in(waiting.recall_in_ms(now, secs), waiting.at_least)));
    let tone = match warning {
        Some(Warning::Soon) => TileTone::Soon,
        Some(Warning::HalfTime) => TileTone::HalfTime,
        None => TileTone::Parked,
    };
    let counted = recall.clone().filter(|_| warning.is_some());
    let state = std::iter::once(waited).chain(counted).collect();
    let caller = waiting.caller.words();
    let sure = sure(waiting, now);
    let details = board_text::details(waiting);
    let steady = format!("{caller:?} {tone:?} {:?} {} {details:?}", waiting.confidence, waiting.restored);
    let clock = Arg::Clock(waiting.waited_ms(now));
    let waits = Arg::from(match waiting.at_least {
        true => say!("waiting-at-least-heard", caller = &caller, waited = clock),
        false => say!("waiting-heard", caller = &caller, waited = clock),
    });
    let unsure = sure.as_ref().map(Arg::from);
    let clause = std::iter::once(waits).chain(recall).chain(unsure).chain(details);
    let share = |secs: u64| 1.0 - waiting.recall_in_ms(now, secs) as f32 / (secs * 1_000) as f32;
    let clause = Arg::List(clause.collect());
    Wait { state, clause, steady, recall: recall_secs.map(share), sure, tone }
}

/// What the attendant has to know before she trusts it; live and own news need no words.
fn sure(waiting: &Waiting, now: Now) -> Option<Message> {
    match (waiting.confidence, board_text::not_verified(waiting.verified)) {
        (Confidence::Live, _) | (Confidence::Likely, None) => None,
        (_, Some(why)) => Some(why),
        (Confidence::Stale, None) => Some(say!("news-old", age = Arg::Clock(now.age_ms(waiting.as_of)))),
    }
}

/// A clause that stands on a line of its own.
pub(super) fn on_a_line(clause: Message) -> Arg {
    say!("on-a-line", clause = clause).into()
}

/// Adds to what a retrieve says whom it fetches: she waits, and the recall comes nearer, until she is connected.
pub(super) fn beside(part: Part, slot: &Slot, retrieval: &Retrieval, moment: &Moment<'_>) -> Part {
    match slot.state(moment.now) {
        SlotState::Parked(waiting) => {
            let Wait { state, clause, steady, recall, sure, .. } = wait(slot, &waiting, moment);
            let steady = format!("{} {steady}", moment.words.text(&part.clause));
            let state_word = Arg::Facts(std::iter::once(part.state_word.clone()).chain(state).collect());
            let part = Part { state_word, recall, steady: Some(steady), ..part };
            fetched(part, &waiting, sure.map(on_a_line), clause)
        }
        SlotState::Recalled { waiting, .. } => {
            let rings = say!("back-heard", caller = waiting.caller.words(), place = slot.place());
            let line = say!("back-from", place = slot.place()).into();
            let clause = told(rings, &waiting);
            fetched(part, &waiting, Some(line), clause)
        }
        SlotState::NotKnown { last } => {
            let Some(waiting) = last.and_then(|last| last.waiting) else { return part };
            let may_wait = say!("may-still-wait", caller = waiting.caller.words());
            let clause = told(may_wait, &waiting);
            fetched(part, &waiting, board_text::not_verified(waiting.verified).map(on_a_line), clause)
        }
        // Live news sees her leave the slot a moment before the calls show her connected.
        SlotState::Free { .. } => match (&retrieval.stage, &retrieval.parked) {
            (Stage::Fetching(_), Some(waiting)) => {
                let clause = told(waiting.caller.words(), waiting);
                fetched(part, waiting, None, clause)
            }
            _ => part,
        },
    }
}

/// A clause about her, then for whom, by whom and the note.
fn told(clause: impl Into<Arg>, waiting: &Waiting) -> Arg {
    let details = board_text::details(waiting);
    Arg::List(std::iter::once(clause.into()).chain(details).collect())
}

/// The caller and what was said of her, with the number last: where there is no room, it is what can be missed.
fn fetched(mut part: Part, waiting: &Waiting, line: Option<Arg>, clause: Arg) -> Part {
    part.headline = Some(waiting.caller.words());
    part.lines.extend(line);
    part.lines.extend(who_fetched(waiting));
    part.also = Some(say!("on-a-line", clause = clause).into());
    part
}

/// What the attendant needs to hand her on: for whom, by whom and the note, and then the number.
fn who_fetched(waiting: &Waiting) -> Vec<Arg> {
    let details = board_text::details(waiting);
    let number = waiting.caller.name.as_ref().and(waiting.caller.number.as_ref()).map(Arg::from);
    (!details.is_empty()).then_some(Arg::Facts(details)).into_iter().chain(number).collect()
}
