//! `POST /access_token` with a code.

use std::collections::BTreeSet;

use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use valet::simulator::auth::{Denied, Grant};

use super::desk::{BACK, Desk, ID, ROSA, SCOPE, SECRET, TOM, VERIFIER, json, refused, returned, text};

#[tokio::test]
async fn a_code_becomes_the_token_object_of_the_contract() {
    let desk = Desk::open().await;
    let code = desk.sign_in(TOM, &[]).await;
    let response = desk.exchange(&code).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert!(response.headers().contains_key("trackingid"));
    let tokens = json(response, 200).await;
    let keys: Vec<&str> = tokens.as_object().unwrap().keys().map(String::as_str).collect();
    let expected =
        ["access_token", "expires_in", "refresh_token", "refresh_token_expires_in", "scope", "token_type"];
    assert_eq!(keys.into_iter().collect::<BTreeSet<_>>(), expected.into());
    assert_eq!(
        (&tokens["expires_in"], &tokens["refresh_token_expires_in"]),
        (&json!(1_209_599), &json!(7_775_999))
    );
    assert_eq!((text(&tokens, "token_type"), text(&tokens, "scope")), ("Bearer", SCOPE));
    let grant = desk.auth.check(Some(&format!("Bearer {}", text(&tokens, "access_token")))).unwrap();
    let scopes = SCOPE.split(' ').map(str::to_owned).collect();
    assert_eq!(grant, Grant { email: TOM.to_owned(), person_id: "P-tom".to_owned(), scopes });
}

#[tokio::test]
async fn the_client_may_prove_itself_with_basic() {
    let desk = Desk::open().await;
    let code = desk.sign_in(ROSA, &[]).await;
    let form: Vec<_> =
        desk.exchange_form(&code).into_iter().filter(|(name, _)| !name.starts_with("client_")).collect();
    let request =
        desk.http.post(format!("{}/access_token", desk.api_base)).basic_auth(ID, Some(SECRET)).form(&form);
    json(request.send().await.unwrap(), 200).await;
}

#[tokio::test]
async fn a_used_code_is_refused_and_its_tokens_are_revoked() {
    let desk = Desk::open().await;
    let code = desk.sign_in(ROSA, &[]).await;
    let tokens = json(desk.exchange(&code).await, 200).await;
    assert!(desk.serves(&tokens));
    assert_eq!(refused(desk.exchange(&code).await, 400).await, "invalid_grant");
    let header = format!("Bearer {}", text(&tokens, "access_token"));
    assert_eq!(desk.auth.check(Some(&header)), Err(Denied::Unknown));
    assert_eq!(refused(desk.refresh(text(&tokens, "refresh_token")).await, 400).await, "invalid_grant");
}

#[tokio::test]
async fn a_code_that_is_a_minute_old_is_refused() {
    let desk = Desk::open().await;
    let code = desk.sign_in(ROSA, &[]).await;
    desk.clock.advance(60);
    assert_eq!(refused(desk.exchange(&code).await, 400).await, "invalid_grant");
    desk.turn(json!({"codeSecs": 600}));
    let code = desk.sign_in(ROSA, &[]).await;
    desk.clock.advance(500);
    json(desk.exchange(&code).await, 200).await;
}

#[tokio::test]
async fn an_exchange_that_is_wrong_in_one_field_is_refused() {
    let desk = Desk::open().await;
    let code = desk.sign_in(ROSA, &[]).await;
    let other = VERIFIER.replace('d', "e");
    for (field, value, status, error) in [
        ("client_id", "other", 401, "invalid_client"),
        ("client_secret", "other", 401, "invalid_client"),
        ("client_secret", "", 401, "invalid_client"),
        ("code", "other", 400, "invalid_grant"),
        ("code", "", 400, "invalid_request"),
        ("redirect_uri", "http://127.0.0.1:43118/callback", 400, "invalid_grant"),
        ("redirect_uri", "", 400, "invalid_request"),
        ("code_verifier", other.as_str(), 400, "invalid_grant"),
        ("code_verifier", "", 400, "invalid_grant"),
        ("grant_type", "password", 400, "unsupported_grant_type"),
        ("grant_type", "", 400, "invalid_request"),
    ] {
        let mut form = desk.exchange_form(&code);
        form.retain(|(name, _)| *name != field);
        form.push((field, value));
        assert_eq!(refused(desk.post("/access_token", &form).await, status).await, error, "{field}={value}");
    }
    json(desk.exchange(&code).await, 200).await;
}

#[tokio::test]
async fn a_wrong_client_is_challenged_to_authenticate() {
    let desk = Desk::open().await;
    let request = desk.http.post(format!("{}/access_token", desk.api_base)).basic_auth(ID, Some("wrong"));
    let response =
        request.form(&[("grant_type", "refresh_token"), ("refresh_token", "x")]).send().await.unwrap();
    assert!(response.headers()["www-authenticate"].to_str().unwrap().starts_with("Basic "));
    assert_eq!(refused(response, 401).await, "invalid_client");
}

#[tokio::test]
async fn only_a_form_is_read() {
    let desk = Desk::open().await;
    let code = desk.sign_in(ROSA, &[]).await;
    let fields: serde_json::Map<String, Value> =
        desk.exchange_form(&code).into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let url = format!("{}/access_token", desk.api_base);
    refused(desk.http.post(&url).json(&fields).send().await.unwrap(), 415).await;
    refused(desk.http.post(&url).body("grant_type=refresh_token").send().await.unwrap(), 415).await;
    let encoded =
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(desk.exchange_form(&code)).finish();
    let typed = desk.http.post(&url).header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8");
    json(typed.body(encoded).send().await.unwrap(), 200).await;
}

#[tokio::test]
async fn a_plain_challenge_and_none_at_all_are_served_too() {
    let desk = Desk::open().await;
    let plain = [("code_challenge", VERIFIER), ("code_challenge_method", "")];
    let code = desk.sign_in(ROSA, &plain).await;
    json(desk.exchange(&code).await, 200).await;
    let code = desk.sign_in(ROSA, &[("code_challenge", ""), ("code_challenge_method", "")]).await;
    assert_eq!(
        refused(desk.exchange(&code).await, 400).await,
        "invalid_grant",
        "a verifier that nobody announced"
    );
    let mut form = desk.exchange_form(&code);
    form.retain(|(name, _)| *name != "code_verifier");
    json(desk.post("/access_token", &form).await, 200).await;
}

#[tokio::test]
async fn a_refusal_may_come_in_webex_style() {
    let desk = Desk::open().await;
    desk.turn(json!({"errorStyle": "webex"}));
    let request = desk.http.post(format!("{}/access_token", desk.api_base)).header("TrackingID", "DESK_1");
    let response = request.form(&desk.exchange_form("other")).send().await.unwrap();
    assert_eq!(response.headers()["trackingid"], "DESK_1");
    let body = json(response, 400).await;
    assert_eq!(
        (text(&body, "trackingId"), &body["errors"]),
        ("DESK_1", &json!([{"description": "invalid_grant"}]))
    );
    assert!(text(&body, "message").ends_with('.') && body.get("error").is_none());
}

#[tokio::test]
async fn no_refusal_repeats_what_was_sent() {
    let desk = Desk::open().await;
    for style in ["oauth", "webex"] {
        desk.turn(json!({"errorStyle": style}));
        let body = desk.exchange("t0p-secret-code").await.text().await.unwrap();
        assert!(!body.contains("t0p-secret") && !body.contains(SECRET) && !body.contains(VERIFIER), "{body}");
    }
}

#[tokio::test]
async fn a_hinted_user_signs_in_by_himself_when_consent_is_automatic() {
    let desk = Desk::open().await;
    desk.turn(json!({"consent": "auto"}));
    let back = returned(&desk.authorize(&[("login_hint", TOM), ("redirect_uri", BACK)]).await);
    let tokens = json(desk.exchange(&back["code"]).await, 200).await;
    let grant = desk.auth.check(Some(&format!("Bearer {}", text(&tokens, "access_token")))).unwrap();
    assert_eq!(grant.email, TOM);
}
