//! The configuration reads of contract 5, in all their shapes, and the one write.

use base64::Engine as _;
use reqwest::Method;
use serde_json::{Value, json};
use valet::simulator::Scenario;

use super::desk::{Desk, ROSA, TOM, assert_refused};

const ME: &str = "/telephony/config/people/me";

#[tokio::test]
async fn the_own_profile_names_numbers_and_place() {
    let desk = Desk::open().await;
    let (status, me) = desk.get(ROSA, ME).await;
    assert_eq!(status, 200);
    assert_eq!(me["id"], desk.person_id(ROSA));
    let number = json!({"directNumber": "+14085550100", "extension": "2100", "routingPrefix": "8811", "esn": "88112100", "primary": true});
    assert_eq!(
        (&me["firstName"], &me["lastName"], &me["phoneNumbers"][0]),
        (&json!("Rosa"), &json!("Keller"), &number)
    );
    assert_eq!(me["location"]["name"], "Harbour Office");
    let (status, person) = desk.get(ROSA, "/people/me").await;
    assert_eq!(
        (status, &person["displayName"], &person["emails"]),
        (200, &json!("Rosa Keller"), &json!(["rosa.keller@example.org"]))
    );
}

#[tokio::test]
async fn monitored_slots_come_in_both_published_shapes() {
    let desk = Desk::open().await;
    let path = format!("{ME}/settings/monitoring");
    let (_, flat) = desk.get(ROSA, &path).await;
    let elements = flat["monitoredElements"].as_array().unwrap();
    assert_eq!(elements.len(), 9);
    assert_eq!(elements[0]["type"], "CALL_PARK_EXTENSION");
    assert_eq!(
        (&elements[0]["displayName"], &elements[0]["extension"], &elements[0]["esn"]),
        (&json!("Lobby 1"), &json!("7001"), &json!("88117001"))
    );
    assert_eq!(
        (&elements[8]["type"], &elements[8]["email"]),
        (&json!("PEOPLE"), &json!("tom.abel@example.org"))
    );
    desk.sim("settings", json!({"monitoringShape": "nested"})).await;
    let (_, nested) = desk.get(ROSA, &path).await;
    let first = &nested["monitoredElements"][0];
    assert_eq!(first.as_object().unwrap().len(), 1);
    assert_eq!(first["callparkextension"]["id"], elements[0]["id"]);
    assert_eq!(
        (&first["callparkextension"]["name"], &first["callparkextension"]["location"]),
        (&json!("Lobby 1"), &json!("Harbour Office"))
    );
    assert_eq!(nested["monitoredElements"][8]["member"]["numbers"][0]["external"], "+14085550107");
}

#[tokio::test]
async fn the_park_group_lists_the_colleagues() {
    let desk = Desk::open().await;
    let (_, group) = desk.get(ROSA, &format!("{ME}/settings/callPark")).await;
    let names: Vec<&Value> =
        group["memberList"].as_array().unwrap().iter().map(|member| &member["displayName"]).collect();
    assert_eq!(
        (&group["groupName"], names),
        (&json!("Front desk"), vec![&json!("Tom Abel"), &json!("Mia Roth")])
    );
}

#[tokio::test]
async fn the_answering_device_is_chosen_by_either_path_and_cleared_by_null() {
    let desk = Desk::open().await;
    let mine = format!("{ME}/settings/preferredAnswerEndpoint");
    let person = format!("/telephony/config/people/{}/preferredAnswerEndpoint", desk.person_id(ROSA));
    let (_, available) = desk.get(ROSA, &format!("{ME}/settings/availablePreferredAnswerEndpoints")).await;
    let shown: Vec<_> = available["endpoints"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| {
            (e["name"].as_str().unwrap(), e["type"].as_str().unwrap(), e["isPreferredAnswerEndpoint"] == true)
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("Desk phone", "DEVICE", true),
            ("Webex Desktop", "APPLICATION", false),
            ("Lobby phone", "DEVICE", false)
        ]
    );
    let desktop = available["endpoints"][1]["id"].clone();
    assert_eq!(desk.put(ROSA, &mine, json!({"id": desktop})).await, (204, Value::Null));
    assert_eq!(desk.get(ROSA, &person).await.1["preferredAnswerEndpointId"], desktop);
    assert_eq!(
        desk.put(ROSA, &person, json!({"preferredAnswerEndpointId": available["endpoints"][0]["id"]}))
            .await
            .0,
        204
    );
    assert_eq!(
        desk.get(ROSA, &mine).await.1,
        json!({"id": available["endpoints"][0]["id"], "type": "DEVICE", "name": "Desk phone"})
    );
    assert_eq!(desk.put(ROSA, &mine, json!({"id": null})).await.0, 204);
    assert_eq!(desk.get(ROSA, &mine).await, (200, json!({})));
    assert!(desk.get(ROSA, &person).await.1.get("preferredAnswerEndpointId").is_none());
    assert_refused(&desk.put(ROSA, &mine, json!({})).await, 400, Some(25008));
    assert_refused(&desk.put(ROSA, &mine, json!({"id": "Y2lz"})).await, 400, Some(25024));
    assert_refused(&desk.put(ROSA, &mine, json!({"id": 7})).await, 400, Some(25024));
    let toms = format!("/telephony/config/people/{}/preferredAnswerEndpoint", desk.person_id(TOM));
    assert_refused(&desk.get(ROSA, &toms).await, 403, None);
}

#[tokio::test]
async fn endpoints_say_which_can_be_answered_remotely() {
    let desk = Desk::open().await;
    let (_, body) = desk.get(ROSA, &format!("{ME}/endpoints")).await;
    let shown: Vec<_> = body["endpoints"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["type"].as_str().unwrap(), e["autoAndForcedAnswerEnabled"] == true))
        .collect();
    assert_eq!(shown, [("CALLING_DEVICE", true), ("APPLICATION", true), ("CALLING_DEVICE", false)]);
    let id = body["endpoints"][1]["id"].as_str().unwrap();
    assert_eq!(desk.get(ROSA, &format!("{ME}/endpoints/{id}")).await, (200, body["endpoints"][1].clone()));
    assert_refused(&desk.get(ROSA, &format!("{ME}/endpoints/Y2lz")).await, 404, None);
    let (_, codes) = desk.get(ROSA, &format!("{ME}/settings/featureAccessCode")).await;
    assert_eq!(codes["featureAccessCodeList"][1]["code"], "*88");
    assert!(desk.get(ROSA, &format!("{ME}/settings/services")).await.1["services"].is_array());
}

#[tokio::test]
async fn people_are_found_by_id_and_by_email() {
    let desk = Desk::open().await;
    let (_, me) = desk.get(ROSA, "/people/me").await;
    assert_eq!(desk.get(ROSA, &format!("/people/{}", desk.person_id(ROSA))).await, (200, me.clone()));
    assert_eq!(me["phoneNumbers"][0], json!({"type": "work_extension", "value": "88112100"}));
    let (_, found) = desk.get(ROSA, "/people?email=TOM.abel%40example.org").await;
    assert_eq!(
        (found["items"].as_array().unwrap().len(), &found["items"][0]["firstName"]),
        (1, &json!("Tom"))
    );
    assert_eq!(desk.get(ROSA, "/people?email=nobody%40example.org").await, (200, json!({"items": []})));
    assert_refused(&desk.get(ROSA, "/people").await, 400, None);
    assert_refused(&desk.get(ROSA, "/people/Y2lz").await, 404, Some(4008));
}

#[tokio::test]
async fn organisations_show_no_live_layer() {
    let desk = Desk::open().await;
    let (status, body) = desk.get(ROSA, "/organizations?callingData=true").await;
    assert_eq!(status, 200);
    let org = &body["items"][0];
    let clear = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(org["id"].as_str().unwrap()).unwrap();
    let tail = desk.token(ROSA).rsplit('_').next().unwrap();
    assert_eq!(
        String::from_utf8(clear).unwrap(),
        format!("ciscospark://us/ORGANIZATION/{tail}"),
        "a token names its organisation"
    );
    assert_eq!(org.as_object().unwrap().keys().collect::<Vec<_>>(), ["created", "displayName", "id"]);
    assert_eq!(
        desk.get(ROSA, &format!("/organizations/{}", org["id"].as_str().unwrap())).await,
        (200, org.clone())
    );
    assert_eq!(desk.get(ROSA, "/organizations/Y2lz").await.0, 404);
}

#[tokio::test]
async fn administrators_read_the_slots_in_pages_and_others_do_not() {
    let path = "/telephony/config/callParkExtensions?max=3&start=3&order=extension";
    let desk = Desk::open().await;
    assert_refused(&desk.get(ROSA, path).await, 403, None);

    let mut scenario = Scenario::load("quiet").unwrap();
    let admin = ["read", "write"].map(|what| format!("spark-admin:telephony_config_{what}"));
    scenario.registered_scopes.extend(admin);
    scenario
        .registered_scopes
        .extend(["spark-admin:calls_read".to_owned(), "spark-admin:calls_write".to_owned()]);
    let desk = Desk::play(scenario).await;
    let response = desk.request(ROSA, Method::GET, path).send().await.unwrap();
    let link = response.headers()["link"].to_str().unwrap().to_owned();
    let (_, body) = super::desk::read(response).await;
    let numbers: Vec<_> = body["callParkExtensions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|slot| slot["extension"].as_str().unwrap())
        .collect();
    assert_eq!(numbers, ["7004", "7005", "7006"]);
    let next = link
        .strip_prefix('<')
        .unwrap()
        .split_once(">; rel=\"next\"")
        .unwrap()
        .0
        .strip_prefix(&desk.running.hello.api_base)
        .unwrap()
        .to_owned();
    let (_, last) = desk.get(ROSA, &next).await;
    assert_eq!(last["callParkExtensions"].as_array().unwrap().len(), 2);

    let location = body["callParkExtensions"][0]["locationId"].as_str().unwrap();
    let slots = format!("/telephony/config/locations/{location}/callParkExtensions");
    let one = &body["callParkExtensions"][0];
    assert_eq!(desk.get(ROSA, &format!("{slots}/{}", one["id"].as_str().unwrap())).await, (200, one.clone()));
    assert_refused(&desk.get(ROSA, &format!("{slots}/Y2lz")).await, 404, Some(4003));
    let (_, groups) = desk.get(ROSA, &format!("/telephony/config/locations/{location}/callParks")).await;
    let group = groups["callParks"][0]["id"].as_str().unwrap();
    let (_, details) =
        desk.get(ROSA, &format!("/telephony/config/locations/{location}/callParks/{group}")).await;
    assert_eq!(details["agents"].as_array().unwrap().len(), 3);
    let (_, settings) =
        desk.get(ROSA, &format!("/telephony/config/locations/{location}/callParks/settings")).await;
    assert_eq!(
        (&settings["callParkSettings"]["recallTime"], &settings["callParkRecall"]["option"]),
        (&json!(45), &json!("ALERT_PARKING_USER_ONLY"))
    );
    desk.sim("settings", json!({"recallTo": "parkerThenHuntGroup"})).await;
    let (_, details) =
        desk.get(ROSA, &format!("/telephony/config/locations/{location}/callParks/{group}")).await;
    let recall = &details["recall"];
    assert_eq!(
        (&recall["option"], &recall["huntGroupName"], recall["huntGroupId"].is_string()),
        (&json!("ALERT_PARKING_USER_FIRST_THEN_HUNT_GROUP"), &json!("Overflow"), true)
    );

    desk.incoming("2107").await;
    let member = format!("/telephony/calls/members/{}", desk.person_id(TOM));
    let (status, calls) = desk.get(ROSA, &format!("{member}/calls")).await;
    assert_eq!((status, calls["items"].as_array().unwrap().len()), (200, 1));
}

#[tokio::test]
async fn answers_can_be_made_strange_but_stay_right() {
    let desk = Desk::open().await;
    let id = desk.drive_to_connected(ROSA, "2100").await;
    desk.sim("settings", json!({"paddedIds": true, "omitOptionalFields": true})).await;
    let call = desk.calls(ROSA).await[0].clone();
    let padded = call["id"].as_str().unwrap();
    assert!(padded.trim_end_matches('=') == id && padded.len() % 4 == 0, "{padded}");
    for gone in ["appearance", "muted", "muteCapable", "endpointId"] {
        assert!(call.get(gone).is_none(), "{gone} in {call}");
    }
    assert_eq!(desk.act(ROSA, "hold", json!({"callId": padded})).await.0, 204, "a padded id is the same id");
    desk.sim("settings", json!({"paddedIds": false, "omitOptionalFields": false, "unknownEnumValues": true}))
        .await;
    let call = desk.calls(ROSA).await[0].clone();
    assert_eq!((&call["remoteParty"]["callType"], &call["state"]), (&json!("addedNextYear"), &json!("held")));
    let (_, monitored) = desk.get(ROSA, &format!("{ME}/settings/monitoring")).await;
    assert_eq!(monitored["monitoredElements"][9]["type"], "HOLOGRAM");
}
