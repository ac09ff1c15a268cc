//! No secret in any log at any level, ours or a library's, while signing in both ways and renewing.

use std::io;
use std::sync::{Arc, Mutex};

use secrecy::ExposeSecret as _;
use serde_json::json;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::util::SubscriberInitExt as _;
use valet::oauth::{Keeper, Secrets, device};

use crate::support::*;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(line);
        Ok(line.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_log_line_holds_a_secret() {
    let log = Log::default();
    let writer = log.clone();
    // For the whole process: what the other tests log is read along.
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish()
        .init();

    let (webex, profile) = (Webex::start().await, tempfile::tempdir().unwrap());
    webex.script("access_token", grant("logged-access", "logged-refresh"));
    let waiting = Waiting::start(webex.integration(&redirect_uris(1).await), LIMIT).await;
    let state = waiting.query["state"].clone();
    waiting.browse("code=logged-stranger&state=wrong").await;
    waiting.browse("code=logged-code&state={state}").await;
    let tokens = waiting.end().await.unwrap();

    let keeper = Keeper::new(Some(webex.integration(&[])), tokens, Secrets::file(profile.path()));
    keeper.remember().await.unwrap();
    webex.script("access_token", grant("logged-second", "logged-rotated"));
    keeper.renewed(&"logged-access".into()).await.unwrap();
    webex.script("access_token", Reply::echo(503));
    keeper.renewed(&"logged-second".into()).await.unwrap_err();

    let started = json!({
        "device_code": "logged-device", "expires_in": 300, "user_code": "482913", "interval": 0,
        "verification_uri": "https://webex.example/verify",
    });
    webex.script("device/authorize", Reply::json(200, started));
    webex.script("device/token", grant("logged-third", "logged-fourth"));
    let device = device::sign_in(&webex.integration(&[]), CancellationToken::new(), |_| {}).await.unwrap();
    assert_eq!(device.access.expose_secret(), "logged-third");
    keeper.forget().await;

    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    for (what, line) in [
        ("the listener's port", "waiting for the answer of Webex"),
        ("the refusal", "an answer with a wrong state was refused"),
        ("a library's lines", "TRACE"),
    ] {
        assert!(log.contains(line), "the log was read: {what}");
    }
    let verifier = webex.seen()[0].form["code_verifier"].clone();
    for secret in ["logged-", SECRET, &verifier, &state] {
        let told = log.lines().find(|line| line.contains(secret));
        assert!(told.is_none(), "{secret} in: {told:?}");
    }
}
