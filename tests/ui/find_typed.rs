//! A number that nobody and no slot has: what can be done with it, by one key.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::event::Intent;
use valet::console::orders::Order;

use crate::calls::{at_work, key, ola, orders};
use crate::desk::{Desk, names, type_anywhere};
use crate::find::people;

const ROW: &str = "7099, Nobody and no slot that Valet knows has this number. Enter: Call 7099. F6: Transfer Ola Berg there. \
                   Shift+Enter: Retrieve on Desk phone. Alt+Enter: Pick up the call that rings at 7099";

/// Find or the palette over a desk with one talk, with this typed.
fn typed(opens: Key, text: &str) -> Harness<'static, Desk> {
    let mut harness = at_work(3, vec![ola()]);
    people(harness.state_mut());
    harness.run();
    harness.state_mut().effects.clear();
    harness.key_press_modifiers(Modifiers::COMMAND, opens);
    harness.run();
    type_anywhere(&mut harness, text);
    harness
}

fn chord(harness: &mut Harness<'_, Desk>, held: Modifiers) {
    harness.key_press_modifiers(held, Key::Enter);
    harness.run();
    assert!(names(harness, Role::Dialog).is_empty(), "it closes");
}

#[test]
fn it_is_offered_in_find_and_in_the_palette_and_not_counted_as_found() {
    for opens in [Key::F, Key::K] {
        let harness = typed(opens, "7099");
        assert_eq!(names(&harness, Role::ListBoxOption), [ROW]);
        assert!(harness.query_all_by_label("Nothing found.").next().is_some());
    }
}

#[test]
fn enter_calls_it() {
    let mut harness = typed(Key::F, "7099");
    key(&mut harness, Key::Enter);
    assert!(matches!(&orders(&harness)[..], [Order::Dial { number, .. }] if number == "7099"));
}

#[test]
fn shift_and_enter_retrieves_from_it_as_from_a_slot_that_is_not_listed() {
    let mut harness = typed(Key::F, "7099");
    chord(&mut harness, Modifiers::SHIFT);
    assert_eq!(harness.state().retrieves(), [(Some("7099"), Some("desk"))]);
}

#[test]
fn alt_and_enter_picks_up_what_rings_there() {
    let mut harness = typed(Key::K, "7099");
    chord(&mut harness, Modifiers::ALT);
    let picked = |intent: &Intent| matches!(intent, Intent::PickUp(Some(number)) if number == "7099");
    assert_eq!(harness.state().intents.iter().filter(|intent| picked(intent)).count(), 1);
}

#[test]
fn f6_hands_the_call_over_to_it() {
    let mut harness = typed(Key::F, "7099");
    key(&mut harness, Key::F6);
    assert!(matches!(&orders(&harness)[..], [Order::TransferTo { .. }]), "{:?}", orders(&harness));
}

#[test]
fn a_number_that_a_slot_or_a_colleague_has_is_not_offered_beside_them() {
    for text in ["7001", "2107"] {
        let rows = names(&typed(Key::F, text), Role::ListBoxOption);
        assert!(rows.iter().all(|row| !row.contains("Nobody and no slot")), "{rows:?}");
    }
}
