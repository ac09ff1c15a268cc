//! When things go wrong: nothing is lost from the screen, and what to do is one press away.

use egui::Key;
use egui::accesskit::{Live, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::event::{Intent, News};
use valet::console::failure::PressAgain;
use valet::console::ids::RetrievalId;
use valet::console::session::{Keychain, SignInWay};
use valet::ui::ThemeChoice;

use crate::desk::{Desk, FIRST, board, failure, look, press, tile, tile_name, type_anywhere, window};

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
fn a_new_sign_in_that_is_cancelled_leaves_the_keyboard_on_the_way_to_another_one() {
    let mut harness = board(2);
    harness.state_mut().news(News::Expired { epoch: FIRST });
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Sign in again").focus();
    harness.run();
    for _ in 0..2 {
        harness.key_press(Key::Enter);
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Cancel").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.get_by_role_and_label(Role::Button, "Sign in again").is_focused());
        harness.state_mut().pass(2_000);
        harness.run();
    }
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
    harness.get_by_label("Webex has an error.");
    press(&mut harness, "Refresh");
    harness.key_press(Key::F5);
    harness.run();
    let refreshes = harness.state().intents.iter().filter(|intent| matches!(intent, Intent::Refresh)).count();
    assert_eq!(refreshes, 2, "by button and by F5");
}

#[test]
fn a_personal_token_that_has_run_out_is_replaced_where_it_was_missed() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
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
