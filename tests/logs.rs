//! A whole shift with the log at its finest: what happened stands in it, and nothing that is secret or about a person.

#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

mod common;

use common::{Desk, LIVE, Sim};
use serde_json::{Value, json};
use valet::console::calls::CallState;
use valet::console::event::Intent;
use valet::console::orders::CallAct;
use valet::console::retrieval::Stage;
use valet::console::session::{KeepIn, Session};
use valet::store::logs;

/// Whoever calls, works here, or is spoken about.
const PEOPLE: [&str; 9] =
    ["Harriet", "Lund", "5550142", "Ola Berg", "Rosa", "Keller", "rosa.keller", "Dr Lee", "about the lift"];

/// What is secret in any log, and behind which words it stands on the wire.
const SECRET: [&str; 6] =
    ["Bearer ", "?code=", "&code=", "code_verifier=", "refresh_token=", "client_secret="];

/// The refresh token that the person chose to keep in a file.
fn kept_token(desk: &Desk) -> Option<String> {
    let text = std::fs::read_to_string(desk.profile_dir().join("secrets/secrets.json")).ok()?;
    let kept: Value = serde_json::from_str(&text).ok()?;
    let record: Value = serde_json::from_str(kept["refresh-token"].as_str()?).ok()?;
    record["refresh_token"].as_str().map(str::to_owned)
}

/// Works a shift, and returns the refresh token of its sign-in.
async fn shift(sim: &Sim) -> String {
    sim.park("7001", "Harriet Lund").await;
    sim.settings(json!({"xsi": true, "consent": "auto"})).await;
    let mut desk = Desk::start(sim, LIVE).await;
    desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
    desk.intent(Intent::KeepIn(KeepIn::File));
    desk.sign_in().await;
    desk.until_live().await;
    let token = kept_token(&desk).unwrap();
    desk.until_parked("7001").await;
    sim.expire("access").await;
    desk.press("7001");
    desk.until_connected("7001").await;
    let first = desk.console.calls().active()[0].id.clone();
    desk.act(&first, CallAct::HangUp);
    desk.until("the end of the talk", |console| console.calls().active().is_empty()).await;

    let call = desk.talk_to(sim, "Ola Berg").await;
    desk.park(&call, "7002", "Dr Lee", "about the lift");
    desk.until_parked("7002").await;
    sim.post("advance", json!({"seconds": 60})).await;
    desk.until_call(CallState::Alerting).await;

    sim.park("7003", "Harriet Lund").await;
    desk.until_parked("7003").await;
    for fault in [json!({"status": 404}), json!({"status": 500, "body": "html"})] {
        sim.retrieve_fault(fault).await;
        desk.press("7003");
        desk.until_stage("7003", "the end", |stage| matches!(stage, Stage::Over { .. })).await;
    }
    desk.intent(Intent::Refresh);
    desk.intent(Intent::SignOut);
    desk.until("the end of the shift", |console| !console.session().shows_board()).await;
    desk.close().await;
    token
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_shift_at_trace_leaves_no_secret_no_name_and_no_number_in_the_log() {
    let dir = tempfile::tempdir().unwrap();
    // The simulated Webex in this process is not the console.
    let guard = logs::start(Some(dir.path()), Some("trace,valet::simulator=off"));
    let sim = Sim::start("quiet").await;
    let token = shift(&sim).await;
    drop(guard);
    // From here on a failure of this test says what it is about.
    drop(std::panic::take_hook());

    let files = logs::files(dir.path());
    let log: String = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    for told in ["telephony/calls/retrieve", "tracking_id=", "carrying out effect=\"retrieve\"", "status=404"]
    {
        assert!(log.contains(told), "{told} is not in the log");
    }
    let hello = &sim.running.hello;
    let tokens = hello.users.iter().map(|user| user.access_token.as_str());
    let secrets = tokens.chain([token.as_str(), hello.client_secret.as_str()]).chain(SECRET);
    for hidden in PEOPLE.into_iter().chain(secrets) {
        let line = log.lines().find(|line| line.contains(hidden));
        assert!(line.is_none(), "{hidden} stands in {line:?}");
    }
}

#[test]
fn whoever_is_printed_for_a_log_shows_whether_there_is_a_name_and_never_which() {
    let (name, number) = (Some("Harriet Lund".to_owned()), Some("+14085550142".to_owned()));
    let wire: valet::webex::Party =
        serde_json::from_value(json!({"name": name, "number": number, "privacyEnabled": true})).unwrap();
    let live = valet::xsi::Party { name: name.clone(), number: number.clone(), is_private: false };
    let core = valet::console::calls::Party { name, number };
    for printed in [format!("{wire:?}"), format!("{live:?}"), format!("{:?}", Some(core))] {
        assert!(printed.contains("name: Some(…), number: Some(…)"), "{printed}");
        assert!(!printed.contains("Harriet") && !printed.contains("555"), "{printed}");
    }
    let nobody = valet::console::calls::Party::default();
    assert!(format!("{nobody:?}").contains("name: None, number: None"));
}
