//! A window that the processor paints: what eframe does for a graphics card, for the one window that Valet has.

mod open;

use std::time::Instant;

use eframe::UserEvent;
use eframe::egui::ViewportBuilder;
use egui_winit::winit::application::ApplicationHandler;
use egui_winit::winit::event::WindowEvent;
use egui_winit::winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoopProxy};
use egui_winit::winit::window::WindowId;

use super::{Make, WindowError};
use open::{After, Open, Pass};

/// Opens the window as soon as the system lets it, and keeps it until it is closed.
pub struct Processor<'m> {
    proxy: EventLoopProxy<UserEvent>,
    viewport: ViewportBuilder,
    make: Option<Make<'m>>,
    open: Option<Open>,
    outcome: Result<(), WindowError>,
}

impl<'m> Processor<'m> {
    /// Nothing is open yet; `viewport` says how the window shall be, `make` what it holds.
    pub fn new(proxy: EventLoopProxy<UserEvent>, viewport: ViewportBuilder, make: Make<'m>) -> Self {
        Self { proxy, viewport, make: Some(make), open: None, outcome: Err(WindowError::NoDisplay) }
    }

    /// How it ended.
    ///
    /// # Errors
    /// Why no window was opened, or what it failed with.
    pub fn outcome(self) -> Result<(), WindowError> {
        self.outcome
    }

    fn frame(&mut self, event_loop: &ActiveEventLoop, pass: Pass) {
        let Some(open) = &mut self.open else { return };
        match open.frame(event_loop, pass) {
            Ok(After::Stays) => {}
            Ok(After::Closes) => self.close(event_loop),
            Err(error) => {
                tracing::error!(%error, "the window cannot be painted");
                self.outcome = Err(WindowError::Failed);
                self.close(event_loop);
            }
        }
    }

    /// The window goes while the event loop still runs: only then is it gone for the system, too.
    fn close(&mut self, event_loop: &ActiveEventLoop) {
        self.end();
        event_loop.exit();
    }

    fn end(&mut self) {
        if let Some(open) = self.open.take() {
            open.end();
        }
    }

    /// Windows does not say that it waits while a person moves the window by its title bar.
    fn go_on_while_moved(&mut self, event_loop: &ActiveEventLoop) {
        if cfg!(windows) {
            self.go_on(event_loop);
        }
    }

    /// Does what is due, and sleeps until the next thing is.
    fn go_on(&mut self, event_loop: &ActiveEventLoop) {
        while let Some(pass) = self.open.as_mut().and_then(|open| open.due_pass(Instant::now())) {
            self.frame(event_loop, pass);
        }
        let next = self.open.as_ref().and_then(Open::wakes_at);
        event_loop.set_control_flow(next.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
    }
}

impl ApplicationHandler<UserEvent> for Processor<'_> {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        let Some(make) = self.make.take() else { return };
        match Open::new(event_loop, &self.proxy, &self.viewport, make) {
            Ok(open) => (self.open, self.outcome) = (Some(open), Ok(())),
            Err(error) => {
                self.outcome = Err(error);
                event_loop.exit();
            }
        }
    }

    /// Only once all that has come is taken: what came together is in one frame.
    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.go_on(event_loop);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        let Some(open) = &mut self.open else { return };
        match event {
            UserEvent::RequestRepaint { when, cumulative_pass_nr, .. } => open.wish(when, cumulative_pass_nr),
            UserEvent::AccessKitActionRequest(event) if event.window_id == open.id() => {
                open.hear(event.window_event);
            }
            // Of a window that was tried before.
            UserEvent::AccessKitActionRequest(_) => {}
        }
        self.go_on_while_moved(event_loop);
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, id: WindowId, event: WindowEvent) {
        let Some(open) = self.open.as_mut().filter(|open| open.id() == id) else { return };
        if event == WindowEvent::RedrawRequested {
            open.picture_asked_for();
            self.frame(event_loop, Pass::Whole);
        } else {
            open.take(&event);
        }
        self.go_on_while_moved(event_loop);
    }

    fn exiting(&mut self, _event_loop: &ActiveEventLoop) {
        self.end();
    }
}
