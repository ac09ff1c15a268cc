//! What the user monitors (contract 5.2): the best source of slots. Two shapes are published, flat and nested; which one an
//! element has is seen element by element.

use serde::Deserialize;
use serde_json::Value;

use super::ids::{CallParkExtensionId, LocationId, MemberId, SpeedDialId};
use super::open_enum::open_enum;
use super::profile::{PhoneNumber, full_name, primary};
use super::tolerant;

/// `GET /telephony/config/people/me/settings/monitoring`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Monitoring {
    /// Whether the user's phones show park notifications of monitored people. It says nothing about slots.
    #[serde(deserialize_with = "tolerant::or_default")]
    pub call_park_notification_enabled: bool,
    /// In the order that the administrator gave; what could not be read is left out.
    #[serde(rename = "monitoredElements", deserialize_with = "tolerant::list")]
    pub elements: Vec<MonitoredElement>,
}

/// One monitored line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Value")]
pub enum MonitoredElement {
    /// A slot.
    CallParkExtension(MonitoredPark),
    /// A person, a workspace or a virtual line.
    Member(MonitoredMember),
    /// A key that dials.
    SpeedDial(MonitoredSpeedDial),
    /// What Valet does not know, by the type that it says it has; empty if it says none.
    Other(String),
}

/// A monitored call park extension.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MonitoredPark {
    /// Names the same slot in every API.
    pub id: CallParkExtensionId,
    /// What the administrator called it.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub name: Option<String>,
    /// The number within its location.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub extension: Option<String>,
    /// What stands before the extension in other locations.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub routing_prefix: Option<String>,
    /// Prefix and extension: what to dial from another location.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub esn: Option<String>,
    /// The name of its location.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub location: Option<String>,
    /// Its location.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub location_id: Option<LocationId>,
    /// What stands beside the key on the phone.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub line_key_label: Option<String>,
}

open_enum! {
    /// Who a member is.
    MemberKind {
        /// A person.
        People = "PEOPLE",
        /// A workspace.
        Place = "PLACE",
        /// A virtual line.
        VirtualLine = "VIRTUAL_LINE",
    }
}

/// Somebody whose line is monitored, or who is in the call park group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MonitoredMember {
    /// Names the same person or workspace in every API.
    pub id: MemberId,
    /// Who it is.
    #[serde(default, rename = "type", deserialize_with = "tolerant::or_default")]
    pub kind: MemberKind,
    /// The name to show; see [`MonitoredMember::name`].
    #[serde(default, deserialize_with = "tolerant::text")]
    pub display_name: Option<String>,
    /// First name.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub last_name: Option<String>,
    /// E-mail address.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub email: Option<String>,
    /// The number within the location.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub extension: Option<String>,
    /// The number from outside.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub direct_number: Option<String>,
    /// What stands before the extension in other locations.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub routing_prefix: Option<String>,
    /// Prefix and extension: what to dial from another location.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub esn: Option<String>,
    /// The name of the location.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub location: Option<String>,
    /// The location.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub location_id: Option<LocationId>,
    /// What stands beside the key on the phone.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub line_key_label: Option<String>,
    /// Of the nested shape, which tells numbers as a list; the primary one is copied to the fields above.
    #[serde(default, deserialize_with = "tolerant::list")]
    pub numbers: Vec<PhoneNumber>,
}

/// A monitored speed dial.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MonitoredSpeedDial {
    /// Names it.
    pub id: SpeedDialId,
    /// What it is called.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub name: Option<String>,
    /// What it dials.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub phone_number: Option<String>,
    /// What it dials, if that is an extension.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub extension: Option<String>,
    /// What stands beside the key on the phone.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub line_key_label: Option<String>,
}

impl MonitoredMember {
    /// The name to show: the display name, else first and last name, else the e-mail address.
    pub fn name(&self) -> Option<String> {
        self.display_name
            .clone()
            .or_else(|| full_name(self.first_name.as_deref(), self.last_name.as_deref()))
            .or_else(|| self.email.clone())
    }

    /// Both shapes told alike.
    pub(super) fn with_primary_number(mut self) -> Self {
        if let Some(number) = primary(&self.numbers).cloned() {
            self.extension = self.extension.or(number.extension);
            self.direct_number = self.direct_number.or(number.direct_number);
            self.routing_prefix = self.routing_prefix.or(number.routing_prefix);
            self.esn = self.esn.or(number.esn);
        }
        self
    }
}

impl TryFrom<Value> for MonitoredElement {
    type Error = serde_json::Error;

    fn try_from(mut element: Value) -> Result<Self, serde_json::Error> {
        if !element.is_object() {
            return Err(serde::de::Error::custom("no object"));
        }
        // The published spellings, and the one that camelCase would make of the first.
        for (key, kind) in [
            ("callparkextension", "CALL_PARK_EXTENSION"),
            ("callParkExtension", "CALL_PARK_EXTENSION"),
            ("member", "PEOPLE"),
            ("speedDial", "SPEED_DIAL"),
            ("speeddial", "SPEED_DIAL"),
        ] {
            if let Some(nested) = element.get_mut(key).filter(|nested| nested.is_object()) {
                return of_kind(kind, nested.take());
            }
        }
        let kind = ["type", "monitoredLineType"].iter().find_map(|key| element.get(key)?.as_str());
        let kind = kind.unwrap_or_default().to_owned();
        of_kind(&kind, element)
    }
}

fn of_kind(kind: &str, mut element: Value) -> Result<MonitoredElement, serde_json::Error> {
    Ok(match kind {
        "CALL_PARK_EXTENSION" => {
            rename(&mut element, &[("displayName", "name"), ("locationName", "location")]);
            MonitoredElement::CallParkExtension(serde_json::from_value(element)?)
        }
        "PEOPLE" | "PLACE" | "VIRTUAL_LINE" => {
            rename(&mut element, &[("locationName", "location")]);
            MonitoredElement::Member(
                serde_json::from_value::<MonitoredMember>(element)?.with_primary_number(),
            )
        }
        "SPEED_DIAL" => {
            rename(&mut element, &[("displayName", "name"), ("directNumber", "phoneNumber")]);
            MonitoredElement::SpeedDial(serde_json::from_value(element)?)
        }
        other => MonitoredElement::Other(other.to_owned()),
    })
}

/// The flat shape has other names for the same. Where both are told, the nested name's value counts.
fn rename(element: &mut Value, names: &[(&str, &str)]) {
    let Some(fields) = element.as_object_mut() else { return };
    for (flat, nested) in names {
        if let Some(value) = fields.remove(*flat)
            && fields.get(*nested).is_none_or(|there| there.as_str().is_none_or(str::is_empty))
        {
            fields.insert((*nested).to_owned(), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> MonitoredElement {
        serde_json::from_str(json).expect("readable")
    }

    fn park(json: &str) -> MonitoredPark {
        match read(json) {
            MonitoredElement::CallParkExtension(park) => park,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn both_shapes_of_a_slot_are_the_same_slot() {
        let flat = park(
            r#"{"id":"s","type":"CALL_PARK_EXTENSION","displayName":"Lobby","extension":"7001","esn":"887001",
                "locationName":"Harbour","monitoredLineType":"CALL_PARK_EXTENSION"}"#,
        );
        let nested = park(
            r#"{"callparkextension":{"id":"s","name":"Lobby","extension":"7001","esn":"887001","location":"Harbour"}}"#,
        );
        assert_eq!(flat, nested);
        assert_eq!(nested.name.as_deref(), Some("Lobby"));
    }

    #[test]
    fn both_names_at_once_do_not_lose_the_slot() {
        let slot = park(
            r#"{"type":"CALL_PARK_EXTENSION","id":"s","name":"Lobby","displayName":"Lobby 1","location":null,
                "locationName":"Harbour"}"#,
        );
        assert_eq!((slot.name.as_deref(), slot.location.as_deref()), (Some("Lobby"), Some("Harbour")));
    }

    #[test]
    fn the_kind_may_stand_in_the_other_field_and_null_siblings_do_not_disturb() {
        assert_eq!(park(r#"{"id":"s","monitoredLineType":"CALL_PARK_EXTENSION"}"#).id.as_str(), "s");
        let element = read(
            r#"{"callparkextension":null,"member":{"id":"m","numbers":[{"external":"+1","primary":true}]}}"#,
        );
        let MonitoredElement::Member(member) = element else { panic!("{element:?}") };
        assert_eq!(member.direct_number.as_deref(), Some("+1"));
    }

    #[test]
    fn an_unknown_kind_is_kept_by_its_name() {
        assert_eq!(read(r#"{"id":"x","type":"DOOR_BELL"}"#), MonitoredElement::Other("DOOR_BELL".to_owned()));
        assert_eq!(read(r#"{"doorbell":{"id":"x"}}"#), MonitoredElement::Other(String::new()));
    }
}
