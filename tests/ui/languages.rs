//! Every screen in every language, in a wide window, in one of 360 points and at 200 %: every control is inside the window,
//! and no words are cut off, neither in the window as it is nor below the fold.

use std::collections::BTreeSet;

use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::event::News;
use valet::store::Settings;
use valet::ui::{Look, ThemeChoice};
use valet::words::{ClockFace, Language, LanguageChoice, Words};

use crate::desk::{Desk, look, resize, window};
use crate::fits::{Cut, How, cut_off, drawn_at, outside};
use crate::scenes::{Draw, GROUPS, STRIP, Window};

/// Width, height and zoom.
const WINDOWS: [(f32, f32, f32); 3] = [(1280.0, 800.0, 1.0), (360.0, 740.0, 1.0), (640.0, 400.0, 2.0)];

/// Where a name is meant to be too long.
const LONG: &[&str] =
    &["long names", "the day, long names", "found, long names", "parked from find, a long name"];
/// Where a tile says so much that the least of it has no room: its sentence and its hover text say all of it.
const FULL: &[&str] = &["ringing for a caller", "a talk with a caller who was parked", "offline"];

/// What may give way, and where: nothing else does.
enum GivesWay {
    /// Exactly these words, in every scene.
    Words(&'static str),
    /// What holds this name or address, in these scenes, ends in "…".
    Of(&'static str, &'static [&'static str]),
    /// What holds this is left out in these scenes.
    LeftOut(&'static str, &'static [&'static str]),
}

const GIVES_WAY: &[GivesWay] = &[
    // The location of whoever is signed in, beside her number.
    GivesWay::Words("2100 · Harbour Office"),
    GivesWay::Of("Maximiliane Oberhuber-Schwarzenbacher von und zu Hohenwaldeck", LONG),
    GivesWay::Of("Konferenzraum Erdgeschoss links hinter dem Empfang", LONG),
    GivesWay::Of("Zoë Müller-Lüdenscheidt-von der Wettern", &["expired", "failures"]),
    // Drawn without its font, as wide as nothing is.
    GivesWay::Of("ראשונה קומה", &["names from right to left"]),
    // A note, the last of what stands on a tile.
    GivesWay::Of(
        "delivery note missing",
        &["long names", "names from right to left", "nobody waits", "restored", "recall", "two recalls"],
    ),
    // They are copied by the button beside them.
    GivesWay::Of("/home/rosa/.config/valet/config.toml", &["cannot start"]),
    // A tile that has a caller, a way out and what failed: the name of the slot is in its sentence.
    GivesWay::LeftOut("Lobby 3", &["failures, all of them"]),
    GivesWay::LeftOut("+14085550142", FULL),
    GivesWay::LeftOut("Avant redémarrage, non vérifié", FULL),
    GivesWay::LeftOut("Seit vor Neustart, unbestätigt", FULL),
    GivesWay::LeftOut("Antes del reinicio, sin verificar", FULL),
    GivesWay::LeftOut("delivery note missing", FULL),
];

impl GivesWay {
    fn covers(&self, scene: &str, cut: &Cut) -> bool {
        match self {
            Self::Words(words) => cut.words == *words && cut.how == How::Elided,
            Self::Of(part, scenes) => {
                cut.words.contains(part) && cut.how == How::Elided && scenes.contains(&scene)
            }
            Self::LeftOut(part, scenes) => {
                cut.words.contains(part) && cut.how == How::LeftOut && scenes.contains(&scene)
            }
        }
    }
}

/// Draws the scenes of a group in every language and window and looks at them.
fn look_at(group: &str) {
    let (_, scenes) = GROUPS.into_iter().find(|(name, _)| *name == group).unwrap();
    let mut wrong = Vec::new();
    for (name, scene) in scenes {
        wrong.extend(wrong_in(name, *scene));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn wrong_in(name: &str, scene: Draw) -> Vec<String> {
    let all = Language::ALL.into_iter().flat_map(|language| WINDOWS.map(|window| (language, window)));
    all.flat_map(|(language, window)| wrong_at(name, scene, language, window)).collect()
}

/// So high that hardly anything is left to scroll but in dialogs.
const WHOLE: f32 = 9_000.0;
/// More than any page needs.
const MOST_TURNS: usize = 40;

fn wrong_at(name: &str, scene: Draw, language: Language, window: (f32, f32, f32)) -> Vec<String> {
    let (width, height, zoom) = window;
    wrong_where(name, scene, (language, zoom), Window::new(width, height, zoom))
}

/// `wanted`: the size of the settings, of which the window may have room for less.
fn wrong_where(name: &str, scene: Draw, (language, wanted): (Language, f32), window: Window) -> Vec<String> {
    let Window { width, height, zoom, .. } = window;
    // A time of twelve hours needs more room than one of 24.
    let (choice, clock) = (LanguageChoice::One(language), ClockFace::Hours12);
    let desk = Desk::new(Look { language: choice, clock, ..look(ThemeChoice::Light, wanted) });
    let mut harness = scene(desk, window, &Words::new(language));
    if wanted != zoom {
        let height = harness.ctx.content_rect().height();
        resize(&mut harness, (width * zoom, height * zoom));
        assert_eq!(harness.ctx.zoom_factor(), zoom, "{name}");
    }
    let mut found = misfits(name, &harness);
    if !is_strip(&harness) {
        found.extend(below_the_fold(name, &mut harness));
    }
    let at = format!("{name}, {} {width}×{height} at {zoom}", language.tag());
    found.into_iter().map(|what| format!("{at}: {what}")).collect()
}

/// The same for what was below the fold: the window is made as high as all of it, and what scrolls even so is turned page by
/// page.
fn below_the_fold(name: &str, harness: &mut Harness<'_, Desk>) -> BTreeSet<String> {
    let width = harness.ctx.content_rect().width();
    harness.set_size(egui::vec2(width, WHOLE));
    harness.run();
    let mut found: BTreeSet<String> = misfits(name, harness).into_iter().collect();
    let bars: Vec<Rect> = harness.query_all_by_role(Role::ScrollBar).map(|bar| bar.rect()).collect();
    for bar in bars {
        let mut turns = 0;
        while turn_page(harness, bar) {
            found.extend(misfits(name, harness));
            turns += 1;
            assert!(turns < MOST_TURNS, "{name} has no end");
        }
    }
    found
}

/// Turns the wheel over what this bar scrolls. Returns whether anything moved.
fn turn_page(harness: &mut Harness<'_, Desk>, bar: Rect) -> bool {
    let before = drawn_at(harness);
    harness.hover_at(bar.left_center() - egui::vec2(2.0, 0.0));
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -0.8 * bar.height()),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    });
    harness.run();
    drawn_at(harness) != before
}

/// The compact strip has one size and never scrolls.
fn is_strip(harness: &Harness<'_, Desk>) -> bool {
    let size = harness.ctx.content_rect().size();
    (size.x, size.y) == STRIP
}

/// What is cut off or outside the window.
fn misfits(name: &str, harness: &Harness<'_, Desk>) -> Vec<String> {
    let size = harness.ctx.content_rect().size();
    let cut =
        cut_off(harness).into_iter().filter(|cut| !GIVES_WAY.iter().any(|gives| gives.covers(name, cut)));
    let cut = cut.map(|cut| format!("{:?} {:?}", cut.how, cut.words));
    outside(harness, size.x, size.y).into_iter().chain(cut).collect()
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

/// The smallest text, in a large window and in a narrow one, a screen of 4K, the smallest window, and what a laptop of 1366 by
/// 768 has room for at 200 %.
const EXTREMES: [(f32, f32, f32); 5] = [
    (1600.0, 1000.0, 0.8),
    (450.0, 900.0, 0.8),
    (3840.0, 2160.0, 1.0),
    (360.0, 400.0, 1.0),
    (675.0, 340.0, 2.0),
];

/// Draws the scenes of these groups there, in the languages whose words are the longest.
fn look_at_extremes(of: impl Fn(&str) -> bool) {
    let mut wrong = Vec::new();
    for (name, scene) in GROUPS.into_iter().filter(|(group, _)| of(group)).flat_map(|(_, scenes)| scenes) {
        for (language, window) in [Language::German, Language::French]
            .into_iter()
            .flat_map(|language| EXTREMES.map(|w| (language, w)))
        {
            wrong.extend(wrong_at(name, *scene, language, window));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// Two tests, so that two processors have work.
const CALLS_AND_BOARD: [&str; 2] = ["calls", "board"];

#[test]
fn in_the_smallest_text_and_window_and_on_a_screen_of_4k_boards_and_calls_are_not_cut_off() {
    look_at_extremes(|group| CALLS_AND_BOARD.contains(&group));
}

#[test]
fn in_the_smallest_text_and_window_and_on_a_screen_of_4k_nothing_else_is_cut_off() {
    look_at_extremes(|group| !CALLS_AND_BOARD.contains(&group));
}

#[test]
fn with_200_percent_set_a_window_of_360_points_cuts_nothing_off() {
    // The text is as large as has room: this window as it is set to 100 %, and one of 540 points.
    let windows = [Window::new(360.0, 740.0, 1.0), Window::new(360.0, 500.0, 1.5)];
    let scenes = GROUPS.into_iter().flat_map(|(_, scenes)| scenes);
    let all = scenes.flat_map(|scene| windows.map(|window| (scene, window)));
    let wrong: Vec<String> =
        all.flat_map(|((name, scene), at)| wrong_where(name, *scene, (Language::German, 2.0), at)).collect();
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
