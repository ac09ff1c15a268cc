//! Why a file could not be read or written, in words that say what to do.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// A file or folder that did not do what it should. `Display` is one sentence for the person at the desk.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system does not say where the person's files go.
    #[error(
        "This computer does not say where your home folder is. Start Valet with --profile DIR to say where its files go."
    )]
    NoHome,
    /// A folder could not be made, or not closed to others.
    #[error("The folder {} cannot be prepared: {}.", .path.display(), reason(.source))]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is there and could not be read.
    #[error("{} cannot be read: {}.", .path.display(), reason(.source))]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be written. What it held before is still there.
    #[error("{} cannot be written: {}.", .path.display(), reason(.source))]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be deleted.
    #[error("{} cannot be deleted: {}.", .path.display(), reason(.source))]
    Delete {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An unreadable file could not be moved out of the way. It is still there: do not write over it.
    #[error("{} cannot be understood, and it cannot be kept aside either: {}.", .path.display(), reason(.source))]
    KeepAside {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What the system said, in plain words where they help.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full; free some space and try again".to_owned(),
        ErrorKind::QuotaExceeded => {
            "your share of the disk is used up; free some space and try again".to_owned()
        }
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        ErrorKind::PermissionDenied => {
            "Valet is not allowed to; check who owns it and its permissions".to_owned()
        }
        ErrorKind::NotADirectory => "a part of the path is a file, not a folder".to_owned(),
        ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
        ErrorKind::NotFound => "its folder does not exist".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
