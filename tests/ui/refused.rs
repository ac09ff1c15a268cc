//! Enter where what is typed cannot be sent: the reason is heard at once, and it describes the field.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::CallState;
use valet::console::live::LiveNews;
use valet::console::orders::Came;

use crate::calls::{answer, at_work, focused, key, mia, ola, orders, read, with};
use crate::desk::{Desk, press, type_anywhere};
use crate::saying::line;

const NO_NUMBER: &str = "That is not a number.";

fn urgent(words: &str) -> (String, bool) {
    (words.to_owned(), true)
}

/// How many times something was said.
fn said(harness: &Harness<'_, Desk>) -> u64 {
    harness.state().console.announcement().seq
}

fn described(harness: &Harness<'_, Desk>, field: &str) -> Option<String> {
    harness.get_by_role_and_label(Role::TextInput, field).accesskit_node().description()
}

/// Types what cannot be sent into the field that has the keyboard, and presses Enter twice, then with one character more.
fn assert_is_told(harness: &mut Harness<'_, Desk>, field: &str, (typed, more): (&str, &str), why: &str) {
    assert_eq!(focused(harness).as_deref(), Some(field));
    assert_eq!(described(harness, field), None, "{field}: nothing is wrong yet");
    type_anywhere(harness, typed);
    assert_eq!(described(harness, field).as_deref(), Some(why), "{field}");
    let before = said(harness);
    key(harness, Key::Enter);
    assert_eq!(line(harness), urgent(why), "{field}");
    assert_eq!(said(harness), before + 1, "{field}");
    key(harness, Key::Enter);
    assert_eq!(said(harness), before + 1, "{field}: nothing has changed");
    type_anywhere(harness, more);
    key(harness, Key::Enter);
    assert_eq!((line(harness), said(harness)), (urgent(why), before + 2), "{field}: something else is typed");
    assert!(orders(harness).is_empty(), "{field}");
    assert_eq!(focused(harness).as_deref(), Some(field), "the typing goes on");
}

#[test]
fn a_slot_that_is_taken_is_told_to_the_ear_when_enter_parks_nothing() {
    let mut harness = at_work(2, vec![ola()]);
    harness.state_mut().live(LiveNews::Up);
    harness.state_mut().live_park("7001", Some(("Harriet Lund", "+14085550142")));
    harness.run();
    key(&mut harness, Key::F4);
    let why = "Harriet Lund is parked on 7001 Lobby 1. Choose another slot.";
    assert_is_told(&mut harness, "Slot", ("7001", " "), why);
    let before = said(&harness);
    key(&mut harness, Key::Tab);
    type_anywhere(&mut harness, "Dr Lee");
    key(&mut harness, Key::Enter);
    assert_eq!((line(&harness), said(&harness)), (urgent(why), before + 1), "Enter in any line asks");
    // Opened anew, it is another attempt.
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::F4);
    type_anywhere(&mut harness, "7001");
    key(&mut harness, Key::Enter);
    assert_eq!(said(&harness), before + 2);
}

#[test]
fn what_is_no_number_is_told_to_the_ear_when_enter_transfers_nothing() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F6);
    assert_is_told(&mut harness, "Transfer to", ("21x", "y"), NO_NUMBER);
}

#[test]
fn what_is_no_number_is_told_to_the_ear_when_enter_sends_nothing_on() {
    let mut harness = at_work(1, vec![mia()]);
    press(&mut harness, "Send Mia Roth on");
    assert_is_told(&mut harness, "Send on to", ("21x", "y"), NO_NUMBER);
}

#[test]
fn what_are_no_tones_is_told_to_the_ear_when_enter_sends_none() {
    let mut harness = at_work(1, vec![ola()]);
    press(&mut harness, "More for Ola Berg");
    press(&mut harness, "Tones to Ola Berg");
    assert_is_told(
        &mut harness,
        "Tones",
        ("1x", "y"),
        "Tones are the digits 0 to 9, * and #, A to D, and a comma for a pause.",
    );
}

#[test]
fn what_is_no_number_is_told_to_the_ear_when_enter_calls_nobody() {
    let mut harness = at_work(1, Vec::new());
    press(&mut harness, "New call");
    assert_is_told(&mut harness, "Number to call", ("21x", "y"), NO_NUMBER);
}

#[test]
fn enter_with_nothing_typed_says_what_is_wanted() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F6);
    key(&mut harness, Key::Enter);
    assert_eq!(line(&harness), urgent(NO_NUMBER));
    assert_eq!(described(&harness, "Transfer to"), None, "nothing wrong is typed");
}

#[test]
fn the_same_is_told_again_after_something_else_was_said() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F6);
    type_anywhere(&mut harness, "21x");
    key(&mut harness, Key::Enter);
    harness.state_mut().live(LiveNews::Up);
    harness.state_mut().live_park("7001", None);
    harness.state_mut().live_park("7001", Some(("Harriet Lund", "+14085550142")));
    harness.run();
    assert_ne!(line(&harness), urgent(NO_NUMBER), "a caller was parked");
    key(&mut harness, Key::Enter);
    assert_eq!(line(&harness), urgent(NO_NUMBER));
}

const ON_ITS_WAY: &str = "What was sent before is still on its way. Press Enter again in a moment.";

#[test]
fn a_number_that_is_called_while_another_call_is_being_set_up_is_told_and_kept() {
    let mut harness = at_work(1, Vec::new());
    press(&mut harness, "New call");
    type_anywhere(&mut harness, "2107");
    key(&mut harness, Key::Enter);
    press(&mut harness, "New call");
    type_anywhere(&mut harness, "2108");
    let before = said(&harness);
    key(&mut harness, Key::Enter);
    assert_eq!((line(&harness), said(&harness)), (urgent(ON_ITS_WAY), before + 1));
    key(&mut harness, Key::Enter);
    assert_eq!(said(&harness), before + 1, "once");
    assert_eq!(orders(&harness).len(), 1, "{:?}", orders(&harness));
    answer(&mut harness, 1, Ok(Came::Started { call: "out".into(), session: None }));
    key(&mut harness, Key::Enter);
    assert_eq!(orders(&harness).len(), 2, "what was typed stayed: {:?}", orders(&harness));
}

#[test]
fn tones_and_park_of_a_call_that_has_been_put_on_hold_are_told_when_enter_sends_nothing() {
    let why = urgent("That is possible only while you talk. Now: Ola Berg is on hold.");
    for (button, field, typed) in [(Some("Tones to Ola Berg"), "Tones", "1"), (None, "Slot", "7001")] {
        let mut harness = at_work(1, vec![ola()]);
        match button {
            Some(button) => {
                press(&mut harness, "More for Ola Berg");
                press(&mut harness, button);
            }
            None => key(&mut harness, Key::F4),
        }
        type_anywhere(&mut harness, typed);
        read(&mut harness, vec![with("ola", "Ola Berg", CallState::Held)]);
        assert_eq!(focused(&harness).as_deref(), Some(field));
        key(&mut harness, Key::Enter);
        assert_eq!(line(&harness), why, "{field}");
        assert!(orders(&harness).is_empty(), "{field}");
    }
}
