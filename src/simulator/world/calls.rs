//! The plain acts on a call: dial, answer, reject, hang up, hold, mute, digits, recording (contract 3.3).

use super::directory::{DeviceIx, Spot, Target};
use super::leg::{End, Far, Intent, LegId, LegState, Personality, Recording};
use super::party::{CallType, Party};
use super::refusal::Refusal;
use super::timers::Due;
use super::{Actor, CallInfo, Ring, World};
use crate::simulator::clock::later;

/// What `reject` does (contract 3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejection {
    Busy,
    TemporarilyUnavailable,
    Ignore,
}

/// What is done to a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordingAct {
    Start,
    Stop,
    Pause,
    Resume,
}

impl World {
    /// `dial`: the user's devices ring first.
    ///
    /// # Errors
    /// 400 for a destination that is neither digits nor a URI.
    pub fn dial(&mut self, actor: Actor, destination: &str, ring: Ring) -> Result<CallInfo, Refusal> {
        let viewer = self.location_of(actor.line);
        let target = self.dir.resolve(destination, viewer)?;
        let remote = match &target {
            Target::Spot(spot) => self.dir.spot_party(*spot, viewer),
            Target::RetrieveCode(_) | Target::Nobody(_) => {
                Party::new(None, Some(destination), CallType::Other)
            }
            Target::Outside(number) => Party::new(None, Some(number), CallType::External),
        };
        Ok(self.click_to_dial(actor, ring, Intent::Dial(target), remote))
    }

    /// `answer`, from the API: only an alerting leg, only on a device that can be answered remotely (contract 12.6).
    ///
    /// # Errors
    /// 404 for a call that is gone, 400 for a wrong state or device, the knob's status where remote answer is off.
    pub fn answer(&mut self, actor: Actor, call_id: &str, device: Option<DeviceIx>) -> Result<(), Refusal> {
        let id = self.find(actor, call_id)?;
        let leg = self.legs.get(&id).ok_or_else(Refusal::no_call)?;
        if leg.state != LegState::Alerting {
            return Err(Refusal::wrong_state("The call is not alerting."));
        }
        let refused = self.knobs.answer_refused_status;
        let no = |why: &str| Err(Refusal::new(refused, 4003, why));
        if leg.mobile.is_some() {
            return no("The call alerts on a phone number; it cannot be answered remotely.");
        }
        let host = self.dir.member(leg.host);
        let able = |ix: &DeviceIx| host.devices.get(*ix).is_some_and(|device| device.remote_answer);
        let chosen = match (device, leg.device) {
            (Some(asked), Some(ringing)) if asked != ringing => {
                return no("The call does not alert on this endpoint.");
            }
            (Some(one), _) | (None, Some(one)) => Some(one).filter(able),
            (None, None) => host.preferred.filter(able).or_else(|| (0..host.devices.len()).find(able)),
        };
        let Some(chosen) = chosen else { return no("The endpoint does not support remote answer.") };
        if let Some(leg) = self.legs.get_mut(&id) {
            leg.device = Some(chosen);
        }
        self.lift(id);
        Ok(())
    }

    /// Somebody lifts the handset of an alerting leg, on whatever device it rings.
    pub(super) fn lift(&mut self, id: LegId) {
        let Some(leg) = self.legs.get_mut(&id).filter(|leg| leg.state == LegState::Alerting) else { return };
        if leg.device.is_none() && leg.mobile.is_none() {
            let host = self.dir.member(leg.host);
            leg.device = host.preferred.or(if host.devices.is_empty() { None } else { Some(0) });
        }
        let intent = std::mem::replace(&mut leg.intent, Intent::Talk);
        if !matches!(intent, Intent::Pull(_)) {
            self.hold_others(id);
        }
        match intent {
            Intent::Talk | Intent::HandOver(_) => self.take_call(id),
            Intent::Dial(target) => self.call_out(id, target),
            Intent::Retrieve(spot) => self.take_parked(id, spot),
            Intent::Pickup(from) => self.take_ringing(id, &from),
            Intent::Barge(into) => self.barge_now(id, into),
            Intent::Pull(call) => self.pull_now(id, call),
        }
    }

    /// The called side answers: both sides talk.
    fn take_call(&mut self, id: LegId) {
        let now = self.now;
        let Some(leg) = self.legs.get_mut(&id) else { return };
        (leg.state, leg.answered) = (LegState::Connected, Some(now));
        let Far::Leg(caller) = leg.far else { return };
        if self.state(caller) == LegState::Connecting {
            self.far_answers(caller);
        } else {
            self.agree(id, Some(caller));
        }
    }

    /// The device that was clicked for is lifted: the call goes out (contract 4, Dial).
    pub(super) fn call_out(&mut self, id: LegId, target: Target) {
        let Some(leg) = self.legs.get_mut(&id) else { return };
        (leg.personality, leg.state) = (Personality::Originator, LegState::Connecting);
        let (owner, session) = (leg.owner, leg.session_id.clone());
        match target {
            Target::Spot(Spot::Member(member)) if member != owner => {
                let called = self.offer(End::Leg(id), member, session);
                self.timers.set(later(self.now, self.knobs.no_answer_secs), Due::NoAnswer(called));
            }
            Target::Outside(number) => {
                let party = Party::new(None, Some(&number), CallType::External);
                let outside = self.new_outside(party);
                self.attach(id, End::Outside(outside));
                self.timers.set(later(self.now, self.knobs.external_answer_secs), Due::FarAnswers(id));
            }
            Target::RetrieveCode(number) => {
                let spot = match number.map(|number| self.dir.resolve(&number, self.location_of(owner))) {
                    None => Some(Spot::Member(owner)),
                    Some(Ok(Target::Spot(spot))) => Some(spot),
                    Some(_) => None,
                };
                match spot {
                    Some(spot) => self.take_parked(id, spot),
                    None => self.no_luck(id),
                }
            }
            Target::Spot(_) | Target::Nobody(_) => self.no_luck(id),
        }
    }

    /// The far side of a connecting leg answers.
    pub(super) fn far_answers(&mut self, id: LegId) {
        let now = self.now;
        let Some(leg) = self.legs.get_mut(&id) else { return };
        (leg.state, leg.answered) = (LegState::Connected, Some(now));
        let intent = std::mem::replace(&mut leg.intent, Intent::Talk);
        if let Far::Leg(other) = leg.far {
            self.agree(id, Some(other));
        }
        if let Intent::HandOver(call) = intent {
            self.hand_over(call, id);
        }
    }

    /// `reject`: only an incoming call that rings.
    ///
    /// # Errors
    /// 404 for a call that is gone, 400 for any other state.
    pub fn reject(&mut self, actor: Actor, call_id: &str, how: Rejection) -> Result<(), Refusal> {
        let id = self.find(actor, call_id)?;
        let incoming =
            |leg: &&super::Leg| leg.personality == Personality::Terminator && leg.state == LegState::Alerting;
        self.legs
            .get(&id)
            .filter(incoming)
            .ok_or_else(|| Refusal::wrong_state("The call is not an alerting incoming call."))?;
        match how {
            Rejection::Busy | Rejection::TemporarilyUnavailable => self.release(id),
            Rejection::Ignore => {
                // The devices fall silent; an internal caller goes on hearing it ring until he gives up.
                if let Far::Leg(caller) = self.finish(id) {
                    if let Some(caller) = self.legs.get_mut(&caller) {
                        (caller.far, caller.state) = (Far::Nobody, LegState::Connecting);
                    }
                    self.timers.set(later(self.now, self.knobs.no_answer_secs), Due::Goodbye(caller));
                }
            }
        }
        Ok(())
    }

    /// `hangup`: in any state; an unanswered incoming call is rejected as busy.
    ///
    /// # Errors
    /// 404 for a call that is gone.
    pub fn hangup(&mut self, actor: Actor, call_id: &str) -> Result<(), Refusal> {
        let id = self.find(actor, call_id)?;
        self.release(id);
        Ok(())
    }

    /// `hold`: a call that talks.
    ///
    /// # Errors
    /// 404 for a call that is gone, 400 for any other state.
    pub fn hold(&mut self, actor: Actor, call_id: &str) -> Result<(), Refusal> {
        let id = self.find(actor, call_id)?;
        if !matches!(self.state(id), LegState::Connected | LegState::RemoteHeld) {
            return Err(Refusal::wrong_state("The call is not connected."));
        }
        self.set_held(id, true);
        Ok(())
    }

    /// `resume`: a call that this side holds; the user's other talking calls are held instead.
    ///
    /// # Errors
    /// 404 for a call that is gone, 400 for any other state.
    pub fn resume(&mut self, actor: Actor, call_id: &str) -> Result<(), Refusal> {
        let id = self.find(actor, call_id)?;
        if self.state(id) != LegState::Held {
            return Err(Refusal::wrong_state("The call is not held."));
        }
        self.hold_others(id);
        self.set_held(id, false);
        Ok(())
    }

    /// `mute` and `unmute`: an answered call on a device that allows it (`muteCapable`).
    ///
    /// # Errors
    /// 404 for a call that is gone, 400 where it cannot be muted.
    pub fn mute(&mut self, actor: Actor, call_id: &str, muted: bool) -> Result<(), Refusal> {
        let id = self.find(actor, call_id)?;
        let capable = self.legs.get(&id).is_some_and(|leg| self.mute_capable(leg));
        let leg = self.legs.get_mut(&id).filter(|_| capable);
        leg.ok_or_else(|| Refusal::wrong_state("The call is not mute capable."))?.muted = muted;
        Ok(())
    }

    /// `transmitDtmf`: digits into a connected call.
    ///
    /// # Errors
    /// 404 for a call that is gone, 400 for another state or for what is no digit.
    pub fn transmit_dtmf(&mut self, actor: Actor, call_id: &str, digits: &str) -> Result<(), Refusal> {
        let id = self.find(actor, call_id)?;
        if digits.is_empty()
            || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '#' | ',' | 'A'..='D'))
        {
            return Err(Refusal::bad_value("dtmf", "allowed are 0-9, *, #, A-D and the comma"));
        }
        let talking = self.legs.get_mut(&id).filter(|leg| leg.state == LegState::Connected);
        talking.ok_or_else(|| Refusal::wrong_state("The call is not connected."))?.dtmf.push_str(digits);
        Ok(())
    }

    /// The four acts on a recording; the call id may be left out when there is only one call.
    ///
    /// # Errors
    /// 404 for a call that is gone, 400 when the recording is not in the state for it.
    pub fn record(&mut self, actor: Actor, call_id: Option<&str>, act: RecordingAct) -> Result<(), Refusal> {
        let id = match (call_id, self.calls_of(actor.line).as_slice()) {
            (Some(call_id), _) => self.find(actor, call_id)?,
            (None, [only]) => *only,
            (None, _) => return Err(Refusal::missing("callId")),
        };
        let leg = self.legs.get_mut(&id).filter(|leg| leg.state.is_up());
        let leg = leg.ok_or_else(|| Refusal::wrong_state("The call is not connected."))?;
        let next = match (act, leg.recording) {
            (RecordingAct::Start, None | Some(Recording::Stopped)) => Recording::Started,
            (RecordingAct::Stop, Some(Recording::Started | Recording::Paused)) => Recording::Stopped,
            (RecordingAct::Pause, Some(Recording::Started)) => Recording::Paused,
            (RecordingAct::Resume, Some(Recording::Paused)) => Recording::Started,
            _ => return Err(Refusal::wrong_state("The recording is not in a state that allows this.")),
        };
        leg.recording = Some(next);
        Ok(())
    }
}
