//! The list of keys, on F1.

use egui::{Id, Key, Modal, RichText, ScrollArea, Ui, vec2};

use super::board_text;
use super::call_text;
use super::parts;
use super::text;
use super::theme::{self, size};
use super::view::View;

/// Width of the column with the keys.
const KEYS: f32 = 104.0;

/// Draws the list. Returns whether it stays open.
pub(super) fn help_ui(ui: &Ui, view: &View<'_>) -> bool {
    let width = (ui.content_rect().width() - 72.0).min(420.0);
    let frame = egui::Frame::popup(ui.style()).inner_margin(size::PAD);
    let modal = Modal::new(Id::unique("keys")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width);
        parts::heading(ui, text::HELP_TITLE, size::LARGE);
        let height = (ui.ctx().content_rect().height() - 160.0).max(80.0);
        // A dialog offers the height of the frame before.
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            for (keys, what) in text::HELP.into_iter().chain(board_text::HELP).chain(call_text::HELP) {
                ui.horizontal_top(|ui| {
                    let keys = RichText::new(keys).font(theme::semibold(size::SMALL));
                    ui.allocate_ui(vec2(KEYS, 18.0), |ui| {
                        ui.set_width(KEYS);
                        ui.label(keys);
                    });
                    ui.vertical(|ui| parts::note(ui, &view.palette, what));
                });
            }
        });
        ui.add_space(4.0);
        parts::button(ui, text::CLOSE).clicked()
    });
    let again = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::F1));
    !(modal.inner || again || modal.should_close())
}
