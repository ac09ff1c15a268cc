//! Recent calls with call back, and new calls: dial, pick up, bring here.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::board::ParkGroup;
use valet::console::calls::{Call, CallState, Party};
use valet::console::effect::Effect;
use valet::console::event::{Intent, News};
use valet::console::failure::PressAgain;
use valet::console::history::{PastCall, PastKind};
use valet::console::orders::Order;

use crate::calls::{answer, at_work, focused, key, orders, with};
use crate::desk::{Desk, FIRST, failure, names, press, type_anywhere};

fn past(
    kind: PastKind,
    name: &str,
    number: Option<&str>,
    secs_ago: i64,
    harness: &Harness<'_, Desk>,
) -> PastCall {
    let at = harness.state().now.wall.as_second() - secs_ago;
    PastCall {
        kind,
        party: Party { name: Some(name.to_owned()), number: number.map(str::to_owned) },
        at: jiff::Timestamp::from_second(at).ok(),
    }
}

fn readings(harness: &Harness<'_, Desk>) -> usize {
    harness.state().effects.iter().filter(|effect| matches!(effect, Effect::ReadHistory(_))).count()
}

fn opened() -> Harness<'static, Desk> {
    let mut harness = at_work(1, Vec::new());
    open(&mut harness);
    harness
}

/// Opens the recent calls: a missed one, one that was answered, one of yesterday.
pub fn open(harness: &mut Harness<'_, Desk>) {
    key(harness, Key::F12);
    let calls = vec![
        past(PastKind::Missed, "Ola Berg", Some("+14085550177"), 240, harness),
        past(PastKind::Received, "Unknown number", None, 3_600, harness),
        past(PastKind::Placed, "Tom Abel", Some("2107"), 86_400, harness),
    ];
    harness.state_mut().news(News::History { epoch: FIRST, result: Ok(calls) });
    harness.run();
}

#[test]
fn the_recent_calls_are_read_when_they_are_opened_and_not_before() {
    let mut harness = at_work(1, Vec::new());
    assert_eq!(readings(&harness), 0);
    key(&mut harness, Key::F12);
    assert_eq!(readings(&harness), 1);
    harness.get_by_label("Reading your recent calls…");
    assert_eq!(focused(&harness).as_deref(), Some("Recent calls"));
    harness.state_mut().news(News::History { epoch: FIRST, result: Ok(Vec::new()) });
    harness.run();
    harness.get_by_label("No recent calls.");
    key(&mut harness, Key::F12);
    assert!(harness.query_by_label("No recent calls.").is_none());
    assert_eq!(readings(&harness), 1, "closing them reads nothing");
}

#[test]
fn each_recent_call_says_in_words_how_it_went_and_when() {
    let harness = opened();
    let rows = names(&harness, Role::ListItem);
    assert_eq!(
        rows,
        [
            "Missed, Ola Berg, +14085550177, 14:01",
            "Answered, Unknown number, 13:05",
            "Called, Tom Abel, 2107, 22 Nov 14:05",
        ]
    );
}

#[test]
fn call_back_rings_the_chosen_device_and_is_offered_only_with_a_number() {
    let mut harness = opened();
    assert!(harness.query_by_role_and_label(Role::Button, "Call back Unknown number").is_none());
    for _ in 0..2 {
        key(&mut harness, Key::Tab);
    }
    assert_eq!(focused(&harness).as_deref(), Some("Call back Tom Abel"));
    key(&mut harness, Key::Enter);
    let order = Order::Dial { number: "2107".to_owned(), endpoint: Some("desk".into()) };
    assert_eq!(orders(&harness), [order]);
    assert!(harness.query_all_by_label("Calling 2107…").count() > 0, "it shows that it is under way");
}

#[test]
fn recent_calls_that_cannot_be_read_say_why_and_are_read_again_on_a_press() {
    let mut harness = at_work(1, Vec::new());
    press(&mut harness, "Recent calls");
    let result = Err(failure("Webex does not answer.", PressAgain::Now));
    harness.state_mut().news(News::History { epoch: FIRST, result });
    harness.run();
    harness.get_by_label("Webex does not answer.");
    press(&mut harness, "Read again");
    assert_eq!(readings(&harness), 2);
}

#[test]
fn a_number_is_called_by_keys_alone() {
    let mut harness = at_work(1, Vec::new());
    key(&mut harness, Key::F7);
    assert_eq!(focused(&harness).as_deref(), Some("Number to call"));
    type_anywhere(&mut harness, "21O7");
    harness.get_by_label("That is not a number.");
    key(&mut harness, Key::Enter);
    assert!(orders(&harness).is_empty());
    for _ in 0..2 {
        key(&mut harness, Key::Backspace);
    }
    type_anywhere(&mut harness, "07");
    key(&mut harness, Key::Enter);
    let order = Order::Dial { number: "2107".to_owned(), endpoint: Some("desk".into()) };
    assert_eq!(orders(&harness), [order]);
}

#[test]
fn a_ringing_call_is_picked_up_at_a_number_or_in_the_group() {
    let mut harness = at_work(1, Vec::new());
    let group = ParkGroup { name: Some("Front desk".to_owned()), ..ParkGroup::default() };
    harness.state_mut().news(News::Group { epoch: FIRST, result: Ok(group) });
    press(&mut harness, "New call");
    type_anywhere(&mut harness, "2107");
    press(&mut harness, "Pick up");
    let endpoint = Some("desk".into());
    let order = Order::PickUp { target: Some("2107".to_owned()), endpoint };
    assert_eq!(orders(&harness), [order]);
    answer(&mut harness, 1, Err(failure("Nothing rings there.", PressAgain::Now)));
    assert!(harness.query_all_by_label("Nothing rings there.").count() > 0, "the reason stands there");
    key(&mut harness, Key::F7);
    press(&mut harness, "Pick up");
    assert!(matches!(harness.state().intents.last(), Some(Intent::PickUp(None))));
}

#[test]
fn without_a_group_only_a_number_can_be_picked_up() {
    let mut harness = at_work(1, Vec::new());
    press(&mut harness, "New call");
    let is_disabled = |harness: &Harness<'_, Desk>| {
        harness.get_by_role_and_label(Role::Button, "Pick up").accesskit_node().is_disabled()
    };
    assert!(is_disabled(&harness), "there is no number and no group");
    harness.get_by_label("Pick up takes the call that rings at that number.");
    press(&mut harness, "Pick up");
    assert!(!harness.state().intents.iter().any(|intent| matches!(intent, Intent::PickUp(_))));
    key(&mut harness, Key::F7);
    type_anywhere(&mut harness, "2107");
    assert!(!is_disabled(&harness));
}

#[test]
fn a_call_is_brought_from_another_device_to_the_chosen_one() {
    let elsewhere =
        Call { endpoint: Some("lobby".into()), ..with("call-1", "Ola Berg", CallState::Connected) };
    let mut harness = at_work(1, vec![elsewhere]);
    key(&mut harness, Key::F7);
    key(&mut harness, Key::Tab);
    assert_eq!(focused(&harness).as_deref(), Some("Bring my call to Desk phone"));
    key(&mut harness, Key::Enter);
    assert_eq!(orders(&harness), [Order::Pull { endpoint: Some("desk".into()) }]);
}
