//! No function is reachable by mouse alone: on every screen, wide and narrow, the keyboard comes to every control that can be
//! used.

use std::collections::BTreeMap;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::ui::ThemeChoice;
use valet::words::{Language, Words};

use crate::desk::{Desk, look};
use crate::scenes::{GROUPS, Window};

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
/// Wide and narrow.
const WINDOWS: [Window; 2] = [Window::new(1280.0, 800.0, 1.0), Window::new(360.0, 740.0, 1.0)];

/// Every control that can be used now, by its node: equal names hide none. What stands behind a dialog cannot be used.
fn controls(harness: &Harness<'_, Desk>) -> BTreeMap<String, String> {
    let screen = harness.query_all_by_role(Role::Dialog).last().unwrap_or_else(|| harness.root());
    let nodes = CONTROLS.into_iter().flat_map(|role| screen.query_all_by_role(role));
    let enabled = nodes.filter(|node| !node.accesskit_node().is_disabled());
    enabled
        .map(|node| {
            let node = node.accesskit_node();
            (format!("{:?}", node.id()), format!("{:?} {}", node.role(), node.label().unwrap_or_default()))
        })
        .collect()
}

/// The control that the keyboard goes to.
fn focused(harness: &Harness<'_, Desk>) -> Option<String> {
    let mut nodes = CONTROLS.into_iter().flat_map(|role| harness.query_all_by_role(role));
    nodes.find(|node| node.is_focused()).map(|node| format!("{:?}", node.accesskit_node().id()))
}

/// Goes round with Tab and strikes out every control that it comes to; returns the names of the others.
fn walk(harness: &mut Harness<'_, Desk>) -> Vec<String> {
    let mut left = controls(harness);
    for _ in 0..MOST_TABS {
        if let Some(focused) = focused(harness) {
            left.remove(&focused);
        }
        if left.is_empty() {
            break;
        }
        harness.key_press(Key::Tab);
        harness.step();
    }
    left.into_values().collect()
}

fn walk_over(group: &str) {
    let (_, scenes) = GROUPS.into_iter().find(|(name, _)| *name == group).unwrap();
    let words = Words::new(Language::English);
    let mut wrong = Vec::new();
    for (name, scene) in scenes {
        for window in WINDOWS {
            let mut harness = scene(Desk::new(look(ThemeChoice::Light, 1.0)), window, &words);
            harness.run();
            let left = walk(&mut harness);
            if !left.is_empty() {
                wrong.push(format!("{name}, {} wide: the keyboard does not come to {left:#?}", window.width));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn around_signing_in_the_keyboard_comes_to_every_control() {
    walk_over("signing in");
}

#[test]
fn on_the_board_the_keyboard_comes_to_every_control() {
    walk_over("board");
}

#[test]
fn in_calls_the_keyboard_comes_to_every_control() {
    walk_over("calls");
}

#[test]
fn in_every_menu_and_dialog_the_keyboard_comes_to_every_control() {
    walk_over("over the board");
}

#[test]
fn in_find_and_the_palette_the_keyboard_comes_to_every_control() {
    walk_over("find");
}

#[test]
fn with_any_names_the_keyboard_comes_to_every_control() {
    walk_over("names");
}

#[test]
fn on_every_page_of_the_settings_the_keyboard_comes_to_every_control() {
    walk_over("settings");
}

#[test]
fn on_the_day_the_keyboard_comes_to_every_control() {
    walk_over("the day");
}

#[test]
fn in_the_compact_strip_the_keyboard_comes_to_every_control() {
    walk_over("compact strip");
}

#[test]
fn every_group_of_scenes_is_walked_over() {
    // A group more is a test more.
    let groups = GROUPS.map(|(name, _)| name);
    let walked = [
        "signing in",
        "board",
        "calls",
        "over the board",
        "find",
        "names",
        "settings",
        "the day",
        "compact strip",
    ];
    assert_eq!(groups, walked);
}
