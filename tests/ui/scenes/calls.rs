//! The attendant's own calls, and what opens in them; a new call; the recent calls.

use egui::Key;
use egui_kittest::Harness;
use valet::console::calls::{Call, CallState, Mute, Party, Personality};
use valet::console::event::News;
use valet::console::failure::{Failure, PressAgain};
use valet::console::history::{PastCall, PastKind};
use valet::console::ids::OrderId;
use valet::say;
use valet::words::{Message, Words};

use super::board::busy;
use super::{Scene, Window, enter};
use crate::desk::{Desk, FIRST, failure, head, tile, type_anywhere};
use crate::parking::drag;

pub const SCENES: &[Scene] = &[
    ("card", |mut desk, window, _| {
        busy(&mut desk);
        desk.calls(vec![muted()]);
        desk.pass(1_000);
        window.over(desk)
    }),
    ("parking", |desk, window, _| with_key(desk, window, Key::F4)),
    ("parking on a taken slot", |mut desk, window, _| {
        busy(&mut desk);
        desk.calls(vec![muted()]);
        desk.pass(1_000);
        let mut harness = window.over(desk);
        harness.key_press(Key::F4);
        harness.run();
        type_anywhere(&mut harness, "7001");
        harness
    }),
    ("parking on no number", |desk, window, _| typed(desk.reading_numbers(), window, Key::F4, "70 O1")),
    ("a slot that turned out taken", |desk, window, _| {
        let mut harness = typed(desk, window, Key::F4, "7001");
        harness.key_press(Key::Enter);
        harness.run();
        refuse(&mut harness, "park");
        harness
    }),
    ("transfer", |desk, window, _| with_key(desk, window, Key::F6)),
    ("transfer to no number", |desk, window, _| typed(desk.reading_numbers(), window, Key::F6, "21 O7")),
    ("a refused transfer", |desk, window, _| {
        let mut harness = typed(desk, window, Key::F6, "2107");
        harness.key_press(Key::Enter);
        harness.run();
        refuse(&mut harness, "transfer");
        harness
    }),
    ("tones", |desk, window, words| {
        from_the_menu(desk, window, words, say!("tones-to-caller", caller = OLA))
    }),
    ("no tones", |desk, window, words| {
        let tones = say!("tones-to-caller", caller = OLA);
        let mut harness = from_the_menu(desk, window, words, tones);
        type_anywhere(&mut harness, "1x");
        harness
    }),
    ("sending on", |desk, window, words| sending_on(desk, window, words, "")),
    ("sending on to a number", |desk, window, words| sending_on(desk, window, words, "2107")),
    ("sending on to no number", |desk, window, words| sending_on(desk, window, words, "21 O7")),
    ("sending on without asking", |desk, window, words| {
        from_the_menu(desk, window, words, say!("send-caller-on-unasked", caller = OLA))
    }),
    ("a refused order", |desk, window, _| {
        let mut harness = with_key(desk, window, Key::F3);
        refuse(&mut harness, "hold");
        harness
    }),
    ("an order that must wait", |desk, window, _| {
        let mut harness = with_key(desk, window, Key::F3);
        let again = say!("command-again", command = "hold");
        let was_not = say!("command-was-not", command = "hold");
        let words = say!("command-423", was_not = was_not, again = again).into();
        answer(&mut harness, Failure { words, ..failure("", PressAgain::AfterSecs(12)) });
        harness
    }),
    ("a refused new call", |mut desk, window, _| {
        desk.sign_in(2);
        let mut harness = window.over(desk);
        harness.key_press(Key::F7);
        harness.run();
        type_anywhere(&mut harness, "2107");
        harness.key_press(Key::Enter);
        harness.run();
        refuse(&mut harness, "dial");
        harness
    }),
    ("a new call to no number", |desk, window, _| {
        let mut desk = desk.reading_numbers();
        desk.sign_in(2);
        let mut harness = window.over(desk);
        harness.key_press(Key::F7);
        harness.run();
        type_anywhere(&mut harness, "21 O7");
        harness
    }),
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
        enter(&mut harness, words, say!("more-for-caller", caller = "Ola Berg"));
        harness
    }),
    ("more for a call on hold", |mut desk, window, words| {
        busy(&mut desk);
        desk.calls(vec![talk("Sam Otieno", CallState::Held), talk("Ola Berg", CallState::Connected)]);
        desk.pass(1_000);
        let mut harness = window.over(desk);
        enter(&mut harness, words, say!("more-for-caller", caller = "Sam Otieno"));
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

const OLA: &str = "Ola Berg";

/// Webex refuses the first order that went out.
fn refuse(harness: &mut Harness<'_, Desk>, command: &str) {
    let was_not = say!("command-was-not", command = command);
    let words = say!("command-409", was_not = was_not, perhaps = say!("command-perhaps", command = command));
    answer(harness, Failure { words: words.into(), ..failure("", PressAgain::Now) });
}

fn answer(harness: &mut Harness<'_, Desk>, why: Failure) {
    harness.state_mut().news(News::Ordered { id: OrderId(1), result: Err(why) });
    harness.state_mut().pass(1_000);
    harness.run();
}

/// What the key opens in the card of a call, with this typed.
fn typed(desk: Desk, window: Window, key: Key, text: &str) -> Harness<'static, Desk> {
    let mut harness = with_key(desk, window, key);
    type_anywhere(&mut harness, text);
    harness
}

/// What this entry of the menu opens in the card of a call.
fn from_the_menu(mut desk: Desk, window: Window, words: &Words, entry: Message) -> Harness<'static, Desk> {
    desk.sign_in(2);
    desk.calls(vec![muted()]);
    desk.pass(1_000);
    let mut harness = window.over(desk);
    enter(&mut harness, words, say!("more-for-caller", caller = OLA));
    enter(&mut harness, words, entry);
    harness
}

/// A call that rings is to be sent on.
fn sending_on(desk: Desk, window: Window, words: &Words, text: &str) -> Harness<'static, Desk> {
    let mut desk = desk.reading_numbers();
    desk.sign_in(2);
    desk.controllable();
    desk.calls(vec![talk("Mia Roth", CallState::Alerting)]);
    desk.pass(1_000);
    let mut harness = window.over(desk);
    enter(&mut harness, words, say!("send-caller-on", caller = "Mia Roth"));
    type_anywhere(&mut harness, text);
    harness
}

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
