//! Call events of a person: the words of contract 7.5, in the order in which things happen.

use serde_json::json;

use super::desk::{Desk, MIA, ROSA, TOM};
use super::line::{Line, live};
use super::tree::Node;

async fn listening(desk: &Desk, who: usize, target: &str) -> Line {
    desk.sim("xsi", json!({"initialCalls": false})).await;
    let line = Line::open(desk, who).await;
    line.subscribed(desk, target, "Advanced Call").await;
    line
}

/// The next call event: kind, personality and state.
async fn next(line: &mut Line) -> (String, String, String, Node) {
    let event = line.event("a call event").await;
    let data = event.find("eventData").unwrap();
    let call = data.find("call").or_else(|| data.find("calls").and_then(|calls| calls.find("call"))).unwrap();
    let word = |name: &str| call.at(name).unwrap().to_owned();
    (event.data_kind().to_owned(), word("personality"), word("state"), call.clone())
}

async fn expect(line: &mut Line, kind: &str, personality: &str, state: &str) -> Node {
    let (seen, who, how, call) = next(line).await;
    assert_eq!((seen.as_str(), who.as_str(), how.as_str()), (kind, personality, state), "{call:?}");
    call
}

#[tokio::test]
async fn an_incoming_call_is_received_answered_held_resumed_and_released() {
    let desk = live().await;
    let mut line = listening(&desk, ROSA, "rosa.keller@example.org").await;
    let id = desk.incoming("2100").await;
    let call = expect(&mut line, "CallReceivedEvent", "Terminator", "Alerting").await;
    assert!(call.find("allowAnswer").is_some() && call.find("answerTime").is_none());
    let rest = desk.calls(ROSA).await[0].clone();
    assert!(
        super::line::uuid(rest["id"].as_str().unwrap()).contains(call.at("callId").unwrap()),
        "the same id as in REST"
    );
    desk.act(ROSA, "answer", json!({"callId": id})).await;
    let call = expect(&mut line, "CallAnsweredEvent", "Terminator", "Active").await;
    assert!(call.find("answerTime").is_some());
    assert_eq!(call.find("endpoint").unwrap().kind.as_deref(), Some("AccessEndpoint"));
    desk.act(ROSA, "hold", json!({"callId": id})).await;
    let call = expect(&mut line, "CallHeldEvent", "Terminator", "Held").await;
    assert!(call.find("heldTime").is_some() && call.find("allowRetrieve").is_some());
    desk.act(ROSA, "resume", json!({"callId": id})).await;
    expect(&mut line, "CallRetrievedEvent", "Terminator", "Active").await;
    desk.act(ROSA, "hangup", json!({"callId": id})).await;
    let call = expect(&mut line, "CallReleasedEvent", "Terminator", "Released").await;
    assert!(call.find("releaseTime").is_some());
}

#[tokio::test]
async fn a_dialled_call_is_originating_originated_and_answered() {
    let desk = live().await;
    let mut line = listening(&desk, ROSA, "rosa.keller@example.org").await;
    let (_, info) = desk.act(ROSA, "dial", json!({"destination": "2107"})).await;
    expect(&mut line, "CallOriginatingEvent", "Click-to-Dial", "Alerting").await;
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    expect(&mut line, "CallOriginatedEvent", "Originator", "Alerting").await;
    desk.sim("answer", json!({"callId": info["callId"]})).await;
    let call = expect(&mut line, "CallAnsweredEvent", "Originator", "Active").await;
    assert_eq!(call.at("remoteParty/userId"), Some("tom.abel@example.org"));
    let toms = desk.calls(TOM).await[0].clone();
    desk.act(TOM, "hold", json!({"callId": toms["id"]})).await;
    expect(&mut line, "CallHeldEvent", "Originator", "Remote Held").await;
    desk.act(TOM, "resume", json!({"callId": toms["id"]})).await;
    expect(&mut line, "CallRetrievedEvent", "Originator", "Active").await;
    desk.sim("hangup", json!({"callId": info["callId"]})).await;
    expect(&mut line, "CallReleasedEvent", "Originator", "Released").await;
}

#[tokio::test]
async fn a_retrieve_is_a_call_that_the_phone_places() {
    let desk = live().await;
    desk.park_harriet("7001").await;
    let mut line = listening(&desk, ROSA, "rosa.keller@example.org").await;
    let (_, info) = desk.act(ROSA, "retrieve", json!({"destination": "7001"})).await;
    expect(&mut line, "CallOriginatingEvent", "Click-to-Dial", "Alerting").await;
    desk.act(ROSA, "answer", json!({"callId": info["callId"]})).await;
    expect(&mut line, "CallOriginatedEvent", "Originator", "Alerting").await;
    let call = expect(&mut line, "CallAnsweredEvent", "Originator", "Active").await;
    assert_eq!(call.at("remoteParty/name"), Some("Harriet Lund"));
}

#[tokio::test]
async fn a_recall_says_what_it_is_and_where_the_caller_had_been() {
    let desk = live().await;
    let mut line = listening(&desk, TOM, "tom.abel@example.org").await;
    desk.park_harriet("7001").await;
    desk.sim("advance", json!({"seconds": 600})).await;
    let call = expect(&mut line, "CallReceivedEvent", "Terminator", "Alerting").await;
    assert_eq!(call.at("recallType"), Some("Call Park Recall"));
    assert_eq!(
        (call.at("recallFromParty/name"), call.at("recallFromParty/address"), call.at("remoteParty/name")),
        (Some("Lobby 1"), Some("tel:7001"), Some("Harriet Lund"))
    );
}

#[tokio::test]
async fn a_recall_can_go_to_the_hunt_group_alone() {
    let desk = live().await;
    desk.sim("settings", json!({"recallTo": "huntGroup"})).await;
    let mut line = listening(&desk, TOM, "tom.abel@example.org").await;
    desk.sim("park", json!({"slot": "7001", "name": "Harriet Lund", "by": "Rosa Keller"})).await;
    desk.sim("advance", json!({"seconds": 600})).await;
    let call = expect(&mut line, "CallReceivedEvent", "Terminator", "Alerting").await;
    assert_eq!(call.at("recallType"), Some("Call Park Recall"));
    assert!(desk.calls(ROSA).await.is_empty());
}

#[tokio::test]
async fn a_group_park_shows_the_spot_that_was_picked() {
    let desk = live().await;
    let mut line = listening(&desk, ROSA, "rosa.keller@example.org").await;
    let id = desk.drive_to_connected(ROSA, "2100").await;
    expect(&mut line, "CallReceivedEvent", "Terminator", "Alerting").await;
    expect(&mut line, "CallAnsweredEvent", "Terminator", "Active").await;
    desk.act(ROSA, "park", json!({"callId": id, "isGroupPark": true})).await;
    let call = expect(&mut line, "CallUpdatedEvent", "Terminator", "Active").await;
    assert!(call.find("groupCallParkLocationSelected").is_some());
    assert_eq!(call.at("remoteParty/address"), Some("tel:2107"));
    let call = expect(&mut line, "CallReleasedEvent", "Terminator", "Released").await;
    assert!(call.find("groupCallParkLocationSelected").is_none());
}

#[tokio::test]
async fn the_colleague_who_was_parked_is_told_of_the_retrieve() {
    let desk = live().await;
    let (_, info) = desk.act(MIA, "dial", json!({"destination": "2100"})).await;
    desk.act(MIA, "answer", json!({"callId": info["callId"]})).await;
    let mine = desk.calls(ROSA).await[0].clone();
    desk.act(ROSA, "answer", json!({"callId": mine["id"]})).await;
    let mut line = listening(&desk, MIA, "mia.roth@example.org").await;
    desk.act(ROSA, "park", json!({"callId": mine["id"], "destination": "7001"})).await;
    desk.sim("steal", json!({"slot": "7001", "by": "Tom Abel"})).await;
    expect(&mut line, "CallParkRetrievedEvent", "Originator", "Alerting").await;
    let call = expect(&mut line, "CallAnsweredEvent", "Originator", "Active").await;
    assert_eq!(call.at("remoteParty/name"), Some("Tom Abel"));
}

#[tokio::test]
async fn a_call_that_is_sent_on_is_redirected_and_the_other_side_transferred() {
    let desk = live().await;
    let (_, info) = desk.act(MIA, "dial", json!({"destination": "2100"})).await;
    desk.act(MIA, "answer", json!({"callId": info["callId"]})).await;
    let mut line = listening(&desk, ROSA, "rosa.keller@example.org").await;
    let mut mias = Line::open(&desk, MIA).await;
    mias.subscribed(&desk, "mia.roth@example.org", "Advanced Call").await;
    let mine = desk.calls(ROSA).await[0].clone();
    desk.act(ROSA, "answer", json!({"callId": mine["id"]})).await;
    expect(&mut line, "CallAnsweredEvent", "Terminator", "Active").await;
    expect(&mut mias, "CallAnsweredEvent", "Originator", "Active").await;
    desk.act(ROSA, "divert", json!({"callId": mine["id"], "destination": "2107"})).await;
    let call = expect(&mut line, "CallRedirectedEvent", "Terminator", "Detached").await;
    assert_eq!(
        (call.at("redirect/address"), call.at("redirect/reason")),
        (Some("tel:2107"), Some("transfer"))
    );
    let call = expect(&mut line, "CallReleasedEvent", "Terminator", "Released").await;
    assert!(call.find("detachedTime").is_some());
    let call = expect(&mut mias, "CallTransferredEvent", "Originator", "Active").await;
    assert_eq!(call.at("remoteParty/name"), Some("Tom Abel"));
}

#[tokio::test]
async fn redirections_and_recordings_are_told() {
    let desk = live().await;
    let mut line = listening(&desk, ROSA, "rosa.keller@example.org").await;
    let from = json!({"name": "Dr Lee", "number": "2111", "reason": "busy"});
    let caller = json!({"to": "2100", "name": "Ola Berg", "number": "+14085550163", "redirectedFrom": from});
    let id = desk.sim("incoming", caller).await["callId"].clone();
    let call = expect(&mut line, "CallReceivedEvent", "Terminator", "Alerting").await;
    assert_eq!(
        (call.at("redirections/redirection/party/name"), call.at("redirections/redirection/reason")),
        (Some("Dr Lee"), Some("user-busy"))
    );
    desk.act(ROSA, "answer", json!({"callId": id})).await;
    expect(&mut line, "CallAnsweredEvent", "Terminator", "Active").await;
    for (act, kind) in [
        ("startRecording", "CallRecordingStartedEvent"),
        ("pauseRecording", "CallRecordingPausedEvent"),
        ("resumeRecording", "CallRecordingResumedEvent"),
        ("stopRecording", "CallRecordingStoppedEvent"),
    ] {
        desk.act(ROSA, act, json!({"callId": id})).await;
        expect(&mut line, kind, "Terminator", "Active").await;
    }
}

#[tokio::test]
async fn a_call_package_begins_with_all_calls_and_says_them_again_when_refreshed() {
    let desk = live().await;
    let mut line = Line::open(&desk, ROSA).await;
    let quiet = line.subscribed(&desk, "mia.roth@example.org", "Basic Call").await;
    let event = line.event_of("CallSubscriptionEvent").await;
    assert_eq!(
        (event.at("subscriptionId"), event.at("eventData/hookStatus")),
        (Some(quiet.as_str()), Some("On-Hook"))
    );
    assert!(event.find("eventData").unwrap().find("calls").is_none());
    desk.drive_to_connected(ROSA, "2100").await;
    let id = line.subscribed(&desk, "rosa.keller@example.org", "Standard Call").await;
    let event = line.event_of("CallSubscriptionEvent").await;
    assert_eq!(event.at("eventData/hookStatus"), Some("Off-Hook"));
    assert_eq!(event.at("eventData/calls/call/remoteParty/name"), Some("Harriet Lund"));
    let path = format!("{}/subscription/{id}", super::line::EVENTS);
    let body =
        "<Subscription xmlns=\"http://schema.broadsoft.com/xsi\"><expires>7200</expires></Subscription>";
    super::line::ask(&desk, ROSA, reqwest::Method::PUT, &path, body).await;
    line.event_of("CallSubscriptionEvent").await;
}
