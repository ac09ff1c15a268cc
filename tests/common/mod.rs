//! A desk without a window: the real simulator on loopback, the real backend, the real core. Only the screen is missing.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::Notify;
use valet::backend::{self, Backend, Browser, Clock};
use valet::console::Console;
use valet::console::effect::Effect;
use valet::console::event::{Event, Intent};
use valet::console::ids::SlotId;
use valet::console::now::Now;
use valet::console::retrieval::{Outcome, Stage};
use valet::console::session::{Session, SignInWay};
use valet::simulator::{self, Scenario};
use valet::store::{Profile, Settings};

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(30);

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

    pub async fn get(&self, verb: &str) -> Value {
        self.http.get(self.control(verb)).send().await.unwrap().json().await.unwrap()
    }

    pub async fn park(&self, slot: &str, name: &str) {
        self.post("park", json!({"slot": slot, "name": name, "number": "+14085550142", "by": "2107"})).await;
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

/// Core and backend, driven as the window drives them.
pub struct Desk {
    pub console: Console,
    backend: Backend,
    clock: Clock,
    news: Arc<Notify>,
    profile: tempfile::TempDir,
}

impl Desk {
    /// A desk for this simulator, nobody signed in. `config` is added to the settings file.
    pub async fn start(sim: &Sim, config: &str) -> Self {
        let profile = tempfile::tempdir().unwrap();
        Self::start_in(sim, config, profile).await
    }

    /// The same in a profile that an earlier desk has left.
    pub async fn start_in(sim: &Sim, config: &str, dir: tempfile::TempDir) -> Self {
        let hello = &sim.running.hello;
        let profile = Profile::at(dir.path());
        profile.prepare().unwrap();
        let text = format!(
            "[webex]\napi_base = {:?}\nclient_id = {:?}\nclient_secret = {:?}\nredirect_uris = {:?}\n{config}",
            hello.api_base, hello.client_id, hello.client_secret, hello.redirect_uris
        );
        std::fs::write(profile.config_file(), text).unwrap();
        let settings = Settings::load(&profile.config_file()).unwrap();
        let console = Console::new(backend::options(&settings));
        let clock = Clock::new();
        let news = Arc::new(Notify::new());
        let wake = Arc::clone(&news);
        let (browser, restore, may_use_keychain) = (Browser::Fetch, true, false);
        let setup = backend::Setup { settings, profile, browser, restore, may_use_keychain };
        let runtime = tokio::runtime::Handle::current();
        let backend = backend::start(&runtime, setup, clock, move || wake.notify_one());
        Self { console, backend, clock, news, profile: dir }
    }

    /// Signed in through the whole OAuth code, with slots and devices read.
    pub async fn signed_in(sim: &Sim, config: &str) -> Self {
        sim.settings(json!({"consent": "auto"})).await;
        let mut desk = Self::start(sim, config).await;
        desk.sign_in().await;
        desk
    }

    pub async fn sign_in(&mut self) {
        self.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
        self.intent(Intent::SignIn(SignInWay::Browser));
        self.until_ready().await;
    }

    pub async fn until_ready(&mut self) {
        self.until("sign-in, slots and devices", |console| {
            matches!(console.session(), Session::Ready(_))
                && console.board().extensions().value().is_some()
                && console.board().group().value().is_some()
                && console.endpoints().list().value().is_some()
                && console.calls().read_at().is_some()
        })
        .await;
    }

    /// Stops the desk and gives its profile back.
    pub fn stop(self) -> tempfile::TempDir {
        self.backend.stop.cancel();
        self.profile
    }

    /// Stops the desk as closing the window does: what the person wanted last is still done.
    pub async fn close(self) -> tempfile::TempDir {
        let ended = self.backend.ended.clone();
        let profile = self.stop();
        ended.wait().await;
        profile
    }

    pub fn profile_dir(&self) -> &std::path::Path {
        self.profile.path()
    }

    pub fn now(&self) -> Now {
        self.clock.now()
    }

    pub fn intent(&mut self, intent: Intent) {
        self.update(Event::Intent(intent));
    }

    fn update(&mut self, event: Event) {
        for effect in self.console.update(event, self.clock.now()) {
            let name = Effect::name(&effect);
            self.backend.effects.try_send(effect).unwrap_or_else(|why| panic!("{name}: {why}"));
        }
    }

    /// Takes news until the condition holds; fails with what the console shows instead.
    pub async fn until(&mut self, what: &str, mut condition: impl FnMut(&Console) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            while let Ok(news) = self.backend.news.try_recv() {
                self.update(Event::News(news));
            }
            if condition(&self.console) {
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if tokio::time::timeout(left, self.news.notified()).await.is_err() {
                panic!("{what} did not come; the console shows: {}", self.picture());
            }
        }
    }

    /// Takes news for a while, to show that something does not happen.
    pub async fn watch_for(&mut self, how_long: Duration) {
        let deadline = Instant::now() + how_long;
        loop {
            while let Ok(news) = self.backend.news.try_recv() {
                self.update(Event::News(news));
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || tokio::time::timeout(left, self.news.notified()).await.is_err() {
                return;
            }
        }
    }

    fn picture(&self) -> String {
        let told: Vec<&str> = self.console.activity().entries().map(|entry| entry.outcome.as_str()).collect();
        format!(
            "{:?}\nlink {:?}\nsaid {:?}\nactivity {told:#?}",
            self.console.session(),
            self.console.link(),
            self.console.announcement()
        )
    }

    /// The slot that people call by this number.
    pub fn slot(&self, number: &str) -> SlotId {
        self.console.board().find_number(number).unwrap_or_else(|| panic!("no slot {number}")).id.clone()
    }

    /// Presses a slot.
    pub fn press(&mut self, number: &str) {
        let slot = self.slot(number);
        self.intent(Intent::Retrieve { slot, on: None });
    }

    pub fn stage(&self, number: &str) -> Option<Stage> {
        self.console.retrieval(&self.slot(number)).map(|retrieval| retrieval.stage.clone())
    }

    /// Waits until the retrieve of this slot is in such a stage.
    pub async fn until_stage(&mut self, number: &str, what: &str, stage: impl Fn(&Stage) -> bool) {
        let slot = self.slot(number);
        self.until(what, |console| console.retrieval(&slot).is_some_and(|retrieval| stage(&retrieval.stage)))
            .await;
    }

    pub async fn until_connected(&mut self, number: &str) {
        self.until_stage(number, "the connection", |stage| matches!(stage, Stage::Connected { .. })).await;
    }

    /// Waits for the end and returns it.
    pub async fn until_over(&mut self, number: &str) -> Outcome {
        self.until_stage(number, "the end", |stage| matches!(stage, Stage::Over { .. })).await;
        match self.stage(number) {
            Some(Stage::Over { outcome, .. }) => outcome,
            other => panic!("not over: {other:?}"),
        }
    }

    /// What was said last.
    pub fn said(&self) -> &str {
        &self.console.announcement().text
    }
}
