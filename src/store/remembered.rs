//! `remembered.json`: the choices an attendant made in the console itself. Read at the start, written at each choice, by
//! the backend. It holds no secret and nothing that Webex would not tell again.
//!
//! A file of a newer Valet or one that cannot be understood is renamed, never destroyed, and the console starts afresh.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{StoreError, write_atomically};
use crate::say;
use crate::words::Message;

/// Raised when an older Valet would read the file wrongly.
const VERSION: u64 = 1;

/// What this console remembers from one start to the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remembered {
    secret_store: Option<SecretStore>,
    kept_for: Option<String>,
    hints_over: BTreeSet<String>,
    users: BTreeMap<String, User>,
}

/// Where the person wants the refresh token and the client secret kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretStore {
    /// The system's keychain.
    Keychain,
    /// A file readable by the owner alone.
    File,
    /// Nowhere: only until Valet quits.
    Memory,
}

/// What rings when a call is retrieved here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AnswerOn {
    /// All devices of the person: a retrieve without `endpointId` (contract 3.3).
    All,
    /// One preferred answer endpoint (contract 5.4).
    Endpoint {
        /// Webex's id.
        id: String,
        /// Its name when it was chosen, to name it even after it vanished.
        name: String,
    },
}

/// A `remembered.json` that was moved out of the way. [`KeptAside::message`] is the sentence for the attendant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAside {
    /// Where it was.
    pub path: PathBuf,
    /// Where it is now.
    pub kept_as: PathBuf,
    why: Unreadable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unreadable {
    NewerVersion(u64),
    Broken,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct User {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer_on: Option<AnswerOn>,
}

#[derive(Serialize, Deserialize)]
struct OnDisk {
    version: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    secret_store: Option<SecretStore>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kept_for: Option<String>,
    /// By name; one that this version does not know is kept.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    hints_over: BTreeSet<String>,
    /// By person id (contract 2: opaque, compared byte for byte).
    #[serde(default)]
    users: BTreeMap<String, User>,
}

#[derive(Deserialize)]
struct Version {
    version: u64,
}

impl Remembered {
    /// Reads the file; a missing one remembers nothing. A file that cannot be understood is kept aside, and the second
    /// value says so.
    ///
    /// # Errors
    /// [`StoreError`]: the file is there and can be neither read nor moved. Then do not [`save`](Self::save) over it.
    pub fn load(path: &Path) -> Result<(Self, Option<KeptAside>), StoreError> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Self::default(), None)),
            Err(source) => return Err(StoreError::Read { path: path.to_owned(), source }),
        };
        match Self::from_bytes(&bytes) {
            Ok(remembered) => Ok((remembered, None)),
            Err(why) => {
                let kept_as = keep_aside(path)
                    .map_err(|source| StoreError::KeepAside { path: path.to_owned(), source })?;
                Ok((Self::default(), Some(KeptAside { path: path.to_owned(), kept_as, why })))
            }
        }
    }

    /// Writes the file in one step.
    ///
    /// # Errors
    /// [`StoreError::Write`]; what was remembered before is still in the file.
    pub fn save(&self, path: &Path) -> Result<(), StoreError> {
        let Self { secret_store, kept_for, hints_over, users } = self.clone();
        let on_disk = OnDisk { version: VERSION, secret_store, kept_for, hints_over, users };
        let mut bytes = serde_json::to_vec_pretty(&on_disk)
            .map_err(|error| StoreError::Write { path: path.to_owned(), source: error.into() })?;
        bytes.push(b'\n');
        write_atomically(path, &bytes)
    }

    /// The device that this person chose for this console. None: never chosen, so Webex's default stands.
    pub fn answer_on(&self, person_id: &str) -> Option<&AnswerOn> {
        self.users.get(person_id)?.answer_on.as_ref()
    }

    /// Remembers the device that this person chose for this console.
    pub fn choose_answer_on(&mut self, person_id: &str, answer_on: AnswerOn) {
        self.users.entry(person_id.to_owned()).or_default().answer_on = Some(answer_on);
    }

    /// Where secrets are kept. None: never asked, so the keychain is tried first.
    pub fn secret_store(&self) -> Option<SecretStore> {
        self.secret_store
    }

    /// Remembers where secrets are kept. It is one choice per console: it is needed before anybody is signed in.
    pub fn choose_secret_store(&mut self, store: SecretStore) {
        self.secret_store = Some(store);
    }

    /// The person id of whoever's sign-in is kept. None: nobody's, or her profile was never read.
    pub fn kept_for(&self) -> Option<&str> {
        self.kept_for.as_deref()
    }

    /// Remembers whose sign-in is kept, so that a start without Webex knows whose parked calls to show.
    pub fn keep_for(&mut self, person_id: &str) {
        self.kept_for = Some(person_id.to_owned());
    }

    /// Forgets whose sign-in was kept: before another takes its place, and after a sign-out.
    pub fn keep_for_nobody(&mut self) {
        self.kept_for = None;
    }

    /// Whether the hint of this name need not be told any more.
    pub fn hint_is_over(&self, name: &str) -> bool {
        self.hints_over.contains(name)
    }

    /// Remembers that the hint of this name need not be told any more.
    pub fn end_hint(&mut self, name: &str) {
        self.hints_over.insert(name.to_owned());
    }

    /// The version first: a newer file need not have this version's shape.
    fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let Version { version } = serde_json::from_slice(bytes).map_err(|_| Unreadable::Broken)?;
        if version > VERSION {
            return Err(Unreadable::NewerVersion(version));
        }
        let OnDisk { secret_store, kept_for, hints_over, users, .. } =
            serde_json::from_slice(bytes).map_err(|_| Unreadable::Broken)?;
        Ok(Self { secret_store, kept_for, hints_over, users })
    }
}

impl fmt::Display for KeptAside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

impl KeptAside {
    /// The sentence for the attendant.
    pub fn message(&self) -> Message {
        let name = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let (path, name) = (name(&self.path), name(&self.kept_as));
        match self.why {
            Unreadable::NewerVersion(version) => {
                say!("remembered-newer", path = path, name = name, version = version.to_string())
            }
            Unreadable::Broken => say!("remembered-broken", path = path, name = name),
        }
    }
}

/// Renames to the first free `….unreadable-<n>`. The name is taken before the rename, so that nothing is overwritten.
fn keep_aside(path: &Path) -> io::Result<PathBuf> {
    let mut n = 1_u32;
    let aside = loop {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".unreadable-{n}"));
        let aside = path.with_file_name(name);
        match OpenOptions::new().write(true).create_new(true).open(&aside) {
            Ok(_) => break aside,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => n += 1,
            Err(error) => return Err(error),
        }
    };
    if let Err(error) = fs::rename(path, &aside) {
        fs::remove_file(&aside).ok();
        return Err(error);
    }
    Ok(aside)
}

#[cfg(test)]
mod tests;
