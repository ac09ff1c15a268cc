//! The support file in the settings: one press asks for it, and where it lies is said there.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::event::{Intent, News};

use crate::desk::type_anywhere;
use crate::settings::Set;

#[test]
fn one_press_asks_for_a_support_file_and_where_it_lies_is_said() {
    let mut set = Set::open("", "", "About Valet");
    set.dialog().get_by_label("Write the support file").click();
    set.window.run();
    let asked = set.window.state().intents.iter().filter(|intent| matches!(intent, Intent::WriteSupport));
    assert_eq!(asked.count(), 1);
    set.dialog().get_by_label_contains("It is being written");
    let button = set.dialog().get_by_label("Write the support file");
    assert!(button.accesskit_node().is_disabled(), "one at a time");

    let path = std::path::PathBuf::from("/home/rosa/Documents/valet-support-2026-11-30-140500.tar.gz");
    set.window.state_mut().news(News::Support(Ok(path)));
    set.window.run();
    let told = "The support file is /home/rosa/Documents/valet-support-2026-11-30-140500.tar.gz.";
    set.dialog().get_by_label(told);

    set.window.state_mut().news(News::Support(Err("the disk is full.".into())));
    set.window.run();
    set.dialog().get_by_label("The support file could not be written: the disk is full.");
}

#[test]
fn the_palette_finds_it() {
    let mut set = Set::open("", "", "Slots");
    set.window.key_press(Key::Escape);
    set.window.run();
    set.window.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    set.window.run();
    type_anywhere(&mut set.window, "support file");
    set.window.key_press(Key::Enter);
    set.window.run();
    set.window.get_by_role_and_label(Role::Dialog, "Settings").get_by_label("Write the support file");
}
