//! The shell: puts core, screen and backend together inside the window.
//!
//! News are taken in `logic`, which also runs while the window is hidden; `ui` only draws and hands on what the person
//! wants. Nothing here waits.

use std::time::Duration;

use eframe::egui;

use crate::backend::{Backend, Clock};
use crate::console::effect::Effect;
use crate::console::event::{Event, Intent, News};
use crate::console::failure::{Failure, FailureKind};
use crate::console::session::Session;
use crate::console::{Console, words};
use crate::ui::{self, Screen};

/// The console in its window.
pub struct App {
    console: Console,
    screen: Screen,
    backend: Backend,
    clock: Clock,
    first_intent: Option<Intent>,
    title: String,
    shown: bool,
}

impl App {
    /// An app whose backend already runs. `first_intent` is done as soon as nobody turns out to be signed in.
    pub fn new(
        console: Console,
        screen: Screen,
        backend: Backend,
        clock: Clock,
        first_intent: Option<Intent>,
    ) -> Self {
        Self { console, screen, backend, clock, first_intent, title: String::new(), shown: true }
    }

    fn update(&mut self, event: Event) {
        let effects = self.console.update(event, self.clock.now());
        for effect in effects {
            if let Err(refused) = self.backend.effects.try_send(effect) {
                self.not_sent(refused.into_inner());
            }
        }
    }

    /// The queue is full or the backend is gone: nothing was sent, and whoever waits for an answer is told so.
    fn not_sent(&mut self, effect: Effect) {
        tracing::error!(effect = effect.name(), "no room in the queue, not carried out");
        let busy = || Failure::of_valet(words::BUSY, FailureKind::Refused);
        let news = match effect {
            Effect::Retrieve { id, .. } => News::Retrieved { id, result: Err(busy()) },
            Effect::HangUp { id, .. } => News::HungUp { id, result: Err(busy()) },
            Effect::Answer { id, .. } => News::Answered { id, result: Err(busy()) },
            Effect::SetDefault { epoch, endpoint, .. } => {
                News::DefaultSet { epoch, endpoint, result: Err(busy()) }
            }
            Effect::SignIn { epoch, .. } => News::SignInFailed { epoch, words: words::BUSY.to_owned() },
            Effect::SaveClient { .. } => News::ClientSaved(Err(words::BUSY.to_owned())),
            _ => News::Trouble(words::BUSY.to_owned()),
        };
        for effect in self.console.update(Event::News(news), self.clock.now()) {
            if let Err(refused) = self.backend.effects.try_send(effect) {
                tracing::error!(effect = refused.into_inner().name(), "no room either");
            }
        }
    }

    fn take_news(&mut self) {
        while let Ok(news) = self.backend.news.try_recv() {
            self.update(Event::News(news));
        }
        if matches!(self.console.session(), Session::SignedOut { .. })
            && let Some(intent) = self.first_intent.take()
        {
            self.update(Event::Intent(intent));
        }
    }

    /// What is due because time has passed happens now, or wakes the window later.
    fn keep_time(&mut self, ctx: &egui::Context) {
        if self.console.wakes_in_ms(self.clock.now()) == Some(0) {
            self.update(Event::Tick);
        }
        if let Some(due_in_ms) = self.console.wakes_in_ms(self.clock.now()) {
            ctx.request_repaint_after(Duration::from_millis(due_in_ms));
        }
    }

    fn note_visibility(&mut self, ctx: &egui::Context) {
        let shown = ctx.input(|input| !input.viewport().minimized.unwrap_or(false));
        if shown != self.shown {
            self.shown = shown;
            self.update(Event::Intent(Intent::Shown(shown)));
        }
    }

    fn keep_title(&mut self, ctx: &egui::Context) {
        let title = ui::window_title(&self.console);
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.note_visibility(ctx);
        self.take_news();
        self.keep_time(ctx);
        self.keep_title(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let intents = self.screen.ui(ui, &self.console, self.clock.now());
        if !intents.is_empty() {
            for intent in intents {
                self.update(Event::Intent(intent));
            }
            ui.ctx().request_repaint(); // what was pressed is drawn at once
        }
        if let Some(pause) = ui::next_repaint(&self.console, self.clock.now()) {
            ui.ctx().request_repaint_after(pause);
        }
    }
}
