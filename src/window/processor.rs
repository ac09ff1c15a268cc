//! A window that the processor paints: what eframe does for a graphics card, for the one window that Valet has.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::UserEvent;
use eframe::egui::{
    Context, RawInput, Rect, ViewportBuilder, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo,
};
use egui_winit::accesskit_winit::WindowEvent as ReaderEvent;
use egui_winit::winit::application::ApplicationHandler;
use egui_winit::winit::dpi::PhysicalSize;
use egui_winit::winit::event::WindowEvent;
use egui_winit::winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoopProxy, OwnedDisplayHandle};
use egui_winit::winit::raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
use egui_winit::winit::window::{Window, WindowId};

use super::{Content, Make, WindowError};
use crate::canvas::Canvas;
use crate::canvas::raster::Pixels;

/// Letters are kept in a picture of so many columns, and at most as many rows.
const TEXTURE_SIDE: usize = 4_096;
/// A system that hides a window may not ask for its picture, and says nothing of it: after so long the content goes on unseen.
const UNSEEN_AFTER: Duration = Duration::from_millis(250);
/// No screen shows more pictures, and nothing else holds the processor back.
const FRAME_PAUSE: Duration = Duration::from_millis(16);
/// The same of a window that is put away.
const AWAY_PAUSE: Duration = Duration::from_millis(100);

/// Opens the window as soon as the system lets it, and keeps it until it is closed.
pub struct Processor<'m> {
    proxy: EventLoopProxy<UserEvent>,
    viewport: ViewportBuilder,
    make: Option<Make<'m>>,
    open: Option<Open>,
    outcome: Result<(), WindowError>,
}

/// The window while it is open.
struct Open {
    ctx: Context,
    window: Arc<Window>,
    surface: softbuffer::Surface<OwnedDisplayHandle, Arc<Window>>,
    state: egui_winit::State,
    info: ViewportInfo,
    content: Box<dyn Content>,
    canvas: Canvas,
    /// What came while nothing was drawn.
    unseen_input: RawInput,
    last_frame: Option<Instant>,
    /// When the next frame is due, if one is.
    due: Option<Instant>,
    /// The system says when it wants the next picture, and keeps what it has.
    is_paced: bool,
    /// It was asked to say so: by then it must have.
    asked_until: Option<Instant>,
    was_shown: bool,
    /// The system has lost what the window showed, or may have.
    is_lost: bool,
}

/// How much is done in a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// All, where the window is seen.
    Whole,
    /// The content goes on; nothing is drawn.
    Unseen,
}

/// What becomes of the window after a frame.
enum After {
    Stays,
    Closes,
}

impl<'m> Processor<'m> {
    /// Nothing is open yet; `viewport` says how the window shall be, `make` what it holds.
    pub fn new(proxy: EventLoopProxy<UserEvent>, viewport: ViewportBuilder, make: Make<'m>) -> Self {
        Self { proxy, viewport, make: Some(make), open: None, outcome: Ok(()) }
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
        if let Some(mut open) = self.open.take() {
            open.content.on_exit();
        }
    }

    /// Does what is due, and sleeps until the next thing is.
    fn go_on(&mut self, event_loop: &ActiveEventLoop) {
        let now = Instant::now();
        let is_past = |time: Option<Instant>| time.is_some_and(|time| time <= now);
        let Some(open) = &mut self.open else { return };
        if is_past(open.due) {
            open.due = None;
            if open.is_paced && !open.is_away() {
                open.window.request_redraw();
                open.asked_until.get_or_insert(now + UNSEEN_AFTER);
            } else {
                self.frame(event_loop, Pass::Whole);
            }
        }
        if let Some(open) = &mut self.open
            && is_past(open.asked_until)
        {
            open.asked_until = None;
            self.frame(event_loop, Pass::Unseen);
        }
        let Some(open) = &self.open else { return };
        let next = [open.due, open.asked_until].into_iter().flatten().min();
        event_loop.set_control_flow(next.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
    }
}

impl ApplicationHandler<UserEvent> for Processor<'_> {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        let Some(make) = self.make.take() else { return };
        match Open::new(event_loop, &self.proxy, &self.viewport, make) {
            Ok(open) => self.open = Some(open),
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

    fn user_event(&mut self, _event_loop: &ActiveEventLoop, event: UserEvent) {
        let Some(open) = &mut self.open else { return };
        match event {
            UserEvent::RequestRepaint { when, cumulative_pass_nr, viewport_id } => {
                // A wish from before the last frame has been granted by it.
                let passes = open.ctx.cumulative_pass_nr_for(viewport_id);
                if (cumulative_pass_nr..=cumulative_pass_nr + 1).contains(&passes) {
                    open.due_at(when);
                }
            }
            UserEvent::AccessKitActionRequest(event) => open.hear(event.window_event),
        }
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, _id: WindowId, event: WindowEvent) {
        let Some(open) = &mut self.open else { return };
        if event == WindowEvent::RedrawRequested {
            open.asked_until = None;
            open.is_lost |= !open.is_paced; // nobody asked for it: another window lay over it, say
            self.frame(event_loop, Pass::Whole);
        } else {
            open.take(&event);
        }
    }

    fn exiting(&mut self, _event_loop: &ActiveEventLoop) {
        self.end();
    }
}

impl Open {
    fn new(
        event_loop: &ActiveEventLoop,
        proxy: &EventLoopProxy<UserEvent>,
        viewport: &ViewportBuilder,
        make: Make<'_>,
    ) -> Result<Self, WindowError> {
        let no_display = |error: &dyn std::fmt::Display| {
            tracing::info!(%error, "no window");
            WindowError::NoDisplay
        };
        let ctx = Context::default();
        ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
        // It is first seen with its first picture in it.
        let viewport = viewport.clone().with_visible(false);
        let window =
            egui_winit::create_window(&ctx, event_loop, &viewport).map_err(|error| no_display(&error))?;
        let window = Arc::new(window);
        let surface = softbuffer::Context::new(event_loop.owned_display_handle())
            .and_then(|context| softbuffer::Surface::new(&context, Arc::clone(&window)))
            .map_err(|error| no_display(&error))?;
        let handle = window.window_handle().map(|handle| handle.as_raw());
        let is_paced = matches!(handle, Ok(RawWindowHandle::Wayland(_)));
        let mut info = ViewportInfo::default();
        egui_winit::update_viewport_info(&mut info, &ctx, &window, true);
        let (scale, theme) = (window.scale_factor() as f32, window.theme());
        let mut state = egui_winit::State::new(
            ctx.clone(),
            ViewportId::ROOT,
            event_loop,
            Some(scale),
            theme,
            Some(TEXTURE_SIDE),
        );
        state.init_accesskit(event_loop, &window, proxy.clone());
        let waker = proxy.clone();
        ctx.set_request_repaint_callback(move |wish| {
            // Fails once the loop has ended: then there is nothing to draw.
            let _ = waker.send_event(UserEvent::RequestRepaint {
                viewport_id: wish.viewport_id,
                when: Instant::now() + wish.delay,
                cumulative_pass_nr: wish.current_cumulative_pass_nr,
            });
        });
        let content = make(&ctx).ok_or(WindowError::Failed)?;
        tracing::info!("the processor paints the window");
        Ok(Self {
            ctx,
            window,
            surface,
            state,
            info,
            content,
            canvas: Canvas::default(),
            unseen_input: RawInput::default(),
            last_frame: None,
            due: Some(Instant::now()),
            is_paced,
            asked_until: None,
            was_shown: false,
            is_lost: false,
        })
    }

    fn due_at(&mut self, when: Instant) {
        let pause = if self.is_away() { AWAY_PAUSE } else { FRAME_PAUSE };
        let when = self.last_frame.map_or(when, |last| when.max(last + pause));
        self.due = Some(self.due.map_or(when, |due| due.min(when)));
    }

    /// Neither on the screen nor in the task bar, or only there.
    fn is_away(&self) -> bool {
        self.window.is_visible() == Some(false) || self.window.is_minimized() == Some(true)
    }

    /// What a screen reader wants.
    fn hear(&mut self, event: ReaderEvent) {
        match event {
            ReaderEvent::InitialTreeRequested => {
                self.ctx.enable_accesskit();
                self.due_at(Instant::now());
            }
            ReaderEvent::ActionRequested(request) => {
                self.state.on_accesskit_action_request(request);
                self.due_at(Instant::now());
            }
            ReaderEvent::AccessibilityDeactivated => self.ctx.disable_accesskit(),
        }
    }

    fn take(&mut self, event: &WindowEvent) {
        match event {
            WindowEvent::Occluded(is_occluded) => self.info.occluded = Some(*is_occluded),
            WindowEvent::CloseRequested => {
                self.info.events.push(ViewportEvent::Close);
                self.due_at(Instant::now());
            }
            _ => {}
        }
        if self.state.on_window_event(&self.window, event).repaint {
            self.due_at(Instant::now());
        }
    }

    fn frame(
        &mut self,
        event_loop: &ActiveEventLoop,
        pass: Pass,
    ) -> Result<After, softbuffer::SoftBufferError> {
        self.last_frame = Some(Instant::now());
        egui_winit::update_viewport_info(&mut self.info, &self.ctx, &self.window, false);
        let mut input = std::mem::take(&mut self.unseen_input);
        input.append(self.state.take_egui_input(&self.window));
        input.viewports = [(ViewportId::ROOT, self.info.clone())].into_iter().collect();
        self.content.raw_input_hook(&mut input);
        let closes = input.viewport().close_requested();
        let is_seen = pass == Pass::Whole && self.info.visible().unwrap_or(true);
        let commands = if is_seen { self.draw(event_loop, input)? } else { self.go_on(event_loop, input) };
        self.info.events.clear();
        let stays = commands.contains(&ViewportCommand::CancelClose);
        // What they ask for beside is a card's: nothing here asks for it.
        egui_winit::process_viewport_commands(
            &self.ctx,
            &mut self.info,
            commands,
            &self.window,
            &mut Vec::new(),
        );
        if !self.info.events.is_empty() {
            self.due_at(Instant::now()); // told to close, by itself
        }
        Ok(if closes && !stays { After::Closes } else { After::Stays })
    }

    /// Nothing is drawn, and nothing of what was done is lost.
    fn go_on(&mut self, event_loop: &ActiveEventLoop, input: RawInput) -> Vec<ViewportCommand> {
        let output = self.ctx.run_logic(&input, |ctx| self.content.logic(ctx, Some(&self.window)));
        self.unseen_input = input;
        self.state.handle_platform_output_with_event_loop(&self.window, event_loop, output.platform_output);
        output.viewport_commands.into_values().flatten().collect()
    }

    fn draw(
        &mut self,
        event_loop: &ActiveEventLoop,
        input: RawInput,
    ) -> Result<Vec<ViewportCommand>, softbuffer::SoftBufferError> {
        let mut output = self.ctx.run_ui(input, |ui| {
            self.content.logic(ui.ctx(), Some(&self.window));
            self.content.ui(ui, Some(&self.window));
        });
        let platform_output = std::mem::take(&mut output.platform_output);
        self.state.handle_platform_output_with_event_loop(&self.window, event_loop, platform_output);
        if self.canvas.take(&self.ctx, &mut output) || self.is_lost {
            self.paint()?;
        }
        if !std::mem::replace(&mut self.was_shown, true) {
            self.window.set_visible(true);
        }
        Ok(output.viewport_output.into_values().flat_map(|output| output.commands).collect())
    }

    /// Paints what the window does not show yet, and has the system show it.
    fn paint(&mut self) -> Result<(), softbuffer::SoftBufferError> {
        let size = self.window.inner_size();
        let (Some(width), Some(height)) = (NonZeroU32::new(size.width), NonZeroU32::new(size.height)) else {
            return Ok(());
        };
        self.surface.resize(width, height)?;
        let mut buffer = self.surface.buffer_mut()?;
        let age = usize::from(buffer.age());
        let mut pixels = Pixels { width: size.width as usize, pixels: &mut buffer };
        let parts = self.canvas.paint(&self.ctx, age, &mut pixels);
        self.window.pre_present_notify();
        if std::mem::take(&mut self.is_lost) {
            return buffer.present();
        }
        let scale = self.ctx.pixels_per_point();
        let damage: Vec<_> = parts.into_iter().filter_map(|part| on_pixels(part * scale, size)).collect();
        buffer.present_with_damage(&damage)
    }
}

/// What of a part, in pixels, lies in a window of this size.
fn on_pixels(part: Rect, window: PhysicalSize<u32>) -> Option<softbuffer::Rect> {
    let within = |from: f32, to: f32, most: u32| {
        let pixel = |at: f32| (at.round().max(0.0) as u32).min(most);
        let (from, to) = (pixel(from), pixel(to));
        Some((from, NonZeroU32::new(to.checked_sub(from)?)?))
    };
    let (x, width) = within(part.left(), part.right(), window.width)?;
    let (y, height) = within(part.top(), part.bottom(), window.height)?;
    Some(softbuffer::Rect { x, y, width, height })
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{pos2, vec2};

    #[test]
    fn what_is_shown_lies_in_the_window() {
        let window = PhysicalSize::new(100, 60);
        let shown = |x: f32, y: f32| on_pixels(Rect::from_min_size(pos2(x, y), vec2(20.0, 10.0)), window);
        let sides = |rect: softbuffer::Rect| (rect.x, rect.y, rect.width.get(), rect.height.get());
        assert_eq!(shown(10.0, 20.0).map(sides), Some((10, 20, 20, 10)));
        assert_eq!(shown(90.0, -4.0).map(sides), Some((90, 0, 10, 6)));
        assert_eq!(shown(100.0, 20.0).map(sides), None);
        assert_eq!(shown(10.0, -10.0).map(sides), None);
    }
}
