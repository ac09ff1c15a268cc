//! What comes of an order to one of the attendant's calls.

use super::*;
use crate::console::activity::Tone;
use crate::console::calls::view::CallView;
use crate::console::ids::OrderId;
use crate::console::orders::{ActKind, CallAct, Came, Order, OrderGroup, Ordered, ParkOn};

pub(super) fn incoming(id: &str) -> Call {
    named(call(id, "in", Personality::Terminator, CallState::Alerting), "Ola Berg")
}

pub(super) fn talking(id: &str) -> Call {
    named(call(id, "in", Personality::Terminator, CallState::Connected), "Ola Berg")
}

fn named(call: Call, name: &str) -> Call {
    let remote_party = Party { name: Some(name.to_owned()), number: Some("2107".to_owned()) };
    Call { remote_party, ..call }
}

pub(super) fn sent(effects: &[Effect]) -> Vec<(OrderId, Order)> {
    let orders = effects.iter().filter_map(|effect| match effect {
        Effect::Order { id, order } => Some((*id, order.clone())),
        _ => None,
    });
    orders.collect()
}

/// The one order that goes out.
pub(super) fn order_in(effects: &[Effect]) -> OrderId {
    let orders = sent(effects);
    assert_eq!(orders.len(), 1, "{orders:?}");
    orders[0].0
}

pub(super) fn act(console: &mut Console, id: &str, act: CallAct, mono_ms: u64) -> Vec<(OrderId, Order)> {
    sent(&intent(console, Intent::Call { call: id.into(), act }, mono_ms))
}

pub(super) fn done(console: &mut Console, id: OrderId, what: Came, mono_ms: u64) -> Vec<Effect> {
    let result = Ok(Ordered { what, tracking_id: Some("VALET_2".to_owned()) });
    news(console, News::Ordered { id, result }, mono_ms)
}

pub(super) fn failed(console: &mut Console, id: OrderId, why: Failure, mono_ms: u64) -> Vec<Effect> {
    news(console, News::Ordered { id, result: Err(why) }, mono_ms)
}

pub(super) fn look(console: &mut Console, calls: Vec<Call>, mono_ms: u64) -> Vec<Effect> {
    news(console, News::Calls { epoch: Epoch(1), asked_at: at(mono_ms - 10), result: Ok(calls) }, mono_ms)
}

pub(super) fn unclear() -> Failure {
    failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls)
}

pub(super) fn no() -> Failure {
    Failure { status: Some(409), ..failure(FailureKind::Refused, PressAgain::Now, LookUp::Nothing) }
}

pub(super) fn view(console: &Console, id: &str, mono_ms: u64) -> CallView {
    console.my_call(&id.into(), at(mono_ms)).unwrap()
}

pub(super) fn kinds(console: &Console, id: &str, mono_ms: u64) -> Vec<ActKind> {
    view(console, id, mono_ms).acts.into_iter().map(|offer| offer.kind).collect()
}

pub(super) fn line_of(console: &Console, id: OrderId) -> String {
    english(&console.activity().entries().find(|entry| entry.order == Some(id)).unwrap().outcome)
}

pub(super) fn lines(console: &Console) -> Vec<String> {
    console.activity().entries().map(|entry| english(&entry.outcome)).collect()
}

#[test]
fn a_refused_answer_says_to_lift_the_handset_there_and_in_the_activity() {
    let mut console = drive_to_ready();
    look(&mut console, vec![incoming("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", CallAct::Answer, 2_100)[0].clone();
    failed(&mut console, id, no(), 2_200);
    let news = view(&console, "c1", 2_200).order.unwrap();
    assert_eq!((&*english(&news.words), news.tone), ("It did not work. Lift the handset.", Tone::Trouble));
    let entry = console.activity().entries().find(|entry| entry.order == Some(id)).unwrap();
    assert_eq!(entry.caller, Some("Ola Berg".into()));
    assert_eq!(entry.device, Some("Desk phone".into()));
    assert_eq!(entry.tracking_id.as_deref(), Some("VALET_1"));
    assert!(entry.detail.as_deref().unwrap().contains("409"));
    assert!(kinds(&console, "c1", 2_200).contains(&ActKind::Answer), "it may be tried again");
}

#[test]
fn whoever_was_answered_may_be_parked_at_once_and_is_not_answered_twice() {
    let mut console = drive_to_ready();
    look(&mut console, vec![incoming("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", CallAct::Answer, 2_100)[0].clone();
    // The reading that shows the talk was begun before Webex said that it took the order.
    done(&mut console, id, Came::Done, 2_205);
    look(&mut console, vec![talking("c1")], 2_210);
    assert!(kinds(&console, "c1", 2_220).contains(&ActKind::Park));
    let on = ParkOn::Number("7001".to_owned());
    let parks = sent(&intent(
        &mut console,
        Intent::Park { call: "c1".into(), on, for_whom: String::new(), note: String::new() },
        2_220,
    ));
    assert!(matches!(&parks[..], [(_, Order::Park { .. })]), "{parks:?}");

    let mut console = drive_to_ready();
    look(&mut console, vec![incoming("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", CallAct::Answer, 2_100)[0].clone();
    done(&mut console, id, Came::Done, 2_205);
    look(&mut console, vec![incoming("c1")], 2_210);
    assert!(act(&mut console, "c1", CallAct::Answer, 2_220).is_empty(), "it is on its way");
}

#[test]
fn a_caller_taken_away_by_an_order_is_told_by_that_order_alone() {
    let mut console = drive_to_ready();
    look(&mut console, vec![incoming("c1")], 2_000);
    let (id, order) = act(&mut console, "c1", CallAct::Divert { to: "2108".to_owned() }, 2_100)[0].clone();
    assert_eq!(order, Order::Divert { call: "c1".into(), to: Some("2108".to_owned()), to_voicemail: false });
    look(&mut console, vec![], 2_500);
    look(&mut console, vec![], 3_000);
    done(&mut console, id, Came::Done, 3_100);
    look(&mut console, vec![], 4_000);
    assert!(lines(&console).contains(&"Ola Berg was sent to 2108.".to_owned()));
    assert!(!lines(&console).iter().any(|line| line.contains("hung up")), "{:?}", lines(&console));
}

#[test]
fn a_call_that_is_up_and_that_webex_will_not_send_on_is_still_in_hand_and_the_refusal_is_told() {
    for state in [CallState::Connected, CallState::Held, CallState::RemoteHeld] {
        let mut console = drive_to_ready();
        let up = || Call { state: state.clone(), ..talking("c1") };
        look(&mut console, vec![up()], 2_000);
        let to_box = CallAct::DivertToVoicemail { of: Some("2108".to_owned()) };
        let (id, order) = act(&mut console, "c1", to_box, 2_100)[0].clone();
        assert_eq!(
            order,
            Order::Divert { call: "c1".into(), to: Some("2108".to_owned()), to_voicemail: true }
        );
        failed(&mut console, id, no(), 2_200);
        look(&mut console, vec![up()], 3_000);
        let news = view(&console, "c1", 3_000).order.unwrap();
        let words = "It did not work. Ola Berg was not sent on: the call is still on your phone.";
        assert_eq!((&*english(&news.words), news.tone), (words, Tone::Trouble), "{state:?}");
        assert!(kinds(&console, "c1", 3_000).contains(&ActKind::Divert), "it may be tried again: {state:?}");
    }
}

#[test]
fn only_a_call_that_rings_goes_to_the_own_voicemail() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    assert!(act(&mut console, "c1", CallAct::DivertToVoicemail { of: None }, 2_100).is_empty());
    assert_eq!(said(&console), "That call does not ring any more.");
}

#[test]
fn a_number_that_is_none_is_refused_with_a_sentence_and_nothing_is_sent() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    assert!(act(&mut console, "c1", CallAct::TransferTo { number: "Tom".to_owned() }, 2_100).is_empty());
    assert_eq!(said(&console), "That is no number.");
    assert!(intent(&mut console, Intent::Dial("hello".to_owned()), 2_200).is_empty());
    assert!(act(&mut console, "c1", CallAct::Digits("12x".to_owned()), 2_300).is_empty());
    assert!(said(&console).starts_with("Tones are"));
    let orders = act(&mut console, "c1", CallAct::Digits("1 2,#a".to_owned()), 2_400);
    assert!(matches!(&orders[..], [(_, Order::Digits { digits, .. })] if digits == "12,#A"));
}

#[test]
fn without_the_permission_nothing_is_offered_and_a_press_says_why() {
    let mut console = drive_to_ready();
    console.capabilities.calls_write = false;
    look(&mut console, vec![talking("c1")], 2_000);
    assert!(kinds(&console, "c1", 2_000).is_empty());
    assert!(!console.may_dial(at(2_000)));
    assert!(act(&mut console, "c1", CallAct::Hold, 2_100).is_empty());
    assert!(said(&console).contains("spark:calls_write"));
}

#[test]
fn a_call_that_waits_at_webex_is_offered_again_after_the_countdown() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", CallAct::Hold, 2_100)[0].clone();
    let wait = failure(FailureKind::Refused, PressAgain::AfterSecs(5), LookUp::Nothing);
    failed(&mut console, id, wait, 2_200);
    assert_eq!(view(&console, "c1", 2_200).order.unwrap().wait_until_ms, Some(7_200));
    assert!(!kinds(&console, "c1", 7_100).contains(&ActKind::Hold));
    assert!(kinds(&console, "c1", 7_200).contains(&ActKind::Hold));
}

#[test]
fn a_dial_without_an_answer_is_looked_up_and_never_sent_again() {
    for worked in [true, false] {
        let mut console = drive_to_ready();
        let orders = sent(&intent(&mut console, Intent::Dial("2108".to_owned()), 1_000));
        let (id, order) = &orders[0];
        assert!(
            matches!(order, Order::Dial { number, endpoint: Some(desk) } if number == "2108" && desk.0 == "desk")
        );
        assert!(!console.may_dial(at(1_000)));
        failed(&mut console, *id, unclear(), 1_500);
        let calls = || if worked { vec![ringing("new")] } else { vec![] };
        let mut answers = 0;
        for second in 2..6 {
            let effects = sent(&look(&mut console, calls(), second * 1_000));
            assert!(effects.iter().all(|(_, order)| matches!(order, Order::Answer { .. })));
            answers += effects.len();
        }
        assert_eq!(answers, usize::from(worked), "the own phone is answered once");
        let words = if worked {
            "Calling 2108: Desk phone is ringing"
        } else {
            "2108 was not called: nothing is ringing"
        };
        assert!(lines(&console).iter().any(|line| line.starts_with(words)), "{:?}", lines(&console));
        assert_eq!(console.order_news(OrderGroup::Dial).is_some(), !worked);
        assert!(console.may_dial(at(6_000)));
    }
}

#[test]
fn the_leg_of_a_dial_is_not_taken_for_that_of_a_retrieve() {
    let mut console = drive_to_ready();
    let (id, _) = sent(&intent(&mut console, Intent::Dial("2108".to_owned()), 1_000))[0].clone();
    press(&mut console, "7001", 1_100);
    refuse(&mut console, 1, unclear(), 1_200);
    let leg = Came::Started { call: "leg".into(), session: None };
    done(&mut console, id, leg, 1_300);
    for second in 2..6 {
        look(&mut console, vec![ringing("leg")], second * 1_000);
    }
    assert!(matches!(outcome(&console, "7001"), Outcome::NotTaken(_)));
}

#[test]
fn an_order_whose_outcome_nobody_knows_is_looked_up_in_the_calls() {
    let hung_up = |console: &mut Console| act(console, "c1", CallAct::HangUp, 2_100)[0].0;
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    let id = hung_up(&mut console);
    failed(&mut console, id, unclear(), 2_200);
    look(&mut console, vec![], 3_000);
    look(&mut console, vec![], 4_000);
    assert_eq!(line_of(&console, id), "You ended the call with Ola Berg.");

    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    let id = hung_up(&mut console);
    failed(&mut console, id, unclear(), 2_200);
    for second in 3..7 {
        look(&mut console, vec![talking("c1")], second * 1_000);
    }
    assert_eq!(line_of(&console, id), "The call with Ola Berg goes on. You can try again.");
}

#[test]
fn tones_typed_quickly_go_out_one_after_another_and_none_is_lost() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    let tone = |digit: &str| CallAct::Digits(digit.to_owned());
    let (id, _) = act(&mut console, "c1", tone("1"), 2_100)[0].clone();
    assert!(act(&mut console, "c1", tone("2"), 2_150).is_empty());
    assert!(act(&mut console, "c1", tone("3"), 2_200).is_empty());
    let next = sent(&done(&mut console, id, Came::Done, 2_300));
    assert!(matches!(&next[..], [(_, Order::Digits { digits, .. })] if digits == "23"), "{next:?}");
    assert!(sent(&done(&mut console, next[0].0, Came::Done, 2_400)).is_empty());
}

#[test]
fn a_transfer_to_a_number_that_must_answer_first_does_not_hide_the_end_of_the_call() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    let (id, _) =
        act(&mut console, "c1", CallAct::TransferTo { number: "2108".to_owned() }, 2_100)[0].clone();
    done(&mut console, id, Came::Started { call: "leg".into(), session: None }, 2_200);
    assert_eq!(line_of(&console, id), "Ola Berg is handed over as soon as 2108 answers.");
    look(&mut console, vec![], 3_000);
    look(&mut console, vec![], 4_000);
    let words = "The call with Ola Berg has left your phone: handed over to 2108, or ended.";
    assert!(lines(&console).contains(&words.to_owned()), "{:?}", lines(&console));
}

#[test]
fn a_call_on_hold_is_handed_over_without_taking_it_back_and_once_while_the_number_rings() {
    let mut console = drive_to_ready();
    let held = || Call { state: CallState::Held, ..talking("c1") };
    look(&mut console, vec![held()], 2_000);
    let hand_over = || CallAct::TransferTo { number: "2108".to_owned() };
    let (id, order) = act(&mut console, "c1", hand_over(), 2_100)[0].clone();
    assert_eq!(order, Order::TransferTo { call: "c1".into(), number: "2108".to_owned() });
    done(&mut console, id, Came::Started { call: "leg".into(), session: None }, 2_200);
    let rings = call("leg", "s2", Personality::Originator, CallState::Connecting);
    look(&mut console, vec![held(), rings], 3_000);
    assert!(!kinds(&console, "c1", 3_000).contains(&ActKind::TransferTo), "the number rings");
    assert!(act(&mut console, "c1", hand_over(), 3_100).is_empty());
    look(&mut console, vec![held()], 4_000);
    assert!(kinds(&console, "c1", 4_000).contains(&ActKind::TransferTo), "nobody has answered there");
}

#[test]
fn a_hold_that_a_look_up_finds_corrects_its_line() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", CallAct::Hold, 2_100)[0].clone();
    assert!(!lines(&console).iter().any(|line| line.contains("hold")), "a hold that works needs no line");
    failed(&mut console, id, unclear(), 2_200);
    assert_eq!(line_of(&console, id), "It did not work.");
    look(&mut console, vec![Call { state: CallState::Held, ..talking("c1") }], 3_000);
    assert_eq!(line_of(&console, id), "Ola Berg is on hold.");
}

#[test]
fn a_run_out_sign_in_that_an_order_finds_is_told() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", CallAct::Hold, 2_100)[0].clone();
    failed(&mut console, id, failure(FailureKind::Expired, PressAgain::Not, LookUp::Nothing), 2_200);
    assert!(matches!(console.session(), Session::Expired { .. }));
    assert!(act(&mut console, "c1", CallAct::HangUp, 2_300).is_empty());
    assert_eq!(said(&console), english(crate::console::words::expired()));
}

#[test]
fn an_answer_to_an_order_of_somebody_who_has_left_changes_nothing() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", CallAct::Hold, 2_100)[0].clone();
    intent(&mut console, Intent::SignOut, 2_200);
    done(&mut console, id, Came::Done, 2_300);
    assert_eq!(console.stale_answers(), 1);
    assert_eq!(lines(&console).len(), 1, "only the sign-out: {:?}", lines(&console));
}

#[test]
fn also_of_a_caller_who_was_fetched_here_the_last_line_is_that_she_was_handed_over() {
    let mut console = drive_to_ready_with(false, devices());
    press(&mut console, "7001", 2_000);
    accept(&mut console, 1, "leg", 2_100);
    read(&mut console, vec![connected("leg")], 3_000);
    let to = CallAct::TransferTo { number: "2108".to_owned() };
    let (id, _) = act(&mut console, "leg", to, 4_000)[0].clone();
    done(&mut console, id, Came::Started { call: "leg2".into(), session: None }, 4_100);
    for mono_ms in [5_000, 6_000] {
        look(&mut console, vec![], mono_ms);
    }
    let words = "The call with Harriet Lund has left your phone: handed over to 2108, or ended.";
    assert_eq!(lines(&console).first().map(String::as_str), Some(words), "{:?}", lines(&console));
}
