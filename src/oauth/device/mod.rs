//! Sign-in in a browser anywhere: Valet shows a short code, the person types it at Webex (contract 9.3, RFC 8628).
//!
//! Runs when the attendant chooses "sign in with a code", for desks where no browser can reach this machine or
//! every redirect address is taken. Ends with tokens, a refusal, the code's own expiry, or Cancel.

mod poll;

use std::time::Duration;

use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use url::Url;

use self::poll::{Next, Pace};
use super::answer::TokenAnswer;
use super::http::{Failure, Http};
use super::tokens::after;
use super::{Integration, SignInError, Tokens};
use crate::plain;
use crate::present;
use crate::say;

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// RFC 8628 3.2, where the answer names none.
const DEFAULT_INTERVAL_SECS: u64 = 5;
/// What Webex grants, where the answer names none.
const DEFAULT_LIFE_SECS: u64 = 300;
/// No code is waited for longer than an hour, whatever the answer says.
const LONGEST_LIFE_SECS: u64 = 3600;

/// What the person needs: where to go and what to type there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceCode {
    /// To be typed at Webex.
    pub user_code: String,
    /// Where to type it.
    pub verification_uri: Url,
    /// The same with the code filled in, for a click or a QR code.
    pub verification_uri_complete: Option<Url>,
    /// When the code runs out.
    pub expires_at: Timestamp,
}

/// Signs in with a code. `show` is called once, with the code to show; then Webex is asked at the pace that it
/// names until somebody confirms. Network trouble is waited out until the code expires.
///
/// # Errors
/// [`SignInError::Denied`], [`SignInError::DeviceExpired`], [`SignInError::Cancelled`], or what Webex refused.
pub async fn sign_in(
    integration: &Integration,
    cancel: CancellationToken,
    show: impl FnOnce(DeviceCode) + Send,
) -> Result<Tokens, SignInError> {
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(SignInError::Cancelled),
        outcome = run(integration, show) => outcome,
    }
}

async fn run(integration: &Integration, show: impl FnOnce(DeviceCode) + Send) -> Result<Tokens, SignInError> {
    let http = Http::new(integration)?;
    let asked = integration.asked_scopes();
    let started = start(integration, &http, &asked).await?;
    let life = Duration::from_secs(started.expires_in.min(LONGEST_LIFE_SECS));
    let deadline = Instant::now() + life;
    let http = http.hiding(started.device_code.clone());
    let mut pace = Pace::new(Duration::from_secs(started.interval));
    show(DeviceCode {
        user_code: plain::line(&started.user_code),
        verification_uri: started.verification_uri,
        verification_uri_complete: started.verification_uri_complete,
        expires_at: after(present::wall(), life).unwrap_or(Timestamp::MAX),
    });
    let mut wait = pace.wait();
    loop {
        // A wait that ends after the code does is not worth waiting through.
        let polled_at = Instant::now() + wait;
        if polled_at >= deadline {
            tokio::time::sleep_until(deadline).await;
            return Err(SignInError::DeviceExpired);
        }
        tokio::time::sleep_until(polled_at).await;
        match poll(integration, &http, &started.device_code).await {
            Ok(answer) => return TokenAnswer::read(&answer)?.into_tokens(present::wall()),
            Err(failure) => match pace.after(&failure, &asked) {
                Next::Wait(next) => wait = next,
                Next::Stop(error) => return Err(error),
            },
        }
    }
}

/// `POST {api_base}/device/authorize`.
async fn start(integration: &Integration, http: &Http, asked: &[String]) -> Result<Started, SignInError> {
    let scope = asked.join(" ");
    let form = [("client_id", integration.client_id.as_str()), ("scope", scope.as_str())];
    let body = match http.post_form(integration.endpoint("device/authorize"), &form, None).await {
        Ok(body) => body,
        Err(Failure::Unreachable(why)) => return Err(SignInError::Unreachable(why)),
        Err(Failure::Refused(refusal)) => return Err(refusal.meaning(asked)),
    };
    let started: Started = serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(&body))
        .map_err(|error| unreadable(&error.path().to_string()))?;
    // The person will be sent there: nothing but a web page will do.
    let is_page =
        |url: &Url| url.scheme() == "https" || (url.scheme() == "http" && integration.is_loopback());
    if !is_page(&started.verification_uri) {
        return Err(unreadable("verification_uri"));
    }
    Ok(Started { verification_uri_complete: started.verification_uri_complete.filter(is_page), ..started })
}

/// `POST {api_base}/device/token`, with Basic authentication as Webex wants it here.
async fn poll(
    integration: &Integration,
    http: &Http,
    device_code: &SecretString,
) -> Result<Vec<u8>, Failure> {
    let form = [
        ("grant_type", GRANT),
        ("device_code", device_code.expose_secret()),
        ("client_id", integration.client_id.as_str()),
    ];
    let basic = Some((integration.client_id.as_str(), &integration.client_secret));
    http.post_form(integration.endpoint("device/token"), &form, basic).await
}

/// The answer that starts a device sign-in.
#[derive(Deserialize)]
struct Started {
    device_code: SecretString,
    user_code: String,
    verification_uri: Url,
    #[serde(default)]
    verification_uri_complete: Option<Url>,
    #[serde(default = "default_life")]
    expires_in: u64,
    #[serde(default = "default_interval")]
    interval: u64,
}

fn default_life() -> u64 {
    DEFAULT_LIFE_SECS
}

fn default_interval() -> u64 {
    DEFAULT_INTERVAL_SECS
}

fn unreadable(path: &str) -> SignInError {
    SignInError::Unexpected {
        status: Some(200),
        said: say!("device-answer-unreadable", path = format!("{path:?}")).into(),
    }
}
