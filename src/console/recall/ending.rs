//! How a recall ends: it is answered, it goes from the calls, Webex parks its caller again, or it cannot be seen any more. Each is
//! told once.
//!
//! Only an end that was seen takes its caller out of the journal. One that is merely lost from sight leaves her on the slot as
//! somebody who may still wait, until the attendant says otherwise.

use super::{Recall, Stage};
use crate::console::Console;
use crate::console::activity::Tone;
use crate::console::board::{Says, SlotState, may_be_same};
use crate::console::ids::SlotId;
use crate::console::now::Now;
use crate::say;

/// A ringing that no reading confirms is not shown for longer.
const UNSEEN_MS: u64 = 30_000;

impl Console {
    /// It is not among the calls any more.
    pub(super) fn recall_has_gone(&mut self, index: usize, now: Now) {
        let how =
            if self.is_parked_again(&self.recalls[index], now) { Stage::ParkedAgain } else { Stage::Lost };
        self.end_recall(index, how, now);
    }

    /// Live news shows the caller of this recall on its slot again, since it began to ring.
    fn is_parked_again(&self, recall: &Recall, now: Now) -> bool {
        let slot = recall.slot.as_ref().and_then(|slot| self.board.slot(slot));
        slot.is_some_and(|slot| match slot.state(now) {
            SlotState::Parked(waiting) => {
                let since = waiting.again.filter(|_| may_be_same(&waiting.caller, &recall.caller));
                since.is_some_and(|again| again.mono_ms >= Some(recall.since.mono_ms))
            }
            _ => false,
        })
    }

    /// There is live news of this slot: if it tells where a recall has left its caller, that is said, and kept.
    pub(in crate::console) fn find_astray(&mut self, slot: &SlotId, now: Now) {
        let was_lost = |recall: &Recall| {
            recall.slot.as_ref() == Some(slot) && matches!(recall.stage, Stage::Lost | Stage::Unseen)
        };
        let found = |recall: &&Recall| was_lost(recall) && self.is_parked_again(recall, now);
        let Some(index) = self.recalls.iter().position(|recall| found(&recall)) else { return };
        let recall = &mut self.recalls[index];
        recall.stage = Stage::ParkedAgain;
        let sentence = say!("recall-parked-again", caller = recall.caller.words(), place = &recall.place);
        self.tell(sentence, Tone::Trouble, now);
        self.keep_again(slot);
    }

    pub(super) fn end_recall(&mut self, index: usize, how: Stage, now: Now) {
        let recall = &mut self.recalls[index];
        let before = recall.stage;
        if !recall.is_open() || before == how {
            return;
        }
        (recall.stage, recall.misses) = (how, 0);
        let (slot, call) = (recall.slot.clone(), recall.call.clone());
        let (caller, place) = (recall.caller.words(), recall.place.clone());
        let (says, sentence, tone) = match how {
            Stage::Answered => (
                Says::RecallAnswered(call),
                say!("recall-answered", caller = caller, place = place),
                Tone::Good,
            ),
            Stage::Unseen => (
                Says::RecallUnseen(call),
                say!("recall-unseen", caller = caller, place = place),
                Tone::Trouble,
            ),
            // While it could not be seen it may have been answered.
            Stage::ParkedAgain => (
                Says::RecallLost(call),
                say!("recall-parked-again", caller = caller, place = place),
                Tone::Trouble,
            ),
            Stage::Rings | Stage::Lost if before == Stage::Unseen => {
                (Says::RecallLost(call), say!("recall-over", caller = caller, place = place), Tone::Trouble)
            }
            Stage::Rings | Stage::Lost => {
                (Says::RecallLost(call), say!("recall-lost", caller = caller, place = place), Tone::Trouble)
            }
        };
        if let Some(slot) = slot {
            self.learn(&slot, says, now, now);
        }
        self.tell(sentence, tone, now);
    }

    /// When a recall that no reading confirms is not to be shown as ringing any longer, on the monotonic clock.
    pub(in crate::console) fn recalls_due_ms(&self) -> Option<u64> {
        let read_ms = self.calls.read_at().map_or(0, |at| at.mono_ms);
        let ringing = self.recalls.iter().filter(|recall| recall.rings());
        ringing.map(|recall| recall.since.mono_ms.max(read_ms) + UNSEEN_MS).min()
    }

    /// Nothing is shown as ringing for longer than it can be seen to.
    pub(in crate::console) fn lose_sight_of_recalls(&mut self, now: Now) {
        if self.recalls_due_ms().is_some_and(|due_ms| due_ms <= now.mono_ms) {
            for index in 0..self.recalls.len() {
                self.end_recall(index, Stage::Unseen, now);
            }
        }
    }
}
