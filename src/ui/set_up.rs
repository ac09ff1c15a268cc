//! The first start: what to register at Webex, and the client id and secret that come back.

use egui::{RichText, Ui};

use super::field::left_by_enter;
use super::fold::fold_ui;
use super::parts::{self, NoticeTone, notice};
use super::sign_in::{field, keep_ui, secret_field, take_secret};
use super::text;
use super::theme::{size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::say;

/// The id of the field for the secret.
const SECRET: &str = "client-secret-field";

/// What is being typed.
#[derive(Default)]
pub(super) struct SetUp {
    client_id: String,
    client_secret: String,
    helpers_open: bool,
}

impl SetUp {
    /// Draws the page. Returns whether id and secret have been handed over.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        copied: &mut Option<String>,
        intents: &mut Vec<Intent>,
    ) -> bool {
        let p = &view.palette;
        let registration = view.registration;
        parts::heading(ui, &view.say(say!("set-up")), size::TITLE);
        parts::note(ui, p, &view.say(say!("set-up-what")));
        if let Some(trouble) = view.console.client_trouble() {
            notice(ui, p, NoticeTone::Trouble, |ui| ui.label(view.say(trouble)));
        }
        step(ui, 1, &view.say(say!("step-register")));
        if parts::button(ui, &view.say(say!("open-developer"))).clicked() {
            intents.push(Intent::OpenLink(text::DEVELOPER_LINK.to_owned()));
        }
        let redirects = view.say(say!("step-redirects"));
        step(ui, 2, &redirects);
        copies_ui(ui, view, copied, &redirects, &registration.redirect_uris);
        let helpers = view.say(say!("step-helpers"));
        if fold_ui(ui, view, egui::Id::unique("helpers"), &helpers, self.helpers_open).clicked() {
            self.helpers_open = !self.helpers_open;
        }
        if self.helpers_open {
            copies_ui(ui, view, copied, &helpers, &text::HELPERS);
        }
        let scopes = view.say(say!("step-scopes"));
        step(ui, 3, &scopes);
        copies_ui(ui, view, copied, &scopes, &registration.scopes);
        if !registration.optional_scopes.is_empty() {
            let optional = view.say(say!("step-optional"));
            parts::note(ui, p, &optional);
            copies_ui(ui, view, copied, &optional, &registration.optional_scopes);
        }
        step(ui, 4, &view.say(say!("step-client")));
        self.fields_ui(ui, view, intents)
    }

    fn fields_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) -> bool {
        let p = &view.palette;
        let label = ui.label(RichText::new(view.say(say!("client-id"))).size(size::SMALL));
        let typed = ui.add(field(p, &mut self.client_id).id_salt("client-id-field")).labelled_by(label.id);
        let entered = left_by_enter(ui, &typed);
        let entered =
            secret_field(ui, p, SECRET, &view.say(say!("client-secret")), &mut self.client_secret) || entered;
        keep_ui(ui, view, say!("secret-in-keychain"), intents);
        ui.add_space(space::TIGHT);
        let filled = !self.client_id.trim().is_empty() && !self.client_secret.trim().is_empty();
        let save = view.say(say!("save-client"));
        let pressed = ui.add_enabled_ui(filled, |ui| parts::wide_primary(ui, p, &save)).inner.clicked();
        if !filled || !(pressed || entered) {
            return false;
        }
        let client_secret = take_secret(ui, SECRET, &mut self.client_secret);
        let client_id = std::mem::take(&mut self.client_id).trim().to_owned();
        intents.push(Intent::SaveClient { client_id, client_secret });
        true
    }
}

/// A list of things to copy, each of which names itself.
fn copies_ui(
    ui: &mut Ui,
    view: &View<'_>,
    copied: &mut Option<String>,
    name: &str,
    shown: &[impl AsRef<str>],
) {
    parts::list(ui, name, |ui| {
        for shown in shown.iter().map(AsRef::as_ref) {
            parts::list_item(ui, (name, shown), |ui| {
                parts::copy_row(ui, &view.palette, view.words, copied, shown, shown);
            });
        }
    });
}

fn step(ui: &mut Ui, number: usize, words: &str) {
    ui.add_space(space::CLOSE);
    ui.label(format!("{number}. {words}"));
}
