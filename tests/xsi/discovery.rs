//! Where the layer finds its hosts, and when it stays off.

use serde_json::json;
use valet::xsi::{Endpoints, LossReason, News, OffReason};

use super::server::Server;
use super::support::{Desk, Tokens, slot, webex_id};

async fn first_news(server: &Server) -> News {
    Desk::start(server, vec![slot("7001")]).next().await
}

fn off(why: OffReason) -> News {
    News::Off { why }
}

#[tokio::test]
async fn an_organization_without_the_fields_has_no_live_news() {
    let server = Server::start().await;
    server.script(|script| script.organizations = (200, json!({ "items": [{ "id": "org-1" }] })));
    assert_eq!(first_news(&server).await, off(OffReason::NotOffered));
    assert_eq!(server.seen("organizations/org-1").len(), 1, "the single organization was asked too");
    assert!(server.seen("channel").is_empty());
}

#[tokio::test]
async fn an_empty_list_of_organizations_is_no_live_news() {
    let server = Server::start().await;
    server.script(|script| script.organizations = (200, json!({ "items": [] })));
    assert_eq!(first_news(&server).await, off(OffReason::NotOffered));
}

#[tokio::test]
async fn a_forbidden_read_says_that_hosts_may_be_entered() {
    let server = Server::start().await;
    server.script(|script| script.organizations = (403, json!({ "message": "no" })));
    let News::Off { why } = first_news(&server).await else { panic!("it is not off") };
    assert_eq!(why, OffReason::NotTold);
    assert!(why.to_string().contains("settings"), "{why}");
}

#[tokio::test]
async fn the_single_organization_is_asked_when_the_list_is_forbidden() {
    let server = Server::start().await;
    server.script(|script| {
        script.organization = (200, script.organizations.1["items"][0].clone());
        script.organizations = (403, json!({}));
    });
    let org_id = webex_id("ORGANIZATION", "o");
    let with_org = |config: &mut valet::xsi::Config| config.org_id = Some(org_id.clone());
    let mut desk = Desk::start_with(&server, vec![slot("7001")], Tokens::default(), with_org);
    desk.live("7001").await;
    assert_eq!(server.seen(&format!("organizations/{org_id}")).len(), 1);
}

#[tokio::test]
async fn hosts_from_the_settings_are_used_without_asking() {
    let server = Server::start().await;
    let at = |path: &str| format!("{}/{path}", server.base).parse().unwrap();
    let endpoints = Endpoints { events: at("events"), channel: at("async/events/"), actions: None };
    let by_hand = |config: &mut valet::xsi::Config| config.endpoints = Some(endpoints.clone());
    let mut desk = Desk::start_with(&server, vec![slot("7001")], Tokens::default(), by_hand);
    desk.live("7001").await;
    assert!(server.seen("organizations").is_empty());
}

#[tokio::test]
async fn a_token_never_goes_to_an_unprotected_host() {
    let server = Server::start().await;
    server.script(|script| {
        script.organizations.1["items"][0]["xsiEventsEndpoint"] = json!("http://xsi.example.test/events");
    });
    assert_eq!(first_news(&server).await, off(OffReason::UnsafeAddress));
}

#[tokio::test]
async fn a_person_without_a_readable_id_has_no_live_news() {
    let server = Server::start().await;
    let nameless = |config: &mut valet::xsi::Config| config.person_id = "7001".into();
    let mut desk = Desk::start_with(&server, vec![], Tokens::default(), nameless);
    assert_eq!(desk.next().await, off(OffReason::NoUserId));
    desk.ended().await;
}

#[tokio::test]
async fn a_refused_channel_switches_the_layer_off() {
    let server = Server::start().await;
    server.script(|script| script.always.extend([("async/events".into(), 403)]));
    let mut desk = Desk::start(&server, vec![]);
    assert_eq!(desk.next().await, News::Connecting);
    assert_eq!(desk.next().await, off(OffReason::NotAllowed));
}

#[tokio::test]
async fn an_ended_sign_in_ends_the_layer() {
    let server = Server::start().await;
    server.script(|script| script.tokens = vec!["another".into()]);
    let mut desk = Desk::start_with(&server, vec![], Tokens { ends: true, ..Tokens::default() }, |_| {});
    assert_eq!(desk.next().await, off(OffReason::SignedOut));
    desk.ended().await;
}

#[tokio::test]
async fn what_fails_for_now_is_asked_again() {
    let server = Server::start().await;
    server.script(|script| script.statuses.extend([("GET /v1/organizations".into(), vec![503, 500])]));
    let mut desk = Desk::start(&server, vec![slot("7001")]);
    assert!(matches!(desk.next().await, News::Lost { why: LossReason::Status(503), .. }));
    assert!(matches!(desk.next().await, News::Lost { why: LossReason::Status(500), .. }));
    desk.live("7001").await;
}

#[tokio::test]
async fn an_organization_that_gets_live_news_is_noticed_at_the_next_probe() {
    let server = Server::start().await;
    let hosts = std::sync::Mutex::new(json!({}));
    server.script(|script| {
        *hosts.lock().unwrap() = script.organizations.1.clone();
        script.organizations.1 = json!({ "items": [{}] });
    });
    let often = |config: &mut valet::xsi::Config| config.timings.probe = std::time::Duration::from_millis(20);
    let mut desk = Desk::start_with(&server, vec![], Tokens::default(), often);
    assert_eq!(desk.next().await, off(OffReason::NotOffered));
    server.script(|script| script.organizations.1 = hosts.lock().unwrap().clone());
    desk.until("the channel", |news| *news == News::Up).await;
}

#[tokio::test]
async fn who_asks_for_everything_anew_is_not_kept_waiting_until_the_next_probe() {
    let server = Server::start().await;
    let hosts = std::sync::Mutex::new(json!({}));
    server.script(|script| {
        *hosts.lock().unwrap() = script.organizations.1.clone();
        script.organizations.1 = json!({ "items": [{}] });
    });
    let soon =
        |config: &mut valet::xsi::Config| config.timings.probe_again = std::time::Duration::from_millis(20);
    let mut desk = Desk::start_with(&server, vec![], Tokens::default(), soon);
    assert_eq!(desk.next().await, off(OffReason::NotOffered));
    server.script(|script| script.organizations.1 = hosts.lock().unwrap().clone());
    desk.targets.send_replace(vec![slot("7001")].into_iter().collect());
    desk.until("the channel", |news| *news == News::Up).await;
}

#[tokio::test]
async fn ten_megabytes_of_an_organization_are_no_live_news() {
    let server = Server::start().await;
    let long = "x".repeat(10 << 20);
    server.script(|script| {
        script.organizations = (200, json!({ "items": [{ "id": "org-1", "displayName": long }] }))
    });
    let news = first_news(&server).await;
    assert!(matches!(news, News::Lost { .. } | News::Off { .. }), "{news:?}");
    assert!(server.seen("channel").is_empty());
}
