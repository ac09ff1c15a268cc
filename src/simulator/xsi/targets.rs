//! Who can be subscribed to, and by which ids: the UUID of a public id, or the platform's own user id (contract 7.1, 7.3).

use super::knobs::{CpeIds, XsiKnobs};
use crate::simulator::ids;
use crate::simulator::world::directory::{Directory, MemberId, Spot};

/// The domain of everybody who has no e-mail address.
const DOMAIN: &str = "example.test";

/// What a subscription is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// One person, line or call park extension.
    One(Spot),
    /// Everybody in the organisation, for an administrator.
    Everybody,
}

/// The platform's id of a member.
pub fn member_user_id(dir: &Directory, member: MemberId) -> String {
    let member = dir.member(member);
    member.email.clone().unwrap_or_else(|| format!("line{}@{DOMAIN}", member.extension))
}

/// The platform's id of a spot.
pub fn user_id(dir: &Directory, spot: Spot) -> String {
    match spot {
        Spot::Member(member) => member_user_id(dir, member),
        Spot::Slot(slot) => {
            let slot = dir.slot(slot);
            // Extensions repeat from site to site; the ids of the first site stay short.
            match slot.location {
                0 => format!("slot{}@{DOMAIN}", slot.extension),
                other => format!("slot{}@{DOMAIN}", dir.esn(other, &slot.extension)),
            }
        }
    }
}

/// The UUID in a spot's public id.
pub fn uuid(dir: &Directory, spot: Spot) -> String {
    let id = match spot {
        Spot::Member(member) => &dir.member(member).id,
        Spot::Slot(slot) => &dir.slot(slot).id,
    };
    ids::tail(id).unwrap_or_default()
}

/// Every spot there is.
pub fn all(dir: &Directory) -> impl Iterator<Item = Spot> + use<> {
    let members = (0..dir.members.len()).map(|ix| Spot::Member(MemberId(ix)));
    members.chain((0..dir.slots.len()).map(|ix| Spot::Slot(crate::simulator::world::directory::SlotId(ix))))
}

/// The spot with this id in a path, if it may be addressed so.
pub fn find(dir: &Directory, text: &str, cpe_ids: CpeIds) -> Option<Spot> {
    all(dir).find(|spot| {
        let (by_uuid, by_user_id) = match (spot, cpe_ids) {
            (Spot::Member(_), _) | (_, CpeIds::Both) => (true, true),
            (_, CpeIds::Uuid) => (true, false),
            (_, CpeIds::UserId) => (false, true),
            (_, CpeIds::Neither) => (false, false),
        };
        (by_uuid && uuid(dir, *spot).eq_ignore_ascii_case(text))
            || (by_user_id && user_id(dir, *spot).eq_ignore_ascii_case(text))
    })
}

/// Whether the knob `refuse` names this target.
pub fn is_refused(knobs: &XsiKnobs, dir: &Directory, spot: Spot, subscriber: MemberId) -> bool {
    let extension = match spot {
        Spot::Member(member) => &dir.member(member).extension,
        Spot::Slot(slot) => &dir.slot(slot).extension,
    };
    knobs.refuse.iter().any(|named| match named.as_str() {
        "*" => true,
        "cpe" => matches!(spot, Spot::Slot(_)),
        "person" => matches!(spot, Spot::Member(_)),
        "others" => spot != Spot::Member(subscriber),
        named => {
            named == extension
                || named.eq_ignore_ascii_case(&uuid(dir, spot))
                || named.eq_ignore_ascii_case(&user_id(dir, spot))
        }
    })
}
