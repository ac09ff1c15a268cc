//! Before the board: the first start, the ways to sign in, a sign-in that runs, and what keeps Valet from starting.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::event::News;
use valet::console::ids::Epoch;
use valet::console::now::Now;
use valet::console::session::{KeepIn, Keychain, SignInStep};
use valet::say;
use valet::store::Settings;
use valet::ui::CannotStart;
use valet::words::{LanguageChoice, Words};

use super::{Scene, Window, push};
use crate::desk::{Desk, FIRST};

pub const SCENES: &[Scene] = &[
    ("starting", |desk, window, _| window.over(desk)),
    ("sign in", |mut desk, window, _| {
        desk.start(true, Keychain::Works);
        window.over(desk)
    }),
    ("sign in without keychain", |mut desk, window, _| {
        desk.start(true, Keychain::Missing { why: "no secret service".into() });
        window.over(desk)
    }),
    ("sign in with a locked keychain", |mut desk, window, _| {
        desk.start(false, Keychain::Locked { why: "no answer".into() });
        window.over(desk)
    }),
    ("sign in kept in a file beside a keychain", |mut desk, window, _| {
        let keep = Some(KeepIn::File);
        desk.news(News::Started { has_client: true, keychain: Keychain::Works, keep });
        window.over(desk)
    }),
    ("sign in refused", |mut desk, window, words| {
        desk.start(true, Keychain::Works);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("sign-in"));
        let why = Some("Webex refused the sign-in: the person has not agreed.".into());
        harness.state_mut().news(News::SignInFailed { epoch: FIRST, why });
        harness.run();
        harness
    }),
    ("personal token", |mut desk, window, words| {
        desk.start(true, Keychain::Works);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("use-token"));
        harness
    }),
    ("set up", |mut desk, window, words| {
        desk.start(false, Keychain::Works);
        let mut harness = window.over(desk);
        harness.get_by_label(&words.tell(&say!("step-helpers"))).click();
        harness.run();
        harness
    }),
    ("preparing", |mut desk, window, words| {
        desk.start(true, Keychain::Works);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("sign-in"));
        harness
    }),
    ("browser", |desk, window, words| browser(desk, window, words, false)),
    ("browser failed", |desk, window, words| browser(desk, window, words, true)),
    ("code", |desk, window, words| code(desk, window, words, 90)),
    ("code over", |desk, window, words| code(desk, window, words, 0)),
    ("cannot start", |desk, window, words| {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config.toml");
        std::fs::write(&config, "[console]\nrecall_secs = 7\nlook = 1\n").unwrap();
        let why = Settings::load(&config).unwrap_err().message();
        let file = Some("/home/rosa/.config/valet/config.toml".to_owned());
        let language = LanguageChoice::One(words.language());
        let mut view = CannotStart::new(&why, file, language);
        // It has a window of its own.
        let window = Window { width: window.width.min(560.0), height: 340.0, ..window };
        let mut harness = window.builder(&desk).build_ui_state(move |ui, _: &mut Desk| _ = view.ui(ui), desk);
        harness.run();
        harness
    }),
];

fn browser(mut desk: Desk, window: Window, words: &Words, browser_failed: bool) -> Harness<'static, Desk> {
    desk.start(true, Keychain::Works);
    let mut harness = window.over(desk);
    push(&mut harness, words, say!("sign-in"));
    take_step(&mut harness, FIRST, browser_step(browser_failed));
    harness
}

fn code(mut desk: Desk, window: Window, words: &Words, secs_left: u64) -> Harness<'static, Desk> {
    desk.start(true, Keychain::Works);
    let mut harness = window.over(desk);
    push(&mut harness, words, say!("sign-in-code"));
    let step = code_step(harness.state().now, secs_left);
    take_step(&mut harness, FIRST, step);
    harness
}

/// The sign-in that runs is so far.
pub fn take_step(harness: &mut Harness<'_, Desk>, epoch: Epoch, step: SignInStep) {
    harness.state_mut().news(News::SignInStep { epoch, step });
    harness.run();
}

/// It waits for the browser.
pub fn browser_step(browser_failed: bool) -> SignInStep {
    SignInStep::Browser { link: "https://example.org/authorize?x=1".to_owned(), browser_failed }
}

/// It waits for the code, for so long.
pub fn code_step(now: Now, secs_left: u64) -> SignInStep {
    SignInStep::Code {
        user_code: "184 395".to_owned(),
        link: "https://example.org/device".to_owned(),
        link_with_code: None,
        expires_at: now.wall + std::time::Duration::from_secs(secs_left),
    }
}
