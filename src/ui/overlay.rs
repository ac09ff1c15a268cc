//! What stands over the board, one at a time: opened by its key, by the menu or by the palette, and closed by its key, by
//! Esc or by its own button. The keyboard goes back to where it was.

use egui::{Context, Id, Ui};

use super::dialog::Stays;
use super::help::help_ui;
use super::keymap::Action;
use super::sources::sources_ui;
use super::view::View;

/// What is open.
#[derive(Debug, Default)]
enum Shown {
    #[default]
    Nothing,
    Keys,
    Sources,
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
            _ => None,
        };
        if let Some(wanted) = view.pressed.take_as(opens) {
            self.turn(ctx, wanted);
        }
    }

    /// Draws what is open.
    pub fn show(&mut self, ui: &Ui, view: &View<'_>) {
        let stays = match &mut self.shown {
            Shown::Nothing => return,
            Shown::Keys => help_ui(ui, view),
            Shown::Sources if view.console.session().shows_board() => sources_ui(ui, view),
            Shown::Sources => Stays::Closed,
        };
        if stays == Stays::Closed {
            self.close(ui.ctx());
        }
    }

    /// Opens this in the place of what is open; the same again closes it.
    fn turn(&mut self, ctx: &Context, wanted: Shown) {
        if std::mem::discriminant(&self.shown) == std::mem::discriminant(&wanted) {
            self.close(ctx);
            return;
        }
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
