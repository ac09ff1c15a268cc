//! What a bystander could notice: calls that change and callers who are parked or leave, found by comparing the world with
//! how it looked the time before (contract 7.4, 7.5). Acts therefore need not announce anything, and none can be forgotten.
//!
//! [`World::look`] is called after every single happening; what it notices is kept only while somebody listens.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::World;
use super::directory::{DeviceIx, MemberId, Spot};
use super::leg::{End, Far, Leg, LegId, LegState, Personality, Recording, Redirection};
use super::news::{self, CallNews};
use super::party::Party;

/// A leg as it looked at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glimpse {
    pub leg: LegId,
    pub call_id: String,
    pub session_id: String,
    pub owner: MemberId,
    pub host: MemberId,
    pub device: Option<DeviceIx>,
    pub personality: Personality,
    pub state: LegState,
    pub remote: Party,
    pub redirections: Vec<Redirection>,
    pub appearance: u32,
    /// Where the caller had been parked, if this is a recall.
    pub recalled_from: Option<Spot>,
    pub created: Timestamp,
    pub answered: Option<Timestamp>,
    pub held_since: Option<Timestamp>,
    /// When the call left this line for another.
    pub detached: Option<Timestamp>,
    pub ended: Option<Timestamp>,
    pub recording: Option<Recording>,
    /// The remote party is the spot that a group park has chosen.
    pub group_parked: bool,
    pub(super) far: FarSide,
}

/// Who is at the far side, without the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FarSide {
    Nobody,
    Leg(LegId),
    Outside,
    Parked,
    Barged,
}

/// Why a leg is about to end, where that is more than a hang-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Farewell {
    /// Group park has chosen this spot.
    GroupParked(Spot),
    /// The far side was sent elsewhere; the reason is the schema's word (RedirectReason).
    HandedOver { to: Option<String>, reason: &'static str },
}

/// Something that a bystander noticed.
#[derive(Clone, Debug)]
pub enum Happening {
    /// The spot holds this caller from now on, or nobody.
    Parked { spot: Spot, caller: Option<Party> },
    /// Something happened to a call.
    Call { news: CallNews, call: Box<Glimpse> },
}

/// How the world looked the time before.
#[derive(Debug, Default)]
pub(super) struct Watch {
    listened: bool,
    legs: BTreeMap<LegId, Glimpse>,
    spots: BTreeMap<Spot, Caller>,
    farewells: Vec<(LegId, Farewell)>,
    heard: Vec<Happening>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Caller {
    Leg(LegId),
    Outside(u64),
}

impl World {
    /// Whether what happens is kept for [`World::heard`].
    pub fn listen(&mut self, listen: bool) {
        self.watch.listened = listen;
        if !listen {
            self.watch.heard.clear();
        }
    }

    /// What has happened since the last time, in order.
    pub fn heard(&mut self) -> Vec<Happening> {
        self.look();
        std::mem::take(&mut self.watch.heard)
    }

    /// The line's live calls as they look now, oldest first.
    pub fn glimpses(&mut self, owner: MemberId) -> Vec<Glimpse> {
        self.look();
        self.watch.legs.values().filter(|call| call.owner == owner).cloned().collect()
    }

    /// Who is parked on a spot, as somebody at that spot's site sees him.
    pub fn parked_party(&self, spot: Spot) -> Option<Party> {
        let viewer = match spot {
            Spot::Slot(slot) => self.dir.slot(slot).location,
            Spot::Member(member) => self.location_of(member),
        };
        self.parked.get(&spot).map(|parked| match &parked.caller {
            End::Outside(outside) => outside.party.clone(),
            End::Leg(id) => match self.leg(*id) {
                Some(leg) => self.dir.party(leg.owner, viewer),
                None => Party::new(None, None, super::CallType::Other),
            },
        })
    }

    /// Says why a leg ends in a moment.
    pub(super) fn farewell(&mut self, id: LegId, why: Farewell) {
        if self.watch.listened {
            self.watch.farewells.push((id, why));
        }
    }

    /// Compares the world with how it looked the time before. Calls that are over come first, then the spots, then the calls
    /// that changed or are new: a caller leaves one place before he arrives at the next.
    pub(super) fn look(&mut self) {
        let before = std::mem::take(&mut self.watch.legs);
        let now: BTreeMap<LegId, Glimpse> =
            self.live().map(|(id, leg)| (id, self.glimpse(id, leg, before.get(&id)))).collect();
        if self.watch.listened {
            let mut heard = std::mem::take(&mut self.watch.heard);
            for (id, last) in before.iter().filter(|(id, _)| !now.contains_key(id)) {
                heard.extend(self.goodbyes(*id, last));
            }
            heard.extend(self.spots_changed());
            let is_recall = |id: LegId| now.get(&id).is_some_and(|call| call.recalled_from.is_some());
            for (id, call) in &now {
                let told = match before.get(id) {
                    None => news::of_new(call),
                    Some(last) => news::of_change(last, call, &is_recall),
                };
                heard.extend(
                    told.into_iter().map(|(news, call)| Happening::Call { news, call: Box::new(call) }),
                );
            }
            self.watch.heard = heard;
        }
        self.watch.farewells.clear();
        self.watch.spots =
            self.parked.iter().map(|(spot, parked)| (*spot, caller_of(&parked.caller))).collect();
        self.watch.legs = now;
    }

    fn spots_changed(&self) -> Vec<Happening> {
        let left = self.watch.spots.keys().filter(|spot| !self.parked.contains_key(spot));
        let left = left.map(|spot| Happening::Parked { spot: *spot, caller: None });
        let came = self
            .parked
            .iter()
            .filter(|(spot, parked)| self.watch.spots.get(spot) != Some(&caller_of(&parked.caller)));
        let came = came.map(|(spot, _)| Happening::Parked { spot: *spot, caller: self.parked_party(*spot) });
        left.chain(came).collect()
    }

    /// The last things that are to be said of a call.
    fn goodbyes(&self, id: LegId, last: &Glimpse) -> Vec<Happening> {
        let farewell = self.watch.farewells.iter().find(|(leg, _)| *leg == id).map(|(_, why)| why);
        let mut last = last.clone();
        let mut said = Vec::new();
        match farewell {
            Some(Farewell::GroupParked(spot)) => {
                let remote = self.dir.spot_party(*spot, self.location_of(last.owner));
                said.push((CallNews::Updated, Glimpse { remote, group_parked: true, ..last.clone() }));
            }
            Some(Farewell::HandedOver { to, reason }) => {
                last.detached = Some(self.now);
                let news = CallNews::Redirected { to: to.clone(), reason, at: self.now };
                said.push((news, last.clone()));
            }
            None => {}
        }
        said.push((CallNews::Released, news::over(&last, self.now)));
        said.into_iter().map(|(news, call)| Happening::Call { news, call: Box::new(call) }).collect()
    }

    fn glimpse(&self, id: LegId, leg: &Leg, last: Option<&Glimpse>) -> Glimpse {
        let held = leg.state == LegState::Held;
        let held_since = last.and_then(|last| last.held_since).unwrap_or(self.now);
        Glimpse {
            leg: id,
            call_id: leg.call_id.clone(),
            session_id: leg.session_id.clone(),
            owner: leg.owner,
            host: leg.host,
            device: leg.device,
            personality: leg.personality,
            state: leg.state,
            remote: leg.remote.clone(),
            redirections: leg.redirections.clone(),
            appearance: leg.appearance,
            recalled_from: leg.recalled_from,
            created: leg.created,
            answered: leg.answered,
            held_since: held.then_some(held_since),
            detached: None,
            ended: None,
            recording: leg.recording,
            group_parked: false,
            far: match &leg.far {
                Far::Nobody => FarSide::Nobody,
                Far::Leg(other) => FarSide::Leg(*other),
                Far::Outside(_) => FarSide::Outside,
                Far::Parked(_) => FarSide::Parked,
                Far::Barged(_) => FarSide::Barged,
            },
        }
    }
}

fn caller_of(caller: &End) -> Caller {
    match caller {
        End::Leg(id) => Caller::Leg(*id),
        End::Outside(outside) => Caller::Outside(outside.serial),
    }
}
