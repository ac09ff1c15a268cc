//! The loopback listener on real sockets: what it lets in, what it refuses, and when it goes away.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use valet::oauth::{SignInError, code};

use crate::support::*;

async fn waiting() -> (Webex, Waiting) {
    let webex = Webex::start().await;
    webex.script("access_token", grant("a", "r"));
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    (webex, waiting)
}

#[tokio::test]
async fn a_taken_port_means_the_next_address() {
    let webex = Webex::start().await;
    webex.script("access_token", grant("a", "r"));
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut uris = redirect_uris(2).await;
    uris[0] = format!("http://{}/callback", taken.local_addr().unwrap());
    let waiting = Waiting::start(webex.integration(&uris), LIMIT).await;
    assert_eq!(waiting.query["redirect_uri"], uris[1]);
    waiting.browse("code=c&state={state}").await;
    waiting.end().await.unwrap();
    assert_eq!(webex.seen()[0].form["redirect_uri"], uris[1], "the exchange names the same address");
}

#[tokio::test]
async fn when_every_port_is_taken_the_sentence_names_them() {
    let webex = Webex::start().await;
    let taken =
        [TcpListener::bind("127.0.0.1:0").await.unwrap(), TcpListener::bind("127.0.0.1:0").await.unwrap()];
    let uris = taken.each_ref().map(|listener| format!("http://{}/callback", listener.local_addr().unwrap()));
    let link = |_| panic!("no link without a listener");
    let error = code::sign_in(&webex.integration(&uris), LIMIT, Default::default(), link).await.unwrap_err();
    assert_eq!(error, SignInError::PortsTaken(uris.to_vec()));
    assert!(error.to_string().contains(&format!("({}, {})", uris[0], uris[1])), "{error}");
}

#[tokio::test]
async fn an_address_that_cannot_be_listened_on_is_told() {
    let webex = Webex::start().await;
    for uris in [vec![], vec!["https://valet.example/callback".to_owned()]] {
        let sign_in = code::sign_in(&webex.integration(&uris), LIMIT, Default::default(), |_| {}).await;
        assert!(matches!(sign_in.unwrap_err(), SignInError::BadRedirectUri(_)), "{uris:?}");
    }
}

#[tokio::test]
async fn a_localhost_address_is_sent_as_registered_and_bound_on_127_0_0_1_alone() {
    let webex = Webex::start().await;
    webex.script("access_token", grant("a", "r"));
    let [port] = free_ports(1).await[..] else { unreachable!() };
    let uri = format!("http://localhost:{port}/callback");
    let waiting = Waiting::start(webex.integration(std::slice::from_ref(&uri)), LIMIT).await;
    assert_eq!(waiting.query["redirect_uri"], uri);
    assert!(TcpStream::connect(("::1", port)).await.is_err(), "nothing listens on ::1");
    // Elsewhere 127.0.0.2 is not configured by itself.
    #[cfg(target_os = "linux")]
    TcpListener::bind(("127.0.0.2", port)).await.expect("only 127.0.0.1 is taken");
    assert_eq!(status(&waiting.browse("code=c&state={state}").await), 200);
    waiting.end().await.unwrap();
}

#[tokio::test]
async fn strangers_are_refused_and_the_answer_still_comes_through() {
    let (webex, waiting) = waiting().await;
    let (host, state) = (waiting.host.clone(), waiting.query["state"].clone());
    let right = format!("/callback?code=c&state={state}");
    for (request, refused) in [
        (format!("GET /favicon.ico HTTP/1.1\r\nHost: {host}\r\n\r\n"), 404),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"), 404),
        (format!("POST {right} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n"), 405),
        (format!("OPTIONS {right} HTTP/1.1\r\nHost: {host}\r\n\r\n"), 405),
        (format!("GET {right} HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 400),
        (format!("GET {right} HTTP/1.1\r\n\r\n"), 400),
        (format!("GET /callback HTTP/1.1\r\nHost: {host}\r\n\r\n"), 400),
        ("\x16\x03\x01 TLS by mistake\r\n\r\n".to_owned(), 400),
    ] {
        let page = waiting.knock(&request).await;
        assert_eq!(status(&page), refused, "{request}");
        assert!(!page.contains(&state), "a page must not give the state away");
    }
    assert!(webex.seen().is_empty() && !waiting.outcome.is_finished());
    assert!(waiting.reported.lock().unwrap().is_empty());
    assert_eq!(status(&waiting.browse("code=c&state={state}").await), 200);
    waiting.end().await.unwrap();
}

#[tokio::test]
async fn a_wrong_state_is_refused_and_reported_and_cannot_end_the_sign_in() {
    let (webex, waiting) = waiting().await;
    for query in ["code=stolen&state=wrong", "code=stolen", "error=access_denied&state=wrong"] {
        let page = waiting.browse(query).await;
        assert_eq!(status(&page), 400);
        assert!(page.contains("An answer that does not belong to this sign-in was refused."), "{page}");
    }
    let reported = Arc::clone(&waiting.reported);
    wait_until("the report of the wrong states", || reported.lock().unwrap().len() == 3).await;
    assert_eq!(reported.lock().unwrap()[0], SignInError::WrongState);
    assert!(webex.seen().is_empty(), "a stolen code is not exchanged");
    waiting.browse("code=c&state={state}").await;
    waiting.end().await.expect("the right answer still counts");
}

#[tokio::test]
async fn when_only_wrong_states_came_the_limit_says_so() {
    let webex = Webex::start().await;
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), Duration::from_secs(1)).await;
    waiting.browse("code=c&state=wrong").await;
    assert_eq!(waiting.end().await.unwrap_err(), SignInError::WrongState);
}

#[tokio::test]
async fn a_second_answer_is_refused_while_the_first_is_exchanged_and_the_port_closes_after() {
    let webex = Webex::start().await;
    let gate = Arc::new(Semaphore::new(0));
    webex.script("access_token", grant("a", "r").gated(&gate));
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    let (first, second) = tokio::join!(waiting.browse("code=one&state={state}"), async {
        wait_until("the exchange", || webex.seen().len() == 1).await;
        let second = waiting.browse("code=two&state={state}").await;
        gate.add_permits(1);
        second
    });
    assert_eq!((status(&first), status(&second)), (200, 410));
    let host = waiting.host.clone();
    waiting.end().await.unwrap();
    assert_eq!(webex.seen().len(), 1);
    TcpListener::bind(&host).await.expect("the port is free again");
}

#[tokio::test]
async fn the_page_loads_nothing_and_is_not_kept() {
    let (_webex, waiting) = waiting().await;
    let page = waiting.browse("code=c&state={state}").await.to_ascii_lowercase();
    for header in [
        "connection: close",
        "cache-control: no-store",
        "referrer-policy: no-referrer",
        "content-security-policy: default-src 'none'",
    ] {
        assert!(page.contains(&format!("\r\n{header}")), "{header} in {page}");
    }
    waiting.end().await.unwrap();
}

#[tokio::test]
async fn more_than_8_kib_are_refused() {
    let (_webex, waiting) = waiting().await;
    let long = "x".repeat(9000);
    let page =
        waiting.knock(&format!("GET /callback?{long} HTTP/1.1\r\nHost: {}\r\n\r\n", waiting.host)).await;
    assert_eq!(status(&page), 431);
    let page = waiting.browse(&format!("code={}&state={{state}}", "c".repeat(4000))).await;
    assert_eq!(status(&page), 200, "a long code is fine");
    waiting.end().await.unwrap();
}

#[tokio::test]
async fn a_slow_sender_neither_blocks_the_answer_nor_stays() {
    let (_webex, waiting) = waiting().await;
    let mut slow = waiting.connect().await.unwrap();
    slow.write_all(b"GET /callback").await.unwrap();
    let idle = waiting.connect().await.unwrap();
    assert_eq!(status(&read(&mut slow).await), 408);
    let page = waiting.browse("code=c&state={state}").await;
    assert_eq!(status(&page), 200);
    waiting.end().await.unwrap();
    drop(idle);
}

#[tokio::test]
async fn many_silent_connections_do_not_keep_the_answer_out() {
    let (_webex, waiting) = waiting().await;
    let mut silent = Vec::new();
    for _ in 0..16 {
        silent.push(waiting.connect().await.unwrap());
    }
    let answer = tokio::time::timeout(Duration::from_secs(3), waiting.browse("code=c&state={state}"));
    assert_eq!(status(&answer.await.expect("without waiting for the silent ones")), 200);
    waiting.end().await.unwrap();
}

#[tokio::test]
async fn the_limit_ends_the_waiting() {
    let webex = Webex::start().await;
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), Duration::from_millis(50)).await;
    let error = waiting.end().await.unwrap_err();
    assert_eq!(error, SignInError::TimedOut);
    assert!(error.to_string().starts_with("The sign-in was not finished in the browser in time."), "{error}");
}

#[tokio::test]
async fn cancel_ends_the_waiting_and_frees_the_port() {
    let (_webex, waiting) = waiting().await;
    let host = waiting.host.clone();
    waiting.cancel.cancel();
    assert_eq!(waiting.end().await.unwrap_err(), SignInError::Cancelled);
    TcpListener::bind(&host).await.expect("the port is free again");
}

#[tokio::test]
async fn a_head_is_read_to_the_last_byte_of_8_kib_and_no_further() {
    let (_webex, waiting) = waiting().await;
    let head = |length: usize| {
        let start = format!("GET /favicon.ico HTTP/1.1\r\nHost: {}\r\nX-Long: ", waiting.host);
        let filler = "x".repeat(length - start.len());
        format!("{start}{filler}\r\n\r\n")
    };
    assert_eq!(status(&waiting.knock(&head(8 * 1024)).await), 404, "read, and refused for its path");
    assert_eq!(status(&waiting.knock(&head(8 * 1024 + 1)).await), 431);
    assert_eq!(status(&waiting.browse("code=c&state={state}").await), 200);
    waiting.end().await.unwrap();
}

#[tokio::test]
async fn no_other_address_of_this_computer_is_listened_on() {
    let (_webex, waiting) = waiting().await;
    let port = waiting.host.rsplit_once(':').unwrap().1.parse::<u16>().unwrap();
    // The address by which others would reach this computer; a computer without a network has none.
    let probe = std::net::UdpSocket::bind("0.0.0.0:0").unwrap();
    if probe.connect("192.0.2.1:9").is_ok() {
        let outside = probe.local_addr().unwrap().ip();
        assert!(TcpStream::connect((outside, port)).await.is_err(), "{outside}");
    }
    assert!(TcpStream::connect(("::1", port)).await.is_err());
    waiting.browse("code=c&state={state}").await;
    waiting.end().await.unwrap();
}
