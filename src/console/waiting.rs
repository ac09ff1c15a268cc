//! Who waits, for how long, and until when (contract 5.7, 13). Warnings come once each: at half of the recall time and
//! shortly before it.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::activity::Tone;
use super::board::{Confidence, Due, Slot, SlotState, Source, Verified};
use super::calls::Party;
use super::effect::Effect;
use super::ids::{Epoch, ParkId, SlotId};
use super::now::Now;
use super::retrieval::Retrieval;
use super::{Console, words};
use crate::say;
use crate::words::{Arg, Message};

/// The last warning comes so long before the recall.
const SOON_MS: u64 = 10_000;

/// Who parked a caller: one rule for the ear and the eye.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parker {
    /// The attendant at this desk.
    Me,
    /// Somebody of this name.
    Named(String),
    /// Nobody knows: live news does not say it (contract 6).
    NotKnown,
}

/// When a wait, or a round of it, began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Began {
    /// By the wall clock.
    pub wall: Timestamp,
    /// The same in milliseconds since the program started; `None` for what an earlier run saw begin.
    pub mono_ms: Option<u64>,
}

impl Began {
    /// How long ago, in milliseconds. A wall clock that jumps does not change what began in this run.
    fn ms_ago(self, now: Now) -> u64 {
        match self.mono_ms {
            Some(mono_ms) => now.mono_ms.saturating_sub(mono_ms),
            None => self.ms_ago_by_wall(now),
        }
    }

    fn ms_ago_by_wall(self, now: Now) -> u64 {
        u64::try_from(now.wall.as_millisecond().saturating_sub(self.wall.as_millisecond())).unwrap_or(0)
    }
}

/// A parked caller, with everything that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who it is.
    pub caller: Party,
    /// Since when.
    pub since: Began,
    /// When Webex parked her again after a recall that nobody answered: since then the time to the recall runs.
    pub again: Option<Began>,
    /// She may have waited longer: live news told of her before anybody could have seen her come (contract 7.4). What is left
    /// until the recall is then the most that it can be.
    pub at_least: bool,
    /// How sure it is.
    pub confidence: Confidence,
    /// Who says it.
    pub source: Source,
    /// When it was last heard of.
    pub as_of: Now,
    /// Its name in the journal, if it was parked from here.
    pub park: Option<ParkId>,
    /// Who parked it, for the ear and the eye.
    pub parked_by: Parker,
    /// For whom, as typed.
    pub for_whom: Option<String>,
    /// A note, as typed.
    pub note: Option<String>,
    /// Whether Webex has said so.
    pub verified: Verified,
    /// From before the restart, not verified.
    pub restored: bool,
}

/// A warning about the recall, for colour, shape and words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// Half of the time until the recall is over.
    HalfTime,
    /// The recall comes within seconds.
    Soon,
}

/// What is told once about a stay, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Notice {
    Warned(Warning),
    NotSure,
}

impl Waiting {
    /// How long the caller has waited, in milliseconds.
    pub fn waited_ms(&self, now: Now) -> u64 {
        self.since.ms_ago(now)
    }

    /// How old the news of the wait is, in milliseconds, by the clock that went further: a laptop may have slept.
    pub(super) fn age_ms(&self, now: Now) -> u64 {
        self.waited_ms(now).max(self.since.ms_ago_by_wall(now))
    }

    /// When she was parked: the last time, where she was parked again.
    pub(super) fn parked_since(&self) -> Began {
        self.again.unwrap_or(self.since)
    }

    /// How long she has been parked since then, in milliseconds.
    pub(super) fn parked_ms(&self, now: Now) -> u64 {
        self.parked_since().ms_ago(now)
    }

    /// How long she has waited, in words: "0:43", or "at least 0:43".
    pub(super) fn waited_words(&self, now: Now) -> Arg {
        words::parked::at_least(self.at_least, self.waited_ms(now))
    }

    /// How long until the caller comes back, in milliseconds; 0 when that is due. With [`Waiting::at_least`] it is the most.
    pub fn recall_in_ms(&self, now: Now, recall_secs: u64) -> u64 {
        recall_secs.saturating_mul(1_000).saturating_sub(self.parked_ms(now))
    }

    /// The warning that is due.
    pub fn warning(&self, now: Now, recall_secs: u64) -> Option<Warning> {
        let left_ms = self.recall_in_ms(now, recall_secs);
        if left_ms <= SOON_MS {
            Some(Warning::Soon)
        } else {
            (left_ms <= recall_secs.saturating_mul(500)).then_some(Warning::HalfTime)
        }
    }

    /// In how many milliseconds the next warning is due.
    pub(super) fn next_warning_in_ms(&self, now: Now, recall_secs: u64) -> Option<u64> {
        let left_ms = self.recall_in_ms(now, recall_secs);
        let steps = [recall_secs.saturating_mul(500), SOON_MS];
        steps.into_iter().filter_map(|step| left_ms.checked_sub(step)).filter(|ms| *ms > 0).min()
    }

    /// It was parked from here, which does not say by whom: see [`Waiting::parked_by`].
    pub fn is_own(&self) -> bool {
        self.park.is_some()
    }
}

/// Whoever waits longest; where nobody is known to wait, who may still wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongestWait {
    /// Where.
    pub slot: SlotId,
    /// What people call that slot, such as `7001 Lobby 1`.
    pub slot_name: Arg,
    /// Who.
    pub caller: Party,
    /// She waits; else she only may, and nobody is known to.
    pub is_sure: bool,
    /// For how long, in milliseconds.
    pub waited_ms: u64,
    /// She may have waited longer, and the recall may come sooner.
    pub at_least: bool,
    /// Until the recall, in milliseconds; `None` where nobody knows the recall time of that slot.
    pub recall_in_ms: Option<u64>,
}

/// Of which locations Webex was asked for the recall time, each once for each sign-in.
#[derive(Debug, Default)]
pub(super) struct RecallAsked(BTreeSet<(Epoch, String)>);

impl RecallAsked {
    pub fn forget(&mut self) {
        self.0.clear();
    }
}

impl Console {
    /// After so many seconds a call that is parked in the attendant's location comes back: as Webex says, else as the settings
    /// do (contract 5.7). Each slot says its own: [`Slot::recall_secs`].
    pub fn recall_secs(&self) -> u64 {
        self.board.recall_secs()
    }

    /// Asks for the recall time of the attendant's location and then, if that may be read, for those of the other slots.
    pub(super) fn ask_recall_times(&mut self, home: Option<&str>) -> Vec<Effect> {
        if !self.capabilities.recall_time {
            return Vec::new();
        }
        let others =
            if self.board.is_recall_time_read() { self.board.other_locations() } else { BTreeSet::new() };
        let wanted = home.into_iter().chain(others).map(|location| (self.epoch, location.to_owned()));
        let new: Vec<(Epoch, String)> =
            wanted.filter(|question| !self.recall_asked.0.contains(question)).collect();
        self.recall_asked.0.extend(new.iter().cloned());
        new.into_iter().map(|(epoch, location)| Effect::ReadRecallTime { epoch, location }).collect()
    }

    /// The same once more of the board may be known.
    pub(super) fn ask_other_recall_times(&mut self) -> Vec<Effect> {
        let home = self.session.account().and_then(|account| account.location_id.clone());
        self.ask_recall_times(home.as_deref())
    }

    pub(super) fn take_recall_time(&mut self, location: String, secs: Option<u64>) -> Vec<Effect> {
        self.board.set_recall_secs(location, secs);
        self.ask_other_recall_times()
    }

    /// A parked call may come back any moment.
    pub(super) fn expects_a_recall(&self, now: Now) -> bool {
        if self.departures_due_ms().is_some() {
            return true;
        }
        let own = self.board.slots().iter().filter(|slot| slot.own_park().is_some());
        own.map(|slot| slot.state(now))
            .any(|state| matches!(state, SlotState::Parked(_) | SlotState::Recalled { .. }))
    }

    /// Who waits longest, can be fetched, and is not being fetched already. Whoever is known to wait comes first; else it is
    /// who may still wait, and of several the one of whom the last news is newest: she is the likeliest to be there.
    pub fn longest_wait(&self, now: Now) -> Option<LongestWait> {
        let free = |slot: &&Slot| !self.retrieval(&slot.id).is_some_and(Retrieval::is_in_flight);
        let waits = self
            .board
            .slots()
            .iter()
            .filter(|slot| slot.may_have_somebody() && slot.can_be_dialled())
            .filter(free)
            .filter_map(|slot| match slot.state(now) {
                SlotState::Parked(waiting) => Some((slot, true, waiting.waited_ms(now), waiting)),
                SlotState::NotKnown { last } => {
                    let last = last?;
                    Some((slot, false, last.at.mono_ms, last.waiting?))
                }
                SlotState::Free { .. } | SlotState::Recalled { .. } => None,
            });
        // Of two who came at once, the one further left.
        let (slot, is_sure, _, waiting) = waits.rev().max_by_key(|(_, is_sure, by, _)| (*is_sure, *by))?;
        Some(LongestWait {
            slot: slot.id.clone(),
            slot_name: slot.name(),
            is_sure,
            waited_ms: waiting.waited_ms(now),
            at_least: waiting.at_least,
            recall_in_ms: slot.recall_secs().filter(|_| is_sure).map(|secs| waiting.recall_in_ms(now, secs)),
            caller: waiting.caller,
        })
    }

    pub(super) fn retrieve_longest(&mut self, now: Now) -> Vec<Effect> {
        match self.longest_wait(now) {
            Some(longest) => self.retrieve(longest.slot, None, now),
            None => {
                let why = self.why_nobody_waits(now);
                self.announce(why, false);
                Vec::new()
            }
        }
    }

    /// Why there is no longest wait.
    pub(super) fn why_nobody_waits(&self, now: Now) -> Message {
        let waits = |slot: &Slot| matches!(slot.state(now), SlotState::Parked(_));
        let stray = self.board.slots().iter().any(|slot| !slot.can_be_dialled() && waits(slot));
        if stray { say!("parked-without-number") } else { say!("nobody-known-to-wait") }
    }

    /// Gives each warning once, and says when it is no longer sure that somebody waits.
    pub(super) fn watch_the_waits(&mut self, now: Now) {
        if !self.board.is_due(now) {
            return;
        }
        let (unsure, warnings): (Vec<Due>, Vec<Due>) =
            self.board.take_due(now).into_iter().partition(|due| due.notice == Notice::NotSure);
        self.tell_unsure(&unsure, now);
        for due in warnings {
            let place = self.place_of(&due.slot);
            let caller = &due.waiting.caller;
            if let Notice::Warned(warning) = due.notice {
                self.note_warning(&due.slot, &due.waiting, warning);
            }
            if due.notice == Notice::Warned(Warning::Soon) {
                let recall_secs = self.board.slot(&due.slot).and_then(Slot::recall_secs);
                let left_ms = due.waiting.recall_in_ms(now, recall_secs.unwrap_or_default());
                let left = words::parked::at_most(due.waiting.at_least, left_ms);
                self.announce(words::parked::soon(caller, place, left, self.may_order()), true);
            } else {
                let waited = due.waiting.waited_words(now);
                self.announce(words::parked::half_time(caller, place, waited), false);
            }
        }
    }

    /// One line, however many callers a lost channel has made unsure.
    fn tell_unsure(&mut self, unsure: &[Due], now: Now) {
        let sentence = match unsure {
            [] => return,
            [one] => {
                let waited = words::parked::at_least(one.waiting.at_least, one.waiting.age_ms(now));
                let (caller, place) = (one.waiting.caller.words(), self.place_of(&one.slot));
                say!("no-longer-sure", caller = caller, place = place, waited = waited)
            }
            several => {
                let who = several.iter().map(|due| (&due.waiting.caller, self.place_of(&due.slot)));
                words::parked::none_is_sure(who)
            }
        };
        self.tell(sentence, Tone::Trouble, now);
    }
}
