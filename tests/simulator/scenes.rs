//! Starting and stopping: the built-in scenarios, the first words, and where the simulator refuses to listen.

use std::time::{Duration, Instant};

use serde_json::json;
use valet::simulator::{Error, Scenario, start};

use super::desk::{Desk, ROSA};

#[tokio::test]
async fn the_hello_says_all_that_a_client_needs() {
    let desk = Desk::open().await;
    let hello = serde_json::to_value(&desk.running.hello).unwrap();
    let fields: Vec<&String> = hello.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["api_base", "client_id", "client_secret", "redirect_uris", "users"]);
    assert_eq!(hello["api_base"], format!("http://{}/v1", desk.running.addr));
    assert_eq!(hello["redirect_uris"][0], "http://127.0.0.1:43117/callback");
    let user: Vec<&String> = hello["users"][0].as_object().unwrap().keys().collect();
    assert_eq!(user, ["access_token", "email", "name", "person_id"]);
    assert_eq!(hello["users"][0]["name"], "Rosa Keller");
}

#[tokio::test]
async fn it_listens_on_this_machine_only() {
    let refused = start("0.0.0.0:0".parse().unwrap(), Scenario::load("quiet").unwrap()).await;
    let error = refused.err().expect("refused");
    assert!(matches!(error, Error::NotLoopback(_)));
    assert_eq!(
        error.to_string(),
        "The simulator listens on this machine only (127.0.0.1 or [::1]), not on 0.0.0.0:0."
    );
    let desk = Desk::open().await;
    let taken = start(desk.running.addr, Scenario::load("quiet").unwrap()).await;
    assert!(matches!(taken.err(), Some(Error::Listen { .. })));
}

#[tokio::test]
async fn it_stops_when_asked() {
    let desk = Desk::open().await;
    assert_eq!(desk.get(ROSA, "/telephony/calls").await.0, 200);
    desk.running.stop();
    let deadline = Instant::now() + Duration::from_secs(5);
    while desk.http.get(desk.url("/telephony/calls")).send().await.is_ok() {
        assert!(Instant::now() < deadline, "it still answers");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_quiet_place_stays_quiet_and_fifty_slots_hold_twenty_five() {
    for (name, parked) in [("quiet", 0), ("fifty", 25)] {
        let desk = Desk::play(Scenario::load(name).unwrap()).await;
        desk.sim("advance", json!({"seconds": 3600})).await;
        let state = desk.sim_get("state").await;
        let slots = state["slots"].as_array().unwrap();
        assert_eq!(slots.iter().filter(|slot| slot["state"] == "parked").count(), parked, "{name}");
        assert!(state["users"].as_array().unwrap().iter().all(|user| user["calls"] == json!([])), "{name}");
    }
}

#[tokio::test]
async fn a_newcomer_in_the_reception_finds_somebody_to_retrieve_at_once() {
    let desk = Desk::play(Scenario::load("reception").unwrap()).await;
    assert_eq!(desk.slot("7001").await["parked"]["name"], "Harriet Lund");
    let (_, info) = desk.act(ROSA, "retrieve", json!({"destination": "7001"})).await;
    assert_eq!(desk.shape(ROSA).await, ["clickToDial/alerting"], "no device answers by itself");
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    assert_eq!(desk.shape(ROSA).await, ["originator/connected"]);
}

#[tokio::test]
async fn the_reception_lives_on_its_own_clock() {
    let mut scenario = Scenario::load("reception").unwrap();
    scenario.seed = Some(7);
    let desk = Desk::play(scenario).await;
    let mut pictures = std::collections::BTreeSet::new();
    for _ in 0..30 {
        desk.sim("advance", json!({"seconds": 20})).await;
        let state = desk.sim_get("state").await;
        let parked: Vec<_> = state["slots"]
            .as_array()
            .unwrap()
            .iter()
            .map(|slot| slot["parked"]["name"].to_string())
            .collect();
        pictures.insert(parked);
    }
    assert!(pictures.len() > 10, "only {} different boards in ten minutes", pictures.len());
}

#[tokio::test]
async fn a_hundred_days_of_reception_pass_while_one_waits() {
    let desk = Desk::play(Scenario::load("reception").unwrap()).await;
    let began = Instant::now();
    desk.sim("advance", json!({"seconds": 100 * 86_400})).await;
    assert!(began.elapsed() < Duration::from_secs(20), "it took {:?}", began.elapsed());
    let state = desk.sim_get("state").await;
    let slots = state["slots"].as_array().unwrap();
    let parked = slots.iter().filter(|slot| slot["state"] == "parked").count();
    assert!(parked <= 4, "{parked} callers were parked");
}
