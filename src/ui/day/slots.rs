//! The day by slot: a table of rows and cells under the heads of its columns, or where there is little room a list of names
//! with their facts below them.

use egui::{Align2, Id, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::figures::{facts, heading_of, wait};
use super::rows::{Row, Rows, UP_AND_DOWN};
use crate::console::day::Ending;
use crate::console::day::figures::{SlotTally, Tally};
use crate::console::words::slot_name;
use crate::say;
use crate::ui::parts;
use crate::ui::theme::{self, size};
use crate::ui::view::View;
use crate::words::{Arg, Message};

/// Width of a column with figures.
const COLUMN: f32 = 86.0;
/// The name and what is told of it.
const COLUMNS: usize = 7;
/// Above and below a row.
const AROUND: f32 = 7.0;

/// Draws the table.
pub(super) fn slots_ui(rows: &mut Rows, ui: &mut Ui, view: &View<'_>, slots: &[SlotTally]) {
    let heading = view.say(say!("day-by-slot"));
    parts::heading(ui, &heading, size::BODY);
    ui.scope(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_label(heading);
            if view.narrow {
                node.set_role(Role::List);
            } else {
                node.set_role(Role::Table);
                node.set_row_count(slots.len() + 1);
                node.set_column_count(COLUMNS);
            }
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        if !view.narrow {
            let heads = [
                say!("day-parked"),
                heading_of(Ending::Retrieved),
                heading_of(Ending::Recalled),
                heading_of(Ending::Left),
                say!("day-median-short"),
                say!("day-worst-short"),
            ];
            let name = say!("day-column-slot").into();
            let line = Line { index: 0, is_head: true, name, cells: heads.map(Arg::from) };
            let rect = line.paint(ui, view);
            // Its cells are read, and the keyboard has nothing to do there.
            let id = Id::unique("columns of the day by slot");
            ui.interact(rect, id, Sense::hover());
            ui.ctx().accesskit_node_builder(id, |node| node.set_role(Role::Row));
            line.tell(ui, view, id, rect);
        }
        for (index, slot) in slots.iter().enumerate() {
            let name = slot_name(&slot.number, &slot.label);
            let id = Id::unique("slot of the day").with(index);
            let heard = view.say(sentence(&name, &slot.tally));
            let mut row = |ui: &Ui, rect, role| {
                let row = Row { id, index, count: slots.len(), role, heard: &heard, arrows: UP_AND_DOWN };
                rows.row(ui, &view.palette, rect, &row);
            };
            if view.narrow {
                let rect = block_ui(ui, view, &name, &slot.tally);
                row(ui, rect, Role::ListItem);
            } else {
                let line = Line { index: index + 1, is_head: false, name, cells: cells(&slot.tally) };
                let rect = line.paint(ui, view);
                row(ui, rect, Role::Row);
                line.tell(ui, view, id, rect);
            }
        }
    });
}

fn sentence(name: &Arg, tally: &Tally) -> Message {
    say!("day-slot", slot = name, facts = facts(tally))
}

fn cells(tally: &Tally) -> [Arg; COLUMNS - 1] {
    [
        Arg::from(tally.count),
        Arg::from(tally.ended(Ending::Retrieved)),
        Arg::from(tally.ended(Ending::Recalled)),
        Arg::from(tally.ended(Ending::Left)),
        wait(tally.median_wait_ms),
        wait(tally.worst_wait_ms),
    ]
}

/// A line of the table: a name at the left and six columns at the right.
struct Line {
    /// Which row it is, that of the heads counted.
    index: usize,
    is_head: bool,
    name: Arg,
    cells: [Arg; COLUMNS - 1],
}

impl Line {
    fn paint(&self, ui: &mut Ui, view: &View<'_>) -> Rect {
        let p = &view.palette;
        let (font, colour) = if self.is_head {
            (theme::semibold(size::TINY), p.text2)
        } else {
            (theme::regular(size::SMALL), p.text)
        };
        let width = ui.available_width();
        let room = width - COLUMN * self.cells.len() as f32 - 8.0;
        let name = parts::galley(ui, &view.say(&self.name), font.clone(), colour, room, 2);
        let (_, rect) = ui.allocate_space(vec2(width, name.size().y + 2.0 * AROUND));
        ui.painter().galley(rect.min + vec2(4.0, AROUND), name, colour);
        for (index, cell) in self.cells.iter().enumerate() {
            let words = parts::galley(ui, &view.say(cell), font.clone(), colour, COLUMN - 6.0, 1);
            let corner = column(rect, index + 1).right_top() + vec2(-4.0, AROUND);
            ui.painter().galley(Align2::RIGHT_TOP.anchor_size(corner, words.size()).min, words, colour);
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
        rect
    }

    /// Tells a screen reader of the cells. The node of the row is there already, and they become its children.
    fn tell(&self, ui: &mut Ui, view: &View<'_>, row: Id, rect: Rect) {
        ui.ctx().accesskit_node_builder(row, |node| node.set_row_index(self.index));
        let ui = ui.new_child(UiBuilder::new().max_rect(rect).accessibility_parent(row));
        for (index, words) in std::iter::once(&self.name).chain(&self.cells).enumerate() {
            let role = match (self.is_head, index) {
                (true, _) => Role::ColumnHeader,
                (false, 0) => Role::RowHeader,
                (false, _) => Role::Cell,
            };
            let cell = ui.interact(column(rect, index), row.with(index), Sense::hover());
            cell.widget_info(|| WidgetInfo::labeled(role, true, view.say(words)));
            ui.ctx().accesskit_node_builder(cell.id, |node| {
                node.set_row_index(self.index);
                node.set_column_index(index);
            });
        }
    }
}

/// Where this column is in a line: the name has what the others leave.
fn column(line: Rect, index: usize) -> Rect {
    let from_right = |columns: usize| line.right() - COLUMN * columns as f32;
    let left = if index == 0 { line.left() } else { from_right(COLUMNS - index) };
    Rect::from_x_y_ranges(left..=from_right(COLUMNS - 1 - index), line.y_range())
}

/// A name, and the facts below it.
fn block_ui(ui: &mut Ui, view: &View<'_>, name: &Arg, tally: &Tally) -> Rect {
    let p = &view.palette;
    let width = ui.available_width();
    let name = parts::galley(ui, &view.say(name), theme::semibold(size::SMALL), p.text, width - 8.0, 2);
    let facts =
        parts::galley(ui, &view.say(facts(tally)), theme::regular(size::SMALL), p.text2, width - 8.0, 6);
    let below = AROUND + name.size().y + 2.0;
    let (_, rect) = ui.allocate_space(vec2(width, below + facts.size().y + AROUND));
    ui.painter().galley(rect.min + vec2(4.0, AROUND), name, p.text);
    ui.painter().galley(rect.min + vec2(4.0, below), facts, p.text2);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
    rect
}
