//! One gate for a token: a 429 anywhere stops every background read, and no press.

use std::time::{Duration, Instant};

use serde_json::json;
use valet::console::event::Intent;

use crate::common::{Desk, Sim};

/// The reads received from this request on.
async fn reads_since(sim: &Sim, first: usize) -> Vec<String> {
    let requests = sim.get("requests").await;
    let reads = requests.as_array().unwrap()[first..].iter().filter(|request| request["method"] == "GET");
    reads.map(|request| request["path"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_429_on_one_read_stops_all_reads_for_as_long_as_webex_says() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    sim.park("7001", "Harriet Lund").await;
    sim.fault(
        json!({"method": "GET", "path": "/v1/telephony/calls", "status": 429, "retryAfter": 4, "times": 1}),
    )
    .await;
    desk.until("the refused reading", |console| console.calls().trouble().is_some()).await;
    let refused = Instant::now();
    let traffic = desk.console.sources(desk.now()).traffic.unwrap();
    let left_ms = |desk: &Desk| traffic.reads_wait_ms(desk.now());
    let first_ms = left_ms(&desk).expect("the panel says why it is quiet");
    assert!(first_ms <= 4_000, "{traffic:?}");
    let calls = desk.console.sources(desk.now()).calls;
    assert_eq!((traffic.slow_down, calls.every_ms), (2, calls.pace.interval_ms().map(|ms| 2 * ms)));
    let before = sim.get("requests").await.as_array().unwrap().len();

    desk.intent(Intent::Refresh);
    desk.press("7001");
    desk.watch_for(Duration::from_secs(3)).await;
    assert_eq!(reads_since(&sim, before).await, Vec::<String>::new());
    assert_eq!(sim.retrieves().await.len(), 1, "a press does not wait");
    assert!(left_ms(&desk).is_none_or(|ms| ms + 2_900 <= first_ms), "it counts down by itself");

    desk.until_connected("7001").await;
    assert!(refused.elapsed() >= Duration::from_millis(3_900), "{:?}", refused.elapsed());
    // One after the other: the call may be connected before the last of them goes out.
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let reads = reads_since(&sim, before).await;
        if reads.iter().any(|path| path.ends_with("/settings/monitoring")) {
            break;
        }
        assert!(Instant::now() < deadline, "{reads:?}");
        desk.watch_for(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_429_of_the_live_layer_stops_the_reads_too() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"xsi": true})).await;
    sim.fault(
        json!({"method": "POST", "path": "/xsi/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel",
        "status": 429, "retryAfter": 4, "times": 1}),
    )
    .await;
    let mut desk = Desk::signed_in(&sim, crate::common::LIVE).await;
    desk.until("the loss", |console| matches!(console.live(), valet::console::live::LiveLayer::Lost { .. }))
        .await;
    let before = sim.get("requests").await.as_array().unwrap().len();
    desk.intent(Intent::Refresh);
    desk.watch_for(Duration::from_millis(2_500)).await;
    assert_eq!(reads_since(&sim, before).await, Vec::<String>::new());
    desk.until_live().await;
}

/// The requests received from this one on that are none of those which keep a channel alive.
async fn asked_since(sim: &Sim, first: usize) -> Vec<String> {
    let requests = sim.get("requests").await;
    let paths = requests.as_array().unwrap()[first..].iter().map(|request| request["path"].as_str().unwrap());
    let keeps_alive = |path: &&str| path.ends_with("/heartbeat") || path.ends_with("/eventresponse");
    paths.filter(|path| !keeps_alive(path)).map(str::to_owned).collect()
}

/// Webex refuses one read, and the time that it wants begins.
async fn told_to_wait(sim: &Sim, desk: &mut Desk) {
    sim.fault(
        json!({"method": "GET", "path": "/v1/telephony/config/people/me/settings/monitoring", "status": 429,
        "retryAfter": 5, "times": 1}),
    )
    .await;
    desk.intent(Intent::Refresh);
    let now = desk.now();
    desk.until("the pause", |console| {
        console.sources(now).traffic.is_some_and(|traffic| traffic.reads_wait_ms(now).is_some())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_429_on_a_read_holds_a_new_channel_and_its_subscriptions_too() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    told_to_wait(&sim, &mut desk).await;
    sim.post("xsi", json!({"drop": {"how": "cut"}})).await;
    desk.until("the loss", |console| matches!(console.live(), valet::console::live::LiveLayer::Lost { .. }))
        .await;
    let before = sim.get("requests").await.as_array().unwrap().len();
    // The first try of a lost channel is due within a second.
    desk.watch_for(Duration::from_millis(2_500)).await;
    assert_eq!(asked_since(&sim, before).await, Vec::<String>::new());
    desk.until_live().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_429_on_a_read_does_not_keep_live_news_from_being_acknowledged() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    told_to_wait(&sim, &mut desk).await;
    let before = sim.get("requests").await.as_array().unwrap().len();
    sim.park("7001", "Harriet Lund").await;
    desk.until_parked("7001").await;
    desk.watch_for(Duration::from_millis(500)).await;
    let after = sim.get("requests").await;
    let acknowledged = after.as_array().unwrap()[before..]
        .iter()
        .any(|request| request["path"].as_str().unwrap().ends_with("/eventresponse"));
    assert!(acknowledged, "{after}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_are_counted_with_those_of_the_live_layer() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    let now = desk.now();
    desk.until("the count", |console| console.sources(now).traffic.is_some()).await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.until_call_with("another reading", |mine| mine.id == call).await;
    let counted = desk.console.sources(now).traffic.unwrap();
    let sent = sim.get("requests").await;
    let sent = sent.as_array().unwrap().iter();
    let bearer = |request: &&serde_json::Value| {
        let path = request["path"].as_str().unwrap();
        !path.contains("authorize") && !path.contains("access_token")
    };
    let sent = sent.filter(bearer).count();
    let counted = usize::try_from(counted.last_hour).unwrap();
    assert!(counted <= sent && counted + 8 >= sent, "counted {counted}, sent {sent}");
}
