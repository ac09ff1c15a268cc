//! Follows each of the attendant's calls from its first sight to its end, so that nobody rings or leaves without a line.
//!
//! Calls of retrieves are told by their slot, and calls that an order took away by that order.

use super::offers::is_incoming;
use super::{Call, CallState, Personality};
use crate::console::activity::Tone;
use crate::console::effect::Effect;
use crate::console::ids::CallId;
use crate::console::now::Now;
use crate::console::{Console, call_words};
use crate::say;
use crate::words::Message;

/// Readings in a row without a call before it is taken to have ended.
const MISSES_UNTIL_GONE: u32 = 2;
/// A call that was not seen for so long before it was missed may have ended at any time in between.
const UNSEEN_MS: u64 = 30_000;

/// A moment in the life of a call, and how long before it was seen that began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Since {
    seen: Now,
    before_ms: u64,
}

impl Since {
    /// Webex's clock and this computer's may differ: what was not there at the reading before cannot be older than that.
    fn new(told: Option<jiff::Timestamp>, now: Now, gap_ms: Option<u64>) -> Self {
        let told_ms = told.map_or(0, |told| now.wall.as_millisecond() - told.as_millisecond());
        let told_ms = u64::try_from(told_ms).unwrap_or(0);
        Self { seen: now, before_ms: gap_ms.map_or(told_ms, |gap_ms| told_ms.min(gap_ms)) }
    }

    fn lasts_ms(&self, now: Now) -> u64 {
        now.since_ms(self.seen).saturating_add(self.before_ms)
    }
}

/// One call that is followed.
#[derive(Clone, Debug)]
struct Tracked {
    call: Call,
    rings: Since,
    talks: Option<Since>,
    last_seen: Now,
    misses: u32,
    /// A retrieve made it: its tile tells of it.
    of_retrieval: bool,
}

/// The calls that are followed.
#[derive(Clone, Debug, Default)]
pub(in crate::console) struct Followed {
    calls: Vec<Tracked>,
    last_reading: Option<Now>,
}

impl Followed {
    /// How long a call has rung, or been talked in.
    pub(in crate::console) fn lasts_ms(&self, id: &CallId, now: Now) -> u64 {
        let tracked = self.calls.iter().find(|tracked| tracked.call.id == *id);
        tracked.map_or(0, |tracked| tracked.talks.unwrap_or(tracked.rings).lasts_ms(now))
    }

    /// The call as it was last seen.
    pub(in crate::console) fn last_seen(&self, id: &CallId) -> Option<&Call> {
        self.calls.iter().find(|tracked| tracked.call.id == *id).map(|tracked| &tracked.call)
    }

    /// A call was missing from the last reading, and is not taken to have gone yet.
    pub(in crate::console) fn misses_a_call(&self) -> bool {
        self.calls.iter().any(|tracked| (1..MISSES_UNTIL_GONE).contains(&tracked.misses))
    }

    /// Takes a reading. Returns the calls that are new to it, those that were answered, and those that have gone.
    fn observe(&mut self, calls: &[Call], now: Now) -> Changes {
        let gap_ms = self.last_reading.replace(now).map(|before| now.since_ms(before));
        let mut changes = Changes { is_first_reading: gap_ms.is_none(), ..Changes::default() };
        for call in calls {
            match self.find(call, calls) {
                Some(tracked) => {
                    if tracked.talks.is_none() && talks(call) {
                        tracked.talks = Some(Since::new(call.answered, now, gap_ms));
                        changes.answered.push(call.clone());
                    }
                    tracked.call = merged(&tracked.call, call);
                    (tracked.last_seen, tracked.misses) = (now, 0);
                }
                None => {
                    let talks = talks(call).then(|| Since::new(call.answered, now, gap_ms));
                    let rings = Since::new(call.created, now, gap_ms);
                    let call = call.clone();
                    changes.new.push(call.clone());
                    self.calls.push(Tracked {
                        call,
                        rings,
                        talks,
                        last_seen: now,
                        misses: 0,
                        of_retrieval: false,
                    });
                }
            }
        }
        for tracked in &mut self.calls {
            if !calls.iter().any(|call| call.id == tracked.call.id) {
                tracked.misses += 1;
            }
        }
        changes
    }

    /// The followed call that this one is, or carries on under another id (contract 3.4).
    fn find(&mut self, call: &Call, calls: &[Call]) -> Option<&mut Tracked> {
        let same = self.calls.iter().position(|tracked| tracked.call.id == call.id);
        let carried_on = || {
            self.calls.iter().position(|tracked| {
                call.session.is_some()
                    && tracked.call.session == call.session
                    && !calls.iter().any(|listed| listed.id == tracked.call.id)
            })
        };
        same.or_else(carried_on).map(|index| &mut self.calls[index])
    }
}

/// What a reading has changed.
#[derive(Default)]
struct Changes {
    /// What it tells was so before.
    is_first_reading: bool,
    new: Vec<Call>,
    answered: Vec<Call>,
}

/// People can talk, or one of them is on hold.
fn talks(call: &Call) -> bool {
    call.is_with_caller()
}

/// The newer of two readings of a call; a name that was known once stays.
fn merged(before: &Call, call: &Call) -> Call {
    let mut call = call.clone();
    call.remote_party.name = call.remote_party.name.or_else(|| before.remote_party.name.clone());
    call.recall = call.recall.or_else(|| before.recall.clone());
    call.remote_party.number = call.remote_party.number.or_else(|| before.remote_party.number.clone());
    call
}

impl Console {
    /// A reading of the calls: announces who is new, tells of those who have gone, and brings every order up to date.
    pub(in crate::console) fn observe_own_calls(
        &mut self,
        calls: &[Call],
        asked_at: Now,
        now: Now,
    ) -> Vec<Effect> {
        let changes = self.followed.observe(calls, now);
        for index in 0..self.followed.calls.len() {
            let id = self.followed.calls[index].call.id.clone();
            self.followed.calls[index].of_retrieval |= self.retrieval_of(&id).is_some();
        }
        for call in &changes.new {
            self.tell_of_a_new_call(call, changes.is_first_reading, now);
        }
        for call in &changes.answered {
            if !self.is_told_elsewhere(call) {
                self.tell_of_a_talk(call, now);
            }
        }
        let effects = self.observe_orders(calls, asked_at, now);
        self.tell_of_calls_that_have_gone(now);
        effects
    }

    fn tell_of_a_new_call(&mut self, call: &Call, is_first_reading: bool, now: Now) {
        if self.is_told_elsewhere(call) {
            return;
        }
        if is_incoming(call) {
            let words = call_words::is_calling(call);
            self.note_call(call, words.clone(), Tone::Plain, now);
            self.announce(words, true);
        } else if talks(call) && is_first_reading {
            self.note_call(call, call_words::talks(call), Tone::Good, now);
        } else if talks(call) {
            self.tell_of_a_talk(call, now);
        }
    }

    /// The talk begins now: it was not going on before anybody looked.
    fn tell_of_a_talk(&mut self, call: &Call, now: Now) {
        let words = call_words::talks(call);
        self.note_call(call, words.clone(), Tone::Good, now);
        self.announce(words, false);
    }

    /// Its retrieve tells of it, or the recall does until it is answered or lost.
    fn is_told_elsewhere(&self, call: &Call) -> bool {
        let tracked = self.followed.calls.iter().find(|tracked| tracked.call.id == call.id);
        tracked.is_some_and(|tracked| tracked.of_retrieval || tracked.call.recall.is_some())
    }

    fn tell_of_calls_that_have_gone(&mut self, now: Now) {
        let gone = |tracked: &Tracked| tracked.misses >= MISSES_UNTIL_GONE;
        let (gone, here): (Vec<Tracked>, Vec<Tracked>) =
            std::mem::take(&mut self.followed.calls).into_iter().partition(gone);
        self.followed.calls = here;
        for tracked in gone {
            // An order that may have taken it away is looked into first: it knows more of where the caller is.
            if self.orders.is_taking_away(&tracked.call.id) {
                self.followed.calls.push(tracked);
                continue;
            }
            self.history_has_moved();
            let lost_recall = tracked.call.recall.is_some() && tracked.talks.is_none();
            // What a retrieve says of its own end knows nothing of a hand-over.
            let tells = tracked.of_retrieval && self.orders.handed_to(&tracked.call.id).is_none();
            let told = tells || lost_recall || self.orders.has_taken_away(&tracked.call.id);
            if !told {
                self.tell_of_an_end(&tracked, now);
            }
        }
    }

    fn tell_of_an_end(&mut self, tracked: &Tracked, now: Now) {
        let call = &tracked.call;
        let talked_ms = tracked.talks.map(|since| since.lasts_ms(tracked.last_seen));
        let seen_lately = now.since_ms(tracked.last_seen) < UNSEEN_MS;
        let missed = talked_ms.is_none() && call.personality == Personality::Terminator;
        let caller = call.remote_party.words();
        let words = match talked_ms {
            Some(talked_ms) => match self.orders.handed_to(&call.id) {
                Some(number) => say!("call-handed-over", caller = caller, number = number),
                None => call_words::ended(call, seen_lately.then_some(talked_ms)),
            },
            None if missed => say!("call-missed", caller = caller),
            None if call.personality == Personality::ClickToDial && call.state == CallState::Alerting => {
                say!("own-device-not-lifted")
            }
            None => say!("call-not-answered", caller = caller),
        };
        let tone = if missed { Tone::Trouble } else { Tone::Plain };
        self.note_call(call, words.clone(), tone, now);
        self.announce(words, missed);
    }

    /// Brings the line of a call up to date.
    fn note_call(&mut self, call: &Call, words: Message, tone: Tone, now: Now) {
        let device = call.endpoint.as_ref().and_then(|id| self.endpoints.find(id));
        let device = device.map(|device| device.name.clone());
        if let Some(entry) = self.activity.of_call(&call.id, now.wall) {
            entry.caller = Some(call.remote_party.words());
            entry.device = device.or(entry.device.take());
            entry.outcome = words.into();
            entry.tone = tone;
        }
    }
}
