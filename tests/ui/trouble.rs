//! When things go wrong: nothing is lost from the screen, and what to do is one press away.

use egui::Key;
use egui::accesskit::{Live, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::effect::Effect;
use valet::console::event::{Intent, News};
use valet::console::failure::PressAgain;
use valet::console::ids::{Epoch, RetrievalId};
use valet::console::session::{Keychain, SignInStep, SignInWay};
use valet::ui::ThemeChoice;

use crate::desk::{Desk, FIRST, board, failure, look, press, tile, tile_name, type_anywhere, window};
use crate::fits::drawn_words;

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

/// The steps of a sign-in, and the sentence that each is told by.
fn steps(desk: &Desk) -> [(SignInStep, &'static str); 4] {
    let link = "https://example.org/authorize?x=1".to_owned();
    let code = |secs_left: u64| SignInStep::Code {
        user_code: "184 395".to_owned(),
        link: link.clone(),
        link_with_code: None,
        expires_at: desk.now.wall + std::time::Duration::from_secs(secs_left),
    };
    [
        (SignInStep::Browser { link: link.clone(), browser_failed: false }, "Sign in in your browser"),
        (SignInStep::Browser { link: link.clone(), browser_failed: true }, "No browser could be opened"),
        (code(90), "184 395"),
        (code(0), "The code has run out"),
    ]
}

/// The sign-in has run out, and the keyboard is at the way to a new one.
fn at_sign_in_again(mut harness: Harness<'static, Desk>) -> Harness<'static, Desk> {
    harness.state_mut().news(News::Expired { epoch: FIRST });
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Sign in again").focus();
    harness.run();
    harness
}

/// The sign-in that was asked for last.
fn asked_for(desk: &Desk) -> Epoch {
    let asked = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::SignIn { epoch, .. } => Some(*epoch),
        _ => None,
    });
    asked.unwrap()
}

#[test]
fn signing_in_again_is_a_named_dialog_that_takes_the_keyboard_and_reads_each_step_aloud() {
    let mut harness = at_sign_in_again(board(2));
    harness.key_press(Key::Enter);
    harness.run();
    for (step, told) in steps(harness.state()) {
        let epoch = asked_for(harness.state());
        harness.state_mut().news(News::SignInStep { epoch, step });
        harness.run();
        let dialog = harness.get_by_role_and_label(Role::Dialog, "Sign in again");
        assert!(dialog.accesskit_node().is_modal());
        let words =
            dialog.get_by(|node| node.label().or(node.value()).is_some_and(|words| words.contains(told)));
        assert_eq!(words.accesskit_node().live(), Live::Polite, "{told}");
        assert!(dialog.get_by_role_and_label(Role::Button, "Cancel").is_focused(), "{told}");
    }
}

#[test]
fn a_code_that_has_run_out_is_not_shown_and_one_press_asks_for_a_new_one() {
    let mut harness = at_sign_in_again(board(2));
    harness.key_press(Key::Enter);
    harness.run();
    let epoch = asked_for(harness.state());
    let [.., (over, _)] = steps(harness.state());
    harness.state_mut().news(News::SignInStep { epoch, step: over });
    harness.run();
    let dialog = harness.get_by_role_and_label(Role::Dialog, "Sign in again");
    let buttons = dialog.query_all_by_role(Role::Button);
    let buttons: Vec<_> = buttons.filter_map(|button| button.accesskit_node().label()).collect();
    assert_eq!(buttons, ["New code", "Cancel"]);
    assert!(drawn_words(&harness).iter().all(|words| !words.contains("184 395")));
    press(&mut harness, "New code");
    assert!(asked_for(harness.state()) > epoch, "another one is asked for");
    assert!(matches!(harness.state().intents.last(), Some(Intent::SignIn(SignInWay::Code))));
    harness.get_by_role_and_label(Role::Dialog, "Sign in again").get_by_label("Preparing the sign-in…");
}

#[test]
fn in_a_low_window_signing_in_again_scrolls_and_its_way_out_is_in_sight() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.sign_in(2);
    let mut harness = at_sign_in_again(window(desk, 360.0, 260.0, 1.0));
    harness.key_press(Key::Enter);
    harness.run();
    let epoch = asked_for(harness.state());
    let [_, (failed, _), ..] = steps(harness.state());
    harness.state_mut().news(News::SignInStep { epoch, step: failed });
    harness.run();
    let cancel = harness.get_by_role_and_label(Role::Button, "Cancel");
    assert!(
        cancel.is_focused() && harness.ctx.content_rect().contains_rect(cancel.rect()),
        "{:?}",
        cancel.rect()
    );
}

#[test]
fn a_new_sign_in_that_is_cancelled_leaves_the_keyboard_on_the_way_to_another_one() {
    let mut harness = at_sign_in_again(board(2));
    for _ in 0..2 {
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.get_by_role_and_label(Role::Button, "Cancel").is_focused());
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
