//! The window is the board or the compact strip.

use egui::Context;

use super::Screen;
use crate::console::Console;
use crate::console::session::Session;
use crate::store::{Change, Setting, Settings};

/// Which of the two is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// What the settings say.
    #[default]
    AsSet,
    /// The board for the moment, where a policy locks the setting.
    Board,
    /// The compact strip for the moment, where a policy locks the setting.
    Strip,
}

impl Screen {
    /// The window is the compact strip. Signing in needs more room.
    pub fn is_compact(&self, console: &Console) -> bool {
        self.wants_strip() && matches!(console.session(), Session::Loading { .. } | Session::Ready(_))
    }

    pub(super) fn wants_strip(&self) -> bool {
        match self.shape {
            Shape::AsSet => self.settings.window.compact,
            Shape::Board => false,
            Shape::Strip => true,
        }
    }

    /// Turns the window into the compact strip, or back into the board. A policy locks what holds at each start; nobody is
    /// caught in the strip by it.
    pub(super) fn turn(&mut self, ctx: &Context, to_strip: bool) {
        if self.settings.locks.of(Setting::Compact).is_none() {
            self.changes.push(Change::Compact(to_strip));
            return;
        }
        self.shape = if to_strip { Shape::Strip } else { Shape::Board };
        ctx.request_repaint(); // the window takes its new size before the next frame
    }

    /// What was for the moment is over when the settings say otherwise than before, or may be changed.
    pub(super) fn follow_set_shape(&mut self, next: &Settings) {
        let is_locked = next.locks.of(Setting::Compact).is_some();
        if !is_locked || next.window.compact != self.settings.window.compact {
            self.shape = Shape::AsSet;
        }
    }
}
