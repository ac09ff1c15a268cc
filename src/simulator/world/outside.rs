//! What people do without the API: callers ring up and give up, colleagues park and retrieve at their phones, handsets
//! are lifted. The control interface and the lively reception act through these. Every refusal is a sentence.

use super::directory::{MemberId, Spot};
use super::leg::{End, Far, LegId, LegState, Personality, Redirection};
use super::park::Parked;
use super::party::Party;
use super::timers::Due;
use super::{Actor, World};
use crate::simulator::clock::later;

impl World {
    /// Somebody outside calls a member; gives back the leg that rings there.
    pub fn incoming(&mut self, to: MemberId, caller: Party, redirection: Option<Redirection>) -> LegId {
        let session = self.new_session();
        let outside = self.new_outside(caller);
        let id = self.offer(End::Outside(outside), to, session);
        if let Some(leg) = self.legs.get_mut(&id) {
            leg.redirections = redirection.into_iter().collect();
        }
        self.timers.set(later(self.now, self.knobs.no_answer_secs), Due::NoAnswer(id));
        id
    }

    /// A colleague, at a phone, parks a caller whom he had on the line.
    ///
    /// # Errors
    /// A sentence when the spot is taken.
    pub fn park_outside(&mut self, spot: Spot, caller: Party, by: MemberId) -> Result<(), String> {
        if self.parked.contains_key(&spot) {
            return Err(format!("A call is already parked at {}.", self.spot_text(spot)));
        }
        let session = self.new_session();
        let outside = self.new_outside(caller);
        self.put(spot, End::Outside(outside), by, session);
        Ok(())
    }

    /// The parked caller hangs up (contract 12.4).
    ///
    /// # Errors
    /// A sentence when nobody is parked there.
    pub fn abandon(&mut self, spot: Spot) -> Result<(), String> {
        let parked = self.parked.remove(&spot).ok_or_else(|| self.nobody_at(spot))?;
        self.dismiss(parked.caller);
        Ok(())
    }

    /// A colleague retrieves at a phone; gives back the leg that talks to the caller.
    ///
    /// # Errors
    /// A sentence when nobody is parked there, or when the colleague is the caller himself.
    pub fn steal(&mut self, spot: Spot, by: MemberId) -> Result<LegId, String> {
        let parked = self.parked.get(&spot).ok_or_else(|| self.nobody_at(spot))?;
        if let End::Leg(id) = parked.caller
            && self.leg(id).is_some_and(|leg| leg.owner == by)
        {
            return Err("Nobody can retrieve himself.".into());
        }
        let Some(Parked { caller, session_id, .. }) = self.parked.remove(&spot) else {
            return Err(self.nobody_at(spot));
        };
        let remote = self.party_of(&caller, by);
        let actor = Actor { user: by, line: by };
        let id = self.new_leg(actor, (Personality::Originator, LegState::Connected), remote, session_id);
        let now = self.now;
        let preferred = self.dir.member(by).preferred;
        if let Some(leg) = self.legs.get_mut(&id) {
            (leg.answered, leg.device) = (Some(now), preferred);
        }
        self.hold_others(id);
        let far = if let End::Leg(other) = &caller { Some(*other) } else { None };
        self.attach(id, caller);
        self.agree(id, far);
        Ok(id)
    }

    /// Somebody lifts the handset that rings for this call, on either side.
    ///
    /// # Errors
    /// A sentence when nothing rings for this call.
    pub fn lift_handset(&mut self, id: LegId) -> Result<(), String> {
        let far = self
            .leg(id)
            .map(|leg| (leg.state, if let Far::Leg(other) = leg.far { Some(other) } else { None }));
        match far {
            Some((LegState::Alerting, _)) => self.lift(id),
            Some((LegState::Connecting, Some(called))) if self.state(called) == LegState::Alerting => {
                self.lift(called)
            }
            Some((LegState::Connecting, None)) if self.movable(id) => self.far_answers(id),
            _ => return Err("Nothing rings for this call.".into()),
        }
        Ok(())
    }

    /// Somebody on either side hangs up.
    pub fn hang_up(&mut self, id: LegId) {
        self.release(id);
    }

    /// Whether somebody of this name is parked.
    pub fn is_parked(&self, name: &str) -> bool {
        self.parked
            .values()
            .any(|parked| matches!(&parked.caller, End::Outside(o) if o.party.name.as_deref() == Some(name)))
    }

    /// A spot in words, for sentences.
    pub fn spot_text(&self, spot: Spot) -> String {
        match spot {
            Spot::Slot(slot) => format!("{} {}", self.dir.slot(slot).extension, self.dir.slot(slot).name),
            Spot::Member(member) => {
                format!("{} {}", self.dir.member(member).extension, self.dir.member(member).name())
            }
        }
    }

    fn nobody_at(&self, spot: Spot) -> String {
        format!("Nobody is parked at {}.", self.spot_text(spot))
    }
}
