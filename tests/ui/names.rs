//! Names that are written from right to left: drawn as they are read, heard as they are written.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use serde_json::json;
use valet::backend::convert;
use valet::console::calls::Call;
use valet::console::event::News;
use valet::console::failure::PressAgain;
use valet::console::ids::RetrievalId;
use valet::ui::ThemeChoice;
use valet::words::{Language, Words};

use crate::desk::{Desk, failure, look, names, tile, tile_name};
use crate::fits::drawn_words;
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

/// A call as the wire tells it, from somebody who wants to be more than a name.
fn hostile_call() -> Call {
    let name = format!("\u{202E}Harriet\u{200B}\n\u{1b}[31mLund {}", "x".repeat(100_000));
    let party = json!({"name": name, "number": "\u{2067}+1408\t5550142\r\n"});
    let call = json!({"id": "c", "personality": "terminator", "state": "alerting", "remoteParty": party});
    convert::call(serde_json::from_value(call).unwrap())
}

#[test]
fn a_name_of_controls_and_overrides_and_100_kb_is_one_line_of_text_on_the_screen() {
    let window = Window::new(1280.0, 800.0, 1.0);
    let desk = Desk::new(look(ThemeChoice::Light, 1.0));
    let mut harness = scene("names from right to left")(desk, window, &Words::new(Language::English));
    harness.state_mut().calls(vec![hostile_call()]);
    harness.run();
    let drawn = drawn_words(&harness);
    assert!(drawn.iter().any(|words| words.starts_with("Harriet [31mLund xx")), "{drawn:?}");
    let heard = [Role::Group, Role::Button, Role::Label].into_iter().flat_map(|role| names(&harness, role));
    for words in drawn.into_iter().chain(heard) {
        let is_bad = |c: char| c.is_control() && c != '\n' || "\u{202E}\u{2067}\u{200B}\u{1b}".contains(c);
        assert!(!words.contains(is_bad) && words.chars().count() < 2_000, "{words:?}");
    }
}
