//! A window that a graphics card paints, by eframe.

use std::cell::Cell;
use std::rc::Rc;

use eframe::glow::{self, HasContext as _};
use eframe::{EframeWinitApplication, UserEvent, egui};
use egui_winit::winit::event_loop::EventLoop;

use super::{Content, Make, WindowError};

/// How drivers call themselves that only play a card.
const SOFTWARE: [&str; 5] = ["llvmpipe", "softpipe", "swiftshader", "software", "basic"];

/// How far a window has come. eframe tells nobody why it ended (0.37, `create_native`); the reason itself is in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing has been painted yet.
    Opening,
    /// There was no reason to go on: something else can paint it better.
    GivenWay,
    /// Something could not be made that belongs into it.
    Empty,
    /// It is open.
    Open,
    /// Somebody has closed it.
    Closed,
}

/// What opens a window on a card, and knows how it ended.
pub struct Card {
    stage: Rc<Cell<Stage>>,
    gives_way: bool,
}

impl Card {
    /// A card that shall not paint if it is only played, when it `gives_way`.
    pub fn new(gives_way: bool) -> Self {
        Self { stage: Rc::new(Cell::new(Stage::Opening)), gives_way }
    }

    /// The window, to be run by the event loop.
    pub fn window<'m>(
        &self,
        event_loop: &EventLoop<UserEvent>,
        renderer: eframe::Renderer,
        viewport: egui::ViewportBuilder,
        make: Make<'m>,
    ) -> EframeWinitApplication<'m> {
        let options = eframe::NativeOptions { renderer, viewport, ..Default::default() };
        let (stage, gives_way) = (Rc::clone(&self.stage), self.gives_way);
        let create: eframe::AppCreator<'m> = Box::new(move |context| {
            let name = name(context);
            tracing::info!(renderer = name, "there is a graphics card, or a driver that plays one");
            if gives_way && is_played(&name) {
                stage.set(Stage::GivenWay);
                return Err(WindowError::NoGraphics.into());
            }
            let Some(content) = make(&context.egui_ctx) else {
                stage.set(Stage::Empty);
                return Err(WindowError::Failed.into());
            };
            stage.set(Stage::Open);
            Ok(Box::new(OnCard { content, stage }))
        });
        eframe::create_native("Valet", options, create, event_loop)
    }

    /// How the window ended, once the event loop has.
    ///
    /// # Errors
    /// Nothing was painted, or it failed later.
    pub fn outcome(&self) -> Result<(), WindowError> {
        match self.stage.get() {
            Stage::Opening | Stage::GivenWay => Err(WindowError::NoGraphics),
            Stage::Empty | Stage::Open => Err(WindowError::Failed),
            Stage::Closed => Ok(()),
        }
    }
}

/// What the driver calls itself; nothing, where it does not say.
fn name(context: &eframe::CreationContext<'_>) -> String {
    #[cfg(any(windows, target_os = "macos"))]
    if let Some(state) = &context.wgpu_render_state {
        return state.adapter.get_info().name;
    }
    context.gl.as_deref().map(name_of).unwrap_or_default()
}

#[allow(unsafe_code, reason = "OpenGL is a C library")]
fn name_of(gl: &glow::Context) -> String {
    // SAFETY: the context is current while the app is created; any may be asked for this name.
    unsafe { gl.get_parameter_string(glow::RENDERER) }
}

fn is_played(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SOFTWARE.iter().any(|software| name.contains(software))
}

/// What the window holds, for eframe.
struct OnCard {
    content: Box<dyn Content>,
    stage: Rc<Cell<Stage>>,
}

impl eframe::App for OnCard {
    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        if input.viewport().close_requested() {
            self.stage.set(Stage::Closed);
        }
        self.content.raw_input_hook(input);
    }

    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        self.content.logic(ctx, frame.winit_window().map(|window| &**window));
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.content.ui(ui, frame.winit_window().map(|window| &**window));
    }

    fn on_exit(&mut self, _gl: Option<&glow::Context>) {
        self.content.on_exit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_driver_that_only_plays_a_card_is_known_by_its_name() {
        for name in [
            "llvmpipe (LLVM 15.0.6, 256 bits)",
            "softpipe",
            "Google SwiftShader",
            "Microsoft Basic Render Driver",
            "Software Rasterizer",
        ] {
            assert!(is_played(name), "{name}");
        }
        for name in
            ["Mesa Intel(R) UHD Graphics 620 (KBL GT2)", "NVIDIA GeForce GT 1030/PCIe/SSE2", "virgl", ""]
        {
            assert!(!is_played(name), "{name}");
        }
    }

    #[test]
    fn a_window_that_nobody_closed_has_failed_and_one_without_a_card_is_anothers() {
        let ended = |stage| {
            let card = Card::new(true);
            card.stage.set(stage);
            card.outcome()
        };
        assert_eq!(ended(Stage::Opening), Err(WindowError::NoGraphics));
        assert_eq!(ended(Stage::GivenWay), Err(WindowError::NoGraphics));
        assert_eq!(ended(Stage::Empty), Err(WindowError::Failed));
        assert_eq!(ended(Stage::Open), Err(WindowError::Failed));
        assert_eq!(ended(Stage::Closed), Ok(()));
    }
}
