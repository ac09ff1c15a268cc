//! Every kind of fault, and the log that tells what was received (contract 12.7).

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use super::desk::{Desk, ROSA, assert_refused, read};

const CALLS: &str = "/telephony/calls";
const RETRIEVE: &str = "/v1/telephony/calls/retrieve";

async fn fault(desk: &Desk, method: &str, path: &str, what: Value) {
    let mut fault = what;
    (fault["method"], fault["path"]) = (json!(method), json!(path));
    desk.sim("fault", fault).await;
}

#[tokio::test]
async fn a_status_is_answered_without_executing_so_many_times() {
    let desk = Desk::open().await;
    desk.park_harriet("7001").await;
    fault(&desk, "POST", RETRIEVE, json!({"status": 429, "retryAfter": 7, "times": 2})).await;
    for _ in 0..2 {
        let refused = desk
            .request(ROSA, Method::POST, "/telephony/calls/retrieve")
            .json(&json!({"destination": "7001"}))
            .send()
            .await
            .unwrap();
        assert_eq!(refused.headers()["retry-after"], "7");
        assert_refused(&read(refused).await, 429, None);
        assert!(desk.calls(ROSA).await.is_empty());
    }
    assert_eq!(desk.act(ROSA, "retrieve", json!({"destination": "7001"})).await.0, 201);
}

#[tokio::test]
async fn each_status_can_be_had() {
    let desk = Desk::open().await;
    for status in [200, 202, 204, 400, 401, 403, 404, 405, 409, 410, 415, 423, 428, 429, 500, 502, 503, 504] {
        fault(&desk, "get", CALLS, json!({"status": status})).await;
        assert_eq!(desk.request(ROSA, Method::GET, CALLS).send().await.unwrap().status(), status);
    }
}

#[tokio::test]
async fn bodies_can_be_a_proxys_page_empty_or_torn() {
    let desk = Desk::open().await;
    fault(&desk, "GET", CALLS, json!({"status": 502, "body": "html"})).await;
    let page = desk.request(ROSA, Method::GET, CALLS).send().await.unwrap();
    assert_eq!(
        (page.status().as_u16(), page.headers()["content-type"].to_str().unwrap()),
        (502, "text/html; charset=utf-8")
    );
    assert!(page.text().await.unwrap().starts_with("<!DOCTYPE html>"));
    fault(&desk, "GET", CALLS, json!({"status": 500, "body": "empty"})).await;
    assert_eq!(desk.get(ROSA, CALLS).await, (500, Value::Null));
    fault(&desk, "GET", CALLS, json!({"body": "truncated"})).await;
    let torn = desk.request(ROSA, Method::GET, CALLS).send().await.unwrap();
    assert_eq!(torn.status(), 200);
    assert!(torn.text().await.is_err(), "fewer bytes than promised");
    fault(&desk, "POST", RETRIEVE, json!({"body": "truncated"})).await;
    desk.request(ROSA, Method::POST, "/telephony/calls/retrieve").json(&json!({})).send().await.unwrap();
    assert_eq!(desk.calls(ROSA).await.len(), 1, "a body alone does not keep the request from being executed");
}

#[tokio::test]
async fn the_line_is_cut_before_or_after_execution() {
    let desk = Desk::open().await;
    desk.park_harriet("7001").await;
    for (drop, calls) in [("before", 0), ("after", 1)] {
        fault(&desk, "POST", RETRIEVE, json!({"drop": drop})).await;
        let error = desk
            .request(ROSA, Method::POST, "/telephony/calls/retrieve")
            .json(&json!({"destination": "7001"}))
            .send()
            .await
            .unwrap_err();
        assert!(error.is_request() && !error.is_timeout() && !error.is_connect(), "{error:?}");
        assert_eq!(desk.calls(ROSA).await.len(), calls, "{drop}");
    }
    let log = desk.received(RETRIEVE).await;
    assert_eq!(
        log.iter().map(|entry| entry["status"].clone()).collect::<Vec<_>>(),
        [Value::Null, Value::Null]
    );
    assert_eq!(log[0]["body"], json!({"destination": "7001"}));
}

#[tokio::test]
async fn a_slow_answer_comes_late_but_its_request_is_executed_at_once() {
    let desk = Desk::open().await;
    fault(&desk, "POST", RETRIEVE, json!({"delayMs": 60_000})).await;
    let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_millis(300)).build().unwrap();
    let request =
        client.post(desk.url("/telephony/calls/retrieve")).bearer_auth(desk.token(ROSA)).json(&json!({}));
    assert!(request.send().await.unwrap_err().is_timeout());
    assert_eq!(desk.shape(ROSA).await, ["clickToDial/alerting"]);
    fault(&desk, "GET", CALLS, json!({"delayMs": 150})).await;
    let began = Instant::now();
    assert_eq!(desk.get(ROSA, CALLS).await.0, 200);
    assert!(began.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn paths_match_exactly_or_by_their_beginning_and_sign_in_has_faults_too() {
    let desk = Desk::open().await;
    fault(&desk, "*", "/telephony/config/*", json!({"status": 503})).await;
    assert_eq!(desk.get(ROSA, CALLS).await.0, 200);
    assert_eq!(desk.get(ROSA, "/telephony/config/people/me?x=1").await.0, 503);
    assert_eq!(desk.get(ROSA, "/telephony/config/people/me").await.0, 200);
    fault(&desk, "POST", "/v1/access_token", json!({"status": 500})).await;
    let answer = desk
        .http
        .post(desk.url("/access_token"))
        .form(&[("grant_type", "refresh_token")])
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 500);
}

#[tokio::test]
async fn requests_are_logged_in_order_with_who_and_what() {
    let desk = Desk::open().await;
    desk.act(ROSA, "retrieve", json!({"destination": "7001"})).await;
    desk.get(1, "/telephony/calls/history?type=missed").await;
    desk.http.get(desk.url(CALLS)).send().await.unwrap();
    let log = desk.sim_get("requests").await;
    let seen: Vec<_> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|e| {
            (
                e["method"].as_str().unwrap(),
                e["path"].as_str().unwrap(),
                e["user"].as_str(),
                e["status"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("POST", RETRIEVE, Some("rosa.keller@example.org"), Some(201)),
            ("GET", "/v1/telephony/calls/history", Some("tom.abel@example.org"), Some(200)),
            ("GET", "/v1/telephony/calls", None, Some(401)),
        ]
    );
    assert_eq!(log[1]["query"], "type=missed");
    assert!(!log.to_string().contains(desk.token(ROSA)));
}
