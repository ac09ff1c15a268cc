//! The call log of each line: placed, missed and received calls (contract 3.2).

use std::collections::BTreeMap;
use std::collections::VecDeque;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::directory::MemberId;
use super::party::Party;
use crate::simulator::clock::iso;

/// At most this many entries of each kind are kept and shown (contract 3.2).
const PER_KIND: usize = 20;

/// What kind of call an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Placed,
    Missed,
    Received,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Placed, Self::Missed, Self::Received];

    /// The API's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Missed => "missed",
            Self::Received => "received",
        }
    }
}

#[derive(Debug)]
struct Entry {
    party: Party,
    at: Timestamp,
}

/// The logs of all lines.
#[derive(Debug, Default)]
pub struct History {
    entries: BTreeMap<(MemberId, Kind), VecDeque<Entry>>,
    /// How many entries were ever written.
    pub written: u64,
}

impl History {
    /// Notes a call; `at` is when it was placed, answered or, if missed, over.
    pub fn note(&mut self, owner: MemberId, kind: Kind, party: Party, at: Timestamp) {
        let log = self.entries.entry((owner, kind)).or_default();
        log.push_front(Entry { party, at });
        log.truncate(PER_KIND);
        self.written += 1;
    }

    /// The entries of one line, newest first; of one kind, or of all.
    pub fn items(&self, owner: MemberId, only: Option<Kind>) -> Vec<Value> {
        let mut found: Vec<(Timestamp, Value)> = Vec::new();
        for kind in Kind::ALL.into_iter().filter(|kind| only.is_none_or(|only| only == *kind)) {
            for entry in self.entries.get(&(owner, kind)).into_iter().flatten() {
                let mut item = json!({"type": kind.word(), "privacyEnabled": entry.party.private, "time": iso(entry.at)});
                if !entry.party.private {
                    for (key, value) in [("name", &entry.party.name), ("number", &entry.party.number)] {
                        if let Some(value) = value {
                            item[key] = json!(value);
                        }
                    }
                }
                found.push((entry.at, item));
            }
        }
        found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        found.into_iter().map(|(_, item)| item).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::clock::later;
    use crate::simulator::world::party::CallType;

    #[test]
    fn only_the_twenty_newest_of_each_kind_are_shown_newest_first() {
        let mut history = History::default();
        let rosa = MemberId(0);
        for n in 0..25u64 {
            let party = Party::new(Some(&n.to_string()), None, CallType::External);
            history.note(rosa, Kind::Received, party, later(Timestamp::UNIX_EPOCH, n));
        }
        let ola = Party::new(Some("Ola"), None, CallType::External);
        history.note(rosa, Kind::Missed, ola, later(Timestamp::UNIX_EPOCH, 100));
        let received = history.items(rosa, Some(Kind::Received));
        assert_eq!(received.len(), 20);
        assert_eq!((&received[0]["name"], &received[19]["name"]), (&json!("24"), &json!("5")));
        assert_eq!(history.items(rosa, None).len(), 21);
        assert_eq!(history.items(rosa, None)[0]["type"], "missed");
        assert!(history.items(MemberId(1), None).is_empty());
    }
}
