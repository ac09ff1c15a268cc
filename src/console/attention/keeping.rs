//! What the core takes for an occasion, and how long each lasts.

use std::collections::BTreeMap;

use super::{Attention, AttentionOptions, Occasion, Subject};
use crate::console::board::may_be_same;
use crate::console::calls::Party;
use crate::console::effect::Effect;
use crate::console::ids::SlotId;
use crate::console::now::Now;
use crate::console::waiting::{Waiting, Warning};
use crate::console::{Console, words};
use crate::words::Arg;

/// What a subscription tells within so long of its beginning, and for the first time, was so before (contract 7.4: it may
/// begin with an event that tells the present).
const PRESENT_MS: u64 = 5_000;

/// Until when the first news of a slot tells the present and nothing new, on the monotonic clock.
#[derive(Debug, Default)]
pub(in crate::console) struct Arrivals(BTreeMap<SlotId, u64>);

impl Arrivals {
    /// A slot is watched from now on.
    pub fn watched(&mut self, slot: &SlotId, now: Now) {
        self.0.entry(slot.clone()).or_insert(now.mono_ms + PRESENT_MS);
    }

    /// There is live news of a slot. True: it tells of something new, and not of what was there at the sign-in.
    pub fn is_new(&mut self, slot: &SlotId, now: Now) -> bool {
        self.0.insert(slot.clone(), 0).is_some_and(|until_ms| until_ms <= now.mono_ms)
    }

    /// Nobody is signed in any more.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl Console {
    /// Takes what the settings say about notifications; it counts from the next occasion on.
    pub fn set_attention(&mut self, options: AttentionOptions) {
        self.attending.options = options;
    }

    /// What the settings say about notifications.
    #[cfg(test)]
    pub(crate) fn attention_options(&self) -> &AttentionOptions {
        &self.attending.options
    }

    /// The screen is locked, as far as the desktop tells.
    pub fn is_locked(&self) -> bool {
        self.attending.watch.locked
    }

    /// How much the window is to ask for attention now.
    pub fn attention(&self) -> Attention {
        self.attending.attention()
    }

    /// Live news says that this caller is parked there; to be called before the board learns it.
    pub(in crate::console) fn note_arrival(&mut self, slot: &SlotId, parked: Option<&Party>, now: Now) {
        let is_new = self.attending.arrivals.is_new(slot, now);
        let Some(caller) = parked.filter(|_| is_new) else { return };
        let before = self.board.slot(slot).and_then(|slot| slot.occupant());
        if !before.is_some_and(|before| may_be_same(&before.caller, caller)) {
            let subject = Subject::Stay { slot: slot.clone(), caller: caller.clone() };
            self.attending.happens(Occasion::Parked, subject);
        }
    }

    /// A warning was given about this stay.
    pub(in crate::console) fn note_warning(&mut self, slot: &SlotId, waiting: &Waiting, warning: Warning) {
        let occasion = match warning {
            Warning::HalfTime => Occasion::HalfTime,
            Warning::Soon => Occasion::Soon,
        };
        let subject = Subject::Stay { slot: slot.clone(), caller: waiting.caller.clone() };
        self.attending.happens(occasion, subject);
    }

    /// Calls somebody for what has happened, and ends it for what is over.
    pub(in crate::console) fn attend(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let mut attending = std::mem::take(&mut self.attending);
        attending.end(|subject| self.lasts(subject), effects);
        for (occasion, subject) in std::mem::take(&mut attending.happened) {
            // Live news of a park that was made here may come before its answer.
            if occasion == Occasion::Parked && self.orders.open_parks().next().is_some() {
                attending.happens(occasion, subject);
            } else if self.lasts(&subject)
                && let Some(body) = self.body(occasion, &subject, now)
            {
                // One stay has one notification, whatever the caller is called by now.
                let subject = attending.known(subject);
                effects.extend(attending.call(occasion, subject, body, now));
            }
        }
        self.attending = attending;
    }

    fn lasts(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Stay { slot, caller } => {
                let there = self.board.slot(slot).and_then(|slot| slot.occupant());
                there.is_some_and(|there| may_be_same(&there.caller, caller))
                    && !self.rings_again(slot, caller)
            }
            Subject::Recall(call) => self.recall_sentence(call).is_some(),
        }
    }

    /// The sentence of a notification; `None` where none is due after all.
    fn body(&self, occasion: Occasion, subject: &Subject, now: Now) -> Option<Arg> {
        let (slot, caller) = match subject {
            Subject::Stay { slot, caller } => (slot, caller),
            Subject::Recall(call) => return self.recall_sentence(call).map(Arg::from),
        };
        let there = self.board.slot(slot)?;
        let waiting = there.occupant()?;
        let place = self.place_of(slot);
        match occasion {
            Occasion::Parked if waiting.is_own() => None,
            Occasion::Parked => Some(words::parked::is_parked(caller, place).into()),
            Occasion::Soon => {
                let left_ms = waiting.recall_in_ms(now, there.recall_secs()?);
                let left = words::parked::at_most(waiting.at_least, left_ms);
                Some(words::parked::soon(caller, place, left, self.may_order()).into())
            }
            _ => Some(words::parked::half_time(caller, place, waiting.waited_words(now)).into()),
        }
    }
}

impl super::Attending {
    /// The subject under which somebody has been called for this already.
    fn known(&self, subject: Subject) -> Subject {
        let is_same = |known: &&Subject| match (known, &subject) {
            (Subject::Stay { slot, caller }, Subject::Stay { slot: at, caller: who }) => {
                slot == at && may_be_same(caller, who)
            }
            (known, subject) => *known == subject,
        };
        let known = self.open.iter().map(|open| &open.subject).find(is_same).cloned();
        known.unwrap_or(subject)
    }
}
