//! The look as it is drawn: every text of every screen, in every theme, on the ground that really lies under it.
//!
//! The tokens are measured beside the tokens; here nothing is believed. The frame is read as it would be painted, so a colour
//! that somebody uses where it cannot be read is found without being listed anywhere.

use egui::accesskit::Role;
use egui::epaint::{ClippedShape, Shape, TextShape};
use egui::{Color32, Key, Pos2, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::ui::ThemeChoice;
use valet::words::{Language, Words};

use crate::desk::{Desk, look, window};
use crate::scenes::{GROUPS, Window, lively};

/// The contrast of text (WCAG 2.2, 1.4.3).
const AT_LEAST: f64 = 4.5;
/// The same where high contrast was asked for (1.4.6).
const HIGH: f64 = 7.0;
const THEMES: [(ThemeChoice, f64); 4] = [
    (ThemeChoice::Light, AT_LEAST),
    (ThemeChoice::Dark, AT_LEAST),
    (ThemeChoice::ContrastLight, HIGH),
    (ThemeChoice::ContrastDark, HIGH),
];
/// What is switched off need not be read (WCAG 2.2, 1.4.3), and yet should be.
const FADED: f64 = 3.0;

/// A text, and what lies under its middle.
struct Drawn {
    words: String,
    text: Color32,
    ground: Color32,
}

fn over(top: Color32, below: Color32) -> Color32 {
    let left = 255 - u16::from(top.a());
    let channel = |top: u8, below: u8| top.saturating_add((u16::from(below) * left / 255) as u8);
    Color32::from_rgba_premultiplied(
        channel(top.r(), below.r()),
        channel(top.g(), below.g()),
        channel(top.b(), below.b()),
        255,
    )
}

fn luminance(colour: Color32) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Everything that was painted until now, from below.
#[derive(Default)]
struct Frame {
    grounds: Vec<(Rect, Color32)>,
    texts: Vec<Drawn>,
}

impl Frame {
    fn of(shapes: &[ClippedShape]) -> Self {
        let mut frame = Self::default();
        // The first one is the ground of the harness: the real window has none, and is black where nothing is painted.
        for ClippedShape { clip_rect, shape, .. } in shapes.iter().skip(1) {
            frame.add(*clip_rect, shape);
        }
        frame
    }

    fn add(&mut self, clip: Rect, shape: &Shape) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.add(clip, shape)),
            // What is blurred is a shadow, and nothing stands on it.
            Shape::Rect(rect) if rect.fill.a() > 0 && rect.blur_width == 0.0 => {
                self.grounds.push((rect.rect.intersect(clip), rect.fill));
            }
            Shape::Text(text) => self.text(clip, text),
            _ => {}
        }
    }

    fn ground(&self, at: Pos2) -> Color32 {
        let under = self.grounds.iter().filter(|(rect, _)| rect.contains(at));
        under.fold(Color32::BLACK, |below, (_, fill)| over(*fill, below))
    }

    fn text(&mut self, clip: Rect, text: &TextShape) {
        let at = text.galley.rect.translate(text.pos.to_vec2()).intersect(clip);
        if !at.is_positive() || text.galley.text().trim().is_empty() {
            return;
        }
        let ground = self.ground(at.center());
        for section in &text.galley.job.sections {
            let own = section.format.color;
            let own = if own == Color32::PLACEHOLDER { text.fallback_color } else { own };
            let colour = text.override_text_color.unwrap_or(own).gamma_multiply(text.opacity_factor);
            let words = text.galley.text().to_owned();
            self.texts.push(Drawn { words, text: colour, ground });
        }
    }
}

/// Fails if a text of this frame cannot be read.
fn check(what: &str, shapes: &[ClippedShape], theme: ThemeChoice, least: f64) {
    let frame = Frame::of(shapes);
    assert!(!frame.texts.is_empty(), "{what} shows nothing");
    // The test would measure the wrong theme without a word.
    let is_light = matches!(theme, ThemeChoice::Light | ThemeChoice::ContrastLight);
    assert_eq!(luminance(frame.ground(Pos2::new(40.0, 12.0))) > 0.1, is_light, "{what} is not in {theme:?}");
    let low: Vec<String> = frame
        .texts
        .iter()
        .filter_map(|drawn| {
            let found = contrast(over(drawn.text, drawn.ground), drawn.ground);
            let needed = if drawn.text.a() < 255 { FADED } else { least };
            let Drawn { words, text, ground } = drawn;
            (found < needed).then(|| format!("“{words}”: {text:?} on {ground:?} has {found:.2} of {needed}"))
        })
        .collect();
    assert!(low.is_empty(), "{what} in {theme:?}:\n{}", low.join("\n"));
}

const WIDE: (f32, f32) = (1280.0, 1400.0);
const NARROW: (f32, f32) = (360.0, 2400.0);

/// Looks at every scene in this theme.
fn check_all(theme: ThemeChoice, windows: &[(f32, f32)], least: f64) {
    let words = Words::new(Language::English);
    for &(width, height) in windows {
        let window = Window::new(width, height, 1.0);
        for (name, draw) in GROUPS.into_iter().flat_map(|(_, scenes)| scenes) {
            let harness = draw(Desk::new(look(theme, 1.0)), window, &words);
            check(&format!("{name}, {width} wide"), &harness.output().shapes, theme, least);
        }
    }
}

#[test]
fn every_text_of_every_screen_can_be_read_in_light() {
    check_all(ThemeChoice::Light, &[WIDE, NARROW], AT_LEAST);
}

#[test]
fn every_text_of_every_screen_can_be_read_in_dark() {
    check_all(ThemeChoice::Dark, &[WIDE, NARROW], AT_LEAST);
}

#[test]
fn every_text_of_every_screen_can_be_read_in_high_contrast_on_white() {
    check_all(ThemeChoice::ContrastLight, &[WIDE, NARROW], HIGH);
}

#[test]
fn every_text_of_every_screen_can_be_read_in_high_contrast_on_black() {
    check_all(ThemeChoice::ContrastDark, &[WIDE, NARROW], HIGH);
}

#[test]
fn every_text_can_be_read_under_the_pointer_and_with_the_focus() {
    for (theme, least) in THEMES {
        let mut desk = Desk::new(look(theme, 1.0));
        lively(&mut desk);
        let mut harness = window(desk, 1280.0, 800.0, 1.0);
        for step in 0..25 {
            harness.key_press(Key::Tab);
            harness.run();
            check(&format!("the focus after {step} more"), &harness.output().shapes, theme, least);
        }
        for row in 0..6 {
            for column in 0..5 {
                harness.hover_at(Pos2::new(100.0 + 260.0 * column as f32, 40.0 + 130.0 * row as f32));
                harness.run();
                check("under the pointer", &harness.output().shapes, theme, least);
            }
        }
    }
}

#[test]
fn what_cannot_be_read_is_found() {
    let shades = [(60, 255, true), (190, 255, false), (60, 90, false)];
    for (grey, alpha, can_be_read) in shades {
        let harness = Harness::builder().build_ui(move |ui| {
            let fill = Color32::from_gray(230);
            egui::Frame::new().fill(fill).show(ui, |ui| {
                let text = Color32::from_rgba_unmultiplied(grey, grey, grey, alpha);
                ui.label(egui::RichText::new("grey").color(text));
            });
        });
        let frame = Frame::of(&harness.output().shapes);
        let [Drawn { text, ground, .. }] = &frame.texts[..] else { panic!("one text") };
        assert_eq!(contrast(over(*text, *ground), *ground) >= 4.5, can_be_read, "{grey} at {alpha}");
    }
}

/// Fill and border of what is painted as large as this button, and whether its border is of dashes.
fn dress(harness: &Harness<'_, Desk>, name: &str) -> (Color32, Color32, bool) {
    let button = harness.get_by_role_and_label(Role::Button, name);
    assert!(button.accesskit_node().is_disabled(), "{name}");
    let rect = button.rect();
    let is_it = |drawn: Rect| (drawn.min - rect.min).length() < 2.0 && (drawn.max - rect.max).length() < 2.0;
    let shapes = harness.output().shapes.iter().map(|clipped| &clipped.shape);
    let drawn = shapes.clone().find_map(|shape| match shape {
        Shape::Rect(drawn) if is_it(drawn.rect) => Some((drawn.fill, drawn.stroke.color)),
        _ => None,
    });
    let (fill, border) = drawn.unwrap_or_else(|| panic!("{name} has no ground"));
    let dashes = shapes.filter(
        |shape| matches!(shape, Shape::LineSegment { points, .. } if points.iter().all(|at| rect.contains(*at))),
    );
    (fill, border, dashes.count() > 8)
}

#[test]
fn what_cannot_be_pressed_now_looks_alike_whether_the_screen_is_for_it_or_not() {
    for (theme, least) in THEMES {
        let (_, draw) = GROUPS
            .iter()
            .flat_map(|(_, scenes)| scenes.iter())
            .find(|(name, _)| *name == "new call")
            .unwrap();
        let harness = draw(
            Desk::new(look(theme, 1.0)),
            Window::new(1280.0, 800.0, 1.0),
            &Words::new(Language::English),
        );
        let quiet = dress(&harness, "Retrieve");
        for name in ["Call on Desk phone", "Pick up"] {
            assert_eq!(dress(&harness, name), quiet, "{name} in {theme:?}");
        }
        assert_eq!(quiet.2, least == HIGH, "in high contrast a frame of dashes tells it: {theme:?}");
        assert!(quiet.2 || quiet.1.a() > 0, "it has a frame: {theme:?}");
    }
}
