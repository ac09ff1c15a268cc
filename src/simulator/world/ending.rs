//! How legs end, and when an ended one is forgotten (contract 4).

use jiff::Timestamp;

use super::World;
use super::history::Kind;
use super::leg::{End, Far, Leg, LegId, LegState, Personality};
use crate::simulator::clock::later_ms;

impl World {
    /// Ends one leg, writes its history entry, and gives back what was at its far side.
    pub(super) fn finish(&mut self, id: LegId) -> Far {
        let Some(leg) = self.legs.get_mut(&id).filter(|leg| leg.state != LegState::Disconnected) else {
            return Far::Nobody;
        };
        let (kind, at) = match (leg.personality, leg.answered) {
            (Personality::Terminator, None) => (Kind::Missed, self.now),
            (Personality::Terminator, Some(answered)) => (Kind::Received, answered),
            _ => (Kind::Placed, leg.created),
        };
        (leg.state, leg.ended) = (LegState::Disconnected, Some(self.now));
        let far = std::mem::replace(&mut leg.far, Far::Nobody);
        self.history.note(leg.owner, kind, leg.remote.clone(), at);
        let barged = |leg: &Leg| matches!(leg.far, Far::Barged(into) if into == id);
        let listeners: Vec<LegId> = self.live().filter(|(_, leg)| barged(leg)).map(|(id, _)| id).collect();
        for listener in listeners {
            self.finish(listener);
        }
        self.sweep();
        far
    }

    /// Ends a whole call: this leg, and whoever is at its far side.
    pub(super) fn release(&mut self, id: LegId) {
        match self.finish(id) {
            Far::Leg(other) => {
                self.finish(other);
            }
            Far::Parked(spot) => {
                self.parked.remove(&spot);
            }
            Far::Outside(_) | Far::Barged(_) | Far::Nobody => {}
        }
    }

    /// Lets a far side go that no leg has any more.
    pub(super) fn dismiss(&mut self, end: End) {
        if let End::Leg(id) = end {
            self.finish(id);
        }
    }

    /// Forgets ended legs whose time on the list is over.
    pub(super) fn sweep(&mut self) {
        let linger = self.linger();
        let now = self.now;
        self.legs.retain(|_, leg| leg.ended.is_none_or(|ended| linger(ended) > now));
    }

    pub(super) fn linger(&self) -> impl Fn(Timestamp) -> Timestamp + use<> {
        let ms = i64::try_from(self.knobs.disconnected_linger_ms).unwrap_or(i64::MAX);
        move |ended| later_ms(ended, ms)
    }
}
