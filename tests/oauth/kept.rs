//! What survives a restart and what sign-out leaves: the keeper with a file that the person chose.

use std::path::Path;
use std::sync::Arc;

use secrecy::ExposeSecret as _;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use valet::oauth::{Ended, Keeper, KeeperError, Secret, SecretError, Secrets};

use crate::keeper::aged;
use crate::support::*;

fn file(profile: &Path) -> String {
    std::fs::read_to_string(profile.join("secrets/secrets.json")).unwrap_or_default()
}

/// Everything under the profile, as text.
fn everything(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        match entry.file_type().unwrap().is_dir() {
            true => text += &everything(&entry.path()),
            false => text += &String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()),
        }
    }
    text
}

#[tokio::test]
async fn a_sign_in_survives_a_restart_and_follows_a_rotated_refresh_token() {
    let (webex, profile) = (Webex::start().await, tempfile::tempdir().unwrap());
    let integration = webex.integration(&[]);
    let secrets = Secrets::file(profile.path());
    let first = Keeper::new(Some(integration.clone()), aged(100, 0), secrets.clone());
    assert!(
        Keeper::resume(integration.clone(), secrets.clone()).await.unwrap().is_none(),
        "nothing is kept yet"
    );
    first.remember().await.unwrap();
    assert!(file(profile.path()).contains("old-refresh"));

    webex.script("access_token", grant("new-access", "new-refresh"));
    let second = Keeper::resume(integration.clone(), secrets.clone()).await.unwrap().expect("a kept sign-in");
    assert!(webex.seen().is_empty(), "resuming asks nothing of the network");
    assert_eq!(second.scopes(), aged(100, 0).scopes);
    assert_eq!(second.bearer().await.unwrap().expose_secret(), "new-access");
    wait_until("the new refresh token in the file", || file(profile.path()).contains("new-refresh")).await;

    let kept = everything(profile.path());
    assert!(
        !kept.contains("old-refresh") && !kept.contains("-access"),
        "only the newest refresh token: {kept}"
    );
    assert_eq!(second.unsaved(), None);
}

#[tokio::test]
async fn a_resumed_sign_in_waits_for_the_network_without_losing_anything() {
    let (webex, profile) = (Webex::start().await, tempfile::tempdir().unwrap());
    let integration = webex.integration(&[]);
    let secrets = Secrets::file(profile.path());
    Keeper::new(Some(integration.clone()), aged(100, 0), secrets.clone()).remember().await.unwrap();
    webex.script("access_token", Reply::text(503, ""));
    let keeper = Keeper::resume(integration, secrets).await.unwrap().unwrap();
    assert!(matches!(keeper.bearer().await, Err(KeeperError::Unreachable(_))));
    assert!(file(profile.path()).contains("old-refresh"));
}

#[tokio::test]
async fn another_integration_does_not_get_the_kept_token() {
    let (webex, profile) = (Webex::start().await, tempfile::tempdir().unwrap());
    let secrets = Secrets::file(profile.path());
    Keeper::new(Some(webex.integration(&[])), aged(100, 0), secrets.clone()).remember().await.unwrap();
    let mut other = webex.integration(&[]);
    other.api_base = "https://elsewhere.example/v1".parse().unwrap();
    assert!(Keeper::resume(other, secrets).await.unwrap().is_none());
}

#[tokio::test]
async fn sign_out_forgets_every_token_but_not_the_client_secret() {
    let (webex, profile) = (Webex::start().await, tempfile::tempdir().unwrap());
    let secrets = Secrets::file(profile.path());
    secrets.save(Secret::ClientSecret, &SECRET.into()).await.unwrap();
    let keeper = Keeper::new(Some(webex.integration(&[])), aged(100, 0), secrets.clone());
    keeper.remember().await.unwrap();
    let running = tokio::spawn({
        let keeper = Arc::clone(&keeper);
        async move { keeper.run_refresh(CancellationToken::new()).await }
    });
    keeper.forget().await;
    assert_eq!(ended("the refresh task", running).await, Ended::Forgotten);
    assert_eq!(keeper.bearer().await.unwrap_err(), KeeperError::Expired);
    assert_eq!(keeper.renewed(&"old-access".into()).await.unwrap_err(), KeeperError::Expired);
    assert_eq!(keeper.scopes(), None);
    keeper.remember().await.unwrap();
    let kept = everything(profile.path());
    assert!(!kept.contains("old-") && kept.contains(SECRET), "{kept}");
    assert!(webex.seen().is_empty());
}

#[tokio::test]
async fn a_refresh_that_lands_after_sign_out_is_thrown_away() {
    let (webex, profile) = (Webex::start().await, tempfile::tempdir().unwrap());
    let gate = Arc::new(Semaphore::new(0));
    webex.script("access_token", grant("new-access", "new-refresh").gated(&gate));
    let keeper = Keeper::new(Some(webex.integration(&[])), aged(100, 200_000), Secrets::file(profile.path()));
    keeper.remember().await.unwrap();
    let waiting = tokio::spawn({
        let keeper = Arc::clone(&keeper);
        async move { keeper.bearer().await }
    });
    wait_until("the refresh", || webex.seen().len() == 1).await;
    keeper.forget().await;
    gate.add_permits(1);
    assert_eq!(ended("the waiting request", waiting).await.unwrap_err(), KeeperError::Expired);
    assert_eq!(keeper.bearer().await.unwrap_err(), KeeperError::Expired);
    assert!(!everything(profile.path()).contains("-refresh"));
}

#[tokio::test]
async fn only_until_i_quit_leaves_nothing_on_the_disk() {
    let (webex, profile) = (Webex::start().await, tempfile::tempdir().unwrap());
    let keeper = Keeper::new(Some(webex.integration(&[])), aged(100, 0), Secrets::memory(profile.path()));
    keeper.remember().await.unwrap();
    assert_eq!(everything(profile.path()), "");
}

#[tokio::test]
async fn a_store_that_cannot_be_written_is_told_and_the_sign_in_goes_on() {
    let (webex, profile) = (Webex::start().await, tempfile::tempdir().unwrap());
    std::fs::write(profile.path().join("secrets"), "a file where the folder should be").unwrap();
    let keeper = Keeper::new(Some(webex.integration(&[])), aged(100, 0), Secrets::file(profile.path()));
    assert!(matches!(keeper.remember().await, Err(SecretError::File { .. })));
    assert!(keeper.unsaved().is_some());
    assert_eq!(keeper.bearer().await.unwrap().expose_secret(), "old-access");
}

#[tokio::test]
async fn no_debug_shows_a_secret() {
    let (webex, profile) = (Webex::start().await, tempfile::tempdir().unwrap());
    let secrets = Secrets::memory(profile.path());
    let keeper = Keeper::new(Some(webex.integration(&[])), aged(100, 0), secrets.clone());
    keeper.remember().await.unwrap();
    let shown = format!("{keeper:?} {secrets:?} {:?}", webex.integration(&[]));
    assert!(!shown.contains("old-") && !shown.contains(SECRET), "{shown}");
}
