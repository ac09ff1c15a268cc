//! The device grant over HTTP. The pace itself is a table in `oauth::device`; here it is lived through.

use std::time::Duration;

use secrecy::ExposeSecret as _;
use serde_json::json;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;
use valet::oauth::device::{self, DeviceCode};
use valet::oauth::{SignInError, Tokens};

use crate::support::*;

/// `interval` 0: polls come one second apart (contract 9.3: interval +1 s).
fn started(expires_in: u64) -> Reply {
    Reply::json(
        200,
        json!({
            "device_code": "dev1ce-words", "expires_in": expires_in, "user_code": "482913", "interval": 0,
            "verification_uri": "https://webex.example/verify",
            "verification_uri_complete": "https://webex.example/verify?userCode=9ab0",
        }),
    )
}

async fn sign_in(webex: &Webex) -> (Result<Tokens, SignInError>, Option<DeviceCode>) {
    let mut shown = None;
    let outcome =
        device::sign_in(&webex.integration(&[]), CancellationToken::new(), |code| shown = Some(code)).await;
    (outcome, shown)
}

async fn ended_by(reply: Reply) -> SignInError {
    let webex = Webex::start().await;
    webex.script("device/authorize", started(300)).script("device/token", reply);
    let error = sign_in(&webex).await.0.unwrap_err();
    assert_eq!(webex.seen().len(), 2, "the sign-in ends with this answer");
    error
}

#[tokio::test]
async fn a_code_is_shown_and_polled_for_until_somebody_confirms() {
    let webex = Webex::start().await;
    webex
        .script("device/authorize", started(300))
        .script("device/token", Reply::webex(428, "The request is pending."))
        .script("device/token", Reply::webex(400, "authorization_pending"))
        .script("device/token", grant("access-words", "refresh-words"));
    let (outcome, shown) = sign_in(&webex).await;
    assert_eq!(outcome.unwrap().access.expose_secret(), "access-words");
    let shown = shown.expect("the code was shown");
    assert_eq!(shown.user_code, "482913");
    assert_eq!(shown.verification_uri.as_str(), "https://webex.example/verify");
    assert!(shown.verification_uri_complete.is_some());

    let seen = webex.seen();
    assert_eq!(seen[0].form["client_id"], "C0ffee");
    assert_eq!(
        seen[0].form["scope"],
        "spark:calls_read spark:calls_write spark:telephony_config_read spark:xsi"
    );
    for poll in &seen[1..] {
        assert_eq!(poll.path, "/v1/device/token");
        // base64 of C0ffee:client-secret-words
        assert_eq!(poll.authorization.as_deref(), Some("Basic QzBmZmVlOmNsaWVudC1zZWNyZXQtd29yZHM="));
        assert_eq!(poll.form["grant_type"], "urn:ietf:params:oauth:grant-type:device_code");
        assert_eq!(poll.form["device_code"], "dev1ce-words");
        assert_eq!(poll.form["client_id"], "C0ffee");
        assert!(!poll.form.contains_key("client_secret"), "the secret goes in the header only");
    }
    for pair in seen.windows(2) {
        let apart = pair[1].at.duration_since(pair[0].at);
        assert!(apart.as_millis() >= 990, "polls are at least interval + 1 s apart: {apart:?}");
    }
}

#[tokio::test]
async fn slow_down_makes_the_next_poll_5_seconds_later() {
    let webex = Webex::start().await;
    webex
        .script("device/authorize", started(300))
        .script("device/token", Reply::webex(400, "slow_down"))
        .script("device/token", grant("a", "r"));
    sign_in(&webex).await.0.unwrap();
    let seen = webex.seen();
    assert!(seen[2].at.duration_since(seen[1].at).as_millis() >= 5990, "{seen:?}");
}

#[tokio::test]
async fn trouble_on_the_way_is_waited_out() {
    let webex = Webex::start().await;
    webex
        .script("device/authorize", started(300))
        .script("device/token", Reply::text(503, "<html>down</html>"))
        .script("device/token", grant("a", "r"));
    sign_in(&webex).await.0.expect("a breakdown ends nothing");
    assert_eq!(webex.seen().len(), 3);
}

#[tokio::test]
async fn a_declined_code_says_so() {
    assert_eq!(ended_by(Reply::webex(400, "access_denied")).await, SignInError::Denied);
}

#[tokio::test]
async fn a_code_that_ran_out_says_so_whoever_notices_first() {
    let noticed_there = ended_by(Reply::webex(400, "invalid_grant")).await;
    assert_eq!(noticed_there, SignInError::DeviceExpired);
    assert!(noticed_there.to_string().starts_with("The code was not confirmed at Webex in time."));
    let webex = Webex::start().await;
    webex.script("device/authorize", started(2)).script("device/token", Reply::text(428, ""));
    assert_eq!(sign_in(&webex).await.0.unwrap_err(), SignInError::DeviceExpired);
    assert_eq!(webex.seen().len(), 2, "nobody asks after a code that has run out");
}

#[tokio::test]
async fn a_wrong_secret_ends_the_polling() {
    assert_eq!(ended_by(Reply::webex(401, "invalid_client")).await, SignInError::WrongClient);
}

#[tokio::test]
async fn a_refused_start_has_its_sentence() {
    for (reply, error) in [
        (Reply::webex(400, "Client Id is invalid"), SignInError::WrongClient),
        (Reply::text(429, "").header("retry-after", "9"), SignInError::TooFast(Some(Duration::from_secs(9)))),
    ] {
        let webex = Webex::start().await;
        webex.script("device/authorize", reply);
        let (outcome, shown) = sign_in(&webex).await;
        assert_eq!(outcome.unwrap_err(), error);
        assert!(shown.is_none(), "no code to show");
    }
}

#[tokio::test]
async fn a_link_that_is_no_web_page_is_not_shown() {
    let webex = Webex::start().await;
    let odd = json!({ "device_code": "d", "user_code": "1", "verification_uri": "file:///etc/passwd" });
    webex.script("device/authorize", Reply::json(200, odd));
    let (outcome, shown) = sign_in(&webex).await;
    assert!(matches!(outcome, Err(SignInError::Unexpected { .. })) && shown.is_none());
}

#[tokio::test]
async fn cancel_ends_the_polling_at_once() {
    let webex = Webex::start().await;
    webex.script("device/authorize", started(300));
    let (cancel, (sender, shown)) = (CancellationToken::new(), oneshot::channel());
    let (integration, token) = (webex.integration(&[]), cancel.clone());
    let signing_in =
        tokio::spawn(
            async move { device::sign_in(&integration, token, |code| sender.send(code).unwrap()).await },
        );
    shown.await.unwrap();
    cancel.cancel();
    assert_eq!(ended("the sign-in", signing_in).await.unwrap_err(), SignInError::Cancelled);
}

#[tokio::test]
async fn an_echoed_device_code_is_not_repeated() {
    let error = ended_by(Reply::echo(404)).await;
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("[redacted]") && !shown.contains("dev1ce-words"), "{shown}");
}

#[tokio::test]
async fn an_answer_that_is_far_too_long_is_refused_with_a_sentence() {
    for status in [200, 400] {
        let webex = Webex::start().await;
        webex.script("device/authorize", Reply::text(status, &"x".repeat(10 << 20)));
        let error = sign_in(&webex).await.0.unwrap_err();
        assert!(error.to_string().contains("the answer is far too long"), "{status}: {error}");
    }
}
