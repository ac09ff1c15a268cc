//! A sign-in that runs: the link or the code is on the screen, because a browser may not open, and it can be cancelled.

use egui::{Button, RichText, Ui};

use super::parts::{self, NoticeTone, notice};
use super::text;
use super::theme::{self, size};
use super::view::View;
use crate::console::event::Intent;
use crate::console::session::SignInStep;
use crate::console::words;

/// Draws how far the sign-in is.
pub(super) fn signing_in_ui(
    ui: &mut Ui,
    view: &View<'_>,
    step: &SignInStep,
    copied: &mut Option<String>,
    intents: &mut Vec<Intent>,
) {
    match step {
        SignInStep::Preparing => {
            parts::heading(ui, text::PREPARING, size::LARGE);
        }
        SignInStep::Browser { link, browser_failed } => {
            browser_ui(ui, view, link, *browser_failed, copied, intents);
        }
        SignInStep::Code { user_code, link, link_with_code, expires_at } => {
            parts::heading(ui, text::CODE_TITLE, size::LARGE);
            parts::note(ui, &view.palette, text::CODE_BODY);
            parts::copy_row(ui, &view.palette, copied, link, text::LINK);
            code_ui(ui, view, user_code, copied);
            let left_ms = expires_at.as_millisecond() - view.now.wall.as_millisecond();
            let sentence = match u64::try_from(left_ms) {
                Ok(left_ms) if left_ms > 0 => text::code_expires(&words::clock(left_ms)),
                _ => text::CODE_OVER.to_owned(),
            };
            parts::note(ui, &view.palette, &sentence);
            ui.add_space(8.0);
            if ui.button(text::OPEN_HERE).clicked() {
                let link = link_with_code.as_ref().unwrap_or(link);
                intents.push(Intent::OpenLink(link.clone()));
            }
        }
    }
    ui.add_space(4.0);
    if ui.button(text::CANCEL).clicked() {
        intents.push(Intent::CancelSignIn);
    }
}

fn browser_ui(
    ui: &mut Ui,
    view: &View<'_>,
    link: &str,
    browser_failed: bool,
    copied: &mut Option<String>,
    intents: &mut Vec<Intent>,
) {
    let p = &view.palette;
    parts::heading(ui, text::BROWSER_TITLE, size::LARGE);
    parts::note(ui, p, text::BROWSER_BODY);
    if browser_failed {
        notice(ui, p, NoticeTone::Wait, |ui| ui.label(text::BROWSER_FAILED));
    }
    egui::Frame::new().fill(p.sunken).corner_radius(size::RADIUS_BUTTON).inner_margin(10).show(ui, |ui| {
        let words = RichText::new(link).size(size::SMALL).color(p.text2);
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(words).truncate());
    });
    ui.horizontal_wrapped(|ui| {
        let done = copied.as_deref() == Some(link);
        let words = if done { text::COPIED } else { text::COPY_LINK };
        let copy = Button::new(words).min_size(egui::vec2(96.0, 0.0));
        if ui.add(copy).accessible_name(text::COPY_LINK).clicked() {
            ui.ctx().copy_text(link.to_owned());
            *copied = Some(link.to_owned());
        }
        if parts::primary(ui, p, text::OPEN_AGAIN).clicked() {
            intents.push(Intent::OpenLink(link.to_owned()));
        }
    });
}

fn code_ui(ui: &mut Ui, view: &View<'_>, user_code: &str, copied: &mut Option<String>) {
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(user_code).font(theme::semibold(size::CODE)).color(view.palette.text));
        parts::copy_button(ui, copied, user_code, text::CODE);
    });
}
