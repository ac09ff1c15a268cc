//! A profile's folder, calls to park, and lines as another Valet may have written them.

use std::path::PathBuf;

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use valet::store::Journal;
use valet::store::journal::{ParkedCall, Restored};

/// The first line of a journal.
pub const HEADER: &str = r#"{"kind":"valet_journal","version":1}"#;

/// A record as the file has it, written by the test itself.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Record<'a> {
    Park(&'a ParkedCall),
}

/// A profile's folder.
pub struct Desk {
    pub dir: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// One with a journal of these records.
    pub fn with(records: &[&str]) -> Self {
        let desk = Self::new();
        std::fs::write(desk.file(), records.iter().map(|json| sealed(json)).collect::<String>()).unwrap();
        desk
    }

    pub fn file(&self) -> PathBuf {
        self.dir.path().join("parked-calls.journal")
    }

    /// Starts Valet, as far as the journal goes.
    pub fn open(&self) -> (Journal, Restored) {
        Journal::open(self.dir.path())
    }
}

/// The line of a record.
pub fn sealed(json: &str) -> String {
    let sum: String = Sha256::digest(json)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{sum} {json}\n")
}

pub fn ids(restored: &Restored) -> Vec<u64> {
    restored.entries.iter().map(|call| call.id).collect()
}

/// Harriet Lund, parked on 7001 for Dr Lee.
pub fn call(id: u64) -> ParkedCall {
    ParkedCall {
        id,
        person: "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9yb3Nh".to_owned(),
        slot_id: "Y2lzY29zcGFyazovL3VzL0NQRS83MDAx".to_owned(),
        destination: "7001".to_owned(),
        slot_number: None,
        slot_name: "Lobby 1".to_owned(),
        caller_name: Some("Harriet Lund".to_owned()),
        caller_number: Some("+14085550142".to_owned()),
        parked_at: "2026-11-20T14:05:00Z".parse().unwrap(),
        parker: Some("Rosa Keller".to_owned()),
        for_whom: Some("Dr Lee".to_owned()),
        note: Some("about the invoice".to_owned()),
        recall_secs: Some(45),
        recalled: None,
        again: None,
        asked: None,
    }
}

/// The same caller, while nobody knows whether Webex has parked her.
pub fn asked(id: u64) -> ParkedCall {
    ParkedCall { asked: Some("Y2lzY29zcGFyazovL3VzL0NBTEwvMQ".to_owned()), ..call(id) }
}

/// What is said of it, in English.
pub fn told(restored: &Restored) -> Vec<String> {
    restored.trouble.iter().map(|sentence| sentence.in_english()).collect()
}
