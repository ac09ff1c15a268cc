//! One request out, one answer in: token, tracking id, the gate, the retries of reads, and the log line. Owned by
//! [`Client`](super::Client); it knows no path of Webex.
//!
//! Nothing that a body says is logged, and no token ever.

use std::sync::Arc;
use std::time::Instant;

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Method, Proxy};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Serialize;
use tracing::debug;
use url::Url;
use uuid::Uuid;

use super::answer::{self, Answer, TRACKING_ID};
use super::bearer::{Bearer, BearerError};
use super::config::{Config, ConfigError};
use super::error::{Error, ErrorKind, NoAnswer, NotSent};
use super::gate::{Gate, Press};
use super::pressed::{GO_OUT, Pressed};
use super::status::Command;
use super::traffic::RequestKind;
use super::{no_answer, retry};
use crate::incoming::{self, BodyKind};
use crate::outgoing;

/// The largest body that is read, unpacked: fifty slots take 20 kB.
const BODY_MAX: usize = 4 * 1024 * 1024;

/// How hard the transport tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// A read: waits for the gate and is tried again as [`retry::decide`] says.
    Read(RequestKind),
    /// A read whose poller is its retry: waits for the gate, sent once.
    ReadOnce,
    /// A command: sent at once and once (contract 10.4), or not at all if it was just asked to wait.
    Command(Command),
}

impl Effort {
    fn kind(self) -> RequestKind {
        match self {
            Self::Read(kind) => kind,
            Self::ReadOnce => RequestKind::Poll,
            Self::Command(_) => RequestKind::Command,
        }
    }
}

/// What shall be sent.
#[derive(Debug)]
pub(super) struct Request {
    method: Method,
    url: Url,
    path: String,
    body: Option<Vec<u8>>,
    effort: Effort,
}

/// Connections to Webex, as the settings say.
fn http(config: &Config) -> Result<reqwest::Client, ConfigError> {
    config.check()?;
    let mut http = outgoing::client().connect_timeout(config.timeouts.connect).timeout(config.timeouts.whole);
    if config.is_loopback() {
        http = http.no_proxy();
    } else if let Some(proxy) = &config.proxy {
        http = http.proxy(Proxy::all(proxy.as_str()).map_err(|_| ConfigError::Proxy)?);
    }
    http.build().map_err(|error| ConfigError::Tls(no_answer::words(error)))
}

/// Shared by all clones of a client.
#[derive(Clone)]
pub(super) struct Transport {
    http: reqwest::Client,
    base: Url,
    bearer: Arc<dyn Bearer>,
    gate: Gate,
}

impl Transport {
    pub(super) fn new(config: &Config, bearer: Arc<dyn Bearer>) -> Result<Self, ConfigError> {
        Ok(Self { http: http(config)?, base: config.api_base.clone(), bearer, gate: Gate::new() })
    }

    /// The same with new connections, made as this says: the token is the same, so what is owed to Webex is too.
    pub(super) fn rerouted(&self, config: &Config) -> Result<Self, ConfigError> {
        Ok(Self { http: http(config)?, base: config.api_base.clone(), ..self.clone() })
    }

    /// A request to these path segments under the base, each percent-encoded by itself (contract 2).
    pub(super) fn request<'s>(
        &self,
        effort: Effort,
        method: Method,
        segments: impl IntoIterator<Item = &'s str>,
    ) -> Request {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        let base = self.base.path().trim_end_matches('/');
        let path = url.path().strip_prefix(base).unwrap_or(url.path()).trim_start_matches('/').to_owned();
        Request { method, url, path, body: None, effort }
    }

    /// Where every request passes.
    pub(super) fn gate(&self) -> &Gate {
        &self.gate
    }

    /// Sends it as its effort says. The error is that of the last try.
    pub(super) async fn send(&self, request: Request) -> Result<Answer, Error> {
        let mut may_renew = true;
        let mut tries = 0;
        let pressed = Pressed::default();
        loop {
            let _press = self.pass(&request).await?;
            tries += 1;
            let error = match self.authorised(&request, &pressed, &mut may_renew).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            if error.status() == Some(429) {
                let by = match request.effort {
                    Effort::Command(command) => Some(command),
                    Effort::Read(_) | Effort::ReadOnce => None,
                };
                self.gate.too_many(by, error.retry_after());
            }
            if !matches!(request.effort, Effort::Read(_)) {
                return Err(error);
            }
            let Some(wait) = retry::decide(error.row(), tries, error.retry_after(), fastrand::f64()) else {
                return Err(error);
            };
            debug!(path = request.path, tries, wait_ms = wait.as_millis(), "the read will be tried again");
            // After a 429 the gate holds it for as long, and lets presses go first.
            if error.status() != Some(429) {
                tokio::time::sleep(wait).await;
            }
        }
    }

    /// Through the gate: a read when it is open, a press at once.
    async fn pass(&self, request: &Request) -> Result<Option<Press>, Error> {
        let Effort::Command(command) = request.effort else {
            self.gate.open().await;
            return Ok(None);
        };
        self.gate.press(command).map(Some).map_err(|left| {
            debug!(?command, left_secs = left.as_secs(), "too early, Webex has asked to wait");
            request.error(ErrorKind::TooEarly { left }, new_tracking_id(), None)
        })
    }

    /// Sends it with a token, and once more with a renewed one after a 401: also a command, because a 401 was refused
    /// before execution (contract 10.4). `may_renew` keeps that to once per request.
    async fn authorised(
        &self,
        request: &Request,
        pressed: &Pressed,
        may_renew: &mut bool,
    ) -> Result<Answer, Error> {
        let token = request.in_time(pressed, self.bearer.bearer()).await?;
        let token = token.map_err(|why| request.without_token(why, new_tracking_id()))?;
        let error = match self.exchange(request, pressed, &token).await {
            Err(error) if error.status() == Some(401) && *may_renew => error,
            other => return other,
        };
        *may_renew = false;
        let renewed = match request.in_time(pressed, self.bearer.renewed(&token)).await? {
            Ok(renewed) => renewed,
            Err(why) => return Err(request.without_token(why, error.tracking_id)),
        };
        if renewed.expose_secret() == token.expose_secret() {
            Err(error)
        } else {
            self.exchange(request, pressed, &renewed).await
        }
    }

    async fn exchange(
        &self,
        request: &Request,
        pressed: &Pressed,
        token: &SecretString,
    ) -> Result<Answer, Error> {
        let sent_id = new_tracking_id();
        let Ok(mut authorization) = HeaderValue::from_str(&format!("Bearer {}", token.expose_secret()))
        else {
            // Such a token was never issued by Webex; only a new sign-in can help.
            return Err(request.error(ErrorKind::Expired, sent_id, None));
        };
        authorization.set_sensitive(true);
        let mut outgoing = self
            .http
            .request(request.method.clone(), request.url.clone())
            .header(ACCEPT, "application/json")
            .header(AUTHORIZATION, authorization)
            .header(TRACKING_ID, &sent_id);
        if let Some(body) = &request.body {
            let body = match request.effort {
                Effort::Read(_) | Effort::ReadOnce => body.clone().into(),
                Effort::Command(_) => pressed.body(body.clone()),
            };
            outgoing = outgoing.header(CONTENT_TYPE, "application/json").body(body);
        }
        self.gate.sent(request.effort.kind());
        let started = Instant::now();
        let answering = async {
            match outgoing.send().await {
                Ok(response) => read(request, response, &sent_id, token).await,
                Err(error) => {
                    let (what, words) = no_answer::classify(error);
                    Err(request.error(ErrorKind::NoAnswer(what), sent_id.clone(), Some(words)))
                }
            }
        };
        let result = match request.effort {
            Effort::Read(_) | Effort::ReadOnce => answering.await,
            // Whether it had gone out when the computer fell asleep, nobody knows: it is looked up.
            Effort::Command(_) => pressed.unless_it_sleeps(answering).await.unwrap_or_else(|| {
                Err(request.error(ErrorKind::NoAnswer(NoAnswer::TimedOut), sent_id.clone(), None))
            }),
        };
        let (method, path, elapsed_ms) = (&request.method, &request.path, started.elapsed().as_millis());
        match &result {
            Ok(Answer { status, tracking_id, .. }) => {
                debug!(%method, path, status, tracking_id, elapsed_ms, "answered")
            }
            Err(error) => {
                // Not the error's own line: a server's words may hold numbers and names.
                let Error { tracking_id, detail, .. } = error;
                let ending = error.row().ending;
                debug!(%method, path, ?ending, status = error.status(), tracking_id, detail, elapsed_ms, "failed");
            }
        }
        result
    }
}

impl Request {
    /// Adds `name=value` to the query if there is a value.
    pub(super) fn query(mut self, name: &str, value: Option<&str>) -> Self {
        if let Some(value) = value {
            self.url.query_pairs_mut().append_pair(name, value);
        }
        self
    }

    /// The JSON body.
    pub(super) fn json(mut self, body: &impl Serialize) -> Self {
        // The bodies of this crate are plain structs of texts, which always serialise.
        self.body = serde_json::to_vec(body).ok();
        self
    }

    /// What must come before it is sent. A command does not wait long for it, and is not sent afterwards.
    async fn in_time<T>(&self, pressed: &Pressed, before: impl Future<Output = T>) -> Result<T, Error> {
        if !matches!(self.effort, Effort::Command(_)) {
            return Ok(before.await);
        }
        let before = tokio::time::timeout(GO_OUT, before).await.ok();
        let late =
            || self.error(ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Late)), new_tracking_id(), None);
        before.filter(|_| !pressed.is_too_long_ago()).ok_or_else(late)
    }

    fn error(&self, kind: ErrorKind, tracking_id: String, detail: Option<String>) -> Error {
        let request = format!("{} {}", self.method, self.path).into_boxed_str();
        Error { kind, tracking_id, request, detail: detail.map(String::into_boxed_str) }
    }

    fn without_token(&self, why: BearerError, tracking_id: String) -> Error {
        let kind = match why {
            BearerError::Expired => ErrorKind::Expired,
            BearerError::Unreachable(why) => ErrorKind::SignInUnreachable(why),
        };
        self.error(kind, tracking_id, None)
    }
}

fn new_tracking_id() -> String {
    format!("VALET_{}", Uuid::new_v4())
}

async fn read(
    request: &Request,
    mut response: reqwest::Response,
    sent_id: &str,
    token: &SecretString,
) -> Result<Answer, Error> {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let header_id = answer::tracking_id_of(&headers);
    let mut body = Vec::new();
    let mut broken = None;
    let mut too_large = false;
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > BODY_MAX => too_large = true,
            Ok(Some(chunk)) => {
                body.extend_from_slice(&chunk);
                continue;
            }
            Ok(None) => {}
            Err(error) => broken = Some(error),
        }
        break;
    }
    let kind =
        if broken.is_some() || too_large { BodyKind::Other } else { incoming::kind_of(&headers, &body) };
    let status_code = status.as_u16();
    if !status.is_success() {
        // The status has arrived, and with it the decision; a torn body only costs its words.
        let wait = answer::retry_after_of(&headers);
        let (kind, body_id) = answer::problem(status_code, kind, &body, wait, token);
        let tracking_id = header_id.or(body_id).unwrap_or_else(|| sent_id.to_owned());
        return Err(request.error(kind, tracking_id, None));
    }
    let tracking_id = header_id.unwrap_or_else(|| sent_id.to_owned());
    if let Some(error) = broken {
        let what = if error.is_timeout() { NoAnswer::TimedOut } else { NoAnswer::TornBody };
        return Err(request.error(ErrorKind::NoAnswer(what), tracking_id, Some(no_answer::words(error))));
    }
    if too_large {
        let why = format!("it is larger than {} MiB", BODY_MAX / (1024 * 1024));
        let kind = ErrorKind::Unreadable { status: status_code, path: String::new(), why, body: kind };
        return Err(request.error(kind, tracking_id, None));
    }
    let request = format!("{} {}", request.method, request.path).into_boxed_str();
    Ok(Answer { request, tracking_id, status: status_code, body, kind })
}
