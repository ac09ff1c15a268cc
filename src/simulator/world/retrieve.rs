//! Retrieving a parked call: the device rings first, and only its answer takes the caller (contract 3.4, 12.2).

use super::directory::{Spot, Target};
use super::knobs::EmptyRetrieve;
use super::leg::{Far, Intent, LegId, LegState, Personality};
use super::park::Parked;
use super::refusal::Refusal;
use super::{Actor, CallInfo, Ring, World};

impl World {
    /// `retrieve`: a clickToDial leg rings on the chosen device; the slot keeps the caller until it is answered.
    ///
    /// # Errors
    /// 400 for a destination that is neither digits nor a URI, 404 for one that nobody has, the knob's status for an empty spot.
    pub fn retrieve(
        &mut self,
        actor: Actor,
        destination: Option<&str>,
        ring: Ring,
    ) -> Result<CallInfo, Refusal> {
        let viewer = self.location_of(actor.line);
        let spot = match destination {
            None => Spot::Member(actor.line),
            Some(text) => match self.dir.resolve(text, viewer)? {
                Target::Spot(spot) => spot,
                _ => return Err(Refusal::no_target(text)),
            },
        };
        if !self.parked.contains_key(&spot) {
            let empty = |status| Err(Refusal::new(status, 4003, "No call is parked against the target."));
            match self.knobs.empty_retrieve {
                EmptyRetrieve::NotFound => return empty(404),
                EmptyRetrieve::Conflict => return empty(409),
                EmptyRetrieve::BadRequest => return empty(400),
                EmptyRetrieve::AcceptThenDisconnect => {}
            }
        }
        let remote = self.dir.spot_party(spot, viewer);
        Ok(self.click_to_dial(actor, ring, Intent::Retrieve(spot), remote))
    }

    /// The device was lifted: the caller comes to this leg, unless somebody was faster.
    pub(super) fn take_parked(&mut self, id: LegId, spot: Spot) {
        let Some(Parked { caller, session_id, .. }) = self.parked.remove(&spot) else {
            self.no_luck(id);
            return;
        };
        let now = self.now;
        let renamed = if self.knobs.retrieve_keeps_call_id { None } else { Some(self.new_call_id()) };
        let keeps_session = self.knobs.retrieve_keeps_session;
        if let Some(leg) = self.legs.get_mut(&id) {
            (leg.personality, leg.state, leg.answered) =
                (Personality::Originator, LegState::Connected, Some(now));
            if let Some(call_id) = renamed {
                (leg.call_id, leg.created) = (call_id, now);
            }
            if !keeps_session {
                leg.session_id = session_id;
            }
        }
        self.attach(id, caller);
        let far = self.leg(id).and_then(|leg| if let Far::Leg(other) = leg.far { Some(other) } else { None });
        self.agree(id, far);
    }
}
