//! The window stays open for half an hour of the real clock, with callers coming and going: at its end it tells the same as
//! the simulated Webex, and it has not grown. `MINUTES=30` makes it the half hour of each night; else it is a short one. A debug
//! build of egui keeps the origin of every Id that it has ever met, so the long one is for `cargo test --release`.

use std::time::{Duration, Instant};

use serde_json::json;

use super::desk::{Desk, LIVE};
use super::hands::Hands;
use super::held;
use super::valet::Valet;

/// Unless `MINUTES` says another number.
const MINUTES: f64 = 0.5;
/// What may come and go with a call, in MiB: caches, the list of the activity, a font's page.
const LEEWAY_MIB: u64 = 12;
/// The simulator remembers more turns than these.
const CHECKED: usize = 400;
const SLOTS: [(&str, &str); 4] = [
    ("7001", "7001 Lobby 1"),
    ("7002", "7002 Lobby 2"),
    ("7003", "7003 Back office"),
    ("7004", "7004 Workshop"),
];

/// What a process holds: memory in MiB, open files and threads.
#[derive(Clone, Copy, Debug)]
struct Held {
    memory_mib: u64,
    files: usize,
    threads: usize,
}

impl Held {
    fn by(process: u32) -> Self {
        Self {
            memory_mib: held::resident_kib(process) / 1_024,
            files: held::files(process),
            threads: held::threads(process),
        }
    }
}

/// A caller is parked by a colleague, seen, and fetched with the keyboard, or gives up; nobody else waits meanwhile.
fn comes_and_goes(desk: &Desk, valet: &Valet<'_>, turn: usize) {
    let (slot, place) = SLOTS[turn % SLOTS.len()];
    let name = format!("Caller {turn}");
    desk.sim.park(slot, &name);
    valet.wait_for_slot(&format!("{place}, {name} waiting "));
    if turn.is_multiple_of(3) {
        desk.sim.post("abandon", json!({"slot": slot}));
        valet.wait_for_slot(&format!("{place}, left the slot: {name}"));
        return;
    }
    Hands::Keyboard.retrieve(valet, slot);
    let call = desk.sim.wait_for_call("2100", &name, "connected");
    valet.wait_for_group(&format!("{name}, connected "));
    desk.sim.post("hangup", json!({"callId": call}));
    valet.wait_for("the end of the card", |tree| {
        let card = format!("{name}, ");
        tree.find(super::bus::Role::Group, |name| name.starts_with(&card)).is_none().then_some(())
    });
}

/// Of so many turns, those that the simulator still remembers.
fn each_press_went_out_once(desk: &Desk, turns: usize) {
    let fetched = (0..turns).filter(|turn: &usize| !turn.is_multiple_of(3));
    let expected: Vec<_> = fetched.map(|turn| SLOTS[turn % SLOTS.len()].0).collect();
    let sent: Vec<_> =
        desk.sim.retrieves().into_iter().map(|(body, _)| body["destination"].clone()).collect();
    let forgotten = expected.len().saturating_sub(sent.len());
    assert_eq!(sent, expected[forgotten..], "{turns} turns");
    assert!(sent.len() >= expected.len().min(CHECKED), "{} of {}", sent.len(), expected.len());
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_window_that_stays_open_tells_the_truth_at_its_end_and_has_not_grown() {
    let minutes = std::env::var("MINUTES").ok().and_then(|minutes| minutes.parse().ok()).unwrap_or(MINUTES);
    let is_short = minutes <= MINUTES;
    assert!(is_short || !cfg!(debug_assertions), "so long it takes `cargo test --release`: see above");
    let until = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let desk = Desk::start(LIVE);
    desk.sim.post("settings", json!({"xsi": true, "recallSecs": 86_400}));
    let mut valet = desk.signed_in(Hands::Keyboard);
    valet.wait_for_slot("7001 Lobby 1, free, live");
    // What it needs once is there after a first round.
    let first_round = 2 * SLOTS.len();
    (0..first_round).for_each(|turn| comes_and_goes(&desk, &valet, turn));
    let process = valet.process().id();
    let before = Held::by(process);
    let mut turns = first_round;
    while Instant::now() < until || turns < 2 * first_round {
        comes_and_goes(&desk, &valet, turns);
        turns += 1;
        if turns.is_multiple_of(CHECKED) {
            each_press_went_out_once(&desk, turns);
        }
    }
    let after = Held::by(process);
    println!("{minutes} minutes, {turns} callers: {before:?}, then {after:?}");
    // A debug build of egui keeps for ever where each of its ids came from: half a MiB with each caller.
    let kept_mib = if cfg!(debug_assertions) { turns as u64 } else { 0 };
    assert!(after.memory_mib <= before.memory_mib + LEEWAY_MIB + kept_mib, "{before:?}, then {after:?}");
    assert!(after.files <= before.files + 2 && after.threads <= before.threads, "{before:?}, then {after:?}");
    each_press_went_out_once(&desk, turns);
    let told = valet.activity();
    assert!(told.iter().any(|sentence| sentence.contains(&format!("Caller {}", turns - 1))), "{told:#?}");
}
