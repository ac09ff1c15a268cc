//! The client against the simulator, which shares no line with it: what the one sends, the other understands and answers.

#![allow(clippy::expect_used, reason = "a test may fail so, its helpers too")]

use std::sync::Arc;

use serde_json::json;
use valet::webex::status::LookUp;
use valet::webex::{
    Bearer, BearerFuture, Call, CallId, CallState, Client, Command, Config, Divert, HistoryKind, Outcome,
    ParkOn, Personality, Rejection, Retrieve, Ring,
};

use common::Sim;

mod common;

struct TokenOf(String);

impl Bearer for TokenOf {
    fn bearer(&self) -> BearerFuture<'_> {
        Box::pin(async { Ok(self.0.as_str().into()) })
    }

    fn renewed<'a>(&'a self, _: &'a secrecy::SecretString) -> BearerFuture<'a> {
        self.bearer()
    }
}

/// The quiet reception, with a client for each of its people.
struct Reception {
    sim: Sim,
    rosa: Client,
    tom: Client,
}

impl Reception {
    async fn open() -> Self {
        let sim = Sim::start("quiet").await;
        let client = |name: &str| {
            let user = sim.running.hello.users.iter().find(|user| user.name == name).expect("a user");
            let base = sim.running.hello.api_base.parse().expect("a url");
            Client::new(Config::new(base), Arc::new(TokenOf(user.access_token.clone()))).expect("a client")
        };
        let (rosa, tom) = (client("Rosa Keller"), client("Tom Abel"));
        Self { sim, rosa, tom }
    }

    /// A caller rings at this extension.
    async fn incoming(&self, to: &str, name: &str) -> CallId {
        let body = json!({ "to": to, "name": name, "number": "+14085550142" });
        let call = self.sim.post("incoming", body).await;
        call["callId"].as_str().expect("an id").into()
    }

    /// A caller talks to Rosa on her desk phone.
    async fn connected(&self, name: &str) -> CallId {
        let call = self.incoming("2100", name).await;
        let desk = self.desk().await;
        self.rosa.answer(&call, Some(&desk)).await.expect("answered");
        call
    }

    async fn desk(&self) -> valet::webex::EndpointId {
        let endpoints = self.rosa.endpoints().await.expect("endpoints");
        let desk = endpoints.into_iter().find(|endpoint| endpoint.auto_and_forced_answer_enabled);
        desk.expect("a device that can be controlled").id
    }

    async fn only_call(&self, client: &Client) -> Call {
        let mut calls = client.calls(None).await.expect("calls");
        assert_eq!(calls.len(), 1, "{calls:?}");
        calls.remove(0)
    }
}

#[tokio::test]
async fn a_call_is_answered_held_resumed_muted_keyed_and_ended() {
    let reception = Reception::open().await;
    let rosa = &reception.rosa;
    let call = reception.connected("Harriet Lund").await;
    let now = async || rosa.call(&call, None).await.expect("the call");
    assert!(now().await.answered.is_some() && now().await.mute_capable);
    rosa.hold(&call).await.expect("held");
    assert_eq!(now().await.state, CallState::Held);
    rosa.resume(&call).await.expect("taken back");
    assert_eq!(now().await.state, CallState::Connected);
    rosa.mute(&call).await.expect("muted");
    assert!(now().await.muted);
    rosa.unmute(&call).await.expect("unmuted");
    assert!(!now().await.muted);
    rosa.transmit_dtmf(&call, &"1,2#A".parse().expect("digits")).await.expect("keyed");
    rosa.hangup(&call).await.expect("ended");
    assert!(rosa.calls(None).await.expect("none").is_empty());
    let received = rosa.history(Some(HistoryKind::Received)).await.expect("history");
    assert_eq!(received[0].name.as_deref(), Some("Harriet Lund"));
}

#[tokio::test]
async fn a_call_is_parked_on_a_slot_a_colleague_the_group_and_oneself_and_fetched() {
    let reception = Reception::open().await;
    let rosa = &reception.rosa;
    let slot = || ParkOn::Number("7001".parse().expect("a number"));
    let colleague = ParkOn::Number("2107".parse().expect("a number"));
    for (on, against) in [(slot(), Some("7001")), (colleague, Some("2107")), (ParkOn::Group, None)] {
        let call = reception.connected("Harriet Lund").await;
        let parked = rosa.park(&call, &on).await.expect("parked").against.expect("told where");
        let number = parked.number.expect("a number");
        assert!(against.is_none_or(|wanted| wanted == number), "{number}");
        assert!(rosa.calls(None).await.expect("gone from here").is_empty());
        let destination = Some(number.parse().expect("a number"));
        let request = Retrieve { destination, ..Retrieve::default() };
        let leg = rosa.retrieve(&request).await.expect("a leg");
        assert_eq!(reception.only_call(rosa).await.personality, Personality::ClickToDial);
        rosa.answer(&leg.call_id, Some(&reception.desk().await)).await.expect("answered");
        let fetched = reception.only_call(rosa).await;
        assert_eq!(fetched.remote_party.name.as_deref(), Some("Harriet Lund"));
        rosa.hangup(&fetched.id).await.expect("ended");
    }
    let call = reception.connected("Ola Berg").await;
    rosa.park(&call, &ParkOn::Myself).await.expect("parked");
    rosa.retrieve(&Retrieve::default()).await.expect("what is parked for oneself");
}

#[tokio::test]
async fn a_slot_that_is_taken_refuses_and_the_call_is_still_in_hand() {
    let reception = Reception::open().await;
    reception.sim.park("7001", "Somebody Else").await;
    let call = reception.connected("Harriet Lund").await;
    let taken = ParkOn::Number("7001".parse().expect("a number"));
    let error = reception.rosa.park(&call, &taken).await.expect_err("taken");
    assert_eq!(error.outcome(), Outcome::Refused, "{error}");
    assert!(error.row().message(Command::Park).in_english().contains("the slot is taken"), "{error}");
    assert_eq!(reception.only_call(&reception.rosa).await.state, CallState::Connected);
}

#[tokio::test]
async fn a_ringing_call_is_rejected_sent_on_or_taken_from_a_colleague() {
    let reception = Reception::open().await;
    let (rosa, tom) = (&reception.rosa, &reception.tom);
    for action in [Rejection::Busy, Rejection::TemporarilyUnavailable, Rejection::Ignore] {
        let call = reception.incoming("2100", "Ola Berg").await;
        rosa.reject(&call, &action).await.expect("turned away");
    }
    let call = reception.incoming("2100", "Harriet Lund").await;
    rosa.divert(&call, &Divert::To("2107".parse().expect("a number"))).await.expect("sent on");
    let rings = reception.only_call(tom).await;
    assert_eq!((rings.state, rings.redirections.len()), (CallState::Alerting, 1));
    let target = "2107".parse().expect("a number");
    rosa.pickup(Some(&target), &Ring::Endpoint(reception.desk().await)).await.expect("a leg");
    for to in [Divert::ToMyVoicemail, Divert::ToVoicemailOf("2108".parse().expect("a number"))] {
        let call = reception.incoming("2107", "Ola Berg").await;
        tom.divert(&call, &to).await.expect("to the voicemail");
    }
}

#[tokio::test]
async fn a_call_is_transferred_to_a_second_call_and_to_a_number_that_must_answer() {
    let reception = Reception::open().await;
    let (rosa, tom) = (&reception.rosa, &reception.tom);
    let first = reception.connected("Harriet Lund").await;
    let second = reception.connected("Ola Berg").await;
    rosa.transfer(&first, &second).await.expect("joined");
    assert!(rosa.calls(None).await.expect("none").is_empty());

    let call = reception.connected("Harriet Lund").await;
    let destination = "2107".parse().expect("a number");
    let leg = rosa.transfer_to(&call, &destination).await.expect("taken").expect("named");
    assert!(
        !rosa.calls(None).await.expect("calls").is_empty(),
        "the caller is kept until Tom answers: {leg:?}"
    );
    let rings = reception.only_call(tom).await;
    tom.answer(&rings.id, None).await.expect("answered");
    assert!(rosa.calls(None).await.expect("none").is_empty());
    assert_eq!(reception.only_call(tom).await.state, CallState::Connected);
}

#[tokio::test]
async fn a_number_is_dialled_and_a_call_moved_to_another_device() {
    let reception = Reception::open().await;
    let rosa = &reception.rosa;
    let desk = reception.desk().await;
    let tom = "2107".parse().expect("a number");
    let leg = rosa.dial(&tom, &Ring::Endpoint(desk.clone())).await.expect("a leg");
    rosa.answer(&leg.call_id, Some(&desk)).await.expect("lifted");
    assert_eq!(reception.only_call(rosa).await.state, CallState::Connecting);
    rosa.hangup(&leg.call_id).await.expect("ended");

    reception.connected("Harriet Lund").await;
    let available = rosa.available_preferred_answer_endpoints(None).await.expect("devices");
    let other = available.iter().find(|endpoint| endpoint.id != desk).expect("another device");
    rosa.pull(Some(&other.id)).await.expect("a leg");
}

#[tokio::test]
async fn what_the_state_of_a_call_forbids_is_refused_in_words() {
    let reception = Reception::open().await;
    let rosa = &reception.rosa;
    let ringing = reception.incoming("2100", "Harriet Lund").await;
    let digits = "1".parse().expect("digits");
    for (command, refused) in [
        (Command::Hold, rosa.hold(&ringing).await),
        (Command::Resume, rosa.resume(&ringing).await),
        (Command::Mute, rosa.mute(&ringing).await),
        (Command::Push, rosa.push(&ringing).await),
        (Command::Park, rosa.park(&ringing, &ParkOn::Myself).await.map(drop)),
        (Command::TransmitDtmf, rosa.transmit_dtmf(&ringing, &digits).await),
        (Command::Hold, rosa.hold(&"gone".into()).await),
    ] {
        let error = refused.expect_err("not in this state");
        assert_eq!(error.outcome(), Outcome::Refused, "{error}");
        assert!(error.row().message(command).in_english().contains("Perhaps "), "{error}");
        assert!(error.status() != Some(404) || error.row().look_up == LookUp::Calls);
    }
    assert_eq!(reception.only_call(rosa).await.state, CallState::Alerting);
}

#[tokio::test]
async fn an_attendant_reads_the_service_codes_and_not_the_settings_of_the_location() {
    let reception = Reception::open().await;
    let codes = reception.rosa.feature_access_codes().await.expect("codes");
    assert!(codes.iter().any(|code| code.name == "Call Park" && code.code.as_deref() == Some("*68")));
    let location = reception.rosa.me().await.expect("a profile").location.and_then(|location| location.id);
    let settings =
        reception.rosa.call_park_settings(&location.expect("a location")).await.expect("no failure");
    assert_eq!(settings, None, "she is no administrator");
}
