//! Nobody disappears from the board without a line in the activity that says so, whatever happens.

use proptest::prelude::*;

use super::parked::*;
use super::*;
use crate::console::activity::Entry;
use crate::console::board::Finding;
use crate::console::live::LiveNews;

#[derive(Clone, Debug)]
enum Step {
    Live(usize, Option<usize>),
    Lost,
    Up,
    Park(usize),
    Recall(usize, CallState),
    NoCalls,
    Forget(usize),
    Press(usize),
    Ring(usize),
    Fetch(usize, usize),
    Pass(u64),
}

const NUMBERS: [&str; 2] = ["7001", "7002"];

fn party(who: usize) -> Party {
    [harriet(), ola()][who].clone()
}

fn step() -> impl Strategy<Value = Step> {
    let state = prop_oneof![Just(CallState::Alerting), Just(CallState::Connected)];
    prop_oneof![
        5 => (0..2_usize, prop::option::of(0..2_usize)).prop_map(|(slot, who)| Step::Live(slot, who)),
        1 => Just(Step::Lost),
        2 => Just(Step::Up),
        2 => (0..2_usize).prop_map(Step::Park),
        2 => (0..2_usize, state).prop_map(|(slot, state)| Step::Recall(slot, state)),
        2 => Just(Step::NoCalls),
        1 => (0..2_usize).prop_map(Step::Forget),
        1 => (0..2_usize).prop_map(Step::Press),
        1 => (0..2_usize).prop_map(Step::Ring),
        2 => (0..2_usize, 0..2_usize).prop_map(|(slot, who)| Step::Fetch(slot, who)),
        3 => (1..90_u64).prop_map(|seconds| Step::Pass(seconds * 1_000)),
    ]
}

fn take(console: &mut Console, step: &Step, ids: &mut u64, mono_ms: u64) {
    match step {
        Step::Live(slot, who) => drop(live_park(console, NUMBERS[*slot], who.map(party), mono_ms)),
        Step::Lost => drop(live(console, LiveNews::Lost { why: "It broke.".into() }, mono_ms)),
        Step::Up => drop(live(console, LiveNews::Up, mono_ms)),
        Step::Park(slot) => {
            *ids += 1;
            park(console, *ids, NUMBERS[*slot], mono_ms);
        }
        Step::Recall(slot, state) => {
            read(console, vec![recall_call(NUMBERS[*slot], NUMBERS[*slot], state.clone())], mono_ms);
        }
        Step::NoCalls => read(console, vec![], mono_ms),
        Step::Forget(index) => drop(intent(console, Intent::Forget(slot(NUMBERS[*index])), mono_ms)),
        Step::Press(index) => {
            let id = pressed(console, *index, mono_ms);
            let why = Failure {
                status: Some(404),
                ..failure(FailureKind::Refused, PressAgain::Now, LookUp::Nothing)
            };
            refuse(console, id, why, mono_ms);
        }
        Step::Ring(index) => drop(ring(console, *index, mono_ms)),
        Step::Fetch(index, who) => {
            let leg = ring(console, *index, mono_ms);
            let call = Call { remote_party: party(*who), session: None, ..connected(&leg) };
            read(console, vec![call], mono_ms);
        }
        Step::Pass(_) => drop(console.update(Event::Tick, at(mono_ms))),
    }
}

fn pressed(console: &mut Console, index: usize, mono_ms: u64) -> u64 {
    press(console, NUMBERS[index], mono_ms);
    console.retrieval(&slot(NUMBERS[index])).map_or(0, |retrieval| retrieval.id.0)
}

/// A retrieve whose leg rings here.
fn ring(console: &mut Console, index: usize, mono_ms: u64) -> String {
    let id = pressed(console, index, mono_ms);
    let leg = format!("leg{id}");
    accept(console, id, &leg, mono_ms);
    read(console, vec![Call { session: None, ..ringing(&leg) }], mono_ms);
    leg
}

/// Who is to be seen on the board, however unsure.
fn in_sight(console: &Console, mono_ms: u64) -> Vec<(&'static str, String)> {
    NUMBERS
        .into_iter()
        .filter_map(|number| {
            let waiting = match state(console, number, mono_ms) {
                SlotState::Parked(waiting) | SlotState::Recalled { waiting, .. } => Some(waiting),
                // Where the caller of a recall is that has gone, or cannot be seen, was said not to be known.
                SlotState::NotKnown { last } => last
                    .filter(|last| !matches!(last.finding, Finding::RecallLost | Finding::RecallUnseen))
                    .and_then(|last| last.waiting),
                SlotState::Free { .. } => None,
            };
            waiting.map(|waiting| (number, english(waiting.caller.words())))
        })
        .collect()
}

/// The activity: a line's name, and all that it says.
fn told(console: &Console) -> Vec<(u64, String)> {
    let words = |entry: &Entry| format!("{} | {}", english(&entry.outcome), english(entry.slot.as_ref()));
    console.activity().entries().map(|entry| (entry.id.0, words(entry))).collect()
}

/// The line says what became of this caller of this slot.
fn is_about(line: &str, number: &str, caller: &str) -> bool {
    let nobody = line.contains(&format!("Nobody is parked on {number}"));
    let is_end =
        line.contains(" has left ") || !(line.contains(" parked on ") || line.contains("no longer sure"));
    line.contains(number) && (nobody || (line.contains(caller) && is_end))
}

/// A recall is waited for this long before somebody is said to have left.
const RECALL_SEEN_MS: u64 = 5_000;

proptest! {
    #![proptest_config(crate::seeds::property())]

    #[test]
    fn no_caller_disappears_without_a_line_in_the_activity(steps in prop::collection::vec(step(), 1..40)) {
        let mut console = drive_to_live();
        let (mut mono_ms, mut ids) = (10_000, 0);
        // Who has vanished, when, and is not told of yet.
        let mut owed: Vec<(&str, String, u64)> = Vec::new();
        let pause = Step::Pass(RECALL_SEEN_MS);
        for step in steps.iter().chain(std::iter::repeat_n(&pause, 40)) {
            mono_ms += match step { Step::Pass(ms) => *ms, _ => 100 };
            let before = in_sight(&console, mono_ms);
            let known = told(&console);
            take(&mut console, step, &mut ids, mono_ms);
            let after = in_sight(&console, mono_ms);
            let vanished = before.into_iter().filter(|seen| !after.contains(seen));
            owed.extend(vanished.map(|(number, caller)| (number, caller, mono_ms)));
            let mut news = told(&console);
            news.retain(|line| !known.contains(line));
            for (_, line) in &news {
                owed.retain(|(number, caller, _)| !is_about(line, number, caller));
            }
            for (number, caller, since) in &owed {
                let retrieving = console.retrieval(&slot(number)).is_some_and(|known| known.is_in_flight());
                let waits = retrieving || mono_ms < since + RECALL_SEEN_MS;
                prop_assert!(waits, "{caller} vanished from {number}: {step:?} {news:?}");
            }
        }
        prop_assert!(owed.is_empty(), "{owed:?}");
    }
}
