//! Each change of a setting, from what was pressed to the file and to what holds: on a file, a core and a screen as they are,
//! with a queue in the place of the backend. One change goes the whole way through the backend.

use std::path::PathBuf;

use eframe::egui::{self, Event as Input, Key, Modifiers, RawInput};
use jiff::civil::time;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::super::App;
use crate::backend::{self, Backend, Browser, Clock, Desktop, Saved, SettingsDesk};
use crate::console::attention::Notify as Told;
use crate::console::day::view::DayWish;
use crate::console::effect::Effect;
use crate::console::ids::SlotId;
use crate::console::preset::Preset;
use crate::console::{Console, Options};
use crate::store::{
    Change, ManualSlot, Notify, Placement, Profile, QuietHours, Settings, Theme, set_setting,
};
use crate::ui::keymap::Action;
use crate::ui::{Registration, Screen};
use crate::words::{ClockFace, Language, LanguageChoice};

/// The settings before each change.
const BEFORE: &str =
    "[console]\nlanguage = \"en\"\nclock = \"24\"\n[[slots]]\nnumber = \"7050\"\nlabel = \"Cellar\"\n";
/// A frame is asked for, or the backend answers, within so long.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// An app over a settings file, and the far ends of its queues.
struct Desk {
    app: App,
    ctx: egui::Context,
    effects: mpsc::Receiver<Effect>,
    changes: mpsc::Receiver<Change>,
    saved: mpsc::Sender<Saved>,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config.toml");
        std::fs::write(&config, BEFORE).unwrap();
        let settings = Settings::load(&config).unwrap();
        let (effects_in, effects) = mpsc::channel(64);
        let (changes_in, changes) = mpsc::channel(64);
        let (saved, saved_out) = mpsc::channel(64);
        let backend = Backend {
            effects: effects_in,
            news: mpsc::channel(1).1,
            settings: SettingsDesk { changes: changes_in, saved: saved_out },
            placement: watch::Sender::new(Placement::default()),
            stop: CancellationToken::new(),
            ended: TaskTracker::new(),
        };
        let (app, ctx) = app(settings, backend);
        Self { app, ctx, effects, changes, saved, folder }
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("config.toml")
    }

    /// What the backend does with a change, and what the app does with the answer.
    fn make(&mut self, change: &Change) {
        let result = set_setting(&self.config(), None, change);
        self.saved.try_send(Saved { change: change.clone(), result }).unwrap();
        self.app.take_saved(&self.ctx);
        frame(&mut self.app, &self.ctx, Vec::new());
    }

    fn effects(&mut self) -> Vec<Effect> {
        std::iter::from_fn(|| self.effects.try_recv().ok()).collect()
    }
}

fn app(settings: Settings, backend: Backend) -> (App, egui::Context) {
    let mut console = Console::new(backend::options(&settings));
    console.set_attention(backend::attention(&settings));
    let screen = Screen::of(settings, Registration::default());
    let ctx = egui::Context::default();
    screen.prepare(&ctx);
    let mut app = App::new(console, screen, backend, Clock::new(), None);
    frame(&mut app, &ctx, Vec::new());
    (app, ctx)
}

/// Draws the screen once, with this typed into it.
fn frame(app: &mut App, ctx: &egui::Context, events: Vec<Input>) {
    let now = app.clock.now();
    let input = RawInput { events, ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| drop(app.screen.ui(ui, &app.console, now)));
    // Nothing is painted.
    output.textures_delta.clear();
}

/// What a change comes to.
struct Row {
    /// What stands in the file then.
    written: &'static str,
    /// What reaches the core beside what the screen and the backend get.
    core: Core,
    /// What holds as soon as it is saved, and did not before.
    holds: fn(&Desk) -> bool,
}

/// What of the core a change is about.
#[derive(Debug, PartialEq)]
enum Core {
    Nothing,
    Options,
    Attention,
    Record,
}

fn settings(desk: &Desk) -> &Settings {
    desk.app.screen.settings()
}

fn options(desk: &Desk) -> &Options {
    desk.app.console.options()
}

fn slot<'d>(desk: &'d Desk, number: &str) -> Option<&'d str> {
    let slots = &options(desk).slots;
    slots.iter().find(|slot| slot.number == number)?.label.as_deref()
}

/// The row of a change. A new one does not compile without.
fn row(change: &Change) -> Row {
    let row = |written, core, holds| Row { written, core, holds };
    match change {
        Change::Proxy(_) => row("proxy = \"http://proxy.example.test:3128\"", Core::Nothing, |desk| {
            settings(desk).webex.proxy.is_some()
        }),
        Change::RecallSecs(_) => row("recall_secs = 90", Core::Options, |desk| {
            let now = desk.app.clock.now();
            options(desk).recall_secs == 90
                && options(desk).recall_by_hand
                && desk.app.console.sources(now).recall_secs == 90
        }),
        Change::AutoAnswer(_) => row("auto_answer = false", Core::Options, |desk| !options(desk).auto_answer),
        Change::AnswerOn(_) => row("answer_on = \"Desk phone\"", Core::Options, |desk| {
            desk.app.console.endpoints().preset() == Some(&Preset::new("Desk phone", false))
        }),
        Change::Theme(_) => {
            row("theme = \"dark\"", Core::Nothing, |desk| desk.ctx.theme() == egui::Theme::Dark)
        }
        Change::Zoom(_) => row("zoom = 1.5", Core::Nothing, |desk| desk.ctx.zoom_factor() == 1.5),
        Change::Language(_) => row("language = \"de\"", Core::Nothing, |desk| {
            desk.app.screen.words().language() == Language::German
        }),
        Change::Clock(_) => row("clock = \"12\"", Core::Nothing, |desk| {
            desk.app.screen.words().time_of_day(14, 5).contains("PM")
        }),
        Change::NotifyParked(_) => row("parked = \"sound\"", Core::Attention, |desk| {
            desk.app.console.attention_options().parked == Told::Sound
        }),
        Change::NotifyWarning(_) => row("warning = \"off\"", Core::Attention, |desk| {
            desk.app.console.attention_options().warning == Told::Off
        }),
        Change::NotifyRecall(_) => row("recall = \"silent\"", Core::Attention, |desk| {
            desk.app.console.attention_options().recall == Told::Silent
        }),
        Change::Quiet(_) => row("quiet_from = \"22:00\"", Core::Attention, |desk| {
            let quiet = desk.app.console.attention_options().quiet;
            quiet.is_some_and(|quiet| quiet.contains(time(23, 0, 0, 0)))
        }),
        Change::AlwaysOnTop(_) => {
            row("always_on_top = true", Core::Nothing, |desk| settings(desk).window.always_on_top)
        }
        Change::Compact(_) => row("compact = true", Core::Nothing, |desk| settings(desk).window.compact),
        Change::KeepDays(_) => row("keep_days = 7", Core::Record, |desk| settings(desk).day.keep_days == 7),
        Change::Names(_) => row("names = false", Core::Record, |desk| !settings(desk).day.names),
        Change::Key { .. } => row("hold = \"Ctrl+H\"", Core::Nothing, |desk| {
            let words = desk.app.screen.words();
            let hold = desk.app.screen.keys().chord(Action::Hold);
            hold.is_some_and(|chord| chord.name(words) == "Ctrl+H")
        }),
        Change::AddSlot(_) => row("number = \"7051\"", Core::Options, |desk| {
            let id = SlotId("manual:7051".to_owned());
            slot(desk, "7051") == Some("Attic") && desk.app.console.board().slot(&id).is_some()
        }),
        Change::RemoveSlot(_) => row("clock = \"24\"", Core::Options, |desk| slot(desk, "7050").is_none()),
        Change::RenameSlot { .. } => {
            row("label = \"Vault\"", Core::Options, |desk| slot(desk, "7050") == Some("Vault"))
        }
    }
}

/// One of each, each after the one before it: a new one does not compile without its place here.
fn after(change: &Change) -> Option<Change> {
    let hours = QuietHours { from: time(22, 0, 0, 0), until: time(6, 30, 0, 0) };
    Some(match change {
        Change::Proxy(_) => Change::RecallSecs(90),
        Change::RecallSecs(_) => Change::AutoAnswer(false),
        Change::AutoAnswer(_) => Change::AnswerOn(Some("Desk phone".to_owned())),
        Change::AnswerOn(_) => Change::Theme(Theme::Dark),
        Change::Theme(_) => Change::Zoom(1.5),
        Change::Zoom(_) => Change::Language(LanguageChoice::One(Language::German)),
        Change::Language(_) => Change::Clock(ClockFace::Hours12),
        Change::Clock(_) => Change::NotifyParked(Notify::Sound),
        Change::NotifyParked(_) => Change::NotifyWarning(Notify::Off),
        Change::NotifyWarning(_) => Change::NotifyRecall(Notify::Silent),
        Change::NotifyRecall(_) => Change::Quiet(Some(hours)),
        Change::Quiet(_) => Change::AlwaysOnTop(true),
        Change::AlwaysOnTop(_) => Change::Compact(true),
        Change::Compact(_) => Change::KeepDays(7),
        Change::KeepDays(_) => Change::Names(false),
        Change::Names(_) => Change::Key { action: "hold".to_owned(), chord: Some("Ctrl+H".to_owned()) },
        Change::Key { .. } => {
            Change::AddSlot(ManualSlot { number: "7051".to_owned(), label: Some("Attic".to_owned()) })
        }
        Change::AddSlot(_) => {
            Change::RenameSlot { number: "7050".to_owned(), label: Some("Vault".to_owned()) }
        }
        Change::RenameSlot { .. } => Change::RemoveSlot("7050".to_owned()),
        Change::RemoveSlot(_) => return None,
    })
}

fn every_change() -> Vec<Change> {
    let first = Change::Proxy(Some("http://proxy.example.test:3128".to_owned()));
    std::iter::successors(Some(first), after).collect()
}

#[test]
fn each_change_is_in_the_file_and_holds_at_once_and_touches_nothing_else_of_the_core() {
    for change in every_change() {
        let mut desk = Desk::new();
        let Row { written, core, holds } = row(&change);
        assert!(!holds(&desk), "{change:?} holds before it is made");
        desk.effects();
        let (options_before, attention_before) = told(&desk);
        desk.make(&change);
        assert!(holds(&desk), "{change:?} does not hold");
        let file = std::fs::read_to_string(desk.config()).unwrap();
        assert!(file.contains(written), "{change:?}: {file}");
        let (options, attention) = told(&desk);
        assert_eq!(options != options_before, core == Core::Options, "{change:?}: {options}");
        assert_eq!(attention != attention_before, core == Core::Attention, "{change:?}: {attention}");
        let kept: Vec<bool> =
            desk.effects().iter().map(|effect| matches!(effect, Effect::Day(DayWish::Keep(_)))).collect();
        let wanted = if core == Core::Record { vec![true] } else { Vec::new() };
        assert_eq!(kept, wanted, "{change:?}: what the backend is asked for");
    }
}

/// What the core has of the settings.
fn told(desk: &Desk) -> (String, String) {
    let Options { slots, recall_secs, recall_by_hand, auto_answer, answer_on, asked_scopes, read_number: _ } =
        options(desk);
    let options =
        format!("{slots:?} {recall_secs} {recall_by_hand} {auto_answer} {answer_on:?} {asked_scopes:?}");
    (options, format!("{:?}", desk.app.console.attention_options()))
}

#[test]
fn what_could_not_be_saved_is_said_and_nothing_changes() {
    for change in every_change() {
        let mut desk = Desk::new();
        let before = told(&desk);
        std::fs::write(desk.config(), "[console]\nzoom = \"broken\"\n").unwrap();
        desk.make(&change);
        assert!(!(row(&change).holds)(&desk), "{change:?} holds all the same");
        assert_eq!(told(&desk), before, "{change:?}");
        assert_eq!(desk.effects().len(), 0, "{change:?}");
        let said = crate::words::english(&desk.app.console.announcement().text);
        assert!(said.contains("line 2: [console] zoom"), "{change:?}: {said}");
    }
}

#[test]
fn what_finds_no_room_in_the_queue_is_said() {
    let mut desk = Desk::new();
    while desk.app.backend.settings.changes.try_send(Change::Compact(true)).is_ok() {}
    frame(&mut desk.app, &desk.ctx, vec![larger()]);
    desk.app.save_changes();
    let said = crate::words::english(&desk.app.console.announcement().text);
    assert!(!said.is_empty(), "nothing is said");
    assert!(std::iter::from_fn(|| desk.changes.try_recv().ok()).all(|it| it == Change::Compact(true)));
}

/// Ctrl and +.
fn larger() -> Input {
    let modifiers = Modifiers::COMMAND;
    Input::Key { key: Key::Plus, physical_key: None, pressed: true, repeat: false, modifiers }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_pressed_goes_through_the_backend_to_the_file_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::at(folder.path());
    profile.prepare().unwrap();
    std::fs::write(profile.config_file(), BEFORE).unwrap();
    let settings = Settings::load(&profile.config_file()).unwrap();
    let setup = backend::Setup {
        settings: settings.clone(),
        profile: profile.clone(),
        browser: Browser::Fetch,
        restore: false,
        keychain: backend::Keyring::Untouched,
        doctor: None,
        desktop: Desktop::Absent,
        demo: false,
    };
    let backend = backend::start(&tokio::runtime::Handle::current(), setup, Clock::new(), || {});
    let (mut app, ctx) = app(settings, backend);
    frame(&mut app, &ctx, vec![larger()]);
    app.save_changes();
    let saved = async {
        while (app.screen.settings().console.zoom - 1.1).abs() > f32::EPSILON {
            app.take_saved(&ctx);
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, saved).await.expect("the backend saves it");
    assert!(std::fs::read_to_string(profile.config_file()).unwrap().contains("zoom = 1.1"));
    app.backend.stop.cancel();
    app.backend.ended.wait().await;
}
