//! The board: the slots as a grid of tiles in a fixed order, with the arrow keys between them.

use egui::{
    Button, EventFilter, FocusDirection, Id, Key, Modifiers, Popup, Rect, RichText, Role, Sense, Ui, pos2,
    vec2,
};

use super::parts;
use super::presses::Presses;
use super::text;
use super::theme::{self, size};
use super::tile::{self, tile_ui};
use super::tile_words::{Press, tile_words};
use super::view::View;
use crate::console::board::Slot;
use crate::console::endpoints::Target;
use crate::console::event::Intent;
use crate::console::ids::SlotId;

/// Width of the control that opens the other devices.
const MENU_WIDTH: f32 = 36.0;

/// The id of a slot's tile.
pub(super) fn tile_id(slot: &SlotId) -> Id {
    Id::unique("slot").with(&slot.0)
}

/// Leads the keyboard to a tile, and egui's own arrow navigation nowhere else.
pub(super) fn focus(ui: &Ui, slot: &SlotId) {
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(tile_id(slot));
    });
}

/// Draws all tiles into the width at hand.
pub(super) fn board_ui(ui: &mut Ui, view: &View<'_>, presses: &mut Presses, intents: &mut Vec<Intent>) {
    let slots = view.console.board().slots();
    let width = ui.available_width();
    // By the width alone: few slots look as they do among many.
    let columns = (((width + size::GAP) / (size::TILE_MIN_WIDTH + size::GAP)) as usize).max(1);
    let tile_width = (width + size::GAP) / columns as f32 - size::GAP;
    let rows = slots.len().div_ceil(columns);
    let height = rows as f32 * (size::TILE_HEIGHT + size::GAP) - size::GAP;
    let (area, _) = ui.allocate_exact_size(vec2(width, height.max(0.0)), Sense::hover());
    group(ui);
    presses.note_layout(slots, area.min - ui.min_rect().min, ui.clip_rect().min, columns, view.now);
    let target = view.console.endpoints().target();
    let moment = view.moment(&target);
    let mut wish = None;
    for (index, slot) in slots.iter().enumerate() {
        let (row, column) = (index / columns, index % columns);
        let corner = area.min
            + vec2(column as f32 * (tile_width + size::GAP), row as f32 * (size::TILE_HEIGHT + size::GAP));
        let rect = Rect::from_min_size(corner, vec2(tile_width, size::TILE_HEIGHT));
        let words = tile_words(slot, view.console.retrieval(&slot.id), &moment);
        let others =
            view.console.may_retrieve(&slot.id, view.now) && !view.console.endpoints().known().is_empty();
        let menu_width = if others { MENU_WIDTH } else { 0.0 };
        let response = tile_ui(ui, tile_id(&slot.id), rect, &words, &view.palette, menu_width);
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if presses.take(&response, &slot.id, view.now) {
            match words.press {
                Press::Retrieve => intents.push(Intent::Retrieve { slot: slot.id.clone(), on: None }),
                Press::StopRinging => intents.push(Intent::StopRinging(slot.id.clone())),
                Press::Nothing => {}
            }
        }
        if response.has_focus() {
            wish = wish.or(neighbour(ui, response.id, index, columns, slots.len()));
        }
        if others {
            other_device_ui(ui, rect, slot, view, presses, intents);
        }
    }
    if let Some(slot) = wish.and_then(|index| slots.get(index)) {
        focus(ui, &slot.id);
    }
}

fn group(ui: &Ui) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Group);
        node.set_label(text::SLOTS);
    });
}

/// The tile that an arrow key leads to.
fn neighbour(ui: &Ui, id: Id, index: usize, columns: usize, count: usize) -> Option<usize> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let target = if pressed(Key::ArrowRight) {
            Some(index + 1)
        } else if pressed(Key::ArrowLeft) {
            index.checked_sub(1)
        } else if pressed(Key::ArrowDown) {
            Some(index + columns)
        } else if pressed(Key::ArrowUp) {
            index.checked_sub(columns)
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            count.checked_sub(1)
        } else {
            None
        };
        target.filter(|target| *target < count)
    })
}

/// The small control beside a tile's button: another device for this one call.
fn other_device_ui(
    ui: &mut Ui,
    tile: Rect,
    slot: &Slot,
    view: &View<'_>,
    presses: &mut Presses,
    intents: &mut Vec<Intent>,
) {
    let button = tile::button_rect(tile);
    let rect = Rect::from_min_max(pos2(button.right() - MENU_WIDTH, button.top()), button.max);
    let name = if slot.number.is_empty() { &slot.label } else { &slot.number };
    let id = tile_id(&slot.id).with("other device");
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, text::other_device_for(name)));
    if ui.is_rect_visible(rect) {
        let visuals = *ui.style().interact(&response);
        ui.painter().rect(
            rect,
            visuals.corner_radius,
            visuals.weak_bg_fill,
            visuals.bg_stroke,
            egui::StrokeKind::Inside,
        );
        parts::arrow(ui, rect.center(), visuals.text_color());
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    Popup::menu(&response).show(|ui| {
        ui.set_max_width(280.0);
        parts::note(ui, &view.palette, &format!("{name}: this call only"));
        let devices = view.console.endpoints().known().iter().cloned().map(Target::One);
        for target in devices.chain(std::iter::once(Target::AllDevices)) {
            let words = RichText::new(text::upper_first(target.name()));
            let words = words.font(theme::regular(size::BODY)).color(view.palette.text);
            let item = ui.add(Button::new(words).truncate().min_size(vec2(200.0, 34.0)));
            let item = item.accessible_name(text::retrieve_slot_on(name, target.name()));
            if presses.take(&item, &slot.id, view.now) {
                intents.push(Intent::Retrieve { slot: slot.id.clone(), on: Some(target) });
            }
        }
    });
}
