//! A menu closes when one of its entries is pressed by keyboard, and the keyboard is then where it goes on.

use egui::accesskit::Role;
use egui::{Key, Popup};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::orders::Order;

use crate::calls::{at_work, focused, key, mia, ola, orders, sam};
use crate::desk::{Desk, board};
use crate::settings::Set;

/// Opens the menu of this name and presses this entry of it, both with Enter.
fn choose(harness: &mut Harness<'_, Desk>, menu: &str, entry: &str) {
    for name in [menu, entry] {
        harness.get_by_role_and_label(Role::Button, name).focus();
        harness.run();
        key(harness, Key::Enter);
    }
    assert!(!Popup::is_any_open(&harness.ctx), "the menu is open after {entry}");
    assert!(harness.query_by_role_and_label(Role::Button, entry).is_none(), "{entry} is in sight");
}

#[test]
fn what_an_entry_opens_in_a_card_is_not_covered_and_has_the_keyboard() {
    for (entry, field) in [("Tones to Ola Berg", "Tones"), ("Send Ola Berg on without asking", "Send on to")]
    {
        let mut harness = at_work(1, vec![ola()]);
        choose(&mut harness, "More for Ola Berg", entry);
        assert_eq!(focused(&harness).as_deref(), Some(field));
    }
}

#[test]
fn an_entry_that_is_an_order_sends_it_once_and_gives_the_keyboard_back() {
    let mut harness = at_work(1, vec![ola()]);
    choose(&mut harness, "More for Ola Berg", "Mute me for Ola Berg");
    assert_eq!(orders(&harness), [Order::Mute { call: "ola".into() }]);
    assert_eq!(focused(&harness).as_deref(), Some("More for Ola Berg"));

    let mut harness = at_work(1, vec![mia()]);
    choose(&mut harness, "More for Mia Roth", "Send Mia Roth to voicemail");
    assert_eq!(orders(&harness).len(), 1);
}

#[test]
fn a_place_that_is_chosen_leads_back_to_the_field() {
    let mut harness = at_work(1, vec![ola()]);
    harness.get_by_role_and_label(Role::Button, "Park Ola Berg").focus();
    harness.run();
    key(&mut harness, Key::Enter);
    choose(&mut harness, "Other places", "Your own number");
    assert_eq!(focused(&harness).as_deref(), Some("Slot"));
    harness.get_by_label("Enter parks Ola Berg on your own number.");
}

#[test]
fn the_menu_of_a_tile_closes_and_its_control_has_the_keyboard() {
    let mut harness = board(2);
    choose(&mut harness, "Other device for 7001", "Retrieve 7001 on Webex Desktop");
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("app"))]);
    let holder = focused(&harness).unwrap_or_default();
    assert!(holder.contains("7001"), "{holder}");
}

#[test]
fn the_menu_of_the_header_gives_way_to_the_dialog_and_esc_leads_back_to_it() {
    let mut harness = at_work(1, vec![ola(), sam()]);
    choose(&mut harness, "Menu", "Settings…");
    harness.get_by_role_and_label(Role::Dialog, "Settings");
    key(&mut harness, Key::Escape);
    assert_eq!(focused(&harness).as_deref(), Some("Menu"));
}

#[test]
fn the_menu_of_a_key_closes_and_its_control_has_the_keyboard() {
    let mut set = Set::open("", "", "Keys");
    let more = "More for the key: park the call";
    choose(&mut set.window, more, "No key");
    assert_eq!(focused(&set.window).as_deref(), Some(more));
}
