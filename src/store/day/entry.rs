//! One line of a day's file.

use std::io;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::plain;

/// The form of the lines that this Valet writes and reads.
const VERSION: u32 = 1;
/// Texts are cut to so many characters: Webex has none that are longer.
const TEXT_MAX: usize = 200;

/// A stay that has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayEntry {
    /// The slot's number; may be empty.
    pub slot: String,
    /// The slot's label; may be empty.
    pub label: String,
    /// When the caller was parked, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parked: Option<Timestamp>,
    /// When it ended, or when that was learned.
    pub ended: Timestamp,
    /// How long she waited, in milliseconds, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waited_ms: Option<u64>,
    /// How it ended.
    pub how: How,
    /// Parked from here.
    pub by_me: bool,
    /// The caller's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The caller's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// How a stay ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Retrieved here.
    Retrieved,
    /// Came back as a recall.
    Recalled,
    /// Left the slot.
    Left,
    /// Cleared by hand.
    Forgotten,
    /// Not known.
    Unknown,
}

#[derive(Serialize, Deserialize)]
struct Line<E> {
    v: u32,
    #[serde(flatten)]
    entry: E,
}

impl DayEntry {
    /// The same without who it was.
    pub(super) fn without_names(self) -> Self {
        Self { name: None, number: None, ..self }
    }

    /// The line, with its end. JSON has no line feed inside.
    pub(super) fn line(&self) -> io::Result<Vec<u8>> {
        let cut = |text: &String| text.chars().take(TEXT_MAX).collect::<String>();
        let entry = Self {
            slot: cut(&self.slot),
            label: cut(&self.label),
            name: self.name.as_ref().map(cut),
            number: self.number.as_ref().map(cut),
            ..self.clone()
        };
        let mut line = serde_json::to_vec(&Line { v: VERSION, entry })?;
        line.push(b'\n');
        Ok(line)
    }

    /// The stay of a line; `None` if it is none, or of a form that this Valet does not know.
    pub(super) fn of_line(line: &[u8]) -> Option<Self> {
        let line: Line<Self> = serde_json::from_slice(line).ok()?;
        let Self { slot, label, name, number, .. } = &line.entry;
        let told = |text: &Option<String>| text.as_deref().map(plain::line);
        let entry = Self {
            slot: plain::line(slot),
            label: plain::line(label),
            name: told(name),
            number: told(number),
            ..line.entry.clone()
        };
        (line.v == VERSION).then_some(entry)
    }
}
