//! `/telephony/calls`: reads and acts, with the documented status of each (contract 3.2, 3.3).

use serde_json::json;

use super::answer::Reply;
use super::fields::Fields;
use super::route::{Act, Op};
use super::{Asked, actor};
use crate::simulator::ids;
use crate::simulator::state::Inner;
use crate::simulator::world::calls::{RecordingAct, Rejection};
use crate::simulator::world::directory::{DeviceIx, MemberId};
use crate::simulator::world::history::Kind;
use crate::simulator::world::park::ParkOn;
use crate::simulator::world::refusal::Refusal;
use crate::simulator::world::{CallInfo, Ring, World};

/// The three reads.
pub fn read(inner: &mut Inner, asked: &Asked) -> Result<Reply, Refusal> {
    let actor = actor(inner, asked)?;
    match &asked.route.op {
        Op::Call(id) => inner.world.one_call_json(actor, id).map(Reply::ok),
        Op::History => {
            let only = match asked.query.get("type") {
                None => None,
                Some(word) => match Kind::ALL.into_iter().find(|kind| kind.word() == word) {
                    None => return Err(Refusal::bad_value("type", "not placed, missed or received")),
                    found => found,
                },
            };
            Ok(Reply::ok(json!({"items": inner.world.history.items(actor.line, only)})))
        }
        _ => Ok(Reply::ok(json!({"items": inner.world.calls_json(actor.line)}))),
    }
}

/// Every act of contract 3.3.
pub fn act(inner: &mut Inner, asked: &Asked, act: Act) -> Result<Reply, Refusal> {
    let who = actor(inner, asked)?;
    let (world, fields) = (&mut inner.world, &asked.fields);
    let done = |()| Reply::done();
    let started =
        |info: CallInfo| Reply::created(json!({"callId": info.call_id, "callSessionId": info.session_id}));
    match act {
        Act::Dial => {
            world.dial(who, fields.need("destination")?, ring(world, fields, who.user)?).map(started)
        }
        Act::Answer => {
            let device = endpoint(world, fields, who.user)?;
            world.answer(who, fields.need("callId")?, device).map(done)
        }
        Act::Reject => world.reject(who, fields.need("callId")?, rejection(fields)?).map(done),
        Act::Hangup => world.hangup(who, fields.need("callId")?).map(done),
        Act::Hold => world.hold(who, fields.need("callId")?).map(done),
        Act::Resume => world.resume(who, fields.need("callId")?).map(done),
        Act::Mute => world.mute(who, fields.need("callId")?, true).map(done),
        Act::Unmute => world.mute(who, fields.need("callId")?, false).map(done),
        Act::Divert => {
            let call_id = fields.need("callId")?;
            world.divert(who, call_id, fields.text("destination")?, fields.flag("toVoicemail")?).map(done)
        }
        Act::Transfer => {
            match (fields.text("callId1")?, fields.text("callId2")?, fields.text("destination")?) {
                (None, None, None) => world.transfer(who, None).map(done),
                (Some(_), Some(_), Some(_)) => {
                    Err(Refusal::bad_value("destination", "not together with callId2"))
                }
                (Some(first), Some(second), None) => world.transfer(who, Some((first, second))).map(done),
                (Some(first), None, Some(to)) => world.transfer_to(who, first, to).map(started),
                (Some(_), None, None) => Err(Refusal::missing("callId2 or destination")),
                (None, _, _) => Err(Refusal::missing("callId1")),
            }
        }
        Act::Park => {
            let on = match (fields.flag("isGroupPark")?, fields.text("destination")?) {
                (true, _) => ParkOn::Group,
                (false, Some(number)) => ParkOn::Number(number),
                (false, None) => ParkOn::Myself,
            };
            let parked_against = world.park(who, fields.need("callId")?, on)?;
            Ok(Reply::ok(json!({"parkedAgainst": parked_against.json()})))
        }
        Act::Retrieve => {
            world.retrieve(who, fields.text("destination")?, ring(world, fields, who.user)?).map(started)
        }
        Act::Pickup => world.pickup(who, fields.text("target")?, ring(world, fields, who.user)?).map(started),
        Act::BargeIn => {
            world.barge_in(who, fields.need("target")?, ring(world, fields, who.user)?).map(started)
        }
        Act::Pull => world.pull(who, ring(world, fields, who.user)?).map(started),
        Act::Push => world.push(who, fields.need("callId")?).map(done),
        Act::TransmitDtmf => world.transmit_dtmf(who, fields.need("callId")?, fields.need("dtmf")?).map(done),
        Act::StartRecording => world.record(who, fields.text("callId")?, RecordingAct::Start).map(done),
        Act::StopRecording => world.record(who, fields.text("callId")?, RecordingAct::Stop).map(done),
        Act::PauseRecording => world.record(who, fields.text("callId")?, RecordingAct::Pause).map(done),
        Act::ResumeRecording => world.record(who, fields.text("callId")?, RecordingAct::Resume).map(done),
    }
}

fn rejection(fields: &Fields) -> Result<Rejection, Refusal> {
    match fields.text("action")? {
        None | Some("busy") => Ok(Rejection::Busy),
        Some("temporarilyUnavailable") => Ok(Rejection::TemporarilyUnavailable),
        Some("ignore") => Ok(Rejection::Ignore),
        Some(_) => Err(Refusal::bad_value("action", "not busy, temporarilyUnavailable or ignore")),
    }
}

/// What shall ring; `endpointId` and `singleNumberReachPhoneNumber` exclude each other (contract 3.3).
fn ring(world: &World, fields: &Fields, user: MemberId) -> Result<Ring, Refusal> {
    let mobile = fields.text("singleNumberReachPhoneNumber")?;
    let device = endpoint(world, fields, user)?;
    if mobile.is_some() && device.is_some() {
        return Err(Refusal::bad_value("singleNumberReachPhoneNumber", "not together with endpointId"));
    }
    let well_formed = |number: &str| {
        let digits = number.strip_prefix('+').unwrap_or(number);
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' '))
    };
    if mobile.is_some_and(|number| !well_formed(number)) {
        return Err(Refusal::bad_value("singleNumberReachPhoneNumber", "not a phone number"));
    }
    Ok(Ring { device, mobile: mobile.map(str::to_owned) })
}

/// The user's device with this id: one of the preferred-answer list (contract 5.4).
fn endpoint(world: &World, fields: &Fields, user: MemberId) -> Result<Option<DeviceIx>, Refusal> {
    let Some(id) = fields.text("endpointId")? else { return Ok(None) };
    let device = world.dir.member(user).devices.iter().position(|device| ids::same(&device.id, id));
    device
        .map(Some)
        .ok_or_else(|| Refusal::bad_value("endpointId", "not an available preferred answer endpoint"))
}
