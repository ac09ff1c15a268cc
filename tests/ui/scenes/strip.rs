//! The compact strip with everything that it can show. It is a window of its own size, whatever size was asked for.

use egui::Key;
use egui_kittest::Harness;
use jiff::tz::TimeZone;
use valet::console::calls::CallState;
use valet::console::live::LiveNews;
use valet::store::Settings;
use valet::ui::{Registration, Screen};

use super::board::offline;
use super::settings::looking_like;
use super::{Scene, Window};
use crate::desk::{Desk, recall, talk};

/// Its width and height.
pub const SIZE: (f32, f32) = (360.0, 120.0);

pub const SCENES: &[Scene] = &[
    ("strip, nobody waits", |desk, window, _| strip(desk, window, |_| {})),
    ("strip, the longest wait", |desk, window, _| strip(desk, window, two_wait)),
    ("strip, a retrieve that rings", |desk, window, _| {
        let mut harness = strip(desk, window, two_wait);
        harness.key_press(Key::F8);
        harness.run();
        harness.state_mut().accepted(1);
        harness.state_mut().pass(1_000);
        harness.run();
        harness
    }),
    ("strip, a press that did nothing", |desk, window, _| {
        let mut harness = strip(desk, window, two_wait);
        harness.state_mut().live_park("7002", None);
        harness.run();
        harness.key_press(Key::F8);
        harness.run();
        harness
    }),
    ("strip, a recall", |desk, window, _| {
        strip(desk, window, |desk| desk.calls(vec![recall("back", "Ola Berg", "7003")]))
    }),
    ("strip, a call that rings", |desk, window, _| {
        strip(desk, window, |desk| desk.calls(vec![talk("call", "Ola Berg", CallState::Alerting)]))
    }),
    ("strip, a talk", |desk, window, _| {
        strip(desk, window, |desk| desk.calls(vec![talk("call", "Ola Berg", CallState::Connected)]))
    }),
    ("strip, offline", |desk, window, _| strip(desk, window, offline)),
    ("strip, a wait while offline", |desk, window, _| {
        strip(desk, window, |desk| {
            two_wait(desk);
            offline(desk);
            desk.pass(130_000);
        })
    }),
];

/// Ines Prado waits on 7002, and Harriet Lund behind her on 7001.
pub fn two_wait(desk: &mut Desk) {
    desk.live_park("7002", Some(("Ines Prado", "+14085550148")));
    desk.pass(12_000);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.pass(4_000);
}

fn strip(mut desk: Desk, window: Window, prepare: fn(&mut Desk)) -> Harness<'static, Desk> {
    let mut settings = looking_like(&desk, Settings::default());
    settings.window.compact = true;
    desk.screen = Screen::of(settings, Registration::default()).with_zone(TimeZone::UTC);
    desk.sign_in(3);
    desk.controllable();
    desk.live(LiveNews::Up);
    prepare(&mut desk);
    let (width, height) = SIZE;
    let mut harness = Window { width, height, ..window }.over(desk);
    // A press is not taken for one that was meant for what stood there before.
    harness.state_mut().pass(1_000);
    harness.run();
    harness
}
