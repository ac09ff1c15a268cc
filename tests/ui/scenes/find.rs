//! Find and the palette: what waits, what was found, nothing found, long names, and what the call in hand can do there.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use valet::console::calls::CallState;
use valet::console::event::News;
use valet::console::failure::PressAgain;
use valet::console::live::LiveNews;

use super::{Scene, Window};
use crate::calls::ola;
use crate::desk::{Desk, FIRST, failure, open, talk};
use crate::find::{gregor, look_up, may_look_up, people, recent};

const LONG: &str = "Maximiliane Oberhuber-Schwarzenbacher von und zu Hohenwaldeck";

pub const SCENES: &[Scene] = &[
    ("find", |mut desk, window, _| {
        desk.sign_in(3);
        people(&mut desk);
        desk.restore("7003", "Greta Holm", 50);
        opened(desk, window, Key::F, "")
    }),
    ("find, nobody waits", |mut desk, window, _| {
        desk.sign_in(3);
        opened(desk, window, Key::F, "")
    }),
    ("found", |mut desk, window, _| {
        desk.sign_in(3);
        people(&mut desk);
        desk.calls(vec![ola()]);
        recent(&mut desk);
        opened(desk, window, Key::F, "o")
    }),
    ("found, with a call in hand", |mut desk, window, _| {
        desk.sign_in(3);
        people(&mut desk);
        desk.calls(vec![ola()]);
        recent(&mut desk);
        opened(desk, window, Key::F, "tom abel")
    }),
    ("found, long names", |mut desk, window, _| {
        desk.sign_in(3);
        people(&mut desk);
        desk.live_park("7003", Some((LONG, "+14085550142")));
        desk.calls(vec![talk("long", LONG, CallState::Connected)]);
        opened(desk, window, Key::F, "hohenwaldeck")
    }),
    ("parked from find, a long name", |mut desk, window, _| {
        desk.sign_in(3);
        people(&mut desk);
        desk.calls(vec![talk("long", LONG, CallState::Connected)]);
        opened(desk, window, Key::F, "2108")
    }),
    ("found in the directory", |mut desk, window, _| {
        desk.sign_in(3);
        may_look_up(&mut desk);
        let mut harness = opened(desk, window, Key::F, "gregor");
        look_up(harness.state_mut(), 1, Ok(vec![gregor()]));
        harness.run();
        harness.key_press(Key::ArrowDown);
        harness.run();
        harness
    }),
    ("found, a number that nobody has", |mut desk, window, _| {
        desk.sign_in(3);
        people(&mut desk);
        desk.controllable();
        desk.calls(vec![ola()]);
        opened(desk, window, Key::F, "7099")
    }),
    ("nothing found", |mut desk, window, _| {
        desk.sign_in(3);
        let result = Err(failure("Webex: 403.", PressAgain::Now));
        let mut harness = opened(desk, window, Key::F, "xyz");
        harness.state_mut().news(News::History { epoch: FIRST, result });
        harness.run();
        harness
    }),
    ("palette", |mut desk, window, _| {
        desk.sign_in(3);
        opened(desk, window, Key::K, "")
    }),
    ("palette, a call", |mut desk, window, _| {
        desk.sign_in(3);
        people(&mut desk);
        desk.calls(vec![ola()]);
        opened(desk, window, Key::K, "ola")
    }),
    ("palette, a setting", |mut desk, window, _| {
        desk.sign_in(3);
        desk.live(LiveNews::Up);
        opened(desk, window, Key::K, "valet")
    }),
];

/// The dialog of this key, with this typed.
fn opened(desk: Desk, window: Window, key: Key, typed: &str) -> Harness<'static, Desk> {
    let mut harness = open(window.builder(&desk).with_max_steps(60), desk);
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
    harness.event(egui::Event::Text(typed.to_owned()));
    harness.run();
    harness
}
