use super::*;
use eframe::egui::epaint::{ImageDelta, RectShape};
use eframe::egui::{Color32, ColorImage, Shape, TextureOptions, pos2, vec2};

const SIDE: usize = 64;

/// A frame of 64×64 points with a red square of eight points at each of these places, and its letters.
fn frame(ctx: &Context, squares: &[f32]) -> FullOutput {
    let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(SIDE as f32, SIDE as f32));
    let square = |at: &f32| {
        let square = Rect::from_min_size(pos2(*at, *at), vec2(8.0, 8.0));
        ClippedShape::new(window, RectShape::filled(square, 0, Color32::RED))
    };
    let input = eframe::egui::RawInput { screen_rect: Some(window), ..Default::default() };
    let mut output = ctx.run_ui(input, |_| {});
    output.shapes = squares.iter().map(square).collect();
    output
}

/// A canvas, what it is painted upon, and the window.
struct Painted {
    ctx: Context,
    canvas: Canvas,
    pixels: Vec<u32>,
}

impl Painted {
    fn new(squares: &[f32]) -> Self {
        let (ctx, canvas) = (Context::default(), Canvas::default());
        let mut painted = Self { ctx, canvas, pixels: vec![0; SIDE * SIDE] };
        assert!(painted.take(squares));
        painted.paint(0);
        painted
    }

    fn take(&mut self, squares: &[f32]) -> bool {
        let mut output = frame(&self.ctx, squares);
        self.canvas.take(&self.ctx, &mut output)
    }

    fn paint(&mut self, age: usize) -> Vec<Rect> {
        let mut onto = Pixels { width: SIDE, pixels: &mut self.pixels };
        self.canvas.paint(&self.ctx, age, &mut onto)
    }

    fn is_red(&self, at: usize) -> bool {
        self.pixels[at * SIDE + at] == 0x00ff_0000
    }
}

#[test]
fn a_frame_that_looks_like_the_one_before_is_not_painted_again() {
    let mut painted = Painted::new(&[0.0]);
    assert!(!painted.take(&[0.0]));
    assert!(painted.take(&[40.0]));
}

#[test]
fn what_has_changed_is_painted_and_what_has_not_is_left_as_it_is() {
    let mut painted = Painted::new(&[0.0, 40.0]);
    assert!(painted.is_red(2) && painted.is_red(42));
    painted.pixels[60] = 0x0012_3456;
    assert!(painted.take(&[0.0, 20.0]));
    let parts = painted.paint(1);
    assert!(painted.is_red(2) && painted.is_red(22) && !painted.is_red(42), "{parts:?}");
    assert_eq!(painted.pixels[60], 0x0012_3456, "{parts:?}");
}

#[test]
fn a_picture_of_two_frames_ago_gets_what_changed_since() {
    let mut painted = Painted::new(&[40.0]);
    let two_ago = painted.pixels.clone();
    assert!(painted.take(&[20.0]));
    painted.paint(1);
    assert!(painted.take(&[0.0]));
    painted.pixels = two_ago;
    painted.paint(2);
    assert!(painted.is_red(2) && !painted.is_red(22) && !painted.is_red(42));
}

#[test]
fn a_picture_of_which_nobody_knows_what_it_shows_is_painted_whole() {
    for age in [0, REMEMBERED + 1] {
        let mut painted = Painted::new(&[0.0, 40.0]);
        for turn in 0..REMEMBERED {
            assert!(painted.take(&[1.0 + turn as f32, 40.0]));
            painted.paint(1);
        }
        painted.pixels.fill(0);
        painted.paint(age);
        assert!(painted.is_red(8) && painted.is_red(42), "of {age} frames ago");
        assert!(painted.pixels.iter().all(|pixel| *pixel != 0), "of {age} frames ago");
    }
}

#[test]
fn new_letters_leave_the_picture_as_it_is_and_another_texture_does_not() {
    let mut painted = Painted::new(&[0.0]);
    let dot = || ColorImage::filled([1, 1], Color32::WHITE);
    for (id, pos, is_painted) in [
        (TextureId::default(), Some([0, 0]), false),
        (TextureId::default(), None, true),
        (TextureId::User(7), None, true),
    ] {
        let mut output = frame(&painted.ctx, &[0.0]);
        let delta = ImageDelta { pos, ..ImageDelta::full(dot(), TextureOptions::LINEAR) };
        output.textures_delta.set.entry(id).or_default().push(delta);
        assert_eq!(painted.canvas.take(&painted.ctx, &mut output), is_painted, "{id:?} at {pos:?}");
    }
}

#[test]
fn a_shape_without_bounds_changes_nothing() {
    let mut painted = Painted::new(&[0.0]);
    let mut output = frame(&painted.ctx, &[0.0]);
    output.shapes.push(ClippedShape::new(Rect::EVERYTHING, Shape::Noop));
    assert!(!painted.canvas.take(&painted.ctx, &mut output));
}
