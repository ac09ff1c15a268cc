//! The settings in the window: a list of pages, and the page that was chosen. What is changed goes to the file at once and from
//! there into the whole console; nothing has to be confirmed.

mod account;
mod controls;
mod files;
mod keys;
mod list;
mod notifications;
mod number;
mod pages;
mod plain;
mod sheet;
mod slots;
mod typed;

use egui::{Align, Context, Frame, Layout, ScrollArea, Ui, vec2};

pub use list::{Item, Page};

use super::command::Ask;
use super::dialog::{Dialog, Stays};
use super::keymap::KeyMap;
use super::sight::InSight as _;
use super::theme::{margin, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::say;
use crate::store::{Change, SettingsError};
use crate::words::Words;
use sheet::{Held, Sheet};

/// Width of the list of pages.
const PAGES: f32 = 172.0;
/// The page is never higher.
const HIGHEST: f32 = 620.0;

/// The settings while they are open.
#[derive(Debug, Default)]
pub(super) struct SettingsPages {
    page: Page,
    /// The list of pages gets the keyboard as soon as it is drawn.
    enters: bool,
    held: Held,
}

impl SettingsPages {
    /// The first page.
    pub fn new() -> Self {
        Self { enters: true, ..Self::default() }
    }

    /// This page, with the keyboard on its name.
    pub fn on(page: Page) -> Self {
        Self { page, ..Self::new() }
    }

    /// The page of this setting, with the keyboard on its control.
    pub fn at(item: Item) -> Self {
        let held = Held { go_to: Some(item), ..Held::default() };
        Self { page: item.page(), enters: false, held }
    }

    /// Takes the keys that are meant for an action that waits for its new one.
    pub fn listen(&mut self, ctx: &Context, keys: &KeyMap, words: &Words, changes: &mut Vec<Change>) {
        changes.extend(self.held.keys.hear(ctx, keys, words));
    }

    /// The settings have changed.
    pub fn arrived(&mut self) {
        self.held.drafts.arrived();
    }

    /// This change could not be saved: it is told beside its setting.
    pub fn not_saved(&mut self, change: &Change, error: &SettingsError) {
        let why = match (change, error) {
            (Change::Proxy(_), SettingsError::Refused(_)) => say!("proxy-wrong").into(),
            _ => error.message(),
        };
        match change {
            Change::Key { action, .. } => self.held.keys.not_saved(action, &why),
            other => self.held.refused = Item::of(other).map(|item| (item, why)),
        }
    }

    /// Draws them. The second value is what the menu of the board would be asked for.
    pub fn show(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        intents: &mut Vec<Intent>,
        changes: &mut Vec<Change>,
    ) -> (Stays, Option<Ask>) {
        let dialog = Dialog { id: "settings", title: view.say(say!("settings-title")), width: 860.0 };
        let mut wanted = None;
        let stays = dialog.around(ui, view, |ui, height| {
            let height = height.min(HIGHEST);
            let fixed = !view.narrow || height > 2.0 * PAGES;
            if view.narrow {
                if fixed {
                    wanted = self.pages_ui(ui, view);
                    ui.add_space(space::TIGHT);
                }
                let left = height - if fixed { ui.min_rect().height().min(height / 2.0) } else { 0.0 };
                self.scroll_ui(ui, left, |pages, ui| {
                    if !fixed {
                        wanted = pages.pages_ui(ui, view);
                    }
                    pages.page_ui(ui, view, intents, changes);
                });
                return;
            }
            let size = vec2(ui.available_width(), height);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Min), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(PAGES);
                    wanted = self.pages_ui(ui, view);
                });
                ui.add_space(size::PAD - 4.0);
                ui.vertical(|ui| {
                    self.scroll_ui(ui, height, |pages, ui| pages.page_ui(ui, view, intents, changes));
                });
            });
        });
        if let Some(page) = wanted {
            // After the page was drawn: a field that was left with this very press has handed its text over.
            (self.page, self.held.refused, self.held.keys) = (page, None, keys::Listening::default());
            ui.ctx().request_repaint();
        }
        let closes = std::mem::take(&mut self.held.closes);
        (if closes { Stays::Closed } else { stays }, self.held.ask.take())
    }

    fn scroll_ui(&mut self, ui: &mut Ui, height: f32, add: impl FnOnce(&mut Self, &mut Ui)) {
        let area = ScrollArea::vertical().id_salt(("page", self.page as usize));
        let area = area.max_height(height).min_scrolled_height(height).auto_shrink([false, false]);
        area.show_in_sight(ui, |ui| {
            // Room for the scroll bar and for the ring of what has the keyboard.
            Frame::new().inner_margin(margin::PAGE).show(ui, |ui| add(self, ui));
        });
    }

    fn page_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        intents: &mut Vec<Intent>,
        changes: &mut Vec<Change>,
    ) {
        let mut sheet = Sheet { view, held: &mut self.held, changes, intents };
        let name = view.say(self.page.says());
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::Role::TabPanel);
            node.set_label(name);
        });
        match self.page {
            Page::Account => account::account_ui(&mut sheet, ui),
            Page::Devices => account::devices_ui(&mut sheet, ui),
            Page::Calls => plain::calls_ui(&mut sheet, ui),
            Page::Slots => slots::slots_ui(&mut sheet, ui),
            Page::Notifications => notifications::notifications_ui(&mut sheet, ui),
            Page::Keys => keys::keys_ui(&mut sheet, ui),
            Page::Appearance => plain::appearance_ui(&mut sheet, ui),
            Page::Day => plain::day_ui(&mut sheet, ui),
            Page::Network => files::network_ui(&mut sheet, ui),
            Page::About => files::about_ui(&mut sheet, ui),
        }
    }
}
