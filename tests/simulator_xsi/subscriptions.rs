//! Subscriptions: to whom, to what, for how long (contract 7.3).

use reqwest::Method;
use serde_json::json;

use super::desk::{Desk, ROSA, TOM};
use super::line::{EVENTS, Line, ask, live, slot_uuid, subscription, uuid};

#[tokio::test]
async fn a_person_and_a_slot_are_found_by_every_id_that_they_have() {
    let desk = live().await;
    let line = Line::open(&desk, ROSA).await;
    let slot = slot_uuid(&desk, "7001").await;
    for (target, user_id) in [
        (uuid(desk.person_id(ROSA)), "rosa.keller@example.org"),
        (uuid(desk.person_id(TOM)).to_uppercase(), "tom.abel@example.org"),
        ("mia.roth@example.org".into(), "mia.roth@example.org"),
        (slot, "slot7001@example.test"),
        ("slot7001%40example.test".into(), "slot7001@example.test"),
    ] {
        let reply = line.subscribe(&desk, &target, "Call Park").await;
        assert_eq!(reply.status, 200, "{target}: {}", reply.text);
        let made = reply.node();
        assert_eq!(made.at("targetId"), Some(user_id), "{target}");
        assert_eq!(
            (made.at("event"), made.at("expires"), made.at("subscriberId"), made.at("targetIdType")),
            (Some("Call Park"), Some("7200"), Some("rosa.keller@example.org"), Some("User"))
        );
    }
    line.subscribe(&desk, "slot7999@example.test", "Call Park").await.assert_refused(404);
}

#[tokio::test]
async fn which_ids_of_a_slot_work_is_only_a_knob_away() {
    let desk = live().await;
    let line = Line::open(&desk, ROSA).await;
    let by_uuid = slot_uuid(&desk, "7001").await;
    for (knob, uuid_works, user_id_works) in
        [("both", 200, 200), ("uuid", 200, 404), ("userId", 404, 200), ("neither", 404, 404)]
    {
        desk.sim("xsi", json!({"cpeIds": knob})).await;
        assert_eq!(line.subscribe(&desk, &by_uuid, "Call Park").await.status, uuid_works, "{knob}");
        let by_user_id = line.subscribe(&desk, "slot7001@example.test", "Call Park").await;
        assert_eq!(by_user_id.status, user_id_works, "{knob}");
    }
}

#[tokio::test]
async fn chosen_targets_are_refused_each_on_its_own() {
    let desk = live().await;
    let line = Line::open(&desk, ROSA).await;
    let targets =
        ["slot7001@example.test", "slot7002@example.test", "tom.abel@example.org", "rosa.keller@example.org"];
    for (refuse, status, accepted) in [
        (json!(["7001"]), 403, [false, true, true, true]),
        (json!(["slot7002@example.test", "2107"]), 404, [true, false, false, true]),
        (json!(["cpe"]), 403, [false, false, true, true]),
        (json!(["person"]), 403, [true, true, false, false]),
        (json!(["others"]), 409, [false, false, false, true]),
        (json!(["*"]), 403, [false; 4]),
        (json!([]), 403, [true; 4]),
    ] {
        desk.sim("xsi", json!({"refuse": refuse, "refuseStatus": status})).await;
        for (target, accepted) in targets.iter().zip(accepted) {
            let reply = line.subscribe(&desk, target, "Call Park").await;
            if accepted {
                assert_eq!(reply.status, 200, "{refuse} {target}");
            } else {
                reply.assert_refused(status);
            }
        }
    }
}

#[tokio::test]
async fn packages_are_those_of_the_schema() {
    let desk = live().await;
    let line = Line::open(&desk, ROSA).await;
    for package in ["Call Park", "Advanced Call", "Standard Call", "Basic Call"] {
        assert_eq!(line.subscribe(&desk, "rosa.keller@example.org", package).await.status, 200, "{package}");
    }
    for (package, status) in
        [("Busy Lamp Field", 400), ("Call Park Extension", 400), ("", 400), ("Do Not Disturb", 403)]
    {
        line.subscribe(&desk, "rosa.keller@example.org", package).await.assert_refused(status);
    }
    let path = format!("{EVENTS}/user/rosa.keller@example.org");
    let body = subscription("Call Park", "a set without a channel", "app");
    ask(&desk, ROSA, Method::POST, &path, &body).await.assert_refused(404);
    let late = "<Subscription xmlns=\"http://schema.broadsoft.com/xsi\"><expires>7200</expires><event>Call Park</event></Subscription>";
    ask(&desk, ROSA, Method::POST, &path, late).await.assert_refused(400);
}

#[tokio::test]
async fn a_subscription_is_read_prolonged_and_ended_by_its_owner_alone() {
    let desk = live().await;
    let mut line = Line::open(&desk, ROSA).await;
    let id = line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    line.event_of("CallParkedAgainstEvent").await;
    let path = format!("{EVENTS}/subscription/{id}");
    ask(&desk, TOM, Method::GET, &path, "").await.assert_refused(404);
    ask(&desk, TOM, Method::DELETE, &path, "").await.assert_refused(404);
    desk.sim("advance", json!({"seconds": 600})).await;
    let read = ask(&desk, ROSA, Method::GET, &path, "").await.node();
    let left: u32 = read.at("expires").unwrap().parse().unwrap();
    assert!((6500..=6600).contains(&left), "{left}");
    let body = "<Subscription xmlns=\"http://schema.broadsoft.com/xsi\"><expires>60</expires></Subscription>";
    let prolonged = ask(&desk, ROSA, Method::PUT, &path, body).await.node();
    assert_eq!(prolonged.at("expires"), Some("3600"));
    let listed =
        ask(&desk, ROSA, Method::GET, &format!("{EVENTS}/user/slot7001@example.test"), "").await.node();
    assert_eq!((listed.name.as_str(), listed.children.len()), ("SubscriptionList", 1));
    assert_eq!(ask(&desk, ROSA, Method::DELETE, &path, "").await.status, 200);
    let over = line.event_of("SubscriptionTerminatedEvent").await;
    assert_eq!(over.at("subscriptionId"), Some(id.as_str()));
    ask(&desk, ROSA, Method::GET, &path, "").await.assert_refused(404);
    desk.park_harriet("7001").await;
    assert!(line.is_quiet(), "nothing comes after the end");
}

#[tokio::test]
async fn a_subscription_lapses_and_can_be_taken_away() {
    let desk = live().await;
    desk.sim("xsi", json!({"initialCallPark": false})).await;
    let mut line = Line::open(&desk, ROSA).await;
    let id = line.subscribed(&desk, "tom.abel@example.org", "Call Park").await;
    desk.sim("xsi", json!({"terminateSubscriptions": {"target": "2107"}})).await;
    assert_eq!(line.event_of("SubscriptionTerminatedEvent").await.at("subscriptionId"), Some(id.as_str()));
    let id = line.subscribed(&desk, "tom.abel@example.org", "Call Park").await;
    let body = "<Channel xmlns=\"http://schema.broadsoft.com/xsi\"><expires>90000</expires></Channel>";
    ask(&desk, ROSA, Method::PUT, &format!("{EVENTS}/channel/{}", line.channel_id), body).await;
    desk.sim("advance", json!({"seconds": 7200})).await;
    assert_eq!(line.event_of("SubscriptionTerminatedEvent").await.at("subscriptionId"), Some(id.as_str()));
}

#[tokio::test]
async fn the_same_subscription_again_replaces_the_first() {
    let desk = live().await;
    desk.sim("xsi", json!({"initialCallPark": false})).await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    let second = line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    desk.park_harriet("7001").await;
    assert_eq!(line.event_of("CallParkedAgainstEvent").await.at("subscriptionId"), Some(second.as_str()));
    assert!(line.is_quiet(), "one event for one subscription");
}

#[tokio::test]
async fn subscriptions_wait_for_their_channel_set_for_a_while() {
    let desk = live().await;
    desk.sim("xsi", json!({"initialCallPark": false})).await;
    let mut line = Line::open(&desk, ROSA).await;
    line.subscribed(&desk, "slot7001@example.test", "Call Park").await;
    desk.sim("xsi", json!({"drop": {}})).await;
    line.end().await;
    desk.park_harriet("7001").await;
    let mut again = Line::open(&desk, ROSA).await;
    desk.sim("abandon", json!({"slot": "7001"})).await;
    assert_eq!(again.parked("the abandoned call").await, None, "what came meanwhile is lost");
    desk.sim("xsi", json!({"drop": {}, "setLingerMs": 0})).await;
    again.end().await;
    assert_eq!(desk.sim_get("state").await["xsi"]["subscriptions"], json!([]));
}

#[tokio::test]
async fn an_administrator_hears_the_whole_organisation() {
    let org = "3e4d5c6b-7a89-4b0c-9d1e-2f3a4b5c6d7e";
    let path = format!("{EVENTS}/serviceprovider/{org}");
    let desk = live().await;
    let line = Line::open(&desk, ROSA).await;
    let body = subscription("Call Park", &line.set_id, &line.application_id);
    ask(&desk, ROSA, Method::POST, &path, &body).await.assert_refused(403);

    let mut scenario = valet::simulator::Scenario::load("quiet").unwrap();
    scenario.registered_scopes.push("spark-admin:xsi".into());
    scenario.settings.xsi = true;
    let desk = Desk::play(scenario).await;
    let mut line = Line::open(&desk, ROSA).await;
    assert_eq!(ask(&desk, ROSA, Method::POST, &path, &body).await.status, 200);
    desk.park_harriet("7003").await;
    assert_eq!(line.event_of("CallParkedAgainstEvent").await.at("targetId"), Some("slot7003@example.test"));
    desk.park_harriet("2108").await;
    assert_eq!(line.event_of("CallParkedAgainstEvent").await.at("targetId"), Some("mia.roth@example.org"));
}
