//! The authorization code flow, and the sentence of every way in which it can go wrong.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::ExposeSecret as _;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;
use valet::oauth::{SignInError, scopes};

use crate::support::*;

/// Signs in against one scripted token answer; the outcome and the page that the browser got.
async fn exchanged(reply: Reply) -> (Result<valet::oauth::Tokens, SignInError>, String, Webex) {
    let webex = Webex::start().await;
    webex.script("access_token", reply);
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    let page = waiting.browse("code=c0de-words&state={state}").await;
    (waiting.end().await, page, webex)
}

#[tokio::test]
async fn a_sign_in_sends_what_the_contract_says_and_brings_tokens() {
    let webex = Webex::start().await;
    webex.script("access_token", grant("access-words", "refresh-words"));
    let uris = redirect_uris(2).await;
    let waiting = Waiting::start(webex.integration(&uris), LIMIT).await;
    let asked = waiting.query.clone();
    assert!(waiting.link.as_str().starts_with(&format!("{}/authorize?", webex.base)));
    assert_eq!(asked["response_type"], "code");
    assert_eq!(asked["client_id"], "C0ffee");
    assert_eq!(asked["redirect_uri"], uris[0]);
    assert_eq!(asked["scope"], "spark:calls_read spark:calls_write spark:telephony_config_read spark:xsi");
    assert_eq!(asked["code_challenge_method"], "S256");
    assert!(asked["state"].len() >= 20, "128 random bits");
    assert!(!waiting.link.as_str().contains(SECRET));

    let page = waiting.browse("code=c0de-words&state={state}").await;
    let tokens = waiting.end().await.unwrap();
    assert_eq!(status(&page), 200);
    assert!(page.contains("You are signed in"), "{page}");

    let [exchange] = &webex.seen()[..] else { panic!("one exchange: {:?}", webex.seen()) };
    assert_eq!(exchange.path, "/v1/access_token");
    for (name, value) in [
        ("grant_type", "authorization_code"),
        ("client_id", "C0ffee"),
        ("client_secret", SECRET),
        ("code", "c0de-words"),
        ("redirect_uri", &uris[0]),
    ] {
        assert_eq!(exchange.form[name], value);
    }
    let verifier = &exchange.form["code_verifier"];
    assert_eq!(URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)), asked["code_challenge"]);
    assert!((43..=128).contains(&verifier.len()));
    assert!(exchange.tracking_id.as_deref().is_some_and(|id| id.starts_with("VALET_")));

    assert_eq!(tokens.access.expose_secret(), "access-words");
    assert_eq!(tokens.refresh.as_ref().unwrap().expose_secret(), "refresh-words");
    assert_eq!(tokens.access_expires_at.unwrap().duration_since(tokens.received_at).as_secs(), 1_209_599);
    assert!(!format!("{tokens:?}").contains("-words"));
}

#[tokio::test]
async fn two_sign_ins_share_neither_state_nor_challenge() {
    let webex = Webex::start().await;
    let one = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    let two = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    assert_ne!(one.query["state"], two.query["state"]);
    assert_ne!(one.query["code_challenge"], two.query["code_challenge"]);
}

#[tokio::test]
async fn a_declined_consent_says_so_in_the_browser_and_here() {
    let webex = Webex::start().await;
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    let page = waiting.browse("error=access_denied&error_description=no&state={state}").await;
    let error = waiting.end().await.unwrap_err();
    assert_eq!(error, SignInError::Denied);
    assert!(error.to_string().starts_with("The sign-in was declined at Webex."), "{error}");
    assert!(page.contains("You are not signed in"), "{page}");
    assert!(webex.seen().is_empty(), "nothing is exchanged");
}

#[tokio::test]
async fn a_scope_that_is_not_registered_is_told_with_its_names() {
    let webex = Webex::start().await;
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    let page = waiting.browse("error=invalid_scope&state={state}").await;
    let error = waiting.end().await.unwrap_err().to_string();
    assert!(
        error.starts_with("Webex refused the permissions that Valet asked for (spark:calls_read "),
        "{error}"
    );
    assert!(error.contains("spark:xsi). Add them to the integration"), "{error}");
    assert!(page.contains("The sign-in did not work") && page.contains("spark:xsi"), "{page}");
}

#[tokio::test]
async fn a_used_code_is_refused_and_not_tried_again() {
    for reply in
        [Reply::oauth(400, "invalid_grant"), Reply::webex(400, "invalid_grant"), Reply::text(400, "")]
    {
        let (outcome, page, webex) = exchanged(reply).await;
        let error = outcome.unwrap_err();
        assert_eq!(error, SignInError::InvalidGrant);
        let sentence = "The one-time code from Webex was already used or has run out. Sign in again.";
        assert_eq!(error.to_string(), sentence);
        assert!(page.contains(sentence), "{page}");
        assert_eq!(webex.seen().len(), 1);
    }
}

#[tokio::test]
async fn a_wrong_client_secret_is_told() {
    for reply in
        [Reply::oauth(401, "invalid_client"), Reply::webex(401, "Bad credentials"), Reply::text(401, "")]
    {
        let (outcome, _, _) = exchanged(reply).await;
        let error = outcome.unwrap_err();
        assert_eq!(error, SignInError::WrongClient);
        assert!(error.to_string().starts_with("Webex does not accept the client id or the client secret."));
    }
}

#[tokio::test]
async fn a_narrower_grant_is_known_and_each_missing_scope_has_its_sentence() {
    let (outcome, _, webex) =
        exchanged(Reply::json(200, json!({ "access_token": "a", "scope": "spark:calls_read" }))).await;
    let tokens = outcome.unwrap();
    let missing: Vec<_> = scopes::missing(&webex.integration(&[]), &tokens).into_iter().collect();
    assert_eq!(missing, ["spark:calls_write", "spark:telephony_config_read", "spark:xsi"]);
    assert!(scopes::sentence(&missing[0]).starts_with("Valet cannot retrieve, answer or hang up, because"));
}

#[tokio::test]
async fn a_grant_without_scope_and_refresh_is_taken_as_it_is() {
    let (outcome, _, webex) = exchanged(Reply::json(201, json!({ "access_token": "a" }))).await;
    let tokens = outcome.expect("any 2xx is a success");
    assert!(tokens.scopes.is_none() && tokens.refresh.is_none() && tokens.access_expires_at.is_none());
    assert!(scopes::missing(&webex.integration(&[]), &tokens).is_empty());
}

#[tokio::test]
async fn a_redirect_of_the_token_endpoint_is_not_followed() {
    let webex = Webex::start().await;
    let elsewhere = format!("{}/elsewhere", webex.base);
    webex.script("access_token", Reply::text(307, "").header("location", &elsewhere));
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    waiting.browse("code=c&state={state}").await;
    assert!(matches!(waiting.end().await, Err(SignInError::Unreachable(_))));
    assert_eq!(webex.seen().len(), 1, "secrets go to one address only");
}

#[tokio::test]
async fn rate_limit_breakdown_and_nonsense_have_their_sentences() {
    let (outcome, ..) = exchanged(Reply::text(429, "").header("retry-after", "7")).await;
    assert_eq!(
        outcome.unwrap_err().to_string(),
        "Webex asks for a pause. Wait 7 seconds, then sign in again."
    );
    for (reply, said) in [
        (Reply::text(503, "<html>down</html>"), "no reason given, tracking id VALET_"),
        (Reply::webex(500, "Database away"), "Database away, tracking id SCRIPT_1 (status 500)."),
        (Reply::text(200, "Welcome"), "the token answer cannot be read"),
        (Reply::json(200, json!({ "access_token": "" })), "the token answer cannot be read"),
    ] {
        let error = exchanged(reply).await.0.unwrap_err().to_string();
        assert!(
            error.starts_with("Webex gave an answer that Valet cannot use: ") && error.contains(said),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_page_of_the_network_in_place_of_the_tokens_is_told_as_one() {
    let (outcome, ..) = exchanged(Reply::text(200, " <html>welcome</html>")).await;
    assert_eq!(
        outcome.unwrap_err().to_string(),
        "Webex cannot be reached: a page of this network answers in its place, such as the sign-in page of a guest network. \
         Check the network and the proxy in the settings, then sign in again."
    );
}

#[tokio::test]
async fn a_webex_that_is_not_there_is_told_with_the_reason() {
    let webex = Webex::start().await;
    let [port] = free_ports(1).await[..] else { unreachable!() };
    let mut integration = webex.integration(&redirect_uris(1).await);
    integration.api_base = format!("http://127.0.0.1:{port}/v1").parse().unwrap();
    let waiting = Waiting::start(integration, LIMIT).await;
    waiting.browse("code=c&state={state}").await;
    let error = waiting.end().await.unwrap_err().to_string();
    assert!(
        error.starts_with("Webex cannot be reached: no connection (") && error.contains("proxy"),
        "{error}"
    );
}

#[tokio::test]
async fn a_server_that_echoes_secrets_cannot_bring_them_into_an_error() {
    let webex = Webex::start().await;
    webex.script("access_token", Reply::echo(500));
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    let page = waiting.browse("code=c0de-words&state={state}").await;
    let error = waiting.end().await.unwrap_err();
    let verifier = webex.seen()[0].form["code_verifier"].clone();
    let shown = format!("{error} {error:?} {page}");
    assert!(shown.contains("[redacted]"), "{shown}");
    for secret in [SECRET, "c0de-words", &verifier] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn cancelling_during_the_exchange_ends_it_at_once() {
    let webex = Webex::start().await;
    let gate = Arc::new(Semaphore::new(0));
    webex.script("access_token", grant("a", "r").gated(&gate));
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    let cancel = waiting.cancel.clone();
    let (page, ()) = tokio::join!(waiting.browse("code=c&state={state}"), async {
        wait_until("the exchange", || webex.seen().len() == 1).await;
        cancel.cancel();
    });
    assert_eq!(waiting.end().await.unwrap_err(), SignInError::Cancelled);
    assert!(page.contains("The sign-in was cancelled."), "{page}");
}

#[tokio::test]
async fn secrets_are_not_sent_over_plain_http_to_another_machine() {
    let webex = Webex::start().await;
    let mut integration = webex.integration(&redirect_uris(1).await);
    integration.api_base = "http://webex.example/v1".parse().unwrap();
    let link = |url| panic!("no link is given: {url}");
    let outcome = valet::oauth::code::sign_in(&integration, LIMIT, Default::default(), link).await;
    assert_eq!(outcome.unwrap_err(), SignInError::NotSecure("http://webex.example".to_owned()));
}
