//! Nobody disappears from the board without a line in the activity, whatever happens.

use proptest::prelude::*;

use super::parked::*;
use super::*;
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
            press(console, NUMBERS[*index], mono_ms);
            let id = console.retrieval(&slot(NUMBERS[*index])).map(|retrieval| retrieval.id.0);
            let why = Failure {
                status: Some(404),
                ..failure(FailureKind::Refused, PressAgain::Now, LookUp::Nothing)
            };
            refuse(console, id.unwrap_or_default(), why, mono_ms);
        }
        Step::Pass(_) => drop(console.update(Event::Tick, at(mono_ms))),
    }
}

/// Who is to be seen on the board, however unsure.
fn in_sight(console: &Console, mono_ms: u64) -> Vec<(&'static str, String)> {
    NUMBERS
        .into_iter()
        .filter_map(|number| {
            let waiting = match state(console, number, mono_ms) {
                SlotState::Parked(waiting) | SlotState::Recalled { waiting, .. } => Some(waiting),
                // Where the caller of a lost recall is was said not to be known.
                SlotState::NotKnown { last } => {
                    last.filter(|last| last.finding != Finding::RecallLost).and_then(|last| last.waiting)
                }
                SlotState::Free { .. } => None,
            };
            waiting.map(|waiting| (number, waiting.caller.words().to_owned()))
        })
        .collect()
}

proptest! {
    #[test]
    fn no_caller_disappears_without_a_line_in_the_activity(steps in prop::collection::vec(step(), 1..40)) {
        let mut console = drive_to_live();
        let (mut mono_ms, mut ids) = (10_000, 0);
        for step in &steps {
            mono_ms += match step { Step::Pass(ms) => *ms, _ => 100 };
            let before = in_sight(&console, mono_ms);
            let known = lines(&console).len();
            take(&mut console, step, &mut ids, mono_ms);
            let after = in_sight(&console, mono_ms);
            let news: Vec<String> = lines(&console);
            let news = &news[..news.len() - known];
            for (number, caller) in before.iter().filter(|seen| !after.contains(seen)) {
                let told = news.iter().any(|line| line.contains(caller.as_str()));
                prop_assert!(told, "{caller} vanished from {number} at {step:?}: {news:?}");
            }
        }
    }
}
