//! Where the refresh token and a typed client secret survive a restart: keychain, one owner-only file, or nowhere.
//!
//! The person chooses. [`Secrets::probe`] tells whether the keychain really works; without one the choice is
//! "only until I quit" ([`Secrets::memory`]) or a file ([`Secrets::file`]). The backend owns the handle; the
//! [`Keeper`](super::Keeper) writes the refresh token through it.

mod file;
mod keychain;
pub(super) mod record;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use secrecy::SecretString;

use self::file::SecretFile;
use self::keychain::Keychain;
pub use self::keychain::OpenKeychain;
use crate::say;
use crate::words::{Arg, Message};

/// A file that could not be written is tried again so soon.
const AGAIN: Duration = Duration::from_secs(20);

/// What can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Secret {
    /// Renews the sign-in. Sign-out forgets it.
    RefreshToken,
    /// Typed at first start. Sign-out keeps it.
    ClientSecret,
}

impl Secret {
    /// Part of a keychain account and a key in the file: never change it.
    fn key(self) -> &'static str {
        match self {
            Secret::RefreshToken => "refresh-token",
            Secret::ClientSecret => "client-secret",
        }
    }
}

/// What a probe of the keychain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// A secret was written, read back and deleted.
    Keychain,
    /// No keychain can be used; says why, for "details".
    None(Arg),
}

/// Why a secret could not be kept, read or forgotten. Never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// The keychain does not work right now; says nothing about what is in it.
    Keychain(Arg),
    /// The file or its folder cannot be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: Arg,
    },
    /// Others may have read the file: what is in it is not trusted.
    TooOpen {
        /// The file.
        path: PathBuf,
    },
    /// Too big for the smallest keychain (2,560 bytes on Windows).
    TooLong(usize),
}

impl SecretError {
    /// The sentence for the attendant.
    pub fn message(&self) -> Message {
        match self {
            Self::Keychain(why) => say!("keychain-unusable", why = why),
            Self::File { path, why } => {
                say!("secret-file-unusable", file = path.display().to_string(), why = why)
            }
            Self::TooOpen { path } => say!("secret-file-open", file = path.display().to_string()),
            Self::TooLong(bytes) => say!("secret-too-long", bytes = *bytes),
        }
    }
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

/// A handle on the chosen place. Cheap to clone; clones share it. `Debug` shows no secret.
#[derive(Clone, Debug)]
pub struct Secrets {
    place: Place,
    memory: Memory,
    file: SecretFile,
    keychain: Keychain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Keychain,
    File,
    Memory,
}

impl Secrets {
    /// Finds out whether the keychain works by writing, reading and deleting a word: one that is locked or has no
    /// collection opens without complaint and then answers "no entry" to every question. Takes up to 20 s while
    /// the system asks the person to unlock it.
    pub async fn probe(&self) -> Where {
        match self.keychain.probe().await {
            Ok(()) => Where::Keychain,
            Err(error) => Where::None(match error {
                SecretError::Keychain(why) => why,
                other => other.message().into(),
            }),
        }
    }

    /// Waits until the keychain works. The person is not asked again and again: as long as the system says that it is locked,
    /// it is left alone.
    pub async fn until_keychain_opens(&self) {
        self.keychain.until_open().await;
    }

    /// The operating system's keychain. Two profiles do not share entries.
    pub fn keychain(profile_dir: &Path) -> Self {
        Self::at(Place::Keychain, profile_dir)
    }

    /// The same with another keychain than the system's.
    pub fn given(open: OpenKeychain, profile_dir: &Path) -> Self {
        Self { keychain: Keychain::given(open, profile_dir), ..Self::keychain(profile_dir) }
    }

    /// After a save that failed: waits until the chosen place may take it.
    pub(super) async fn until_worth_a_try(&self) {
        match self.place {
            Place::Keychain => self.keychain.until_open().await,
            Place::File | Place::Memory => tokio::time::sleep(AGAIN).await,
        }
    }

    /// `secrets/secrets.json` in the profile, readable by the owner alone (0600 in 0700). On Windows the profile
    /// folder's access list protects it, which under `%APPDATA%` admits the user, administrators and the system.
    pub fn file(profile_dir: &Path) -> Self {
        Self::at(Place::File, profile_dir)
    }

    /// "Only until I quit". Knows the profile so that forgetting also clears the other places.
    pub fn memory(profile_dir: &Path) -> Self {
        Self::at(Place::Memory, profile_dir)
    }

    fn at(place: Place, profile_dir: &Path) -> Self {
        Self {
            place,
            memory: Memory::default(),
            file: SecretFile::of(profile_dir),
            keychain: Keychain::of(profile_dir),
        }
    }

    /// Keeps `value` in the chosen place, replacing what was there.
    ///
    /// # Errors
    /// [`SecretError`]; the old value may then still be there.
    pub async fn save(&self, secret: Secret, value: &SecretString) -> Result<(), SecretError> {
        match self.place {
            Place::Keychain => self.keychain.save(secret, value).await,
            Place::File => self.file.save(secret, value).await,
            Place::Memory => {
                self.memory.set(secret, Some(value.clone()));
                Ok(())
            }
        }
    }

    /// Reads from the chosen place. `None` means that nothing is kept there, and is only said by a place that works.
    ///
    /// # Errors
    /// [`SecretError`]: nothing is known about what is kept. Not a reason to sign anybody out.
    pub async fn load(&self, secret: Secret) -> Result<Option<SecretString>, SecretError> {
        match self.place {
            Place::Keychain => self.keychain.load(secret).await,
            Place::File => self.file.load(secret).await,
            Place::Memory => Ok(self.memory.get(secret)),
        }
    }

    /// Removes it from every place, also those chosen earlier.
    ///
    /// # Errors
    /// When the chosen place, or the file, may still hold it. A keychain that was not chosen and does not work is
    /// no error.
    pub async fn forget(&self, secret: Secret) -> Result<(), SecretError> {
        self.memory.set(secret, None);
        let (file, keychain) = tokio::join!(self.file.forget(secret), self.keychain.forget(secret));
        if let (Err(error), false) = (&keychain, self.place == Place::Keychain) {
            tracing::debug!(%error, "the keychain was not asked to forget");
            return file;
        }
        file.and(keychain)
    }
}

#[cfg(test)]
impl Secrets {
    /// The same with a keychain that is locked until `open` is true.
    pub(crate) fn locked_until(self, open: &Arc<std::sync::atomic::AtomicBool>) -> Self {
        Self { keychain: Keychain::fake().locked_until(open), ..self }
    }
}

#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Vec<(Secret, SecretString)>>>);

impl Memory {
    fn get(&self, secret: Secret) -> Option<SecretString> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(kind, _)| *kind == secret).map(|(_, value)| value.clone())
    }

    fn set(&self, secret: Secret, value: Option<SecretString>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(kind, _)| *kind != secret);
        kept.extend(value.map(|value| (secret, value)));
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memory([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;
    use crate::words::testing::sentences_in_every_language;

    #[test]
    fn every_reason_is_a_sentence_in_every_language() {
        let path = PathBuf::from("/profile/secrets/secrets.json");
        for error in [
            SecretError::Keychain(say!("keychain-silent").into()),
            SecretError::File { path: path.clone(), why: say!("file-damaged").into() },
            SecretError::TooOpen { path },
            SecretError::TooLong(2561),
        ] {
            sentences_in_every_language(&error.message());
        }
    }

    #[tokio::test]
    async fn memory_keeps_each_secret_for_all_clones_and_forgets_one() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets { keychain: Keychain::absent(), ..Secrets::memory(folder.path()) };
        secrets.clone().save(Secret::RefreshToken, &"r-words".into()).await.unwrap();
        secrets.save(Secret::ClientSecret, &"c-words".into()).await.unwrap();
        assert_eq!(secrets.load(Secret::RefreshToken).await.unwrap().unwrap().expose_secret(), "r-words");
        assert!(!format!("{secrets:?}").contains("-words"));
        secrets.forget(Secret::RefreshToken).await.unwrap();
        assert!(secrets.load(Secret::RefreshToken).await.unwrap().is_none());
        assert!(secrets.load(Secret::ClientSecret).await.unwrap().is_some());
        assert!(!folder.path().join("secrets").exists(), "memory must leave no trace on the disk");
    }

    #[tokio::test]
    async fn forgetting_clears_every_place() {
        let folder = tempfile::tempdir().unwrap();
        let keychain = Keychain::fake();
        let at = |place| Secrets { keychain: keychain.clone(), ..Secrets::at(place, folder.path()) };
        for place in [Place::Keychain, Place::File] {
            at(place).save(Secret::RefreshToken, &"r-words".into()).await.unwrap();
        }
        at(Place::Memory).forget(Secret::RefreshToken).await.unwrap();
        for place in [Place::Keychain, Place::File] {
            assert!(at(place).load(Secret::RefreshToken).await.unwrap().is_none(), "{place:?}");
        }
    }

    #[tokio::test]
    async fn a_missing_keychain_hinders_forgetting_only_where_it_was_chosen() {
        let folder = tempfile::tempdir().unwrap();
        let at = |place| Secrets { keychain: Keychain::absent(), ..Secrets::at(place, folder.path()) };
        assert!(at(Place::File).forget(Secret::RefreshToken).await.is_ok());
        assert!(matches!(
            at(Place::Keychain).forget(Secret::RefreshToken).await,
            Err(SecretError::Keychain(_))
        ));
    }
}
