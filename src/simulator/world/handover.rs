//! Handing a call to somebody else: divert, the three transfers, and push (contract 3.3).

use super::directory::{Directory, MemberId, Spot, Target};
use super::leg::{End, Far, Intent, LegId, LegState, Personality, Redirection};
use super::party::{CallType, Party};
use super::refusal::Refusal;
use super::timers::Due;
use super::watch::Farewell;
use super::{Actor, CallInfo, World};
use crate::simulator::clock::later;

/// Where a call is sent.
enum Goal {
    Member(MemberId),
    Outside(String),
    Voicemail,
}

impl World {
    /// `divert`: the far side goes to a destination or to a voicemail; also for a call that still rings here.
    ///
    /// # Errors
    /// 404 for a call or destination that is not there, 400 for a wrong state or when nothing says where to.
    pub fn divert(
        &mut self,
        actor: Actor,
        call_id: &str,
        to: Option<&str>,
        voicemail: bool,
    ) -> Result<(), Refusal> {
        let id = self.find(actor, call_id)?;
        let goal = match to {
            None if voicemail => Goal::Voicemail,
            None => return Err(Refusal::missing("destination")),
            Some(to) => match self.goal(actor, to)? {
                Goal::Member(_) if voicemail => Goal::Voicemail,
                Goal::Outside(_) if voicemail => return Err(Refusal::no_target(to)),
                goal => goal,
            },
        };
        let rings_here =
            |leg: &super::Leg| leg.personality == Personality::Terminator && leg.state == LegState::Alerting;
        let fit = self.leg(id).is_some_and(|leg| leg.state.is_up() || rings_here(leg));
        if !fit || !self.movable(id) {
            return Err(Refusal::wrong_state("The call cannot be diverted in this state."));
        }
        self.send(id, goal, "divert")
    }

    /// `push`: an assistant's call goes to the executive.
    ///
    /// # Errors
    /// 404 for a call that is gone, 400 for a wrong state or a user who assists nobody.
    pub fn push(&mut self, actor: Actor, call_id: &str) -> Result<(), Refusal> {
        let id = self.find(actor, call_id)?;
        let Some(executive) = self.dir.member(actor.line).assists else {
            return Err(Refusal::wrong_state("The user is no executive's assistant."));
        };
        if !self.state(id).is_up() || !self.movable(id) {
            return Err(Refusal::wrong_state("The call is not connected."));
        }
        self.send(id, Goal::Member(executive), "unconditional")
    }

    /// `transfer` with two calls: their far sides talk, both calls of the user end. Without ids, the user's only two calls.
    ///
    /// # Errors
    /// 404 for a call that is gone, 400 for wrong states or when there are not exactly two calls.
    pub fn transfer(&mut self, actor: Actor, ids: Option<(&str, &str)>) -> Result<(), Refusal> {
        let (first, second) = match (ids, self.calls_of(actor.line).as_slice()) {
            (Some((first, second)), _) => (self.find(actor, first)?, self.find(actor, second)?),
            (None, [first, second]) => (*first, *second),
            (None, _) => return Err(Refusal::wrong_state("The user does not have exactly two calls.")),
        };
        let up = |id| self.state(id).is_up();
        let fit = |id| self.movable(id) && (up(id) || self.state(id) == LegState::Connecting);
        if first == second || !fit(first) || !fit(second) || !(up(first) || up(second)) {
            return Err(Refusal::wrong_state("These calls cannot be transferred to each other."));
        }
        self.bring_together(first, second)
    }

    /// `transfer` to a destination (mute transfer): a new call goes out, and whoever answers it gets the first one.
    ///
    /// # Errors
    /// 404 for a call or destination that is not there, 400 for a wrong state.
    pub fn transfer_to(
        &mut self,
        actor: Actor,
        call_id: &str,
        destination: &str,
    ) -> Result<CallInfo, Refusal> {
        let id = self.find(actor, call_id)?;
        let target = match self.goal(actor, destination)? {
            Goal::Member(member) if member != actor.line => Target::Spot(Spot::Member(member)),
            Goal::Outside(number) => Target::Outside(number),
            Goal::Member(_) | Goal::Voicemail => return Err(Refusal::no_target(destination)),
        };
        if !self.state(id).is_up() || !self.movable(id) {
            return Err(Refusal::wrong_state("The call is not connected."));
        }
        if self.state(id) != LegState::Held {
            self.set_held(id, true);
        }
        let device = self.leg(id).and_then(|leg| leg.device);
        let session = self.new_session();
        let remote = Party::new(None, Some(destination), CallType::External);
        let consult = self.new_leg(actor, (Personality::Originator, LegState::Connecting), remote, session);
        if let Some(leg) = self.legs.get_mut(&consult) {
            (leg.intent, leg.device) = (Intent::HandOver(id), device);
        }
        self.call_out(consult, target);
        Ok(self.info(consult))
    }

    /// The destination of a mute transfer has answered. If the first call is gone meanwhile, the second is simply a call.
    pub(super) fn hand_over(&mut self, call: LegId, consult: LegId) {
        if self.state(call).is_up() && self.movable(call) && self.movable(consult) {
            self.bring_together(call, consult).ok();
        }
    }

    fn bring_together(&mut self, first: LegId, second: LegId) -> Result<(), Refusal> {
        let left = self.detach(first)?;
        let right = self.detach(second)?;
        for (id, to) in [(first, second), (second, first)] {
            let to = self.leg(to).and_then(|leg| leg.remote.number.clone());
            self.farewell(id, Farewell::HandedOver { to, reason: "transfer" });
        }
        self.finish(first);
        self.finish(second);
        self.join(left, right);
        Ok(())
    }

    /// Whether the far side of a call can be taken away from it.
    pub(super) fn movable(&self, id: LegId) -> bool {
        self.leg(id).is_some_and(|leg| matches!(leg.far, Far::Leg(_) | Far::Outside(_)))
    }

    fn goal(&self, actor: Actor, destination: &str) -> Result<Goal, Refusal> {
        match self.dir.resolve(destination, self.location_of(actor.line))? {
            Target::Spot(Spot::Member(member)) => Ok(Goal::Member(member)),
            Target::Outside(number) => Ok(Goal::Outside(number)),
            Target::Spot(_) | Target::RetrieveCode(_) | Target::Nobody(_) => {
                Err(Refusal::no_target(destination))
            }
        }
    }

    fn send(&mut self, id: LegId, goal: Goal, reason: &str) -> Result<(), Refusal> {
        let (owner, own_session, mut redirections) = match self.leg(id) {
            Some(leg) => (leg.owner, leg.session_id.clone(), leg.redirections.clone()),
            None => return Err(Refusal::no_call()),
        };
        let end = self.detach(id)?;
        let why = match &goal {
            Goal::Voicemail => "voicemail",
            _ if !self.state(id).is_up() => "deflection",
            _ => "transfer",
        };
        self.farewell(id, Farewell::HandedOver { to: goal_number(&self.dir, &goal), reason: why });
        self.finish(id);
        let caller = if let End::Leg(caller) = &end { Some(*caller) } else { None };
        if let (Goal::Member(member), Some(caller)) = (&goal, caller)
            && self.leg(caller).is_some_and(|leg| leg.owner == *member)
        {
            // Sent to himself: the caller finds his own line busy.
            self.dismiss(end);
            return Ok(());
        }
        match goal {
            Goal::Member(member) => {
                let by = self.dir.party(owner, self.location_of(member));
                redirections.insert(0, Redirection { reason: reason.to_owned(), by });
                let called = self.offer(end, member, own_session);
                if let Some(leg) = self.legs.get_mut(&called) {
                    leg.redirections = redirections;
                }
                self.agree(called, caller);
                self.timers.set(later(self.now, self.knobs.no_answer_secs), Due::NoAnswer(called));
            }
            Goal::Outside(number) => {
                self.meet(end, Party::new(None, Some(&number), CallType::External), false)
            }
            Goal::Voicemail => self.meet(end, Party::new(Some("Voicemail"), None, CallType::Other), true),
        }
        Ok(())
    }

    /// Connects a far side with somebody outside; two people outside leave this world.
    fn meet(&mut self, end: End, party: Party, at_once: bool) {
        let End::Leg(caller) = end else { return };
        let outside = self.new_outside(party);
        self.attach(caller, End::Outside(outside));
        self.agree(caller, None);
        if self.state(caller) == LegState::Connecting {
            let wait = if at_once { 0 } else { self.knobs.external_answer_secs };
            self.timers.set(later(self.now, wait), Due::FarAnswers(caller));
        }
    }
}

/// The number that a call is sent to.
fn goal_number(dir: &Directory, goal: &Goal) -> Option<String> {
    match goal {
        Goal::Member(member) => Some(dir.member(*member).extension.clone()),
        Goal::Outside(number) => Some(number.clone()),
        Goal::Voicemail => None,
    }
}
