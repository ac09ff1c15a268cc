//! Where the refresh token and a typed client secret survive a restart: keychain, one owner-only file, or nowhere.
//!
//! The person chooses. [`Secrets::probe`] tells whether the keychain really works; without one the choice is
//! "only until I quit" ([`Secrets::memory`]) or a file ([`Secrets::file`]). The backend owns the handle; the
//! [`Keeper`](super::Keeper) writes the refresh token through it.

mod file;
mod keychain;
pub(super) mod record;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use secrecy::SecretString;

use self::file::SecretFile;
use self::keychain::Keychain;

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
    None(String),
}

/// Why a secret could not be kept, read or forgotten. `Display` is the sentence; it never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// The keychain does not work right now; says nothing about what is in it.
    #[error(
        "The keychain of this computer cannot be used: {0}. Unlock it, or choose another place in the settings."
    )]
    Keychain(String),
    /// The file or its folder cannot be read or written.
    #[error("{} cannot be used: {why}. Correct the permissions of the folder, or choose another place.", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// Others may have read the file: what is in it is not trusted.
    #[error(
        "{} can be read or changed by others, so Valet does not use it. Sign in again; Valet then writes it anew \
         for you alone.", path.display()
    )]
    TooOpen {
        /// The file.
        path: PathBuf,
    },
    /// Too big for the smallest keychain (2,560 bytes on Windows).
    #[error("The secret is too long for the keychain ({0} bytes). Choose another place in the settings.")]
    TooLong(usize),
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
    pub async fn probe(profile_dir: &Path) -> Where {
        match Keychain::of(profile_dir).probe().await {
            Ok(()) => Where::Keychain,
            Err(error) => Where::None(match error {
                SecretError::Keychain(why) => why,
                other => other.to_string(),
            }),
        }
    }

    /// The operating system's keychain. Two profiles do not share entries.
    pub fn keychain(profile_dir: &Path) -> Self {
        Self::at(Place::Keychain, profile_dir)
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
