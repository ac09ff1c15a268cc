//! What is to be read and holds nothing that the keyboard stops at is scrolled by the page keys.

use egui::accesskit::Role;
use egui::{Key, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::ui::ThemeChoice;

use crate::desk::{Desk, look, window};
use crate::tiles::live;

/// Where the last words of a list stand.
fn last_words(harness: &Harness<'_, Desk>, list: &str) -> Rect {
    let list = harness.get_by_role_and_label(Role::List, list);
    let words = list.query_all_by_role(Role::Label).map(|words| words.rect());
    words.max_by(|one, other| one.bottom().total_cmp(&other.bottom())).unwrap()
}

fn key(harness: &mut Harness<'_, Desk>, key: Key, times: usize) {
    for _ in 0..times {
        harness.key_press(key);
        harness.run();
    }
}

#[test]
fn the_page_keys_lead_through_the_list_of_keys_and_back() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.sign_in(2);
    let mut harness = window(desk, 1280.0, 500.0, 1.0);
    key(&mut harness, Key::F1, 1);
    let before = last_words(&harness, "The window");
    assert!(before.bottom() > 500.0, "{before}");
    key(&mut harness, Key::PageDown, 5);
    let after = last_words(&harness, "The window");
    assert!(after.bottom() < 500.0, "{after}");
    key(&mut harness, Key::PageUp, 5);
    assert_eq!(last_words(&harness, "The window"), before);
}

#[test]
fn the_page_keys_lead_through_the_activity_unless_something_else_is_open() {
    let mut harness = live();
    for caller in 0..12 {
        let name = format!("Caller {caller}");
        harness.state_mut().live_park("7001", Some((&name, "+14085550177")));
        harness.state_mut().pass(1_000);
        harness.run();
        harness.state_mut().live_park("7001", None);
        harness.state_mut().pass(1_000);
        harness.run();
    }
    let before = last_words(&harness, "Activity");
    key(&mut harness, Key::PageDown, 1);
    assert!(last_words(&harness, "Activity").bottom() < before.bottom());
    key(&mut harness, Key::PageUp, 1);
    key(&mut harness, Key::F1, 1);
    key(&mut harness, Key::PageDown, 1);
    key(&mut harness, Key::F1, 1);
    assert!((last_words(&harness, "Activity").bottom() - before.bottom()).abs() < 2.0, "back at its top");
}
