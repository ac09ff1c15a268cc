//! Park, retrieve, recall over HTTP: the main job, the races, the ways of an empty slot.

use serde_json::{Value, json};
use valet::simulator::Scenario;

use super::desk::{Desk, MIA, ROSA, TOM, assert_refused};

#[tokio::test]
async fn the_main_job_as_a_client_sees_it() {
    let desk = Desk::open().await;
    desk.park_harriet("7001").await;
    assert!(desk.calls(TOM).await.is_empty(), "a parked call is nobody's active call");
    let body = json!({"destination": "7001", "endpointId": desk.device(ROSA, "Desk phone").await});
    let (status, info) = desk.act(ROSA, "retrieve", body).await;
    assert_eq!(status, 201);
    assert_eq!(desk.shape(ROSA).await, ["clickToDial/alerting"]);
    assert_eq!(desk.slot("7001").await["state"], "parked", "while it rings the slot keeps the caller");
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    let call = desk.calls(ROSA).await[0].clone();
    assert_eq!((&call["personality"], &call["state"]), (&json!("originator"), &json!("connected")));
    assert_eq!((&call["id"], &call["callSessionId"]), (&info["callId"], &info["callSessionId"]));
    assert_eq!(call["remoteParty"]["name"], "Harriet Lund");
    assert_eq!(desk.slot("7001").await["state"], "free");
}

#[tokio::test]
async fn a_handset_that_is_lifted_answers_and_one_that_is_not_leaves_the_caller_parked() {
    let desk = Desk::open().await;
    desk.park_harriet("7001").await;
    let lobby = desk.device(ROSA, "Lobby phone").await;
    desk.act(ROSA, "retrieve", json!({"destination": "7001", "endpointId": lobby})).await;
    desk.sim("advance", json!({"seconds": 30})).await;
    assert!(desk.calls(ROSA).await.is_empty());
    assert_eq!(desk.slot("7001").await["state"], "parked");
    let (_, info) = desk.act(ROSA, "retrieve", json!({"destination": "7001", "endpointId": lobby})).await;
    desk.sim("answer", json!({"callId": info["callId"]})).await;
    assert_eq!(desk.shape(ROSA).await, ["originator/connected"]);
}

#[tokio::test]
async fn ids_that_do_not_survive_the_answer_are_only_a_knob_away() {
    let desk =
        Desk::with_settings(json!({"retrieveKeepsCallId": false, "retrieveKeepsSession": false})).await;
    desk.park_harriet("7001").await;
    let (_, info) = desk.act(ROSA, "retrieve", json!({"destination": "7001"})).await;
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    let call = desk.calls(ROSA).await[0].clone();
    assert_ne!(call["id"], info["callId"]);
    assert_ne!(call["callSessionId"], info["callSessionId"]);
    assert_eq!(call["remoteParty"]["name"], "Harriet Lund");
}

#[tokio::test]
async fn an_empty_slot_answers_in_four_ways() {
    for (way, status) in [("404", 404), ("409", 409), ("400", 400)] {
        let desk = Desk::with_settings(json!({"emptyRetrieve": way})).await;
        assert_refused(&desk.act(ROSA, "retrieve", json!({"destination": "7002"})).await, status, None);
        assert_refused(&desk.act(ROSA, "retrieve", json!({})).await, status, None);
        assert!(desk.calls(ROSA).await.is_empty());
    }
    let desk =
        Desk::with_settings(json!({"emptyRetrieve": "acceptThenDisconnect", "disconnectedLingerMs": 60_000}))
            .await;
    let (status, info) = desk.act(ROSA, "retrieve", json!({"destination": "7002"})).await;
    assert_eq!(status, 201);
    assert_eq!(desk.shape(ROSA).await, ["clickToDial/alerting"]);
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    assert_eq!(desk.shape(ROSA).await, ["clickToDial/disconnected"]);
    desk.sim("advance", json!({"seconds": 60})).await;
    assert!(desk.calls(ROSA).await.is_empty());
}

#[tokio::test]
async fn the_faster_colleague_gets_the_caller() {
    let desk = Desk::open().await;
    desk.park_harriet("7001").await;
    let (_, rosas) = desk.act(ROSA, "retrieve", json!({"destination": "7001"})).await;
    let (_, mias) = desk.act(MIA, "retrieve", json!({"destination": "7001"})).await;
    let (a, b) = tokio::join!(
        desk.act(ROSA, "answer", json!({"callId": rosas["callId"]})),
        desk.act(MIA, "answer", json!({"callId": mias["callId"]})),
    );
    assert_eq!((a.0, b.0), (204, 204), "both lift a handset");
    let both = [desk.shape(ROSA).await, desk.shape(MIA).await].concat();
    assert_eq!(both, ["originator/connected"], "one talks, the other's leg is gone");

    desk.park_harriet("7002").await;
    let (_, info) = desk.act(ROSA, "retrieve", json!({"destination": "7002"})).await;
    desk.sim("steal", json!({"slot": "7002", "by": "tom.abel@example.org"})).await;
    assert_eq!(desk.calls(TOM).await[0]["remoteParty"]["name"], "Harriet Lund");
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    let gone = desk.get(ROSA, &format!("/telephony/calls/{}", info["callId"].as_str().unwrap())).await;
    assert_eq!(gone.0, 404);
}

#[tokio::test]
async fn park_has_its_four_targets_and_its_refusals() {
    let desk = Desk::open().await;
    let mut numbers = Vec::new();
    for more in [
        json!({}),
        json!({"destination": "2107"}),
        json!({"destination": "88117003"}),
        json!({"isGroupPark": true, "destination": "7001"}),
    ] {
        let mut body = more;
        body["callId"] = json!(desk.drive_to_connected(ROSA, "2100").await);
        let (status, answer) = desk.act(ROSA, "park", body).await;
        assert_eq!(status, 200, "{answer}");
        numbers.push(answer["parkedAgainst"]["number"].as_str().unwrap().to_owned());
        assert!(desk.calls(ROSA).await.is_empty(), "the call leaves the list");
    }
    assert_eq!(numbers, ["2100", "2107", "7003", "2108"], "Tom has one already, so the group picks Mia");
    let id = desk.drive_to_connected(ROSA, "2100").await;
    for (knob, status) in [("400", 400), ("409", 409)] {
        desk.sim("settings", json!({"busyPark": knob})).await;
        assert_refused(
            &desk.act(ROSA, "park", json!({"callId": id, "destination": "7003"})).await,
            status,
            None,
        );
    }
    desk.act(ROSA, "hold", json!({"callId": id})).await;
    assert_refused(&desk.act(ROSA, "park", json!({"callId": id, "destination": "7004"})).await, 400, None);
}

#[tokio::test]
async fn a_caller_whom_nobody_fetches_comes_back_to_the_parker() {
    let desk = Desk::with_settings(json!({"recallSecs": 60})).await;
    let id = desk.drive_to_connected(ROSA, "2100").await;
    desk.act(ROSA, "park", json!({"callId": id, "destination": "7001"})).await;
    desk.sim("advance", json!({"seconds": 59})).await;
    assert!(desk.calls(ROSA).await.is_empty());
    desk.sim("advance", json!({"seconds": 1})).await;
    let call = desk.calls(ROSA).await[0].clone();
    assert_eq!((&call["personality"], &call["state"]), (&json!("terminator"), &json!("alerting")));
    assert_ne!(call["id"], id, "a recall is a new call");
    assert_eq!(call["remoteParty"]["name"], "Harriet Lund");
    let slot = json!({"name": "Lobby 1", "number": "7001", "privacyEnabled": false, "callType": "location"});
    assert_eq!(call["recall"], json!({"type": "park", "party": slot}));
    assert_eq!(desk.slot("7001").await["state"], "recalled");
    desk.act(ROSA, "answer", json!({"callId": call["id"]})).await;
    assert_eq!(desk.slot("7001").await["state"], "free");
}

#[tokio::test]
async fn every_site_has_its_own_recall_time() {
    let text = include_str!("../../assets/scenarios/quiet.toml");
    let more = "\n[[locations]]\nname = \"Hill Site\"\nroutingPrefix = \"8822\"\nrecallSecs = 120\n\n[[slots]]\nextension = \"7101\"\nname = \"Hill Lobby\"\nlocation = \"Hill Site\"\n";
    let mut scenario = Scenario::parse("hill.toml", &format!("{text}{more}")).unwrap();
    scenario.registered_scopes.push("spark-admin:telephony_config_read".into());
    let desk = Desk::play(scenario).await;
    desk.park_harriet("7101").await;
    desk.park_harriet("7001").await;
    desk.sim("advance", json!({"seconds": 45})).await;
    assert_eq!(
        (&desk.slot("7001").await["state"], &desk.slot("7101").await["state"]),
        (&json!("recalled"), &json!("parked"))
    );
    desk.sim("advance", json!({"seconds": 75})).await;
    assert_eq!(desk.slot("7101").await["state"], "recalled");
    let (_, slots) = desk.get(ROSA, "/telephony/config/callParkExtensions?extension=7101").await;
    let location = slots["callParkExtensions"][0]["locationId"].as_str().unwrap();
    let (_, settings) =
        desk.get(ROSA, &format!("/telephony/config/locations/{location}/callParks/settings")).await;
    assert_eq!(settings["callParkSettings"]["recallTime"], 120);
}

#[tokio::test]
async fn a_parked_caller_who_hangs_up_is_seen_by_nobody() {
    let desk = Desk::open().await;
    desk.park_harriet("7001").await;
    desk.sim("abandon", json!({"slot": "7001"})).await;
    assert_eq!(desk.slot("7001").await["state"], "free");
    assert!(desk.calls(TOM).await.is_empty() && desk.calls(ROSA).await.is_empty());
}

#[tokio::test]
async fn a_slot_elsewhere_is_reached_by_its_esn_alone() {
    let text = include_str!("../../assets/scenarios/quiet.toml");
    let more = "\n[[locations]]\nname = \"Hill Site\"\nroutingPrefix = \"8822\"\n\n[[slots]]\nextension = \"7101\"\nname = \"Hill Lobby\"\nlocation = \"Hill Site\"\n";
    let desk = Desk::play(Scenario::parse("hill.toml", &format!("{text}{more}")).unwrap()).await;
    desk.park_harriet("7101").await;
    assert_refused(&desk.act(ROSA, "retrieve", json!({"destination": "7101"})).await, 404, None);
    let (status, _) = desk.act(ROSA, "retrieve", json!({"destination": "88227101"})).await;
    assert_eq!(status, 201);
}

#[tokio::test]
async fn fields_of_a_retrieve_are_checked() {
    let desk = Desk::open().await;
    desk.park_harriet("7001").await;
    let toms = desk.device(TOM, "Tom's phone").await;
    for (body, code) in [
        (json!({"destination": "lobby"}), 25024),
        (json!({"destination": 7001}), 25024),
        (json!({"destination": ""}), 25024),
        (json!({"destination": "7001", "endpointId": "Y2lz"}), 25024),
        (json!({"destination": "7001", "endpointId": toms}), 25024),
        (
            json!({"destination": "7001", "endpointId": desk.device(ROSA, "Desk phone").await, "singleNumberReachPhoneNumber": "+14085550777"}),
            25024,
        ),
    ] {
        assert_refused(&desk.act(ROSA, "retrieve", body).await, 400, Some(code));
    }
    for body in [
        json!({"destination": "tel:7001"}),
        json!({"destination": "88117001", "endpointId": null}),
        json!({"destination": "7001", "x": 1}),
        json!({"destination": "7001", "singleNumberReachPhoneNumber": "+14085550777"}),
        json!({"destination": "7001", "lineOwnerId": desk.person_id(ROSA)}),
    ] {
        let (status, info) = desk.act(ROSA, "retrieve", body.clone()).await;
        assert_eq!(status, 201, "{body} {info}");
        assert_eq!(desk.act(ROSA, "hangup", json!({"callId": info["callId"]})).await, (204, Value::Null));
    }
    assert_refused(
        &desk.act(ROSA, "retrieve", json!({"destination": "7001", "lineOwnerId": desk.person_id(TOM)})).await,
        404,
        None,
    );
}
