//! The attendant's own calls, and what opens in them; a new call; the recent calls.

use egui::Key;
use egui_kittest::Harness;
use valet::console::calls::{Call, CallState, Mute, Party, Personality};
use valet::console::event::News;
use valet::console::failure::PressAgain;
use valet::console::history::{PastCall, PastKind};
use valet::say;
use valet::words::Words;

use super::board::busy;
use super::{Scene, Window, push};
use crate::desk::{Desk, FIRST, failure, head, tile};
use crate::parking::drag;

pub const SCENES: &[Scene] = &[
    ("card", |mut desk, window, _| {
        busy(&mut desk);
        desk.calls(vec![muted()]);
        desk.pass(1_000);
        window.over(desk)
    }),
    ("parking", |desk, window, _| with_key(desk, window, Key::F4)),
    ("transfer", |desk, window, _| with_key(desk, window, Key::F6)),
    ("cards", |mut desk, window, _| {
        busy(&mut desk);
        desk.calls(vec![
            talk("Mia Roth", CallState::Alerting),
            talk("Sam Otieno", CallState::Held),
            talk("Kim Lie", CallState::RemoteHeld),
        ]);
        desk.pass(1_000);
        window.over(desk)
    }),
    ("more for a call", |mut desk, window, words| {
        busy(&mut desk);
        desk.calls(vec![muted()]);
        desk.pass(1_000);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("more-for-caller", caller = "Ola Berg"));
        harness
    }),
    ("more for a call on hold", |mut desk, window, words| {
        busy(&mut desk);
        desk.calls(vec![talk("Sam Otieno", CallState::Held), talk("Ola Berg", CallState::Connected)]);
        desk.pass(1_000);
        let mut harness = window.over(desk);
        push(&mut harness, words, say!("more-for-caller", caller = "Sam Otieno"));
        harness
    }),
    ("a call dragged onto a free slot", |desk, window, words| dragged(desk, window, words, "7002")),
    ("a call dragged onto a taken slot", |desk, window, words| dragged(desk, window, words, "7001")),
    ("which call", |mut desk, window, _| {
        desk.sign_in(2);
        desk.calls(vec![muted(), talk("Sam Otieno", CallState::Connected)]);
        desk.pass(1_000);
        let mut harness = window.over(desk);
        harness.key_press(Key::F4);
        harness.run();
        harness
    }),
    ("new call", |mut desk, window, _| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        harness.key_press(Key::F7);
        harness.run();
        harness
    }),
    ("recent calls", |desk, window, _| {
        let now = desk.now.wall.as_second();
        let past = |kind, name: &str, number: Option<&str>, secs_ago| PastCall {
            kind,
            party: Party { name: Some(name.to_owned()), number: number.map(str::to_owned) },
            at: jiff::Timestamp::from_second(now - secs_ago).ok(),
        };
        let calls = vec![
            past(PastKind::Missed, "Ola Berg", Some("+14085550177"), 240),
            past(PastKind::Received, "Unknown number", None, 3_600),
            past(PastKind::Placed, "Tom Abel", Some("2107"), 86_400),
        ];
        recent(desk, window, Some(News::History { epoch: FIRST, result: Ok(calls) }))
    }),
    ("recent calls being read", |desk, window, _| recent(desk, window, None)),
    ("no recent calls", |desk, window, _| {
        recent(desk, window, Some(News::History { epoch: FIRST, result: Ok(Vec::new()) }))
    }),
    ("recent calls failed", |desk, window, _| {
        let result = Err(failure("Webex has an error.", PressAgain::Now));
        recent(desk, window, Some(News::History { epoch: FIRST, result }))
    }),
];

/// A connected call with the microphone off.
fn muted() -> Call {
    Call { mute: Mute::On, ..talk("Ola Berg", CallState::Connected) }
}

fn talk(name: &str, state: CallState) -> Call {
    Call {
        remote_party: Party { name: Some(name.to_owned()), number: Some("+14085550177".to_owned()) },
        endpoint: Some("desk".into()),
        ..Call::new(name.into(), Personality::Terminator, state)
    }
}

/// A call on its way from its card to the tile of this slot.
fn dragged(mut desk: Desk, window: Window, words: &Words, number: &str) -> Harness<'static, Desk> {
    busy(&mut desk);
    desk.calls(vec![talk("Ola Berg", CallState::Connected)]);
    desk.pass(1_000);
    let mut harness = window.over(desk);
    let park = words.tell(&say!("park-caller", caller = "Ola Berg"));
    let card = head(&harness, "Ola Berg", &park);
    let place = tile(&harness, number).rect().center();
    drag(&mut harness, card, place);
    harness
}

/// What the key opens in the card of a call.
fn with_key(mut desk: Desk, window: Window, key: Key) -> Harness<'static, Desk> {
    desk.sign_in(2);
    desk.calls(vec![muted()]);
    desk.pass(1_000);
    let mut harness = window.over(desk);
    harness.key_press(key);
    harness.run();
    harness
}

fn recent(mut desk: Desk, window: Window, news: Option<News>) -> Harness<'static, Desk> {
    desk.sign_in(2);
    let mut harness = window.over(desk);
    harness.key_press(Key::F12);
    harness.run();
    if let Some(news) = news {
        harness.state_mut().news(news);
        harness.run();
    }
    harness
}
