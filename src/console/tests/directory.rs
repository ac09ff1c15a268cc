//! The directory: asked after a pause, for three letters or more, where the sign-in may.

use super::*;
use crate::console::board::ParkGroup;
use crate::console::find::{DirectoryPerson, FindAct, Found, Query};
use crate::console::ids::LookUpId;
use crate::console::session::PEOPLE_READ;
use crate::words::{Language, Words};

fn person(id: &str, name: &str, number: &str) -> DirectoryPerson {
    DirectoryPerson { id: id.into(), name: name.into(), numbers: vec![number.into()] }
}

/// Signed in; the directory was asked for, and granted or not.
fn desk(asked: bool, granted: bool) -> Console {
    let mut console = drive_to_ready();
    let mut options = options(true);
    options.asked_scopes.extend(asked.then(|| PEOPLE_READ.to_owned()));
    let mut scopes: std::collections::BTreeSet<String> =
        [CALLS_READ, CALLS_WRITE, CONFIG_READ].map(str::to_owned).into();
    scopes.extend(granted.then(|| PEOPLE_READ.to_owned()));
    console.update(Event::Options(options), at(800));
    let signed_in = News::SignedIn { epoch: Epoch(1), scopes: Some(scopes), not_kept: None, kept_for: None };
    news(&mut console, signed_in, 810);
    news(&mut console, News::Profile { epoch: Epoch(1), result: Ok((account(), Choice::Unmade)) }, 820);
    console
}

fn types(console: &mut Console, typed: &str, mono_ms: u64) -> Vec<String> {
    asked(intent(console, Intent::LookUp(typed.to_owned()), mono_ms))
}

/// What the directory was asked.
fn asked(effects: Vec<Effect>) -> Vec<String> {
    let name = |effect| match effect {
        Effect::LookUpPeople { name, .. } => Some(name),
        _ => None,
    };
    effects.into_iter().filter_map(name).collect()
}

fn tick(console: &mut Console, mono_ms: u64) -> Vec<String> {
    asked(console.update(Event::Tick, at(mono_ms)))
}

fn answer(console: &mut Console, id: u64, result: Result<Vec<DirectoryPerson>, Failure>, mono_ms: u64) {
    news(console, News::People { epoch: Epoch(1), id: LookUpId(id), result }, mono_ms);
}

fn found(console: &Console, typed: &str) -> Vec<String> {
    let hits = console.find(&Query::new(typed), &Words::new(Language::English), at(9_000));
    let name = |found: &Found<'_>| match found {
        Found::Directory(person) => Some(person.name.clone()),
        _ => None,
    };
    hits.iter().filter_map(|hit| name(&hit.what)).collect()
}

#[test]
fn it_is_asked_once_after_a_pause_in_the_typing() {
    let mut console = desk(true, true);
    for (typed, mono_ms) in [("gre", 1_000), ("gret", 1_300), ("greta", 1_600)] {
        assert!(types(&mut console, typed, mono_ms).is_empty());
    }
    assert!(tick(&mut console, 1_999).is_empty());
    assert!(console.wakes_in_ms(at(1_999)).is_some_and(|ms| ms <= 1), "somebody wakes it");
    assert_eq!(tick(&mut console, 2_000), ["greta"]);
    assert!(tick(&mut console, 9_000).is_empty());
    assert!(
        types(&mut console, "greta", 9_100).is_empty() && tick(&mut console, 9_900).is_empty(),
        "it knows"
    );
}

#[test]
fn two_letters_and_numbers_ask_nothing_and_neither_does_who_may_not() {
    for (mut console, typed) in [
        (desk(true, true), "gr"),
        (desk(true, true), "4417"),
        (desk(true, false), "greta"),
        (desk(false, true), "greta"),
    ] {
        types(&mut console, typed, 1_000);
        assert!(tick(&mut console, 2_000).is_empty(), "{typed}");
    }
    assert_eq!(desk(true, false).missing_permissions(), [crate::say!("needs-people-read")]);
    assert!(desk(false, false).missing_permissions().is_empty());
}

#[test]
fn who_is_found_there_can_be_called_and_who_is_known_stands_there_once() {
    let mut console = desk(true, true);
    let greta = ParkPlace {
        id: "greta".into(),
        name: "Greta Holm".into(),
        extension: Some("2109".into()),
        ..ParkPlace::default()
    };
    let group = ParkGroup { name: None, members: vec![greta] };
    news(&mut console, News::Group { epoch: Epoch(1), result: Ok(group) }, 900);
    types(&mut console, "gre", 1_000);
    tick(&mut console, 2_000);
    let people = vec![
        person("greta", "Greta Holm", "2109"),
        person("rosa", "Grete Keller", "2100"),
        person("gregor", "Gregor Müller", "8112400"),
    ];
    answer(&mut console, 1, Ok(people), 2_100);
    assert_eq!(found(&console, "gre"), ["Gregor Müller"]);
    assert_eq!(found(&console, "gregor muller"), ["Gregor Müller"], "it is typed on");
    assert!(found(&console, "tom").is_empty());
    let hits = console.find(&Query::new("gregor"), &Words::new(Language::English), at(3_000));
    assert_eq!(hits[0].acts, [FindAct::Call("8112400".into())]);
}

#[test]
fn a_stale_answer_is_dropped_and_a_refusal_is_said_once_and_ends_the_asking() {
    let mut console = desk(true, true);
    types(&mut console, "greta", 1_000);
    tick(&mut console, 2_000);
    types(&mut console, "gregor", 2_100);
    tick(&mut console, 3_000);
    let stale = console.stale_answers();
    answer(&mut console, 1, Ok(vec![person("x", "Greta Holm", "2109")]), 3_100);
    assert!(found(&console, "greta").is_empty());
    assert_eq!(console.stale_answers(), stale + 1);
    let before = console.announcement().seq;
    let refused = || failure(FailureKind::NotAllowed, PressAgain::Not, LookUp::Nothing);
    answer(&mut console, 2, Err(refused()), 3_200);
    assert_eq!((console.announcement().seq, said(&console)), (before + 1, "It did not work.".to_owned()));
    types(&mut console, "harriet", 4_000);
    assert!(tick(&mut console, 5_000).is_empty());
    assert_eq!(console.announcement().seq, before + 1);
}

#[test]
fn who_signs_out_leaves_nobody_behind() {
    let mut console = desk(true, true);
    types(&mut console, "gre", 1_000);
    tick(&mut console, 2_000);
    answer(&mut console, 1, Ok(vec![person("x", "Greta Holm", "2109")]), 2_100);
    intent(&mut console, Intent::SignOut, 3_000);
    assert!(console.directory().people().is_empty());
}
