//! Where the processor does the painting (no graphics card: a virtual machine, a thin client), a frame costs what it covers.
//! Once a second the timers of a full board change, a few hundred pixels each; painting all of the window for them keeps a core
//! busy that the desk has other use for. So only what has changed is painted, over what the window still shows.
//!
//! Whether it still does is for the system to decide, and nobody tells eframe. So each frame leaves its mark in the last bits of
//! one pixel, and whoever does not find there what was left paints everything. Each part that has changed is painted from the
//! ground up, with all that lies over it: the picture is the same. What a graphics card paints is left alone.

pub mod damage;
mod surface;

use std::mem;
use std::sync::Arc;

use eframe::egui::epaint::{ClippedShape, Mesh, PaintCallback};
use eframe::egui::{Color32, Context, FullOutput, Plugin, Rect, TextureId, Vec2};
use eframe::egui_glow::CallbackFn;

use damage::Damage;
use surface::Surface;

/// Paints only what has changed from now on, where the processor does the painting. With a graphics card this does nothing.
pub fn install(context: &eframe::CreationContext<'_>) {
    if let Some(surface) = context.gl.as_ref().and_then(Surface::of) {
        let surface = Arc::new(surface);
        context.egui_ctx.add_plugin(Canvas { surface, shown: None, pending: None, turn: 0 });
    }
}

/// Looks at each frame before it is painted, and takes out what the window shows already.
struct Canvas {
    surface: Arc<Surface>,
    /// What the window was found to show, if that is known.
    shown: Option<Frame>,
    /// What was handed over last. It was painted, or thrown away.
    pending: Option<Frame>,
    turn: u8,
}

/// All of a frame that decides how it looks.
struct Frame {
    shapes: Vec<ClippedShape>,
    /// In points.
    window: Rect,
    pixels_per_point: f32,
    mark: Mark,
}

impl Canvas {
    /// Looks which frame the window shows.
    fn look(&mut self) {
        let corner = self.surface.corner();
        if let Some(painted) = self.pending.take().filter(|frame| frame.mark.is(corner)) {
            self.shown = Some(painted);
        }
        self.shown = self.shown.take().filter(|frame| frame.mark.is(corner));
    }

    /// What of this frame the window does not show yet.
    fn damage(&self, frame: &Frame) -> Damage {
        let at = |frame: &Frame| (frame.window, frame.pixels_per_point);
        match &self.shown {
            Some(shown) if at(shown) == at(frame) => {
                Damage::between(&shown.shapes, &frame.shapes, frame.pixels_per_point)
            }
            _ => Damage::All,
        }
    }
}

impl Plugin for Canvas {
    fn debug_name(&self) -> &'static str {
        "canvas"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        self.look();
        if brings_textures(output) {
            // What was painted with the old ones is old.
            self.shown = None;
        }
        let ground = ctx.global_style().visuals.panel_fill;
        let mark = Mark::new(self.turn, ground);
        self.turn = (self.turn + 1) % TURNS;
        let (window, pixels_per_point) = (ctx.viewport_rect(), output.pixels_per_point);
        let frame = Frame { shapes: mem::take(&mut output.shapes), window, pixels_per_point, mark };
        let parts = match self.damage(&frame) {
            Damage::Parts(parts) => {
                tracing::trace!("paints what has changed: {} parts", parts.len());
                parts
            }
            Damage::All => {
                tracing::trace!("paints all of the window");
                vec![window]
            }
        };
        output.shapes.extend(parts.into_iter().flat_map(|part| damage::within(part, &frame.shapes, ground)));
        output.shapes.push(ClippedShape::new(window, mark.in_corner_of(window, pixels_per_point)));
        output.shapes.push(at_last(window, &self.surface));
        self.pending = Some(frame);
    }
}

/// Lays the window aside, once all before it is painted.
fn at_last(rect: Rect, surface: &Arc<Surface>) -> ClippedShape {
    let surface = Arc::clone(surface);
    let callback = Arc::new(CallbackFn::new(move |_, _| surface.lay_aside()));
    ClippedShape::new(rect, PaintCallback { rect, callback })
}

/// Whether textures changed that shapes painted earlier may show. New letters in the font's texture leave the others as they were.
fn brings_textures(output: &FullOutput) -> bool {
    let is_font = |id: &TextureId| *id == TextureId::default();
    let textures = &output.textures_delta;
    textures.set.iter().any(|(id, deltas)| !is_font(id) || deltas.iter().any(|delta| delta.is_whole()))
        || !textures.free.is_empty()
}

/// So many marks there are. No system keeps so many pictures of a window in turn that an old one bears the mark of a new one.
const TURNS: u8 = 7;
/// A pixel would do, where pixels are as large as they say.
const SIDE_PX: f32 = 2.0;

/// What tells a frame from the ones before it, and from an empty window: a colour of the corner that is the ground's but for the
/// last bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark(Color32);

impl Mark {
    /// The mark of a turn below [`TURNS`].
    fn new(turn: u8, ground: Color32) -> Self {
        // Never none: upon a black ground that would be what an empty window shows.
        let bits = turn + 1;
        let mut colour = ground.to_opaque();
        for part in 0..3 {
            colour[part] = colour[part] & !1 | bits >> part & 1;
        }
        Self(colour)
    }

    /// Whether a corner of this red, green and blue bears it.
    fn is(self, corner: [u8; 3]) -> bool {
        self.0.to_array()[..3] == corner
    }

    /// The window's lower left corner. A mesh has no soft edges.
    fn in_corner_of(self, window: Rect, pixels_per_point: f32) -> Mesh {
        let (corner, side) = (window.left_bottom(), SIDE_PX / pixels_per_point);
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(Rect::from_two_pos(corner, corner + Vec2::new(side, -side)), self.0);
        mesh
    }
}

#[cfg(test)]
mod tests;
