//! Calls and services over XSI, in XML and in JSON (contract 7.6).

use reqwest::Method;
use serde_json::{Value, json};

use super::desk::{Desk, ROSA};
use super::line::{ACTIONS, Reply, ask, ask_with, live, uuid};

async fn act(desk: &Desk, method: Method, rest: &str) -> Reply {
    ask(desk, ROSA, method, &format!("{ACTIONS}/user/{}/{rest}", uuid(desk.person_id(ROSA))), "").await
}

async fn as_json(desk: &Desk, rest: &str) -> Value {
    let path = format!("{ACTIONS}/user/{}/{rest}", uuid(desk.person_id(ROSA)));
    let reply = ask_with(desk, ROSA, Method::GET, &path, "", &[("accept", "application/json")]).await;
    assert!(reply.headers["content-type"].to_str().unwrap().starts_with("application/json"));
    serde_json::from_str(&reply.text).unwrap()
}

/// The XSI id of the only call.
async fn only_call(desk: &Desk) -> String {
    let calls = act(desk, Method::GET, "calls").await.node();
    assert_eq!(calls.children.len(), 1);
    calls.at("call/callId").unwrap().to_owned()
}

#[tokio::test]
async fn calls_are_listed_with_where_their_details_are() {
    let desk = live().await;
    let none = act(&desk, Method::GET, "calls").await.node();
    assert_eq!((none.name.as_str(), none.children.len()), ("Calls", 0));
    desk.drive_to_connected(ROSA, "2100").await;
    let calls = act(&desk, Method::GET, "calls").await.node();
    let (id, uri) = (calls.at("call/callId").unwrap(), calls.at("call/uri").unwrap());
    assert!(id.starts_with("callhalf-"), "{id}");
    let details = ask(&desk, ROSA, Method::GET, &format!("com.broadsoft.xsi-actions{uri}"), "").await.node();
    assert_eq!((details.at("state"), details.at("remoteParty/name")), (Some("Active"), Some("Harriet Lund")));
    act(&desk, Method::GET, "calls/callhalf-1:0").await.assert_refused(404);
}

#[tokio::test]
async fn in_json_leaves_are_wrapped_and_one_call_is_an_object() {
    let desk = live().await;
    assert!(as_json(&desk, "calls").await["Calls"].get("call").is_none());
    desk.drive_to_connected(ROSA, "2100").await;
    let calls = as_json(&desk, "calls").await;
    let id = calls["Calls"]["call"]["callId"]["$"].as_str().unwrap();
    let call = as_json(&desk, &format!("calls/{id}")).await["Call"].clone();
    assert_eq!(
        (
            &call["state"]["$"],
            &call["endpoint"]["@xsi1:type"],
            &call["remoteParty"]["address"]["@countryCode"]
        ),
        (&json!("Active"), &json!("xsi:AccessEndpoint"), &json!("1"))
    );
    desk.incoming("2100").await;
    assert_eq!(as_json(&desk, "calls").await["Calls"]["call"].as_array().unwrap().len(), 2);
    let by_query = act(&desk, Method::GET, "calls?format=json").await;
    assert!(serde_json::from_str::<Value>(&by_query.text).is_ok(), "{}", by_query.text);
    let error = as_json(&desk, "calls/callhalf-1:0").await;
    assert!(error["ErrorInfo"]["summaryEnglish"]["$"].is_string());
}

#[tokio::test]
async fn a_call_is_parked_where_one_says_or_where_the_group_has_room() {
    let desk = live().await;
    desk.drive_to_connected(ROSA, "2100").await;
    let id = only_call(&desk).await;
    act(&desk, Method::PUT, &format!("calls/{id}/Hold")).await;
    assert_eq!(
        act(&desk, Method::PUT, &format!("calls/{id}/Park?address=7001")).await.status,
        400,
        "it is held"
    );
    act(&desk, Method::PUT, &format!("calls/{id}/Talk")).await;
    let parked = act(&desk, Method::PUT, &format!("calls/{id}/Park?address=7001")).await;
    assert_eq!(parked.status, 200, "{}", parked.text);
    let location = parked.headers["content-location"].to_str().unwrap();
    assert_eq!(location.rsplit_once('?').unwrap().1.rsplit(':').next(), Some("7001"), "{location}");
    assert_eq!(desk.slot("7001").await["parked"]["name"], "Harriet Lund");
    desk.drive_to_connected(ROSA, "2100").await;
    let id = only_call(&desk).await;
    act(&desk, Method::PUT, &format!("calls/{id}/Park?address=tel:7001")).await.assert_refused(400);
    let parked = act(&desk, Method::PUT, &format!("calls/{id}/GroupCallPark")).await;
    assert!(parked.headers["content-location"].to_str().unwrap().ends_with("tel:2107"));
    desk.drive_to_connected(ROSA, "2100").await;
    let id = only_call(&desk).await;
    let parked = act(&desk, Method::PUT, &format!("calls/{id}/Park")).await;
    assert!(parked.headers["content-location"].to_str().unwrap().ends_with("tel:2100"), "against oneself");
}

#[tokio::test]
async fn calls_are_placed_answered_held_reconnected_and_ended() {
    let desk = live().await;
    let started = act(&desk, Method::POST, "calls/new?address=2107").await;
    assert_eq!(started.status, 201);
    let info = started.node();
    let first = info.at("callId").unwrap().to_owned();
    assert!(started.headers["location"].to_str().unwrap().ends_with(&format!("/calls/{first}")));
    assert_eq!(act(&desk, Method::PUT, &format!("calls/{first}/Talk")).await.status, 200);
    assert_eq!(desk.shape(ROSA).await, ["originator/connecting"]);
    let rest = desk.calls(ROSA).await[0]["id"].clone();
    desk.sim("answer", json!({"callId": rest})).await;
    assert_eq!(act(&desk, Method::PUT, &format!("calls/{first}/Hold")).await.status, 200);
    desk.drive_to_connected(ROSA, "2100").await;
    assert_eq!(desk.shape(ROSA).await, ["originator/held", "terminator/connected"]);
    assert_eq!(act(&desk, Method::PUT, &format!("calls/{first}/Reconnect")).await.status, 200);
    assert_eq!(desk.shape(ROSA).await, ["originator/connected"], "the other call is released");
    act(&desk, Method::PUT, &format!("calls/{first}/Reconnect")).await.assert_refused(400);
    assert_eq!(act(&desk, Method::DELETE, &format!("calls/{first}")).await.status, 200);
    act(&desk, Method::DELETE, &format!("calls/{first}")).await.assert_refused(404);
    act(&desk, Method::POST, "calls/new").await.assert_refused(400);
    act(&desk, Method::POST, "calls/new?address=lobby").await.assert_refused(400);
    desk.incoming("2100").await;
    let ringing = only_call(&desk).await;
    assert_eq!(act(&desk, Method::DELETE, &format!("calls/{ringing}?decline=true")).await.status, 200);
}

#[tokio::test]
async fn services_say_whom_one_watches_and_with_whom_one_parks() {
    let desk = live().await;
    let field = act(&desk, Method::GET, "services/BusyLampField").await.node();
    let watched: Vec<_> = field.find("monitoredUserList").unwrap().children.iter().collect();
    assert_eq!(watched.len(), 9);
    let slot = watched.iter().find(|user| user.at("extension") == Some("7001")).unwrap();
    assert_eq!((slot.at("userId"), slot.at("firstName")), (Some("slot7001@example.test"), Some("Lobby")));
    let park = act(&desk, Method::GET, "services/CallPark").await.node();
    assert_eq!(park.at("callParkGroup"), Some("Front desk"));
    let with: Vec<_> =
        park.find("userDetailsList").unwrap().children.iter().map(|user| user.at("userId")).collect();
    assert_eq!(with, [Some("tom.abel@example.org"), Some("mia.roth@example.org")]);
    let receptionist = act(&desk, Method::GET, "services/BroadWorksReceptionist").await.node();
    let people = receptionist.find("monitoredUsers").unwrap();
    assert_eq!((people.children.len(), people.children[0].at("number")), (1, Some("+14085550107")));
    let json = as_json(&desk, "services/BroadWorksReceptionist").await;
    let only = &json["BroadWorksReceptionist"]["monitoredUsers"]["userDetails"];
    assert_eq!(only["userId"]["$"], "tom.abel@example.org");
}
