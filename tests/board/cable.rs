//! A pulled cable, felt by the system: said within five seconds whatever is going on, and nothing that was pressed meanwhile goes
//! out when it is plugged in again.

use std::time::{Duration, Instant};

use valet::console::event::Intent;
use valet::console::link::Link;
use valet::console::live::LiveLayer;
use valet::console::retrieval::Stage;

use crate::common::cable::Cable;
use crate::common::{Desk, Sim, live_from};

/// A desk at the end of a cable, signed in.
async fn desk_at(cable: &Cable, sim: &Sim, config: &str) -> Desk {
    sim.settings(serde_json::json!({"consent": "auto"})).await;
    let text = format!("{}{config}", sim.webex_at(&format!("http://{}/v1", cable.address)));
    let mut desk = Desk::start_with(&text, tempfile::tempdir().unwrap());
    desk.sign_in().await;
    desk
}

async fn cable_to(sim: &Sim) -> Cable {
    Cable::to(sim.running.addr).await
}

/// Pulls the cable, and gives how long it took to be said.
async fn pulled(desk: &mut Desk, cable: &Cable) -> Duration {
    cable.pull();
    let pulled = Instant::now();
    desk.until("the loss", |console| matches!(console.link(), Link::Down { .. })).await;
    pulled.elapsed()
}

async fn back(desk: &mut Desk, cable: &Cable) {
    cable.plug();
    desk.until("the line", |console| matches!(console.link(), Link::Up { .. })).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_nothing_happens_it_is_said_within_five_seconds_and_taken_back_by_itself() {
    let sim = Sim::start("quiet").await;
    let cable = cable_to(&sim).await;
    let mut desk = desk_at(&cable, &sim, "").await;
    // The desk has learned how quick this line is.
    for read in 1..=8 {
        let before = desk.console.calls().read_at();
        desk.until(&format!("reading {read}"), |console| console.calls().read_at() != before).await;
    }
    let took = pulled(&mut desk, &cable).await;
    println!("without live news, idle: said after {took:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    desk.until_told("Webex does not answer.").await;
    back(&mut desk, &cable).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_window_is_hidden_and_nothing_happens_it_is_said_within_five_seconds_too() {
    let sim = Sim::start("quiet").await;
    let cable = cable_to(&sim).await;
    let mut desk = desk_at(&cable, &sim, "").await;
    desk.intent(Intent::Shown(false));
    for read in 1..=8 {
        let before = desk.console.calls().read_at();
        desk.until(&format!("reading {read}"), |console| console.calls().read_at() != before).await;
    }
    let took = pulled(&mut desk, &cable).await;
    println!("without live news, hidden: said after {took:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    back(&mut desk, &cable).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_live_news_it_is_said_within_five_seconds_and_the_board_is_live_again_by_itself() {
    let sim = Sim::start("quiet").await;
    let cable = cable_to(&sim).await;
    sim.settings(serde_json::json!({"xsi": true})).await;
    let hosts = live_from(&format!("http://{}", cable.address));
    let mut desk = desk_at(&cable, &sim, &hosts).await;
    desk.until_live().await;
    desk.watch_for(Duration::from_secs(2)).await;
    let read = desk.console.calls().read_at();
    desk.watch_for(Duration::from_secs(5)).await;
    assert_eq!(desk.console.calls().read_at(), read, "Webex is asked nothing meanwhile");

    let took = pulled(&mut desk, &cable).await;
    println!("with live news, idle: said after {took:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    desk.until("the loss", |console| !matches!(console.live(), LiveLayer::Up { .. })).await;
    back(&mut desk, &cable).await;
    desk.until_live().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_pressed_meanwhile_does_not_go_out_when_the_cable_is_plugged_in_again() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let cable = cable_to(&sim).await;
    let mut desk = desk_at(&cable, &sim, "").await;
    cable.pull();
    desk.press("7001");
    // The system would send it once more after six seconds.
    desk.watch_for(Duration::from_secs(5)).await;
    assert!(!matches!(desk.stage("7001"), Some(Stage::Asked)), "given up");
    back(&mut desk, &cable).await;
    desk.watch_for(Duration::from_secs(10)).await;
    assert_eq!(sim.retrieves().await, [], "nobody expects it any more");
    desk.press("7001");
    desk.until_connected("7001").await;
}
