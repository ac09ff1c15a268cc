//! What comes and goes moves no tile: a tile stays under the pointer, in wide, narrow and low windows, in every language.

use egui::accesskit::{Live, Role};
use egui::{Key, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use valet::console::calls::{Call, CallState};
use valet::console::event::{Event, Intent, News};
use valet::console::failure::PressAgain;
use valet::console::live::LiveNews;
use valet::console::session::{Keychain, SignInWay};
use valet::ui::{Look, ThemeChoice};
use valet::words::{Language, LanguageChoice};

use crate::desk::{Desk, FIRST, devices, failure, look, press, recall, talk, tile, window};
use crate::fits::drawn_words;
use crate::scenes::{offline, sign_in_again};

/// Wide, narrow, and wide at 200 %: then 1280×800 has 640×400 points.
const WINDOWS: [(f32, f32, f32); 3] = [(1280.0, 800.0, 1.0), (360.0, 800.0, 1.0), (640.0, 400.0, 2.0)];
const SLOTS: usize = 8;

/// Something that happens, and what it is called.
type Step = (&'static str, fn(&mut Desk));

/// A busy desk: somebody waits, somebody is back, somebody is on the phone.
fn desk(language: Language, zoom: f32) -> Desk {
    let mut desk =
        Desk::new(Look { language: LanguageChoice::One(language), ..look(ThemeChoice::Light, zoom) });
    desk.sign_in(SLOTS);
    desk.live(LiveNews::Up);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.pass(12_000);
    desk
}

/// Where every tile is.
fn places(harness: &Harness<'_, Desk>) -> Vec<(String, Rect)> {
    let numbers = (1..=SLOTS).map(|index| (7_000 + index).to_string());
    numbers.map(|number| (number.clone(), tile(harness, &number).rect())).collect()
}

/// In every window, in English and in the language with the longest words, also scrolled to the end: not one of these steps
/// moves a tile.
fn nothing_moves(steps: &[Step]) {
    let how = [(Language::English, 0.0), (Language::German, 0.0), (Language::English, -10_000.0)];
    for (language, scrolled) in how {
        for (width, height, zoom) in WINDOWS {
            let mut harness = window(desk(language, zoom), width, height, zoom);
            let top = places(&harness);
            scroll(&mut harness, scrolled);
            let before = places(&harness);
            assert!(scrolled == 0.0 || width > 1_000.0 || before != top, "the wheel turns");
            for (what, step) in steps {
                step(harness.state_mut());
                harness.run();
                let language = language.tag();
                let at = format!("{what}, {language}, {width}×{height} at {zoom}, scrolled by {scrolled}");
                assert_eq!(places(&harness), before, "{at}");
            }
        }
    }
}

/// Turns the wheel over the board.
fn scroll(harness: &mut Harness<'_, Desk>, by: f32) {
    harness.hover_at(harness.ctx.content_rect().center());
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, by),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    });
    harness.run();
}

fn link_is_back(desk: &mut Desk) {
    desk.calls(Vec::new());
    desk.live(LiveNews::Up);
}

fn a_reading_fails(desk: &mut Desk) {
    let result = Err(failure("Webex has an error.", PressAgain::Now));
    desk.news(News::Extensions { epoch: FIRST, result });
}

fn a_device_vanishes(desk: &mut Desk) {
    let left = devices().into_iter().skip(1).collect();
    desk.news(News::Endpoints { epoch: FIRST, result: Ok(left) });
}

fn all_devices_vanish(desk: &mut Desk) {
    desk.news(News::Endpoints { epoch: FIRST, result: Ok(Vec::new()) });
}

fn the_devices_are_back(desk: &mut Desk) {
    desk.news(News::Endpoints { epoch: FIRST, result: Ok(devices()) });
}

fn the_sign_in_runs_out(desk: &mut Desk) {
    desk.news(News::Expired { epoch: FIRST });
}

fn choose_the_first_device(desk: &mut Desk) {
    let first = valet::console::endpoints::Target::One(devices().swap_remove(0)).choice();
    desk.console.update(Event::Intent(Intent::Choose(first)), desk.now);
}

#[test]
fn no_tile_moves_when_the_line_goes_down_and_comes_back() {
    nothing_moves(&[("down", offline), ("a minute later", |desk| desk.pass(60_000)), ("back", link_is_back)]);
}

#[test]
fn no_tile_moves_when_a_reading_fails() {
    nothing_moves(&[("failed", a_reading_fails)]);
}

#[test]
fn no_tile_moves_when_a_device_vanishes_and_comes_back() {
    nothing_moves(&[
        ("chosen", choose_the_first_device),
        ("vanished", a_device_vanishes),
        ("all vanished", all_devices_vanish),
        ("back", the_devices_are_back),
    ]);
}

#[test]
fn no_tile_moves_when_the_sign_in_runs_out() {
    nothing_moves(&[("expired", the_sign_in_runs_out)]);
}

#[test]
fn no_tile_moves_when_the_next_sign_in_lacks_permissions() {
    nothing_moves(&[("granted", |desk| {
        sign_in_again(desk, &["spark:calls_read", "spark:telephony_config_read"])
    })]);
}

#[test]
fn no_tile_moves_when_a_caller_is_parked_fetched_or_forgotten() {
    nothing_moves(&[
        ("another", |desk| desk.live_park("7002", Some(("Ines Prado", "+14085550143")))),
        ("nobody", |desk| {
            desk.live_park("7001", None);
            desk.live_park("7002", None);
        }),
    ]);
}

#[test]
fn no_tile_moves_when_a_call_comes_and_ends() {
    nothing_moves(&[
        ("rings", |desk| desk.calls(vec![talk("ola", "Ola Berg", CallState::Alerting)])),
        ("talks", |desk| desk.calls(vec![talk("ola", "Ola Berg", CallState::Connected)])),
        ("ended", |desk| desk.calls(Vec::new())),
    ]);
}

#[test]
fn no_tile_moves_when_a_recall_comes_and_is_answered() {
    nothing_moves(&[
        ("back", |desk| desk.calls(vec![recall("back", "Harriet Lund", "7001")])),
        ("answered", |desk| desk.calls(vec![talk("back", "Harriet Lund", CallState::Connected)])),
        ("ended", |desk| desk.calls(Vec::new())),
    ]);
}

#[test]
fn no_tile_moves_when_the_call_ends_over_which_the_board_was_scrolled_to_its_end() {
    // At 200 % a call leaves no tile in sight to begin with.
    for (width, height, zoom) in [WINDOWS[0], WINDOWS[1]] {
        let mut desk = desk(Language::English, zoom);
        desk.calls(vec![talk("ola", "Ola Berg", CallState::Connected)]);
        let mut harness = window(desk, width, height, zoom);
        scroll(&mut harness, -10_000.0);
        let before = places(&harness);
        harness.state_mut().calls(Vec::new());
        harness.run();
        assert_eq!(places(&harness), before, "{width}×{height} at {zoom}");
        scroll(&mut harness, 10_000.0);
        assert!(width > 1_000.0 || places(&harness) != before, "the wheel turns");
        scroll(&mut harness, -10_000.0);
        let end = places(&harness);
        scroll(&mut harness, -10_000.0);
        assert_eq!(places(&harness), end, "there is nothing below the end");
    }
}

/// Where the buttons of the calls are.
fn buttons(harness: &Harness<'_, Desk>) -> Vec<(String, Rect)> {
    let calls = ["Ola Berg", "Sam Otieno"];
    let buttons = harness.query_all_by_role(Role::Button);
    let buttons = buttons.filter_map(|button| Some((button.accesskit_node().label()?, button.rect())));
    buttons.filter(|(name, _)| calls.iter().any(|caller| name.contains(caller))).collect()
}

#[test]
fn no_button_of_a_call_moves_for_a_notice_or_a_question() {
    let steps: [Step; 6] = [
        ("chosen", choose_the_first_device),
        ("failed", a_reading_fails),
        ("vanished", a_device_vanishes),
        ("permissions", |desk| sign_in_again(desk, &["spark:calls_read", "spark:telephony_config_read"])),
        ("down", offline),
        ("back", link_is_back_in_a_talk),
    ];
    for language in [Language::English, Language::German] {
        for (width, height, zoom) in WINDOWS {
            let mut desk = desk(language, zoom);
            desk.calls(two_talks());
            let mut harness = window(desk, width, height, zoom);
            let before = buttons(&harness);
            assert!(before.len() >= 4, "{before:?}");
            let stand = |harness: &Harness<'_, Desk>, what: &str| {
                let language = language.tag();
                for (name, place) in buttons(harness) {
                    let was = before.iter().find(|(known, _)| *known == name);
                    let at = format!("{name}: {what}, {language}, {width}×{height} at {zoom}");
                    assert!(was.is_none_or(|(_, was)| *was == place), "{at}: {place}, not {was:?}");
                }
            };
            harness.key_press(Key::F9);
            harness.run();
            stand(&harness, "which call");
            for (what, step) in steps {
                step(harness.state_mut());
                harness.run();
                stand(&harness, what);
            }
        }
    }
}

fn two_talks() -> Vec<Call> {
    let on = |id, name, state| talk(id, name, state);
    vec![on("ola", "Ola Berg", CallState::Connected), on("sam", "Sam Otieno", CallState::Held)]
}

fn link_is_back_in_a_talk(desk: &mut Desk) {
    desk.calls(two_talks());
    desk.live(LiveNews::Up);
}

#[test]
fn in_a_wide_window_a_notice_is_in_sight_whatever_else_stands_beside_the_board() {
    let mut desk = desk(Language::English, 1.0);
    let names = ["Ola Berg", "Sam Otieno", "Mia Roth", "Tom Abel", "Jon Fiske", "Greta Holm"];
    desk.calls(names.map(|name| talk(name, name, CallState::Held)).into());
    a_reading_fails(&mut desk);
    offline(&mut desk);
    let mut harness = window(desk, 1280.0, 800.0, 1.0);
    harness.run();
    let seen = ["Webex cannot be reached. Check the network of this computer.", "Webex has an error."];
    for words in seen {
        // The live line says the same, for a while.
        let notices = harness.query_all_by_role_and_label(Role::Label, words);
        let mut notices = notices.filter(|label| label.accesskit_node().live() == Live::Off);
        let place = notices.next().expect("a notice").rect();
        assert!(harness.ctx.content_rect().contains_rect(place), "{words} is at {place}");
        let drawn = drawn_words(&harness);
        assert!(drawn.iter().any(|drawn| drawn == words), "{words} is not drawn whole: {drawn:#?}");
    }
}

#[test]
fn a_click_that_was_aimed_at_a_tile_presses_no_button_of_the_call_that_has_just_come_over_it() {
    let mut harness = narrow();
    harness.state_mut().controllable();
    harness.run();
    let ring = |harness: &mut Harness<'_, Desk>| {
        harness.state_mut().calls(vec![talk("mia", "Mia Roth", CallState::Alerting)]);
        harness.run();
    };
    ring(&mut harness);
    press(&mut harness, "Reject Mia Roth");
    assert!(harness.state().intents.is_empty(), "{:?}", harness.state().intents);
    harness.state_mut().pass(1_000);
    press(&mut harness, "Reject Mia Roth");
    assert_eq!(harness.state().intents.len(), 1);
}

/// A narrow window at its top.
fn narrow() -> Harness<'static, Desk> {
    window(desk(Language::English, 1.0), 360.0, 800.0, 1.0)
}

/// The button in the bar, whose name begins so.
fn bar<'h>(harness: &'h Harness<'_, Desk>, name: &str) -> Node<'h> {
    let buttons = harness.query_all_by_role(Role::Button);
    let mut found =
        buttons.filter(|node| node.accesskit_node().label().is_some_and(|it| it.starts_with(name)));
    found.next().unwrap_or_else(|| panic!("no button begins with {name}"))
}

#[test]
fn in_a_narrow_window_the_most_pressing_notice_is_in_sight_however_far_the_board_is_scrolled() {
    for (width, height, zoom) in &WINDOWS[1..] {
        let mut harness = window(desk(Language::English, *zoom), *width, *height, *zoom);
        scroll(&mut harness, -10_000.0);
        for (step, seen) in [
            (a_reading_fails as fn(&mut Desk), "Webex has an error."),
            (offline, "Webex cannot be reached. Check the network of this computer."),
            (the_sign_in_runs_out, "Your sign-in has run out"),
        ] {
            step(harness.state_mut());
            harness.run();
            let button = bar(&harness, seen).rect();
            assert!(harness.ctx.content_rect().contains_rect(button), "{seen} is at {button}");
            let drawn = drawn_words(&harness);
            assert!(drawn.iter().any(|words| words == seen), "{seen} is not drawn whole: {drawn:#?}");
        }
    }
}

#[test]
fn a_press_on_the_bar_shows_every_notice_with_what_can_be_done_and_esc_hides_them() {
    let mut harness = narrow();
    a_reading_fails(harness.state_mut());
    offline(harness.state_mut());
    harness.run();
    let before = places(&harness);
    assert!(harness.query_by_role_and_label(Role::Button, "Refresh").is_none());
    let name = "Webex cannot be reached. Check the network of this computer. 1 more notice";
    bar(&harness, name).focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label_contains("on any phone dial the retrieve code");
    harness.get_by_role_and_label(Role::Label, "Webex has an error.");
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::Button, "Refresh").is_focused(), "the next stop of Tab");
    press(&mut harness, "Refresh");
    assert!(matches!(harness.state().intents[..], [Intent::Refresh]));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Button, "Refresh").is_none());
    assert_eq!(places(&harness), before);
}

#[test]
fn in_a_narrow_window_the_bar_signs_in_again_also_while_the_board_is_scrolled_away() {
    let mut harness = narrow();
    scroll(&mut harness, -10_000.0);
    the_sign_in_runs_out(harness.state_mut());
    harness.run();
    bar(&harness, "Your sign-in has run out").click();
    harness.run();
    let room = harness.ctx.content_rect();
    let all = harness.query_all_by_role_and_label(Role::Button, "Sign in again");
    let seen = all.into_iter().find(|button| room.contains_rect(button.rect())).expect("one is in sight");
    seen.click();
    harness.run();
    assert!(matches!(harness.state().intents[..], [Intent::SignIn(SignInWay::Browser)]));
}

#[test]
fn the_devices_that_are_read_first_in_a_narrow_window_move_nothing() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.start(true, Keychain::Works);
    desk.console.update(Event::Intent(Intent::SignIn(SignInWay::Browser)), desk.now);
    desk.news(News::SignedIn { epoch: FIRST, scopes: None, not_kept: None, kept_for: None });
    let mut harness = window(desk, 360.0, 800.0, 1.0);
    let number = |harness: &Harness<'_, Desk>| harness.get_by_role(Role::TextInput).rect();
    let before = number(&harness);
    harness.state_mut().news(News::Endpoints { epoch: FIRST, result: Ok(devices()) });
    harness.run();
    harness.get_by_role_and_label(Role::RadioButton, "Desk phone");
    assert_eq!(number(&harness), before);
}
