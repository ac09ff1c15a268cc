//! The client, with what concerns calls (contract 3). What concerns the user and the devices stands in `settings`.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;

use super::bearer::Bearer;
use super::call::{Call, CallInfo, Calls};
use super::config::Config;
use super::error::{Error, ErrorKind};
use super::history::{History, HistoryEntry, HistoryKind};
use super::ids::{CallId, EndpointId, LineOwnerId};
use super::retrieve::{CallBody, Retrieve, RetrieveBody};
use super::transport::{Effort, Request, Transport};

/// Speaks to Webex for the user whose token `bearer` gives. Clones share connections and the gate.
///
/// Every method fails with an [`Error`] whose [`row`](Error::row) says what follows. Reads may take three tries; commands
/// are sent once, whatever happens (contract 10.4).
#[derive(Clone)]
pub struct Client {
    pub(super) transport: Transport,
    calls_path: Arc<[String]>,
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
        let transport = Transport::new(&config, bearer).map_err(|why| Error {
            kind: ErrorKind::Config(why),
            tracking_id: String::new(),
            request: "settings".into(),
            detail: None,
        })?;
        let calls_path =
            config.calls_path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Ok(Self { transport, calls_path })
    }

    /// How long reads still wait because Webex asked for quiet (contract 10.3); none if they go at once.
    pub fn reads_wait(&self) -> Option<Duration> {
        self.transport.reads_wait()
    }

    /// All active calls of the user (contract 3.2). Waits for the gate; sent once, for its poller is the retry.
    pub async fn calls(&self, line_owner: Option<&LineOwnerId>) -> Result<Vec<Call>, Error> {
        let request = self.calls_request(Effort::ReadOnce, Method::GET, self.list_path());
        let request = request.query("lineOwnerId", line_owner.map(LineOwnerId::as_str));
        Ok(self.transport.send(request).await?.json::<Calls>()?.items)
    }

    /// One call. A 404 means that it is gone (contract 3.2).
    pub async fn call(&self, id: &CallId, line_owner: Option<&LineOwnerId>) -> Result<Call, Error> {
        let path = self.list_path().iter().copied().chain([id.as_str()]);
        let request = self.calls_request(Effort::Read, Method::GET, path.collect::<Vec<_>>().as_slice());
        let request = request.query("lineOwnerId", line_owner.map(LineOwnerId::as_str));
        self.transport.send(request).await?.json()
    }

    /// Past calls, newest first: at most twenty of each kind, or of the one that is asked for.
    pub async fn history(&self, kind: Option<HistoryKind>) -> Result<Vec<HistoryEntry>, Error> {
        let request = self.calls_request(Effort::Read, Method::GET, &["history"]);
        let request = request.query("type", kind.as_ref().map(HistoryKind::as_str));
        Ok(self.transport.send(request).await?.json::<History>()?.sorted())
    }

    /// Picks up a parked call (contract 3.4). Success means that a new leg exists and the device is about to ring, not that
    /// the caller is there. A 2xx that does not name the leg is an error with an unknown outcome.
    pub async fn retrieve(&self, request: &Retrieve) -> Result<CallInfo, Error> {
        let command = self.command("retrieve").json(&RetrieveBody::from(request));
        let answer = self.transport.send(command).await?;
        let tracking_id = answer.tracking_id.clone();
        answer.json().map(|info| CallInfo { tracking_id, ..info })
    }

    /// Answers an alerting call, on this device if one is given. It works only where the device can be controlled
    /// (contract 3.3 and 5.5); take any 4xx as "lift the handset".
    pub async fn answer(&self, call: &CallId, endpoint: Option<&EndpointId>) -> Result<(), Error> {
        let command = self.command("answer").json(&CallBody { call_id: call, endpoint_id: endpoint });
        self.transport.send(command).await?.done()
    }

    /// Ends a call; an incoming one that is not yet answered is refused as busy (contract 3.3).
    pub async fn hangup(&self, call: &CallId) -> Result<(), Error> {
        let command = self.command("hangup").json(&CallBody { call_id: call, endpoint_id: None });
        self.transport.send(command).await?.done()
    }

    fn command(&self, name: &'static str) -> Request {
        self.calls_request(Effort::Command, Method::POST, &[name])
    }

    fn calls_request(&self, effort: Effort, method: Method, path: &[&str]) -> Request {
        let prefix = self.calls_path.iter().map(String::as_str);
        self.transport.request(effort, method, prefix.chain(path.iter().copied()))
    }

    /// The member paths list their calls one level deeper (contract 3.5).
    fn list_path(&self) -> &'static [&'static str] {
        if self.calls_path.iter().any(|part| part == "members") { &["calls"] } else { &[] }
    }
}
