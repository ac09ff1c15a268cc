//! A server that speaks XSI as its script says: every request is written down, every channel's bytes are the test's.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use super::support::wait_until;

/// The opening bytes of everything that the server says.
pub const XSI: &str = "xmlns=\"http://schema.broadsoft.com/xsi\"";

/// What a channel's body carries next.
type Stream = mpsc::Sender<Result<Bytes, std::io::Error>>;

/// One request as it came.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub body: String,
    pub token: String,
    pub cookie: String,
    pub length: String,
}

/// What the script says.
pub struct Script {
    /// What `GET /v1/organizations` answers, and what the single organization does.
    pub organizations: (u16, Value),
    pub organization: (u16, Value),
    /// Statuses for the next requests whose "METHOD path" contains the key.
    pub statuses: HashMap<String, Vec<u16>>,
    /// Statuses for every request whose "METHOD path body" contains the key.
    pub always: HashMap<String, u16>,
    /// Extension and user id of the busy lamp field.
    pub monitored: Vec<(String, String)>,
    /// The tokens that are accepted; empty = any.
    pub tokens: Vec<String>,
    /// An event with the id `early-<subscription>` that is acknowledged before its subscription's POST is answered.
    pub early: Option<fn(&str) -> String>,
    /// Each byte of the stream in a chunk of its own.
    pub one_byte_chunks: bool,
    /// Answers to DELETE never come.
    pub hangs_at_delete: bool,
}

struct Shared {
    script: Script,
    seen: Vec<Seen>,
    channels: Vec<(String, Stream)>,
    /// User id, request body and id of each subscription.
    subscriptions: Vec<(String, String, String)>,
    next_id: u32,
}

/// A running server; ends with the test's runtime.
#[derive(Clone)]
pub struct Server {
    shared: Arc<Mutex<Shared>>,
    pub base: String,
}

impl Server {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let organization = json!({ "id": "org-1", "displayName": "Example",
            "xsiActionsEndpoint": format!("{base}/actions"),
            "xsiEventsEndpoint": format!("{base}/events"),
            "xsiEventsChannelEndpoint": format!("{base}/async/events"), "xsiDomain": "xsi.example.test" });
        let script = Script {
            organizations: (200, json!({ "items": [organization] })),
            organization: (404, Value::Null),
            statuses: HashMap::new(),
            always: HashMap::new(),
            monitored: Vec::new(),
            tokens: Vec::new(),
            early: None,
            one_byte_chunks: false,
            hangs_at_delete: false,
        };
        let shared =
            Shared { script, seen: Vec::new(), channels: Vec::new(), subscriptions: Vec::new(), next_id: 0 };
        let server = Self { shared: Arc::new(Mutex::new(shared)), base };
        let router = Router::new().fallback(answer).with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        server
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap()
    }

    /// Changes the script.
    pub fn script(&self, change: impl FnOnce(&mut Script)) {
        change(&mut self.shared().script);
    }

    /// The requests whose "METHOD path" contains this, oldest first.
    pub fn seen(&self, what: &str) -> Vec<Seen> {
        let named = |seen: &&Seen| format!("{} {}", seen.method, seen.path).contains(what);
        self.shared().seen.iter().filter(named).cloned().collect()
    }

    /// The newest channel's id.
    pub fn channel_id(&self) -> String {
        self.shared().channels.last().unwrap().0.clone()
    }

    /// The newest subscription of this user for this package.
    pub fn subscription(&self, user: &str, package: &str) -> String {
        let shared = self.shared();
        let is = |(of, body, _): &&(String, String, String)| of == user && body.contains(package);
        shared.subscriptions.iter().rfind(is).unwrap().2.clone()
    }

    /// Says these bytes in the newest channel.
    pub async fn say(&self, text: &str) {
        let (channel, one_by_one) = {
            let shared = self.shared();
            (shared.channels.last().unwrap().1.clone(), shared.script.one_byte_chunks)
        };
        let pieces: Vec<Bytes> = if one_by_one {
            text.bytes().map(|byte| Bytes::copy_from_slice(&[byte])).collect()
        } else {
            vec![Bytes::copy_from_slice(text.as_bytes())]
        };
        for piece in pieces {
            channel.send(Ok(piece)).await.ok();
        }
    }

    /// The newest channel's body ends.
    pub fn drop_channel(&self) {
        let (id, _) = self.shared().channels.pop().unwrap();
        assert!(!id.is_empty());
    }
}

async fn answer(State(server): State<Server>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let header = |name: &str| text(&parts.headers, name);
    let seen = Seen {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        body: String::from_utf8(body.to_vec()).unwrap(),
        token: header("authorization").trim_start_matches("Bearer ").to_owned(),
        cookie: header("cookie"),
        length: header("content-length"),
    };
    let (response, early, hangs) = server.shared().answer(&seen);
    if let Some(early) = early {
        let (id, event) = early;
        server.say(&event).await;
        let acknowledged = || server.seen("eventresponse").iter().any(|seen| seen.body.contains(&id));
        wait_until("the early event's acknowledgement", acknowledged).await;
    }
    if hangs {
        std::future::pending::<()>().await;
    }
    response
}

fn text(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).map_or(String::new(), |value| value.to_str().unwrap().to_owned())
}

fn respond(status: u16, content_type: &str, body: impl Into<Body>) -> Response<Body> {
    let builder = Response::builder().status(StatusCode::from_u16(status).unwrap());
    builder.header("content-type", content_type).body(body.into()).unwrap()
}

fn error(status: u16) -> Response<Body> {
    let body =
        format!("<ErrorInfo {XSI}><summary>refused</summary><errorCode>{status}</errorCode></ErrorInfo>");
    respond(status, "application/xml", body)
}

impl Shared {
    fn answer(&mut self, seen: &Seen) -> (Response<Body>, Option<(String, String)>, bool) {
        self.seen.push(seen.clone());
        let named = format!("{} {} {}", seen.method, seen.path, seen.body);
        if !self.script.tokens.is_empty() && !self.script.tokens.contains(&seen.token) {
            return (error(401), None, false);
        }
        let once =
            self.script.statuses.iter_mut().find(|(key, left)| named.contains(*key) && !left.is_empty());
        if let Some(status) = once.map(|(_, left)| left.remove(0)) {
            return (error(status), None, false);
        }
        if let Some((_, status)) = self.script.always.iter().find(|(key, _)| named.contains(*key)) {
            return (error(*status), None, false);
        }
        let parts: Vec<&str> = seen.path.trim_start_matches('/').split('/').collect();
        let mut early = None;
        let response = match (seen.method.as_str(), parts.as_slice()) {
            ("GET", ["v1", "organizations"]) => json_of(&self.script.organizations),
            ("GET", ["v1", "organizations", _]) => json_of(&self.script.organization),
            ("POST", ["async", "events", "v2.0", "channel"]) => self.open(),
            ("PUT", ["events", "v2.0", "channel", id, "heartbeat"]) => {
                respond(if self.knows(id) { 200 } else { 404 }, "application/xml", "")
            }
            ("POST", ["events", "v2.0", "user", user]) => {
                self.next_id += 1;
                let id = format!("s-{}", self.next_id);
                early = self.script.early.map(|early| (format!("early-{id}"), early(&id)));
                self.subscriptions.push(((*user).to_owned(), seen.body.clone(), id.clone()));
                respond(
                    200,
                    "application/xml",
                    format!(
                        "<Subscription {XSI}><subscriptionId>{id}</subscriptionId><expires>7200</expires></Subscription>"
                    ),
                )
            }
            ("GET", ["actions", "v2.0", "user", _, "services", "BusyLampField"]) => self.busy_lamp_field(),
            ("POST", ["events", "v2.0", "channel", "eventresponse"])
            | ("PUT" | "DELETE", ["events", "v2.0", "channel" | "subscription", _]) => {
                respond(200, "application/xml", "")
            }
            _ => panic!("nobody announced {named}"),
        };
        (response, early, self.script.hangs_at_delete && seen.method == "DELETE")
    }

    fn knows(&self, channel_id: &str) -> bool {
        self.channels.iter().any(|(id, _)| id == channel_id)
    }

    fn open(&mut self) -> Response<Body> {
        self.next_id += 1;
        let id = format!("ch-{}", self.next_id);
        let (sender, receiver) = mpsc::channel(4096);
        let first = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Channel {XSI}><channelId>{id}</channelId><expires>7200</expires></Channel>"
        );
        sender.try_send(Ok(Bytes::from(first))).unwrap();
        self.channels.push((id.clone(), sender));
        let stream = futures_util::stream::unfold(receiver, |mut receiver| async {
            receiver.recv().await.map(|item| (item, receiver))
        });
        let mut response = respond(200, "application/xml", Body::from_stream(stream));
        let cookie = format!("node={id}; Path=/; HttpOnly");
        response.headers_mut().insert("set-cookie", cookie.parse().unwrap());
        response
    }

    fn busy_lamp_field(&self) -> Response<Body> {
        let lines: String = self.script.monitored.iter().map(|(extension, user)| {
            format!("<userDetails><userId>{user}</userId><firstName>F</firstName><lastName>L</lastName><extension>{extension}</extension></userDetails>")
        }).collect();
        respond(
            200,
            "application/xml",
            format!("<BusyLampField {XSI}><monitoredUserList>{lines}</monitoredUserList></BusyLampField>"),
        )
    }
}

fn json_of((status, body): &(u16, Value)) -> Response<Body> {
    respond(*status, "application/json", body.to_string())
}
