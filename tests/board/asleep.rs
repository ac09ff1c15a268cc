//! A computer that slept: the wall clock went on, the other one stood still, and nothing that was known is fresh.

use std::time::Duration;

use valet::console::board::{Confidence, SlotState};
use valet::console::live::LiveLayer;
use valet::console::now::Now;
use valet::words::english;

use crate::common::{Desk, Sim};

/// The channels that were opened.
async fn channels(sim: &Sim) -> usize {
    let all = sim.get("requests").await;
    let opened = |request: &&serde_json::Value| {
        request["method"] == "POST" && request["path"].as_str().unwrap().ends_with("/channel")
    };
    all.as_array().unwrap().iter().filter(opened).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_an_hour_of_sleep_nothing_is_free_and_the_live_channel_is_opened_anew() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    sim.park("7001", "Harriet Lund").await;
    desk.until_parked("7001").await;
    assert_eq!(channels(&sim).await, 1);

    let before = desk.now();
    let woken = Now { wall: before.wall + Duration::from_secs(3_600), mono_ms: before.mono_ms + 10 };
    // One event asks for both: the old channel is closed, and a new one is opened for the same slots.
    desk.tick_at(woken);
    assert!(!matches!(desk.console.live(), LiveLayer::Up { .. }));
    for slot in desk.console.board().slots() {
        let state = slot.state(woken);
        assert!(matches!(state, SlotState::NotKnown { .. }), "{}: {state:?}", english(slot.name()));
    }

    desk.until_live().await;
    assert_eq!(channels(&sim).await, 2);
    let (slot, now) = (desk.slot("7001"), desk.now());
    desk.until("Harriet, live again", |console| {
        matches!(console.board().slot(&slot).map(|slot| slot.state(now)), Some(SlotState::Parked(waiting))
            if waiting.confidence == Confidence::Live && waiting.caller.known() == Some("Harriet Lund"))
    })
    .await;
    sim.post("abandon", serde_json::json!({"slot": "7001"})).await;
    desk.until_told("Harriet Lund has left 7001 Lobby 1").await;
}
