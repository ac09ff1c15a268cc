//! The list of keys, on F1.

use egui::{Id, Key, Modal, RichText, ScrollArea, Ui, vec2};

use super::parts;
use super::theme::{self, size};
use super::view::View;
use crate::say;
use crate::words::{Arg, Message};

/// Width of the column with the keys.
const KEYS: f32 = 104.0;

/// Keys and what they do: everywhere, on the board, for calls.
fn keys() -> [(Arg, Message); 20] {
    [
        (say!("key-digits").into(), say!("help-digits")),
        (say!("key-enter").into(), say!("help-enter")),
        (say!("key-arrows").into(), say!("help-arrows")),
        (say!("key-enter-or-space").into(), say!("help-press")),
        (say!("key-tab").into(), say!("help-tab")),
        ("F5".into(), say!("help-refresh")),
        (say!("key-zoom").into(), say!("help-zoom")),
        (say!("key-escape").into(), say!("help-escape")),
        ("F1".into(), say!("help-help")),
        (say!("key-space").into(), say!("help-space")),
        ("F8".into(), say!("help-longest")),
        ("F2".into(), say!("help-recall")),
        ("F2".into(), say!("help-answer")),
        ("F3".into(), say!("help-hold")),
        ("F4".into(), say!("help-park")),
        ("F6".into(), say!("help-transfer")),
        ("F7".into(), say!("help-call")),
        ("F9".into(), say!("help-hang-up")),
        ("F12".into(), say!("help-recent")),
        (Arg::nothing(), say!("help-two-calls")),
    ]
}

/// Draws the list. Returns whether it stays open.
pub(super) fn help_ui(ui: &Ui, view: &View<'_>) -> bool {
    let width = (ui.content_rect().width() - 72.0).min(420.0);
    let frame = egui::Frame::popup(ui.style()).inner_margin(size::PAD);
    let modal = Modal::new(Id::unique("keys")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width);
        parts::heading(ui, &view.say(say!("keys")), size::LARGE);
        let height = (ui.ctx().content_rect().height() - 160.0).max(80.0);
        // A dialog offers the height of the frame before.
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            for (keys, what) in keys() {
                ui.horizontal_top(|ui| {
                    let keys = RichText::new(view.say(keys)).font(theme::semibold(size::SMALL));
                    ui.allocate_ui(vec2(KEYS, 18.0), |ui| {
                        ui.set_width(KEYS);
                        ui.label(keys);
                    });
                    ui.vertical(|ui| parts::note(ui, &view.palette, &view.say(what)));
                });
            }
        });
        ui.add_space(4.0);
        parts::button(ui, &view.say(say!("close"))).clicked()
    });
    let again = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::F1));
    !(modal.inner || again || modal.should_close())
}
