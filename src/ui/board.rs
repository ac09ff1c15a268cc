//! The board: the slots as a grid of tiles in a fixed order, with the arrow keys between them.

use egui::{
    Context, CornerRadius, EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, vec2,
};

use super::dragged::DraggedCall;
use super::in_hand;
use super::presses::Presses;
use super::theme::size;
use super::tile::tile_ui;
use super::tile_menu::{self, TileMenu};
use super::tile_words::{Moment, Press, tile_words};
use super::view::View;
use crate::console::Console;
use crate::console::board::{Slot, SlotState};
use crate::console::event::Intent;
use crate::console::ids::SlotId;
use crate::console::orders::{CallAct, ParkOn};
use crate::say;

/// The id of a slot's tile.
pub(super) fn tile_id(slot: &SlotId) -> Id {
    Id::unique("slot").with(&slot.0)
}

/// Leads the keyboard to a tile, and egui's own arrow navigation nowhere else.
pub(super) fn focus(ctx: &Context, slot: &SlotId) {
    ctx.memory_mut(|memory| {
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
    group(ui, view);
    presses.note_layout(slots, area.min - ui.min_rect().min, ui.clip_rect().min, columns, view.now);
    let target = view.console.endpoints().target();
    let calls = in_hand::in_hand(view.console, view.now);
    let moment = view.moment(&target, in_hand::only(&calls));
    let mut wish = None;
    for (index, slot) in slots.iter().enumerate() {
        let (row, column) = (index / columns, index % columns);
        let corner = area.min
            + vec2(column as f32 * (tile_width + size::GAP), row as f32 * (size::TILE_HEIGHT + size::GAP));
        let rect = Rect::from_min_size(corner, vec2(tile_width, size::TILE_HEIGHT));
        let words = tile_words(slot, view.console.retrieval(&slot.id), &moment);
        let menu = TileMenu::of(slot, view, &calls);
        let menu_width = if menu.is_empty() { 0.0 } else { tile_menu::WIDTH };
        let response = tile_ui(ui, tile_id(&slot.id), rect, &words, &view.palette, menu_width);
        presses.note_meaning(&slot.id, words.press, view.now);
        if presses.take(&response, &slot.id, view) {
            intents.extend(meaning(view.console, slot, words.press, &moment));
        }
        if view.can_send() && menu.takes_a_call {
            take_dropped(ui, &response, rect, slot, view, intents);
        }
        if response.has_focus() {
            wish = wish.or(neighbour(ui, response.id, index, columns, slots.len()));
        }
        if !menu.is_empty() {
            menu.show(ui, rect, slot, view, presses, intents);
        }
    }
    if let Some(slot) = wish.and_then(|index| slots.get(index)) {
        focus(ui.ctx(), &slot.id);
    }
}

fn group(ui: &Ui, view: &View<'_>) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Group);
        node.set_label(view.say(say!("slots")));
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

/// What a press on the tile asks for.
fn meaning(console: &Console, slot: &Slot, press: Press, moment: &Moment<'_>) -> Option<Intent> {
    let id = slot.id.clone();
    match press {
        Press::Retrieve => Some(Intent::Retrieve { slot: id, on: None }),
        Press::StopRinging => Some(Intent::StopRinging(id)),
        Press::Park => moment.in_hand.map(|call| console.to_park(call.call.clone(), ParkOn::Slot(id))),
        Press::CallBack => slot.last_caller().and_then(|waiting| waiting.caller.number).map(Intent::Dial),
        Press::Answer => match slot.state(moment.now) {
            SlotState::Recalled { call, .. } => Some(Intent::Call { call, act: CallAct::Answer }),
            _ => None,
        },
        Press::Nothing => None,
    }
}

/// A call that is dragged here is parked here.
fn take_dropped(
    ui: &Ui,
    tile: &Response,
    rect: Rect,
    slot: &Slot,
    view: &View<'_>,
    intents: &mut Vec<Intent>,
) {
    if tile.dnd_hover_payload::<DraggedCall>().is_some() {
        let stroke = Stroke::new(3.0, view.palette.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(size::RADIUS), stroke, StrokeKind::Inside);
    }
    if let Some(dragged) = tile.dnd_release_payload::<DraggedCall>() {
        intents.push(view.console.to_park(dragged.0.clone(), ParkOn::Slot(slot.id.clone())));
    }
}
