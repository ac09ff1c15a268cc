//! Why a file could not be read or written, in words that say what to do.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::say;
use crate::words::{Arg, Message};

/// A file or folder that did not do what it should. [`StoreError::message`] is one sentence for the person at the
/// desk; `Display` is the same in English.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system does not say where the person's files go.
    NoHome,
    /// A folder could not be made, or not closed to others.
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is there and could not be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be written. What it held before is still there.
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be deleted.
    Delete {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An unreadable file could not be moved out of the way. It is still there: do not write over it.
    KeepAside {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl StoreError {
    /// The sentence for the person at the desk.
    pub fn message(&self) -> Message {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::NoHome => say!("store-no-home"),
            Self::Folder { path, source } => say!("store-folder", path = shown(path), why = reason(source)),
            Self::Read { path, source } => say!("store-read", path = shown(path), why = reason(source)),
            Self::Write { path, source } => say!("store-write", path = shown(path), why = reason(source)),
            Self::Delete { path, source } => say!("store-delete", path = shown(path), why = reason(source)),
            Self::KeepAside { path, source } => {
                say!("store-keep-aside", path = shown(path), why = reason(source))
            }
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

/// What stands in the way where the system itself would say nothing of use. It travels in an [`io::Error`].
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub(crate) enum InTheWay {
    /// A pipe, a device or the like stands where a file should.
    #[error("it is not an ordinary file")]
    NotOrdinary,
    /// So many files are kept aside that something must be wrong.
    #[error("too many of them are kept aside already")]
    TooManyAside,
    /// A newer Valet has written the file, and this one would lose what stands in it.
    #[error("a newer Valet has written it")]
    NewerFormat,
}

impl From<InTheWay> for io::Error {
    fn from(what: InTheWay) -> Self {
        Self::other(what)
    }
}

/// What the system said, in plain words where they help.
pub(super) fn reason(error: &io::Error) -> Arg {
    match error.get_ref().and_then(|inner| inner.downcast_ref()) {
        Some(InTheWay::NotOrdinary) => return say!("disk-no-file").into(),
        Some(InTheWay::TooManyAside) => return say!("disk-too-many-aside").into(),
        Some(InTheWay::NewerFormat) => return say!("disk-newer").into(),
        None => {}
    }
    let plain = match error.kind() {
        ErrorKind::StorageFull => say!("disk-full"),
        ErrorKind::QuotaExceeded => say!("disk-quota"),
        ErrorKind::ReadOnlyFilesystem => say!("disk-read-only"),
        ErrorKind::PermissionDenied => say!("disk-not-allowed"),
        ErrorKind::NotADirectory => say!("disk-not-a-folder"),
        ErrorKind::IsADirectory => say!("disk-is-a-folder"),
        ErrorKind::NotFound => say!("disk-no-folder"),
        _ => return error.to_string().into(),
    };
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::testing::sentences_in_every_language;

    #[test]
    fn every_failure_is_a_sentence_with_its_path() {
        let path = PathBuf::from("/profile/remembered.json");
        for (kind, sentence) in [
            (
                ErrorKind::StorageFull,
                "/profile/remembered.json cannot be written: the disk is full; free some space and try again.",
            ),
            (
                ErrorKind::QuotaExceeded,
                "/profile/remembered.json cannot be written: your share of the disk is used up; free some space and try again.",
            ),
            (
                ErrorKind::ReadOnlyFilesystem,
                "/profile/remembered.json cannot be written: the disk is read-only.",
            ),
            (
                ErrorKind::PermissionDenied,
                "/profile/remembered.json cannot be written: Valet is not allowed to; check who owns it and its permissions.",
            ),
            (
                ErrorKind::NotADirectory,
                "/profile/remembered.json cannot be written: a part of the path is a file, not a folder.",
            ),
            (ErrorKind::NotFound, "/profile/remembered.json cannot be written: its folder does not exist."),
        ] {
            assert_eq!(StoreError::Write { path: path.clone(), source: kind.into() }.to_string(), sentence);
        }
        let read = StoreError::Read { path, source: ErrorKind::IsADirectory.into() };
        assert_eq!(read.to_string(), "/profile/remembered.json cannot be read: it is a folder, not a file.");
    }

    #[test]
    fn every_failure_is_a_sentence_in_every_language() {
        let path = || PathBuf::from("/profile/remembered.json");
        let source = || io::Error::from(ErrorKind::StorageFull);
        let (no_file, too_many) = (InTheWay::NotOrdinary.into(), InTheWay::TooManyAside.into());
        for error in [
            StoreError::NoHome,
            StoreError::Folder { path: path(), source: source() },
            StoreError::Read { path: path(), source: no_file },
            StoreError::Write { path: path(), source: source() },
            StoreError::Delete { path: path(), source: source() },
            StoreError::KeepAside { path: path(), source: too_many },
        ] {
            for told in sentences_in_every_language(&error.message()) {
                assert!(matches!(error, StoreError::NoHome) || told.contains("remembered.json"), "{told}");
            }
        }
    }
}
