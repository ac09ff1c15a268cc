//! Reads: where they go, and what is made of every shape of their answers.

use std::sync::Arc;

use base64::Engine as _;
use serde_json::json;
use valet::webex::status::ReadRetry;
use valet::webex::{
    CallState, CallType, Client, EndpointKind, Error, ErrorKind, HistoryKind, MemberKind, MonitoredElement,
    Monitoring, Personality, RecallKind, RedirectionReason,
};
use wiremock::matchers::{method, path, query_param, query_param_is_missing};
use wiremock::{Mock, ResponseTemplate};

use crate::support::{OLD, TokenStub, answer, client, config, fixture, server};

const ME: &str = "/v1/telephony/config/people/me";
const CALLS: &str = "/v1/telephony/calls";

#[tokio::test]
async fn a_read_carries_the_token_a_tracking_id_and_no_query() {
    let server = server().await;
    answer(&server, ME, fixture("profile"), 1).await;
    let profile = client(&server).me().await.expect("the profile");
    assert_eq!(profile.name().as_deref(), Some("Rosa Keller"));
    assert_eq!(profile.extension(), Some("2100"));
    assert_eq!(profile.location.and_then(|location| location.name).as_deref(), Some("Harbour Office"));
    assert_eq!(profile.devices[0].model.as_deref(), Some("DMS Cisco 9861"));

    let request = &server.received_requests().await.expect("recorded")[0];
    assert_eq!(request.headers["authorization"], format!("Bearer {OLD}"));
    let tracking_id = request.headers["trackingid"].to_str().expect("text");
    let uuid = tracking_id.strip_prefix("VALET_").expect("our prefix");
    assert!(uuid::Uuid::parse_str(uuid).is_ok(), "{tracking_id}");
    assert_eq!(request.url.query(), None);
}

async fn monitoring(shape: &str) -> Monitoring {
    let server = server().await;
    answer(&server, "/v1/telephony/config/people/me/settings/monitoring", fixture(shape), 1).await;
    client(&server).monitoring().await.expect("the monitored lines")
}

#[tokio::test]
async fn both_monitoring_shapes_tell_the_same() {
    let flat = monitoring("monitoring_flat").await;
    let nested = monitoring("monitoring_nested").await;
    for lines in [&flat, &nested] {
        assert!(lines.call_park_notification_enabled);
        let [
            MonitoredElement::CallParkExtension(slot),
            MonitoredElement::Member(tom),
            MonitoredElement::SpeedDial(taxi),
        ] = lines.elements.as_slice()
        else {
            panic!("{lines:?}");
        };
        assert_eq!(slot.name.as_deref(), Some("Lobby Slot 1"));
        assert_eq!((slot.extension.as_deref(), slot.esn.as_deref()), (Some("7001"), Some("88117001")));
        assert_eq!(slot.location.as_deref(), Some("Harbour Office"));
        assert_eq!(slot.line_key_label.as_deref(), Some("Park 1"));
        assert_eq!((tom.name().as_deref(), &tom.kind), (Some("Tom Abel"), &MemberKind::People));
        assert_eq!(
            (tom.extension.as_deref(), tom.direct_number.as_deref()),
            (Some("2107"), Some("+14085550107"))
        );
        assert_eq!(
            (taxi.name.as_deref(), taxi.phone_number.as_deref()),
            (Some("Taxi"), Some("+14085550177"))
        );
    }
    assert_eq!(flat.elements[0], nested.elements[0]);
}

#[tokio::test]
async fn mixed_shapes_are_told_apart_and_broken_elements_left_out() {
    let lines = monitoring("monitoring_mixed").await;
    let kinds: Vec<_> = lines
        .elements
        .iter()
        .map(|element| match element {
            MonitoredElement::CallParkExtension(slot) => slot.extension.as_deref().unwrap_or_default(),
            MonitoredElement::Member(_) => "member",
            MonitoredElement::SpeedDial(_) => "speed dial",
            MonitoredElement::Other(kind) => kind,
        })
        .collect();
    assert_eq!(kinds, ["7001", "member", "DOOR_BELL", "7002"]);
}

#[tokio::test]
async fn a_group_is_read_and_no_group_is_nobody() {
    let at = "/v1/telephony/config/people/me/settings/callPark";
    for (response, name, members) in [
        (fixture("call_park_group"), Some("Front desk"), 2),
        (ResponseTemplate::new(200).set_body_json(json!({})), None, 0),
        (ResponseTemplate::new(200).set_body_json(json!({ "groupName": "", "memberList": null })), None, 0),
        (ResponseTemplate::new(204), None, 0),
    ] {
        let server = server().await;
        answer(&server, at, response, 1).await;
        let group = client(&server).call_park_group().await.expect("a group or none");
        assert_eq!((group.name.as_deref(), group.members.len()), (name, members));
    }
}

#[tokio::test]
async fn both_lists_of_devices_are_read() {
    let server = server().await;
    let available = "/v1/telephony/config/people/me/settings/availablePreferredAnswerEndpoints";
    answer(&server, available, fixture("available_endpoints"), 1).await;
    answer(&server, "/v1/telephony/config/people/me/endpoints", fixture("endpoints"), 1).await;
    let client = client(&server);
    let available = client.available_preferred_answer_endpoints(None).await.expect("what can answer");
    let seen: Vec<_> =
        available.iter().map(|one| (one.name.as_str(), one.kind.as_str(), one.is_preferred)).collect();
    assert_eq!(
        seen,
        [
            ("Desk phone", "DEVICE", true),
            ("Webex Desktop", "APPLICATION", false),
            ("", "HOTDESKING_GUEST", false),
            ("Hologram", "HOLOGRAM", false)
        ]
    );
    let endpoints = client.endpoints().await.expect("all devices");
    assert_eq!(endpoints[0].id, available[0].id);
    assert_eq!(
        (&endpoints[0].kind, endpoints[0].auto_and_forced_answer_enabled),
        (&EndpointKind::Device, true)
    );
    assert!(!endpoints[1].auto_and_forced_answer_enabled, "not said is not allowed");
}

#[tokio::test]
async fn calls_keep_what_is_known_and_survive_what_is_not() {
    let server = server().await;
    answer(&server, CALLS, fixture("calls"), 1).await;
    let calls = client(&server).calls(None).await.expect("the calls");
    assert_eq!(calls.len(), 4, "the one without an id cannot be followed");
    let [harriet, recall, odd, bare] = calls.as_slice() else { panic!("{calls:?}") };
    assert_eq!((&harriet.personality, &harriet.state), (&Personality::Terminator, &CallState::Connected));
    assert_eq!(harriet.remote_party.number.as_deref(), Some("+14085550142"));
    assert_eq!(harriet.remote_party.call_type, Some(CallType::External));
    assert_eq!(harriet.answered, "2026-09-30T14:05:19.002Z".parse().ok());
    assert!(harriet.mute_capable && harriet.endpoint_id.is_some());
    assert_eq!(recall.parked_at().and_then(|party| party.number.as_deref()), Some("7001"));
    let reasons: Vec<_> = recall.redirections.iter().map(|one| one.reason.clone()).collect();
    assert_eq!(reasons, [RedirectionReason::Divert, RedirectionReason::Other("telepathy".to_owned())]);
    assert_eq!((odd.state.as_str(), odd.personality.as_str()), ("levitating", "medium"));
    assert_eq!(odd.recall.as_ref().map(|recall| recall.kind.clone()), Some(RecallKind::from("boomerang")));
    assert_eq!(odd.parked_at(), None, "an unknown kind of recall is none of a park");
    assert_eq!((odd.created, odd.appearance, odd.muted), (None, None, false));
    assert_eq!(bare.answered, None);
}

#[tokio::test]
async fn a_line_owner_goes_into_the_query_and_an_id_into_the_path_encoded() {
    let server = server().await;
    let call = ResponseTemplate::new(200).set_body_json(json!({ "id": "BCLD/call half?#1" }));
    Mock::given(method("GET"))
        .and(path("/v1/telephony/calls/BCLD%2Fcall%20half%3F%231"))
        .and(query_param("lineOwnerId", "a+b=/&c"))
        .respond_with(call)
        .expect(1)
        .mount(&server)
        .await;
    Mock::given(method("GET"))
        .and(path(CALLS))
        .and(query_param("lineOwnerId", "v1"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({ "items": [] })))
        .expect(1)
        .mount(&server)
        .await;
    let client = client(&server);
    let id = "BCLD/call half?#1".into();
    assert_eq!(client.call(&id, Some(&"a+b=/&c".into())).await.expect("the call").id, id);
    assert!(client.calls(Some(&"v1".into())).await.expect("no calls").is_empty());
}

#[tokio::test]
async fn history_comes_newest_first_and_by_kind() {
    let server = server().await;
    let at = "/v1/telephony/calls/history";
    let all = Mock::given(method("GET")).and(path(at)).and(query_param_is_missing("type"));
    all.respond_with(fixture("history")).expect(1).mount(&server).await;
    let missed = Mock::given(method("GET")).and(path(at)).and(query_param("type", "missed"));
    let none = ResponseTemplate::new(200).set_body_json(json!({ "items": [] }));
    missed.respond_with(none).expect(1).mount(&server).await;
    let client = client(&server);
    let entries = client.history(None).await.expect("the history");
    let kinds: Vec<_> = entries.iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds, ["missed", "received", "dreamt"]);
    assert!(client.history(Some(HistoryKind::Missed)).await.expect("nothing missed").is_empty());
}

#[tokio::test]
async fn the_member_paths_list_their_calls_one_level_deeper() {
    let server = server().await;
    let none = ResponseTemplate::new(200).set_body_json(json!({ "items": [] }));
    answer(&server, "/v1/telephony/calls/members/me/calls", none.clone(), 1).await;
    answer(&server, "/v1/telephony/calls/members/me/history", none, 1).await;
    let call = ResponseTemplate::new(200).set_body_json(json!({ "id": "c1" }));
    answer(&server, "/v1/telephony/calls/members/me/calls/c1", call, 1).await;
    let mut config = config(&server.uri());
    config.calls_path = "telephony/calls/members/me/".to_owned();
    let client = Client::new(config, Arc::new(TokenStub::default())).expect("a client");
    assert!(client.calls(None).await.expect("calls").is_empty());
    assert!(client.history(None).await.expect("history").is_empty());
    assert_eq!(client.call(&"c1".into(), None).await.expect("a call").id, "c1".into());
}

#[tokio::test]
async fn a_packed_answer_is_unpacked() {
    let packed = "H4sIAAAAAAACA6tWyixJzS1WsoquVspMUbJSqsosKEhNUdJRKi5JLEkFCmSk5qQo1cbWAgCEpIXHKgAAAA==";
    let packed = base64::engine::general_purpose::STANDARD.decode(packed).expect("base64");
    let server = server().await;
    let response = ResponseTemplate::new(200)
        .insert_header("content-encoding", "gzip")
        .set_body_raw(packed, "application/json");
    answer(&server, CALLS, response, 1).await;
    let calls = client(&server).calls(None).await.expect("unpacked");
    assert_eq!((calls[0].id.as_str(), &calls[0].state), ("zipped", &CallState::Held));
}

/// How a read of the calls ends when this comes with a 200.
async fn unreadable(response: ResponseTemplate) -> Error {
    let server = server().await;
    answer(&server, CALLS, response, 1).await;
    client(&server).calls(None).await.expect_err("unreadable")
}

#[tokio::test]
async fn a_200_that_is_no_list_of_calls_is_not_no_calls() {
    let ok = || ResponseTemplate::new(200);
    for (response, place) in [
        (ok(), ""),
        (ok().set_body_raw("<html>Sign in to the hotel</html>", "text/html"), ""),
        (ok().set_body_string("OK"), ""),
        (ok().set_body_string("{\"items\":[{\"id\":"), ""),
        (ok().set_body_json(json!({ "items": { "name": "Harriet Lund" } })), "items"),
        (ok().set_body_json(json!({ "error": "none of your business" })), ""),
        (ok().set_body_raw(vec![b' '; 5 * 1024 * 1024], "application/json"), ""),
    ] {
        let error = unreadable(response).await;
        let ErrorKind::Unreadable { status: 200, path, .. } = &error.kind else { panic!("{error}") };
        assert!(path.contains(place), "{error}");
        assert!(!error.to_string().contains("Harriet"), "{error}");
        assert_eq!(error.row().read_retry, ReadRetry::Never);
    }
}
