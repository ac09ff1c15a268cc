//! The simulated Webex of a test, and what a test does to it.

use serde_json::{Value, json};
use valet::simulator::{self, Scenario};

/// The simulator and its control interface.
pub struct Sim {
    pub running: simulator::Running,
    http: reqwest::Client,
}

impl Sim {
    /// A simulated Webex that plays `scenario`.
    pub async fn start(scenario: &str) -> Self {
        let mut scenario = Scenario::load(scenario).unwrap();
        scenario.redirect_uris = free_redirect_uris();
        let listen = "127.0.0.1:0".parse().unwrap();
        let running = simulator::start(listen, scenario).await.unwrap();
        Self { running, http: reqwest::Client::builder().no_proxy().build().unwrap() }
    }

    pub fn api_base(&self) -> String {
        self.running.hello.api_base.clone()
    }

    pub fn attendant_email(&self) -> String {
        self.running.hello.users[0].email.clone()
    }

    /// The settings of a desk that reaches this Webex at this address, which may be that of something in between.
    pub fn webex_at(&self, api_base: &str) -> String {
        let hello = &self.running.hello;
        format!(
            "[webex]\napi_base = {api_base:?}\nclient_id = {:?}\nclient_secret = {:?}\nredirect_uris = {:?}\n",
            hello.client_id, hello.client_secret, hello.redirect_uris
        )
    }

    fn control(&self, verb: &str) -> String {
        self.api_base().replace("/v1", &format!("/sim/{verb}"))
    }

    /// A control command, which must be accepted.
    pub async fn post(&self, verb: &str, body: Value) -> Value {
        let answer = self.http.post(self.control(verb)).json(&body).send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "/sim/{verb} {body}: {status} {text}");
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    /// A control command that may come too late: whether it was accepted.
    pub async fn try_post(&self, verb: &str, body: Value) -> bool {
        self.http.post(self.control(verb)).json(&body).send().await.unwrap().status().is_success()
    }

    pub async fn get(&self, verb: &str) -> Value {
        self.http.get(self.control(verb)).send().await.unwrap().json().await.unwrap()
    }

    pub async fn park(&self, slot: &str, name: &str) {
        self.post("park", json!({"slot": slot, "name": name, "number": "+14085550142", "by": "2107"})).await;
    }

    /// The attendant's token ends: `access` or `refresh`.
    pub async fn expire(&self, what: &str) {
        self.post("expire", json!({"email": self.attendant_email(), "what": what})).await;
    }

    pub async fn fault(&self, fault: Value) {
        self.post("fault", fault).await;
    }

    /// A fault of the next retrieve.
    pub async fn retrieve_fault(&self, mut fault: Value) {
        fault["method"] = json!("POST");
        fault["path"] = json!("/v1/telephony/calls/retrieve");
        fault["times"] = json!(1);
        self.fault(fault).await;
    }

    pub async fn settings(&self, settings: Value) {
        self.post("settings", settings).await;
    }

    /// The requests received under this path's end, oldest first.
    pub async fn requests(&self, path_end: &str) -> Vec<Value> {
        let all = self.get("requests").await;
        let all = all.as_array().unwrap().iter();
        all.filter(|request| request["path"].as_str().unwrap().ends_with(path_end)).cloned().collect()
    }

    /// The retrieves received: body and status.
    pub async fn retrieves(&self) -> Vec<(Value, Value)> {
        let requests = self.requests("/telephony/calls/retrieve").await;
        requests.into_iter().map(|request| (request["body"].clone(), request["status"].clone())).collect()
    }
}

/// Redirect addresses of this test's own: tests sign in side by side.
fn free_redirect_uris() -> Vec<String> {
    let held: Vec<_> = (0..3).map(|_| std::net::TcpListener::bind("127.0.0.1:0").unwrap()).collect();
    held.iter().map(|port| format!("http://{}/callback", port.local_addr().unwrap())).collect()
}
