//! An event channel as a client holds it: reads the endless response, cuts it into documents, and holds each to the schema.

use std::time::{Duration, Instant};

use reqwest::header::{CONTENT_TYPE, HeaderMap, SET_COOKIE};
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::desk::Desk;
use super::schema;
use super::tree::Node;

/// How long a document may take to come.
const PATIENCE: Duration = Duration::from_secs(10);
pub const EVENTS: &str = "com.broadsoft.xsi-events/v2.0";
pub const ACTIONS: &str = "com.broadsoft.xsi-actions/v2.0";
pub const ASYNC_CHANNEL: &str = "com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel";

/// The quiet scenario with the live layer switched on.
pub async fn live() -> Desk {
    Desk::with_settings(json!({"xsi": true, "recallSecs": 600})).await
}

/// A reply: status, headers and text.
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    /// The XML document, held to the schema.
    pub fn node(&self) -> Node {
        let node = Node::read(&self.text);
        schema::check(&node);
        node
    }

    /// Checks an `ErrorInfo` with this status.
    pub fn assert_refused(&self, status: u16) {
        assert_eq!(self.status, status, "{}", self.text);
        let node = self.node();
        assert_eq!(node.name, "ErrorInfo", "{}", self.text);
    }
}

/// A request below `/xsi`.
pub async fn ask(desk: &Desk, who: usize, method: Method, path: &str, body: &str) -> Reply {
    ask_with(desk, who, method, path, body, &[]).await
}

/// The same with more headers.
pub async fn ask_with(
    desk: &Desk,
    who: usize,
    method: Method,
    path: &str,
    body: &str,
    headers: &[(&str, &str)],
) -> Reply {
    let url = format!("http://{}/xsi/{path}", desk.running.addr);
    let mut request = desk.http.request(method, url).bearer_auth(desk.token(who)).body(body.to_owned());
    if !body.is_empty() {
        request = request.header(CONTENT_TYPE, "application/xml");
    }
    for (key, value) in headers {
        request = request.header(*key, *value);
    }
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Reply { status, headers, text: response.text().await.unwrap() }
}

/// The UUID in a public id.
pub fn uuid(public: &str) -> String {
    use base64::Engine as _;
    let clear =
        base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(public.trim_end_matches('=')).unwrap();
    String::from_utf8(clear).unwrap().rsplit('/').next().unwrap().to_owned()
}

/// The UUID of a slot's public id.
pub async fn slot_uuid(desk: &Desk, number: &str) -> String {
    uuid(desk.slot(number).await["id"].as_str().unwrap())
}

/// An open channel.
pub struct Line {
    pub who: usize,
    pub set_id: String,
    pub application_id: String,
    pub channel_id: String,
    pub cookie: String,
    pub first: Node,
    documents: mpsc::Receiver<Result<String, String>>,
}

impl Line {
    /// A channel of this user with ids of its own.
    pub async fn open(desk: &Desk, who: usize) -> Self {
        Self::open_as(desk, who, &format!("set-{who}"), &format!("app-{who}")).await
    }

    /// A channel with these ids.
    pub async fn open_as(desk: &Desk, who: usize, set_id: &str, application_id: &str) -> Self {
        let response = Self::request(desk, who, &wish(set_id, application_id, 7200)).await;
        assert_eq!(response.status(), 200);
        Self::on(response, who, set_id, application_id).await
    }

    /// Asks for a channel.
    pub async fn request(desk: &Desk, who: usize, body: &str) -> Response {
        let url = format!("http://{}/xsi/{ASYNC_CHANNEL}", desk.running.addr);
        desk.http.post(url).bearer_auth(desk.token(who)).body(body.to_owned()).send().await.unwrap()
    }

    async fn on(response: Response, who: usize, set_id: &str, application_id: &str) -> Self {
        let cookie = response.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        let (documents, reader) = mpsc::channel(4096);
        tokio::spawn(read(response, documents));
        let mut line = Self {
            who,
            set_id: set_id.into(),
            application_id: application_id.into(),
            channel_id: String::new(),
            cookie,
            first: Node::default(),
            documents: reader,
        };
        line.first = line.document("the channel").await;
        assert_eq!(line.first.name, "Channel");
        line.channel_id = line.first.at("channelId").unwrap().to_owned();
        line
    }

    /// The next document, whatever it is; held to the schema.
    pub async fn document(&mut self, what: &str) -> Node {
        let text = self.raw(what).await.unwrap_or_else(|how| panic!("{what} did not come: {how}"));
        let node = Node::read(&text);
        schema::check(&node);
        node
    }

    /// The next document as it came.
    pub async fn raw(&mut self, what: &str) -> Result<String, String> {
        match tokio::time::timeout(PATIENCE, self.documents.recv()).await {
            Ok(Some(text)) => text,
            Ok(None) => Err("the channel is over".into()),
            Err(_) => panic!("{what} did not come in {PATIENCE:?}"),
        }
    }

    /// The next event, acknowledged by nobody; heartbeats are passed over.
    pub async fn event(&mut self, what: &str) -> Node {
        loop {
            let node = self.document(what).await;
            if node.name == "Event" {
                return node;
            }
        }
    }

    /// The next event, which must hold this kind of data.
    pub async fn event_of(&mut self, kind: &str) -> Node {
        let event = self.event(kind).await;
        assert_eq!(event.data_kind(), kind, "{event:?}");
        event
    }

    /// The next event about a slot: the name of who is parked there, or none.
    pub async fn parked(&mut self, what: &str) -> Option<String> {
        let event = self.event(what).await;
        assert_eq!(event.data_kind(), "CallParkedAgainstEvent", "{what}: {event:?}");
        let party = event.find("eventData").unwrap().find("parkedParty");
        party.map(|party| party.at("name").unwrap_or_default().to_owned())
    }

    /// Waits for the end of the channel; gives back how it came.
    pub async fn end(&mut self) -> String {
        loop {
            match self.raw("the end").await {
                Ok(_) => {}
                Err(how) => return how,
            }
        }
    }

    /// Whether nothing but heartbeats has come yet.
    pub fn is_quiet(&mut self) -> bool {
        while let Ok(document) = self.documents.try_recv() {
            if !document.unwrap_or_default().contains("ChannelHeartBeat") {
                return false;
            }
        }
        true
    }

    /// Subscribes over this channel's set.
    pub async fn subscribe(&self, desk: &Desk, target: &str, event: &str) -> Reply {
        let body = subscription(event, &self.set_id, &self.application_id);
        ask(desk, self.who, Method::POST, &format!("{EVENTS}/user/{target}"), &body).await
    }

    /// Subscribes, which must be accepted; gives back the subscription's id.
    pub async fn subscribed(&self, desk: &Desk, target: &str, event: &str) -> String {
        let reply = self.subscribe(desk, target, event).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        reply.node().at("subscriptionId").unwrap().to_owned()
    }

    /// Acknowledges an event.
    pub async fn acknowledge(&self, desk: &Desk, event: &Node, status: u16) -> Reply {
        let body = response(event.at("eventID").unwrap(), status);
        ask(desk, self.who, Method::POST, &format!("{EVENTS}/channel/eventresponse"), &body).await
    }

    /// The client's heartbeat.
    pub async fn beat(&self, desk: &Desk) -> Reply {
        ask(desk, self.who, Method::PUT, &format!("{EVENTS}/channel/{}/heartbeat", self.channel_id), "").await
    }
}

/// A `Channel` document.
pub fn wish(set_id: &str, application_id: &str, expires: u32) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Channel xmlns=\"http://schema.broadsoft.com/xsi\"><channelSetId>{set_id}</channelSetId>\
         <priority>1</priority><weight>50</weight><expires>{expires}</expires><applicationId>{application_id}</applicationId></Channel>"
    )
}

/// A `Subscription` document.
pub fn subscription(event: &str, set_id: &str, application_id: &str) -> String {
    format!(
        "<Subscription xmlns=\"http://schema.broadsoft.com/xsi\"><event>{event}</event><expires>7200</expires>\
         <channelSetId>{set_id}</channelSetId><applicationId>{application_id}</applicationId></Subscription>"
    )
}

/// An `EventResponse` document.
pub fn response(event_id: &str, status: u16) -> String {
    format!(
        "<EventResponse xmlns=\"http://schema.broadsoft.com/xsi\"><eventID>{event_id}</eventID>\
         <statusCode>{status}</statusCode><reason>OK</reason></EventResponse>"
    )
}

/// Waits until `/sim/state` shows this of the live layer.
pub async fn until_state(desk: &Desk, what: &str, condition: impl Fn(&Value) -> bool) -> Value {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let state = desk.sim_get("state").await["xsi"].clone();
        if condition(&state) {
            return state;
        }
        assert!(Instant::now() < deadline, "{what} did not come: {state:#}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn read(mut response: Response, documents: mpsc::Sender<Result<String, String>>) {
    let mut rest: Vec<u8> = Vec::new();
    let how = loop {
        match response.chunk().await {
            Ok(Some(chunk)) => rest.extend_from_slice(&chunk),
            Ok(None) => break "ended",
            Err(_) => break "cut",
        }
        while let Some(length) = first_document(&rest) {
            let document: Vec<u8> = rest.drain(..length).collect();
            if documents.send(Ok(String::from_utf8(document).unwrap())).await.is_err() {
                return;
            }
        }
    };
    documents.send(Err(how.to_owned())).await.ok();
}

/// How long the first whole document is: up to the end tag of its root, or its only tag.
fn first_document(bytes: &[u8]) -> Option<usize> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap(),
    };
    let mut at = text.len() - text.trim_start().len();
    if text[at..].starts_with("<?xml") {
        at += text[at..].find("?>")? + 2;
        at += text[at..].len() - text[at..].trim_start().len();
    }
    let tag = text[at..].find('>')? + at;
    if text[..tag].ends_with('/') {
        return Some(tag + 1);
    }
    let name = text[at + 1..tag].split([' ', '>']).next()?;
    let end = format!("</{name}>");
    Some(text[tag..].find(&end)? + tag + end.len())
}
