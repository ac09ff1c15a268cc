//! One request of this layer: token, tracking id, cookies and what became of it. Logs say what was asked and the status,
//! never an address or a body: user ids, names and numbers stand in both.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use reqwest::{Method, Proxy, Response};
use secrecy::{ExposeSecret as _, SecretString};
use tracing::debug;
use url::Url;
use uuid::Uuid;

use super::config::Config;
use super::xml::ANSWER_MAX;
use crate::loopback::is_loopback;
use crate::outgoing;
use crate::present;
use crate::webex::{self, Bearer, BearerError, retry_after};

/// Why a request has no answer that helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Failure {
    /// Nobody is signed in any more.
    SignedOut,
    /// No connection, no answer in time, or a torn one.
    Unreachable,
    /// Anything but 2xx; a 401 has already been tried with a new token.
    Status { status: u16, retry_after: Option<Duration> },
}

impl Failure {
    /// Whether the same request would fail again: refused for what it asks, not for when.
    pub(super) fn is_final(&self) -> bool {
        matches!(self, Self::Status { status: 400..=499, .. }) && !self.is(401) && self.wait().is_none()
    }

    /// Whether Webex answered with this status.
    pub(super) fn is(&self, wanted: u16) -> bool {
        matches!(self, Self::Status { status, .. } if *status == wanted)
    }

    /// How long Webex asks to be left alone (contract 10.2).
    pub(super) fn wait(&self) -> Option<Duration> {
        let wait = match self {
            Self::Status { status: 429 | 423 | 408, retry_after } => {
                Some(retry_after.unwrap_or(retry_after::DEFAULT))
            }
            Self::Status { status: 500.., retry_after } => *retry_after,
            _ => None,
        };
        wait.map(|wait| wait.min(retry_after::BACKGROUND_MAX))
    }
}

/// What shall be sent.
#[derive(Debug, Clone)]
pub(super) struct Request<'r> {
    /// For the log.
    pub(super) what: &'static str,
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) accept: &'static str,
    pub(super) xml: Option<&'r str>,
}

/// Sends requests; keeps the cookies of one channel (contract 7.2).
#[derive(Clone)]
pub(super) struct Http {
    client: reqwest::Client,
    bearer: Arc<dyn Bearer>,
    gate: Option<webex::Client>,
    whole: Duration,
}

impl Http {
    /// A client with no cookies yet for the host of `base`. None if TLS or the proxy cannot be set up.
    pub(super) fn new(config: &Config, base: &Url, bearer: Arc<dyn Bearer>) -> Option<Self> {
        let Config { webex: config, gate, .. } = config;
        let mut client = outgoing::listening()
            .connect_timeout(config.timeouts.connect)
            .cookie_store(true)
            // A packed stream would hold events back until its block is full.
            .gzip(false);
        if is_loopback(base) {
            client = client.no_proxy();
        } else if let Some(proxy) = &config.proxy {
            client = client.proxy(Proxy::all(proxy.as_str()).ok()?);
        }
        Some(Self { client: client.build().ok()?, bearer, gate: gate.clone(), whole: config.timeouts.whole })
    }

    /// How long only what keeps a channel alive may go out, because Webex asked for quiet, here or on REST (contract 10.3).
    pub(super) fn quiet_for(&self) -> Option<Duration> {
        self.gate.as_ref()?.reads_wait()
    }

    /// Waits until Webex may be asked again.
    pub(super) async fn until_open(&self) {
        if let Some(gate) = &self.gate {
            gate.until_reads_may_go().await;
        }
    }

    /// Sends it and reads the body of its 2xx.
    pub(super) async fn send(&self, request: Request<'_>) -> Result<Vec<u8>, Failure> {
        let what = request.what;
        let whole = async {
            let mut response = self.open(request).await?;
            let mut body = Vec::new();
            while let Some(chunk) = response.chunk().await.map_err(|_| Failure::Unreachable)? {
                if body.len() + chunk.len() > ANSWER_MAX {
                    debug!(what, "the answer is too large");
                    return Err(Failure::Unreachable);
                }
                body.extend_from_slice(&chunk);
            }
            Ok(body)
        };
        tokio::time::timeout(self.whole, whole).await.unwrap_or(Err(Failure::Unreachable))
    }

    /// Sends it, once more with a renewed token after a 401, and gives a 2xx whose body is yet to come.
    pub(super) async fn open(&self, request: Request<'_>) -> Result<Response, Failure> {
        let token = self.bearer.bearer().await.map_err(no_token)?;
        let first = self.exchange(&request, &token).await;
        if !first.as_ref().is_err_and(|failure| failure.is(401)) {
            return first;
        }
        let renewed = self.bearer.renewed(&token).await.map_err(no_token)?;
        if renewed.expose_secret() == token.expose_secret() {
            return first;
        }
        self.exchange(&request, &renewed).await
    }

    async fn exchange(&self, request: &Request<'_>, token: &SecretString) -> Result<Response, Failure> {
        let what = request.what;
        let Ok(mut authorization) = HeaderValue::from_str(&format!("Bearer {}", token.expose_secret()))
        else {
            return Err(Failure::SignedOut);
        };
        authorization.set_sensitive(true);
        let tracking_id = format!("VALET_{}", Uuid::new_v4());
        let mut outgoing = self
            .client
            .request(request.method.clone(), request.url.clone())
            .header(ACCEPT, request.accept)
            .header(AUTHORIZATION, authorization)
            .header("TrackingID", &tracking_id);
        if let Some(xml) = request.xml {
            outgoing = outgoing.header(CONTENT_TYPE, "application/xml; charset=UTF-8").body(xml.to_owned());
        }
        if request.xml.is_none() && request.method == Method::PUT {
            // Some proxies refuse a PUT that does not say its length.
            outgoing = outgoing.header(CONTENT_LENGTH, "0");
        }
        if let Some(gate) = &self.gate {
            gate.sent_elsewhere();
        }
        match outgoing.send().await {
            // The page of a guest network is nobody's heartbeat.
            Ok(response) if response.status().is_success() && is_page(&response) => {
                debug!(what, tracking_id, "a web page came");
                Err(Failure::Unreachable)
            }
            Ok(response) if response.status().is_success() => Ok(response),
            Ok(response) => {
                let status = response.status().as_u16();
                debug!(what, status, tracking_id, "refused");
                let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
                let retry_after = retry_after.and_then(|header| retry_after::parse(header, present::wall()));
                if let (429, Some(gate)) = (status, &self.gate) {
                    gate.told_to_wait_elsewhere(retry_after);
                }
                Err(Failure::Status { status, retry_after })
            }
            Err(error) => {
                debug!(what, tracking_id, error = %error.without_url(), "not answered");
                Err(Failure::Unreachable)
            }
        }
    }
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.to_ascii_lowercase().contains("html"))
}

fn no_token(why: BearerError) -> Failure {
    match why {
        BearerError::Expired => Failure::SignedOut,
        BearerError::Unreachable(_) => Failure::Unreachable,
    }
}

/// `base` with these path segments behind it, each percent-encoded by itself.
pub(super) fn under(base: &Url, segments: &[&str]) -> Url {
    let mut url = base.clone();
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    url
}
