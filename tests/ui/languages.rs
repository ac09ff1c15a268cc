//! Every screen in every language, in a wide window, in one of 360 points and at 200 %: every control is inside the window,
//! and no words are cut off.

use egui::accesskit::Role;
use egui::{Rect, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::event::News;
use valet::store::Settings;
use valet::ui::{Look, ThemeChoice};
use valet::words::{ClockFace, Language, LanguageChoice, Words};

use crate::desk::{Desk, look, window};
use crate::pictures::BOARDS;
use crate::scenes::{Draw, GROUPS, Window, scene};

/// Width, height and zoom.
const WINDOWS: [(f32, f32, f32); 3] = [(1280.0, 800.0, 1.0), (360.0, 740.0, 1.0), (640.0, 400.0, 2.0)];

/// What others have written gives way where there is little room: an address, a location, the name of a slot, a note, and
/// names that are longer than most.
const GIVES_WAY: [&str; 9] = [
    "://",
    "config.toml",
    "Harbour Office",
    "Lobby",
    "delivery note missing",
    "von der Wettern",
    "Hohenwaldeck",
    "Konferenzraum",
    // Drawn without its font, as wide as nothing is.
    "קומה",
];

/// Draws the scenes of a group in every language and window and looks at them.
fn look_at(group: &str) {
    let (_, scenes) = GROUPS.into_iter().find(|(name, _)| *name == group).unwrap();
    let mut wrong = Vec::new();
    for (name, scene) in scenes {
        wrong.extend(wrong_in(*scene).into_iter().map(|what| format!("{name}, {what}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn wrong_in(scene: Draw) -> Vec<String> {
    let all = Language::ALL.into_iter().flat_map(|language| WINDOWS.map(|window| (language, window)));
    all.flat_map(|(language, window)| wrong_at(scene, language, window)).collect()
}

fn wrong_at(scene: Draw, language: Language, (width, height, zoom): (f32, f32, f32)) -> Vec<String> {
    // A time of twelve hours needs more room than one of 24.
    let (choice, clock) = (LanguageChoice::One(language), ClockFace::Hours12);
    let desk = Desk::new(Look { language: choice, clock, ..look(ThemeChoice::Light, zoom) });
    let harness = scene(desk, Window::new(width, height, zoom), &Words::new(language));
    let found = controls_outside(&harness, width).into_iter().chain(words_cut_off(&harness));
    found.map(|what| format!("{} {width}×{height} at {zoom}: {what}", language.tag())).collect()
}

/// Controls that are not wholly in the window.
pub fn controls_outside(harness: &Harness<'_, Desk>, width: f32) -> Vec<String> {
    let roles = [Role::Button, Role::RadioButton, Role::TextInput, Role::PasswordInput];
    let nodes = roles.into_iter().flat_map(|role| harness.query_all_by_role(role));
    nodes
        .filter(|node| node.rect().left() < 0.0 || node.rect().right() > width)
        .map(|node| format!("{:?} is at {:?}", node.accesskit_node().label(), node.rect()))
        .collect()
}

/// Words that end in "…" for want of room, or that stick out of what shows them.
pub fn words_cut_off<S>(harness: &Harness<'_, S>) -> Vec<String> {
    let mut found = Vec::new();
    for clipped in &harness.output().shapes {
        each_text(&clipped.shape, &mut |shape| {
            let text = shape.galley.text();
            let rect = shape.galley.mesh_bounds.translate(shape.pos.to_vec2());
            let sticks_out =
                |clip: Rect| rect.left() < clip.left() - 1.0 || rect.right() > clip.right() + 1.0;
            let is_drawn = rect.is_positive() && clipped.clip_rect.y_range().intersects(rect.y_range());
            let gives_way = GIVES_WAY.iter().any(|words| text.contains(words));
            if is_drawn && !gives_way && (shape.galley.elided || sticks_out(clipped.clip_rect)) {
                found.push(format!("{text:?} is cut off"));
            }
        });
    }
    found
}

/// All words that are drawn.
pub fn drawn_words<S>(harness: &Harness<'_, S>) -> Vec<String> {
    let mut words = Vec::new();
    for clipped in &harness.output().shapes {
        each_text(&clipped.shape, &mut |shape| words.push(shape.galley.text().to_owned()));
    }
    words
}

fn each_text(shape: &Shape, look: &mut impl FnMut(&egui::epaint::TextShape)) {
    match shape {
        Shape::Text(text) => look(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| each_text(shape, look)),
        _ => {}
    }
}

#[test]
fn a_screen_reader_is_told_the_language() {
    for language in Language::ALL {
        let language = LanguageChoice::One(language);
        let mut desk = Desk::new(Look { language, ..look(ThemeChoice::Light, 1.0) });
        desk.sign_in(1);
        let harness = window(desk, 1280.0, 800.0, 1.0);
        assert_eq!(harness.root().accesskit_node().language(), Some(language.tag()));
    }
}

#[test]
fn a_time_of_day_is_told_by_the_clock_of_the_settings() {
    let (twelve, all) = (ClockFace::Hours12, ClockFace::Hours24);
    for (clock, time, other) in [(twelve, "2:05\u{a0}PM", all), (all, "14:05", twelve)] {
        let mut desk = Desk::new(Look { clock, ..look(ThemeChoice::Light, 1.0) });
        desk.sign_in(2);
        desk.news(News::Trouble("The disk is full.".into()));
        let mut harness = window(desk, 1280.0, 800.0, 1.0);
        assert!(harness.query_all_by_label(time).next().is_some(), "{time}");
        // Changed while it is open.
        let mut settings = Settings::default();
        (settings.console.clock, settings.console.language) = (other, LanguageChoice::One(Language::English));
        let ctx = harness.ctx.clone();
        harness.state_mut().screen.take_settings(&ctx, settings);
        harness.run();
        assert!(harness.query_all_by_label(time).next().is_none(), "{time} is still there");
    }
}

/// The smallest text, in a large window and in a narrow one, and a screen of 4K.
const EXTREMES: [(f32, f32, f32); 3] = [(1600.0, 1000.0, 0.8), (450.0, 900.0, 0.8), (3840.0, 2160.0, 1.0)];

#[test]
fn with_the_smallest_text_and_on_a_screen_of_4k_nothing_is_cut_off() {
    let mut wrong = Vec::new();
    // Those whose words are the longest.
    for language in [Language::German, Language::French] {
        for (name, window) in BOARDS.iter().flat_map(|name| EXTREMES.map(|window| (name, window))) {
            let found = wrong_at(scene(name), language, window);
            wrong.extend(found.into_iter().map(|what| format!("{name}, {what}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn signing_in_fits_every_window_in_every_language() {
    look_at("signing in");
}

#[test]
fn the_board_fits_every_window_in_every_language() {
    look_at("board");
}

#[test]
fn calls_fit_every_window_in_every_language() {
    look_at("calls");
}

#[test]
fn what_opens_over_the_board_fits_every_window_in_every_language() {
    look_at("over the board");
}

#[test]
fn find_and_the_palette_fit_every_window_in_every_language() {
    look_at("find");
}

#[test]
fn every_name_fits_every_window_in_every_language() {
    look_at("names");
}

#[test]
fn the_settings_fit_every_window_in_every_language() {
    look_at("settings");
}

#[test]
fn the_compact_strip_fits_in_every_language() {
    look_at("compact strip");
}

#[test]
fn the_day_fits_every_window_in_every_language() {
    look_at("the day");
}
