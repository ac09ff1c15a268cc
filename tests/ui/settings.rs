//! The settings in the window, by role and name: what is changed goes to the file and holds at once, what cannot be is said
//! beside it, and what the policy has locked can be read.

use std::path::PathBuf;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use jiff::tz::TimeZone;
use tempfile::TempDir;
use valet::console::endpoints::Choice;
use valet::console::event::Intent;
use valet::console::session::Keychain;
use valet::store::{Change, ManualSlot, Settings, Theme, set_setting};
use valet::ui::{Look, Registration, Screen};
use valet::words::{ClockFace, Language, LanguageChoice};

use crate::desk::{Desk, board, names, press, signed_out, window};

type Window = Harness<'static, Desk>;

/// A window over the settings of a file, which it changes as the app does.
pub struct Set {
    pub window: Window,
    folder: TempDir,
}

impl Set {
    /// The settings at this page, over a board whose settings file says this, and the policy that.
    pub fn open(text: &str, policy: &str, page: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("config.toml"), format!("[console]\nlanguage = \"en\"\n{text}"))
            .unwrap();
        std::fs::write(folder.path().join("policy.toml"), policy).unwrap();
        let mut desk = Desk::new(Look::default());
        let settings =
            Settings::load_with(&folder.path().join("config.toml"), Some(&folder.path().join("policy.toml")));
        desk.screen = Screen::of(settings.unwrap(), Registration::default()).with_zone(TimeZone::UTC);
        desk.sign_in(2);
        let mut set = Self { window: window(desk, 1280.0, 800.0, 1.0), folder };
        set.chord(Key::Comma);
        set.page(page);
        set
    }

    /// The file.
    pub fn config(&self) -> PathBuf {
        self.folder.path().join("config.toml")
    }

    fn page(&mut self, page: &str) {
        self.dialog().get_by_role_and_label(Role::Tab, page).click();
        self.window.run();
    }

    /// The settings.
    pub fn dialog(&self) -> Node<'_> {
        self.window.get_by_role_and_label(Role::Dialog, "Settings")
    }

    /// An option of this group.
    pub fn option<'s>(&'s self, group: &'s str, option: &'s str) -> Node<'s> {
        let group = self.dialog().get_by_role_and_label(Role::RadioGroup, group);
        group.get_by_role_and_label(Role::RadioButton, option)
    }

    /// Chooses this option.
    pub fn choose(&mut self, group: &str, option: &str) {
        self.option(group, option).click();
        self.window.run();
    }

    /// Presses the control of this name.
    pub fn press(&mut self, role: Role, name: &str) {
        self.dialog().get_by_role_and_label(role, name).click();
        self.window.run();
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.window.key_press(key);
        self.window.run();
    }

    /// Presses it with Ctrl.
    pub fn chord(&mut self, key: Key) {
        self.window.key_press_modifiers(Modifiers::COMMAND, key);
        self.window.run();
    }

    /// Types over what stands in this field, and stays in it.
    pub fn fill(&mut self, field: &str, text: &str) {
        self.dialog().get_by_role_and_label(Role::TextInput, field).focus();
        self.window.run();
        self.chord(Key::A);
        self.dialog().get_by_role_and_label(Role::TextInput, field).type_text(text);
        self.window.run();
    }

    /// What was changed since this was asked last. The file has it then, or the window is told why not.
    pub fn changes(&mut self) -> Vec<Change> {
        let changes = std::mem::take(&mut self.window.state_mut().changes);
        let (config, policy) = (self.config(), self.folder.path().join("policy.toml"));
        let ctx = self.window.ctx.clone();
        for change in &changes {
            match set_setting(&config, Some(&policy), change) {
                Ok(settings) => self.window.state_mut().screen.take_settings(&ctx, settings),
                Err(error) => self.window.state_mut().screen.not_saved(&ctx, change, &error),
            }
        }
        self.window.run();
        changes
    }

    /// It is said somewhere on the page.
    pub fn says(&self, words: &str) {
        assert!(self.dialog().query_all_by_label(words).next().is_some(), "{words}");
    }
}

fn toggled(node: &Node<'_>) -> Option<Toggled> {
    node.accesskit_node().toggled()
}

#[test]
fn a_choice_goes_to_the_file_and_holds_at_once() {
    let mut set = Set::open("", "", "Appearance");
    assert_eq!(toggled(&set.option("Language", "English")), Some(Toggled::True));
    set.choose("Theme", "High contrast, dark");
    set.choose("Clock", "14:05");
    set.choose("Language", "English");
    assert_eq!(set.changes(), [Change::Theme(Theme::ContrastDark), Change::Clock(ClockFace::Hours24)]);
    assert_eq!(toggled(&set.option("Theme", "High contrast, dark")), Some(Toggled::True));
    assert_eq!(set.window.ctx.theme(), egui::Theme::Dark);
    set.choose("Language", "Deutsch");
    assert_eq!(set.changes(), [Change::Language(LanguageChoice::One(Language::German))]);
    set.window.get_by_role_and_label(Role::Dialog, "Einstellungen");
    let written = std::fs::read_to_string(set.config()).unwrap();
    assert!(
        written.contains("theme = \"contrast-dark\"") && written.contains("language = \"de\""),
        "{written}"
    );
}

#[test]
fn tab_leads_on_from_another_page_however_soon_after_the_arrow_it_is_pressed() {
    for frames in 1..6 {
        let mut set = Set::open("", "", "The day");
        set.key(Key::ArrowUp);
        set.window.key_press(Key::ArrowUp);
        for _ in 0..frames {
            set.window.step();
        }
        set.window.key_press(Key::Tab);
        set.window.run();
        let focused = By::new().predicate(|node| node.is_focused());
        let focused = set.dialog().query(focused).map(|node| node.accesskit_node().label());
        assert_eq!(
            focused,
            Some(Some("Change the key F8: retrieve who waits longest".to_owned())),
            "after {frames} steps"
        );
    }
}

#[test]
fn a_tab_in_the_frame_after_an_arrow_leads_into_the_page_that_the_arrow_chose() {
    let mut set = Set::open("", "", "Keys");
    set.key(Key::ArrowUp);
    set.key(Key::ArrowDown);
    let press = |key| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    for key in [Key::ArrowDown, Key::Tab] {
        set.window.event(press(key));
        set.window.step();
    }
    set.window.run();
    assert!(set.option("Theme", "As the system").is_focused());
}

#[test]
fn a_number_is_typed_or_stepped_and_refused_beyond_its_limits() {
    let mut set = Set::open("recall_secs = 47\n", "", "Recall and answering");
    set.press(Role::Button, "More: Recall time");
    assert_eq!(set.changes(), [Change::RecallSecs(50)]);
    set.fill("Recall time", "90");
    assert_eq!(set.changes(), [], "it is still being typed");
    set.key(Key::Enter);
    assert_eq!(set.changes(), [Change::RecallSecs(90)]);
    set.key(Key::ArrowDown);
    assert_eq!(set.changes(), [Change::RecallSecs(85)]);
    set.fill("Recall time", "12");
    set.key(Key::Enter);
    assert_eq!(set.changes(), []);
    set.says("Only 30 to 600 can be set.");
    set.fill("Recall time", "120");
    set.key(Key::Tab);
    assert_eq!(set.changes(), [Change::RecallSecs(120)], "on leaving the field");
    assert!(set.window.query_by_label("Only 30 to 600 can be set.").is_none());
    set.page("Appearance");
    set.press(Role::Button, "More: Text size");
    assert_eq!(set.changes(), [Change::Zoom(1.1)]);
    assert_eq!(set.window.ctx.zoom_factor(), 1.1);
}

#[test]
fn a_switch_is_switched_by_mouse_and_by_space() {
    let mut set = Set::open("", "", "Recall and answering");
    let answer = set.dialog().get_by_role_and_label(Role::CheckBox, "Answer for me");
    assert_eq!(toggled(&answer), Some(Toggled::True));
    set.press(Role::CheckBox, "Answer for me");
    assert_eq!(set.changes(), [Change::AutoAnswer(false)]);
    set.dialog().get_by_role_and_label(Role::CheckBox, "Answer for me").focus();
    set.key(Key::Space);
    assert_eq!(set.changes(), [Change::AutoAnswer(true)]);
    set.page("The day");
    set.press(Role::CheckBox, "Names in the record");
    set.fill("Keep the record of the day", "0");
    set.page("Account");
    assert_eq!(set.changes(), [Change::Names(false), Change::KeepDays(0)]);
}

#[test]
fn the_device_that_rings_and_the_default_of_the_account_are_chosen_apart() {
    let mut set = Set::open("", "", "Devices");
    set.choose("Answer on", "All my devices");
    set.choose("Default device of the Webex account", "None");
    let intents = &set.window.state().intents;
    assert!(
        matches!(&intents[..], [Intent::Choose(Choice::AllDevices), Intent::MakeDefault(None)]),
        "{intents:?}"
    );
}

#[test]
fn the_device_at_the_start_is_written_by_its_name_and_one_that_is_not_there_still_stands() {
    let mut set = Set::open("answer_on = \"Fax\" # till May\n", "", "Devices");
    let group = "Device at the start";
    assert_eq!(toggled(&set.option(group, "Fax")), Some(Toggled::True));
    set.choose(group, "Webex Desktop");
    assert_eq!(set.changes(), [Change::AnswerOn(Some("Webex Desktop".to_owned()))]);
    let text = std::fs::read_to_string(set.config()).unwrap();
    assert!(text.contains("answer_on = \"Webex Desktop\" # till May\n"), "{text}");
    assert_eq!(toggled(&set.option(group, "Webex Desktop")), Some(Toggled::True));
    set.choose(group, "The one chosen last");
    assert_eq!(set.changes(), [Change::AnswerOn(None)]);
    assert!(!std::fs::read_to_string(set.config()).unwrap().contains("answer_on"));
}

#[test]
fn a_device_that_the_policy_locks_is_told_in_the_header_the_settings_and_the_palette() {
    let mut set = Set::open("", "[console]\nanswer_on = \"Desk phone\"\n", "Devices");
    let locked = format!("Locked by {}", set.folder.path().join("policy.toml").display());
    assert_eq!(set.dialog().query_all_by_label(&locked).count(), 2, "the moment and the start");
    for group in ["Answer on", "Device at the start"] {
        assert!(set.option(group, "Webex Desktop").accesskit_node().is_disabled(), "{group}");
        set.choose(group, "Webex Desktop");
    }
    assert!(set.changes().is_empty() && set.window.state().intents.is_empty());
    set.key(Key::Escape);
    let header = set.window.get_by_role_and_label(Role::RadioGroup, "Answer on");
    let device = header.get_by_role_and_label(Role::RadioButton, "Webex Desktop");
    assert!(device.accesskit_node().is_disabled());
    let described = device.accesskit_node().description().unwrap_or_default();
    assert!(described.ends_with(&locked), "{described}");
    device.click();
    set.window.run();
    assert!(set.window.state().intents.is_empty());
    set.chord(Key::K);
    set.window.event(egui::Event::Text("answer on webex desktop".to_owned()));
    set.window.run();
    let found = names(&set.window, Role::ListBoxOption);
    assert!(!found.iter().any(|found| found.to_lowercase().starts_with("answer on webex")), "{found:?}");
}

#[test]
fn the_keys_and_the_slots_by_hand_are_lists_to_a_screen_reader() {
    let items = |set: &Set, list: &str| {
        set.dialog().get_by_role_and_label(Role::List, list).query_all_by_role(Role::ListItem).count()
    };
    let slots = Set::open("[[slots]]\nnumber = \"7050\"\n[[slots]]\nnumber = \"7051\"\n", "", "Slots");
    assert_eq!(items(&slots, "Slots by hand"), 2);
    let keys = Set::open("", "", "Keys");
    assert!(items(&keys, "Calls and who waits") >= 5);
}

#[test]
fn slots_by_hand_are_added_renamed_and_removed() {
    let mut set = Set::open("[[slots]]\nnumber = \"7050\" # the cellar\n", "", "Slots");
    set.fill("Label of 7050", "Cellar");
    set.key(Key::Enter);
    let label = Some("Cellar".to_owned());
    assert_eq!(set.changes(), [Change::RenameSlot { number: "7050".to_owned(), label }]);
    for (number, sentence) in [("7050", "7050 is in the list already."), ("cellar", "That is not a number.")]
    {
        set.dialog().get_by_role_and_label(Role::TextInput, "Number").focus();
        set.fill("Number", number);
        set.key(Key::Enter);
        set.says(sentence);
        assert_eq!(set.changes(), []);
    }
    set.fill("Number", "7051");
    set.fill("Label", "Attic");
    set.press(Role::Button, "Add");
    let slot = ManualSlot { number: "7051".to_owned(), label: Some("Attic".to_owned()) };
    assert_eq!(set.changes(), [Change::AddSlot(slot)]);
    let number = set.dialog().get_by_role_and_label(Role::TextInput, "Number");
    assert_eq!(number.accesskit_node().value().unwrap_or_default(), "", "ready for the next one");
    set.press(Role::Button, "Remove 7050");
    assert_eq!(set.changes(), [Change::RemoveSlot("7050".to_owned())]);
    assert!(set.window.query_by_label("Remove 7050").is_none());
}

#[test]
fn a_proxy_that_is_typed_is_kept_when_another_page_is_chosen_and_none_that_cannot_be() {
    let mut set = Set::open("", "", "Network");
    set.fill("Proxy", "http://proxy.example.test:3128");
    set.page("About Valet");
    let proxy = |address: &str| Change::Proxy(Some(address.to_owned()));
    assert_eq!(set.changes(), [proxy("http://proxy.example.test:3128")]);
    set.page("Network");
    set.fill("Proxy", "somewhere");
    set.key(Key::Enter);
    assert_eq!(set.changes(), [proxy("somewhere")]);
    set.says("This is no address of a proxy. Type it like http://proxy.example.org:3128.");
    set.fill("Proxy", " ");
    set.key(Key::Enter);
    assert_eq!(set.changes(), [Change::Proxy(None)]);
}

#[test]
fn what_could_not_be_saved_is_told_beside_its_setting() {
    let mut set = Set::open("", "", "Appearance");
    std::fs::write(set.config(), "[console]\nzoom = \"broken\"\n").unwrap();
    set.choose("Theme", "Dark");
    set.changes();
    set.window.get_by_label_contains("config.toml, line 2: [console] zoom must be a number");
    assert_eq!(toggled(&set.option("Theme", "Dark")), Some(Toggled::False));
}

#[test]
fn what_the_policy_locks_can_be_read_and_not_changed() {
    let policy = "[console]\ntheme = \"light\"\nrecall_secs = 60\nauto_answer = false\n[webex]\nproxy = \"http://p.test:1\"\n";
    let mut set = Set::open("", policy, "Appearance");
    let file = set.folder.path().join("policy.toml").display().to_string();
    for (page, role, name) in [
        ("Appearance", Role::RadioButton, "Light"),
        ("Appearance", Role::RadioButton, "Dark"),
        ("Recall and answering", Role::TextInput, "Recall time"),
        ("Recall and answering", Role::CheckBox, "Answer for me"),
        ("Network", Role::TextInput, "Proxy"),
    ] {
        set.page(page);
        set.says(&format!("Locked by {file}"));
        set.press(role, name);
        set.dialog().get_by_role_and_label(role, name).focus();
        set.window.run();
        let control = set.dialog().get_by_role_and_label(role, name);
        assert!(control.is_focused() && control.accesskit_node().is_disabled(), "{name} can be reached");
        set.key(Key::Space);
        set.key(Key::ArrowUp);
        set.window.event(egui::Event::Text("9".to_owned()));
        set.window.run();
        assert_eq!(set.changes(), [], "{name}");
    }
    let proxy = set.dialog().get_by_role_and_label(Role::TextInput, "Proxy");
    assert_eq!(proxy.accesskit_node().value().as_deref(), Some("http://p.test:1"));
}

#[test]
fn what_stands_in_the_file_alone_tells_which_of_it_the_policy_locks() {
    let policy = "[webex]\ncalls_path = \"calls\"\nredirect_uris = [\"http://127.0.0.1:1/callback\"]\n[xsi]\n\
                  events = \"https://e.example.test\"\nchannel = \"https://c.example.test\"\n";
    let set = Set::open("", policy, "Network");
    let locked = format!("Locked by {}", set.folder.path().join("policy.toml").display());
    let told = |fact: &str| {
        let fact = set.dialog().get_by_label_contains(fact);
        fact.accesskit_node().description().is_some_and(|described| described == locked)
    };
    for (fact, is_locked) in [
        ("api_base: https://", false),
        ("redirect_uris: http://127.0.0.1:1/callback", true),
        ("optional_scopes: spark:", false),
        ("calls_path: calls", true),
        ("xsi: https://e.example.test", true),
    ] {
        assert_eq!(told(fact), is_locked, "{fact}");
    }
    let seen = set.dialog().query_all_by_label(&locked).count();
    assert_eq!(seen, 3, "and below each of the three");
}

#[test]
fn a_client_whose_secret_the_policy_has_is_locked_too() {
    let set = Set::open("", "[webex]\nclient_id = \"C0\"\nclient_secret = \"s\"\n", "Account");
    set.says(&format!("Locked by {}", set.folder.path().join("policy.toml").display()));
    let own = "[webex]\nclient_id = \"C0\"\n";
    let set = Set::open(own, "[webex]\nclient_secret = \"s\"\n", "Account");
    let another = set.dialog().get_by_role_and_label(Role::Button, "Use another integration…");
    assert!(another.accesskit_node().is_disabled(), "its secret could not be saved");
}

#[test]
fn the_keyboard_alone_opens_the_settings_walks_the_pages_and_changes_one() {
    let mut harness = board(1);
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
        harness.run();
    }
    assert!(names(&harness, Role::Dialog).is_empty(), "the same key closes them");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::Tab, "Account").is_focused());
    for _ in 0..2 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    assert!(harness.get_by_role_and_label(Role::Tab, "Recall and answering").is_focused());
    while !harness.get_by_role_and_label(Role::CheckBox, "Answer for me").is_focused() {
        harness.key_press(Key::Tab);
        harness.run();
    }
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().changes, [Change::AutoAnswer(false)]);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(names(&harness, Role::Dialog).is_empty());
}

#[test]
fn who_has_no_slots_is_led_to_the_settings_and_who_has_not_signed_in_finds_them_too() {
    let mut harness = board(0);
    press(&mut harness, "Add a slot…");
    let dialog = harness.get_by_role_and_label(Role::Dialog, "Settings");
    assert!(dialog.get_by_role_and_label(Role::TextInput, "Number").is_focused());
    let mut harness = signed_out(true, Keychain::Works);
    press(&mut harness, "Settings…");
    harness.get_by_role_and_label(Role::Tab, "Network").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Proxy");
}

#[test]
fn signing_out_closes_the_settings() {
    let mut set = Set::open("", "", "Account");
    set.press(Role::Button, "Sign out");
    assert!(matches!(set.window.state().intents[..], [Intent::SignOut]));
    assert!(names(&set.window, Role::Dialog).is_empty());
}

#[test]
fn a_step_by_keyboard_leaves_the_keyboard_on_its_button() {
    let mut set = Set::open("", "", "Appearance");
    let more = |set: &Set| set.dialog().get_by_role_and_label(Role::Button, "More: Text size").is_focused();
    for _ in 0..40 {
        if more(&set) {
            break;
        }
        set.key(Key::Tab);
    }
    for _ in 0..3 {
        set.key(Key::Enter);
        assert!(more(&set), "it is pressed again and again");
    }
    assert_eq!(set.changes().len(), 3);
    set.key(Key::Escape);
    assert!(set.window.query_by_role(Role::Dialog).is_none());
}
