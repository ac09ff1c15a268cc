//! Targets: each for itself, under whichever id Webex knows it, and as many as there are now.

use valet::xsi::{Candidate, Refusal, Target, TargetState};

use super::server::Server;
use super::support::{Desk, ROSA, event, named, park, slot, wait_until, webex_id};

fn refused(why: Refusal) -> TargetState {
    TargetState::Refused { why }
}

#[tokio::test]
async fn one_is_refused_while_the_others_live() {
    let server = Server::start().await;
    server.script(|script| {
        script.always.insert("user/cpe-7001".into(), 403);
        script.always.insert("user/tom".into(), 404);
        script.always.insert("user/mia".into(), 409);
    });
    let person = |key: &str| Target::new(key, webex_id("PEOPLE", key), None);
    let mut desk = Desk::start(&server, vec![slot("7001"), slot("7002"), person("tom"), person("mia")]);
    let mut states = std::collections::BTreeMap::new();
    while states.len() < 4 {
        let settled = |news: &valet::xsi::News| matches!(news, valet::xsi::News::Target { state, .. } if *state != TargetState::Asking);
        if let valet::xsi::News::Target { key, state } = desk.until("a state", settled).await {
            states.insert(key, state);
        }
    }
    assert_eq!(states["7001"], refused(Refusal::NotAllowed));
    assert_eq!(states["7002"], TargetState::Live);
    assert_eq!(states["tom"], refused(Refusal::Unknown));
    assert_eq!(states["mia"], refused(Refusal::Status { status: 409 }));
    let id = server.subscription("cpe-7002", "Call Park");
    server.say(&park("e-1", 1, &id, Some("Ola Berg"))).await;
    assert_eq!(desk.park("7002").await, named("Ola Berg"));
}

#[tokio::test]
async fn the_second_id_is_tried_and_the_list_is_read_once() {
    let server = Server::start().await;
    server.script(|script| {
        script.always.insert("user/cpe-700".into(), 404);
        for extension in ["7001", "7002"] {
            script.monitored.push((extension.into(), format!("park{extension}@example.test")));
        }
    });
    let mut desk = Desk::start(&server, vec![slot("7001"), slot("7002"), slot("7003")]);
    desk.target("7003", refused(Refusal::Unknown)).await;
    wait_until("both slots", || server.seen("user/park700").len() == 2).await;
    let id = server.subscription("park7002@example.test", "Call Park");
    server.say(&park("e-1", 1, &id, Some("Ola Berg"))).await;
    assert_eq!(desk.park("7002").await, named("Ola Berg"));
    assert_eq!(server.seen("BusyLampField").len(), 1);
}

#[tokio::test]
async fn an_extension_that_two_monitored_lines_have_is_nobodys() {
    let server = Server::start().await;
    server.script(|script| {
        script.always.insert("user/cpe-700".into(), 404);
        for (extension, user) in [("7001", "near"), ("7001", "far"), ("7002", "both"), ("7002", "both")] {
            script.monitored.push((extension.into(), format!("{user}@example.test")));
        }
    });
    let mut desk = Desk::start(&server, vec![slot("7001"), slot("7002")]);
    desk.target("7001", refused(Refusal::Unknown)).await;
    wait_until("7002", || server.seen("user/both").len() == 1).await;
    assert!(server.seen("user/near").is_empty() && server.seen("user/far").is_empty());
}

#[tokio::test]
async fn without_the_list_the_first_refusal_stands() {
    let server = Server::start().await;
    server.script(|script| {
        script.always.insert("user/cpe-7001".into(), 403);
        script.always.insert("BusyLampField".into(), 403);
    });
    let mut desk = Desk::start(&server, vec![slot("7001")]);
    desk.target("7001", refused(Refusal::NotAllowed)).await;
}

#[tokio::test]
async fn the_own_calls_fall_back_to_a_simpler_package() {
    let server = Server::start().await;
    server.script(|script| {
        script.always.insert("Advanced Call".into(), 400);
        script.always.insert("Standard Call".into(), 400);
    });
    let mut desk = Desk::start(&server, vec![]);
    desk.until("own calls", |news| *news == valet::xsi::News::OwnCalls { state: TargetState::Live }).await;
    assert!(!server.subscription(ROSA, "Basic Call").is_empty());
}

#[tokio::test]
async fn a_failure_that_is_no_refusal_is_tried_again() {
    let server = Server::start().await;
    server.script(|script| script.statuses.extend([("user/cpe-7001".into(), vec![503, 500, 503])]));
    let mut desk = Desk::start(&server, vec![slot("7001")]);
    desk.live("7001").await;
    assert_eq!(server.seen("user/cpe-7001").len(), 4);
}

#[tokio::test]
async fn targets_come_and_go_while_the_channel_stands() {
    let server = Server::start().await;
    let mut desk = Desk::start(&server, vec![slot("7001"), slot("7002")]);
    desk.live("7001").await;
    wait_until("7002", || !server.seen("user/cpe-7002").is_empty()).await;
    let id = server.subscription("cpe-7001", "Call Park");
    desk.targets.send(vec![slot("7002"), slot("7003")]).unwrap();
    desk.live("7003").await;
    wait_until("the end of 7001", || {
        server.seen(&format!("DELETE /events/v2.0/subscription/{id}")).len() == 1
    })
    .await;
    server.say(&park("e-1", 1, &id, Some("Nobody's Business"))).await;
    let id = server.subscription("cpe-7003", "Call Park");
    server.say(&park("e-2", 1, &id, None)).await;
    assert_eq!(desk.park("7003").await, None);
    assert_eq!(server.seen("user/cpe-7002").len(), 1, "what stayed was not asked for again");
    assert_eq!(server.seen("POST /async/events").len(), 1);
}

#[tokio::test]
async fn the_same_key_under_another_id_is_asked_for_anew() {
    let server = Server::start().await;
    let mut desk = Desk::start(&server, vec![slot("7001")]);
    desk.live("7001").await;
    let moved =
        Target { key: "7001".into(), candidates: vec![Candidate::UserId("moved@example.test".into())] };
    desk.targets.send(vec![moved]).unwrap();
    desk.target("7001", TargetState::Asking).await;
    desk.live("7001").await;
    assert!(!server.subscription("moved@example.test", "Call Park").is_empty());
}

#[tokio::test]
async fn a_subscription_that_webex_ends_is_asked_for_again() {
    let server = Server::start().await;
    let mut desk = Desk::start(&server, vec![slot("7001")]);
    desk.live("7001").await;
    let first = server.subscription("cpe-7001", "Call Park");
    let ended = "<xsi:eventData xsi1:type=\"xsi:SubscriptionTerminatedEvent\"/>";
    server.say(&event("e-1", 1, &first, ended)).await;
    desk.target("7001", TargetState::Asking).await;
    desk.live("7001").await;
    let second = server.subscription("cpe-7001", "Call Park");
    assert_ne!(first, second);
    server.script(|script| script.always.extend([("user/cpe-7001".into(), 403)]));
    server.say(&event("e-2", 1, &second, ended)).await;
    desk.target("7001", refused(Refusal::NotAllowed)).await;
}
