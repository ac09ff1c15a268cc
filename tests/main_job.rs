//! The main job on real input: sign in, see the slots, choose the device, retrieve a parked call.

mod common;

use common::{Desk, Sim};
use serde_json::json;
use valet::console::endpoints::{Choice, Target};
use valet::console::event::Intent;
use valet::console::retrieval::{Outcome, Stage, Talk};
use valet::console::session::{Session, SignInWay};
use valet::words::english;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_parked_caller_is_picked_up_on_the_chosen_device_with_one_order() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let desktop =
        desk.console.endpoints().known().iter().find(|known| known.name == "Webex Desktop".into()).unwrap();
    let (id, name) = (desktop.id.clone(), desktop.name.clone());
    desk.intent(Intent::Choose(Choice::One { id: id.clone(), name }));

    desk.press("7001");
    assert_eq!(desk.said(), "7001 Lobby 1: Asking Webex for 7001 Lobby 1…");
    desk.until_stage("7001", "the ringing", |stage| matches!(stage, Stage::Ringing(_))).await;
    assert_eq!(desk.said(), "7001 Lobby 1: Webex Desktop is ringing. Valet is answering for you.");
    desk.until_connected("7001").await;
    assert_eq!(desk.said(), "7001 Lobby 1: Connected to Harriet Lund on Webex Desktop.");

    let retrieves = sim.retrieves().await;
    assert_eq!(retrieves, [(json!({"destination": "7001", "endpointId": id.0}), json!(201))]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_board_shows_monitored_slots_group_members_own_parks_and_slots_by_hand() {
    for shape in ["flat", "nested"] {
        let sim = Sim::start("quiet").await;
        sim.settings(json!({"monitoringShape": shape})).await;
        let desk = Desk::signed_in(&sim, "[[slots]]\nnumber = \"7050\"\nlabel = \"Cellar\"\n").await;
        let names: Vec<String> =
            desk.console.board().slots().iter().map(|slot| english(slot.name())).collect();
        assert_eq!(
            names,
            [
                "7001 Lobby 1",
                "7002 Lobby 2",
                "7003 Back office",
                "7004 Workshop",
                "7005 Warehouse",
                "7006 Service",
                "7007 Lab",
                "7008 Courtyard",
                "7050 Cellar",
                "2107 Tom Abel",
                "2108 Mia Roth",
                "Parked for me"
            ],
            "{shape}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_the_call_is_noticed() {
    let sim = Sim::start("quiet").await;
    sim.park("7002", "Ines Prado").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    desk.press("7002");
    desk.until_connected("7002").await;
    let call = desk.console.calls().active()[0].id.clone();
    sim.post("hangup", json!({"callId": call.0})).await;
    let outcome = desk.until_over("7002").await;
    assert!(matches!(outcome, Outcome::Ended { caller, .. } if caller.known() == Some("Ines Prado")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_valet_cannot_answer_on_is_answered_by_hand() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let lobby =
        desk.console.endpoints().known().iter().find(|known| known.name == "Lobby phone".into()).unwrap();
    let on = Some(Target::One(lobby.clone()));
    let slot = desk.slot("7001");
    desk.intent(Intent::Retrieve { slot, on });
    desk.until_stage("7001", "the ringing", |stage| matches!(stage, Stage::Ringing(_))).await;
    assert_eq!(desk.said(), "7001 Lobby 1: Lobby phone is ringing. Lift the handset.");
    assert!(sim.requests("/telephony/calls/answer").await.is_empty());

    let Some(Stage::Ringing(leg)) = desk.stage("7001") else { panic!("not ringing") };
    sim.post("answer", json!({"callId": leg.call.0})).await;
    desk.until_connected("7001").await;
    assert_eq!(desk.said(), "7001 Lobby 1: Connected to Harriet Lund on Lobby phone.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ringing_can_be_stopped_and_the_caller_stays_parked() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let mut desk = Desk::signed_in(&sim, "[console]\nauto_answer = false\n").await;
    desk.press("7001");
    desk.until_stage("7001", "the ringing", |stage| matches!(stage, Stage::Ringing(_))).await;
    let slot = desk.slot("7001");
    desk.intent(Intent::StopRinging(slot));
    assert_eq!(desk.until_over("7001").await, Outcome::Cancelled);
    assert_eq!(desk.said(), "7001 Lobby 1: Ringing stopped. The caller may still be parked on 7001 Lobby 1.");
    desk.press("7001");
    desk.until_stage("7001", "the ringing again", |stage| matches!(stage, Stage::Ringing(_))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_id_that_does_not_survive_the_answer_is_followed() {
    for keeps_session in [true, false] {
        let sim = Sim::start("quiet").await;
        sim.settings(json!({"retrieveKeepsCallId": false, "retrieveKeepsSession": keeps_session})).await;
        sim.park("7001", "Harriet Lund").await;
        let mut desk = Desk::signed_in(&sim, "").await;
        desk.press("7001");
        desk.until_connected("7001").await;
        assert_eq!(desk.said(), "7001 Lobby 1: Connected to Harriet Lund on Desk phone.");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_slots_in_flight_end_each_as_it_does() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    sim.park("7003", "Ola Berg").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    desk.press("7001");
    desk.press("7002");
    desk.press("7003");
    desk.until_connected("7001").await;
    desk.until_connected("7003").await;
    assert_eq!(desk.until_over("7002").await, Outcome::NobodyThere);
    let caller = |desk: &Desk, number: &str| match desk.stage(number) {
        Some(Stage::Connected { caller, .. }) => caller.words().to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!((caller(&desk, "7001"), caller(&desk, "7003")), ("Harriet Lund".into(), "Ola Berg".into()));
    assert_eq!(sim.retrieves().await.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_caller_on_the_same_phone_puts_the_first_one_on_hold() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    sim.park("7002", "Ola Berg").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    desk.press("7001");
    desk.until_connected("7001").await;
    desk.press("7002");
    desk.until_connected("7002").await;
    desk.until_stage("7001", "the hold", |stage| stage.talk() == Some(Talk::OnHold)).await;
    assert_eq!(desk.stage("7002").and_then(|stage| stage.talk()), Some(Talk::On));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_chosen_device_is_remembered_for_this_person_and_named_when_it_has_vanished() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let lobby =
        desk.console.endpoints().known().iter().find(|known| known.name == "Lobby phone".into()).unwrap();
    let choice = Choice::One { id: lobby.id.clone(), name: lobby.name.clone() };
    desk.intent(Intent::Choose(choice.clone()));
    let remembered = desk.profile_dir().join("remembered.json");
    let written = || std::fs::read_to_string(&remembered).is_ok_and(|text| text.contains("Lobby phone"));
    desk.until("the choice on disk", |_| written()).await;
    let profile = desk.stop();

    let mut desk = Desk::start_in(&sim, "", profile).await;
    desk.sign_in().await;
    assert_eq!(desk.console.endpoints().choice(), &choice);
    assert_eq!(desk.console.endpoints().target().name(), "Lobby phone".into());
}

/// The devices to which the retrieves went, by their names.
async fn rung(sim: &Sim, desk: &Desk) -> Vec<String> {
    let name = |body: &serde_json::Value| {
        let known = desk.console.endpoints().known().iter();
        let mut rung = known.filter(|known| body["endpointId"] == known.id.0);
        rung.next().map_or_else(|| "all".to_owned(), |known| english(&known.name))
    };
    sim.retrieves().await.iter().map(|(body, _)| name(body)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_device_of_the_settings_rings_at_each_start_whatever_was_chosen_before() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let config = "[console]\nanswer_on = \"application\"\n";
    let mut desk = Desk::signed_in(&sim, config).await;
    assert_eq!(desk.console.endpoints().target().name(), "Webex Desktop".into());
    desk.intent(Intent::Choose(Choice::AllDevices));
    assert_eq!(desk.console.endpoints().target(), Target::AllDevices, "until the next start");
    let remembered = desk.profile_dir().join("remembered.json");
    let written = || std::fs::read_to_string(&remembered).is_ok_and(|text| text.contains("answer_on"));
    desk.until("the choice on disk", |_| written()).await;
    let profile = desk.stop();

    let mut desk = Desk::start_in(&sim, config, profile).await;
    desk.sign_in().await;
    desk.press("7001");
    desk.until_connected("7001").await;
    assert_eq!(rung(&sim, &desk).await, ["Webex Desktop"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_policy_says_which_device_rings_and_nobody_chooses_another() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    sim.settings(json!({"consent": "auto"})).await;
    let profile = tempfile::tempdir().unwrap();
    std::fs::write(profile.path().join("policy.toml"), "[console]\nanswer_on = \"lobby phone\"\n").unwrap();
    let own = "[console]\nanswer_on = \"all\"\nauto_answer = false\n";
    let mut desk = Desk::start_in(&sim, own, profile).await;
    desk.sign_in().await;
    desk.intent(Intent::Choose(Choice::AllDevices));
    assert_eq!(desk.said(), "Which device rings is set for this computer and cannot be changed here.");
    desk.press("7001");
    desk.until_stage("7001", "the ringing", |stage| matches!(stage, Stage::Ringing(_))).await;
    assert_eq!(rung(&sim, &desk).await, ["Lobby phone"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_of_the_settings_that_is_not_there_is_named_and_the_webex_default_rings() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let mut desk = Desk::signed_in(&sim, "[console]\nanswer_on = \"Fax\"\n").await;
    let told: Vec<_> = desk.console.activity().entries().map(|entry| english(&entry.outcome)).collect();
    let sentence = "Your devices do not include what the settings name: Fax. Valet offers Desk phone.";
    assert!(told.iter().any(|told| told == sentence), "before any press: {told:?}");
    desk.press("7001");
    desk.until_connected("7001").await;
    assert_eq!(rung(&sim, &desk).await, ["Desk phone"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn making_a_device_the_webex_default_is_a_separate_act() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let desktop =
        desk.console.endpoints().known().iter().find(|known| known.name == "Webex Desktop".into()).unwrap();
    let (id, name) = (desktop.id.clone(), desktop.name.clone());
    desk.intent(Intent::Choose(Choice::One { id: id.clone(), name }));
    desk.intent(Intent::MakeDefault(Some(id.clone())));
    desk.until("the new default", |console| {
        console.endpoints().find(&id).is_some_and(|endpoint| endpoint.webex_default)
    })
    .await;
    assert_eq!(desk.said(), "Webex Desktop is now the default device of your Webex account.");
    let puts = sim.requests("/settings/preferredAnswerEndpoint").await;
    let puts: Vec<_> = puts.iter().filter(|request| request["method"] == "PUT").collect();
    assert_eq!(puts.len(), 1, "choosing sends nothing, making it the default sends one PUT");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slots_by_hand_can_be_retrieved_where_nothing_may_be_read() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    sim.settings(json!({"consent": "auto", "grantScopes": ["spark:calls_read", "spark:calls_write"]})).await;
    let mut desk = Desk::start(&sim, "[[slots]]\nnumber = \"7001\"\n").await;
    desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
    desk.intent(Intent::SignIn(SignInWay::Browser));
    desk.until("the sign-in", |console| matches!(console.session(), Session::Ready(_))).await;
    desk.press("7001");
    desk.until_stage("7001", "the ringing", |stage| matches!(stage, Stage::Ringing(_))).await;
    assert_eq!(desk.said(), "7001: All your devices are ringing. Answer on one of them.");
    let Some(Stage::Ringing(leg)) = desk.stage("7001") else { panic!("not ringing") };
    sim.post("answer", json!({"callId": leg.call.0})).await;
    desk.until_connected("7001").await;
    assert_eq!(desk.said(), "7001: Connected to Harriet Lund.");
}
