//! Settings that are changed in the window: to the file first, and from there into core, screen and backend at once.

use eframe::egui;

use super::App;
use crate::backend::{self, Saved};
use crate::console::day::view::DayWish;
use crate::console::event::{Event, Intent, News};
use crate::console::words;
use crate::store::Settings;

impl App {
    /// Hands on what the person has changed in the window.
    pub(super) fn save_changes(&mut self) {
        for change in self.screen.take_changes() {
            if let Err(refused) = self.backend.settings.changes.try_send(change) {
                tracing::error!(setting = ?refused.into_inner().settings(), "no room in the queue, not saved");
                self.update(Event::News(News::Trouble(words::busy().into())));
            }
        }
    }

    /// Takes what came of the changes. What could not be saved is said, and everything stays as it was.
    pub(super) fn take_saved(&mut self, ctx: &egui::Context) {
        while let Ok(Saved { change, result }) = self.backend.settings.saved.try_recv() {
            match result {
                Ok(settings) => self.settle(ctx, settings),
                Err(error) => {
                    self.screen.not_saved(ctx, &change, &error);
                    self.update(Event::News(News::Trouble(error.message())));
                }
            }
        }
    }

    fn settle(&mut self, ctx: &egui::Context, settings: Settings) {
        self.update(Event::Options(backend::options(&settings)));
        self.console.set_attention(backend::attention(&settings));
        if settings.day != self.screen.settings().day {
            let keeping = backend::keeping(&settings);
            self.update(Event::Intent(Intent::Day(DayWish::Keep(keeping))));
        }
        self.screen.take_settings(ctx, settings);
    }
}

#[cfg(test)]
mod tests;
