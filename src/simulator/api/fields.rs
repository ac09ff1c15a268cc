//! The fields of a request body. Null and missing are the same, unknown fields are ignored (contract 1).

use serde_json::{Map, Value};

use crate::simulator::world::refusal::Refusal;

/// A JSON object that was sent.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub Map<String, Value>);

impl Fields {
    /// Reads a body; an empty one is an empty object.
    ///
    /// # Errors
    /// 400 for what is no JSON object.
    pub fn read(body: &[u8]) -> Result<Self, Refusal> {
        if body.is_empty() {
            return Ok(Self::default());
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            Ok(_) => Err(Refusal::new(400, 25024, "The request body is not a JSON object.")),
            Err(_) => Err(Refusal::new(400, 25024, "The request body is not valid JSON.")),
        }
    }

    /// Whether the field is there, even as null.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A text, if there is one.
    ///
    /// # Errors
    /// 400 with 25024 when it is something else.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Refusal> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Refusal::bad_value(name, "not a string")),
        }
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// 400 with 25008 when it is missing or empty, 25024 when it is no text.
    pub fn need(&self, name: &str) -> Result<&str, Refusal> {
        self.text(name)?.filter(|text| !text.is_empty()).ok_or_else(|| Refusal::missing(name))
    }

    /// A yes or no; missing is no.
    ///
    /// # Errors
    /// 400 with 25024 when it is something else.
    pub fn flag(&self, name: &str) -> Result<bool, Refusal> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(Refusal::bad_value(name, "not a boolean")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_and_null_are_the_same_and_wrong_types_are_refused() {
        let fields = Fields::read(br#"{"a":"x","b":null,"c":7,"d":true}"#).unwrap();
        assert_eq!(fields.need("a").unwrap(), "x");
        assert_eq!(fields.text("b").unwrap(), None);
        assert_eq!(fields.need("b").unwrap_err().code, Some(25008));
        assert_eq!(fields.text("c").unwrap_err().code, Some(25024));
        assert_eq!(fields.flag("c").unwrap_err().code, Some(25024));
        assert!(fields.flag("d").unwrap() && !fields.flag("e").unwrap());
        for bad in ["[]", "7", "{", "{}x"] {
            assert_eq!(Fields::read(bad.as_bytes()).unwrap_err().status, 400, "{bad}");
        }
    }
}
