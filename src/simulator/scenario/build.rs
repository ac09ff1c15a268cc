//! From a scenario's entries to a directory and a world. What refers to nothing, or is there twice, is found here.

use jiff::Timestamp;

use super::{DeviceKindEntry, LineKindEntry, Scenario};
use crate::simulator::clock::later_ms;
use crate::simulator::ids;
use crate::simulator::world::directory::{
    Device, DeviceKind, Directory, Group, Location, Member, MemberId, MemberKind, Slot, SlotId, Spot,
};
use crate::simulator::world::{CallType, Party, World};

/// Something that does not fit together: the text it is about, and the sentence.
pub(super) struct Fault {
    pub about: String,
    pub why: String,
}

fn fault<T>(about: &str, why: String) -> Result<T, Fault> {
    Err(Fault { about: about.to_owned(), why })
}

/// A world of this scenario at `now`, with the callers who are parked at the start.
///
/// # Errors
/// A sentence when the scenario does not fit together, which [`Scenario::parse`] has found before.
pub fn populate(scenario: &Scenario, seed: u64, now: Timestamp) -> Result<World, String> {
    let dir = directory(scenario).map_err(|fault| fault.why)?;
    let oldest = scenario.parked.iter().map(|parked| parked.ago_secs).max().unwrap_or(0);
    let ago = |secs: u64| later_ms(now, -i64::try_from(secs).unwrap_or(0).saturating_mul(1000));
    let mut world = World::new(dir, scenario.settings.clone(), seed, ago(oldest));
    let mut parked: Vec<_> = scenario.parked.iter().collect();
    parked.sort_by_key(|parked| std::cmp::Reverse(parked.ago_secs));
    for entry in parked {
        world.settle(ago(entry.ago_secs));
        let spot = world.dir.spot_named(&entry.slot).ok_or("A parked caller is at no slot.")?;
        let by = world.dir.member_named(&entry.by).ok_or("A parked caller was parked by nobody.")?;
        let mut party = Party::new(entry.name.as_deref(), entry.number.as_deref(), CallType::External);
        party.private = entry.name.is_none() && entry.number.is_none();
        world.park_outside(spot, party, by)?;
    }
    world.settle(now);
    Ok(world)
}

/// Checks what only the whole shows.
pub(super) fn check(scenario: &Scenario, dir: &Directory) -> Result<(), Fault> {
    let mut taken = Vec::new();
    for parked in &scenario.parked {
        let Some(spot) = dir.spot_named(&parked.slot) else {
            return fault(&parked.slot, format!("there is no slot {:?} to park on", parked.slot));
        };
        if taken.contains(&spot) {
            return fault(&parked.slot, format!("somebody is parked twice at {:?}", parked.slot));
        }
        taken.push(spot);
        member(dir, &parked.by)?;
    }
    for scope in &scenario.registered_scopes {
        if scope.is_empty() || scope.contains(char::is_whitespace) {
            return fault(scope, format!("{scope:?} is no scope"));
        }
    }
    let patch = serde_json::Map::new();
    scenario
        .settings
        .patched(&patch)
        .map(|_| ())
        .and_then(|()| scenario.xsi.patched(&patch).map(|_| ()))
        .or_else(|why| fault("settings", why.trim_end_matches('.').to_owned()))
}

/// The directory of this scenario.
pub(super) fn directory(scenario: &Scenario) -> Result<Directory, Fault> {
    if scenario.locations.is_empty() || scenario.users.is_empty() {
        return fault("", "at least one location and one user are needed".into());
    }
    let mut dir = Directory {
        org_id: ids::public("ORGANIZATION", ids::ORG_UUID),
        org_name: scenario.organization.clone(),
        ..Directory::default()
    };
    for entry in &scenario.locations {
        if entry.recall_secs == Some(0) {
            return fault(
                &entry.name,
                format!("the recall time of {:?} must be at least 1 second", entry.name),
            );
        }
        dir.locations.push(Location {
            id: ids::named("LOCATION", &entry.name),
            name: entry.name.clone(),
            routing_prefix: entry.routing_prefix.clone(),
            recall_secs: entry.recall_secs,
        });
    }
    members(scenario, &mut dir)?;
    for entry in &scenario.slots {
        let location = location(&dir, entry.location.as_deref())?;
        dir.slots.push(Slot {
            id: ids::named("CALL_PARK_EXTENSION", &format!("{location}/{}", entry.extension)),
            name: entry.name.clone(),
            extension: entry.extension.clone(),
            location,
            line_key_label: entry.line_key_label.clone().unwrap_or_else(|| entry.name.clone()),
        });
    }
    numbers_are_single(&dir)?;
    links(scenario, &mut dir)?;
    Ok(dir)
}

fn members(scenario: &Scenario, dir: &mut Directory) -> Result<(), Fault> {
    for entry in &scenario.users {
        let location = location(dir, entry.location.as_deref())?;
        let devices: Vec<Device> =
            entry.devices.iter().map(|device| one_device(&entry.email, device)).collect();
        let preferred = match &entry.preferred {
            None => None,
            Some(name) => match devices.iter().position(|device| device.name == *name) {
                None => return fault(name, format!("{} has no device {name:?}", entry.name)),
                found => found,
            },
        };
        let (first, last) = entry.name.split_once(' ').unwrap_or((&entry.name, ""));
        if dir.members.iter().any(|member| member.email.as_deref() == Some(&entry.email)) {
            return fault(&entry.email, format!("the e-mail {:?} is there twice", entry.email));
        }
        dir.members.push(Member {
            id: ids::named("PEOPLE", &entry.email),
            kind: MemberKind::Person,
            first: first.to_owned(),
            last: last.to_owned(),
            email: Some(entry.email.clone()),
            extension: entry.extension.clone(),
            direct: entry.direct_number.clone(),
            location,
            department: entry.department.clone(),
            devices,
            preferred,
            secondary: Vec::new(),
            monitors: Vec::new(),
            assists: None,
        });
    }
    for entry in &scenario.lines {
        let kind = match entry.kind {
            LineKindEntry::VirtualLine => MemberKind::VirtualLine,
            LineKindEntry::Workspace => MemberKind::Place,
        };
        dir.members.push(Member {
            id: ids::named(kind.word(), &entry.extension),
            kind,
            first: entry.name.clone(),
            last: String::new(),
            email: None,
            extension: entry.extension.clone(),
            direct: None,
            location: location(dir, entry.location.as_deref())?,
            department: None,
            devices: Vec::new(),
            preferred: None,
            secondary: Vec::new(),
            monitors: Vec::new(),
            assists: None,
        });
    }
    Ok(())
}

fn one_device(owner: &str, entry: &super::DeviceEntry) -> Device {
    let (kind, id_kind, model) = match entry.kind {
        DeviceKindEntry::Phone => (DeviceKind::Phone, "CALLING_DEVICE", "Cisco 9861"),
        DeviceKindEntry::Application => (DeviceKind::Application, "APPLICATION", "Webex App"),
    };
    let name = format!("{owner}/{}", entry.name);
    let mac = ids::uuid(&name).replace('-', "").to_uppercase().chars().take(12).collect();
    Device {
        id: ids::named(id_kind, &name),
        name: entry.name.clone(),
        kind,
        remote_answer: entry.remote_answer,
        model: entry.model.clone().unwrap_or_else(|| model.to_owned()),
        mac: (kind == DeviceKind::Phone).then_some(mac),
    }
}

/// Everything that names something else.
fn links(scenario: &Scenario, dir: &mut Directory) -> Result<(), Fault> {
    for (index, entry) in scenario.users.iter().enumerate() {
        let secondary =
            entry.secondary_lines.iter().map(|name| member(dir, name)).collect::<Result<_, _>>()?;
        let monitors = entry.monitors.iter().map(|name| spot(dir, name)).collect::<Result<_, _>>()?;
        let assists = entry.assists.as_deref().map(|name| member(dir, name)).transpose()?;
        let user = &mut dir.members[index];
        (user.secondary, user.monitors, user.assists) = (secondary, monitors, assists);
    }
    for entry in &scenario.groups {
        let agents: Vec<MemberId> =
            entry.agents.iter().map(|name| member(dir, name)).collect::<Result<_, _>>()?;
        if let Some(twice) = agents.iter().find(|agent| dir.group_of(**agent).is_some()) {
            let name = dir.member(*twice).name();
            return fault(&entry.name, format!("{name} belongs to two call park groups"));
        }
        let slots = entry.slots.iter().map(|name| slot(dir, name)).collect::<Result<_, _>>()?;
        let location = location(dir, entry.location.as_deref())?;
        // A group's id holds its name, so it changes with the name (contract 2).
        let id = ids::public("CALL_PARK", &ids::public("GROUP", &entry.name));
        dir.groups.push(Group { id, name: entry.name.clone(), location, agents, slots });
    }
    dir.hunt_group = scenario.hunt_group.iter().map(|name| member(dir, name)).collect::<Result<_, _>>()?;
    Ok(())
}

fn numbers_are_single(dir: &Directory) -> Result<(), Fault> {
    let members = dir.members.iter().map(|member| (member.location, &member.extension));
    let mut seen = Vec::new();
    for number in members.chain(dir.slots.iter().map(|slot| (slot.location, &slot.extension))) {
        if seen.contains(&number) {
            return fault(number.1, format!("the extension {:?} is there twice", number.1));
        }
        seen.push(number);
    }
    Ok(())
}

fn location(dir: &Directory, name: Option<&str>) -> Result<usize, Fault> {
    let Some(name) = name else { return Ok(0) };
    let found = dir.locations.iter().position(|location| location.name == name);
    found.map_or_else(|| fault(name, format!("there is no location {name:?}")), Ok)
}

fn member(dir: &Directory, name: &str) -> Result<MemberId, Fault> {
    dir.member_named(name).map_or_else(|| fault(name, format!("there is no user or line {name:?}")), Ok)
}

fn slot(dir: &Directory, name: &str) -> Result<SlotId, Fault> {
    match dir.spot_named(name) {
        Some(Spot::Slot(slot)) => Ok(slot),
        _ => fault(name, format!("there is no slot {name:?}")),
    }
}

fn spot(dir: &Directory, name: &str) -> Result<Spot, Fault> {
    dir.spot_named(name).map_or_else(|| fault(name, format!("there is nothing {name:?} to monitor")), Ok)
}
