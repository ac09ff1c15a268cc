//! A pulled cable: requests go out and nothing comes back. It is said before they give up, and nothing is sent afterwards.

use std::time::{Duration, Instant};

use serde_json::json;
use valet::console::link::Link;
use valet::console::retrieval::Stage;

use crate::common::{Desk, Sim};

async fn hang(sim: &Sim) {
    let answer = json!({"method": "*", "path": "/v1/*", "times": 1_000, "delayMs": 60_000});
    sim.fault(answer).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_hangs_is_said_within_five_seconds_of_a_call_or_a_press() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    desk.talk_to(&sim, "Ola Berg").await;
    hang(&sim).await;
    let pulled = Instant::now();
    desk.until("the loss", |console| matches!(console.link(), Link::Down { .. })).await;
    let took = pulled.elapsed();
    println!("a line that hangs was said to be lost after {took:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    desk.until_told("Webex does not answer.").await;
    assert_eq!(desk.console.way_out(), Some("*88"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_pressed_while_the_line_hangs_goes_out_once_or_never() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let lost = json!({"method": "*", "path": "/v1/*", "times": 1_000, "drop": "before"});
    sim.fault(lost).await;
    desk.press("7001");
    desk.until_stage("7001", "no answer", |stage| !matches!(stage, Stage::Asked)).await;
    let before = sim.retrieves().await.len();
    assert!(before <= 1, "{before}");
    desk.watch_for(Duration::from_secs(8)).await;
    assert_eq!(sim.retrieves().await.len(), before, "nothing is sent again");
}
