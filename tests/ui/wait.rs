//! The longest wait: always named, one press and one key away, and nothing moves for it.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::CallState;
use valet::console::event::Intent;
use valet::console::live::LiveNews;
use valet::words::english;

use crate::desk::{Desk, board, press, talk, tile, type_anywhere};
use crate::fits::drawn_words;

const INES: Option<(&str, &str)> = Some(("Ines Prado", "+34915550002"));
const HARRIET: Option<(&str, &str)> = Some(("Harriet Lund", "+14085550142"));

/// Ines waits on 7002 for 0:12, Harriet on 7001 for 0:07.
pub fn two_wait() -> Harness<'static, Desk> {
    let mut harness = board(3);
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    for number in ["7001", "7002", "7003"] {
        desk.live_park(number, None);
    }
    desk.live_park("7002", INES);
    desk.pass(5_000);
    desk.live_park("7001", HARRIET);
    desk.pass(7_000);
    harness.run();
    harness
}

#[test]
fn the_longest_wait_is_named_and_its_button_retrieves_it() {
    let mut harness = two_wait();
    harness.get_by_label("Longest wait 0:12 Ines Prado on 7002 Lobby 2");
    press(&mut harness, "Longest wait: retrieve Ines Prado from 7002 Lobby 2 on Desk phone");
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
    harness.get_by_label("Longest wait 0:07 Harriet Lund on 7001 Lobby 1");
}

#[test]
fn space_retrieves_the_longest_wait_unless_something_has_the_focus() {
    let mut harness = two_wait();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
    let mut harness = two_wait();
    tile(&harness, "7001").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))], "the button keeps its Space");
}

#[test]
fn a_space_that_was_meant_for_a_control_that_is_gone_fetches_nobody() {
    let mut harness = two_wait();
    harness.state_mut().calls(vec![talk("ola", "Ola Berg", CallState::Connected)]);
    harness.run();
    harness.get_by_label("Hang up Ola Berg").focus();
    harness.run();
    harness.state_mut().calls(Vec::new());
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert!(harness.state().retrieves().is_empty(), "she wanted to end a call that has ended");
    harness.state_mut().pass(1_100);
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
}

#[test]
fn f8_retrieves_it_from_anywhere_also_out_of_the_number_field() {
    let mut harness = two_wait();
    type_anywhere(&mut harness, "70");
    assert!(harness.get_by_role(Role::TextInput).is_focused());
    harness.key_press(Key::Space);
    harness.run();
    assert!(harness.state().retrieves().is_empty(), "a space in the field is a space");
    harness.key_press(Key::F8);
    harness.run();
    assert!(matches!(harness.state().intents[..], [Intent::RetrieveLongest]));
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
    // A second press in a hurry was meant for the same caller.
    harness.state_mut().pass(200);
    harness.key_press(Key::F8);
    harness.run();
    assert_eq!(harness.state().retrieves().len(), 1);
    harness.state_mut().pass(1_000);
    harness.key_press(Key::F8);
    harness.run();
    assert_eq!(harness.state().retrieves()[1], (Some("7001"), Some("desk")));
}

#[test]
fn no_tile_moves_when_callers_come_and_go() {
    let mut harness = board(3);
    harness.state_mut().live(LiveNews::Up);
    harness.run();
    assert!(harness.query_by_label_contains("Longest wait").is_none(), "nobody has waited yet");
    let place = tile(&harness, "7001").rect();
    harness.state_mut().live_park("7002", INES);
    harness.run();
    assert_eq!(tile(&harness, "7001").rect(), place, "nor for the first caller of the day");
    harness.state_mut().pass(3_000);
    harness.state_mut().live_park("7002", None);
    harness.run();
    assert!(harness.query_by_label_contains("Longest wait").is_none());
    assert_eq!(tile(&harness, "7001").rect(), place);
    harness.state_mut().live_park("7002", INES);
    harness.run();
    assert_eq!(tile(&harness, "7001").rect(), place);
}

#[test]
fn the_strip_says_when_the_recall_is_near() {
    let mut harness = two_wait();
    harness.state_mut().pass(28_000);
    harness.run();
    harness.get_by_label("Longest wait 0:40 Ines Prado on 7002 Lobby 2, recall in 0:05");
}

#[test]
fn the_keys_of_the_wait_and_the_recall_are_in_the_list_of_keys() {
    let mut harness = two_wait();
    harness.key_press(Key::F1);
    harness.run();
    harness.get_by_label_contains("while nothing has the focus: retrieve the longest wait");
    harness.get_by_label("answer a recall, else the call that rings");
}

#[test]
fn while_nothing_can_be_sent_the_wait_is_told_and_not_offered() {
    let mut harness = two_wait();
    harness.state_mut().news(valet::console::event::News::Expired { epoch: crate::desk::FIRST });
    harness.run();
    let buttons = crate::desk::names(&harness, Role::Button);
    assert!(!buttons.iter().any(|name| name.starts_with("Longest wait")), "{buttons:?}");
    harness.key_press(Key::F8);
    harness.run();
    assert!(harness.state().intents.is_empty());
    let tile = tile(&harness, "7002").accesskit_node().label().unwrap_or_default();
    assert!(tile.contains("Ines Prado"), "{tile}");
}

/// 7001 was seen live a while ago, and nobody knows what is there now.
fn may_still_wait() -> Harness<'static, Desk> {
    let mut harness = two_wait();
    let desk = harness.state_mut();
    desk.live_park("7002", None);
    desk.live(LiveNews::Lost { why: "The line broke.".into() });
    desk.pass(61_000);
    harness.run();
    // A press in the moment of the change would be for the one before.
    harness.state_mut().pass(1_000);
    harness.run();
    harness
}

#[test]
fn where_nobody_is_known_to_wait_the_one_who_may_is_named_and_fetched_by_the_same_key() {
    let mut harness = may_still_wait();
    assert!(harness.query_by_label_contains("Longest wait").is_none());
    harness.get_by_label("May still wait: Harriet Lund on 7001 Lobby 1");
    harness.get_by_label("May still wait: retrieve Harriet Lund from 7001 Lobby 1 on Desk phone");
    harness.key_press(Key::F8);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn the_key_of_the_longest_wait_says_why_nothing_happens_where_nobody_waits() {
    let mut harness = board(2);
    harness.key_press(Key::F8);
    harness.run();
    assert!(harness.state().retrieves().is_empty());
    let said = english(&harness.state().console.announcement().text);
    assert!(said.starts_with("Nobody is known to wait."), "{said}");
}

#[test]
fn the_key_on_the_button_is_one_that_works() {
    let mut harness = two_wait();
    let has = |harness: &Harness<'_, Desk>, key: &str| drawn_words(harness).iter().any(|text| text == key);
    assert!(has(&harness, "Space") && !has(&harness, "F8"));
    tile(&harness, "7002").focus();
    harness.run();
    assert!(has(&harness, "F8") && !has(&harness, "Space"), "Space presses the tile now");
}
