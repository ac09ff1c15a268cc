//! Ways that lead nowhere: offline, no such name, proxies, a server without TLS.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use valet::doctor::Status;
use valet::store::SecretStore;

use crate::place::{Place, assert_check};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn offline_is_told_at_once_and_nothing_behind_it_is_asked() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let place = Place::with(&format!(
        "[webex]\napi_base = \"http://{closed}/v1\"\nclient_id = \"C0ffee\"\nclient_secret = \"hushhush\"\n"
    ));
    place.remember(SecretStore::File);
    for token in [None, Some("NzA-personal-words")] {
        let started = Instant::now();
        let report = place.examine(token).await;
        assert!(started.elapsed() < Duration::from_secs(15), "{:?}", started.elapsed());
        assert!(!report.healthy);
        assert_check(&report, "network", Status::Problem, "no connection could be made");
        assert_check(&report, "clock", Status::Skipped, "The network check failed.");
        assert_check(&report, "sign_in", Status::Skipped, "The network check failed.");
        assert_check(&report, "calls", Status::Skipped, "see the sign-in check");
        assert!(!report.text().contains("hushhush") && !report.text().contains("personal-words"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_does_not_exist_is_told_from_a_connection_that_fails() {
    let config = "[webex]\napi_base = \"https://webex.invalid/v1\"\nproxy = \"http://proxy.invalid:8080\"\n";
    let report = Place::with(config).examine(None).await;
    assert_check(&report, "network", Status::Problem, "The proxy http://proxy.invalid:8080 cannot be found");
}

/// A proxy that answers every CONNECT like this.
async fn proxy(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let mut asked = [0; 4096];
            if line.read(&mut asked).await.is_ok_and(|read| read > 0) {
                line.write_all(answer.as_bytes()).await.ok();
            }
        }
    });
    address.to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proxy_that_asks_for_a_password_or_refuses_is_named_without_the_password() {
    let asks = "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
    let refuses = "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n";
    for (answer, user, found) in [
        (asks, "", "asks for a user name and a password (407)"),
        (asks, "rosa:hunter2@", "does not accept the user name and password it is given (407)"),
        (refuses, "rosa:hunter2@", "does not connect to webex.invalid"),
    ] {
        let address = proxy(answer).await;
        let place = Place::with(&format!(
            "[webex]\napi_base = \"https://webex.invalid/v1\"\nproxy = \"http://{user}{address}\"\n"
        ));
        let report = place.examine(None).await;
        assert_check(&report, "proxy", Status::Ok, &format!("http://{address}, named by the settings"));
        assert_check(&report, "network", Status::Problem, &format!("The proxy http://{address} "));
        assert_check(&report, "network", Status::Problem, found);
        let page = format!("{}{}", report.text(), report.json().unwrap());
        assert!(!page.contains("hunter2") && !page.contains("rosa"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_without_tls_is_told_as_such() {
    let address = proxy("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;
    let place = Place::with(&format!("[webex]\napi_base = \"https://{address}/v1\"\n"));
    let report = place.examine(None).await;
    assert_check(&report, "network", Status::Problem, "no secure connection can be made");
}
