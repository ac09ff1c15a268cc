//! The settings: each page, with something of everything on it, some of it locked.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::tz::TimeZone;
use valet::console::attention::{NoNotices, NoticeService};
use valet::console::event::News;
use valet::say;
use valet::store::{Settings, SettingsError, StoreError, Theme};
use valet::ui::{Places, Registration, Screen, ThemeChoice};
use valet::words::{Arg, Message, Words};

use super::{Scene, Window, enter, push};
use crate::desk::Desk;

const FILE: &str = r#"
[notifications]
quiet_from = "22:00"
quiet_until = "06:30"
[webex]
client_id = "C0ffee"
[keys]
day = "none"
[[slots]]
number = "7050"
label = "Keller"
"#;

const POLICY: &str = r#"
[console]
auto_answer = true
[keys]
hold = "Ctrl+Alt+Shift+H"
"#;

/// The policy of a company that leaves nobody a choice.
const ALL_LOCKED: &str = r#"
slots = [{ number = "7050", label = "Keller" }]
[webex]
client_id = "C0ffee"
proxy = "http://proxy.example.test:3128"
api_base = "https://webexapis.com/v1"
calls_path = "telephony/calls"
redirect_uris = ["http://127.0.0.1:43117/callback"]
optional_scopes = []
[xsi]
events = "https://api.example.test"
channel = "https://channel.example.test"
[console]
recall_secs = 60
auto_answer = true
answer_on = "Faxgerät im Keller"
theme = "light"
zoom = 1.0
language = "en"
clock = "24"
[notifications]
parked = "silent"
warning = "sound"
recall = "sound"
quiet_from = "22:00"
quiet_until = "06:30"
[window]
always_on_top = true
compact = false
[day]
keep_days = 30
names = false
[keys]
retrieve_longest = "F8"
answer = "F2"
hold = "Ctrl+Alt+Shift+H"
park = "F4"
transfer = "F6"
to_hang_up = "none"
next_device = "F10"
dial = "F7"
recent_calls = "F12"
find = "Ctrl+F"
palette = "Ctrl+K"
day = "Ctrl+D"
settings = "Ctrl+,"
sources = "Ctrl+I"
compact = "none"
refresh = "F5"
say_status = "Ctrl+1"
say_last = "Ctrl+2"
say_longest = "Ctrl+3"
say_connection = "Ctrl+4"
keys = "F1"
"#;

pub const SCENES: &[Scene] = &[
    ("settings, account", |desk, window, words| page(desk, window, words, say!("page-account"))),
    ("settings, devices", |desk, window, words| page(desk, window, words, say!("page-devices"))),
    ("settings, calls", |desk, window, words| page(desk, window, words, say!("page-calls"))),
    ("settings, slots", |desk, window, words| page(desk, window, words, say!("slots"))),
    ("settings, notifications", |desk, window, words| page(desk, window, words, say!("page-notifications"))),
    ("settings, no notifications", |desk, window, words| {
        let mut harness = page(desk, window, words, say!("page-notifications"));
        let missing = NoticeService::Missing(NoNotices::NoService);
        harness.state_mut().news(News::NoticeService(missing));
        harness.run();
        harness
    }),
    ("settings, keys", |desk, window, words| page(desk, window, words, say!("keys"))),
    ("settings, a key refused", |desk, window, words| {
        let mut harness = page(desk, window, words, say!("keys"));
        let action = say!("action-answer");
        let change = words.tell(&say!("change-key", key = "F2", action = action));
        harness.get_by_role_and_label(Role::Button, &change).click();
        harness.run();
        harness.key_press(Key::F1);
        harness.run();
        harness
    }),
    ("settings, a key that listens", |desk, window, words| {
        let mut harness = page(desk, window, words, say!("keys"));
        enter(&mut harness, words, say!("change-key", key = "F4", action = say!("action-park")));
        harness
    }),
    ("settings, more for a key", |desk, window, words| {
        let mut harness = page(desk, window, words, say!("keys"));
        enter(&mut harness, words, say!("more-for-key", action = say!("action-park")));
        harness
    }),
    ("settings, appearance", |desk, window, words| page(desk, window, words, say!("page-appearance"))),
    ("settings, day", |desk, window, words| page(desk, window, words, say!("page-day"))),
    ("settings, network", |desk, window, words| page(desk, window, words, say!("page-network"))),
    ("settings, about", |desk, window, words| page(desk, window, words, say!("page-about"))),
    ("settings, a value out of range", |desk, window, words| {
        let mut harness = under("", desk, window, words, say!("page-calls"));
        fill(&mut harness, words, say!("source-recall"), "7");
        harness
    }),
    ("settings, not saved", |desk, window, words| {
        let mut harness = page(desk, window, words, say!("page-appearance"));
        let (theme, choice) = (words.tell(&say!("set-theme")), words.tell(&say!("as-the-system")));
        let theme = harness.get_by_role_and_label(Role::RadioGroup, &theme);
        theme.get_by_role_and_label(Role::RadioButton, &choice).click();
        harness.run();
        not_saved(&mut harness, ErrorKind::StorageFull);
        harness
    }),
    ("settings, a proxy not saved", |desk, window, words| {
        let mut harness = page(desk, window, words, say!("page-network"));
        fill(&mut harness, words, say!("set-proxy"), "http://proxy.example.test:3128");
        not_saved(&mut harness, ErrorKind::ReadOnlyFilesystem);
        harness
    }),
    ("settings, a slot refused", |desk, window, words| {
        let mut harness = page(desk.reading_numbers(), window, words, say!("slots"));
        fill(&mut harness, words, say!("number"), "70 O1");
        harness
    }),
    ("settings, the support file is written", |desk, window, words| {
        let path = "/home/rosa/Documents/valet-support-2026-11-23-140500.tar.gz";
        support(desk, window, words, Ok(path.into()))
    }),
    ("settings, no support file", |desk, window, words| {
        let file = "/home/rosa/Documents/valet-support-2026-11-23-140500.tar.gz".into();
        let why = StoreError::Write { path: file, source: ErrorKind::StorageFull.into() }.message();
        support(desk, window, words, Err(why.into()))
    }),
    ("settings, account locked", |desk, window, words| locked(desk, window, words, say!("page-account"))),
    ("settings, devices locked", |desk, window, words| locked(desk, window, words, say!("page-devices"))),
    ("board, the device locked", |desk, window, words| {
        let mut harness = locked(desk, window, words, say!("page-devices"));
        harness.key_press(Key::Escape);
        harness.run();
        harness
    }),
    ("settings, calls locked", |desk, window, words| locked(desk, window, words, say!("page-calls"))),
    ("settings, slots locked", |desk, window, words| locked(desk, window, words, say!("slots"))),
    ("settings, notifications locked", |desk, window, words| {
        locked(desk, window, words, say!("page-notifications"))
    }),
    ("settings, keys locked", |desk, window, words| locked(desk, window, words, say!("keys"))),
    ("settings, day locked", |desk, window, words| locked(desk, window, words, say!("page-day"))),
    ("settings, appearance locked", |desk, window, words| {
        locked(desk, window, words, say!("page-appearance"))
    }),
    ("settings, network locked", |desk, window, words| locked(desk, window, words, say!("page-network"))),
];

/// The settings at this page. A narrow window is as high as the page, so that all of it is looked at.
fn page(desk: Desk, window: Window, words: &Words, page: Message) -> Harness<'static, Desk> {
    under(POLICY, desk, window, words, page)
}

/// The same where the policy says everything.
fn locked(desk: Desk, window: Window, words: &Words, page: Message) -> Harness<'static, Desk> {
    under(ALL_LOCKED, desk, window, words, page)
}

fn under(
    policy: &str,
    mut desk: Desk,
    mut window: Window,
    words: &Words,
    page: Message,
) -> Harness<'static, Desk> {
    if window.is_narrow() {
        window.height = 1_400.0;
    }
    let (settings, places) = (settings(policy, &desk), places());
    desk.screen = Screen::of(settings, Registration::default()).with_zone(TimeZone::UTC).with_places(places);
    desk.sign_in(2);
    let mut harness = window.over(desk);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run();
    harness.get_by_role_and_label(Role::Tab, &words.tell(&page)).click();
    harness.run();
    harness
}

/// Types over what stands in this field of the settings, and presses Enter.
fn fill(harness: &mut Harness<'_, Desk>, words: &Words, field: Message, text: &str) {
    let (dialog, field) = (words.tell(&say!("settings-title")), words.tell(&field));
    let dialog = harness.get_by_role_and_label(Role::Dialog, &dialog);
    dialog.get_by_role_and_label(Role::TextInput, &field).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

/// The change that was asked for last does not get into the file.
fn not_saved(harness: &mut Harness<'_, Desk>, why: ErrorKind) {
    let change = harness.state_mut().changes.pop().unwrap();
    let path = "/home/rosa/.config/valet/config.toml".into();
    let error = SettingsError::Write(StoreError::Write { path, source: why.into() });
    let ctx = harness.ctx.clone();
    harness.state_mut().screen.not_saved(&ctx, &change, &error);
    harness.run();
}

/// What came of asking for a support file.
fn support(desk: Desk, window: Window, words: &Words, came: Result<PathBuf, Arg>) -> Harness<'static, Desk> {
    let mut harness = page(desk, window, words, say!("page-about"));
    push(&mut harness, words, say!("support-write"));
    harness.state_mut().news(News::Support(came));
    harness.run();
    harness
}

fn settings(said: &str, desk: &Desk) -> Settings {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    std::fs::write(&file, FILE).unwrap();
    let mut settings = Settings::load(&file).unwrap();
    // Where an administrator puts it.
    settings.overlay(said, Path::new("/etc/valet/policy.toml")).unwrap();
    looking_like(desk, settings)
}

/// These settings with the look of this desk.
pub fn looking_like(desk: &Desk, mut settings: Settings) -> Settings {
    let look = desk.look;
    let console = &mut settings.console;
    (console.language, console.clock, console.zoom) = (look.language, look.clock, look.zoom);
    console.theme = match look.theme {
        ThemeChoice::System => Theme::System,
        ThemeChoice::Light => Theme::Light,
        ThemeChoice::Dark => Theme::Dark,
        ThemeChoice::ContrastLight => Theme::ContrastLight,
        ThemeChoice::ContrastDark => Theme::ContrastDark,
    };
    settings
}

fn places() -> Places {
    let (settings, log) = ("/home/rosa/.config/valet/config.toml", "/home/rosa/.local/state/valet/logs");
    Places { settings: settings.to_owned(), log: log.to_owned(), ..Places::default() }
}
