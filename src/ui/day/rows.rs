//! Rows that are read one after the other: Tab leads to one of them and then past all of them; the arrows, Home and End lead
//! from row to row.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo};

use crate::ui::parts;
use crate::ui::sight::lead_to;
use crate::ui::theme::Palette;

/// Where the keyboard stands among the rows.
#[derive(Debug, Default)]
pub(super) struct Rows {
    at: usize,
    /// The keyboard goes to that row as soon as it is drawn.
    follows: bool,
}

/// One of the rows.
pub(super) struct Row<'r> {
    /// Its id.
    pub id: Id,
    /// Which one it is.
    pub index: usize,
    /// How many there are.
    pub count: usize,
    /// What it is to a screen reader.
    pub role: Role,
    /// What is read aloud.
    pub heard: &'r str,
    /// The arrow keys that lead to the one before and the one after.
    pub arrows: (Key, Key),
}

/// Below each other.
pub(super) const UP_AND_DOWN: (Key, Key) = (Key::ArrowUp, Key::ArrowDown);
/// Beside each other.
pub(super) const LEFT_AND_RIGHT: (Key, Key) = (Key::ArrowLeft, Key::ArrowRight);

impl Rows {
    /// The keyboard stands on this one of so many.
    pub fn is_at(&self, index: usize, count: usize) -> bool {
        index == self.at.min(count.saturating_sub(1))
    }

    /// Makes what was drawn in `rect` a row.
    pub fn row(&mut self, ui: &Ui, p: &Palette, rect: Rect, row: &Row<'_>) -> Response {
        let is_at = self.is_at(row.index, row.count);
        let sense = if is_at { Sense::focusable_noninteractive() | Sense::HOVER } else { Sense::hover() };
        let response = ui.interact(rect, row.id, sense);
        response.widget_info(|| WidgetInfo::labeled(row.role, true, row.heard));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_position_in_set(row.index + 1);
            node.set_size_of_set(row.count);
        });
        if !is_at {
            return response;
        }
        if self.follows {
            self.follows = !lead_to(&response);
        }
        if response.has_focus() {
            self.listen(ui, row);
            parts::focus_ring(ui, p, rect.shrink(3.0), 3);
        }
        response
    }

    fn listen(&mut self, ui: &Ui, row: &Row<'_>) {
        let across = row.arrows == LEFT_AND_RIGHT;
        let filter =
            EventFilter { horizontal_arrows: across, vertical_arrows: !across, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = row.count.saturating_sub(1);
        let next = if pressed(row.arrows.0) {
            row.index.saturating_sub(1)
        } else if pressed(row.arrows.1) {
            (row.index + 1).min(last)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            return;
        };
        (self.at, self.follows) = (next, true);
        ui.ctx().request_repaint();
    }
}
