//! The record itself: how long it is kept and with what, the table of it, and deleting it.

use egui::{Key, Modifiers, Response, Ui};
use jiff::civil::Date;

use crate::console::day::table::TableWords;
use crate::console::day::view::{DayWish, Days};
use crate::console::event::Intent;
use crate::say;
use crate::ui::header::Ask;
use crate::ui::parts::{self, NoticeTone};
use crate::ui::settings::Item;
use crate::ui::theme::size;
use crate::ui::view::View;

/// What is held of it while the page is open.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// What came of a wish is to be shown: it was pressed here.
    is_pressed: bool,
    deleting: Deleting,
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
            self.delete_ui(ui, view);
            let settings = view.say(say!("day-settings"));
            if button_ui(ui, &settings).clicked() {
                ask = Some(Ask::Setting(Item::KeepDays));
            }
        });
        if matches!(self.deleting, Deleting::Begins | Deleting::Asked) {
            self.question_ui(ui, view, intents);
        }
        if let Some(outcome) = known.outcome.as_ref().filter(|_| self.is_pressed) {
            let tone = if outcome.is_trouble { NoticeTone::Trouble } else { NoticeTone::Quiet };
            let words = view.say(&outcome.words);
            parts::notice(ui, p, tone, |ui| parts::note(ui, p, &words));
        }
        ask
    }

    fn exports_ui(&mut self, ui: &mut Ui, view: &View<'_>, day: Date, intents: &mut Vec<Intent>) {
        let known = view.console.day();
        let all = known.kept.first().zip(known.kept.last()).filter(|(first, last)| first < last);
        let all = all.map(|(first, last)| (say!("day-export-all"), Days { from: *first, to: *last }));
        let one = known.kept.contains(&day).then(|| (say!("day-export"), Days::one(day)));
        for (words, days) in one.into_iter().chain(all) {
            let words = view.say(words);
            if button_ui(ui, &words).clicked() {
                self.is_pressed = true;
                let path = view.places.exports.join(file_name(days));
                let words = Box::new(TableWords::of(view.words));
                intents.push(Intent::Day(DayWish::Export { days, path, words }));
            }
        }
    }

    fn delete_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let known = view.console.day();
        let words = view.say(say!("day-delete"));
        parts::room_for_small(ui, &words);
        let possible = !known.kept.is_empty() && !known.is_deleting;
        let delete = ui.add_enabled_ui(possible, |ui| button_ui(ui, &words)).inner;
        if self.deleting == Deleting::Ends {
            self.deleting = Deleting::No;
            delete.request_focus();
        }
        if delete.clicked() {
            self.deleting = Deleting::Begins;
        }
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

/// A button that comes into sight with the keyboard.
pub(super) fn button_ui(ui: &mut Ui, words: &str) -> Response {
    parts::room_for_small(ui, words);
    let button = parts::small_button(ui, words);
    if button.gained_focus() {
        button.scroll_to_me(None);
    }
    button
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
