//! The attendant's own calls: one sentence and the acts that are possible, by mouse and by keys.

use egui::accesskit::Role;
use egui::{Event as Input, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::{Call, CallState, Mute, Party, Personality};
use valet::console::effect::Effect;
use valet::console::event::{Intent, News};
use valet::console::failure::{Failure, PressAgain};
use valet::console::ids::OrderId;
use valet::console::orders::{Came, Order, Ordered};
use valet::ui::{ThemeChoice, next_repaint};

use crate::desk::{
    Desk, FIRST, board, devices, failure, look, names, press, tile_name, type_anywhere, window,
};

/// A call with somebody.
pub fn with(id: &str, name: &str, state: CallState) -> Call {
    Call {
        remote_party: Party { name: Some(name.to_owned()), number: Some("+14085550177".to_owned()) },
        endpoint: Some("desk".into()),
        ..Call::new(id.into(), Personality::Terminator, state)
    }
}

/// A connected call with Ola Berg.
pub fn ola() -> Call {
    Call { mute: Mute::Off, ..with("ola", "Ola Berg", CallState::Connected) }
}

/// A connected call with Sam Otieno.
pub fn sam() -> Call {
    with("sam", "Sam Otieno", CallState::Connected)
}

/// A ringing call from Mia Roth.
pub fn mia() -> Call {
    with("mia", "Mia Roth", CallState::Alerting)
}

/// The usual window with these calls; the desk phone can be answered from here.
pub fn at_work(slots: usize, calls: Vec<Call>) -> Harness<'static, Desk> {
    let mut harness = board(slots);
    let mut known = devices();
    known[0].remote_answer = true;
    harness.state_mut().news(News::Endpoints { epoch: FIRST, result: Ok(known) });
    read(&mut harness, calls);
    harness.state_mut().effects.clear();
    harness
}

/// The calls as read now.
pub fn read(harness: &mut Harness<'_, Desk>, calls: Vec<Call>) {
    harness.state_mut().calls(calls);
    harness.run();
    harness.state_mut().pass(1_000);
    harness.run();
}

/// Every order that was sent.
pub fn orders(harness: &Harness<'_, Desk>) -> Vec<Order> {
    let order = |effect: &Effect| match effect {
        Effect::Order { order, .. } => Some(order.clone()),
        _ => None,
    };
    harness.state().effects.iter().filter_map(order).collect()
}

/// Webex's answer to the order with this number.
pub fn answer(harness: &mut Harness<'_, Desk>, id: u64, result: Result<Came, Failure>) {
    let result = result.map(|what| Ordered { what, tracking_id: None });
    harness.state_mut().news(News::Ordered { id: OrderId(id), result });
    harness.run();
}

/// Presses a key.
pub fn key(harness: &mut Harness<'_, Desk>, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// The name of what has the keyboard's focus.
pub fn focused(harness: &Harness<'_, Desk>) -> Option<String> {
    let roles = [Role::Button, Role::TextInput, Role::RadioButton];
    let nodes = roles.into_iter().flat_map(|role| harness.query_all_by_role(role));
    let mut focused = nodes.filter(|node| node.is_focused());
    focused.next().and_then(|node| node.accesskit_node().label())
}

fn buttons(harness: &Harness<'_, Desk>) -> Vec<String> {
    names(harness, Role::Button)
}

#[test]
fn a_card_is_one_sentence_and_every_button_in_it_names_the_caller() {
    let mut harness = at_work(1, vec![ola()]);
    harness.state_mut().pass(71_000);
    harness.run();
    let card =
        harness.get_by_role_and_label(Role::Group, "Ola Berg, connected 1:12 on Desk phone, +14085550177");
    for name in
        ["Park Ola Berg", "Hold Ola Berg", "Transfer Ola Berg", "Hang up Ola Berg", "More for Ola Berg"]
    {
        card.get_by_role_and_label(Role::Button, name);
    }
    assert_eq!(card.query_all_by_role(Role::Button).count(), 5, "{:?}", buttons(&harness));
    press(&mut harness, "More for Ola Berg");
    for name in ["Mute me for Ola Berg", "Tones to Ola Berg", "Send Ola Berg on without asking"] {
        harness.get_by_role_and_label(Role::Button, name);
    }
}

#[test]
fn what_the_state_does_not_allow_is_not_there() {
    let mut harness = at_work(1, vec![mia()]);
    let ringing = buttons(&harness);
    for name in ["Answer Mia Roth on Desk phone", "Reject Mia Roth", "Send Mia Roth on"] {
        assert!(ringing.iter().any(|known| known == name), "{name} is missing in {ringing:?}");
    }
    for name in ["Hang up Mia Roth", "Park Mia Roth", "Hold Mia Roth"] {
        assert!(!ringing.iter().any(|known| known == name), "{name} while it rings");
    }
    let held = Call { state: CallState::Held, ..mia() };
    read(&mut harness, vec![held]);
    let held = buttons(&harness);
    for name in ["Resume Mia Roth", "Transfer Mia Roth", "Hang up Mia Roth"] {
        assert!(held.iter().any(|known| known == name), "{name} is missing in {held:?}");
    }
    for name in ["Park Mia Roth", "Hold Mia Roth", "Reject Mia Roth", "Send Mia Roth on"] {
        assert!(!held.iter().any(|known| known == name), "{name} while on hold");
    }
}

#[test]
fn hold_shows_that_it_is_under_way_and_leads_the_keyboard_to_resume() {
    let mut harness = at_work(1, vec![ola()]);
    harness.get_by_role_and_label(Role::Button, "Hold Ola Berg").focus();
    harness.run();
    key(&mut harness, Key::Enter);
    assert_eq!(orders(&harness), [Order::Hold { call: "ola".into() }]);
    harness.get_by_label("Putting Ola Berg on hold…");
    assert!(!buttons(&harness).contains(&"Hold Ola Berg".to_owned()), "it is out");
    answer(&mut harness, 1, Ok(Came::Done));
    read(&mut harness, vec![Call { state: CallState::Held, ..ola() }]);
    assert_eq!(focused(&harness).as_deref(), Some("Resume Ola Berg"));
    assert!(harness.query_by_label("Putting Ola Berg on hold…").is_none());
}

#[test]
fn a_refusal_stands_under_its_call_with_its_reason() {
    let mut harness = at_work(1, vec![ola()]);
    press(&mut harness, "Hold Ola Berg");
    answer(&mut harness, 1, Err(failure("Webex refused: the call is being transferred.", PressAgain::Now)));
    let card = harness.get_by(|node| {
        node.role() == Role::Group
            && node.label().is_some_and(|label| label.starts_with("Ola Berg, connected"))
    });
    card.get_by_label("Webex refused: the call is being transferred.");
    card.get_by_role_and_label(Role::Button, "Hold Ola Berg");
}

#[test]
fn f2_answers_the_only_call_that_rings_and_f3_holds_the_only_one_that_talks() {
    let mut harness = at_work(1, vec![mia(), ola()]);
    key(&mut harness, Key::F2);
    assert_eq!(orders(&harness), [Order::Answer { call: "mia".into(), endpoint: Some("desk".into()) }]);
    key(&mut harness, Key::F3);
    assert_eq!(orders(&harness).last(), Some(&Order::Hold { call: "ola".into() }));
}

#[test]
fn a_key_that_could_mean_two_calls_sends_nothing_and_names_them() {
    let mut harness = at_work(1, vec![ola(), sam()]);
    key(&mut harness, Key::F3);
    assert!(orders(&harness).is_empty(), "nobody said which");
    assert_eq!(focused(&harness).as_deref(), Some("Hold Ola Berg"));
    harness.get_by_label("Which one: Ola Berg or Sam Otieno? Enter presses the marked button.");
    key(&mut harness, Key::F3);
    assert_eq!(focused(&harness).as_deref(), Some("Hold Sam Otieno"));
    key(&mut harness, Key::Enter);
    assert_eq!(orders(&harness), [Order::Hold { call: "sam".into() }]);
}

#[test]
fn no_key_alone_ends_a_call() {
    let mut harness = at_work(1, vec![ola()]);
    for pressed in [Key::Escape, Key::F9, Key::Escape, Key::F9] {
        key(&mut harness, pressed);
        assert!(orders(&harness).is_empty(), "{pressed:?}");
    }
    assert_eq!(focused(&harness).as_deref(), Some("Hang up Ola Berg"));
    key(&mut harness, Key::Enter);
    assert_eq!(orders(&harness), [Order::HangUp { call: "ola".into() }]);
}

#[test]
fn a_key_that_is_held_down_acts_once() {
    let mut harness = at_work(1, vec![ola()]);
    for repeat in [false, true, true] {
        let key = Key::F3;
        let modifiers = Modifiers::NONE;
        harness.event(Input::Key { key, physical_key: None, pressed: true, repeat, modifiers });
        harness.run();
        answer(&mut harness, 1, Ok(Came::Done));
        read(&mut harness, vec![Call { state: CallState::Held, ..ola() }]);
    }
    assert_eq!(orders(&harness), [Order::Hold { call: "ola".into() }]);
}

#[test]
fn a_click_that_was_aimed_at_another_call_sends_nothing() {
    let mut harness = at_work(1, vec![ola()]);
    let pos = harness.get_by_role_and_label(Role::Button, "Hold Ola Berg").rect().center();
    // Another caller rings, and stands where the pointer is.
    harness.state_mut().calls(vec![ola(), mia()]);
    harness.run();
    harness.hover_at(pos);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        harness.event(Input::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
    harness.run();
    assert!(orders(&harness).is_empty(), "{:?}", orders(&harness));
    press_later(&mut harness, "Reject Mia Roth");
    assert_eq!(orders(&harness), [Order::Reject { call: "mia".into() }]);
}

fn press_later(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.state_mut().pass(1_000);
    harness.run();
    press(harness, name);
}

#[test]
fn a_double_click_on_hold_does_not_take_the_caller_back() {
    let mut harness = at_work(1, vec![ola()]);
    press(&mut harness, "Hold Ola Berg");
    answer(&mut harness, 1, Ok(Came::Done));
    harness.state_mut().pass(100);
    harness.state_mut().calls(vec![Call { state: CallState::Held, ..ola() }]);
    harness.run();
    press(&mut harness, "Resume Ola Berg");
    assert_eq!(orders(&harness).len(), 1);
    press_later(&mut harness, "Resume Ola Berg");
    assert_eq!(orders(&harness).last(), Some(&Order::Resume { call: "ola".into() }));
}

#[test]
fn tones_go_out_line_by_line_and_the_field_stays() {
    let mut harness = at_work(1, vec![ola()]);
    press(&mut harness, "More for Ola Berg");
    press(&mut harness, "Tones to Ola Berg");
    for tones in ["12#", "3"] {
        assert_eq!(focused(&harness).as_deref(), Some("Tones"));
        type_anywhere(&mut harness, tones);
        key(&mut harness, Key::Enter);
        let id = orders(&harness).len() as u64;
        answer(&mut harness, id, Ok(Came::Done));
        harness.state_mut().pass(1_000);
    }
    let tones = |digits: &str| Order::Digits { call: "ola".into(), digits: digits.to_owned() };
    assert_eq!(orders(&harness), [tones("12#"), tones("3")]);
}

#[test]
fn two_calls_can_be_connected_with_each_other() {
    let mut harness = at_work(1, vec![Call { state: CallState::Held, ..ola() }, sam()]);
    press(&mut harness, "Connect Ola Berg with Sam Otieno");
    assert_eq!(orders(&harness), [Order::Join { call: "ola".into(), other: "sam".into() }]);
}

#[test]
fn tab_reaches_every_control_of_a_call() {
    let mut harness = at_work(1, vec![ola()]);
    key(&mut harness, Key::F4);
    let wanted =
        ["Park Ola Berg", "More for Ola Berg", "Slot", "Other places", "For whom", "Note", "Park", "Cancel"];
    let also = ["New call", "Recent calls"];
    let mut seen = Vec::new();
    for _ in 0..40 {
        key(&mut harness, Key::Tab);
        seen.extend(focused(&harness));
    }
    for name in wanted.into_iter().chain(also) {
        assert!(seen.iter().any(|known| known == name), "{name} is not reached: {seen:?}");
    }
}

#[test]
fn cards_fit_a_narrow_window_and_move_no_tile() {
    for (width, height, zoom) in [(360.0, 740.0, 1.0), (640.0, 400.0, 2.0)] {
        let mut desk = Desk::new(look(ThemeChoice::Light, zoom));
        desk.sign_in(3);
        let mut harness = window(desk, width, height, zoom);
        let before = crate::desk::tile(&harness, "7001").rect();
        let long = "Maximiliane-Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfürst";
        read(&mut harness, vec![with("long", long, CallState::Connected)]);
        assert_eq!(crate::desk::tile(&harness, "7001").rect(), before, "at {width} and {zoom}");
        press(&mut harness, &format!("Park {long}"));
        for role in [Role::Button, Role::TextInput] {
            for node in harness.query_all_by_role(role) {
                let (left, right) = (node.rect().left(), node.rect().right());
                let name = node.accesskit_node().label();
                assert!(
                    left >= 0.0 && right <= width,
                    "{name:?} spans {left} to {right} of {width} at {zoom}"
                );
            }
        }
    }
}

#[test]
fn a_call_is_painted_once_a_second_and_no_call_never() {
    let mut harness = at_work(1, vec![ola()]);
    harness.state_mut().pass(300);
    let until = next_repaint(&harness.state().console, harness.state().now).expect("the clock ticks");
    assert_eq!(until.as_millis(), 700);
    harness.state_mut().calls(vec![ola(), sam()]);
    harness.state_mut().pass(800);
    let until = next_repaint(&harness.state().console, harness.state().now).expect("both clocks tick");
    assert_eq!(until.as_millis(), 900, "the clock of the second call follows the first one");
    read(&mut harness, Vec::new());
    read(&mut harness, Vec::new());
    harness.get_by_label("No call on your devices.");
    assert_eq!(next_repaint(&harness.state().console, harness.state().now), None);
}

#[test]
fn digits_and_arrows_still_belong_to_the_board() {
    let mut harness = at_work(2, vec![ola()]);
    key(&mut harness, Key::ArrowDown);
    assert!(focused(&harness).is_some_and(|name| name == tile_name(&harness, "7001")));
    type_anywhere(&mut harness, "7002");
    key(&mut harness, Key::Enter);
    assert!(matches!(harness.state().intents.last(), Some(Intent::RetrieveNumber { .. })));
}
