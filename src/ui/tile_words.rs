//! The words of one tile, from what is known of its slot: a pure function, so that every state is one row of a test.
//!
//! A slot is *free* or *connected* only where the core proves it; *ringing* is never called connected (contract 3.4).

use jiff::tz::TimeZone;

use super::board_text;
use super::in_hand::InHand;
use super::text;
use crate::console::board::{Confidence, FRESH_MS, Slot, SlotState};
use crate::console::endpoints::Target;
use crate::console::now::Now;
use crate::console::retrieval::{Outcome, Retrieval, Stage};
use crate::say;
use crate::words::{Arg, Message, Words};

mod braille;
mod of_retrieval;
mod of_slot;
mod of_wait;

use of_retrieval::{of_retrieval, still_waiting};
use of_slot::of_slot;
pub(super) use of_slot::{has_left, may_forget};

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
    /// Parks the call in hand here.
    Park,
    /// Calls back whoever has left the slot.
    CallBack,
    /// Answers the recall.
    Answer,
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
    /// Somebody waits there.
    Parked,
    /// The same, and half of the time until the recall is over.
    HalfTime,
    /// The same, and the recall comes within seconds.
    Soon,
    /// Whoever waited there rings at the attendant's again.
    Recalled,
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
#[derive(Clone, Debug, PartialEq)]
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
    /// The button is what the screen is for: somebody waits.
    pub primary: bool,
    /// How much of the time until the recall is over, from 0 to 1.
    pub recall: Option<f32>,
    /// The accessible name: all of it as one sentence that begins with the number.
    pub sentence: String,
    /// The short form for a Braille display of forty cells.
    pub braille: String,
    /// The sentence without its clocks: as long as it stays the same, there is no news.
    pub steady: String,
}

/// What the words depend on besides the slot.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The time.
    pub now: Now,
    /// The zone of the clock on the wall.
    pub zone: &'a TimeZone,
    /// The words of the screen.
    pub words: &'a Words,
    /// Where a press rings.
    pub target: &'a Target,
    /// The call that a free slot offers to take: the only one that is connected.
    pub in_hand: Option<&'a InHand>,
    /// Valet can answer on the target.
    pub can_answer: bool,
    /// Commands can be sent: signed in, with the permission.
    pub can_send: bool,
    /// The attendant's own location; slots elsewhere name theirs, and all do where hers is not known.
    pub home: Option<&'a str>,
    /// Webex cannot be reached: what any phone dials before the number of the slot.
    pub way_out: Option<&'a str>,
}

impl Moment<'_> {
    /// The time of day of a moment, such as `14:05`.
    fn time(&self, at: Now) -> String {
        text::time_of_day(self.words, at.wall, self.zone)
    }
}

/// What one state contributes.
struct Part {
    state_word: Arg,
    clause: Arg,
    headline: Option<Arg>,
    lines: Vec<Arg>,
    button: Option<Message>,
    press: Press,
    tone: TileTone,
    primary: bool,
    recall: Option<f32>,
    /// A second sentence for the ear.
    also: Option<Arg>,
    /// What stays the same while only the clocks of the clause change, where it has any.
    steady: Option<String>,
}

impl Part {
    fn new(tone: TileTone, state_word: impl Into<Arg>, clause: impl Into<Arg>) -> Self {
        Self {
            state_word: state_word.into(),
            clause: clause.into(),
            headline: None,
            lines: Vec::new(),
            button: None,
            press: Press::Nothing,
            tone,
            primary: false,
            recall: None,
            also: None,
            steady: None,
        }
    }

    /// A state and the sentence about it, which stands on the tile and follows the state to the ear.
    fn said(tone: TileTone, state: Message, said: impl Into<Arg>) -> Self {
        let said = said.into();
        Self::new(tone, &state, say!("state-heard", state = &state, said = &said)).line(said)
    }

    fn line(mut self, line: impl Into<Arg>) -> Self {
        self.lines.push(line.into());
        self
    }

    fn pressed(mut self, press: Press, button: Message) -> Self {
        (self.press, self.button) = (press, Some(button));
        self
    }
}

/// The words of a slot and its newest retrieve.
pub fn tile_words(slot: &Slot, retrieval: Option<&Retrieval>, moment: &Moment<'_>) -> TileWords {
    let mut part = match told(slot, retrieval, moment.now) {
        Told::Slot => of_slot(slot, moment),
        Told::Retrieval(retrieval) => of_retrieval(slot, retrieval, moment),
        Told::Both { outcome, .. } => still_waiting(slot, outcome, moment),
    };
    if !moment.can_send {
        (part.press, part.button) = (Press::Nothing, None);
    }
    if let Some(way_out) = way_out(slot, part.tone, moment) {
        part.lines.insert(0, Arg::from(&way_out));
        part.also = Some(match part.also.take() {
            Some(also) => say!("say-together", first = also, then = way_out).into(),
            None => way_out.into(),
        });
    }
    let elsewhere = slot.location.as_deref();
    let elsewhere = elsewhere.filter(|location| moment.home.is_none_or(|home| home != *location));
    part.lines.extend(elsewhere.map(Arg::from));
    let (number, label) = if slot.number.is_empty() {
        (moment.words.text(&slot.name()), String::new())
    } else {
        (slot.number.clone(), slot.label.clone())
    };
    let told = |arg: &Arg| moment.words.text(arg);
    let tell = |message: &Message| moment.words.tell(message);
    let first = match elsewhere {
        Some(location) => {
            say!("tile-heard-elsewhere", slot = slot.name(), location = location, clause = &part.clause)
        }
        None => say!("tile-heard", slot = slot.name(), clause = &part.clause),
    };
    let (first, also) = (tell(&first), part.also.as_ref().map(told));
    let button = part.button.as_ref().map(tell);
    let sentence = text::sentences([Some(first.as_str()), also.as_deref(), button.as_deref()]);
    let state_word = told(&part.state_word);
    let headline = part.headline.as_ref().map(told).as_deref().map(text::upper_first);
    TileWords {
        braille: braille::cells(&number, &state_word, headline.as_deref()),
        number,
        label,
        state_word,
        headline,
        lines: part.lines.iter().map(told).collect(),
        button,
        press: part.press,
        tone: part.tone,
        primary: part.primary,
        recall: part.recall,
        sentence,
        steady: part.steady.unwrap_or_else(|| told(&part.clause)),
    }
}

/// What to dial where somebody waits or may wait, while Webex cannot be reached.
fn way_out(slot: &Slot, tone: TileTone, moment: &Moment<'_>) -> Option<Message> {
    let code = moment.way_out.filter(|_| !slot.number.is_empty())?;
    let is_over = matches!(tone, TileTone::Free | TileTone::Connected | TileTone::Recalled);
    (!is_over).then(|| say!("tile-way-out", code = code, number = &slot.number))
}

/// What a tile tells of.
enum Told<'r> {
    /// Of its slot.
    Slot,
    /// Of the newest retrieve from it.
    Retrieval(&'r Retrieval),
    /// Of whoever waits there, and of the retrieve that has not fetched her.
    Both { outcome: &'r Outcome, at: Now },
}

/// Whoever waits is told before what became of a retrieve that is over.
fn told<'r>(slot: &Slot, retrieval: Option<&'r Retrieval>, now: Now) -> Told<'r> {
    let Some(retrieval) = retrieval.filter(|retrieval| !has_faded(retrieval, now)) else { return Told::Slot };
    let state = slot.state(now);
    match state {
        _ if retrieval.is_overtaken(&state, slot.last_caller().as_ref()) => Told::Slot,
        SlotState::Parked(_) | SlotState::Recalled { .. } => match &retrieval.stage {
            Stage::Over { outcome, at } => Told::Both { outcome, at: *at },
            _ => Told::Retrieval(retrieval),
        },
        _ => Told::Retrieval(retrieval),
    }
}

/// When the words change by themselves, in milliseconds from now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// The next second of a clock on the tile.
    pub second_ms: Option<u64>,
    /// The next change that comes once: news that fades, a control that appears, an age in steps.
    pub once_ms: Option<u64>,
}

/// When the words change by themselves after `now`: a clock on the tile, or news that fades.
pub fn ticks(slot: &Slot, retrieval: Option<&Retrieval>, now: Now) -> Ticks {
    let next_second =
        |since: Now| Ticks { second_ms: Some(1_000 - now.since_ms(since) % 1_000), once_ms: None };
    let once = |once_ms: Option<u64>| Ticks { second_ms: None, once_ms };
    let fades = |at: Now| FRESH_MS.checked_sub(now.since_ms(at)).filter(|left| *left > 0);
    let stage = match told(slot, retrieval, now) {
        Told::Retrieval(retrieval) => &retrieval.stage,
        Told::Slot => return ticks_of(slot, now),
        Told::Both { at, .. } => {
            let Ticks { second_ms, once_ms } = ticks_of(slot, now);
            return Ticks { second_ms, once_ms: once_ms.into_iter().chain(fades(at)).min() };
        }
    };
    // Whoever waits while she is being fetched has the clock of the tile; what else ticks there follows it.
    let waits = match slot.state(now) {
        SlotState::Parked(waiting) => Some(1_000 - waiting.waited_ms(now) % 1_000),
        _ => None,
    };
    match stage {
        Stage::Asked => Ticks { second_ms: waits, once_ms: None },
        Stage::Ringing(leg) | Stage::Fetching(leg) => {
            let left = STOP_AFTER_MS.checked_sub(now.since_ms(leg.since)).filter(|left| *left > 0);
            Ticks { second_ms: waits, once_ms: left }
        }
        Stage::Connected { since, .. } => next_second(*since),
        Stage::LookingUp { since, .. } => {
            let own = next_second(*since);
            Ticks { second_ms: waits.or(own.second_ms), ..own }
        }
        Stage::Waiting { until_ms, .. } => {
            let left = Some(until_ms.saturating_sub(now.mono_ms)).filter(|left| *left > 0);
            let own = left.map(|left| (left - 1) % 1_000 + 1);
            Ticks { second_ms: waits.or(own), once_ms: left.filter(|_| waits.is_some()) }
        }
        // How it ended is told together with whether the slot is free, which fades by itself.
        Stage::Over { at, .. } => match slot.state(now) {
            SlotState::Free { as_of, .. } => once(fades(as_of).into_iter().chain(fades(*at)).min()),
            _ => once(fades(*at)),
        },
    }
}

/// The same of a slot that nobody retrieves now.
fn ticks_of(slot: &Slot, now: Now) -> Ticks {
    let once = |once_ms: Option<u64>| Ticks { second_ms: None, once_ms };
    match slot.state(now) {
        SlotState::Free { as_of, how, confidence } => {
            let age_ms = now.age_ms(as_of);
            let left = has_left(how, as_of, now).then(|| of_slot::LEFT_MS - age_ms);
            let ages = (confidence != Confidence::Live).then(|| board_text::age_changes_ms(age_ms)).flatten();
            once(left.into_iter().chain(ages).min())
        }
        SlotState::NotKnown { last } => {
            once(last.and_then(|last| board_text::age_changes_ms(now.age_ms(last.at))))
        }
        SlotState::Parked(waiting) => {
            Ticks { second_ms: Some(1_000 - waiting.waited_ms(now) % 1_000), once_ms: None }
        }
        SlotState::Recalled { .. } => Ticks::default(),
    }
}

/// How a retrieve ended is shown for as long as it is news.
fn has_faded(retrieval: &Retrieval, now: Now) -> bool {
    matches!(retrieval.stage, Stage::Over { at, .. } if now.age_ms(at) >= FRESH_MS)
}

#[cfg(test)]
mod slot_tests;
#[cfg(test)]
mod tests;
