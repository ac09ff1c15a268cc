//! Every order on a call, once, as the wire shows it; and the recent calls.

use serde_json::{Value, json};
use valet::console::calls::{CallState, Mute};
use valet::console::event::Intent;
use valet::console::history::PastKind;
use valet::console::ids::CallId;
use valet::console::orders::CallAct;

use crate::common::{Desk, Sim, said};

/// The bodies that this command was sent with, each with its status; 0 is not answered yet.
async fn sent(sim: &Sim, command: &str) -> Vec<(Value, u64)> {
    let requests = sim.requests(&format!("/telephony/calls/{command}")).await;
    requests
        .into_iter()
        .map(|request| (request["body"].clone(), request["status"].as_u64().unwrap_or(0)))
        .collect()
}

async fn sent_once(sim: &Sim, command: &str, body: Value) {
    let sent = sent(sim, command).await;
    let [(only, status)] = &sent[..] else { panic!("{command}: {sent:?}") };
    assert_eq!(*only, body, "{command}");
    assert!((200..300).contains(status), "{command}: {status}");
}

fn desk_phone(desk: &Desk) -> Value {
    json!(desk.console.endpoints().target().endpoint_id().unwrap().0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hold_resume_mute_unmute_digits_and_hang_up_go_out_once_each() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    let body = json!({"callId": call.0});

    desk.act(&call, CallAct::Hold);
    desk.until_call(CallState::Held).await;
    desk.act(&call, CallAct::Resume);
    desk.until_call(CallState::Connected).await;
    desk.act(&call, CallAct::Mute);
    desk.until_call_with("the mute", |call| call.mute == Mute::On).await;
    desk.act(&call, CallAct::Unmute);
    desk.until_call_with("no mute", |call| call.mute == Mute::Off).await;
    desk.act(&call, CallAct::Digits("12#".to_owned()));
    until_sent(&mut desk, &sim, "transmitDtmf").await;
    desk.act(&call, CallAct::HangUp);
    desk.until("the end", |console| console.calls().active().is_empty()).await;

    for command in ["hold", "resume", "mute", "unmute", "hangup"] {
        sent_once(&sim, command, body.clone()).await;
    }
    sent_once(&sim, "transmitDtmf", json!({"callId": call.0, "dtmf": "12#"})).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_is_dialled_on_the_chosen_device_and_the_call_handed_over_after_a_word() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"externalAnswerSecs": 0})).await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let first = desk.talk_to(&sim, "Ola Berg").await;
    desk.act(&first, CallAct::Hold);
    desk.until_call(CallState::Held).await;
    desk.intent(Intent::Dial("+1 408 555 0199".to_owned()));
    let other = desk
        .until_call_with("the second call", |call| call.id != first && call.state == CallState::Connected)
        .await;
    sent_once(&sim, "dial", json!({"destination": "+14085550199", "endpointId": desk_phone(&desk)})).await;
    desk.act(&first, CallAct::Join { other: other.clone() });
    desk.until("an empty desk", |console| console.calls().active().is_empty()).await;
    let joins = sent(&sim, "transfer").await;
    let [(join, 204)] = &joins[..] else { panic!("{joins:?}") };
    let ids = [&join["callId1"], &join["callId2"]];
    assert!(ids.contains(&&json!(first.0)) && ids.contains(&&json!(other.0)), "{join}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_on_hold_is_handed_over_to_a_number_that_answers_first() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"externalAnswerSecs": 0})).await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.act(&call, CallAct::Hold);
    desk.until_call(CallState::Held).await;
    desk.act(&call, CallAct::TransferTo { number: "+14085550199".to_owned() });
    desk.until("an empty desk", |console| console.calls().active().is_empty()).await;
    sent_once(&sim, "transfer", json!({"callId1": call.0, "destination": "+14085550199"})).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ringing_call_is_sent_on_or_to_voicemail_or_refused() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let ring = |name: &str| json!({"to": "2100", "name": name, "number": "+14085550142"});
    let acts: [(&str, CallAct, Value); 3] = [
        ("divert", CallAct::Divert { to: "2108".to_owned() }, json!({"destination": "2108"})),
        ("divert", CallAct::DivertToVoicemail { of: None }, json!({"toVoicemail": true})),
        ("reject", CallAct::Reject, json!({"action": "busy"})),
    ];
    let mut count = 0;
    for (command, act, mut body) in acts {
        sim.post("incoming", ring("Ola Berg")).await;
        let call = desk.until_call(CallState::Alerting).await;
        desk.act(&call, act);
        desk.until("an empty desk", |console| console.calls().active().is_empty()).await;
        body["callId"] = json!(call.0);
        count = if command == "reject" { 0 } else { count };
        let sent = sent(&sim, command).await;
        count += 1;
        assert_eq!(sent.len(), count, "{command}");
        assert_eq!(sent.last(), Some(&(body, 204)));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_is_up_is_sent_on_unasked_while_she_talks_or_holds() {
    let to = || "2108".to_owned();
    for (held, act, mut body) in [
        (false, CallAct::Divert { to: to() }, json!({"destination": to()})),
        (
            true,
            CallAct::DivertToVoicemail { of: Some(to()) },
            json!({"destination": to(), "toVoicemail": true}),
        ),
    ] {
        let sim = Sim::start("quiet").await;
        let mut desk = Desk::signed_in(&sim, "").await;
        let call = desk.talk_to(&sim, "Ola Berg").await;
        if held {
            desk.act(&call, CallAct::Hold);
            desk.until_call(CallState::Held).await;
        }
        desk.act(&call, act);
        desk.until("an empty desk", |console| console.calls().active().is_empty()).await;
        body["callId"] = json!(call.0);
        sent_once(&sim, "divert", body).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleagues_ringing_call_is_picked_up_and_a_call_pulled_to_another_device() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    sim.post("incoming", json!({"to": "2107", "name": "Ola Berg", "number": "+14085550142"})).await;
    desk.intent(Intent::PickUp(Some("2107".to_owned())));
    desk.until_call(CallState::Connected).await;
    let phone = desk_phone(&desk);
    sent_once(&sim, "pickup", json!({"target": "2107", "endpointId": phone})).await;

    let desktop =
        desk.console.endpoints().known().iter().find(|known| known.name == "Webex Desktop".into()).unwrap();
    let (id, name) = (desktop.id.clone(), desktop.name.clone());
    desk.intent(Intent::Choose(valet::console::endpoints::Choice::One { id: id.clone(), name }));
    desk.intent(Intent::Pull);
    desk.until_call_with("the call on the desktop", |call| {
        call.state == CallState::Connected && call.endpoint.as_ref() == Some(&id)
    })
    .await;
    sent_once(&sim, "pull", json!({"endpointId": id.0})).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_that_webex_refuses_speaks_of_that_order() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    sim.fault(json!({"method": "POST", "path": "/v1/telephony/calls/hold", "status": 403, "times": 1})).await;
    desk.act(&call, CallAct::Hold);
    desk.until("the refusal", |console| said(console).contains("hold")).await;
    assert!(!desk.said().contains("etrieve"), "{}", desk.said());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_recent_calls_are_those_of_every_kind_newest_first() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"externalAnswerSecs": 0})).await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let end = async |desk: &mut Desk, call: CallId| {
        desk.act(&call, CallAct::HangUp);
        desk.until("the end", |console| console.calls().active().is_empty()).await;
    };
    let call = desk.talk_to(&sim, "Ola Berg").await;
    end(&mut desk, call).await;
    sim.post("advance", json!({"seconds": 2})).await;
    desk.intent(Intent::Dial("+14085550199".to_owned()));
    let call = desk.until_call(CallState::Connected).await;
    end(&mut desk, call).await;
    desk.intent(Intent::ReadHistory);
    desk.until("the list", |console| console.history().list().value().is_some()).await;
    let list = desk.console.history().list().value().unwrap();
    let kinds: Vec<_> = list.iter().map(|call| call.kind.clone()).collect();
    assert_eq!(kinds, [PastKind::Placed, PastKind::Received]);
    assert_eq!(list[1].party.name.as_deref(), Some("Ola Berg"));
}

async fn until_sent(desk: &mut Desk, sim: &Sim, command: &str) {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while sent(sim, command).await.last().is_none_or(|(_, status)| *status == 0) {
        assert!(std::time::Instant::now() < deadline, "{command} was not sent");
        desk.watch_for(std::time::Duration::from_millis(20)).await;
    }
}
