//! Calls of the user over XSI: the few actions worth knowing (contract 7.6). They act on the same telephone system as the REST API.

use axum::http::Method;
use axum::http::header::{CONTENT_LOCATION, LOCATION};

use super::{Asked, Refused, Reply, services};
use crate::simulator::clock::Moment;
use crate::simulator::ids;
use crate::simulator::state::Inner;
use crate::simulator::world::calls::Rejection;
use crate::simulator::world::directory::{MemberId, Spot};
use crate::simulator::world::leg::LegState;
use crate::simulator::world::park::ParkOn;
use crate::simulator::world::watch::Glimpse;
use crate::simulator::world::{Actor, Ring};
use crate::simulator::xsi::calls::{call, call_id, tracking_id};
use crate::simulator::xsi::element::Element;
use crate::simulator::xsi::failure::Failure;
use crate::simulator::xsi::knobs::CpeIds;
use crate::simulator::xsi::targets;

/// Everything below the actions endpoint. Only an administrator reaches other people.
pub fn answer(inner: &mut Inner, asked: &Asked, _now: Moment) -> Result<Reply, Refused> {
    let parts = asked.parts();
    let ["user", id, rest @ ..] = parts.as_slice() else { return Err(Failure::no_resource().into()) };
    let found = targets::find(&inner.world.dir, id, CpeIds::Both).ok_or_else(|| Failure::no_user(id))?;
    let user = match found {
        Spot::Member(member) if member == asked.user || asked.is_admin => member,
        _ => return Err(Failure::forbidden("The calls of somebody else are not shown.").into()),
    };
    let path = format!("/v2.0/user/{id}");
    match rest {
        ["calls"] if asked.method == Method::GET => Ok(list(inner, user, &path)),
        ["calls"] => Err(Refused::Method("GET")),
        ["calls", word] if word.eq_ignore_ascii_case("new") => start(inner, asked, user, &path),
        ["calls", id] => one(inner, asked, user, id),
        ["calls", id, act] if asked.method == Method::PUT => {
            let of = format!("/com.broadsoft.xsi-actions{path}/calls/{id}/{act}");
            do_to_call(inner, asked, (user, id), act, &of)
        }
        ["calls", _, _] => Err(Refused::Method("PUT")),
        ["services", name] if asked.method == Method::GET => services::document(&inner.world.dir, user, name)
            .map(Reply::ok)
            .ok_or_else(|| Failure::no_resource().into()),
        ["services", _] => Err(Refused::Method("GET")),
        _ => Err(Failure::no_resource().into()),
    }
}

/// `Calls` of the schema: ids and where the details are.
fn list(inner: &mut Inner, user: MemberId, path: &str) -> Reply {
    let calls = inner.world.glimpses(user).into_iter().map(|glimpse| {
        let id = call_id(&glimpse.call_id);
        let uri = format!("{path}/calls/{id}");
        Element::new("call").text("callId", id).text("uri", uri)
    });
    Reply::ok(Element::new("Calls").with_all(calls))
}

fn find(inner: &mut Inner, user: MemberId, id: &str) -> Result<Glimpse, Failure> {
    let mut calls = inner.world.glimpses(user).into_iter();
    let found = calls.find(|glimpse| call_id(&glimpse.call_id) == id);
    found.ok_or_else(|| Failure::new(404, 110_006, "Call not found."))
}

fn one(inner: &mut Inner, asked: &Asked, user: MemberId, id: &str) -> Result<Reply, Refused> {
    let found = find(inner, user, id)?;
    match asked.method {
        Method::GET => Ok(Reply::ok(call("Call", &found, None, &inner.world.dir))),
        Method::DELETE => {
            let actor = Actor { user, line: user };
            match asked.query("decline") {
                Some(decline) if decline.eq_ignore_ascii_case("true") => {
                    inner.world.reject(actor, &found.call_id, Rejection::Busy)?;
                }
                _ => inner.world.hangup(actor, &found.call_id)?,
            }
            Ok(Reply::done())
        }
        _ => Err(Refused::Method("GET, DELETE")),
    }
}

fn start(inner: &mut Inner, asked: &Asked, user: MemberId, path: &str) -> Result<Reply, Refused> {
    if asked.method != Method::POST {
        return Err(Refused::Method("POST"));
    }
    let address =
        asked.query("address").ok_or_else(|| Failure::malformed("the parameter address is missing"))?;
    let info = inner.world.dial(Actor { user, line: user }, address, Ring::default())?;
    let id = call_id(&info.call_id);
    let document = Element::new("CallStartInfo")
        .text("callId", &id)
        .text("externalTrackingId", tracking_id(&info.session_id));
    let location = format!("/com.broadsoft.xsi-actions{path}/calls/{id}");
    Ok(Reply { status: 201, ..Reply::ok(document) }.header(LOCATION, location))
}

fn do_to_call(
    inner: &mut Inner,
    asked: &Asked,
    (user, id): (MemberId, &str),
    act: &str,
    path: &str,
) -> Result<Reply, Refused> {
    let found = find(inner, user, id)?;
    let (actor, call_id) = (Actor { user, line: user }, found.call_id.as_str());
    let world = &mut inner.world;
    match act.to_ascii_lowercase().as_str() {
        "park" => {
            let on = asked.query("address").map_or(ParkOn::Myself, ParkOn::Number);
            let party = world.park(actor, call_id, on)?;
            Ok(parked(path, party.number.as_deref()))
        }
        "groupcallpark" => {
            let party = world.park(actor, call_id, ParkOn::Group)?;
            Ok(parked(path, party.number.as_deref()))
        }
        "hold" => {
            world.hold(actor, call_id)?;
            Ok(Reply::done())
        }
        "talk" if found.state == LegState::Alerting => {
            world.answer(actor, call_id, None)?;
            Ok(Reply::done())
        }
        "talk" => {
            world.resume(actor, call_id)?;
            Ok(Reply::done())
        }
        "reconnect" => {
            // Takes this call from hold and releases all others.
            if found.state != LegState::Held {
                return Err(Failure::new(400, 110_007, "The call is not held.").into());
            }
            let others = world.glimpses(user).into_iter().filter(|other| other.leg != found.leg);
            others.for_each(|other| world.hang_up(other.leg));
            world.resume(actor, call_id)?;
            Ok(Reply::done())
        }
        _ => Err(Failure::no_resource().into()),
    }
}

/// Where the call lies now, as the text behind the last colon (contract 7.6).
fn parked(path: &str, number: Option<&str>) -> Reply {
    let number = number.map(ids::path_safe).unwrap_or_default();
    Reply::done().header(CONTENT_LOCATION, format!("{path}?address=tel:{number}"))
}
