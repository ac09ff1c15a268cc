//! The configuration that a plain user may read, and the one thing he may set (contract 5.1 to 5.6).

use serde_json::{Map, Value, json};

use super::answer::Reply;
use super::route::Op;
use super::{Asked, Query};
use crate::simulator::ids;
use crate::simulator::state::Inner;
use crate::simulator::world::directory::{
    Device, DeviceKind, Directory, Member, MemberId, MemberKind, SlotId, Spot,
};
use crate::simulator::world::knobs::MonitoringShape;
use crate::simulator::world::refusal::Refusal;

/// When the organisation and its people were set up.
const CREATED: &str = "2024-01-15T08:00:00.000Z";

/// Every read.
pub fn read(inner: &mut Inner, asked: &Asked) -> Result<Reply, Refusal> {
    let dir = &inner.world.dir;
    let user = dir.member(asked.user);
    let body = match &asked.route.op {
        Op::MyConfig => my_config(dir, user),
        Op::Monitoring => {
            let shape = inner.world.knobs.monitoring_shape;
            let elements = user.monitors.iter().map(|spot| monitored(dir, *spot, shape));
            json!({"callParkNotificationEnabled": true, "monitoredElements": elements.collect::<Vec<_>>()})
        }
        Op::MyCallPark => call_park(dir, asked.user),
        Op::SecondaryCallPark(id) => call_park(dir, dir.line_of(asked.user, id)?),
        Op::AvailablePreferred => {
            let shown = user.devices.iter().enumerate().map(|(ix, device)| {
                let mut endpoint = preferred(device);
                endpoint["isPreferredAnswerEndpoint"] = json!(user.preferred == Some(ix));
                endpoint
            });
            json!({"endpoints": shown.collect::<Vec<_>>()})
        }
        Op::MyPreferred => {
            user.preferred.and_then(|ix| user.devices.get(ix)).map_or_else(|| json!({}), preferred)
        }
        Op::PersonPreferred(id) => {
            let person = dir.member(person(dir, id)?);
            let mut body = json!({"endpoints": person.devices.iter().map(preferred).collect::<Vec<_>>()});
            if let Some(device) = person.preferred.and_then(|ix| person.devices.get(ix)) {
                body["preferredAnswerEndpointId"] = json!(device.id);
            }
            body
        }
        Op::Endpoints => {
            let shown = user.devices.iter().map(|device| endpoint(dir, user, device));
            json!({"endpoints": shown.collect::<Vec<_>>()})
        }
        Op::Endpoint(id) => {
            let device = user.devices.iter().find(|device| ids::same(&device.id, id));
            endpoint(dir, user, device.ok_or_else(|| Refusal::new(404, 4003, "The endpoint was not found."))?)
        }
        Op::FeatureCodes => {
            let codes = [("Call Park", "*68"), ("Call Park Retrieve", "*88"), ("Group Call Park", "#58")];
            let list = codes.map(|(name, code)| json!({"name": name, "code": code, "alternateCode": null}));
            json!({"featureAccessCodeList": list})
        }
        Op::Services => {
            json!({"services": ["Busy Lamp Field", "Call Recording", "Call Transfer", "Directed Call Pickup with Barge-in", "Executive-Assistant"]})
        }
        Op::MyProfile => profile(dir, user),
        Op::Person(id) => profile(dir, dir.member(person(dir, id)?)),
        Op::People => people(dir, &asked.query)?,
        Op::Organizations => json!({"items": [organization(inner, asked)]}),
        Op::Organization(id) if ids::same(id, &dir.org_id) => organization(inner, asked),
        _ => {
            return Err(Refusal {
                status: 404,
                code: None,
                description: "There is no such resource.".into(),
            });
        }
    };
    Ok(Reply::ok(body))
}

/// `PUT` of the preferred answer endpoint, by either path; null clears it (contract 5.4).
pub fn prefer(inner: &mut Inner, asked: &Asked) -> Result<Reply, Refusal> {
    let (member, field) = match &asked.route.op {
        Op::PersonPreferred(id) => (person(&inner.world.dir, id)?, "preferredAnswerEndpointId"),
        _ => (asked.user, "id"),
    };
    if !asked.fields.has(field) {
        return Err(Refusal::missing(field));
    }
    let devices = &inner.world.dir.member(member).devices;
    let chosen = match asked.fields.text(field)? {
        None => None,
        Some(id) => match devices.iter().position(|device| ids::same(&device.id, id)) {
            None => return Err(Refusal::bad_value(field, "not an available preferred answer endpoint")),
            found => found,
        },
    };
    inner.world.dir.members[member.0].preferred = chosen;
    Ok(Reply::done())
}

fn person(dir: &Directory, id: &str) -> Result<MemberId, Refusal> {
    let found = dir.member_by_id(id).filter(|member| dir.member(*member).kind == MemberKind::Person);
    found.ok_or_else(|| Refusal::new(404, 4008, "The person was not found."))
}

fn my_config(dir: &Directory, user: &Member) -> Value {
    let location = &dir.locations[user.location];
    let phones = user.devices.iter().filter(|device| device.kind == DeviceKind::Phone).map(|device| {
        let owner = json!({"id": user.id, "type": user.kind.word(), "firstName": user.first, "lastName": user.last});
        let mut shown = json!({"description": [device.model], "model": format!("DMS {}", device.model), "primaryOwner": true,
            "type": "PRIMARY", "owner": owner, "activationState": "ACTIVATED"});
        if let Some(mac) = &device.mac {
            shown["mac"] = json!(mac);
        }
        shown
    });
    let mut body = json!({
        "id": user.id,
        "firstName": user.first,
        "lastName": user.last,
        "announcementLanguage": "en_us",
        "locationDialingCode": "8",
        "supportMobility": true,
        "phoneNumbers": [number(dir, user, "directNumber")],
        "devices": phones.collect::<Vec<_>>(),
        "location": {"id": location.id, "name": location.name},
    });
    if let Some(email) = &user.email {
        body["email"] = json!(email);
    }
    body
}

fn number(dir: &Directory, member: &Member, direct_key: &str) -> Value {
    let mut number = json!({
        "extension": member.extension,
        "routingPrefix": dir.locations[member.location].routing_prefix,
        "esn": dir.esn(member.location, &member.extension),
        "primary": true,
    });
    if let Some(direct) = &member.direct {
        number[direct_key] = json!(direct);
    }
    number
}

fn monitored(dir: &Directory, spot: Spot, shape: MonitoringShape) -> Value {
    match (spot, shape) {
        (Spot::Slot(slot), shape) => monitored_slot(dir, slot, shape),
        (Spot::Member(member), MonitoringShape::Flat) => {
            let member = dir.member(member);
            let location = &dir.locations[member.location];
            let mut element = json!({
                "id": member.id, "type": member.kind.word(), "displayName": member.name(), "firstName": member.first,
                "lastName": member.last, "extension": member.extension, "routingPrefix": location.routing_prefix,
                "esn": dir.esn(member.location, &member.extension), "locationName": location.name, "locationId": location.id,
                "monitoredLineType": "MEMBER",
            });
            optional(&mut element, [("email", &member.email), ("directNumber", &member.direct)]);
            element
        }
        (Spot::Member(member), MonitoringShape::Nested) => {
            let member = dir.member(member);
            let location = &dir.locations[member.location];
            let mut element = json!({
                "id": member.id, "type": member.kind.word(), "displayName": member.name(), "firstName": member.first,
                "lastName": member.last, "numbers": [number(dir, member, "external")], "location": location.name,
                "locationId": location.id,
            });
            optional(&mut element, [("email", &member.email)]);
            json!({"member": element})
        }
    }
}

fn monitored_slot(dir: &Directory, slot: SlotId, shape: MonitoringShape) -> Value {
    let slot = dir.slot(slot);
    let location = &dir.locations[slot.location];
    let esn = dir.esn(slot.location, &slot.extension);
    match shape {
        MonitoringShape::Flat => json!({
            "id": slot.id, "type": "CALL_PARK_EXTENSION", "displayName": slot.name, "extension": slot.extension,
            "routingPrefix": location.routing_prefix, "esn": esn, "locationName": location.name, "locationId": location.id,
            "lineKeyLabel": slot.line_key_label, "monitoredLineType": "CALL_PARK_EXTENSION",
        }),
        MonitoringShape::Nested => json!({"callparkextension": {
            "id": slot.id, "name": slot.name, "extension": slot.extension, "routingPrefix": location.routing_prefix,
            "esn": esn, "location": location.name, "locationId": location.id, "lineKeyLabel": slot.line_key_label,
        }}),
    }
}

fn call_park(dir: &Directory, line: MemberId) -> Value {
    let Some(group) = dir.group_of(line) else { return json!({"memberList": []}) };
    let others = group.agents.iter().filter(|agent| **agent != line).map(|agent| {
        let agent = dir.member(*agent);
        let mut member = json!({"id": agent.id, "type": agent.kind.word(), "firstName": agent.first, "lastName": agent.last,
            "displayName": agent.name(), "extension": agent.extension});
        let known = [("directNumber", &agent.direct), ("email", &agent.email), ("departmentName", &agent.department)];
        optional(&mut member, known);
        member
    });
    json!({"groupName": group.name, "memberList": others.collect::<Vec<_>>()})
}

fn preferred(device: &Device) -> Value {
    json!({"id": device.id, "type": device.kind.preferred_word(), "name": device.name})
}

/// A device with what it can do (contract 5.5).
fn endpoint(dir: &Directory, user: &Member, device: &Device) -> Value {
    let mut endpoint = json!({"id": device.id, "type": device.kind.endpoint_word(), "name": device.name,
        "autoAndForcedAnswerEnabled": device.remote_answer, "ownerId": user.id, "ownerType": user.kind.word()});
    if device.kind == DeviceKind::Phone && !user.secondary.is_empty() {
        let lines = user.secondary.iter().map(|line| dir.member(*line));
        let lines = lines.map(|line| json!({"id": line.id, "memberType": line.kind.word()}));
        endpoint["secondaryLines"] = lines.collect();
    }
    endpoint
}

/// Who is asked for by e-mail, name or ids; a plain user has to name somebody.
fn people(dir: &Directory, query: &Query) -> Result<Value, Refusal> {
    let (email, name, ids) = (query.get("email"), query.get("displayName"), query.get("id"));
    if email.or(name).or(ids).is_none() {
        let why = "Email, displayName, or id list should be specified.";
        return Err(Refusal { status: 400, code: None, description: why.into() });
    }
    let fits = |member: &&Member| {
        member.kind == MemberKind::Person
            && email
                .is_none_or(|email| member.email.as_deref().is_some_and(|e| e.eq_ignore_ascii_case(email)))
            && name.is_none_or(|name| member.name().to_lowercase().starts_with(&name.to_lowercase()))
            && ids.is_none_or(|ids| ids.split(',').any(|id| ids::same(id.trim(), &member.id)))
    };
    let found = dir.members.iter().filter(fits).map(|member| profile(dir, member));
    Ok(json!({"items": found.collect::<Vec<_>>()}))
}

fn profile(dir: &Directory, user: &Member) -> Value {
    let mut phones =
        vec![json!({"type": "work_extension", "value": dir.esn(user.location, &user.extension)})];
    phones.extend(user.direct.iter().map(|direct| json!({"type": "work", "value": direct})));
    json!({
        "id": user.id, "emails": user.email.iter().collect::<Vec<_>>(), "phoneNumbers": phones, "displayName": user.name(),
        "firstName": user.first, "lastName": user.last, "orgId": dir.org_id, "extension": user.extension,
        "locationId": dir.locations[user.location].id, "type": "person",
        "created": CREATED,
    })
}

/// The organisation; with `callingData=true` and where the live layer is switched on, also where that is (contract 7.1).
fn organization(inner: &Inner, asked: &Asked) -> Value {
    let dir = &inner.world.dir;
    let mut shown = json!({"id": dir.org_id, "displayName": dir.org_name, "created": CREATED});
    let wanted = asked.query.get("callingData").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    if wanted && inner.world.knobs.xsi {
        let origin = asked.api_base.trim_end_matches("/v1");
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        let at = |path: &str| json!(format!("{origin}/xsi/{path}"));
        shown["xsiActionsEndpoint"] = at("com.broadsoft.xsi-actions");
        shown["xsiEventsEndpoint"] = at("com.broadsoft.xsi-events");
        shown["xsiEventsChannelEndpoint"] = at("com.broadsoft.async/com.broadsoft.xsi-events");
        shown["xsiDomain"] = json!(host);
    }
    shown
}

fn optional<const N: usize>(element: &mut Value, fields: [(&str, &Option<String>); N]) {
    let known: Map<String, Value> = fields
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), json!(value.as_ref()?))))
        .collect();
    if let Some(element) = element.as_object_mut() {
        element.extend(known);
    }
}
