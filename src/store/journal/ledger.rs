//! What the lines of the journal amount to: the calls that are still parked, each with the lines that say so. Pure.
//!
//! Lines are kept as they were written, so that what a newer Valet put into them survives a compaction by this one.

use std::collections::BTreeMap;

use super::entry::ParkedCall;
use super::line::{self, Read, Record, VERSION};

/// The calls that are kept.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    live: BTreeMap<u64, Held>,
    strange: Vec<String>,
    highest_id: u64,
}

#[derive(Debug)]
struct Held {
    call: ParkedCall,
    park: String,
    mark: Option<String>,
}

/// What was found in a file.
#[derive(Debug)]
pub(super) enum Replay {
    /// Nothing at all, or a piece of a first line: the file was never finished, and nothing was ever kept in it.
    Empty,
    /// No line of it is ours.
    Foreign,
    /// Written by a Valet that counts further.
    Newer {
        /// The version of the file.
        version: u64,
    },
    /// A journal.
    Ours {
        /// What its lines amount to.
        ledger: Ledger,
        /// The records that were read.
        records: usize,
        /// The lines that could not be read.
        broken: usize,
        /// The bytes up to the end of the last whole line. Fewer than the file has: its end is half written.
        whole: u64,
    },
}

impl Ledger {
    /// Takes one record, last one wins. `json` is its text.
    pub(super) fn take(&mut self, read: Read, json: &str) {
        match read {
            Read::Header { highest_id, .. } => self.highest_id = self.highest_id.max(highest_id.unwrap_or(0)),
            Read::Park(call) => {
                self.highest_id = self.highest_id.max(call.id);
                self.live.insert(call.id, Held { call: *call, park: json.to_owned(), mark: None });
            }
            Read::Recalled { id, at } => {
                if let Some(held) = self.live.get_mut(&id) {
                    held.call.recalled = Some(at);
                    held.mark = Some(json.to_owned());
                }
            }
            Read::Gone { id } => {
                self.live.remove(&id);
            }
            Read::Strange => self.strange.push(json.to_owned()),
        }
    }

    /// The calls that are kept, by id.
    pub(super) fn calls(&self) -> impl Iterator<Item = &ParkedCall> {
        self.live.values().map(|held| &held.call)
    }

    pub(super) fn get(&self, id: u64) -> Option<&ParkedCall> {
        self.live.get(&id).map(|held| &held.call)
    }

    pub(super) fn highest_id(&self) -> u64 {
        self.highest_id
    }

    /// The records that are still needed.
    pub(super) fn needed(&self) -> usize {
        self.live.values().map(|held| 1 + usize::from(held.mark.is_some())).sum::<usize>()
            + self.strange.len()
    }

    /// A whole new file of what is still needed, and nothing else.
    pub(super) fn file(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = header((self.highest_id > 0).then_some(self.highest_id))?;
        for held in self.live.values() {
            line::write_line(&mut bytes, &held.park);
            if let Some(mark) = &held.mark {
                line::write_line(&mut bytes, mark);
            }
        }
        for json in &self.strange {
            line::write_line(&mut bytes, json);
        }
        Ok(bytes)
    }
}

/// Reads a file's content. It never fails: what cannot be read is counted.
pub(super) fn replay(bytes: &[u8]) -> Replay {
    // A line that lacks its line feed was never acknowledged to anybody.
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
    if whole == 0 && header(None).is_ok_and(|header| header.starts_with(bytes)) {
        return Replay::Empty;
    }
    let (mut ledger, mut records, mut broken, mut has_header) = (Ledger::default(), 0, 0, false);
    for (index, line) in bytes[..whole].split_inclusive(|byte| *byte == b'\n').enumerate() {
        let json = line.strip_suffix(b"\n").and_then(line::unsealed);
        match json.and_then(|json| line::read(json).map(|read| (read, json))) {
            Some((Read::Header { version, .. }, _)) if version != VERSION => {
                return Replay::Newer { version };
            }
            Some((read @ Read::Header { .. }, json)) if index == 0 => {
                has_header = true;
                ledger.take(read, json);
            }
            Some((read, json)) => {
                records += 1;
                ledger.take(read, json);
            }
            None => broken += 1,
        }
    }
    if !has_header && records == 0 {
        return Replay::Foreign;
    }
    // Without a first line the file is no journal to the next reader: count it as broken, so that it is written anew.
    if !has_header && broken == 0 {
        broken = 1;
    }
    Replay::Ours { ledger, records, broken, whole: whole as u64 }
}

fn header(highest_id: Option<u64>) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    line::write_line(&mut bytes, &line::json(&Record::ValetJournal { version: VERSION, highest_id })?);
    Ok(bytes)
}
