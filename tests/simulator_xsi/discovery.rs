//! Where the live layer is, and who may come in (contract 7.1).

use reqwest::Method;
use serde_json::{Value, json};

use super::desk::{Desk, ROSA, assert_refused};
use super::line::{ACTIONS, EVENTS, Line, ask, live, uuid, wish};

const FIELDS: [&str; 4] =
    ["xsiActionsEndpoint", "xsiEventsEndpoint", "xsiEventsChannelEndpoint", "xsiDomain"];

#[tokio::test]
async fn the_endpoints_are_told_when_asked_for_and_switched_on() {
    let desk = Desk::open().await;
    let there = |body: &Value| FIELDS.iter().filter(|field| body.get(**field).is_some()).count();
    let (_, body) = desk.get(ROSA, "/organizations?callingData=true").await;
    assert_eq!(there(&body["items"][0]), 0, "switched off");
    desk.sim("settings", json!({"xsi": true})).await;
    let (_, body) = desk.get(ROSA, "/organizations").await;
    assert_eq!(there(&body["items"][0]), 0, "not asked for");
    let (_, body) = desk.get(ROSA, "/organizations?callingData=true").await;
    let all = body["items"][0].clone();
    let base = format!("http://{}/xsi", desk.running.addr);
    assert_eq!(all["xsiActionsEndpoint"], format!("{base}/com.broadsoft.xsi-actions"));
    assert_eq!(all["xsiEventsEndpoint"], format!("{base}/com.broadsoft.xsi-events"));
    assert_eq!(
        all["xsiEventsChannelEndpoint"],
        format!("{base}/com.broadsoft.async/com.broadsoft.xsi-events")
    );
    let id = all["id"].as_str().unwrap();
    assert_eq!(desk.get(ROSA, &format!("/organizations/{id}?callingData=true")).await, (200, all.clone()));
    desk.sim("settings", json!({"xsi": false})).await;
    let (_, body) = desk.get(ROSA, &format!("/organizations/{id}?callingData=true")).await;
    assert_eq!(there(&body), 0, "switched off while running");
}

#[tokio::test]
async fn the_organisation_can_need_another_scope() {
    let desk = live().await;
    desk.sim("xsi", json!({"organizationScope": "spark:all"})).await;
    assert_refused(&desk.get(ROSA, "/organizations?callingData=true").await, 403, None);
    desk.sim("xsi", json!({"organizationScope": null})).await;
    assert_eq!(desk.get(ROSA, "/organizations?callingData=true").await.0, 200);
}

#[tokio::test]
async fn without_the_scope_or_a_token_nobody_comes_in() {
    let mut scenario = valet::simulator::Scenario::load("quiet").unwrap();
    scenario.registered_scopes.retain(|scope| scope != "spark:xsi");
    scenario.settings.xsi = true;
    let desk = Desk::play(scenario).await;
    let path = format!("{ACTIONS}/user/{}/calls", uuid(desk.person_id(ROSA)));
    ask(&desk, ROSA, Method::GET, &path, "").await.assert_refused(403);
    assert_eq!(Line::request(&desk, ROSA, &wish("s", "a", 7200)).await.status(), 403);
    let bare = desk.http.get(format!("http://{}/xsi/{path}", desk.running.addr)).send().await.unwrap();
    assert_eq!(
        (bare.status().as_u16(), &bare.headers()["www-authenticate"]),
        (401, &"Bearer".parse().unwrap())
    );
}

#[tokio::test]
async fn switched_off_nothing_is_there_and_every_channel_ends() {
    let desk = live().await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, &uuid(desk.person_id(ROSA)), "Call Park").await;
    desk.sim("settings", json!({"xsi": false})).await;
    assert_eq!(line.end().await, "ended");
    line.beat(&desk).await.assert_refused(404);
    let state = desk.sim_get("state").await["xsi"].clone();
    assert_eq!((&state["channels"], &state["subscriptions"]), (&json!([]), &json!([])));
    desk.sim("settings", json!({"xsi": true})).await;
    line.beat(&desk).await.assert_refused(404);
    Line::open(&desk, ROSA).await;
}

#[tokio::test]
async fn paths_and_methods_that_are_not_there_are_told_apart() {
    let desk = live().await;
    let rosa = uuid(desk.person_id(ROSA));
    for (method, path, status) in [
        (Method::GET, format!("{EVENTS}/fly"), 404),
        (Method::POST, format!("{EVENTS}/channel"), 404),
        (Method::GET, format!("{EVENTS}/channel/eventresponse"), 405),
        (Method::GET, "com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel".into(), 405),
        (Method::GET, "com.broadsoft.xsi-toys/v2.0/channel".into(), 404),
        (Method::GET, format!("{ACTIONS}/user/{rosa}/services/Toys"), 404),
        (Method::GET, format!("{ACTIONS}/user/nobody@example.test/calls"), 404),
        (Method::GET, format!("{ACTIONS}/user/tom.abel@example.org/calls"), 403),
        (Method::POST, format!("{ACTIONS}/user/{rosa}/calls"), 405),
    ] {
        let reply = ask(&desk, ROSA, method, &path, "").await;
        assert_eq!(reply.status, status, "{path}: {}", reply.text);
        reply.assert_refused(status);
    }
}
