//! `valet simulate` as a process of its own, and its control interface.

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::process::Process;
use super::wait::{PATIENCE, wait_until};

/// The reception where nobody does anything by himself.
const QUIET: &str = include_str!("../../assets/scenarios/quiet.toml");

/// The scenario `quiet` with redirect addresses of this test's own, so that tests can sign in side by side.
pub fn quiet() -> String {
    let held: Vec<_> = (0..3).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
    let uris: Vec<String> =
        held.iter().map(|port| format!("http://{}/callback", port.local_addr().unwrap())).collect();
    format!("redirectUris = {uris:?}\n{QUIET}")
}

/// A running simulator.
pub struct Sim {
    _process: Process,
    /// What it said first.
    pub hello: Value,
    runtime: tokio::runtime::Runtime,
    http: reqwest::Client,
}

impl Sim {
    /// Starts it with the scenario of this text; its files are in `dir`.
    pub fn start(dir: &Path, scenario: &str) -> Self {
        let file = dir.join("scenario.toml");
        std::fs::write(&file, scenario).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_valet"));
        command.arg("simulate").arg("--scenario").arg(file).env_remove("VALET_LOG");
        let mut process = Process::start(command, dir, "simulate");
        let hello = serde_json::from_str(&process.first_line()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { _process: process, hello, runtime, http }
    }

    /// One of the texts that it said first.
    pub fn hello(&self, key: &str) -> &str {
        self.hello[key].as_str().unwrap()
    }

    /// Where it listens: `127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        self.hello("api_base").trim_start_matches("http://").trim_end_matches("/v1")
    }

    fn control(&self, verb: &str) -> String {
        format!("http://{}/sim/{verb}", self.address())
    }

    /// A control command, which must be accepted.
    pub fn post(&self, verb: &str, body: Value) -> Value {
        self.runtime.block_on(async {
            let answer = self.http.post(self.control(verb)).json(&body).send().await.unwrap();
            let status = answer.status();
            let text = answer.text().await.unwrap();
            assert!(status.is_success(), "/sim/{verb} {body}: {status} {text}");
            serde_json::from_str(&text).unwrap()
        })
    }

    /// What a control path shows.
    pub fn get(&self, verb: &str) -> Value {
        self.runtime
            .block_on(async { self.http.get(self.control(verb)).send().await.unwrap().json().await.unwrap() })
    }

    /// Tom Abel parks a caller.
    pub fn park(&self, slot: &str, name: &str) {
        self.post("park", json!({"slot": slot, "name": name, "number": "+14085550142", "by": "2107"}));
    }

    /// The cable is pulled: the live channel is cut, and so many requests are not answered.
    pub fn pull_the_cable(&self, requests: u32) {
        self.post("fault", json!({"method": "*", "path": "/*", "times": requests, "drop": "before"}));
        self.post("xsi", json!({"drop": {"how": "cut"}}));
    }

    /// What the next retrieve meets.
    pub fn retrieve_fault(&self, mut fault: Value) {
        fault["method"] = json!("POST");
        fault["path"] = json!("/v1/telephony/calls/retrieve");
        fault["times"] = json!(1);
        self.post("fault", fault);
    }

    /// Ends the attendant's access tokens or refresh tokens.
    pub fn expire(&self, what: &str) {
        self.post("expire", json!({"email": self.hello["users"][0]["email"], "what": what}));
    }

    /// Waits until one call of the attendant rings; gives its id.
    pub fn wait_until_ringing(&self) -> Value {
        wait_until("one ringing call", PATIENCE, || {
            let state = self.get("state");
            let calls = state["users"][0]["calls"].as_array().unwrap().iter();
            let ringing: Vec<&Value> = calls.filter(|call| call["state"] == "alerting").collect();
            match ringing.as_slice() {
                [call] => Ok(call["id"].clone()),
                other => Err(format!("{other:#?}")),
            }
        })
    }

    /// The attendant lifts the handset of what rings.
    pub fn lift_handset(&self) {
        let call = self.wait_until_ringing();
        self.post("answer", json!({"callId": call}));
    }

    /// Waits until Valet has read its calls once more, so that it knows what rings.
    pub fn wait_until_calls_are_read(&self) {
        let reads = || {
            let requests = self.get("requests");
            let requests = requests.as_array().unwrap().iter();
            requests
                .filter(|request| request["path"] == "/v1/telephony/calls" && !request["status"].is_null())
                .count()
        };
        let before = reads();
        // The first of the two may have been on its way already.
        wait_until("two readings of the calls", PATIENCE, || {
            (reads() >= before + 2).then_some(()).ok_or_else(|| "not yet".to_owned())
        });
    }

    /// Somebody calls the attendant; gives the call's id.
    pub fn ring(&self, name: &str, number: &str) -> Value {
        self.post("incoming", json!({"to": "2100", "name": name, "number": number}))["callId"].clone()
    }

    /// Waits until a member has a call with this caller in this state; gives the call's id.
    pub fn wait_for_call(&self, extension: &str, caller: &str, call_state: &str) -> Value {
        let what = format!("the call of {extension} with {caller}, {call_state}");
        wait_until(&what, PATIENCE, || {
            let state = self.get("state");
            let users = state["users"].as_array().unwrap();
            let user = users.iter().find(|user| user["extension"] == extension).unwrap();
            let mut calls = user["calls"].as_array().unwrap().iter();
            let fits = |call: &&Value| call["remoteParty"]["name"] == caller && call["state"] == call_state;
            calls.find(fits).map(|call| call["id"].clone()).ok_or_else(|| format!("{:#}", user["calls"]))
        })
    }

    /// The commands on calls that were received, oldest first: the verb and the body. Each must have been accepted.
    pub fn commands(&self) -> Vec<(String, Value)> {
        let requests = self.get("requests");
        let requests = requests.as_array().unwrap().iter();
        let posts = requests.filter(|request| request["method"] == "POST");
        posts
            .filter_map(|request| {
                let verb = request["path"].as_str().unwrap().strip_prefix("/v1/telephony/calls/")?;
                assert!(request["status"].as_u64().is_some_and(|status| status < 300), "{request:#}");
                Some((verb.to_owned(), request["body"].clone()))
            })
            .collect()
    }

    /// The retrieves received, oldest first: body and status.
    pub fn retrieves(&self) -> Vec<(Value, Value)> {
        let requests = self.get("requests");
        let requests = requests.as_array().unwrap().iter();
        requests
            .filter(|request| request["path"] == "/v1/telephony/calls/retrieve")
            .map(|request| (request["body"].clone(), request["status"].clone()))
            .collect()
    }

    /// What was answered to the retrieves of one slot. `null` is no answer.
    pub fn statuses(&self, slot: &str) -> Vec<Value> {
        let of_slot = |(body, status): (Value, Value)| (body["destination"] == slot).then_some(status);
        self.retrieves().into_iter().filter_map(of_slot).collect()
    }
}
