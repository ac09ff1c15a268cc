//! `GET /authorize` and its page.

use reqwest::StatusCode;
use serde_json::json;

use super::desk::{BACK, Desk, ID, ROSA, TOM, hidden, returned};

#[tokio::test]
async fn the_page_says_who_asks_for_what_and_lets_the_person_choose() {
    let desk = Desk::open().await;
    let response = desk.authorize(&[]).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert!(response.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    let page = response.text().await.unwrap();
    for part in [
        "<html lang=\"en\">",
        "<h1>Sign in to Webex</h1>",
        ID,
        BACK,
        "See your calls and your call history",
        "<form method=\"post\" action=\"/v1/authorize/decision\">",
        "<legend>Sign in as</legend>",
        "value=\"rosa.keller@example.org\" checked",
        "Tom Abel",
        "value=\"allow\">Allow</button>",
        "value=\"deny\" class=\"second\">Deny</button>",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
}

#[tokio::test]
async fn a_login_hint_preselects_its_user() {
    let desk = Desk::open().await;
    let page = desk.authorize(&[("login_hint", TOM)]).await.text().await.unwrap();
    assert!(
        page.contains("value=\"tom.abel@example.org\" checked")
            && !page.contains("keller@example.org\" checked")
    );
}

#[tokio::test]
async fn an_untrusted_address_gets_a_page_and_no_redirect() {
    let desk = Desk::open().await;
    for changes in [
        [("redirect_uri", "http://127.0.0.1:43117/callback/")],
        [("redirect_uri", "http://localhost:43117/callback")],
        [("redirect_uri", "https://evil.example.test/")],
        [("redirect_uri", "")],
        [("client_id", "other")],
        [("client_id", "")],
    ] {
        let response = desk.authorize(&changes).await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{changes:?}");
        assert!(!response.headers().contains_key("location"), "{changes:?}");
        let page = response.text().await.unwrap();
        assert!(page.contains("<h1>This sign-in cannot go on</h1>") && !page.contains("evil"), "{page}");
    }
}

#[tokio::test]
async fn every_other_fault_goes_back_with_its_error_and_the_state() {
    let desk = Desk::open().await;
    for (changes, error) in [
        (("response_type", "token"), "unsupported_response_type"),
        (("scope", "spark:calls_read spark:all"), "invalid_scope"),
        (("code_challenge", "short"), "invalid_request"),
        (("code_challenge_method", "S512"), "invalid_request"),
        (("prompt", "none"), "login_required"),
    ] {
        let back = returned(&desk.authorize(&[changes]).await);
        assert_eq!((back["error"].as_str(), back["state"].as_str()), (error, "st/1 +"));
        assert!(!back["error_description"].is_empty() && !back.contains_key("code"));
    }
}

#[tokio::test]
async fn deny_goes_back_with_access_denied() {
    let desk = Desk::open().await;
    let nonce = hidden(&desk.authorize(&[]).await.text().await.unwrap(), "nonce");
    let form = [("nonce", nonce.as_str()), ("user", ROSA), ("decision", "deny")];
    let back = returned(&desk.post("/authorize/decision", &form).await);
    assert_eq!((back["error"].as_str(), back["state"].as_str()), ("access_denied", "st/1 +"));
}

#[tokio::test]
async fn a_form_without_the_nonce_of_an_open_page_decides_nothing() {
    let desk = Desk::open().await;
    let nonce = hidden(&desk.authorize(&[]).await.text().await.unwrap(), "nonce");
    let forged = [("nonce", "forged"), ("user", ROSA), ("decision", "allow")];
    let good = [("nonce", nonce.as_str()), ("user", ROSA), ("decision", "allow")];
    assert_eq!(desk.post("/authorize/decision", &forged).await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(desk.post("/authorize/decision", &forged[1..]).await.status(), StatusCode::BAD_REQUEST);
    assert!(returned(&desk.post("/authorize/decision", &good).await).contains_key("code"));
    assert_eq!(desk.post("/authorize/decision", &good).await.status(), StatusCode::BAD_REQUEST, "once");
}

#[tokio::test]
async fn a_form_that_names_a_stranger_or_no_decision_leaves_the_page_open() {
    let desk = Desk::open().await;
    let nonce = hidden(&desk.authorize(&[]).await.text().await.unwrap(), "nonce");
    for form in [
        vec![("nonce", nonce.as_str()), ("user", "nobody@example.org"), ("decision", "allow")],
        vec![("nonce", nonce.as_str()), ("user", ROSA)],
    ] {
        assert_eq!(desk.post("/authorize/decision", &form).await.status(), StatusCode::BAD_REQUEST);
    }
    let good = [("nonce", nonce.as_str()), ("decision", "allow")];
    assert!(returned(&desk.post("/authorize/decision", &good).await).contains_key("code"));
}

#[tokio::test]
async fn a_request_without_state_gets_none_back() {
    let desk = Desk::open().await;
    desk.turn(json!({"consent": "auto"}));
    let back = returned(&desk.authorize(&[("state", "")]).await);
    assert!(back.contains_key("code") && !back.contains_key("state"));
}

#[tokio::test]
async fn the_consent_knob_answers_at_once() {
    let desk = Desk::open().await;
    desk.turn(json!({"consent": "auto"}));
    let back = returned(&desk.authorize(&[]).await);
    assert!(back.contains_key("code") && back["state"] == "st/1 +");
    desk.turn(json!({"consent": "deny"}));
    assert_eq!(returned(&desk.authorize(&[]).await)["error"], "access_denied");
}

#[tokio::test]
async fn the_tamper_knob_returns_a_state_that_nobody_sent() {
    let desk = Desk::open().await;
    desk.turn(json!({"consent": "auto", "stateTamper": true}));
    let back = returned(&desk.authorize(&[]).await);
    assert!(back.contains_key("code") && back["state"] != "st/1 +");
}
