//! The day by slot: a table, or where there is little room a name with its facts below it.

use egui::{Align2, Id, Rect, Role, Stroke, Ui, pos2, vec2};

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
/// Above and below a row.
const AROUND: f32 = 7.0;

/// Draws the table.
pub(super) fn slots_ui(rows: &mut Rows, ui: &mut Ui, view: &View<'_>, slots: &[SlotTally]) {
    let heading = view.say(say!("day-by-slot"));
    parts::heading(ui, &heading, size::BODY);
    ui.scope(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Table);
            node.set_label(heading);
            node.set_row_count(slots.len());
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
            line_ui(ui, view, &say!("day-column-slot").into(), &heads.map(Arg::from), true);
        }
        for (index, slot) in slots.iter().enumerate() {
            let name = slot_name(&slot.number, &slot.label);
            let rect = if view.narrow {
                block_ui(ui, view, &name, &slot.tally)
            } else {
                line_ui(ui, view, &name, &cells(&slot.tally), false)
            };
            let heard = view.say(sentence(&name, &slot.tally));
            let id = Id::unique("slot of the day").with(index);
            let count = slots.len();
            let row = Row { id, index, count, role: Role::Row, heard: &heard, arrows: UP_AND_DOWN };
            rows.row(ui, &view.palette, rect, &row);
        }
    });
}

fn sentence(name: &Arg, tally: &Tally) -> Message {
    say!("day-slot", slot = name, facts = facts(tally))
}

fn cells(tally: &Tally) -> [Arg; 6] {
    [
        Arg::from(tally.count),
        Arg::from(tally.ended(Ending::Retrieved)),
        Arg::from(tally.ended(Ending::Recalled)),
        Arg::from(tally.ended(Ending::Left)),
        wait(tally.median_wait_ms),
        wait(tally.worst_wait_ms),
    ]
}

/// A name at the left and six columns at the right.
fn line_ui(ui: &mut Ui, view: &View<'_>, name: &Arg, cells: &[Arg; 6], is_head: bool) -> Rect {
    let p = &view.palette;
    let width = ui.available_width();
    let (font, colour) =
        if is_head { (theme::semibold(size::TINY), p.text2) } else { (theme::regular(size::SMALL), p.text) };
    let room = width - COLUMN * cells.len() as f32 - 8.0;
    let name = parts::galley(ui, &view.say(name), font.clone(), colour, room, 2);
    let height = name.size().y + 2.0 * AROUND;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    ui.painter().galley(rect.min + vec2(4.0, AROUND), name, colour);
    for (index, cell) in cells.iter().enumerate() {
        let words = parts::galley(ui, &view.say(cell), font.clone(), colour, COLUMN - 6.0, 1);
        let right = rect.right() - COLUMN * (cells.len() - 1 - index) as f32 - 4.0;
        let at = Align2::RIGHT_TOP.anchor_size(pos2(right, rect.top() + AROUND), words.size());
        ui.painter().galley(at.min, words, colour);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
    rect
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
