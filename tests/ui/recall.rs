//! Recalls: a banner above everything, and one key that answers.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::calls::CallState;
use valet::console::event::Intent;
use valet::console::failure::PressAgain;
use valet::console::live::{LiveNews, TargetState};
use valet::console::orders::CallAct;
use valet::ui::ThemeChoice;

use crate::desk::{
    Desk, board, board_at_start, failure, look, names, press, recall, talk, tile, tile_name, type_anywhere,
    window,
};
use crate::fits::drawn_rows;

const ANSWER: &str = "Answer Harriet Lund, back from 7001 Lobby 1, on Desk phone";
const AGAIN: &str = "Park Harriet Lund again on 7001 Lobby 1";

/// Harriet was parked on 7001 by the attendant for Dr Lee 50 seconds ago and rings again.
fn recalled() -> Harness<'static, Desk> {
    let mut harness = board_at_start(2);
    let desk = harness.state_mut();
    desk.controllable();
    desk.live(LiveNews::Up);
    desk.restore("7001", "Harriet Lund", 50);
    desk.calls(vec![recall("back", "Harriet Lund", "7001")]);
    harness.run();
    harness.state_mut().pass(1_000);
    harness.run();
    harness
}

fn acts(harness: &Harness<'_, Desk>) -> Vec<(String, CallAct)> {
    let act = |intent: &Intent| match intent {
        Intent::Call { call, act } => Some((call.0.clone(), act.clone())),
        _ => None,
    };
    harness.state().intents.iter().filter_map(act).collect()
}

#[test]
fn the_banner_says_who_from_where_how_long_by_whom_and_for_whom() {
    let harness = recalled();
    harness.get_by_role_and_label(
        Role::Group,
        "Recall: Harriet Lund is back from 7001 Lobby 1, parked 0:50 ago by you for Dr Lee.",
    );
    harness.get_by_label("Harriet Lund is back from 7001 Lobby 1");
    harness.get_by_label_contains("Parked 0:50 ago by you, for Dr Lee, “delivery note missing”");
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, Harriet Lund is back from 7001 Lobby 1 and rings, for Dr Lee, by you, \
         “delivery note missing”. Answer on Desk phone"
    );
}

#[test]
fn who_parked_her_is_the_same_to_the_ear_and_to_the_eye() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.now.mono_ms = 1_000;
    desk.sign_in_as(Err(failure("Not now.", PressAgain::Now)), 2);
    desk.restore_of(None, "7001", "Harriet Lund", 50);
    desk.calls(vec![recall("back", "Harriet Lund", "7001")]);
    let harness = window(desk, 1280.0, 800.0, 1.0);
    let heard = "Recall: Harriet Lund is back from 7001 Lobby 1, parked 0:50 ago by Tom Abel for Dr Lee.";
    harness.get_by_role_and_label(Role::Group, heard);
    harness.get_by_label_contains("Parked 0:50 ago by Tom Abel, for Dr Lee");
    assert!(tile_name(&harness, "7001").contains("by Tom Abel"), "{}", tile_name(&harness, "7001"));
}

#[test]
fn whom_nobody_saw_come_was_parked_over_so_long_ago_to_the_ear_and_to_the_eye() {
    let mut harness = board_at_start(2);
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    let slot = desk.slot("7001");
    desk.live(LiveNews::Target { slot, state: TargetState::Live });
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.pass(12_000);
    desk.calls(vec![recall("back", "Harriet Lund", "7001")]);
    harness.run();
    let heard = "Recall: Harriet Lund is back from 7001 Lobby 1, parked at least 0:12 ago.";
    harness.get_by_role_and_label(Role::Group, heard);
    harness.get_by_label_contains("Parked over 0:12 ago");
}

#[test]
fn where_the_banner_is_narrow_no_row_of_it_ends_or_begins_with_a_dot() {
    for width in (320..760).step_by(20) {
        let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
        desk.sign_in(2);
        desk.restore("7001", "Harriet Lund", 50);
        desk.calls(vec![recall("back", "Harriet Lund", "7001")]);
        let harness = window(desk, width as f32, 740.0, 1.0);
        let rows = drawn_rows(&harness);
        assert!(rows.iter().any(|row| row.contains("+14085550142")), "{rows:?}");
        let wrong: Vec<&String> =
            rows.iter().filter(|row| row.trim().starts_with('·') || row.trim().ends_with('·')).collect();
        assert!(wrong.is_empty(), "{width} wide: {wrong:?}");
    }
}

#[test]
fn its_buttons_answer_and_park_again() {
    let mut harness = recalled();
    press(&mut harness, ANSWER);
    assert_eq!(acts(&harness), [("back".to_owned(), CallAct::Answer)]);
    let mut harness = recalled();
    press(&mut harness, AGAIN);
    let slot = harness.state().slot("7001");
    let (for_whom, note) = ("Dr Lee".to_owned(), "delivery note missing".to_owned());
    let again = CallAct::ParkAgain { slot, for_whom, note };
    assert_eq!(acts(&harness), [("back".to_owned(), again)]);
}

#[test]
fn the_tile_answers_too() {
    let mut harness = recalled();
    tile(&harness, "7001").click();
    harness.run();
    assert_eq!(acts(&harness), [("back".to_owned(), CallAct::Answer)]);
}

#[test]
fn one_key_answers_wherever_the_focus_is() {
    let mut harness = recalled();
    type_anywhere(&mut harness, "70");
    harness.key_press(Key::F2);
    harness.run();
    assert_eq!(acts(&harness), [("back".to_owned(), CallAct::Answer)]);
    harness.key_press(Key::F2);
    harness.run();
    assert_eq!(acts(&harness).len(), 1, "the second press belongs to the first");
    for (open, ctrl) in
        [(Key::F1, false), (Key::I, true), (Key::Comma, true), (Key::D, true), (Key::F, true), (Key::K, true)]
    {
        let mut harness = recalled();
        let modifiers = if ctrl { Modifiers::COMMAND } else { Modifiers::NONE };
        harness.key_press_modifiers(modifiers, open);
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Close");
        harness.key_press(Key::F2);
        harness.run();
        assert_eq!(acts(&harness), [("back".to_owned(), CallAct::Answer)], "over {open:?}");
    }
}

#[test]
fn the_banner_can_be_pressed_over_a_dialog() {
    let mut harness = recalled();
    harness.key_press(Key::F1);
    harness.run();
    press(&mut harness, ANSWER);
    assert_eq!(acts(&harness), [("back".to_owned(), CallAct::Answer)]);
    harness.get_by_role_and_label(Role::Button, "Close");
}

#[test]
fn several_recalls_stack_and_the_key_takes_the_oldest() {
    let mut harness = recalled();
    let both = vec![recall("back", "Harriet Lund", "7001"), recall("sam", "Sam Otieno", "7002")];
    harness.state_mut().calls(both);
    harness.run();
    harness.state_mut().pass(1_000);
    harness.run();
    let first = harness.get_by_role_and_label(Role::Button, ANSWER).rect();
    let second = "Answer Sam Otieno, back from 7002 Lobby 2, on Desk phone";
    let other = harness.get_by_role_and_label(Role::Button, second).rect();
    assert!(other.top() > first.bottom());
    harness.key_press(Key::F2);
    harness.run();
    assert_eq!(acts(&harness), [("back".to_owned(), CallAct::Answer)]);
    press(&mut harness, second);
    assert_eq!(acts(&harness)[1], ("sam".to_owned(), CallAct::Answer));
}

#[test]
fn nothing_moves_for_the_banner_and_a_click_aimed_below_it_does_nothing() {
    let mut harness = board(2);
    harness.state_mut().controllable();
    harness.run();
    let place = tile(&harness, "7001").rect();
    harness.state_mut().calls(vec![recall("back", "Harriet Lund", "7001")]);
    harness.run();
    assert_eq!(tile(&harness, "7001").rect(), place);
    press(&mut harness, ANSWER);
    assert!(acts(&harness).is_empty(), "the banner has just come");
    harness.state_mut().calls(vec![talk("back", "Harriet Lund", CallState::Connected)]);
    harness.run();
    assert!(!names(&harness, Role::Button).contains(&ANSWER.to_owned()), "answered: no banner");
}

#[test]
fn a_device_that_cannot_be_controlled_is_answered_by_hand() {
    let mut harness = board(2);
    harness.state_mut().calls(vec![recall("back", "Harriet Lund", "7001")]);
    harness.run();
    harness.get_by_label("Harriet Lund is back from 7001 Lobby 1");
    let banner =
        harness.get_by_role_and_label(Role::Group, "Recall: Harriet Lund is back from 7001 Lobby 1.");
    banner.get_by_label_contains("Valet cannot answer on Desk phone. Lift the handset.");
    assert!(!names(&harness, Role::Button).contains(&ANSWER.to_owned()));
}

#[test]
fn parked_again_from_the_keyboard_she_keeps_for_whom_and_note() {
    let mut harness = recalled();
    harness.key_press(Key::F4);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let sent = harness.state().intents.iter().find_map(|intent| match intent {
        Intent::Call { act: CallAct::ParkAgain { slot, for_whom, note }, .. } => {
            Some((slot.0.clone(), for_whom.clone(), note.clone()))
        }
        _ => None,
    });
    let kept = ("slot-1".to_owned(), "Dr Lee".to_owned(), "delivery note missing".to_owned());
    assert_eq!(sent, Some(kept), "{:?}", harness.state().intents);
}

#[test]
fn who_came_back_from_the_own_number_is_parked_there_again_without_typing_one() {
    let mut harness = board_at_start(2);
    let desk = harness.state_mut();
    desk.controllable();
    desk.calls(vec![recall("back", "Harriet Lund", "2100")]);
    harness.run();
    harness.state_mut().pass(1_000);
    harness.key_press(Key::F4);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let sent = harness.state().intents.iter().any(|intent| {
        matches!(intent, Intent::Call { act: CallAct::ParkAgain { slot, .. }, .. } if slot.0 == "mine")
    });
    assert!(sent, "{:?}", harness.state().intents);
}
