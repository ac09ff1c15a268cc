//! The hints of the first minutes: one at a time, over when done or put away, and never told before it is known what was
//! remembered.

use std::collections::BTreeSet;

use super::parked::*;
use super::*;
use crate::console::hints::Hint;

fn newcomer() -> Console {
    let mut console = drive_to_ready();
    news(&mut console, News::Hints(BTreeSet::new()), 800);
    console
}

fn remembered(effects: &[Effect]) -> Vec<Hint> {
    let hints = effects.iter().filter_map(|effect| match effect {
        Effect::RememberHint(hint) => Some(*hint),
        _ => None,
    });
    hints.collect()
}

#[test]
fn each_is_told_until_she_has_done_it_and_the_next_comes_after_it() {
    let mut console = newcomer();
    assert_eq!(console.hint(at(900)), None, "nobody waits yet");
    park(&mut console, 1, "7001", 1_000);
    assert_eq!(console.hint(at(1_100)), Some(Hint::Retrieve));
    assert_eq!(remembered(&press(&mut console, "7001", 2_000)), [Hint::Retrieve]);
    assert_eq!(console.hint(at(2_100)), Some(Hint::Device));
    let chosen = intent(&mut console, Intent::Choose(Choice::AllDevices), 3_000);
    assert_eq!(remembered(&chosen), [Hint::Device]);
    assert_eq!(console.hint(at(3_100)), Some(Hint::Keys));
    assert_eq!(remembered(&intent(&mut console, Intent::HintIsOver(Hint::Keys), 4_000)), [Hint::Keys]);
    assert_eq!(console.hint(at(4_100)), None);
    assert!(remembered(&press(&mut console, "7002", 5_000)).is_empty(), "once");
}

#[test]
fn who_puts_it_away_or_has_done_it_before_is_not_told() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 1_000);
    assert_eq!(console.hint(at(1_100)), None, "what was remembered is not known yet");
    news(&mut console, News::Hints(BTreeSet::from([Hint::Retrieve, Hint::Keys])), 1_200);
    assert_eq!(console.hint(at(1_300)), Some(Hint::Device));
    intent(&mut console, Intent::HintIsOver(Hint::Device), 1_400);
    assert_eq!(console.hint(at(1_500)), None);
}

#[test]
fn who_has_one_device_is_told_of_no_choice() {
    let mut console = drive_to_ready_with(true, devices()[..1].to_vec());
    news(&mut console, News::Hints(BTreeSet::from([Hint::Retrieve])), 800);
    assert_eq!(console.hint(at(900)), Some(Hint::Keys));
}
