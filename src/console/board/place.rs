//! The places where a call can be parked, as the configuration names them (contract 5.2, 5.3).

use super::recall_time::Whereabouts;
use crate::console::ids::PersonId;

/// A place where a call can be parked.
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
    pub(super) fn destination(&self, home: &Home) -> Option<String> {
        let (first, second) = match self.whereabouts(home) {
            Whereabouts::Elsewhere(_) => (&self.esn, &self.extension),
            Whereabouts::Here => (&self.extension, &self.esn),
        };
        first.clone().or_else(|| second.clone())
    }

    /// Where it is, as seen from the attendant's location.
    pub(super) fn whereabouts(&self, home: &Home) -> Whereabouts {
        let is_elsewhere = match (&self.location_id, &home.location_id) {
            (Some(theirs), Some(ours)) => theirs != ours,
            _ => matches!((&self.location, &home.location), (Some(theirs), Some(ours)) if theirs != ours),
        };
        if is_elsewhere { Whereabouts::Elsewhere(self.location_id.clone()) } else { Whereabouts::Here }
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

/// What the attendant monitors (contract 5.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Monitored {
    /// Call park extensions: the slots.
    pub extensions: Vec<ParkPlace>,
    /// People, workspaces and virtual lines: calls can be parked on them too.
    pub people: Vec<ParkPlace>,
}

/// The call park group of the attendant (contract 5.3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParkGroup {
    /// Its name.
    pub name: Option<String>,
    /// Its members.
    pub members: Vec<ParkPlace>,
}
