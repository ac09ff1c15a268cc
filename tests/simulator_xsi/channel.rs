//! The event channel: its life and its ends (contract 7.2).

use reqwest::Method;
use serde_json::json;

use super::desk::{ROSA, TOM};
use super::line::{EVENTS, Line, ask, ask_with, live, response, subscription, until_state, uuid, wish};
use super::tree::Node;

fn ending(event: &Node) -> (&str, &str) {
    assert_eq!(event.kind.as_deref(), Some("ChannelTerminatedEvent"), "{event:?}");
    (event.at("channelId").unwrap(), event.at("reason").unwrap())
}

#[tokio::test]
async fn a_channel_says_its_id_and_then_beats() {
    let desk = live().await;
    desk.sim("xsi", json!({"heartbeatMs": 30})).await;
    let mut line = Line::open(&desk, ROSA).await;
    assert_eq!(line.first.at("expires"), Some("7200"));
    for _ in 0..3 {
        let beat = line.raw("a heartbeat").await.unwrap();
        assert_eq!(beat, "<ChannelHeartBeat xmlns=\"http://schema.broadsoft.com/xsi\"/>");
    }
    assert_eq!(line.beat(&desk).await.status, 200);
}

#[tokio::test]
async fn a_life_of_less_than_an_hour_is_raised_to_one() {
    let desk = live().await;
    let mut short = Line::request(&desk, ROSA, &wish("s", "a", 60)).await;
    let first = String::from_utf8(short.chunk().await.unwrap().unwrap().to_vec()).unwrap();
    let channel = Node::read(&first);
    assert_eq!(channel.at("expires"), Some("3600"));
    let path = format!("{EVENTS}/channel/{}", channel.at("channelId").unwrap());
    let body = "<Channel xmlns=\"http://schema.broadsoft.com/xsi\"><expires>5</expires></Channel>";
    let refreshed = ask(&desk, ROSA, Method::PUT, &path, body).await.node();
    assert_eq!(refreshed.at("expires"), Some("3600"));
}

#[tokio::test]
async fn a_channel_expires_unless_it_is_refreshed() {
    let desk = live().await;
    let mut line = Line::open(&desk, ROSA).await;
    let path = format!("{EVENTS}/channel/{}", line.channel_id);
    desk.sim("advance", json!({"seconds": 7000})).await;
    let body = "<Channel xmlns=\"http://schema.broadsoft.com/xsi\"><expires>7200</expires></Channel>";
    assert_eq!(ask(&desk, ROSA, Method::PUT, &path, body).await.status, 200);
    desk.sim("advance", json!({"seconds": 7000})).await;
    assert_eq!(line.beat(&desk).await.status, 200, "refreshed");
    desk.sim("advance", json!({"seconds": 300})).await;
    let over = line.event("the end").await;
    assert_eq!(ending(&over), (line.channel_id.as_str(), "Expired"));
    assert_eq!(line.end().await, "ended");
    line.beat(&desk).await.assert_refused(404);
}

#[tokio::test]
async fn a_second_channel_set_of_an_application_ends_the_first() {
    let desk = live().await;
    let mut first = Line::open_as(&desk, ROSA, "set-1", "console").await;
    first.subscribed(&desk, &uuid(desk.person_id(ROSA)), "Call Park").await;
    let mut same_set = Line::open_as(&desk, ROSA, "set-1", "console").await;
    let mut other = Line::open_as(&desk, ROSA, "set-2", "another console").await;
    let toms = Line::open_as(&desk, TOM, "set-3", "console").await;
    let second = Line::open_as(&desk, ROSA, "set-4", "console").await;
    for line in [&mut first, &mut same_set] {
        let over = loop {
            let event = line.event("the end").await;
            if event.kind.as_deref() == Some("ChannelTerminatedEvent") {
                break event;
            }
        };
        assert_eq!(ending(&over).1, "DuplicateChannelSet");
        assert_eq!(line.end().await, "ended");
    }
    for line in [&other, &toms, &second] {
        assert_eq!(line.beat(&desk).await.status, 200);
    }
    assert!(other.is_quiet());
    assert_eq!(
        desk.sim_get("state").await["xsi"]["subscriptions"],
        json!([]),
        "its subscriptions end with it"
    );
}

#[tokio::test]
async fn a_deleted_channel_says_goodbye() {
    let desk = live().await;
    let mut line = Line::open(&desk, ROSA).await;
    let path = format!("{EVENTS}/channel/{}", line.channel_id);
    ask(&desk, TOM, Method::DELETE, &path, "").await.assert_refused(404);
    assert_eq!(ask(&desk, ROSA, Method::DELETE, &path, "").await.status, 200);
    assert_eq!(ending(&line.event("the end").await).1, "ExplicitDelete");
    ask(&desk, ROSA, Method::DELETE, &path, "").await.assert_refused(404);
}

#[tokio::test]
async fn a_client_that_falls_silent_loses_its_channel() {
    let desk = live().await;
    desk.sim("xsi", json!({"heartbeatTimeoutMs": 100})).await;
    let mut line = Line::open(&desk, ROSA).await;
    assert_eq!(ending(&line.event("the end").await).1, "NonResponsiveChannel");
    line.beat(&desk).await.assert_refused(404);
}

#[tokio::test]
async fn a_client_that_acknowledges_nothing_loses_its_channel() {
    let desk = live().await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    line.event_of("CallParkedAgainstEvent").await;
    desk.sim("xsi", json!({"ackTimeoutMs": 100})).await;
    assert_eq!(ending(&line.event("the end").await).1, "NonResponsiveChannel");
}

#[tokio::test]
async fn acknowledgements_are_counted() {
    let desk = live().await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    let event = line.event_of("CallParkedAgainstEvent").await;
    let state = desk.sim_get("state").await["xsi"].clone();
    assert_eq!(
        (&state["channels"][0]["unacknowledged"], &state["events"][0]["acknowledged"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(line.acknowledge(&desk, &event, 200).await.status, 200);
    assert_eq!(line.acknowledge(&desk, &event, 200).await.status, 200, "once more does no harm");
    let state = desk.sim_get("state").await["xsi"].clone();
    assert_eq!(
        (&state["channels"][0]["unacknowledged"], &state["events"][0]["acknowledged"]),
        (&json!(0), &json!(2))
    );
    assert_eq!(state["events"][0]["eventId"], event.at("eventID").unwrap());
    let path = format!("{EVENTS}/channel/eventresponse");
    ask(&desk, ROSA, Method::POST, &path, &response("never-sent", 200)).await.assert_refused(404);
    line.acknowledge(&desk, &event, 207).await.assert_refused(400);
}

#[tokio::test]
async fn an_application_can_say_that_it_knows_neither_channel_nor_subscription() {
    let desk = live().await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    let event = line.event_of("CallParkedAgainstEvent").await;
    assert_eq!(line.acknowledge(&desk, &event, 481).await.status, 200);
    assert_eq!(desk.sim_get("state").await["xsi"]["subscriptions"], json!([]));
    line.subscribed(&desk, "slot7002@example.test", "Call Park").await;
    let event = line.event_of("CallParkedAgainstEvent").await;
    assert_eq!(line.acknowledge(&desk, &event, 404).await.status, 200);
    assert_eq!(ending(&line.event("the end").await).1, "UnknownChannel");
}

#[tokio::test]
async fn channels_go_down_on_command_at_once_or_later() {
    let desk = live().await;
    let mut rosas = Line::open(&desk, ROSA).await;
    let mut toms = Line::open(&desk, TOM).await;
    desk.sim("xsi", json!({"drop": {"user": "Rosa Keller"}})).await;
    assert_eq!(rosas.end().await, "cut");
    rosas.beat(&desk).await.assert_refused(404);
    desk.sim("xsi", json!({"drop": {"afterSecs": 30, "how": "end"}})).await;
    assert_eq!(toms.beat(&desk).await.status, 200);
    desk.sim("advance", json!({"seconds": 30})).await;
    assert_eq!(toms.end().await, "ended");
    let mut again = Line::open(&desk, TOM).await;
    desk.sim("xsi", json!({"terminateChannels": {"channelId": again.channel_id, "reason": "UserDeleted"}}))
        .await;
    assert_eq!(ending(&again.event("the end").await).1, "UserDeleted");
}

#[tokio::test]
async fn a_simulator_that_stops_lets_its_channels_go() {
    let desk = live().await;
    let mut line = Line::open(&desk, ROSA).await;
    desk.running.stop();
    assert_eq!(line.end().await, "ended");
}

#[tokio::test]
async fn a_token_that_expires_takes_the_heartbeat_with_it() {
    let desk = live().await;
    let line = Line::open(&desk, ROSA).await;
    desk.sim("expire", json!({"email": "rosa.keller@example.org", "what": "access"})).await;
    line.beat(&desk).await.assert_refused(401);
}

#[tokio::test]
async fn a_channel_whose_client_has_gone_is_forgotten() {
    let desk = live().await;
    drop(Line::open(&desk, ROSA).await);
    desk.sim("xsi", json!({"heartbeatMs": 20})).await;
    until_state(&desk, "the end", |state| state["channels"] == json!([])).await;
}

#[tokio::test]
async fn with_the_knob_only_the_cookie_leads_back_to_the_channel() {
    let desk = live().await;
    desk.sim("xsi", json!({"requireCookie": true})).await;
    let line = Line::open(&desk, ROSA).await;
    line.beat(&desk).await.assert_refused(404);
    line.subscribe(&desk, "slot7001@example.test", "Call Park").await.assert_refused(404);
    let cookie = [("cookie", line.cookie.as_str())];
    let path = format!("{EVENTS}/channel/{}/heartbeat", line.channel_id);
    assert_eq!(ask_with(&desk, ROSA, Method::PUT, &path, "", &cookie).await.status, 200);
    let body = subscription("Call Park", &line.set_id, &line.application_id);
    let path = format!("{EVENTS}/user/slot7001@example.test");
    assert_eq!(ask_with(&desk, ROSA, Method::POST, &path, &body, &cookie).await.status, 200);
}

#[tokio::test]
async fn channels_of_a_set_are_listed_and_take_turns_by_priority() {
    let desk = live().await;
    let mut first = Line::open_as(&desk, ROSA, "set", "app").await;
    let mut second = Line::open_as(&desk, ROSA, "set", "app").await;
    let set = ask(&desk, ROSA, Method::GET, &format!("{EVENTS}/channelset/set"), "").await.node();
    assert_eq!((set.name.as_str(), set.children.len()), ("ChannelSet", 2));
    ask(&desk, TOM, Method::GET, &format!("{EVENTS}/channelset/set"), "").await.assert_refused(404);
    desk.sim("xsi", json!({"initialCallPark": false})).await;
    first.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    let path = format!("{EVENTS}/channel/{}", first.channel_id);
    assert_eq!(ask(&desk, ROSA, Method::DELETE, &path, "").await.status, 200);
    first.end().await;
    desk.park_harriet("7001").await;
    assert_eq!(second.parked("over the other channel").await.as_deref(), Some("Harriet Lund"));
}

#[tokio::test]
async fn faults_meet_the_live_layer_too() {
    let desk = live().await;
    let line = Line::open(&desk, ROSA).await;
    let fault =
        json!({"method": "PUT", "path": "/xsi/com.broadsoft.xsi-events/v2.0/channel/*", "status": 404});
    desk.sim("fault", fault).await;
    line.beat(&desk).await.assert_refused(404);
    assert_eq!(line.beat(&desk).await.status, 200, "the channel itself is well");
}

#[tokio::test]
async fn a_proxy_s_page_can_stand_where_a_channel_should_be() {
    let desk = live().await;
    for body in ["html", "empty", "truncated"] {
        let path = "/xsi/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel";
        desk.sim("fault", json!({"method": "POST", "path": path, "body": body})).await;
        let response = Line::request(&desk, ROSA, &wish("s", "a", 7200)).await;
        let text = response.text().await.unwrap_or_default();
        assert!(!text.contains("channelId"), "{body}: {text}");
    }
    until_state(&desk, "the end", |state| state["channels"] == json!([])).await;
}

#[tokio::test]
async fn documents_that_the_schema_does_not_allow_are_refused() {
    let desk = live().await;
    let open = "<Channel xmlns=\"http://schema.broadsoft.com/xsi\">";
    for bad in [
        String::new(),
        "<Channel/>".into(),
        format!("{open}</Channel>"),
        format!("{open}<channelSetId/></Channel>"),
        format!("{open}<priority>1</priority><channelSetId>s</channelSetId></Channel>"),
        format!("{open}<channelSetId>s</channelSetId><expires>soon</expires></Channel>"),
        format!("{open}<channelSetId>s</channelSetId><weight>0</weight></Channel>"),
        format!("{open}<channelSetId>{}</channelSetId></Channel>", "s".repeat(300)),
        format!("{open}<channelSetId>s</channelSetId>"),
    ] {
        let response = Line::request(&desk, ROSA, &bad).await;
        assert_eq!(response.status(), 400, "{bad}");
    }
}
