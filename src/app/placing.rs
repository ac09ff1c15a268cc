//! Where the window stands: as the board or as the compact strip, each where it was the last time, also after the screen
//! that it stood on has gone.

use eframe::egui::{self, Pos2, Rect, Vec2, ViewportCommand, WindowLevel, pos2, vec2};
use egui_winit::winit::window::Window;
use tokio::sync::watch;

use crate::store::{Place, Placement};
use crate::window::{self, Fitting};

/// So many frames a window needs to come to where it is told to go; what it says of itself before then is not kept.
const FRAMES: u32 = 8;
/// So much of a window's upper edge must be on a screen, in pixels: enough to take it and move it.
const GRIP: f32 = 64.0;

/// What shape the window has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The compact strip.
    pub compact: bool,
    /// Above all other windows.
    pub on_top: bool,
}

/// Places the window. Owned by the [`App`](super::App).
#[derive(Debug)]
pub struct Placing {
    kept: watch::Sender<Placement>,
    shape: Option<Shape>,
    settling: u32,
    fitting: Fitting,
}

impl Placing {
    /// Goes by what is kept, and keeps what changes.
    pub fn new(kept: watch::Sender<Placement>) -> Self {
        Self { kept, shape: None, settling: FRAMES, fitting: Fitting::default() }
    }

    /// To be called in each frame.
    pub fn place(&mut self, ctx: &egui::Context, window: Option<&Window>, shape: Shape) {
        if self.shape != Some(shape) {
            self.take_shape(ctx, window, shape);
        } else if self.settling > 0 {
            self.settling -= 1;
            ctx.request_repaint();
        } else {
            self.keep(ctx, shape);
        }
        let has_place = self.kept.borrow().board.is_some();
        if !shape.compact && !has_place {
            self.fitting.fit(ctx);
        }
    }

    fn take_shape(&mut self, ctx: &egui::Context, window: Option<&Window>, shape: Shape) {
        let before = self.shape.replace(shape);
        let level =
            if shape.compact && shape.on_top { WindowLevel::AlwaysOnTop } else { WindowLevel::Normal };
        ctx.send_viewport_cmd(ViewportCommand::WindowLevel(level));
        let was_compact = before.is_some_and(|before| before.compact);
        if before.is_some() && was_compact == shape.compact {
            return;
        }
        self.settling = FRAMES;
        ctx.request_repaint();
        let placement = *self.kept.borrow();
        let (place, size, least) = if shape.compact {
            (placement.strip, window::STRIP, window::STRIP)
        } else {
            // In points of this zoom; larger text does not make a small screen larger.
            (placement.board, window::CONSOLE.into(), window::SMALLEST / ctx.zoom_factor())
        };
        ctx.send_viewport_cmd(ViewportCommand::MinInnerSize(least));
        if shape.compact {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(false));
        }
        match place {
            Some(place) => {
                let (zoom, pixels) = (ctx.zoom_factor(), ctx.pixels_per_point());
                let size = vec2(place.size.0, place.size.1) / if shape.compact { 1.0 } else { zoom };
                ctx.send_viewport_cmd(ViewportCommand::InnerSize(size.max(least)));
                if let Some(corner) = place.corner {
                    let corner = visible_corner(corner, size.x * pixels, &screens(window));
                    ctx.send_viewport_cmd(ViewportCommand::OuterPosition(
                        (corner.to_vec2() / pixels).to_pos2(),
                    ));
                }
            }
            None => {
                // The board's first size is the one that the window was opened with.
                if before.is_some() || shape.compact {
                    ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
                }
                self.fitting = Fitting::default();
            }
        }
        if !shape.compact && placement.maximized {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }

    /// Writes down where the window is, unless that says nothing about where it is wanted.
    fn keep(&self, ctx: &egui::Context, shape: Shape) {
        let (is_aside, maximized, outer) = ctx.input(|input| {
            let viewport = input.viewport();
            let is_aside = [viewport.minimized, viewport.fullscreen].contains(&Some(true));
            (is_aside, viewport.maximized == Some(true), viewport.outer_rect)
        });
        if is_aside {
            return;
        }
        let corner = outer.map(|outer| (outer.min.to_vec2() * ctx.pixels_per_point()).round());
        let points = if shape.compact { 1.0 } else { ctx.zoom_factor() };
        let size = ctx.content_rect().size() * points;
        let place =
            Place { corner: corner.map(|corner| (corner.x as i32, corner.y as i32)), size: (size.x, size.y) };
        self.kept.send_if_modified(|placement| {
            let before = *placement;
            if shape.compact {
                placement.strip = Some(place);
            } else if maximized {
                placement.maximized = true;
            } else {
                (placement.board, placement.maximized) = (Some(place), false);
            }
            *placement != before
        });
    }
}

/// The screens that are there, in pixels.
fn screens(window: Option<&Window>) -> Vec<Rect> {
    let Some(window) = window else { return Vec::new() };
    window
        .available_monitors()
        .map(|screen| {
            let (at, size) = (screen.position(), screen.size());
            let size = vec2(size.width as f32, size.height as f32);
            Rect::from_min_size(pos2(at.x as f32, at.y as f32), size)
        })
        .collect()
}

/// Where a window goes that stood at this corner, in pixels: there, or on the first screen if nobody could take hold of it.
fn visible_corner(corner: (i32, i32), width: f32, screens: &[Rect]) -> Pos2 {
    let corner = pos2(corner.0 as f32, corner.1 as f32);
    let edge = Rect::from_min_size(corner, vec2(width.max(GRIP), GRIP / 2.0));
    let held = |screen: &&Rect| {
        let seen = screen.intersect(edge);
        seen.width() >= GRIP && seen.height() >= GRIP / 4.0
    };
    match screens.first() {
        Some(first) if !screens.iter().any(|screen| held(&screen)) => first.min + Vec2::splat(GRIP),
        _ => corner,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(x: f32, y: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(1920.0, 1080.0))
    }

    #[test]
    fn a_window_stays_where_somebody_can_take_hold_of_it() {
        let two = [screen(0.0, 0.0), screen(1920.0, 0.0)];
        for corner in [(0, 0), (100, 900), (2500, 40), (-300, 10), (1910, 10)] {
            let stays = pos2(corner.0 as f32, corner.1 as f32);
            assert_eq!(visible_corner(corner, 1280.0, &two), stays, "{corner:?}");
        }
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_comes_to_the_first_one() {
        let one = [screen(0.0, 0.0)];
        for corner in [(2500, 40), (-1279, 10), (300, -200), (300, 1075), (1900, 10)] {
            assert_eq!(visible_corner(corner, 1280.0, &one), pos2(64.0, 64.0), "{corner:?}");
        }
        assert_eq!(visible_corner((2500, 40), 1280.0, &[]), pos2(2500.0, 40.0), "no screen is told");
    }

    #[test]
    fn larger_text_does_not_make_the_smallest_window_larger() {
        for zoom in [1.0, 2.0] {
            let ctx = egui::Context::default();
            ctx.set_zoom_factor(zoom);
            ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear(); // from now on it holds
            let mut placing = Placing::new(watch::Sender::new(Placement::default()));
            let board = Shape { compact: false, on_top: false };
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| placing.place(ui.ctx(), None, board));
            output.textures_delta.clear();
            let commands = &output.viewport_output[&egui::ViewportId::ROOT].commands;
            let least = ViewportCommand::MinInnerSize(window::SMALLEST / zoom);
            assert!(commands.contains(&least), "{commands:?} at {zoom}");
        }
    }
}
