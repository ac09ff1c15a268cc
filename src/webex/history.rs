//! The user's call history (contract 3.2): at most twenty of each kind, in no stated order.

use std::cmp::Reverse;

use jiff::Timestamp;
use serde::Deserialize;

use super::open_enum::open_enum;
use super::tolerant;

open_enum! {
    /// What became of a past call.
    HistoryKind {
        /// The user called.
        Placed = "placed",
        /// The user did not answer.
        Missed = "missed",
        /// The user answered.
        Received = "received",
    }
}

/// One past call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HistoryEntry {
    /// What became of it.
    #[serde(rename = "type", deserialize_with = "tolerant::or_default")]
    pub kind: HistoryKind,
    /// The other party, if known and not private.
    #[serde(deserialize_with = "tolerant::text")]
    pub name: Option<String>,
    /// The other party's number, if known and not private.
    #[serde(deserialize_with = "tolerant::text")]
    pub number: Option<String>,
    /// The other party wants to stay private.
    #[serde(deserialize_with = "tolerant::or_default")]
    pub privacy_enabled: bool,
    /// When.
    #[serde(deserialize_with = "tolerant::option")]
    pub time: Option<Timestamp>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct History {
    #[serde(deserialize_with = "tolerant::list")]
    items: Vec<HistoryEntry>,
}

impl History {
    /// Newest first; what has no time comes last.
    pub(super) fn sorted(mut self) -> Vec<HistoryEntry> {
        self.items.sort_by_key(|entry| Reverse(entry.time));
        self.items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_what_has_no_time_last() {
        let json = r#"{"items":[{"name":"b","time":"2026-09-30T08:00:00Z"},{"name":"none"},
            {"name":"a","time":"2026-09-30T09:00:00.5Z"},{"name":"c","time":"2026-09-29T09:00:00Z"}]}"#;
        let names: Vec<_> = serde_json::from_str::<History>(json).expect("tolerant").sorted();
        let names: Vec<_> = names.into_iter().filter_map(|entry| entry.name).collect();
        assert_eq!(names, ["a", "b", "c", "none"]);
    }
}
