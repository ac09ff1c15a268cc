//! The keys: those of the settings, those that choose a device and a size, and where the keyboard is after a dialog.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::event::Intent;
use valet::store::Change;

use crate::desk::{Desk, board, names, press, tile, window};

fn chord(harness: &mut Harness<'_, Desk>, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

#[test]
fn a_key_of_the_settings_takes_the_place_of_the_usual_one_and_is_listed() {
    let mut desk = Desk::with_settings(
        "[console]\nlanguage = \"en\"\n[keys]\nrefresh = \"Ctrl+R\"\nkeys = \"F5\"\ncompact = \"none\"\n",
    );
    desk.sign_in(1);
    let mut harness = window(desk, 1280.0, 800.0, 1.0);
    let refreshes =
        |desk: &Desk| desk.intents.iter().filter(|intent| matches!(intent, Intent::Refresh)).count();
    chord(&mut harness, Key::R);
    assert_eq!(refreshes(harness.state()), 1);
    harness.key_press(Key::F5);
    harness.run();
    assert_eq!(refreshes(harness.state()), 1, "F5 lists the keys now");
    harness.get_by_role_and_label(Role::Dialog, "Keys");
    harness.get_by_label("Ctrl+R");
    assert!(harness.query_by_label("the compact strip, and back").is_none(), "it has no key");
}

#[test]
fn the_list_of_keys_names_those_that_go_back_and_those_of_a_row_of_find() {
    let mut harness = board(1);
    harness.key_press(Key::F1);
    harness.run();
    let dialog = harness.get_by_role_and_label(Role::Dialog, "Keys");
    for key in ["Shift+Tab", "Ctrl+Enter", "Shift+Enter", "Alt+Enter"] {
        dialog.get_by_label(key);
    }
}

#[test]
fn one_key_chooses_the_next_device_and_after_the_last_the_first() {
    let mut harness = board(1);
    let chosen = |harness: &Harness<'_, Desk>| tile(harness, "7001").accesskit_node().label().unwrap();
    for device in ["Webex Desktop", "all my devices", "Desk phone"] {
        harness.key_press(Key::F10);
        harness.run();
        assert!(chosen(&harness).ends_with(&format!("Retrieve on {device}")), "{}", chosen(&harness));
    }
}

#[test]
fn a_dialog_takes_the_keyboard_and_gives_it_back() {
    let mut harness = board(2);
    tile(&harness, "7002").focus();
    harness.run();
    for close in [Key::Escape, Key::F1] {
        harness.key_press(Key::F1);
        harness.run();
        let dialog = harness.get_by_role_and_label(Role::Dialog, "Keys");
        assert!(dialog.get_by_role_and_label(Role::Button, "Close").is_focused());
        harness.key_press(close);
        harness.run();
        assert!(harness.query_by_role_and_label(Role::Dialog, "Keys").is_none());
        assert!(tile(&harness, "7002").is_focused(), "after {close:?}");
    }
}

#[test]
fn the_list_of_keys_is_printed_as_it_is_shown_with_the_keys_of_the_settings() {
    let mut desk = Desk::with_settings("[console]\nlanguage = \"en\"\n[keys]\nrefresh = \"Ctrl+R\"\n");
    desk.sign_in(1);
    let mut harness = window(desk, 1280.0, 800.0, 1.0);
    harness.key_press(Key::F1);
    harness.run();
    press(&mut harness, "Print…");
    let printed: Vec<&String> = harness
        .state()
        .intents
        .iter()
        .filter_map(|intent| match intent {
            Intent::Print(page) => Some(page),
            _ => None,
        })
        .collect();
    let [page] = printed[..] else { panic!("{printed:?}") };
    for told in ["<html lang=\"en\">", "<th>Ctrl+R</th>", "<th>The same key</th>", "Through the window"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert_eq!(names(&harness, Role::Dialog), ["Keys"], "it stays open");
}

#[test]
fn one_dialog_takes_the_place_of_another_and_the_menu_opens_it_too() {
    let mut harness = board(1);
    harness.key_press(Key::F1);
    harness.run();
    chord(&mut harness, Key::I);
    assert_eq!(names(&harness, Role::Dialog), ["What Valet can see"]);
    chord(&mut harness, Key::I);
    assert!(names(&harness, Role::Dialog).is_empty());
    press(&mut harness, "Menu");
    press(&mut harness, "Keys…");
    assert_eq!(names(&harness, Role::Dialog), ["Keys"]);
}

#[test]
fn a_size_chosen_by_key_holds_at_once_and_goes_to_the_settings_within_their_limits() {
    let mut harness = board(1);
    chord(&mut harness, Key::Plus);
    assert_eq!((harness.ctx.zoom_factor(), &*harness.state().changes), (1.1, &[Change::Zoom(1.1)][..]));
    for _ in 0..6 {
        chord(&mut harness, Key::Minus);
    }
    assert_eq!(harness.ctx.zoom_factor(), 0.8);
    chord(&mut harness, Key::Num0);
    assert_eq!(harness.state().changes.last(), Some(&Change::Zoom(1.0)));
}
