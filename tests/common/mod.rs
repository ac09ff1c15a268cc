//! A desk without a window: the real simulator on loopback, the real backend, the real core. Only the screen is missing.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

#[cfg(target_os = "linux")]
pub mod cable;
#[cfg(target_os = "linux")]
pub mod held;
mod sim;

use std::sync::Arc;
use std::time::{Duration, Instant};

use secrecy::SecretString;
use serde_json::json;
use tokio::sync::Notify;
use valet::backend::{self, Backend, Browser, Clock};
use valet::console::Console;
use valet::console::board::{Last, SlotState};
use valet::console::calls::{Call, CallState};
use valet::console::effect::Effect;
use valet::console::event::{Event, Intent};
use valet::console::ids::{CallId, SlotId};
use valet::console::live::{LiveLayer, TargetState};
use valet::console::now::Now;
use valet::console::orders::{CallAct, ParkOn};
use valet::console::retrieval::{Outcome, Stage};
use valet::console::session::{Session, SignInWay};
use valet::console::sources::Sight;
use valet::console::waiting::Waiting;
use valet::store::{Profile, Settings};
use valet::words::english;

pub use sim::Sim;

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(30);
/// What is due at once is due no more often than this.
const TICK: Duration = Duration::from_millis(5);

/// What a desk asks for beside the usual scopes to have live news.
pub const LIVE: &str = "optional_scopes = [\"spark:xsi\", \"spark:organizations_read\"]\n";

/// The same where live news comes from there and Webex is not asked where: a desk behind something in between.
pub fn live_from(origin: &str) -> String {
    let xsi = format!("{origin}/xsi/com.broadsoft");
    format!(
        "{LIVE}[xsi]\nevents = \"{xsi}.xsi-events\"\nchannel = \"{xsi}.async/com.broadsoft.xsi-events\"\n\
         actions = \"{xsi}.xsi-actions\"\n"
    )
}

/// Core and backend, driven as the window drives them.
pub struct Desk {
    pub console: Console,
    backend: Backend,
    clock: Clock,
    news: Arc<Notify>,
    profile: Home,
}

/// What is on the computer of a desk beside Valet; nothing, unless a test says otherwise.
pub struct Surroundings {
    pub desktop: backend::Desktop,
    pub keychain: backend::Keyring,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self { desktop: backend::Desktop::Absent, keychain: backend::Keyring::Untouched }
    }
}

/// Where the profile of a desk lies.
enum Home {
    /// Gone with the desk.
    Passing(tempfile::TempDir),
    /// Somebody else's.
    Given(std::path::PathBuf),
}

impl Home {
    fn path(&self) -> &std::path::Path {
        match self {
            Self::Passing(dir) => dir.path(),
            Self::Given(dir) => dir,
        }
    }
}

impl Desk {
    /// A desk for this simulator, nobody signed in. `config` is added to the settings file.
    pub async fn start(sim: &Sim, config: &str) -> Self {
        let profile = tempfile::tempdir().unwrap();
        Self::start_in(sim, config, profile).await
    }

    /// The same in a profile that an earlier desk has left.
    pub async fn start_in(sim: &Sim, config: &str, dir: tempfile::TempDir) -> Self {
        let text = format!("{}{config}", sim.webex_at(&sim.api_base()));
        Self::start_with(&text, dir)
    }

    /// With these settings, and nothing else known of Webex.
    pub fn start_with(text: &str, dir: tempfile::TempDir) -> Self {
        Self::start_at(text, Home::Passing(dir))
    }

    /// The same in a folder that outlives the desk.
    pub fn start_given(text: &str, dir: &std::path::Path) -> Self {
        Self::start_at(text, Home::Given(dir.to_owned()))
    }

    fn start_at(text: &str, dir: Home) -> Self {
        Self::start_among(text, dir, Surroundings::default())
    }

    /// In a folder that outlives the desk, with what is around it.
    pub fn start_around(text: &str, dir: &std::path::Path, around: Surroundings) -> Self {
        Self::start_among(text, Home::Given(dir.to_owned()), around)
    }

    fn start_among(text: &str, dir: Home, around: Surroundings) -> Self {
        let Surroundings { desktop, keychain } = around;
        let profile = Profile::at(dir.path());
        profile.prepare().unwrap();
        std::fs::write(profile.config_file(), text).unwrap();
        // A test that wants a policy puts it there.
        let policy = dir.path().join("policy.toml");
        let settings = Settings::load_with(&profile.config_file(), Some(&policy)).unwrap();
        let console = Console::new(backend::options(&settings));
        let clock = Clock::new();
        let news = Arc::new(Notify::new());
        let wake = Arc::clone(&news);
        let (browser, restore) = (Browser::Fetch, true);
        let (doctor, demo) = (Some(valet::doctor::of_console(&profile)), false);
        let setup = backend::Setup { settings, profile, browser, restore, keychain, desktop, doctor, demo };
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

    /// The same with live news, as soon as the whole board is live.
    pub async fn signed_in_live(sim: &Sim, config: &str) -> Self {
        sim.settings(json!({"xsi": true})).await;
        let mut desk = Self::signed_in(sim, &format!("{LIVE}{config}")).await;
        desk.until_live().await;
        desk
    }

    /// Signed in as somebody of the scenario, with a token of hers.
    pub async fn of_user(sim: &Sim, email: &str, config: &str) -> Self {
        let mut desk = Self::start(sim, config).await;
        let user = sim.running.hello.users.iter().find(|user| user.email == email).unwrap();
        let token = SecretString::from(user.access_token.clone());
        desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
        desk.intent(Intent::SignIn(SignInWay::PersonalToken(token)));
        desk.until_ready().await;
        desk
    }

    /// Waits until every slot is live.
    pub async fn until_live(&mut self) {
        let clock = self.clock;
        self.until("live news of every slot", |console| {
            let sources = console.sources(clock.now());
            matches!(sources.layer, LiveLayer::Up { .. })
                && sources.calls.live == Some(TargetState::Live)
                && sources.slots.iter().all(|slot| slot.sight == Sight::Live)
        })
        .await;
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
        match self.profile {
            Home::Passing(dir) => dir,
            Home::Given(dir) => panic!("{} is not this desk's to give", dir.display()),
        }
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

    /// Changes a setting, as the settings window does.
    pub fn change(&self, change: valet::store::Change) {
        self.backend.settings.changes.try_send(change).unwrap();
    }

    pub fn intent(&mut self, intent: Intent) {
        self.update(Event::Intent(intent));
    }

    /// Time has passed until this moment, which need not be the one of the clock: a computer may have slept.
    pub fn tick_at(&mut self, now: Now) {
        self.update_at(Event::Tick, now);
    }

    fn update(&mut self, event: Event) {
        self.update_at(event, self.clock.now());
    }

    fn update_at(&mut self, event: Event, now: Now) {
        for effect in self.console.update(event, now) {
            let name = Effect::name(&effect);
            self.backend.effects.try_send(effect).unwrap_or_else(|why| panic!("{name}: {why}"));
        }
    }

    /// Takes news and lets time pass until the condition holds; fails with what the console shows instead.
    pub async fn until(&mut self, what: &str, mut condition: impl FnMut(&Console) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !self.is_so(&mut condition) {
            if !self.wait(deadline).await {
                panic!("{what} did not come; the console shows: {}", self.picture());
            }
        }
    }

    /// Takes the news that is there, or that comes next, and what is due.
    pub async fn turn(&mut self) {
        self.wait(Instant::now() + TICK * 4).await;
        self.is_so(&mut |_| true);
    }

    /// Takes news for a while, to show that something does not happen.
    pub async fn watch_for(&mut self, how_long: Duration) {
        let deadline = Instant::now() + how_long;
        while self.wait(deadline).await {
            self.is_so(&mut |_| true);
        }
        self.is_so(&mut |_| true);
    }

    /// Takes the news that is there, and what is due.
    pub fn look(&mut self) {
        self.is_so(&mut |_| true);
    }

    fn is_so(&mut self, condition: &mut impl FnMut(&Console) -> bool) -> bool {
        while let Ok(news) = self.backend.news.try_recv() {
            self.update(Event::News(news));
        }
        if self.console.wakes_in_ms(self.clock.now()) == Some(0) {
            self.update(Event::Tick);
        }
        condition(&self.console)
    }

    /// Waits for news, or for what is due; no longer than the deadline, and then says no.
    async fn wait(&mut self, deadline: Instant) -> bool {
        let left = deadline.saturating_duration_since(Instant::now());
        let due = self.console.wakes_in_ms(self.clock.now()).map_or(left, Duration::from_millis).max(TICK);
        tokio::time::timeout(left.min(due), self.news.notified()).await.ok();
        !left.is_zero()
    }

    fn picture(&self) -> String {
        let told = self.told();
        format!(
            "{:?}\nlive {:?}\nlink {:?}\nsaid {:?}\nactivity {told:#?}",
            self.console.session(),
            self.console.sources(self.clock.now()),
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

    /// How a slot stands.
    pub fn state(&self, number: &str) -> SlotState {
        self.state_in(number, 0)
    }

    /// How it will stand after so many milliseconds without any news.
    pub fn state_in(&self, number: &str, ms: u64) -> SlotState {
        let now = self.clock.now();
        let later = Now { wall: now.wall, mono_ms: now.mono_ms + ms };
        let board = self.console.board();
        board.find_number(number).unwrap_or_else(|| panic!("no slot {number}")).state(later)
    }

    /// Who waits on a slot as far as the board knows, surely or perhaps.
    pub fn waiting(&self, number: &str) -> Option<Waiting> {
        match self.state(number) {
            SlotState::Parked(waiting) => Some(waiting),
            SlotState::NotKnown { last: Some(Last { waiting, .. }) } => waiting,
            _ => None,
        }
    }

    /// Waits until somebody is shown on this slot.
    pub async fn until_parked(&mut self, number: &str) -> Waiting {
        let (slot, clock) = (self.slot(number), self.clock);
        let mut found = None;
        self.until("somebody on the slot", |console| {
            if let Some(SlotState::Parked(waiting)) =
                console.board().slot(&slot).map(|slot| slot.state(clock.now()))
            {
                found = Some(waiting);
            }
            found.is_some()
        })
        .await;
        found.unwrap()
    }

    /// The lines of the activity, newest first.
    pub fn told(&self) -> Vec<String> {
        self.console.activity().entries().map(|entry| english(&entry.outcome)).collect()
    }

    /// Waits until a line of the activity holds this.
    pub async fn until_told(&mut self, words: &str) {
        self.until(words, |console| {
            console.activity().entries().any(|entry| english(&entry.outcome).contains(words))
        })
        .await;
    }

    /// Waits for a call of the attendant's that is in this state, and gives its id.
    pub async fn until_call(&mut self, state: CallState) -> CallId {
        self.until_call_with(&format!("a call that is {state:?}"), |call| call.state == state).await
    }

    /// Waits for such a call, and gives its id.
    pub async fn until_call_with(&mut self, what: &str, is_it: impl Fn(&Call) -> bool) -> CallId {
        let mut found = None;
        self.until(what, |console| {
            found = console.calls().active().iter().find(|call| is_it(call)).map(|call| call.id.clone());
            found.is_some()
        })
        .await;
        found.unwrap()
    }

    /// A caller rings, and the attendant answers on the chosen device.
    pub async fn talk_to(&mut self, sim: &Sim, name: &str) -> CallId {
        let extension = self.console.session().account().and_then(|account| account.extension.clone());
        sim.post("incoming", json!({"to": extension, "name": name, "number": "+14085550142"})).await;
        self.answer(name).await
    }

    /// The attendant answers this caller, who calls or is about to.
    pub async fn answer(&mut self, name: &str) -> CallId {
        let is_it = |call: &Call| call.remote_party.name.as_deref() == Some(name);
        let call = self
            .until_call_with("the ringing", |call| is_it(call) && call.state == CallState::Alerting)
            .await;
        self.act(&call, CallAct::Answer);
        self.until_call_with("the talk", |call| is_it(call) && call.state == CallState::Connected).await
    }

    /// Does something with a call.
    pub fn act(&mut self, call: &CallId, act: CallAct) {
        self.intent(Intent::Call { call: call.clone(), act });
    }

    /// Parks a call on a number.
    pub fn park(&mut self, call: &CallId, number: &str, for_whom: &str, note: &str) {
        let (on, for_whom, note) = (ParkOn::Number(number.to_owned()), for_whom.to_owned(), note.to_owned());
        self.intent(Intent::Park { call: call.clone(), on, for_whom, note });
    }

    /// What was said last.
    pub fn said(&self) -> String {
        said(&self.console)
    }
}

/// The announcement of this moment, in English.
pub fn said(console: &Console) -> String {
    english(&console.announcement().text)
}
