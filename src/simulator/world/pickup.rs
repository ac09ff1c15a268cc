//! Taking part in calls that are elsewhere: pickup, barge-in, pull (contract 3.3). Each rings the user's device first.

use super::directory::{MemberId, Spot, Target};
use super::leg::{End, Far, Intent, LegId, LegState, Personality};
use super::refusal::Refusal;
use super::{Actor, CallInfo, Ring, World};

impl World {
    /// `pickup`: takes a ringing call of the target, or of anybody in the user's group.
    ///
    /// # Errors
    /// 404 for an unknown target, 400 when nothing rings there.
    pub fn pickup(&mut self, actor: Actor, target: Option<&str>, ring: Ring) -> Result<CallInfo, Refusal> {
        let from = match target {
            Some(target) => vec![self.member_dialled(actor, target)?],
            None => {
                let group =
                    self.dir.group_of(actor.line).map(|group| group.agents.clone()).unwrap_or_default();
                group.into_iter().filter(|member| *member != actor.line).collect()
            }
        };
        let ringing =
            self.ringing(&from).ok_or_else(|| Refusal::wrong_state("There is no call to pick up."))?;
        let remote = self.leg(ringing).map(|leg| leg.remote.clone()).ok_or_else(Refusal::no_call)?;
        Ok(self.click_to_dial(actor, ring, Intent::Pickup(from), remote))
    }

    fn ringing(&self, members: &[MemberId]) -> Option<LegId> {
        let rings =
            |leg: &super::Leg| leg.personality == Personality::Terminator && leg.state == LegState::Alerting;
        self.live()
            .find(|(id, leg)| members.contains(&leg.owner) && rings(leg) && self.movable(*id))
            .map(|(id, _)| id)
    }

    /// The device was lifted: the ringing call comes here, unless it was answered meanwhile.
    pub(super) fn take_ringing(&mut self, id: LegId, from: &[MemberId]) {
        let taken = self.ringing(from).and_then(|ringing| Some((ringing, self.detach(ringing).ok()?)));
        let Some((ringing, caller)) = taken else {
            self.no_luck(id);
            return;
        };
        if let Some(leg) = self.legs.get_mut(&ringing) {
            leg.answered_elsewhere = true;
        }
        self.finish(ringing);
        if let End::Leg(caller) = caller
            && self.leg(caller).is_some_and(|leg| Some(leg.owner) == self.leg(id).map(|leg| leg.owner))
        {
            // Picking up one's own call joins nothing.
            self.finish(caller);
            self.no_luck(id);
            return;
        }
        let now = self.now;
        if let Some(leg) = self.legs.get_mut(&id) {
            (leg.personality, leg.state, leg.answered) =
                (Personality::Originator, LegState::Connected, Some(now));
        }
        let waiting = if let End::Leg(caller) = &caller { Some(*caller) } else { None };
        self.attach(id, caller);
        match waiting {
            Some(caller) if self.state(caller) == LegState::Connecting => self.far_answers(caller),
            other => self.agree(id, other),
        }
    }

    /// `bargeIn`: joins the target's conversation.
    ///
    /// # Errors
    /// 404 for an unknown target, 400 when the target talks to nobody.
    pub fn barge_in(&mut self, actor: Actor, target: &str, ring: Ring) -> Result<CallInfo, Refusal> {
        let member = self.member_dialled(actor, target)?;
        let talking = self.live().find(|(_, leg)| leg.owner == member && leg.state.is_up()).map(|(id, _)| id);
        let into = talking.filter(|_| member != actor.line);
        let into = into.ok_or_else(|| Refusal::wrong_state("The target has no call to barge in on."))?;
        let remote = self.dir.party(member, self.location_of(actor.line));
        Ok(self.click_to_dial(actor, ring, Intent::Barge(into), remote))
    }

    pub(super) fn barge_now(&mut self, id: LegId, into: LegId) {
        if !self.state(into).is_up() {
            self.no_luck(id);
            return;
        }
        let now = self.now;
        if let Some(leg) = self.legs.get_mut(&id) {
            (leg.personality, leg.state, leg.answered) =
                (Personality::Originator, LegState::Connected, Some(now));
            leg.far = Far::Barged(into);
        }
    }

    /// `pull`: brings the user's call from another device to the one that rings now.
    ///
    /// # Errors
    /// 400 when the user has no call on another device.
    pub fn pull(&mut self, actor: Actor, ring: Ring) -> Result<CallInfo, Refusal> {
        let elsewhere = |leg: &super::Leg| {
            leg.owner == actor.line
                && leg.state.is_up()
                && (ring.device.is_none() || leg.device != ring.device)
        };
        let found = self.live().filter(|(_, leg)| elsewhere(leg)).last();
        let (call, remote) = found
            .map(|(id, leg)| (id, leg.remote.clone()))
            .ok_or_else(|| Refusal::wrong_state("The user has no call on another device."))?;
        Ok(self.click_to_dial(actor, ring, Intent::Pull(call), remote))
    }

    /// The device was lifted: the call moves there, and the temporary leg is released (contract 3.4).
    pub(super) fn pull_now(&mut self, id: LegId, call: LegId) {
        let device = self.leg(id).and_then(|leg| leg.device);
        self.release(id);
        if !self.state(call).is_up() {
            return;
        }
        if let Some(leg) = self.legs.get_mut(&call) {
            leg.device = device;
        }
        if self.state(call) == LegState::Held {
            self.set_held(call, false);
        }
        self.hold_others(call);
    }

    fn member_dialled(&self, actor: Actor, target: &str) -> Result<MemberId, Refusal> {
        match self.dir.resolve(target, self.location_of(actor.line))? {
            Target::Spot(Spot::Member(member)) => Ok(member),
            _ => Err(Refusal::no_target(target)),
        }
    }
}
