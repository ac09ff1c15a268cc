//! Reads that fail: which are tried again, when, and how the token and the gate come in.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use valet::webex::Outcome;
use wiremock::matchers::{header, path};
use wiremock::{Mock, ResponseTemplate};

use crate::support::{NEW, OLD, TokenStub, answer, client, client_with, fixture, server};

const ME: &str = "/v1/telephony/config/people/me";
const CALLS: &str = "/v1/telephony/calls";

#[tokio::test]
async fn a_read_is_tried_three_times_and_the_poll_once() {
    let server = server().await;
    answer(&server, ME, ResponseTemplate::new(502), 3).await;
    answer(&server, CALLS, ResponseTemplate::new(502), 1).await;
    let client = client(&server);
    assert_eq!(client.me().await.expect_err("always 502").status(), Some(502));
    assert_eq!(client.calls(None).await.expect_err("502").status(), Some(502));
    let requests = server.received_requests().await.expect("recorded");
    let mut ids: Vec<_> = requests.iter().map(|request| request.headers["trackingid"].clone()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 4, "each try has its own tracking id");
}

#[tokio::test]
async fn a_read_that_succeeds_at_the_second_try_is_a_success() {
    let server = server().await;
    Mock::given(path(ME))
        .respond_with(ResponseTemplate::new(500))
        .up_to_n_times(1)
        .expect(1)
        .mount(&server)
        .await;
    answer(&server, ME, fixture("profile"), 1).await;
    assert!(client(&server).me().await.is_ok());
}

#[tokio::test]
async fn a_refusal_is_final_for_a_read() {
    for status in [400, 403, 404, 405, 409, 410, 415, 428] {
        let server = server().await;
        answer(&server, ME, ResponseTemplate::new(status), 1).await;
        assert_eq!(client(&server).me().await.expect_err("refused").status(), Some(status));
    }
}

#[tokio::test]
async fn a_401_renews_the_token_once_and_unseen() {
    let server = server().await;
    let with =
        |token: &str| Mock::given(path(ME)).and(header("authorization", format!("Bearer {token}").as_str()));
    with(OLD).respond_with(ResponseTemplate::new(401)).expect(1).mount(&server).await;
    with(NEW).respond_with(fixture("profile")).expect(1).mount(&server).await;
    let tokens = Arc::new(TokenStub::default());
    assert!(client_with(&server, tokens.clone()).me().await.is_ok());
    assert_eq!(tokens.renewals.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_second_401_is_the_end() {
    let server = server().await;
    answer(&server, ME, ResponseTemplate::new(401), 2).await;
    let tokens = Arc::new(TokenStub::default());
    let error = client_with(&server, tokens.clone()).me().await.expect_err("401 twice");
    assert_eq!((error.status(), error.outcome()), (Some(401), Outcome::Refused));
    assert_eq!(tokens.renewals.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn after_a_429_all_reads_wait_and_then_succeed() {
    let server = server().await;
    let busy = ResponseTemplate::new(429).insert_header("Retry-After", "1");
    Mock::given(path(CALLS)).respond_with(busy).up_to_n_times(1).expect(1).mount(&server).await;
    answer(&server, CALLS, fixture("calls"), 1).await;
    answer(&server, ME, fixture("profile"), 1).await;
    let client = client(&server);
    let clone = client.clone();
    let error = client.calls(None).await.expect_err("busy");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
    let started = Instant::now();
    assert!(clone.reads_wait().is_some());
    let (me, calls) = tokio::join!(clone.me(), client.calls(None));
    assert!(me.is_ok() && calls.is_ok());
    assert!(started.elapsed() >= Duration::from_millis(900), "{:?}", started.elapsed());
    assert_eq!(client.reads_wait(), None);
}

#[tokio::test]
async fn a_token_is_renewed_once_per_request_however_often_that_is_tried() {
    let server = server().await;
    for status in [401, 500, 401] {
        let once = Mock::given(path(ME)).respond_with(ResponseTemplate::new(status)).up_to_n_times(1);
        once.expect(1).mount(&server).await;
    }
    let tokens = Arc::new(TokenStub::default());
    let error = client_with(&server, tokens.clone()).me().await.expect_err("401 again");
    assert_eq!((error.status(), tokens.renewals.load(Ordering::SeqCst)), (Some(401), 1));
}

#[tokio::test]
async fn the_same_token_again_is_not_sent_again() {
    let server = server().await;
    answer(&server, ME, ResponseTemplate::new(401), 1).await;
    let tokens = TokenStub { renews_to_the_same: true, ..TokenStub::default() };
    let error = client_with(&server, Arc::new(tokens)).me().await.expect_err("401");
    assert_eq!(error.status(), Some(401));
}
