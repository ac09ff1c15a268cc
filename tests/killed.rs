//! The whole console, killed with `kill -9` at random moments while a receptionist answers, parks and fetches as fast as she
//! can: whoever was parked then is on the board of the next start. `KILLS` says how often, unless it is the few of each run.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

mod common;

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use common::{Desk, Sim};
use secrecy::SecretString;
use serde_json::{Value, json};
use valet::console::calls::Call;
use valet::console::event::Intent;
use valet::console::orders::CallAct;
use valet::console::retrieval::{Outcome, Stage};
use valet::console::session::{Session, SignInWay};

/// How often, unless `KILLS` says another number.
const KILLS: usize = 12;
/// Where the process that is to be killed reads what it needs.
const ORDERS: &str = "VALET_TEST_KILLED";
/// The slots that it works with.
const SLOTS: [&str; 6] = ["7001", "7002", "7003", "7004", "7005", "7006"];

/// Who waits where, by the slot's number.
type Waiting = BTreeMap<String, String>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_parked_when_the_console_is_killed_is_on_the_board_of_the_next_start() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"recallSecs": 86_400})).await;
    let folder = tempfile::tempdir().unwrap();
    let kills = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let (mut parked, mut most) = (Waiting::new(), 0);
    for kill in 0..=kills {
        let (mut child, mut out) = busy_child(&sim, folder.path());
        let board: Waiting = serde_json::from_str(&line_of(&mut out, "board ")).unwrap();
        for (slot, name) in &parked {
            assert_eq!(
                board.get(slot),
                Some(name),
                "kill {kill}: {slot} of {parked:?}, on the board: {board:?}"
            );
        }
        // Any moment of some busy seconds.
        tokio::time::sleep(Duration::from_millis(fastrand::u64(0..8_000))).await;
        child.kill().unwrap();
        child.wait().unwrap();
        parked = parked_at_webex(&sim).await;
        most = most.max(parked.len());
    }
    let retrieves = sim.retrieves().await.len();
    let parks = sim.requests("/telephony/calls/park").await.len();
    println!(
        "{kills} kills, {parks} parks and {retrieves} retrieves sent, up to {most} waiting at once, none lost"
    );
    assert!(parks > kills / 4, "the minutes were not busy: {parks} parks");
}

/// Who is parked at Webex; whoever is merely talked to is let go.
async fn parked_at_webex(sim: &Sim) -> Waiting {
    let state = sim.get("state").await;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for call in state["users"][0]["calls"].as_array().into_iter().flatten() {
        sim.try_post("hangup", json!({"callId": text(&call["id"])})).await;
    }
    let slots = state["slots"].as_array().unwrap().iter().filter(|slot| slot["state"] == "parked");
    slots.map(|slot| (text(&slot["slot"]), text(&slot["parked"]["name"]))).collect()
}

fn busy_child(sim: &Sim, profile: &Path) -> (Child, BufReader<ChildStdout>) {
    let hello = &sim.running.hello;
    let orders = json!({
        "config": format!("{}[console]\nrecall_secs = 600\n", sim.webex_at(&hello.api_base)),
        "profile": profile,
        "token": hello.users[0].access_token,
        "incoming": hello.api_base.replace("/v1", "/sim/incoming"),
    });
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_busy_console", "--ignored", "--nocapture"])
        .env(ORDERS, orders.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    (child, out)
}

fn line_of(out: &mut BufReader<ChildStdout>, begins: &str) -> String {
    let mut line = String::new();
    loop {
        line.clear();
        assert_ne!(out.read_line(&mut line).unwrap(), 0, "the console ended by itself");
        if let Some((_, rest)) = line.split_once(begins) {
            return rest.trim_end().to_owned();
        }
    }
}

/// Says what it has on its board, and then works until it is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the test above"]
async fn a_busy_console() {
    let orders: Value = serde_json::from_str(&std::env::var(ORDERS).unwrap()).unwrap();
    let text = |key: &str| orders[key].as_str().unwrap().to_owned();
    let mut desk = Desk::start_given(&text("config"), Path::new(&text("profile")));
    desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
    desk.intent(Intent::SignIn(SignInWay::PersonalToken(SecretString::from(text("token")))));
    desk.until_ready().await;
    let waiting: Waiting =
        SLOTS.iter().filter_map(|slot| Some(((*slot).to_owned(), who_waits(&desk, slot)?))).collect();
    println!("board {}", serde_json::to_string(&waiting).unwrap());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    loop {
        let (taken, free): (Vec<_>, Vec<_>) = SLOTS.iter().partition(|slot| who_waits(&desk, slot).is_some());
        if taken.len() > SLOTS.len() / 2 {
            fetches(&mut desk, taken[fastrand::usize(..taken.len())]).await;
        } else {
            let slot = free[fastrand::usize(..free.len())];
            // The name is one that nobody else has.
            let name = format!("Caller {}", fastrand::u64(..));
            let call = json!({"to": "2100", "name": name, "number": "+14085550142"});
            let told = http.post(text("incoming")).json(&call).send().await.unwrap();
            assert!(told.status().is_success(), "{}", told.text().await.unwrap());
            desk.intent(Intent::Refresh);
            parks(&mut desk, &name, slot).await;
        }
    }
}

/// The name of whoever waits on a slot, surely or perhaps.
fn who_waits(desk: &Desk, slot: &str) -> Option<String> {
    desk.waiting(slot)?.caller.known().map(str::to_owned)
}

async fn parks(desk: &mut Desk, name: &str, slot: &str) {
    let is_hers = |call: &Call| call.remote_party.name.as_deref() == Some(name);
    let call = desk.answer(name).await;
    desk.park(&call, slot, "Dr Lee", "");
    desk.until("her slot", |console| !console.calls().active().iter().any(is_hers)).await;
    desk.turn().await;
}

async fn fetches(desk: &mut Desk, slot: &str) {
    desk.press(slot);
    let pressed = desk.slot(slot);
    desk.until("the end", |console| console.retrieval(&pressed).is_none_or(|order| !order.is_in_flight()))
        .await;
    // Whoever was fetched in the moment of the kill is not there any more, and the receptionist says so.
    if matches!(
        desk.stage(slot),
        Some(Stage::Over { outcome: Outcome::Refused(_) | Outcome::NobodyThere, .. })
    ) {
        desk.intent(Intent::Forget(pressed));
    }
    let call = desk.console.calls().active().first().map(|call| call.id.clone());
    if let Some(call) = call {
        desk.act(&call, CallAct::HangUp);
    }
    desk.until("the end of the talk", |console| console.calls().active().is_empty()).await;
}
