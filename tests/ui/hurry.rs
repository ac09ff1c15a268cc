//! A hurried hand and a slow frame: everything is typed before the window draws again.

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use valet::app::steps::Steps;
use valet::console::event::Intent;
use valet::console::orders::{Order, ParkOn};

use crate::calls::{at_work, focused, ola, orders};
use crate::desk::{Desk, board, tile};

/// A key's press and release.
fn key(key: Key) -> Vec<Event> {
    let event =
        |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    vec![event(true), event(false)]
}

fn text(text: &str) -> Vec<Event> {
    text.chars().map(|character| Event::Text(character.to_string())).collect()
}

/// All of it came before the next frame; the window hands it to the screen as the app does.
pub fn in_one_frame(harness: &mut Harness<'_, Desk>, typed: &[Vec<Event>]) {
    let mut steps = Steps::default();
    harness.input_mut().events = typed.concat();
    loop {
        steps.hand_on(&mut harness.input_mut().events);
        harness.step();
        if !steps.taken() {
            break;
        }
    }
    harness.run();
}

#[test]
fn for_whom_and_the_note_never_land_in_the_number_of_the_slot() {
    let mut harness = at_work(2, vec![ola()]);
    let tab = || key(Key::Tab);
    let typed = [
        key(Key::F4),
        text("7001"),
        tab(),
        text("Dr Lee"),
        tab(),
        text("delivery note missing"),
        key(Key::Enter),
    ];
    in_one_frame(&mut harness, &typed);
    let park = harness.state().intents.iter().find_map(|intent| match intent {
        Intent::Park { on, for_whom, note, .. } => Some((on.clone(), for_whom.as_str(), note.as_str())),
        _ => None,
    });
    assert_eq!(park, Some((ParkOn::Slot("slot-1".into()), "Dr Lee", "delivery note missing")));
}

#[test]
fn enter_presses_the_slot_that_the_arrow_before_it_led_to() {
    let mut harness = board(2);
    tile(&harness, "7001").focus();
    harness.run();
    in_one_frame(&mut harness, &[key(Key::ArrowRight), key(Key::Enter)]);
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
}

#[test]
fn the_digits_after_f7_go_into_the_number_to_call_and_not_into_the_one_to_retrieve() {
    let mut harness = at_work(1, Vec::new());
    in_one_frame(&mut harness, &[key(Key::F7), text("2107")]);
    assert_eq!(focused(&harness).as_deref(), Some("Number to call"));
    in_one_frame(&mut harness, &[key(Key::Enter)]);
    assert!(
        matches!(orders(&harness)[..], [Order::Dial { .. }]),
        "{:?}, {:?}",
        orders(&harness),
        harness.state().intents
    );
    assert!(harness.state().retrieves().is_empty());
}

#[test]
fn an_enter_after_tab_presses_what_tab_led_to_and_not_the_line_before_it() {
    let mut harness = at_work(2, vec![ola()]);
    in_one_frame(&mut harness, &[key(Key::F4)]);
    let mut seen = Vec::new();
    let mut tabs = 0;
    while seen.last().is_none_or(|name: &String| name == "Slot" || name == "For whom" || name == "Note") {
        in_one_frame(&mut harness, &[key(Key::Tab)]);
        tabs += 1;
        seen.push(focused(&harness).unwrap_or_default());
    }
    assert_eq!(seen, ["For whom", "Note", "Other places"]);

    let mut harness = at_work(2, vec![ola()]);
    let mut typed = vec![key(Key::F4), text("7001")];
    typed.extend((0..tabs).map(|_| key(Key::Tab)));
    typed.push(key(Key::Enter));
    in_one_frame(&mut harness, &typed);
    let orders = orders(&harness);
    assert!(orders.is_empty(), "the menu was opened, nothing parked: {orders:?}");
}

#[test]
fn digits_and_enter_in_one_frame_retrieve_also_where_nothing_had_the_keyboard() {
    let mut harness = board(2);
    in_one_frame(&mut harness, &[text("7001"), key(Key::Enter)]);
    let numbers: Vec<&str> = harness
        .state()
        .intents
        .iter()
        .filter_map(|intent| match intent {
            Intent::RetrieveNumber { number, .. } => Some(number.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(numbers, ["7001"]);
}
