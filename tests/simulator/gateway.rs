//! What Webex's gateway refuses before any call is touched: tokens, scopes, methods, media types, bodies (contract 10).

use reqwest::Method;
use serde_json::{Value, json};
use valet::simulator::Scenario;

use super::desk::{Desk, ROSA, assert_refused, read};

const RETRIEVE: &str = "/telephony/calls/retrieve";

#[tokio::test]
async fn a_token_that_is_missing_unknown_or_expired_is_refused() {
    let desk = Desk::open().await;
    let url = desk.url("/telephony/calls");
    assert_refused(&read(desk.http.get(&url).send().await.unwrap()).await, 401, None);
    assert_refused(&read(desk.http.get(&url).bearer_auth("nonsense").send().await.unwrap()).await, 401, None);
    assert_eq!(desk.get(ROSA, "/telephony/calls").await.0, 200);
    desk.sim("expire", json!({"email": "rosa.keller@example.org", "what": "access"})).await;
    assert_refused(&desk.get(ROSA, "/telephony/calls").await, 401, None);
}

#[tokio::test]
async fn each_operation_needs_its_scope() {
    let read_config = "/telephony/config/people/me";
    let preferred = "/telephony/config/people/me/settings/preferredAnswerEndpoint";
    let operations = [
        (Method::GET, "/telephony/calls", "spark:calls_read"),
        (Method::GET, "/telephony/calls/history", "spark:calls_read"),
        (Method::POST, RETRIEVE, "spark:calls_write"),
        (Method::POST, "/telephony/calls/members/me/hangup", "spark:calls_write"),
        (Method::GET, read_config, "spark:telephony_config_read"),
        (Method::PUT, preferred, "spark:telephony_config_write"),
        (Method::GET, "/people/me", "spark:people_read"),
        (Method::GET, "/organizations", "spark:organizations_read"),
        (Method::GET, "/telephony/config/callParkExtensions", "spark-admin:telephony_config_read"),
    ];
    let mut scenario = Scenario::load("quiet").unwrap();
    scenario.registered_scopes = vec!["spark:xsi".into()];
    let nothing = Desk::play(scenario).await;
    for (method, path, scope) in operations {
        let refused =
            read(nothing.request(ROSA, method.clone(), path).json(&json!({})).send().await.unwrap()).await;
        assert_refused(&refused, 403, None);
        assert!(
            refused.1["errors"][0]["description"].as_str().unwrap().contains(scope),
            "{path}: {}",
            refused.1
        );
        let mut scenario = Scenario::load("quiet").unwrap();
        scenario.registered_scopes = vec![scope.into()];
        let just_it = Desk::play(scenario).await;
        let status = just_it.request(ROSA, method, path).json(&json!({})).send().await.unwrap().status();
        assert!(!matches!(status.as_u16(), 401 | 403), "{path} with {scope}: {status}");
    }
}

#[tokio::test]
async fn usage_errors_have_their_own_statuses() {
    let desk = Desk::open().await;
    let post = |path: &str| desk.request(ROSA, Method::POST, path);
    let plain = post(RETRIEVE).header("content-type", "text/plain").body("{}").send().await.unwrap();
    assert_refused(&read(plain).await, 415, None);
    let form = post(RETRIEVE).form(&[("destination", "7001")]).send().await.unwrap();
    assert_refused(&read(form).await, 415, None);
    let bare = post(RETRIEVE).body(r#"{"destination":"7001"}"#).send().await.unwrap();
    assert_refused(&read(bare).await, 415, None);
    for broken in ["{", "[]", "7001", "{\"destination\":}"] {
        let answer =
            post(RETRIEVE).header("content-type", "application/json").body(broken).send().await.unwrap();
        assert_refused(&read(answer).await, 400, None);
    }
    let wrong = desk.request(ROSA, Method::GET, RETRIEVE).send().await.unwrap();
    assert_eq!(wrong.headers()["allow"], "POST");
    assert_refused(&read(wrong).await, 405, None);
    assert_refused(
        &read(desk.request(ROSA, Method::DELETE, "/telephony/calls").send().await.unwrap()).await,
        405,
        None,
    );
    for path in [
        "/telephony/calls/a/b",
        "/telephony",
        "/telephony/config/people/me/settings/wishes",
        "/telephony/calls/members/me/calls/a/b",
    ] {
        assert_refused(&desk.get(ROSA, path).await, 404, None);
    }
    let charset = post(RETRIEVE)
        .header("content-type", "application/json; charset=utf-8")
        .body("{}")
        .send()
        .await
        .unwrap();
    assert_eq!(charset.status(), 201);
    assert_eq!(post(RETRIEVE).send().await.unwrap().status(), 201, "no body is an empty object");
}

#[tokio::test]
async fn required_fields_are_required() {
    let desk = Desk::open().await;
    for act in [
        "dial",
        "answer",
        "reject",
        "hangup",
        "hold",
        "resume",
        "mute",
        "unmute",
        "divert",
        "park",
        "bargeIn",
        "push",
        "transmitDtmf",
    ] {
        assert_refused(&desk.act(ROSA, act, json!({})).await, 400, Some(25008));
        assert_refused(
            &desk.act(ROSA, act, json!({"callId": null, "destination": null})).await,
            400,
            Some(25008),
        );
    }
    let id = desk.incoming("2100").await;
    assert_refused(&desk.act(ROSA, "divert", json!({"callId": id})).await, 400, Some(25008));
    assert_refused(
        &desk.act(ROSA, "reject", json!({"callId": id, "action": "rude"})).await,
        400,
        Some(25024),
    );
    assert_refused(&desk.act(ROSA, "transfer", json!({"callId2": id})).await, 400, Some(25008));
    assert_refused(&desk.act(ROSA, "transfer", json!({"callId1": id})).await, 400, Some(25008));
    assert_refused(&desk.act(ROSA, "dial", json!({"destination": "call Tom"})).await, 400, Some(25024));
}

#[tokio::test]
async fn the_tracking_id_is_the_clients_or_one_made_here() {
    let desk = Desk::open().await;
    let ask = |path: &str| desk.request(ROSA, Method::GET, path).header("TrackingID", "CONSOLE_4f0e");
    let fine = ask("/telephony/calls").send().await.unwrap();
    assert_eq!(fine.headers()["trackingid"], "CONSOLE_4f0e");
    let gone = ask("/telephony/calls/Y2lz").send().await.unwrap();
    assert_eq!(gone.headers()["trackingid"], "CONSOLE_4f0e");
    assert_eq!(read(gone).await.1["trackingId"], "CONSOLE_4f0e");
    let made = desk.request(ROSA, Method::GET, "/telephony/calls/Y2lz").send().await.unwrap();
    let header = made.headers()["trackingid"].to_str().unwrap().to_owned();
    assert!(header.len() > 30);
    assert_eq!(read(made).await.1["trackingId"], header);
    let logged = desk.received("/v1/telephony/calls/Y2lz").await;
    assert_eq!(
        logged.iter().map(|entry| entry["trackingId"].clone()).collect::<Vec<Value>>(),
        [json!("CONSOLE_4f0e"), json!(header)]
    );
}

#[tokio::test]
async fn the_members_prefix_is_the_same_api_and_can_be_switched_off() {
    let desk = Desk::open().await;
    desk.park_harriet("7001").await;
    let (status, info) = desk.act(ROSA, "members/me/retrieve", json!({"destination": "7001"})).await;
    assert_eq!(status, 201);
    assert_eq!(desk.act(ROSA, "members/me/answer", json!({"callId": info["callId"]})).await.0, 204);
    let (_, listed) = desk.get(ROSA, "/telephony/calls/members/me/calls").await;
    assert_eq!(listed["items"], json!(desk.calls(ROSA).await));
    desk.sim("settings", json!({"membersPaths": false})).await;
    assert_eq!(desk.get(ROSA, "/telephony/calls/members/me/calls").await.0, 404);
}

#[tokio::test]
async fn signing_in_and_using_the_token_work_at_the_same_address() {
    let desk = Desk::with_settings(json!({"consent": "auto"})).await;
    let hello = &desk.running.hello;
    let http =
        reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let scope = "spark:calls_read";
    let ask = [
        ("response_type", "code"),
        ("client_id", &hello.client_id),
        ("redirect_uri", &hello.redirect_uris[0]),
        ("scope", scope),
        ("state", "s1"),
    ];
    let sent = http.get(desk.url("/authorize")).query(&ask).send().await.unwrap();
    let back = url::Url::parse(sent.headers()["location"].to_str().unwrap()).unwrap();
    let code = back.query_pairs().find(|(key, _)| key == "code").unwrap().1.into_owned();
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", &hello.client_id),
        ("client_secret", &hello.client_secret),
        ("code", &code),
        ("redirect_uri", &hello.redirect_uris[0]),
    ];
    let (status, tokens) = read(http.post(desk.url("/access_token")).form(&form).send().await.unwrap()).await;
    assert_eq!(status, 200, "{tokens}");
    let token = tokens["access_token"].as_str().unwrap();
    let calls = http.get(desk.url("/telephony/calls")).bearer_auth(token).send().await.unwrap();
    assert_eq!(calls.status(), 200);
    let refused = http.post(desk.url(RETRIEVE)).bearer_auth(token).json(&json!({})).send().await.unwrap();
    assert_eq!(refused.status(), 403, "the scope was not asked for");

    let log = desk.sim_get("requests").await.to_string();
    for secret in [&code, token, tokens["refresh_token"].as_str().unwrap(), &hello.client_secret] {
        assert!(!log.contains(secret), "a secret is in the log of requests");
    }
    let exchange = desk.received("/v1/access_token").await;
    assert_eq!(
        (&exchange[0]["body"]["code"], &exchange[0]["body"]["grant_type"], &exchange[0]["status"]),
        (&json!("***"), &json!("authorization_code"), &json!(200))
    );
}
