//! The theme follows the desktop where none was chosen by hand, at once and without being asked again.

use egui::{Color32, Theme};
use egui_kittest::Harness;
use valet::console::appearance::Appearance;
use valet::console::event::News;
use valet::ui::ThemeChoice;

use crate::desk::{Desk, look, window};

/// Light or dark, and whether the ground is pure white or black, as nothing but high contrast has it.
type Seen = (Theme, bool);

const LIGHT: Seen = (Theme::Light, false);
const DARK: Seen = (Theme::Dark, false);
const CONTRAST_LIGHT: Seen = (Theme::Light, true);
const CONTRAST_DARK: Seen = (Theme::Dark, true);

fn seen(harness: &Harness<'_, Desk>) -> Seen {
    let ground = harness.ctx.global_style().visuals.panel_fill;
    (harness.ctx.theme(), [Color32::WHITE, Color32::BLACK].contains(&ground))
}

/// A window with this theme. The harness sets one of its own, which is taken back.
fn open(theme: ThemeChoice) -> Harness<'static, Desk> {
    let mut desk = Desk::new(look(theme, 1.0));
    desk.sign_in(2);
    let mut harness = window(desk, 1280.0, 800.0, 1.0);
    let ctx = harness.ctx.clone();
    harness.state().screen.prepare(&ctx);
    harness.run();
    harness
}

fn desktop(harness: &mut Harness<'_, Desk>, dark: Option<bool>, high_contrast: bool) -> Seen {
    harness.state_mut().news(News::Appearance(Appearance { dark, high_contrast }));
    harness.step();
    seen(harness)
}

#[test]
fn the_system_theme_is_that_of_the_desktop_in_the_very_next_frame() {
    let mut harness = open(ThemeChoice::System);
    assert_eq!(seen(&harness), LIGHT, "nobody says");
    for (dark, high_contrast, expected) in [
        (Some(true), false, DARK),
        (Some(true), true, CONTRAST_DARK),
        (Some(false), true, CONTRAST_LIGHT),
        (Some(false), false, LIGHT),
        (None, true, CONTRAST_LIGHT),
        (Some(true), false, DARK),
        (None, false, LIGHT),
    ] {
        assert_eq!(desktop(&mut harness, dark, high_contrast), expected, "{dark:?} {high_contrast}");
    }
}

#[test]
fn a_theme_chosen_by_hand_stays_whatever_the_desktop_says() {
    for (choice, expected) in [
        (ThemeChoice::Light, LIGHT),
        (ThemeChoice::Dark, DARK),
        (ThemeChoice::ContrastLight, CONTRAST_LIGHT),
        (ThemeChoice::ContrastDark, CONTRAST_DARK),
    ] {
        let mut harness = open(choice);
        for (dark, high_contrast) in [(None, false), (Some(true), true), (Some(false), false)] {
            assert_eq!(desktop(&mut harness, dark, high_contrast), expected, "{choice:?} {dark:?}");
        }
    }
}
