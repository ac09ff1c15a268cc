//! Commands: what goes out, that it goes out once, and what every status means.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use valet::webex::status::{Ending, LookUp, PressAgain};
use valet::webex::{BearerError, BodyKind, CallInfo, Client, Error, ErrorKind, Outcome, Retrieve, Ring};
use wiremock::matchers::{body_json, header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{NEW, OLD, TokenStub, client, client_with, config, server};

const RETRIEVE: &str = "/v1/telephony/calls/retrieve";

fn slot_7001() -> Retrieve {
    let ring = Ring::Endpoint("desk".into());
    Retrieve { destination: Some("7001".parse().expect("a number")), ring, line_owner: None }
}

fn leg() -> ResponseTemplate {
    ResponseTemplate::new(201)
        .set_body_json(json!({ "callId": "leg", "callSessionId": "session", "new": true }))
}

async fn post(server: &MockServer, at: &str, response: ResponseTemplate, times: u64) {
    Mock::given(method("POST")).and(path(at)).respond_with(response).expect(times).mount(server).await;
}

/// One retrieve of 7001 that is answered so. The server fails the test unless exactly one POST came.
async fn retrieve(response: ResponseTemplate) -> Result<CallInfo, Error> {
    let server = server().await;
    post(&server, RETRIEVE, response, 1).await;
    client(&server).retrieve(&slot_7001()).await
}

#[tokio::test]
async fn a_retrieve_says_where_and_on_which_device() {
    let server = server().await;
    let with = |body: Value| Mock::given(method("POST")).and(path(RETRIEVE)).and(body_json(body));
    with(json!({ "destination": "7001", "endpointId": "desk" }))
        .respond_with(leg())
        .expect(1)
        .mount(&server)
        .await;
    with(json!({})).respond_with(leg()).expect(1).mount(&server).await;
    let reach =
        json!({ "destination": "*73", "singleNumberReachPhoneNumber": "+12223334444", "lineOwnerId": "v1" });
    with(reach).respond_with(leg()).expect(1).mount(&server).await;
    let client = client(&server);
    let info = client.retrieve(&slot_7001()).await.expect("a leg");
    assert_eq!((info.call_id, info.call_session_id), ("leg".into(), Some("session".into())));
    client.retrieve(&Retrieve::default()).await.expect("a leg");
    let reach = Retrieve {
        destination: Some("*73".parse().expect("a code")),
        ring: Ring::SingleNumberReach("+12223334444".to_owned()),
        line_owner: Some("v1".into()),
    };
    client.retrieve(&reach).await.expect("a leg");
    let request = &server.received_requests().await.expect("recorded")[0];
    assert_eq!(request.headers["content-type"], "application/json");
}

#[tokio::test]
async fn answer_and_hang_up_accept_any_2xx_with_or_without_a_body() {
    for status in [200, 201, 202, 204] {
        for body in [None, Some("{}")] {
            let server = server().await;
            let response = ResponseTemplate::new(status);
            let response = body
                .filter(|_| status != 204)
                .map_or(response.clone(), |body| response.set_body_string(body));
            let with = |at: &str, body: Value| Mock::given(method("POST")).and(path(at)).and(body_json(body));
            let answer = with("/v1/telephony/calls/answer", json!({ "callId": "c1", "endpointId": "desk" }));
            answer.respond_with(response.clone()).expect(1).mount(&server).await;
            let hangup = with("/v1/telephony/calls/hangup", json!({ "callId": "c1" }));
            hangup.respond_with(response).expect(1).mount(&server).await;
            let client = client(&server);
            client.answer(&"c1".into(), Some(&"desk".into())).await.expect("answered");
            client.hangup(&"c1".into()).await.expect("ended");
        }
    }
}

#[tokio::test]
async fn a_web_page_is_nobodys_answer_to_a_command() {
    let server = server().await;
    let page = ResponseTemplate::new(200).set_body_raw("<html>Sign in to the hotel</html>", "text/html");
    post(&server, "/v1/telephony/calls/answer", page, 1).await;
    let error = client(&server).answer(&"c1".into(), None).await.expect_err("a page");
    assert_eq!(error.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn every_refusal_and_failure_is_one_post_and_its_own_row() {
    for status in [400, 403, 404, 405, 409, 410, 415, 423, 428, 429, 500, 502, 503, 504, 451, 507] {
        let body = json!({ "message": "m", "errors": [{ "description": "Why.", "errorCode": 4003 }], "trackingId": "B_1" });
        let error =
            retrieve(ResponseTemplate::new(status).set_body_json(body)).await.expect_err("no success");
        let listed = match status {
            451 => 400,
            507 => 500,
            other => other,
        };
        assert_eq!(error.row().ending, Ending::Status(listed), "{error}");
        assert_eq!(error.outcome() == Outcome::Unknown, status >= 500, "{error}");
        assert_eq!(
            error.row().look_up == LookUp::Calls,
            [404, 409, 423, 428].contains(&status) || status >= 500
        );
        assert_eq!(error.tracking_id, "B_1");
        let line = format!("POST telephony/calls/retrieve: Webex answered {status}, “Why.”, code 4003 [B_1]");
        assert_eq!(error.to_string(), line);
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = ResponseTemplate::new(302).insert_header("location", "/v1/elsewhere");
    let error = retrieve(elsewhere).await.expect_err("a redirect is no answer");
    assert_eq!((error.status(), error.outcome()), (Some(302), Outcome::Unknown));
}

#[tokio::test]
async fn locked_and_busy_count_down_what_webex_asks_for() {
    for status in [423, 429] {
        for (header, secs) in [(Some("12"), 12), (Some("-12"), 5), (Some("soon"), 5), (None, 5)] {
            let response = ResponseTemplate::new(status);
            let response =
                header.map_or(response.clone(), |value| response.insert_header("Retry-After", value));
            let error = retrieve(response).await.expect_err("not now");
            assert_eq!(error.row().press_again, PressAgain::AfterWait);
            assert_eq!(error.countdown(), Duration::from_secs(secs), "{header:?}");
        }
        let date = jiff::Timestamp::now().checked_add(jiff::SignedDuration::from_secs(30)).expect("a time");
        let date =
            jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&date).expect("a date");
        let error = retrieve(ResponseTemplate::new(status).insert_header("Retry-After", date.as_str())).await;
        let countdown = error.expect_err("not now").countdown();
        assert!((20..=30).contains(&countdown.as_secs()), "{date}: {countdown:?}");
    }
}

#[tokio::test]
async fn a_success_that_does_not_name_the_leg_is_of_unknown_outcome() {
    let with = |status, body: &str, kind| ResponseTemplate::new(status).set_body_raw(body.to_owned(), kind);
    for response in [
        with(201, "{}", "application/json"),
        with(201, r#"{"callId":null}"#, "application/json"),
        with(201, r#"{"callId":""}"#, "application/json"),
        with(201, r#"{"callId":"le"#, "application/json"),
        with(201, "[]", "application/json"),
        with(200, "<html>Sign in to the hotel</html>", "text/html"),
        with(200, "<!DOCTYPE html>", "application/json"),
        ResponseTemplate::new(201),
        ResponseTemplate::new(202),
        ResponseTemplate::new(204),
    ] {
        let error = retrieve(response).await.expect_err("no leg is named");
        assert!(matches!(error.kind, ErrorKind::Unreadable { .. }), "{error}");
        assert_eq!((error.outcome(), error.row().look_up), (Outcome::Unknown, LookUp::Calls));
    }
}

#[tokio::test]
async fn any_2xx_that_names_the_leg_is_a_success() {
    for status in [200, 201, 202] {
        let body = json!({ "callId": "leg", "callSessionId": 7 });
        let response =
            ResponseTemplate::new(status).set_body_json(body).insert_header("TrackingID", "WEBEX_2");
        let info = retrieve(response).await.expect("a leg");
        let tracking_id = "WEBEX_2".to_owned();
        assert_eq!(info, CallInfo { call_id: "leg".into(), call_session_id: None, tracking_id });
    }
}

#[tokio::test]
async fn a_proxys_page_and_an_empty_body_keep_the_status() {
    let page = ResponseTemplate::new(500).set_body_raw("<html><h1>Proxy error</h1></html>", "text/html");
    for (response, kind) in [(page, BodyKind::Html), (ResponseTemplate::new(500), BodyKind::Empty)] {
        let error = retrieve(response).await.expect_err("500");
        let ErrorKind::Status { status: 500, message: None, body, .. } = &error.kind else {
            panic!("{error:?}")
        };
        assert_eq!(*body, kind);
        assert!(!error.to_string().contains("Proxy error"), "{error}");
    }
}

#[tokio::test]
async fn the_tracking_id_of_the_answer_counts_and_ours_stands_in() {
    let server = server().await;
    post(&server, RETRIEVE, ResponseTemplate::new(404).insert_header("TrackingID", "WEBEX_7"), 1).await;
    let error = client(&server).retrieve(&slot_7001()).await.expect_err("404");
    assert_eq!(error.tracking_id, "WEBEX_7");

    let server = self::server().await;
    post(&server, RETRIEVE, ResponseTemplate::new(404), 1).await;
    let error = client(&server).retrieve(&slot_7001()).await.expect_err("404");
    let sent = server.received_requests().await.expect("recorded")[0].headers["trackingid"].clone();
    assert_eq!(error.tracking_id, sent.to_str().expect("text"));
}

#[tokio::test]
async fn a_401_on_a_command_renews_once_and_repeats_once() {
    let server = server().await;
    let with = |token: &str| {
        Mock::given(path(RETRIEVE)).and(header("authorization", format!("Bearer {token}").as_str()))
    };
    with(OLD).respond_with(ResponseTemplate::new(401)).expect(1).mount(&server).await;
    with(NEW).respond_with(leg()).expect(1).mount(&server).await;
    let tokens = Arc::new(TokenStub::default());
    client_with(&server, tokens.clone()).retrieve(&slot_7001()).await.expect("a leg");
    assert_eq!(tokens.renewals.load(Ordering::SeqCst), 1);

    let server = self::server().await;
    post(&server, RETRIEVE, ResponseTemplate::new(401), 2).await;
    let tokens = Arc::new(TokenStub::default());
    let error = client_with(&server, tokens.clone()).retrieve(&slot_7001()).await.expect_err("401 twice");
    assert_eq!((error.outcome(), error.row().press_again), (Outcome::Refused, PressAgain::Not));
    assert_eq!(tokens.renewals.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn after_a_renewal_a_failure_is_not_repeated() {
    let server = server().await;
    let with = |token: &str| {
        Mock::given(path(RETRIEVE)).and(header("authorization", format!("Bearer {token}").as_str()))
    };
    with(OLD).respond_with(ResponseTemplate::new(401)).expect(1).mount(&server).await;
    with(NEW).respond_with(ResponseTemplate::new(500)).expect(1).mount(&server).await;
    let error = client(&server).retrieve(&slot_7001()).await.expect_err("500");
    assert_eq!(error.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    for (first, kind, outcome) in [
        (BearerError::Expired, ErrorKind::Expired, Outcome::Refused),
        (
            BearerError::Unreachable("no route".into()),
            ErrorKind::SignInUnreachable("no route".into()),
            Outcome::NotSent,
        ),
    ] {
        let server = server().await;
        let tokens = TokenStub { first: Some(first.clone()), ..TokenStub::default() };
        let error =
            client_with(&server, Arc::new(tokens)).retrieve(&slot_7001()).await.expect_err("no token");
        assert_eq!((&error.kind, error.outcome()), (&kind, outcome));

        let server = self::server().await;
        let refused = ResponseTemplate::new(401).insert_header("TrackingID", "WEBEX_401");
        post(&server, RETRIEVE, refused, 1).await;
        let tokens = TokenStub { on_renewal: Some(first), ..TokenStub::default() };
        let error =
            client_with(&server, Arc::new(tokens)).retrieve(&slot_7001()).await.expect_err("no new token");
        assert_eq!((&error.kind, error.outcome()), (&kind, outcome));
        assert_eq!(error.tracking_id, "WEBEX_401");
    }
}

#[tokio::test]
async fn a_press_does_not_wait_for_the_gate_of_the_reads() {
    let server = server().await;
    let busy = ResponseTemplate::new(429).insert_header("Retry-After", "50");
    Mock::given(method("GET")).respond_with(busy).expect(1).mount(&server).await;
    post(&server, RETRIEVE, leg(), 1).await;
    let client = client(&server);
    client.calls(None).await.expect_err("busy");
    let started = Instant::now();
    client.retrieve(&slot_7001()).await.expect("a leg");
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
    assert!(client.reads_wait().is_some_and(|wait| wait > Duration::from_secs(40)));
}

#[tokio::test]
async fn a_busy_answer_to_a_command_shuts_the_gate_for_reads_for_a_minute_at_most() {
    let server = server().await;
    post(&server, RETRIEVE, ResponseTemplate::new(429).insert_header("Retry-After", "3600"), 1).await;
    let client = client(&server);
    let error = client.retrieve(&slot_7001()).await.expect_err("busy");
    assert_eq!(error.countdown(), Duration::from_secs(3600));
    let wait = client.reads_wait().expect("shut");
    assert!((50..=60).contains(&wait.as_secs()), "{wait:?}");
}

#[tokio::test]
async fn a_base_with_a_slash_at_its_end_is_the_same_base() {
    let server = server().await;
    post(&server, RETRIEVE, leg(), 1).await;
    let mut config = config(&server.uri());
    config.api_base = format!("{}/v1/", server.uri()).parse().expect("a url");
    let client = Client::new(config, Arc::new(TokenStub::default())).expect("a client");
    client.retrieve(&slot_7001()).await.expect("a leg");
}

#[tokio::test]
async fn plain_http_to_anywhere_else_is_refused_before_the_first_byte() {
    let error = Client::new(config("http://192.0.2.1"), Arc::new(TokenStub::default())).expect_err("refused");
    assert!(error.to_string().contains("use https://"), "{error}");
}
