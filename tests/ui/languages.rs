//! Every screen in every language, in a wide window, in one of 360 points and at 200 %: every control is inside the window,
//! and no words are cut off.

use egui::accesskit::Role;
use egui::{Key, Rect, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::{Call, CallState, Mute};
use valet::console::event::News;
use valet::console::failure::PressAgain;
use valet::console::live::LiveNews;
use valet::console::session::{Keychain, SignInStep};
use valet::say;
use valet::store::Settings;
use valet::ui::{Look, ThemeChoice};
use valet::words::{ClockFace, Language, LanguageChoice, Message, Words};

use crate::calls::with;
use crate::desk::{Desk, FIRST, failure, look, press, recall, tile, window};
use crate::recents;

/// Width, height and zoom.
const WINDOWS: [(f32, f32, f32); 3] = [(1280.0, 800.0, 1.0), (360.0, 740.0, 1.0), (640.0, 400.0, 2.0)];

/// What others have written gives way where there is little room: an address, a location, the name of a slot, a note.
const GIVES_WAY: [&str; 4] = ["://", "Harbour Office", "Lobby", "delivery note missing"];

/// A screen of Valet, reached with the keys and buttons of its language.
type Scene = fn(Desk, Window, &Words) -> Harness<'static, Desk>;

#[derive(Clone, Copy, Debug)]
struct Window {
    width: f32,
    height: f32,
    zoom: f32,
}

impl Window {
    fn over(self, desk: Desk) -> Harness<'static, Desk> {
        window(desk, self.width, self.height, self.zoom)
    }
}

/// Draws the scene in every language and window and looks at it.
fn look_at(name: &str, scene: Scene) {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let words = Words::new(language);
        for (width, height, zoom) in WINDOWS {
            let choice = LanguageChoice::One(language);
            // A time of twelve hours needs more room than one of 24.
            let clock = ClockFace::Hours12;
            let desk = Desk::new(Look { language: choice, clock, ..look(ThemeChoice::Light, zoom) });
            let harness = scene(desk, Window { width, height, zoom }, &words);
            let found = controls_outside(&harness, width).into_iter().chain(words_cut_off(&harness));
            wrong.extend(found.map(|what| format!("{} {width}×{height}: {what}", language.tag())));
        }
    }
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

fn controls_outside(harness: &Harness<'_, Desk>, width: f32) -> Vec<String> {
    let roles = [Role::Button, Role::RadioButton, Role::TextInput, Role::PasswordInput];
    let nodes = roles.into_iter().flat_map(|role| harness.query_all_by_role(role));
    nodes
        .filter(|node| node.rect().left() < 0.0 || node.rect().right() > width)
        .map(|node| format!("{:?} is at {:?}", node.accesskit_node().label(), node.rect()))
        .collect()
}

/// Words that end in "…" for want of room, or that stick out of what shows them.
pub fn words_cut_off<S>(harness: &Harness<'_, S>) -> Vec<String> {
    let mut found = Vec::new();
    for clipped in &harness.output().shapes {
        each_text(&clipped.shape, &mut |shape| {
            let text = shape.galley.text();
            let rect = shape.galley.mesh_bounds.translate(shape.pos.to_vec2());
            let sticks_out =
                |clip: Rect| rect.left() < clip.left() - 1.0 || rect.right() > clip.right() + 1.0;
            let is_drawn = rect.is_positive() && clipped.clip_rect.y_range().intersects(rect.y_range());
            let gives_way = GIVES_WAY.iter().any(|words| text.contains(words));
            if is_drawn && !gives_way && (shape.galley.elided || sticks_out(clipped.clip_rect)) {
                found.push(format!("{text:?} is cut off"));
            }
        });
    }
    found
}

fn each_text(shape: &Shape, look: &mut impl FnMut(&egui::epaint::TextShape)) {
    match shape {
        Shape::Text(text) => look(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| each_text(shape, look)),
        _ => {}
    }
}

fn push(harness: &mut Harness<'_, Desk>, words: &Words, button: Message) {
    press(harness, &words.tell(&button));
}

/// Somebody waits on 7001 and is soon recalled; 7002 is free; 7003 was left; of 7004 nothing is known.
fn busy(desk: &mut Desk) {
    desk.now.mono_ms = 1_000;
    desk.sign_in(4);
    desk.controllable();
    desk.live(LiveNews::Up);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.live_park("7002", None);
    desk.live_park("7003", Some(("Ines Prado", "+14085550143")));
    desk.pass(38_000);
    desk.live_park("7003", None);
}

/// A connected call with the microphone off.
fn muted() -> Call {
    Call { mute: Mute::On, ..talk("Ola Berg", CallState::Connected) }
}

fn talk(name: &str, state: CallState) -> Call {
    with(name, name, state)
}

#[test]
fn a_screen_reader_is_told_the_language() {
    look_at("board", |mut desk, window, words| {
        desk.sign_in(1);
        let harness = window.over(desk);
        assert_eq!(harness.root().accesskit_node().language(), Some(words.language().tag()));
        harness
    });
}

#[test]
fn a_time_of_day_is_told_by_the_clock_of_the_settings() {
    let (twelve, all) = (ClockFace::Hours12, ClockFace::Hours24);
    for (clock, time, other) in [(twelve, "2:05\u{a0}PM", all), (all, "14:05", twelve)] {
        let mut desk = Desk::new(Look { clock, ..look(ThemeChoice::Light, 1.0) });
        desk.sign_in(2);
        desk.news(News::Trouble("The disk is full.".to_owned()));
        let mut harness = window(desk, 1280.0, 800.0, 1.0);
        assert!(harness.query_all_by_label(time).next().is_some(), "{time}");
        // Changed while it is open.
        let mut settings = Settings::default();
        (settings.console.clock, settings.console.language) = (other, LanguageChoice::One(Language::English));
        let ctx = harness.ctx.clone();
        harness.state_mut().screen.take_settings(&ctx, settings);
        harness.run();
        assert!(harness.query_all_by_label(time).next().is_none(), "{time} is still there");
    }
}

#[test]
fn the_ways_to_sign_in() {
    look_at("sign-in", |mut desk, window, _| {
        desk.start(true, Keychain::Missing { why: "no secret service".to_owned() });
        window.over(desk)
    });
    look_at("personal token", |mut desk, window, words| {
        desk.start(true, Keychain::Works);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("use-token"));
        harness
    });
}

#[test]
fn the_first_start() {
    look_at("set-up", |mut desk, window, words| {
        desk.start(false, Keychain::Works);
        let mut harness = window.over(desk);
        harness.get_by_label(&words.tell(&say!("step-helpers"))).click();
        harness.run();
        harness
    });
}

#[test]
fn a_sign_in_that_runs() {
    look_at("browser", |mut desk, window, words| {
        desk.start(true, Keychain::Works);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("sign-in"));
        let link = "https://example.org/authorize?x=1".to_owned();
        let step = SignInStep::Browser { link, browser_failed: true };
        harness.state_mut().news(News::SignInStep { epoch: FIRST, step });
        harness.run();
        harness
    });
    look_at("code", |mut desk, window, words| {
        desk.start(true, Keychain::Works);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("sign-in-code"));
        let step = SignInStep::Code {
            user_code: "184 395".to_owned(),
            link: "https://example.org/device".to_owned(),
            link_with_code: None,
            expires_at: harness.state().now.wall + std::time::Duration::from_secs(90),
        };
        harness.state_mut().news(News::SignInStep { epoch: FIRST, step });
        harness.run();
        harness
    });
}

#[test]
fn the_board_with_parked_free_and_unknown_slots() {
    look_at("board", |mut desk, window, _| {
        busy(&mut desk);
        window.over(desk)
    });
    look_at("stale board", |mut desk, window, _| {
        busy(&mut desk);
        desk.live(LiveNews::Lost { why: "Lost.".to_owned() });
        desk.pass(130_000);
        window.over(desk)
    });
    look_at("restored", |mut desk, window, _| {
        desk.sign_in(2);
        desk.restore("7001", "Harriet Lund", 50);
        window.over(desk)
    });
}

#[test]
fn a_slot_that_is_retrieved() {
    look_at("asked", |mut desk, window, _| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        tile(&harness, "7001").click();
        harness.run();
        harness
    });
    look_at("ringing", |mut desk, window, _| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        tile(&harness, "7001").click();
        harness.run();
        harness.state_mut().accepted(1);
        harness.state_mut().pass(1_000);
        harness.run();
        harness
    });
    look_at("must wait", |mut desk, window, _| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        tile(&harness, "7001").click();
        harness.run();
        let result = Err(failure("Webex: 429.", PressAgain::AfterSecs(5)));
        let id = valet::console::ids::RetrievalId(1);
        harness.state_mut().news(News::Retrieved { id, result });
        harness.run();
        harness
    });
}

#[test]
fn a_recall() {
    look_at("recall", |mut desk, window, _| {
        desk.now.mono_ms = 1_000;
        desk.sign_in(2);
        desk.controllable();
        desk.live(LiveNews::Up);
        desk.restore("7001", "Harriet Lund", 50);
        desk.calls(vec![recall("back", "Harriet Lund", "7001")]);
        desk.pass(1_000);
        window.over(desk)
    });
}

#[test]
fn calls_and_what_opens_in_them() {
    let at_work: Scene = |mut desk, window, _| {
        busy(&mut desk);
        desk.calls(vec![muted()]);
        desk.pass(1_000);
        window.over(desk)
    };
    look_at("card", at_work);
    look_at("parking", |mut desk, window, _| {
        desk.sign_in(2);
        desk.calls(vec![muted()]);
        desk.pass(1_000);
        let mut harness = window.over(desk);
        harness.key_press(Key::F4);
        harness.run();
        harness
    });
    look_at("transfer", |mut desk, window, _| {
        desk.sign_in(2);
        desk.calls(vec![muted()]);
        desk.pass(1_000);
        let mut harness = window.over(desk);
        harness.key_press(Key::F6);
        harness.run();
        harness
    });
    look_at("cards", |mut desk, window, _| {
        busy(&mut desk);
        let states = [CallState::Alerting, CallState::Held, CallState::RemoteHeld];
        desk.calls(
            ["Mia Roth", "Sam Otieno", "Kim Lie"]
                .into_iter()
                .zip(states)
                .map(|(name, state)| talk(name, state))
                .collect(),
        );
        desk.pass(1_000);
        window.over(desk)
    });
    look_at("new call", |mut desk, window, _| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        harness.key_press(Key::F7);
        harness.run();
        harness
    });
}

#[test]
fn the_menu_the_keys_and_the_sources() {
    look_at("menu", |mut desk, window, words| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("menu"));
        harness
    });
    look_at("keys", |mut desk, window, _| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        harness.key_press(Key::F1);
        harness.run();
        harness
    });
    look_at("sources", |mut desk, window, words| {
        busy(&mut desk);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("sources-button", state = say!("live-news-up")));
        harness
    });
}

#[test]
fn the_menus_of_the_tiles() {
    look_at("other device", |mut desk, window, words| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("other-device-for-slot", slot = "7001"));
        harness
    });
    look_at("nobody waits", |mut desk, window, words| {
        desk.sign_in(2);
        desk.restore("7001", "Harriet Lund", 50);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("more-for-slot", slot = "7001"));
        harness
    });
}

#[test]
fn the_recent_calls() {
    look_at("recent calls", |mut desk, window, _| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        recents::open(&mut harness);
        harness
    });
}

#[test]
fn an_expired_sign_in() {
    look_at("expired", |mut desk, window, _| {
        desk.sign_in(2);
        desk.news(News::Expired { epoch: FIRST });
        window.over(desk)
    });
    look_at("signing in again", |mut desk, window, words| {
        desk.sign_in(2);
        desk.news(News::Expired { epoch: FIRST });
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("sign-in-again"));
        harness
    });
}
