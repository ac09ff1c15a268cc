//! The control interface: what it takes, and the sentences for what it does not take (design section 5).

use reqwest::Method;
use serde_json::json;

use super::desk::{Desk, ROSA, read};

#[tokio::test]
async fn whatever_is_wrong_with_a_command_gets_a_sentence() {
    let desk = Desk::open().await;
    desk.park_harriet("7001").await;
    let id = desk.drive_to_connected(ROSA, "2100").await;
    let connected = json!({"callId": id}).to_string();
    for (verb, body) in [
        ("park", ""),
        ("park", "{"),
        ("park", "[]"),
        ("park", r#"{"name":"Ola"}"#),
        ("park", r#"{"slot":7002}"#),
        ("park", r#"{"slot":"7999"}"#),
        ("park", r#"{"slot":"7001"}"#),
        ("park", r#"{"slot":"7002","by":"Nobody"}"#),
        ("park", r#"{"slot":"7002","colour":"red"}"#),
        ("park", r#"{"slot":"7002"} {"slot":"7003"}"#),
        ("abandon", r#"{"slot":"7002"}"#),
        ("abandon", r#"{"slot":"9999"}"#),
        ("steal", r#"{"slot":"7001"}"#),
        ("steal", r#"{"slot":"7002","by":"Tom Abel"}"#),
        ("incoming", r#"{"name":"Ola"}"#),
        ("incoming", r#"{"to":"nobody"}"#),
        ("answer", r#"{"callId":"Y2lz"}"#),
        ("answer", r#"{"call":"Y2lz"}"#),
        ("answer", connected.as_str()),
        ("hangup", r#"{"callId":"Y2lz"}"#),
        ("advance", r#"{"seconds":-1}"#),
        ("advance", r#"{"seconds":"1"}"#),
        ("advance", r#"{"seconds":99999999999}"#),
        ("expire", r#"{"email":"nobody@example.org","what":"access"}"#),
        ("expire", r#"{"email":"rosa.keller@example.org","what":"everything"}"#),
        ("fault", r#"{"path":"/v1/telephony/calls","status":500}"#),
        ("fault", r#"{"method":"GET","path":"/v1/telephony/calls"}"#),
        ("fault", r#"{"method":"GET","path":"/v1/telephony/calls","status":42}"#),
        ("fault", r#"{"method":"GET","path":"/v1/telephony/calls","drop":"maybe"}"#),
        ("fault", r#"{"method":"GET","path":"/v1/telephony/calls","status":500,"times":-1}"#),
        ("settings", r#"{"emptyRetrieve":"418"}"#),
        ("settings", r#"{"emptyretrieve":"404"}"#),
        ("settings", r#"{"recallSecs":"soon"}"#),
        ("settings", r#"{"consent":"sometimes"}"#),
        ("settings", "7"),
    ] {
        let (status, answer) = desk.try_sim(verb, body.to_owned()).await;
        assert_eq!(status, 400, "/sim/{verb} {body}: {answer}");
        let sentence = answer["error"].as_str().unwrap_or_default();
        assert!(sentence.len() > 10 && sentence.ends_with('.'), "/sim/{verb} {body}: {sentence:?}");
    }
    let (status, answer) = desk.try_sim("park", format!(r#"{{"slot":"{}"}}"#, "7".repeat(3 << 20))).await;
    assert_eq!(status, 400);
    assert!(answer["error"].as_str().unwrap_or_default().ends_with('.'), "too long: {answer}");
    assert_eq!(desk.slot("7002").await["state"], "free", "refused commands change nothing");
}

#[tokio::test]
async fn settings_are_all_or_nothing() {
    let desk = Desk::open().await;
    let (status, _) = desk.try_sim("settings", r#"{"recallSecs":99,"consent":"sometimes"}"#).await;
    assert_eq!(status, 400);
    assert_eq!(desk.sim_get("state").await["settings"]["recallSecs"], 45);
    let settings = desk.sim("settings", json!({"recallSecs": 99, "consent": "auto", "xsi": true})).await;
    assert_eq!((&settings["recallSecs"], &settings["xsi"]), (&json!(99), &json!(true)));
}

#[tokio::test]
async fn unknown_paths_and_methods_are_told_apart() {
    let desk = Desk::open().await;
    let url = |path: &str| format!("http://{}/sim{path}", desk.running.addr);
    for (method, path, status) in [
        (Method::POST, "/fly", 404),
        (Method::GET, "", 404),
        (Method::GET, "/park", 405),
        (Method::POST, "/state", 405),
    ] {
        let (seen, answer) = read(desk.http.request(method, url(path)).send().await.unwrap()).await;
        assert_eq!(seen, status, "{path}");
        assert!(answer["error"].is_string());
    }
}

#[tokio::test]
async fn the_state_shows_what_the_api_does_not_tell() {
    let desk = Desk::open().await;
    desk.park_harriet("7003").await;
    desk.incoming("2107").await;
    let state = desk.sim_get("state").await;
    let slot = desk.slot("7003").await;
    assert_eq!(
        (&slot["state"], &slot["name"], &slot["parked"]["name"], &slot["parked"]["by"]),
        (&json!("parked"), &json!("Back office"), &json!("Harriet Lund"), &json!("Tom Abel"))
    );
    assert_eq!(state["users"][1]["calls"][0]["state"], "alerting");
    assert_eq!(state["settings"]["emptyRetrieve"], "acceptThenDisconnect");
}

#[tokio::test]
async fn callers_say_by_whom_they_were_sent() {
    let desk = Desk::open().await;
    let from = json!({"name": "Dr Lee", "number": "2111", "reason": "busy"});
    desk.sim(
        "incoming",
        json!({"to": "2100", "name": "Ola Berg", "number": "+14085550163", "redirectedFrom": from}),
    )
    .await;
    let call = desk.calls(ROSA).await[0].clone();
    assert_eq!(
        (&call["redirections"][0]["reason"], &call["redirections"][0]["redirectingParty"]["name"]),
        (&json!("busy"), &json!("Dr Lee"))
    );
}

#[tokio::test]
async fn hanging_up_ends_a_call_on_both_sides() {
    let desk = Desk::open().await;
    let (_, info) = desk.act(ROSA, "dial", json!({"destination": "2107"})).await;
    desk.sim("answer", json!({"callId": info["callId"]})).await;
    desk.sim("answer", json!({"callId": info["callId"]})).await;
    assert_eq!(desk.shape(1).await, ["terminator/connected"], "the second time Tom lifts his handset");
    desk.sim("hangup", json!({"callId": info["callId"]})).await;
    assert!(desk.calls(ROSA).await.is_empty() && desk.calls(1).await.is_empty());
}
