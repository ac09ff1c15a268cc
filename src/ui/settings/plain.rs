//! The pages whose settings are a choice, a number or a switch each: calls, appearance, the day.

use egui::Ui;

use super::list::Item;
use super::number::Number;
use super::sheet::Sheet;
use crate::say;
use crate::store::{Change, Choice as _, KEEP_DAYS, RECALL_SECS, Theme, ZOOM};
use crate::ui::theme::space;
use crate::ui::{board_text, parts};
use crate::words::{Arg, ClockFace, LanguageChoice};

/// Recall and answering.
pub(super) fn calls_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let console = &sheet.view.settings.console;
    let secs = Number { now: console.recall_secs, allowed: RECALL_SECS, step: 5, unit: say!("unit-secs") };
    let wanted = sheet.row(ui, Item::RecallSecs, |sheet, ui| {
        let wanted = sheet.number_ui(ui, Item::RecallSecs, &secs);
        let view = sheet.view;
        if view.console.session().shows_board() {
            let sources = view.console.sources(view.now);
            let holds = board_text::recall_time(sources.recall_secs, sources.recall_from);
            ui.add_space(space::TIGHT);
            parts::note(ui, &view.palette, &view.say(say!("recall-now", holds = holds)));
        }
        wanted
    });
    if let Some(secs) = wanted {
        sheet.change(Change::RecallSecs(secs));
    }
    if let Some(on) = sheet.switch(ui, Item::AutoAnswer, console.auto_answer) {
        sheet.change(Change::AutoAnswer(on));
    }
}

/// How everything looks, and in which language.
pub(super) fn appearance_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let (console, window) = (&sheet.view.settings.console, &sheet.view.settings.window);
    let themes = Theme::ALL.iter().map(|theme| (*theme, theme_name(*theme)));
    if let Some(theme) = sheet.choices(ui, Item::Theme, Some(&console.theme), themes) {
        sheet.change(Change::Theme(theme));
    }
    let percent = |zoom: f32| (zoom * 100.0).round() as u64;
    let allowed = percent(*ZOOM.start())..=percent(*ZOOM.end());
    let size = Number { now: percent(console.zoom), allowed, step: 10, unit: say!("unit-percent") };
    let wanted = sheet.row(ui, Item::Zoom, |sheet, ui| {
        let wanted = sheet.number_ui(ui, Item::Zoom, &size);
        let shown = percent(ui.ctx().zoom_factor());
        if shown < size.now {
            ui.add_space(space::TIGHT);
            let held = sheet.view.say(say!("zoom-held", percent = shown));
            parts::note(ui, &sheet.view.palette, &held);
        }
        wanted
    });
    if let Some(percent) = wanted {
        sheet.change(Change::Zoom(percent as f32 / 100.0));
    }
    let languages = LanguageChoice::ALL.iter().map(|language| (*language, language_name(*language)));
    if let Some(language) = sheet.choices(ui, Item::Language, Some(&console.language), languages) {
        sheet.change(Change::Language(language));
    }
    let clocks = ClockFace::ALL.iter().map(|clock| (*clock, clock_name(*clock)));
    if let Some(clock) = sheet.choices(ui, Item::Clock, Some(&console.clock), clocks) {
        sheet.change(Change::Clock(clock));
    }
    if let Some(on) = sheet.switch(ui, Item::Compact, window.compact) {
        // The strip has no room for the settings.
        sheet.held.closes = on;
        sheet.change(Change::Compact(on));
    }
    if let Some(on) = sheet.switch(ui, Item::AlwaysOnTop, window.always_on_top) {
        sheet.change(Change::AlwaysOnTop(on));
    }
}

/// What is kept of the day.
pub(super) fn day_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let day = &sheet.view.settings.day;
    let days = Number { now: u64::from(day.keep_days), allowed: KEEP_DAYS, step: 1, unit: say!("unit-days") };
    if let Some(days) = sheet.number(ui, Item::KeepDays, &days) {
        sheet.change(Change::KeepDays(u16::try_from(days).unwrap_or(u16::MAX)));
    }
    if let Some(on) = sheet.switch(ui, Item::Names, day.names) {
        sheet.change(Change::Names(on));
    }
}

fn theme_name(theme: Theme) -> Arg {
    match theme {
        Theme::System => say!("as-the-system").into(),
        Theme::Light => say!("theme-light").into(),
        Theme::Dark => say!("theme-dark").into(),
        Theme::ContrastLight => say!("theme-contrast-light").into(),
        Theme::ContrastDark => say!("theme-contrast-dark").into(),
    }
}

/// A language by its own name, as somebody who speaks no other finds it.
fn language_name(language: LanguageChoice) -> Arg {
    match language {
        LanguageChoice::System => say!("as-the-system").into(),
        LanguageChoice::One(language) => language.name().into(),
    }
}

fn clock_name(clock: ClockFace) -> Arg {
    match clock {
        ClockFace::System => say!("as-the-system").into(),
        ClockFace::Hours12 => say!("time-pm", time = "2:05").into(),
        ClockFace::Hours24 => "14:05".into(),
    }
}
