//! The wire under every OAuth request: one reqwest client, and the adapter that lets oauth2 use it.
//!
//! oauth2 5 knows reqwest 0.12 only and forgets the status of a refusal, so the adapter answers 2xx to it and
//! turns everything else into a [`Failure`] that keeps status, `Retry-After` and the words of Webex.

use std::io;
use std::pin::Pin;
use std::time::Duration;

use oauth2::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Serialize;

use super::answer::Refusal;
use super::{Integration, SignInError};
use crate::incoming::{self, BodyKind};
use crate::outgoing;
use crate::present;
use crate::say;
use crate::words::Message;

const CONNECT: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(15);
/// A token answer is under 4 KiB; a proxy's page must not fill the memory.
const BODY_LIMIT: usize = 64 * 1024;
/// What `Retry-After` may ask for at most: a broken header must not stop Valet for a day.
const LONGEST_PAUSE: Duration = Duration::from_secs(3600);

/// Why a request brought no 2xx.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// No answer at all: connection, TLS, time-out, a line cut in the middle.
    #[error("{}", .0.in_english())]
    Unreachable(Message),
    /// An answer that is not 2xx.
    #[error("status {}", .0.status)]
    Refused(Refusal),
}

/// The client for one sign-in or refresh.
pub(super) struct Http {
    client: reqwest::Client,
    /// Never repeated in an error, even when a server echoes them.
    hidden: Vec<SecretString>,
}

impl Http {
    /// A client with the trust store and the proxy of the system, or the proxy of the settings.
    pub(super) fn new(integration: &Integration) -> Result<Self, SignInError> {
        integration.check_secure()?;
        let unusable = |error: reqwest::Error| SignInError::Unreachable(why(&error));
        let mut builder = outgoing::client().connect_timeout(CONNECT).timeout(WHOLE);
        if integration.is_loopback() {
            builder = builder.no_proxy();
        } else if let Some(proxy) = &integration.proxy {
            builder = builder.proxy(reqwest::Proxy::all(proxy.clone()).map_err(unusable)?);
        }
        let client = builder.build().map_err(unusable)?;
        Ok(Self { client, hidden: vec![integration.client_secret.clone()] })
    }

    /// Also keeps `secret` out of what a server's words may repeat.
    pub(super) fn hiding(mut self, secret: SecretString) -> Self {
        self.hidden.push(secret);
        self
    }

    /// POSTs a form by hand, for the device grant, whose pending answers oauth2 does not know (contract 9.3).
    pub(super) async fn post_form<F: Serialize + ?Sized>(
        &self,
        url: url::Url,
        form: &F,
        basic: Option<(&str, &SecretString)>,
    ) -> Result<Vec<u8>, Failure> {
        let mut request =
            self.client.post(url).header(reqwest::header::ACCEPT, "application/json").form(form);
        if let Some((user, password)) = basic {
            request = request.basic_auth(user, Some(password.expose_secret()));
        }
        let request = request.build().map_err(|error| Failure::Unreachable(why(&error)))?;
        self.execute(request).await
    }

    async fn execute(&self, mut request: reqwest::Request) -> Result<Vec<u8>, Failure> {
        let unreachable = |error: reqwest::Error| Failure::Unreachable(why(&error));
        let tracking_id = format!("VALET_{}", uuid::Uuid::new_v4());
        if let Ok(value) = tracking_id.parse() {
            request.headers_mut().insert("TrackingID", value);
        }
        let mut response = self.client.execute(request).await.map_err(unreachable)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
            if body.len() + chunk.len() > BODY_LIMIT {
                return Err(Failure::Unreachable(say!("network-too-long")));
            }
            body.extend_from_slice(&chunk);
        }
        let status = response.status();
        if status.is_success() {
            let is_page = incoming::kind_of(response.headers(), &body) == BodyKind::Html;
            return if is_page { Err(Failure::Unreachable(say!("network-page"))) } else { Ok(body) };
        }
        let headers = response.headers();
        let tracking_id = headers.get("TrackingID").and_then(|id| id.to_str().ok()).unwrap_or(&tracking_id);
        let refusal = Refusal::read(status.as_u16(), pause(headers, present::wall()), &body, tracking_id);
        Err(Failure::Refused(refusal.scrubbed(&self.hidden)))
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Failure>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let request =
                reqwest::Request::try_from(request).map_err(|error| Failure::Unreachable(why(&error)))?;
            // Any 2xx is a success (contract 1), and oauth2 wants to read 200.
            Ok(HttpResponse::new(self.execute(request).await?))
        })
    }
}

/// The innermost reason, which is the one that a person can act on, without the address.
fn why(error: &reqwest::Error) -> Message {
    let Some(reason) = outgoing::causes(error).last() else {
        return if error.is_timeout() { say!("network-timed-out") } else { say!("network-not-asked") };
    };
    let is_at = |stage: &str| outgoing::causes(error).any(|cause| cause.to_string().contains(stage));
    let is_closed = |reason: &io::Error| {
        matches!(reason.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset)
    };
    if error.is_timeout() {
        say!("network-timed-out")
    } else if error.is_connect() && !error.is_dns() && is_at("tunnel error") {
        say!("network-proxy", why = reason.to_string())
    } else if error.is_connect() && is_at("certificate") {
        say!("network-untrusted", why = reason.to_string())
    } else if error.is_connect() {
        say!("network-no-connection", why = reason.to_string())
    } else if reason.downcast_ref().is_some_and(is_closed) {
        say!("network-closed")
    } else {
        say!("network-broke", why = reason.to_string())
    }
}

/// `Retry-After` in seconds or as a date (contract 10.2), at most an hour.
fn pause(headers: &HeaderMap, now: jiff::Timestamp) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let pause = match value.parse::<u64>() {
        Ok(secs) => Duration::from_secs(secs),
        Err(_) => {
            let until = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
            until.duration_since(now).max(jiff::SignedDuration::ZERO).try_into().ok()?
        }
    };
    Some(pause.min(LONGEST_PAUSE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_read_in_seconds_and_as_a_date() {
        let now: jiff::Timestamp = "2026-09-30T14:05:00Z".parse().unwrap();
        for (value, secs) in [
            ("7", Some(7)),
            (" 7 ", Some(7)),
            ("999999999999", Some(3600)),
            ("Wed, 30 Sep 2026 14:05:20 GMT", Some(20)),
            ("Wed, 30 Sep 2026 14:04:00 GMT", Some(0)),
            ("soon", None),
        ] {
            let headers: HeaderMap = [(RETRY_AFTER, value.parse().unwrap())].into_iter().collect();
            assert_eq!(pause(&headers, now), secs.map(Duration::from_secs), "{value}");
        }
    }
}
