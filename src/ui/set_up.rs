//! The first start: what to register at Webex, and the client id and secret that come back.

use egui::{RichText, Ui};

use super::parts::{self, NoticeTone, notice};
use super::sign_in::{field, keep_ui, secret_field, take_secret};
use super::text;
use super::theme::size;
use super::view::View;
use crate::console::event::Intent;

/// What is being typed.
#[derive(Default)]
pub(super) struct SetUp {
    client_id: String,
    client_secret: String,
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
        parts::heading(ui, text::SET_UP_TITLE, 26.0);
        parts::note(ui, p, text::SET_UP_BODY);
        if let Some(trouble) = view.console.client_trouble() {
            notice(ui, p, NoticeTone::Trouble, |ui| ui.label(trouble));
        }
        step(ui, 1, text::STEP_REGISTER);
        if parts::button(ui, text::OPEN_DEVELOPER).clicked() {
            intents.push(Intent::OpenLink(text::DEVELOPER_LINK.to_owned()));
        }
        step(ui, 2, text::STEP_REDIRECTS);
        for (index, address) in registration.redirect_uris.iter().enumerate() {
            ui.push_id(("redirect", index), |ui| parts::copy_row(ui, p, copied, address, address));
        }
        egui::CollapsingHeader::new(RichText::new(text::HELPERS_TITLE).size(size::SMALL)).show(ui, |ui| {
            for address in text::HELPERS {
                ui.push_id(("helper", address), |ui| parts::copy_row(ui, p, copied, address, address));
            }
        });
        step(ui, 3, text::STEP_SCOPES);
        scopes_ui(ui, view, copied, &registration.scopes);
        if !registration.optional_scopes.is_empty() {
            parts::note(ui, p, text::STEP_OPTIONAL);
            scopes_ui(ui, view, copied, &registration.optional_scopes);
        }
        step(ui, 4, text::STEP_CLIENT);
        self.fields_ui(ui, view, intents)
    }

    fn fields_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) -> bool {
        let p = &view.palette;
        let label = ui.label(RichText::new(text::CLIENT_ID).size(size::SMALL));
        let typed = ui.add(field(p, &mut self.client_id).id_salt(text::CLIENT_ID)).labelled_by(label.id);
        let entered = typed.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let entered = secret_field(ui, p, text::CLIENT_SECRET, &mut self.client_secret) || entered;
        keep_ui(ui, view, text::SECRET_IN_KEYCHAIN, intents);
        ui.add_space(4.0);
        let filled = !self.client_id.trim().is_empty() && !self.client_secret.trim().is_empty();
        let pressed =
            ui.add_enabled_ui(filled, |ui| parts::wide_primary(ui, p, text::SAVE_CLIENT)).inner.clicked();
        if !filled || !(pressed || entered) {
            return false;
        }
        let client_secret = take_secret(ui, text::CLIENT_SECRET, &mut self.client_secret);
        let client_id = std::mem::take(&mut self.client_id).trim().to_owned();
        intents.push(Intent::SaveClient { client_id, client_secret });
        true
    }
}

fn scopes_ui(ui: &mut Ui, view: &View<'_>, copied: &mut Option<String>, scopes: &[String]) {
    for scope in scopes {
        ui.push_id(("scope", scope), |ui| parts::copy_row(ui, &view.palette, copied, scope, scope));
    }
}

fn step(ui: &mut Ui, number: usize, words: &str) {
    ui.add_space(6.0);
    ui.label(format!("{number}. {words}"));
}
