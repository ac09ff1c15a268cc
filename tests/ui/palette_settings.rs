//! Every page and every setting is found from the palette by its name, in every language, and opens with the keyboard on it.
//! What is looked for is listed by the types themselves: a new setting is looked for as soon as it is there.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, By, NodeT as _, Queryable as _};
use jiff::tz::TimeZone;
use valet::say;
use valet::store::Settings;
use valet::ui::{Item, Page, Registration, Screen};
use valet::words::{Language, LanguageChoice, Message, Words};

use crate::calls::key;
use crate::desk::{Desk, names, window};

/// So many rows are gone through; what a name finds stands before that.
const NEAR: usize = 12;

/// A board in this language whose settings have something of everything.
fn board_in(language: Language) -> Harness<'static, Desk> {
    let mut settings = Settings::default();
    settings.console.language = LanguageChoice::One(language);
    settings.webex.client_id = Some("C0ffee".to_owned());
    let mut desk = Desk::with_settings("");
    desk.screen = Screen::of(settings, Registration::default()).with_zone(TimeZone::UTC);
    desk.sign_in(2);
    window(desk, 1280.0, 800.0, 1.0)
}

/// Types this name into the palette, goes to the row that begins so, and presses Enter.
fn choose(harness: &mut Harness<'_, Desk>, typed: &str, row: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.event(egui::Event::Text(typed.to_uppercase()));
    harness.run();
    let found = names(harness, Role::ListBoxOption);
    let place = found.iter().take(NEAR).position(|name| name.starts_with(row));
    let place = place.unwrap_or_else(|| panic!("{typed:?} finds no {row:?} but {found:?}"));
    for _ in 0..place {
        key(harness, Key::ArrowDown);
    }
    key(harness, Key::Enter);
}

/// Where the heading of this setting stands on the page.
fn heading(harness: &Harness<'_, Desk>, name: &str) -> Option<f32> {
    let dialog = harness.get_by_role(Role::Dialog);
    let says = |node: &AccessKitNode<'_>| match node.role() {
        Role::Label => node.value(),
        // The name of a switch is part of it.
        Role::CheckBox => node.label(),
        _ => None,
    };
    let own = By::new().predicate(move |node| says(node).as_deref() == Some(name));
    let mut tops: Vec<f32> = dialog.query_all(own).map(|label| label.rect().top()).collect();
    tops.sort_by(f32::total_cmp);
    tops.first().copied()
}

#[test]
fn every_setting_is_found_by_its_name_in_every_language_and_opens_with_the_keyboard_on_it() {
    for language in Language::ALL {
        let words = Words::new(language);
        let tell = |message: &Message| words.tell(message);
        let mut harness = board_in(language);
        for item in Item::ALL {
            let (name, page) = (tell(&item.says()), tell(&item.page().says()));
            choose(&mut harness, &name, &format!("{name}, {}, {page}", tell(&say!("settings-title"))));
            assert_eq!(names(&harness, Role::Dialog), [tell(&say!("settings-title"))], "{name}");
            let dialog = harness.get_by_role(Role::Dialog);
            let chosen = dialog.get_by_role_and_label(Role::Tab, &page);
            assert_eq!(chosen.accesskit_node().is_selected(), Some(true), "{name} is on another page");
            let focused = focused_in(&harness).unwrap_or_else(|| panic!("{name}: nothing has the keyboard"));
            let own = heading(&harness, &name).unwrap_or_else(|| panic!("{name}: it does not stand there"));
            let after = Item::ALL.into_iter().skip_while(|other| *other != item).nth(1);
            let after = after.filter(|other| other.page() == item.page());
            let after = after.and_then(|other| heading(&harness, &tell(&other.says())));
            assert!(
                focused >= own && after.is_none_or(|after| focused < after),
                "{language:?} {name}: the keyboard is at {focused}, the setting from {own} to {after:?}"
            );
            key(&mut harness, Key::Escape);
            assert!(names(&harness, Role::Dialog).is_empty(), "{name}");
        }
    }
}

/// The middle of what has the keyboard.
fn focused_in(harness: &Harness<'_, Desk>) -> Option<f32> {
    let dialog = harness.get_by_role(Role::Dialog);
    let mut focused = dialog.query_all(By::new().predicate(|node| node.is_focused()));
    focused.next().map(|node| node.rect().center().y)
}

#[test]
fn every_page_of_the_settings_is_found_by_its_name_in_every_language_and_opens_with_the_keyboard_on_it() {
    for language in Language::ALL {
        let words = Words::new(language);
        let mut harness = board_in(language);
        for page in Page::ALL {
            let (name, settings) = (words.tell(&page.says()), words.tell(&say!("settings-title")));
            choose(&mut harness, &name, &format!("{name}, {settings}."));
            let tab = harness.get_by_role(Role::Dialog).get_by_role_and_label(Role::Tab, &name);
            assert!(tab.is_focused() && tab.accesskit_node().is_selected() == Some(true), "{name}");
            key(&mut harness, Key::Escape);
        }
    }
}
