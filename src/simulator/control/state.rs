//! `GET /sim/state`: everything that the simulated Webex knows, also what its API would not tell. `GET /sim/calls`: of it who
//! has which call, and who is parked where; for those who look often.

use serde_json::{Value, json};

use crate::simulator::clock::iso;
use crate::simulator::state::Inner;
use crate::simulator::world::directory::{MemberId, SlotId, Spot};
use crate::simulator::world::leg::{End, LegState};
use crate::simulator::world::{Parked, World};

/// The whole state.
pub fn json(inner: &Inner, seed: u64) -> Value {
    let mut state = calls(inner);
    state["seed"] = json!(seed);
    state["settings"] = json!(inner.world.knobs);
    state["faults"] = json!(inner.faults.waiting());
    state["xsi"] = inner.xsi.json(&inner.world);
    state
}

/// The people with their calls, and the slots.
pub fn calls(inner: &Inner) -> Value {
    let world = &inner.world;
    let users = (0..world.dir.members.len()).map(|ix| user(world, MemberId(ix)));
    let slots = (0..world.dir.slots.len()).map(|ix| slot(world, SlotId(ix)));
    json!({"now": iso(world.now()), "users": users.collect::<Vec<_>>(), "slots": slots.collect::<Vec<_>>()})
}

fn user(world: &World, id: MemberId) -> Value {
    let member = world.dir.member(id);
    let mut shown = json!({
        "personId": member.id,
        "name": member.name(),
        "email": member.email,
        "extension": member.extension,
        "calls": world.calls_json(id),
        "devices": member.devices.iter().map(|device| json!({"id": device.id, "name": device.name})).collect::<Vec<_>>(),
    });
    if let Some(parked) = world.parked().get(&Spot::Member(id)) {
        shown["parked"] = parked_json(world, Spot::Member(id), parked);
    }
    shown
}

fn slot(world: &World, id: SlotId) -> Value {
    let slot = world.dir.slot(id);
    let mut shown = json!({
        "id": slot.id,
        "slot": slot.extension,
        "name": slot.name,
        "esn": world.dir.esn(slot.location, &slot.extension),
        "location": world.dir.locations[slot.location].name,
        "state": "free",
    });
    if let Some(parked) = world.parked().get(&Spot::Slot(id)) {
        shown["state"] = json!("parked");
        shown["parked"] = parked_json(world, Spot::Slot(id), parked);
        return shown;
    }
    let recall = world
        .legs()
        .find(|(_, leg)| leg.recalled_from == Some(Spot::Slot(id)) && leg.state == LegState::Alerting);
    if let Some((_, leg)) = recall {
        shown["state"] = json!("recalled");
        shown["recalledTo"] = json!(world.dir.member(leg.owner).name());
    }
    shown
}

fn parked_json(world: &World, spot: Spot, parked: &Parked) -> Value {
    let (name, number) = match &parked.caller {
        End::Outside(outside) => (outside.party.name.clone(), outside.party.number.clone()),
        End::Leg(id) => {
            let owner = world.leg(*id).map(|leg| world.dir.member(leg.owner));
            (owner.map(|owner| owner.name()), owner.map(|owner| owner.extension.clone()))
        }
    };
    json!({
        "name": name,
        "number": number,
        "by": world.dir.member(parked.parker).name(),
        "at": iso(parked.at),
        "recallAt": iso(world.recall_at(spot, parked)),
    })
}
