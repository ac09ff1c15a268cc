//! Which events still want to be acknowledged (contract 7.2).
//!
//! An event is acknowledged once. If the same event comes again while that is under way, or after Webex has accepted it, the
//! two have crossed on the way and Webex wants nothing more. If it could not be delivered, it is tried again, and after
//! [`TRIES`] it is forgotten: when Webex then sends the event again, it asks anew, and is answered anew.

use std::collections::{HashMap, VecDeque};

/// How often an acknowledgement is tried.
const TRIES: u32 = 3;

/// How many events are remembered.
const REMEMBERED: usize = 4096;

/// How many may wait to be acknowledged before the stream is left unread for a while.
const WAITING_MAX: usize = 256;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Acks {
    waiting: VecDeque<String>,
    /// Tries of each remembered event.
    tries: HashMap<String, u32>,
    /// The remembered events, oldest first; may hold forgotten ones.
    order: VecDeque<String>,
}

impl Acks {
    /// An event came; whether for the first time.
    pub(super) fn received(&mut self, event_id: &str) -> bool {
        if self.tries.contains_key(event_id) {
            return false;
        }
        self.tries.insert(event_id.to_owned(), 0);
        self.order.push_back(event_id.to_owned());
        self.waiting.push_back(event_id.to_owned());
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.tries.remove(&oldest);
        }
        true
    }

    /// The next event to acknowledge.
    pub(super) fn next(&mut self) -> Option<String> {
        self.waiting.pop_front()
    }

    /// The acknowledgement could not be delivered.
    pub(super) fn failed(&mut self, event_id: String) {
        if let Some(tries) = self.tries.get_mut(&event_id) {
            *tries += 1;
            if *tries < TRIES {
                self.waiting.push_back(event_id);
            } else {
                self.tries.remove(&event_id);
                self.order.retain(|remembered| *remembered != event_id);
            }
        }
    }

    /// Whether no more events should be read for now.
    pub(super) fn is_full(&self) -> bool {
        self.waiting.len() >= WAITING_MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(acks: &mut Acks) -> Vec<String> {
        std::iter::from_fn(|| acks.next()).collect()
    }

    #[test]
    fn an_event_that_comes_twice_is_acknowledged_once() {
        let mut acks = Acks::default();
        acks.received("e-1");
        acks.received("e-1");
        assert_eq!(all(&mut acks), ["e-1"]);
        acks.received("e-1");
        acks.received("e-2");
        assert_eq!(all(&mut acks), ["e-2"]);
    }

    #[test]
    fn an_undelivered_acknowledgement_is_tried_thrice_and_then_only_when_asked_anew() {
        let mut acks = Acks::default();
        acks.received("e-1");
        for _ in 0..3 {
            assert_eq!(all(&mut acks), ["e-1"]);
            acks.failed("e-1".into());
        }
        assert!(all(&mut acks).is_empty());
        acks.received("e-1");
        assert_eq!(all(&mut acks), ["e-1"]);
    }

    #[test]
    fn a_storm_fills_it_but_not_the_memory() {
        let mut acks = Acks::default();
        for id in 0..10_000 {
            acks.received(&format!("e-{id}"));
        }
        assert!(acks.is_full() && acks.tries.len() == REMEMBERED && acks.order.len() == REMEMBERED);
        assert_eq!(all(&mut acks).len(), 10_000, "every one is acknowledged");
        assert!(!acks.is_full());
    }
}
