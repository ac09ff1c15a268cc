//! How a recall ends: it is answered, it goes from the calls, or it cannot be seen any more. Each is told once.
//!
//! Only an end that was seen takes its caller out of the journal. One that is merely lost from sight leaves her on the slot as
//! somebody who may still wait, until the attendant says otherwise.

use super::Stage;
use crate::console::activity::Tone;
use crate::console::board::Says;
use crate::console::now::Now;
use crate::console::{Console, words};

/// A ringing that no reading confirms is not shown for longer.
const UNSEEN_MS: u64 = 30_000;

impl Console {
    pub(super) fn end_recall(&mut self, index: usize, how: Stage, now: Now) {
        let recall = &mut self.recalls[index];
        let before = recall.stage;
        if !recall.is_open() || before == how {
            return;
        }
        (recall.stage, recall.misses) = (how, 0);
        let (slot, call) = (recall.slot.clone(), recall.call.clone());
        let (caller, place) = (recall.caller.words().to_owned(), recall.place.clone());
        let (says, sentence, tone) = match how {
            Stage::Answered => {
                (Says::RecallAnswered(call), words::parked::recall_answered(&caller, &place), Tone::Good)
            }
            Stage::Unseen => {
                (Says::RecallUnseen(call), words::parked::recall_unseen(&caller, &place), Tone::Trouble)
            }
            // While it could not be seen it may have been answered.
            Stage::Rings | Stage::Lost if before == Stage::Unseen => {
                (Says::RecallLost(call), words::parked::recall_over(&caller, &place), Tone::Trouble)
            }
            Stage::Rings | Stage::Lost => {
                (Says::RecallLost(call), words::parked::recall_lost(&caller, &place), Tone::Trouble)
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
