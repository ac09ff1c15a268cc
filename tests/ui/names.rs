//! Names that are written from right to left: drawn as they are read, heard as they are written.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::event::News;
use valet::console::failure::PressAgain;
use valet::console::ids::RetrievalId;
use valet::ui::ThemeChoice;
use valet::words::{Language, Words};

use crate::desk::{Desk, failure, look, names, tile, tile_name};
use crate::languages::drawn_words;
use crate::scenes::{RIGHT_TO_LEFT, Window, scene};

/// The same name as it is drawn: each word by itself from right to left, the first one at the right.
const DRAWN: &str = "לוי דוד";

fn at_work() -> Harness<'static, Desk> {
    let window = Window::new(1280.0, 800.0, 1.0);
    let desk = Desk::new(look(ThemeChoice::Light, 1.0));
    let mut harness = scene("names from right to left")(desk, window, &Words::new(Language::English));
    // What came of a press stands in the activity, with the caller's name.
    tile(&harness, "7001").click();
    harness.run();
    let result = Err(failure("Webex refused.", PressAgain::Now));
    harness.state_mut().news(News::Retrieved { id: RetrievalId(1), result });
    harness.run();
    harness
}

#[test]
fn a_name_from_right_to_left_is_heard_as_it_is_written_wherever_it_stands() {
    let harness = at_work();
    assert!(tile_name(&harness, "7002").contains(RIGHT_TO_LEFT), "the tile");
    let in_role =
        |role| names(&harness, role).into_iter().filter(|name| name.contains(RIGHT_TO_LEFT)).count();
    assert!(in_role(Role::Group) > 0, "the card");
    harness.get_by_label_contains(&format!("Longest wait over 0:24 {RIGHT_TO_LEFT}"));
    harness.get_by_label_contains(&format!("7001 Lobby 1 · {RIGHT_TO_LEFT}"));
}

#[test]
fn a_name_from_right_to_left_is_drawn_as_it_is_read_wherever_it_stands() {
    let harness = at_work();
    let words = drawn_words(&harness);
    let wrong: Vec<_> = words.iter().filter(|words| words.contains(RIGHT_TO_LEFT)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let drawn = |begins: &str| words.iter().any(|words| words.starts_with(begins) && words.contains(DRAWN));
    assert!(drawn(DRAWN), "tile, strip and card");
    assert!(drawn("7001 Lobby 1 · "), "the activity");
    let whole = words.iter().filter(|words| **words == DRAWN).count();
    assert!(whole >= 4, "two tiles, the strip and the card: {words:?}");
}
