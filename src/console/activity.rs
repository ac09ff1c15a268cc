//! What happened, newest first. A retrieve is one entry that is brought up to date until it ends.

use std::collections::VecDeque;

use jiff::Timestamp;

use super::ids::{ActivityId, CallId, OrderId, RetrievalId};
use crate::words::Arg;

/// Entries kept in memory.
const LIMIT: usize = 500;

/// How an entry is coloured; the words say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Plain news.
    Plain,
    /// It went well.
    Good,
    /// Something needs attention.
    Trouble,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: ActivityId,
    /// The retrieve it tells of.
    pub retrieval: Option<RetrievalId>,
    /// The order that it tells of.
    pub order: Option<OrderId>,
    /// The call that it tells of from its first sight to its end.
    pub call: Option<CallId>,
    /// When it began.
    pub at: Timestamp,
    /// The slot, such as `7001 Lobby 1`.
    pub slot: Option<Arg>,
    /// The device that rings.
    pub device: Option<Arg>,
    /// Who was fetched.
    pub caller: Option<Arg>,
    /// What happened, as a sentence.
    pub outcome: Arg,
    /// Its tone.
    pub tone: Tone,
    /// For support: Webex's tracking id.
    pub tracking_id: Option<String>,
    /// For support: status and what Webex itself said.
    pub detail: Option<String>,
}

/// The list.
#[derive(Clone, Debug, Default)]
pub struct Activity {
    entries: VecDeque<Entry>,
    last_id: ActivityId,
}

impl Activity {
    /// Newest first.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.iter()
    }

    pub(super) fn note(&mut self, at: Timestamp, outcome: impl Into<Arg>, tone: Tone) {
        self.note_behind(self.last_id, at, outcome, tone);
    }

    /// The place that a line noted now would have.
    pub(super) fn mark(&self) -> ActivityId {
        self.last_id
    }

    /// Notes what could not be told at once: behind whatever was noted since the mark.
    pub(super) fn note_behind(
        &mut self,
        mark: ActivityId,
        at: Timestamp,
        outcome: impl Into<Arg>,
        tone: Tone,
    ) {
        let place = self.entries.iter().take_while(|entry| entry.id > mark).count();
        let id = self.last_id.advance();
        let entry = Entry {
            id,
            retrieval: None,
            order: None,
            call: None,
            at,
            slot: None,
            device: None,
            caller: None,
            outcome: outcome.into(),
            tone,
            tracking_id: None,
            detail: None,
        };
        self.entries.insert(place, entry);
        self.entries.truncate(LIMIT);
    }

    /// The entry of a retrieve, made when it is not there yet.
    pub(super) fn of_retrieval(&mut self, retrieval: RetrievalId, at: Timestamp) -> Option<&mut Entry> {
        if !self.entries.iter().any(|entry| entry.retrieval == Some(retrieval)) {
            self.note(at, Arg::nothing(), Tone::Plain);
            if let Some(entry) = self.entries.front_mut() {
                entry.retrieval = Some(retrieval);
            }
        }
        self.entries.iter_mut().find(|entry| entry.retrieval == Some(retrieval))
    }

    /// The entry of an order, made when it is not there yet.
    pub(super) fn of_order(&mut self, order: OrderId, at: Timestamp) -> Option<&mut Entry> {
        if !self.tells_of(order) {
            self.note(at, Arg::nothing(), Tone::Plain);
            if let Some(entry) = self.entries.front_mut() {
                entry.order = Some(order);
            }
        }
        self.entries.iter_mut().find(|entry| entry.order == Some(order))
    }

    /// There is an entry of this order.
    pub(super) fn tells_of(&self, order: OrderId) -> bool {
        self.entries.iter().any(|entry| entry.order == Some(order))
    }

    /// The entry of a call, made when it is not there yet.
    pub(super) fn of_call(&mut self, call: &CallId, at: Timestamp) -> Option<&mut Entry> {
        if !self.entries.iter().any(|entry| entry.call.as_ref() == Some(call)) {
            self.note(at, Arg::nothing(), Tone::Plain);
            if let Some(entry) = self.entries.front_mut() {
                entry.call = Some(call.clone());
            }
        }
        self.entries.iter_mut().find(|entry| entry.call.as_ref() == Some(call))
    }

    /// Forgets the entries: they name callers of somebody who has left.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}
