//! The world's life cycles (contract 4), told as claims, on the `quiet` scenario and on one with two sites.

mod chance;
mod handing_over;
mod hearing;
mod parking;
mod plain;

use jiff::{SignedDuration, Timestamp};

use super::directory::{MemberId, SlotId, Spot};
use super::leg::LegId;
use super::*;
use crate::simulator::scenario::{Scenario, populate};

const ROSA: Actor = Actor { user: MemberId(0), line: MemberId(0) };
const TOM: Actor = Actor { user: MemberId(1), line: MemberId(1) };
const MIA: Actor = Actor { user: MemberId(2), line: MemberId(2) };
const S7001: Spot = Spot::Slot(SlotId(0));
/// Rosa's phone that cannot be answered remotely.
const LOBBY_PHONE: Ring = Ring { device: Some(2), mobile: None };
const DESK_PHONE: Ring = Ring { device: Some(0), mobile: None };

fn quiet() -> World {
    populate(&Scenario::load("quiet").unwrap(), 1, Timestamp::UNIX_EPOCH).unwrap()
}

fn quiet_with(change: impl FnOnce(&mut Knobs)) -> World {
    let mut world = quiet();
    change(&mut world.knobs);
    world
}

/// The quiet scenario with a second site that has its own slot 7001, a virtual line on Rosa's phone, and a colleague there.
fn two_sites() -> World {
    let mut text = include_str!("../../../../assets/scenarios/quiet.toml").to_owned();
    text = text.replacen("assists = \"2108\"", "assists = \"2108\"\nsecondaryLines = [\"2150\"]", 1);
    text.push_str(
        r#"
        [[locations]]
        name = "Hill Site"
        routingPrefix = "8822"
        [[lines]]
        name = "Front Door"
        extension = "2150"
        kind = "virtualLine"
        [[users]]
        name = "Eli Stone"
        email = "eli.stone@example.org"
        extension = "3100"
        location = "Hill Site"
        [[slots]]
        extension = "7101"
        name = "Hill Lobby"
        location = "Hill Site"
        "#,
    );
    populate(&Scenario::parse("two-sites.toml", &text).unwrap(), 1, Timestamp::UNIX_EPOCH).unwrap()
}

fn harriet() -> Party {
    Party::new(Some("Harriet Lund"), Some("+14085550142"), CallType::External)
}

fn pass(world: &mut World, secs: i64) {
    let now = world.now() + SignedDuration::from_secs(secs);
    world.settle(now);
}

/// Harriet calls `to`, and the phone is lifted.
fn drive_to_talking(world: &mut World, to: Actor) -> LegId {
    let id = world.incoming(to.line, harriet(), None);
    world.lift_handset(id).unwrap();
    id
}

fn id_of(world: &World, leg: LegId) -> String {
    world.leg(leg).unwrap().call_id.clone()
}

/// Personality and state of each call of a line, oldest first.
fn shape(world: &World, line: MemberId) -> Vec<String> {
    let word = |call: &serde_json::Value, key: &str| call[key].as_str().unwrap_or_default().to_owned();
    world
        .calls_json(line)
        .iter()
        .map(|c| format!("{}/{}", word(c, "personality"), word(c, "state")))
        .collect()
}

fn remote_name(world: &World, line: MemberId) -> String {
    world.calls_json(line)[0]["remoteParty"]["name"].as_str().unwrap_or_default().to_owned()
}

fn history(world: &World, line: MemberId) -> Vec<String> {
    world
        .history
        .items(line, None)
        .iter()
        .map(|item| item["type"].as_str().unwrap_or_default().to_owned())
        .collect()
}
