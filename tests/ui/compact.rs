//! The compact strip: 360 by 120 points with what matters most, one button for it, and the way back.

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::tz::TimeZone;
use valet::console::calls::CallState;
use valet::console::event::{Intent, News};
use valet::console::live::LiveNews;
use valet::console::orders::CallAct;
use valet::console::saying::Saying;
use valet::store::{Change, Settings};
use valet::ui::{Look, Registration, Screen, ThemeChoice};
use valet::words::{Language, LanguageChoice, Words, english};

use crate::desk::{Desk, FIRST, look, names, press, recall, talk, type_anywhere, window};
use crate::fits::drawn_words;
use crate::scenes::{self, GROUPS, STRIP, Window};

#[test]
fn in_every_language_everything_lies_inside() {
    let (_, scenes) = GROUPS.into_iter().find(|(group, _)| *group == "compact strip").unwrap();
    for language in Language::ALL {
        for (_, draw) in scenes {
            let look = Look { language: LanguageChoice::One(language), ..look(ThemeChoice::Light, 1.0) };
            assert_fits(&draw(Desk::new(look), Window::new(1280.0, 800.0, 1.0), &Words::new(language)));
        }
    }
}

fn strip() -> Harness<'static, Desk> {
    let mut desk = Desk::with_settings("[console]\nlanguage = \"en\"\n[window]\ncompact = true\n");
    desk.sign_in(3);
    desk.controllable();
    desk.live(LiveNews::Up);
    let (width, height) = STRIP;
    window(desk, width, height, 1.0)
}

fn two_wait(harness: &mut Harness<'_, Desk>) {
    scenes::two_wait(harness.state_mut());
    harness.run();
}

/// Everything that is read or pressed lies inside.
fn assert_fits(harness: &Harness<'_, Desk>) {
    for role in [Role::Button, Role::Label] {
        for node in harness.query_all_by_role(role) {
            let (rect, name) = (node.rect(), node.accesskit_node().label());
            let inside = rect.left() >= 0.0 && rect.right() <= 360.5 && rect.bottom() <= 120.5;
            assert!(inside, "{name:?} at {rect:?}");
        }
    }
}

#[test]
fn the_strip_names_the_longest_wait_and_one_key_retrieves_it() {
    let mut harness = strip();
    harness.get_by_label("Nobody is known to wait");
    two_wait(&mut harness);
    let sentence =
        "7002 Lobby 2, Ines Prado waiting at least 0:16, recall within 0:29. Retrieve on Desk phone";
    harness.get_by_role_and_label(Role::Button, sentence);
    assert!(!names(&harness, Role::Label).contains(&sentence.to_owned()), "said once");
    assert_fits(&harness);
    harness.state_mut().pass(1_000);
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
    harness.state_mut().accepted(1);
    harness.run();
    assert!(names(&harness, Role::Button).iter().all(|name| !name.ends_with("Retrieve on Desk phone")));
    assert_fits(&harness);
}

#[test]
fn a_click_retrieves_and_one_that_was_aimed_at_another_caller_does_not() {
    let mut harness = strip();
    two_wait(&mut harness);
    let button = |harness: &Harness<'_, Desk>| {
        let names = names(harness, Role::Button);
        names.into_iter().find(|name| name.starts_with("700")).unwrap()
    };
    harness.state_mut().pass(1_000);
    harness.run();
    harness.state_mut().live_park("7002", None);
    harness.run();
    let name = button(&harness);
    assert!(name.starts_with("7001"), "{name}");
    press(&mut harness, &name);
    assert!(harness.state().retrieves().is_empty(), "she has just come first");
    harness.state_mut().pass(1_000);
    harness.run();
    let name = button(&harness);
    press(&mut harness, &name);
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn a_recall_comes_before_everything_and_its_key_answers() {
    let mut harness = strip();
    two_wait(&mut harness);
    harness.state_mut().calls(vec![recall("back", "Ola Berg", "7003")]);
    harness.run();
    let names = names(&harness, Role::Button);
    assert!(names.iter().any(|name| name.starts_with("Recall: ")), "{names:?}");
    assert_fits(&harness);
    harness.state_mut().pass(1_000);
    harness.key_press(Key::F2);
    harness.run();
    let answered = harness
        .state()
        .intents
        .iter()
        .any(|intent| matches!(intent, Intent::Call { call, act: CallAct::Answer } if call.0 == "back"));
    assert!(answered, "{:?}", harness.state().intents);
}

#[test]
fn a_talk_is_told_while_nobody_waits() {
    let mut harness = strip();
    harness.state_mut().calls(vec![talk("call", "Ola Berg", CallState::Connected)]);
    harness.run();
    harness.get_by_label_contains("Ola Berg");
    assert_fits(&harness);
}

#[test]
fn the_board_comes_back_by_its_key_by_the_button_and_for_what_needs_it() {
    for wants in [Some(Key::F11), None, Some(Key::F1)] {
        let mut harness = strip();
        match wants {
            Some(key) => harness.key_press(key),
            None => harness.get_by_role_and_label(Role::Button, "Back to the board").click(),
        }
        harness.run();
        harness.run();
        assert_eq!(harness.state().changes, [Change::Compact(false)], "{wants:?}");
    }
}

#[test]
fn what_needs_the_board_is_done_as_soon_as_it_is_back() {
    let mut harness = strip();
    harness.key_press(Key::F1);
    harness.run();
    assert!(names(&harness, Role::Dialog).is_empty());
    board_comes_back(&mut harness);
    assert_eq!(names(&harness, Role::Dialog), ["Keys"]);
}

/// A window whose settings say this, while a policy says whether it is the compact strip.
fn under_policy(settings: &str, compact: bool) -> Harness<'static, Desk> {
    let folder = tempfile::tempdir().unwrap();
    let (file, policy) = (folder.path().join("config.toml"), folder.path().join("policy.toml"));
    std::fs::write(&file, format!("[console]\nlanguage = \"en\"\n{settings}")).unwrap();
    std::fs::write(&policy, format!("[window]\ncompact = {compact}\n")).unwrap();
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    let settings = Settings::load_with(&file, Some(&policy)).unwrap();
    desk.screen = Screen::of(settings, Registration::default()).with_zone(TimeZone::UTC);
    desk.sign_in(3);
    desk.live(LiveNews::Up);
    let (width, height) = if compact { STRIP } else { (1280.0, 800.0) };
    window(desk, width, height, 1.0)
}

fn is_compact(harness: &Harness<'_, Desk>) -> bool {
    harness.state().screen.is_compact(&harness.state().console)
}

/// The window has the size of the board.
fn grows(harness: &mut Harness<'_, Desk>) {
    harness.run();
    assert!(!is_compact(harness), "the board is there");
    harness.set_size(egui::vec2(1280.0, 800.0));
    harness.run();
    harness.run();
}

#[test]
fn a_strip_that_a_policy_locks_gives_way_to_the_board_for_the_moment_and_nothing_is_saved() {
    let mut harness = under_policy("", true);
    assert!(is_compact(&harness), "as each start");
    harness.get_by_role_and_label(Role::Button, "Back to the board").click();
    grows(&mut harness);
    harness.key_press(Key::F11);
    harness.run();
    assert!(is_compact(&harness), "and back");
    harness.key_press(Key::F11);
    grows(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Menu");
    assert_eq!(harness.state().changes, []);
}

#[test]
fn what_needs_the_board_is_reached_from_a_strip_that_a_policy_locks() {
    let mut harness = under_policy("", true);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    grows(&mut harness);
    harness.get_by_role_and_label(Role::Tab, "Appearance").click();
    harness.run();
    let dialog = harness.get_by_role_and_label(Role::Dialog, "Settings");
    let switch = dialog.get_by_role_and_label(Role::CheckBox, "Compact strip");
    assert!(switch.accesskit_node().is_disabled(), "it is locked");
    assert!(dialog.query_all_by_label_contains("Locked by ").count() > 0, "and says by whom");
    let mut harness = under_policy("", true);
    type_anywhere(&mut harness, "7002");
    grows(&mut harness);
    let field = harness.get_by_role_and_label(Role::TextInput, "Number");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("7002"));
    assert_eq!(harness.state().changes, []);
}

#[test]
fn a_board_that_a_policy_locks_gives_way_to_the_strip_for_the_moment() {
    let mut harness = under_policy("[window]\ncompact = true\n", false);
    assert!(!is_compact(&harness));
    harness.key_press(Key::F11);
    harness.run();
    assert!(is_compact(&harness));
    assert_eq!(harness.state().changes, []);
}

#[test]
fn signing_in_again_needs_the_whole_window() {
    let mut harness = strip();
    assert!(harness.state().screen.is_compact(&harness.state().console));
    harness.state_mut().news(News::Expired { epoch: FIRST });
    assert!(!harness.state().screen.is_compact(&harness.state().console));
}

#[test]
fn what_happens_is_said_in_the_strip_too() {
    let mut harness = strip();
    two_wait(&mut harness);
    harness.state_mut().pass(1_000);
    harness.key_press(Key::F8);
    harness.run();
    harness.state_mut().accepted(1);
    harness.run();
    let said = english(&harness.state().console.announcement().text);
    harness.get_by_role_and_label(Role::Label, &said);
}

#[test]
fn the_say_keys_work_in_the_strip_too() {
    let mut harness = strip();
    two_wait(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run();
    let said = harness.state().intents.iter().any(|intent| matches!(intent, Intent::Say(Saying::Longest)));
    assert!(said, "{:?}", harness.state().intents);
}

#[test]
fn what_is_true_now_comes_first_in_the_second_line() {
    for (name, first) in [
        ("strip, a retrieve that rings", "Desk phone is ringing. Lift the handset."),
        ("strip, offline", "Offline 0:0"),
    ] {
        let desk = Desk::new(look(ThemeChoice::Light, 1.0));
        let harness =
            scenes::scene(name)(desk, Window::new(1280.0, 800.0, 1.0), &Words::new(Language::English));
        let drawn = drawn_words(&harness);
        assert!(drawn.iter().any(|words| words.starts_with(first)), "{name}: {drawn:?}");
    }
}

/// The settings have taken up that the board is wanted back.
pub fn board_comes_back(harness: &mut Harness<'_, Desk>) {
    assert_eq!(std::mem::take(&mut harness.state_mut().changes), [Change::Compact(false)]);
    let ctx = harness.ctx.clone();
    let desk = harness.state_mut();
    let mut settings = desk.screen.settings().clone();
    settings.window.compact = false;
    desk.screen.take_settings(&ctx, settings);
    harness.set_size(egui::vec2(1280.0, 800.0));
    harness.run();
    harness.run();
}

#[test]
fn the_key_on_the_button_is_one_that_works() {
    let mut harness = strip();
    two_wait(&mut harness);
    let has = |harness: &Harness<'_, Desk>, key: &str| drawn_words(harness).iter().any(|text| text == key);
    assert!(has(&harness, "Space") || has(&harness, "F8"), "{:?}", drawn_words(&harness));
    harness.get_by_role_and_label(Role::Button, "Back to the board").focus();
    harness.run();
    assert!(
        has(&harness, "F8") && !has(&harness, "Space"),
        "Space presses Back now: {:?}",
        drawn_words(&harness)
    );
}

#[test]
fn digits_bring_the_board_back_and_none_of_them_is_lost() {
    let mut harness = strip();
    for digit in ["7", "0", "0"] {
        harness.event(egui::Event::Text(digit.to_owned()));
        harness.run();
    }
    board_comes_back(&mut harness);
    harness.event(egui::Event::Text("2".to_owned()));
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Number");
    assert!(field.is_focused());
    assert_eq!(field.accesskit_node().value().as_deref(), Some("7002"));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
}

#[test]
fn digits_typed_in_the_strip_take_the_place_of_those_that_were_left_on_the_board() {
    let mut harness = crate::number::left_standing("70");
    let ctx = harness.ctx.clone();
    let desk = harness.state_mut();
    let mut settings = desk.screen.settings().clone();
    settings.window.compact = true;
    desk.screen.take_settings(&ctx, settings);
    harness.set_size(STRIP.into());
    harness.run();
    type_anywhere(&mut harness, "7001");
    board_comes_back(&mut harness);
    let field = harness.get_by_role_and_label(Role::TextInput, "Number");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("7001"));
}

#[test]
fn with_two_calls_a_key_brings_the_board_back_with_the_question_and_says_it() {
    for (key, state, leads_to) in [
        (Key::F3, CallState::Connected, "Hold Ola Berg"),
        (Key::F2, CallState::Alerting, "Answer Ola Berg on Desk phone"),
    ] {
        let mut harness = strip();
        harness
            .state_mut()
            .calls(vec![talk("ola", "Ola Berg", state.clone()), talk("sam", "Sam Otieno", state)]);
        harness.run();
        harness.key_press(key);
        harness.run();
        board_comes_back(&mut harness);
        assert!(harness.get_by_role_and_label(Role::Button, leads_to).is_focused(), "{key:?}");
        let which = "Which one: Ola Berg or Sam Otieno? Enter presses the marked button.";
        let said = harness.get_by_label(which);
        assert_eq!(said.accesskit_node().live(), Live::Polite);
        let sent = |intent: &Intent| matches!(intent, Intent::Call { .. });
        assert!(!harness.state().intents.iter().any(sent), "nobody said which");
    }
}

#[test]
fn a_recall_is_answered_before_another_call_that_rings() {
    let mut harness = strip();
    let rings = talk("sam", "Sam Otieno", CallState::Alerting);
    harness.state_mut().calls(vec![rings, recall("back", "Ola Berg", "7003")]);
    harness.run();
    let answered = |harness: &Harness<'_, Desk>| {
        let act = |intent: &Intent| match intent {
            Intent::Call { call, act: CallAct::Answer } => Some(call.0.clone()),
            _ => None,
        };
        harness.state().intents.iter().filter_map(act).collect::<Vec<_>>()
    };
    harness.state_mut().pass(1_000);
    harness.run();
    harness.key_press(Key::F2);
    harness.run();
    assert_eq!(answered(&harness), ["back"]);
    assert!(harness.state().changes.is_empty(), "the strip stays");
}

#[test]
fn an_arrow_leads_to_no_tile_that_is_not_there_and_space_still_fetches() {
    let mut harness = strip();
    two_wait(&mut harness);
    harness.state_mut().pass(1_000);
    harness.run();
    for key in [Key::ArrowDown, Key::Space] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
}
