//! A scripted Webex, a browser of raw bytes, and waiting with a deadline.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use url::Url;
use valet::oauth::{Integration, SignInError, Tokens, code};
use valet::words::Language;

pub const SECRET: &str = "client-secret-words";
pub const LIMIT: Duration = Duration::from_secs(20);

/// One scripted answer.
pub struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Body,
    gate: Option<Arc<Semaphore>>,
}

enum Body {
    Text(String),
    /// A refusal that repeats everything that was sent.
    Echo,
}

impl Reply {
    pub fn text(status: u16, body: &str) -> Self {
        Self { status, headers: Vec::new(), body: Body::Text(body.to_owned()), gate: None }
    }

    pub fn json(status: u16, body: Value) -> Self {
        Self::text(status, &body.to_string()).header("content-type", "application/json")
    }

    /// A refusal of Webex's own shape (contract 10.1).
    pub fn webex(status: u16, description: &str) -> Self {
        let errors = json!([{ "description": description }]);
        Self::json(status, json!({ "message": "Refused.", "errors": errors, "trackingId": "SCRIPT_1" }))
    }

    /// A refusal of OAuth's shape (contract 9.2).
    pub fn oauth(status: u16, error: &str) -> Self {
        Self::json(status, json!({ "error": error, "error_description": "Said by the script." }))
    }

    pub fn echo(status: u16) -> Self {
        Self { body: Body::Echo, ..Self::text(status, "") }
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Waits for a permit before it is sent.
    pub fn gated(mut self, gate: &Arc<Semaphore>) -> Self {
        self.gate = Some(Arc::clone(gate));
        self
    }
}

/// The full token answer of contract 9.2.
pub fn grant(access: &str, refresh: &str) -> Reply {
    Reply::json(
        200,
        json!({
            "access_token": access, "expires_in": 1_209_599, "refresh_token": refresh,
            "refresh_token_expires_in": 7_775_999, "token_type": "Bearer",
            "scope": "spark:calls_read spark:calls_write spark:telephony_config_read",
        }),
    )
}

/// One request that arrived.
#[derive(Clone, Debug)]
pub struct Seen {
    pub at: Timestamp,
    pub path: String,
    pub authorization: Option<String>,
    pub tracking_id: Option<String>,
    pub form: HashMap<String, String>,
}

#[derive(Default)]
struct Script {
    replies: Mutex<BTreeMap<String, VecDeque<Reply>>>,
    seen: Mutex<Vec<Seen>>,
}

/// Answers as scripted; what is not scripted gets 599 and is recorded, so that it fails loudly.
pub struct Webex {
    pub base: Url,
    script: Arc<Script>,
    serving: JoinHandle<()>,
}

impl Webex {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}/v1", listener.local_addr().unwrap()).parse().unwrap();
        let script = Arc::new(Script::default());
        let router = Router::new().fallback(answer).with_state(Arc::clone(&script));
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { base, script, serving }
    }

    /// Queues an answer for `/v1/{path}`.
    pub fn script(&self, path: &str, reply: Reply) -> &Self {
        self.script.replies.lock().unwrap().entry(format!("/v1/{path}")).or_default().push_back(reply);
        self
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.script.seen.lock().unwrap().clone()
    }

    pub fn integration(&self, redirect_uris: &[String]) -> Integration {
        Integration {
            api_base: self.base.clone(),
            client_id: "C0ffee".to_owned(),
            client_secret: SECRET.into(),
            redirect_uris: redirect_uris.to_vec(),
            scopes: ["spark:calls_read", "spark:calls_write", "spark:telephony_config_read"]
                .map(Into::into)
                .into(),
            optional_scopes: vec!["spark:xsi".to_owned()],
            proxy: None,
        }
    }
}

impl Drop for Webex {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(State(script): State<Arc<Script>>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let form = url::form_urlencoded::parse(&body).into_owned().collect();
    script.seen.lock().unwrap().push(Seen {
        at: Timestamp::now(),
        path: uri.path().to_owned(),
        authorization: header("authorization"),
        tracking_id: header("trackingid"),
        form,
    });
    let reply = script.replies.lock().unwrap().get_mut(uri.path()).and_then(VecDeque::pop_front);
    let Some(reply) = reply else {
        return (StatusCode::from_u16(599).unwrap(), "not scripted").into_response();
    };
    if let Some(gate) = &reply.gate {
        gate.acquire().await.unwrap().forget();
    }
    let text = match reply.body {
        Body::Text(text) => text,
        Body::Echo => {
            let sent: Vec<_> =
                url::form_urlencoded::parse(&body).map(|(_, value)| value.into_owned()).collect();
            json!({ "error": "server_error", "error_description": sent.join(" ") }).to_string()
        }
    };
    let mut response = (StatusCode::from_u16(reply.status).unwrap(), text).into_response();
    for (name, value) in reply.headers {
        response.headers_mut().insert(name, value.parse().unwrap());
    }
    response
}

/// Free ports of this moment.
pub async fn free_ports(count: usize) -> Vec<u16> {
    let mut listeners = Vec::new();
    for _ in 0..count {
        listeners.push(TcpListener::bind("127.0.0.1:0").await.unwrap());
    }
    listeners.iter().map(|listener| listener.local_addr().unwrap().port()).collect()
}

pub async fn redirect_uris(count: usize) -> Vec<String> {
    free_ports(count).await.into_iter().map(|port| format!("http://127.0.0.1:{port}/callback")).collect()
}

/// A sign-in that waits for its browser.
pub struct Waiting {
    pub link: Url,
    pub query: HashMap<String, String>,
    /// `127.0.0.1:port` of the redirect address in the link.
    pub host: String,
    pub cancel: CancellationToken,
    /// How often a wrong state was reported.
    pub reported: Arc<Mutex<Vec<SignInError>>>,
    pub outcome: JoinHandle<Result<Tokens, SignInError>>,
}

impl Waiting {
    pub async fn start(integration: Integration, limit: Duration) -> Self {
        let (sender, link) = oneshot::channel();
        let cancel = CancellationToken::new();
        let reported = Arc::new(Mutex::new(Vec::new()));
        let (token, report) = (cancel.clone(), Arc::clone(&reported));
        let outcome = tokio::spawn(async move {
            let link = |url| sender.send(url).unwrap();
            code::sign_in_watched(&integration, limit, Language::English, token, link, |error| {
                report.lock().unwrap().push(error)
            })
            .await
        });
        let link: Url = link.await.expect("the link is given when the listener stands");
        let query: HashMap<_, _> = link.query_pairs().into_owned().collect();
        let redirect = Url::parse(&query["redirect_uri"]).unwrap();
        let host = format!("{}:{}", redirect.host_str().unwrap(), redirect.port().unwrap());
        Self { link, query, host, cancel, reported, outcome }
    }

    /// GETs the callback as the browser would; `{state}` stands for the right one.
    pub async fn browse(&self, query: &str) -> String {
        let query = query.replace("{state}", &self.query["state"]);
        self.knock(&format!("GET /callback?{query} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host)).await
    }

    pub async fn knock(&self, request: &str) -> String {
        let mut stream = self.connect().await.expect("the listener stands");
        stream.write_all(request.as_bytes()).await.unwrap();
        read(&mut stream).await
    }

    pub async fn connect(&self) -> std::io::Result<TcpStream> {
        let port = self.host.rsplit(':').next().unwrap();
        TcpStream::connect(format!("127.0.0.1:{port}")).await
    }

    pub async fn end(self) -> Result<Tokens, SignInError> {
        tokio::time::timeout(LIMIT, self.outcome).await.expect("the sign-in ends").unwrap()
    }
}

pub async fn read(stream: &mut TcpStream) -> String {
    let mut response = String::new();
    let reading = stream.read_to_string(&mut response);
    tokio::time::timeout(LIMIT, reading).await.expect("a page comes and the connection closes").unwrap();
    response
}

pub fn status(response: &str) -> u16 {
    response.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status line")
}

/// Waits until `condition` holds; `what` is what is missing when it never does.
pub async fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = tokio::time::Instant::now() + LIMIT;
    while !condition() {
        assert!(tokio::time::Instant::now() < deadline, "waited in vain for: {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// The outcome of a task that must end.
pub async fn ended<T>(what: &str, task: JoinHandle<T>) -> T {
    match tokio::time::timeout(LIMIT, task).await {
        Ok(outcome) => outcome.unwrap(),
        Err(_) => panic!("waited in vain for the end of: {what}"),
    }
}
