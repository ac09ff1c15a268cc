//! No token and no caller in the log, in an error, or in anything printed, at any level.

use std::sync::Arc;

use serde_json::json;
use valet::webex::{Bearer, BearerFuture, Client, Retrieve, Ring};
use wiremock::matchers::{method, path};
use wiremock::{Mock, ResponseTemplate};

use crate::captured::Captured;
use crate::support::{config, server};

const FIRST: &str = "SecretOne5550142";
const SECOND: &str = "SecretTwo5550143";

struct Tokens;

impl Bearer for Tokens {
    fn bearer(&self) -> BearerFuture<'_> {
        Box::pin(async { Ok(FIRST.into()) })
    }

    fn renewed<'a>(&'a self, _: &'a secrecy::SecretString) -> BearerFuture<'a> {
        Box::pin(async { Ok(SECOND.into()) })
    }
}

#[tokio::test]
async fn neither_tokens_nor_callers_are_ever_printed() {
    let log = Captured::begin();

    let server = server().await;
    let calls = json!({ "items": [
        { "id": "c1", "remoteParty": { "name": "Harriet Lund", "number": ["+14085559999"] } },
        { "state": "Harriet Lund" },
    ] });
    let calls = ResponseTemplate::new(200).set_body_json(calls);
    Mock::given(path("/v1/telephony/calls")).respond_with(calls).expect(1).mount(&server).await;
    let refused =
        ResponseTemplate::new(401).set_body_json(json!({ "message": format!("bad token {FIRST}") }));
    Mock::given(method("POST")).respond_with(refused).up_to_n_times(1).expect(1).mount(&server).await;
    let refused =
        json!({ "message": format!("Harriet Lund at 7777001, token {SECOND}"), "trackingId": "WEBEX_9" });
    let refused = ResponseTemplate::new(409).set_body_json(refused);
    Mock::given(method("POST")).respond_with(refused).expect(1).mount(&server).await;

    let keyed = Mock::given(path("/v1/telephony/calls/transmitDtmf"));
    keyed.respond_with(ResponseTemplate::new(204)).with_priority(1).expect(1).mount(&server).await;

    let client = Client::new(config(&server.uri()), Arc::new(Tokens)).expect("a client");
    assert_eq!(client.calls(None).await.expect("calls").len(), 1);
    let destination = Some("7777001".parse().expect("a number"));
    let retrieve = Retrieve { destination, ring: Ring::All, line_owner: None };
    let error = client.retrieve(&retrieve).await.expect_err("409");

    let pin = "4711*5#".parse().expect("digits");
    client.transmit_dtmf(&"c1".into(), &pin).await.expect("keyed");

    let printed = format!("{error} {error:?} {client:?} {pin:?}");
    assert!(!printed.contains("4711"), "{printed}");
    let log = log.text();
    for token in [FIRST, SECOND] {
        assert!(!printed.contains(token), "{printed}");
        assert!(!log.contains(token), "{log}");
    }
    for caller in ["Harriet", "4085559999", "7777001", "4711*5"] {
        assert!(!log.contains(caller), "{caller} in {log}");
    }
    let line = log.lines().find(|line| line.contains("WEBEX_9")).expect("the refusal is logged");
    for part in ["valet::webex", "POST", "telephony/calls/retrieve", "409", "elapsed_ms"] {
        assert!(line.contains(part), "{part} in {line}");
    }
    assert!(log.contains("reqwest::") || log.contains("hyper"), "the HTTP library is heard");
    assert!(log.contains("left out"), "what was left out is said");
}
