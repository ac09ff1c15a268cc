//! Live news: at once, without any read, and never more certain than the line that it comes through.

use std::time::{Duration, Instant};

use serde_json::json;
use valet::console::board::{Confidence, SlotState, Source};
use valet::console::link::Link;
use valet::console::live::LiveLayer;
use valet::words::english;

use crate::common::{Desk, Sim};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleagues_park_is_seen_within_a_second_without_any_rest_read() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    until_free(&mut desk, "7001").await;
    // The slow cross-check of the own calls has just been made: the next one is twelve seconds away at least.
    let read = desk.console.calls().read_at();
    desk.until("the cross-check", |console| console.calls().read_at() != read).await;
    let before = sim.get("requests").await.as_array().unwrap().len();
    let started = Instant::now();
    sim.park("7001", "Harriet Lund").await;
    let waiting = desk.until_parked("7001").await;
    let took = started.elapsed();

    assert_eq!((waiting.caller.known(), waiting.source), (Some("Harriet Lund"), Source::Live));
    assert_eq!(waiting.confidence, Confidence::Live);
    assert!(took < Duration::from_secs(1), "{took:?}");
    let requests = sim.get("requests").await;
    let reads: Vec<_> = requests.as_array().unwrap()[before..]
        .iter()
        .map(|request| request["path"].as_str().unwrap().to_owned())
        .filter(|path| path.starts_with("/v1/"))
        .collect();
    assert!(reads.is_empty(), "nothing but live news could have told: {reads:?}");
    let told: Vec<String> = desk.told().into_iter().filter(|line| line.contains("Harriet Lund")).collect();
    assert_eq!(told, ["Harriet Lund was parked on 7001 Lobby 1."]);
}

/// Waits until live news proves this slot free.
async fn until_free(desk: &mut Desk, number: &str) {
    let (slot, clock) = (desk.slot(number), desk.now());
    desk.until("the free slot", |console| {
        matches!(console.board().slot(&slot).map(|slot| slot.state(clock)), Some(SlotState::Free { .. }))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_caller_who_hangs_up_has_left_and_was_not_retrieved() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    until_free(&mut desk, "7001").await;
    sim.park("7001", "Harriet Lund").await;
    desk.until_parked("7001").await;
    sim.post("abandon", json!({"slot": "7001"})).await;
    desk.until_told("Harriet Lund has left 7001 Lobby 1 after 0:0").await;
    assert!(matches!(desk.state("7001"), SlotState::Free { confidence: Confidence::Live, .. }));
    let told = desk.told().join("\n");
    assert!(!told.contains("etrieve"), "nobody retrieved: {told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_live_news_ends_it_is_old_at_once_and_not_known_within_a_minute_and_never_free() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    sim.park("7001", "Harriet Lund").await;
    desk.until_parked("7001").await;
    until_free(&mut desk, "7002").await;

    sim.settings(json!({"xsi": false})).await;
    desk.until("the loss", |console| !matches!(console.live(), LiveLayer::Up { .. })).await;
    match desk.state("7001") {
        SlotState::Parked(waiting) => assert_eq!(waiting.confidence, Confidence::Stale),
        other => panic!("{other:?}"),
    }
    for number in ["7002", "7003", "2107"] {
        let state = desk.state(number);
        assert!(!matches!(state, SlotState::Free { confidence: Confidence::Live, .. }), "{state:?}");
    }
    for number in ["7001", "7002", "7003", "2107"] {
        let state = desk.state_in(number, 60_000);
        assert!(matches!(state, SlotState::NotKnown { .. }), "{number}: {state:?}");
    }
    let SlotState::NotKnown { last: Some(last) } = desk.state_in("7001", 60_000) else { panic!("nothing") };
    assert_eq!(
        last.waiting.unwrap().caller.known(),
        Some("Harriet Lund"),
        "who may still wait stays visible"
    );
    desk.until_told("Live news from Webex has stopped").await;

    sim.settings(json!({"xsi": true})).await;
    // The layer asks again after an hour; a manual start is quicker.
    let profile = desk.close().await;
    let mut desk = Desk::start_in(&sim, crate::common::LIVE, profile).await;
    desk.sign_in().await;
    desk.until_live().await;
    desk.until_parked("7001").await;
    assert!(!desk.told().iter().any(|line| line.contains("was parked on")), "she was there before");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_channel_that_drops_is_opened_again_and_told_in_between() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    sim.park("7001", "Harriet Lund").await;
    desk.until_parked("7001").await;
    sim.post("xsi", json!({"drop": {}})).await;
    desk.until("the loss", |console| matches!(console.live(), LiveLayer::Lost { .. })).await;
    assert!(
        !matches!(desk.state("7001"), SlotState::Parked(waiting) if waiting.confidence == Confidence::Live)
    );
    sim.post("abandon", json!({"slot": "7001"})).await;
    desk.until_live().await;
    desk.until_told("Live news from Webex again.").await;
    desk.until_told("Harriet Lund has left 7001 Lobby 1").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_slot_says_why_and_the_others_are_live() {
    let sim = Sim::start("quiet").await;
    sim.post("xsi", json!({"refuse": ["7003"]})).await;
    sim.settings(json!({"xsi": true})).await;
    let mut desk = Desk::signed_in(&sim, crate::common::LIVE).await;
    let refused = desk.slot("7003");
    let now = desk.now();
    desk.until("the refusal", |console| {
        use valet::console::sources::Sight;
        let slots = console.sources(now).slots;
        slots.iter().all(|slot| match &slot.sight {
            Sight::Refused { why } => slot.slot == refused && english(why).contains("does not let you watch"),
            sight => slot.slot != refused && *sight == Sight::Live,
        })
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sign_out_and_the_end_of_the_program_close_the_channel_in_order() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    let open = |state: &serde_json::Value| state["xsi"]["channels"].as_array().map_or(0, Vec::len);
    assert_eq!(open(&sim.get("state").await), 1);
    desk.intent(valet::console::event::Intent::SignOut);
    desk.until("the sign-out", |console| {
        matches!(console.session(), valet::console::session::Session::SignedOut { .. })
    })
    .await;
    until_deleted(&sim, 1).await;
    assert_eq!(open(&sim.get("state").await), 0);

    desk.sign_in().await;
    desk.until_live().await;
    let started = Instant::now();
    desk.close().await;
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
    until_deleted(&sim, 2).await;
    assert_eq!(open(&sim.get("state").await), 0);
}

/// Waits until so many channels were closed by request.
async fn until_deleted(sim: &Sim, count: usize) {
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let requests = sim.get("requests").await;
        let deleted = requests.as_array().unwrap().iter().filter(|request| {
            request["method"] == "DELETE" && request["path"].as_str().unwrap().contains("/channel/")
        });
        if deleted.count() == count {
            return;
        }
        assert!(Instant::now() < deadline, "{count} channels were to be closed");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_scope_the_layer_is_off_and_says_why_and_webex_is_not_asked() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"xsi": true})).await;
    let desk = Desk::signed_in(&sim, "").await;
    let LiveLayer::Off { why } = desk.console.live() else { panic!("{:?}", desk.console.live()) };
    assert!(english(why).contains("spark:xsi"), "{why:?}");
    assert!(sim.requests("/organizations").await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hosts_from_the_settings_are_used_where_webex_tells_none() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"xsi": true})).await;
    sim.post("xsi", json!({"organizationScope": "spark:nobody_has_this"})).await;
    let host = sim.api_base().replace("/v1", "/xsi");
    let config = format!(
        "optional_scopes = [\"spark:xsi\"]\n[xsi]\nevents = \"{host}/com.broadsoft.xsi-events\"\n\
         channel = \"{host}/com.broadsoft.async/com.broadsoft.xsi-events\"\n\
         actions = \"{host}/com.broadsoft.xsi-actions\"\n"
    );
    let mut desk = Desk::signed_in(&sim, &config).await;
    desk.until_live().await;
    assert!(sim.requests("/organizations").await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_live_news_the_end_of_a_talk_is_told_within_seconds() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    sim.park("7001", "Harriet Lund").await;
    desk.until_parked("7001").await;
    desk.press("7001");
    desk.until_connected("7001").await;
    let leg = desk.until_call_with("the talk", |call| call.is_with_caller()).await;
    let hung_up = Instant::now();
    sim.post("hangup", json!({"callId": leg.0})).await;
    let outcome = desk.until_over("7001").await;
    let took = hung_up.elapsed();
    assert!(matches!(outcome, valet::console::retrieval::Outcome::Ended { .. }), "{outcome:?}");
    assert!(took < Duration::from_secs(6), "the tile counted on for {took:?}");

    let call = desk.talk_to(&sim, "Ola Berg").await;
    let hung_up = Instant::now();
    sim.post("hangup", json!({"callId": call.0})).await;
    desk.until_told("The call with Ola Berg ended after").await;
    assert!(hung_up.elapsed() < Duration::from_secs(6), "{:?}", hung_up.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_healthy_channel_is_news_of_the_line_between_two_readings() {
    let sim = Sim::start("quiet").await;
    sim.post("xsi", json!({"heartbeatMs": 200})).await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    // The calls are read every 15 s, and the channel beats much faster. It wakes nobody for it.
    for _ in 0..4 {
        desk.watch_for(Duration::from_secs(6)).await;
        let Link::Up { heard } = *desk.console.link() else { panic!("{:?}", desk.console.link()) };
        let read = desk.console.calls().read_at().unwrap();
        if heard.mono_ms > read.mono_ms + 4_000 {
            return;
        }
    }
    panic!("only readings were heard: {:?}", desk.console.link());
}
