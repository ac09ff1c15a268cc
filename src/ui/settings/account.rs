//! Who is signed in and how, and which device rings.

use egui::{Align, Id, Label, Layout, Response, RichText, Sense, Ui, UiBuilder};

use super::list::Item;
use super::sheet::Sheet;
use crate::console::endpoints::{Choice, Target};
use crate::console::event::Intent;
use crate::console::preset::{self, Preset};
use crate::console::session::KeepIn;
use crate::say;
use crate::store::Change;
use crate::ui::command::Ask;
use crate::ui::parts;
use crate::ui::possible::{may_change_default, may_change_integration};
use crate::ui::sign_in::kept_where;
use crate::ui::theme::{size, space};
use crate::ui::view::View;
use crate::words::Arg;

/// Who is signed in.
pub(super) fn account_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let (view, session) = (sheet.view, sheet.view.console.session());
    sheet.row(ui, Item::Account, |sheet, ui| {
        let who = match session.account() {
            Some(account) => {
                let facts = [Some(&account.name), account.extension.as_ref(), account.location.as_ref()];
                Arg::Facts(facts.into_iter().flatten().map(Arg::from).collect())
            }
            None => say!("nobody-signed-in").into(),
        };
        let who = fact_ui(ui, view, Id::unique("who"), &view.say(who));
        if !session.shows_board() {
            sheet.arrive(Item::Account, &who);
            return;
        }
        ui.add_space(space::CLOSE);
        let sign_out = parts::button(ui, &view.say(say!("sign-out")));
        sheet.arrive(Item::Account, &sign_out);
        if sign_out.clicked() {
            sheet.intents.push(Intent::SignOut);
            sheet.held.closes = true;
        }
    });
    sheet.row(ui, Item::KeptIn, |sheet, ui| {
        let kept = match view.console.keep_in() {
            KeepIn::Memory => say!("kept-nowhere"),
            other => kept_where(other),
        };
        let kept = fact_ui(ui, view, Id::unique("kept in"), &view.say(kept));
        sheet.arrive(Item::KeptIn, &kept);
    });
    sheet.row(ui, Item::Integration, |sheet, ui| {
        if let Some(id) = &view.settings.webex.client_id {
            let name = view.say(say!("client-id"));
            parts::copy_row(ui, &view.palette, view.words, &mut sheet.held.copied, id, &name);
        }
        ui.add_space(space::CLOSE);
        let possible = may_change_integration(view);
        let words = view.say(say!("another-integration"));
        let another = ui.add_enabled_ui(possible, |ui| parts::button(ui, &words)).inner;
        sheet.arrive(Item::Integration, &another);
        if another.clicked() {
            sheet.held.ask = Some(Ask::AnotherIntegration);
            sheet.held.closes = true;
        }
    });
}

/// Which device rings.
pub(super) fn devices_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let (view, endpoints) = (sheet.view, sheet.view.console.endpoints());
    if !view.console.session().shows_board() {
        parts::note(ui, &view.palette, &view.say(say!("nobody-signed-in")));
        return;
    }
    let now = endpoints.target().choice();
    let devices = endpoints.known().iter().cloned().map(Target::One);
    let devices = devices.map(|device| (device.choice(), device.name()));
    let all = (Choice::AllDevices, say!("all-devices").into());
    if let Some(choice) = sheet.choices(ui, Item::AnswerOn, Some(&now), devices.chain([all])) {
        sheet.intents.push(Intent::Choose(choice));
    }
    start_on_ui(sheet, ui);
    let now = endpoints.known().iter().find(|endpoint| endpoint.webex_default);
    let now = now.map(|endpoint| endpoint.id.clone());
    let devices =
        endpoints.known().iter().map(|endpoint| (Some(endpoint.id.clone()), Arg::from(&endpoint.name)));
    let none = (None, say!("no-default").into());
    let may_change = may_change_default(view);
    sheet.row(ui, Item::WebexDefault, |sheet, ui| {
        let chosen =
            sheet.radio_group(ui, Item::WebexDefault, !may_change, Some(&now), devices.chain([none]));
        if let Some(default) = chosen {
            sheet.intents.push(Intent::MakeDefault(default));
        }
        if !view.console.capabilities().config_write {
            parts::note(ui, &view.palette, &view.say(say!("set-default-not-allowed")));
        }
    });
}

/// Which device rings from the start. What the settings say stands there too where it is none of the devices.
fn start_on_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let (view, known) = (sheet.view, sheet.view.console.endpoints().known());
    let now = view.settings.console.answer_on.clone();
    let devices = known.iter().map(|device| (Some(preset::spelled(device, known)), Arg::from(&device.name)));
    let all = (Some(Preset::ALL.to_owned()), say!("all-devices").into());
    let mut options: Vec<(Option<String>, Arg)> =
        [(None, say!("start-as-before").into())].into_iter().chain(devices).chain([all]).collect();
    if let Some(text) = &now
        && !options.iter().any(|(option, _)| option.as_ref() == Some(text))
    {
        options.push((now.clone(), Arg::from(Preset::new(text, false).name())));
    }
    if let Some(device) = sheet.choices(ui, Item::StartOn, Some(&now), options) {
        sheet.change(Change::AnswerOn(device));
    }
}

/// A fact, which can be reached and read.
pub(super) fn fact_ui(ui: &mut Ui, view: &View<'_>, id: Id, words: &str) -> Response {
    fact_in(ui, view, id, RichText::new(words).size(size::BODY).color(view.palette.text))
}

/// The same in another size or colour.
pub(super) fn fact_in(ui: &mut Ui, view: &View<'_>, id: Id, label: RichText) -> Response {
    // In a row that wraps, each line of it would be a stop of its own.
    let column = UiBuilder::new().id_salt(id).layout(Layout::top_down(Align::Min));
    let label = Label::new(label).wrap().sense(Sense::focusable_noninteractive());
    let response = ui.scope_builder(column, |ui| ui.add(label)).inner;
    if response.has_focus() {
        parts::focus_ring(ui, &view.palette, response.rect, 2);
    }
    response
}
