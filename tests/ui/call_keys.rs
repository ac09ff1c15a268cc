//! The keys for calls where nothing fits, and over what stands before the board.

use egui::Key;
use egui::accesskit::Live;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::{Call, CallState};
use valet::console::orders::Order;

use crate::calls::{at_work, key, mia, ola, orders, with};
use crate::desk::press;
use crate::fits::drawn_words;

#[test]
fn f2_answers_the_only_call_that_rings_over_a_dialog_and_a_menu_and_never_one_of_two() {
    for opens in [Some(Key::F1), None] {
        let open = |calls: Vec<Call>| {
            let mut harness = at_work(1, vec![]);
            match opens {
                Some(opens) => key(&mut harness, opens),
                None => press(&mut harness, "Menu"),
            }
            harness.state_mut().calls(calls);
            harness.run();
            harness
        };
        let mut harness = open(vec![mia()]);
        key(&mut harness, Key::F2);
        assert!(orders(&harness).is_empty(), "it has rung for no time: nobody can have meant it");
        harness.state_mut().pass(1_000);
        key(&mut harness, Key::F2);
        assert_eq!(orders(&harness), [Order::Answer { call: "mia".into(), endpoint: Some("desk".into()) }]);
        let mut harness = open(vec![mia(), with("tom", "Tom Abel", CallState::Alerting)]);
        harness.state_mut().pass(1_000);
        for pressed in [Key::F2, Key::F3, Key::F2] {
            key(&mut harness, pressed);
        }
        assert!(orders(&harness).is_empty(), "{opens:?}");
    }
}

#[test]
fn a_key_without_a_fitting_call_says_why_nothing_happens() {
    let talks = Call { state: CallState::Held, ..ola() };
    for (calls, pressed, says) in [
        (vec![], Key::F2, "No call rings."),
        (vec![], Key::F3, "No call to hold."),
        (vec![], Key::F4, "No call to park."),
        (vec![], Key::F6, "No call to transfer."),
        (vec![], Key::F9, "No call to hang up."),
        (vec![ola()], Key::F2, "No call rings."),
        (vec![talks], Key::F4, "That is possible only while you talk. Now: Ola Berg is on hold."),
        (vec![mia()], Key::F9, "This call rings: reject it instead."),
    ] {
        let mut harness = at_work(1, calls);
        key(&mut harness, pressed);
        let line = harness.get_by(|node| node.live() != Live::Off && node.value().is_some());
        let node = line.accesskit_node();
        assert_eq!(node.value().as_deref(), Some(says), "{pressed:?}");
        assert_eq!(node.live(), Live::Polite, "{pressed:?}");
        assert!(drawn_words(&harness).iter().any(|words| words == says), "{pressed:?} is seen, too");
        assert!(orders(&harness).is_empty());
    }
}

#[test]
fn a_key_that_repeats_what_is_under_way_says_nothing_else() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F3);
    let said = harness.state().console.announcement().clone();
    key(&mut harness, Key::F3);
    assert_eq!(*harness.state().console.announcement(), said);
    assert_eq!(orders(&harness).len(), 1);
}
