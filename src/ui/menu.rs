//! The menu of a button: its entries below each other, the ring around the one that has the keyboard. What does not fit into
//! the window scrolls. It closes when an entry is pressed, whatever it is pressed with.

use egui::containers::menu::menu_style;
use egui::{Id, PointerButton, Popup, Response, ScrollArea, Style, Ui, Vec2, WidgetRect, WidgetRects};

use super::sight::InSight as _;
use super::theme::space;

/// Draws the menu while it is open, at most this large. Returns whether an entry was pressed without the pointer: the entry
/// had the keyboard then, and is gone.
pub(super) fn menu(button: &Response, most: Vec2, add: impl FnOnce(&mut Ui)) -> bool {
    let drawn = Popup::menu(button).style(style).show(|ui| {
        ui.set_max_width(most.x);
        let room = ui.content_rect().height() - 2.0 * (space::BIG + space::USUAL);
        let height = most.y.min(room);
        // A menu is offered less room than there is.
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show_in_sight(ui, add);
        // egui closes it for a click of the pointer alone: it would stay over what the entry has just opened.
        let is_pressed = is_entry_pressed(ui);
        if is_pressed {
            ui.close();
        }
        is_pressed
    });
    drawn.is_some_and(|drawn| drawn.inner)
}

/// One of the entries was pressed in this frame, by a key or by a screen reader.
fn is_entry_pressed(ui: &Ui) -> bool {
    let drawn = |widgets: &WidgetRects| -> Vec<Id> {
        let can_be_pressed = |widget: &&WidgetRect| widget.enabled && widget.sense.senses_click();
        widgets.get_layer(ui.layer_id()).filter(can_be_pressed).map(|widget| widget.id).collect()
    };
    let entries = ui.viewport(|viewport| drawn(&viewport.this_pass.widgets));
    let is_pressed = |entry: Response| entry.clicked() && !entry.clicked_by(PointerButton::Primary);
    entries.into_iter().any(|id| ui.read_response(id).is_some_and(is_pressed))
}

/// egui's style of a menu has no line around anything, and so would not show where the keyboard is.
fn style(style: &mut Style) {
    let ring = style.visuals.selection.stroke;
    menu_style(style);
    style.visuals.widgets.active.bg_stroke = ring;
}
