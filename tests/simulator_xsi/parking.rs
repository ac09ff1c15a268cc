//! Occupancy: who is parked where, told to those who subscribed (contract 7.4, 12.1 to 12.5).

use serde_json::{Value, json};

use super::desk::{Desk, MIA, ROSA};
use super::line::{Line, live, slot_uuid};

async fn watching(desk: &Desk, targets: &[&str]) -> Line {
    desk.sim("xsi", json!({"initialCallPark": false})).await;
    let line = Line::open(desk, ROSA).await;
    for target in targets {
        line.subscribed(desk, target, "Call Park").await;
    }
    line
}

#[tokio::test]
async fn the_event_is_that_of_the_contract() {
    let desk = live().await;
    let mut line = watching(&desk, &[]).await;
    let target = slot_uuid(&desk, "7001").await;
    let id = line.subscribed(&desk, &target, "Call Park").await;
    desk.park_harriet("7001").await;
    let event = line.event_of("CallParkedAgainstEvent").await;
    assert_eq!(event.kind.as_deref(), Some("SubscriptionEvent"));
    assert_eq!(
        (event.at("sequenceNumber"), event.at("userId"), event.at("externalApplicationId")),
        (Some("1"), Some("rosa.keller@example.org"), Some(line.application_id.as_str()))
    );
    assert_eq!(
        (event.at("subscriptionId"), event.at("channelId"), event.at("targetId")),
        (Some(id.as_str()), Some(line.channel_id.as_str()), Some("slot7001@example.test"))
    );
    let party = event.find("eventData").unwrap().find("parkedParty").unwrap();
    assert_eq!(
        (party.at("name"), party.at("address"), party.at("callType")),
        (Some("Harriet Lund"), Some("tel:+14085550142"), Some("Network"))
    );
    assert_eq!(party.find("address").unwrap().attribute("countryCode"), Some("1"));
}

#[tokio::test]
async fn the_present_state_is_told_at_once_or_not_at_all() {
    let desk = live().await;
    desk.park_harriet("7001").await;
    for delay in [0, 20] {
        desk.sim("xsi", json!({"initialCallPark": true, "initialDelayMs": delay})).await;
        let mut line = Line::open(&desk, ROSA).await;
        line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
        assert_eq!(line.parked("who is there").await.as_deref(), Some("Harriet Lund"));
        line.subscribed(&desk, "slot7002@example.test", "Call Park").await;
        assert_eq!(line.parked("nobody is there").await, None);
        desk.sim("xsi", json!({"drop": {}})).await;
        line.end().await;
    }
    let mut line = watching(&desk, &["slot7001@example.test"]).await;
    desk.sim("abandon", json!({"slot": "7001"})).await;
    assert_eq!(line.parked("the first event of all").await, None);
}

#[tokio::test]
async fn what_happens_before_the_initial_event_is_told_by_it() {
    let desk = live().await;
    desk.sim("xsi", json!({"initialDelayMs": 1500})).await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    line.subscribed(&desk, "rosa.keller@example.org", "Advanced Call").await;
    desk.park_harriet("7001").await;
    desk.incoming("2100").await;
    let event = line.event_of("CallParkedAgainstEvent").await;
    assert_eq!(event.at("eventData/parkedParty/name"), Some("Harriet Lund"));
    let event = line.event_of("CallSubscriptionEvent").await;
    assert_eq!(
        (event.at("sequenceNumber"), event.at("eventData/calls/call/state")),
        (Some("1"), Some("Alerting"))
    );
    desk.sim("abandon", json!({"slot": "7001"})).await;
    assert_eq!(line.parked("what happens afterwards").await, None);
}

#[tokio::test]
async fn every_way_in_and_out_of_a_slot_is_told() {
    let desk = live().await;
    let mut line = watching(&desk, &["slot7001@example.test"]).await;
    let harriet = Some("Harriet Lund".to_owned());
    // A colleague's handset.
    desk.park_harriet("7001").await;
    assert_eq!(line.parked("a colleague parks").await, harriet);
    desk.sim("steal", json!({"slot": "7001", "by": "Mia Roth"})).await;
    assert_eq!(line.parked("a colleague retrieves").await, None);
    // The REST API, by somebody else.
    let id = desk.drive_to_connected(MIA, "2108").await;
    desk.act(MIA, "park", json!({"callId": id, "destination": "7001"})).await;
    assert_eq!(line.parked("parked through the API").await, harriet);
    let (_, info) = desk.act(ROSA, "retrieve", json!({"destination": "7001"})).await;
    assert!(line.is_quiet(), "while it rings the caller is still there");
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    assert_eq!(line.parked("retrieved through the API").await, None);
    // The caller.
    desk.park_harriet("7001").await;
    assert_eq!(line.parked("parked again").await, harriet);
    desk.sim("abandon", json!({"slot": "7001"})).await;
    assert_eq!(line.parked("the caller hangs up").await, None);
    // The recall.
    desk.park_harriet("7001").await;
    assert_eq!(line.parked("parked once more").await, harriet);
    desk.sim("advance", json!({"seconds": 600})).await;
    assert_eq!(line.parked("the recall").await, None);
}

#[tokio::test]
async fn a_person_s_parked_call_is_told_like_a_slot_s() {
    let desk = live().await;
    let mut line = watching(&desk, &["rosa.keller@example.org", "tom.abel@example.org"]).await;
    let id = desk.drive_to_connected(ROSA, "2100").await;
    desk.act(ROSA, "park", json!({"callId": id})).await;
    let event = line.event_of("CallParkedAgainstEvent").await;
    assert_eq!(event.at("targetId"), Some("rosa.keller@example.org"));
    let id = desk.drive_to_connected(ROSA, "2100").await;
    desk.act(ROSA, "park", json!({"callId": id, "destination": "2107"})).await;
    let event = line.event_of("CallParkedAgainstEvent").await;
    assert_eq!((event.at("targetId"), event.at("sequenceNumber")), (Some("tom.abel@example.org"), Some("1")));
}

#[tokio::test]
async fn callers_show_no_more_than_they_want_and_colleagues_their_user_id() {
    let desk = live().await;
    let mut line = watching(&desk, &["slot7001@example.test", "slot7002@example.test"]).await;
    desk.sim("park", json!({"slot": "7001", "by": "2107"})).await;
    let event = line.event_of("CallParkedAgainstEvent").await;
    let party = event.find("eventData").unwrap().find("parkedParty").unwrap();
    assert!(
        party.find("privacy").is_some() && party.find("name").is_none() && party.find("address").is_none()
    );
    let (_, info) = desk.act(MIA, "dial", json!({"destination": "2100"})).await;
    desk.act(MIA, "answer", json!({"callId": info["callId"]})).await;
    let mine: Value = desk.calls(ROSA).await[0].clone();
    desk.act(ROSA, "answer", json!({"callId": mine["id"]})).await;
    desk.act(ROSA, "park", json!({"callId": mine["id"], "destination": "7002"})).await;
    let event = line.event_of("CallParkedAgainstEvent").await;
    let party = event.find("eventData").unwrap().find("parkedParty").unwrap();
    assert_eq!(
        (party.at("name"), party.at("address"), party.at("userId"), party.at("userDN"), party.at("callType")),
        (
            Some("Mia Roth"),
            Some("tel:2108"),
            Some("mia.roth@example.org"),
            Some("tel:+14085550108"),
            Some("Group")
        )
    );
}

#[tokio::test]
async fn sequence_numbers_count_for_each_subscription_and_wrap_to_one() {
    let desk = live().await;
    desk.sim("xsi", json!({"sequenceStart": 2_147_483_646})).await;
    let mut line = watching(&desk, &["slot7001@example.test"]).await;
    for expected in ["2147483646", "2147483647", "1", "2"] {
        desk.park_harriet("7001").await;
        let event = line.event_of("CallParkedAgainstEvent").await;
        assert_eq!(event.at("sequenceNumber"), Some(expected));
        desk.sim("abandon", json!({"slot": "7001"})).await;
        let event = line.event_of("CallParkedAgainstEvent").await;
        let next = if expected == "2147483647" { "1" } else { "" };
        let seen = event.at("sequenceNumber").unwrap().to_owned();
        assert!(next.is_empty() || seen == next, "{expected} then {seen}");
        if seen == "2147483647" {
            return;
        }
    }
}

#[tokio::test]
async fn fifty_slots_tell_who_waits_in_them() {
    let desk = Desk::play(valet::simulator::Scenario::load("fifty").unwrap()).await;
    let mut line = Line::open(&desk, ROSA).await;
    let mut taken = 0;
    for number in 7001..=7050 {
        line.subscribed(&desk, &format!("slot{number}@example.test"), "Call Park").await;
        taken += usize::from(line.parked("the slot").await.is_some());
    }
    assert_eq!(taken, 25);
}

#[tokio::test]
async fn the_reception_lives_on_the_channel() {
    let mut scenario = valet::simulator::Scenario::load("reception").unwrap();
    scenario.seed = Some(7);
    let desk = Desk::play(scenario).await;
    desk.sim("xsi", json!({"initialCallPark": false})).await;
    let mut line = Line::open(&desk, ROSA).await;
    for number in 7001..=7008 {
        line.subscribed(&desk, &format!("slot{number}@example.test"), "Call Park").await;
    }
    for colleague in ["tom.abel@example.org", "mia.roth@example.org"] {
        line.subscribed(&desk, colleague, "Advanced Call").await;
    }
    let (mut came, mut left, mut recalls) = (0, 0, 0);
    while came < 5 || left < 5 || recalls < 1 {
        desk.sim("advance", json!({"seconds": 30})).await;
        loop {
            let event = line.event("life").await;
            match event.data_kind() {
                "CallParkedAgainstEvent" => {
                    let there = event.find("eventData").unwrap().find("parkedParty").is_some();
                    if there {
                        came += 1
                    } else {
                        left += 1
                    }
                    break;
                }
                "CallReceivedEvent" => {
                    recalls += usize::from(event.at("eventData/call/recallType").is_some());
                }
                _ => {}
            }
        }
    }
}
