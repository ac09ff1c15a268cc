//! Where no graphics card is (a virtual machine, a thin client), the processor paints the window, and Valet does that itself: a
//! driver that plays a card takes three times the memory of all else that Valet needs, and a third of its start.
//!
//! A frame then costs what it covers. Once a second the timers of a full board change, a few hundred pixels each; so only what
//! has changed is painted, over what the window still shows. Each part that has changed is painted from the ground up, with all
//! that lies over it: the picture is the same.

pub mod damage;
pub mod raster;

use std::collections::VecDeque;

use eframe::egui::epaint::ClippedShape;
use eframe::egui::{Context, FullOutput, Rect, TextureId, TexturesDelta};

use damage::Damage;
use raster::{Pixels, Textures};

/// So many frames back it is known what has changed. A system keeps two or three pictures of a window in turn.
const REMEMBERED: usize = 4;

/// What of a window has to be painted, and with what.
#[derive(Default)]
pub struct Canvas {
    textures: Textures,
    /// To be forgotten before the next frame.
    freed: Vec<TextureId>,
    frame: Option<Frame>,
    /// What changed in the last frames, the newest first.
    changes: VecDeque<Damage>,
}

/// All of a frame that decides how it looks.
struct Frame {
    shapes: Vec<ClippedShape>,
    /// In points.
    window: Rect,
    pixels_per_point: f32,
}

impl Canvas {
    /// Takes a frame over, and tells whether it looks otherwise than the one before.
    pub fn take(&mut self, ctx: &Context, output: &mut FullOutput) -> bool {
        let are_old = self.take_textures(&mut output.textures_delta);
        let frame = Frame {
            shapes: std::mem::take(&mut output.shapes),
            window: ctx.viewport_rect(),
            pixels_per_point: output.pixels_per_point,
        };
        let damage = match &self.frame {
            Some(before) if !are_old && before.is_as_large_as(&frame) => {
                Damage::between(&before.shapes, &frame.shapes, frame.pixels_per_point)
            }
            _ => Damage::All,
        };
        self.frame = Some(frame);
        match &damage {
            Damage::Parts(parts) => tracing::trace!("paints what has changed: {} parts", parts.len()),
            Damage::All => tracing::trace!("paints all of the window"),
        }
        if damage == Damage::Parts(Vec::new()) {
            return false;
        }
        self.changes.push_front(damage);
        self.changes.truncate(REMEMBERED);
        true
    }

    /// Whether what was painted earlier may look otherwise now. New letters in the font's texture leave the others as they were.
    fn take_textures(&mut self, delta: &mut TexturesDelta) -> bool {
        for id in self.freed.drain(..) {
            self.textures.free(id);
        }
        let mut are_old = false;
        for (id, deltas) in delta.set.drain() {
            are_old |= id != TextureId::default() || deltas.iter().any(|delta| delta.is_whole());
            deltas.iter().for_each(|delta| self.textures.set(id, delta));
        }
        self.freed.extend(delta.free.drain());
        are_old
    }

    /// Paints the last frame upon what the window showed so many frames ago; nobody knows what it showed, if that is 0. Returns
    /// the parts that were painted, in pixels.
    pub fn paint(&self, ctx: &Context, age: usize, onto: &mut Pixels<'_>) -> Vec<Rect> {
        let Some(frame) = &self.frame else { return Vec::new() };
        let parts = self.changed_in(age).unwrap_or_else(|| vec![frame.window]);
        let ground = ctx.global_style().visuals.panel_fill;
        let shapes = parts.iter().flat_map(|part| damage::within(*part, &frame.shapes, ground)).collect();
        let primitives = ctx.tessellate(shapes, frame.pixels_per_point);
        onto.paint(&primitives, &self.textures, frame.pixels_per_point);
        parts.into_iter().map(|part| part * frame.pixels_per_point).collect()
    }

    /// What changed in the last frames; nothing, if all of the window did, or if nobody remembers.
    fn changed_in(&self, frames: usize) -> Option<Vec<Rect>> {
        if frames == 0 || frames > self.changes.len() {
            return None;
        }
        let mut changed = Vec::new();
        for damage in self.changes.iter().take(frames) {
            let Damage::Parts(parts) = damage else { return None };
            changed.extend(parts);
        }
        // Over some frames the same has changed again and again.
        Some(damage::joined(changed, self.frame.as_ref()?.pixels_per_point))
    }
}

impl Frame {
    fn is_as_large_as(&self, other: &Self) -> bool {
        (self.window, self.pixels_per_point) == (other.window, other.pixels_per_point)
    }
}

#[cfg(test)]
mod tests;
