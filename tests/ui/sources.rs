//! What Valet can see: the header tells it in a word, a press tells it for every source and every slot.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::event::{News, Traffic};
use valet::console::live::{LiveNews, TargetState};

use crate::desk::{Desk, board, names, press};

fn open(harness: &mut Harness<'_, Desk>, state: &str) {
    press(harness, &format!("{state}. What Valet can see"));
}

#[test]
fn the_header_says_how_news_comes() {
    let mut harness = board(1);
    harness.get_by_role_and_label(Role::Button, "Asking Webex every 3 s. What Valet can see");
    harness.state_mut().live(LiveNews::Up);
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Live. What Valet can see");
    harness.state_mut().live(LiveNews::Lost { why: "The channel was closed.".into() });
    harness.run();
    harness.get_by_role_and_label(Role::Button, "No live news. What Valet can see");
}

#[test]
fn after_a_429_header_and_panel_tell_the_pace_that_is_kept_the_pause_and_the_requests() {
    let mut harness = board(1);
    let now = harness.state().now;
    let told = Traffic {
        last_minute: 12,
        last_hour: 1_840,
        reads_resume_at_ms: Some(now.mono_ms + 9_000),
        slow_down: 4,
    };
    harness.state_mut().news(News::Traffic(told));
    harness.run();
    open(&mut harness, "Asking Webex every 12 s");
    harness.get_by_label_contains("Your calls: Asking Webex every 12 s");
    harness.get_by_label_contains("Requests to Webex: 12 in the last minute, 1,840 in the last hour");
    harness.get_by_label_contains("reading goes on in 0:09");
}

#[test]
fn the_panel_tells_every_slot_live_refused_and_why_or_off() {
    let mut harness = board(3);
    let (first, second) = (harness.state().slot("7001"), harness.state().slot("7002"));
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    desk.live(LiveNews::Target { slot: first, state: TargetState::Live });
    let why = "Webex does not let you watch it.".into();
    desk.live(LiveNews::Target { slot: second, state: TargetState::Refused { why } });
    let why = "This is not your phone.".into();
    desk.live(LiveNews::OwnCalls { state: TargetState::Refused { why } });
    harness.run();
    open(&mut harness, "Live");
    harness.get_by_label("Live news: Live since 14:05");
    harness.get_by_label("Live news of your calls: Refused: This is not your phone.");
    harness.get_by_label("7001 Lobby 1: Live");
    harness.get_by_label("7002 Lobby 2: Refused: Webex does not let you watch it.");
    harness.get_by_label("7003 Lobby 3: Asking Webex");
    harness.get_by_label("Slots and colleagues: Read");
    harness.get_by_label("Requests to Webex: Not counted");
    harness.get_by_label_contains("Recall time: 45 s, from the settings");
}

#[test]
fn the_panel_of_fifty_slots_scrolls_and_its_button_closes_it() {
    let mut harness = board(50);
    open(&mut harness, "Asking Webex every 3 s");
    let button = harness.get_by_role_and_label(Role::Button, "Close").rect();
    assert!(button.bottom() < 800.0, "{button:?}");
    press(&mut harness, "Close");
    assert!(!names(&harness, Role::Button).contains(&"Close".to_owned()));
}

#[test]
fn without_live_news_it_says_why_and_the_keyboard_opens_and_closes_it() {
    let mut harness = board(1);
    harness.state_mut().live(LiveNews::Off { why: "Webex has no XSI for you.".into() });
    harness.run();
    for _ in 0..12 {
        harness.key_press(Key::Tab);
        harness.run();
        let focused = harness.query_all_by_role(Role::Button).find(|node| node.is_focused());
        let name = focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
        if name.ends_with("What Valet can see") {
            break;
        }
    }
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("Live news: Off: Webex has no XSI for you.");
    harness.get_by_label("7001 Lobby 1: Off: Webex has no XSI for you.");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!names(&harness, Role::Button).contains(&"Close".to_owned()));
}
