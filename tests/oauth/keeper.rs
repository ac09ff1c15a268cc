//! The keeper over HTTP: one refresh at a time, in time, and what its failures mean.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::json;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use valet::oauth::{Ended, Keeper, KeeperError, Secrets, Tokens, personal};
use valet::words::english;

use crate::support::*;

/// Tokens with this life, of which `gone_ms` milliseconds are over.
pub fn aged(life_secs: i64, gone_ms: i64) -> Tokens {
    let received_at = Timestamp::now() - SignedDuration::from_millis(gone_ms);
    Tokens {
        access: "old-access".into(),
        access_expires_at: Some(received_at + SignedDuration::from_secs(life_secs)),
        received_at,
        refresh: Some("old-refresh".into()),
        refresh_expires_at: None,
        scopes: Some(["spark:calls_read".to_owned()].into()),
    }
}

fn fresh() -> Tokens {
    aged(100, 0)
}

fn due() -> Tokens {
    aged(100, 90_000)
}

fn dead() -> Tokens {
    aged(100, 200_000)
}

fn keeper(webex: &Webex, tokens: Tokens) -> (Arc<Keeper>, tempfile::TempDir) {
    let profile = tempfile::tempdir().unwrap();
    let secrets = Secrets::memory(profile.path());
    (Keeper::new(Some(webex.integration(&[])), tokens, secrets), profile)
}

fn words(bearer: Result<SecretString, KeeperError>) -> Result<String, KeeperError> {
    bearer.map(|bearer| bearer.expose_secret().to_owned())
}

#[tokio::test]
async fn a_fresh_bearer_is_given_without_a_request() {
    let webex = Webex::start().await;
    let (keeper, _profile) = keeper(&webex, fresh());
    assert_eq!(words(keeper.bearer().await).unwrap(), "old-access");
    assert!(webex.seen().is_empty());
}

#[tokio::test]
async fn fifty_waiters_cause_one_refresh() {
    for tokens in [due(), dead()] {
        let webex = Webex::start().await;
        let gate = Arc::new(Semaphore::new(0));
        webex.script("access_token", grant("new-access", "new-refresh").gated(&gate));
        let (keeper, _profile) = keeper(&webex, tokens);
        let waiters: Vec<_> = (0..50)
            .map(|n| {
                let keeper = Arc::clone(&keeper);
                tokio::spawn(async move {
                    match n % 2 {
                        0 => keeper.bearer().await,
                        _ => keeper.renewed(&"old-access".into()).await,
                    }
                })
            })
            .collect();
        wait_until("the refresh", || !webex.seen().is_empty()).await;
        gate.add_permits(1);
        for waiter in waiters {
            assert_eq!(words(ended("a waiter", waiter).await).unwrap(), "new-access");
        }
        let [refresh] = &webex.seen()[..] else { panic!("exactly one refresh: {:?}", webex.seen()) };
        for (name, value) in [
            ("grant_type", "refresh_token"),
            ("client_id", "C0ffee"),
            ("client_secret", SECRET),
            ("refresh_token", "old-refresh"),
        ] {
            assert_eq!(refresh.form[name], value);
        }
        assert!(keeper.scopes().unwrap().contains("spark:calls_write"), "what the answer grants is known");
    }
}

#[tokio::test]
async fn a_bearer_is_renewed_at_80_percent_of_its_life_without_being_asked() {
    let webex = Webex::start().await;
    webex.script("access_token", grant("new-access", "new-refresh"));
    let tokens = aged(10, 7_500);
    let due_at = tokens.due_at().unwrap();
    let (keeper, _profile) = keeper(&webex, tokens);
    let cancel = CancellationToken::new();
    let running = tokio::spawn({
        let (keeper, cancel) = (Arc::clone(&keeper), cancel.clone());
        async move { keeper.run_refresh(cancel).await }
    });
    wait_until("the refresh", || webex.seen().len() == 1).await;
    assert!(webex.seen()[0].at >= due_at, "not before 80 %");
    wait_until("the new bearer", || keeper.scopes().is_some_and(|scopes| scopes.len() == 3)).await;
    assert_eq!(words(keeper.bearer().await).unwrap(), "new-access");
    cancel.cancel();
    assert_eq!(ended("the refresh task", running).await, Ended::Cancelled);
    assert_eq!(webex.seen().len(), 1);
}

#[tokio::test]
async fn a_refused_refresh_is_the_end_and_is_not_repeated() {
    for reply in
        [Reply::oauth(400, "invalid_grant"), Reply::webex(401, "invalid_client"), Reply::text(400, "")]
    {
        let webex = Webex::start().await;
        webex.script("access_token", reply);
        let (keeper, _profile) = keeper(&webex, due());
        let running = tokio::spawn({
            let keeper = Arc::clone(&keeper);
            async move { keeper.run_refresh(CancellationToken::new()).await }
        });
        assert_eq!(ended("the refresh task", running).await, Ended::Expired);
        for _ in 0..3 {
            assert_eq!(words(keeper.bearer().await), Err(KeeperError::Expired));
            assert_eq!(words(keeper.renewed(&"old-access".into()).await), Err(KeeperError::Expired));
        }
        assert_eq!(webex.seen().len(), 1);
        assert_eq!(
            KeeperError::Expired.to_string(),
            "The sign-in has expired. Sign in again; the board stays as it is."
        );
    }
}

#[tokio::test]
async fn trouble_leaves_a_living_bearer_in_use_and_signs_nobody_out() {
    for reply in [
        Reply::text(503, "<html>down</html>"),
        Reply::text(429, "").header("retry-after", "30"),
        Reply::text(403, "<html>the proxy says no</html>"),
        Reply::text(200, "<html>welcome to the hotel</html>"),
    ] {
        let webex = Webex::start().await;
        webex.script("access_token", reply);
        let (keeper, _profile) = keeper(&webex, due());
        for _ in 0..5 {
            assert_eq!(words(keeper.bearer().await).unwrap(), "old-access");
        }
        assert_eq!(webex.seen().len(), 1, "a pause follows trouble");
    }
}

#[tokio::test]
async fn a_dead_bearer_and_trouble_is_unreachable_not_expired() {
    let webex = Webex::start().await;
    webex.script("access_token", Reply::text(503, "").header("retry-after", "30"));
    let (keeper, _profile) = keeper(&webex, dead());
    for _ in 0..3 {
        let error = words(keeper.bearer().await).unwrap_err();
        assert!(matches!(&error, KeeperError::Unreachable(why) if english(why).contains("503")), "{error}");
    }
    assert!(matches!(keeper.renewed(&"old-access".into()).await, Err(KeeperError::Unreachable(_))));
    assert_eq!(webex.seen().len(), 1, "Retry-After is honoured");
}

#[tokio::test]
async fn a_webex_that_is_away_signs_nobody_out() {
    let webex = Webex::start().await;
    let mut integration = webex.integration(&[]);
    let [port] = free_ports(1).await[..] else { unreachable!() };
    integration.api_base = format!("http://127.0.0.1:{port}/v1").parse().unwrap();
    let profile = tempfile::tempdir().unwrap();
    let at = |tokens| Keeper::new(Some(integration.clone()), tokens, Secrets::memory(profile.path()));
    assert_eq!(words(at(due()).bearer().await).unwrap(), "old-access");
    assert!(matches!(at(dead()).bearer().await, Err(KeeperError::Unreachable(_))));
}

#[tokio::test]
async fn a_slow_refresh_does_not_hold_up_a_living_bearer() {
    let webex = Webex::start().await;
    let gate = Arc::new(Semaphore::new(0));
    webex.script("access_token", grant("new-access", "new-refresh").gated(&gate));
    let (keeper, _profile) = keeper(&webex, due());
    assert_eq!(words(keeper.bearer().await).unwrap(), "old-access", "after the patience of 3 s");
    gate.add_permits(1);
    wait_until("the refresh to land", || keeper.scopes().is_some_and(|scopes| scopes.len() == 3)).await;
    assert_eq!(words(keeper.bearer().await).unwrap(), "new-access");
    assert_eq!(webex.seen().len(), 1);
}

#[tokio::test]
async fn a_401_renews_once_and_a_late_401_gets_the_new_bearer_without_a_request() {
    let webex = Webex::start().await;
    webex.script("access_token", grant("new-access", "new-refresh"));
    let (keeper, _profile) = keeper(&webex, fresh());
    let old = SecretString::from("old-access");
    assert_eq!(words(keeper.renewed(&old).await).unwrap(), "new-access");
    assert_eq!(words(keeper.renewed(&old).await).unwrap(), "new-access");
    assert_eq!(words(keeper.bearer().await).unwrap(), "new-access");
    assert_eq!(webex.seen().len(), 1);
}

#[tokio::test]
async fn an_answer_without_refresh_token_or_scope_keeps_the_old_ones() {
    let webex = Webex::start().await;
    webex
        .script("access_token", Reply::json(200, json!({ "access_token": "second", "expires_in": 100 })))
        .script("access_token", grant("third", "new-refresh"));
    let (keeper, _profile) = keeper(&webex, fresh());
    assert_eq!(words(keeper.renewed(&"old-access".into()).await).unwrap(), "second");
    assert_eq!(keeper.scopes(), fresh().scopes);
    assert_eq!(words(keeper.renewed(&"second".into()).await).unwrap(), "third");
    let refreshes: Vec<_> = webex.seen().into_iter().map(|seen| seen.form["refresh_token"].clone()).collect();
    assert_eq!(refreshes, ["old-refresh", "old-refresh"]);
}

#[tokio::test]
async fn a_cancelled_request_does_not_lose_the_refresh_that_it_began() {
    let webex = Webex::start().await;
    let gate = Arc::new(Semaphore::new(0));
    webex.script("access_token", grant("new-access", "new-refresh").gated(&gate));
    let (keeper, _profile) = keeper(&webex, dead());
    let request = tokio::spawn({
        let keeper = Arc::clone(&keeper);
        async move { keeper.bearer().await }
    });
    wait_until("the refresh", || webex.seen().len() == 1).await;
    request.abort();
    assert!(request.await.unwrap_err().is_cancelled());
    gate.add_permits(1);
    assert_eq!(words(keeper.bearer().await).unwrap(), "new-access");
    assert_eq!(webex.seen().len(), 1, "a rotated refresh token would be lost by a second one");
}

#[tokio::test]
async fn a_personal_token_is_used_until_webex_refuses_it() {
    let profile = tempfile::tempdir().unwrap();
    let tokens = personal::tokens("Bearer NzAabc_P0A1_123").unwrap();
    let keeper = Keeper::new(None, tokens, Secrets::memory(profile.path()));
    assert_eq!(words(keeper.bearer().await).unwrap(), "NzAabc_P0A1_123");
    assert_eq!(keeper.scopes(), None);
    assert_eq!(words(keeper.renewed(&"NzAabc_P0A1_123".into()).await), Err(KeeperError::Expired));
    assert_eq!(words(keeper.bearer().await), Err(KeeperError::Expired));
    let ended = tokio::time::timeout(Duration::from_secs(5), keeper.run_refresh(CancellationToken::new()));
    assert_eq!(ended.await.unwrap(), Ended::Expired);
}
