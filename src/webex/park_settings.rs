//! How parked calls come back in a location (contract 5.7). An administrators' read: most attendants may not.

use serde::Deserialize;

use super::open_enum::open_enum;
use super::tolerant;

open_enum! {
    /// Whom a recall rings.
    RecallOption {
        /// Whoever parked.
        ParkingUserOnly = "ALERT_PARKING_USER_ONLY",
        /// Whoever parked, and after a while the hunt group.
        ParkingUserFirstThenHuntGroup = "ALERT_PARKING_USER_FIRST_THEN_HUNT_GROUP",
        /// The hunt group at once.
        HuntGroupOnly = "ALERT_HUNT_GROUP_ONLY",
    }
}

/// How parked calls come back in a location. What Webex does not say is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallParkSettings {
    /// Whom a recall rings.
    pub recall: Option<RecallOption>,
    /// After how many seconds; 30 to 600, 45 where nobody changed it.
    pub recall_secs: Option<u32>,
    /// After how many further seconds the hunt group rings; the same range.
    pub hunt_wait_secs: Option<u32>,
}

/// `GET /telephony/config/locations/{locationId}/callParks/settings`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CallParkSettingsBody {
    #[serde(default, deserialize_with = "tolerant::or_default")]
    call_park_recall: RecallPart,
    #[serde(default, deserialize_with = "tolerant::or_default")]
    call_park_settings: TimesPart,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RecallPart {
    #[serde(deserialize_with = "tolerant::option")]
    option: Option<RecallOption>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct TimesPart {
    #[serde(deserialize_with = "tolerant::option")]
    recall_time: Option<u32>,
    #[serde(deserialize_with = "tolerant::option")]
    hunt_wait_time: Option<u32>,
}

impl From<CallParkSettingsBody> for CallParkSettings {
    fn from(body: CallParkSettingsBody) -> Self {
        // A recall after no time at all would be one that never parks.
        let given = |secs: Option<u32>| secs.filter(|secs| *secs > 0);
        Self {
            recall: body.call_park_recall.option,
            recall_secs: given(body.call_park_settings.recall_time),
            hunt_wait_secs: given(body.call_park_settings.hunt_wait_time),
        }
    }
}
