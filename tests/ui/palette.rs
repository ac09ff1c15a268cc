//! The palette: every action, setting, slot and person by typing.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::day::view::{DayNews, DayWish};
use valet::console::event::{Intent, News};
use valet::store::{Change, Settings};
use valet::ui::keymap::Action;
use valet::ui::{Registration, Screen, ThemeChoice};
use valet::words::{Language, Words};

use crate::calls::{at_work, focused, key, ola, orders};
use crate::desk::{Desk, look, names, press, signed_out, tile, type_anywhere, window};
use crate::find::people;
use crate::scenes::day_of;

fn palette(harness: &mut Harness<'_, Desk>, typed: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    assert_eq!(names(harness, Role::Dialog), ["Everything"]);
    type_anywhere(harness, typed);
}

fn first(harness: &Harness<'_, Desk>) -> String {
    names(harness, Role::ListBoxOption).into_iter().next().unwrap_or_default()
}

fn lively() -> Harness<'static, Desk> {
    let mut harness = at_work(3, vec![ola()]);
    people(harness.state_mut());
    harness.run();
    harness.state_mut().effects.clear();
    harness
}

#[test]
fn every_action_is_found_by_its_own_words_in_every_language() {
    for language in Language::ALL {
        let words = Words::new(language);
        let mut desk = Desk::with_settings(&format!("[console]\nlanguage = \"{}\"\n", language.tag()));
        desk.sign_in(2);
        let mut harness = window(desk, 1280.0, 800.0, 1.0);
        for action in Action::ALL {
            let says = words.tell(&action.says());
            harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
            harness.run();
            harness.event(egui::Event::Text(says.to_uppercase()));
            harness.run();
            let found = first(&harness).to_lowercase();
            assert!(found.starts_with(&says.to_lowercase()), "{says:?} finds {found:?}");
            key(&mut harness, Key::Escape);
        }
    }
}

#[test]
fn with_nothing_typed_every_action_stands_there_with_its_key_and_what_is_not_possible_says_so() {
    let mut harness = at_work(2, Vec::new());
    palette(&mut harness, "");
    let rows = names(&harness, Role::ListBoxOption);
    assert_eq!(rows.len(), Action::ALL.len());
    assert!(rows.contains(&"Park the call. F4. Not possible now".to_owned()), "{rows:?}");
    assert!(rows.contains(&"Settings. Ctrl+,. Enter: Do it".to_owned()), "{rows:?}");
    type_anywhere(&mut harness, "park the call");
    key(&mut harness, Key::Enter);
    assert_eq!(names(&harness, Role::Dialog), ["Everything"], "it stays open");
}

#[test]
fn enter_does_the_action_and_its_field_gets_the_keyboard() {
    let mut harness = lively();
    palette(&mut harness, "park the");
    key(&mut harness, Key::Enter);
    assert!(names(&harness, Role::Dialog).is_empty());
    assert_eq!(focused(&harness).as_deref(), Some("Slot"), "the row of the park is open");
    let mut harness = lively();
    palette(&mut harness, "call a number");
    key(&mut harness, Key::Enter);
    assert_eq!(focused(&harness).as_deref(), Some("Number to call"));
    let mut harness = lively();
    palette(&mut harness, "waits longest");
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
    let mut harness = lively();
    palette(&mut harness, "strip, and back");
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().changes, [Change::Compact(true)]);
}

#[test]
fn an_action_that_opens_a_dialog_gives_the_keyboard_back_to_where_it_was_first() {
    let mut harness = lively();
    tile(&harness, "7003").focus();
    harness.run();
    palette(&mut harness, "list of keys");
    key(&mut harness, Key::Enter);
    assert_eq!(names(&harness, Role::Dialog), ["Keys"]);
    key(&mut harness, Key::Escape);
    assert!(tile(&harness, "7003").is_focused());
}

#[test]
fn a_setting_is_found_by_its_name_and_opened_with_the_keyboard_on_it() {
    let mut harness = lively();
    tile(&harness, "7003").focus();
    harness.run();
    palette(&mut harness, "language");
    assert_eq!(first(&harness), "Language, Settings, Appearance. Enter: Open the setting");
    key(&mut harness, Key::Enter);
    assert_eq!(names(&harness, Role::Dialog), ["Settings"]);
    let group = harness.get_by_role_and_label(Role::RadioGroup, "Language");
    assert!(group.query_all_by_role(Role::RadioButton).any(|choice| choice.is_focused()));
    key(&mut harness, Key::Escape);
    assert!(tile(&harness, "7003").is_focused());
}

#[test]
fn slots_and_people_are_found_too_and_done_with_one_key() {
    let mut harness = lively();
    palette(&mut harness, "fiske");
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
    let mut harness = lively();
    palette(&mut harness, "tom abel");
    key(&mut harness, Key::F6);
    assert_eq!(orders(&harness).len(), 1);
}

#[test]
fn before_anybody_has_signed_in_it_finds_the_settings_and_no_calls() {
    let mut harness = signed_out(true, valet::console::session::Keychain::Works);
    palette(&mut harness, "proxy");
    key(&mut harness, Key::Enter);
    assert_eq!(names(&harness, Role::Dialog), ["Settings"]);
    assert!(!harness.state().intents.iter().any(|intent| matches!(intent, Intent::ReadHistory)));
}

#[test]
fn one_key_opens_and_closes_it_and_find_takes_its_place() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.sign_in(1);
    let mut harness = window(desk, 1280.0, 800.0, 1.0);
    palette(&mut harness, "");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    assert_eq!(names(&harness, Role::Dialog), ["Find"]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    assert!(names(&harness, Role::Dialog).is_empty());
}

#[test]
fn what_can_be_done_now_stands_before_what_cannot() {
    let mut harness = at_work(2, Vec::new());
    palette(&mut harness, "");
    let rows = names(&harness, Role::ListBoxOption);
    let impossible = |row: &&String| row.ends_with("Not possible now");
    let first =
        rows.iter().position(|row| impossible(&row)).expect("something is not possible on an idle desk");
    assert!(first > 0 && rows[first..].iter().all(|row| impossible(&row)), "{rows:?}");
}

/// What was asked for last by whoever types this and presses Enter.
fn asked(harness: &mut Harness<'_, Desk>, typed: &str) -> String {
    palette(harness, typed);
    key(harness, Key::Enter);
    format!("{:?}", harness.state().intents.last())
}

#[test]
fn what_only_menus_and_cards_offer_is_done_by_typing_its_name() {
    for (typed, sent) in [
        ("make desktop default", "MakeDefault(Some(EndpointId(\"app\")))"),
        (
            "retrieve 7002 desktop",
            "Retrieve { slot: SlotId(\"slot-2\"), on: Some(One(Endpoint { id: EndpointId(\"app\")",
        ),
        ("pick up tom", "PickUp(Some(\"2107\"))"),
        ("pick up group", "PickUp(None)"),
        (
            "park ola mia",
            "Park { call: CallId(\"ola\"), on: Slot(SlotId(\"mia\")), for_whom: \"\", note: \"\" }",
        ),
        ("park ola group", "Park { call: CallId(\"ola\"), on: Group, for_whom: \"\", note: \"\" }"),
        (
            "park ola tom",
            "Park { call: CallId(\"ola\"), on: Slot(SlotId(\"tom\")), for_whom: \"\", note: \"\" }",
        ),
        ("print", "Print("),
        ("hold ola", "Call { call: CallId(\"ola\"), act: Hold }"),
        ("answer desktop", "Choose(One { id: EndpointId(\"app\"), name: Text(\"Webex Desktop\") })"),
        ("sign out", "SignOut"),
    ] {
        let mut harness = lively();
        let asked = asked(&mut harness, typed);
        assert!(asked.starts_with(&format!("Some({sent}")), "{typed:?} asks for {asked}");
        assert!(names(&harness, Role::Dialog).is_empty(), "{typed:?}");
    }
}

#[test]
fn deleting_the_record_is_asked_on_the_page_of_the_day() {
    let mut harness = lively();
    palette(&mut harness, "delete record");
    key(&mut harness, Key::Enter);
    assert_eq!(names(&harness, Role::Dialog), ["The day"]);
    let stays = day_of(harness.state(), Vec::new());
    harness.state_mut().news(News::Day(DayNews::Read(stays)));
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("Cancel"), "the question is asked as soon as it is read");
    let deleted = |intent: &Intent| matches!(intent, Intent::Day(DayWish::Delete));
    assert!(!harness.state().intents.iter().any(deleted));
}

#[test]
fn a_page_of_the_settings_is_found_by_its_name() {
    let mut harness = lively();
    palette(&mut harness, "notifications");
    assert_eq!(first(&harness), "Notifications, Settings. Enter: Open the page");
    key(&mut harness, Key::Enter);
    assert!(harness.get_by_role_and_label(Role::Tab, "Notifications").is_focused());
}

#[test]
fn what_a_policy_locks_is_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    let (file, policy) = (folder.path().join("config.toml"), folder.path().join("policy.toml"));
    std::fs::write(&policy, "[webex]\nclient_id = \"C0ffee\"\n").unwrap();
    std::fs::write(&file, "[console]\nlanguage = \"en\"\n").unwrap();
    let settings = Settings::load_with(&file, Some(&policy)).unwrap();
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.screen = Screen::of(settings, Registration::default());
    desk.sign_in(1);
    let mut harness = window(desk, 1280.0, 800.0, 1.0);
    palette(&mut harness, "another integration");
    let rows = names(&harness, Role::ListBoxOption);
    assert!(!rows.iter().any(|row| row.starts_with("Use another")), "{rows:?}");
    key(&mut harness, Key::Escape);
    press(&mut harness, "Menu");
    let entry = harness.get_by_role_and_label(Role::Button, "Use another integration…");
    assert!(entry.accesskit_node().is_disabled(), "nor in the menu");
}
