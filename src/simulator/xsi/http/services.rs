//! Services of a user, read only: whom he watches and with whom he parks (contract 7.6).

use crate::simulator::world::directory::{Directory, MemberId, Spot};
use crate::simulator::xsi::element::Element;
use crate::simulator::xsi::targets;

/// The schema's limits for names (`FirstName`, `LastName`, `ServiceInstanceName`), numbers (`DN`) and extensions.
const NAME_LIMIT: usize = 30;
const INSTANCE_LIMIT: usize = 80;
const NUMBER_LIMIT: usize = 23;
const EXTENSION_LENGTHS: std::ops::RangeInclusive<usize> = 2..=20;

/// The document of a service, if this user has it.
pub fn document(dir: &Directory, user: MemberId, name: &str) -> Option<Element> {
    let monitored = &dir.member(user).monitors;
    let details = |spot: &Spot| user_details(dir, *spot);
    match name {
        "BusyLampField" => {
            let list = Element::new("monitoredUserList").with_all(monitored.iter().map(details));
            Some(Element::new("BusyLampField").with(list))
        }
        "BroadWorksReceptionist" => {
            let people = monitored.iter().filter(|spot| matches!(spot, Spot::Member(_)));
            let list = Element::new("monitoredUsers").with_all(people.map(details));
            Some(Element::new("BroadWorksReceptionist").with(list))
        }
        "CallPark" => {
            let Some(group) = dir.group_of(user) else { return Some(Element::new("CallPark")) };
            let others = group.agents.iter().filter(|agent| **agent != user);
            let list = others.map(|agent| details(&Spot::Member(*agent)));
            Some(
                Element::new("CallPark")
                    .text("callParkGroup", cut(&group.name, INSTANCE_LIMIT))
                    .with(Element::new("userDetailsList").with_all(list)),
            )
        }
        _ => None,
    }
}

/// `UserDetails`: a call park extension is a user of the platform like any other.
fn user_details(dir: &Directory, spot: Spot) -> Element {
    let (first, last, number, extension) = match spot {
        Spot::Member(member) => {
            let member = dir.member(member);
            (member.first.as_str(), member.last.as_str(), member.direct.as_deref(), member.extension.as_str())
        }
        Spot::Slot(slot) => {
            let slot = dir.slot(slot);
            let (first, last) = slot.name.split_once(' ').unwrap_or((&slot.name, ""));
            (first, last, None, slot.extension.as_str())
        }
    };
    Element::new("userDetails")
        .text("userId", targets::user_id(dir, spot))
        .text_some("firstName", Some(cut(first, NAME_LIMIT)))
        .text_some("lastName", Some(cut(last, NAME_LIMIT)))
        .text_some("number", number.filter(|number| number.len() <= NUMBER_LIMIT))
        .text_some(
            "extension",
            Some(extension).filter(|extension| EXTENSION_LENGTHS.contains(&extension.len())),
        )
}

fn cut(text: &str, limit: usize) -> String {
    text.trim().chars().take(limit).collect()
}
