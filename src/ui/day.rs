//! The day: who was parked, how long each waited and how it ended, with the figures of it by hour and by slot. Opened by its
//! key or by the menu; what it shows is read by the backend when it opens and when it goes to another day.

mod figures;
mod hours;
mod record;
mod rows;
mod slots;
mod stays;

use egui::{Context, Frame, Id, Key, Modifiers, RichText, ScrollArea, Ui, vec2};
use jiff::civil::Date;

pub(super) use record::Wanted;
use record::{Record, button_ui};
use rows::Rows;

use super::command::Ask;
use super::dialog::{Dialog, Stays};
use super::parts::{self, NoticeTone};
use super::settings::Item;
use super::sight::InSight as _;
use super::theme::{self, margin, size, space};
use super::view::View;
use crate::console::day::dates;
use crate::console::day::figures::Figures;
use crate::console::day::view::{DayView, DayWish, Days, ReadDays};
use crate::console::event::Intent;
use crate::say;

/// From this height on the day and its buttons stand above what scrolls.
const ROOM_FOR_BOTH: f32 = 300.0;

/// Room for the longest name of a day.
const DATE: f32 = 320.0;

/// The page while it is open.
#[derive(Debug, Default)]
pub(super) struct DayPage {
    /// The day that is shown; `None` is today, also after midnight.
    day: Option<Date>,
    /// The record was asked for since the page was opened.
    is_asked: bool,
    /// The buttons that lead to another day.
    steps: [Option<Id>; 3],
    hours: Rows,
    slots: Rows,
    stays: Rows,
    record: Record,
}

impl DayPage {
    /// It, and this is done as soon as the record is read.
    pub fn wanting(wanted: Wanted) -> Self {
        Self { record: Record::wanting(wanted), ..Self::default() }
    }

    /// Draws it. The second value is what the menu of the board would be asked for.
    pub fn show(&mut self, ui: &Ui, view: &View<'_>, intents: &mut Vec<Intent>) -> (Stays, Option<Ask>) {
        let dialog = Dialog { id: "day", title: view.say(say!("page-day")), width: 800.0 };
        let today = view.zone.to_datetime(view.now.wall).date();
        let day = self.day.unwrap_or(today);
        let is_kept = view.settings.day.keep_days > 0;
        if is_kept {
            self.read(view.console.day(), Days::one(day), intents);
        }
        let (mut wanted, mut ask) = (None, None);
        let stays = dialog.around(ui, view, |ui, height| {
            if !is_kept {
                ask = off_ui(ui, view);
                return;
            }
            let targets = targets(&view.console.day().kept, day, today);
            wanted = stepped(ui, targets);
            let before = ui.min_rect().height();
            let is_fixed = height > ROOM_FOR_BOTH;
            if is_fixed {
                wanted = self.steps_ui(ui, view, day, targets).or(wanted);
            }
            let height = height - (ui.min_rect().height() - before);
            let area = ScrollArea::vertical().id_salt("day").max_height(height).min_scrolled_height(height);
            area.auto_shrink([false, true]).show_in_sight(ui, |ui| {
                // Room for the scroll bar and for the ring of what has the keyboard.
                Frame::new().inner_margin(margin::PAGE).show(ui, |ui| {
                    if !is_fixed {
                        wanted = self.steps_ui(ui, view, day, targets).or(wanted);
                    }
                    ask = self.page_ui(ui, view, day, today, intents);
                });
            });
        });
        if let Some(to) = wanted {
            self.go(ui.ctx(), view, to, today);
        }
        (stays, ask)
    }

    /// Asks for the record of these days once, and again when it was deleted meanwhile.
    fn read(&mut self, known: &DayView, days: Days, intents: &mut Vec<Intent>) {
        let is_there = known.read.as_ref().is_some_and(|read| read.days == days);
        let comes = known.reading == Some(days) || known.is_deleting;
        if !self.is_asked || !is_there && !comes {
            self.is_asked = true;
            intents.push(Intent::Day(DayWish::Read(days)));
        }
    }

    fn go(&mut self, ctx: &Context, view: &View<'_>, to: Date, today: Date) {
        self.day = (to != today).then_some(to);
        (self.hours, self.slots, self.stays) = Default::default();
        self.record = Record::default();
        // A button that leads nowhere any more hands the keyboard to one that does.
        let leads = targets(&view.console.day().kept, to, today).map(|target| target.is_some());
        let focused = ctx.memory(|memory| memory.focused());
        let at = self.steps.iter().position(|step| step.is_some() && *step == focused);
        if let Some(at) = at
            && !leads[at]
            && let Some(other) = leads.iter().position(|leads| *leads).and_then(|other| self.steps[other])
        {
            ctx.memory_mut(|memory| memory.request_focus(other));
        }
        ctx.request_repaint();
    }

    /// Which day it is, and the way to others. Some: that one shall be shown.
    fn steps_ui(&mut self, ui: &mut Ui, view: &View<'_>, day: Date, targets: Targets) -> Option<Date> {
        let shown = view.say(dates::date_with_weekday(day));
        let mut wanted = None;
        ui.horizontal_wrapped(|ui| {
            let heading = RichText::new(shown).font(theme::semibold(size::NAME));
            // The buttons keep their place, however long the day is called.
            let width = if view.narrow { ui.available_width() } else { DATE };
            let heading = ui.allocate_ui(vec2(width, 30.0), |ui| {
                ui.set_min_width(width);
                ui.label(heading)
            });
            ui.ctx().accesskit_node_builder(heading.inner.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            let words = [say!("day-before"), say!("day-after"), say!("day-today")];
            for (index, (words, target)) in words.into_iter().zip(targets).enumerate() {
                let words = view.say(words);
                parts::room_for_small(ui, &words);
                let button = ui.add_enabled_ui(target.is_some(), |ui| button_ui(ui, &words)).inner;
                if let Some(key) = KEYS.get(index) {
                    ui.ctx().accesskit_node_builder(button.id, |node| node.set_keyboard_shortcut(key.name()));
                }
                self.steps[index] = Some(button.id);
                if button.clicked() {
                    wanted = target;
                }
            }
        });
        ui.add_space(space::CLOSE);
        wanted
    }

    fn page_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        day: Date,
        today: Date,
        intents: &mut Vec<Intent>,
    ) -> Option<Ask> {
        let (p, known) = (&view.palette, view.console.day());
        if let Some(why) = &known.not_written {
            let words = view.say(say!("day-not-written", why = why));
            parts::notice(ui, p, NoticeTone::Trouble, |ui| parts::note(ui, p, &words));
        }
        match known.read.as_ref().filter(|read| read.days == Days::one(day)) {
            None => {
                parts::note(ui, p, &view.say(say!("day-reading")));
            }
            Some(read) => {
                for unread in &read.unread {
                    let words = view.say(unread.message());
                    parts::notice(ui, p, NoticeTone::Wait, |ui| parts::note(ui, p, &words));
                }
                self.figures_ui(ui, view, read, day == today);
            }
        }
        ui.add_space(space::WIDE);
        let ask = self.record.show(ui, view, day, intents);
        if let Some(read) = known.read.as_ref().filter(|read| read.days == Days::one(day)) {
            ui.add_space(space::WIDE);
            stays::stays_ui(&mut self.stays, ui, view, &read.stays);
        }
        ask
    }

    fn figures_ui(&mut self, ui: &mut Ui, view: &View<'_>, read: &ReadDays, is_today: bool) {
        if read.stays.is_empty() {
            let words = if is_today { say!("day-empty-today") } else { say!("day-empty") };
            parts::note(ui, &view.palette, &view.say(words));
            return;
        }
        let figures = Figures::of(&read.stays, view.zone);
        figures::figures_ui(ui, view, &figures.total);
        ui.add_space(space::WIDE);
        hours::hours_ui(&mut self.hours, ui, view, &figures.by_hour);
        ui.add_space(space::WIDE);
        slots::slots_ui(&mut self.slots, ui, view, &figures.by_slot);
    }
}

/// Nothing is kept, and who decides that.
fn off_ui(ui: &mut Ui, view: &View<'_>) -> Option<Ask> {
    parts::note(ui, &view.palette, &view.say(say!("day-off")));
    let settings = parts::small_button(ui, &view.say(say!("day-settings")));
    settings.clicked().then_some(Ask::Setting(Item::KeepDays))
}

/// The day before, the day after, and today, as far as there is something to see and it is not shown already.
type Targets = [Option<Date>; 3];

/// The keys that lead to the first two.
const KEYS: [Key; 2] = [Key::PageUp, Key::PageDown];

fn targets(kept: &[Date], day: Date, today: Date) -> Targets {
    let before = kept.iter().rev().find(|kept| **kept < day).copied();
    let after = kept.iter().find(|kept| **kept > day).copied();
    let today = (day != today).then_some(today);
    // Of today there may be no record yet.
    let after = [after, today.filter(|today| *today > day)].into_iter().flatten().min();
    [before, after, today]
}

fn stepped(ui: &Ui, targets: Targets) -> Option<Date> {
    let mut pressed = KEYS.into_iter().zip(targets).filter(|(key, target)| {
        target.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key))
    });
    pressed.next().and_then(|(_, target)| target)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_steps_lead_over_the_days_that_are_kept_and_to_today() {
        let on = |day| date(2026, 11, day);
        let kept = [on(24), on(26), on(29)];
        let steps = |day, today| targets(&kept, on(day), on(today));
        assert_eq!(steps(29, 29), [Some(on(26)), None, None]);
        assert_eq!(steps(26, 29), [Some(on(24)), Some(on(29)), Some(on(29))]);
        assert_eq!(steps(24, 29), [None, Some(on(26)), Some(on(29))]);
        assert_eq!(steps(29, 30), [Some(on(26)), Some(on(30)), Some(on(30))], "nothing was parked today");
        assert_eq!(steps(25, 29), [Some(on(24)), Some(on(26)), Some(on(29))], "deleted while it was shown");
        assert_eq!(targets(&[], on(29), on(29)), [None; 3]);
    }
}
