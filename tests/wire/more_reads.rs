//! What is read beside calls, slots and devices: service codes, and how parked calls come back.

use serde_json::json;
use valet::webex::{CallParkSettings, Error, FeatureAccessCode, HistoryKind, RecallOption};
use wiremock::matchers::{method, path, query_param};
use wiremock::{Mock, ResponseTemplate};

use crate::support::{answer, client, server};

const SETTINGS: &str = "/v1/telephony/config/locations/loc%2F1/callParks/settings";
const CODES: &str = "/v1/telephony/config/people/me/settings/featureAccessCode";

async fn settings(response: ResponseTemplate, tries: u64) -> Result<Option<CallParkSettings>, Error> {
    let server = server().await;
    answer(&server, SETTINGS, response, tries).await;
    client(&server).call_park_settings(&"loc/1".into()).await
}

fn ok(body: serde_json::Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

#[tokio::test]
async fn a_location_tells_how_its_parked_calls_come_back() {
    for (option, recall) in [
        ("ALERT_PARKING_USER_ONLY", RecallOption::ParkingUserOnly),
        ("ALERT_PARKING_USER_FIRST_THEN_HUNT_GROUP", RecallOption::ParkingUserFirstThenHuntGroup),
        ("ALERT_HUNT_GROUP_ONLY", RecallOption::HuntGroupOnly),
        ("ALERT_EVERYBODY", RecallOption::Other("ALERT_EVERYBODY".to_owned())),
    ] {
        let body = json!({ "callParkRecall": { "option": option, "huntGroupId": "h" },
            "callParkSettings": { "ringPattern": "NORMAL", "recallTime": 60, "huntWaitTime": 30 } });
        let read = settings(ok(body), 1).await.expect("read");
        let wanted =
            CallParkSettings { recall: Some(recall), recall_secs: Some(60), hunt_wait_secs: Some(30) };
        assert_eq!(read, Some(wanted));
    }
}

#[tokio::test]
async fn what_a_location_does_not_tell_is_none() {
    let none = CallParkSettings { recall: None, recall_secs: None, hunt_wait_secs: None };
    for body in [
        json!({}),
        json!({ "callParkRecall": null, "callParkSettings": {} }),
        json!({ "callParkRecall": "x", "callParkSettings": { "recallTime": "soon", "huntWaitTime": -1 } }),
        json!({ "callParkSettings": { "recallTime": 0 } }),
    ] {
        assert_eq!(settings(ok(body.clone()), 1).await, Ok(Some(none.clone())), "{body}");
    }
}

#[tokio::test]
async fn what_an_attendant_may_not_read_is_no_failure_and_is_asked_once() {
    for status in [403, 404, 405] {
        assert_eq!(settings(ResponseTemplate::new(status), 1).await, Ok(None), "{status}");
    }
    assert_eq!(settings(ResponseTemplate::new(502), 3).await.expect_err("502").status(), Some(502));
    assert!(
        settings(ResponseTemplate::new(200), 1).await.is_err(),
        "an empty body is not a location without settings"
    );
}

#[tokio::test]
async fn service_codes_are_read_and_a_missing_one_is_none() {
    let server = server().await;
    let body = json!({ "featureAccessCodeList": [
        { "name": "Call Park", "code": "*68", "alternateCode": null },
        { "name": "Call Park Retrieve", "code": "*88", "alternateCode": "*99", "new": true },
        { "name": "Group Call Park" },
        { "code": "*1" },
    ] });
    answer(&server, CODES, ok(body), 1).await;
    let codes = client(&server).feature_access_codes().await.expect("codes");
    let code = |name: &str, code: Option<&str>, alternate: Option<&str>| FeatureAccessCode {
        name: name.to_owned(),
        code: code.map(str::to_owned),
        alternate_code: alternate.map(str::to_owned),
    };
    let wanted = [
        code("Call Park", Some("*68"), None),
        code("Call Park Retrieve", Some("*88"), Some("*99")),
        code("Group Call Park", None, None),
    ];
    assert_eq!(codes, wanted);
}

#[tokio::test]
async fn history_is_asked_for_by_each_kind_and_line() {
    for kind in [HistoryKind::Placed, HistoryKind::Missed, HistoryKind::Received] {
        let server = server().await;
        let item = json!({ "items": [{ "type": kind.as_str(), "name": "Harriet Lund", "number": "+14085550142",
            "time": "2026-09-30T08:00:00.000Z" }] });
        let get = Mock::given(method("GET")).and(path("/v1/telephony/calls/history"));
        let get = get.and(query_param("type", kind.as_str())).and(query_param("lineOwnerId", "v1"));
        get.respond_with(ok(item)).expect(1).mount(&server).await;
        let entries = client(&server).for_line("v1".into()).history(Some(kind.clone())).await.expect("read");
        assert_eq!(entries.iter().map(|entry| &entry.kind).collect::<Vec<_>>(), [&kind]);
    }
}

#[tokio::test]
async fn the_directory_is_asked_by_the_beginning_of_a_name_and_tells_the_nearest_number_first() {
    let server = server().await;
    let items = json!([
        { "id": "p1", "displayName": "Greta Holm", "extension": "2109", "phoneNumbers": [
            { "type": "work", "value": "+14085550109" }, { "type": "work_extension", "value": "8112109" } ] },
        { "id": "p2", "displayName": null, "phoneNumbers": null },
        { "displayName": "Nobody" },
    ]);
    Mock::given(method("GET"))
        .and(path("/v1/people"))
        .and(query_param("displayName", "gre ta"))
        .respond_with(ok(json!({ "items": items, "notFoundIds": null })))
        .expect(1)
        .mount(&server)
        .await;
    let people = client(&server).people("gre ta").await.expect("read");
    let told: Vec<_> =
        people.iter().map(|person| (person.display_name.as_deref(), person.numbers())).collect();
    let numbers = ["8112109", "2109", "+14085550109"].map(str::to_owned).to_vec();
    assert_eq!(told, [(Some("Greta Holm"), numbers), (None, Vec::new())]);
}

#[tokio::test]
async fn the_directory_is_asked_once_also_where_webex_is_in_trouble() {
    let server = server().await;
    answer(&server, "/v1/people", ResponseTemplate::new(503), 1).await;
    assert_eq!(client(&server).people("greta").await.expect_err("503").status(), Some(503));
}
