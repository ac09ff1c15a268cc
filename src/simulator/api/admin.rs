//! The richer reads of an administrator (contract 5.7).

use serde_json::{Value, json};

use super::answer::Reply;
use super::route::Op;
use super::{Asked, Query};
use crate::simulator::ids;
use crate::simulator::state::Inner;
use crate::simulator::world::directory::{Directory, Group, Slot};
use crate::simulator::world::knobs::{Knobs, RecallTo};
use crate::simulator::world::refusal::Refusal;

/// The name of the hunt group that takes recalls.
const HUNT_GROUP: &str = "Overflow";

/// Every read.
pub fn read(inner: &Inner, asked: &Asked) -> Result<Reply, Refusal> {
    let (dir, knobs) = (&inner.world.dir, &inner.world.knobs);
    match &asked.route.op {
        Op::ParkExtensions => park_extensions(dir, asked),
        Op::OneParkExtension(id, slot) => {
            let location = location(dir, id)?;
            let slot = dir.slots.iter().find(|one| one.location == location && ids::same(&one.id, slot));
            let slot =
                slot.ok_or_else(|| Refusal::new(404, 4003, "The call park extension was not found."))?;
            Ok(Reply::ok(park_extension(dir, slot)))
        }
        Op::CallParks(id) => {
            let location = location(dir, id)?;
            let groups = dir.groups.iter().filter(|group| group.location == location);
            let shown = groups.map(|group| {
                json!({"id": group.id, "name": group.name, "locationId": dir.locations[location].id,
                    "locationName": dir.locations[location].name})
            });
            Ok(Reply::ok(json!({"callParks": shown.collect::<Vec<_>>()})))
        }
        Op::CallParkSettings(id) => {
            let recall_secs = inner.world.recall_secs(location(dir, id)?);
            Ok(Reply::ok(json!({
                "callParkRecall": recall(dir, knobs),
                "callParkSettings": {"ringPattern": "NORMAL", "recallTime": recall_secs, "huntWaitTime": knobs.recall_ring_secs},
            })))
        }
        Op::OneCallPark(id, park) => {
            let location = location(dir, id)?;
            let group =
                dir.groups.iter().find(|group| group.location == location && ids::same(&group.id, park));
            let group = group.ok_or_else(|| Refusal::new(404, 4003, "The call park group was not found."))?;
            Ok(Reply::ok(one_group(dir, group, knobs)))
        }
        _ => Err(Refusal { status: 404, code: None, description: "There is no such resource.".into() }),
    }
}

fn location(dir: &Directory, id: &str) -> Result<usize, Refusal> {
    let found = dir.locations.iter().position(|location| ids::same(&location.id, id));
    found.ok_or_else(|| Refusal::new(404, 4003, "The location was not found."))
}

/// Whom a recall alerts; the hunt group is named where it takes part.
fn recall(dir: &Directory, knobs: &Knobs) -> Value {
    let option = match knobs.recall_to {
        RecallTo::Parker => return json!({"option": "ALERT_PARKING_USER_ONLY"}),
        RecallTo::ParkerThenHuntGroup => "ALERT_PARKING_USER_FIRST_THEN_HUNT_GROUP",
        RecallTo::HuntGroup => "ALERT_HUNT_GROUP_ONLY",
    };
    let mut recall = json!({"option": option});
    if !dir.hunt_group.is_empty() {
        recall["huntGroupId"] = json!(ids::named("HUNT_GROUP", HUNT_GROUP));
        recall["huntGroupName"] = json!(HUNT_GROUP);
    }
    recall
}

fn one_group(dir: &Directory, group: &Group, knobs: &Knobs) -> Value {
    let agents = group.agents.iter().map(|agent| {
        let agent = dir.member(*agent);
        let numbers = json!([{"extension": agent.extension, "primary": true}]);
        json!({"id": agent.id, "displayName": agent.name(), "type": agent.kind.word(), "numbers": numbers})
    });
    let slots = group.slots.iter().map(|slot| {
        let slot = dir.slot(*slot);
        json!({"id": slot.id, "name": slot.name, "extension": slot.extension})
    });
    json!({
        "id": group.id, "name": group.name, "recall": recall(dir, knobs), "parkOnAgentsEnabled": true,
        "agents": agents.collect::<Vec<_>>(), "callParkExtensions": slots.collect::<Vec<_>>(),
    })
}

fn park_extension(dir: &Directory, slot: &Slot) -> Value {
    let location = &dir.locations[slot.location];
    json!({"id": slot.id, "name": slot.name, "extension": slot.extension, "routingPrefix": location.routing_prefix,
        "esn": dir.esn(slot.location, &slot.extension), "locationId": location.id, "locationName": location.name})
}

/// The slots of the organisation, filtered, in pages of at most `max` from `start` (contract 1, Paging).
fn park_extensions(dir: &Directory, asked: &Asked) -> Result<Reply, Refusal> {
    let query = &asked.query;
    let start = whole(query, "start", 0)?;
    let max = whole(query, "max", 2000)?.max(1);
    let has = |text: &str, key: &str| {
        query.get(key).is_none_or(|part| text.to_lowercase().contains(&part.to_lowercase()))
    };
    let fits = |slot: &&Slot| {
        let location = &dir.locations[slot.location];
        query.get("locationId").is_none_or(|id| ids::same(id, &location.id))
            && has(&location.name, "locationName")
            && has(&slot.name, "name")
            && query.get("extension").is_none_or(|part| slot.extension.contains(part))
    };
    let mut found: Vec<&Slot> = dir.slots.iter().filter(fits).collect();
    match query.get("order") {
        Some("callParkExtensionName" | "name") => found.sort_by(|a, b| a.name.cmp(&b.name)),
        Some("extension") => found.sort_by(|a, b| a.extension.cmp(&b.extension)),
        _ => {}
    }
    let page = found.iter().skip(start).take(max).map(|slot| park_extension(dir, slot));
    let mut reply = Reply::ok(json!({"callParkExtensions": page.collect::<Vec<_>>()}));
    if start.saturating_add(max) < found.len() {
        let mut next = url::form_urlencoded::Serializer::new(String::new());
        next.extend_pairs(query.0.iter().filter(|(key, _)| !matches!(key.as_str(), "start" | "max")));
        next.append_pair("start", &(start + max).to_string()).append_pair("max", &max.to_string());
        reply.next_page =
            Some(format!("{}/telephony/config/callParkExtensions?{}", asked.api_base, next.finish()));
    }
    Ok(reply)
}

fn whole(query: &Query, key: &str, otherwise: usize) -> Result<usize, Refusal> {
    match query.get(key) {
        None => Ok(otherwise),
        Some(text) => text.parse().map_err(|_| Refusal::bad_value(key, "not a number")),
    }
}
