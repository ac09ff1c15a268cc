//! What a console costs Webex: requests an hour in each situation of contract 11. `cargo bench --bench requests`
//!
//! Nothing is calculated here. The real core and the real backend work against the simulator, and what it received is
//! counted; only the clock is not real: the runtime's time stands still and is moved by hand, a quarter of a second at a
//! time, whenever nothing is left to do. It prints and judges nothing.

#![allow(clippy::unwrap_used, reason = "a bench ends where something is not as it must be")]

use std::future::Future;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::task::yield_now;
use tokio::time::{Instant, advance};
use valet::backend::{self, Backend, Browser, Clock};
use valet::console::Console;
use valet::console::event::{Event, Intent, News};
use valet::console::now::Now;
use valet::console::session::{Session, SignInWay};
use valet::store::{Profile, Settings};

use common::Sim;

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
    println!("{:<44}{:>8}{:>8}{:>10}{:>8}", "requests an hour", "calls", "setup", "commands", "all");
    print("idle, window visible", idle(true).await);
    print("idle, window hidden", idle(false).await);
    print("a call is active", call_active().await);
    print("a retrieve is in flight (its 30 s, times 120)", in_flight().await);
    print("the hour after one 429 with Retry-After: 30", after_429(1).await);
    print("the hour after three 429 in a row", after_429(3).await);
}

fn print(situation: &str, cost: Cost) {
    let Cost { calls, setup, commands } = cost;
    println!("{situation:<44}{calls:>8}{setup:>8}{commands:>10}{:>8}", calls + setup + commands);
}

async fn idle(shown: bool) -> Cost {
    let (sim, mut desk) = desk().await;
    desk.update(Event::Intent(Intent::Shown(shown)));
    desk.cost_of(&sim, HOUR).await
}

async fn call_active() -> Cost {
    let (sim, mut desk) = desk().await;
    let attendant = sim.running.hello.users[0].email.clone();
    let call =
        sim.post("incoming", json!({"to": attendant, "name": "Ola Berg", "number": "+14085550143"})).await;
    sim.post("answer", json!({"callId": call["callId"]})).await;
    desk.let_pass(MINUTE).await;
    assert_eq!(desk.console.calls().active().len(), 1, "the call is seen");
    desk.cost_of(&sim, HOUR).await
}

/// Nobody answers, so that the leg rings on for as long as such a retrieve is watched closely.
async fn in_flight() -> Cost {
    let (sim, mut desk) = desk().await;
    sim.park("7001", "Harriet Lund").await;
    let slot = desk.console.board().find_number("7001").unwrap().id.clone();
    desk.update(Event::Intent(Intent::Retrieve { slot, on: None }));
    let cost = desk.cost_of(&sim, MINUTE / 2).await;
    Cost { calls: cost.calls * 120, ..cost }
}

async fn after_429(times: u32) -> Cost {
    let (sim, mut desk) = desk().await;
    let path = "/v1/telephony/calls";
    sim.fault(json!({"method": "GET", "path": path, "times": times, "status": 429, "retryAfter": 30})).await;
    desk.cost_of(&sim, HOUR).await
}

async fn desk() -> (Sim, Desk) {
    let sim = Sim::start("quiet").await;
    let desk = Desk::signed_in(&sim).await;
    (sim, desk)
}

/// Requests by what they are for.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    calls: usize,
    setup: usize,
    commands: usize,
}

impl Cost {
    fn count(requests: &[Value]) -> Self {
        let mut cost = Self::default();
        for request in requests {
            match request["path"].as_str().unwrap() {
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
    _profile: tempfile::TempDir,
}

impl Desk {
    async fn signed_in(sim: &Sim) -> Self {
        sim.settings(json!({"consent": "auto"})).await;
        let dir = tempfile::tempdir().unwrap();
        let profile = Profile::at(dir.path());
        profile.prepare().unwrap();
        let hello = &sim.running.hello;
        let text = format!(
            "[webex]\napi_base = {:?}\nclient_id = {:?}\nclient_secret = {:?}\nredirect_uris = {:?}\n\
             [console]\nauto_answer = false\n",
            hello.api_base, hello.client_id, hello.client_secret, hello.redirect_uris
        );
        std::fs::write(profile.config_file(), text).unwrap();
        let settings = Settings::load(&profile.config_file()).unwrap();
        let console = Console::new(backend::options(&settings));
        let (browser, restore, may_use_keychain) = (Browser::Fetch, false, false);
        let setup = backend::Setup { settings, profile, browser, restore, may_use_keychain };
        let backend = backend::start(&tokio::runtime::Handle::current(), setup, Clock::new(), || {});
        let mut desk = Self { console, backend, began: (Instant::now(), Timestamp::now()), _profile: dir };
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
            advance(STEP).await;
            self.update(Event::Tick);
            for _ in 0..TURNS {
                self.take_news();
                yield_now().await;
            }
        }
    }

    /// What the next `time` costs.
    async fn cost_of(&mut self, sim: &Sim, time: Duration) -> Cost {
        let before = sim.requests("").await.len();
        self.let_pass(time).await;
        Cost::count(&sim.requests("").await[before..])
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.backend.stop.cancel();
    }
}
