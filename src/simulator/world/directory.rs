//! Who and what exists: members with their devices, park slots, locations, groups, and how a dialled string finds them.
//!
//! Built once from a scenario; only the preferred answer endpoint changes afterwards.

use super::party::{CallType, Party};
use super::refusal::Refusal;
use crate::simulator::ids;

/// Index of a member in the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberId(pub usize);

/// Index of a park slot in the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(pub usize);

/// Index of a device in its owner's list.
pub type DeviceIx = usize;

/// Where a call can be parked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// A call park extension.
    Slot(SlotId),
    /// A person, workspace or virtual line.
    Member(MemberId),
}

/// What a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberKind {
    /// A user who can sign in.
    Person,
    /// A line without a person, on somebody's devices.
    VirtualLine,
    /// A workspace.
    Place,
}

impl MemberKind {
    /// The word in `type` fields and in ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "PEOPLE",
            Self::VirtualLine => "VIRTUAL_LINE",
            Self::Place => "PLACE",
        }
    }
}

/// The kind of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceKind {
    /// A phone: `CALLING_DEVICE` among the endpoints, `DEVICE` among the preferred ones.
    Phone,
    /// The Webex app: `APPLICATION` in both.
    Application,
}

impl DeviceKind {
    /// The word in `me/endpoints` (contract 5.5) and in `endpointType`.
    pub fn endpoint_word(self) -> &'static str {
        match self {
            Self::Phone => "CALLING_DEVICE",
            Self::Application => "APPLICATION",
        }
    }

    /// The word in the preferred-answer lists (contract 5.4).
    pub fn preferred_word(self) -> &'static str {
        match self {
            Self::Phone => "DEVICE",
            Self::Application => "APPLICATION",
        }
    }
}

/// Something that rings.
#[derive(Clone, Debug)]
pub struct Device {
    pub id: String,
    pub name: String,
    pub kind: DeviceKind,
    /// `autoAndForcedAnswerEnabled`: it can be answered and muted through the API.
    pub remote_answer: bool,
    pub model: String,
    pub mac: Option<String>,
}

/// A person, workspace or virtual line.
#[derive(Clone, Debug)]
pub struct Member {
    pub id: String,
    pub kind: MemberKind,
    pub first: String,
    pub last: String,
    pub email: Option<String>,
    pub extension: String,
    pub direct: Option<String>,
    pub location: usize,
    pub department: Option<String>,
    pub devices: Vec<Device>,
    /// The Webex default for answering, if one is set.
    pub preferred: Option<DeviceIx>,
    /// Other members whose lines sit on this member's devices.
    pub secondary: Vec<MemberId>,
    pub monitors: Vec<Spot>,
    /// The executive whom this member assists.
    pub assists: Option<MemberId>,
}

impl Member {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.last).trim().to_owned()
    }
}

/// A call park extension.
#[derive(Clone, Debug)]
pub struct Slot {
    pub id: String,
    pub name: String,
    pub extension: String,
    pub location: usize,
    pub line_key_label: String,
}

/// A site.
#[derive(Clone, Debug)]
pub struct Location {
    pub id: String,
    pub name: String,
    pub routing_prefix: String,
    /// Seconds from a park to the recall here; without it, those of the settings.
    pub recall_secs: Option<u64>,
}

/// A call park group.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: String,
    pub name: String,
    pub location: usize,
    pub agents: Vec<MemberId>,
    pub slots: Vec<SlotId>,
}

/// What a dialled string means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Somebody or something a call can be parked at; members can also be called.
    Spot(Spot),
    /// A number or address outside.
    Outside(String),
    /// The retrieve code `*88`, with what follows it.
    RetrieveCode(Option<String>),
    /// A well-formed number that nobody has.
    Nobody(String),
}

/// Everybody and everything.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    pub org_id: String,
    pub org_name: String,
    pub members: Vec<Member>,
    pub slots: Vec<Slot>,
    pub locations: Vec<Location>,
    pub groups: Vec<Group>,
    pub hunt_group: Vec<MemberId>,
}

impl Directory {
    /// The member; ids come from this directory, so it is there.
    pub fn member(&self, id: MemberId) -> &Member {
        &self.members[id.0]
    }

    /// The slot; ids come from this directory, so it is there.
    pub fn slot(&self, id: SlotId) -> &Slot {
        &self.slots[id.0]
    }

    /// The member with this public id.
    pub fn member_by_id(&self, id: &str) -> Option<MemberId> {
        self.members.iter().position(|member| ids::same(&member.id, id)).map(MemberId)
    }

    /// The member whom a person names: e-mail, extension, direct number, full name or id.
    pub fn member_named(&self, text: &str) -> Option<MemberId> {
        let named = |member: &Member| {
            member.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(text))
                || member.extension == text
                || member.direct.as_deref() == Some(text)
                || member.name().eq_ignore_ascii_case(text)
        };
        self.members.iter().position(named).map(MemberId).or_else(|| self.member_by_id(text))
    }

    /// The spot whom a person names: a slot by number, ESN, name or id, else a member.
    pub fn spot_named(&self, text: &str) -> Option<Spot> {
        let named = |slot: &Slot| {
            slot.extension == text
                || self.esn(slot.location, &slot.extension) == text
                || slot.name.eq_ignore_ascii_case(text)
                || ids::same(&slot.id, text)
        };
        let slot = self.slots.iter().position(named).map(|slot| Spot::Slot(SlotId(slot)));
        slot.or_else(|| self.member_named(text).map(Spot::Member))
    }

    /// Routing prefix and extension.
    pub fn esn(&self, location: usize, extension: &str) -> String {
        format!("{}{extension}", self.locations[location].routing_prefix)
    }

    /// Whether an API act for `line` may be done by `user`: the own line or a secondary one (contract 3).
    pub fn line_of(&self, user: MemberId, line_owner_id: &str) -> Result<MemberId, Refusal> {
        let line = self
            .member_by_id(line_owner_id)
            .filter(|line| *line == user || self.member(user).secondary.contains(line));
        line.ok_or_else(|| {
            Refusal::new(404, 4008, "Line owner not found among the lines of this user's devices.")
        })
    }

    /// The group that `member` belongs to.
    pub fn group_of(&self, member: MemberId) -> Option<&Group> {
        self.groups.iter().find(|group| group.agents.contains(&member))
    }

    /// The party of a member as somebody at `viewer` sees it.
    pub fn party(&self, member: MemberId, viewer: usize) -> Party {
        let seen = self.member(member);
        let mut party = Party::new(Some(&seen.name()), None, self.call_type(seen.location, viewer));
        party.number = Some(self.number_seen(seen.location, &seen.extension, viewer));
        match seen.kind {
            MemberKind::Place => party.place_id = Some(seen.id.clone()),
            MemberKind::VirtualLine => party.virtual_line_id = Some(seen.id.clone()),
            MemberKind::Person => party.person_id = Some(seen.id.clone()),
        }
        party
    }

    /// The party of a spot as somebody at `viewer` sees it.
    pub fn spot_party(&self, spot: Spot, viewer: usize) -> Party {
        match spot {
            Spot::Member(member) => self.party(member, viewer),
            Spot::Slot(slot) => {
                let slot = self.slot(slot);
                let number = self.number_seen(slot.location, &slot.extension, viewer);
                Party::new(Some(&slot.name), Some(&number), self.call_type(slot.location, viewer))
            }
        }
    }

    fn number_seen(&self, location: usize, extension: &str, viewer: usize) -> String {
        if location == viewer { extension.to_owned() } else { self.esn(location, extension) }
    }

    fn call_type(&self, location: usize, viewer: usize) -> CallType {
        if location == viewer { CallType::Location } else { CallType::Organization }
    }

    /// What `dialled` means for somebody at `viewer`: extensions reach the own location, ESNs every location (contract 3.3).
    ///
    /// # Errors
    /// 400 with 25024, when the text is neither digits nor a URI.
    pub fn resolve(&self, dialled: &str, viewer: usize) -> Result<Target, Refusal> {
        let text = dialled.trim();
        // A scheme is read in any case, and what follows the address proper (`;ext=`, `;transport=`) is left out.
        let is_scheme =
            |word: &str| ["tel", "sip", "sips"].iter().any(|known| word.eq_ignore_ascii_case(known));
        let bare = match text.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
            Some((_, address)) => address.split(';').next().unwrap_or_default(),
            None => text,
        };
        if let Some((user, domain)) = bare.split_once('@') {
            let well_formed = !user.is_empty() && !domain.is_empty() && !bare.contains(char::is_whitespace);
            if !well_formed || domain.contains('@') {
                return Err(Refusal::bad_value("destination", "not an address"));
            }
            let known = self
                .members
                .iter()
                .position(|m| m.email.as_deref().is_some_and(|e| e.eq_ignore_ascii_case(bare)));
            return Ok(
                known.map_or(Target::Outside(bare.to_owned()), |m| Target::Spot(Spot::Member(MemberId(m))))
            );
        }
        let digits: String = bare.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.')).collect();
        let rest = digits.strip_prefix('+').unwrap_or(&digits);
        if rest.is_empty() || !rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '#')) {
            return Err(Refusal::bad_value("destination", "neither digits nor a URI"));
        }
        if let Some(after) = digits.strip_prefix("*88") {
            return Ok(Target::RetrieveCode((!after.is_empty()).then(|| after.to_owned())));
        }
        if let Some(spot) = self.spot_dialled(&digits, viewer) {
            return Ok(Target::Spot(spot));
        }
        let outside =
            digits.starts_with('+') || (rest.len() >= 7 && rest.chars().all(|c| c.is_ascii_digit()));
        Ok(if outside { Target::Outside(digits) } else { Target::Nobody(digits) })
    }

    fn spot_dialled(&self, digits: &str, viewer: usize) -> Option<Spot> {
        let reaches = |location: usize, extension: &str| {
            (location == viewer && extension == digits) || self.esn(location, extension) == digits
        };
        let slot = self.slots.iter().position(|slot| reaches(slot.location, &slot.extension));
        let member = self.members.iter().position(|member| {
            reaches(member.location, &member.extension) || member.direct.as_deref() == Some(digits)
        });
        slot.map(|slot| Spot::Slot(SlotId(slot))).or(member.map(|member| Spot::Member(MemberId(member))))
    }
}
