//! Every act of contract 3.3 with its documented status, and the life of a call as its two ends see it.

use serde_json::{Value, json};

use super::desk::{Desk, MIA, ROSA, TOM, assert_refused};

fn assert_call_info((status, body): &(u16, Value)) -> String {
    assert_eq!(*status, 201, "{body}");
    let fields: Vec<&String> = body.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["callId", "callSessionId"], "{body}");
    body["callId"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn every_act_answers_with_its_documented_status() {
    let desk = Desk::open().await;
    let id = desk.drive_to_connected(ROSA, "2100").await;
    for (act, body) in [
        ("hold", json!({"callId": id})),
        ("resume", json!({"callId": id})),
        ("mute", json!({"callId": id})),
        ("unmute", json!({"callId": id})),
        ("transmitDtmf", json!({"callId": id, "dtmf": "1,2#A"})),
        ("startRecording", json!({"callId": id})),
        ("pauseRecording", json!({})),
        ("resumeRecording", json!({"callId": id})),
        ("stopRecording", json!({"callId": id})),
    ] {
        assert_eq!(desk.act(ROSA, act, body).await, (204, Value::Null), "{act}");
    }
    let pull = desk.act(ROSA, "pull", json!({"endpointId": desk.device(ROSA, "Webex Desktop").await})).await;
    let pulled = assert_call_info(&pull);
    assert_eq!(desk.act(ROSA, "answer", json!({"callId": pulled})).await.0, 204);
    let barge = assert_call_info(&desk.act(TOM, "bargeIn", json!({"target": "2100"})).await);
    assert_eq!(desk.act(TOM, "hangup", json!({"callId": barge})).await.0, 204);
    assert_eq!(desk.act(ROSA, "push", json!({"callId": id})).await, (204, Value::Null));

    let mias = desk.calls(MIA).await[0]["id"].clone();
    let pickup = assert_call_info(&desk.act(TOM, "pickup", json!({"target": "2108"})).await);
    assert_eq!(desk.act(TOM, "hangup", json!({"callId": pickup})).await.0, 204);
    assert_eq!(
        desk.act(MIA, "divert", json!({"callId": mias, "destination": "2107"})).await,
        (204, Value::Null)
    );
    let toms = desk.calls(TOM).await[0]["id"].clone();
    assert_eq!(desk.act(TOM, "reject", json!({"callId": toms, "action": "busy"})).await, (204, Value::Null));

    let id = desk.drive_to_connected(ROSA, "2100").await;
    let consult =
        assert_call_info(&desk.act(ROSA, "transfer", json!({"callId1": id, "destination": "2107"})).await);
    assert_eq!(desk.act(ROSA, "hangup", json!({"callId": consult})).await, (204, Value::Null));
    let dial = assert_call_info(&desk.act(ROSA, "dial", json!({"destination": "+14085550999"})).await);
    assert_eq!(desk.act(ROSA, "answer", json!({"callId": dial})).await, (204, Value::Null));
    assert_eq!(desk.act(ROSA, "transfer", json!({})).await, (204, Value::Null));
    assert!(desk.calls(ROSA).await.is_empty());

    let id = desk.drive_to_connected(ROSA, "2100").await;
    let (status, body) = desk.act(ROSA, "park", json!({"callId": id, "destination": "7001"})).await;
    let against =
        json!({"name": "Lobby 1", "number": "7001", "privacyEnabled": false, "callType": "location"});
    assert_eq!((status, body), (200, json!({"parkedAgainst": against})));
    assert_call_info(&desk.act(ROSA, "retrieve", json!({"destination": "7001"})).await);
}

#[tokio::test]
async fn both_halves_of_a_call_between_colleagues_fit_together() {
    let desk = Desk::open().await;
    let dial = desk.act(
        ROSA,
        "dial",
        json!({"destination": "2107", "endpointId": desk.device(ROSA, "Desk phone").await}),
    );
    let (_, info) = dial.await;
    assert_eq!(desk.shape(ROSA).await, ["clickToDial/alerting"]);
    assert!(desk.calls(TOM).await.is_empty());
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    assert_eq!(
        (desk.shape(ROSA).await, desk.shape(TOM).await),
        (vec!["originator/connecting".into()], vec!["terminator/alerting".into()])
    );
    let toms = desk.calls(TOM).await[0].clone();
    assert_eq!(toms["callSessionId"], info["callSessionId"]);
    assert_eq!(toms["remoteParty"]["personId"], desk.person_id(ROSA));
    assert_eq!(toms["remoteParty"]["callType"], "location");
    assert!(toms.get("answered").is_none(), "what is not known is left out");
    desk.act(TOM, "answer", json!({"callId": toms["id"]})).await;
    assert_eq!(
        (desk.shape(ROSA).await, desk.shape(TOM).await),
        (vec!["originator/connected".into()], vec!["terminator/connected".into()])
    );
    desk.act(TOM, "hangup", json!({"callId": toms["id"]})).await;
    assert!(desk.calls(ROSA).await.is_empty() && desk.calls(TOM).await.is_empty());
    let gone = desk.get(ROSA, &format!("/telephony/calls/{}", info["callId"].as_str().unwrap())).await;
    assert_refused(&gone, 404, None);
}

#[tokio::test]
async fn a_call_reads_as_the_contract_says() {
    let desk = Desk::open().await;
    let id = desk.drive_to_connected(ROSA, "2100").await;
    let (status, call) = desk.get(ROSA, &format!("/telephony/calls/{id}")).await;
    assert_eq!(status, 200);
    assert_eq!(
        call["remoteParty"],
        json!({"name": "Harriet Lund", "number": "+14085550142", "privacyEnabled": false, "callType": "external"})
    );
    for key in ["created", "answered"] {
        let time = call[key].as_str().unwrap();
        assert!(time.len() == 24 && time.ends_with('Z') && &time[19..20] == ".", "{key} {time}");
    }
    assert!(!call.as_object().unwrap().values().any(Value::is_null), "{call}");
    assert!(!id.contains('='));
    let by_member = desk.get(ROSA, &format!("/telephony/calls/members/me/calls/{id}")).await;
    assert_eq!(by_member, (200, call));
}

#[tokio::test]
async fn an_anonymous_caller_has_neither_name_nor_number() {
    let desk = Desk::open().await;
    desk.sim("incoming", json!({"to": "Rosa Keller"})).await;
    assert_eq!(
        desk.calls(ROSA).await[0]["remoteParty"],
        json!({"privacyEnabled": true, "callType": "external"})
    );
}

#[tokio::test]
async fn an_outside_number_answers_by_itself() {
    let desk = Desk::with_settings(json!({"externalAnswerSecs": 20})).await;
    let (_, info) = desk.act(ROSA, "dial", json!({"destination": "sip:desk@elsewhere.example"})).await;
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    assert_eq!(desk.shape(ROSA).await, ["originator/connecting"]);
    desk.sim("advance", json!({"seconds": 20})).await;
    assert_eq!(desk.shape(ROSA).await, ["originator/connected"]);
}

#[tokio::test]
async fn timers_run_out_without_anybody_asking() {
    let desk = Desk::with_settings(json!({"ringSecs": 1})).await;
    desk.act(ROSA, "dial", json!({"destination": "2107"})).await;
    desk.until_shape(ROSA, "the ring-out", &[]).await;
    desk.sim("settings", json!({"autoAnswerSecs": 0, "externalAnswerSecs": 0})).await;
    desk.act(ROSA, "dial", json!({"destination": "+14085550999"})).await;
    desk.until_shape(ROSA, "the answer", &["originator/connected"]).await;
}

#[tokio::test]
async fn the_history_tells_placed_missed_and_received_apart() {
    let desk = Desk::open().await;
    let id = desk.drive_to_connected(ROSA, "2100").await;
    desk.act(ROSA, "hangup", json!({"callId": id})).await;
    desk.sim("incoming", json!({"to": "2100", "name": "Ola Berg", "number": "+14085550163"})).await;
    desk.sim("advance", json!({"seconds": 60})).await;
    let (_, info) = desk.act(ROSA, "dial", json!({"destination": "2107"})).await;
    desk.act(ROSA, "hangup", json!({"callId": info["callId"]})).await;
    for (only, names) in
        [("missed", vec!["Ola Berg"]), ("received", vec!["Harriet Lund"]), ("placed", vec!["Tom Abel"])]
    {
        let (status, body) = desk.get(ROSA, &format!("/telephony/calls/history?type={only}")).await;
        let items = body["items"].as_array().unwrap();
        assert_eq!(status, 200);
        assert_eq!(items.iter().map(|item| item["name"].as_str().unwrap()).collect::<Vec<_>>(), names);
        assert_eq!(items[0]["type"], only);
    }
    let (_, all) = desk.get(ROSA, "/telephony/calls/members/me/history").await;
    assert_eq!(all["items"].as_array().unwrap().len(), 3);
    assert_refused(&desk.get(ROSA, "/telephony/calls/history?type=lost").await, 400, Some(25024));
    assert_eq!(desk.get(TOM, "/telephony/calls/history").await.1, json!({"items": []}));
}

#[tokio::test]
async fn wrong_states_and_calls_of_others_are_refused() {
    let desk = Desk::open().await;
    let ringing = desk.incoming("2100").await;
    for (act, more) in [
        ("hold", json!({})),
        ("resume", json!({})),
        ("mute", json!({})),
        ("park", json!({})),
        ("push", json!({})),
        ("transmitDtmf", json!({"dtmf": "1"})),
        ("startRecording", json!({})),
    ] {
        let mut body = more;
        body["callId"] = json!(ringing);
        assert_refused(&desk.act(ROSA, act, body.clone()).await, 400, Some(4003));
        assert_refused(&desk.act(TOM, act, body).await, 404, Some(4003));
    }
    assert_refused(&desk.act(ROSA, "transfer", json!({})).await, 400, None);
    assert_eq!(desk.shape(ROSA).await, ["terminator/alerting"]);
}

#[tokio::test]
async fn only_a_device_that_can_be_controlled_is_answered_through_the_api() {
    let desk = Desk::open().await;
    let lobby = desk.device(ROSA, "Lobby phone").await;
    let (_, info) = desk.act(ROSA, "dial", json!({"destination": "2107", "endpointId": lobby})).await;
    let answer = json!({"callId": info["callId"], "endpointId": lobby});
    assert_refused(&desk.act(ROSA, "answer", answer.clone()).await, 400, None);
    desk.sim("settings", json!({"answerRefusedStatus": 409})).await;
    assert_refused(&desk.act(ROSA, "answer", answer).await, 409, None);
    desk.sim("answer", json!({"callId": info["callId"]})).await;
    assert_eq!(desk.shape(ROSA).await, ["originator/connecting"]);
}
