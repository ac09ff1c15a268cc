//! Signing in, and the first start.

use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::event::{Intent, News};
use valet::console::session::{KeepIn, Keychain, SignInStep, SignInWay};
use valet::ui::next_repaint;

use crate::desk::{FIRST, press, signed_out, type_anywhere};

fn no_keychain() -> Keychain {
    Keychain::Missing { why: "no secret service".into() }
}

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
    harness.get_by_label("This PC has no keychain that Valet can use; “valet doctor” says why.");
    harness.get_by_role_and_label(Role::RadioButton, "In a file that only I can read").click();
    harness.run();
    assert!(matches!(harness.state().intents[..], [Intent::KeepIn(KeepIn::File)]));
    let chosen = harness.get_by_role_and_label(Role::RadioButton, "In a file that only I can read");
    assert_eq!(chosen.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn a_locked_keychain_is_said_with_what_to_do_and_goes_by_itself_when_it_opens() {
    for has_client in [false, true] {
        let mut harness = signed_out(has_client, Keychain::Locked { why: "no answer".into() });
        harness.get_by_label("The keychain is locked");
        harness.get_by_label_contains("Unlock it: type its password where the system asks for it");
        assert!(harness.query_by_label("Client ID").is_none(), "nobody has to register anew");
        let started = News::Started { has_client: true, keychain: Keychain::Works, keep: None };
        harness.state_mut().news(started);
        harness.run();
        harness.get_by_label("Sign in with Webex");
    }
}

#[test]
fn a_first_start_says_what_to_register_and_takes_id_and_secret() {
    let mut harness = signed_out(false, Keychain::Works);
    for what in ["http://127.0.0.1:43117/callback", "spark:calls_read", "spark:telephony_config_write"] {
        harness.get_by_role_and_label(Role::Button, &format!("Copy {what}"));
    }
    harness.get_by_label("To sign in with a code on another device, enter these four as well").click();
    harness.run();
    for which in ["a", "r", "k", "d"] {
        let address =
            format!("https://oauth-helper-{which}.wbx2.com/helperservice/v1/actions/device/callback");
        harness.get_by_role_and_label(Role::Button, &format!("Copy {address}"));
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

/// Tabs to the button of this name and presses it with Enter.
fn reach_and_press(harness: &mut egui_kittest::Harness<'_, crate::desk::Desk>, name: &str) {
    for _ in 0..40 {
        harness.key_press(Key::Tab);
        harness.run();
        if harness.get_by_role_and_label(Role::Button, name).is_focused() {
            harness.key_press(Key::Enter);
            harness.run();
            return;
        }
    }
    panic!("{name} cannot be reached with the keyboard");
}

#[test]
fn a_wrong_client_id_or_secret_is_changed_from_the_sign_in_screen_with_the_keyboard() {
    let mut harness = signed_out(true, Keychain::Works);
    reach_and_press(&mut harness, "Change client ID or secret…");
    reach_and_press(&mut harness, "Back");
    reach_and_press(&mut harness, "Change client ID or secret…");
    harness.get_by_role_and_label(Role::TextInput, "Client ID").focus();
    harness.run();
    type_anywhere(&mut harness, "C43");
    harness.key_press(Key::Tab);
    harness.run();
    type_anywhere(&mut harness, "right");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        matches!(&harness.state().intents[..], [Intent::SaveClient { client_id, .. }] if client_id == "C43")
    );
    harness.state_mut().news(News::ClientSaved(Ok(())));
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Sign in with Webex");
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
