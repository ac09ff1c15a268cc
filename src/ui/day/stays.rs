//! Every stay of the day, the newest first: when, who, where, how long, and how it ended.

use egui::{Align2, Color32, Id, Rect, Role, Stroke, Ui, pos2, vec2};

use super::figures::wait;
use super::rows::{Row, Rows, UP_AND_DOWN};
use crate::console::day::{Ending, Stay};
use crate::console::words::slot_name;
use crate::say;
use crate::ui::icons::{self, Icon};
use crate::ui::parts;
use crate::ui::text;
use crate::ui::theme::{self, Palette, size};
use crate::ui::view::View;
use crate::words::{Arg, Message};

/// Height of a row: one line with columns, or two where there is little room.
const LINE: f32 = 40.0;
const BLOCK: f32 = 62.0;
/// Widths of the columns: the icon with the word, the wait, the slot.
const ENDING: f32 = 146.0;
const WAIT: f32 = 66.0;
const SLOT: f32 = 190.0;

/// Draws the list. Only rows that are seen are drawn: a day may have hundreds.
pub(super) fn stays_ui(rows: &mut Rows, ui: &mut Ui, view: &View<'_>, stays: &[Stay]) {
    if stays.is_empty() {
        return;
    }
    let heading = view.say(say!("day-stays"));
    parts::heading(ui, &heading, size::BODY);
    parts::list(ui, &heading, |ui| {
        let count = stays.len();
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_size_of_set(count));
        let height = if view.narrow { BLOCK } else { LINE };
        let (_, all) = ui.allocate_space(vec2(ui.available_width(), height * count as f32));
        for (index, stay) in stays.iter().rev().enumerate() {
            let top = all.top() + height * index as f32;
            let rect = Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), height));
            let is_seen = ui.is_rect_visible(rect);
            if !is_seen && !rows.is_at(index, count) {
                continue;
            }
            if is_seen {
                if view.narrow {
                    block_ui(ui, view, rect, stay)
                } else {
                    line_ui(ui, view, rect, stay)
                }
                ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, view.palette.line));
            }
            let heard = view.say(sentence(view, stay));
            let id = Id::unique("stay of the day").with(index);
            let row = Row { id, index, count, role: Role::ListItem, heard: &heard, arrows: UP_AND_DOWN };
            rows.row(ui, &view.palette, rect, &row);
        }
    });
}

/// When she was parked, or else when she was gone.
fn at(view: &View<'_>, stay: &Stay) -> String {
    view.time(stay.parked_at.unwrap_or(stay.ended_at))
}

fn slot(stay: &Stay) -> Arg {
    slot_name(&stay.slot_number, &stay.slot_label)
}

fn waited(stay: &Stay) -> Message {
    match stay.waited_ms {
        Some(ms) => say!("day-waited", wait = Arg::Clock(ms)),
        None => say!("day-wait-unknown"),
    }
}

/// "9:41, Harriet Lund, 7001 Lobby 1, waited 0:42, retrieved".
fn sentence(view: &View<'_>, stay: &Stay) -> Arg {
    let (who, how) = (stay.caller.words(), stay.ending.message());
    Arg::List(vec![at(view, stay).into(), who, slot(stay), waited(stay).into(), how.into()])
}

/// Each ending has a shape of its own.
fn icon(ending: Ending, p: &Palette) -> (Icon, Color32) {
    match ending {
        Ending::Retrieved => (Icon::Tick, p.ok),
        Ending::Recalled => (Icon::Return, p.urgent),
        Ending::Left => (Icon::Ring, p.text2),
        Ending::Forgotten => (Icon::Cross, p.text2),
        Ending::Unknown => (Icon::Question, p.text2),
    }
}

fn line_ui(ui: &Ui, view: &View<'_>, rect: Rect, stay: &Stay) {
    let p = &view.palette;
    let (small, strong) = (theme::regular(size::SMALL), theme::semibold(size::SMALL));
    let cell = |left: f32, words: &str, font, colour, room: f32, rows| {
        let words = parts::galley(ui, words, font, colour, room, rows);
        let at = Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), words.size());
        ui.painter().galley(at.min, words, colour);
    };
    let clock = parts::galley(ui, &view.words.widest_time_of_day(), small.clone(), p.text2, f32::INFINITY, 1);
    let mut left = rect.left() + 4.0;
    cell(left, &at(view, stay), small.clone(), p.text2, clock.size().x + 8.0, 1);
    left += clock.size().x + 14.0;
    let name_room = rect.right() - left - SLOT - WAIT - ENDING;
    cell(left, &view.say(stay.caller.words()), strong, p.text, name_room - 10.0, 1);
    left += name_room;
    cell(left, &view.say(slot(stay)), small.clone(), p.text2, SLOT - 10.0, 2);
    left += SLOT;
    cell(left, &view.say(wait(stay.waited_ms)), small.clone(), p.text, WAIT - 10.0, 1);
    left += WAIT;
    let (shape, colour) = icon(stay.ending, p);
    icons::paint(ui.painter(), shape, pos2(left + 8.0, rect.center().y), icons::SIZE, colour);
    let how = text::upper_first(&view.say(stay.ending.message()));
    cell(left + 22.0, &how, small, p.text, ENDING - 22.0, 1);
}

fn block_ui(ui: &Ui, view: &View<'_>, rect: Rect, stay: &Stay) {
    let p = &view.palette;
    let small = theme::regular(size::SMALL);
    let clock = parts::galley(ui, &at(view, stay), small.clone(), p.text2, f32::INFINITY, 1);
    let (clock_width, left) = (clock.size().x, rect.left() + 24.0);
    ui.painter().galley(pos2(rect.right() - clock_width - 4.0, rect.top() + 6.0), clock, p.text2);
    let room = rect.right() - left - clock_width - 12.0;
    let who =
        parts::galley(ui, &view.say(stay.caller.words()), theme::semibold(size::SMALL), p.text, room, 1);
    ui.painter().galley(pos2(left, rect.top() + 6.0), who, p.text);
    let (shape, colour) = icon(stay.ending, p);
    icons::paint(ui.painter(), shape, pos2(rect.left() + 11.0, rect.top() + 15.0), icons::SIZE, colour);
    let how = text::upper_first(&view.say(stay.ending.message()));
    let facts = Arg::Facts(vec![how.into(), waited(stay).into(), slot(stay)]);
    let facts = parts::galley(ui, &view.say(facts), small, p.text2, rect.right() - left - 4.0, 2);
    ui.painter().galley(pos2(left, rect.top() + 24.0), facts, p.text2);
}
