//! Legs as the API shows them: the Call of contract 3.1. Optional fields are left out where they say nothing.

use serde_json::{Value, json};

use super::directory::MemberId;
use super::leg::{Leg, LegState, Personality};
use super::refusal::Refusal;
use super::{Actor, World};
use crate::simulator::clock::iso;
use crate::simulator::ids;

impl World {
    /// `GET /telephony/calls`: the line's calls, oldest first.
    pub fn calls_json(&self, line: MemberId) -> Vec<Value> {
        self.legs().filter(|(_, leg)| leg.owner == line).map(|(_, leg)| self.call_json(leg)).collect()
    }

    /// `GET /telephony/calls/{callId}`.
    ///
    /// # Errors
    /// 404 when the call is gone or somebody else's.
    pub fn one_call_json(&self, actor: Actor, call_id: &str) -> Result<Value, Refusal> {
        let mine = |leg: &&Leg| leg.owner == actor.line && ids::same(&leg.call_id, call_id);
        self.legs.values().find(mine).map(|leg| self.call_json(leg)).ok_or_else(Refusal::no_call)
    }

    /// Whether the call can be muted through the API: answered, on a device that can be controlled.
    pub(super) fn mute_capable(&self, leg: &Leg) -> bool {
        let device = leg.device.and_then(|device| self.dir.member(leg.host).devices.get(device));
        leg.state.is_up() && device.is_some_and(|device| device.remote_answer)
    }

    /// One leg as a Call.
    pub fn call_json(&self, leg: &Leg) -> Value {
        let viewer = self.location_of(leg.owner);
        let mut call = json!({
            "id": leg.call_id,
            "callSessionId": leg.session_id,
            "personality": leg.personality.word(),
            "state": leg.state.word(),
            "remoteParty": leg.remote.json(),
            "appearance": leg.appearance,
            "created": iso(leg.created),
            "muteCapable": self.mute_capable(leg),
            "muted": leg.muted,
        });
        if let Some(answered) = leg.answered {
            call["answered"] = json!(iso(answered));
        }
        if let Some(ended) = leg.ended {
            call["disconnected"] = json!(iso(ended));
            if leg.answered_elsewhere {
                call["completedElsewhere"] = json!(true);
            }
        }
        let incoming = leg.personality == Personality::Terminator;
        if incoming && leg.state == LegState::Alerting && !leg.redirections.is_empty() {
            let shown =
                leg.redirections.iter().map(|r| json!({"reason": r.reason, "redirectingParty": r.by.json()}));
            call["redirections"] = Value::Array(shown.collect());
        }
        if let Some(spot) = leg.recalled_from.filter(|_| incoming) {
            call["recall"] =
                json!({"type": self.knobs.recall_type, "party": self.dir.spot_party(spot, viewer).json()});
        }
        if let Some(recording) = leg.recording {
            call["recordingState"] = json!(recording.word());
        }
        if let Some(device) = leg.device.and_then(|device| self.dir.member(leg.host).devices.get(device)) {
            call["endpointId"] = json!(device.id);
            call["endpointType"] = json!(device.kind.endpoint_word());
        }
        call
    }
}
