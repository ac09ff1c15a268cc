//! Opening the journal: what is read, what is kept aside, and the sentences about it. Once, at the start.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::disk::{AppendFailed, Disk};
use super::entry::ParkedCall;
use super::ledger::{Ledger, Replay, replay};
use super::{End, FILE, Journal};
use crate::say;
use crate::store::StoreError;
use crate::store::error::{InTheWay, reason};
use crate::words::Message;

/// No journal grows so far by itself. Bytes.
const FILE_MAX: u64 = 64 << 20;

/// What the journal held when it was opened.
#[derive(Debug, Default)]
pub struct Restored {
    /// The calls that were parked when Valet last ran, by id. Whether they still are, nobody knows yet.
    pub entries: Vec<ParkedCall>,
    /// What could not be read, and whether calls can be kept from now on: sentences for the attendant.
    pub trouble: Vec<Message>,
    /// Where the file is now that could not be read, or a copy of it as it was.
    pub aside: Option<PathBuf>,
}

/// Reads the file, repairs what can be repaired, and says what cannot.
pub(super) fn open(path: PathBuf, disk: Box<dyn Disk>) -> (Journal, Restored) {
    let mut journal =
        Journal { path, disk, ledger: Ledger::default(), end: End::Unsure, records: 0, compact_at: 0 };
    let mut restored = Restored::default();
    match content(&journal.path) {
        Ok(Content::Nothing) => journal.begin(&mut restored),
        Ok(Content::Bytes(bytes)) => journal.restore(&bytes, &mut restored),
        Ok(Content::TooLong) => {
            journal.replace_foreign(say!("journal-far-too-long"), "unreadable", &mut restored);
        }
        Err(source) => {
            journal.end = End::Locked;
            let failed = StoreError::Read { path: journal.path.clone(), source };
            restored.trouble.push(say!("journal-unread", why = failed.message()));
        }
    }
    restored.entries = journal.calls().cloned().collect();
    (journal, restored)
}

impl Journal {
    fn restore(&mut self, bytes: &[u8], restored: &mut Restored) {
        match replay(bytes) {
            Replay::Empty => {
                restored.trouble.push(say!("journal-was-empty", file = FILE));
                self.begin(restored);
            }
            Replay::Foreign => {
                self.replace_foreign(say!("journal-not-understood"), "unreadable", restored);
            }
            Replay::Newer { version } => {
                let what = say!("journal-other-version", version = version.to_string());
                self.replace_foreign(what, "other-version", restored);
            }
            Replay::Ours { ledger, records, broken, whole } => {
                self.ledger = ledger;
                self.records = records + broken;
                close_to_others(&self.path);
                self.end = if whole < bytes.len() as u64 {
                    restored.trouble.push(say!("journal-half-written", file = FILE));
                    End::Torn(whole)
                } else {
                    End::At(whole)
                };
                if broken > 0 {
                    self.mend(bytes, broken, restored);
                }
                self.compact_if_worthwhile();
                self.check_writable(restored);
            }
        }
    }

    /// The first journal of this profile.
    fn begin(&mut self, restored: &mut Restored) {
        match self.write_anew(&[]) {
            // The profile's folder may be as new as the file: after a power cut, both are there.
            Ok(()) => sync_parent_of_folder(&self.path),
            Err(_) => self.check_writable(restored),
        }
    }

    fn replace_foreign(&mut self, what: Message, suffix: &str, restored: &mut Restored) {
        match self.disk.move_aside(&self.path, suffix) {
            Ok(aside) => {
                let name = name(&aside);
                restored.trouble.push(say!("journal-kept-aside", file = FILE, what = what, name = name));
                restored.aside = Some(aside);
                self.begin(restored);
            }
            Err(error) => {
                self.end = End::Locked;
                let why = reason(&error);
                restored.trouble.push(say!("journal-not-kept-aside", file = FILE, what = what, why = why));
            }
        }
    }

    /// Lines in the middle are broken: the file as it was is kept, and what could be read is written anew. Without room
    /// for a copy the file stays as it is, and the next start tries again.
    fn mend(&mut self, bytes: &[u8], broken: usize, restored: &mut Restored) {
        let told = say!("journal-lines-unread", n = broken, file = FILE);
        match self.disk.keep_copy(&self.path, "damaged", bytes) {
            Ok(copy) => {
                restored.trouble.push(say!("journal-copy-kept", told = told, name = name(&copy)));
                restored.aside = Some(copy);
                if let Err(error) = self.write_anew(&[]) {
                    tracing::warn!(%error, "the damaged journal was not written anew");
                }
            }
            Err(error) => {
                restored.trouble.push(say!("journal-copy-not-kept", told = told, why = reason(&error)));
                self.compact_at = usize::MAX;
            }
        }
    }

    /// Tells at once what would otherwise be found at the first park.
    fn check_writable(&mut self, restored: &mut Restored) {
        let checked = match self.end {
            End::At(_) => match self.disk.append(&self.path, &[]) {
                Ok(()) => Ok(()),
                Err(AppendFailed::Writing(source) | AppendFailed::Syncing(source)) => {
                    Err(self.not_written(source))
                }
            },
            End::Torn(end) => self.cut_back(end).map(|_| ()),
            End::Unsure => self.write_anew(&[]),
            End::Locked => Ok(()),
        };
        if let Err(super::JournalError::NotWritten(why)) = checked {
            restored.trouble.push(say!("journal-cannot-write", why = why.message()));
        }
    }
}

enum Content {
    Nothing,
    Bytes(Vec<u8>),
    TooLong,
}

fn content(path: &Path) -> io::Result<Content> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Content::Nothing),
        Err(error) => return Err(error),
    };
    // Opening a pipe would wait for ever.
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(InTheWay::NotOrdinary.into());
    }
    if metadata.len() > FILE_MAX {
        return Ok(Content::TooLong);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(FILE_MAX + 1).read_to_end(&mut bytes)?;
    Ok(Content::Bytes(bytes))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A file that was copied here from elsewhere may be open to all; it tells who called.
fn close_to_others(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let open = fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0);
        if open && let Err(error) = fs::set_permissions(path, fs::Permissions::from_mode(0o600)) {
            tracing::warn!(path = %path.display(), %error, "the journal stays open to others");
        }
    }
    #[cfg(not(unix))]
    let _ = path; // It inherits the closed permissions of the profile.
}

fn sync_parent_of_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(parent) = path.parent().and_then(Path::parent)
        && let Err(error) = File::open(parent).and_then(|parent| parent.sync_all())
    {
        tracing::debug!(folder = %parent.display(), %error, "the folder was not synced");
    }
    #[cfg(not(unix))]
    let _ = path;
}
