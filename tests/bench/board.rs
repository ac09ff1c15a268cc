//! How long the board takes to take in live news: `cargo bench --bench board`, or, in less than half of the time to build, with the
//! dependencies as the tests have them: `cargo bench --profile dev --config 'profile.dev.package.valet.opt-level=3' --bench
//! board`.
//!
//! The console watches 1,000 slots and hears of 10,000 parks and departures, ten of each slot, as the live layer tells them:
//! each goes through the whole console, with its announcements, its activity and the waits that it watches. Then every slot's
//! state is derived, as the window does for each frame. It prints and judges nothing but that the board is right.

#![allow(clippy::unwrap_used, reason = "a bench ends where something is not as it must be")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use valet::console::board::{Monitored, ParkGroup, ParkPlace, SlotState};
use valet::console::calls::Party;
use valet::console::endpoints::Choice;
use valet::console::event::{Event, Intent, News};
use valet::console::ids::{Epoch, SlotId};
use valet::console::live::{LiveNews, TargetState};
use valet::console::now::Now;
use valet::console::session::{Account, Keychain, SignInWay};
use valet::console::{Console, Options};

const SLOTS: usize = 1_000;
const FACTS: usize = 10_000;
const ROUNDS: usize = 9;
const EPOCH: Epoch = Epoch(1);

fn main() {
    // `cargo test --all-targets` starts benches too, and has nothing to learn from this one.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("{:<44}{:>12}{:>12}{:>14}", "1,000 slots, 10,000 facts", "median ms", "worst ms", "µs a fact");
    print("heard within a second", FACTS, &rounds(|console, clock| hear(console, clock, 1)));
    print("heard within a quarter of an hour", FACTS, &rounds(|console, clock| hear(console, clock, 1_000)));
    let derived = rounds(|console, clock| {
        hear(console, clock, 1);
        let now = clock.now();
        let began = Instant::now();
        black_box(console.board().slots().iter().map(|slot| slot.state(now)).collect::<Vec<_>>());
        began.elapsed()
    });
    print("every slot's state, as for one frame", SLOTS, &derived);
}

/// How long each round took, shortest first; each begins with a board of which nothing is known.
fn rounds(mut round: impl FnMut(&mut Console, &mut Clock) -> Duration) -> Vec<Duration> {
    let mut took: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let (mut console, mut clock) = watching();
            round(&mut console, &mut clock)
        })
        .collect();
    took.sort();
    took
}

fn print(what: &str, count: usize, rounds: &[Duration]) {
    let ms = |took: Duration| took.as_secs_f64() * 1_000.0;
    let (median, worst) = (ms(rounds[rounds.len() / 2]), ms(rounds[rounds.len() - 1]));
    let each = median * 1_000.0 / count as f64;
    println!("{what:<44}{median:>12.2}{worst:>12.2}{each:>14.3}");
}

/// Takes every fact in, so many tenths of a millisecond apart, and looks at what has come of it. The time is that of taking
/// in alone.
fn hear(console: &mut Console, clock: &mut Clock, apart: u64) -> Duration {
    // 7,919 is prime to 10,000: the slots come in no order.
    let facts: Vec<Event> = (0..FACTS).map(|turn| fact(turn, turn * 7_919 % FACTS)).collect();
    let began = Instant::now();
    for fact in facts {
        let now = clock.tick(apart);
        black_box(console.update(fact, now));
    }
    let took = began.elapsed();
    let now = clock.now();
    let parked = |slot: &&valet::console::board::Slot| matches!(slot.state(now), SlotState::Parked(_));
    let waiting = console.board().slots().iter().filter(parked).count();
    assert_eq!(waiting, SLOTS, "the last of ten is a caller on every slot");
    took
}

/// The news number `number`, as the `turn`th of all: three callers after one another on each slot, and then nobody.
fn fact(turn: usize, number: usize) -> Event {
    let who = ["Harriet Lund", "Ola Berg", "Ines Prado"].get(turn / SLOTS % 4);
    let parked = who.map(|name| Party {
        name: Some((*name).to_owned()),
        number: Some(format!("+1408555{:04}", turn % FACTS)),
    });
    news(News::Live { epoch: EPOCH, news: LiveNews::Park { slot: slot(number % SLOTS), parked } })
}

fn slot(index: usize) -> SlotId {
    SlotId(format!("slot-{index}"))
}

fn news(news: News) -> Event {
    Event::News(news)
}

/// Moved by hand.
struct Clock {
    tenths: u64,
}

impl Clock {
    fn now(&self) -> Now {
        let mono_ms = self.tenths / 10;
        let wall = Timestamp::constant(1_795_442_700, 0) + Duration::from_millis(mono_ms);
        Now { wall, mono_ms }
    }

    fn tick(&mut self, tenths: u64) -> Now {
        self.tenths += tenths;
        self.now()
    }
}

/// Signed in, and every slot is watched live.
fn watching() -> (Console, Clock) {
    let options = Options {
        slots: Vec::new(),
        recall_secs: 45,
        recall_by_hand: false,
        auto_answer: false,
        answer_on: None,
        asked_scopes: Vec::new(),
        read_number: |typed| Ok(typed.to_owned()),
    };
    let (mut console, mut clock) = (Console::new(options), Clock { tenths: 10_000 });
    let account =
        Account { person_id: Some("rosa".into()), name: "Rosa Keller".into(), ..Account::default() };
    let place = |index: usize| ParkPlace {
        id: format!("slot-{index}"),
        name: format!("Lobby {index}"),
        extension: Some((70_000 + index).to_string()),
        ..ParkPlace::default()
    };
    let places = Monitored { extensions: (0..SLOTS).map(place).collect(), people: Vec::new() };
    let steps = [
        news(News::Started { has_client: true, keychain: Keychain::Works, keep: None }),
        Event::Intent(Intent::SignIn(SignInWay::Browser)),
        news(News::SignedIn { epoch: EPOCH, scopes: None, not_kept: None, kept_for: None }),
        news(News::Profile { epoch: EPOCH, result: Ok((account, Choice::Unmade)) }),
        news(News::Extensions { epoch: EPOCH, result: Ok(places) }),
        news(News::Group { epoch: EPOCH, result: Ok(ParkGroup::default()) }),
        news(News::Endpoints { epoch: EPOCH, result: Ok(Vec::new()) }),
        news(News::Calls { epoch: EPOCH, asked_at: clock.now(), result: Ok(Vec::new()) }),
        news(News::Live { epoch: EPOCH, news: LiveNews::Up }),
    ];
    for step in steps {
        console.update(step, clock.tick(1));
    }
    for index in 0..SLOTS {
        let target = LiveNews::Target { slot: slot(index), state: TargetState::Live };
        console.update(news(News::Live { epoch: EPOCH, news: target }), clock.tick(1));
    }
    // Her own number is one more.
    assert_eq!(console.board().slots().len(), SLOTS + 1);
    (console, clock)
}
