//! Channels, acknowledgements and subscriptions over HTTP (contract 7.2, 7.3).

use axum::body::{Body, Bytes};
use axum::http::Method;
use axum::response::Response;
use futures_util::stream;
use tokio::sync::mpsc;

use super::{Asked, Refused, Reply, endless};
use crate::simulator::clock::Moment;
use crate::simulator::ids;
use crate::simulator::net::Wire;
use crate::simulator::state::{Inner, Sim};
use crate::simulator::xsi::channel::{Channel, Down, Ending};
use crate::simulator::xsi::element::Element;
use crate::simulator::xsi::failure::Failure;
use crate::simulator::xsi::hub::ChannelWish;
use crate::simulator::xsi::packages::Package;
use crate::simulator::xsi::request::{CHANNEL, EVENT_RESPONSE, SUBSCRIPTION, Sent};
use crate::simulator::xsi::subscriptions::SubscriptionWish;
use crate::simulator::xsi::targets::{self, Target};

/// The priority and the weight of a channel that names none (`Channel` of the schema).
const DEFAULT_PRIORITY: i32 = 1;
const DEFAULT_WEIGHT: i32 = 50;
/// The longest id of a channel set or an application.
const ID_LIMIT: usize = 256;

/// Opens a channel on the asynchronous endpoint.
pub fn open(sim: &Sim, asked: &Asked, wire: Wire) -> Result<Response, Refused> {
    if asked.parts() != ["channel"] {
        return Err(Failure::no_resource().into());
    }
    if asked.method != Method::POST {
        return Err(Refused::Method("POST"));
    }
    let sent = Sent::read(&asked.body, &CHANNEL)?;
    let set_id =
        sent.get("channelSetId").ok_or_else(|| Failure::malformed("the element channelSetId is missing"))?;
    let application_id = sent.get("applicationId");
    if set_id.len() > ID_LIMIT || application_id.is_some_and(|id| id.len() > ID_LIMIT) {
        return Err(Failure::malformed("an id is longer than 256 characters").into());
    }
    let wish = ChannelWish {
        set_id: set_id.to_owned(),
        application_id: application_id.map(str::to_owned),
        priority: sent.number("priority", 1)?.unwrap_or(DEFAULT_PRIORITY),
        weight: sent.number("weight", 1)?.unwrap_or(DEFAULT_WEIGHT),
        expires_secs: sent.number("expires", 0)?,
    };
    let opened = sim.with_moment(|inner, now| inner.xsi.open(asked.user, wish, wire, now));
    let (cookie, reader) = opened?;
    Ok(endless(body_of(reader), &cookie))
}

/// The chunks of a channel, each flushed on its own, so that a client meets the same boundaries.
fn body_of(reader: mpsc::Receiver<Bytes>) -> Body {
    Body::from_stream(stream::unfold(reader, |mut reader| async move {
        tokio::task::yield_now().await;
        let chunk = reader.recv().await?;
        Some((Ok::<_, std::io::Error>(chunk), reader))
    }))
}

/// Everything else below the events endpoint.
pub fn answer(inner: &mut Inner, asked: &Asked, now: Moment) -> Result<Reply, Refused> {
    let who = (asked.user, asked.cookies.as_str());
    match asked.parts().as_slice() {
        ["channel", "eventresponse"] => match asked.method {
            Method::POST => {
                let sent = Sent::read(&asked.body, &EVENT_RESPONSE)?;
                let status = sent.number("statusCode", 0)?.unwrap_or_default();
                inner.xsi.acknowledge(who, sent.get("eventID").unwrap_or_default(), status, now)?;
                Ok(Reply::done())
            }
            _ => Err(Refused::Method("POST")),
        },
        ["channel", id, "heartbeat"] => match asked.method {
            Method::PUT => {
                inner.xsi.channel(id, who.0, who.1)?.heard = now.wire;
                Ok(Reply::done())
            }
            _ => Err(Refused::Method("PUT")),
        },
        ["channel", id] => channel(inner, asked, id, now),
        ["channelset", id] if asked.method == Method::GET => {
            let of_set = |channel: &&Channel| channel.owner == asked.user && channel.set_id == *id;
            let all: Vec<Element> = inner
                .xsi
                .channels
                .values()
                .filter(of_set)
                .map(|c| channel_document("channel", c, now))
                .collect();
            if all.is_empty() {
                return Err(Failure::new(404, 110_004, "Channel set not found.").into());
            }
            Ok(Reply::ok(Element::new("ChannelSet").with_all(all)))
        }
        ["channelset", _] => Err(Refused::Method("GET")),
        ["subscription", id] => subscription(inner, asked, id, now),
        ["user", target] => user(inner, asked, target, now),
        ["serviceprovider", org] => {
            if asked.method != Method::POST {
                return Err(Refused::Method("POST"));
            }
            if !asked.is_admin {
                return Err(
                    Failure::forbidden("Only an administrator may subscribe to the organisation.").into()
                );
            }
            if !org.eq_ignore_ascii_case(ids::ORG_UUID) {
                return Err(Failure::no_user(org).into());
            }
            subscribe(inner, asked, Target::Everybody, now)
        }
        _ => Err(Failure::no_resource().into()),
    }
}

fn channel(inner: &mut Inner, asked: &Asked, id: &str, now: Moment) -> Result<Reply, Refused> {
    let who = (asked.user, asked.cookies.as_str());
    match asked.method {
        Method::GET => {
            let channel = inner.xsi.channel(id, who.0, who.1)?;
            Ok(Reply::ok(channel_document("Channel", channel, now)))
        }
        Method::PUT => {
            let sent = Sent::read(&asked.body, &CHANNEL)?;
            let secs = inner.xsi.refresh(id, who, sent.number("expires", 0)?, now)?;
            Ok(Reply::ok(Element::new("Channel").text("channelId", id).text("expires", secs)))
        }
        Method::DELETE => {
            inner.xsi.channel(id, who.0, who.1)?;
            inner.xsi.end(id, Some(Ending::ExplicitDelete), Down::End, now);
            Ok(Reply::done())
        }
        _ => Err(Refused::Method("GET, PUT, DELETE")),
    }
}

fn channel_document(name: &'static str, channel: &Channel, now: Moment) -> Element {
    let left = channel.expires.map_or(i64::from(i32::MAX), |at| at.duration_since(now.sim).as_secs().max(0));
    Element::new(name)
        .text("channelId", &channel.id)
        .text("channelSetId", &channel.set_id)
        .text("priority", channel.priority)
        .text("weight", channel.weight)
        .text("expires", left)
        .text_some("applicationId", channel.application_id.as_deref())
}

fn subscription(inner: &mut Inner, asked: &Asked, id: &str, now: Moment) -> Result<Reply, Refused> {
    let Inner { world, xsi, .. } = inner;
    match asked.method {
        Method::GET => {
            let found = xsi.subscription(id, asked.user)?;
            Ok(Reply::ok(found.document("Subscription", &world.dir, now.sim)))
        }
        Method::PUT => {
            let sent = Sent::read(&asked.body, &SUBSCRIPTION)?;
            let found = xsi.prolong(id, asked.user, sent.number("expires", 0)?, world, now)?;
            Ok(Reply::ok(found.document("Subscription", &world.dir, now.sim)))
        }
        Method::DELETE => {
            xsi.subscription(id, asked.user)?;
            xsi.terminate(id, world, now);
            Ok(Reply::done())
        }
        _ => Err(Refused::Method("GET, PUT, DELETE")),
    }
}

fn user(inner: &mut Inner, asked: &Asked, target: &str, now: Moment) -> Result<Reply, Refused> {
    let (knobs, dir) = (&inner.xsi.knobs, &inner.world.dir);
    let spot = targets::find(dir, target, knobs.cpe_ids).ok_or_else(|| Failure::no_user(target))?;
    match asked.method {
        Method::GET => {
            let mine = inner.xsi.subscriptions.iter().filter(|s| s.owner == asked.user);
            let of_target = mine.filter(|s| s.target == Target::One(spot));
            let all = of_target.map(|s| s.document("subscription", dir, now.sim));
            Ok(Reply::ok(Element::new("SubscriptionList").with_all(all)))
        }
        Method::POST if targets::is_refused(knobs, dir, spot, asked.user) => {
            let why = format!("Subscribing to {target} is not allowed.");
            Err(Failure::new(knobs.refuse_status, 110_020, why).into())
        }
        Method::POST => subscribe(inner, asked, Target::One(spot), now),
        _ => Err(Refused::Method("GET, POST")),
    }
}

fn subscribe(inner: &mut Inner, asked: &Asked, target: Target, now: Moment) -> Result<Reply, Refused> {
    let sent = Sent::read(&asked.body, &SUBSCRIPTION)?;
    if sent.has("httpContact") && sent.get("channelSetId").is_none() {
        return Err(Failure::forbidden("Events are delivered over channels only.").into());
    }
    let names = match sent.get("event") {
        Some(one) => vec![one],
        None => sent.list("eventPackageList"),
    };
    let packages = names.into_iter().map(Package::named).collect::<Result<Vec<_>, _>>()?;
    if packages.is_empty() {
        return Err(Failure::malformed("the element event is missing").into());
    }
    let set_id =
        sent.get("channelSetId").ok_or_else(|| Failure::malformed("the element channelSetId is missing"))?;
    let wish = SubscriptionWish {
        target,
        packages,
        expires_secs: sent.number("expires", 0)?,
        set_id: set_id.to_owned(),
        application_id: sent.get("applicationId").map(str::to_owned),
    };
    let Inner { world, xsi, .. } = inner;
    let made = xsi.subscribe(asked.user, wish, &asked.cookies, world, now)?;
    Ok(Reply::ok(made.document("Subscription", &world.dir, now.sim)))
}
