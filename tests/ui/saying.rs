//! The say keys: heard wherever the keyboard is, as often as they are pressed.

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use valet::console::event::News;
use valet::console::failure::{Failure, FailureKind, PressAgain};
use valet::console::live::LiveNews;
use valet::console::session::Keychain;

use crate::desk::{Desk, FIRST, board, failure, press, signed_out};
use crate::fits::drawn_words;

fn chord(harness: &mut Harness<'_, Desk>, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

/// The live line.
fn live<'h>(harness: &'h Harness<'_, Desk>) -> Node<'h> {
    let mut lines =
        harness.query_all_by_role(Role::Label).filter(|line| line.accesskit_node().live() != Live::Off);
    let line = lines.next().unwrap();
    assert!(lines.next().is_none(), "there is one");
    line
}

/// What it says, and whether it may interrupt.
pub fn line(harness: &Harness<'_, Desk>) -> (String, bool) {
    let line = live(harness);
    let node = line.accesskit_node();
    (node.value().unwrap_or_default(), node.live() == Live::Assertive)
}

fn somebody_waits() -> Harness<'static, Desk> {
    let mut harness = board(2);
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    desk.live_park("7001", None);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.pass(5_000);
    harness.run();
    harness
}

#[test]
fn each_key_says_what_it_is_for_and_may_interrupt() {
    let mut harness = somebody_waits();
    for (key, begins) in [
        (Key::Num1, "One caller waits: Harriet Lund on 7001 Lobby 1 for 0:05."),
        (Key::Num2, "0:05 ago: Harriet Lund was parked on 7001 Lobby 1."),
        (Key::Num3, "Harriet Lund on 7001 Lobby 1 for 0:05, recall in 0:40."),
        (Key::Num4, "Webex answers, last 0:05 ago. Live news for 0:05."),
    ] {
        chord(&mut harness, key);
        let (said, urgent) = line(&harness);
        assert!(said.starts_with(begins) && urgent, "{key:?}: {said}");
    }
    assert_eq!(harness.state().intents.len(), 4, "each press asks once");
}

#[test]
fn the_same_words_twice_are_two_announcements() {
    let mut harness = somebody_waits();
    let seq = harness.state().console.announcement().seq;
    let id = |harness: &Harness<'_, Desk>| live(harness).accesskit_node().id();
    chord(&mut harness, Key::Num3);
    let (first, said) = (id(&harness), line(&harness));
    chord(&mut harness, Key::Num3);
    assert_eq!((harness.state().console.announcement().seq, line(&harness)), (seq + 2, said));
    assert_ne!(id(&harness), first, "a screen reader takes it for another one");
}

#[test]
fn the_keys_are_heard_over_a_dialog_and_in_a_field_and_take_no_focus() {
    let mut harness = somebody_waits();
    harness.get_by_role_and_label(Role::TextInput, "Number").focus();
    harness.run();
    chord(&mut harness, Key::Num1);
    assert!(line(&harness).0.starts_with("One caller waits"));
    let field = harness.get_by_role_and_label(Role::TextInput, "Number");
    assert!(field.accesskit_node().is_focused());
    assert_eq!(field.accesskit_node().value().unwrap_or_default(), "", "nothing is typed");

    harness.key_press(Key::F1);
    harness.run();
    chord(&mut harness, Key::Num3);
    assert!(line(&harness).0.starts_with("Harriet Lund on 7001"));
    harness.get_by_role_and_label(Role::Dialog, "Keys");
    press(&mut harness, "Close");
}

#[test]
fn who_has_not_signed_in_hears_so() {
    let mut harness = signed_out(true, Keychain::Works);
    for key in [Key::Num1, Key::Num3, Key::Num4] {
        chord(&mut harness, key);
        assert!(line(&harness).0.starts_with("Nobody is signed in."), "{key:?}");
    }
}

/// Everything that a screen reader hears from now on until nothing is left to be said.
fn hears(harness: &mut Harness<'_, Desk>) -> Vec<String> {
    let mut heard = std::collections::BTreeMap::new();
    for _ in 0..20 {
        harness.step();
        let lines = harness.query_all_by_role(Role::Label);
        let aloud = lines.map(|line| line.accesskit_node()).filter(|node| node.live() != Live::Off);
        heard.extend(aloud.map(|node| (node.id(), node.value().unwrap_or_default())));
    }
    heard.into_values().collect()
}

#[test]
fn a_window_that_was_hidden_tells_nothing_that_has_long_been_over_when_it_comes_back() {
    let mut harness = somebody_waits();
    // Nothing is drawn meanwhile.
    let desk = harness.state_mut();
    for (number, caller) in [("7001", None), ("7002", Some(("Ola Berg", "+14085550143"))), ("7002", None)] {
        desk.pass(20_000);
        desk.live_park(number, caller);
    }
    desk.pass(60_000);
    assert_eq!(hears(&mut harness), Vec::<String>::new(), "it is long over");
    let last = drawn_words(&harness);
    assert!(last.iter().any(|words| words.contains("Ola Berg")), "and can be read: {last:?}");

    let desk = harness.state_mut();
    desk.live_park("7001", Some(("Ines Prado", "+14085550148")));
    desk.pass(20_000);
    desk.live_park("7002", Some(("Greta Holm", "+14085550149")));
    desk.pass(1_000);
    assert_eq!(
        hears(&mut harness),
        ["Greta Holm was parked on 7002 Lobby 2."],
        "what has just happened, alone"
    );
}

#[test]
fn what_to_do_offline_is_read_aloud_with_the_news_and_shown_in_its_own_place() {
    let mut harness = somebody_waits();
    let failed = failure("Webex cannot be reached.", PressAgain::Now);
    let desk = harness.state_mut();
    let result = Err(Failure { kind: FailureKind::NoLink, ..failed });
    desk.news(News::Calls { epoch: FIRST, asked_at: desk.now, result });
    harness.run();
    let (said, urgent) = line(&harness);
    assert!(said.starts_with("Webex cannot be reached. ") && said.contains("*88") && urgent, "{said}");
    let drawn = drawn_words(&harness);
    assert!(drawn.contains(&"Webex cannot be reached.".to_owned()), "alone in the live line: {drawn:?}");
    let advice = drawn.iter().filter(|words| words.contains("(usually *88)"));
    assert_eq!(advice.count(), 1, "in the notice: {drawn:?}");
    chord(&mut harness, Key::Num4);
    assert!(line(&harness).0.contains("*88"), "and with the line, when that is asked for");
}
