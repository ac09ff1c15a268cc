//! The life of the channel: heartbeats, refresh, loss, return and end.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use valet::xsi::{Config, LossReason, News};

use super::server::Server;
use super::support::{Desk, Tokens, named, park, slot, terminated, wait_until};

async fn lost(desk: &mut Desk) -> LossReason {
    match desk.until("the loss", |news| matches!(news, News::Lost { .. })).await {
        News::Lost { why, .. } => why,
        _ => unreachable!(),
    }
}

async fn live_with(server: &Server, change: impl FnOnce(&mut Config)) -> Desk {
    let mut desk = Desk::start_with(server, vec![slot("7001")], Tokens::default(), change);
    desk.live("7001").await;
    desk
}

async fn live(server: &Server) -> Desk {
    live_with(server, |_| {}).await
}

/// Everything works on the channel that stands now.
async fn works(desk: &mut Desk, server: &Server) {
    desk.live("7001").await;
    let id = server.subscription("cpe-7001", "Call Park");
    server.say(&park("again", 1, &id, Some("Ola Berg"))).await;
    assert_eq!(desk.park("7001").await, named("Ola Berg"));
}

#[tokio::test]
async fn heartbeats_go_out_and_cookies_go_back() {
    let server = Server::start().await;
    let _desk = live(&server).await;
    let path = format!("PUT /events/v2.0/channel/{}/heartbeat", server.channel_id());
    wait_until("three heartbeats", || server.seen(&path).len() >= 3).await;
    assert_eq!(server.seen(&path)[0].length, "0", "some proxies refuse a PUT without a length");
    let cookie = format!("node={}", server.channel_id());
    for seen in server.seen("/events/v2.0/").iter().filter(|seen| !seen.path.starts_with("/async")) {
        assert_eq!(seen.cookie, cookie, "{} {}", seen.method, seen.path);
    }
}

#[tokio::test]
async fn a_failed_heartbeat_is_followed_by_another() {
    let server = Server::start().await;
    server.script(|script| script.statuses.extend([("heartbeat".into(), vec![503, 500])]));
    let _desk = live(&server).await;
    wait_until("heartbeats after the failures", || server.seen("heartbeat").len() >= 4).await;
    assert_eq!(server.seen("POST /async/events").len(), 1);
}

#[tokio::test]
async fn heartbeats_that_fail_for_long_lose_the_channel() {
    let server = Server::start().await;
    let mut desk = live(&server).await;
    server.script(|script| script.statuses.extend([("heartbeat".into(), vec![503; 4])]));
    assert_eq!(lost(&mut desk).await, LossReason::Unreachable);
    works(&mut desk, &server).await;
}

#[tokio::test]
async fn channel_and_subscriptions_are_refreshed() {
    let server = Server::start().await;
    let _desk = live_with(&server, |config| config.timings.refresh = Duration::from_millis(50)).await;
    let id = server.subscription("cpe-7001", "Call Park");
    let (channel, subscription) = (
        format!("PUT /events/v2.0/channel/{}", server.channel_id()),
        format!("PUT /events/v2.0/subscription/{id}"),
    );
    let refreshes = |path: &str| {
        let all = server.seen(path);
        all.into_iter().filter(|seen| seen.body.contains("<expires>7200</expires>")).count()
    };
    wait_until("refreshes", || refreshes(&channel) >= 2 && refreshes(&subscription) >= 2).await;
}

#[tokio::test]
async fn a_subscription_that_cannot_be_refreshed_is_asked_for_again() {
    let server = Server::start().await;
    server.script(|script| {
        drop(script.statuses.insert("PUT /events/v2.0/subscription/".into(), vec![404, 404]))
    });
    let mut desk = live_with(&server, |config| config.timings.refresh = Duration::from_millis(200)).await;
    works(&mut desk, &server).await;
}

#[tokio::test]
async fn a_broken_line_is_told_and_everything_is_asked_for_anew() {
    let server = Server::start().await;
    let mut desk = live(&server).await;
    let (first, sets) = (server.subscription("cpe-7001", "Call Park"), |server: &Server| {
        let opened = server.seen("POST /async/events");
        opened.into_iter().map(|seen| seen.body).collect::<std::collections::BTreeSet<_>>().len()
    });
    server.drop_channel();
    assert_eq!(lost(&mut desk).await, LossReason::Broke);
    assert_eq!(desk.next().await, News::Connecting);
    assert_eq!(desk.next().await, News::Up);
    works(&mut desk, &server).await;
    assert_ne!(server.subscription("cpe-7001", "Call Park"), first);
    assert_eq!(sets(&server), 2, "each channel has a set of its own");
    assert_eq!(server.seen("organizations").len(), 1, "the hosts are still known");
}

#[tokio::test]
async fn a_channel_that_webex_has_forgotten_is_opened_anew() {
    let server = Server::start().await;
    let mut desk = live(&server).await;
    server.script(|script| script.statuses.extend([("heartbeat".into(), vec![404])]));
    assert_eq!(lost(&mut desk).await, LossReason::Forgotten);
    works(&mut desk, &server).await;
}

#[tokio::test]
async fn a_rejected_token_is_renewed_and_the_channel_stays() {
    let server = Server::start().await;
    server.script(|script| script.tokens = vec!["token-0".into()]);
    let desk = live(&server).await;
    server.script(|script| script.tokens = vec!["token-1".into()]);
    let renewed = || server.seen("heartbeat").iter().filter(|seen| seen.token == "token-1").count() >= 2;
    wait_until("heartbeats with the new token", renewed).await;
    assert_eq!(desk.tokens.renewals.load(Ordering::SeqCst), 1);
    assert_eq!(server.seen("POST /async/events").len(), 1);
}

#[tokio::test]
async fn a_token_that_stays_rejected_loses_the_channel() {
    let server = Server::start().await;
    let mut desk = live(&server).await;
    server.script(|script| script.tokens = vec!["none".into()]);
    assert_eq!(lost(&mut desk).await, LossReason::Unauthorized);
    server.script(|script| script.tokens.clear());
    works(&mut desk, &server).await;
}

#[tokio::test]
async fn an_ended_channel_is_opened_anew_and_not_acknowledged() {
    let server = Server::start().await;
    let mut desk = live(&server).await;
    server.say(&terminated("ch-0", "Expired")).await;
    server.say(&terminated(&server.channel_id(), "NonResponsiveChannel")).await;
    assert_eq!(lost(&mut desk).await, LossReason::Ended);
    works(&mut desk, &server).await;
    assert_eq!(server.seen("POST /async/events").len(), 2, "the end of another channel is no news");
    assert!(server.seen("eventresponse").iter().all(|seen| !seen.body.contains("never")));
}

#[tokio::test]
async fn a_channel_that_was_taken_over_is_left_to_the_other_console() {
    let server = Server::start().await;
    let mut desk = live(&server).await;
    server.say(&terminated(&server.channel_id(), "DuplicateChannelSet")).await;
    assert_eq!(lost(&mut desk).await, LossReason::TakenOver);
    works(&mut desk, &server).await;
    let names: Vec<String> = server
        .seen("POST /async/events")
        .into_iter()
        .map(|seen| seen.body.split("<applicationId>").nth(1).unwrap().to_owned())
        .collect();
    assert_ne!(names[0], names[1], "the same name would end the other's channel");
}

#[tokio::test]
async fn a_silent_line_is_lost() {
    let server = Server::start().await;
    let mut desk = live_with(&server, |config| config.timings.silence = Duration::from_millis(300)).await;
    assert_eq!(lost(&mut desk).await, LossReason::Silent);
}

#[tokio::test]
async fn a_stream_that_is_no_xml_is_given_up() {
    for rubbish in ["<html><!DOCTYPE html></html>", "Bad Gateway", "<!DOCTYPE a [<!ENTITY b 'c'>]>"] {
        let server = Server::start().await;
        let mut desk = live(&server).await;
        server.say(rubbish).await;
        assert_eq!(lost(&mut desk).await, LossReason::Unreadable, "{rubbish}");
        works(&mut desk, &server).await;
    }
}

#[tokio::test]
async fn the_end_closes_subscriptions_and_then_the_channel() {
    let server = Server::start().await;
    let desk = live(&server).await;
    wait_until("both subscriptions", || server.seen("POST /events/v2.0/user").len() == 2).await;
    let channel = server.channel_id();
    desk.cancel.cancel();
    desk.ended().await;
    let deleted: Vec<String> = server.seen("DELETE").into_iter().map(|seen| seen.path).collect();
    assert!(
        deleted.iter().any(|path| path.ends_with(&server.subscription("cpe-7001", "Call Park"))),
        "{deleted:?}"
    );
    assert_eq!(deleted.last(), Some(&format!("/events/v2.0/channel/{channel}")), "{deleted:?}");
}

#[tokio::test]
async fn the_end_waits_for_nobody() {
    let server = Server::start().await;
    server.script(|script| script.hangs_at_delete = true);
    let desk = live(&server).await;
    let start = Instant::now();
    desk.cancel.cancel();
    desk.ended().await;
    assert!(start.elapsed() < Duration::from_millis(1000), "it took {:?}", start.elapsed());
    assert_eq!(server.seen("DELETE /events/v2.0/channel").len(), 1, "the channel was still asked to close");
}

#[tokio::test]
async fn nobody_listening_ends_the_layer_in_order() {
    let server = Server::start().await;
    let desk = live(&server).await;
    desk.ended_without_a_reader().await;
    assert_eq!(server.seen("DELETE /events/v2.0/channel").len(), 1);
}
