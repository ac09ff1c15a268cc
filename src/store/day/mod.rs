//! `day-2026-11-24.jsonl`: the stays that ended on that day, one JSON object a line. Owned by one task of the backend, which
//! calls it where blocking is allowed; the instance lock keeps a second console out of the profile.
//!
//! A line is added whole and synced. What a crash or a full disk leaves of a line is cut off, or else ends before the next
//! one begins: it costs that line and no other. A line that is half written, of a newer Valet, or somebody else's is counted,
//! said and left as it is. Files of days that are too old are deleted, and nothing else in the folder is ever touched.

mod csv;
mod entry;
mod file;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

pub use csv::{Row, table};
pub use entry::{DayEntry, How};

use super::StoreError;

/// The record of a profile. Its calls block until the disk has answered.
#[derive(Debug)]
pub struct DayRecord {
    dir: PathBuf,
    keep_days: u32,
    names: bool,
}

/// What a day's file holds.
#[derive(Debug, Default)]
pub struct DayContent {
    /// The stays, in the order of the file.
    pub entries: Vec<DayEntry>,
    /// Lines that could not be read.
    pub unread: usize,
}

impl DayRecord {
    /// The record in a profile's folder. `keep_days` counts today: 1 keeps today alone, 0 writes nothing. Without `names` the
    /// name and number of the caller are not written.
    pub fn new(dir: &Path, keep_days: u32, names: bool) -> Self {
        Self { dir: dir.to_owned(), keep_days, names }
    }

    /// From now on the record is kept so.
    pub fn keep(&mut self, keep_days: u32, names: bool) {
        (self.keep_days, self.names) = (keep_days, names);
    }

    /// Adds a stay to the file of this day and returns it as it was written; `None` where nothing is to be kept.
    ///
    /// # Errors
    /// [`StoreError::Write`]; then the file holds what it held before.
    pub fn append(&self, day: Date, entry: DayEntry) -> Result<Option<DayEntry>, StoreError> {
        if self.keep_days == 0 {
            return Ok(None);
        }
        let entry = if self.names { entry } else { entry.without_names() };
        let path = self.file(day);
        let written = entry.line().and_then(|line| file::append(&path, &line));
        written.map(|()| Some(entry)).map_err(|source| StoreError::Write { path, source })
    }

    /// What is kept of this day; nothing if there is no file.
    ///
    /// # Errors
    /// [`StoreError::Read`].
    pub fn read(&self, day: Date) -> Result<DayContent, StoreError> {
        let path = self.file(day);
        match file::read(&path) {
            Ok(bytes) => Ok(DayContent::of(&bytes)),
            Err(source) => Err(StoreError::Read { path, source }),
        }
    }

    /// The days that are kept, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Read`]: the folder cannot be listed.
    pub fn days(&self) -> Result<Vec<Date>, StoreError> {
        let failed = |source| StoreError::Read { path: self.dir.clone(), source };
        let mut days = Vec::new();
        for entry in fs::read_dir(&self.dir).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let day = entry.file_name().to_str().and_then(day_of);
            days.extend(day.filter(|_| entry.file_type().is_ok_and(|kind| !kind.is_dir())));
        }
        days.sort_unstable();
        Ok(days)
    }

    /// Deletes what is too old on this day. Returns how many days went.
    ///
    /// # Errors
    /// [`StoreError`] of the first file that could not be deleted, after all others were.
    pub fn tidy(&self, today: Date) -> Result<usize, StoreError> {
        let Some(before_today) = self.keep_days.checked_sub(1) else { return self.delete_all() };
        let span = Span::new().try_days(i64::from(before_today));
        // So long ago that there is no such date: everything is kept.
        let Some(oldest) = span.ok().and_then(|span| today.checked_sub(span).ok()) else { return Ok(0) };
        // What a clock that was set wrong has dated ahead would otherwise stay for years.
        let newest = today.checked_add(1.day()).unwrap_or(today);
        self.delete(|day| day < oldest || day > newest)
    }

    /// Deletes all of it. Returns how many days went.
    ///
    /// # Errors
    /// [`StoreError`] of the first file that could not be deleted, after all others were.
    pub fn delete_all(&self) -> Result<usize, StoreError> {
        self.delete(|_| true)
    }

    fn delete(&self, goes: impl Fn(Date) -> bool) -> Result<usize, StoreError> {
        let mut deleted = 0;
        let mut failed = None;
        for day in self.days()?.into_iter().filter(|day| goes(*day)) {
            let path = self.file(day);
            match fs::remove_file(&path) {
                Ok(()) => deleted += 1,
                Err(source) => failed = failed.or(Some(StoreError::Delete { path, source })),
            }
        }
        failed.map_or(Ok(deleted), Err)
    }

    fn file(&self, day: Date) -> PathBuf {
        self.dir.join(file_name(day))
    }
}

/// The file of a day.
fn file_name(day: Date) -> String {
    format!("day-{day}.jsonl")
}

/// The day of a file, if it has the very name that Valet gives.
fn day_of(name: &str) -> Option<Date> {
    let day = name.strip_prefix("day-")?.strip_suffix(".jsonl")?.parse().ok()?;
    (file_name(day) == name).then_some(day)
}

impl DayContent {
    fn of(bytes: &[u8]) -> Self {
        let mut content = Self::default();
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            match DayEntry::of_line(line) {
                Some(entry) => content.entries.push(entry),
                None => content.unread += 1,
            }
        }
        content
    }
}
