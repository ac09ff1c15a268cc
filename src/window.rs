//! Opens the window: OpenGL first, the second renderer where it exists, else a sentence that says what to do.

use eframe::egui;

use crate::args::Renderer;

/// Why no window could be opened, as a sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no screen to open it on.
    #[error(
        "No screen was found, so Valet cannot open its window ({0}). Start it from a desktop session; on Linux, \
         DISPLAY or WAYLAND_DISPLAY must be set, and the packages libxcursor1 libxi6 libx11-xcb1 \
         libxkbcommon-x11-0 installed."
    )]
    NoDisplay(String),
    /// Nothing can draw.
    #[error(
        "This computer's graphics cannot draw the window ({0}). Install an OpenGL driver (on Debian: libgl1 and \
         libgl1-mesa-dri), or try the other renderer: valet --renderer {other}.",
        other = .1
    )]
    NoGraphics(String, &'static str),
    /// The window was open and then failed.
    #[error("The window failed ({0}). Start Valet again; the log says more.")]
    Failed(String),
}

/// Opens the window and returns when it is closed. `make` is called once for every renderer that is tried.
///
/// # Errors
/// [`WindowError`], as a sentence.
pub fn open(renderer: Renderer, make: impl Fn() -> eframe::AppCreator<'static>) -> Result<(), WindowError> {
    check_libraries()?;
    let mut refused = Vec::new();
    for which in order(renderer) {
        match eframe::run_native("Valet", options(which), make()) {
            Ok(()) => return Ok(()),
            Err(error) if is_about_graphics(&error) => {
                tracing::warn!(%error, ?which, "this renderer cannot start");
                refused.push(error.to_string());
            }
            Err(eframe::Error::Winit(error)) => return Err(WindowError::NoDisplay(error.to_string())),
            Err(eframe::Error::WinitEventLoop(error)) => {
                return Err(WindowError::NoDisplay(error.to_string()));
            }
            Err(error) => return Err(WindowError::Failed(error.to_string())),
        }
    }
    let other = if renderer == Renderer::Wgpu { "glow" } else { "wgpu" };
    Err(WindowError::NoGraphics(refused.join("; "), other))
}

/// On X11 the keyboard library is loaded late, and its absence would be a panic.
#[cfg(target_os = "linux")]
fn check_libraries() -> Result<(), WindowError> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("DISPLAY") && !set("WAYLAND_DISPLAY") && xkbcommon_dl::x11::xkbcommon_x11_option().is_none() {
        return Err(WindowError::NoDisplay("the library libxkbcommon-x11 is missing".to_owned()));
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn check_libraries() -> Result<(), WindowError> {
    Ok(())
}

/// The renderers to try, best first. The second one is built in where OpenGL is often weak: Windows and macOS.
fn order(renderer: Renderer) -> Vec<eframe::Renderer> {
    match renderer {
        Renderer::Glow => vec![eframe::Renderer::Glow],
        #[cfg(any(windows, target_os = "macos"))]
        Renderer::Auto => vec![eframe::Renderer::Glow, eframe::Renderer::Wgpu],
        #[cfg(any(windows, target_os = "macos"))]
        Renderer::Wgpu => vec![eframe::Renderer::Wgpu],
        #[cfg(not(any(windows, target_os = "macos")))]
        Renderer::Auto | Renderer::Wgpu => vec![eframe::Renderer::Glow],
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

fn options(renderer: eframe::Renderer) -> eframe::NativeOptions {
    eframe::NativeOptions {
        renderer,
        viewport: egui::ViewportBuilder::default()
            .with_title("Valet")
            .with_app_id("valet")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([360.0, 400.0]),
        ..Default::default()
    }
}
