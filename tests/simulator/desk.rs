//! A running simulator and a client that knows HTTP and JSON, and nothing of Valet.

use std::time::{Duration, Instant};

use reqwest::{Method, Response};
use serde_json::{Value, json};
use valet::simulator::{Running, Scenario, start};

/// Positions in the list of users.
pub const ROSA: usize = 0;
pub const TOM: usize = 1;
pub const MIA: usize = 2;

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Desk {
    pub running: Running,
    pub http: reqwest::Client,
}

impl Desk {
    pub async fn open() -> Self {
        Self::play(Scenario::load("quiet").unwrap()).await
    }

    pub async fn with_settings(settings: Value) -> Self {
        let desk = Self::open().await;
        desk.sim("settings", settings).await;
        desk
    }

    pub async fn play(scenario: Scenario) -> Self {
        let running = start("127.0.0.1:0".parse().unwrap(), scenario).await.unwrap();
        // A connection is not used twice, so that a cut one cannot be mistaken for a stale one.
        let http = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
        Self { running, http }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.running.hello.api_base)
    }

    pub fn token(&self, who: usize) -> &str {
        &self.running.hello.users[who].access_token
    }

    pub fn person_id(&self, who: usize) -> &str {
        &self.running.hello.users[who].person_id
    }

    pub fn request(&self, who: usize, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, self.url(path)).bearer_auth(self.token(who))
    }

    /// A GET; status and body.
    pub async fn get(&self, who: usize, path: &str) -> (u16, Value) {
        read(self.request(who, Method::GET, path).send().await.unwrap()).await
    }

    /// A POST under `/telephony/calls`; status and body.
    pub async fn act(&self, who: usize, act: &str, body: Value) -> (u16, Value) {
        let path = format!("/telephony/calls/{act}");
        read(self.request(who, Method::POST, &path).json(&body).send().await.unwrap()).await
    }

    pub async fn put(&self, who: usize, path: &str, body: Value) -> (u16, Value) {
        read(self.request(who, Method::PUT, path).json(&body).send().await.unwrap()).await
    }

    /// A control command; status and body.
    pub async fn try_sim(&self, verb: &str, body: impl Into<reqwest::Body>) -> (u16, Value) {
        let url = format!("http://{}/sim/{verb}", self.running.addr);
        read(self.http.post(url).body(body).send().await.unwrap()).await
    }

    /// A control command that must be accepted.
    pub async fn sim(&self, verb: &str, body: Value) -> Value {
        let (status, answer) = self.try_sim(verb, body.to_string()).await;
        assert_eq!(status, 200, "/sim/{verb} {body}: {answer}");
        answer
    }

    pub async fn sim_get(&self, what: &str) -> Value {
        let url = format!("http://{}/sim/{what}", self.running.addr);
        self.http.get(url).send().await.unwrap().json().await.unwrap()
    }

    /// The calls of a user.
    pub async fn calls(&self, who: usize) -> Vec<Value> {
        let (status, body) = self.get(who, "/telephony/calls").await;
        assert_eq!(status, 200, "{body}");
        body["items"].as_array().unwrap().clone()
    }

    /// Personality and state of each call.
    pub async fn shape(&self, who: usize) -> Vec<String> {
        let calls = self.calls(who).await;
        let word = |call: &Value, key: &str| call[key].as_str().unwrap().to_owned();
        calls.iter().map(|call| format!("{}/{}", word(call, "personality"), word(call, "state"))).collect()
    }

    /// The id of a user's device.
    pub async fn device(&self, who: usize, name: &str) -> String {
        let (_, body) = self.get(who, "/telephony/config/people/me/endpoints").await;
        let endpoints = body["endpoints"].as_array().unwrap();
        let device = endpoints.iter().find(|endpoint| endpoint["name"] == name);
        device.unwrap_or_else(|| panic!("no {name} in {body}"))["id"].as_str().unwrap().to_owned()
    }

    /// Harriet calls; the call's id at the called user.
    pub async fn incoming(&self, to: &str) -> String {
        let call =
            self.sim("incoming", json!({"to": to, "name": "Harriet Lund", "number": "+14085550142"})).await;
        call["callId"].as_str().unwrap().to_owned()
    }

    /// Harriet calls, and the user has answered through the API.
    pub async fn drive_to_connected(&self, who: usize, to: &str) -> String {
        let call_id = self.incoming(to).await;
        let (status, body) = self.act(who, "answer", json!({"callId": call_id})).await;
        assert_eq!(status, 204, "{body}");
        call_id
    }

    /// Harriet is parked by Tom.
    pub async fn park_harriet(&self, slot: &str) {
        let park = json!({"slot": slot, "name": "Harriet Lund", "number": "+14085550142", "by": "Tom Abel"});
        self.sim("park", park).await;
    }

    /// A slot as `/sim/state` shows it.
    pub async fn slot(&self, number: &str) -> Value {
        let state = self.sim_get("state").await;
        let slots = state["slots"].as_array().unwrap();
        slots.iter().find(|slot| slot["slot"] == number).unwrap().clone()
    }

    /// What was received at this path, oldest first.
    pub async fn received(&self, path: &str) -> Vec<Value> {
        let all = self.sim_get("requests").await;
        all.as_array().unwrap().iter().filter(|request| request["path"] == path).cloned().collect()
    }

    /// Waits until a user's calls look like this.
    pub async fn until_shape(&self, who: usize, what: &str, shape: &[&str]) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let seen = self.shape(who).await;
            if seen == shape {
                return;
            }
            assert!(Instant::now() < deadline, "{what}: {shape:?} did not come, the calls are {seen:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// Status and JSON body; null where the body is empty.
pub async fn read(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    if text.is_empty() {
        return (status, Value::Null);
    }
    (status, serde_json::from_str(&text).unwrap_or_else(|error| panic!("{status} {text}: {error}")))
}

/// Checks an error body of contract 10.1.
pub fn assert_refused((status, body): &(u16, Value), expected: u16, code: Option<u32>) {
    assert_eq!(*status, expected, "{body}");
    assert!(body["message"].as_str().is_some_and(|text| !text.is_empty()), "{body}");
    assert!(body["errors"][0]["description"].as_str().is_some_and(|text| !text.is_empty()), "{body}");
    assert!(body["trackingId"].as_str().is_some_and(|text| !text.is_empty()), "{body}");
    if let Some(code) = code {
        assert_eq!(body["errors"][0]["errorCode"], code, "{body}");
    }
}
