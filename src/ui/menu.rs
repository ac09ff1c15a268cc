//! The menu of a button: its entries below each other, the ring around the one that has the keyboard. What does not fit into
//! the window scrolls.

use egui::containers::menu::menu_style;
use egui::{Popup, Response, ScrollArea, Style, Ui, Vec2};

use super::sight::InSight as _;
use super::theme::space;

/// Draws the menu while it is open, at most this large.
pub(super) fn menu(button: &Response, most: Vec2, add: impl FnOnce(&mut Ui)) {
    Popup::menu(button).style(style).show(|ui| {
        ui.set_max_width(most.x);
        let room = ui.content_rect().height() - 2.0 * (space::BIG + space::USUAL);
        let height = most.y.min(room);
        // A menu is offered less room than there is.
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show_in_sight(ui, add);
    });
}

/// egui's style of a menu has no line around anything, and so would not show where the keyboard is.
fn style(style: &mut Style) {
    let ring = style.visuals.selection.stroke;
    menu_style(style);
    style.visuals.widgets.active.bg_stroke = ring;
}
