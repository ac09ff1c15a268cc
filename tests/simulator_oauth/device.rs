//! The device grant (contract 9.3).

use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

use super::desk::{Desk, ID, ROSA, SCOPE, SECRET, TOM, hidden, json, text};

const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";

async fn drive_to_started(desk: &Desk) -> Value {
    json(desk.post("/device/authorize", &[("client_id", ID), ("scope", SCOPE)]).await, 200).await
}

async fn poll_with(desk: &Desk, secret: &str, form: &[(&str, &str)]) -> Response {
    let request = desk.http.post(format!("{}/device/token", desk.api_base)).basic_auth(ID, Some(secret));
    request.form(form).send().await.unwrap()
}

async fn poll(desk: &Desk, started: &Value) -> Response {
    let form = [("grant_type", GRANT_TYPE), ("device_code", text(started, "device_code")), ("client_id", ID)];
    poll_with(desk, SECRET, &form).await
}

/// The description of a refusal in Webex's style that must have this status.
async fn refused(response: Response, status: u16) -> String {
    let body = json(response, status).await;
    assert!(body["message"].is_string() && body["trackingId"].is_string(), "{body}");
    text(&body["errors"][0], "description").to_owned()
}

async fn decide(desk: &Desk, started: &Value, user: &str, decision: &str) -> StatusCode {
    let page =
        desk.http.get(text(started, "verification_uri_complete")).send().await.unwrap().text().await.unwrap();
    assert!(page.contains(text(started, "user_code")), "{page}");
    let (nonce, code) = (hidden(&page, "nonce"), hidden(&page, "userCode"));
    let form =
        [("nonce", nonce.as_str()), ("userCode", code.as_str()), ("user", user), ("decision", decision)];
    desk.post("/device/verify", &form).await.status()
}

#[tokio::test]
async fn a_started_grant_says_what_the_contract_lists() {
    let desk = Desk::open().await;
    let started = drive_to_started(&desk).await;
    let page = format!("{}/device/verify", desk.api_base);
    assert_eq!(text(&started, "verification_uri"), page);
    assert!(text(&started, "verification_uri_complete").starts_with(&format!("{page}?userCode=")));
    let digits = text(&started, "user_code");
    assert!(digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{digits}");
    assert_eq!((&started["expires_in"], &started["interval"]), (&json!(300), &json!(2)));
}

#[tokio::test]
async fn an_approved_device_gets_tokens_once_and_can_refresh_them() {
    let desk = Desk::open().await;
    let started = drive_to_started(&desk).await;
    assert_eq!(refused(poll(&desk, &started).await, 428).await, "authorization_pending");
    assert_eq!(decide(&desk, &started, TOM, "allow").await, StatusCode::OK);
    let tokens = json(poll(&desk, &started).await, 200).await;
    assert_eq!(text(&tokens, "scope"), SCOPE);
    let grant = desk.auth.check(Some(&format!("Bearer {}", text(&tokens, "access_token")))).unwrap();
    assert_eq!(grant.email, TOM);
    json(desk.refresh(text(&tokens, "refresh_token")).await, 200).await;
    assert_eq!(refused(poll(&desk, &started).await, 400).await, "invalid_grant");
}

#[tokio::test]
async fn a_person_may_type_the_digits_and_a_wrong_code_is_told() {
    let desk = Desk::open().await;
    let started = drive_to_started(&desk).await;
    let page = |query: String| {
        let request = desk.http.get(format!("{}/device/verify{query}", desk.api_base));
        async { request.send().await.unwrap() }
    };
    let blank = page(String::new()).await;
    assert_eq!(blank.status(), StatusCode::OK);
    assert!(blank.text().await.unwrap().contains("<label for=\"userCode\">"));
    let typed = page(format!("?userCode={}", text(&started, "user_code"))).await;
    assert!(typed.text().await.unwrap().contains("See your calls and your call history"));
    let wrong = page("?userCode=%3Cb%3E".to_owned()).await;
    assert_eq!(wrong.status(), StatusCode::BAD_REQUEST);
    assert!(wrong.text().await.unwrap().contains("role=\"alert\""));
}

#[tokio::test]
async fn a_denied_device_is_told_so() {
    let desk = Desk::open().await;
    let started = drive_to_started(&desk).await;
    assert_eq!(decide(&desk, &started, ROSA, "deny").await, StatusCode::OK);
    assert_eq!(refused(poll(&desk, &started).await, 400).await, "access_denied");
}

#[tokio::test]
async fn a_hasty_poll_is_told_to_slow_down() {
    let desk = Desk::open().await;
    desk.turn(json!({"deviceInterval": 60}));
    let started = drive_to_started(&desk).await;
    assert_eq!(refused(poll(&desk, &started).await, 428).await, "authorization_pending");
    assert_eq!(refused(poll(&desk, &started).await, 400).await, "slow_down");
    desk.clock.advance(60);
    assert_eq!(refused(poll(&desk, &started).await, 428).await, "authorization_pending");
}

#[tokio::test]
async fn an_expired_device_code_is_an_invalid_grant() {
    let desk = Desk::open().await;
    let started = drive_to_started(&desk).await;
    desk.clock.advance(300);
    assert_eq!(refused(poll(&desk, &started).await, 400).await, "invalid_grant");
}

#[tokio::test]
async fn the_knobs_approve_or_deny_after_so_many_pendings() {
    let desk = Desk::open().await;
    desk.turn(json!({"devicePending": 2, "deviceInterval": 0, "pendingAs400": true}));
    for (deny, last) in [(false, 200), (true, 400)] {
        desk.turn(json!({"deviceDeny": deny}));
        let started = drive_to_started(&desk).await;
        for _ in 0..2 {
            assert_eq!(refused(poll(&desk, &started).await, 400).await, "authorization_pending");
        }
        assert_eq!(poll(&desk, &started).await.status(), last);
    }
}

#[tokio::test]
async fn a_start_that_is_wrong_is_refused_in_webex_style() {
    let desk = Desk::open().await;
    for (form, description) in [
        (vec![("client_id", "other"), ("scope", SCOPE)], "Client Id is invalid"),
        (vec![("scope", SCOPE)], "Client Id is invalid"),
        (vec![("client_id", ID), ("scope", "spark:calls_read openid")], "invalid_scope"),
        (vec![("client_id", ID), ("scope", "spark:all")], "invalid_scope"),
        (vec![("client_id", ID)], "invalid_scope"),
    ] {
        assert_eq!(refused(desk.post("/device/authorize", &form).await, 400).await, description);
    }
    let url = format!("{}/device/authorize", desk.api_base);
    let response = desk.http.post(url).json(&json!({"client_id": ID, "scope": SCOPE})).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn a_poll_that_is_wrong_is_refused_in_webex_style() {
    let desk = Desk::open().await;
    let started = drive_to_started(&desk).await;
    let good =
        [("grant_type", GRANT_TYPE), ("device_code", text(&started, "device_code")), ("client_id", ID)];
    assert_eq!(refused(poll_with(&desk, "wrong", &good).await, 400).await, "invalid_client");
    let with_secret: Vec<_> = good.into_iter().chain([("client_secret", SECRET)]).collect();
    assert_eq!(
        refused(desk.post("/device/token", &with_secret).await, 400).await,
        "invalid_client",
        "Basic is a must"
    );
    for (field, value, description) in [
        ("client_id", "other", "invalid_client"),
        ("client_id", "", "invalid_request"),
        ("device_code", "other", "invalid_grant"),
        ("device_code", "", "invalid_request"),
        ("grant_type", "refresh_token", "unsupported_grant_type"),
        ("grant_type", "", "invalid_request"),
    ] {
        let mut form: Vec<_> = good.into_iter().filter(|(name, _)| *name != field).collect();
        form.push((field, value));
        assert_eq!(refused(poll_with(&desk, SECRET, &form).await, 400).await, description, "{field}={value}");
    }
}

#[tokio::test]
async fn a_forged_form_approves_no_device() {
    let desk = Desk::open().await;
    let started = drive_to_started(&desk).await;
    let form = [("nonce", "forged"), ("userCode", text(&started, "user_code")), ("decision", "allow")];
    assert_eq!(desk.post("/device/verify", &form).await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(refused(poll(&desk, &started).await, 428).await, "authorization_pending");
}
