//! A start with a keychain that is locked.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::mpsc;

use super::*;
use crate::backend::{Clock, Desktop};
use crate::store::SecretStore;

/// A desk whose client secret stands in a keychain that is locked until `open` is true.
async fn desk(open: &Arc<AtomicBool>, dir: &std::path::Path) -> (Signing, mpsc::Receiver<News>) {
    let profile = Profile::at(dir);
    profile.prepare().unwrap();
    std::fs::write(profile.config_file(), "[webex]\nclient_id = \"C42\"\n").unwrap();
    let mut remembered = Remembered::default();
    remembered.choose_secret_store(SecretStore::Keychain);
    remembered.save(&profile.memory_file()).unwrap();

    let (queue, told) = mpsc::channel(64);
    let news = NewsSender::new(queue, Arc::new(|| {}), Clock::new());
    let settings = Settings::load(&profile.config_file()).unwrap();
    let (browser, desktop, doctor) = (Browser::Fetch, Desktop::Absent, None);
    let (restore, keychain, demo) = (true, Keyring::Systems, false);
    let setup = Setup { settings, profile, browser, restore, keychain, desktop, doctor, demo };
    let mut signing = Signing::new(setup, news, TaskTracker::new(), CancellationToken::new());
    let keychain = Secrets::keychain(dir).locked_until(open);
    let dir = dir.to_owned();
    signing.places = Arc::new(move |keep| match keep {
        KeepIn::Keychain => keychain.clone(),
        KeepIn::Memory | KeepIn::File => Secrets::memory(&dir),
    });
    (signing, told)
}

fn started(told: &mut mpsc::Receiver<News>) -> Option<(bool, Keychain)> {
    let mut all = std::iter::from_fn(|| told.try_recv().ok());
    all.find_map(|news| match news {
        News::Started { has_client, keychain, .. } => Some((has_client, keychain)),
        _ => None,
    })
}

#[tokio::test(start_paused = true)]
async fn a_locked_keychain_is_no_missing_integration_and_is_taken_up_when_it_opens() {
    let dir = tempfile::tempdir().unwrap();
    let open = Arc::new(AtomicBool::new(true));
    let (mut signing, mut told) = desk(&open, dir.path()).await;
    signing.secrets(KeepIn::Keychain).save(Secret::ClientSecret, &"c-words".into()).await.unwrap();

    open.store(false, Ordering::Relaxed);
    signing.begin().await;
    assert!(matches!(started(&mut told), Some((false, Keychain::Locked { .. }))));

    open.store(true, Ordering::Relaxed);
    signing.unlocked().notified().await;
    signing.take_up().await;
    assert_eq!(started(&mut told), Some((true, Keychain::Works)));
}

#[tokio::test(start_paused = true)]
async fn who_signs_in_as_a_guest_meanwhile_does_not_forget_the_keychain() {
    let dir = tempfile::tempdir().unwrap();
    let (mut signing, mut told) = desk(&Arc::default(), dir.path()).await;
    signing.begin().await;
    assert!(matches!(started(&mut told), Some((_, Keychain::Locked { .. }))));
    signing.sign_in(Epoch::default(), SignInWay::Browser, KeepIn::Memory).await;
    assert_eq!(signing.memory.keep_in(), Some(KeepIn::Keychain));
}
