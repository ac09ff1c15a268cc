//! A press that is swallowed for safety is told to whoever pressed: politely, in one sentence, once for each change of what it
//! was meant for.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::calls::CallState;
use valet::console::live::LiveNews;
use valet::ui::{Look, ThemeChoice};
use valet::words::{Language, LanguageChoice, Words};

use crate::calls::{at_work, key, ola, sam};
use crate::desk::{Desk, board, look, names, press, recall, talk, tile, window};
use crate::fits::drawn_words;
use crate::saying::line;
use crate::scenes::{self, STRIP};
use crate::wait::two_wait;

const CHANGED: &str = "That press did nothing: its target had just changed. Press again.";
const GONE: &str = "That press did nothing: its target had just gone.";

/// How many times something was said.
fn said(harness: &Harness<'_, Desk>) -> u64 {
    harness.state().console.announcement().seq
}

fn polite(words: &str) -> (String, bool) {
    (words.to_owned(), false)
}

fn pass(harness: &mut Harness<'_, Desk>, ms: u64) {
    harness.state_mut().pass(ms);
    harness.run();
}

#[test]
fn the_key_for_the_longest_wait_says_that_another_caller_has_just_come_first_and_says_it_once() {
    let mut harness = two_wait();
    harness.state_mut().live_park("7002", None);
    harness.run();
    key(&mut harness, Key::F8);
    assert_eq!(line(&harness), polite(CHANGED));
    let once = said(&harness);
    for again in [Key::F8, Key::Space] {
        pass(&mut harness, 100);
        key(&mut harness, again);
    }
    assert_eq!(said(&harness), once, "nothing has changed since");
    assert!(harness.state().retrieves().is_empty());
    pass(&mut harness, 600);
    key(&mut harness, Key::F8);
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn a_later_change_is_told_anew() {
    let mut harness = two_wait();
    harness.state_mut().live_park("7002", None);
    harness.run();
    key(&mut harness, Key::F8);
    let first = said(&harness);
    harness.state_mut().live_park("7003", Some(("Nora Falk", "+4940550001")));
    pass(&mut harness, 2_000);
    harness.state_mut().live_park("7001", None);
    harness.run();
    let before = said(&harness);
    assert!(before >= first);
    key(&mut harness, Key::F8);
    assert_eq!((said(&harness), line(&harness)), (before + 1, polite(CHANGED)));
}

#[test]
fn the_second_press_of_a_double_press_is_no_news() {
    let mut harness = two_wait();
    key(&mut harness, Key::F8);
    pass(&mut harness, 100);
    let before = said(&harness);
    key(&mut harness, Key::F8);
    tile(&harness, "7001").focus();
    harness.run();
    key(&mut harness, Key::Enter);
    let asked = said(&harness);
    key(&mut harness, Key::Enter);
    assert_eq!(said(&harness), asked);
    assert!(asked >= before && harness.state().retrieves().len() == 2, "both went out, once each");
    assert_ne!(line(&harness).0, CHANGED);
}

#[test]
fn a_key_that_was_on_its_way_to_a_control_that_has_gone_is_told_once() {
    let mut harness = at_work(2, vec![ola(), sam()]);
    crate::heir::tab_to(&mut harness, "Hang up Ola Berg");
    harness.state_mut().calls(vec![sam()]);
    harness.run();
    pass(&mut harness, 100);
    key(&mut harness, Key::Enter);
    assert_eq!(line(&harness), polite(GONE));
    let once = said(&harness);
    for again in [Key::Space, Key::Enter] {
        pass(&mut harness, 100);
        key(&mut harness, again);
    }
    assert_eq!(said(&harness), once);
    assert!(harness.state().intents.is_empty(), "{:?}", harness.state().intents);
}

#[test]
fn where_a_press_has_taken_its_own_control_away_a_second_one_is_no_news() {
    let mut harness = at_work(2, vec![ola()]);
    crate::heir::tab_to(&mut harness, "Hang up Ola Berg");
    key(&mut harness, Key::Enter);
    harness.state_mut().calls(Vec::new());
    harness.run();
    let before = said(&harness);
    pass(&mut harness, 200);
    key(&mut harness, Key::Enter);
    assert_eq!(said(&harness), before, "the first press went out: {}", line(&harness).0);
}

#[test]
fn a_tile_whose_press_has_just_come_to_mean_another_thing_says_so() {
    let mut harness = board(2);
    harness.state_mut().live(LiveNews::Up);
    tile(&harness, "7001").focus();
    harness.run();
    harness.state_mut().live_park("7001", None);
    harness.state_mut().calls(vec![talk("ola", "Ola Berg", CallState::Connected)]);
    harness.run();
    key(&mut harness, Key::Enter);
    assert_eq!(line(&harness), polite(CHANGED));
    assert!(harness.state().intents.is_empty(), "{:?}", harness.state().intents);
}

#[test]
fn a_row_of_find_that_has_just_come_to_mean_another_thing_says_so() {
    let mut harness = two_wait();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.state_mut().live_park("7002", None);
    harness.run();
    key(&mut harness, Key::Enter);
    let said = harness.state().console.announcement();
    assert_eq!((Words::new(Language::English).text(&said.text), said.urgent), polite(CHANGED));
}

#[test]
fn a_click_at_a_banner_that_has_just_come_is_told() {
    let mut harness = board(2);
    harness.state_mut().controllable();
    harness.state_mut().calls(vec![recall("back", "Harriet Lund", "7001")]);
    harness.run();
    press(&mut harness, "Answer Harriet Lund, back from 7001 Lobby 1, on Desk phone");
    assert_eq!(line(&harness), polite(CHANGED));
}

/// The compact strip, where whoever waited longest has just gone: 7001 comes first now.
fn strip_that_has_just_changed() -> Harness<'static, Desk> {
    let mut desk = Desk::with_settings("[console]\nlanguage = \"en\"\n[window]\ncompact = true\n");
    desk.sign_in(3);
    desk.live(LiveNews::Up);
    scenes::two_wait(&mut desk);
    let mut harness = window(desk, STRIP.0, STRIP.1, 1.0);
    pass(&mut harness, 1_000);
    harness.state_mut().live_park("7002", None);
    harness.run();
    harness
}

fn is_drawn(harness: &Harness<'_, Desk>) -> bool {
    drawn_words(harness).iter().any(|words| words == CHANGED)
}

/// Where everything is that can be pressed.
fn buttons(harness: &Harness<'_, Desk>) -> Vec<egui::Rect> {
    harness.query_all_by_role(Role::Button).map(|button| button.rect()).collect()
}

#[test]
fn in_the_compact_strip_it_stands_there_for_a_moment_and_nothing_moves() {
    for by_key in [true, false] {
        let mut harness = strip_that_has_just_changed();
        let before = buttons(&harness);
        assert!(!is_drawn(&harness));
        if by_key {
            key(&mut harness, Key::F8);
        } else {
            let names = names(&harness, Role::Button);
            let button = names.into_iter().find(|name| name.starts_with("7001")).unwrap();
            press(&mut harness, &button);
        }
        assert!(is_drawn(&harness), "{:?}", drawn_words(&harness));
        assert!(drawn_words(&harness).iter().any(|words| words.contains("Harriet Lund")), "who waits now");
        assert_eq!(buttons(&harness), before);
        assert_eq!(line(&harness), polite(CHANGED));
        pass(&mut harness, 5_000);
        assert!(!is_drawn(&harness), "it was read");
        assert_eq!(buttons(&harness), before);
        assert!(harness.state().retrieves().is_empty());
    }
}

#[test]
fn in_the_compact_strip_a_press_that_goes_out_takes_it_away() {
    let mut harness = strip_that_has_just_changed();
    key(&mut harness, Key::F8);
    pass(&mut harness, 700);
    assert!(is_drawn(&harness));
    key(&mut harness, Key::F8);
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
    assert!(!is_drawn(&harness), "{:?}", drawn_words(&harness));
}

#[test]
fn it_is_told_in_every_language() {
    let words = [
        (
            Language::German,
            "Das hat nichts bewirkt: Das Ziel hatte sich gerade geändert. Noch einmal drücken.",
        ),
        (Language::French, "Sans effet\u{a0}: la cible venait de changer. Appuyez encore une fois."),
        (Language::Spanish, "No ha hecho nada: acababa de cambiar. Pulse otra vez."),
    ];
    for (language, told) in words {
        let language = LanguageChoice::One(language);
        let mut desk = Desk::new(Look { language, ..look(ThemeChoice::Light, 1.0) });
        desk.sign_in(2);
        desk.live(LiveNews::Up);
        for (number, caller) in [("7001", "Harriet Lund"), ("7002", "Ines Prado")] {
            desk.live_park(number, None);
            desk.live_park(number, Some((caller, "+14085550142")));
            desk.pass(5_000);
        }
        let mut harness = window(desk, 1280.0, 800.0, 1.0);
        harness.state_mut().live_park("7001", None);
        harness.run();
        key(&mut harness, Key::F8);
        assert_eq!(line(&harness), polite(told));
    }
}
