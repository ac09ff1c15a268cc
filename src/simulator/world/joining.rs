//! How legs and far sides come together, and who holds whom (contract 4).

use super::World;
use super::directory::MemberId;
use super::leg::{End, Far, LegId, LegState};
use super::party::{CallType, Party};
use super::refusal::Refusal;

impl World {
    /// The party of a far side as `viewer` sees it.
    pub(super) fn party_of(&self, end: &End, viewer: MemberId) -> Party {
        match end {
            End::Outside(outside) => outside.party.clone(),
            End::Leg(id) => match self.legs.get(id) {
                Some(leg) => self.dir.party(leg.owner, self.location_of(viewer)),
                None => Party::new(None, None, CallType::External),
            },
        }
    }

    /// Makes `end` the far side of `id`, and shows each the other.
    pub(super) fn attach(&mut self, id: LegId, end: End) {
        let Some(owner) = self.legs.get(&id).map(|leg| leg.owner) else { return };
        let remote = self.party_of(&end, owner);
        if let End::Leg(other) = end
            && let Some(other_owner) = self.legs.get(&other).map(|leg| leg.owner)
        {
            let seen = self.dir.party(owner, self.location_of(other_owner));
            if let Some(other) = self.legs.get_mut(&other) {
                (other.far, other.remote) = (Far::Leg(id), seen);
            }
        }
        if let Some(leg) = self.legs.get_mut(&id) {
            (leg.far, leg.remote) = (end.into(), remote);
        }
    }

    /// Takes the far side away from a leg, to park it or to hand it over.
    pub(super) fn detach(&mut self, id: LegId) -> Result<End, Refusal> {
        let leg = self.legs.get_mut(&id).ok_or_else(Refusal::no_call)?;
        match std::mem::replace(&mut leg.far, Far::Nobody) {
            Far::Outside(outside) => Ok(End::Outside(outside)),
            Far::Leg(other) => Ok(End::Leg(other)),
            other => {
                leg.far = other;
                Err(Refusal::wrong_state("The other party of this call cannot be handed over."))
            }
        }
    }

    /// Brings two far sides together; two people outside leave this world.
    pub(super) fn join(&mut self, left: End, right: End) {
        match (left, right) {
            (End::Leg(leg), end) | (end, End::Leg(leg)) => {
                let other = if let End::Leg(other) = &end { Some(*other) } else { None };
                self.attach(leg, end);
                self.agree(leg, other);
            }
            (End::Outside(_), End::Outside(_)) => {}
        }
    }

    /// Sets the states of two joined legs: a leg is on hold because of itself, or because of the other.
    pub(super) fn agree(&mut self, left: LegId, right: Option<LegId>) {
        let held = |world: &Self, id: Option<LegId>| id.is_some_and(|id| world.state(id) == LegState::Held);
        for (id, other) in [(Some(left), right), (right, Some(left))] {
            let other_holds = held(self, other);
            if let Some(leg) = id.and_then(|id| self.legs.get_mut(&id))
                && matches!(leg.state, LegState::Connected | LegState::RemoteHeld)
            {
                leg.state = if other_holds { LegState::RemoteHeld } else { LegState::Connected };
            }
        }
    }

    /// Puts the host's other talking calls on hold, as a phone does when it takes another call.
    pub(super) fn hold_others(&mut self, id: LegId) {
        let Some(host) = self.legs.get(&id).map(|leg| leg.host) else { return };
        let talking: Vec<LegId> = self
            .live()
            .filter(|(other, leg)| *other != id && leg.host == host && leg.state == LegState::Connected)
            .map(|(other, _)| other)
            .collect();
        for other in talking {
            self.set_held(other, true);
        }
    }

    /// Holds or resumes a leg, and tells the far side.
    pub(super) fn set_held(&mut self, id: LegId, hold: bool) {
        let Some(leg) = self.legs.get_mut(&id) else { return };
        leg.state = if hold { LegState::Held } else { LegState::Connected };
        let far = if let Far::Leg(other) = leg.far { Some(other) } else { None };
        if !hold && far.is_some_and(|other| self.state(other) == LegState::Held) {
            if let Some(leg) = self.legs.get_mut(&id) {
                leg.state = LegState::RemoteHeld;
            }
            return;
        }
        self.agree(id, far);
    }
}
