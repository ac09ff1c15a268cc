//! Opens the window: OpenGL first, the second renderer where it exists, else a sentence that says what to do.

use eframe::egui;

use crate::args::Renderer;

/// Why no window could be opened, as a sentence that says what to do. The system's own words are in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// There is no screen to open it on.
    #[error(
        "No screen was found, so Valet cannot open its window. Start it from a desktop session; on Linux, DISPLAY or \
         WAYLAND_DISPLAY must be set, and the packages libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0 installed."
    )]
    NoDisplay,
    /// Nothing can draw.
    #[error(
        "The graphics of this computer cannot draw the window: no OpenGL was found. Install a driver (on Debian: \
         libgl1 and libgl1-mesa-dri){}, then start Valet again.",
        other_renderer()
    )]
    NoGraphics,
    /// The window was open and then failed.
    #[error("The window has failed. Start Valet again; the log says why.")]
    Failed,
}

/// Where a second renderer is built in, it is worth a try.
fn other_renderer() -> &'static str {
    if SECOND_RENDERER { " or try valet --renderer wgpu" } else { "" }
}

/// Whether the second renderer is built in: where OpenGL is often weak.
const SECOND_RENDERER: bool = cfg!(any(windows, target_os = "macos"));

/// Width and height of the console's window when it opens, in points.
pub const CONSOLE: [f32; 2] = [1280.0, 800.0];
/// The same of a window that holds a few sentences.
pub const SMALL: [f32; 2] = [560.0, 340.0];

/// Opens a window of this size and returns when it is closed. `make` is called once for every renderer that is tried.
///
/// # Errors
/// [`WindowError`], as a sentence.
pub fn open(
    renderer: Renderer,
    size: [f32; 2],
    make: impl Fn() -> eframe::AppCreator<'static>,
) -> Result<(), WindowError> {
    check_libraries()?;
    for which in order(renderer) {
        let Err(error) = eframe::run_native("Valet", options(which, size), make()) else { return Ok(()) };
        tracing::info!(%error, ?which, "no window");
        match error {
            error if is_about_graphics(&error) => {}
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => return Err(WindowError::NoDisplay),
            _ => return Err(WindowError::Failed),
        }
    }
    Err(WindowError::NoGraphics)
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

/// The renderers to try, best first.
fn order(renderer: Renderer) -> Vec<eframe::Renderer> {
    match renderer {
        #[cfg(any(windows, target_os = "macos"))]
        Renderer::Auto => vec![eframe::Renderer::Glow, eframe::Renderer::Wgpu],
        #[cfg(any(windows, target_os = "macos"))]
        Renderer::Wgpu => vec![eframe::Renderer::Wgpu],
        #[cfg(not(any(windows, target_os = "macos")))]
        Renderer::Wgpu => {
            tracing::warn!("the second renderer is not built in on this system; drawing with OpenGL");
            vec![eframe::Renderer::Glow]
        }
        _ => vec![eframe::Renderer::Glow],
    }
}

/// After these another renderer may still work; after the others, none does.
fn is_about_graphics(error: &eframe::Error) -> bool {
    match error {
        eframe::Error::OpenGL(_) | eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) => true,
        #[cfg(any(windows, target_os = "macos"))]
        eframe::Error::Wgpu(_) => true,
        _ => false,
    }
}

fn options(renderer: eframe::Renderer, size: [f32; 2]) -> eframe::NativeOptions {
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Valet")
        .with_app_id("valet")
        .with_inner_size(size)
        .with_min_inner_size([360.0, size[1].min(400.0)]);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../assets/icon.png")) {
        viewport = viewport.with_icon(icon);
    }
    eframe::NativeOptions { renderer, viewport, ..Default::default() }
}
