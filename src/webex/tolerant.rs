//! Reading answers without losing more than is broken (contract 1): a bad optional field becomes none, a bad element of a
//! list is left out, both with a warning that names the place and never the content.

use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Deserializer};
use serde_json::Value;
use tracing::warn;

use crate::plain;

/// An optional field: missing, `null` and "of another shape than documented" are all none.
pub(super) fn option<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let value = Value::deserialize(deserializer)?;
    Ok(if value.is_null() { None } else { read::<T>(value, None) })
}

/// A field with a natural default: missing, `null` and "of another shape" are that default.
pub(super) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    option(deserializer).map(Option::unwrap_or_default)
}

/// A list: `null` is empty, and an element that cannot be read is left out. What is not a list at all is an error.
pub(super) fn list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let values = Option::<Vec<Value>>::deserialize(deserializer)?.unwrap_or_default();
    Ok(values.into_iter().enumerate().filter_map(|(index, value)| read(value, Some(index))).collect())
}

/// An optional text, as one plain line: an empty one is none too, and an extension that came as a number is its digits.
pub(super) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = match Value::deserialize(deserializer)? {
        Value::Null => None,
        Value::Number(number) => Some(number.to_string()),
        other => read::<String>(other, None),
    };
    Ok(text.map(|text| plain::line(&text)).filter(|text| !text.is_empty()))
}

/// The same where an empty text stands for none.
pub(super) fn text_or_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    text(deserializer).map(Option::unwrap_or_default)
}

fn read<T: DeserializeOwned>(value: Value, index: Option<usize>) -> Option<T> {
    match serde_path_to_error::deserialize::<_, T>(value) {
        Ok(read) => Some(read),
        Err(error) => {
            let path = error.path().to_string();
            let why = explain(error.inner());
            warn!(
                what = std::any::type_name::<T>(),
                index, path, why, "left out what Webex sent in another shape"
            );
            None
        }
    }
}

/// What was wrong, without the value that was: serde's own words quote names and numbers of callers.
pub(super) fn explain(error: &serde_json::Error) -> String {
    let place = match (error.line(), error.column()) {
        (0, _) => String::new(),
        (line, column) => format!(" at line {line} column {column}"),
    };
    match error.classify() {
        serde_json::error::Category::Eof => format!("it ends too early{place}"),
        serde_json::error::Category::Syntax => format!("it is not JSON{place}"),
        serde_json::error::Category::Io => "it could not be read".to_owned(),
        serde_json::error::Category::Data => {
            let words = error.to_string();
            let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
            if words.starts_with("missing field") {
                words.to_owned()
            } else {
                // Only serde's own three forms end in words of the program; others may quote at the end.
                let expected =
                    if words.starts_with("invalid ") { words.rsplit_once(", expected ") } else { None };
                match expected {
                    Some((_, expected)) => format!("expected {expected}{place}"),
                    None => format!("it has another shape than documented{place}"),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Sample {
        #[serde(default, deserialize_with = "text")]
        name: Option<String>,
        #[serde(default, deserialize_with = "option")]
        time: Option<jiff::Timestamp>,
        #[serde(default, deserialize_with = "or_default")]
        muted: bool,
        #[serde(default, deserialize_with = "list")]
        numbers: Vec<u8>,
    }

    fn read(json: &str) -> Sample {
        serde_json::from_str(json).expect("tolerant")
    }

    #[test]
    fn missing_null_and_broken_fields_are_all_none() {
        let none = Sample { name: None, time: None, muted: false, numbers: Vec::new() };
        assert_eq!(read("{}"), none);
        assert_eq!(read(r#"{"name":null,"time":null,"muted":null,"numbers":null}"#), none);
        assert_eq!(read(r#"{"name":[7],"time":"yesterday","muted":"yes","numbers":[]}"#), none);
        assert_eq!(read(r#"{"name":7001}"#).name.as_deref(), Some("7001"));
        assert_eq!(read(r#"{"name":"  ","unknown":{"deep":[1]}}"#), none);
    }

    #[test]
    fn a_broken_element_does_not_take_the_others_with_it() {
        assert_eq!(read(r#"{"numbers":[1,"two",3,{},400,5]}"#).numbers, [1, 3, 5]);
    }

    #[test]
    fn an_explanation_never_quotes_the_content() {
        #[derive(Debug, Deserialize)]
        struct Strict {
            #[expect(dead_code, reason = "only its reading is tested")]
            id: u8,
        }
        for json in [
            r#"{"id":"Harriet Lund"}"#,
            r#"{"id":"a, expected b Harriet"}"#,
            r#""Harriet""#,
            "Harriet",
            r#"{"id":70011"#,
        ] {
            let error = serde_json::from_str::<Strict>(json).expect_err("not of that shape");
            let why = explain(&error);
            assert!(!why.contains("Harriet") && !why.contains("70011"), "{why}");
        }
    }

    #[test]
    fn a_missing_field_is_named() {
        #[derive(Debug, Deserialize)]
        #[expect(dead_code, reason = "only its reading is tested")]
        struct Strict {
            call_id: u8,
        }
        let error = serde_json::from_str::<Strict>("{}").expect_err("a field is missing");
        assert_eq!(explain(&error), "missing field `call_id`");
    }
}
