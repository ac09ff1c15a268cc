//! The words of one tile, from what is known of its slot: a pure function, so that every state is one row of a test.
//!
//! A slot is *free* or *connected* only where the core proves it; *ringing* is never called connected (contract 3.4).

use jiff::tz::TimeZone;

use super::text;
use crate::console::board::{Confidence, FRESH_MS, Finding, Slot, SlotKind, SlotState};
use crate::console::calls::Party;
use crate::console::endpoints::Target;
use crate::console::failure::PressAgain;
use crate::console::now::Now;
use crate::console::retrieval::{Leg, Outcome, Retrieval, Stage, Talk};
use crate::console::waiting::Waiting;
use crate::console::words;

/// "Stop ringing" takes the place of "Retrieve", so it comes a moment after the ringing: a second, impatient click on
/// "Retrieve" must not hang up.
const STOP_AFTER_MS: u64 = 700;

/// What a press on the tile does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Sends one retrieve.
    Retrieve,
    /// Stops the ringing.
    StopRinging,
    /// Nothing: an order is in flight, or nothing can be sent.
    Nothing,
}

/// How the tile is drawn. The words say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileTone {
    /// Nothing fresh is known.
    NotKnown,
    /// Nobody waits there.
    Free,
    /// An order is out.
    Asked,
    /// A device rings, or was just answered.
    Ringing,
    /// Talking to the caller.
    Connected,
    /// Webex asked to wait, or the console looks up what happened.
    Waiting,
    /// It did not work.
    Trouble,
}

/// What a tile says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileWords {
    /// What people call the slot: its number, else its name.
    pub number: String,
    /// Its name beside the number; may be empty.
    pub label: String,
    /// One or two words, in the corner.
    pub state_word: String,
    /// The caller's name.
    pub headline: Option<String>,
    /// Supporting lines.
    pub lines: Vec<String>,
    /// What stands on the button.
    pub button: Option<String>,
    /// What a press does.
    pub press: Press,
    /// How it is drawn.
    pub tone: TileTone,
    /// The accessible name: all of it as one sentence that begins with the number.
    pub sentence: String,
}

/// What the words depend on besides the slot.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The time.
    pub now: Now,
    /// The zone of the clock on the wall.
    pub zone: &'a TimeZone,
    /// Where a press rings.
    pub target: &'a Target,
    /// Commands can be sent: signed in, with the permission.
    pub can_send: bool,
    /// The attendant's own location; slots elsewhere name theirs, and all do where hers is not known.
    pub home: Option<&'a str>,
}

/// What one state contributes.
struct Part {
    state_word: String,
    clause: String,
    headline: Option<String>,
    lines: Vec<String>,
    button: Option<String>,
    press: Press,
    tone: TileTone,
}

impl Part {
    fn new(tone: TileTone, state_word: &str, clause: impl Into<String>) -> Self {
        Self {
            state_word: state_word.to_owned(),
            clause: clause.into(),
            headline: None,
            lines: Vec::new(),
            button: None,
            press: Press::Nothing,
            tone,
        }
    }

    fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    fn pressed(mut self, press: Press, button: String) -> Self {
        (self.press, self.button) = (press, Some(button));
        self
    }
}

/// The words of a slot and its newest retrieve.
pub fn tile_words(slot: &Slot, retrieval: Option<&Retrieval>, moment: &Moment<'_>) -> TileWords {
    let mut part = match retrieval {
        Some(retrieval) if !has_faded(retrieval, moment.now) => of_retrieval(slot, retrieval, moment),
        _ => of_slot(slot, moment),
    };
    if !moment.can_send {
        (part.press, part.button) = (Press::Nothing, None);
    }
    let elsewhere = slot.location.as_deref();
    let elsewhere = elsewhere.filter(|location| moment.home.is_none_or(|home| home != *location));
    part.lines.extend(elsewhere.map(str::to_owned));
    let (number, label) = if slot.number.is_empty() {
        (slot.label.clone(), String::new())
    } else {
        (slot.number.clone(), slot.label.clone())
    };
    let place = elsewhere.map(|location| format!(" in {location}")).unwrap_or_default();
    let first = format!("{}{place}, {}", slot.name(), part.clause);
    let sentence = text::sentences([Some(first.as_str()), part.button.as_deref()]);
    TileWords {
        number,
        label,
        state_word: part.state_word,
        headline: part.headline,
        lines: part.lines,
        button: part.button,
        press: part.press,
        tone: part.tone,
        sentence,
    }
}

/// When the words change by themselves after `now`, in milliseconds: a clock on the tile, or news that fades.
pub fn next_change_ms(slot: &Slot, retrieval: Option<&Retrieval>, now: Now) -> Option<u64> {
    let next_second = |since: Now| 1_000 - now.since_ms(since) % 1_000;
    let fades = |at: Now| FRESH_MS.checked_sub(now.since_ms(at)).filter(|left| *left > 0);
    let of_slot = match slot.state(now) {
        SlotState::Free { confidence: Confidence::Live, .. } | SlotState::NotKnown { .. } => None,
        SlotState::Free { as_of, .. } => fades(as_of),
        SlotState::Parked(waiting) | SlotState::Recalled { waiting, .. } => {
            Some(1_000 - waiting.waited_ms(now) % 1_000)
        }
    };
    let of_retrieval = retrieval.and_then(|retrieval| match &retrieval.stage {
        Stage::Asked => None,
        Stage::Ringing(leg) | Stage::Fetching(leg) => {
            STOP_AFTER_MS.checked_sub(now.since_ms(leg.since)).filter(|left| *left > 0)
        }
        Stage::Connected { since, .. } | Stage::LookingUp { since, .. } => Some(next_second(*since)),
        Stage::Waiting { until_ms, .. } => {
            let left = until_ms.saturating_sub(now.mono_ms);
            (left > 0).then(|| (left - 1) % 1_000 + 1)
        }
        Stage::Over { at, .. } => fades(*at),
    });
    [of_slot, of_retrieval].into_iter().flatten().min()
}

/// How a retrieve ended is shown for as long as it is news.
fn has_faded(retrieval: &Retrieval, now: Now) -> bool {
    matches!(retrieval.stage, Stage::Over { at, .. } if now.age_ms(at) >= FRESH_MS)
}

fn of_slot(slot: &Slot, moment: &Moment<'_>) -> Part {
    let part = match slot.state(moment.now) {
        SlotState::Free { as_of, .. } => {
            let line = text::as_of(&text::hh_mm(as_of, moment.zone));
            Part::new(TileTone::Free, text::FREE, format!("free, {}", text::lower_first(&line))).line(line)
        }
        SlotState::NotKnown { last: None } => Part::new(TileTone::NotKnown, text::NOT_KNOWN, "not known"),
        SlotState::NotKnown { last: Some(last) } => {
            let line = text::last_seen(&last.finding, &text::hh_mm(last.at, moment.zone));
            let part =
                Part::new(TileTone::NotKnown, text::NOT_KNOWN, format!("not known: {line}")).line(line);
            match last.waiting {
                Some(waiting) => part.line(text::upper_first(waiting.caller.words())),
                None => part,
            }
        }
        SlotState::Parked(waiting) => parked(&waiting, text::PARKED, moment.now),
        SlotState::Recalled { waiting, .. } => parked(&waiting, text::RECALLED, moment.now),
    };
    part.pressed(Press::Retrieve, text::retrieve_on(moment.target))
}

/// Somebody waits there, or rings again.
fn parked(waiting: &Waiting, word: &str, now: Now) -> Part {
    let clock = words::clock(waiting.waited_ms(now));
    let clause = format!("{}: {}, for {clock}", text::lower_first(word), waiting.caller.words());
    let mut part = Part::new(TileTone::Waiting, &format!("{word} · {clock}"), clause);
    part.headline = Some(text::upper_first(waiting.caller.words()));
    if waiting.caller.name.is_some() {
        part.lines.extend(waiting.caller.number.clone());
    }
    part
}

fn of_retrieval(slot: &Slot, retrieval: &Retrieval, moment: &Moment<'_>) -> Part {
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

fn over(slot: &Slot, outcome: &Outcome, said: &str, moment: &Moment<'_>) -> Part {
    let is_free = matches!(slot.state(moment.now), SlotState::Free { .. });
    let (tone, state) = match outcome {
        Outcome::Ended { .. } if is_free => (TileTone::Free, text::FREE),
        Outcome::Ended { .. } => (TileTone::NotKnown, text::ENDED),
        Outcome::NotAnswered => (TileTone::Trouble, text::NOT_ANSWERED),
        Outcome::StoppedRinging => (TileTone::Trouble, text::FELL_SILENT),
        Outcome::NobodyThere => (TileTone::Free, text::NOBODY_THERE),
        Outcome::Cancelled => (TileTone::NotKnown, text::STOPPED),
        Outcome::Refused(_) => (TileTone::Trouble, text::REFUSED),
        Outcome::NotTaken(_) => (TileTone::Trouble, text::NOT_CARRIED_OUT),
        Outcome::NotKnown(_) => (TileTone::Trouble, text::NOT_KNOWN),
    };
    let part = Part::new(tone, state, format!("{}: {said}", text::lower_first(state))).line(said);
    // Without the permission another press changes nothing, and the core would send nothing.
    if matches!(outcome, Outcome::Refused(failure) if failure.again == PressAgain::Not) {
        return part;
    }
    part.pressed(Press::Retrieve, text::retrieve_on(moment.target))
}

/// The line of a slot about which something was learned once.
pub(super) fn finding_words(finding: &Finding) -> &'static str {
    match finding {
        Finding::Fetched => text::LAST_FETCHED,
        Finding::Nobody => text::LAST_NOBODY,
        Finding::StillParked => text::LAST_STILL_PARKED,
        Finding::Nothing => text::LAST_NOTHING,
        Finding::Parked => text::LAST_PARKED,
        Finding::Vacant | Finding::Left => text::LAST_LEFT,
        Finding::NotGiven => text::LAST_NOT_GIVEN,
        Finding::RecallAnswered => text::LAST_RECALL_ANSWERED,
        Finding::RecallLost => text::LAST_RECALL_LOST,
        Finding::Forgotten => text::LAST_FORGOTTEN,
    }
}

#[cfg(test)]
mod tests;
