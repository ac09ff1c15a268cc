//! What of a frame differs from the one before it, as rectangles. Pure.

use std::sync::Arc;

use eframe::egui::epaint::{ClippedShape, RectShape, TextShape};
use eframe::egui::{Color32, Rect, Shape};

/// Edges are feathered by a pixel, and a letter may reach a little over its box.
const MARGIN_PX: f32 = 2.0;
/// What beginning one more part costs, as the area of a part that costs the same, in square pixels.
const PART_PX2: f32 = 4_096.0;
/// With more changes than this, finding out which belong together costs more than it saves.
const MOST_CHANGES: usize = 256;
/// So many shapes of one thing may have come or gone before the next thing is found again.
const FARTHEST: usize = 12;

/// What has to be painted.
#[derive(Debug, PartialEq)]
pub enum Damage {
    /// These parts; none, where nothing has changed.
    Parts(Vec<Rect>),
    /// Everything.
    All,
}

impl Damage {
    /// What differs between two frames of one size. The parts lie on whole pixels, so that each is painted wholly or not at all.
    pub fn between(old: &[ClippedShape], new: &[ClippedShape], pixels_per_point: f32) -> Self {
        let changed: Vec<Rect> =
            unpaired(old, new).filter_map(|shape| seen(shape, pixels_per_point)).collect();
        if changed.len() > MOST_CHANGES {
            return Self::All;
        }
        Self::Parts(joined(changed, pixels_per_point))
    }
}

/// The shapes of both frames that the other one has not, in the order in which they are painted.
fn unpaired<'f>(old: &'f [ClippedShape], new: &'f [ClippedShape]) -> impl Iterator<Item = &'f ClippedShape> {
    let (mut old, mut new) = (old, new);
    let mut left = Vec::new();
    while let (Some(one), Some(other)) = (old.first(), new.first()) {
        let mut step = (1, 1);
        if !same(one, other) {
            step = until_alike(old, new);
            left.extend(&old[..step.0]);
            left.extend(&new[..step.1]);
        }
        (old, new) = (&old[step.0..], &new[step.1..]);
    }
    left.into_iter().chain(old).chain(new)
}

/// How many shapes went and came before two are alike again. Mostly it is one each: something that says something else.
fn until_alike(old: &[ClippedShape], new: &[ClippedShape]) -> (usize, usize) {
    let is_alike =
        |at: &(usize, usize)| old.get(at.0).zip(new.get(at.1)).is_some_and(|(old, new)| same(old, new));
    let around = (1..=FARTHEST * 2).flat_map(|steps| (0..=steps).map(move |went| (went, steps - went)));
    let near = around.filter(|(went, came)| (*went).max(*came) <= FARTHEST);
    near.into_iter().find(is_alike).unwrap_or((1, 1))
}

/// What of a frame lies in a part, cut to it and upon the ground.
pub fn within(part: Rect, shapes: &[ClippedShape], ground: Color32) -> impl Iterator<Item = ClippedShape> {
    let cut = shapes.iter().filter_map(move |shape| {
        let clip_rect = shape.clip_rect.intersect(part);
        let is_inside = clip_rect.is_positive() && bounds(shape).expand(MARGIN_PX).intersects(clip_rect);
        is_inside.then(|| ClippedShape { clip_rect, ..shape.clone() })
    });
    // Its soft edges lie outside of the part.
    let ground = RectShape::filled(part.expand(MARGIN_PX), 0, ground);
    std::iter::once(ClippedShape::new(part, ground)).chain(cut)
}

/// Where a shape shows, with its feathered edges, on whole pixels; nowhere, if it lies outside of what it is cut to.
fn seen(shape: &ClippedShape, pixels_per_point: f32) -> Option<Rect> {
    let bounds = bounds(shape).expand(MARGIN_PX / pixels_per_point).intersect(shape.clip_rect);
    let on_pixels = Rect {
        min: (bounds.min * pixels_per_point).floor() / pixels_per_point,
        max: (bounds.max * pixels_per_point).ceil() / pixels_per_point,
    };
    bounds.is_positive().then_some(on_pixels)
}

fn bounds(shape: &ClippedShape) -> Rect {
    shape.transform_after_tessellation * shape.shape.visual_bounding_rect()
}

/// Puts parts together as long as that covers little more than they do.
pub(super) fn joined(mut parts: Vec<Rect>, pixels_per_point: f32) -> Vec<Rect> {
    let part_area = PART_PX2 / (pixels_per_point * pixels_per_point);
    let mut joined: Vec<Rect> = Vec::with_capacity(parts.len());
    while let Some(part) = parts.pop() {
        let fits = |other: &Rect| part.union(*other).area() <= part.area() + other.area() + part_area;
        match joined.iter().position(fits) {
            // What grew may now fit to others.
            Some(at) => parts.push(joined.swap_remove(at).union(part)),
            None => joined.push(part),
        }
    }
    joined
}

/// Whether two shapes look the same. A text that was laid out once for both frames is not compared letter by letter.
fn same(one: &ClippedShape, other: &ClippedShape) -> bool {
    let (Shape::Text(text), Shape::Text(other_text)) = (&one.shape, &other.shape) else {
        return one == other;
    };
    if !Arc::ptr_eq(&text.galley, &other_text.galley) {
        return one == other;
    }
    let TextShape { pos, galley: _, underline, fallback_color, override_text_color, opacity_factor, angle } =
        text;
    one.clip_rect == other.clip_rect
        && one.transform_after_tessellation == other.transform_after_tessellation
        && *pos == other_text.pos
        && *underline == other_text.underline
        && *fallback_color == other_text.fallback_color
        && *override_text_color == other_text.override_text_color
        && *opacity_factor == other_text.opacity_factor
        && *angle == other_text.angle
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Color32, pos2, vec2};

    /// A red square of ten points at this place, cut to a board of 100×100.
    fn square(x: f32, y: f32) -> ClippedShape {
        let board = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0));
        let square = Rect::from_min_size(pos2(x, y), vec2(10.0, 10.0));
        ClippedShape::new(board, RectShape::filled(square, 0, Color32::RED))
    }

    fn parts(old: &[ClippedShape], new: &[ClippedShape]) -> Vec<Rect> {
        match Damage::between(old, new, 1.0) {
            Damage::Parts(parts) => parts,
            Damage::All => panic!("not all has changed"),
        }
    }

    #[test]
    fn what_moved_is_painted_where_it_was_and_where_it_is() {
        let (still, old, new) = (square(80.0, 0.0), square(0.0, 0.0), square(0.0, 60.0));
        let painted = parts(&[still.clone(), old], &[still, new]);
        let covers = |x: f32, y: f32| painted.iter().any(|part| part.contains(pos2(x, y)));
        assert!(covers(0.5, 0.5) && covers(9.5, 69.5), "{painted:?}");
        assert!(!covers(85.0, 5.0), "what stands still is not painted: {painted:?}");
    }

    #[test]
    fn what_came_and_what_went_is_painted_and_what_stands_around_it_is_not() {
        let all = [square(0.0, 0.0), square(0.0, 40.0), square(80.0, 80.0)];
        let fewer = [all[0].clone(), all[2].clone()];
        for painted in [parts(&fewer, &all), parts(&all, &fewer)] {
            assert_eq!(painted, [Rect::from_min_max(pos2(0.0, 38.0), pos2(12.0, 52.0))]);
        }
    }

    #[test]
    fn what_is_cut_off_altogether_is_not_painted() {
        assert_eq!(parts(&[square(200.0, 0.0)], &[square(300.0, 0.0)]), []);
    }

    #[test]
    fn a_part_lies_on_whole_pixels_at_any_zoom() {
        for zoom in [0.8, 1.25, 1.5, 2.0] {
            let Damage::Parts(parts) = Damage::between(&[square(3.3, 3.3)], &[square(4.1, 3.3)], zoom) else {
                panic!("not all has changed")
            };
            for edge in parts.iter().flat_map(|part| [part.left(), part.top(), part.right(), part.bottom()]) {
                assert!((edge * zoom - (edge * zoom).round()).abs() < 1e-3, "{edge} at {zoom}");
            }
        }
    }

    #[test]
    fn so_many_changes_that_sorting_them_costs_more_than_painting_paint_all() {
        let many = |y: f32| -> Vec<_> { (0..300).map(|_| square(0.0, y)).collect() };
        assert_eq!(Damage::between(&many(0.0), &many(50.0), 1.0), Damage::All);
    }

    #[test]
    fn neighbours_become_one_part_and_strangers_stay_two() {
        let (near, far) = (Rect::from_min_size(pos2(12.0, 0.0), vec2(10.0, 10.0)), pos2(900.0, 700.0));
        let here = Rect::from_min_size(pos2(0.0, 0.0), vec2(10.0, 10.0));
        assert_eq!(joined(vec![here, near], 1.0), [here.union(near)]);
        assert_eq!(joined(vec![here, Rect::from_min_size(far, vec2(10.0, 10.0))], 1.0).len(), 2);
    }
}
