//! The simulated telephone system: pure state, no I/O. Time is an argument, and nothing happens but through a method.
//!
//! A call has a [`leg::Leg`] for every simulated line that takes part. Its far side is another leg, somebody outside, or
//! nobody. A parked call is a far side that lies on a spot instead of in a leg. [`World::settle`] brings the world up to a
//! time: ringing ends, outside numbers answer, parked calls are recalled, in the order in which they are due.

pub mod calls;
pub mod directory;
mod ending;
mod handover;
pub mod history;
mod joining;
pub mod knobs;
pub mod leg;
pub mod news;
mod outside;
pub mod park;
mod party;
mod pickup;
mod recall;
pub mod refusal;
mod retrieve;
mod timers;
mod view;
pub mod watch;

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::clock::later;
use super::ids;
use directory::{DeviceIx, Directory, MemberId, Spot};
use history::History;
use knobs::Knobs;
use leg::{End, Far, Intent, Leg, LegId, LegState, Personality};
pub use park::Parked;
use party::Outside;
pub use party::{CallType, Party};
use refusal::Refusal;
use timers::{Due, Timers};
use watch::Watch;

/// On whose behalf an API act is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Whose devices act.
    pub user: MemberId,
    /// Whose line acts: the user's own, or a secondary one (`lineOwnerId`).
    pub line: MemberId,
}

/// What shall ring for an act that starts a call; neither means all devices of the user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ring {
    /// One device (`endpointId`).
    pub device: Option<DeviceIx>,
    /// A mobile number (`singleNumberReachPhoneNumber`).
    pub mobile: Option<String>,
}

/// The answer to everything that starts a call (contract 3.1, CallInfo).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallInfo {
    pub call_id: String,
    pub session_id: String,
}

/// The telephone system.
#[derive(Debug)]
pub struct World {
    pub dir: Directory,
    pub knobs: Knobs,
    pub history: History,
    legs: BTreeMap<LegId, Leg>,
    parked: BTreeMap<Spot, Parked>,
    timers: Timers,
    watch: Watch,
    now: Timestamp,
    seed: u64,
    made: u64,
    /// How many legs there ever were; all that are gone are in the history.
    legs_made: u64,
}

impl World {
    /// A quiet world at `now`. Worlds with different seeds give different call ids.
    pub fn new(dir: Directory, knobs: Knobs, seed: u64, now: Timestamp) -> Self {
        Self {
            dir,
            knobs,
            history: History::default(),
            legs: BTreeMap::new(),
            parked: BTreeMap::new(),
            timers: Timers::default(),
            watch: Watch::default(),
            now,
            seed,
            made: 0,
            legs_made: 0,
        }
    }

    /// The time up to which everything has happened.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// What is parked, by spot.
    pub fn parked(&self) -> &BTreeMap<Spot, Parked> {
        &self.parked
    }

    /// The leg, if it still exists.
    pub fn leg(&self, id: LegId) -> Option<&Leg> {
        self.legs.get(&id)
    }

    /// All legs, oldest first.
    pub fn legs(&self) -> impl Iterator<Item = (LegId, &Leg)> {
        self.legs.iter().map(|(id, leg)| (*id, leg))
    }

    /// The leg with this public id, whosever it is, unless it has ended.
    pub fn leg_by_call_id(&self, call_id: &str) -> Option<LegId> {
        self.live().find(|(_, leg)| ids::same(&leg.call_id, call_id)).map(|(id, _)| id)
    }

    fn live(&self) -> impl Iterator<Item = (LegId, &Leg)> {
        self.legs().filter(|(_, leg)| leg.state != LegState::Disconnected)
    }

    /// The actor's live call with this id.
    fn find(&self, actor: Actor, call_id: &str) -> Result<LegId, Refusal> {
        let mine = |(_, leg): &(LegId, &Leg)| leg.owner == actor.line && ids::same(&leg.call_id, call_id);
        self.live().find(mine).map(|(id, _)| id).ok_or_else(Refusal::no_call)
    }

    /// The actor's live calls, oldest first.
    fn calls_of(&self, line: MemberId) -> Vec<LegId> {
        self.live().filter(|(_, leg)| leg.owner == line).map(|(id, _)| id).collect()
    }

    fn state(&self, id: LegId) -> LegState {
        self.legs.get(&id).map_or(LegState::Disconnected, |leg| leg.state)
    }

    fn location_of(&self, member: MemberId) -> usize {
        self.dir.member(member).location
    }

    fn serial(&mut self) -> u64 {
        self.made += 1;
        self.made
    }

    fn new_session(&mut self) -> String {
        let serial = self.serial();
        ids::session(&format!("{}/{serial}", self.seed))
    }

    fn new_call_id(&mut self) -> String {
        let serial = self.serial();
        ids::public(
            "CALL",
            &format!("callhalf-{}:0", 9_600_000_000 + self.seed % 100_000 * 1000 + serial * 2),
        )
    }

    fn new_outside(&mut self, party: Party) -> Outside {
        Outside { serial: self.serial(), party }
    }

    /// A new leg with nobody at the far side.
    fn new_leg(
        &mut self,
        actor: Actor,
        how: (Personality, LegState),
        remote: Party,
        session_id: String,
    ) -> LegId {
        let call_id = self.new_call_id();
        let id = LegId(self.serial());
        let taken = |n: u32| self.live().any(|(_, leg)| leg.owner == actor.line && leg.appearance == n);
        let appearance = (1..u32::MAX).find(|n| !taken(*n)).unwrap_or(1);
        let leg = Leg {
            call_id,
            session_id,
            owner: actor.line,
            personality: how.0,
            state: how.1,
            remote,
            far: Far::Nobody,
            intent: Intent::Talk,
            host: actor.user,
            device: None,
            mobile: None,
            appearance,
            created: self.now,
            answered: None,
            ended: None,
            redirections: Vec::new(),
            recalled_from: None,
            recall_tried: Vec::new(),
            recording: None,
            muted: false,
            answered_elsewhere: false,
            dtmf: String::new(),
        };
        self.legs.insert(id, leg);
        self.legs_made += 1;
        id
    }

    /// A clickToDial leg: the actor's devices ring, and `intent` happens when one is lifted (contract 3.4).
    fn click_to_dial(&mut self, actor: Actor, ring: Ring, intent: Intent, remote: Party) -> CallInfo {
        let session = self.new_session();
        let id = self.new_leg(actor, (Personality::ClickToDial, LegState::Alerting), remote, session);
        if let Some(leg) = self.legs.get_mut(&id) {
            (leg.device, leg.mobile, leg.intent) = (ring.device, ring.mobile, intent);
        }
        self.timers.set(later(self.now, self.knobs.ring_secs), Due::RingOut(id));
        if let Some(secs) = self.knobs.auto_answer_secs {
            self.timers.set(later(self.now, secs), Due::Lift(id));
        }
        self.info(id)
    }

    fn info(&self, id: LegId) -> CallInfo {
        let leg = self.legs.get(&id);
        CallInfo {
            call_id: leg.map(|leg| leg.call_id.clone()).unwrap_or_default(),
            session_id: leg.map(|leg| leg.session_id.clone()).unwrap_or_default(),
        }
    }

    /// Rings `member` with `end` as the caller.
    fn offer(&mut self, end: End, member: MemberId, session: String) -> LegId {
        let remote = self.party_of(&end, member);
        let actor = Actor { user: member, line: member };
        let id = self.new_leg(actor, (Personality::Terminator, LegState::Alerting), remote, session);
        self.attach(id, end);
        id
    }
}

#[cfg(test)]
mod tests;
