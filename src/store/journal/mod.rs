//! `parked-calls.journal`: every call that was parked from here, until it is gone. Opened once at the start and owned by
//! one task of the backend, which calls it where blocking is allowed.
//!
//! It is a log: a park, a mark and an end each add one line and return when that line is on the disk. What was
//! acknowledged is there after kill -9 and after a power cut. A half-written end was acknowledged to nobody and is cut
//! off at the next start. When the lines that are no longer needed outweigh the others, the file is written anew, in one
//! step. What cannot be read is told in words and kept aside, never overwritten.

mod disk;
mod entry;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzed;
mod ledger;
mod line;
mod open;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::StoreError;
use crate::say;
use crate::words::Message;
use disk::{AppendFailed, Disk};
pub use entry::{Gone, KEY_MAX, Mark, NAME_MAX, NOTE_MAX, ParkedCall};
use ledger::Ledger;
use line::Record;
pub use open::Restored;

/// The file's name in the profile.
pub const FILE: &str = "parked-calls.journal";
/// So many needless lines are in nobody's way.
const SLACK: usize = 32;

/// The journal of one profile. Its calls block until the disk has answered.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    disk: Box<dyn Disk>,
    ledger: Ledger,
    end: End,
    /// Records in the file, needed or not.
    records: usize,
    /// A compaction that failed is tried again when there are so many records.
    compact_at: usize,
}

/// What is known of the file's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// So long is it, and all of it is on the disk.
    At(u64),
    /// A piece of a line may follow after so many bytes.
    Torn(u64),
    /// What stands there is not known to be on the disk: only a whole new file helps.
    Unsure,
    /// It is a file that could neither be read nor moved: it is not touched.
    Locked,
}

/// Why a record is not on the disk. [`JournalError::message`] is for the attendant.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The disk did not take it. What was kept before still is, and the next call tries again.
    NotWritten(#[from] StoreError),
    /// The file that is there could neither be read nor moved out of the way when the journal was opened.
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// An id or a destination is longer than anything that Webex is known to give; cut, it would name something else.
    TooLong {
        /// Which.
        what: Message,
    },
}

impl JournalError {
    /// The sentence for the attendant.
    pub fn message(&self) -> Message {
        match self {
            Self::NotWritten(why) => say!("journal-not-written", why = why.message()),
            Self::Locked { path } => say!("journal-locked", path = path.display().to_string()),
            Self::TooLong { what } => say!("journal-too-long", what = what),
        }
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

impl Journal {
    /// Opens the journal in a profile's folder, or begins one. It never fails: what is wrong is in [`Restored::trouble`],
    /// and calls are then kept as far as the disk allows.
    pub fn open(dir: &Path) -> (Self, Restored) {
        open::open(dir.join(FILE), Box::new(disk::RealDisk))
    }

    /// A number that no call has or had in this file, not even one that a compaction has forgotten.
    pub fn next_id(&self) -> u64 {
        self.ledger.highest_id().saturating_add(1)
    }

    /// The calls that are kept, by id.
    pub fn calls(&self) -> impl Iterator<Item = &ParkedCall> {
        self.ledger.calls()
    }

    /// Keeps a call; one with the same id is replaced. Names and notes are cut to [`NAME_MAX`] and [`NOTE_MAX`].
    ///
    /// # Errors
    /// [`JournalError`]; then a restart will not know this call.
    pub fn park(&mut self, call: ParkedCall) -> Result<(), JournalError> {
        let call = call.within_bounds()?;
        if self.ledger.get(call.id) == Some(&call) {
            return Ok(());
        }
        self.keep(&Record::Park(&call))
    }

    /// Notes what happened to a call. Nothing is done for a call that is not kept.
    ///
    /// # Errors
    /// [`JournalError`]; then a restart will know the call as it was before.
    pub fn mark(&mut self, id: u64, mark: Mark) -> Result<(), JournalError> {
        let Mark::Recalled(at) = mark;
        match self.ledger.get(id) {
            Some(call) if call.recalled != Some(at) => self.keep(&Record::Recalled { id, at }),
            _ => Ok(()),
        }
    }

    /// Lets a call go. Nothing is done for a call that is not kept.
    ///
    /// # Errors
    /// [`JournalError`]; then a restart will still know the call.
    pub fn gone(&mut self, id: u64, why: Gone) -> Result<(), JournalError> {
        match self.ledger.get(id) {
            Some(_) => self.keep(&Record::Gone { id, why }),
            None => Ok(()),
        }
    }

    /// The record is on the disk first, and known here after that.
    fn keep(&mut self, record: &Record<'_>) -> Result<(), JournalError> {
        let json = line::json(record).map_err(|error| self.not_written(error.into()))?;
        let mut bytes = Vec::with_capacity(json.len() + 18);
        line::write_line(&mut bytes, &json);
        self.write(&bytes)?;
        if let Some(read) = line::read(&json) {
            self.ledger.take(read, &json);
        }
        self.compact_if_worthwhile();
        Ok(())
    }

    fn write(&mut self, line: &[u8]) -> Result<(), JournalError> {
        let end = match self.end {
            End::Locked => return Err(JournalError::Locked { path: self.path.clone() }),
            End::Unsure => return self.write_anew(line),
            End::Torn(end) => self.cut_back(end)?,
            End::At(end) => end,
        };
        match self.disk.len(&self.path).map_err(|error| self.not_written(error))? {
            Some(len) if len == end => {}
            None => return self.write_anew(line),
            // Somebody else writes here. Whatever it is, it is not lost.
            Some(_) => {
                tracing::warn!(path = %self.path.display(), "the journal was changed by somebody else");
                self.disk.move_aside(&self.path, "changed").map_err(|error| self.not_written(error))?;
                return self.write_anew(line);
            }
        }
        match self.disk.append(&self.path, line) {
            Ok(()) => {
                self.end = End::At(end + line.len() as u64);
                self.records += 1;
                Ok(())
            }
            Err(AppendFailed::Writing(error)) => {
                self.end = End::Torn(end);
                self.cut_back(end).ok();
                Err(self.not_written(error))
            }
            Err(AppendFailed::Syncing(error)) => {
                self.disk.cut(&self.path, end).ok();
                self.end = End::Unsure;
                Err(self.not_written(error))
            }
        }
    }

    /// Everything that is still needed, and `line`, in a new file.
    fn write_anew(&mut self, line: &[u8]) -> Result<(), JournalError> {
        let mut bytes = self.ledger.file().map_err(|error| self.not_written(error.into()))?;
        bytes.extend_from_slice(line);
        self.disk.replace(&self.path, &bytes)?;
        self.end = End::At(bytes.len() as u64);
        self.records = self.ledger.needed() + usize::from(!line.is_empty());
        self.compact_at = 0;
        Ok(())
    }

    fn cut_back(&mut self, end: u64) -> Result<u64, JournalError> {
        self.disk.cut(&self.path, end).map_err(|error| self.not_written(error))?;
        self.end = End::At(end);
        Ok(end)
    }

    /// A failed compaction costs nothing but space: every record is where it was.
    fn compact_if_worthwhile(&mut self) {
        let needed = self.ledger.needed();
        if self.records <= 2 * needed + SLACK || self.records < self.compact_at {
            return;
        }
        if let Err(error) = self.write_anew(&[]) {
            tracing::debug!(%error, "the journal was not compacted");
            self.compact_at = self.records + SLACK;
        }
    }

    fn not_written(&self, source: io::Error) -> JournalError {
        JournalError::NotWritten(StoreError::Write { path: self.path.clone(), source })
    }
}
