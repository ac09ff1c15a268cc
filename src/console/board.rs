//! The slots: which there are, how each is dialled, and what is known of it (contract 5.2, 5.3, 13).
//!
//! *Free* and *parked* are shown only where something proves it. Until a live source exists, all that is known of a
//! slot is what a retrieve from here has taught, and that fades.

use std::collections::BTreeSet;

use super::ids::{PersonId, SlotId};
use super::now::Now;
use super::remote::Remote;

/// What a retrieve has taught is fresh for so long; then the slot is not known again (design, promise 3).
pub const FRESH_MS: u64 = 60_000;

/// Where a slot comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// A monitored call park extension.
    CallParkExtension,
    /// A member of the attendant's call park group.
    GroupMember,
    /// What is parked for the attendant: retrieved without a destination.
    Mine,
    /// Added by hand in the settings.
    Manual,
    /// Typed into the number field in this session.
    Typed,
}

/// What a retrieve taught about a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The caller was fetched from here, so nobody waits there.
    Fetched,
    /// Webex had nobody to give.
    Nobody,
    /// The phone was not answered, so the caller may still wait.
    StillParked,
    /// Nothing could be learned.
    Nothing,
}

/// State of a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotState {
    /// Nothing fresh is known. It can be retrieved all the same.
    NotKnown {
        /// What was learned last, and when.
        last: Option<(Finding, Now)>,
    },
    /// Nobody waits there, learned just now.
    Free {
        /// When that was learned.
        as_of: Now,
    },
}

/// One slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its id on the board.
    pub id: SlotId,
    /// Where it comes from.
    pub kind: SlotKind,
    /// The number that people say, such as `7001`; empty for the attendant's own.
    pub number: String,
    /// Its name, such as `Lobby 1`.
    pub label: String,
    /// Its location, if Webex says so.
    pub location: Option<String>,
    /// What goes out as `destination`; `None` sends none.
    pub destination: Option<String>,
    last: Option<(Finding, Now)>,
}

impl Slot {
    /// A slot of which nothing is known.
    pub fn new(id: SlotId, kind: SlotKind, number: &str, label: &str, destination: Option<String>) -> Self {
        Self {
            id,
            kind,
            number: number.to_owned(),
            label: label.to_owned(),
            location: None,
            destination,
            last: None,
        }
    }

    /// What is known of it now.
    pub fn state(&self, now: Now) -> SlotState {
        match &self.last {
            Some((Finding::Fetched | Finding::Nobody, at)) if now.age_ms(*at) < FRESH_MS => {
                SlotState::Free { as_of: *at }
            }
            last => SlotState::NotKnown { last: last.clone() },
        }
    }

    /// What stands for it inside a sentence: "nobody is parked on …".
    pub fn place(&self) -> String {
        if self.kind == SlotKind::Mine { super::words::YOUR_OWN_NUMBER.to_owned() } else { self.name() }
    }

    /// People reach it with this number.
    fn is_called(&self, number: &str) -> bool {
        self.number == number || self.destination.as_deref() == Some(number)
    }

    /// Number and label as one name, such as `7001 Lobby 1`.
    pub fn name(&self) -> String {
        match (self.number.is_empty(), self.label.is_empty()) {
            (true, _) => self.label.clone(),
            (false, true) => self.number.clone(),
            (false, false) => format!("{} {}", self.number, self.label),
        }
    }
}

/// A place where a call can be parked, as the configuration names it (contract 5.2, 5.3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParkPlace {
    /// Webex's id of the call park extension or member.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The short number.
    pub extension: Option<String>,
    /// The number that works from every location.
    pub esn: Option<String>,
    /// Id of its location.
    pub location_id: Option<String>,
    /// Name of its location.
    pub location: Option<String>,
}

impl ParkPlace {
    /// `esn` where the place is in another location than the attendant, else the extension (contract 3.3).
    fn destination(&self, home: &Home) -> Option<String> {
        let elsewhere = match (&self.location_id, &home.location_id) {
            (Some(theirs), Some(ours)) => theirs != ours,
            _ => matches!((&self.location, &home.location), (Some(theirs), Some(ours)) if theirs != ours),
        };
        let (first, second) =
            if elsewhere { (&self.esn, &self.extension) } else { (&self.extension, &self.esn) };
        first.clone().or_else(|| second.clone())
    }
}

/// Where the attendant sits: decides which number of a slot is dialled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The attendant.
    pub person_id: Option<PersonId>,
    /// Her own extension.
    pub extension: Option<String>,
    /// Id of her location.
    pub location_id: Option<String>,
    /// Its name.
    pub location: Option<String>,
}

/// A slot added by hand in the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManualSlot {
    /// Its number.
    pub number: String,
    /// Its label.
    pub label: Option<String>,
}

/// The call park group of the attendant (contract 5.3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParkGroup {
    /// Its name.
    pub name: Option<String>,
    /// Its members.
    pub members: Vec<ParkPlace>,
}

/// All slots, in a fixed order: a tile never moves by itself.
#[derive(Clone, Debug, Default)]
pub struct Board {
    slots: Vec<Slot>,
    home: Home,
    manual: Vec<ManualSlot>,
    extensions: Remote<Vec<ParkPlace>>,
    group: Remote<ParkGroup>,
}

impl Board {
    /// A board with the slots that the settings name.
    pub fn new(manual: Vec<ManualSlot>) -> Self {
        Self { manual, ..Self::default() }
    }

    /// The slots in their order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The slot with this id.
    pub fn slot(&self, id: &SlotId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.id == *id)
    }

    /// The monitored call park extensions, with what is known of their freshness.
    pub fn extensions(&self) -> &Remote<Vec<ParkPlace>> {
        &self.extensions
    }

    /// The call park group, with what is known of its freshness.
    pub fn group(&self) -> &Remote<ParkGroup> {
        &self.group
    }

    /// The slot that a typed number means, if it is on the board.
    pub fn find_number(&self, typed: &str) -> Option<&Slot> {
        let dialled = |slot: &&Slot| slot.destination.as_deref() == Some(typed);
        self.slots.iter().find(dialled).or_else(|| self.slots.iter().find(|slot| slot.number == typed))
    }

    pub(super) fn begin_read(&mut self) {
        self.extensions.begin();
        self.group.begin();
    }

    pub(super) fn extensions_mut(&mut self) -> &mut Remote<Vec<ParkPlace>> {
        &mut self.extensions
    }

    pub(super) fn group_mut(&mut self) -> &mut Remote<ParkGroup> {
        &mut self.group
    }

    pub(super) fn set_home(&mut self, home: Home) {
        self.home = home;
    }

    /// Puts a typed number on the board for this session and returns its slot.
    pub(super) fn add_typed(&mut self, number: &str) -> SlotId {
        if let Some(slot) = self.find_number(number) {
            return slot.id.clone();
        }
        let id = SlotId(format!("typed:{number}"));
        self.slots.push(Slot::new(id.clone(), SlotKind::Typed, number, "", Some(number.to_owned())));
        id
    }

    pub(super) fn learn(&mut self, slot: &SlotId, finding: Finding, now: Now) {
        if let Some(slot) = self.slots.iter_mut().find(|candidate| candidate.id == *slot) {
            slot.last = Some((finding, now));
        }
    }

    /// Forgets what belongs to the person, at sign-out.
    pub(super) fn clear(&mut self) {
        *self = Self::new(std::mem::take(&mut self.manual));
    }

    /// Lays the board out again from everything known, keeping what was learned of each slot. A slot that is `needed`,
    /// because a call of it is under way, stays even when Webex does not list it any more.
    pub(super) fn rebuild(&mut self, needed: &BTreeSet<SlotId>) {
        let mut places: Vec<Slot> = Vec::new();
        let mut taken = BTreeSet::new();
        let none = Vec::new();
        for place in self.extensions.value().unwrap_or(&none) {
            self.add_place(place, SlotKind::CallParkExtension, &mut places, &mut taken);
        }
        for manual in &self.manual {
            let mut slot = Slot::new(
                SlotId(format!("manual:{}", manual.number)),
                SlotKind::Manual,
                &manual.number,
                manual.label.as_deref().unwrap_or_default(),
                Some(manual.number.clone()),
            );
            // The desk's own label wins over the administrator's.
            let same = |known: &Slot| known.destination == slot.destination;
            let known = places.iter().position(same);
            if let Some(known) =
                known.or_else(|| places.iter().position(|known| known.number == manual.number))
            {
                let known = &mut places[known];
                if !slot.label.is_empty() {
                    known.label = std::mem::take(&mut slot.label);
                }
            } else if taken.insert(manual.number.clone()) {
                places.push(slot);
            }
        }
        for member in self.group.value().map_or(&none, |group| &group.members) {
            let is_me = self.home.person_id.as_ref().is_some_and(|me| me.0 == member.id);
            if !is_me {
                self.add_place(member, SlotKind::GroupMember, &mut places, &mut taken);
            }
        }
        let mut mine = Slot::new("mine".into(), SlotKind::Mine, "", super::words::PARKED_FOR_ME, None);
        mine.location = self.home.location.clone();
        places.push(mine);
        for known in &self.slots {
            let wanted =
                known.kind == SlotKind::Typed && !places.iter().any(|place| place.is_called(&known.number));
            let listed = places.iter().any(|place| place.id == known.id);
            if !listed && (wanted || needed.contains(&known.id)) {
                places.push(known.clone());
            }
        }
        for slot in &mut places {
            slot.last = self.slot(&slot.id).and_then(|known| known.last.clone());
        }
        self.slots = places;
    }

    fn add_place(
        &self,
        place: &ParkPlace,
        kind: SlotKind,
        places: &mut Vec<Slot>,
        taken: &mut BTreeSet<String>,
    ) {
        let Some(destination) = place.destination(&self.home) else {
            return; // nothing to dial
        };
        let number = place.extension.clone().unwrap_or_else(|| destination.clone());
        // Two locations may use the same short number: what is dialled tells slots apart.
        if taken.insert(destination.clone()) {
            let mut slot = Slot::new(SlotId(place.id.clone()), kind, &number, &place.name, Some(destination));
            slot.location = place.location.clone();
            places.push(slot);
        }
    }
}

#[cfg(test)]
#[path = "board_tests.rs"]
mod tests;
