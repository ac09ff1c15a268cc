//! An order without an answer: which of the attendant's calls did it make, if any (contract 10.4)? Several unclear orders
//! at once must not take each other's legs.

use std::collections::BTreeSet;

use super::observe::{LOOK_UP_MS, READS_TO_BE_SURE};
use super::sight::LOOK_UP_LIMIT_MS;
use super::{Leg, Outcome, Retrieval, Stage};
use crate::console::calls::{Call, Personality};
use crate::console::endpoints::Target;
use crate::console::ids::CallId;
use crate::console::now::Now;

/// What the other retrieves make of a reading.
#[derive(Debug, Default)]
pub(in crate::console) struct Others {
    /// Calls that are theirs.
    pub claimed: BTreeSet<CallId>,
    /// Calls that may be theirs: their answers are not known either.
    pub wanted: BTreeSet<CallId>,
    /// How many of them want one.
    pub rivals: usize,
}

impl Others {
    /// What `others` make of `calls`.
    pub fn of<'r>(others: impl Iterator<Item = &'r Retrieval>, calls: &[Call], now: Now) -> Self {
        let mut made = Self::default();
        for other in others {
            made.claimed.extend(other.call().cloned());
            if !other.is_unclear(now) {
                continue;
            }
            let mut legs = calls.iter().filter(|call| other.may_have_made(call)).peekable();
            made.rivals += usize::from(legs.peek().is_some());
            made.wanted.extend(legs.filter(|call| other.fits(call)).map(|call| call.id.clone()));
        }
        made
    }

    /// These calls are somebody else's.
    pub fn claim(&mut self, calls: impl IntoIterator<Item = CallId>) {
        self.claimed.extend(calls);
    }
}

impl Retrieval {
    /// It is not known what its order did.
    fn is_unclear(&self, now: Now) -> bool {
        match &self.stage {
            Stage::Asked | Stage::LookingUp { .. } => true,
            Stage::Over { outcome: Outcome::NotKnown(_), at } => {
                self.call().is_none() && now.since_ms(*at) < LOOK_UP_LIMIT_MS
            }
            _ => false,
        }
    }

    /// It appeared after the press, and the attendant's side made it.
    fn is_new_leg(&self, call: &Call) -> bool {
        !self.known_before.contains(&call.id)
            && matches!(call.personality, Personality::ClickToDial | Personality::Originator)
    }

    /// The same, and it is on no other device than the one that was asked to ring.
    fn may_have_made(&self, call: &Call) -> bool {
        self.is_new_leg(call)
            && !matches!((&call.endpoint, &self.target), (Some(at), Target::One(asked)) if *at != asked.id)
    }

    /// It is on the device that was asked to ring; where Webex does not say which device, it is at least younger than the
    /// press. Clocks on desks differ from Webex's, so one that does not fit may be its own all the same.
    fn fits(&self, call: &Call) -> bool {
        match (&call.endpoint, &self.target) {
            (Some(at), Target::One(endpoint)) => *at == endpoint.id,
            _ => call.created.is_none_or(|created| created >= self.pressed_at.wall),
        }
    }

    /// The leg that this order made, as far as that can be told.
    fn own_leg<'c>(&self, legs: &[&'c Call], others: &Others) -> Option<&'c Call> {
        if others.rivals == 0 {
            return legs.iter().copied().max_by_key(|call| call.created);
        }
        let fitting: Vec<_> = legs.iter().copied().filter(|call| self.fits(call)).collect();
        let alone = fitting.iter().copied().filter(|call| !others.wanted.contains(&call.id));
        // Enough for everybody: they were made in the order of the presses.
        let enough = fitting.len() > others.rivals;
        let in_turn = || fitting.iter().copied().min_by_key(|call| call.created).filter(|_| enough);
        alone.min_by_key(|call| call.created).or_else(in_turn)
    }

    /// Takes a reading while it is looked up.
    pub(super) fn observe_look_up(&mut self, calls: &[Call], others: &Others, asked_at: Now, now: Now) {
        let Stage::LookingUp { failure, since, reads } = self.stage.clone() else { return };
        let is_free = |call: &&Call| !others.claimed.contains(&call.id) && self.is_new_leg(call);
        let legs: Vec<&Call> = calls.iter().filter(is_free).collect();
        if let Some(call) = self.own_leg(&legs, others) {
            self.stage = Stage::Ringing(Leg::new(call.id.clone(), call.session.clone(), since));
            self.follow(call, now);
            return;
        }
        if asked_at.mono_ms < since.mono_ms {
            return;
        }
        let reads = reads + 1;
        if reads < READS_TO_BE_SURE || now.since_ms(since) < LOOK_UP_MS {
            self.stage = Stage::LookingUp { failure, since, reads };
            return;
        }
        let nothing_rings = legs.is_empty();
        self.end(if nothing_rings { Outcome::NotTaken(failure) } else { Outcome::NotKnown(failure) }, now);
    }
}
