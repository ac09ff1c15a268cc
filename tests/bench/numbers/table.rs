//! The table.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;

use super::desktop::{Desktop, SIZE};
use super::frames::Frames;
use super::machine;
use super::programs::{Started, Valet, chromium, program};
use super::relay::Relay;
use super::sim::Sim;
use super::wait::{PATIENCE, wait_until};

const STARTS: usize = 5;
const PRESSES: usize = 20;
const STORMS: usize = 3;
const OVER: Duration = Duration::from_secs(30);
/// What a program needs to come to rest after its start.
const RESTS: Duration = Duration::from_secs(8);
const FIFTY: &str = include_str!("../../../assets/scenarios/fifty.toml");
const QUIET: &str = include_str!("../../../assets/scenarios/quiet.toml");
/// Longer than a second that ticks.
const SETTLED: Duration = Duration::from_millis(1_500);
/// As X names the keys.
const RETURN: u32 = 0xff0d;

/// What both programs are measured by.
struct Both {
    first_paint_ms: f64,
    memory_mb: f64,
    ticking_percent: f64,
}

/// Takes every number and prints them as the README shows them.
pub fn print() {
    let dir = tempfile::tempdir().unwrap();
    let (valet, hidden) = valet_with_fifty(&dir.path().join("fifty"));
    let browser = browser_with_fifty(&dir.path().join("browser"));
    println!(
        "\nMeasured on {} by `cargo bench --bench numbers`: {}, no GPU, {}×{}.\n",
        &jiff::Timestamp::now().to_string()[..10],
        machine::name(),
        SIZE.0,
        SIZE.1
    );
    println!("| What | Valet | Chromium | Ratio | To reach |\n|---|---|---|---|---|");
    let row = |what: &str, unit: &str, reach: &str, value: fn(&Both) -> f64| {
        let ours = value(&valet);
        match browser.as_ref().map(value) {
            Some(theirs) => {
                println!(
                    "| {what} | {ours:.1} {unit} | {theirs:.1} {unit} | {:.2} | {reach} |",
                    ours / theirs
                )
            }
            None => println!("| {what} | {ours:.1} {unit} | not there | | {reach} |"),
        }
    };
    row("First paint, median of five", "ms", "0.4", |both| both.first_paint_ms);
    row("Memory (PSS)", "MB", "0.2, 80 MB", |both| both.memory_mb);
    row("Processor, 50 slots, 25 timers ticking", "%", "0.5", |both| both.ticking_percent);
    let alone = |what: &str, reach: &str, value: String| println!("| {what} | {value} | | | {reach} |");
    alone("Processor, the same, window minimised", "0.0 %", format!("{hidden:.2} %"));
    quiet(&dir.path().join("quiet"), &alone);
    // Without the optimiser that would be another program's number.
    if !cfg!(debug_assertions) {
        frames(&alone);
    }
    let size = std::fs::metadata(program()).unwrap().len();
    alone("Program file", "", format!("{:.1} MB", size as f64 / 1e6));
}

fn fresh(dir: &Path) -> (Desktop, std::path::PathBuf) {
    std::fs::create_dir_all(dir).unwrap();
    (Desktop::start(dir), dir.to_owned())
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Starts a program several times, the last one to stay; the first start of all fills its caches and does not count.
fn starts(desktop: &Desktop, start: impl Fn() -> Started) -> (Started, Vec<f64>) {
    drop(start());
    desktop.wait_until_still(Duration::from_millis(500));
    let mut times = Vec::new();
    loop {
        let started = start();
        times.push(ms(started.first_paint));
        if times.len() == STARTS {
            return (started, times);
        }
        drop(started);
        desktop.wait_until_still(Duration::from_millis(500));
    }
}

fn both(started: &Started, times: Vec<f64>) -> Both {
    std::thread::sleep(RESTS);
    let tree = started.tree();
    Both {
        first_paint_ms: median(times),
        ticking_percent: tree.processor_percent(OVER),
        memory_mb: tree.memory_mb(),
    }
}

/// The common numbers, and the processor with the window minimised.
fn valet_with_fifty(dir: &Path) -> (Both, f64) {
    let (desktop, dir) = fresh(dir);
    let sim = Sim::start(&dir, FIFTY);
    let valet = Valet::at(&dir, &sim, sim.address());
    let (started, times) = starts(&desktop, || valet.start(&desktop));
    let common = both(&started, times);
    desktop.minimise("valet");
    std::thread::sleep(RESTS);
    (common, started.tree().processor_percent(OVER))
}

fn browser_with_fifty(dir: &Path) -> Option<Both> {
    let (desktop, dir) = fresh(dir);
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/numbers/board.html");
    drop(chromium(&desktop, &dir, &page)?);
    let (started, times) = starts(&desktop, || chromium(&desktop, &dir, &page).unwrap());
    Some(both(&started, times))
}

/// With nobody parked: what the processor does then, and the way of a press and of an answer.
fn quiet(dir: &Path, print: &impl Fn(&str, &str, String)) {
    let (desktop, dir) = fresh(dir);
    let sim = Sim::start(
        &dir,
        &QUIET.replacen("[[locations]]", "[settings]\nxsi = true\nrecallSecs = 86400\n\n[[locations]]", 1),
    );
    let relay = Relay::before(sim.address());
    let started = Valet::at(&dir, &sim, &relay.address).start(&desktop);
    std::thread::sleep(RESTS);
    print("Processor, nobody parked", "0.0 %", format!("{:.2} %", started.tree().processor_percent(OVER)));

    let mut pixels = Vec::new();
    for turn in 0..PRESSES {
        desktop.wait_until_still(Duration::from_millis(300));
        let before = desktop.pixels();
        relay.forget();
        let (verb, words) =
            if turn.is_multiple_of(2) { ("park", "parkedParty") } else { ("abandon", "CallParkedAgainst") };
        let body = json!({"slot": "7001", "name": "Harriet Lund", "number": "+14085550142", "by": "2107"});
        let changed = std::thread::scope(|scope| {
            let changed = scope.spawn(|| desktop.changed(&before));
            sim.post(verb, if turn.is_multiple_of(2) { body } else { json!({"slot": "7001"}) });
            changed.join().unwrap()
        });
        let told = relay.when(false, words);
        if turn.is_multiple_of(2) {
            pixels.push(ms(changed.saturating_duration_since(told)));
        }
    }
    print(
        "Live news on the socket → pixels, median, worst",
        "a frame",
        format!("{:.1} ms, {:.1} ms", median(pixels.clone()), worst(&pixels)),
    );

    let mut wire = Vec::new();
    for _ in 0..PRESSES {
        sim.park("7001", "Harriet Lund");
        relay.when(false, "parkedParty");
        // A press so soon after a tile has changed would be taken for one that was meant for what stood there before.
        std::thread::sleep(SETTLED);
        for digit in "7001".bytes() {
            desktop.press(u32::from(digit));
        }
        std::thread::sleep(Duration::from_millis(300));
        relay.forget();
        let pressed = desktop.press(RETURN);
        wire.push(ms(relay.when(true, "/telephony/calls/retrieve").saturating_duration_since(pressed)));
        ended(&sim, &desktop);
    }
    print(
        "Enter → request on the wire, median, worst",
        "5 ms",
        format!("{:.1} ms, {:.1} ms", median(wire.clone()), worst(&wire)),
    );
    storm(&sim, &started, print);
}

/// As many parks and leaves as the simulator and its connection bear, one after the other, on a desk with live news; then again.
fn storm(sim: &Sim, started: &Started, print: &impl Fn(&str, &str, String)) {
    let tree = started.tree();
    let mut memory = vec![tree.memory_mb()];
    let (mut a_second, mut percents) = (Vec::new(), Vec::new());
    for _ in 0..STORMS {
        let is_over = AtomicBool::new(false);
        let (events, percent) = std::thread::scope(|scope| {
            let storm = scope.spawn(|| parks_and_leaves(sim, &is_over));
            let percent = tree.processor_percent(OVER);
            is_over.store(true, Ordering::Relaxed);
            (storm.join().unwrap(), percent)
        });
        a_second.push(f64::from(events) / OVER.as_secs_f64());
        percents.push(percent);
        memory.push(tree.memory_mb());
    }
    let memory: Vec<String> = memory.iter().map(|held| format!("{held:.1}")).collect();
    print(
        "Processor in a storm of live news; memory before it and after each of three",
        "no growth",
        format!("{:.0} % with {:.0} a second; {} MB", median(percents), median(a_second), memory.join(", ")),
    );
}

/// How many there were until it is over.
fn parks_and_leaves(sim: &Sim, is_over: &AtomicBool) -> u32 {
    let mut events = 0;
    while !is_over.load(Ordering::Relaxed) {
        let slot = format!("700{}", 1 + events / 2 % 8);
        sim.park(&slot, "Harriet Lund");
        sim.post("abandon", json!({"slot": slot}));
        events += 2;
    }
    events
}

fn worst(all: &[f64]) -> f64 {
    all.iter().copied().fold(0.0, f64::max)
}

/// What the press has made ring is hung up and the caller gives up: the desk is as before.
fn ended(sim: &Sim, desktop: &Desktop) {
    let calls = || sim.get("state")["users"][0]["calls"].as_array().unwrap().clone();
    // The request is on the wire; what comes of it takes the simulator its time.
    wait_until("the call of the press", PATIENCE, || {
        (!calls().is_empty()).then_some(()).ok_or_else(|| "nothing rings".to_owned())
    });
    wait_until("the end of the call", PATIENCE, || {
        let calls = calls();
        for call in &calls {
            sim.post("hangup", json!({"callId": call["id"]}));
        }
        calls.is_empty().then_some(()).ok_or_else(|| format!("{calls:?}"))
    });
    sim.post("abandon", json!({"slot": "7001"}));
    desktop.wait_until_still(SETTLED);
}

fn frames(print: &impl Fn(&str, &str, String)) {
    let growth: Vec<String> = [10, 50, 500, 5_000]
        .into_iter()
        .map(|slots| format!("{:.2}", ms(Frames::of(slots).ticking(20))))
        .collect();
    print(
        "A frame with 10, 50, 500, 5,000 slots, half of them ticking, painted",
        "",
        format!("{} ms", growth.join(", ")),
    );
    print(
        "The slowest frame in a storm of 10,000 events within a second, 50 slots, painted",
        "33 ms",
        format!("{:.1} ms", ms(Frames::of(50).storm(10_000))),
    );
}
