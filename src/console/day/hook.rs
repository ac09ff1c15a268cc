//! Where the console and its book of stays meet: the book hears of every fact, and what is final goes to the record on disk.

use super::Stay;
use super::book::{Change, Seen};
use super::view::{DayNews, DayView, DayWish};
use crate::console::Console;
use crate::console::activity::Tone;
use crate::console::board::{Says, Slot};
use crate::console::effect::Effect;
use crate::console::ids::SlotId;
use crate::console::now::Now;
use crate::console::retrieval::Retrieval;

impl Console {
    /// What is known of the record of the day.
    pub fn day(&self) -> &DayView {
        &self.day
    }

    /// Who is on the slot, before or after a fact.
    pub(in crate::console) fn seen_on(&self, slot: &SlotId, now: Now) -> Option<Seen> {
        self.board.slot(slot).and_then(|slot| Seen::on(slot, now))
    }

    /// A fact has changed what is known of a slot: a stay may have ended. The one place where the book hears of it.
    pub(in crate::console) fn note_stay(
        &mut self,
        slot: &SlotId,
        before: Option<Seen>,
        says: &Says,
        at: Now,
        now: Now,
    ) {
        let after = self.seen_on(slot, now);
        if let Some(slot) = self.board.slot(slot) {
            self.book.note(&Change { slot, before, after, says, at, now });
        }
    }

    /// Hands the stays that are final to the record.
    pub(in crate::console) fn settle_day(&mut self, now: Now) -> Vec<Effect> {
        let Self { book, board, retrievals, .. } = self;
        let waits = |slot: &SlotId| says_more_soon(board.slot(slot), retrievals, slot);
        let stays = book.take_final(now, waits);
        stays.into_iter().map(keep).collect()
    }

    /// When the next stay is final, on the monotonic clock.
    pub(in crate::console) fn day_due_ms(&self) -> Option<u64> {
        self.book.due_ms(|slot| says_more_soon(self.board.slot(slot), &self.retrievals, slot))
    }

    /// Nothing more will be heard, because the window closes: what has ended goes to the record as it is known now.
    pub fn close_day(&mut self) -> Vec<Effect> {
        self.book.take_all().into_iter().map(keep).collect()
    }

    /// Somebody wants something of the record. A second press while the first is carried out asks for nothing.
    pub(in crate::console) fn wish_of_day(&mut self, wish: DayWish) -> Vec<Effect> {
        if self.day.begin(&wish) { vec![Effect::Day(wish)] } else { Vec::new() }
    }

    pub(in crate::console) fn day_news(&mut self, news: DayNews, now: Now) {
        for (message, is_trouble) in self.day.take(news) {
            let tone = if is_trouble { Tone::Trouble } else { Tone::Good };
            self.tell(message, tone, now);
        }
    }
}

fn keep(stay: Stay) -> Effect {
    Effect::KeepStay(Box::new(stay))
}

/// Who has left this slot may have been fetched from here, or be there after all.
fn says_more_soon(known: Option<&Slot>, retrievals: &[Retrieval], slot: &SlotId) -> bool {
    known.is_some_and(Slot::is_unanswered)
        || retrievals.iter().any(|retrieval| retrieval.slot == *slot && retrieval.is_in_flight())
}
