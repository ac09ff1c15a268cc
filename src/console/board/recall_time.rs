//! After how long a parked call comes back, location by location: as Webex says where the account may read it, else as the
//! settings do (contract 5.7). Nothing is counted down in another location whose time nobody knows.

use std::collections::BTreeMap;

use super::Home;

/// The recall times.
#[derive(Clone, Debug, Default)]
pub(super) struct RecallTimes {
    /// What the settings say.
    pub settings_secs: u64,
    /// A person wrote it into the settings; it holds for every location then.
    pub is_by_hand: bool,
    /// What Webex says, by the id of the location.
    pub read: BTreeMap<String, u64>,
}

/// Where a slot is, as seen from the attendant's location.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::console) enum Whereabouts {
    /// In her location, or nobody says otherwise.
    #[default]
    Here,
    /// In another one, with Webex's id of it.
    Elsewhere(Option<String>),
}

/// The recall time of one slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RecallTime {
    /// So long a park from here counts as likely; where nobody knows, as the settings say (contract 13.4).
    pub ms: u64,
    /// It can be counted down.
    pub is_known: bool,
}

impl RecallTimes {
    /// In the attendant's location, in seconds.
    pub fn home_secs(&self, home: &Home) -> u64 {
        self.read_in(home.location_id.as_deref()).unwrap_or(self.settings_secs)
    }

    /// What Webex says of a location, in seconds.
    pub fn read_in(&self, location: Option<&str>) -> Option<u64> {
        self.read.get(location?).copied()
    }

    /// Of a slot that is there.
    pub fn of(&self, place: &Whereabouts, home: &Home) -> RecallTime {
        let known = match place {
            Whereabouts::Here => Some(self.home_secs(home)),
            Whereabouts::Elsewhere(location) => {
                self.read_in(location.as_deref()).or_else(|| self.is_by_hand.then_some(self.settings_secs))
            }
        };
        let secs = known.unwrap_or(self.settings_secs);
        RecallTime { ms: secs.saturating_mul(1_000), is_known: known.is_some_and(|secs| secs > 0) }
    }
}
