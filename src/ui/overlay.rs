//! What stands over the board, one at a time: opened by its key or by the menu, and closed by its key, by Esc or
//! by its own button. The keyboard goes back to where it was.

use egui::{Context, Id, Ui};

use super::day::DayPage;
use super::dialog::Stays;
use super::header::Ask;
use super::help::help_ui;
use super::keymap::{Action, KeyMap};
use super::settings::{Item, SettingsPages};
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
    Settings(Box<SettingsPages>),
}

/// What is open, and who had the keyboard before.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    shown: Shown,
    before: Option<Id>,
}

impl Overlay {
    /// Something is open: the keys of the board rest.
    pub fn is_open(&self) -> bool {
        !matches!(self.shown, Shown::Nothing)
    }

    /// Takes in the keys that open and close.
    pub fn keys(&mut self, ctx: &Context, view: &View<'_>) {
        self.give_back(ctx);
        let shows_board = view.console.session().shows_board();
        let opens = |action| match action {
            Action::Keys => Some(Shown::Keys),
            Action::Sources if shows_board => Some(Shown::Sources),
            Action::Day if shows_board => Some(Shown::Day(Box::default())),
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
            if !self.is_open() {
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
