//! What the attendant should know while the board is shown: a sign-in that has run out, a line that is down, a device
//! that vanished, permissions that are missing, readings that failed.

use egui::{Button, Label, RichText, Ui};

use super::parts::{self, NoticeTone, notice};
use super::text;
use super::theme::{self, size};
use super::view::View;
use crate::console::event::Intent;
use crate::console::failure::{Failure, FailureKind};
use crate::console::link::{Link, what_now};
use crate::console::session::Session;
use crate::say;
use crate::words::Arg;

/// Draws every notice there is, the most pressing first.
pub(super) fn notices_ui(ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
    let p = &view.palette;
    let console = view.console;
    let tell = |ui: &mut Ui, tone, what: Arg| {
        notice(ui, p, tone, |ui| {
            parts::label(ui, &view.say(what), |text| Label::new(text.size(size::SMALL)))
        });
    };
    if let Link::Down { words, heard, .. } = console.link() {
        let known = heard.map(|heard| say!("offline-known", time = view.time(heard.wall)));
        notice(ui, p, NoticeTone::Trouble, |ui| {
            let words = view.say(words);
            parts::label(ui, &words, |text| Label::new(text.font(theme::semibold(size::SMALL))));
            for sentence in known.into_iter().chain([what_now()]) {
                parts::label(ui, &view.say(sentence), |text| Label::new(text.size(size::SMALL)));
            }
        });
    }
    for sentence in console.missing_permissions() {
        tell(ui, NoticeTone::Wait, sentence.into());
    }
    let endpoints = console.endpoints();
    if let Some(gone) = endpoints.vanished() {
        let on = text::on(&endpoints.target());
        tell(ui, NoticeTone::Wait, say!("device-vanished", gone = gone, on = on).into());
    }
    if endpoints.list().value().is_some_and(Vec::is_empty) {
        tell(ui, NoticeTone::Quiet, say!("no-devices").into());
    }
    let failures = failures(view);
    if !failures.is_empty() {
        notice(ui, p, NoticeTone::Wait, |ui| {
            for sentence in &failures {
                parts::label(ui, sentence, |text| Label::new(text.size(size::SMALL)));
            }
            let refresh = RichText::new(view.say(say!("refresh"))).font(theme::semibold(size::SMALL));
            if ui.add_enabled(console.session().is_usable(), Button::new(refresh)).clicked() {
                intents.push(Intent::Refresh);
            }
        });
    }
}

/// One sentence for each reading that failed; that the line is down or the sign-in over is said once, above.
fn failures(view: &View<'_>) -> Vec<String> {
    let console = view.console;
    let profile = match console.session() {
        Session::Loading { trouble } => trouble.as_ref(),
        _ => None,
    };
    let failed = [
        profile,
        console.board().extensions().failure(),
        console.board().group().failure(),
        console.endpoints().list().failure(),
        console.calls().trouble(),
    ];
    let told_above = |failure: &&Failure| matches!(failure.kind, FailureKind::NoLink | FailureKind::Expired);
    failed
        .into_iter()
        .flatten()
        .filter(|failure| !told_above(failure))
        .map(|failure| view.say(&failure.words))
        .collect()
}
