//! The way to Webex, what stands in the settings file alone, and the program itself with its files.

use egui::{Align, Id, Layout, Ui};

use super::account::fact_ui;
use super::list::Item;
use super::sheet::{Sheet, lock_words, refused_ui};
use super::typed::Line;
use crate::console::event::Intent;
use crate::console::support::Support;
use crate::say;
use crate::store::{Change, Section, Setting};
use crate::ui::parts;
use crate::ui::text;
use crate::ui::theme::space;
use crate::words::Message;

/// The way to Webex.
pub(super) fn network_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let (view, webex) = (sheet.view, &sheet.view.settings.webex);
    sheet.row(ui, Item::Proxy, |sheet, ui| {
        let proxy = webex.proxy.as_ref();
        let value = proxy.map(ToString::to_string).unwrap_or_default();
        let value = value.trim_end_matches('/');
        let (name, hint) = (view.say(Item::Proxy.says()), view.say(say!("proxy-example")));
        let line = Line {
            name: &name,
            hint: &hint,
            width: ui.available_width().min(420.0) - 10.0,
            locked: sheet.lock(Item::Proxy).is_some(),
            secret: proxy.is_some_and(|proxy| proxy.password().is_some()),
            ..Line::of(Id::unique("proxy field"), value)
        };
        let (field, typed) = sheet.held.drafts.line_ui(ui, view, &line);
        let described = sheet.described(Item::Proxy);
        ui.ctx().accesskit_node_builder(field.id, |node| node.set_description(described));
        sheet.arrive(Item::Proxy, &field);
        if let Some(typed) = typed {
            sheet.change(Change::Proxy((!typed.is_empty()).then_some(typed)));
        }
    });
    sheet.row(ui, Item::InFile, |sheet, ui| {
        let calls = webex.calls_path.as_deref().unwrap_or(USUAL_CALLS_PATH);
        let mut facts = vec![
            (Setting::ApiBase, webex.api_base.to_string()),
            (Setting::RedirectUris, webex.redirect_uris.join(", ")),
            (Setting::OptionalScopes, webex.optional_scopes.join(", ")),
            (Setting::CallsPath, calls.to_owned()),
        ];
        if let Some(xsi) = &view.settings.xsi {
            let hosts = [Some(&xsi.events), Some(&xsi.channel), xsi.actions.as_ref()];
            let hosts: Vec<String> = hosts.into_iter().flatten().map(ToString::to_string).collect();
            // The hosts are locked as one.
            facts.push((Setting::XsiEvents, hosts.join(", ")));
        }
        for (index, (setting, value)) in facts.into_iter().enumerate() {
            if index > 0 {
                ui.add_space(space::TIGHT);
            }
            let value = if value.is_empty() { "–".to_owned() } else { value };
            let key = match setting {
                Setting::XsiEvents => Section::Xsi.name(),
                other => other.key(),
            };
            let fact = fact_ui(ui, view, Id::unique(key), &format!("{key}: {value}"));
            if let Some(policy) = view.settings.locks.of(setting) {
                let locked = view.say(lock_words(policy));
                ui.ctx().accesskit_node_builder(fact.id, |node| node.set_description(locked));
                sheet.locked_by(ui, policy);
            }
            if index == 0 {
                sheet.arrive(Item::InFile, &fact);
            }
        }
    });
}

/// What stands for `calls_path` where the file says nothing (contract 3.5).
const USUAL_CALLS_PATH: &str = "telephony/calls";

/// The program and its files.
pub(super) fn about_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let view = sheet.view;
    sheet.row(ui, Item::Version, |sheet, ui| {
        let version = format!("{} {}", text::APP, env!("CARGO_PKG_VERSION"));
        let version = fact_ui(ui, view, Id::unique("version"), &version);
        sheet.arrive(Item::Version, &version);
        for words in [say!("about-licence"), say!("about-typeface")] {
            parts::note(ui, &view.palette, &view.say(words));
        }
    });
    sheet.row(ui, Item::Files, |sheet, ui| {
        let places = view.places;
        let policy = view.settings.locks.policy_file().map(|policy| policy.display().to_string());
        let policy = policy.filter(|_| !view.settings.locks.names().is_empty());
        let files: [(Message, Option<&str>); 3] = [
            (say!("file-settings"), Some(&places.settings)),
            (say!("file-log"), Some(&places.log)),
            (say!("file-policy"), policy.as_deref()),
        ];
        for (index, (name, place)) in files.into_iter().enumerate() {
            let Some(place) = place else { continue };
            let name = view.say(name);
            ui.add_space(space::TIGHT);
            parts::note(ui, &view.palette, &name);
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                parts::copy_button(ui, view.words, &mut sheet.held.copied, place, &name);
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.add_space(space::TIGHT);
                    let place = fact_ui(ui, view, Id::unique("file").with(index), place);
                    if index == 0 {
                        sheet.arrive(Item::Files, &place);
                    }
                });
            });
        }
    });
    sheet.row(ui, Item::Support, |sheet, ui| {
        let support = view.console.support();
        let may_write = *support != Support::Writing;
        let words = view.say(say!("support-write"));
        let write = ui.add_enabled_ui(may_write, |ui| parts::button(ui, &words)).inner;
        sheet.arrive(Item::Support, &write);
        if write.clicked() {
            sheet.intents.push(Intent::WriteSupport);
        }
        let told = match support {
            Support::NotAsked => return,
            Support::Failed(why) => {
                ui.add_space(space::TIGHT);
                refused_ui(ui, view, &view.say(say!("support-not-written", why = why)));
                return;
            }
            Support::Writing => say!("support-writing"),
            Support::Written(path) => say!("support-written", path = path.display().to_string()),
        };
        ui.add_space(space::TIGHT);
        fact_ui(ui, view, Id::unique("support"), &view.say(told));
    });
}
