//! The list of keys: those that lead through the window, and those of the key map. Its own key opens and closes it.

use egui::{RichText, Ui, vec2};

use super::dialog::{Dialog, Stays};
use super::keymap::ActionGroup;
use super::parts;
use super::theme::{self, size};
use super::view::View;
use crate::say;
use crate::words::Message;

/// Width of the column with the keys.
const KEYS: f32 = 104.0;

/// Keys that cannot be changed, and what they do.
fn fixed() -> [(Message, Message); 8] {
    [
        (say!("key-digits"), say!("help-digits")),
        (say!("key-enter"), say!("help-enter")),
        (say!("key-arrows"), say!("help-arrows")),
        (say!("key-enter-or-space"), say!("help-press")),
        (say!("key-space"), say!("help-space")),
        (say!("key-tab"), say!("help-tab")),
        (say!("key-zoom"), say!("help-zoom")),
        (say!("key-escape"), say!("help-escape")),
    ]
}

/// Draws the list.
pub(super) fn help_ui(ui: &Ui, view: &View<'_>) -> Stays {
    let dialog = Dialog { id: "keys", title: view.say(say!("keys")), width: 460.0 };
    dialog.show(
        ui,
        view,
        |_| {},
        |ui| {
            group_ui(ui, view, say!("keys-of-moving"), fixed().map(|(key, does)| (view.say(key), does)));
            for group in ActionGroup::ALL {
                let keys = group.actions().filter_map(|action| Some((view.key(action)?, action.says())));
                let again = (group == ActionGroup::Calls)
                    .then(|| (view.say(say!("key-again")), say!("help-two-calls")));
                group_ui(ui, view, group.says(), keys.chain(again));
            }
        },
    )
}

fn group_ui(
    ui: &mut Ui,
    view: &View<'_>,
    heading: Message,
    keys: impl IntoIterator<Item = (String, Message)>,
) {
    parts::heading(ui, &view.say(heading), size::SMALL);
    for (key, does) in keys {
        ui.horizontal_top(|ui| {
            let key = RichText::new(key).font(theme::semibold(size::SMALL));
            ui.allocate_ui(vec2(KEYS, 18.0), |ui| {
                ui.set_width(KEYS);
                ui.label(key);
            });
            ui.vertical(|ui| parts::note(ui, &view.palette, &view.say(does)));
        });
    }
    ui.add_space(10.0);
}
