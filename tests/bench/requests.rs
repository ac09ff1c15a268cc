//! What a console costs Webex: requests an hour in each situation of contract 11. `cargo bench --bench requests`
//!
//! Nothing is calculated here. The real core and the real backend work against the simulator, and what it received is
//! counted; only the clock is not real: the runtime's time stands still and is moved by hand, a quarter of a second at a
//! time, whenever nothing is left to do. The heartbeats of the live channel alone come in real time: they come very fast
//! then, and each stretch of the moved time waits for one. It prints and judges nothing.

#![allow(clippy::unwrap_used, reason = "a bench ends where something is not as it must be")]

use std::future::Future;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::task::yield_now;
use tokio::time::{Instant, advance};
use valet::backend::{self, Backend, Browser, Clock};
use valet::console::Console;
use valet::console::calls::CallState;
use valet::console::event::{Event, Intent, News};
use valet::console::ids::CallId;
use valet::console::live::{LiveLayer, TargetState};
use valet::console::now::Now;
use valet::console::orders::ParkOn;
use valet::console::session::{Session, SignInWay};
use valet::console::sources::Sight;
use valet::store::{Profile, Settings};

use common::{LIVE, Sim};

#[path = "../common/mod.rs"]
mod common;

/// How far the clock is moved at once: finer than every interval.
const STEP: Duration = Duration::from_millis(250);
/// So many turns of the runtime let a request and its answer through, several times over.
const TURNS: u32 = 100;
/// Real time that signing in may take.
const PATIENCE: Duration = Duration::from_secs(30);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3_600);
/// From one heartbeat of the simulated channel to the next, in real time: the fastest that it has.
const BEAT: Duration = Duration::from_millis(10);
/// A live channel hears at least one in so much of the moved time: before three in a row are missed (contract 7.2).
const BEAT_EVERY: Duration = Duration::from_secs(15);
/// The recall time of these desks and of their Webex: the longest there is (contract 5.7).
const RECALL: Duration = Duration::from_secs(600);

fn main() {
    // `cargo test --all-targets` starts benches too, and has nothing to learn from this one.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    // Every turn looks at the sockets, so that turns can be counted.
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().start_paused(true).event_interval(1);
    runtime.build().unwrap().block_on(never_idle(print_all()));
}

/// An idle runtime would move its clock by itself, past answers that are on their way.
async fn never_idle(work: impl Future<Output = ()>) {
    let turning = async {
        loop {
            yield_now().await;
        }
    };
    tokio::select! {
        () = work => {}
        () = turning => {}
    }
}

async fn print_all() {
    println!(
        "{:<48}{:>8}{:>8}{:>10}{:>8}{:>8}",
        "requests an hour", "calls", "setup", "commands", "live", "all"
    );
    print("polling, idle, window visible", idle(polling().await, true).await);
    print("polling, idle, window hidden", idle(polling().await, false).await);
    print("polling, idle, screen locked", locked(polling().await).await);
    print("polling, own parked slot, six in turn", own_parks(polling().await).await);
    print("polling, a call is active", call_active(polling().await).await);
    print("XSI healthy, idle", idle(live().await, true).await);
    print("XSI healthy, own parked slot, six in turn", own_parks(live().await).await);
    print("XSI healthy, a call is active", call_active(live().await).await);
    print("a retrieve is in flight (its 30 s, times 120)", in_flight().await);
    print("the hour after one 429 with Retry-After: 30", after_429(1).await);
    print("the hour after three 429 in a row", after_429(3).await);
}

fn print(situation: &str, cost: Cost) {
    let Cost { calls, setup, commands, live } = cost;
    let all = calls + setup + commands + live;
    println!("{situation:<48}{calls:>8}{setup:>8}{commands:>10}{live:>8}{all:>8}");
}

async fn idle((sim, mut desk): (Sim, Desk), shown: bool) -> Cost {
    desk.update(Event::Intent(Intent::Shown(shown)));
    desk.cost_of(&sim, HOUR).await
}

async fn locked((sim, mut desk): (Sim, Desk)) -> Cost {
    desk.update(Event::News(News::Locked(true)));
    desk.cost_of(&sim, HOUR).await
}

async fn call_active((sim, mut desk): (Sim, Desk)) -> Cost {
    desk.talk(&sim).await;
    desk.cost_of(&sim, HOUR).await
}

/// Six callers are taken and parked from here, one after the other; each waits for the whole recall time.
async fn own_parks((sim, mut desk): (Sim, Desk)) -> Cost {
    sim.settings(json!({"recallSecs": RECALL.as_secs()})).await;
    let (before, up_since) = (sim.requests("").await.len(), desk.up_since());
    let until = Instant::now() + HOUR;
    for slot in ["7001", "7002", "7003", "7004", "7005", "7006"] {
        let began = Instant::now();
        let call = desk.talk(&sim).await;
        let on = ParkOn::Number(slot.to_owned());
        let parked = call.clone();
        desk.update(Event::Intent(Intent::Park { call, on, for_whom: String::new(), note: String::new() }));
        desk.let_pass(MINUTE).await;
        // The one before may be coming back meanwhile.
        let in_hand = desk.console.calls().active().iter().any(|known| known.id == parked);
        assert!(!in_hand, "the call is no longer in hand");
        desk.let_pass(RECALL - began.elapsed()).await;
        assert!(desk.console.longest_wait(desk.now()).is_some(), "somebody waits on {slot}");
    }
    desk.let_pass(until.saturating_duration_since(Instant::now())).await;
    assert_eq!(desk.up_since(), up_since, "the channel has held");
    Cost::count(&sim.requests("").await[before..])
}

/// Nobody answers, so that the leg rings on for as long as such a retrieve is watched closely.
async fn in_flight() -> Cost {
    let (sim, mut desk) = polling().await;
    sim.park("7001", "Harriet Lund").await;
    let slot = desk.console.board().find_number("7001").unwrap().id.clone();
    desk.update(Event::Intent(Intent::Retrieve { slot, on: None }));
    let cost = desk.cost_of(&sim, MINUTE / 2).await;
    Cost { calls: cost.calls * 120, ..cost }
}

async fn after_429(times: u32) -> Cost {
    let (sim, mut desk) = polling().await;
    let path = "/v1/telephony/calls";
    sim.fault(json!({"method": "GET", "path": path, "times": times, "status": 429, "retryAfter": 30})).await;
    desk.cost_of(&sim, HOUR).await
}

/// A desk without live news.
async fn polling() -> (Sim, Desk) {
    let sim = Sim::start("quiet").await;
    let desk = Desk::signed_in(&sim, "", None).await;
    (sim, desk)
}

/// A desk where every slot and the calls are live.
async fn live() -> (Sim, Desk) {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"xsi": true})).await;
    sim.post("xsi", json!({"heartbeatMs": BEAT.as_millis()})).await;
    let mut desk = Desk::signed_in(&sim, LIVE, Some(Instant::now())).await;
    let now = desk.now();
    desk.until("live news of every slot", |console| {
        let sources = console.sources(now);
        matches!(sources.layer, LiveLayer::Up { .. })
            && sources.calls.live == Some(TargetState::Live)
            && sources.slots.iter().all(|slot| slot.sight == Sight::Live)
    })
    .await;
    (sim, desk)
}

/// Requests by what they are for.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    calls: usize,
    setup: usize,
    commands: usize,
    live: usize,
}

impl Cost {
    fn count(requests: &[Value]) -> Self {
        let mut cost = Self::default();
        for request in requests {
            match request["path"].as_str().unwrap() {
                path if path.contains("com.broadsoft") => cost.live += 1,
                path if path.contains("/telephony/config") => cost.setup += 1,
                path if path.contains("/telephony/calls") && request["method"] == "GET" => cost.calls += 1,
                path if path.contains("/telephony/calls") => cost.commands += 1,
                // Signing in and renewing a sign-in are not the board's doing.
                _ => {}
            }
        }
        cost
    }
}

/// Core and backend, with this bench as the window and its hand on the clock.
struct Desk {
    console: Console,
    backend: Backend,
    began: (Instant, Timestamp),
    /// With live news: when a heartbeat was waited for last.
    beat: Option<Instant>,
    _profile: tempfile::TempDir,
}

impl Desk {
    async fn signed_in(sim: &Sim, webex: &str, beat: Option<Instant>) -> Self {
        sim.settings(json!({"consent": "auto"})).await;
        let dir = tempfile::tempdir().unwrap();
        let profile = Profile::at(dir.path());
        profile.prepare().unwrap();
        let hello = &sim.running.hello;
        let text = format!(
            "[webex]\napi_base = {:?}\nclient_id = {:?}\nclient_secret = {:?}\nredirect_uris = {:?}\n{webex}\
             [console]\nauto_answer = false\nrecall_secs = {}\n",
            hello.api_base,
            hello.client_id,
            hello.client_secret,
            hello.redirect_uris,
            RECALL.as_secs()
        );
        std::fs::write(profile.config_file(), text).unwrap();
        let settings = Settings::load(&profile.config_file()).unwrap();
        let console = Console::new(backend::options(&settings));
        let (browser, restore, doctor) = (Browser::Fetch, false, None);
        let desktop = backend::Desktop::Absent;
        let setup = backend::Setup {
            settings,
            profile,
            browser,
            restore,
            keychain: backend::Keyring::Untouched,
            desktop,
            doctor,
            demo: false,
        };
        let backend = backend::start(&tokio::runtime::Handle::current(), setup, Clock::new(), || {});
        let began = (Instant::now(), Timestamp::now());
        let mut desk = Self { console, backend, began, beat, _profile: dir };
        desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
        desk.update(Event::Intent(Intent::SignIn(SignInWay::Browser)));
        desk.until("sign-in, slots and devices", |console| {
            matches!(console.session(), Session::Ready(_))
                && console.board().extensions().value().is_some()
                && console.board().group().value().is_some()
                && console.endpoints().list().value().is_some()
                && console.calls().read_at().is_some()
        })
        .await;
        desk
    }

    fn now(&self) -> Now {
        let elapsed = self.began.0.elapsed();
        Now { wall: self.began.1 + elapsed, mono_ms: u64::try_from(elapsed.as_millis()).unwrap() }
    }

    fn update(&mut self, event: Event) {
        for effect in self.console.update(event, self.now()) {
            let name = effect.name();
            self.backend.effects.try_send(effect).unwrap_or_else(|why| panic!("{name}: {why}"));
        }
    }

    /// A caller rings and is answered on the desk phone.
    async fn talk(&mut self, sim: &Sim) -> CallId {
        let attendant = sim.attendant_email();
        let caller = json!({"to": attendant, "name": "Ola Berg", "number": "+14085550143"});
        let call = sim.post("incoming", caller).await;
        sim.post("answer", json!({"callId": call["callId"]})).await;
        self.let_pass(MINUTE / 2).await;
        // Who was parked before may be coming back beside it.
        let calls = self.console.calls().active();
        let talk = calls.iter().find(|call| call.state == CallState::Connected);
        talk.unwrap_or_else(|| panic!("no talk is seen: {calls:?}")).id.clone()
    }

    fn take_news(&mut self) {
        while let Ok(mut news) = self.backend.news.try_recv() {
            // The backend's clock is the real one.
            if let News::Calls { asked_at, .. } = &mut news {
                *asked_at = self.now();
            }
            self.update(Event::News(news));
        }
    }

    /// Takes news in real time, while the clock stands still.
    async fn until(&mut self, what: &str, condition: impl Fn(&Console) -> bool) {
        let deadline = std::time::Instant::now() + PATIENCE;
        while !condition(&self.console) {
            assert!(std::time::Instant::now() < deadline, "{what} did not come");
            self.take_news();
            yield_now().await;
        }
    }

    /// Lets this much simulated time pass, with all that happens in it.
    async fn let_pass(&mut self, time: Duration) {
        let until = Instant::now() + time;
        while Instant::now() < until {
            if self.beat.is_some_and(|beat| beat.elapsed() >= BEAT_EVERY) {
                self.beat = Some(Instant::now());
                let due = std::time::Instant::now() + BEAT;
                while std::time::Instant::now() < due {
                    yield_now().await;
                }
            }
            advance(STEP).await;
            self.update(Event::Tick);
            for _ in 0..TURNS {
                self.take_news();
                yield_now().await;
            }
        }
    }

    /// Since when the live channel stands.
    fn up_since(&self) -> Option<Now> {
        match self.console.sources(self.now()).layer {
            LiveLayer::Up { since } => Some(since),
            _ => None,
        }
    }

    /// What the next `time` costs.
    async fn cost_of(&mut self, sim: &Sim, time: Duration) -> Cost {
        let (before, up_since) = (sim.requests("").await.len(), self.up_since());
        self.let_pass(time).await;
        assert_eq!(self.up_since(), up_since, "the channel has held");
        Cost::count(&sim.requests("").await[before..])
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.backend.stop.cancel();
    }
}
