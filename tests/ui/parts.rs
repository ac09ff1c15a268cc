//! Painting only what has changed gives the picture that painting everything gives, and for a second that passes it is little.

use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use valet::canvas::damage::{self, Damage};
use valet::ui::ThemeChoice;
use valet::words::{Language, Words};

use crate::desk::{Desk, look};
use crate::paint::{MARGIN, picture};
use crate::scenes::{GROUPS, Window};

/// What a person or the time does to a window.
type Step = (&'static str, fn(&mut Harness<'_, Desk>));

const STEPS: [Step; 9] = [
    ("a second", |harness| harness.state_mut().pass(1_000)),
    ("Tab", |harness| harness.key_press(Key::Tab)),
    ("the pointer in the middle", |harness| harness.hover_at(harness.ctx.content_rect().center())),
    ("the wheel", |harness| {
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -120.0),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
        });
    }),
    ("the list of keys", |harness| harness.key_press(Key::F1)),
    ("Escape", |harness| harness.key_press(Key::Escape)),
    ("the palette", |harness| harness.key_press_modifiers(Modifiers::COMMAND, Key::K)),
    ("a letter", |harness| harness.event(egui::Event::Text("r".into()))),
    ("a minute", |harness| harness.state_mut().pass(60_000)),
];

/// The scene of this name.
fn scene(name: &str, window: Window) -> Harness<'static, Desk> {
    let mut scenes = GROUPS.iter().flat_map(|(_, scenes)| scenes.iter());
    let (_, draw) = scenes.find(|(known, _)| *known == name).unwrap();
    let desk = Desk::new(look(ThemeChoice::Light, window.zoom));
    draw(desk, Window { margin: MARGIN, ..window }, &Words::new(Language::English))
}

/// Does a step and paints its damage over the picture from before: what was painted, in part of the window.
fn do_step(harness: &mut Harness<'_, Desk>, name: &str, (what, step): Step) -> f32 {
    let before = harness.output().shapes.clone();
    let mut partly = picture(harness);
    step(harness);
    harness.run();
    let (ctx, output) = (&harness.ctx, harness.output());
    let window = ctx.content_rect();
    let parts = match Damage::between(&before, &output.shapes, output.pixels_per_point) {
        Damage::Parts(parts) => parts,
        Damage::All => vec![window],
    };
    let ground = ctx.global_style().visuals.panel_fill;
    let shapes = parts.iter().flat_map(|part| damage::within(*part, &output.shapes, ground)).collect();
    partly.paint(harness, shapes);
    let differs = picture(harness).first_difference(&partly);
    assert_eq!(
        differs, None,
        "{what} in {name:?}: this pixel is not as it should be, with {parts:?} painted"
    );
    parts.iter().map(Rect::area).sum::<f32>() / window.area()
}

#[test]
fn what_is_painted_in_parts_looks_as_if_painted_whole() {
    let wide = Window::new(1280.0, 800.0, 1.0);
    let fraction = Window::new(512.0, 640.0, 1.25);
    for (name, window) in [("board", wide), ("fifty slots", fraction), ("recall", wide)] {
        let mut harness = scene(name, window);
        for step in STEPS {
            do_step(&mut harness, name, step);
        }
    }
}

#[test]
fn a_second_on_a_full_board_paints_less_than_a_tenth_of_the_window() {
    let mut harness = scene("fifty slots", Window::new(1280.0, 800.0, 1.0));
    let part = do_step(&mut harness, "fifty slots", STEPS[0]);
    assert!(part > 0.0 && part < 0.1, "it paints {part} of the window");
}

#[test]
fn where_nothing_has_changed_nothing_is_painted() {
    let mut harness = scene("fifty slots", Window::new(1280.0, 800.0, 1.0));
    let part = do_step(&mut harness, "fifty slots", ("nothing", |_| {}));
    assert_eq!(part, 0.0);
}
