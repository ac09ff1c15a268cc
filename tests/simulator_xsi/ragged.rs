//! What networks and other servers do to the stream, on command (contract 12.9), and commands that are refused.

use std::collections::BTreeSet;

use serde_json::json;

use super::desk::{Desk, ROSA};
use super::line::{Line, live, wish};
use super::tree::Node;

async fn life(desk: &Desk, times: usize) {
    for _ in 0..times {
        desk.sim(
            "park",
            json!({"slot": "7001", "name": "Søren Ågård <&>", "number": "+4512345678", "by": "2107"}),
        )
        .await;
        desk.sim("abandon", json!({"slot": "7001"})).await;
    }
}

#[tokio::test]
async fn documents_come_in_pieces_and_in_other_clothes_and_mean_the_same() {
    let desk = live().await;
    desk.sim(
        "xsi",
        json!({"splitChunks": true, "mixStyles": true, "heartbeatMs": 20, "initialCallPark": false}),
    )
    .await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    life(&desk, 20).await;
    let mut beginnings = BTreeSet::new();
    for round in 0..20 {
        for expected in [Some("Søren Ågård <&>"), None] {
            let raw = loop {
                let raw = line.raw("an event").await.unwrap();
                if raw.contains("Event") {
                    break raw;
                }
            };
            beginnings.insert(raw.trim_start().chars().take(12).collect::<String>());
            let event = Node::read(&raw);
            super::schema::check(&event);
            assert_eq!(event.at("eventData/parkedParty/name"), expected, "round {round}: {raw}");
        }
    }
    assert!(beginnings.len() >= 3, "always the same clothes: {beginnings:?}");
}

#[tokio::test]
async fn the_chunks_on_the_wire_are_cut_at_random() {
    let desk = live().await;
    desk.sim("xsi", json!({"splitChunks": true})).await;
    let mut response = Line::request(&desk, ROSA, &wish("s", "a", 7200)).await;
    let first = response.chunk().await.unwrap().unwrap();
    assert!(first.len() <= 90, "{} bytes at once", first.len());
}

#[tokio::test]
async fn events_come_late_and_twice() {
    let desk = live().await;
    desk.sim("xsi", json!({"outOfOrderPercent": 50, "duplicatePercent": 50, "initialCallPark": false})).await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    life(&desk, 20).await;
    let (mut seen, mut ids): (Vec<u32>, BTreeSet<String>) = (Vec::new(), BTreeSet::new());
    while ids.len() < 40 {
        let event = line.event_of("CallParkedAgainstEvent").await;
        seen.push(event.at("sequenceNumber").unwrap().parse().unwrap());
        ids.insert(event.at("eventID").unwrap().to_owned());
    }
    assert!(seen.len() > 40, "nothing came twice");
    assert!(seen.windows(2).any(|pair| pair[1] < pair[0]), "nothing came late: {seen:?}");
}

#[tokio::test]
async fn elements_that_no_schema_knows_can_be_added() {
    let desk = live().await;
    desk.sim("xsi", json!({"unknownElements": true})).await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    let raw = line.raw("the event").await.unwrap();
    assert_eq!(raw.matches("<xsi:fieldOfNextYear>").count(), 2, "{raw}");
}

#[tokio::test]
async fn the_same_seed_cuts_the_same_way() {
    let mut pictures = Vec::new();
    for _ in 0..2 {
        let mut scenario = valet::simulator::Scenario::load("quiet").unwrap();
        (scenario.seed, scenario.settings.xsi, scenario.xsi.mix_styles) = (Some(5), true, true);
        let desk = Desk::play(scenario).await;
        let mut line = Line::open(&desk, ROSA).await;
        line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
        pictures.push(line.raw("the event").await.unwrap());
    }
    assert_eq!(pictures[0], pictures[1]);
}

#[tokio::test]
async fn whatever_is_wrong_with_a_command_gets_a_sentence_and_changes_nothing() {
    let desk = live().await;
    let line = Line::open(&desk, ROSA).await;
    let before = desk.sim_get("state").await["xsi"]["settings"].clone();
    for body in [
        "",
        "7",
        r#"{"heartbeat":7}"#,
        r#"{"heartbeatMs":1}"#,
        r#"{"heartbeatMs":"often"}"#,
        r#"{"cpeIds":"all"}"#,
        r#"{"refuse":"7001"}"#,
        r#"{"refuseStatus":200}"#,
        r#"{"sequenceStart":0}"#,
        r#"{"sequenceStart":2147483648}"#,
        r#"{"duplicatePercent":101}"#,
        r#"{"drop":{"user":"Nobody"}}"#,
        r#"{"drop":{"channelId":"none"}}"#,
        r#"{"drop":{"how":"gently"}}"#,
        r#"{"drop":true}"#,
        r#"{"terminateChannels":{}}"#,
        r#"{"terminateChannels":{"reason":"Tired"}}"#,
        r#"{"terminateSubscriptions":{"target":"7999"}}"#,
        r#"{"drop":{},"heartbeatMs":1}"#,
    ] {
        let (status, answer) = desk.try_sim("xsi", body.to_owned()).await;
        assert_eq!(status, 400, "{body}: {answer}");
        let sentence = answer["error"].as_str().unwrap_or_default();
        assert!(sentence.len() > 10 && sentence.ends_with('.'), "{body}: {sentence:?}");
    }
    assert_eq!(desk.sim_get("state").await["xsi"]["settings"], before);
    assert_eq!(line.beat(&desk).await.status, 200, "the channel is still there");
}
