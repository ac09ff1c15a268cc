//! What opens over the board: the menus, the list of keys, what Valet can see.

use egui::{Key, Modifiers};
use valet::console::calls::CallState;
use valet::console::live::{LiveNews, TargetState};
use valet::say;

use super::board::{busy, slowed};
use super::{Scene, push};
use crate::desk::talk;

pub const SCENES: &[Scene] = &[
    ("menu", |mut desk, window, words| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("menu"));
        harness
    }),
    ("keys", |mut desk, window, _| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        harness.key_press(Key::F1);
        harness.run();
        harness
    }),
    ("sources", |mut desk, window, words| {
        busy(&mut desk);
        let slots = ["7001", "7002"].map(|number| desk.slot(number));
        let refused = TargetState::Refused { why: "Webex: 403.".into() };
        for (slot, state) in slots.into_iter().zip([TargetState::Live, refused]) {
            desk.live(LiveNews::Target { slot, state });
        }
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("sources-button", state = say!("live-news-up")));
        harness
    }),
    ("sources after a 429", |mut desk, window, _| {
        slowed(&mut desk);
        let mut harness = window.over(desk);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::I);
        harness.run();
        harness
    }),
    ("other device", |mut desk, window, words| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("other-device-for-slot", slot = "7001"));
        harness
    }),
    ("tile menu of a caller who left", |mut desk, window, words| {
        busy(&mut desk);
        // The button of the tile takes the call that she has: whoever left is called back from the menu.
        desk.calls(vec![talk("c", "Ola Berg", CallState::Connected)]);
        desk.pass(1_000);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("more-for-slot", slot = "7003"));
        harness
    }),
    ("tile menu for two calls", |mut desk, window, words| {
        busy(&mut desk);
        desk.calls(["Ola Berg", "Sam Otieno"].map(|name| talk(name, name, CallState::Connected)).into());
        desk.pass(1_000);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("more-for-slot", slot = "7004"));
        harness
    }),
    ("nobody waits", |mut desk, window, words| {
        desk.sign_in(2);
        desk.restore("7001", "Harriet Lund", 50);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("more-for-slot", slot = "7001"));
        harness
    }),
];
