//! The small window that says why Valet cannot start.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::say;
use valet::store::Settings;
use valet::ui::CannotStart;
use valet::words::{Language, LanguageChoice, Words};

use crate::fits::cut_off;

/// The view of a settings file with two mistakes, and whether somebody wants to quit.
fn broken_settings(language: Language) -> (Harness<'static, (CannotStart, bool)>, String) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    std::fs::write(&path, "[console]\nrecall_secs = 7\nlook = 1\n").unwrap();
    let file = path.display().to_string();
    let language = LanguageChoice::One(language);
    let view = CannotStart::new(&Settings::load(&path).unwrap_err().message(), Some(file.clone()), language);
    let prepared = view.clone();
    let mut harness = Harness::builder()
        .with_size([560.0, 340.0])
        .with_context_setup(move |ctx| prepared.prepare(ctx))
        .build_ui_state(|ui, (view, quit): &mut (CannotStart, bool)| *quit |= view.ui(ui), (view, false));
    harness.run();
    (harness, file)
}

#[test]
fn a_broken_settings_file_is_told_with_file_line_and_key_and_enter_quits() {
    let (mut harness, file) = broken_settings(Language::English);
    harness.get_by_role_and_label(Role::Heading, "Valet cannot start");
    harness.get_by_label_contains("config.toml, line 2: [console] recall_secs");
    harness.get_by_label_contains("config.toml, line 3: [console] has no setting look.");
    harness.get_by_label("Put this file right with a text editor, then start Valet again.");
    harness.get_by_label(&file);
    harness.get_by_role_and_label(Role::Button, "Copy path");
    let quit = harness.get_by_role_and_label(Role::Button, "Quit");
    assert!(quit.is_focused());
    let heard = quit.accesskit_node().description().unwrap_or_default();
    assert!(heard.contains("line 2: [console] recall_secs"), "{heard}");
    assert!(!harness.state().1);
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().1);
}

#[test]
fn what_is_wrong_is_told_in_the_language_too() {
    let (harness, _) = broken_settings(Language::German);
    harness.get_by_label("config.toml, Zeile 3: [console] kennt keine Einstellung look. Es gibt recall_secs, auto_answer, answer_on, theme, zoom, language und clock.");
    harness.get_by_label_contains(
        "config.toml, Zeile 2: [console] recall_secs muss zwischen 30 und 600 liegen, nicht 7.",
    );
}

#[test]
fn the_mouse_quits_too() {
    let (mut harness, _) = broken_settings(Language::English);
    harness.get_by_role_and_label(Role::Button, "Quit").click();
    harness.run();
    assert!(harness.state().1);
}

#[test]
fn it_speaks_the_language_of_the_system_and_nothing_is_cut_off() {
    for language in Language::ALL {
        let (harness, _) = broken_settings(language);
        let words = Words::new(language);
        harness.get_by_role_and_label(Role::Heading, &words.tell(&say!("cannot-start")));
        harness.get_by_role_and_label(Role::Button, &words.tell(&say!("quit")));
        let cut_off = cut_off(&harness);
        assert!(cut_off.iter().all(|cut| cut.words.ends_with("config.toml")), "{language:?}: {cut_off:?}");
    }
}
