//! The recall of a caller whom nobody retrieved: the spot frees, and the parker rings (contract 4, 12.3).

use jiff::Timestamp;

use super::World;
use super::directory::{MemberId, Spot};
use super::knobs::{RecallTo, RecallUnanswered};
use super::leg::{End, LegId};
use super::park::Parked;
use super::timers::Due;
use crate::simulator::clock::later;

impl World {
    /// When the next parked caller is recalled.
    pub(super) fn next_recall(&self) -> Option<Timestamp> {
        self.parked.iter().map(|(spot, parked)| self.recall_at(*spot, parked)).min()
    }

    /// When a parked caller is recalled.
    pub fn recall_at(&self, spot: Spot, parked: &Parked) -> Timestamp {
        let location = match spot {
            Spot::Slot(slot) => self.dir.slot(slot).location,
            Spot::Member(member) => self.location_of(member),
        };
        later(parked.at, self.recall_secs(location))
    }

    /// The recall time of a location: its own, or that of the settings (contract 5.7, 12.3).
    pub fn recall_secs(&self, location: usize) -> u64 {
        self.dir.locations.get(location).and_then(|l| l.recall_secs).unwrap_or(self.knobs.recall_secs)
    }

    /// Recalls the caller whose time was up first, if it is up.
    pub(super) fn recall_due(&mut self) {
        let due = self.parked.iter().map(|(spot, parked)| (self.recall_at(*spot, parked), *spot)).min();
        let Some((_, spot)) = due.filter(|(at, _)| *at <= self.now) else { return };
        let Some(parked) = self.parked.remove(&spot) else { return };
        let first = match self.knobs.recall_to {
            RecallTo::HuntGroup => self.dir.hunt_group.first().copied().unwrap_or(parked.parker),
            RecallTo::Parker | RecallTo::ParkerThenHuntGroup => parked.parker,
        };
        let mut tried = vec![parked.parker];
        if first != parked.parker {
            tried.push(first);
        }
        self.recall(parked.caller, spot, first, parked.session_id, tried);
    }

    fn recall(&mut self, caller: End, spot: Spot, to: MemberId, session: String, tried: Vec<MemberId>) {
        if let End::Leg(id) = &caller
            && self.leg(*id).is_some_and(|leg| leg.owner == to)
        {
            // A caller cannot be recalled to himself.
            self.dismiss(caller);
            return;
        }
        let id = self.offer(caller, to, session);
        if let Some(leg) = self.legs.get_mut(&id) {
            (leg.recalled_from, leg.recall_tried) = (Some(spot), tried);
        }
        self.timers.set(later(self.now, self.knobs.recall_ring_secs), Due::RecallUnanswered(id));
    }

    /// Nobody answered the recall: on to the next of the hunt group, or what the knob says.
    pub(super) fn recall_unanswered(&mut self, id: LegId) {
        let Some(leg) = self.leg(id) else { return };
        let Some(spot) = leg.recalled_from else { return };
        let (mut tried, session) = (leg.recall_tried.clone(), leg.session_id.clone());
        if self.knobs.recall_to != RecallTo::Parker
            && let Some(next) = self.dir.hunt_group.iter().find(|member| !tried.contains(member)).copied()
        {
            let Ok(caller) = self.detach(id) else { return };
            self.finish(id);
            tried.push(next);
            self.recall(caller, spot, next, session, tried);
            return;
        }
        match self.knobs.recall_unanswered {
            RecallUnanswered::KeepRinging => {}
            RecallUnanswered::Disconnect => self.release(id),
            RecallUnanswered::ParkAgain if self.parked.contains_key(&spot) => {
                self.timers.set(later(self.now, self.knobs.recall_ring_secs), Due::RecallUnanswered(id));
            }
            RecallUnanswered::ParkAgain => {
                let parker = tried.first().copied();
                let Ok(caller) = self.detach(id) else { return };
                self.finish(id);
                match parker {
                    Some(parker) => self.put(spot, caller, parker, session),
                    None => self.dismiss(caller),
                }
            }
        }
    }
}
