//! Another proxy holds at once: nobody has to restart a console that callers wait on.

use std::time::Duration;

use secrecy::SecretString;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use valet::console::event::Intent;
use valet::console::session::{Session, SignInWay};
use valet::store::Change;

use crate::common::Desk;

/// What a proxy is asked first on each connection.
struct Proxy {
    address: String,
    asked: mpsc::Receiver<String>,
}

/// A proxy that lets nothing through and says what it was asked.
async fn proxy() -> Proxy {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (asks, asked) = mpsc::channel(64);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut line = String::new();
            BufReader::new(stream).read_line(&mut line).await.ok();
            asks.send(line).await.ok();
        }
    });
    Proxy { address, asked }
}

impl Proxy {
    async fn is_asked_for(&mut self, host: &str, desk: &mut Desk) {
        let mut line = None;
        let asked = &mut self.asked;
        desk.until("a request through the proxy", |_| {
            line = line.take().or_else(|| asked.try_recv().ok());
            line.is_some()
        })
        .await;
        assert_eq!(line.as_deref(), Some(format!("CONNECT {host} HTTP/1.1\r\n").as_str()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_proxy_is_used_at_once_and_the_old_one_is_asked_nothing_more() {
    let (mut old, mut new) = (proxy().await, proxy().await);
    let text = format!("[webex]\napi_base = \"https://webex.invalid/v1\"\nproxy = {:?}\n", old.address);
    let mut desk = Desk::start_with(&text, tempfile::tempdir().unwrap());
    desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
    desk.intent(Intent::SignIn(SignInWay::PersonalToken(SecretString::from(
        "a-personal-access-token-that-is-long-enough-to-be-one-of-webex",
    ))));
    old.is_asked_for("webex.invalid:443", &mut desk).await;

    desk.change(Change::Proxy(Some(new.address.clone())));
    new.is_asked_for("webex.invalid:443", &mut desk).await;
    // What was on its way is over once the new proxy has been asked again.
    while old.asked.try_recv().is_ok() {}
    desk.watch_for(Duration::from_secs(6)).await;
    new.is_asked_for("webex.invalid:443", &mut desk).await;
    assert!(old.asked.try_recv().is_err(), "the old one was asked again");
}
