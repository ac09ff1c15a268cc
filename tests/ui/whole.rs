//! What is cut with an ellipsis is read whole with the keyboard at it, as it is under the pointer.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::CallState;
use valet::console::endpoints::Choice;
use valet::console::event::News;
use valet::console::live::LiveNews;
use valet::console::session::Account;
use valet::ui::ThemeChoice;

use crate::calls::{key, read};
use crate::desk::{
    Desk, FIRST, board, devices, look, names, rosa, talk, tile, tile_name, type_anywhere, window,
};
use crate::fits::drawn_words;
use crate::heir::tab_to;
use crate::scenes::STRIP;

const LONG: &str =
    "Maximiliane Freifrau von und zu Hohenlohe-Langenburg, Notariat Hohenlohe-Langenburg und Partner";

fn waits(desk: &mut Desk, caller: &str) {
    desk.live(LiveNews::Up);
    desk.live_park("7001", None);
    desk.live_park("7001", Some((caller, "+14085550142")));
    desk.pass(5_000);
}

fn is_drawn(harness: &Harness<'_, Desk>, sentence: &str) -> bool {
    drawn_words(harness).iter().any(|words| words == sentence)
}

fn board_where(caller: &str) -> Harness<'static, Desk> {
    let mut harness = board(6);
    waits(harness.state_mut(), caller);
    harness.run();
    harness
}

#[test]
fn a_tile_with_something_cut_is_read_whole_while_the_keyboard_is_on_it() {
    let mut harness = board_where(LONG);
    let sentence = tile_name(&harness, "7001");
    assert!(sentence.contains(LONG) && !is_drawn(&harness, &sentence));
    tile(&harness, "7001").focus();
    harness.run();
    assert!(is_drawn(&harness, &sentence), "{:#?}", drawn_words(&harness));
    key(&mut harness, Key::ArrowRight);
    assert!(tile(&harness, "7002").is_focused());
    assert!(!is_drawn(&harness, &sentence), "the keyboard is elsewhere");
}

#[test]
fn a_tile_with_nothing_cut_has_nothing_more_to_show() {
    let mut harness = board_where("Harriet Lund");
    let sentence = tile_name(&harness, "7001");
    tile(&harness, "7001").focus();
    harness.run();
    assert!(!is_drawn(&harness, &sentence));
}

#[test]
fn what_is_shown_whole_takes_no_keys_and_gives_way_to_the_pointer() {
    let mut harness = board_where(LONG);
    let sentence = tile_name(&harness, "7001");
    tile(&harness, "7001").focus();
    harness.run();
    harness.state_mut().pass(1_000);
    let place = harness.get_by_role_and_label(Role::Label, &sentence).rect();
    harness.hover_at(place.center());
    harness.run();
    assert!(!is_drawn(&harness, &sentence), "what it covers is seen");
    harness.hover_at(place.left_top() - egui::Vec2::splat(20.0));
    harness.run();
    assert!(tile(&harness, "7001").is_focused());
    type_anywhere(&mut harness, "7001");
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Number").value().as_deref(), Some("7001"));
}

#[test]
fn the_longest_wait_is_read_whole_while_the_keyboard_is_on_its_button() {
    let mut desk = Desk::with_settings("[console]\nlanguage = \"en\"\n");
    desk.sign_in(3);
    waits(&mut desk, LONG);
    let mut harness = window(desk, 900.0, 700.0, 1.0);
    let mut labels = names_of_labels(&harness).into_iter();
    let sentence = labels.find(|name| name.starts_with("Longest wait")).unwrap();
    assert!(sentence.contains(LONG) && !is_drawn(&harness, &sentence));
    tab_to(&mut harness, "Longest wait: retrieve");
    assert!(is_drawn(&harness, &sentence), "{:#?}", drawn_words(&harness));
}

fn names_of_labels(harness: &Harness<'_, Desk>) -> Vec<String> {
    let labels = harness.query_all_by_role(Role::Label);
    labels.filter_map(|label| label.accesskit_node().value()).collect()
}

#[test]
fn a_call_is_read_whole_while_the_keyboard_is_on_one_of_its_buttons() {
    let mut harness = board(2);
    read(&mut harness, vec![talk("ola", LONG, CallState::Connected)]);
    let sentence = names(&harness, Role::Group).into_iter().find(|name| name.contains(LONG)).unwrap();
    assert!(!is_drawn(&harness, &sentence));
    tab_to(&mut harness, &format!("Hold {LONG}"));
    assert!(is_drawn(&harness, &sentence), "{:#?}", drawn_words(&harness));
}

#[test]
fn the_compact_strip_is_read_whole_while_the_keyboard_is_in_it() {
    let mut desk = Desk::with_settings("[console]\nlanguage = \"en\"\n[window]\ncompact = true\n");
    desk.sign_in(3);
    waits(&mut desk, LONG);
    let mut harness = window(desk, STRIP.0, STRIP.1, 1.0);
    let sentence = names(&harness, Role::Button).into_iter().find(|name| name.contains(LONG)).unwrap();
    assert!(!is_drawn(&harness, &sentence));
    tab_to(&mut harness, "7001");
    assert!(is_drawn(&harness, &sentence), "{:#?}", drawn_words(&harness));
}

#[test]
fn a_device_with_a_long_name_is_read_whole_while_the_keyboard_is_on_it_and_a_short_one_shows_nothing_more() {
    let mut harness = board(2);
    let mut known = devices();
    known[1].name = LONG.into();
    harness.state_mut().news(News::Endpoints { epoch: FIRST, result: Ok(known) });
    harness.run();
    let sentences = |harness: &Harness<'_, Desk>| {
        drawn_words(harness).into_iter().filter(|words| words.contains(". ")).collect::<Vec<_>>()
    };
    let before = sentences(&harness);
    harness.get_by_role_and_label(Role::RadioButton, LONG).focus();
    harness.run();
    assert!(is_drawn(&harness, &format!("{LONG}. Webex app")), "{:#?}", sentences(&harness));
    harness.get_by_role_and_label(Role::RadioButton, "Desk phone").focus();
    harness.run();
    assert_eq!(sentences(&harness), before);
}

#[test]
fn a_long_name_of_whoever_works_here_is_read_whole_with_the_keyboard_and_a_short_one_is_no_stop() {
    let as_named = |name: &str| {
        let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
        let account = Account { name: name.to_owned(), ..rosa() };
        desk.sign_in_as(Ok((account, Choice::Unmade)), 2);
        window(desk, 1280.0, 800.0, 1.0)
    };
    let mut harness = as_named(LONG);
    let whole = format!("{LONG} · 2100 · Harbour Office");
    assert!(!is_drawn(&harness, &whole));
    let place = harness.get_by_role_and_label(Role::Label, &whole).rect();
    harness.key_press(Key::Tab);
    harness.run();
    assert!(is_drawn(&harness, &whole), "{:#?}", drawn_words(&harness));
    harness.key_press(Key::Tab);
    harness.run();
    assert!(!is_drawn(&harness, &whole), "the keyboard is elsewhere");
    harness.hover_at(place.center());
    harness.state_mut().pass(1_000);
    harness.run();
    assert!(is_drawn(&harness, &whole), "and under the pointer");
    let mut harness = as_named("Rosa Keller");
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::RadioButton, "Desk phone").is_focused());
}
