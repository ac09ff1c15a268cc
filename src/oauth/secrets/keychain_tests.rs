use std::sync::atomic::{AtomicBool, Ordering};

use keyring_core::api::{CredentialApi, CredentialStoreApi};
use keyring_core::mock;

use super::*;

impl Keychain {
    fn opening(
        open: impl Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync + 'static,
    ) -> Self {
        // The mock store knows no modifiers.
        let of_profile = Self::of(Path::new("profile"));
        Self { open: Arc::new(open), modifiers: &[], is_systems: false, ..of_profile }
    }

    /// Locked until `open` is true; what was saved before is in it.
    pub(in crate::oauth::secrets) fn locked_until(self, open: &Arc<AtomicBool>) -> Self {
        let (open, before) = (Arc::clone(open), self.open);
        Self::opening(move || if open.load(Ordering::Relaxed) { before() } else { Ok(Arc::new(Locked)) })
    }

    /// Works, in memory.
    pub(in crate::oauth::secrets) fn fake() -> Self {
        let store: Arc<CredentialStore> = mock::Store::new().unwrap();
        Self::opening(move || Ok(Arc::clone(&store)))
    }

    /// No keychain on this desk.
    pub(in crate::oauth::secrets) fn absent() -> Self {
        Self::opening(|| Err(Error::NotSupportedByStore("no bus".to_owned())))
    }
}

/// A Secret Service without an unlocked collection, as measured: opens, reads "no entry", cannot write.
#[derive(Debug)]
struct Locked;

impl CredentialStoreApi for Locked {
    fn vendor(&self) -> String {
        "locked".to_owned()
    }
    fn id(&self) -> String {
        "locked".to_owned()
    }
    fn build(
        &self,
        _: &str,
        _: &str,
        _: Option<&std::collections::HashMap<&str, &str>>,
    ) -> keyring_core::Result<Entry> {
        Ok(Entry::new_with_credential(Arc::new(Locked)))
    }
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
    fn debug_fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, f)
    }
}

impl CredentialApi for Locked {
    fn set_secret(&self, _: &[u8]) -> keyring_core::Result<()> {
        Err(Error::NoStorageAccess("result not returned".into()))
    }
    fn get_secret(&self) -> keyring_core::Result<Vec<u8>> {
        Err(Error::NoEntry)
    }
    fn delete_credential(&self) -> keyring_core::Result<()> {
        Err(Error::NoEntry)
    }
    fn get_credential(&self) -> keyring_core::Result<Option<Arc<keyring_core::Credential>>> {
        Ok(None)
    }
    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
    fn debug_fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, f)
    }
}

fn locked() -> Keychain {
    Keychain::opening(|| Ok(Arc::new(Locked)))
}

#[tokio::test]
async fn a_secret_goes_in_comes_out_and_is_forgotten() {
    let keychain = Keychain::fake();
    assert_eq!(keychain.probe().await, Ok(()));
    assert!(keychain.load(Secret::RefreshToken).await.unwrap().is_none());
    keychain.save(Secret::RefreshToken, &"r-words".into()).await.unwrap();
    assert_eq!(keychain.load(Secret::RefreshToken).await.unwrap().unwrap().expose_secret(), "r-words");
    assert!(keychain.load(Secret::ClientSecret).await.unwrap().is_none());
    keychain.forget(Secret::RefreshToken).await.unwrap();
    keychain.forget(Secret::RefreshToken).await.unwrap();
    assert!(keychain.load(Secret::RefreshToken).await.unwrap().is_none());
}

#[tokio::test]
async fn the_probe_leaves_nothing_behind() {
    let keychain = Keychain::fake();
    keychain.probe().await.unwrap();
    let left =
        keychain.with_entry(keychain.account("probe"), |entry| Ok(entry.get_secret().is_ok())).await.unwrap();
    assert!(!left);
}

#[tokio::test]
async fn no_entry_in_a_locked_keychain_is_not_signed_out() {
    assert!(
        matches!(locked().probe().await, Err(SecretError::Keychain(why)) if why.in_english().contains("locked"))
    );
    assert!(matches!(locked().load(Secret::RefreshToken).await, Err(SecretError::Keychain(_))));
    assert!(matches!(locked().forget(Secret::RefreshToken).await, Err(SecretError::Keychain(_))));
}

#[tokio::test]
async fn without_a_keychain_everything_says_so() {
    for error in [
        Keychain::absent().probe().await.unwrap_err(),
        Keychain::absent().load(Secret::ClientSecret).await.unwrap_err(),
        Keychain::absent().save(Secret::ClientSecret, &"c-words".into()).await.unwrap_err(),
    ] {
        assert_eq!(error, SecretError::Keychain("no bus".into()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_keychain_that_hangs_is_given_up() {
    let (release, hang) = std::sync::mpsc::channel::<()>();
    let hang = std::sync::Mutex::new(hang);
    let keychain = Keychain::opening(move || {
        hang.lock().unwrap().recv().ok();
        Err(Error::NoEntry)
    });
    // A blocking task keeps tokio's paused clock from running ahead by itself.
    let probing = tokio::spawn(async move { keychain.probe().await });
    tokio::task::yield_now().await;
    tokio::time::advance(PATIENCE + Duration::from_secs(1)).await;
    let error = probing.await.unwrap().unwrap_err();
    drop(release);
    assert!(error.to_string().contains("did not answer in time"), "{error}");
}

#[tokio::test]
async fn what_the_smallest_keychain_cannot_hold_is_refused_everywhere() {
    let error = Keychain::fake().save(Secret::RefreshToken, &"x".repeat(2561).into()).await.unwrap_err();
    assert_eq!(error, SecretError::TooLong(2561));
}

#[test]
fn two_profiles_do_not_share_an_account_and_the_names_are_stable() {
    let one = Keychain::of(Path::new("/home/rosa/.config/valet")).account(Secret::RefreshToken.key());
    let other = Keychain::of(Path::new("/home/tom/.config/valet")).account(Secret::RefreshToken.key());
    assert_ne!(one, other);
    assert!(one.ends_with("-refresh-token") && one.len() == 16 + "-refresh-token".len(), "{one}");
    assert!(!one.contains("rosa"));
}
