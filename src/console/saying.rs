//! What is said because the attendant asked for it: who waits and what is on the phone, the longest wait, the line to Webex,
//! and once more what was said before. It may interrupt, since she asked, and it leaves no line in the activity.

use std::collections::VecDeque;

use super::board::{Slot, SlotState};
use super::calls::Mute;
use super::calls::view::CallView;
use super::endpoints::Target;
use super::link::{self, Link};
use super::live::LiveLayer;
use super::now::Now;
use super::session::Session;
use super::waiting::{LongestWait, Waiting};
use super::{Announcement, Console, words};
use crate::say;
use crate::words::{Arg, Message};

/// So many callers are named one by one; more than that nobody can remember.
const NAMED: usize = 5;
/// So much of what was said can be asked for again.
const REMEMBERED: usize = 50;
/// Who asks again within so long wants to hear what was said before that.
const AGAIN_MS: u64 = 30_000;

/// What may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    /// Who waits, what is on the phone, and which device rings.
    Status,
    /// The last event; asked for again, the one before it.
    Last,
    /// Who waits longest.
    Longest,
    /// How the line to Webex is.
    Connection,
}

/// What was said of its own accord.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// Oldest first, each with its moment.
    events: VecDeque<(Now, Announcement)>,
    /// Which was said again last, and when that was asked for.
    again: Option<(u64, Now)>,
}

impl Heard {
    /// Something was said. Who asks next wants this.
    pub fn note(&mut self, said: &Announcement, now: Now) {
        self.again = None;
        self.events.push_back((now, said.clone()));
        if self.events.len() > REMEMBERED {
            self.events.pop_front();
        }
    }

    /// The names in it are no business of whoever signs in next.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn last(&mut self, now: Now) -> Message {
        let before = self.again.filter(|(_, asked)| now.since_ms(*asked) <= AGAIN_MS).map(|(seq, _)| seq);
        let mut newest = self.events.iter().rev();
        let Some((at, said)) = newest.find(|(_, said)| before.is_none_or(|before| said.seq < before)) else {
            self.again = None;
            return if before.is_some() { say!("say-nothing-before") } else { say!("no-activity") };
        };
        self.again = Some((said.seq, now));
        say!("say-again", age = Arg::Clock(now.age_ms(*at)), what = said.spoken())
    }
}

impl Console {
    /// Says what was asked for.
    pub(super) fn say(&mut self, what: Saying, now: Now) {
        let sentences = match what {
            Saying::Last => vec![self.heard.last(now).into()],
            Saying::Connection => self.connection(now),
            Saying::Status | Saying::Longest if !self.session.shows_board() => vec![self.nobody_works()],
            Saying::Status => self.status(now),
            Saying::Longest => self.longest(now),
        };
        if what != Saying::Last {
            self.heard.again = None;
        }
        self.speak(together(sentences), true);
    }

    /// There is no board to tell of.
    fn nobody_works(&self) -> Arg {
        if self.session == Session::Starting { say!("starting") } else { say!("say-nobody-works") }.into()
    }

    fn status(&self, now: Now) -> Vec<Arg> {
        let mut sentences = Vec::new();
        if matches!(self.session, Session::Expired { .. }) {
            sentences.push(Arg::from(words::expired()));
        }
        let calls = self.my_calls(now);
        sentences.extend(self.recalls().into_iter().map(|recall| Arg::from(recall.sentence)));
        let rings = |call: &&CallView| call.is_incoming && call.recall.is_none();
        sentences.extend(calls.iter().filter(rings).map(on_the_phone));
        self.waits(now, &mut sentences);
        let goes_on = |call: &&CallView| !call.is_incoming;
        let before = sentences.len();
        sentences.extend(calls.iter().filter(goes_on).map(on_the_phone));
        match self.calls.trouble() {
            Some(failure) => sentences.push(Arg::from(&failure.words)),
            None if self.calls.read_at().is_none() => sentences.push(say!("say-calls-not-read").into()),
            None if sentences.len() == before && calls.is_empty() => sentences.push(say!("no-calls").into()),
            None => {}
        }
        let on = match self.endpoints.target() {
            Target::AllDevices => say!("on-all-devices"),
            Target::One(endpoint) => say!("on-device", device = endpoint.name),
        };
        sentences.push(say!("say-rings-on", on = on).into());
        sentences
    }

    /// Who waits, those who came first named first, and who may wait.
    fn waits(&self, now: Now, sentences: &mut Vec<Arg>) {
        let (mut sure, mut perhaps) = (Vec::new(), Vec::new());
        for slot in self.board.slots() {
            match slot.state(now) {
                SlotState::Parked(waiting) => sure.push((slot, waiting)),
                SlotState::NotKnown { last } => {
                    perhaps.extend(last.and_then(|last| last.waiting).map(|waiting| (slot, waiting)));
                }
                SlotState::Free { .. } | SlotState::Recalled { .. } => {}
            }
        }
        let count = sure.len();
        let named = |who: &[(&Slot, Waiting)]| -> Vec<Arg> {
            let longest = who.iter().take(NAMED);
            longest.map(|(slot, waiting)| waits_there(slot, waiting, now)).collect()
        };
        for who in [&mut sure, &mut perhaps] {
            who.sort_by_key(|(_, waiting)| std::cmp::Reverse(waiting.waited_ms(now)));
        }
        sentences.push(Arg::from(match count {
            0 => say!("say-nobody-waits"),
            1..=NAMED => say!("say-waiting", count = count, callers = named(&sure)),
            _ => say!("say-many-wait", count = count, callers = named(&sure)),
        }));
        if !perhaps.is_empty() {
            let (count, callers) = (perhaps.len(), named(&perhaps));
            sentences.push(say!("say-may-wait", count = count, callers = callers).into());
        }
    }

    fn longest(&self, now: Now) -> Vec<Arg> {
        let Some(LongestWait { slot, at_least, recall_in_ms, .. }) = self.longest_wait(now) else {
            let recalls: Vec<Arg> =
                self.recalls().into_iter().map(|recall| Arg::from(recall.sentence)).collect();
            return if recalls.is_empty() { vec![Arg::from(self.why_nobody_waits(now))] } else { recalls };
        };
        let Some((slot, waiting)) = self.board.slot(&slot).and_then(|slot| Some((slot, slot.occupant()?)))
        else {
            return Vec::new();
        };
        let recall = recall_in_ms.map(|ms| words::waits::recall_in(ms, at_least));
        let whom = waiting.for_whom.as_deref().filter(|whom| !whom.is_empty());
        let whom = whom.map(|whom| say!("for-whom", whom = whom));
        let first = waits_there(slot, &waiting, now);
        let facts = [recall, whom].into_iter().flatten().map(Arg::from);
        vec![say!("say-facts", facts = Arg::List(std::iter::once(first).chain(facts).collect())).into()]
    }

    fn connection(&self, now: Now) -> Vec<Arg> {
        let mut sentences = Vec::new();
        match &self.session {
            Session::Expired { .. } => sentences.push(Arg::from(words::expired())),
            session if !session.shows_board() => sentences.push(self.nobody_works()),
            _ => {}
        }
        match &self.link {
            Link::NotKnown => sentences.push(say!("say-not-heard").into()),
            Link::Up { heard } => {
                sentences.push(say!("say-link-up", age = Arg::Clock(now.age_ms(*heard))).into());
            }
            Link::Down { since, words, .. } => {
                sentences
                    .push(say!("say-link-down", lasts = Arg::Clock(now.age_ms(*since)), why = words).into());
                if self.session.shows_board() {
                    sentences.push(link::what_now().into());
                }
            }
        }
        if !self.session.is_usable() {
            return sentences;
        }
        sentences.push(Arg::from(match self.live() {
            LiveLayer::Up { since } => say!("say-live", lasts = Arg::Clock(now.age_ms(*since))),
            LiveLayer::Connecting => say!("say-live-opens"),
            LiveLayer::Lost { since, why } => {
                say!("say-live-lost", lasts = Arg::Clock(now.age_ms(*since)), why = why)
            }
            LiveLayer::Off { why } => say!("say-live-off", why = why),
        }));
        let waits_ms = self.traffic.and_then(|traffic| traffic.reads_wait_ms(now));
        sentences.push(Arg::from(match (waits_ms, self.reads_every_ms()) {
            (Some(left_ms), _) => say!("say-facts", facts = say!("reads-wait", left = Arg::Clock(left_ms))),
            (None, Some(every_ms)) => say!("say-reads", secs = every_ms / 1_000),
            (None, None) => say!("say-reads-nothing"),
        }));
        sentences
    }
}

/// "Harriet Lund on 7001 Lobby 1 for 0:43"
fn waits_there(slot: &Slot, waiting: &Waiting, now: Now) -> Arg {
    let waited = waiting.waited_words(now);
    say!("say-waits", caller = waiting.caller.words(), place = slot.place(), waited = waited).into()
}

/// "Connected to Ola Berg on Desk phone, 1:12, muted."
fn on_the_phone(call: &CallView) -> Arg {
    let muted = (call.mute == Mute::On).then(|| Arg::from(say!("muted")));
    let facts = [Arg::from(&call.words), Arg::Clock(call.lasts_ms)].into_iter().chain(muted);
    say!("say-facts", facts = Arg::List(facts.collect())).into()
}

/// Sentences one after the other.
fn together(sentences: Vec<Arg>) -> Arg {
    let two = |first, then| say!("say-together", first = first, then = then).into();
    sentences.into_iter().reduce(two).unwrap_or_else(Arg::nothing)
}
