//! What is painted around a control, as it would be seen: the ring that shows where the keyboard is.

use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Rect};
use egui_kittest::Harness;

use crate::desk::Desk;

/// A line is a ring from this width on.
const WIDTH: f32 = 2.0;
/// A ring stands at most so far off what it surrounds.
const OFF: f32 = 6.0;

/// A thick line around a control or a part of it.
#[derive(Clone, Copy, Debug)]
pub struct Ring {
    /// Where, seen from the control.
    place: Rect,
    colour: Color32,
    /// Nothing of it is cut off, if there is room for all of it.
    pub is_whole: bool,
}

impl PartialEq for Ring {
    fn eq(&self, other: &Self) -> bool {
        let is_near = |one: f32, other: f32| (one - other).abs() < 1.5;
        let (one, two) = (self.place, other.place);
        self.colour == other.colour
            && is_near(one.left(), two.left())
            && is_near(one.top(), two.top())
            && is_near(one.right(), two.right())
            && is_near(one.bottom(), two.bottom())
    }
}

/// Every ring in the last frame that belongs to what stands there.
pub fn rings(harness: &Harness<'_, Desk>, control: Rect) -> Vec<Ring> {
    let window = harness.ctx.content_rect();
    let mut found = Vec::new();
    for ClippedShape { clip_rect, shape, .. } in &harness.output().shapes {
        add(shape, clip_rect.intersect(window), control, &mut found);
    }
    found
}

fn add(shape: &Shape, clip: Rect, control: Rect, found: &mut Vec<Ring>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| add(shape, clip, control, found)),
        Shape::Rect(drawn) if drawn.stroke.width >= WIDTH && drawn.stroke.color.a() > 0 => {
            let outer = shape.visual_bounding_rect();
            if control.expand(OFF).contains_rect(outer) {
                found.push(Ring {
                    place: outer.translate(-control.min.to_vec2()),
                    colour: drawn.stroke.color,
                    is_whole: clip.expand(0.5).contains_rect(outer)
                        || outer.height() > clip.height() && clip.x_range().contains(outer.left()),
                });
            }
        }
        _ => {}
    }
}

/// What can be seen at once around what is seen there: the smallest part of the window that something of it was painted in.
pub fn view(harness: &Harness<'_, Desk>, seen: Rect) -> Rect {
    let window = harness.ctx.content_rect();
    let clips = harness.output().shapes.iter().map(|clipped| clipped.clip_rect.intersect(window));
    let around = clips.filter(|clip| clip.expand(0.5).contains_rect(seen.shrink(1.0)));
    around.min_by(|one, other| one.area().total_cmp(&other.area())).unwrap_or(window)
}
