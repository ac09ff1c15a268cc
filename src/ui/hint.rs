//! What a newcomer is told, above the live line, where no tile moves for it: one sentence, and a way to put it away.

use egui::{Align, Frame, Label, Layout, Margin, Panel, RichText, Ui, vec2};

use super::keymap::Action;
use super::parts;
use super::theme::{self, size};
use super::view::View;
use crate::console::event::Intent;
use crate::console::hints::{Hint, hint_words};
use crate::say;

/// Draws the hint of this moment, if there is one.
pub(super) fn hint_ui(ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
    let Some(hint) = view.console.hint(view.now) else { return };
    let key = match hint {
        Hint::Retrieve => None,
        Hint::Device => view.key(Action::NextDevice),
        Hint::Keys => view.key(Action::Keys),
    };
    let p = &view.palette;
    let side = if view.narrow { 12 } else { 20 };
    let frame = Frame::new().fill(p.accent_soft).inner_margin(Margin::symmetric(side, 6));
    Panel::bottom("hint").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if parts::small_button(ui, &view.say(say!("hint-over"))).clicked() {
                    intents.push(Intent::HintIsOver(hint));
                }
                ui.add_space(8.0);
                let words = view.say(hint_words(hint, key));
                ui.allocate_ui_with_layout(
                    vec2(ui.available_width(), ui.spacing().interact_size.y.max(32.0)),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        let text = RichText::new(words).font(theme::regular(size::SMALL)).color(p.text);
                        ui.add(Label::new(text).wrap());
                    },
                );
            });
        });
    });
}
