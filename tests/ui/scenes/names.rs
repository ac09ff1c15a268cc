//! Names as people have them: long ones, and those that are written from right to left.

use egui_kittest::Harness;
use valet::console::calls::CallState;
use valet::console::event::News;
use valet::console::live::LiveNews;

use super::{Scene, Window};
use crate::desk::{Desk, FIRST, devices, open, talk};

pub const SCENES: &[Scene] = &[
    ("long names", |desk, window, _| {
        let long = "Maximiliane Oberhuber-Schwarzenbacher von und zu Hohenwaldeck";
        named(desk, window, long, "Konferenzraum Erdgeschoss links hinter dem Empfang")
    }),
    ("names from right to left", |desk, window, _| named(desk, window, RIGHT_TO_LEFT, "קומה ראשונה")),
];

/// A caller's name of two words, as it is stored and read aloud.
pub const RIGHT_TO_LEFT: &str = "דוד לוי";

/// This caller waits, another of the name was fetched, and she talks to a third; the device has a name of the kind, too.
fn named(mut desk: Desk, window: Window, caller: &str, device: &str) -> Harness<'static, Desk> {
    desk.sign_in(3);
    let mut known = devices();
    known[0].name = device.into();
    desk.news(News::Endpoints { epoch: FIRST, result: Ok(known) });
    desk.live(LiveNews::Up);
    for number in ["7001", "7002"] {
        desk.live_park(number, Some((caller, "+14085550142")));
    }
    desk.pass(23_000);
    desk.live_park("7002", None);
    desk.restore("7003", caller, 50);
    desk.calls(vec![talk("ola", caller, CallState::Connected)]);
    desk.pass(1_000);
    // The fonts of the system stand behind Valet's own, and a test has none.
    open(window.builder(&desk).allow_missing_glyphs(), desk)
}
