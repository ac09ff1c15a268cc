//! The operating system's keychain: Windows Credential Manager, macOS Keychain, Secret Service on Linux.
//!
//! Every call may ask the person to unlock something, or hang on a broken bus: each runs off the async threads,
//! with a time limit. "No entry" is only believed of a keychain that passes the probe (measured: a Secret Service
//! that is locked or has no collection answers "no entry" to every read).

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use keyring_core::{CredentialStore, Entry, Error};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

use super::{Secret, SecretError};
use crate::say;
use crate::words::Arg;

/// Seen by people in their keychain's own window.
const SERVICE: &str = "Valet";
/// Long enough to type a password when the system asks for it.
const PATIENCE: Duration = Duration::from_secs(20);
/// A keychain that did not open is looked at this often.
const GLANCE: Duration = Duration::from_secs(2);
/// Windows holds 2,560 bytes per entry.
const LONGEST: usize = 2560;

/// Windows would otherwise let the entry roam with the person to every desk of the domain.
#[cfg(windows)]
const MODIFIERS: &[(&str, &str)] = &[("persistence", "Local")];
#[cfg(not(windows))]
const MODIFIERS: &[(&str, &str)] = &[];

/// How the keychain is reached.
pub type OpenKeychain = Arc<Open>;
type Open = dyn Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync;

/// The keychain as one profile sees it. Opened anew for each call: a restarted service must not need a restart of
/// Valet.
#[derive(Clone)]
pub(super) struct Keychain {
    open: Arc<Open>,
    modifiers: &'static [(&'static str, &'static str)],
    /// Keeps the entries of two profiles apart without showing a path.
    profile: String,
    /// The system can be asked about it.
    is_systems: bool,
}

impl Keychain {
    pub(super) fn of(profile_dir: &Path) -> Self {
        let whole = std::path::absolute(profile_dir).unwrap_or_else(|_| profile_dir.to_owned());
        let hash = Sha256::digest(whole.as_os_str().as_encoded_bytes());
        let profile = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { open: Arc::new(open_store), modifiers: MODIFIERS, profile, is_systems: true }
    }

    /// The same reached so instead of by the system's way.
    pub(super) fn given(open: OpenKeychain, profile_dir: &Path) -> Self {
        Self { open, modifiers: &[], is_systems: false, ..Self::of(profile_dir) }
    }

    fn account(&self, key: &str) -> String {
        format!("{}-{key}", self.profile)
    }

    /// Writes, reads and deletes a word.
    pub(super) async fn probe(&self) -> Result<(), SecretError> {
        let account = self.account("probe");
        self.with_entry(account, |entry| {
            let word = uuid::Uuid::new_v4().to_string();
            entry.set_secret(word.as_bytes())?;
            let read = entry.get_secret();
            let deleted = entry.delete_credential();
            let gives_back = read? == word.as_bytes();
            deleted.map(|()| gives_back)
        })
        .await
        .and_then(|gives_back| match gives_back {
            true => Ok(()),
            false => Err(SecretError::Keychain(say!("keychain-forgets").into())),
        })
    }

    /// Waits until a probe goes well.
    pub(super) async fn until_open(&self) {
        loop {
            tokio::time::sleep(GLANCE).await;
            // A probe of a locked keychain makes the system ask for its password: nobody is pestered with that.
            if self.is_systems && stands_locked().await {
                continue;
            }
            if self.probe().await.is_ok() {
                return;
            }
            tokio::time::sleep(PATIENCE).await;
        }
    }

    pub(super) async fn save(&self, secret: Secret, value: &SecretString) -> Result<(), SecretError> {
        // As bytes: as a string, Windows would store UTF-16 and hold half as much.
        let bytes = Zeroizing::new(value.expose_secret().as_bytes().to_vec());
        if bytes.len() > LONGEST {
            return Err(SecretError::TooLong(bytes.len()));
        }
        self.with_entry(self.account(secret.key()), move |entry| entry.set_secret(&bytes)).await
    }

    pub(super) async fn load(&self, secret: Secret) -> Result<Option<SecretString>, SecretError> {
        let read = self
            .with_entry(self.account(secret.key()), |entry| match entry.get_secret() {
                Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
                Err(Error::NoEntry) => Ok(None),
                Err(error) => Err(error),
            })
            .await?;
        let Some(bytes) = read else {
            self.probe().await?;
            return Ok(None);
        };
        match std::str::from_utf8(&bytes) {
            Ok(text) => Ok(Some(SecretString::from(text))),
            Err(_) => Err(SecretError::Keychain(say!("keychain-damaged").into())),
        }
    }

    pub(super) async fn forget(&self, secret: Secret) -> Result<(), SecretError> {
        let gone = self
            .with_entry(self.account(secret.key()), |entry| match entry.delete_credential() {
                Ok(()) => Ok(true),
                Err(Error::NoEntry) => Ok(false),
                Err(error) => Err(error),
            })
            .await?;
        // "Nothing to delete" is only true of a keychain that works.
        if gone { Ok(()) } else { self.probe().await }
    }

    async fn with_entry<T: Send + 'static>(
        &self,
        account: String,
        act: impl FnOnce(&Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<T, SecretError> {
        let open = Arc::clone(&self.open);
        let modifiers = self.modifiers.iter().copied().collect();
        let acting = tokio::task::spawn_blocking(move || {
            let entry = open()?.build(SERVICE, &account, Some(&modifiers))?;
            act(&entry)
        });
        match tokio::time::timeout(PATIENCE, acting).await {
            Ok(Ok(done)) => done.map_err(|error| SecretError::Keychain(why(&error))),
            Ok(Err(_)) => Err(SecretError::Keychain(say!("keychain-stopped").into())),
            Err(_) => Err(SecretError::Keychain(say!("keychain-silent").into())),
        }
    }
}

impl std::fmt::Debug for Keychain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keychain").field("profile", &self.profile).finish_non_exhaustive()
    }
}

/// In words, without the values that some errors carry.
fn why(error: &Error) -> Arg {
    let why = match error {
        Error::PlatformFailure(reason) => say!("keychain-failed", why = reason.to_string()),
        Error::NoStorageAccess(reason) => say!("keychain-locked", why = reason.to_string()),
        Error::NoEntry => say!("keychain-lost"),
        Error::TooLong(_, limit) => say!("keychain-small", bytes = u64::from(*limit)),
        Error::NotSupportedByStore(reason) if reason.is_empty() => say!("keychain-none"),
        Error::NotSupportedByStore(reason) | Error::BadStoreFormat(reason) => return Arg::from(reason),
        Error::Ambiguous(_) => say!("keychain-ambiguous"),
        _ => say!("keychain-damaged"),
    };
    why.into()
}

/// Whether the system says so, without asking anybody.
#[cfg(target_os = "linux")]
async fn stands_locked() -> bool {
    let asking = async {
        let bus = zbus::Connection::session().await?;
        let property = ("org.freedesktop.Secret.Collection", "Locked");
        let collection = "/org/freedesktop/secrets/aliases/default";
        let properties = Some("org.freedesktop.DBus.Properties");
        let service = Some("org.freedesktop.secrets");
        let answer = bus.call_method(service, collection, properties, "Get", &property).await?;
        let locked: zbus::zvariant::OwnedValue = answer.body().deserialize()?;
        zbus::Result::Ok(bool::try_from(locked)?)
    };
    matches!(tokio::time::timeout(GLANCE, asking).await, Ok(Ok(true)))
}

#[cfg(not(target_os = "linux"))]
async fn stands_locked() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn open_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(windows)]
fn open_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn open_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
fn open_store() -> keyring_core::Result<Arc<CredentialStore>> {
    // [`why`] has the words.
    Err(Error::NotSupportedByStore(String::new()))
}

#[cfg(test)]
#[path = "keychain_tests.rs"]
mod tests;
