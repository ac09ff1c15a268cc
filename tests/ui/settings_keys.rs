//! Keys are changed in the settings by pressing them. What cannot be is refused with a sentence, and nothing has changed.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::event::Intent;
use valet::say;
use valet::store::{Change, NO_KEY};
use valet::ui::{Look, ThemeChoice};
use valet::words::{Language, LanguageChoice, Words};

use crate::desk::{Desk, look};
use crate::fits::drawn_words;
use crate::scenes::{Window, scene};
use crate::settings::Set;

const LISTENS: &str = "Press the new keys now. Esc leaves them as they are.";
const PARK: &str = "Change the key F4: park the call";

fn set_to(action: &str, chord: Option<&str>) -> [Change; 1] {
    [Change::Key { action: action.to_owned(), chord: chord.map(str::to_owned) }]
}

#[test]
fn the_next_keys_become_the_key_of_the_action_and_do_nothing_else() {
    let mut set = Set::open("", "", "Keys");
    set.press(Role::Button, PARK);
    assert!(set.dialog().get_by_role_and_label(Role::Button, LISTENS).is_focused());
    set.window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    set.window.run();
    assert_eq!(set.changes(), set_to("park", Some("Ctrl+Shift+P")));
    set.press(Role::Button, "Change the key Ctrl+Shift+P: park the call");
    set.key(Key::F4);
    assert_eq!(set.changes(), set_to("park", None), "its usual key is not written down");
    set.press(Role::Button, "Change the key F10: answer on the next device");
    set.key(Key::F1);
    set.says("F1 already does this: the list of keys. Choose another key.");
    set.press(Role::Button, "Change the key F10: answer on the next device");
    set.chord(Key::R);
    assert_eq!(set.changes(), set_to("next_device", Some("Ctrl+R")));
    assert!(set.window.state().intents.is_empty());
    set.key(Key::Escape);
    set.chord(Key::R);
    assert!(matches!(set.window.state().intents[..], [Intent::Choose(_)]), "it holds at once");
}

#[test]
fn esc_and_leaving_leave_the_key_as_it_is() {
    let mut set = Set::open("", "", "Keys");
    set.press(Role::Button, PARK);
    set.key(Key::Escape);
    let park = set.dialog().get_by_role_and_label(Role::Button, PARK);
    assert!(park.is_focused(), "the settings are still open, and the keyboard is where it was");
    set.press(Role::Button, PARK);
    set.press(Role::Button, LISTENS);
    set.dialog().get_by_role_and_label(Role::Button, PARK);
    set.key(Key::Escape);
    assert_eq!(set.changes(), []);
}

#[test]
fn a_key_that_listens_moves_no_button_and_asks_for_keys_where_the_old_one_stood() {
    let windows = [Window::new(1280.0, 800.0, 1.0), Window::new(360.0, 740.0, 1.0)];
    for (language, window) in Language::ALL.into_iter().flat_map(|language| windows.map(|w| (language, w))) {
        let words = Words::new(language);
        let desk =
            Desk::new(Look { language: LanguageChoice::One(language), ..look(ThemeChoice::Light, 1.0) });
        let mut harness = scene("settings, keys")(desk, window, &words);
        let change = words.tell(&say!("change-key", key = "F4", action = say!("action-park")));
        harness.get_by_role_and_label(Role::Button, &change).focus();
        harness.run();
        let buttons = |harness: &Harness<'_, Desk>| {
            harness.query_all_by_role(Role::Button).map(|button| button.rect()).collect::<Vec<_>>()
        };
        let before = buttons(&harness);
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(buttons(&harness), before, "{language:?} {}", window.width);
        let asked = words.tell(&say!("press-keys"));
        assert!(drawn_words(&harness).contains(&asked), "{language:?}");
    }
}

#[test]
fn what_is_needed_elsewhere_is_refused_and_nothing_has_changed() {
    let mut set = Set::open("", "", "Keys");
    for (key, held, sentence) in [
        (
            Key::F2,
            Modifiers::NONE,
            "F2 already does this: answer a recall, else the call that rings. Choose another key.",
        ),
        (
            Key::P,
            Modifiers::NONE,
            "P types something, so it is needed where you type. Choose a function key, or one with Ctrl.",
        ),
        (Key::Tab, Modifiers::NONE, "Tab moves through the window or closes something. Choose another key."),
        (
            Key::Space,
            Modifiers::NONE,
            "Space moves through the window or closes something. Choose another key.",
        ),
        (
            Key::Plus,
            Modifiers::COMMAND,
            "Ctrl+Plus edits text or changes the size of everything. Choose another key.",
        ),
    ] {
        set.press(Role::Button, PARK);
        set.window.key_press_modifiers(held, key);
        set.window.run();
        set.says(sentence);
        assert!(set.dialog().get_by_role_and_label(Role::Button, PARK).is_focused(), "{sentence}");
    }
    // The system turns these keys into what they mean.
    set.press(Role::Button, PARK);
    set.window.event(Event::Copy);
    set.window.run();
    set.says("Ctrl+C edits text or changes the size of everything. Choose another key.");
    assert_eq!(set.changes(), []);
    assert_eq!(set.window.ctx.zoom_factor(), 1.0);
}

#[test]
fn a_key_is_given_up_and_taken_back_unless_another_action_has_it_now() {
    let mut set = Set::open("", "", "Keys");
    set.press(Role::Button, "More for the key: park the call");
    set.window.get_by_role_and_label(Role::Button, "No key").click();
    set.window.run();
    assert_eq!(set.changes(), set_to("park", Some(NO_KEY)));
    set.press(Role::Button, "Change the key F3: hold the call, or take it back");
    set.key(Key::F4);
    assert_eq!(set.changes(), set_to("hold", Some("F4")));
    set.press(Role::Button, "More for the key: park the call");
    set.window.get_by_role_and_label(Role::Button, "Usual key: F4").click();
    set.window.run();
    set.says("F4 already does this: hold the call, or take it back. Choose another key.");
    assert_eq!(set.changes(), []);
    set.press(Role::Button, "More for the key: hold the call, or take it back");
    set.window.get_by_role_and_label(Role::Button, "Usual key: F3").click();
    set.window.run();
    assert_eq!(set.changes(), set_to("hold", None));
}

#[test]
fn a_key_that_the_policy_locks_says_so_and_the_others_can_be_changed() {
    let mut set = Set::open("", "[keys]\nhold = \"Ctrl+H\"\n", "Keys");
    set.dialog().get_by_label_contains("What is locked here is locked by ");
    set.dialog().get_by_label("Locked");
    assert!(set.dialog().query_by_label_contains("Ctrl+H: hold").is_none());
    set.press(Role::Button, PARK);
    set.key(Key::F3);
    assert_eq!(set.changes(), set_to("park", Some("F3")));
}
