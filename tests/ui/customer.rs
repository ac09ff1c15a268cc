//! What one would not show a customer: things cut off or covered, keys that lead out of sight, a board that leaves its
//! attendant alone.

use egui::accesskit::Role;
use egui::epaint::Shape;
use egui::{Key, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::calls::{CallState, Party};
use valet::console::event::News;
use valet::console::history::{PastCall, PastKind};
use valet::ui::ThemeChoice;
use valet::words::{Language, Words};

use crate::desk::{Desk, FIRST, board, look, recall, talk, window};
use crate::scenes::{Window, scene};

/// A window of this size over a scene, in English and in light.
fn shown(name: &str, width: f32, height: f32) -> Harness<'static, Desk> {
    let desk = Desk::new(look(ThemeChoice::Light, 1.0));
    scene(name)(desk, Window::new(width, height, 1.0), &Words::new(Language::English))
}

#[test]
fn what_a_key_opens_is_in_sight_however_much_stands_above_it() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.sign_in(50);
    let mut harness = window(desk, 360.0, 740.0, 1.0);
    harness.key_press(Key::F7);
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Number to call").rect();
    assert!(field.top() >= 0.0 && field.bottom() <= 700.0, "{field:?}");
    harness.key_press(Key::Escape);
    harness.key_press(Key::F12);
    harness.run();
    let call = PastCall {
        kind: PastKind::Missed,
        party: Party { name: Some("Ola Berg".to_owned()), number: Some("2107".to_owned()) },
        at: None,
    };
    harness.state_mut().news(News::History { epoch: FIRST, result: Ok(vec![call; 30]) });
    harness.run();
    let heading = harness.get_by_role_and_label(Role::Button, "Recent calls").rect();
    assert!(
        heading.top() >= 0.0 && heading.bottom() <= 400.0,
        "what opens below it has no room: {heading:?}"
    );
}

#[test]
fn the_banner_of_a_recall_leaves_her_calls_in_sight() {
    for width in [800.0, 1280.0, 2560.0] {
        let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
        desk.sign_in(2);
        desk.controllable();
        desk.calls(vec![
            talk("ola", "Ola Berg", CallState::Connected),
            recall("back", "Harriet Lund", "7001"),
        ]);
        let harness = window(desk, width, 800.0, 1.0);
        let answer = "Answer Harriet Lund, back from 7001 Lobby 1, on Desk phone";
        let parts = [
            harness.get_by_label("Harriet Lund is back from 7001 Lobby 1").rect(),
            harness.get_by_role_and_label(Role::Button, answer).rect(),
        ];
        let banner = parts[0].union(parts[1]);
        let hold = harness.get_by_role_and_label(Role::Button, "Hold Ola Berg").rect();
        assert!(banner.right() < hold.left(), "{width}: {banner:?} and {hold:?}");
        assert!(banner.left() >= 0.0, "{width}: {banner:?}");
    }
}

#[test]
fn no_border_of_a_card_is_cut_off_where_the_calls_scroll() {
    for (name, width, height) in [("board", 1280.0, 800.0), ("cards", 1280.0, 800.0), ("cards", 360.0, 740.0)]
    {
        let harness = shown(name, width, height);
        for clipped in &harness.output().shapes {
            let Shape::Rect(rect) = &clipped.shape else { continue };
            let drawn = rect.visual_bounding_rect();
            let is_card = rect.stroke.width > 0.0 && rect.rect.width() > 200.0;
            let (clip, is_seen) = (clipped.clip_rect, clipped.clip_rect.intersects(drawn));
            if is_card && is_seen {
                let fits = drawn.left() >= clip.left() && drawn.right() <= clip.right() + 0.5;
                assert!(fits, "{name}, {width} wide: {drawn:?} in {clip:?}");
            }
        }
    }
}

#[test]
fn a_board_without_slots_says_what_to_ask_for_and_copies_it() {
    let mut harness = board(0);
    let wish = "Please let Rosa Keller see the parked calls: Control Hub › Users › Rosa Keller › Calling › Monitoring › \
                Add Call Park Extension, and there every park extension that the reception uses.";
    harness.get_by_label(wish);
    let button = "Copy What to ask your administrator for";
    harness.get_by_role_and_label(Role::Button, button).click();
    let is_it = |command: &OutputCommand| matches!(command, OutputCommand::CopyText(text) if text == wish);
    let copied = (0..5).any(|_| {
        harness.step();
        harness.output().platform_output.commands.iter().any(is_it)
    });
    assert!(copied, "the sentence goes to the clipboard");
}

#[test]
fn offline_says_how_old_the_board_is_and_how_to_fetch_a_caller_without_it() {
    let harness = shown("offline", 1280.0, 800.0);
    harness.get_by_label_contains(
        "on any phone dial the retrieve code (usually *88) and the number of the slot",
    );
}
