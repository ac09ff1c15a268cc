//! No answer, in all its ways: what surely was not sent, what may have been, and that nothing is sent twice.

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use valet::webex::status::{LookUp, PressAgain};
use valet::webex::{Client, Config, Error, ErrorKind, NoAnswer, NotSent, Outcome, Retrieve, Timeouts};

use crate::support::{Act, RawServer, TokenStub};

const PATIENT: Timeouts = Timeouts { connect: Duration::from_secs(5), whole: Duration::from_secs(5) };
const HASTY: Timeouts = Timeouts { connect: Duration::from_secs(5), whole: Duration::from_millis(200) };

fn http(status: &str, length: usize, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
}

fn no_answer(error: &Error) -> NoAnswer {
    match error.kind {
        ErrorKind::NoAnswer(why) => why,
        _ => panic!("{error}"),
    }
}

/// One retrieve against these acts: how it ended, and how many whole requests were read.
async fn retrieve(acts: impl IntoIterator<Item = Act>, timeouts: Timeouts) -> (Error, usize) {
    let server = RawServer::play(acts).await;
    let error = server.client(timeouts).retrieve(&Retrieve::default()).await.expect_err("no whole answer");
    (error, server.requests().len())
}

#[tokio::test]
async fn a_cut_line_is_of_unknown_outcome_and_nothing_is_sent_again() {
    for (act, requests) in [(Act::CloseAfter, 1), (Act::CloseBefore, 0)] {
        let (error, seen) = retrieve([act.clone()], PATIENT).await;
        assert_eq!((no_answer(&error), seen), (NoAnswer::CutOff, requests), "{act:?}");
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert_eq!((error.row().press_again, error.row().look_up), (PressAgain::AfterLookUp, LookUp::Calls));
        assert!(error.tracking_id.starts_with("VALET_"), "{error}");
    }
}

#[tokio::test]
async fn a_torn_answer_is_of_unknown_outcome() {
    let torn = http("201 Created", 40, r#"{"callId":"leg""#);
    let (error, seen) = retrieve([Act::Answer(torn)], PATIENT).await;
    assert_eq!((no_answer(&error), error.outcome(), seen), (NoAnswer::TornBody, Outcome::Unknown, 1));
    let head = "HTTP/1.1 201 Crea".to_owned();
    let (error, seen) = retrieve([Act::Answer(head)], PATIENT).await;
    assert_eq!((no_answer(&error), error.outcome(), seen), (NoAnswer::CutOff, Outcome::Unknown, 1));
}

#[tokio::test]
async fn a_torn_refusal_is_still_a_refusal() {
    let torn = http("409 Conflict", 40, r#"{"message":"Some"#);
    let (error, seen) = retrieve([Act::Answer(torn)], PATIENT).await;
    assert_eq!((error.status(), error.outcome(), seen), (Some(409), Outcome::Refused, 1));
}

#[tokio::test]
async fn silence_ends_in_time_wherever_it_begins() {
    for silence in [String::new(), http("201 Created", 40, r#"{"callId":"#)] {
        let (error, seen) = retrieve([Act::AnswerThenSilence(silence)], HASTY).await;
        assert_eq!((no_answer(&error), error.outcome(), seen), (NoAnswer::TimedOut, Outcome::Unknown, 1));
    }
}

#[tokio::test]
async fn what_is_not_http_is_of_unknown_outcome() {
    let (error, seen) = retrieve([Act::Answer("220 mail.example.org ESMTP\r\n".to_owned())], PATIENT).await;
    assert_eq!((no_answer(&error), error.outcome(), seen), (NoAnswer::CutOff, Outcome::Unknown, 1));
}

/// An address where nobody listens.
async fn closed_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    listener.local_addr().expect("an address").to_string()
}

async fn not_sent(config: Config) -> Error {
    let client = Client::new(config, Arc::new(TokenStub::default())).expect("a client");
    let error = client.retrieve(&Retrieve::default()).await.expect_err("nobody there");
    assert_eq!((error.outcome(), error.row().press_again), (Outcome::NotSent, PressAgain::Now), "{error}");
    error
}

#[tokio::test]
async fn a_refused_connection_was_surely_not_sent() {
    let base = format!("http://{}/v1", closed_port().await);
    let error = not_sent(Config::new(base.parse().expect("a url"))).await;
    assert_eq!(no_answer(&error), NoAnswer::NotSent(NotSent::Connect));
    assert!(error.detail.is_some(), "the system's own words help support");
}

#[tokio::test]
async fn a_failed_handshake_was_surely_not_sent() {
    for act in [Act::Greet("HTTP/1.1 400 Bad Request\r\n\r\n".to_owned()), Act::CloseBefore] {
        let server = RawServer::play([act]).await;
        let base = server.origin.replace("http://", "https://");
        let error = not_sent(Config::new(base.parse().expect("a url"))).await;
        assert_eq!(no_answer(&error), NoAnswer::NotSent(NotSent::Tls), "{error}");
    }
}

#[tokio::test]
async fn a_proxy_that_refuses_is_named() {
    let server =
        RawServer::play([Act::Answer("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n".to_owned())]).await;
    let mut config = Config::new("https://webex.invalid/v1".parse().expect("a url"));
    config.proxy = Some(server.origin.parse().expect("a url"));
    let error = not_sent(config).await;
    assert_eq!(no_answer(&error), NoAnswer::NotSent(NotSent::Proxy));
    let requests = server.requests();
    assert!(requests[0].starts_with("CONNECT webex.invalid:443 "), "{requests:?}");
    assert!(!requests[0].to_ascii_lowercase().contains("\r\nauthorization:"), "a proxy gets no token");
}

#[tokio::test]
async fn a_cut_read_is_tried_again_and_succeeds() {
    let body = r#"{"id":"rosa"}"#;
    let whole = http("200 OK", body.len(), body);
    let torn = http("200 OK", body.len() + 9, body);
    let server = RawServer::play([Act::CloseAfter, Act::Answer(torn), Act::Answer(whole)]).await;
    let profile = server.client(PATIENT).me().await.expect("at the third try");
    assert_eq!((profile.id.as_str(), server.requests().len()), ("rosa", 3));
}

#[tokio::test]
async fn a_line_closed_between_two_requests_costs_nothing() {
    let body = r#"{"items":[]}"#;
    let whole = || Act::Answer(http("200 OK", body.len(), body));
    let server = RawServer::play([whole(), whole()]).await;
    let client = server.client(PATIENT);
    for _ in 0..2 {
        assert_eq!(client.calls(None).await.map(|calls| calls.len()), Ok(0));
    }
    assert_eq!(server.requests().len(), 2);
}

/// A sign-in that is being renewed, and takes its time.
struct Slow;

impl valet::webex::Bearer for Slow {
    fn bearer(&self) -> valet::webex::BearerFuture<'_> {
        Box::pin(async {
            tokio::time::sleep(Duration::from_secs(9)).await;
            Ok("late-words".into())
        })
    }

    fn renewed<'a>(&'a self, _: &'a secrecy::SecretString) -> valet::webex::BearerFuture<'a> {
        self.bearer()
    }
}

#[tokio::test(start_paused = true)]
async fn a_press_that_could_not_go_out_in_a_few_seconds_is_refused_and_never_sent() {
    let server = RawServer::play([Act::CloseAfter]).await;
    let config = crate::support::config(&server.origin);
    let client = Client::new(config, Arc::new(Slow)).expect("a client");
    let error = client.retrieve(&Retrieve::default()).await.expect_err("too late");
    assert_eq!((no_answer(&error), error.outcome()), (NoAnswer::NotSent(NotSent::Late), Outcome::NotSent));
    assert_eq!(error.row().press_again, PressAgain::Now);
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(server.requests().len(), 0);
}
