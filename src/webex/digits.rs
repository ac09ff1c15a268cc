//! Digits that go into a call (contract 3.3, `transmitDtmf`), checked at the field, before the wire.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::say;
use crate::words::Message;

/// What a phone's keys can send: `0-9`, `*`, `#`, `A-D`, and a comma for a pause. Made by [`FromStr`] alone. They may be
/// somebody's PIN, so they are never printed.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Digits(String);

impl Digits {
    /// As they go to Webex: without spaces, letters in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digits({} keys)", self.0.len())
    }
}

/// Why a text cannot be sent as digits; [`DigitsError::message`] is for the attendant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DigitsError {
    /// Nothing, or nothing but spaces.
    Empty,
    /// A character that no phone key sends.
    Character(char),
}

impl DigitsError {
    /// What is wrong with them and what to type instead.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => say!("digits-empty"),
            Self::Character(c) => say!("digits-character", character = c.to_string()),
        }
    }
}

impl fmt::Display for DigitsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

impl FromStr for Digits {
    type Err = DigitsError;

    fn from_str(text: &str) -> Result<Self, DigitsError> {
        let keys = text.chars().filter(|c| *c != ' ').map(|c| match c {
            '0'..='9' | '*' | '#' | 'A'..='D' | ',' => Ok(c),
            'a'..='d' => Ok(c.to_ascii_uppercase()),
            c => Err(DigitsError::Character(c)),
        });
        let keys: String = keys.collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(DigitsError::Empty) } else { Ok(Self(keys)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::testing::sentences_in_every_language;

    fn sent(text: &str) -> Result<String, DigitsError> {
        text.parse::<Digits>().map(|digits| digits.as_str().to_owned())
    }

    #[test]
    fn every_key_of_a_phone_goes_out_and_nothing_else_does() {
        for (typed, keys) in [
            ("0123456789*#ABCD,", "0123456789*#ABCD,"),
            ("1", "1"),
            (" 42 # ", "42#"),
            ("abcd", "ABCD"),
            (",,", ",,"),
        ] {
            assert_eq!(sent(typed), Ok(keys.to_owned()));
        }
        for (typed, why) in [
            ("", DigitsError::Empty),
            ("   ", DigitsError::Empty),
            ("E", DigitsError::Character('E')),
            ("1;2", DigitsError::Character(';')),
            ("+1", DigitsError::Character('+')),
            ("٧", DigitsError::Character('٧')),
            ("1\n2", DigitsError::Character('\n')),
            ("w", DigitsError::Character('w')),
        ] {
            assert_eq!(sent(typed), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn every_reason_is_a_sentence_in_every_language() {
        for why in [DigitsError::Empty, DigitsError::Character('w')] {
            sentences_in_every_language(&why.message());
        }
    }

    #[test]
    fn a_pin_is_not_printed() {
        let pin: Digits = "4711#".parse().expect("digits");
        assert_eq!(format!("{pin:?}"), "Digits(5 keys)");
    }
}
