//! A call goes to somebody else: handed over when a number answers, or sent on without asking.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use valet::console::calls::{Call, CallState};
use valet::console::orders::Order;

use crate::calls::{at_work, focused, key, mia, ola, orders};
use crate::desk::{names, press, type_anywhere};

#[test]
fn a_call_is_transferred_by_keys_and_esc_closes_the_row_without_sending() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F6);
    assert_eq!(focused(&harness).as_deref(), Some("Transfer to"));
    type_anywhere(&mut harness, "2107");
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Transfer to").is_none());
    assert_eq!(focused(&harness).as_deref(), Some("Transfer Ola Berg"));
    assert!(orders(&harness).is_empty());
    key(&mut harness, Key::F6);
    type_anywhere(&mut harness, "21O7");
    harness.get_by_label("That is not a number.");
    key(&mut harness, Key::Enter);
    assert!(orders(&harness).is_empty());
    key(&mut harness, Key::F6);
    key(&mut harness, Key::F6);
    type_anywhere(&mut harness, "2107");
    key(&mut harness, Key::Enter);
    assert_eq!(orders(&harness), [Order::TransferTo { call: "ola".into(), number: "2107".into() }]);
}

#[test]
fn f6_transfers_a_call_that_is_on_hold() {
    let mut harness = at_work(1, vec![Call { state: CallState::Held, ..ola() }]);
    key(&mut harness, Key::F6);
    type_anywhere(&mut harness, "2107");
    key(&mut harness, Key::Enter);
    assert_eq!(orders(&harness), [Order::TransferTo { call: "ola".into(), number: "2107".into() }]);
}

#[test]
fn a_ringing_call_is_sent_on_to_a_number_or_to_a_voicemail() {
    let mut harness = at_work(1, vec![mia()]);
    press(&mut harness, "Send Mia Roth on");
    type_anywhere(&mut harness, "2107");
    press(&mut harness, "To their voicemail");
    let number = Some("2107".to_owned());
    assert_eq!(orders(&harness), [Order::Divert { call: "mia".into(), to: number, to_voicemail: true }]);
    let mut harness = at_work(1, vec![mia()]);
    press(&mut harness, "More for Mia Roth");
    press(&mut harness, "Send Mia Roth to voicemail");
    assert_eq!(orders(&harness), [Order::Divert { call: "mia".into(), to: None, to_voicemail: true }]);
}

#[test]
fn a_call_that_is_up_is_sent_on_unasked_from_the_menu_in_words_of_its_own() {
    let number = Some("2107".to_owned());
    for (state, to_voicemail) in [(CallState::Connected, false), (CallState::Held, true)] {
        let mut harness = at_work(1, vec![Call { state, ..ola() }]);
        assert!(
            !names(&harness, Role::Button).contains(&"Send Ola Berg on without asking".to_owned()),
            "a calm card"
        );
        press(&mut harness, "More for Ola Berg");
        press(&mut harness, "Send Ola Berg on without asking");
        assert_eq!(focused(&harness).as_deref(), Some("Send on to"));
        type_anywhere(&mut harness, "2107");
        press(&mut harness, if to_voicemail { "To their voicemail" } else { "Send on" });
        let sent_on = Order::Divert { call: "ola".into(), to: number.clone(), to_voicemail };
        assert_eq!(orders(&harness), [sent_on]);
    }
}
