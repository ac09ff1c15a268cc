//! The tiles: who waits where, since when, for whom, how sure that is, and what a press does.

use egui::accesskit::Role;
use egui::{Event as Input, Key, Modifiers, PointerButton};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::{CallState, Personality};
use valet::console::event::{Intent, News};
use valet::console::ids::RetrievalId;
use valet::console::live::LiveNews;
use valet::console::orders::ParkOn;
use valet::ui::{ThemeChoice, next_repaint};

use crate::desk::{Desk, board, board_at_start, head, leg, look, press, talk, tile, tile_name, window};
use crate::parking::{drag, release};

const HARRIET: Option<(&str, &str)> = Some(("Harriet Lund", "+14085550142"));

/// A board of three slots with live news; nobody waits.
pub fn live() -> Harness<'static, Desk> {
    let mut harness = board(3);
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    for number in ["7001", "7002", "7003"] {
        desk.live_park(number, None);
    }
    harness.run();
    harness
}

#[test]
fn a_parked_caller_is_named_with_wait_and_recall() {
    let mut harness = live();
    harness.state_mut().live_park("7001", HARRIET);
    harness.run();
    harness.state_mut().pass(10_000);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, Harriet Lund waiting 0:10, recall in 0:35. Retrieve on Desk phone"
    );
    tile(&harness, "7001").click();
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn for_whom_by_whom_and_the_note_stay_with_the_caller_through_a_restart() {
    let mut harness = board_at_start(3);
    harness.state_mut().restore("7002", "Ines Prado", 20);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7002"),
        "7002 Lobby 2, Ines Prado waiting 0:20, recall in 0:25, from before the restart, not verified, \
         for Dr Lee, by you, “delivery note missing”. Retrieve on Desk phone"
    );
    harness.state_mut().pass(1_000);
    press(&mut harness, "More for 7002");
    press(&mut harness, "Nobody waits here any more: 7002");
    assert!(matches!(harness.state().intents.last(), Some(Intent::Forget(_))));
    assert!(
        tile_name(&harness, "7002").starts_with("7002 Lobby 2, not known"),
        "{}",
        tile_name(&harness, "7002")
    );
}

#[test]
fn a_tile_tells_how_old_its_news_is_then_not_known_and_never_free() {
    let mut harness = live();
    harness.state_mut().live_park("7001", HARRIET);
    harness.state_mut().pass(5_000);
    harness.state_mut().live(LiveNews::Lost { why: "The line is down.".into() });
    harness.state_mut().pass(20_000);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, Harriet Lund waiting 0:25, recall in 0:20, news 0:25 old. Retrieve on Desk phone"
    );
    assert_eq!(tile_name(&harness, "7002"), "7002 Lobby 2, last seen free at 14:05. Retrieve on Desk phone");
    harness.state_mut().pass(60_000);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7002"),
        "7002 Lobby 2, not known: Last seen free at 14:05. Retrieve on Desk phone"
    );
    let name = tile_name(&harness, "7001");
    assert!(name.starts_with("7001 Lobby 1, not known: Harriet Lund may still wait."), "{name}");
}

/// Harriet has been fetched from 7001 and the talk goes on.
fn talking_to_harriet() -> Harness<'static, Desk> {
    let mut harness = live();
    harness.state_mut().live_park("7001", HARRIET);
    harness.run();
    harness.state_mut().pass(5_000);
    harness.run();
    tile(&harness, "7001").click();
    harness.run();
    let desk = harness.state_mut();
    desk.accepted(1);
    desk.live_park("7001", None);
    desk.pass(2_000);
    desk.calls(vec![leg(Personality::Originator, CallState::Connected)]);
    harness.run();
    assert!(tile_name(&harness, "7001").starts_with("7001 Lobby 1, connected to Harriet Lund"));
    harness
}

#[test]
fn the_next_caller_on_a_slot_is_shown_while_the_one_before_is_still_on_the_phone() {
    let mut harness = talking_to_harriet();
    harness.state_mut().pass(1_000);
    harness.state_mut().live_park("7001", Some(("Ola Berg", "+4722225555")));
    harness.state_mut().pass(30_000);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, Ola Berg waiting 0:30, recall in 0:15. Retrieve on Desk phone"
    );
    let (console, now) = (&harness.state().console, harness.state().now);
    assert_eq!(
        console.longest_wait(now).map(|longest| longest.caller.words().to_owned()),
        Some("Ola Berg".into())
    );
    tile(&harness, "7001").click();
    harness.run();
    assert_eq!(harness.state().retrieves().len(), 2);
}

#[test]
fn whoever_is_parked_again_where_she_was_fetched_is_shown_waiting_and_not_as_ended() {
    let mut harness = talking_to_harriet();
    harness.state_mut().pass(20_000);
    harness.state_mut().live_park("7001", HARRIET);
    harness.state_mut().calls(Vec::new());
    harness.state_mut().pass(4_000);
    harness.state_mut().calls(Vec::new());
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, Harriet Lund waiting 0:04, recall in 0:41. Retrieve on Desk phone"
    );
}

#[test]
fn whoever_still_waits_after_a_try_is_shown_with_her_clock_and_with_what_became_of_it() {
    let mut harness = live();
    harness.state_mut().live_park("7001", HARRIET);
    harness.run();
    harness.state_mut().pass(5_000);
    harness.run();
    tile(&harness, "7001").click();
    harness.run();
    harness.state_mut().accepted(1);
    harness.state_mut().pass(2_000);
    harness.run();
    tile(&harness, "7001").click();
    harness.run();
    harness.state_mut().news(News::HungUp { id: RetrievalId(1), result: Ok(()) });
    harness.state_mut().pass(1_000);
    harness.state_mut().calls(Vec::new());
    harness.state_mut().pass(1_000);
    harness.state_mut().calls(Vec::new());
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, Harriet Lund waiting 0:09, recall in 0:36. Last try: stopped. Retrieve on Desk phone"
    );
}

#[test]
fn whoever_left_the_slot_can_be_called_back() {
    let mut harness = live();
    harness.state_mut().live_park("7001", HARRIET);
    harness.run();
    harness.state_mut().pass(10_000);
    harness.run();
    harness.state_mut().live_park("7001", None);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, left the slot: Harriet Lund, hung up or fetched by a colleague, 14:05. \
         Call back +14085550142"
    );
    let more = harness.query_by_label("More for 7001 Lobby 1");
    assert!(more.is_none(), "what its button does is no choice beside it");
    tile(&harness, "7001").click();
    harness.run();
    assert!(harness.state().intents.is_empty(), "that click was aimed at Retrieve");
    harness.state_mut().pass(1_000);
    tile(&harness, "7001").click();
    harness.run();
    assert!(matches!(&harness.state().intents[..], [Intent::Dial(number)] if number == "+14085550142"));
    harness.state_mut().pass(300_000);
    harness.run();
    assert_eq!(tile_name(&harness, "7001"), "7001 Lobby 1, free, live");
}

#[test]
fn a_free_slot_offers_to_take_the_only_call_in_hand() {
    let mut harness = live();
    assert_eq!(tile_name(&harness, "7002"), "7002 Lobby 2, free, live");
    harness.state_mut().calls(vec![talk("ola", "Ola Berg", CallState::Connected)]);
    harness.run();
    assert_eq!(tile_name(&harness, "7002"), "7002 Lobby 2, free, live. Park Ola Berg here");
    harness.state_mut().pass(1_000);
    harness.key_press(Key::ArrowDown);
    harness.key_press(Key::ArrowRight);
    harness.key_press(Key::Enter);
    harness.run();
    let parked = |intent: &Intent| match intent {
        Intent::Park { call, on: ParkOn::Slot(slot), for_whom, note } => {
            (call.0.clone(), slot.clone(), for_whom.is_empty() && note.is_empty())
        }
        other => panic!("{other:?}"),
    };
    let intents: Vec<_> = harness.state().intents.iter().map(parked).collect();
    assert_eq!(intents, [("ola".to_owned(), harness.state().slot("7002"), true)]);
}

#[test]
fn between_two_calls_in_hand_the_menu_says_which() {
    let mut harness = live();
    let calls =
        vec![talk("ola", "Ola Berg", CallState::Connected), talk("sam", "Sam Otieno", CallState::Connected)];
    harness.state_mut().calls(calls);
    harness.run();
    assert_eq!(tile_name(&harness, "7002"), "7002 Lobby 2, free, live");
    press(&mut harness, "More for 7002");
    press(&mut harness, "Park Sam Otieno on 7002");
    assert!(matches!(&harness.state().intents[..], [Intent::Park { call, .. }] if call.0 == "sam"));
}

/// What a Braille display of forty cells shows of a tile.
fn braille(harness: &Harness<'_, Desk>, number: &str) -> String {
    tile(harness, number).accesskit_node().braille_label().unwrap_or_default().to_owned()
}

#[test]
fn a_tile_has_a_short_form_for_forty_cells() {
    let mut harness = live();
    harness
        .state_mut()
        .live_park("7001", Some(("Wilhelmina Featherstonehaugh-Cholmondeley", "+14085550142")));
    harness.state_mut().pass(5_000);
    harness.run();
    assert_eq!(braille(&harness, "7001"), "7001 0:05 Wilhelmina Featherstonehaugh-…");
    assert_eq!(braille(&harness, "7002"), "7002 Free live");
}

#[test]
fn activity_keys_and_what_valet_can_see_are_lists_to_a_screen_reader() {
    let mut harness = live();
    harness.state_mut().live_park("7001", HARRIET);
    harness.run();
    let items = |harness: &Harness<'_, Desk>, list: &str| {
        harness.get_by_role_and_label(Role::List, list).query_all_by_role(Role::ListItem).count()
    };
    assert!(items(&harness, "Activity") >= 2);
    harness.key_press(Key::F1);
    harness.run();
    assert!(items(&harness, "Calls and who waits") >= 5);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::I);
    harness.run();
    assert!(items(&harness, "What Valet can see") >= 5);
    assert!(items(&harness, "Slots") >= 2);
}

#[test]
fn a_focused_tile_is_not_read_again_each_second() {
    let mut harness = live();
    harness.state_mut().live_park("7001", HARRIET);
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(tile(&harness, "7001").is_focused());
    let first = tile_name(&harness, "7001");
    harness.state_mut().pass(5_000);
    harness.run();
    assert_eq!(tile_name(&harness, "7001"), first, "its clocks stand while it has the focus");
    assert_eq!(braille(&harness, "7001"), "7001 0:00 Harriet Lund", "and so do the cells");
    harness.state_mut().pass(20_000);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        "7001 Lobby 1, Harriet Lund waiting 0:25, recall in 0:20. Retrieve on Desk phone",
        "half time is news"
    );
}

#[test]
fn timers_repaint_once_a_second_however_many_wait_and_not_at_all_when_nobody_does() {
    let mut harness = live();
    let until = |harness: &Harness<'_, Desk>| next_repaint(&harness.state().console, harness.state().now);
    assert_eq!(until(&harness), None, "live and free: nothing ticks");
    harness.state_mut().live_park("7001", HARRIET);
    harness.state_mut().pass(300);
    harness.state_mut().live_park("7002", Some(("Ines Prado", "+34915550002")));
    harness.state_mut().pass(400);
    assert_eq!(until(&harness).map(|pause| pause.as_millis()), Some(300), "the second of the longest wait");
    harness.state_mut().pass(300);
    assert_eq!(until(&harness).map(|pause| pause.as_millis()), Some(1_000), "not 300 for the other one");
    harness.state_mut().live_park("7001", None);
    harness.state_mut().live_park("7002", None);
    let pause = until(&harness).expect("that somebody left fades");
    assert!(pause.as_secs() > 100, "{pause:?}");
}

#[test]
fn long_names_and_fifty_slots_stay_inside_small_windows() {
    let long = "Dr. Wilhelmina-Alexandra von Hohenberg-Lüdenscheidt und zu Rheinfelden";
    for (width, height, zoom) in [(360.0, 740.0, 1.0), (640.0, 400.0, 2.0), (780.0, 600.0, 1.0)] {
        let mut desk = Desk::new(look(ThemeChoice::Dark, zoom));
        desk.now.mono_ms = 1_000;
        desk.sign_in(50);
        desk.controllable();
        desk.live(LiveNews::Up);
        desk.live_park("7001", Some((long, "+49305550123456")));
        desk.restore("7002", long, 20);
        desk.pass(40_000);
        let mut harness = window(desk, width, height, zoom);
        harness.run();
        for node in harness.query_all_by_role(Role::Button) {
            let (left, right) = (node.rect().left(), node.rect().right());
            let name = node.accesskit_node().label();
            assert!(left >= 0.0 && right <= width, "{name:?} spans {left} to {right} of {width} at {zoom}");
            let is_tile = name.as_deref().is_some_and(|name| name.starts_with("70"));
            let board = if width > 760.0 { width - 344.0 } else { width };
            assert!(!is_tile || right <= board, "{name:?} ends at {right}, the board at {board}");
        }
    }
}

#[test]
fn a_call_is_dragged_onto_a_slot_that_may_take_it_and_onto_no_other() {
    for (number, parks) in [("7002", true), ("7001", false)] {
        let mut harness = live();
        harness.state_mut().live_park("7001", HARRIET);
        harness.state_mut().calls(vec![talk("ola", "Ola Berg", CallState::Connected)]);
        harness.run();
        let card = head(&harness, "Ola Berg", "Park Ola Berg");
        let place = tile(&harness, number).rect().center();
        drag(&mut harness, card, place);
        release(&mut harness, place);
        let parked = |intent: &Intent| matches!(intent, Intent::Park { call, .. } if call.0 == "ola");
        assert_eq!(harness.state().intents.iter().any(parked), parks, "{number}");
        assert!(harness.state().retrieves().is_empty(), "a drop is no press");
    }
}

#[test]
fn a_click_beside_the_tiles_does_nothing() {
    let mut harness = live();
    harness.state_mut().live_park("7001", HARRIET);
    harness.run();
    let pos = tile(&harness, "7003").rect().right_bottom() + egui::vec2(5.0, 40.0);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, egui::Modifiers::NONE);
        harness.event(Input::PointerButton { pos, button, pressed, modifiers });
    }
    harness.run();
    assert!(harness.state().intents.is_empty());
}

#[test]
fn news_of_fifty_slots_that_grows_old_at_fifty_moments_is_one_repaint_a_second() {
    let mut harness = board(50);
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    for slot in 1..=50 {
        desk.pass(137);
        desk.live_park(&format!("{}", 7000 + slot), None);
    }
    desk.live(LiveNews::Lost { why: "The line is down.".into() });
    let (mut repaints, end) = (0, desk.now.mono_ms + 60_000);
    while let Some(pause) = next_repaint(&desk.console, desk.now)
        && desk.now.mono_ms < end
    {
        desk.pass(u64::try_from(pause.as_millis()).expect("a pause"));
        repaints += 1;
    }
    assert!(repaints <= 60, "{repaints} in a minute");
}
