//! Parking from here: the row in the call's card, by keys and by dragging.

use egui::accesskit::Role;
use egui::{Event as Input, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::board::{ParkGroup, ParkPlace};
use valet::console::calls::{Call, CallState, Party, Personality, RecalledFrom};
use valet::console::event::{Intent, News};
use valet::console::failure::PressAgain;
use valet::console::live::{LiveNews, TargetState};
use valet::console::orders::{CallAct, Order, ParkOn};

use crate::calls::{answer, at_work, focused, key, mia, ola, orders, read, sam};
use crate::desk::{Desk, FIRST, failure, leg, press, tile, type_anywhere};

/// What the last park asked for: place, for whom, note.
fn parked(harness: &Harness<'_, Desk>) -> Option<(ParkOn, String, String)> {
    harness.state().intents.iter().rev().find_map(|intent| match intent {
        Intent::Park { on, for_whom, note, .. } => Some((on.clone(), for_whom.clone(), note.clone())),
        _ => None,
    })
}

/// Rosa is in a group with Tom.
fn with_group(harness: &mut Harness<'_, Desk>) {
    let tom = ParkPlace {
        id: "tom".to_owned(),
        name: "Tom Abel".to_owned(),
        extension: Some("2107".to_owned()),
        ..ParkPlace::default()
    };
    let group = ParkGroup { name: Some("Harbour".to_owned()), members: vec![tom] };
    harness.state_mut().news(News::Group { epoch: FIRST, result: Ok(group) });
    harness.run();
}

fn slot(id: &str) -> ParkOn {
    ParkOn::Slot(id.into())
}

#[test]
fn the_park_key_the_slots_digits_and_enter_park_the_call() {
    let mut harness = at_work(2, vec![ola()]);
    key(&mut harness, Key::F4);
    assert_eq!(focused(&harness).as_deref(), Some("Slot"));
    type_anywhere(&mut harness, "7002");
    harness.get_by_label("Enter parks Ola Berg on 7002 Lobby 2.");
    key(&mut harness, Key::Enter);
    let order = Order::Park { call: "ola".into(), destination: Some("7002".to_owned()), on_group: false };
    assert_eq!(orders(&harness), [order]);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Slot").is_none(), "the row is closed");
    tile(&harness, "7001");
}

#[test]
fn for_whom_and_a_note_are_typed_by_keys_alone_and_enter_in_any_line_parks() {
    let mut harness = at_work(2, vec![ola()]);
    key(&mut harness, Key::F4);
    type_anywhere(&mut harness, "7001");
    key(&mut harness, Key::Tab);
    assert_eq!(focused(&harness).as_deref(), Some("For whom"));
    type_anywhere(&mut harness, "Dr Lee");
    key(&mut harness, Key::Tab);
    assert_eq!(focused(&harness).as_deref(), Some("Note"));
    type_anywhere(&mut harness, "delivery note");
    key(&mut harness, Key::Enter);
    assert_eq!(parked(&harness), Some((slot("slot-1"), "Dr Lee".to_owned(), "delivery note".to_owned())));
}

#[test]
fn with_nothing_typed_the_group_gets_the_call_and_without_a_group_the_attendant() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F4);
    harness.get_by_label("Enter parks Ola Berg on your own number.");
    with_group(&mut harness);
    harness.get_by_label("Enter parks Ola Berg on a free member of your group.");
    key(&mut harness, Key::Enter);
    assert_eq!(parked(&harness).map(|(on, ..)| on), Some(ParkOn::Group));
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F4);
    key(&mut harness, Key::Enter);
    assert_eq!(parked(&harness).map(|(on, ..)| on), Some(slot("mine")));
}

#[test]
fn a_colleague_and_oneself_are_in_the_menu_of_places() {
    let mut harness = at_work(1, vec![ola()]);
    with_group(&mut harness);
    press(&mut harness, "Park Ola Berg");
    press(&mut harness, "Other places");
    press(&mut harness, "2107 Tom Abel");
    harness.get_by_label("Enter parks Ola Berg on 2107 Tom Abel.");
    press(&mut harness, "Other places");
    press(&mut harness, "Your own number");
    harness.get_by_label("Enter parks Ola Berg on your own number.");
    assert_eq!(focused(&harness).as_deref(), Some("Slot"));
    key(&mut harness, Key::Enter);
    assert_eq!(parked(&harness).map(|(on, ..)| on), Some(slot("mine")));
}

#[test]
fn a_slot_that_is_known_to_be_free_is_one_press_away() {
    let mut harness = at_work(2, vec![ola()]);
    tile(&harness, "7002").click();
    harness.run();
    harness.state_mut().accepted(1);
    let fetched = leg(Personality::Originator, CallState::Connected);
    read(&mut harness, vec![ola(), fetched]);
    press(&mut harness, "Park Ola Berg");
    assert!(
        harness.query_by_role_and_label(Role::Button, "Slot 7001 Lobby 1, free").is_none(),
        "what is not known to be free is not suggested"
    );
    let suggested =
        |harness: &Harness<'_, Desk>, name| harness.query_by_role_and_label(Role::Button, name).is_some();
    for (news, is_free) in [(None, true), (Some("lost"), false)] {
        harness.state_mut().live(LiveNews::Up);
        harness.state_mut().live_park("7001", None);
        if news.is_some() {
            harness.state_mut().live(LiveNews::Lost { why: "Lost.".into() });
        }
        harness.run();
        assert_eq!(suggested(&harness, "Slot 7001 Lobby 1, free"), is_free, "the channel: {news:?}");
    }
    press(&mut harness, "Slot 7002 Lobby 2, free");
    assert_eq!(focused(&harness).as_deref(), Some("Slot"));
    key(&mut harness, Key::Enter);
    assert_eq!(parked(&harness).map(|(on, ..)| on), Some(slot("slot-2")));
}

#[test]
fn a_slot_that_is_known_to_be_taken_says_so_before_anything_is_sent() {
    let mut harness = at_work(2, vec![ola()]);
    let live = |harness: &mut Harness<'_, Desk>, news| {
        harness.state_mut().news(News::Live { epoch: FIRST, news });
        harness.run();
    };
    live(&mut harness, LiveNews::Up);
    let harriet = Party { name: Some("Harriet Lund".to_owned()), number: None };
    live(&mut harness, LiveNews::Target { slot: "slot-1".into(), state: TargetState::Live });
    live(&mut harness, LiveNews::Park { slot: "slot-1".into(), parked: Some(harriet) });
    key(&mut harness, Key::F4);
    type_anywhere(&mut harness, "7001");
    harness.get_by_label("Harriet Lund is parked on 7001 Lobby 1. Choose another slot.");
    key(&mut harness, Key::Enter);
    assert!(orders(&harness).is_empty());
    assert_eq!(focused(&harness).as_deref(), Some("Slot"));
}

#[test]
fn a_number_that_is_no_slot_of_the_board_can_be_parked_on_and_what_is_no_number_cannot() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F4);
    type_anywhere(&mut harness, "70x");
    harness.get_by_label("That is not a number.");
    key(&mut harness, Key::Enter);
    assert_eq!(parked(&harness), None);
    let field = harness.get_by_role_and_label(Role::TextInput, "Slot");
    assert_eq!(field.value().as_deref(), Some("70x"), "nothing that was typed is lost");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::F4);
    type_anywhere(&mut harness, "7999");
    key(&mut harness, Key::Enter);
    assert_eq!(parked(&harness).map(|(on, ..)| on), Some(ParkOn::Number("7999".to_owned())));
}

#[test]
fn esc_closes_the_row_sends_nothing_and_leads_back_to_the_button() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F4);
    type_anywhere(&mut harness, "7001");
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Slot").is_none());
    assert_eq!(focused(&harness).as_deref(), Some("Park Ola Berg"));
    key(&mut harness, Key::Escape);
    assert!(orders(&harness).is_empty());
}

#[test]
fn a_slot_that_turns_out_taken_says_so_and_the_call_is_still_in_hand_with_what_was_typed() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F4);
    type_anywhere(&mut harness, "7001");
    key(&mut harness, Key::Tab);
    type_anywhere(&mut harness, "Dr Lee");
    key(&mut harness, Key::Enter);
    answer(&mut harness, 1, Err(failure("Somebody is parked on 7001 already.", PressAgain::Now)));
    let words = "Somebody is parked on 7001 already. Ola Berg is still on your phone.";
    assert!(harness.query_all_by_label(words).count() > 0, "the reason stands under the call");
    harness.state_mut().pass(1_000);
    key(&mut harness, Key::F4);
    let field = harness.get_by_role_and_label(Role::TextInput, "For whom");
    assert_eq!(field.value().as_deref(), Some("Dr Lee"));
}

#[test]
fn the_park_key_asks_which_of_two_calls() {
    let mut harness = at_work(1, vec![ola(), sam()]);
    key(&mut harness, Key::F4);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Slot").is_none());
    assert_eq!(focused(&harness).as_deref(), Some("Park Ola Berg"));
    key(&mut harness, Key::F4);
    key(&mut harness, Key::Enter);
    type_anywhere(&mut harness, "7001");
    harness.get_by_label("Enter parks Sam Otieno on 7001 Lobby 1.");
}

#[test]
fn a_park_that_is_not_sent_stays_open_as_it_was_typed() {
    let mut harness = at_work(1, vec![ola(), sam()]);
    for name in ["Park Ola Berg", "Park Sam Otieno"] {
        harness.state_mut().pass(1_000);
        harness.run();
        press(&mut harness, name);
        type_anywhere(&mut harness, "7001");
        key(&mut harness, Key::Enter);
    }
    assert_eq!(orders(&harness).len(), 1, "Ola Berg is being parked there at this moment");
    let field = harness.get_by_role_and_label(Role::TextInput, "Slot");
    assert_eq!(field.value().as_deref(), Some("7001"));
    assert_eq!(focused(&harness).as_deref(), Some("Slot"));
    harness.get_by_label("Enter parks Sam Otieno on 7001 Lobby 1.");
}

#[test]
fn a_recalled_call_is_parked_again_where_it_was() {
    let recall = RecalledFrom { id: None, party: Party { name: None, number: Some("7002".to_owned()) } };
    let mut harness = at_work(2, vec![Call { recall: Some(recall), ..mia() }]);
    key(&mut harness, Key::F4);
    harness.get_by_label("Enter parks Mia Roth on 7002 Lobby 2.");
    key(&mut harness, Key::Enter);
    let again = harness.state().intents.iter().any(|intent| {
        matches!(intent, Intent::Call { act: CallAct::ParkAgain { slot, .. }, .. } if slot.0 == "slot-2")
    });
    assert!(again, "{:?}", harness.state().intents);
}

#[test]
fn a_row_closes_with_its_call() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F4);
    read(&mut harness, Vec::new());
    assert!(harness.query_by_role_and_label(Role::TextInput, "Slot").is_none());
}

#[test]
fn a_card_is_dragged_onto_the_group() {
    let mut harness = at_work(1, vec![ola()]);
    with_group(&mut harness);
    let drop = "Drop here to park on a free member of your group";
    assert!(harness.query_by_label(drop).is_none());
    let button = harness.get_by_role_and_label(Role::Button, "Park Ola Berg").rect();
    let start = button.left_top() - egui::vec2(-20.0, 30.0);
    drag(&mut harness, start, start + egui::vec2(20.0, 20.0));
    let zone = harness.get_by_role_and_label(Role::Group, drop).rect().center();
    harness.hover_at(zone);
    harness.run();
    release(&mut harness, zone);
    assert_eq!(parked(&harness).map(|(on, ..)| on), Some(ParkOn::Group));
    assert!(harness.query_by_label(drop).is_none());
}

#[test]
fn a_call_on_hold_cannot_be_dragged() {
    let held = Call { state: CallState::Held, ..ola() };
    let mut harness = at_work(1, vec![held]);
    with_group(&mut harness);
    let button = harness.get_by_role_and_label(Role::Button, "Resume Ola Berg").rect();
    let start = button.left_top() - egui::vec2(-20.0, 30.0);
    drag(&mut harness, start, start + egui::vec2(20.0, 20.0));
    assert!(harness.query_by_label_contains("Drop here").is_none());
}

pub fn drag(harness: &mut Harness<'_, Desk>, from: egui::Pos2, to: egui::Pos2) {
    harness.hover_at(from);
    harness.run();
    let button = egui::PointerButton::Primary;
    harness.event(Input::PointerButton { pos: from, button, pressed: true, modifiers: Modifiers::NONE });
    harness.run();
    harness.hover_at(to);
    harness.run();
}

pub fn release(harness: &mut Harness<'_, Desk>, pos: egui::Pos2) {
    let button = egui::PointerButton::Primary;
    harness.event(Input::PointerButton { pos, button, pressed: false, modifiers: Modifiers::NONE });
    harness.run();
}
