//! Opens the window, and lets a graphics card paint it, or the processor where there is none. A window that is larger than the
//! screen has room for is made smaller before it is first seen.

mod card;
mod processor;

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use eframe::UserEvent;
use eframe::egui::{self, Pos2, RawInput, Rect, Vec2, ViewportCommand, vec2};
use egui_winit::winit::error::EventLoopError;
use egui_winit::winit::event_loop::EventLoop;
use egui_winit::winit::platform::run_on_demand::EventLoopExtRunOnDemand as _;
use egui_winit::winit::window::Window;

use crate::args::Renderer;
use card::Card;
use processor::Processor;

/// What a window holds, whoever paints it. The methods are those of [`eframe::App`]; the window is the system's, where there is
/// one.
pub trait Content {
    /// May change what the person did, before it is handed on.
    fn raw_input_hook(&mut self, _input: &mut RawInput) {}
    /// Goes on, also while the window is not seen.
    fn logic(&mut self, _ctx: &egui::Context, _window: Option<&Window>) {}
    /// Draws.
    fn ui(&mut self, ui: &mut egui::Ui, window: Option<&Window>);
    /// The window is closed.
    fn on_exit(&mut self) {}
}

/// Makes what a window holds, once there is one; nothing, where that cannot be.
pub type Make<'m> = Box<dyn FnOnce(&egui::Context) -> Option<Box<dyn Content>> + 'm>;

/// Why no window could be opened, as a sentence that says what to do. The system's own words are in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// There is no screen to open it on.
    #[error(
        "No screen was found, so Valet cannot open its window. Start it from a desktop session; on Linux, DISPLAY or \
         WAYLAND_DISPLAY must be set, and the packages libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0 installed."
    )]
    NoDisplay,
    /// What was asked for, or all that there is, cannot paint.
    #[error(
        "The window cannot be painted in this way on this computer. Start Valet without --renderer, and whatever can paint \
         it does; or install a graphics driver (on Debian: libgl1 and libgl1-mesa-dri)."
    )]
    NoGraphics,
    /// The window was open and then failed.
    #[error("The window has failed. Start Valet again; the log says why.")]
    Failed,
    /// It stopped in the middle, by a mistake of Valet.
    #[error(
        "The window has stopped in the middle, by a mistake of Valet. Who is parked is written down; start Valet again. \
         The log says where it stopped."
    )]
    Stopped,
}

/// Width and height of the console's window when it opens, in points.
pub const CONSOLE: [f32; 2] = [1280.0, 800.0];
/// The same of a window that holds a few sentences.
pub const SMALL: [f32; 2] = [560.0, 340.0];

/// The smallest that the console's window can be made.
pub const SMALLEST: Vec2 = vec2(360.0, 400.0);
/// The compact strip, in points; it is never smaller.
pub const STRIP: Vec2 = vec2(360.0, 120.0);
/// What title bar and borders need beside the inside of a window.
const FRAME: Vec2 = vec2(16.0, 40.0);
/// What the desktop's panel takes of the screen's height.
const PANEL: f32 = 48.0;
/// So many frames the screen may take to become known; later the window's size is the person's.
const FRAMES: u32 = 5;

/// Fits a window that has just opened into its screen, once: with title bar and panel its last line would else be cut off.
#[derive(Debug)]
pub struct Fitting {
    frames_left: u32,
}

impl Default for Fitting {
    fn default() -> Self {
        Self { frames_left: FRAMES }
    }
}

impl Fitting {
    /// To be called in each frame.
    pub fn fit(&mut self, ctx: &egui::Context) {
        if self.frames_left == 0 {
            return;
        }
        self.frames_left -= 1;
        let window = ctx.input(|input| input.viewport().clone());
        let Some(monitor) = window.monitor_size else { return };
        self.frames_left = 0;
        if window.maximized == Some(true) || window.fullscreen == Some(true) {
            return;
        }
        let (zoom, inner) = (ctx.zoom_factor(), ctx.content_rect().size());
        let size = fitting_size(inner, monitor, zoom);
        if size != inner {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
        }
        if let Some(corner) = window.outer_rect.map(|outer| outer.min) {
            let fitting = fitting_corner(corner, size, monitor, zoom);
            if fitting != corner {
                ctx.send_viewport_cmd(ViewportCommand::OuterPosition(fitting));
            }
        }
    }
}

/// The inner size with which a window leaves room for its title bar and the desktop's panel. All in points at this zoom.
fn fitting_size(inner: Vec2, monitor: Vec2, zoom: f32) -> Vec2 {
    inner.min((monitor - (FRAME + vec2(0.0, PANEL)) / zoom).max(SMALLEST / zoom))
}

/// Where the upper left corner of a window of this inner size goes, so that its lower right one is on the screen. A corner
/// outside the first screen is left alone: it is not known where the others begin.
fn fitting_corner(corner: Pos2, inner: Vec2, monitor: Vec2, zoom: f32) -> Pos2 {
    let first_screen = Rect::from_min_size(Pos2::ZERO, monitor);
    let room = monitor - inner - (FRAME + vec2(0.0, PANEL)) / zoom;
    if first_screen.contains(corner) { corner.min(room.max(Vec2::ZERO).to_pos2()) } else { corner }
}

/// Opens a window of this size and returns when it is closed. `make` is called once for every painter that is tried.
///
/// # Errors
/// [`WindowError`], as a sentence.
pub fn open<'m>(renderer: Renderer, size: [f32; 2], make: impl Fn() -> Make<'m>) -> Result<(), WindowError> {
    check_libraries()?;
    let mut outcome = Err(WindowError::NoGraphics);
    for painter in order(renderer, has_card(&devices())) {
        outcome = or_stopped(|| open_with(painter, size, make()))?;
        match outcome {
            Err(error @ WindowError::NoGraphics) => tracing::info!(%error, renderer = ?painter, "no window"),
            _ => return outcome,
        }
    }
    outcome
}

thread_local! {
    /// A system gives a program one, for all the windows that it opens one after the other.
    static EVENT_LOOP: RefCell<Option<EventLoop<UserEvent>>> = const { RefCell::new(None) };
}

fn open_with(painter: Painter, size: [f32; 2], make: Make<'_>) -> Result<(), WindowError> {
    EVENT_LOOP.with_borrow_mut(|event_loop| {
        let event_loop = match event_loop {
            Some(event_loop) => event_loop,
            None => event_loop.insert(EventLoop::with_user_event().build().map_err(no_display)?),
        };
        match painter {
            Painter::Card { renderer, gives_way } => {
                let card = Card::new(gives_way);
                note_error(event_loop.run_app_on_demand(&mut card.window(
                    event_loop,
                    renderer,
                    viewport(size),
                    make,
                )));
                card.outcome()
            }
            Painter::Processor => {
                let mut window = Processor::new(event_loop.create_proxy(), viewport(size), make);
                note_error(event_loop.run_app_on_demand(&mut window));
                window.outcome()
            }
        }
    })
}

fn no_display(error: EventLoopError) -> WindowError {
    tracing::info!(%error, "no window");
    WindowError::NoDisplay
}

/// How a window ended it knows itself. X11 also tells late of what somebody else asked of the screen in vain.
fn note_error(ended: Result<(), EventLoopError>) {
    if let Err(error) = ended {
        tracing::info!(%error, "the event loop has ended");
    }
}

/// A mistake that shows while a frame is drawn ends the window, not what the backend still has to write down.
fn or_stopped<T>(run: impl FnOnce() -> T) -> Result<T, WindowError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).map_err(|_| WindowError::Stopped)
}

/// On X11 the keyboard library is loaded late, and its absence would be a panic.
#[cfg(target_os = "linux")]
fn check_libraries() -> Result<(), WindowError> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("DISPLAY") && !set("WAYLAND_DISPLAY") && xkbcommon_dl::x11::xkbcommon_x11_option().is_none() {
        return Err(WindowError::NoDisplay);
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn check_libraries() -> Result<(), WindowError> {
    Ok(())
}

/// Who paints a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Painter {
    /// A graphics card.
    Card {
        /// The way to it.
        renderer: eframe::Renderer,
        /// Not if it is a driver that only plays a card.
        gives_way: bool,
    },
    /// The processor.
    Processor,
}

/// The painters to try, best first.
fn order(renderer: Renderer, has_card: bool) -> Vec<Painter> {
    let asked = |renderer| Painter::Card { renderer, gives_way: false };
    match renderer {
        Renderer::Auto => {
            let tried = |renderer| Painter::Card { renderer, gives_way: true };
            let mut painters = if has_card { vec![tried(eframe::Renderer::Glow)] } else { Vec::new() };
            #[cfg(any(windows, target_os = "macos"))]
            painters.push(tried(eframe::Renderer::Wgpu));
            painters.push(Painter::Processor);
            // A screen of few colours takes no picture of ours, but a driver knows what to do.
            painters.push(asked(eframe::Renderer::Glow));
            painters
        }
        Renderer::Software => vec![Painter::Processor],
        #[cfg(any(windows, target_os = "macos"))]
        Renderer::Wgpu => vec![asked(eframe::Renderer::Wgpu)],
        #[cfg(not(any(windows, target_os = "macos")))]
        Renderer::Wgpu => {
            tracing::warn!("the second renderer is not built in on this system; drawing with OpenGL");
            vec![asked(eframe::Renderer::Glow)]
        }
        Renderer::Glow => vec![asked(eframe::Renderer::Glow)],
    }
}

/// The folder of this computer's devices.
fn devices() -> PathBuf {
    #[cfg(debug_assertions)]
    if let Some(devices) = std::env::var_os("VALET_TEST_DEVICES") {
        return devices.into(); // a test's own
    }
    "/dev".into()
}

/// Whether this computer may have a graphics card, as its folder of devices says. Where nothing can be seen there, it may.
fn has_card(devices: &Path) -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    // The kernel's drivers, NVIDIA's own, and the card that Windows lends to a Linux inside of it.
    let lends = ["nvidiactl", "dxg"].iter().any(|name| devices.join(name).exists());
    let renders = std::fs::read_dir(devices.join("dri")).is_ok_and(|mut cards| {
        cards.any(|card| card.is_ok_and(|card| card.file_name().to_string_lossy().starts_with("renderD")))
    });
    lends || renders
}

fn viewport(size: [f32; 2]) -> egui::ViewportBuilder {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Valet")
        .with_app_id("valet")
        .with_inner_size(size)
        .with_min_inner_size([SMALLEST.x, size[1].min(SMALLEST.y)]);
    match eframe::icon_data::from_png_bytes(include_bytes!("../assets/icon.png")) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    const WHOLE: Vec2 = vec2(CONSOLE[0], CONSOLE[1]);

    #[test]
    fn a_window_that_fills_a_small_screen_leaves_room_for_title_bar_and_panel() {
        for (monitor, zoom, size) in [
            (vec2(1280.0, 800.0), 1.0, vec2(1264.0, 712.0)),
            (vec2(1366.0, 768.0), 1.0, vec2(1280.0, 680.0)),
            (vec2(1024.0, 600.0), 1.0, vec2(1008.0, 512.0)),
            (vec2(300.0, 200.0), 1.0, SMALLEST),
            // At twice the size a point of the screen is half a point, and title bars do not grow.
            (vec2(640.0, 400.0), 2.0, vec2(632.0, 356.0)),
        ] {
            let inner = WHOLE / zoom;
            assert_eq!(fitting_size(inner, monitor, zoom), size, "{monitor:?} at {zoom}");
        }
    }

    #[test]
    fn a_card_is_tried_where_there_may_be_one_and_the_processor_paints_where_none_does() {
        let glow = |gives_way| Painter::Card { renderer: eframe::Renderer::Glow, gives_way };
        let last = [Painter::Processor, glow(false)];
        let (with_card, without) = (order(Renderer::Auto, true), order(Renderer::Auto, false));
        assert_eq!(with_card.first(), Some(&glow(true)));
        assert!(!without.contains(&glow(true)));
        assert!(with_card.ends_with(&last) && without.ends_with(&last));
        // Who asks for one gets that one, or a sentence.
        for has_card in [true, false] {
            assert_eq!(order(Renderer::Glow, has_card), [glow(false)]);
            assert_eq!(order(Renderer::Software, has_card), [Painter::Processor]);
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_computer_has_a_card_if_there_is_a_device_that_renders() {
        let devices = tempfile::tempdir().unwrap();
        assert!(!has_card(devices.path()), "no folder");
        std::fs::create_dir(devices.path().join("dri")).unwrap();
        std::fs::write(devices.path().join("dri/card0"), "").unwrap();
        assert!(!has_card(devices.path()), "a screen that renders nothing");
        std::fs::write(devices.path().join("dri/renderD128"), "").unwrap();
        assert!(has_card(devices.path()));
        let other = tempfile::tempdir().unwrap();
        std::fs::write(other.path().join("dxg"), "").unwrap();
        assert!(has_card(other.path()));
    }

    #[test]
    fn a_window_that_stops_in_the_middle_is_an_error_with_a_sentence() {
        let stopped: Result<(), _> = or_stopped(|| panic!("in a frame"));
        let stopped = stopped.unwrap_err();
        assert_eq!(stopped, WindowError::Stopped);
        assert!(stopped.to_string().contains("Who is parked is written down; start Valet again."));
    }

    #[test]
    fn a_window_that_fits_is_left_as_it_is() {
        for monitor in [vec2(1296.0, 888.0), vec2(1920.0, 1080.0), vec2(3840.0, 2160.0)] {
            assert_eq!(fitting_size(WHOLE, monitor, 1.0), WHOLE, "{monitor:?}");
            let corner = pos2(0.0, 0.0);
            assert_eq!(fitting_corner(corner, WHOLE, monitor, 1.0), corner, "{monitor:?}");
        }
    }

    #[test]
    fn a_window_is_moved_only_when_it_ends_below_its_screen() {
        let monitor = vec2(1440.0, 900.0);
        for (corner, fitting) in [
            (pos2(104.0, 104.0), pos2(104.0, 12.0)),
            (pos2(400.0, 0.0), pos2(144.0, 0.0)),
            (pos2(20.0, 10.0), pos2(20.0, 10.0)),
            // On a second screen, on either side.
            (pos2(1500.0, 104.0), pos2(1500.0, 104.0)),
            (pos2(-900.0, 104.0), pos2(-900.0, 104.0)),
        ] {
            assert_eq!(fitting_corner(corner, WHOLE, monitor, 1.0), fitting, "{corner:?}");
        }
        let small = fitting_size(WHOLE, vec2(1280.0, 800.0), 1.0);
        assert_eq!(fitting_corner(pos2(60.0, 60.0), small, vec2(1280.0, 800.0), 1.0), pos2(0.0, 0.0));
    }
}
