//! The few things that the journal asks of a disk, and the real one. Tests put a full or broken disk in its place.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::super::{StoreError, write_atomically};
use crate::store::error::InTheWay;

/// Copies of one name that are kept; after that, somebody should look at the disk.
const MOST_ASIDE: usize = 99;

/// How far an append came.
#[derive(Debug)]
pub(super) enum AppendFailed {
    /// Not all of it was written: a piece of it may stand at the end of the file.
    Writing(io::Error),
    /// All was written, and the system does not say that it is on the disk. Asking again is no use: it may have
    /// forgotten what was not written, and answer "done".
    Syncing(io::Error),
}

/// A disk. Everything it does is done when it returns.
pub(super) trait Disk: fmt::Debug + Send {
    /// The file's length in bytes; None where there is none.
    fn len(&mut self, path: &Path) -> io::Result<Option<u64>>;
    /// Adds to the end of a file that exists, and waits until it is on the disk.
    fn append(&mut self, path: &Path, bytes: &[u8]) -> Result<(), AppendFailed>;
    /// Cuts the file.
    fn cut(&mut self, path: &Path, len: u64) -> io::Result<()>;
    /// Puts a file in the place of the old one, in one step.
    fn replace(&mut self, path: &Path, bytes: &[u8]) -> Result<(), StoreError>;
    /// Writes a copy beside `path` under a name that was not used before.
    fn keep_copy(&mut self, path: &Path, suffix: &str, bytes: &[u8]) -> io::Result<PathBuf>;
    /// Renames `path` to a name that was not used before.
    fn move_aside(&mut self, path: &Path, suffix: &str) -> io::Result<PathBuf>;
}

/// The computer's own. It holds no file open: on Windows an open file is in the way of its replacement, and on Unix one
/// would write on into a file that somebody has deleted.
#[derive(Debug)]
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn len(&mut self, path: &Path) -> io::Result<Option<u64>> {
        match fs::metadata(path) {
            Ok(metadata) => Ok(Some(metadata.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn append(&mut self, path: &Path, bytes: &[u8]) -> Result<(), AppendFailed> {
        let mut file = OpenOptions::new().append(true).open(path).map_err(AppendFailed::Writing)?;
        file.write_all(bytes).map_err(AppendFailed::Writing)?;
        file.sync_all().map_err(AppendFailed::Syncing)
    }

    fn cut(&mut self, path: &Path, len: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(path)?;
        file.set_len(len)?;
        file.sync_all()
    }

    fn replace(&mut self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        write_atomically(path, bytes)
    }

    fn keep_copy(&mut self, path: &Path, suffix: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let (copy, mut file) = unused(path, suffix)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if written.is_err() {
            fs::remove_file(&copy).ok();
        }
        written.map(|()| copy)
    }

    fn move_aside(&mut self, path: &Path, suffix: &str) -> io::Result<PathBuf> {
        let (target, file) = unused(path, suffix)?;
        drop(file);
        let moved = fs::rename(path, &target);
        if moved.is_err() {
            fs::remove_file(&target).ok();
        }
        moved.map(|()| target)
    }
}

/// An empty file, readable by its owner alone, under a name that nobody had.
fn unused(path: &Path, suffix: &str) -> io::Result<(PathBuf, File)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let name = path.file_name().unwrap_or_default();
    for n in 1..=MOST_ASIDE {
        let mut name = name.to_owned();
        name.push(format!(".{suffix}-{n}"));
        let candidate = path.with_file_name(name);
        match options.open(&candidate) {
            Ok(file) => return Ok((candidate, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(InTheWay::TooManyAside.into())
}
