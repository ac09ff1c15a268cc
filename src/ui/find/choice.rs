//! Which row is chosen. It stays the same row while the list changes under it, and a press that comes just when it has become
//! another one, or means another thing, does nothing.

use super::entries::{Act, Entry, EntryId};
use crate::console::find::Query;
use crate::console::now::Now;

/// A press so soon after news have changed what it means was meant for what was there before.
const SETTLE_MS: u64 = 500;

/// The chosen row.
#[derive(Debug, Default)]
pub(super) struct Choice {
    query: Option<Query>,
    row: Option<Row>,
    /// When news, and not a person, have changed what can be done with the chosen row, or have taken it away.
    turned_over: Option<Now>,
    /// When news have changed what stands above it: its buttons are elsewhere.
    moved: Option<Now>,
    /// All rows as they were.
    rows: Vec<EntryId>,
    turned: bool,
    scrolls: bool,
}

#[derive(Debug)]
struct Row {
    id: EntryId,
    acts: Vec<Act>,
}

impl Row {
    fn of(entry: &Entry<'_>) -> Self {
        Self { id: entry.id(), acts: entry.acts.clone() }
    }
}

impl Choice {
    /// Takes in what is in the list in this frame. What was typed anew chooses the first row; without that the chosen one
    /// stays, and one that has gone leaves none.
    pub fn settle(&mut self, query: &Query, entries: &[Entry<'_>], now: Now) {
        let rows: Vec<EntryId> = entries.iter().map(Entry::id).collect();
        if self.query.as_ref() != Some(query) {
            self.query = Some(query.clone());
            (self.rows, self.moved, self.turned_over) = (rows, None, None);
            self.take(entries.first());
            return;
        }
        let shown = self.index(entries).map_or(rows.len(), |index| index + 1);
        if rows.get(..shown) != self.rows.get(..shown) {
            self.moved = Some(now);
        }
        self.rows = rows;
        let Some(row) = &mut self.row else { return };
        match entries.iter().find(|entry| entry.id() == row.id) {
            Some(entry) if entry.acts != row.acts => {
                (row.acts, self.turned_over) = (entry.acts.clone(), Some(now));
            }
            Some(_) => {}
            None => (self.row, self.turned, self.turned_over) = (None, true, Some(now)),
        }
    }

    /// The arrows: so many rows further. Both ends stop them.
    pub fn step(&mut self, steps: isize, entries: &[Entry<'_>]) {
        if steps == 0 || entries.is_empty() {
            return;
        }
        let last = entries.len() - 1;
        let next = match self.index(entries) {
            Some(at) => at.saturating_add_signed(steps).min(last),
            None if steps < 0 => last,
            None => 0,
        };
        self.take(entries.get(next));
    }

    /// This row, or none.
    pub fn take(&mut self, entry: Option<&Entry<'_>>) {
        let before = self.row.take();
        self.row = entry.map(Row::of);
        self.turned_over = None;
        if before.map(|row| row.id) != self.row.as_ref().map(|row| row.id.clone()) {
            (self.turned, self.scrolls) = (true, true);
        }
    }

    /// Where the chosen row stands.
    pub fn index(&self, entries: &[Entry<'_>]) -> Option<usize> {
        let row = self.row.as_ref()?;
        entries.iter().position(|entry| entry.id() == row.id)
    }

    /// When news have changed what a key means, if nobody can have seen it yet.
    pub fn turned_over(&self, now: Now) -> Option<Now> {
        self.turned_over.filter(|at| now.since_ms(*at) < SETTLE_MS)
    }

    /// The same for the pointer, under which another button may stand now.
    pub fn moved(&self, now: Now) -> Option<Now> {
        self.turned_over(now).or(self.moved.filter(|at| now.since_ms(*at) < SETTLE_MS))
    }

    /// Another row is chosen than was told last.
    pub fn turn(&mut self) -> bool {
        std::mem::take(&mut self.turned)
    }

    /// The chosen row is to be brought into view.
    pub fn scrolls(&mut self) -> bool {
        std::mem::take(&mut self.scrolls)
    }
}
