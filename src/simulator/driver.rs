//! The lively reception: callers arrive, colleagues answer, park and retrieve, some give up, some calls go to the attendant.
//!
//! Pure like the world: it acts when it is due, on the world's time, and all its chance comes from one seed. It never does
//! anything for the attendant (the first user) but call and, after a while, hang up on her. Colleagues park on the first free
//! slot, as people do, and leave alone a caller for whom a retrieve already rings: who clicks the first tile finds somebody.

use std::collections::BTreeSet;

use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};

use super::clock::{later, later_ms};
use super::world::directory::{MemberId, MemberKind, SlotId, Spot};
use super::world::leg::{Far, Intent, LegId, LegState, Personality};
use super::world::park::ParkOn;
use super::world::{Actor, CallType, Party, World};

const CALLERS: &[(&str, &str)] = &[
    ("Harriet Lund", "+14085550142"),
    ("Ola Berg", "+14085550163"),
    ("Ines Calder", "+14085550171"),
    ("Jon Fiske", "+14085550184"),
    ("Priya Nair", "+14085550195"),
    ("Samuel Okoro", "+14085550126"),
    ("Lena Brandt", "+14085550137"),
    ("Hugo Marsh", "+14085550148"),
    ("Amira Saleh", "+14085550159"),
    ("Nora Lindahl", "+14085550115"),
    ("Diego Ramos", "+14085550176"),
    ("Greta Holm", "+14085550187"),
];

/// Never more callers than this wait at once because of the driver.
const MOST_PARKED: usize = 4;

/// Something that somebody has decided to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plan {
    Answer(LegId),
    Park(LegId),
    HangUp(LegId),
    Retrieve(Spot),
    GiveUp(Spot),
}

/// The people of a lively scenario.
#[derive(Debug)]
pub struct Driver {
    rng: Rng,
    look_at: Timestamp,
    call_attendant_at: Timestamp,
    plans: Vec<(Timestamp, Plan)>,
    busy: BTreeSet<LegId>,
    doomed: BTreeSet<Spot>,
    wanted: usize,
}

impl Driver {
    /// People who begin to act at `now`.
    pub fn new(seed: u64, now: Timestamp) -> Self {
        Self {
            rng: Rng::with_seed(seed),
            look_at: later(now, 1),
            call_attendant_at: later(now, 40),
            plans: Vec::new(),
            busy: BTreeSet::new(),
            doomed: BTreeSet::new(),
            wanted: 3,
        }
    }

    /// When somebody acts next.
    pub fn next_due(&self) -> Timestamp {
        self.plans.iter().map(|(at, _)| *at).min().map_or(self.look_at, |at| at.min(self.look_at))
    }

    /// Nobody acts before `at`: what was planned earlier is done then.
    pub fn rest_until(&mut self, at: Timestamp) {
        self.look_at = self.look_at.max(at);
        self.plans.iter_mut().for_each(|(due, _)| *due = (*due).max(at));
    }

    /// Does what is due at the world's present.
    pub fn act(&mut self, world: &mut World) {
        let now = world.now();
        while let Some(index) = self.plans.iter().position(|(at, _)| *at <= now) {
            let (_, plan) = self.plans.remove(index);
            self.carry_out(plan, world);
        }
        if self.look_at <= now {
            self.look_around(world, now);
            self.look_at = later_ms(now, self.rng.i64(1500..3500));
        }
    }

    fn carry_out(&mut self, plan: Plan, world: &mut World) {
        match plan {
            Plan::Answer(id) => {
                self.busy.remove(&id);
                // Answered or gone meanwhile: nothing to do.
                world.lift_handset(id).ok();
            }
            Plan::HangUp(id) => {
                self.busy.remove(&id);
                if world.leg(id).is_some() {
                    world.hang_up(id);
                }
            }
            Plan::Park(id) => {
                self.busy.remove(&id);
                let room = world.parked().len() < MOST_PARKED;
                let Some((slot, leg)) = first_free_slot(world).zip(world.leg(id)).filter(|_| room) else {
                    return;
                };
                let (number, actor) =
                    (slot_number(world, slot, leg.owner), Actor { user: leg.owner, line: leg.owner });
                let call_id = leg.call_id.clone();
                world.park(actor, &call_id, ParkOn::Number(&number)).ok();
            }
            Plan::Retrieve(spot) => {
                self.doomed.remove(&spot);
                if world.parked().len() > 1
                    && !being_retrieved(world, spot)
                    && let Some(by) = self.idle_colleague(world)
                {
                    world.steal(spot, by).ok();
                }
            }
            Plan::GiveUp(spot) => {
                self.doomed.remove(&spot);
                if world.parked().len() > 1 && !being_retrieved(world, spot) {
                    world.abandon(spot).ok();
                }
            }
        }
    }

    fn look_around(&mut self, world: &mut World, now: Timestamp) {
        let mut plans = Vec::new();
        let mut arriving = 0;
        for (id, leg) in world.legs() {
            let attendant = leg.owner == MemberId(0);
            let outside = matches!(leg.far, Far::Outside(_));
            let incoming = leg.personality == Personality::Terminator;
            if !attendant && incoming && leg.recalled_from.is_none() {
                arriving += 1;
            }
            if self.busy.contains(&id) {
                continue;
            }
            let (low, high, plan) = match leg.state {
                LegState::Alerting if incoming && !attendant => (2, 5, Plan::Answer(id)),
                LegState::Connected if attendant && outside => (70, 140, Plan::HangUp(id)),
                LegState::Connected if attendant => continue,
                LegState::Connected if incoming && outside && self.rng.u8(0..10) < 8 => {
                    (3, 7, Plan::Park(id))
                }
                LegState::Connected | LegState::Held => (8, 20, Plan::HangUp(id)),
                _ => continue,
            };
            self.busy.insert(id);
            plans.push((later(now, self.rng.u64(low..high)), plan));
        }
        for (spot, parked) in world.parked() {
            let waited = now.duration_since(parked.at);
            // The first slot's caller is left to the attendant; only a recall takes him back.
            if *spot == Spot::Slot(SlotId(0)) {
                continue;
            }
            if waited < SignedDuration::from_secs(15) || self.doomed.contains(spot) || self.rng.u8(0..10) > 1
            {
                continue;
            }
            self.doomed.insert(*spot);
            let plan = if self.rng.u8(0..10) < 6 { Plan::Retrieve(*spot) } else { Plan::GiveUp(*spot) };
            plans.push((later(now, self.rng.u64(1..8)), plan));
        }
        self.plans.append(&mut plans);
        if world.parked().len() + arriving < self.wanted
            && let Some(colleague) = self.idle_colleague(world)
        {
            let caller = self.caller(world);
            world.incoming(colleague, caller, None);
            self.wanted = self.rng.usize(3..=MOST_PARKED);
        }
        let quiet = !world.legs().any(|(_, leg)| leg.owner == MemberId(0));
        if self.call_attendant_at <= now && quiet {
            let caller = self.caller(world);
            world.incoming(MemberId(0), caller, None);
            self.call_attendant_at = later(now, self.rng.u64(60..150));
        }
    }

    /// A colleague with no call at all.
    fn idle_colleague(&mut self, world: &World) -> Option<MemberId> {
        let colleague = |ix: usize| world.dir.members[ix].kind == MemberKind::Person;
        let busy = |ix: usize| world.legs().any(|(_, leg)| leg.owner == MemberId(ix));
        let idle: Vec<usize> =
            (1..world.dir.members.len()).filter(|ix| colleague(*ix) && !busy(*ix)).collect();
        (!idle.is_empty()).then(|| MemberId(idle[self.rng.usize(..idle.len())]))
    }

    /// Somebody who is not in the house yet.
    fn caller(&mut self, world: &World) -> Party {
        let here = |name: &str| {
            world.legs().any(|(_, leg)| leg.remote.name.as_deref() == Some(name)) || world.is_parked(name)
        };
        let away: Vec<_> = CALLERS.iter().filter(|(name, _)| !here(name)).collect();
        match away.is_empty() {
            true => Party::new(None, Some("+14085550199"), CallType::External),
            false => {
                let (name, number) = away[self.rng.usize(..away.len())];
                Party::new(Some(name), Some(number), CallType::External)
            }
        }
    }
}

fn first_free_slot(world: &World) -> Option<SlotId> {
    (0..world.dir.slots.len()).map(SlotId).find(|slot| !world.parked().contains_key(&Spot::Slot(*slot)))
}

/// Whether somebody's devices ring to fetch the caller there.
fn being_retrieved(world: &World, spot: Spot) -> bool {
    world.legs().any(|(_, leg)| leg.state == LegState::Alerting && leg.intent == Intent::Retrieve(spot))
}

/// The slot's number as the colleague has to dial it.
fn slot_number(world: &World, slot: SlotId, by: MemberId) -> String {
    world.dir.spot_party(Spot::Slot(slot), world.dir.member(by).location).number.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::scenario::{Scenario, populate};
    use crate::simulator::world::Ring;

    /// One hour: how many waited in each second, how often the first slot held one, how often the attendant had a call.
    fn hour(seed: u64) -> (Vec<usize>, usize, usize) {
        let scenario = Scenario::load("reception").unwrap();
        let start = Timestamp::UNIX_EPOCH;
        let mut world = populate(&scenario, seed, start).unwrap();
        let mut driver = Driver::new(seed, start);
        let (mut waiting, mut first_taken, mut for_rosa) = (Vec::new(), 0, 0);
        for second in 0..3600 {
            let now = later(start, second);
            while driver.next_due() <= now {
                world.settle(driver.next_due());
                driver.act(&mut world);
            }
            world.settle(now);
            waiting.push(world.parked().len());
            first_taken += usize::from(world.parked().contains_key(&Spot::Slot(SlotId(0))));
            for_rosa += usize::from(world.legs().any(|(_, leg)| leg.owner == MemberId(0)));
        }
        (waiting, first_taken, for_rosa)
    }

    #[test]
    fn somebody_waits_nearly_always_and_never_a_crowd() {
        for seed in 0..8 {
            let (waiting, first_taken, for_rosa) = hour(seed);
            let fine = waiting.iter().filter(|count| (1..=MOST_PARKED).contains(*count)).count();
            assert!(fine >= waiting.len() * 95 / 100, "seed {seed}: {fine} of {}", waiting.len());
            assert!(
                waiting.windows(2).filter(|pair| pair[0] != pair[1]).count() > 60,
                "seed {seed}: nothing happens"
            );
            assert!(first_taken >= waiting.len() * 75 / 100, "seed {seed}: 7001 held {first_taken} seconds");
            assert!(for_rosa > 0, "seed {seed}: nobody ever calls the attendant");
        }
    }

    #[test]
    fn a_caller_for_whom_a_retrieve_rings_is_left_alone() {
        let start = Timestamp::UNIX_EPOCH;
        let mut world = populate(&Scenario::load("reception").unwrap(), 1, start).unwrap();
        let rosa = Actor { user: MemberId(0), line: MemberId(0) };
        let slots: Vec<Spot> = world.parked().keys().copied().collect();
        let last = *slots.last().unwrap();
        let number = match last {
            Spot::Slot(slot) => slot_number(&world, slot, rosa.line),
            Spot::Member(_) => unreachable!("the scenario parks on slots"),
        };
        let mut driver = Driver::new(1, start);
        let plans = [Plan::Retrieve(last), Plan::GiveUp(last)];
        world.retrieve(rosa, Some(&number), Ring::default()).unwrap();
        plans.into_iter().for_each(|plan| driver.carry_out(plan, &mut world));
        assert!(world.parked().contains_key(&last), "taken from under her hand");
        let id = world.legs().map(|(id, _)| id).next().unwrap();
        world.hang_up(id);
        driver.carry_out(Plan::GiveUp(last), &mut world);
        assert!(!world.parked().contains_key(&last));
    }

    #[test]
    fn the_same_seed_gives_the_same_hour() {
        assert_eq!(hour(7), hour(7));
        assert_ne!(hour(7).0, hour(8).0);
    }
}
