//! The signed-in user (contract 5.1). All but the id may be missing.

use serde::Deserialize;

use super::ids::{LocationId, PersonId};
use super::tolerant;

/// `GET /telephony/config/people/me`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Whose token it is.
    pub id: PersonId,
    /// First name.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub last_name: Option<String>,
    /// E-mail address.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub email: Option<String>,
    /// The user's numbers; see [`Profile::primary_number`].
    #[serde(default, deserialize_with = "tolerant::list")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// Where the user works; slots elsewhere are dialled by their `esn`.
    #[serde(default, deserialize_with = "tolerant::option")]
    pub location: Option<Location>,
    /// The digit or digits that lead to another location.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub location_dialing_code: Option<String>,
    /// Phones on the user's desk.
    #[serde(default, deserialize_with = "tolerant::list")]
    pub devices: Vec<ProfileDevice>,
}

/// One of a user's numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "WirePhoneNumber")]
pub struct PhoneNumber {
    /// The number from outside, in E.164.
    pub direct_number: Option<String>,
    /// The number within the location.
    pub extension: Option<String>,
    /// What stands before the extension in other locations.
    pub routing_prefix: Option<String>,
    /// Prefix and extension together.
    pub esn: Option<String>,
    /// The one that stands for the user.
    pub primary: bool,
}

/// The profile says `directNumber`, the nested monitoring shape `external`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct WirePhoneNumber {
    #[serde(deserialize_with = "tolerant::text")]
    direct_number: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    external: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    extension: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    routing_prefix: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    esn: Option<String>,
    #[serde(deserialize_with = "tolerant::or_default")]
    primary: bool,
}

impl From<WirePhoneNumber> for PhoneNumber {
    fn from(wire: WirePhoneNumber) -> Self {
        let WirePhoneNumber { direct_number, external, extension, routing_prefix, esn, primary } = wire;
        Self { direct_number: direct_number.or(external), extension, routing_prefix, esn, primary }
    }
}

/// A location of the organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Location {
    /// Sometimes only the name is told.
    #[serde(deserialize_with = "tolerant::option")]
    pub id: Option<LocationId>,
    /// What people call it.
    #[serde(deserialize_with = "tolerant::text")]
    pub name: Option<String>,
}

/// A phone of the profile. It has no id that a command would take: that is what [`Endpoint`](super::Endpoint) is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileDevice {
    /// What it is, in Webex's words.
    #[serde(deserialize_with = "tolerant::list")]
    pub description: Vec<String>,
    /// Its model.
    #[serde(deserialize_with = "tolerant::text")]
    pub model: Option<String>,
    /// `PRIMARY`, `SHARED_CALL_APPEARANCE`, `MOBILITY` or another.
    #[serde(rename = "type", deserialize_with = "tolerant::text")]
    pub kind: Option<String>,
    /// `ACTIVATED` or another.
    #[serde(deserialize_with = "tolerant::text")]
    pub activation_state: Option<String>,
}

impl Profile {
    /// The name, else the e-mail address; none if neither is told.
    pub fn name(&self) -> Option<String> {
        full_name(self.first_name.as_deref(), self.last_name.as_deref()).or_else(|| self.email.clone())
    }

    /// The number that stands for the user: the primary one, else the first.
    pub fn primary_number(&self) -> Option<&PhoneNumber> {
        primary(&self.phone_numbers)
    }

    /// The user's extension.
    pub fn extension(&self) -> Option<&str> {
        self.primary_number()?.extension.as_deref()
    }
}

pub(super) fn primary(numbers: &[PhoneNumber]) -> Option<&PhoneNumber> {
    numbers.iter().find(|number| number.primary).or_else(|| numbers.first())
}

pub(super) fn full_name(first: Option<&str>, last: Option<&str>) -> Option<String> {
    let parts: Vec<&str> = [first, last].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Profile {
        serde_json::from_str(json).expect("tolerant")
    }

    #[test]
    fn a_bare_id_is_a_profile() {
        let profile = read(r#"{"id":"p","location":{"address":{"city":"Kiel"}},"phoneNumbers":null}"#);
        assert_eq!((profile.name(), profile.extension()), (None, None));
    }

    #[test]
    fn the_primary_number_stands_for_the_user() {
        let profile = read(
            r#"{"id":"p","firstName":"Rosa","email":"r@example.org",
                "phoneNumbers":[{"extension":"1"},{"extension":"2100","primary":true}]}"#,
        );
        assert_eq!(profile.extension(), Some("2100"));
        assert_eq!(profile.name().as_deref(), Some("Rosa"));
    }
}
