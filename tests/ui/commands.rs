//! The palette is whole: what a button or a menu offers on any screen is found by typing its name, and Enter does what the
//! button does.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::{Event as Input, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::day::view::DayWish;
use valet::console::event::Intent;
use valet::console::session::Session;
use valet::ui::ThemeChoice;
use valet::words::{Language, Words, english};

use crate::compact::board_comes_back;
use crate::desk::{Desk, look, names};
use crate::scenes::{Draw, GROUPS, Window};

/// Buttons that no command stands for, by how their names begin or by the dialog in which they stand, and why.
const NOT_LISTED: &[(Where, &str)] = &[
    (Where::Named("Close"), "to open the palette closes the dialog, too"),
    (Where::Named("Back to the board"), "to open the palette brings the board back, too"),
    (Where::Named("Back"), "leads from page to page before the sign-in"),
    (Where::Named("Menu"), "what stands in it is found by itself"),
    (Where::Begins("More for "), "what stands in it is found by itself"),
    (Where::Begins("Other device for "), "what stands in it is found by itself"),
    (Where::Begins("Copy "), "takes what stands beside it to the clipboard"),
    (Where::Begins("Details: "), "tells more of what stands beside it"),
    (Where::Begins("To sign in with a code on another device, enter"), "unfolds addresses to be copied"),
    (Where::Named("Cancel"), "closes a question that its command asks again"),
    (Where::Named("New code"), "to cancel the sign-in and to sign in with a code are commands of their own"),
    (Where::Named("Delete"), "answers the question of its command"),
    (Where::Named("Park"), "answers the question of its command: where, for whom"),
    (Where::Begins("Slot "), "answers the question of its command: where"),
    (Where::Named("Send on"), "answers the question of its command: to whom"),
    (Where::Named("To their voicemail"), "answers the question of its command: to whom"),
    (Where::Named("Other places"), "answers the question of its command"),
    (Where::Named("Read again"), "to open the palette reads them again"),
    (Where::Named("Previous day"), "turns the page that is open"),
    (Where::In("Settings"), "a setting is found by its name, and set on its page"),
    (Where::In("Find"), "belongs to a row of the list itself"),
    (Where::In("Everything"), "belongs to a row of the list itself"),
];

/// A screen of its own, in which there is no palette.
const ANOTHER_WINDOW: [&str; 1] = ["cannot start"];

/// Which buttons are meant.
#[derive(Debug, PartialEq)]
enum Where {
    Named(&'static str),
    Begins(&'static str),
    In(&'static str),
}

impl Where {
    fn covers(&self, name: &str, dialog: Option<&str>) -> bool {
        match self {
            Self::Named(named) => name == *named,
            Self::Begins(begins) => name.starts_with(begins),
            Self::In(title) => dialog == Some(title),
        }
    }
}

/// What a press has come to: what was sent and changed, what is open, and where something can be typed.
#[derive(Debug, PartialEq)]
struct Outcome {
    sent: Vec<String>,
    changes: Vec<String>,
    dialogs: Vec<String>,
    fields: Vec<String>,
}

fn outcome(harness: &Harness<'_, Desk>) -> Outcome {
    let desk = harness.state();
    // To look something up, and to read what a dialog shows, sends no command.
    let is_sent = |intent: &&Intent| {
        !matches!(intent, Intent::LookUp(_) | Intent::ReadHistory | Intent::Day(DayWish::Read(_)))
    };
    Outcome {
        sent: desk.intents.iter().filter(is_sent).map(|intent| format!("{intent:?}")).collect(),
        changes: desk.changes.iter().map(|change| format!("{change:?}")).collect(),
        dialogs: names(harness, Role::Dialog),
        fields: names(harness, Role::TextInput),
    }
}

fn drawn(scene: Draw) -> Harness<'static, Desk> {
    let desk = Desk::new(look(ThemeChoice::Light, 1.0));
    let window = Window::new(1280.0, 800.0, 1.0);
    let mut harness = scene(desk, window, &Words::new(Language::English));
    // Nothing has just moved or changed its meaning.
    harness.state_mut().pass(1_000);
    harness.run();
    harness.state_mut().intents.clear();
    harness.state_mut().changes.clear();
    harness
}

/// Every button that can be pressed now, by what it does: of those that do the same with several calls, one is enough.
fn buttons(harness: &Harness<'_, Desk>) -> BTreeMap<String, String> {
    let desk = harness.state();
    let calls = desk.console.my_calls(desk.now);
    let callers: Vec<String> = calls.iter().map(|call| english(&call.caller)).collect();
    let kind = |name: &str| {
        let act = if slot_of(name).is_some() { name.rsplit(". ").next().unwrap_or(name) } else { name };
        let act = callers.iter().fold(act.to_owned(), |act, caller| act.replace(caller.as_str(), ""));
        act.chars().filter(|c| !c.is_ascii_digit()).collect()
    };
    let screen = harness.query_all_by_role(Role::Dialog).last().unwrap_or_else(|| harness.root());
    let enabled = screen.query_all_by_role(Role::Button).filter(|node| !node.accesskit_node().is_disabled());
    enabled.filter_map(|node| node.accesskit_node().label()).map(|name| (kind(&name), name)).collect()
}

/// The slot of a tile, by whose name a tile's name begins.
fn slot_of(name: &str) -> Option<&str> {
    let first = name.split([' ', ',']).next()?;
    let is_number = first.len() == 4 && first.parse::<u16>().is_ok();
    is_number.then_some(first).or_else(|| name.starts_with("Parked for me").then_some("Parked for me"))
}

/// Opens the palette; it brings the board back where there is the compact strip.
fn open_palette(harness: &mut Harness<'_, Desk>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    let desk = harness.state();
    if desk.screen.is_compact(&desk.console) {
        board_comes_back(harness);
    }
}

/// Types this in the place of what is there, and returns the first row.
fn find(harness: &mut Harness<'_, Desk>, typed: &str) -> Option<String> {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Input::Text(typed.to_owned()));
    harness.step();
    names(harness, Role::ListBoxOption).into_iter().next()
}

/// What somebody types who looks for this button. A tile is called by its slot's number, and says at its end what it does.
fn typed_for(name: &str) -> String {
    // In the compact strip whoever rings is the name of the button that answers.
    let rings = name.strip_prefix("Recall: ").and_then(|rest| rest.split(" is back").next());
    if let Some(caller) = rings.or_else(|| name.strip_suffix(" is ringing")) {
        return format!("Answer {caller}");
    }
    let Some(slot) = slot_of(name) else { return name.to_owned() };
    match name.rsplit(". ").next() {
        Some("Stop ringing") => format!("Stop ringing: {slot}"),
        Some(act) if act.starts_with("Call back") => act.to_owned(),
        Some(act) if act.starts_with("Answer on") => "Answer".to_owned(),
        _ => slot.to_owned(),
    }
}

fn is_possible(row: &str) -> bool {
    !row.ends_with("Not possible now")
}

#[test]
fn what_any_button_does_is_found_by_its_name_and_done_alike() {
    let (mut wrong, mut used, mut compared) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    let scenes = GROUPS.into_iter().flat_map(|(_, scenes)| scenes);
    for (scene, draw) in scenes.filter(|(name, _)| !ANOTHER_WINDOW.contains(name)) {
        let mut harness = drawn(*draw);
        let (all, open) = (buttons(&harness), names(&harness, Role::Dialog).pop());
        // To cancel a sign-in is a command; any other question is closed by opening the palette.
        let signs_in = matches!(harness.state().console.session(), Session::SigningIn { .. });
        let excuse = |name: &str| {
            let excused = |(place, _): &(Where, &str)| place.covers(name, open.as_deref());
            NOT_LISTED.iter().position(excused).filter(|_| !(signs_in && name == "Cancel"))
        };
        open_palette(&mut harness);
        for (kind, name) in all {
            if let Some(excuse) = excuse(&name) {
                used.insert(excuse);
                continue;
            }
            let Some(row) = find(&mut harness, &typed_for(&name)).filter(|row| is_possible(row)) else {
                wrong.push(format!("{scene}: {name:?} is not in the palette"));
                continue;
            };
            if compared.insert(kind)
                && let Some(differs) = differs(*draw, &name)
            {
                wrong.push(format!("{scene}: {name:?} and {row:?}: {differs}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let idle: Vec<_> = (0..NOT_LISTED.len()).filter(|index| !used.contains(index)).collect();
    assert!(
        idle.is_empty(),
        "nothing is excused by {:?}",
        idle.iter().map(|i| &NOT_LISTED[*i]).collect::<Vec<_>>()
    );
    assert!(compared.len() > 50, "only {} buttons were compared", compared.len());
}

/// How the button and its command differ in what they come to.
fn differs(draw: Draw, name: &str) -> Option<String> {
    let mut pressed = drawn(draw);
    let screen = pressed.query_all_by_role(Role::Dialog).last().unwrap_or_else(|| pressed.root());
    let button = screen
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().as_deref() == Some(name));
    button?.focus();
    pressed.run();
    pressed.key_press(Key::Enter);
    pressed.run();
    let mut chosen = drawn(draw);
    open_palette(&mut chosen);
    find(&mut chosen, &typed_for(name));
    chosen.key_press(Key::Enter);
    chosen.run();
    chosen.run();
    let (mut pressed, mut chosen) = (outcome(&pressed), outcome(&chosen));
    if !pressed.sent.is_empty() {
        // What counts is what was sent, and not whether the dialog of the button is still open behind it.
        (pressed.dialogs, pressed.fields) = Default::default();
        (chosen.dialogs, chosen.fields) = Default::default();
    }
    (pressed != chosen).then(|| format!("{pressed:?} is not {chosen:?}"))
}
