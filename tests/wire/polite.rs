//! A 429 anywhere: what waits, what goes at once, what is not sent at all, and what is counted (contract 10.3, 11).

use std::time::{Duration, Instant};

use serde_json::json;
use valet::webex::{Client, ErrorKind, Outcome, ParkOn, RequestKind, Retrieve};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{answer, client, fixture, server};

const CALLS: &str = "/v1/telephony/calls";
const ME: &str = "/v1/telephony/config/people/me";

fn busy(secs: &str) -> ResponseTemplate {
    ResponseTemplate::new(429).insert_header("Retry-After", secs)
}

async fn post(server: &MockServer, name: &str, response: ResponseTemplate, times: u64) {
    let at = format!("{CALLS}/{name}");
    Mock::given(method("POST")).and(path(at)).respond_with(response).expect(times).mount(server).await;
}

fn leg() -> ResponseTemplate {
    ResponseTemplate::new(201).set_body_json(json!({ "callId": "leg" }))
}

async fn hold(client: &Client) -> Result<(), valet::webex::Error> {
    client.hold(&"c1".into()).await
}

#[tokio::test]
async fn a_command_that_was_told_to_wait_is_not_sent_again_before_its_time() {
    let server = server().await;
    post(&server, "retrieve", busy("30"), 1).await;
    post(&server, "park", ResponseTemplate::new(200), 1).await;
    post(&server, "hold", ResponseTemplate::new(204), 1).await;
    let client = client(&server);
    let retrieve = Retrieve::default();
    assert_eq!(client.retrieve(&retrieve).await.expect_err("busy").status(), Some(429));
    let early = client.clone().retrieve(&retrieve).await.expect_err("too early");
    let ErrorKind::TooEarly { left } = early.kind else { panic!("{early}") };
    assert!((20..=30).contains(&left.as_secs()), "{left:?}");
    assert_eq!((early.outcome(), early.countdown()), (Outcome::Refused, left));
    let started = Instant::now();
    client.park(&"c1".into(), &ParkOn::Myself).await.expect("another command was not refused");
    hold(&client).await.expect("nor this one");
    assert!(started.elapsed() < Duration::from_secs(15), "they did not wait: {:?}", started.elapsed());
}

#[tokio::test]
async fn a_command_may_be_pressed_again_when_its_time_is_over() {
    let server = server().await;
    let once = Mock::given(path(format!("{CALLS}/retrieve"))).respond_with(busy("0")).up_to_n_times(1);
    once.expect(1).mount(&server).await;
    post(&server, "retrieve", leg(), 1).await;
    let client = client(&server);
    client.retrieve(&Retrieve::default()).await.expect_err("busy");
    client.retrieve(&Retrieve::default()).await.expect("a leg");
}

#[tokio::test]
async fn any_command_that_is_told_to_wait_stops_the_reads_and_slows_down_what_comes_after() {
    let server = server().await;
    post(&server, "hold", busy("20"), 1).await;
    let client = client(&server);
    assert_eq!((client.reads_wait(), client.slow_down()), (None, 1));
    hold(&client).await.expect_err("busy");
    assert!(client.reads_wait().is_some_and(|wait| wait > Duration::from_secs(10)));
    assert_eq!(client.clone().slow_down(), 2);
}

#[tokio::test]
async fn when_the_gate_opens_a_press_in_flight_is_answered_before_a_read_goes_out() {
    let server = server().await;
    Mock::given(path(ME)).respond_with(busy("1")).up_to_n_times(1).expect(1).mount(&server).await;
    answer(&server, ME, fixture("profile"), 1).await;
    let slow = leg().set_delay(Duration::from_millis(1_700));
    post(&server, "retrieve", slow, 1).await;
    let client = client(&server);
    let (me, retrieved) = tokio::join!(client.me(), async {
        // The first read was refused, and waits at the gate now.
        let deadline = Instant::now() + Duration::from_secs(20);
        while client.reads_wait().is_none() {
            assert!(Instant::now() < deadline, "the gate was never shut");
            tokio::task::yield_now().await;
        }
        let retrieved = client.retrieve(&Retrieve::default()).await;
        (retrieved, server.received_requests().await.expect("recorded").len())
    });
    let (retrieved, sent_by_then) = retrieved;
    assert!(me.is_ok() && retrieved.is_ok());
    assert_eq!(sent_by_then, 2, "the refused read and the press; the second read waited for its answer");
}

#[tokio::test]
async fn what_another_layer_is_told_counts_here_too() {
    let server = server().await;
    let client = client(&server);
    client.sent_elsewhere();
    client.told_to_wait_elsewhere(Some(Duration::from_secs(40)));
    assert!(client.reads_wait().is_some_and(|wait| wait > Duration::from_secs(30)));
    let traffic = client.traffic();
    assert_eq!((traffic.of(RequestKind::Live), traffic.too_many_last_hour), (1, 1));
}

#[tokio::test]
async fn every_try_is_counted_by_its_kind() {
    let server = server().await;
    answer(&server, CALLS, fixture("calls"), 2).await;
    answer(&server, &format!("{CALLS}/history"), fixture("history"), 1).await;
    answer(&server, ME, ResponseTemplate::new(502), 3).await;
    post(&server, "hold", ResponseTemplate::new(401), 2).await;
    let client = client(&server);
    for _ in 0..2 {
        client.calls(None).await.expect("calls");
    }
    client.history(None).await.expect("history");
    client.me().await.expect_err("502 three times");
    hold(&client).await.expect_err("401 twice");
    let traffic = client.traffic();
    assert_eq!(RequestKind::ALL.map(|kind| traffic.of(kind)), [2, 1, 3, 2, 0]);
    assert_eq!((traffic.last_minute, traffic.last_hour, traffic.too_many_last_hour), (8, 8, 0));
}
