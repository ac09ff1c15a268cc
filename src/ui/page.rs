//! A page that stands alone, such as those around signing in: one card in the middle of the window.

use egui::{CentralPanel, Frame, ScrollArea, Stroke, Ui, vec2};

use super::sight::InSight as _;
use super::theme::{size, space};
use super::view::View;

/// Draws the card around this.
pub(super) fn page(ui: &mut Ui, view: &View<'_>, add: impl FnOnce(&mut Ui)) {
    let p = view.palette;
    CentralPanel::default().frame(Frame::new().fill(p.ground)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show_in_sight(ui, |ui| {
            let room = ui.available_size();
            let card = size::CARD.min(room.x - 24.0);
            ui.add_space((room.y * 0.06).max(12.0));
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                ui.add_space((room.x - card) / 2.0);
                let frame = Frame::new()
                    .fill(p.surface)
                    .stroke(Stroke::new(1.0, p.line))
                    .corner_radius(size::RADIUS)
                    .inner_margin(if view.narrow { 16 } else { 32 });
                frame.show(ui, |ui| {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing = vec2(space::USUAL, space::USUAL);
                        ui.set_width(card - frame.total_margin().sum().x);
                        add(ui);
                    });
                });
            });
            ui.add_space(space::WIDE);
        });
    });
}
