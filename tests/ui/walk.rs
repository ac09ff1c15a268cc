//! No function is reachable by mouse alone: on every screen the keyboard comes to every control that can be used.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::CallState;
use valet::console::event::News;
use valet::console::live::LiveNews;
use valet::console::session::Keychain;

use crate::calls::{at_work, ola, with};
use crate::desk::{Desk, FIRST, names, press, recall, signed_out};

/// What a person can use.
const CONTROLS: [Role; 10] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::PasswordInput,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::Switch,
    Role::TextInput,
];
/// More than any screen has.
const MOST_TABS: usize = 250;

/// Every control that can be used now, and the one that the keyboard goes to. What stands behind a dialog cannot.
fn controls(harness: &Harness<'_, Desk>) -> (BTreeSet<String>, Option<String>) {
    let (mut all, mut focused) = (BTreeSet::new(), None);
    let screen = harness.query_all_by_role(Role::Dialog).last().unwrap_or_else(|| harness.root());
    for role in CONTROLS {
        for control in screen.query_all_by_role(role) {
            let node = control.accesskit_node();
            if node.is_disabled() {
                continue;
            }
            // Clocks run on while the keyboard goes round.
            let name: String = node.label().unwrap_or_default();
            let name = name.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
            let name = format!("{role:?} {name}");
            if control.is_focused() {
                focused = Some(name.clone());
            }
            all.insert(name);
        }
    }
    (all, focused)
}

/// Goes round with Tab, over groups with their arrows, and finds every control.
fn walk(screen: &str, harness: &mut Harness<'_, Desk>) {
    let (all, _) = controls(harness);
    let mut left = all.clone();
    for _ in 0..MOST_TABS {
        harness.key_press(Key::Tab);
        harness.run();
        let (_, focused) = controls(harness);
        if let Some(focused) = focused {
            left.remove(&focused);
        }
        if left.is_empty() {
            return;
        }
    }
    panic!("{screen}: the keyboard does not come to {left:#?}\nof {all:#?}");
}

/// A board with something of everything on it.
fn lively() -> Harness<'static, Desk> {
    let mut harness = at_work(6, vec![ola(), with("sam", "Sam Otieno", CallState::Held)]);
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    desk.live_park("7002", Some(("Ines Prado", "+14085550148")));
    desk.live_park("7003", None);
    desk.restore("7004", "Greta Holm", 20);
    harness.run();
    harness
}

fn chord(harness: &mut Harness<'_, Desk>, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

#[test]
fn on_the_board_the_keyboard_comes_to_every_control() {
    walk("the board", &mut lively());
    let mut harness = lively();
    for key in [Key::F7, Key::F12] {
        harness.key_press(key);
        harness.run();
    }
    walk("a new call and the recent ones", &mut harness);
    let mut harness = at_work(3, vec![ola()]);
    harness.key_press(Key::F4);
    harness.run();
    walk("a call being parked", &mut harness);
    let mut harness = at_work(3, vec![ola()]);
    harness.state_mut().calls(vec![ola(), recall("back", "Mia Roth", "7001")]);
    harness.run();
    walk("a recall", &mut harness);
}

#[test]
fn in_every_menu_and_dialog_the_keyboard_comes_to_every_control() {
    let dialogs = [
        ("the keys", Key::F1),
        ("what Valet can see", Key::I),
        ("the day", Key::D),
        ("find", Key::F),
        ("everything", Key::K),
    ];
    for (name, open) in dialogs {
        let mut harness = lively();
        match open {
            Key::F1 => {
                harness.key_press(open);
                harness.run();
            }
            open => chord(&mut harness, open),
        }
        assert!(!names(&harness, Role::Dialog).is_empty(), "{name}");
        walk(name, &mut harness);
    }
    let mut harness = lively();
    chord(&mut harness, Key::F);
    harness.event(egui::Event::Text("7003".to_owned()));
    harness.run();
    walk("a slot that was found", &mut harness);
    let mut harness = lively();
    press(&mut harness, "Menu");
    walk("the menu", &mut harness);
}

#[test]
fn on_every_page_of_the_settings_the_keyboard_comes_to_every_control() {
    let mut harness = lively();
    chord(&mut harness, Key::Comma);
    let pages = names(&harness, Role::Tab);
    for page in pages {
        harness.get_by_role_and_label(Role::Tab, &page).click();
        harness.run();
        walk(&page, &mut harness);
    }
}

#[test]
fn around_signing_in_the_keyboard_comes_to_every_control() {
    walk("the first start", &mut signed_out(false, Keychain::Works));
    walk("the ways to sign in", &mut signed_out(true, Keychain::Works));
    let mut harness = lively();
    harness.state_mut().news(News::Expired { epoch: FIRST });
    harness.run();
    walk("an expired sign-in", &mut harness);
}
