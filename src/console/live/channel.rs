//! What the core makes of the live layer's news, and what it asks of it.

use super::{FLAPS_MS, LiveLayer, LiveNews, STAYS_LOST_MS, TargetState, Watched};
use crate::console::activity::Tone;
use crate::console::board::{FRESH_MS, Says};
use crate::console::calls::Party;
use crate::console::effect::Effect;
use crate::console::ids::{PersonId, SlotId};
use crate::console::now::Now;
use crate::console::{Console, words};
use crate::say;
use crate::words::Message;

impl Console {
    /// How the live layer stands.
    pub fn live(&self) -> &LiveLayer {
        &self.live.layer
    }

    pub(in crate::console) fn live_news(&mut self, news: LiveNews, now: Now) -> Vec<Effect> {
        match &news {
            LiveNews::Off { .. } | LiveNews::Connecting | LiveNews::Lost { .. } => {}
            LiveNews::Heard { at } => self.link.goes_on(*at),
            _ => self.link.goes_on(now),
        }
        match news {
            LiveNews::Heard { .. } => {}
            LiveNews::Off { why } => {
                let is_news = self.live.is_up() || std::mem::take(&mut self.live.is_loss_untold);
                if is_news {
                    self.tell(words::parked::live_lost(&why), Tone::Trouble, now);
                }
                self.go_blind(now);
                self.live.is_loss_untold = false;
                self.live.targets.clear();
                self.live.layer = LiveLayer::Off { why };
            }
            LiveNews::Connecting => {
                self.go_blind(now);
                // Until it is up again, since when it is lost says more.
                if !matches!(self.live.layer, LiveLayer::Lost { .. }) {
                    self.live.layer = LiveLayer::Connecting;
                }
            }
            LiveNews::Up => {
                let was_lost = matches!(self.live.layer, LiveLayer::Lost { .. });
                if !std::mem::take(&mut self.live.is_loss_untold) && was_lost {
                    self.tell(say!("live-again"), Tone::Good, now);
                }
                if !self.live.is_up() {
                    self.live.layer = LiveLayer::Up { since: now };
                }
            }
            LiveNews::Lost { why } => {
                self.go_blind(now);
                let since = match &self.live.layer {
                    LiveLayer::Lost { since, .. } => *since,
                    _ => now,
                };
                self.live.layer = LiveLayer::Lost { since, why };
                for state in self.live.targets.values_mut().filter(|state| **state == TargetState::Live) {
                    *state = TargetState::Asking;
                }
            }
            LiveNews::Target { slot, state } => {
                if state == TargetState::Live {
                    self.attending.arrivals.watched(&slot, now);
                }
                let before = self.live.targets.insert(slot.clone(), state.clone());
                if state == TargetState::Live {
                    self.live.live_since.entry(slot.clone()).or_insert(now);
                } else {
                    self.live.live_since.remove(&slot);
                }
                if before.as_ref() != Some(&state) {
                    let says = if state == TargetState::Live { Says::Watched } else { Says::Blind };
                    self.learn(&slot, says, now, now);
                }
            }
            LiveNews::Park { slot, parked } => self.live_park(&slot, parked, now),
            LiveNews::OwnCalls { state } => {
                self.live.tells_calls &= state == TargetState::Live;
                self.live.own_calls = Some(state);
            }
            LiveNews::CallsMoved => {
                self.live.tells_calls = self.live.is_up();
                if self.session.is_usable() && self.capabilities.calls_read {
                    return vec![Effect::ReadCallsNow(self.epoch)];
                }
            }
        }
        Vec::new()
    }

    fn live_park(&mut self, slot: &SlotId, parked: Option<Party>, now: Now) {
        self.note_arrival(slot, parked.as_ref(), now);
        if let Some(caller) = &parked {
            self.place_stray(slot, caller, now);
            self.recognise_park(slot, caller, now);
        }
        let says = parked.map_or(Says::Vacant, Says::Parked);
        self.learn(slot, says, now, now);
        self.find_astray(slot, now);
        self.keep_again_since(slot);
        if self.live.is_up() {
            self.live.targets.insert(slot.clone(), TargetState::Live);
            self.live.live_since.entry(slot.clone()).or_insert(now);
        } else {
            // A straggler of a lost channel: it was so, and nothing proves that it still is.
            self.learn(slot, Says::Blind, now, now);
        }
    }

    /// What live news has said is not proven any more.
    fn go_blind(&mut self, now: Now) {
        if self.live.is_up() {
            self.board.go_blind(now);
            self.live.live_since.clear();
            (self.live.own_calls, self.live.tells_calls) = (None, false);
            self.live.is_loss_untold = true;
        }
    }

    /// When it is to be said that the channel is lost, on the monotonic clock: at once, but one that comes and goes is not
    /// told of each time.
    pub(in crate::console) fn live_due_ms(&self) -> Option<u64> {
        let LiveLayer::Lost { since, .. } = &self.live.layer else { return None };
        if !self.live.is_loss_untold {
            return None;
        }
        let lately = self.live.loss_told.is_some_and(|told| since.since_ms(told) < FLAPS_MS);
        Some(since.mono_ms + if lately { STAYS_LOST_MS } else { 0 })
    }

    /// Says that the channel is lost.
    pub(in crate::console) fn tell_of_a_lost_channel(&mut self, now: Now) {
        if self.live_due_ms().is_some_and(|due_ms| due_ms <= now.mono_ms)
            && let LiveLayer::Lost { why, .. } = &self.live.layer
        {
            let sentence = words::parked::live_lost(why);
            (self.live.is_loss_untold, self.live.loss_told) = (false, Some(now));
            self.tell(sentence, Tone::Trouble, now);
        }
    }

    /// The computer has slept: what the channel said before is as old as the sleep, and whether it still stands nobody
    /// knows, so it is opened anew.
    pub(in crate::console) fn wake_up(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let Some(before) = self.seen.replace(now) else { return };
        if now.age_ms(before) < now.since_ms(before) + FRESH_MS || self.live.watched.is_none() {
            return;
        }
        self.go_blind(before);
        self.stop_live(now, effects);
        self.live.layer = LiveLayer::Connecting;
    }

    /// Asks for the slots to be watched, when there are others than before; or for nothing more, when nobody is signed in.
    pub(in crate::console) fn keep_live(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let person = match self.who_may_watch() {
            Ok(person) => person,
            Err(why) => {
                self.stop_live(now, effects);
                self.live.layer = LiveLayer::Off { why: why.into() };
                return;
            }
        };
        if self.live.watched.is_none() && matches!(self.live.layer, LiveLayer::Off { .. }) {
            self.live.layer = LiveLayer::Connecting;
        }
        // The first reading of the slots comes within a second: one order instead of three.
        let first = self.board.extensions().is_first_read() || self.board.group().is_first_read();
        if first || !std::mem::take(&mut self.live.is_dirty) {
            return;
        }
        let watched = Watched { epoch: self.epoch, person, targets: self.board.live_targets() };
        if self.live.watched.as_ref() == Some(&watched) {
            return;
        }
        let known = |slot: &SlotId| watched.targets.iter().any(|target| target.slot == *slot);
        self.live.targets.retain(|slot, _| known(slot));
        self.live.live_since.retain(|slot, _| known(slot));
        for target in &watched.targets {
            if !self.live.targets.contains_key(&target.slot) {
                self.live.targets.insert(target.slot.clone(), TargetState::Asking);
                // What it inherits from another tile was told through a subscription that has ended.
                self.learn(&target.slot, Says::Blind, now, now);
            }
        }
        effects.push(Effect::WatchLive {
            epoch: watched.epoch,
            person: Some(watched.person.clone()),
            targets: watched.targets.clone(),
        });
        self.live.watched = Some(watched);
    }

    /// Whose live news it would be, or why there can be none.
    fn who_may_watch(&self) -> Result<PersonId, Message> {
        if !self.session.is_usable() {
            return Err(say!("no-live-sign-in"));
        }
        if !self.capabilities.xsi {
            return Err(say!("no-live-permission"));
        }
        self.person.clone().ok_or_else(|| say!("no-live-profile"))
    }

    fn stop_live(&mut self, now: Now, effects: &mut Vec<Effect>) {
        if self.live.watched.take().is_some() {
            self.go_blind(now);
            self.live.targets.clear();
            self.live.is_dirty = true;
            effects.push(Effect::StopLive);
        }
    }
}
