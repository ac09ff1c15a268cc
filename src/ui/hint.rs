//! What a newcomer is told, above the live line, where no tile moves for it: one sentence, read aloud once, and a way to put
//! it away.

use std::collections::BTreeSet;

use egui::accesskit::Live;
use egui::{Align, Frame, Label, Layout, Panel, RichText, Ui, vec2};

use super::keymap::Action;
use super::parts;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::console::hints::{Hint, hint_words};
use crate::say;

/// The hint of this moment, and those that a screen reader has heard.
#[derive(Debug, Default)]
pub(super) struct HintLine {
    shown: Option<Hint>,
    heard: BTreeSet<Hint>,
}

impl HintLine {
    /// This hint is on the screen now. One that comes back is not read aloud again.
    pub fn follow(&mut self, hint: Option<Hint>) {
        if self.shown != hint {
            self.heard.extend(self.shown);
            self.shown = hint;
        }
    }

    /// Draws the hint of this moment, if there is one.
    pub fn show(&self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        if let Some(hint) = self.shown {
            let live = if self.heard.contains(&hint) { Live::Off } else { Live::Polite };
            hint_ui(ui, view, hint, live, intents);
        }
    }
}

fn hint_ui(ui: &mut Ui, view: &View<'_>, hint: Hint, live: Live, intents: &mut Vec<Intent>) {
    let key = match hint {
        Hint::Retrieve => None,
        Hint::Device => view.key(Action::NextDevice),
        Hint::Keys => view.key(Action::Keys),
    };
    let p = &view.palette;
    let side = if view.narrow { space::WIDE } else { size::PAD };
    let frame = Frame::new().fill(p.accent_soft).inner_margin(vec2(side, space::CLOSE));
    Panel::bottom("hint").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if parts::small_button(ui, &view.say(say!("hint-over"))).clicked() {
                    intents.push(Intent::HintIsOver(hint));
                }
                ui.add_space(space::USUAL);
                let words = view.say(hint_words(hint, key));
                ui.allocate_ui_with_layout(
                    vec2(ui.available_width(), ui.spacing().interact_size.y.max(32.0)),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        let text = RichText::new(words).font(theme::regular(size::SMALL)).color(p.text);
                        // Each has an id of its own: another hint is another announcement.
                        let told = ui.push_id(hint, |ui| ui.add(Label::new(text).wrap())).inner;
                        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(live));
                    },
                );
            });
        });
    });
}
