//! Park and transfer: successes that tell where the call went, and successes that do not.

use serde_json::{Value, json};
use valet::webex::{CallInfo, CallType, Error, ErrorKind, Outcome, ParkOn, Parked};
use wiremock::matchers::{method, path};
use wiremock::{Mock, ResponseTemplate};

use crate::support::{Act, RawServer, client, server};

fn told(status: u16, body: Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(body).insert_header("TrackingID", "WEBEX_3")
}

fn silent(status: u16) -> ResponseTemplate {
    ResponseTemplate::new(status).insert_header("TrackingID", "WEBEX_3")
}

/// A park that is answered so.
async fn park(response: ResponseTemplate) -> Result<Parked, Error> {
    let server = server().await;
    let post = Mock::given(method("POST")).and(path("/v1/telephony/calls/park"));
    post.respond_with(response).expect(1).mount(&server).await;
    client(&server).park(&"c1".into(), &ParkOn::Group).await
}

/// A transfer to a number that is answered so.
async fn transfer_to(response: ResponseTemplate) -> Result<Option<CallInfo>, Error> {
    let server = server().await;
    let post = Mock::given(method("POST")).and(path("/v1/telephony/calls/transfer"));
    post.respond_with(response).expect(1).mount(&server).await;
    client(&server).transfer_to(&"c1".into(), &"2107".parse().expect("a number")).await
}

#[tokio::test]
async fn a_park_tells_where_the_caller_went() {
    for status in [200, 201, 202] {
        let body = json!({ "parkedAgainst": {
            "name": "Lobby Slot 1", "number": "7001", "privacyEnabled": false, "callType": "location", "new": 1,
        } });
        let parked = park(told(status, body)).await.expect("parked");
        let against = parked.against.expect("told");
        assert_eq!(
            (against.name.as_deref(), against.number.as_deref()),
            (Some("Lobby Slot 1"), Some("7001"))
        );
        assert_eq!((against.call_type, parked.tracking_id.as_str()), (Some(CallType::Location), "WEBEX_3"));
    }
}

#[tokio::test]
async fn whatever_is_told_of_the_place_is_kept() {
    for place in
        [json!({ "number": "7001" }), json!({ "name": "Lobby" }), json!({ "personId": "p", "name": 7 })]
    {
        let parked = park(told(200, json!({ "parkedAgainst": place }))).await.expect("parked");
        assert!(parked.against.is_some(), "{place}");
    }
}

#[tokio::test]
async fn a_park_that_was_taken_without_saying_where_is_no_failure() {
    for response in [
        silent(200),
        silent(204),
        told(200, json!({})),
        told(200, json!({ "parkedAgainst": null })),
        told(200, json!({ "parkedAgainst": {} })),
        told(200, json!({ "parkedAgainst": { "privacyEnabled": false, "name": " " } })),
        told(200, json!({ "parkedAgainst": "7001" })),
    ] {
        let parked = park(response.clone()).await.unwrap_or_else(|error| panic!("{error}: {response:?}"));
        assert_eq!(parked, Parked { against: None, tracking_id: "WEBEX_3".to_owned() });
    }
}

#[tokio::test]
async fn a_park_of_which_nobody_can_say_that_webex_took_it_is_of_unknown_outcome() {
    for response in [
        silent(202),
        told(202, json!({})),
        told(200, json!([])),
        silent(200).set_body_string("OK"),
        silent(200).set_body_string("{\"parkedAgainst\":{\"num"),
        silent(200).set_body_raw("<html>Sign in to the hotel</html>", "text/html"),
    ] {
        let error = park(response.clone()).await.expect_err("nobody knows");
        assert!(matches!(error.kind, ErrorKind::Unreadable { .. }), "{error}: {response:?}");
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
    let torn = "HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{\"parkedAgainst\":".to_owned();
    let server = RawServer::play([Act::Answer(torn)]).await;
    let client = server.client(Default::default());
    let error = client.park(&"c1".into(), &ParkOn::Myself).await.expect_err("torn");
    assert_eq!((error.outcome(), server.requests().len()), (Outcome::Unknown, 1));
}

#[tokio::test]
async fn a_transfer_to_a_number_names_its_leg_or_not() {
    for status in [200, 201, 202] {
        let leg = transfer_to(told(status, json!({ "callId": "leg", "callSessionId": "s" }))).await;
        let tracking_id = "WEBEX_3".to_owned();
        let named = CallInfo { call_id: "leg".into(), call_session_id: Some("s".into()), tracking_id };
        assert_eq!(leg, Ok(Some(named)), "{status}");
    }
    for response in
        [silent(204), silent(200), silent(201), told(201, json!({})), told(201, json!({ "callId": "" }))]
    {
        assert_eq!(transfer_to(response).await, Ok(None));
    }
    for response in [silent(202), silent(200).set_body_raw("<html>", "text/html"), told(201, json!([]))] {
        let error = transfer_to(response).await.expect_err("nobody knows");
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
}

#[tokio::test]
async fn joining_two_calls_may_be_answered_either_way() {
    for response in [silent(204), silent(200), told(201, json!({ "callId": "leg" }))] {
        let server = server().await;
        let post = Mock::given(method("POST")).and(path("/v1/telephony/calls/transfer"));
        post.respond_with(response).expect(1).mount(&server).await;
        assert_eq!(client(&server).transfer(&"c1".into(), &"c2".into()).await, Ok(()));
    }
}
