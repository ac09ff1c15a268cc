//! The number field.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::desk::{board, press, tile, type_anywhere};

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
}
