//! The look as it is drawn: every text of every screen, in every theme, on the ground that really lies under it.
//!
//! The tokens are measured beside the tokens; here nothing is believed. The frame is read as it would be painted, so a colour
//! that somebody uses where it cannot be read is found without being listed anywhere.

use egui::epaint::{ClippedShape, Shape, TextShape};
use egui::{Color32, Key, Pos2, Rect};
use egui_kittest::Harness;
use valet::console::calls::{CallState, Personality};
use valet::console::event::{Event, Intent, News};
use valet::console::failure::PressAgain;
use valet::console::ids::RetrievalId;
use valet::console::live::LiveNews;
use valet::console::session::Keychain;
use valet::ui::{Registration, Screen, ThemeChoice};

use crate::desk::{Desk, FIRST, failure, leg, look, recall, talk};

const THEMES: [(ThemeChoice, f64); 4] = [
    (ThemeChoice::Light, 4.5),
    (ThemeChoice::Dark, 4.5),
    (ThemeChoice::ContrastLight, 7.0),
    (ThemeChoice::ContrastDark, 7.0),
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
        for ClippedShape { clip_rect, shape, .. } in shapes {
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

/// A window in this theme.
fn window(theme: ThemeChoice, (width, height): (f32, f32), desk: Desk) -> Harness<'static, Desk> {
    let prepared = Screen::new(look(theme, 1.0), Registration::default());
    // The live line says one announcement a frame.
    let mut harness = Harness::builder()
        .with_max_steps(40)
        // The harness has a theme of its own, and it is dark.
        .with_theme(match theme {
            ThemeChoice::Light | ThemeChoice::ContrastLight => egui::Theme::Light,
            _ => egui::Theme::Dark,
        })
        .with_size([width, height])
        .with_context_setup(move |ctx| prepared.prepare(ctx))
        .build_ui_state(
            |ui, desk: &mut Desk| {
                for intent in desk.screen.ui(ui, &desk.console, desk.now) {
                    let effects = desk.console.update(Event::Intent(intent), desk.now);
                    desk.effects.extend(effects);
                }
            },
            desk,
        );
    harness.run();
    harness
}

fn retrieve(desk: &mut Desk, number: &str) {
    let slot = desk.slot(number);
    desk.console.update(Event::Intent(Intent::Retrieve { slot, on: None }), desk.now);
}

/// A board on which every state of a tile is to be seen.
fn lively(theme: ThemeChoice) -> Desk {
    let mut desk = Desk::new(look(theme, 1.0));
    desk.sign_in(12);
    desk.live(LiveNews::Up);
    let caller = |name: &'static str| Some((name, "+14085550142"));
    desk.live_park("7003", caller("Ines Prado"));
    desk.pass(15_000);
    desk.live_park("7002", caller("Zoë Müller-Lüdenscheidt-von der Wettern"));
    desk.pass(23_000);
    desk.live_park("7001", caller("Harriet Lund"));
    desk.live_park("7004", None);
    desk.live_park("7006", caller("Mia Roth"));
    desk.live_park("7006", None);
    for number in ["7007", "7008", "7009", "7010"] {
        retrieve(&mut desk, number);
    }
    desk.accepted(2);
    for (id, again) in [(3, PressAgain::Now), (4, PressAgain::AfterSecs(30))] {
        desk.news(News::Retrieved { id: RetrievalId(id), result: Err(failure("Webex refused.", again)) });
    }
    desk.pass(1_000);
    desk.calls(vec![
        leg(Personality::ClickToDial, CallState::Alerting),
        talk("ola", "Ola Berg", CallState::Connected),
        talk("sam", "Sam Otieno", CallState::Held),
        talk("tom", "Tom Abel", CallState::Alerting),
    ]);
    desk
}

fn recalled(theme: ThemeChoice) -> Desk {
    let mut desk = lively(theme);
    desk.calls(vec![recall("back", "Harriet Lund", "7001")]);
    desk.pass(1_000);
    desk
}

fn expired(theme: ThemeChoice) -> Desk {
    let mut desk = lively(theme);
    desk.news(News::Expired { epoch: FIRST });
    desk
}

fn failed(theme: ThemeChoice) -> Desk {
    let mut desk = lively(theme);
    desk.live(LiveNews::Lost { why: "the line was cut".to_owned() });
    let result = Err(failure("Webex has an error.", PressAgain::Now));
    desk.news(News::Extensions { epoch: FIRST, result });
    desk.news(News::Endpoints { epoch: FIRST, result: Ok(Vec::new()) });
    desk
}

fn signed_out(theme: ThemeChoice, has_client: bool) -> Desk {
    let mut desk = Desk::new(look(theme, 1.0));
    desk.start(has_client, Keychain::Missing { why: "no secret service".to_owned() });
    desk
}

#[test]
fn every_text_of_the_board_can_be_read_in_every_theme_and_width() {
    for (theme, least) in THEMES {
        for size in [(1280.0, 1400.0), (360.0, 2400.0)] {
            for (what, desk) in [
                ("a lively board", lively(theme)),
                ("a recall", recalled(theme)),
                ("an expired sign-in", expired(theme)),
                ("a board with failures", failed(theme)),
            ] {
                let harness = window(theme, size, desk);
                check(what, &harness.output().shapes, theme, least);
            }
        }
    }
}

#[test]
fn every_text_can_be_read_under_the_pointer_and_with_the_focus() {
    for (theme, least) in THEMES {
        let mut harness = window(theme, (1280.0, 800.0), lively(theme));
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
fn every_text_beside_the_board_can_be_read() {
    for (theme, least) in THEMES {
        for has_client in [true, false] {
            let harness = window(theme, (900.0, 1600.0), signed_out(theme, has_client));
            check("a signed-out window", &harness.output().shapes, theme, least);
        }
        let mut harness = window(theme, (1280.0, 800.0), lively(theme));
        harness.key_press(Key::F1);
        harness.run();
        check("the list of keys", &harness.output().shapes, theme, least);
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
