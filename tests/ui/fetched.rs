//! A parked caller who is being fetched: who she is, how long she waits, for whom and the note stay in view until the talk
//! is over, on the tile, on her card, and to the ear.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::{Call, CallState, Party, Personality};
use valet::console::event::{Intent, News};
use valet::console::failure::PressAgain;
use valet::console::ids::RetrievalId;
use valet::console::live::{LiveNews, TargetState};
use valet::console::orders::ParkOn;
use valet::ui::next_repaint;

use crate::calls::key;
use crate::desk::{Desk, board_at_start, failure, leg, recall, talk, tile, tile_name, type_anywhere};

const SAID: &str = "for Dr Lee, by you, “delivery note missing”";

/// Harriet waits on 7001, for Dr Lee, for 20 s; a press fetches her.
fn pressed() -> Harness<'static, Desk> {
    let mut harness = board_at_start(2);
    harness.state_mut().restore("7001", "Harriet Lund", 19);
    harness.run();
    harness.state_mut().pass(1_000);
    harness.run();
    tile(&harness, "7001").click();
    harness.run();
    harness
}

fn ringing() -> Harness<'static, Desk> {
    let mut harness = pressed();
    harness.state_mut().accepted(1);
    harness.state_mut().pass(1_000);
    harness.run();
    harness
}

fn connected() -> Harness<'static, Desk> {
    let mut harness = ringing();
    harness.state_mut().calls(vec![leg(Personality::Originator, CallState::Connected)]);
    harness.run();
    harness
}

fn card(harness: &Harness<'_, Desk>, caller: &str) -> String {
    let groups = harness.query_all_by_role(Role::Group);
    let mut names = groups.filter_map(|group| group.accesskit_node().label());
    names.find(|name| name.starts_with(caller)).unwrap_or_default()
}

#[test]
fn while_she_is_fetched_the_tile_still_tells_who_waits_how_long_and_for_whom() {
    let waits = |clock: &str, left: &str| {
        format!(
            "Harriet Lund waiting {clock}, recall in {left}, from before the restart, not verified, {SAID}"
        )
    };
    let harness = pressed();
    assert_eq!(
        tile_name(&harness, "7001"),
        format!("7001 Lobby 1, asking Webex to ring Desk phone. {}", waits("0:20", "0:25"))
    );
    let mut harness = ringing();
    assert_eq!(
        tile_name(&harness, "7001"),
        format!(
            "7001 Lobby 1, ringing: Desk phone is ringing. Lift the handset. {}. Stop ringing",
            waits("0:21", "0:24")
        )
    );
    harness.state_mut().calls(vec![leg(Personality::ClickToDial, CallState::Connected)]);
    harness.run();
    assert_eq!(
        tile_name(&harness, "7001"),
        format!("7001 Lobby 1, answered: Answered. Fetching the caller… {}", waits("0:21", "0:24"))
    );
}

#[test]
fn when_webex_asks_to_wait_or_does_not_answer_she_still_waits_on_the_tile() {
    for again in [PressAgain::AfterSecs(5), PressAgain::AfterLookUp] {
        let mut harness = pressed();
        let result = Err(failure("Webex said no.", again));
        harness.state_mut().news(News::Retrieved { id: RetrievalId(1), result });
        harness.state_mut().pass(1_000);
        harness.run();
        let name = tile_name(&harness, "7001");
        assert!(name.contains("Webex said no. Harriet Lund waiting 0:21, recall in 0:24"), "{name}");
        assert!(name.contains(SAID), "{name}");
    }
}

#[test]
fn the_clock_of_the_wait_goes_on_once_a_second_while_the_device_rings() {
    let mut harness = ringing();
    harness.state_mut().pass(300);
    let until = next_repaint(&harness.state().console, harness.state().now);
    assert_eq!(until.map(|until| until.as_millis()), Some(700));
}

#[test]
fn in_the_talk_tile_and_card_say_for_whom_and_the_note() {
    let mut harness = connected();
    let talks = "connected to Harriet Lund on Desk phone since 14:05";
    assert_eq!(tile_name(&harness, "7001"), format!("7001 Lobby 1, {talks}. Parked {SAID}"));
    assert_eq!(
        card(&harness, "Harriet Lund, "),
        format!("Harriet Lund, connected 0:00, +14085550142, {SAID}")
    );
    harness.state_mut().live_park("7001", Some(("Sam Otieno", "+14085550199")));
    harness.state_mut().live_park("7001", None);
    harness.run();
    assert!(card(&harness, "Harriet Lund, ").ends_with(SAID), "another caller came to the slot, and left");
}

#[test]
fn somebody_else_on_the_line_has_nothing_of_what_was_said() {
    let mut harness = ringing();
    let sam = talk("leg", "Sam Otieno", CallState::Connected);
    let number = Some("+14085550199".to_owned());
    let remote_party = Party { number, ..sam.remote_party.clone() };
    let sam = Call { personality: Personality::Originator, remote_party, ..sam };
    harness.state_mut().calls(vec![sam]);
    harness.run();
    assert!(!card(&harness, "Sam Otieno, ").contains("Dr Lee"), "{}", card(&harness, "Sam Otieno, "));
    assert!(!tile_name(&harness, "7001").contains("Dr Lee"), "{}", tile_name(&harness, "7001"));
}

#[test]
fn after_the_channel_is_lost_a_slot_from_which_was_fetched_is_not_said_to_be_free() {
    let mut harness = board_at_start(2);
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.pass(5_000);
    desk.fetch_harriet();
    desk.live_park("7001", None);
    for calls in [vec![leg(Personality::Originator, CallState::Connected)], vec![], vec![]] {
        desk.calls(calls);
        desk.pass(1_000);
    }
    harness.run();
    let name = tile_name(&harness, "7001");
    assert!(name.starts_with("7001 Lobby 1, free: The call with Harriet Lund has ended"), "{name}");
    harness.state_mut().live(LiveNews::Lost { why: "Lost.".into() });
    harness.run();
    let name = tile_name(&harness, "7001");
    assert!(name.starts_with("7001 Lobby 1, ended: The call with Harriet Lund has ended"), "{name}");
}

#[test]
fn a_recall_that_was_answered_says_so_too() {
    let mut harness = board_at_start(2);
    harness.state_mut().restore("7001", "Harriet Lund", 50);
    harness.state_mut().calls(vec![recall("back", "Harriet Lund", "7001")]);
    harness.state_mut().calls(vec![talk("back", "Harriet Lund", CallState::Connected)]);
    harness.run();
    assert!(card(&harness, "Harriet Lund, ").ends_with(SAID), "{}", card(&harness, "Harriet Lund, "));
}

#[test]
fn parked_again_she_keeps_for_whom_and_the_note_by_key_and_by_hand() {
    let said = |harness: &Harness<'_, Desk>| {
        harness.state().intents.iter().find_map(|intent| match intent {
            Intent::Park { on: ParkOn::Slot(_), for_whom, note, .. } => {
                Some((for_whom.clone(), note.clone()))
            }
            _ => None,
        })
    };
    let kept = Some(("Dr Lee".to_owned(), "delivery note missing".to_owned()));
    let mut harness = connected();
    key(&mut harness, Key::F4);
    type_anywhere(&mut harness, "7002");
    key(&mut harness, Key::Enter);
    assert_eq!(said(&harness), kept);
    let mut harness = connected();
    harness.state_mut().live(LiveNews::Up);
    let slot = harness.state().slot("7002");
    let state = TargetState::Live;
    harness.state_mut().live(LiveNews::Target { slot, state });
    harness.state_mut().live_park("7002", None);
    harness.run();
    harness.state_mut().pass(1_000);
    harness.run();
    tile(&harness, "7002").click();
    harness.run();
    assert_eq!(said(&harness), kept, "{}", tile_name(&harness, "7002"));
}

#[test]
fn whoever_came_and_left_after_a_fetch_is_what_the_tile_tells_and_not_the_end_of_that_older_talk() {
    let mut harness = connected();
    harness.state_mut().live(LiveNews::Up);
    let slot = harness.state().console.board().find_number("7001").unwrap().id.clone();
    harness.state_mut().live(LiveNews::Target { slot, state: TargetState::Live });
    harness.state_mut().live_park("7001", None);
    harness.state_mut().pass(2_000);
    for _ in 0..3 {
        harness.state_mut().calls(Vec::new());
        harness.state_mut().pass(2_000);
    }
    harness.run();
    assert!(tile_name(&harness, "7001").contains("The call with Harriet Lund has ended"));

    harness.state_mut().live_park("7001", Some(("Ola Berg", "+14085550177")));
    harness.state_mut().pass(3_000);
    harness.run();
    assert!(tile_name(&harness, "7001").starts_with("7001 Lobby 1, Ola Berg waiting 0:03"));
    harness.state_mut().live_park("7001", None);
    harness.state_mut().pass(1_000);
    harness.run();
    let name = tile_name(&harness, "7001");
    assert!(name.starts_with("7001 Lobby 1, left the slot: Ola Berg"), "{name}");
}
