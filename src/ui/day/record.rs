//! The record itself: how long it is kept and with what, the table of it, and deleting it.

use egui::{Key, Modifiers, Response, Ui};
use jiff::civil::Date;

use crate::console::day::table::TableWords;
use crate::console::day::view::{DayView, DayWish, Days};
use crate::console::event::Intent;
use crate::say;
use crate::ui::command::Ask;
use crate::ui::parts::{self, NoticeTone};
use crate::ui::settings::Item;
use crate::ui::theme::{size, space};
use crate::ui::view::View;

/// What is held of it while the page is open.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// What came of a wish is to be shown: it was pressed here.
    is_pressed: bool,
    /// What came of it was brought into sight.
    is_seen: bool,
    deleting: Deleting,
    /// This was asked for before the page was open.
    wanted: Option<Wanted>,
}

/// What can be done with the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Wanted {
    /// Write a table of the day that is shown.
    Export,
    /// Write a table of all days.
    ExportAll,
    /// Delete it, after a question.
    Delete,
}

impl Wanted {
    /// What is possible today. What is kept is not known before it was read for the first time: then all of it may be.
    pub fn possible(view: &View<'_>) -> impl Iterator<Item = Self> {
        let (known, today) = (view.console.day(), view.zone.to_datetime(view.now.wall).date());
        let is_read = known.read.is_some() || !known.kept.is_empty();
        let may = move |wanted: &Self| !is_read || wanted.is_possible(known, today);
        let kept = view.settings.day.keep_days > 0;
        [Self::Export, Self::ExportAll, Self::Delete].into_iter().filter(move |wanted| kept && may(wanted))
    }

    fn is_possible(self, known: &DayView, day: Date) -> bool {
        match self {
            Self::Export => known.kept.contains(&day),
            Self::ExportAll => all(known).is_some(),
            Self::Delete => !known.kept.is_empty() && !known.is_deleting,
        }
    }
}

fn is_read(known: &DayView, day: Date) -> bool {
    known.read.as_ref().is_some_and(|read| read.days == Days::one(day))
}

/// Everything that is kept, where that is more than a day.
fn all(known: &DayView) -> Option<Days> {
    let (from, to) = known.kept.first().copied().zip(known.kept.last().copied())?;
    (from < to).then_some(Days { from, to })
}

/// Whether it is asked before the record is deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Deleting {
    #[default]
    No,
    /// The question appears: the keyboard goes to the harmless answer.
    Begins,
    /// It is asked.
    Asked,
    /// The question has gone: the keyboard goes back to the button.
    Ends,
}

impl Record {
    /// The same, and this is done as soon as the record is read.
    pub fn wanting(wanted: Wanted) -> Self {
        Self { wanted: Some(wanted), ..Self::default() }
    }

    /// Draws it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        day: Date,
        intents: &mut Vec<Intent>,
    ) -> Option<Ask> {
        let (p, known, day_settings) = (&view.palette, view.console.day(), &view.settings.day);
        parts::heading(ui, &view.say(say!("day-record")), size::BODY);
        parts::note(ui, p, &view.say(say!("day-kept", days = u64::from(day_settings.keep_days))));
        if !day_settings.names {
            parts::note(ui, p, &view.say(say!("day-without-names")));
        }
        if !known.kept.is_empty() {
            let folder = view.places.exports.display().to_string();
            parts::note(ui, p, &view.say(say!("day-export-to", folder = folder)));
        }
        let mut ask = None;
        ui.horizontal_wrapped(|ui| {
            self.exports_ui(ui, view, day, intents);
            self.delete_ui(ui, view, day);
            let settings = view.say(say!("day-settings"));
            if button_ui(ui, &settings).clicked() {
                ask = Some(Ask::Setting(Item::KeepDays));
            }
        });
        // What turns out to be impossible is not done later.
        self.wanted.take_if(|_| is_read(known, day));
        if matches!(self.deleting, Deleting::Begins | Deleting::Asked) {
            self.question_ui(ui, view, intents);
        }
        self.is_seen &= known.outcome.is_some();
        if let Some(outcome) = known.outcome.as_ref().filter(|_| self.is_pressed) {
            let tone = if outcome.is_trouble { NoticeTone::Trouble } else { NoticeTone::Quiet };
            let words = view.say(&outcome.words);
            let told = parts::notice(ui, p, tone, |ui| parts::note(ui, p, &words));
            if !std::mem::replace(&mut self.is_seen, true) {
                ui.scroll_to_rect(told.rect.expand(space::WIDE), None);
            }
        }
        ask
    }

    fn exports_ui(&mut self, ui: &mut Ui, view: &View<'_>, day: Date, intents: &mut Vec<Intent>) {
        let known = view.console.day();
        let one = known.kept.contains(&day).then(|| (Wanted::Export, say!("day-export"), Days::one(day)));
        let all = all(known).map(|days| (Wanted::ExportAll, say!("day-export-all"), days));
        for (which, words, days) in one.into_iter().chain(all) {
            let words = view.say(words);
            if button_ui(ui, &words).clicked() || self.is_wanted(known, day, which) {
                self.is_pressed = true;
                let path = view.places.exports.join(file_name(days));
                let words = Box::new(TableWords::of(view.words));
                intents.push(Intent::Day(DayWish::Export { days, path, words }));
            }
        }
    }

    fn delete_ui(&mut self, ui: &mut Ui, view: &View<'_>, day: Date) {
        let known = view.console.day();
        let words = view.say(say!("day-delete"));
        parts::room_for_small(ui, &words);
        let possible = Wanted::Delete.is_possible(known, day);
        let delete = ui.add_enabled_ui(possible, |ui| button_ui(ui, &words)).inner;
        if self.deleting == Deleting::Ends {
            self.deleting = Deleting::No;
            delete.request_focus();
        }
        if delete.clicked() || possible && self.is_wanted(known, day, Wanted::Delete) {
            self.deleting = Deleting::Begins;
        }
    }

    /// This was asked for, and the record of this day is read.
    fn is_wanted(&mut self, known: &DayView, day: Date, which: Wanted) -> bool {
        self.wanted.take_if(|wanted| is_read(known, day) && *wanted == which).is_some()
    }

    /// Esc answers no, and leaves the page open.
    fn question_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = &view.palette;
        let ask = say!("day-delete-ask", days = view.console.day().kept.len());
        let ask = view.say(ask);
        let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        parts::notice(ui, p, NoticeTone::Trouble, |ui| {
            let question = parts::note(ui, p, &ask);
            ui.ctx().accesskit_node_builder(question.id, |node| {
                node.set_live(egui::accesskit::Live::Assertive);
            });
            ui.horizontal_wrapped(|ui| {
                if button_ui(ui, &view.say(say!("day-delete-now"))).clicked() {
                    (self.is_pressed, self.deleting) = (true, Deleting::Ends);
                    intents.push(Intent::Day(DayWish::Delete));
                }
                let cancel = button_ui(ui, &view.say(say!("cancel")));
                if self.deleting == Deleting::Begins {
                    self.deleting = Deleting::Asked;
                    cancel.request_focus();
                }
                if cancel.clicked() || escaped {
                    self.deleting = Deleting::Ends;
                    ui.ctx().request_repaint();
                }
            });
        });
    }
}

/// A button in a row that wraps.
pub(super) fn button_ui(ui: &mut Ui, words: &str) -> Response {
    parts::room_for_small(ui, words);
    parts::small_button(ui, words)
}

/// What the table is called: by its days, the same in every language.
fn file_name(days: Days) -> String {
    let Days { from, to } = days;
    if from == to { format!("valet-{from}.csv") } else { format!("valet-{from}-to-{to}.csv") }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_table_is_called_by_its_days() {
        let (from, to) = (date(2026, 11, 1), date(2026, 11, 29));
        assert_eq!(file_name(Days::one(to)), "valet-2026-11-29.csv");
        assert_eq!(file_name(Days { from, to }), "valet-2026-11-01-to-2026-11-29.csv");
    }
}
