//! The keys for calls over what stands before the board.

use egui::Key;
use valet::console::calls::{Call, CallState};
use valet::console::orders::Order;

use crate::calls::{at_work, key, mia, orders, with};
use crate::desk::press;

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
