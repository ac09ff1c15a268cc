//! The day by hour: a bar for each hour, as high as callers were parked in it. The full part of a bar was retrieved here, the
//! hollow part ended otherwise; its number stands above it, and each hour is a sentence to the ear.

use std::ops::Range;

use egui::{Align2, Id, Rect, Role, Stroke, StrokeKind, Ui, pos2, vec2};

use super::figures::facts;
use super::rows::{LEFT_AND_RIGHT, Row, Rows};
use crate::console::day::Ending;
use crate::console::day::figures::{HOURS, Tally};
use crate::say;
use crate::ui::parts;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::View;
use crate::words::Message;

/// The highest bar.
const BAR: f32 = 84.0;
/// The number above it, and the hours below.
const NUMBER: f32 = 18.0;
const AXIS: f32 = 20.0;
/// Hours that are shown, whether somebody was parked in them or not.
const OFFICE: Range<usize> = 8..18;

/// Draws the bars and what is told of one of them.
pub(super) fn hours_ui(rows: &mut Rows, ui: &mut Ui, view: &View<'_>, hours: &[Tally]) {
    let heading = view.say(say!("day-by-hour"));
    parts::heading(ui, &heading, size::BODY);
    let busy: Vec<usize> = (0..HOURS).filter(|hour| hours[*hour].count > 0).collect();
    let most = busy.iter().map(|hour| hours[*hour].count).max().unwrap_or(1);
    let shown = shown(&busy);
    let mut pointed = None;
    parts::list(ui, &heading, |ui| {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), NUMBER + BAR + AXIS));
        axis_ui(ui, view, rect, &shown);
        for (index, hour) in busy.iter().copied().enumerate() {
            let tally = &hours[hour];
            let column = column(rect, &shown, hour);
            bar_ui(ui, view, column, tally, tally.count as f32 / most as f32);
            let heard = view.say(hour_words(view, hour, tally));
            let id = Id::unique("hour of the day").with(hour);
            let (count, role) = (busy.len(), Role::ListItem);
            let row = Row { id, index, count, role, heard: &heard, arrows: LEFT_AND_RIGHT };
            let response = rows.row(ui, &view.palette, column, &row);
            if response.has_focus() || response.hovered() {
                pointed = Some(heard);
            }
        }
    });
    legend_ui(ui, view);
    let busiest = busy.into_iter().rev().max_by_key(|hour| hours[*hour].count);
    let told = pointed.or_else(|| {
        let hour = busiest?;
        Some(view.say(say!("day-busiest", hour = hour_words(view, hour, &hours[hour]))))
    });
    // What stands below does not move when another hour is told.
    let height = if view.narrow { 72.0 } else { 36.0 };
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        parts::note(ui, &view.palette, &told.unwrap_or_default());
    });
}

/// "9:00 to 10:00: 5 parked, 4 retrieved".
fn hour_words(view: &View<'_>, hour: usize, tally: &Tally) -> Message {
    let at = |hour: usize| view.words.time_of_day((hour % HOURS) as i8, 0);
    say!("day-hour", from = at(hour), until = at(hour + 1), facts = facts(tally))
}

/// The office hours, and whatever lies around them.
fn shown(busy: &[usize]) -> Range<usize> {
    let first = busy.first().map_or(OFFICE.start, |hour| OFFICE.start.min(*hour));
    let end = busy.last().map_or(OFFICE.end, |hour| OFFICE.end.max(hour + 1));
    first..end
}

fn column(rect: Rect, shown: &Range<usize>, hour: usize) -> Rect {
    let step = rect.width() / shown.len() as f32;
    let left = rect.left() + step * (hour - shown.start) as f32;
    Rect::from_min_size(pos2(left, rect.top()), vec2(step, NUMBER + BAR))
}

fn bar_ui(ui: &Ui, view: &View<'_>, column: Rect, tally: &Tally, part: f32) {
    let p = &view.palette;
    let number = view.say(crate::words::Arg::from(tally.count));
    let number = parts::galley(ui, &number, theme::semibold(size::TINY), p.text, f32::INFINITY, 1);
    let height = (BAR * part).max(3.0);
    let width = (column.width() - 4.0).min(36.0);
    let bar = Rect::from_min_max(
        pos2(column.center().x - width / 2.0, column.bottom() - height),
        pos2(column.center().x + width / 2.0, column.bottom()),
    );
    let full = tally.ended(Ending::Retrieved) as f32 / tally.count.max(1) as f32;
    let mut retrieved = bar;
    retrieved.set_top(bar.bottom() - height * full);
    pieces_ui(ui, p, bar, retrieved);
    let at = Align2::CENTER_BOTTOM.anchor_size(bar.center_top() - vec2(0.0, 1.0), number.size());
    ui.painter().galley(at.min, number, p.text);
}

/// The whole hollow, a part of it full.
fn pieces_ui(ui: &Ui, p: &Palette, whole: Rect, full: Rect) {
    ui.painter().rect_stroke(whole, 1.0, Stroke::new(1.5, p.accent), StrokeKind::Inside);
    if full.is_positive() {
        ui.painter().rect_filled(full, size::RADIUS_MARK, p.accent);
    }
}

/// The line below the bars with as many hours as it has room for.
fn axis_ui(ui: &Ui, view: &View<'_>, rect: Rect, shown: &Range<usize>) {
    let p = &view.palette;
    let line = rect.bottom() - AXIS;
    ui.painter().hline(rect.x_range(), line, Stroke::new(1.0, p.edge));
    let label = |hour: usize| {
        let words = view.words.time_of_day((hour % HOURS) as i8, 0);
        parts::galley(ui, &words, theme::regular(size::TINY), p.text2, f32::INFINITY, 1)
    };
    let widest = shown.clone().map(|hour| label(hour).size().x).fold(0.0, f32::max);
    let step = rect.width() / shown.len() as f32;
    let every = [1, 2, 3, 4, 6].into_iter().find(|every| step * *every as f32 >= widest + 8.0).unwrap_or(8);
    for hour in shown.clone().filter(|hour| hour % every == 0) {
        let left = column(rect, shown, hour).left();
        let words = label(hour);
        let room = rect.right() - words.size().x;
        ui.painter().vline(left, line..=line + 4.0, Stroke::new(1.0, p.edge));
        ui.painter().galley(pos2((left + 2.0).min(room), line + 4.0), words, p.text2);
    }
}

fn legend_ui(ui: &mut Ui, view: &View<'_>) {
    let p = &view.palette;
    ui.horizontal_wrapped(|ui| {
        for (is_full, words) in [(true, Ending::Retrieved.message()), (false, say!("day-otherwise"))] {
            let (_, mark) = ui.allocate_space(vec2(12.0, 16.0));
            let mark = Rect::from_center_size(mark.center(), vec2(10.0, 10.0));
            pieces_ui(ui, p, mark, if is_full { mark } else { Rect::NOTHING });
            parts::note(ui, p, &view.say(words));
            ui.add_space(space::USUAL);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hours_of_an_office_are_shown_and_those_of_the_night_where_somebody_was_parked_in_them() {
        assert_eq!(shown(&[]), 8..18);
        assert_eq!(shown(&[9, 17]), 8..18);
        assert_eq!(shown(&[0, 23]), 0..24);
        assert_eq!(shown(&[19]), 8..20);
    }
}
