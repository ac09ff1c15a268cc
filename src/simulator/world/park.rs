//! Parking a call on a slot, on a person, or on a free member of the group (contract 3.4, 12.1).

use jiff::Timestamp;

use super::directory::{MemberId, Spot, Target};
use super::knobs::BusyPark;
use super::leg::{End, Far, LegState};
use super::party::Party;
use super::refusal::Refusal;
use super::watch::Farewell;
use super::{Actor, World};

/// Where `park` shall put the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParkOn<'a> {
    /// Against the user himself.
    Myself,
    /// Against an extension.
    Number(&'a str),
    /// Against a free member of the user's call park group.
    Group,
}

/// A caller who waits on a spot.
#[derive(Debug)]
pub struct Parked {
    pub caller: End,
    pub parker: MemberId,
    pub at: Timestamp,
    pub session_id: String,
}

impl World {
    /// `park`: a connected call leaves the user's list, and its far side waits on a spot. Gives back `parkedAgainst`.
    ///
    /// # Errors
    /// 404 for a call or number that is not there, 400 for a wrong state, the knob's status for a busy target.
    pub fn park(&mut self, actor: Actor, call_id: &str, on: ParkOn) -> Result<Party, Refusal> {
        let id = self.find(actor, call_id)?;
        if self.state(id) != LegState::Connected || !self.movable(id) {
            return Err(Refusal::wrong_state("Only a connected call can be parked."));
        }
        let viewer = self.location_of(actor.line);
        let spot = match on {
            ParkOn::Myself => Spot::Member(actor.line),
            ParkOn::Group => self.free_in_group(actor.line)?,
            ParkOn::Number(number) => match self.dir.resolve(number, viewer)? {
                Target::Spot(spot) => spot,
                _ => return Err(Refusal::no_target(number)),
            },
        };
        if self.parked.contains_key(&spot) {
            return Err(self.busy());
        }
        let session = self.leg(id).map(|leg| leg.session_id.clone()).unwrap_or_default();
        let caller = self.detach(id)?;
        if on == ParkOn::Group {
            self.farewell(id, Farewell::GroupParked(spot));
        }
        self.finish(id);
        self.put(spot, caller, actor.line, session);
        Ok(self.dir.spot_party(spot, viewer))
    }

    /// Lets a far side wait on a spot, which must be free.
    pub(super) fn put(&mut self, spot: Spot, caller: End, parker: MemberId, session_id: String) {
        if let End::Leg(id) = caller {
            if let Some(leg) = self.legs.get_mut(&id) {
                leg.far = Far::Parked(spot);
            }
            self.agree(id, None);
        }
        self.parked.insert(spot, Parked { caller, parker, at: self.now, session_id });
    }

    fn busy(&self) -> Refusal {
        let status = match self.knobs.busy_park {
            BusyPark::BadRequest => 400,
            BusyPark::Conflict => 409,
        };
        Refusal::new(status, 4003, "A call is already parked against the target.")
    }

    /// The group's people in turn, beginning after the parker, then the group's slots.
    fn free_in_group(&self, parker: MemberId) -> Result<Spot, Refusal> {
        let Some(group) = self.dir.group_of(parker) else {
            return Err(Refusal::wrong_state("The user belongs to no call park group."));
        };
        let after = group.agents.iter().position(|agent| *agent == parker).map_or(0, |at| at + 1);
        let agents = group
            .agents
            .iter()
            .cycle()
            .skip(after)
            .take(group.agents.len())
            .map(|agent| Spot::Member(*agent));
        let mut spots = agents.chain(group.slots.iter().map(|slot| Spot::Slot(*slot)));
        spots.find(|spot| !self.parked.contains_key(spot)).ok_or_else(|| self.busy())
    }
}
