//! The control interface under `/sim`, for tests and for people who want to see something happen. Loopback only.
//!
//! Answers are JSON; whatever is wrong with a command gets 400 with `{"error": "a sentence"}`.

pub mod faults;
pub mod journal;
mod state;

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::auth::{AUTH_KEYS, What};
use super::net::Wire;
use super::state::{Inner, Sim};
use super::world::directory::{MemberId, Spot};
use super::world::leg::{LegId, Redirection};
use super::world::{CallType, Party};
use super::xsi;
use faults::Fault;

/// The longest time that `/sim/advance` goes at once: beyond the life of every token, and soon lived through.
const ADVANCE_LIMIT_SECS: u64 = 100 * 86_400;
/// The largest command that is read.
const COMMAND_LIMIT: usize = 1 << 20;

/// The control routes.
pub fn router(sim: Arc<Sim>) -> Router {
    Router::new().route("/sim", any(control)).route("/sim/{*rest}", any(control)).with_state(sim)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Park {
    slot: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    number: Option<String>,
    #[serde(default)]
    by: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AtSlot {
    slot: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Steal {
    slot: String,
    by: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Incoming {
    to: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    number: Option<String>,
    /// Whom the caller had dialled before the call came here.
    #[serde(default)]
    redirected_from: Option<RedirectedFrom>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RedirectedFrom {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    number: Option<String>,
    #[serde(default)]
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OneCall {
    call_id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    seconds: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expire {
    email: String,
    what: What,
}

async fn control(
    State(sim): State<Arc<Sim>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    method: Method,
    uri: Uri,
    body: Body,
) -> Response {
    if !wire.peer.ip().is_loopback() {
        return refuse(StatusCode::FORBIDDEN, "The control interface is for this machine only.");
    }
    let path = uri.path().strip_prefix("/sim").unwrap_or_default();
    let allowed = match path {
        "/state" | "/calls" | "/requests" => Method::GET,
        "/park" | "/abandon" | "/steal" | "/incoming" | "/answer" | "/hangup" | "/advance" | "/expire"
        | "/fault" | "/settings" | "/xsi" => Method::POST,
        _ => return refuse(StatusCode::NOT_FOUND, "The control interface has no such path."),
    };
    if method != allowed {
        return refuse(StatusCode::METHOD_NOT_ALLOWED, &format!("This path takes {allowed}."));
    }
    let Ok(body) = to_bytes(body, COMMAND_LIMIT).await else {
        return refuse(
            StatusCode::BAD_REQUEST,
            "The command cannot be read: it is too large or was cut off.",
        );
    };
    match command(&sim, path, &body) {
        Ok(answer) => Json(answer).into_response(),
        Err(sentence) => refuse(StatusCode::BAD_REQUEST, &sentence),
    }
}

fn refuse(status: StatusCode, sentence: &str) -> Response {
    (status, Json(json!({"error": sentence}))).into_response()
}

/// Reads a command; what is wrong becomes a sentence with the field's path.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    let mut from = serde_json::Deserializer::from_slice(body);
    let read = serde_path_to_error::deserialize(&mut from).map_err(|error| {
        match error.path().to_string().as_str() {
            "." | "" => format!("The command cannot be read: {}.", error.inner()),
            path => format!("The field {path:?} of the command is wrong: {}.", error.inner()),
        }
    })?;
    from.end().map_err(|error| format!("The command cannot be read: {error}."))?;
    Ok(read)
}

fn command(sim: &Sim, path: &str, body: &[u8]) -> Result<Value, String> {
    match path {
        "/calls" => Ok(sim.with(|inner| state::calls(inner))),
        "/state" => Ok(sim.with(|inner| state::json(inner, sim.seed))),
        "/requests" => Ok(sim.with(|inner| inner.journal.json())),
        "/park" => read(body).and_then(|park| sim.with(|inner| put(inner, park))),
        "/abandon" => {
            let AtSlot { slot } = read(body)?;
            sim.with(|inner| {
                let spot = spot(inner, &slot)?;
                inner.world.abandon(spot).map(|()| json!({}))
            })
        }
        "/steal" => {
            let Steal { slot, by } = read(body)?;
            sim.with(|inner| {
                let (spot, by) = (spot(inner, &slot)?, member(inner, &by)?);
                inner.world.steal(spot, by).map(|id| call_id(inner, id))
            })
        }
        "/incoming" => read(body).and_then(|call| sim.with(|inner| ring_up(inner, call))),
        "/answer" => {
            let OneCall { call_id } = read(body)?;
            sim.with(|inner| {
                let id = leg(inner, &call_id)?;
                inner.world.lift_handset(id).map(|()| json!({}))
            })
        }
        "/hangup" => {
            let OneCall { call_id } = read(body)?;
            sim.with(|inner| {
                let id = leg(inner, &call_id)?;
                inner.world.hang_up(id);
                Ok(json!({}))
            })
        }
        "/advance" => {
            let Advance { seconds } = read(body)?;
            if seconds > ADVANCE_LIMIT_SECS {
                return Err("Time goes at most 100 days at once.".into());
            }
            sim.clock.advance(seconds);
            Ok(sim.with(|inner| json!({"now": super::clock::iso(inner.world.now())})))
        }
        "/expire" => {
            let Expire { email, what } = read(body)?;
            sim.auth.expire(&email, what).map(|()| json!({}))
        }
        "/fault" => {
            let fault: Fault = read(body)?;
            fault.check()?;
            sim.with(|inner| inner.faults.add(fault));
            Ok(json!({}))
        }
        "/settings" => settings(sim, read(body)?),
        "/xsi" => {
            let command: Map<String, Value> = read(body)?;
            sim.with_moment(|inner, now| {
                let Inner { world, xsi, .. } = inner;
                xsi::control::command(xsi, world, command, now)?;
                serde_json::to_value(&xsi.knobs).map_err(|error| error.to_string())
            })
        }
        _ => Err("The control interface has no such path.".into()),
    }
}

/// All or nothing: the keys of the sign-in go to the sign-in, the rest to the telephone system.
fn settings(sim: &Sim, patch: Map<String, Value>) -> Result<Value, String> {
    let (auth, world): (Map<_, _>, Map<_, _>) =
        patch.into_iter().partition(|(key, _)| AUTH_KEYS.contains(&key.as_str()));
    let knobs = sim.with(|inner| inner.world.knobs.patched(&world))?;
    if !auth.is_empty() {
        sim.auth.apply(&auth)?;
    }
    sim.with(|inner| {
        inner.world.knobs = knobs;
        serde_json::to_value(&inner.world.knobs).map_err(|error| error.to_string())
    })
}

fn put(inner: &mut Inner, park: Park) -> Result<Value, String> {
    let spot = spot(inner, &park.slot)?;
    // Somebody must have parked; without a name it was the first colleague.
    let by = match &park.by {
        Some(by) => member(inner, by)?,
        None => MemberId(usize::from(inner.world.dir.members.len() > 1)),
    };
    inner.world.park_outside(spot, caller(park.name, park.number), by).map(|()| json!({}))
}

fn ring_up(inner: &mut Inner, call: Incoming) -> Result<Value, String> {
    let to = member(inner, &call.to)?;
    let redirection = call.redirected_from.map(|from| Redirection {
        reason: from.reason.unwrap_or_else(|| "noAnswer".into()),
        by: Party::new(from.name.as_deref(), from.number.as_deref(), CallType::Location),
    });
    let id = inner.world.incoming(to, caller(call.name, call.number), redirection);
    Ok(call_id(inner, id))
}

/// A caller of whom neither name nor number is given hides both.
fn caller(name: Option<String>, number: Option<String>) -> Party {
    let mut party = Party::new(name.as_deref(), number.as_deref(), CallType::External);
    party.private = name.is_none() && number.is_none();
    party
}

fn call_id(inner: &Inner, id: LegId) -> Value {
    json!({"callId": inner.world.leg(id).map(|leg| leg.call_id.as_str())})
}

fn spot(inner: &Inner, text: &str) -> Result<Spot, String> {
    inner.world.dir.spot_named(text).ok_or_else(|| format!("There is no slot {text:?}."))
}

fn member(inner: &Inner, text: &str) -> Result<MemberId, String> {
    inner.world.dir.member_named(text).ok_or_else(|| format!("There is nobody called {text:?}."))
}

fn leg(inner: &Inner, call_id: &str) -> Result<LegId, String> {
    inner.world.leg_by_call_id(call_id).ok_or_else(|| "There is no call with this callId.".to_owned())
}
