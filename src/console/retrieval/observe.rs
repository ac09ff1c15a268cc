//! Follows a retrieve through the reads of the attendant's calls: is its leg there, who is on it, has it gone?

use std::collections::BTreeSet;

use super::look_up::Others;
use super::{Answering, Leg, Outcome, Retrieval, Stage, Talk};
use crate::console::calls::{Call, CallState, Personality};
use crate::console::ids::CallId;
use crate::console::now::Now;

/// Reads that must agree before an order without an answer is taken as not carried out (contract 10.4: "2-3 times in 3 s").
pub(super) const READS_TO_BE_SURE: u32 = 3;
/// And the time that must have passed.
pub(super) const LOOK_UP_MS: u64 = 3_000;
/// A device that still rings after so long is not being answered, whatever Webex said: somebody must lift the handset.
const ANSWER_LIMIT_MS: u64 = 8_000;
/// No phone gives up ringing as soon as this. A leg that goes earlier was ended by something else: a colleague who took the
/// caller, the caller, or somebody at the phone.
const SHORTEST_RING_MS: u64 = 15_000;
/// Reads in a row without a leg that was seen before: it may come back under another id (contract 3.4).
const MISSES_UNTIL_GONE: u32 = 2;

impl Retrieval {
    /// Takes a reading of the calls that was begun at `asked_at`. Returns whether the stage changed.
    pub(in crate::console) fn observe(
        &mut self,
        calls: &[Call],
        others: &Others,
        asked_at: Now,
        now: Now,
    ) -> bool {
        let before = self.stage.clone();
        match self.stage.clone() {
            Stage::Asked | Stage::Waiting { .. } => {}
            Stage::Over { .. } => self.observe_after_the_end(calls, asked_at, now),
            Stage::LookingUp { .. } => self.observe_look_up(calls, others, asked_at, now),
            Stage::Ringing(leg) | Stage::Fetching(leg) | Stage::Connected { leg, .. } => {
                if asked_at.mono_ms >= leg.since.mono_ms {
                    self.observe_leg(calls, &others.claimed, &leg, now);
                }
            }
        }
        let answering = |stage: &Stage| stage.leg().map(|leg| leg.answering);
        std::mem::discriminant(&before) != std::mem::discriminant(&self.stage)
            || answering(&before) != answering(&self.stage)
            || before.talk() != self.stage.talk()
    }

    fn observe_leg(&mut self, calls: &[Call], claimed: &BTreeSet<CallId>, leg: &Leg, now: Now) {
        let own = calls.iter().find(|call| call.id == leg.call && !is_back(call));
        if let Some(call) = own.or_else(|| self.successor(calls, claimed, leg)) {
            self.follow(call, now);
            return;
        }
        let Some(leg) = self.leg_mut() else { return };
        leg.misses += 1;
        let (misses, seen, waited_ms) = (leg.misses, leg.seen, now.since_ms(leg.since));
        let gone = if seen {
            misses >= MISSES_UNTIL_GONE
        } else {
            misses >= READS_TO_BE_SURE && waited_ms >= LOOK_UP_MS
        };
        if gone {
            let outcome = self.outcome_of_a_lost_leg(now);
            self.end(outcome, now);
        }
    }

    /// The call that carries on for a leg that has left the list (contract 3.4, last point).
    fn successor<'c>(&self, calls: &'c [Call], claimed: &BTreeSet<CallId>, leg: &Leg) -> Option<&'c Call> {
        let new = |call: &&Call| {
            !claimed.contains(&call.id) && !self.known_before.contains(&call.id) && !is_back(call)
        };
        let same_session = |call: &&Call| leg.session.is_some() && call.session == leg.session;
        let by_session = calls.iter().filter(new).filter(same_session).max_by_key(|call| call.created);
        // A talk that goes on is followed by its session alone: another new call is another call.
        if by_session.is_some() || matches!(self.stage, Stage::Connected { .. }) {
            return by_session;
        }
        let own = |call: &&Call| call.personality == Personality::Originator && call.is_with_caller();
        calls.iter().filter(new).filter(own).max_by_key(|call| call.created)
    }

    /// Follows the leg, or its successor, one step.
    pub(super) fn follow(&mut self, call: &Call, now: Now) {
        let Some(leg) = self.leg_mut() else { return };
        leg.call = call.id.clone();
        leg.session = call.session.clone().or(leg.session.take());
        leg.seen = true;
        leg.misses = 0;
        let valet_answers = matches!(leg.answering, Answering::Asked | Answering::Accepted);
        if valet_answers && call.is_ringing_out() && now.since_ms(leg.since) >= ANSWER_LIMIT_MS {
            leg.answering = Answering::Refused;
        }
        let leg = leg.clone();
        if call.is_with_caller() {
            let now_on = Talk::of(&call.state);
            if let Stage::Connected { caller, talk, .. } = &mut self.stage {
                *talk = now_on;
                caller.name = call.remote_party.name.clone().or(caller.name.take());
                caller.number = call.remote_party.number.clone().or(caller.number.take());
            } else {
                let caller = call.remote_party.clone();
                self.stage = Stage::Connected { leg, caller, since: now, talk: now_on };
            }
        } else if !call.is_ringing_out() && matches!(self.stage, Stage::Ringing(_)) {
            self.stage = Stage::Fetching(leg);
        }
    }

    fn outcome_of_a_lost_leg(&self, now: Now) -> Outcome {
        match &self.stage {
            Stage::Connected { caller, since, .. } => {
                Outcome::Ended { caller: caller.clone(), talked_ms: now.since_ms(*since) }
            }
            Stage::Ringing(leg) | Stage::Fetching(leg) if leg.cancelling || leg.stopped => Outcome::Cancelled,
            Stage::Fetching(_) => Outcome::NobodyThere,
            Stage::Ringing(leg) if leg.answering == Answering::Accepted => Outcome::NobodyThere,
            Stage::Ringing(leg) if now.since_ms(leg.since) < SHORTEST_RING_MS => Outcome::StoppedRinging,
            _ => Outcome::NotAnswered,
        }
    }
}

/// A parked caller who rings again is no leg of a retrieve, also where Webex keeps her session: she was parked meanwhile.
fn is_back(call: &Call) -> bool {
    call.recall.is_some() && call.state == CallState::Alerting
}
