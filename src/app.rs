//! The shell: puts core, screen and backend together inside the window.
//!
//! News are taken in `logic`, which also runs while the window is hidden; `ui` only draws and hands on what the person
//! wants. Nothing here waits.

pub mod beckon;
pub mod placing;
mod settling;
pub mod steps;
#[cfg(debug_assertions)]
mod stopping;

use std::collections::VecDeque;
use std::time::Duration;

use eframe::egui;
use egui_winit::winit::window::Window;

use crate::backend::{Backend, Clock};
use crate::console::effect::Effect;
use crate::console::event::{Event, Intent, News};
use crate::console::failure::{Failure, FailureKind};
use crate::console::session::Session;
use crate::console::{Console, words};
use crate::ui::{self, Screen};
use crate::window::Content;
use beckon::Beckon;
use placing::{Placing, Shape};
use steps::Steps;

/// The queue to the backend was full: so soon it is tried again.
const AGAIN: Duration = Duration::from_millis(100);

/// The console in its window.
pub struct App {
    console: Console,
    screen: Screen,
    backend: Backend,
    clock: Clock,
    first_intent: Option<Intent>,
    title: String,
    shown: bool,
    focused: bool,
    beckon: Beckon,
    placing: Placing,
    steps: Steps,
    /// Effects that found no room in the queue and that nobody would ask for again, oldest first.
    later: VecDeque<Effect>,
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
        let placing = Placing::new(backend.placement.clone());
        let (steps, later) = (Steps::default(), VecDeque::new());
        let (title, shown, focused, beckon) = (String::new(), true, true, Beckon::default());
        Self {
            console,
            screen,
            backend,
            clock,
            first_intent,
            title,
            shown,
            focused,
            beckon,
            placing,
            steps,
            later,
        }
    }

    fn update(&mut self, event: Event) {
        let effects = self.console.update(event, self.clock.now());
        for effect in effects {
            let effect = effect.told(self.screen.words());
            // What was put off stays in its order.
            if !self.later.is_empty() && is_worth_waiting_for(&effect) {
                self.later.push_back(effect);
            } else if let Err(refused) = self.backend.effects.try_send(effect) {
                self.not_sent(refused.into_inner());
            }
        }
    }

    /// Sends what found no room before.
    fn send_later(&mut self, ctx: &egui::Context) {
        while let Some(effect) = self.later.pop_front() {
            if let Err(refused) = self.backend.effects.try_send(effect) {
                self.later.push_front(refused.into_inner());
                ctx.request_repaint_after(AGAIN);
                return;
            }
        }
    }

    /// The queue is full or the backend is gone: nothing was sent, and whoever waits for an answer is told so.
    fn not_sent(&mut self, effect: Effect) {
        if is_worth_waiting_for(&effect) {
            self.later.push_back(effect);
            return;
        }
        tracing::error!(effect = effect.name(), "no room in the queue, not carried out");
        let busy = || Failure::of_valet(words::busy(), FailureKind::Troubled);
        let news = effect.failed(busy).unwrap_or_else(|| News::Trouble(words::busy().into()));
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
        let (shown, focused) = ctx.input(|input| beckon::seen(input.viewport()));
        if shown != self.shown {
            self.shown = shown;
            self.update(Event::Intent(Intent::Shown(shown)));
        }
        if focused != self.focused {
            self.focused = focused;
            self.update(Event::Intent(Intent::Focused(focused)));
        }
    }

    fn keep_title(&mut self, ctx: &egui::Context, window: Option<&Window>) {
        let now = self.clock.now();
        let title = ui::window_title(&self.console, now, self.screen.words(), self.shown);
        // Its title stands in the task bar. For a window that is minimised or covered `logic` alone is run: no egui pass is made
        // and nothing is painted.
        if !self.shown
            && let Some(pause) = ui::next_title(&self.console, now)
        {
            ctx.request_repaint_after(pause);
        }
        if title != self.title {
            self.title.clone_from(&title);
            // egui's command would have the window drawn twice more (0.37, `send_viewport_cmd`), each second while callers wait.
            match window {
                Some(window) => window.set_title(&title),
                None => ctx.send_viewport_cmd(egui::ViewportCommand::Title(title)),
            }
        }
    }
}

/// Nobody waits for an answer to these, and the core says them once: they are sent as soon as there is room.
fn is_worth_waiting_for(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Watch { .. }
            | Effect::WatchLive { .. }
            | Effect::StopLive
            | Effect::Notify(_)
            | Effect::Withdraw(_)
            | Effect::MarkRecalled(_)
            | Effect::Strike { .. }
            | Effect::KeepStay(_)
            | Effect::Day(_)
    )
}

impl Content for App {
    fn raw_input_hook(&mut self, input: &mut egui::RawInput) {
        self.steps.hand_on(&mut input.events);
    }

    fn logic(&mut self, ctx: &egui::Context, window: Option<&Window>) {
        self.note_visibility(ctx);
        self.take_news();
        self.take_saved(ctx);
        self.send_later(ctx);
        self.keep_time(ctx);
        self.keep_title(ctx, window);
        self.beckon.ask(ctx, self.console.attention());
    }

    /// A park that Webex accepted in the last moment is still kept: the backend carries out what is queued.
    fn on_exit(&mut self) {
        while let Ok(news) = self.backend.news.try_recv() {
            self.update(Event::News(news));
        }
        // What ended in the last moment is still recorded, as far as it is known.
        self.later.extend(self.console.close_day());
        while let Some(effect) = self.later.pop_front() {
            if let Err(refused) = self.backend.effects.try_send(effect) {
                tracing::error!(effect = refused.into_inner().name(), "no room at the end");
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, window: Option<&Window>) {
        #[cfg(debug_assertions)]
        stopping::stop_if_asked();
        if self.steps.taken() {
            ui.ctx().request_repaint();
        }
        let compact = self.screen.is_compact(&self.console);
        let on_top = self.screen.settings().window.always_on_top;
        self.placing.place(ui.ctx(), window, Shape { compact, on_top });
        let intents = self.screen.ui(ui, &self.console, self.clock.now());
        self.save_changes();
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
