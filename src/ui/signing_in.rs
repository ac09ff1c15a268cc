//! A sign-in that runs: the link or the code is on the screen, because a browser may not open, and it can be cancelled.

use egui::accesskit::Live;
use egui::{Button, Response, RichText, Ui};

use super::parts::{self, NoticeTone, notice};
use super::theme::{self, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::console::session::{SignInStep, SignInWay};
use crate::say;
use crate::words::Arg;

/// Draws how far the sign-in is; each step is read aloud when it comes. Gives the way out.
pub(super) fn signing_in_ui(
    ui: &mut Ui,
    view: &View<'_>,
    step: &SignInStep,
    copied: &mut Option<String>,
    intents: &mut Vec<Intent>,
) -> Response {
    match step {
        SignInStep::Preparing => {
            aloud(&parts::heading(ui, &view.say(say!("preparing")), size::LARGE));
        }
        SignInStep::Browser { link, browser_failed } => {
            browser_ui(ui, view, link, *browser_failed, copied, intents);
        }
        SignInStep::Code { user_code, link, link_with_code, expires_at } => {
            aloud(&parts::heading(ui, &view.say(say!("code-title")), size::LARGE));
            let left_ms = expires_at.as_millisecond() - view.now.wall.as_millisecond();
            match u64::try_from(left_ms) {
                Ok(left_ms) if left_ms > 0 => {
                    parts::note(ui, &view.palette, &view.say(say!("code-what")));
                    parts::copy_row(ui, &view.palette, view.words, copied, link, &view.say(say!("link")));
                    code_ui(ui, view, user_code, copied);
                    let left = say!("code-runs-out", left = Arg::Clock(left_ms));
                    parts::note(ui, &view.palette, &view.say(left));
                    ui.add_space(space::USUAL);
                    if parts::button(ui, &view.say(say!("open-here"))).clicked() {
                        let link = link_with_code.as_ref().unwrap_or(link);
                        intents.push(Intent::OpenLink(link.clone()));
                    }
                }
                _ => over_ui(ui, view, intents),
            }
        }
    }
    ui.add_space(space::TIGHT);
    let cancel = parts::button(ui, &view.say(say!("cancel")));
    if cancel.clicked() {
        intents.push(Intent::CancelSignIn);
    }
    cancel
}

/// Has a screen reader say it when it comes or changes.
fn aloud(words: &Response) {
    words.ctx.accesskit_node_builder(words.id, |node| node.set_live(Live::Polite));
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
    aloud(&parts::heading(ui, &view.say(say!("browser-title")), size::LARGE));
    parts::note(ui, p, &view.say(say!("browser-what")));
    if browser_failed {
        aloud(&notice(ui, p, NoticeTone::Wait, |ui| ui.label(view.say(say!("browser-failed")))));
    }
    egui::Frame::new().fill(p.sunken).corner_radius(size::RADIUS_BUTTON).inner_margin(space::INNER).show(
        ui,
        |ui| {
            let words = RichText::new(link).size(size::SMALL).color(p.text2);
            ui.set_width(ui.available_width());
            ui.add(egui::Label::new(words).truncate());
        },
    );
    ui.horizontal_wrapped(|ui| {
        let done = copied.as_deref() == Some(link);
        let name = view.say(say!("copy-link"));
        let words = if done { view.say(say!("copied")) } else { name.clone() };
        let copy = Button::new(words).min_size(egui::vec2(96.0, 0.0));
        if ui.add(copy).accessible_name(name).clicked() {
            ui.ctx().copy_text(link.to_owned());
            *copied = Some(link.to_owned());
        }
        if parts::primary(ui, p, &view.say(say!("open-again"))).clicked() {
            intents.push(Intent::OpenLink(link.to_owned()));
        }
    });
}

/// A code that Webex no longer takes is not shown: nobody copies it in vain.
fn over_ui(ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
    aloud(&parts::note(ui, &view.palette, &view.say(say!("code-over"))));
    ui.add_space(space::USUAL);
    if parts::primary(ui, &view.palette, &view.say(say!("new-code"))).clicked() {
        intents.extend([Intent::CancelSignIn, Intent::SignIn(SignInWay::Code)]);
    }
}

fn code_ui(ui: &mut Ui, view: &View<'_>, user_code: &str, copied: &mut Option<String>) {
    ui.add_space(space::USUAL);
    ui.horizontal_wrapped(|ui| {
        let code = RichText::new(user_code).font(theme::semibold(size::CODE)).color(view.palette.text);
        aloud(&ui.label(code));
        parts::copy_button(ui, view.words, copied, user_code, &view.say(say!("code")));
    });
}
