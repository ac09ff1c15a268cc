//! What stands over the board, one at a time: opened by its key, by the menu or by the palette, and closed by its key, by
//! Esc or by its own button. The keyboard goes back to where it was.

use egui::{Context, Event, Id, Key, Ui};

use super::board;
use super::command::Ask;
use super::day::{DayPage, Wanted};
use super::dialog::Stays;
use super::find::{Finder, Leads, Scope};
use super::help::help_ui;
use super::keymap::{Action, KeyMap};
use super::settings::{Item, Page, SettingsPages};
use super::sources::sources_ui;
use super::view::View;
use crate::console::event::Intent;
use crate::console::hints::Hint;
use crate::store::{Change, SettingsError};
use crate::words::Words;

/// What is open.
#[derive(Debug, Default)]
enum Shown {
    #[default]
    Nothing,
    Keys,
    Sources,
    Day(Box<DayPage>),
    Find(Box<Finder>),
    Palette(Box<Finder>),
    Settings(Box<SettingsPages>),
}

/// What is open, and who had the keyboard before.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    shown: Shown,
    before: Option<Id>,
    /// A key closed it and may still be held: it presses nothing behind it.
    is_held: bool,
    /// So many frames until what stood behind it can have the keyboard.
    closing: u8,
}

impl Overlay {
    /// Something is open: the keys of the board rest.
    pub fn is_open(&self) -> bool {
        !matches!(self.shown, Shown::Nothing)
    }

    /// Takes in the keys that open and close.
    pub fn keys(&mut self, ctx: &Context, view: &View<'_>) {
        self.let_go_of_keys(ctx);
        self.give_back(ctx);
        let shows_board = view.console.session().shows_board();
        let opens = |action| match action {
            Action::Keys => Some(Shown::Keys),
            Action::Sources if shows_board => Some(Shown::Sources),
            Action::Day if shows_board => Some(Shown::Day(Box::default())),
            Action::Find if shows_board => Some(Shown::Find(Box::new(Finder::new(Scope::Calls)))),
            Action::Palette => Some(Shown::Palette(Box::new(Finder::new(Scope::Everything)))),
            Action::Settings => Some(Shown::Settings(Box::new(SettingsPages::new()))),
            _ => None,
        };
        if let Some(wanted) = view.pressed.take_as(opens) {
            self.turn(ctx, wanted);
        }
    }

    /// Opens the settings at this one, with the keyboard on its control.
    pub fn open_setting(&mut self, ctx: &Context, item: Item) {
        self.open(ctx, Shown::Settings(Box::new(SettingsPages::at(item))));
    }

    /// Opens the settings at this page.
    pub fn open_page(&mut self, ctx: &Context, page: Page) {
        self.open(ctx, Shown::Settings(Box::new(SettingsPages::on(page))));
    }

    /// Opens the day, and does this there.
    pub fn open_day(&mut self, ctx: &Context, wanted: Wanted) {
        self.open(ctx, Shown::Day(Box::new(DayPage::wanting(wanted))));
    }

    /// Takes in the keys that are pressed to be set.
    pub fn listen(&mut self, ctx: &Context, keys: &KeyMap, words: &Words, changes: &mut Vec<Change>) {
        if let Shown::Settings(pages) = &mut self.shown {
            pages.listen(ctx, keys, words, changes);
        }
    }

    /// The settings have changed.
    pub fn settings_arrived(&mut self) {
        if let Shown::Settings(pages) = &mut self.shown {
            pages.arrived();
        }
    }

    /// A change of the settings could not be saved.
    pub fn not_saved(&mut self, change: &Change, error: &SettingsError) {
        if let Shown::Settings(pages) = &mut self.shown {
            pages.not_saved(change, error);
        }
    }

    /// Draws what is open. Some: what the menu of the board would be asked for.
    pub fn show(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        intents: &mut Vec<Intent>,
        changes: &mut Vec<Change>,
    ) -> Option<Ask> {
        let mut ask = None;
        let stays = match &mut self.shown {
            Shown::Nothing => return None,
            Shown::Keys => {
                if view.console.hint(view.now) == Some(Hint::Keys) {
                    intents.push(Intent::HintIsOver(Hint::Keys));
                }
                help_ui(ui, view, intents)
            }
            Shown::Sources if view.console.session().shows_board() => sources_ui(ui, view),
            Shown::Day(page) if view.console.session().shows_board() => {
                let (stays, asked) = page.show(ui, view, intents);
                ask = asked;
                stays
            }
            Shown::Find(_) if !view.console.session().shows_board() => Stays::Closed,
            Shown::Find(finder) | Shown::Palette(finder) => {
                let (stays, leads) = finder.show(ui, view, intents);
                ask = leads.and_then(|leads| self.led(leads));
                self.is_held = stays == Stays::Closed;
                stays
            }
            // Nobody is signed in: what is known of callers is not for whoever passes by.
            Shown::Sources | Shown::Day(_) => Stays::Closed,
            Shown::Settings(pages) => {
                let (stays, asked) = pages.show(ui, view, intents, changes);
                ask = asked;
                stays
            }
        };
        if stays == Stays::Closed {
            self.close(ui.ctx());
        }
        ask
    }

    /// What the menu of the board would be asked for, after the dialog has led there.
    fn led(&mut self, leads: Leads) -> Option<Ask> {
        match leads {
            Leads::Ask(ask) => Some(ask),
            Leads::Slot(slot) => {
                self.before = Some(board::tile_id(&slot));
                None
            }
        }
    }

    /// It has just closed: what stands behind it cannot have the keyboard yet.
    pub fn is_closing(&self) -> bool {
        !self.is_open() && self.closing > 0
    }

    /// Enter that is still down repeats, and would press what has the keyboard now.
    fn let_go_of_keys(&mut self, ctx: &Context) {
        if self.is_closing() {
            self.closing -= 1;
            ctx.request_repaint();
        }
        let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, repeat: true, .. });
        if self.is_held && !self.is_open() {
            self.is_held = ctx.input_mut(|input| {
                input.events.retain(|event| !is_enter(event));
                input.key_down(Key::Enter)
            });
        }
    }

    /// Opens this in the place of what is open; the same again closes it.
    fn turn(&mut self, ctx: &Context, wanted: Shown) {
        if std::mem::discriminant(&self.shown) == std::mem::discriminant(&wanted) {
            self.close(ctx);
            return;
        }
        self.open(ctx, wanted);
    }

    fn open(&mut self, ctx: &Context, wanted: Shown) {
        ctx.memory_mut(|memory| {
            let focused = memory.focused();
            if !self.is_open() && self.before.is_none() {
                self.before = focused;
            }
            if let Some(focused) = focused {
                memory.surrender_focus(focused);
            }
        });
        self.shown = wanted;
    }

    fn close(&mut self, ctx: &Context) {
        self.shown = Shown::Nothing;
        self.closing = 2;
        ctx.request_repaint();
    }

    /// Whoever had the keyboard before gets it back, as soon as egui lets anybody behind the dialog have it.
    fn give_back(&mut self, ctx: &Context) {
        if self.is_open() || self.before.is_none() {
            return;
        }
        if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
            ctx.request_repaint();
            return;
        }
        let before = self.before.take().filter(|_| ctx.memory(|memory| memory.focused().is_none()));
        if let Some(before) = before {
            ctx.memory_mut(|memory| memory.request_focus(before));
        }
    }
}
