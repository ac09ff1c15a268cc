//! The list of keys, on F1.

use egui::{Id, Key, Modal, RichText, Ui};

use super::parts;
use super::text;
use super::theme::{self, size};
use super::view::View;

/// Draws the list. Returns whether it stays open.
pub(super) fn help_ui(ui: &Ui, view: &View<'_>) -> bool {
    let width = (ui.content_rect().width() - 72.0).min(420.0);
    let frame = egui::Frame::popup(ui.style()).inner_margin(size::PAD);
    let modal = Modal::new(Id::unique("keys")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width);
        parts::heading(ui, text::HELP_TITLE, size::LARGE);
        for (keys, what) in text::HELP {
            ui.horizontal_top(|ui| {
                let keys = RichText::new(keys).font(theme::semibold(size::SMALL));
                ui.add_sized([96.0, 18.0], egui::Label::new(keys).halign(egui::Align::LEFT));
                ui.vertical(|ui| parts::note(ui, &view.palette, what));
            });
        }
        ui.add_space(4.0);
        ui.button(text::CLOSE).clicked()
    });
    let again = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::F1));
    !(modal.inner || again || modal.should_close())
}
