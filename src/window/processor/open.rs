//! The window while it is open: takes what the system tells, draws when it is time, and shows the picture.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::UserEvent;
use eframe::egui::{
    Context, RawInput, Rect, Vec2, ViewportBuilder, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo,
    vec2,
};
use egui_winit::accesskit_winit::WindowEvent as ReaderEvent;
use egui_winit::winit::dpi::PhysicalSize;
use egui_winit::winit::event::WindowEvent;
use egui_winit::winit::event_loop::{ActiveEventLoop, EventLoopProxy, OwnedDisplayHandle};
use egui_winit::winit::raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
use egui_winit::winit::window::{Window, WindowId};
use softbuffer::SoftBufferError;

use crate::canvas::Canvas;
use crate::canvas::raster::Pixels;
use crate::window::{Content, Make, WindowError};

/// Letters are kept in a picture of so many columns, and at most as many rows.
const TEXTURE_SIDE: usize = 4_096;
/// A system that hides a window may not ask for its picture, and says nothing of it: after so long the content goes on unseen.
const UNSEEN_AFTER: Duration = Duration::from_millis(250);
/// A board needs no more pictures, and nothing else holds the processor back.
const FRAME_PAUSE: Duration = Duration::from_millis(16);
/// The same of a window that is put away.
const AWAY_PAUSE: Duration = Duration::from_millis(100);

/// The window while it is open.
pub struct Open {
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
    /// How large the last picture was.
    painted: Option<PhysicalSize<u32>>,
    /// The system has lost what the window showed, or may have.
    is_lost: bool,
}

/// How much is done in a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// All, where the window is seen.
    Whole,
    /// The content goes on; nothing is drawn.
    Unseen,
}

/// What becomes of the window after a frame.
pub enum After {
    /// It is open.
    Stays,
    /// It shall be closed.
    Closes,
}

impl Open {
    /// Opens it: `viewport` says how it shall be, `make` what it holds.
    ///
    /// # Errors
    /// There is no screen, or none that takes a picture of ours.
    pub fn new(
        event_loop: &ActiveEventLoop,
        proxy: &EventLoopProxy<UserEvent>,
        viewport: &ViewportBuilder,
        make: Make<'_>,
    ) -> Result<Self, WindowError> {
        let ctx = Context::default();
        ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
        // It is not seen before there is something to see.
        let viewport = fitting(viewport.clone(), event_loop).with_visible(false);
        let window = egui_winit::create_window(&ctx, event_loop, &viewport).map_err(|error| {
            tracing::info!(%error, "no window");
            WindowError::NoDisplay
        })?;
        let window = Arc::new(window);
        let surface = softbuffer::Context::new(event_loop.owned_display_handle())
            .and_then(|context| softbuffer::Surface::new(&context, Arc::clone(&window)))
            .map_err(|error| {
                tracing::info!(%error, "no picture for the window");
                WindowError::NoGraphics
            })?;
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
            painted: None,
            is_lost: false,
        })
    }

    /// Which window it is.
    pub fn id(&self) -> WindowId {
        self.window.id()
    }

    /// It has been closed.
    pub fn end(mut self) {
        self.content.on_exit();
    }

    fn due_at(&mut self, when: Instant) {
        let pause = if self.is_away() { AWAY_PAUSE } else { FRAME_PAUSE };
        let when = self.last_frame.map_or(when, |last| when.max(last + pause));
        self.due = Some(self.due.map_or(when, |due| due.min(when)));
    }

    /// Something wishes a frame then, and said so while this one of the passes was the last.
    pub fn wish(&mut self, when: Instant, pass: u64) {
        // A wish from before the last pass has been granted by it.
        if (pass..=pass + 1).contains(&self.ctx.cumulative_pass_nr_for(ViewportId::ROOT)) {
            self.due_at(when);
        }
    }

    /// What has to be done now, if anything has.
    pub fn due_pass(&mut self, now: Instant) -> Option<Pass> {
        let is_past = |time: Option<Instant>| time.is_some_and(|time| time <= now);
        if is_past(self.due) {
            self.due = None;
            if !self.is_paced || self.is_away() {
                return Some(Pass::Whole);
            }
            self.window.request_redraw();
            self.asked_until.get_or_insert(now + UNSEEN_AFTER);
        }
        let is_overdue = is_past(self.asked_until);
        is_overdue.then(|| {
            self.asked_until = None;
            Pass::Unseen
        })
    }

    /// When [`Self::due_pass`] has to be asked again, if nothing comes before.
    pub fn wakes_at(&self) -> Option<Instant> {
        [self.due, self.asked_until].into_iter().flatten().min()
    }

    /// The system wants to have a picture.
    pub fn picture_asked_for(&mut self) {
        self.asked_until = None;
        // Where it is not paced nobody asked for this: another window lay over it, say.
        self.is_lost |= !self.is_paced;
    }

    /// Neither on the screen nor in the task bar, or only there.
    fn is_away(&self) -> bool {
        self.window.is_visible() == Some(false) || self.window.is_minimized() == Some(true)
    }

    /// What a screen reader wants.
    pub fn hear(&mut self, event: ReaderEvent) {
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

    /// What the system tells.
    pub fn take(&mut self, event: &WindowEvent) {
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

    /// Lets the content go on, and draws it where it is seen.
    ///
    /// # Errors
    /// The picture cannot be shown.
    pub fn frame(&mut self, event_loop: &ActiveEventLoop, pass: Pass) -> Result<After, SoftBufferError> {
        let now = Instant::now();
        self.last_frame = Some(now);
        self.due = self.due.filter(|due| *due > now); // what was due is this one
        egui_winit::update_viewport_info(&mut self.info, &self.ctx, &self.window, false);
        let mut input = std::mem::take(&mut self.unseen_input);
        input.append(self.state.take_egui_input(&self.window));
        input.viewports = [(ViewportId::ROOT, self.info.clone())].into_iter().collect();
        self.content.raw_input_hook(&mut input);
        let closes = input.viewport().close_requested();
        let is_seen = pass == Pass::Whole && self.info.visible().unwrap_or(true);
        let commands = if is_seen { self.draw(event_loop, input)? } else { self.think(event_loop, input) };
        self.info.events.clear();
        let stays = commands.contains(&ViewportCommand::CancelClose);
        let mut asked = Vec::new();
        egui_winit::process_viewport_commands(&self.ctx, &mut self.info, commands, &self.window, &mut asked);
        debug_assert!(asked.is_empty(), "{asked:?}"); // a copy of the screen, say: nothing in Valet asks for that
        if !self.info.events.is_empty() {
            self.due_at(Instant::now()); // told to close, by itself
        }
        Ok(if closes && !stays { After::Closes } else { After::Stays })
    }

    /// Nothing is drawn, and nothing of what was done is lost.
    fn think(&mut self, event_loop: &ActiveEventLoop, input: RawInput) -> Vec<ViewportCommand> {
        let output = self.ctx.run_logic(&input, |ctx| self.content.logic(ctx, Some(&self.window)));
        self.unseen_input = input;
        self.state.handle_platform_output_with_event_loop(&self.window, event_loop, output.platform_output);
        output.viewport_commands.into_values().flatten().collect()
    }

    fn draw(
        &mut self,
        event_loop: &ActiveEventLoop,
        input: RawInput,
    ) -> Result<Vec<ViewportCommand>, SoftBufferError> {
        let mut output = self.ctx.run_ui(input, |ui| {
            self.content.logic(ui.ctx(), Some(&self.window));
            self.content.ui(ui, Some(&self.window));
        });
        let platform_output = std::mem::take(&mut output.platform_output);
        self.state.handle_platform_output_with_event_loop(&self.window, event_loop, platform_output);
        let size = self.window.inner_size();
        // A paced system takes over what else was agreed on with the picture, also where that has not changed.
        if self.canvas.take(&self.ctx, &mut output) || self.is_lost || self.is_paced {
            self.paint(size)?;
        }
        if !std::mem::replace(&mut self.was_shown, true) {
            self.window.set_visible(true);
        }
        Ok(output.viewport_output.into_values().flat_map(|output| output.commands).collect())
    }

    /// Paints what the window does not show yet, and has the system show it.
    fn paint(&mut self, size: PhysicalSize<u32>) -> Result<(), SoftBufferError> {
        let (Some(width), Some(height)) = (NonZeroU32::new(size.width), NonZeroU32::new(size.height)) else {
            self.painted = None;
            return Ok(());
        };
        self.surface.resize(width, height)?;
        let is_as_before = self.painted.replace(size) == Some(size);
        let mut buffer = self.surface.buffer_mut()?;
        let age = if is_as_before { usize::from(buffer.age()) } else { 0 };
        let mut pixels = Pixels { width: size.width as usize, pixels: &mut buffer };
        let parts = self.canvas.paint(&self.ctx, age, &mut pixels);
        self.window.pre_present_notify();
        if std::mem::take(&mut self.is_lost) {
            return buffer.present();
        }
        let damage: Vec<_> = parts.into_iter().filter_map(|part| on_pixels(part, size)).collect();
        buffer.present_with_damage(&damage)
    }
}

/// No larger than the largest screen: there are systems that never show what is.
fn fitting(viewport: ViewportBuilder, event_loop: &ActiveEventLoop) -> ViewportBuilder {
    let screens = event_loop.available_monitors().map(|screen| {
        let size = screen.size().to_logical::<f32>(screen.scale_factor());
        vec2(size.width, size.height)
    });
    let largest = screens.reduce(Vec2::max).filter(|size| size.min_elem() > 0.0);
    match (viewport.inner_size, largest) {
        (Some(size), Some(largest)) => viewport.with_inner_size(size.min(largest)),
        _ => viewport,
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
