//! What happens by itself: when it is due, and the order in which a stretch of time is lived through.

use jiff::Timestamp;

use super::World;
use super::leg::{Intent, LegId, LegState, Personality};
use crate::simulator::clock::later;

/// Something that happens at a time unless the leg has moved on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// The user's own devices have rung long enough.
    RingOut(LegId),
    /// An incoming call has rung long enough.
    NoAnswer(LegId),
    /// Somebody outside answers.
    FarAnswers(LegId),
    /// The handset is lifted (`autoAnswerSecs`).
    Lift(LegId),
    /// An announcement is over.
    Goodbye(LegId),
    /// A recall has rung long enough.
    RecallUnanswered(LegId),
}

/// All timers that are set.
#[derive(Debug, Default)]
pub(super) struct Timers {
    set: Vec<(Timestamp, Due)>,
}

impl Timers {
    pub(super) fn set(&mut self, at: Timestamp, due: Due) {
        self.set.push((at, due));
    }

    fn earliest(&self) -> Option<Timestamp> {
        self.set.iter().map(|(at, _)| *at).min()
    }

    fn take(&mut self, now: Timestamp) -> Option<Due> {
        let first =
            self.set.iter().enumerate().filter(|(_, (at, _))| *at <= now).min_by_key(|(_, (at, _))| *at);
        let index = first.map(|(index, _)| index)?;
        Some(self.set.remove(index).1)
    }
}

impl World {
    /// When the next thing happens by itself.
    pub fn next_due(&self) -> Option<Timestamp> {
        let linger = self.linger();
        let ends = self.legs().filter_map(|(_, leg)| leg.ended).map(linger).min();
        [self.timers.earliest(), self.next_recall(), ends].into_iter().flatten().min()
    }

    /// Lives through the time until `now`, one happening after the other, each at its own time.
    pub fn settle(&mut self, now: Timestamp) {
        while let Some(at) = self.next_due().filter(|at| *at <= now) {
            self.now = self.now.max(at);
            match self.timers.take(self.now) {
                Some(due) => self.fire(due),
                None => self.recall_due(),
            }
            self.sweep();
            self.look();
        }
        self.now = self.now.max(now);
    }

    fn fire(&mut self, due: Due) {
        match due {
            Due::RingOut(id) if self.rings(id, Personality::ClickToDial) => self.release(id),
            Due::NoAnswer(id) if self.rings(id, Personality::Terminator) => self.release(id),
            Due::Lift(id) if self.state(id) == LegState::Alerting => self.lift(id),
            Due::FarAnswers(id) if self.state(id) == LegState::Connecting => self.far_answers(id),
            Due::Goodbye(id) => self.release(id),
            Due::RecallUnanswered(id) if self.rings(id, Personality::Terminator) => {
                self.recall_unanswered(id)
            }
            _ => {}
        }
    }

    fn rings(&self, id: LegId, personality: Personality) -> bool {
        self.leg(id).is_some_and(|leg| leg.state == LegState::Alerting && leg.personality == personality)
    }

    /// Nobody can be reached: the leg ends, after an announcement if the knob says so.
    pub(super) fn no_luck(&mut self, id: LegId) {
        if self.knobs.announcement_secs == 0 {
            self.release(id);
            return;
        }
        if let Some(leg) = self.legs.get_mut(&id) {
            (leg.personality, leg.state) = (Personality::Originator, LegState::Connecting);
            leg.intent = Intent::Talk;
        }
        self.timers.set(later(self.now, self.knobs.announcement_secs), Due::Goodbye(id));
    }
}
