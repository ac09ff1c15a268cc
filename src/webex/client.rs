//! The client, with what it reads about calls (contract 3.2) and how politely it goes about it (contract 10.3). What it
//! sends about calls stands in `commands`, what concerns the user and the devices in `settings`.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;

use super::bearer::Bearer;
use super::call::{Call, Calls};
use super::config::{Config, ConfigError};
use super::error::{Error, ErrorKind};
use super::history::{History, HistoryEntry, HistoryKind};
use super::ids::{CallId, LineOwnerId};
use super::traffic::{RequestKind, Traffic};
use super::transport::{Effort, Request, Transport};

/// Speaks to Webex for the user whose token `bearer` gives. Clones share connections and the gate.
///
/// Every method fails with an [`Error`] whose [`row`](Error::row) says what follows. Reads may take three tries; commands
/// are sent once, whatever happens (contract 10.4).
#[derive(Clone)]
pub struct Client {
    pub(super) transport: Transport,
    calls_path: Arc<[String]>,
    line_owner: Option<Arc<LineOwnerId>>,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("calls_path", &self.calls_path).finish_non_exhaustive()
    }
}

impl Client {
    /// Makes a client; nothing is sent yet.
    ///
    /// Fails with [`ErrorKind::Config`] if `api_base` would carry the token unprotected, or TLS cannot be set up.
    pub fn new(config: Config, bearer: Arc<dyn Bearer>) -> Result<Self, Error> {
        let transport = Transport::new(&config, bearer).map_err(misconfigured)?;
        let calls_path =
            config.calls_path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Ok(Self { transport, calls_path, line_owner: None })
    }

    /// The same client over new connections, as `config` says: for another proxy. It keeps token, gate and counts.
    ///
    /// Fails like [`new`](Self::new).
    pub fn rerouted(&self, config: &Config) -> Result<Self, Error> {
        let transport = self.transport.rerouted(config).map_err(misconfigured)?;
        Ok(Self { transport, ..self.clone() })
    }

    /// The same client for a secondary line that sits on one of the user's devices: what it asks and sends about calls names
    /// that line's owner, wherever the method is not given another (contract 3).
    pub fn for_line(&self, owner: LineOwnerId) -> Self {
        Self { line_owner: Some(Arc::new(owner)), ..self.clone() }
    }

    /// How long reads still wait because Webex asked for quiet (contract 10.3); none if they go at once.
    pub fn reads_wait(&self) -> Option<Duration> {
        self.transport.gate().shut_for()
    }

    /// Waits until reads may go, for another layer that asks with the same token (contract 10.3).
    pub async fn until_reads_may_go(&self) {
        self.transport.gate().open().await;
    }

    /// All active calls of the user (contract 3.2). Waits for the gate; sent once, for its poller is the retry.
    pub async fn calls(&self, line_owner: Option<&LineOwnerId>) -> Result<Vec<Call>, Error> {
        let request = self.calls_request(Effort::ReadOnce, Method::GET, self.list_path());
        let request = request.query("lineOwnerId", line_owner.or(self.line_owner()).map(LineOwnerId::as_str));
        Ok(self.transport.send(request).await?.json::<Calls>()?.items)
    }

    /// One call. A 404 means that it is gone (contract 3.2).
    pub async fn call(&self, id: &CallId, line_owner: Option<&LineOwnerId>) -> Result<Call, Error> {
        let path = self.list_path().iter().copied().chain([id.as_str()]);
        let request = self.calls_request(
            Effort::Read(RequestKind::Calls),
            Method::GET,
            path.collect::<Vec<_>>().as_slice(),
        );
        let request = request.query("lineOwnerId", line_owner.or(self.line_owner()).map(LineOwnerId::as_str));
        self.transport.send(request).await?.json()
    }

    /// Past calls, newest first: at most twenty of each kind, or of the one that is asked for.
    pub async fn history(&self, kind: Option<HistoryKind>) -> Result<Vec<HistoryEntry>, Error> {
        let request = self.calls_request(Effort::Read(RequestKind::Calls), Method::GET, &["history"]);
        let request = request.query("type", kind.as_ref().map(HistoryKind::as_str));
        let request = request.query("lineOwnerId", self.line_owner().map(LineOwnerId::as_str));
        Ok(self.transport.send(request).await?.json::<History>()?.sorted())
    }

    /// How much slower background work should go: every interval times this. 1 while Webex is content, 2 to 16 after it asked
    /// to wait (429); every two calm minutes halve it again (contract 11).
    pub fn slow_down(&self) -> u32 {
        self.transport.gate().slow_down()
    }

    /// What was sent lately with this token, for the details panel and `valet doctor`.
    pub fn traffic(&self) -> Traffic {
        self.transport.gate().traffic()
    }

    /// Waits until Webex asks for quiet (429), whatever request it answers so.
    pub async fn told_to_wait(&self) {
        self.transport.gate().refusal().await;
    }

    /// Another layer has sent a request with the same token: it counts.
    pub fn sent_elsewhere(&self) {
        self.transport.gate().sent(RequestKind::Live);
    }

    /// Another layer was told to wait (429) with the same token: the reads here wait too (contract 10.3).
    pub fn told_to_wait_elsewhere(&self, retry_after: Option<Duration>) {
        self.transport.gate().too_many(None, retry_after);
    }

    pub(super) fn line_owner(&self) -> Option<&LineOwnerId> {
        self.line_owner.as_deref()
    }

    pub(super) fn calls_request(&self, effort: Effort, method: Method, path: &[&str]) -> Request {
        let prefix = self.calls_path.iter().map(String::as_str);
        self.transport.request(effort, method, prefix.chain(path.iter().copied()))
    }

    /// The member paths list their calls one level deeper (contract 3.5).
    fn list_path(&self) -> &'static [&'static str] {
        if self.calls_path.iter().any(|part| part == "members") { &["calls"] } else { &[] }
    }
}

fn misconfigured(why: ConfigError) -> Error {
    Error {
        kind: ErrorKind::Config(why),
        tracking_id: String::new(),
        request: "settings".into(),
        detail: None,
    }
}
