//! What the desktop is told, and when it makes no sound.

use egui::{Align, Id, Layout, RichText, Ui, vec2};
use jiff::civil::Time;

use super::list::Item;
use super::sheet::{Sheet, marked_ui};
use super::typed::{self, Line};
use crate::console::attention::{NoNotices, NoticeService};
use crate::say;
use crate::store::{Change, Choice as _, Notify, QuietHours};
use crate::ui::text::sentences;
use crate::ui::theme::{size, space};
use crate::words::{Arg, Message};

/// Wide enough for `10:00 p. m.`.
const TIME: f32 = 104.0;
/// Where quiet hours begin and end when they are switched on.
const USUAL: QuietHours =
    QuietHours { from: Time::constant(22, 0, 0, 0), until: Time::constant(6, 30, 0, 0) };

/// Draws the page.
pub(super) fn notifications_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let settings = &sheet.view.settings.notifications;
    if let NoticeService::Missing(why) = sheet.view.console.notice_service() {
        missing_ui(sheet, ui, why);
    }
    notify_ui(sheet, ui, Item::NotifyParked, settings.parked, Change::NotifyParked);
    notify_ui(sheet, ui, Item::NotifyWarning, settings.warning, Change::NotifyWarning);
    notify_ui(sheet, ui, Item::NotifyRecall, settings.recall, Change::NotifyRecall);
    quiet_ui(sheet, ui, settings.quiet);
}

/// Nothing of the page but the task bar comes to pass: said above all of it.
fn missing_ui(sheet: &Sheet<'_, '_>, ui: &mut Ui, why: NoNotices) {
    let why = match why {
        NoNotices::NotHere => say!("notices-not-here"),
        NoNotices::NoBus => say!("notices-no-bus"),
        NoNotices::NoService => say!("notices-no-service"),
        NoNotices::NoAnswer => say!("notices-no-answer"),
    };
    ui.add_space(space::CLOSE);
    let told = sentences(
        [sheet.view.say(why), sheet.view.say(say!("notices-task-bar"))].each_ref().map(|it| Some(&**it)),
    );
    marked_ui(ui, &told, sheet.view.palette.wait);
}

fn notify_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, item: Item, now: Notify, change: fn(Notify) -> Change) {
    let options = Notify::ALL.iter().map(|notify| (*notify, notify_name(*notify)));
    if let Some(notify) = sheet.choices(ui, item, Some(&now), options) {
        sheet.change(change(notify));
    }
}

fn notify_name(notify: Notify) -> Arg {
    Arg::from(match notify {
        Notify::Off => say!("notify-off"),
        Notify::Silent => say!("notify-silent"),
        Notify::Sound => say!("notify-sound"),
    })
}

fn quiet_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, now: Option<QuietHours>) {
    sheet.begin(ui);
    if let Some(on) = sheet.switch_ui(ui, Item::Quiet, now.is_some()) {
        sheet.change(Change::Quiet(on.then_some(USUAL)));
    }
    if let Some(now) = now {
        ui.add_space(space::TIGHT);
        let row = vec2(ui.available_width(), typed::HEIGHT);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            let from = time_ui(sheet, ui, say!("quiet-from"), now.from);
            let until = time_ui(sheet, ui, say!("quiet-until"), now.until);
            let wanted = QuietHours { from: from.unwrap_or(now.from), until: until.unwrap_or(now.until) };
            if wanted.from == wanted.until {
                sheet.refuse(Item::Quiet, say!("quiet-same"));
            } else if wanted != now {
                sheet.change(Change::Quiet(Some(wanted)));
            }
        });
    }
    sheet.end(ui, Item::Quiet);
}

fn time_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, name: Message, now: Time) -> Option<Time> {
    let view = sheet.view;
    let (id, name) = (Id::unique("quiet hours").with(name.id()), view.say(name));
    let value = view.words.time_of_day(now.hour(), now.minute());
    ui.label(RichText::new(&name).size(size::SMALL).color(view.palette.text2));
    let heard = view.say(say!("quiet-heard", which = name));
    let locked = sheet.lock(Item::Quiet).is_some();
    let line = Line { name: &heard, width: TIME, locked, ..Line::of(id, &value) };
    let (_, typed) = sheet.held.drafts.line_ui(ui, view, &line);
    let typed = typed?;
    let read = read_time(&typed);
    if read.is_none() {
        sheet.refuse(Item::Quiet, say!("quiet-unread", typed = typed));
    }
    read
}

/// `22:00`, `22.00`, `22`, `7:30`, `10:00 pm`.
fn read_time(typed: &str) -> Option<Time> {
    let typed = typed.to_lowercase();
    let mut figures = typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let hour: i8 = figures.next()?.parse().ok()?;
    let minute: i8 = figures.next().map_or(Some(0), |minute| minute.parse().ok())?;
    if figures.next().is_some() {
        return None;
    }
    let hour = match (typed.contains('a'), typed.contains('p')) {
        (false, false) => hour,
        (morning, _) => (1..=12).contains(&hour).then_some(hour % 12 + if morning { 0 } else { 12 })?,
    };
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_type_it_on_either_clock() {
        for (typed, hour, minute) in [
            ("22:00", 22, 0),
            ("6.30", 6, 30),
            ("7", 7, 0),
            ("10:15 PM", 22, 15),
            ("12:05 a.\u{a0}m.", 0, 5),
            ("12 pm", 12, 0),
        ] {
            assert_eq!(read_time(typed), Some(Time::constant(hour, minute, 0, 0)), "{typed}");
        }
        for typed in ["", "noon", "24:00", "12:60", "13 pm", "1:2:3", "0 am", "999"] {
            assert_eq!(read_time(typed), None, "{typed}");
        }
    }
}
