//! The screen, found as a screen reader finds it: by role and name, and driven by keyboard and mouse. The console is
//! the real one, fed with news by hand; there is no network and no display.

#[path = "ui/desk.rs"]
mod desk;

use desk::{Desk, FIRST, board, failure, leg, names, signed_out, tile, tile_name, window};
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
use valet::console::session::{KeepIn, Keychain, SignInStep, SignInWay};
use valet::ui::{Look, ThemeChoice, next_repaint, window_title};

fn press(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

fn type_anywhere(harness: &mut Harness<'_, Desk>, text: &str) {
    for character in text.chars() {
        harness.event(Input::Text(character.to_string()));
        harness.run();
    }
}

fn no_keychain() -> Keychain {
    Keychain::Missing { why: "no secret service".to_owned() }
}

// Signing in

#[test]
fn a_signed_out_screen_offers_three_ways_in() {
    let mut harness = signed_out(true, Keychain::Works);
    press(&mut harness, "Sign in with Webex");
    assert!(matches!(harness.state().intents[..], [Intent::SignIn(SignInWay::Browser)]));
    let mut harness = signed_out(true, Keychain::Works);
    press(&mut harness, "Sign in with a code on another device");
    assert!(matches!(harness.state().intents[..], [Intent::SignIn(SignInWay::Code)]));
    let mut harness = signed_out(true, Keychain::Works);
    press(&mut harness, "Use a personal access token…");
    harness.get_by_role_and_label(Role::PasswordInput, "Personal access token").focus();
    harness.run();
    type_anywhere(&mut harness, "secret-token");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(matches!(harness.state().intents[..], [Intent::SignIn(SignInWay::PersonalToken(_))]));
}

#[test]
fn without_a_keychain_the_person_chooses_where_the_sign_in_is_kept() {
    let mut harness = signed_out(true, no_keychain());
    harness.get_by_label_contains("no secret service");
    harness.get_by_role_and_label(Role::RadioButton, "In a file that only I can read").click();
    harness.run();
    assert!(matches!(harness.state().intents[..], [Intent::KeepIn(KeepIn::File)]));
    let chosen = harness.get_by_role_and_label(Role::RadioButton, "In a file that only I can read");
    assert_eq!(chosen.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn a_first_start_says_what_to_register_and_takes_id_and_secret() {
    let mut harness = signed_out(false, Keychain::Works);
    for what in ["http://127.0.0.1:43117/callback", "spark:calls_read", "spark:telephony_config_write"] {
        harness.get_by_role_and_label(Role::Button, &format!("Copy {what}"));
    }
    harness.get_by_role_and_label(Role::TextInput, "Client ID").focus();
    harness.run();
    type_anywhere(&mut harness, "C42");
    harness.get_by_role_and_label(Role::PasswordInput, "Client secret").focus();
    harness.run();
    type_anywhere(&mut harness, "hush");
    press(&mut harness, "Save and go on");
    assert!(
        matches!(&harness.state().intents[..], [Intent::SaveClient { client_id, .. }] if client_id == "C42")
    );
    assert!(!format!("{:?}", harness.state().intents).contains("hush"), "a secret is never printed");
}

#[test]
fn a_running_sign_in_shows_link_and_code_and_can_be_cancelled() {
    let mut harness = signed_out(true, Keychain::Works);
    press(&mut harness, "Sign in with Webex");
    let link = "https://example.org/authorize?x=1".to_owned();
    let step = SignInStep::Browser { link: link.clone(), browser_failed: true };
    harness.state_mut().news(News::SignInStep { epoch: FIRST, step });
    harness.run();
    harness.get_by_label_contains("No browser could be opened");
    harness.get_by_role_and_label(Role::Button, "Copy link");
    press(&mut harness, "Open the browser again");
    assert!(matches!(&harness.state().intents[1], Intent::OpenLink(opened) if *opened == link));
    let step = SignInStep::Code {
        user_code: "184 395".to_owned(),
        link,
        link_with_code: None,
        expires_at: harness.state().now.wall + std::time::Duration::from_secs(90),
    };
    harness.state_mut().news(News::SignInStep { epoch: FIRST, step });
    harness.run();
    harness.get_by_label("184 395");
    harness.get_by_label("The code runs out in 1:30.");
    assert!(next_repaint(&harness.state().console, harness.state().now).is_some(), "the countdown ticks");
    press(&mut harness, "Cancel");
    harness.get_by_role_and_label(Role::Button, "Sign in with Webex");
}

// The board

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
    let choice = Choice::One { id: "gone".into(), name: "Old phone".to_owned() };
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

// The number field

#[test]
fn digits_typed_anywhere_go_into_the_number_field_and_enter_retrieves() {
    let mut harness = board(2);
    tile(&harness, "7002").focus();
    harness.run();
    type_anywhere(&mut harness, "7001");
    let field = harness.get_by_role_and_label(Role::TextInput, "Number");
    assert_eq!(field.value().as_deref(), Some("7001"));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().retrieves().len(), 1, "the field is empty after it was sent");
}

#[test]
fn a_number_that_cannot_be_sent_is_refused_at_the_field() {
    let mut harness = board(1);
    harness.get_by_role_and_label(Role::TextInput, "Number").focus();
    harness.run();
    type_anywhere(&mut harness, "70 O1");
    harness.get_by_label("That is not a number.");
    harness.key_press(Key::Enter);
    harness.run();
    press(&mut harness, "Retrieve");
    assert!(harness.state().effects.is_empty(), "nothing is sent: {:?}", harness.state().effects);
    let field = harness.get_by_role_and_label(Role::TextInput, "Number");
    assert_eq!(field.value().as_deref(), Some("70 O1"), "and nothing that was typed is lost");
}

// When things go wrong

#[test]
fn an_expired_sign_in_keeps_the_board_and_one_button_signs_in_again() {
    let mut harness = board(2);
    harness.state_mut().news(News::Expired { epoch: FIRST });
    harness.run();
    harness.get_by_label("Your sign-in has run out");
    assert_eq!(tile_name(&harness, "7001"), "7001 Lobby 1, not known");
    tile(&harness, "7001").click();
    harness.run();
    assert!(harness.state().retrieves().is_empty(), "a tile sends nothing now");
    press(&mut harness, "Sign in again");
    assert!(matches!(harness.state().intents.last(), Some(Intent::SignIn(SignInWay::Browser))));
    tile(&harness, "7001");
    press(&mut harness, "Cancel");
    harness.get_by_role_and_label(Role::Button, "Sign in again");
}

#[test]
fn trouble_is_urgent_in_the_live_line_and_its_tracking_id_is_one_press_away() {
    let mut harness = board(1);
    tile(&harness, "7001").click();
    harness.run();
    let result = Err(failure("Webex refused.", PressAgain::Now));
    harness.state_mut().news(News::Retrieved { id: RetrievalId(1), result });
    harness.run();
    let line = harness.get_by_label("7001 Lobby 1: Webex refused.");
    assert_eq!(line.accesskit_node().live(), Live::Assertive);
    press(&mut harness, "Details: Webex refused.");
    harness.get_by_label("TRACK-2");
    harness.get_by_role_and_label(Role::Button, "Copy Tracking id");
}

#[test]
fn a_reading_that_failed_is_said_and_can_be_repeated() {
    let mut harness = board(1);
    let result = Err(failure("Webex has an error.", PressAgain::Now));
    harness.state_mut().news(News::Extensions { epoch: FIRST, result });
    harness.run();
    harness.get_by_label("Your slots could not be read. Webex has an error.");
    press(&mut harness, "Refresh");
    harness.key_press(Key::F5);
    harness.run();
    let refreshes = harness.state().intents.iter().filter(|intent| matches!(intent, Intent::Refresh)).count();
    assert_eq!(refreshes, 2, "by button and by F5");
}

// Every window

#[test]
fn every_control_fits_a_window_of_360_points_and_one_at_200_percent() {
    for (width, height, zoom) in [(360.0, 740.0, 1.0), (640.0, 400.0, 2.0), (1280.0, 800.0, 1.0)] {
        let mut desk = Desk::new(Look { theme: ThemeChoice::Light, zoom });
        desk.sign_in(3);
        let mut harness = window(desk, width, height, zoom);
        press(&mut harness, "Menu");
        assert_eq!(harness.ctx.zoom_factor(), zoom);
        assert_eq!(harness.ctx.content_rect().width(), width);
        for role in [Role::Button, Role::RadioButton, Role::TextInput] {
            for node in harness.query_all_by_role(role) {
                let (left, right) = (node.rect().left(), node.rect().right());
                let name = node.accesskit_node().label();
                assert!(
                    left >= 0.0 && right <= width,
                    "{name:?} spans {left} to {right} of {width} at {zoom}"
                );
            }
        }
    }
}

#[test]
fn tab_reaches_every_slot_in_reading_order() {
    let mut harness = board(3);
    let mut seen = Vec::new();
    for _ in 0..40 {
        harness.key_press(Key::Tab);
        harness.run();
        let focused = harness.query_all_by_role(Role::Button).find(|node| node.is_focused());
        seen.extend(focused.and_then(|node| node.accesskit_node().label()));
    }
    let numbers: Vec<&str> =
        seen.iter().filter(|name| name.starts_with("700")).map(|name| &name[..4]).take(3).collect();
    assert_eq!(numbers, ["7001", "7002", "7003"]);
    assert!(names(&harness, Role::Button).contains(&"Menu".to_owned()));
}

#[test]
fn f1_lists_the_keys_and_the_title_tells_who_works_here() {
    let mut harness = board(1);
    harness.key_press(Key::F1);
    harness.run();
    harness.get_by_label_contains("never hangs up");
    press(&mut harness, "Close");
    assert!(harness.query_by_label_contains("never hangs up").is_none());
    assert_eq!(window_title(&harness.state().console), "Valet – Rosa Keller");
}

#[test]
fn a_quiet_board_asks_for_no_repaint() {
    let harness = board(50);
    assert_eq!(next_repaint(&harness.state().console, harness.state().now), None);
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

#[test]
fn a_personal_token_that_has_run_out_is_replaced_where_it_was_missed() {
    let mut desk = Desk::new(Look { theme: ThemeChoice::Light, zoom: 1.0 });
    desk.sign_in(1);
    desk.start(false, Keychain::Works);
    desk.news(News::Expired { epoch: FIRST });
    let mut harness = window(desk, 1280.0, 800.0, 1.0);
    harness.get_by_role_and_label(Role::PasswordInput, "New personal access token").focus();
    harness.run();
    type_anywhere(&mut harness, "another-token");
    press(&mut harness, "Sign in again");
    assert!(matches!(harness.state().intents[..], [Intent::SignIn(SignInWay::PersonalToken(_))]));
}
