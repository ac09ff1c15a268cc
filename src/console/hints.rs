//! What a newcomer is told in her first minutes, at most three things and one at a time: until she has done it, or has put
//! it away. It is remembered, so nobody is taught twice.

use std::collections::BTreeSet;

use super::Console;
use super::board::SlotState;
use super::effect::Effect;
use super::now::Now;
use super::session::Session;
use crate::say;
use crate::words::Message;

/// One thing that is told, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hint {
    /// How a caller is fetched.
    Retrieve,
    /// Which device rings, and how another one does.
    Device,
    /// Where the keys are listed.
    Keys,
}

impl Hint {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Retrieve, Self::Device, Self::Keys];
}

/// Which hints are over. `None` until it is known what was remembered.
#[derive(Debug, Default)]
pub(super) struct Hints(Option<BTreeSet<Hint>>);

impl Hints {
    /// What an earlier run remembers; what is over already stays so.
    pub fn take(&mut self, over: BTreeSet<Hint>) {
        self.0.get_or_insert_default().extend(over);
    }

    fn is_over(&self, hint: Hint) -> bool {
        self.0.as_ref().is_none_or(|over| over.contains(&hint))
    }

    /// Returns whether that is new.
    fn end(&mut self, hint: Hint) -> bool {
        self.0.as_mut().is_some_and(|over| over.insert(hint))
    }
}

impl Console {
    /// What a newcomer is told now. The next hint waits for its moment: while nobody is parked there is nobody to fetch.
    pub fn hint(&self, now: Now) -> Option<Hint> {
        if !matches!(self.session, Session::Ready(_)) || !self.capabilities.calls_write {
            return None;
        }
        let hint = Hint::ALL.into_iter().find(|hint| !self.hints.is_over(*hint) && self.is_of_use(*hint))?;
        let somebody_waits =
            || self.board.slots().iter().any(|slot| matches!(slot.state(now), SlotState::Parked(_)));
        (hint != Hint::Retrieve || somebody_waits()).then_some(hint)
    }

    /// Who has one device, or is told which, has none to choose.
    fn is_of_use(&self, hint: Hint) -> bool {
        hint != Hint::Device || (self.endpoints.known().len() > 1 && !self.endpoints.is_locked())
    }

    /// She has done it, or does not want to be told.
    pub(super) fn hint_is_over(&mut self, hint: Hint) -> Option<Effect> {
        self.hints.end(hint).then_some(Effect::RememberHint(hint))
    }
}

/// What a hint says. `{ $key }` is filled in by the screen, which knows the key map.
pub fn hint_words(hint: Hint, key: Option<String>) -> Message {
    match (hint, key) {
        (Hint::Retrieve, _) => say!("hint-retrieve"),
        (Hint::Device, Some(key)) => say!("hint-device-key", key = key),
        (Hint::Device, None) => say!("hint-device"),
        (Hint::Keys, Some(key)) => say!("hint-keys-key", key = key),
        (Hint::Keys, None) => say!("hint-keys"),
    }
}
