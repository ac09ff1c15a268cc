//! Every command on calls: its path, its body, its success; that it goes out once, and what every other ending means.

use serde_json::{Value, json};
use valet::webex::status::LookUp;
use valet::webex::{Client, Command, Divert, Error, Outcome, ParkOn, Rejection, Retrieve, Ring};
use wiremock::matchers::{body_json, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{Act, RawServer, client, server};

/// One order in each of its shapes.
const ORDERS: [Order; 27] = {
    use Order::*;
    [
        Dial,
        DialOnDesk,
        Answer,
        AnswerOnDesk,
        Busy,
        Unavailable,
        Ignore,
        HangUp,
        Hold,
        Resume,
        Mute,
        Unmute,
        DivertTo,
        ToVoicemailOf,
        ToMyVoicemail,
        Transfer,
        TransferTo,
        ParkOnSlot,
        ParkOnGroup,
        ParkOnMe,
        Retrieve,
        PickUp,
        PickUpOnDesk,
        Pull,
        PullToDesk,
        Push,
        Dtmf,
    ]
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Dial,
    DialOnDesk,
    Answer,
    AnswerOnDesk,
    Busy,
    Unavailable,
    Ignore,
    HangUp,
    Hold,
    Resume,
    Mute,
    Unmute,
    DivertTo,
    ToVoicemailOf,
    ToMyVoicemail,
    Transfer,
    TransferTo,
    ParkOnSlot,
    ParkOnGroup,
    ParkOnMe,
    Retrieve,
    PickUp,
    PickUpOnDesk,
    Pull,
    PullToDesk,
    Push,
    Dtmf,
}

impl Order {
    /// What it is, what goes out, and the documented success (contract 3.3).
    fn wire(self) -> (Command, Value, u16) {
        match self {
            Self::Dial => (Command::Dial, json!({ "destination": "2107" }), 201),
            Self::DialOnDesk => (Command::Dial, json!({ "destination": "2107", "endpointId": "desk" }), 201),
            Self::Answer => (Command::Answer, json!({ "callId": "c1" }), 204),
            Self::AnswerOnDesk => (Command::Answer, json!({ "callId": "c1", "endpointId": "desk" }), 204),
            Self::Busy => (Command::Reject, json!({ "callId": "c1", "action": "busy" }), 204),
            Self::Unavailable => {
                (Command::Reject, json!({ "callId": "c1", "action": "temporarilyUnavailable" }), 204)
            }
            Self::Ignore => (Command::Reject, json!({ "callId": "c1", "action": "ignore" }), 204),
            Self::HangUp => (Command::HangUp, json!({ "callId": "c1" }), 204),
            Self::Hold => (Command::Hold, json!({ "callId": "c1" }), 204),
            Self::Resume => (Command::Resume, json!({ "callId": "c1" }), 204),
            Self::Mute => (Command::Mute, json!({ "callId": "c1" }), 204),
            Self::Unmute => (Command::Unmute, json!({ "callId": "c1" }), 204),
            Self::DivertTo => (Command::Divert, json!({ "callId": "c1", "destination": "2107" }), 204),
            Self::ToVoicemailOf => {
                (Command::Divert, json!({ "callId": "c1", "destination": "2107", "toVoicemail": true }), 204)
            }
            Self::ToMyVoicemail => (Command::Divert, json!({ "callId": "c1", "toVoicemail": true }), 204),
            Self::Transfer => (Command::Transfer, json!({ "callId1": "c1", "callId2": "c2" }), 204),
            Self::TransferTo => (Command::Transfer, json!({ "callId1": "c1", "destination": "2107" }), 201),
            Self::ParkOnSlot => (Command::Park, json!({ "callId": "c1", "destination": "7001" }), 200),
            Self::ParkOnGroup => (Command::Park, json!({ "callId": "c1", "isGroupPark": true }), 200),
            Self::ParkOnMe => (Command::Park, json!({ "callId": "c1" }), 200),
            Self::Retrieve => (Command::Retrieve, json!({ "destination": "7001" }), 201),
            Self::PickUp => (Command::PickUp, json!({ "target": "2107" }), 201),
            Self::PickUpOnDesk => (Command::PickUp, json!({ "endpointId": "desk" }), 201),
            Self::Pull => (Command::Pull, json!({}), 201),
            Self::PullToDesk => (Command::Pull, json!({ "endpointId": "desk" }), 201),
            Self::Push => (Command::Push, json!({ "callId": "c1" }), 204),
            Self::Dtmf => (Command::TransmitDtmf, json!({ "callId": "c1", "dtmf": "42#,A" }), 204),
        }
    }

    async fn send(self, client: &Client) -> Result<(), Error> {
        let (c1, c2, desk) = (&"c1".into(), &"c2".into(), &"desk".into());
        let on_desk = &Ring::Endpoint("desk".into());
        let (tom, slot) = (&"2107".parse().expect("a number"), "7001".parse().expect("a number"));
        match self {
            Self::Dial => client.dial(tom, &Ring::All).await.map(drop),
            Self::DialOnDesk => client.dial(tom, on_desk).await.map(drop),
            Self::Answer => client.answer(c1, None).await,
            Self::AnswerOnDesk => client.answer(c1, Some(desk)).await,
            Self::Busy => client.reject(c1, &Rejection::Busy).await,
            Self::Unavailable => client.reject(c1, &Rejection::TemporarilyUnavailable).await,
            Self::Ignore => client.reject(c1, &Rejection::Ignore).await,
            Self::HangUp => client.hangup(c1).await,
            Self::Hold => client.hold(c1).await,
            Self::Resume => client.resume(c1).await,
            Self::Mute => client.mute(c1).await,
            Self::Unmute => client.unmute(c1).await,
            Self::DivertTo => client.divert(c1, &Divert::To(tom.clone())).await,
            Self::ToVoicemailOf => client.divert(c1, &Divert::ToVoicemailOf(tom.clone())).await,
            Self::ToMyVoicemail => client.divert(c1, &Divert::ToMyVoicemail).await,
            Self::Transfer => client.transfer(c1, c2).await,
            Self::TransferTo => client.transfer_to(c1, tom).await.map(drop),
            Self::ParkOnSlot => client.park(c1, &ParkOn::Number(slot)).await.map(drop),
            Self::ParkOnGroup => client.park(c1, &ParkOn::Group).await.map(drop),
            Self::ParkOnMe => client.park(c1, &ParkOn::Myself).await.map(drop),
            Self::Retrieve => {
                let request = Retrieve { destination: Some(slot), ..Retrieve::default() };
                client.retrieve(&request).await.map(drop)
            }
            Self::PickUp => client.pickup(Some(tom), &Ring::All).await.map(drop),
            Self::PickUpOnDesk => client.pickup(None, on_desk).await.map(drop),
            Self::Pull => client.pull(None).await.map(drop),
            Self::PullToDesk => client.pull(Some(desk)).await.map(drop),
            Self::Push => client.push(c1).await,
            Self::Dtmf => client.transmit_dtmf(c1, &"42#,a".parse().expect("digits")).await,
        }
    }
}

/// The success that the reference documents.
fn success(order: Order) -> ResponseTemplate {
    let (command, _, status) = order.wire();
    match (command, status) {
        (Command::Park, _) => {
            ResponseTemplate::new(status).set_body_json(json!({ "parkedAgainst": { "number": "7001" } }))
        }
        (_, 201) => ResponseTemplate::new(status).set_body_json(json!({ "callId": "leg" })),
        _ => ResponseTemplate::new(status),
    }
}

/// Announces exactly one such order.
async fn announce(server: &MockServer, order: Order, body: &Value, response: ResponseTemplate) {
    let at = format!("/v1/telephony/calls/{}", order.wire().0.path());
    let post = Mock::given(method("POST")).and(path(at)).and(body_json(body));
    post.respond_with(response).expect(1).mount(server).await;
}

#[tokio::test]
async fn every_order_has_its_path_its_body_and_its_success() {
    for order in ORDERS {
        let server = server().await;
        announce(&server, order, &order.wire().1, success(order)).await;
        assert_eq!(order.send(&client(&server)).await, Ok(()), "{order:?}");
    }
}

#[tokio::test]
async fn on_a_secondary_line_every_order_names_its_owner() {
    for order in ORDERS {
        let server = server().await;
        let mut body = order.wire().1;
        body["lineOwnerId"] = json!("v1");
        announce(&server, order, &body, success(order)).await;
        assert_eq!(order.send(&client(&server).for_line("v1".into())).await, Ok(()), "{order:?}");
    }
}

#[tokio::test]
async fn every_command_is_among_the_orders() {
    let sent: Vec<_> = ORDERS.iter().map(|order| order.wire().0).collect();
    for command in Command::ALL.into_iter().filter(|command| *command != Command::SetPreferred) {
        assert!(sent.contains(&command), "{command:?}");
    }
}

#[tokio::test]
async fn every_refusal_and_failure_of_every_order_is_one_post_and_its_own_row() {
    // 429 comes last: after it this very command is too early.
    const STATUSES: [u16; 14] = [400, 403, 404, 405, 409, 410, 415, 423, 428, 500, 502, 503, 504, 429];
    for order in ORDERS {
        let server = server().await;
        let at = format!("/v1/telephony/calls/{}", order.wire().0.path());
        for status in STATUSES {
            let once = Mock::given(method("POST")).and(path(&at)).respond_with(ResponseTemplate::new(status));
            once.up_to_n_times(1).expect(1).mount(&server).await;
        }
        let client = client(&server);
        for status in STATUSES {
            let error = order.send(&client).await.expect_err("no success");
            assert_eq!(error.status(), Some(status), "{order:?}: {error}");
            assert_eq!(error.outcome() == Outcome::Unknown, status >= 500, "{order:?}: {error}");
            assert!(status < 500 || error.row().look_up == LookUp::Calls, "{order:?}: {error}");
        }
    }
}

#[tokio::test]
async fn after_a_401_every_order_goes_out_once_more_and_then_never() {
    for order in ORDERS {
        let server = server().await;
        let at = format!("/v1/telephony/calls/{}", order.wire().0.path());
        let refused = Mock::given(path(at)).and(body_json(order.wire().1));
        refused.respond_with(ResponseTemplate::new(401)).expect(2).mount(&server).await;
        let error = order.send(&client(&server)).await.expect_err("401 twice");
        assert_eq!((error.status(), error.outcome()), (Some(401), Outcome::Refused), "{order:?}");
    }
}

#[tokio::test]
async fn a_cut_line_after_an_order_sends_nothing_again() {
    for order in ORDERS {
        let server = RawServer::play([Act::CloseAfter]).await;
        let error = order.send(&server.client(Default::default())).await.expect_err("no answer");
        assert_eq!((error.outcome(), server.requests().len()), (Outcome::Unknown, 1), "{order:?}");
    }
}

#[tokio::test]
async fn a_web_page_is_no_success_of_any_order() {
    for order in ORDERS {
        let server = server().await;
        let page = ResponseTemplate::new(200).set_body_raw("<html>Sign in to the hotel</html>", "text/html");
        announce(&server, order, &order.wire().1, page).await;
        let error = order.send(&client(&server)).await.expect_err("a page");
        assert_eq!(error.outcome(), Outcome::Unknown, "{order:?}");
    }
}

#[tokio::test]
async fn who_is_promised_a_leg_gets_it_named_or_an_unknown_outcome() {
    use Order::{Dial, PickUp, Pull, Retrieve};
    for order in [Dial, PickUp, Pull, Retrieve] {
        for response in [
            ResponseTemplate::new(201),
            ResponseTemplate::new(204),
            ResponseTemplate::new(201).set_body_json(json!({ "callSessionId": "s" })),
        ] {
            let server = server().await;
            announce(&server, order, &order.wire().1, response).await;
            let error = order.send(&client(&server)).await.expect_err("no leg");
            assert_eq!(error.outcome(), Outcome::Unknown, "{order:?}");
        }
    }
}
