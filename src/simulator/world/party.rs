//! The other end of a call as the API shows it (contract 3.1, Party), and people outside who are no members.

use serde_json::{Map, Value, json};

/// Where a party is, seen from the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallType {
    /// Same location.
    Location,
    /// Another location of the organisation.
    Organization,
    /// Outside.
    External,
    /// A star code, or a number that nobody has.
    Other,
}

impl CallType {
    fn word(self) -> &'static str {
        match self {
            Self::Location => "location",
            Self::Organization => "organization",
            Self::External => "external",
            Self::Other => "other",
        }
    }
}

/// A party, with its name and number even where privacy hides them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub name: Option<String>,
    pub number: Option<String>,
    pub person_id: Option<String>,
    pub place_id: Option<String>,
    pub virtual_line_id: Option<String>,
    /// Hides name, number and ids from the API.
    pub private: bool,
    pub call_type: CallType,
}

impl Party {
    /// A party that hides nothing.
    pub fn new(name: Option<&str>, number: Option<&str>, call_type: CallType) -> Self {
        let (name, number) = (name.map(str::to_owned), number.map(str::to_owned));
        Self {
            name,
            number,
            person_id: None,
            place_id: None,
            virtual_line_id: None,
            private: false,
            call_type,
        }
    }

    /// As the API shows it: what is unknown or private is left out, never null (contract 1).
    pub fn json(&self) -> Value {
        let mut shown = Map::new();
        if !self.private {
            let fields = [
                ("name", &self.name),
                ("number", &self.number),
                ("personId", &self.person_id),
                ("placeId", &self.place_id),
                ("virtualLineId", &self.virtual_line_id),
            ];
            for (key, value) in fields {
                if let Some(value) = value {
                    shown.insert(key.into(), json!(value));
                }
            }
        }
        shown.insert("privacyEnabled".into(), json!(self.private));
        shown.insert("callType".into(), json!(self.call_type.word()));
        Value::Object(shown)
    }
}

/// Somebody outside who takes part in exactly one call at a time. Moved, never copied: that is what keeps a caller in one place.
#[derive(Debug, PartialEq, Eq)]
pub struct Outside {
    /// Tells this person from every other.
    pub serial: u64,
    pub party: Party,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_party_shows_neither_name_nor_number() {
        let mut party = Party::new(Some("Harriet Lund"), Some("+14085550142"), CallType::External);
        assert_eq!(party.json()["name"], "Harriet Lund");
        party.private = true;
        assert_eq!(party.json(), json!({"privacyEnabled": true, "callType": "external"}));
    }
}
