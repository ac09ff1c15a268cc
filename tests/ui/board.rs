//! The board: three stages, one press, other devices.

use egui::accesskit::{Live, Role, Toggled};
use egui::{Event as Input, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::{CallState, Personality};
use valet::console::effect::Effect;
use valet::console::endpoints::Choice;
use valet::console::event::{Event, Intent, News};
use valet::console::failure::PressAgain;
use valet::console::ids::RetrievalId;
use valet::ui::next_repaint;

use crate::desk::{Desk, FIRST, board, failure, leg, press, tile, tile_name};

#[test]
fn the_three_stages_are_read_in_the_name_of_the_tile_and_in_the_live_line() {
    let mut harness = board(2);
    assert_eq!(tile_name(&harness, "7001"), "7001 Lobby 1, not known. Retrieve on Desk phone");
    tile(&harness, "7001").click();
    harness.run();
    assert_eq!(tile_name(&harness, "7001"), "7001 Lobby 1, asking Webex to ring Desk phone");
    harness.state_mut().accepted(1);
    harness.state_mut().pass(1_000);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, ringing: Desk phone is ringing. Lift the handset. Stop ringing"
    );
    let line = harness.get_by_label("7001 Lobby 1: Desk phone is ringing. Lift the handset.");
    assert_eq!(line.accesskit_node().live(), Live::Polite);
    harness.state_mut().pass(2_000);
    harness.state_mut().calls(vec![leg(Personality::Originator, CallState::Connected)]);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, connected to Harriet Lund on Desk phone since 14:05"
    );
    harness.get_by_label("7001 Lobby 1: Connected to Harriet Lund on Desk phone.");
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn what_is_said_faster_than_the_screen_is_drawn_is_still_said_one_line_a_frame() {
    let mut harness = board(1);
    for words in ["One.", "Two.", "Three."] {
        harness.state_mut().news(News::Trouble(words.into()));
    }
    let mut heard = Vec::new();
    for _ in 0..5 {
        harness.step();
        let lines = harness.query_all_by_role(Role::Label);
        let live = lines.filter(|line| line.accesskit_node().live() != Live::Off);
        heard.extend(live.filter_map(|line| line.accesskit_node().value()));
    }
    heard.dedup();
    assert_eq!(heard, ["One.", "Two.", "Three."]);
}

#[test]
fn a_double_click_is_one_press() {
    let mut harness = board(1);
    tile(&harness, "7001").click();
    tile(&harness, "7001").click();
    harness.run();
    // The answer may come between the two clicks: the second one must not stop the ringing.
    harness.state_mut().accepted(1);
    tile(&harness, "7001").click();
    harness.run();
    assert_eq!(harness.state().retrieves().len(), 1);
    assert!(!harness.state().intents.iter().any(|intent| matches!(intent, Intent::StopRinging(_))));
    harness.state_mut().pass(1_000);
    tile(&harness, "7001").click();
    harness.run();
    assert!(matches!(harness.state().effects.last(), Some(Effect::HangUp { .. })), "a later press stops it");
}

#[test]
fn a_key_that_is_held_down_presses_once() {
    let mut harness = board(1);
    tile(&harness, "7001").focus();
    harness.run();
    for _ in 0..4 {
        let key = Key::Enter;
        harness.event(Input::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        harness.run();
        harness.state_mut().accepted(1);
        harness.state_mut().pass(1_000);
    }
    assert_eq!(harness.state().retrieves().len(), 1);
    assert!(!harness.state().intents.iter().any(|intent| matches!(intent, Intent::StopRinging(_))));
}

#[test]
fn arrows_walk_the_board_and_space_presses() {
    let mut harness = board(8);
    for (key, number) in [
        (Key::ArrowDown, "7001"),
        (Key::ArrowRight, "7002"),
        (Key::ArrowDown, "7005"),
        (Key::ArrowLeft, "7004"),
        (Key::ArrowUp, "7001"),
        (Key::ArrowUp, "7001"),
        (Key::End, "Parked"),
        (Key::Home, "7001"),
    ] {
        harness.key_press(key);
        harness.run();
        assert!(tile(&harness, number).is_focused(), "{key:?} leads to {number}");
    }
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().effects.len(), 1 + 1, "Esc does nothing: one retrieve, one change of pace");
}

#[test]
fn a_waiting_tile_counts_down_and_offers_the_button_again() {
    let mut harness = board(1);
    tile(&harness, "7001").click();
    harness.run();
    let result = Err(failure("Somebody else has this slot.", PressAgain::AfterSecs(5)));
    harness.state_mut().news(News::Retrieved { id: RetrievalId(1), result });
    harness.state_mut().pass(1_200);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, not yet: Somebody else has this slot. Try again in 0:04"
    );
    assert!(tile(&harness, "7001").accesskit_node().is_disabled());
    let until = next_repaint(&harness.state().console, harness.state().now).expect("it ticks");
    assert_eq!(until.as_millis(), 800, "until the next second that is seen");
    tile(&harness, "7001").click();
    harness.run();
    assert_eq!(harness.state().retrieves().len(), 1, "a waiting tile sends nothing");
    harness.state_mut().pass(3_800);
    tile(&harness, "7001").click();
    harness.run();
    assert_eq!(harness.state().retrieves().len(), 2);
}

#[test]
fn free_fades_to_not_known_after_a_minute_by_itself() {
    let mut harness = board(1);
    tile(&harness, "7001").click();
    harness.run();
    harness.state_mut().accepted(1);
    harness.state_mut().pass(2_000);
    harness.state_mut().calls(vec![leg(Personality::Originator, CallState::Connected)]);
    for _ in 0..2 {
        harness.state_mut().pass(1_000);
        harness.state_mut().calls(Vec::new());
    }
    harness.run();
    let free = "7001 Lobby 1, free: The call with Harriet Lund has ended after 0:02. Retrieve on Desk phone";
    assert_eq!(tile_name(&harness, "7001"), free);
    // "Free" was proved when the caller was fetched: it lasts a minute from then, and the window wakes for that.
    let until = next_repaint(&harness.state().console, harness.state().now).expect("it fades");
    assert!((58_000..59_000).contains(&until.as_millis()), "at the next whole second: {until:?}");
    harness.state_mut().pass(57_999);
    harness.run();
    assert!(tile_name(&harness, "7001").starts_with("7001 Lobby 1, free"), "{}", tile_name(&harness, "7001"));
    harness.state_mut().pass(2_001);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, not known: A caller was fetched from here at 14:05. Retrieve on Desk phone"
    );
}

#[test]
fn another_device_rings_for_this_call_only() {
    let mut harness = board(2);
    press(&mut harness, "Other device for 7001");
    press(&mut harness, "Retrieve 7001 on Webex Desktop");
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("app"))]);
    assert_eq!(tile_name(&harness, "7002"), "7002 Lobby 2, not known. Retrieve on Desk phone");
    press(&mut harness, "Other device for 7002");
    press(&mut harness, "Retrieve 7002 on all my devices");
    assert_eq!(harness.state().retrieves()[1], (Some("7002"), None));
}

#[test]
fn choosing_a_device_changes_what_stands_on_every_button() {
    let mut harness = board(1);
    let marked = harness.get_by_role_and_label(Role::RadioButton, "Desk phone");
    assert_eq!(marked.accesskit_node().description().as_deref(), Some("Phone · Webex default"));
    assert_eq!(marked.accesskit_node().toggled(), Some(Toggled::True));
    harness.get_by_role_and_label(Role::RadioButton, "All my devices").click();
    harness.run();
    assert!(matches!(harness.state().intents[..], [Intent::Choose(Choice::AllDevices)]));
    assert_eq!(tile_name(&harness, "7001"), "7001 Lobby 1, not known. Retrieve on all my devices");
    press(&mut harness, "Menu");
    press(&mut harness, "Make Webex Desktop my Webex default");
    assert!(matches!(&harness.state().intents[1], Intent::MakeDefault(Some(id)) if id.0 == "app"));
}

#[test]
fn a_vanished_device_is_named_before_anything_is_sent() {
    let mut harness = board(1);
    let choice = Choice::One { id: "gone".into(), name: "Old phone".into() };
    let now = harness.state().now;
    harness.state_mut().console.update(Event::Intent(Intent::Choose(choice)), now);
    harness.run();
    harness.get_by_label(
        "Old phone is no longer among your devices. Calls ring on Desk phone until you choose another.",
    );
    assert!(harness.state().retrieves().is_empty());
}

#[test]
fn an_empty_list_of_devices_says_what_it_means_and_retrieves_all_the_same() {
    let mut harness = board(1);
    harness.state_mut().news(News::Endpoints { epoch: FIRST, result: Ok(Vec::new()) });
    harness.run();
    harness.get_by_label_contains("Webex lists no device of yours that can answer");
    tile(&harness, "7001").click();
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7001"), None)]);
}

#[test]
fn a_click_that_was_aimed_at_another_slot_sends_nothing() {
    let mut harness = board(2);
    let place = tile(&harness, "7001").rect().center();
    // The administrator adds a slot before it: another tile is now where the pointer is.
    harness.state_mut().add_slot_in_front();
    harness.run();
    harness.state_mut().pass(100);
    click_at(&mut harness, place);
    assert!(harness.state().retrieves().is_empty(), "the tiles have just moved");
    harness.state_mut().pass(1_000);
    click_at(&mut harness, place);
    assert_eq!(harness.state().retrieves(), [(Some("7000"), Some("desk"))]);
}

fn click_at(harness: &mut Harness<'_, Desk>, pos: egui::Pos2) {
    harness.hover_at(pos);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        harness.event(Input::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
    harness.run();
}
