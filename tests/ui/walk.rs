//! No function is reachable by mouse alone: on every screen, wide, narrow and at 200 %, the keyboard comes to every control
//! that can be used, with Tab and, in the smallest window, with Shift+Tab, and wherever it comes to is in sight and shows it.
//! Shift+Tab leads through the stops of Tab the other way round.

use std::collections::BTreeMap;

use egui::accesskit::{NodeId, Role};
use egui::{Event, Id, Key, Modifiers, PointerButton, Response};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::ui::{Look, ThemeChoice};
use valet::words::{Language, LanguageChoice, Words};

use crate::desk::{Desk, look};
use crate::ring::{Ring, rings, view};
use crate::scenes::{GROUPS, Window, scene};

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
/// Wide, narrow, and at 200 %.
const WINDOWS: [Window; 3] =
    [Window::new(1280.0, 800.0, 1.0), Window::new(360.0, 740.0, 1.0), Window::new(640.0, 400.0, 2.0)];
/// No window is smaller.
const SMALLEST: Window = Window::new(360.0, 400.0, 1.0);
/// How far a ring stands out of what it surrounds.
const RING: f32 = 4.0;
/// Frames after which what has the keyboard is in sight.
const FRAMES: usize = 4;

/// Every control that can be used now, by its node: equal names hide none. What stands behind a dialog cannot be used.
fn controls(harness: &Harness<'_, Desk>) -> BTreeMap<NodeId, String> {
    let screen = harness.query_all_by_role(Role::Dialog).last().unwrap_or_else(|| harness.root());
    let nodes = CONTROLS.into_iter().flat_map(|role| screen.query_all_by_role(role));
    let enabled = nodes.filter(|node| !node.accesskit_node().is_disabled());
    enabled
        .map(|node| {
            let node = node.accesskit_node();
            (node.locate().0, format!("{:?} {}", node.role(), node.label().unwrap_or_default()))
        })
        .collect()
}

/// What the keyboard goes to.
fn focused(harness: &Harness<'_, Desk>) -> Option<Id> {
    harness.ctx.memory(|memory| memory.focused())
}

/// A stop of the keyboard: what it has come to, and how that was painted then.
struct Stop {
    id: Id,
    rings: Vec<Ring>,
}

/// Which way the keyboard goes.
#[derive(Clone, Copy)]
enum Way {
    Forward,
    Back,
}

/// Goes to the next stop on this way.
fn tab(harness: &mut Harness<'_, Desk>, way: Way) {
    let held = match way {
        Way::Forward => Modifiers::NONE,
        Way::Back => Modifiers::SHIFT,
    };
    harness.key_press_modifiers(held, Key::Tab);
    harness.step();
}

/// All of it is in sight, or of what is higher than the view as much as has room there.
fn is_in_sight(harness: &Harness<'_, Desk>, response: &Response) -> bool {
    let Response { rect, interact_rect, .. } = response;
    let seen = interact_rect.intersect(harness.ctx.content_rect()).expand(0.5);
    let view = view(harness, seen);
    seen.contains_rect(*rect)
        || rect.height() + 2.0 * RING > view.height()
            && seen.height() + RING >= view.height()
            && seen.width() >= rect.width()
}

/// Where the keyboard stands now, and what is wrong there.
fn stop(harness: &mut Harness<'_, Desk>, wrong: &mut Vec<String>) -> Option<Stop> {
    // Nothing moves under a pointer that drags.
    let drags = harness.ctx.input(|input| input.pointer.any_down());
    let id = focused(harness).filter(|_| !drags)?;
    for _ in 0..FRAMES {
        let response = harness.ctx.read_response(id)?;
        let is_done = harness.output().viewport_output.values().all(|window| !window.repaint_delay.is_zero());
        if is_done && is_in_sight(harness, &response) {
            return Some(Stop { id, rings: rings(harness, response.rect) });
        }
        harness.step();
    }
    let response = harness.ctx.read_response(id)?;
    let Response { rect, interact_rect, .. } = response;
    wrong.push(format!("of {} at {rect} only {interact_rect} is in sight", name(harness, id)));
    None
}

fn name(harness: &Harness<'_, Desk>, id: Id) -> String {
    let by = egui_kittest::kittest::By::new().predicate(|node| node.locate().0 == id.accesskit_id());
    let node = harness.query_all(by).next();
    node.map_or_else(
        || format!("what is no control, {id:?},"),
        |node| {
            let node = node.accesskit_node();
            format!("{:?} {}", node.role(), node.label().or_else(|| node.value()).unwrap_or_default())
        },
    )
}

/// The keyboard has gone on from there: it was painted otherwise while it was there, and that could be seen.
fn showed(harness: &Harness<'_, Desk>, left: &Stop) -> Result<(), String> {
    let Some(response) = harness.ctx.read_response(left.id) else { return Ok(()) };
    if focused(harness) == Some(left.id) {
        return Ok(());
    }
    let now = rings(harness, response.rect);
    let own: Vec<&Ring> = left.rings.iter().filter(|ring| !now.contains(ring)).collect();
    if own.is_empty() {
        return Err(format!("{} does not show that it has the keyboard", name(harness, left.id)));
    }
    if own.iter().all(|ring| !ring.is_whole) {
        return Err(format!("the ring of {} is cut off", name(harness, left.id)));
    }
    Ok(())
}

/// Goes round this way and strikes out every control that it comes to; tells of the others, of what is out of sight, and of
/// what does not show that it has the keyboard.
fn walk(harness: &mut Harness<'_, Desk>, way: Way) -> Vec<String> {
    let mut left = controls(harness);
    let mut wrong = Vec::new();
    let mut before: Option<Stop> = None;
    for _ in 0..MOST_TABS {
        let now = stop(harness, &mut wrong);
        if let Some(before) = before {
            wrong.extend(showed(harness, &before).err());
        }
        before = now;
        if let Some(focused) = focused(harness) {
            left.remove(&focused.accesskit_id());
        }
        if left.is_empty() {
            break;
        }
        tab(harness, way);
    }
    tab(harness, way);
    stop(harness, &mut wrong);
    wrong.extend(before.and_then(|last| showed(harness, &last).err()));
    wrong.extend(left.into_values().map(|name| format!("the keyboard does not come to {name}")));
    wrong
}

fn walk_over(group: &str) {
    let (_, scenes) = GROUPS.into_iter().find(|(name, _)| *name == group).unwrap();
    let mut wrong = Vec::new();
    let forward = WINDOWS.map(|window| (window, Language::English, Way::Forward));
    // Back in the smallest window, and in the language with the longest words.
    let back = (SMALLEST, Language::German, Way::Back);
    for (name, scene) in scenes {
        for (window, language, way) in forward.into_iter().chain([back]) {
            let look =
                Look { language: LanguageChoice::One(language), ..look(ThemeChoice::Light, window.zoom) };
            let mut harness = scene(Desk::new(look), window, &Words::new(language));
            harness.run();
            let found = walk(&mut harness, way);
            let at = format!("{name}, {} {}×{}", language.tag(), window.width, window.height);
            wrong.extend(found.into_iter().map(|what| format!("{at}: {what}")));
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

/// Goes this way until it is where it began, and returns all stops of the round.
fn round(harness: &mut Harness<'_, Desk>, way: Way) -> Vec<Id> {
    let begun = focused(harness);
    let mut stops: Vec<Id> = begun.into_iter().collect();
    for _ in 0..MOST_TABS {
        tab(harness, way);
        stop(harness, &mut Vec::new());
        let now = focused(harness);
        if now == begun {
            return stops;
        }
        stops.extend(now);
    }
    stops
}

/// What differs where Shift+Tab does not lead through the stops of Tab the other way round.
fn back_and_forth(harness: &mut Harness<'_, Desk>) -> Option<String> {
    tab(harness, Way::Forward);
    stop(harness, &mut Vec::new());
    let forward = round(harness, Way::Forward);
    let mut back = round(harness, Way::Back);
    // It begins where the other one did.
    back[1..].reverse();
    let mut missed = controls(harness);
    forward.iter().for_each(|id| drop(missed.remove(&id.accesskit_id())));
    if !missed.is_empty() || forward.len() >= MOST_TABS {
        return Some(format!("{} stops, and without {missed:#?}", forward.len()));
    }
    let names = |stops: &[Id]| stops.iter().map(|id| name(harness, *id)).collect::<Vec<_>>();
    (forward != back).then(|| format!("forward {:#?}, back {:#?}", names(&forward), names(&back)))
}

fn go_back_and_forth(group: &str) {
    let (_, scenes) = GROUPS.into_iter().find(|(name, _)| *name == group).unwrap();
    let mut wrong = Vec::new();
    for ((name, scene), window) in
        scenes.iter().flat_map(|scene| [WINDOWS[0], WINDOWS[1]].map(|w| (scene, w)))
    {
        let mut harness =
            scene(Desk::new(look(ThemeChoice::Light, window.zoom)), window, &Words::new(Language::English));
        harness.run();
        let at = format!("{name}, {}×{}", window.width, window.height);
        wrong.extend(back_and_forth(&mut harness).map(|what| format!("{at}: {what}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn on_the_board_shift_tab_goes_the_way_of_tab_back() {
    go_back_and_forth("board");
}

#[test]
fn in_the_settings_shift_tab_goes_the_way_of_tab_back() {
    go_back_and_forth("settings");
}

#[test]
fn in_menus_and_dialogs_shift_tab_goes_the_way_of_tab_back() {
    go_back_and_forth("over the board");
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

#[test]
fn what_is_pressed_with_the_mouse_does_not_move_under_it() {
    let words = Words::new(Language::English);
    let set_up = |height| {
        let desk = Desk::new(look(ThemeChoice::Light, 1.0));
        scene("set up")(desk, Window::new(1280.0, height, 1.0), &words)
    };
    let mut harness = set_up(2_000.0);
    harness.get_by_role(Role::TextInput).focus();
    harness.run();
    let id = focused(&harness).unwrap();
    let field = |harness: &Harness<'_, Desk>| harness.ctx.read_response(id).unwrap();
    // So low a window that half of the field is out of sight.
    let part = |harness: &Harness<'_, Desk>| {
        let Response { rect, interact_rect, .. } = field(harness);
        interact_rect.height() / rect.height()
    };
    let lowest = field(&harness).rect.bottom() + 60.0;
    let heights = (0_u8..).map(|step| lowest - 10.0 * f32::from(step));
    harness = heights.map(set_up).find(|harness| part(harness) < 0.7).unwrap();
    let (before, at) = (field(&harness).rect, field(&harness).interact_rect.center());
    harness.hover_at(at);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    harness.run();
    assert_eq!((focused(&harness), field(&harness).rect), (Some(id), before));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!((focused(&harness), part(&harness)), (Some(id), 1.0), "the keyboard brings it into sight");
}
