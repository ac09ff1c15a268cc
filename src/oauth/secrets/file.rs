//! One file for the secrets of a profile, readable by the owner alone. Used only by explicit choice.
//!
//! Written to a temporary file beside it, synced, then renamed: a crash leaves the old file or the new one. On
//! Unix the folder is 0700 and the file 0600, and a file that others may read or write is not used. On Windows
//! there is no such check: the access list that the file inherits from the profile folder protects it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use secrecy::zeroize::{Zeroize as _, Zeroizing};
use secrecy::{ExposeSecret as _, SecretString};
use serde::de::IgnoredAny;
use tokio::sync::Mutex;

use super::{Secret, SecretError};
use crate::say;
use crate::words::Arg;

/// The file of one profile. Clones share the lock, so that two writers do not lose each other's secret.
#[derive(Clone, Debug)]
pub(super) struct SecretFile {
    path: PathBuf,
    writing: Arc<Mutex<()>>,
}

impl SecretFile {
    pub(super) fn of(profile_dir: &Path) -> Self {
        Self { path: profile_dir.join("secrets").join("secrets.json"), writing: Arc::default() }
    }

    pub(super) async fn load(&self, secret: Secret) -> Result<Option<SecretString>, SecretError> {
        self.blocking(move |path| {
            if is_too_open(path).map_err(failed(path))? {
                return Err(SecretError::TooOpen { path: path.to_owned() });
            }
            Ok(Kept::read(path)
                .map_err(failed(path))?
                .0
                .get(secret.key())
                .map(|value| SecretString::from(value.as_str())))
        })
        .await
    }

    pub(super) async fn save(&self, secret: Secret, value: &SecretString) -> Result<(), SecretError> {
        let value = value.clone();
        let _writing = self.writing.lock().await;
        self.blocking(move |path| {
            // A damaged or too open file is replaced: this is how it heals. What a newer Valet keeps is left to it.
            let mut kept = match Kept::read(path) {
                Err(error) if error.kind() == io::ErrorKind::Unsupported => return Err(failed(path)(error)),
                kept => kept.unwrap_or_default(),
            };
            kept.set(secret, Some(value.expose_secret()));
            kept.write(path).map_err(failed(path))
        })
        .await
    }

    pub(super) async fn forget(&self, secret: Secret) -> Result<(), SecretError> {
        let _writing = self.writing.lock().await;
        self.blocking(move |path| {
            let mut kept = match Kept::read(path) {
                Ok(kept) => kept,
                // What cannot be read cannot be picked apart: the whole file goes.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => Kept::default(),
                Err(error) => return Err(failed(path)(error)),
            };
            kept.set(secret, None);
            if !kept.0.is_empty() {
                return kept.write(path).map_err(failed(path));
            }
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(path)(error)),
                _ => Ok(()),
            }
        })
        .await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Path) -> Result<T, SecretError> + Send + 'static,
    ) -> Result<T, SecretError> {
        let path = self.path.clone();
        match tokio::task::spawn_blocking(move || act(&path)).await {
            Ok(done) => done,
            Err(_) => {
                Err(SecretError::File { path: self.path.clone(), why: say!("write-interrupted").into() })
            }
        }
    }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> SecretError {
    let path = path.to_owned();
    // Of a damaged file only the fact is told: serde's words may quote what is in it.
    move |error| {
        let why = match error.kind() {
            io::ErrorKind::InvalidData => say!("file-damaged").into(),
            io::ErrorKind::Unsupported => say!("file-of-newer-valet").into(),
            _ => Arg::from(error.to_string()),
        };
        SecretError::File { path: path.clone(), why }
    }
}

/// The file's content: secret kind to value. Wiped when dropped.
#[derive(Default)]
struct Kept(BTreeMap<String, String>);

impl Kept {
    /// Nothing where there is no file; [`io::ErrorKind::Unsupported`] where a newer Valet has written it, which an object is
    /// that holds more than texts; [`io::ErrorKind::InvalidData`] where there is something else.
    fn read(path: &Path) -> io::Result<Self> {
        match fs::read(path).map(Zeroizing::new) {
            Ok(bytes) => serde_json::from_slice(&bytes).map(Self).map_err(|_| {
                match serde_json::from_slice::<BTreeMap<String, IgnoredAny>>(&bytes) {
                    Ok(_) => io::ErrorKind::Unsupported.into(),
                    Err(_) => io::ErrorKind::InvalidData.into(),
                }
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    fn set(&mut self, secret: Secret, value: Option<&str>) {
        if let Some(mut old) = self.0.remove(secret.key()) {
            old.zeroize();
        }
        if let Some(value) = value {
            self.0.insert(secret.key().to_owned(), value.to_owned());
        }
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        make_folder(folder)?;
        let bytes = Zeroizing::new(serde_json::to_vec(&self.0)?);
        // tempfile creates with 0600, before the first byte is in it.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        sync_folder(folder)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.0.values_mut().for_each(|value| value.zeroize());
    }
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Makes the rename itself survive a power cut.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Others can read or write the file, or it is a link that leads elsewhere.
#[cfg(unix)]
fn is_too_open(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(!found.is_file() || found.permissions().mode() & 0o077 != 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_too_open(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
