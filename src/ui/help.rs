//! The list of keys: those that lead through the window, and those of the key map. Its own key opens and closes it.

use egui::{RichText, Ui, vec2};

use super::dialog::{Dialog, Stays};
use super::find::keys_of_rows;
use super::keymap::ActionGroup;
use super::parts;
use super::printed::KeyPage;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::say;
use crate::words::Message;

/// Width of the column with the keys.
const KEYS: f32 = 104.0;

/// Keys that cannot be changed, and what they do.
fn fixed() -> [(Message, Message); 10] {
    [
        (say!("key-digits"), say!("help-digits")),
        (say!("key-enter"), say!("help-enter")),
        (say!("key-arrows"), say!("help-arrows")),
        (say!("key-enter-or-space"), say!("help-press")),
        (say!("key-space"), say!("help-space")),
        (say!("key-tab"), say!("help-tab")),
        (say!("key-tab-back"), say!("help-tab-back")),
        (say!("key-page"), say!("help-page")),
        (say!("key-zoom"), say!("help-zoom")),
        (say!("key-escape"), say!("help-escape")),
    ]
}

/// Draws the list.
pub(super) fn help_ui(ui: &Ui, view: &View<'_>, intents: &mut Vec<Intent>) -> Stays {
    let dialog = Dialog { id: "keys", title: view.say(say!("keys")), width: 460.0 };
    dialog.show(
        ui,
        view,
        |ui| {
            if parts::button(ui, &view.say(say!("print"))).clicked() {
                intents.push(print(view));
            }
            ui.add_space(space::USUAL);
        },
        |ui| {
            for (heading, keys) in groups(view) {
                group_ui(ui, view, &heading, keys);
            }
        },
    )
}

/// Prints it as it is shown.
pub(super) fn print(view: &View<'_>) -> Intent {
    let (language, title) = (view.words.language().tag(), view.say(say!("keys")));
    Intent::Print(KeyPage { language, title, groups: groups(view) }.html())
}

/// Each group with its heading; in it each key that is set, and what it does.
fn groups(view: &View<'_>) -> Vec<(String, Vec<(String, String)>)> {
    let moving = fixed().map(|(key, does)| (view.say(key), view.say(does))).to_vec();
    let moving = (view.say(say!("keys-of-moving")), moving);
    let of_actions = ActionGroup::ALL.into_iter().map(|group| {
        let keys = group.actions().filter_map(|action| Some((view.key(action)?, view.say(action.says()))));
        let more = match group {
            ActionGroup::Calls => vec![(view.say(say!("key-again")), view.say(say!("help-two-calls")))],
            ActionGroup::Finding => keys_of_rows(view),
            ActionGroup::Saying | ActionGroup::Window => Vec::new(),
        };
        (view.say(group.says()), keys.chain(more).collect())
    });
    std::iter::once(moving).chain(of_actions).collect()
}

fn group_ui(ui: &mut Ui, view: &View<'_>, heading: &str, keys: Vec<(String, String)>) {
    parts::heading(ui, heading, size::SMALL);
    parts::list(ui, heading, |ui| {
        for (index, (key, does)) in keys.into_iter().enumerate() {
            parts::list_item(ui, index, |ui| key_ui(ui, view, key, &does));
        }
    });
    ui.add_space(space::INNER);
}

/// A key, and beside it what it does.
fn key_ui(ui: &mut Ui, view: &View<'_>, key: String, does: &str) {
    ui.horizontal_top(|ui| {
        let key = RichText::new(key).font(theme::semibold(size::SMALL));
        ui.allocate_ui(vec2(KEYS, 18.0), |ui| {
            ui.set_width(KEYS);
            ui.label(key);
        });
        ui.vertical(|ui| parts::note(ui, &view.palette, does));
    });
}
