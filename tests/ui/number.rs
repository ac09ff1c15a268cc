//! The number field.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::CallState;
use valet::ui::ThemeChoice;

use crate::desk::{Desk, board, look, press, talk, tile, type_anywhere, window};
use crate::fits::cut_off;
use crate::hurry::in_one_frame;

#[test]
fn digits_typed_anywhere_go_into_the_number_field_and_enter_retrieves() {
    let mut harness = board(2);
    tile(&harness, "7002").focus();
    harness.run();
    type_anywhere(&mut harness, "7001");
    let field = harness.get_by_role_and_label(Role::TextInput, "Number");
    assert_eq!(field.value().as_deref(), Some("7001"));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().retrieves().len(), 1, "the field is empty after it was sent");
}

#[test]
fn a_number_that_cannot_be_sent_is_refused_at_the_field() {
    let mut harness = board(1);
    harness.get_by_role_and_label(Role::TextInput, "Number").focus();
    harness.run();
    type_anywhere(&mut harness, "70 O1");
    harness.get_by_label("That is not a number.");
    harness.key_press(Key::Enter);
    harness.run();
    press(&mut harness, "Retrieve");
    assert!(harness.state().effects.is_empty(), "nothing is sent: {:?}", harness.state().effects);
    let field = harness.get_by_role_and_label(Role::TextInput, "Number");
    assert_eq!(field.value().as_deref(), Some("70 O1"), "and nothing that was typed is lost");
    let described = field.accesskit_node().description();
    assert_eq!(described.as_deref(), Some("That is not a number."), "the ear finds why at the field");
}

/// A key of the row of digits on a French keyboard, without Shift, as winit tells of it: the key by the sign that it types,
/// or by its place where egui has no name for the sign, and behind it what it types.
fn type_on_row(harness: &mut Harness<'_, Desk>, digits: &str) {
    for digit in digits.chars() {
        let (sign, named) = match digit {
            '0' => ("à", None),
            '1' => ("&", None),
            '4' => ("'", Some(Key::Quote)),
            '6' => ("-", Some(Key::Minus)),
            '7' => ("è", None),
            other => panic!("no {other} is typed here"),
        };
        let place = Key::from_name(&digit.to_string());
        let key = named.or(place).unwrap();
        let (repeat, modifiers) = (false, Modifiers::NONE);
        let event = |pressed| Event::Key { key, physical_key: place, pressed, repeat, modifiers };
        in_one_frame(harness, &[vec![event(true), Event::Text(sign.to_owned()), event(false)]]);
    }
}

#[test]
fn a_row_of_digits_that_types_signs_types_digits_from_the_board() {
    let mut harness = board(2);
    tile(&harness, "7002").focus();
    harness.run();
    type_on_row(&mut harness, "70014607");
    assert_eq!(typed(&harness), "70014607");
}

#[test]
fn in_the_field_itself_a_sign_is_a_sign() {
    let mut harness = board(2);
    type_on_row(&mut harness, "7");
    harness.key_press(Key::Tab);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Number").focus();
    harness.run();
    for letters in ["t", "o", "m"] {
        type_anywhere(&mut harness, letters);
    }
    type_on_row(&mut harness, "6");
    assert_eq!(typed(&harness), "7tom-", "an address may be typed there");
}

/// What stands in the field.
fn typed(harness: &Harness<'_, Desk>) -> String {
    harness.get_by_role_and_label(Role::TextInput, "Number").value().unwrap_or_default()
}

/// Digits were typed on the board and left in the field.
pub fn left_standing(digits: &str) -> Harness<'static, Desk> {
    let mut harness = board(2);
    type_anywhere(&mut harness, digits);
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(typed(&harness), digits, "they stay while something else is done");
    harness
}

#[test]
fn digits_typed_on_the_board_take_the_place_of_those_that_were_left_in_the_field() {
    let mut harness = left_standing("70");
    tile(&harness, "7002").focus();
    harness.run();
    type_anywhere(&mut harness, "7001");
    assert_eq!(typed(&harness), "7001");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn digits_typed_in_the_field_itself_go_on_where_it_was_left() {
    let mut harness = left_standing("70");
    harness.get_by_role_and_label(Role::TextInput, "Number").focus();
    harness.run();
    type_anywhere(&mut harness, "01");
    assert_eq!(typed(&harness), "7001");
}

#[test]
fn esc_empties_the_field_from_within_and_keeps_the_keyboard_there() {
    let mut harness = board(2);
    type_anywhere(&mut harness, "70");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(typed(&harness), "");
    assert!(harness.get_by_role_and_label(Role::TextInput, "Number").is_focused());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!harness.get_by_role_and_label(Role::TextInput, "Number").is_focused(), "an empty one is left");
}

#[test]
fn esc_on_the_board_empties_the_field_and_hangs_nobody_up() {
    let mut harness = left_standing("70");
    harness.state_mut().calls(vec![talk("ola", "Ola Berg", CallState::Connected)]);
    tile(&harness, "7002").focus();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(typed(&harness), "");
    assert!(harness.state().intents.is_empty(), "{:?}", harness.state().intents);
}

#[test]
fn esc_on_the_board_closes_what_is_open_before_it_empties_the_field() {
    let mut harness = left_standing("70");
    harness.state_mut().calls(vec![talk("ola", "Ola Berg", CallState::Connected)]);
    harness.run();
    harness.key_press(Key::F6);
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(typed(&harness), "70");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(typed(&harness), "");
}

#[test]
fn a_refusal_can_be_read_whole_and_moves_no_tile() {
    for (width, height, zoom) in [(1280.0, 800.0, 1.0), (360.0, 740.0, 1.0), (640.0, 400.0, 2.0)] {
        let mut desk = Desk::new(look(ThemeChoice::Light, zoom)).reading_numbers();
        desk.sign_in(2);
        let mut harness = window(desk, width, height, zoom);
        let before = tile(&harness, "7001").rect();
        harness.get_by_role_and_label(Role::TextInput, "Number").focus();
        harness.run();
        type_anywhere(&mut harness, "70 O1");
        let why = harness.get_by_label_contains("“O” does not belong in a number.").rect();
        assert!(why.left() >= 0.0 && why.right() <= width && why.bottom() <= height, "{why} of {width}");
        let cut = cut_off(&harness).into_iter().filter(|cut| cut.words.contains("does not belong"));
        assert_eq!(cut.count(), 0, "{width} wide");
        assert_eq!(tile(&harness, "7001").rect(), before, "{width} wide");
    }
}
