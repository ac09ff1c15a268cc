//! What happens because time has passed: setup is read again, what cannot be followed any more is said to be so, and
//! the calls are read at another pace. Runs after every event; the window sends a [`Tick`](super::event::Event::Tick)
//! when nothing else comes.

use super::Console;
use super::effect::{Effect, Pace};
use super::failure::{Failure, FailureKind};
use super::ids::RetrievalId;
use super::now::Now;
use super::recall::Recall;
use super::retrieval::Retrieval;
use super::session::Session;

/// Slots and devices are read again after so long (contract 11).
const SETUP_EVERY_MS: u64 = 15 * 60_000;
/// And after so long when the last reading failed.
const SETUP_RETRY_MS: u64 = 30_000;
/// The same once Webex can be reached again.
const SETUP_RETRY_REACHED_MS: u64 = 5_000;
/// A command in flight, or a call that may have gone, is watched closely for so long (contract 11).
const CLOSE_WATCH_MS: u64 = 30_000;

impl Console {
    /// After so many milliseconds a tick is needed, if no other event comes; 0 means now.
    pub fn wakes_in_ms(&self, now: Now) -> Option<u64> {
        let retrievals = self.retrievals.iter().filter_map(|known| known.due_ms(self.calls.read_at()));
        let waits = [
            self.setup_due_ms(),
            self.board.due_ms(),
            self.recalls_due_ms(),
            self.departures_due_ms(),
            self.ledger_due_ms(),
            self.live_due_ms(),
            self.orders.due_ms(),
            self.history_due_ms(),
            self.day_due_ms(),
            self.look_up_due_ms(),
        ];
        let due_ms = retrievals.chain(waits.into_iter().flatten()).min()?;
        Some(due_ms.saturating_sub(now.mono_ms))
    }

    pub(super) fn read_setup(&mut self, now: Now, effects: &mut Vec<Effect>) {
        self.setup_asked = Some(now);
        self.setup_hurries = false;
        if !self.capabilities.config_read {
            return;
        }
        self.board.begin_read();
        self.endpoints.list_mut().begin();
        effects.extend([
            Effect::ReadProfile(self.epoch),
            Effect::ReadExtensions(self.epoch),
            Effect::ReadGroup(self.epoch),
            Effect::ReadEndpoints(self.epoch),
        ]);
    }

    pub(super) fn read_setup_when_due(&mut self, now: Now, effects: &mut Vec<Effect>) {
        if self.setup_due_ms().is_some_and(|due_ms| due_ms <= now.mono_ms) {
            self.read_setup(now, effects);
        }
    }

    fn setup_due_ms(&self) -> Option<u64> {
        let asked = self.setup_asked.filter(|_| self.session.is_usable())?;
        let profile = match &self.session {
            Session::Loading { trouble } => trouble.as_ref(),
            _ => None,
        };
        let failures = [
            profile,
            self.board.extensions().failure(),
            self.board.group().failure(),
            self.endpoints.list().failure(),
        ];
        let failed = failures.into_iter().flatten().any(Failure::may_pass);
        let after_ms = match (failed, self.setup_hurries) {
            (true, true) => SETUP_RETRY_REACHED_MS,
            (true, false) => SETUP_RETRY_MS,
            (false, _) => SETUP_EVERY_MS,
        };
        Some(asked.mono_ms + after_ms)
    }

    /// Nothing is shown as going on for longer than it can be seen to.
    pub(super) fn let_time_pass(&mut self, now: Now) {
        let read_at = self.calls.read_at();
        let due: Vec<RetrievalId> = self
            .retrievals
            .iter_mut()
            .filter(|known| known.due_ms(read_at).is_some_and(|due_ms| due_ms <= now.mono_ms))
            .filter_map(|known| known.lose_sight(now).then_some(known.id))
            .collect();
        for id in due {
            self.report(id, now);
        }
        self.retrievals.retain(|known| !known.has_waited_in_vain(now));
        self.show_what_the_disk_delays(now);
        self.lose_sight_of_recalls(now);
        self.tell_of_a_lost_channel(now);
        self.tell_departures(now);
        self.tell_arrivals();
        self.watch_the_waits(now);
    }

    pub(super) fn set_pace(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let pace = self.wanted_pace(now);
        if pace != self.pace {
            self.pace = pace;
            effects.push(Effect::Watch { epoch: self.epoch, pace });
        }
    }

    fn wanted_pace(&self, now: Now) -> Pace {
        if !self.session.is_usable() || !self.capabilities.calls_read {
            return Pace::Off;
        }
        // A permission does not come back within seconds.
        if self.calls.trouble().is_some_and(|failure| failure.kind == FailureKind::NotAllowed) {
            return Pace::Away;
        }
        let close = |known: &&Retrieval| now.since_ms(known.pressed_at) < CLOSE_WATCH_MS;
        let retrieves = self.retrievals.iter().filter(close).any(Retrieval::is_in_flight);
        if retrieves || self.orders.want_a_close_watch(now) || self.misses_a_call(now) {
            Pace::InFlight
        } else if self.live.tells_calls() {
            // Live news says when there is something to read.
            Pace::CrossCheck
        } else if self.retrievals.iter().any(Retrieval::is_under_way) || self.expects_a_recall(now) {
            Pace::Active
        } else {
            match Pace::for_calls(self.calls.active(), self.attending.watch.locked) {
                // Where Webex keeps the news of her calls to itself, only a reading shows who rings.
                Pace::Idle if self.live.watches_own_calls() => Pace::CrossCheck,
                pace => pace,
            }
        }
    }

    /// A call was missing from the last reading. One more tells whether it has gone, and nobody waits for that until the
    /// slow cross-check comes round; a line that is down is not asked more often for it.
    fn misses_a_call(&self, now: Now) -> bool {
        let lately = |read: Now| now.since_ms(read) < CLOSE_WATCH_MS;
        self.calls.read_at().is_some_and(lately)
            && (self.followed.misses_a_call()
                || self.recalls.iter().any(Recall::is_missing)
                || self.retrievals.iter().any(Retrieval::misses_its_call))
    }
}
