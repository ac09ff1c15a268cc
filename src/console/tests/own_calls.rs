//! The attendant's own calls: what is offered in which state, and that nobody rings or leaves without a line.

use super::orders::*;
use super::*;
use crate::console::calls::Mute;
use crate::console::orders::{ActKind, CallAct, Came, Order};

#[test]
fn only_what_the_state_allows_is_offered() {
    use ActKind::{
        Answer, Digits, Divert, DivertToVoicemail, HangUp, Hold, Park, Reject, Resume, TransferTo,
    };
    use CallState::{Alerting, Connected, Connecting, Held, RemoteHeld};
    use Personality::{ClickToDial, Originator, Terminator};
    let other = |text: &str| CallState::Other(text.to_owned());
    let table = [
        (Terminator, Alerting, vec![Answer, Reject, Divert, DivertToVoicemail]),
        (Terminator, Connected, vec![Park, Hold, TransferTo, Digits, Divert, HangUp]),
        (Originator, Connected, vec![Park, Hold, TransferTo, Digits, Divert, HangUp]),
        (Terminator, Held, vec![Resume, TransferTo, Divert, HangUp]),
        (Originator, RemoteHeld, vec![TransferTo, Divert, HangUp]),
        (Originator, Connecting, vec![HangUp]),
        (ClickToDial, Alerting, vec![HangUp]),
        (ClickToDial, Connected, vec![HangUp]),
        (Terminator, other("parked?"), vec![HangUp]),
        (
            Personality::Other("spy".to_owned()),
            Connected,
            vec![Park, Hold, TransferTo, Digits, Divert, HangUp],
        ),
    ];
    for (personality, state, offered) in table {
        let mut console = drive_to_ready();
        look(&mut console, vec![call("c1", "s", personality.clone(), state.clone())], 2_000);
        assert_eq!(kinds(&console, "c1", 2_000), offered, "{personality:?} {state:?}");
    }
}

#[test]
fn muting_is_offered_by_what_the_call_says_of_it() {
    let mut console = drive_to_ready();
    for (mute, kind) in [(Mute::Off, ActKind::Mute), (Mute::On, ActKind::Unmute)] {
        look(&mut console, vec![Call { mute, ..talking("c1") }], 2_000);
        assert!(kinds(&console, "c1", 2_000).contains(&kind), "{mute:?}");
    }
}

#[test]
fn two_calls_with_people_can_be_connected_with_each_other() {
    let mut console = drive_to_ready();
    let held = Call { state: CallState::Held, ..call("c2", "s2", Personality::Originator, CallState::Held) };
    look(&mut console, vec![talking("c1"), held], 2_000);
    let join = view(&console, "c1", 2_000)
        .acts
        .into_iter()
        .find(|offer| offer.kind == ActKind::Join { other: "c2".into() });
    assert_eq!(english(&join.unwrap().words), "Connect with Harriet Lund");
    let orders = act(&mut console, "c1", CallAct::Join { other: "c2".into() }, 2_100);
    assert!(matches!(&orders[..], [(_, Order::Join { call, other })] if call.0 == "c1" && other.0 == "c2"));
    look(&mut console, vec![talking("c1"), incoming("c3")], 3_000);
    assert!(!kinds(&console, "c1", 3_000).iter().any(|kind| matches!(kind, ActKind::Join { .. })));
}

#[test]
fn a_device_that_cannot_be_controlled_is_answered_by_hand() {
    let mut console = drive_to_ready_with(true, vec![endpoint("old", "Old phone", true, false)]);
    look(&mut console, vec![incoming("c1")], 2_000);
    let view = view(&console, "c1", 2_000);
    assert!(!view.acts.iter().any(|offer| offer.kind == ActKind::Answer));
    assert_eq!(english(view.hint), "Valet cannot answer on Old phone. Lift the handset.");
    assert!(act(&mut console, "c1", CallAct::Answer, 2_100).is_empty());
    assert_eq!(said(&console), "Valet cannot answer on Old phone. Lift the handset.");
}

#[test]
fn an_incoming_call_is_announced_once_and_answered_on_the_chosen_device() {
    let mut console = drive_to_ready();
    look(&mut console, vec![incoming("c1")], 2_000);
    let seq = console.announcement().seq;
    assert_eq!(said(&console), "Ola Berg is calling.");
    assert!(console.announcement().urgent);
    assert_eq!(english(view(&console, "c1", 2_000).words), "Ola Berg is ringing");
    look(&mut console, vec![incoming("c1")], 3_000);
    assert_eq!(console.announcement().seq, seq, "once is enough");

    let orders = act(&mut console, "c1", CallAct::Answer, 3_100);
    let [(id, Order::Answer { endpoint, .. })] = &orders[..] else { panic!("{orders:?}") };
    assert_eq!(endpoint.as_ref().unwrap().0, "desk");
    assert!(act(&mut console, "c1", CallAct::Answer, 3_150).is_empty(), "pressed twice is one order");
    assert!(!kinds(&console, "c1", 3_150).contains(&ActKind::Answer));
    done(&mut console, *id, Came::Done, 3_200);
    assert!(act(&mut console, "c1", CallAct::Answer, 3_250).is_empty(), "no reading has shown it yet");
    look(&mut console, vec![talking("c1")], 4_000);
    assert_eq!(english(view(&console, "c1", 4_000).words), "Connected to Ola Berg");
}

#[test]
fn a_caller_who_hangs_up_first_is_told_as_missed() {
    let mut console = drive_to_ready();
    look(&mut console, vec![incoming("c1")], 2_000);
    look(&mut console, vec![], 3_000);
    look(&mut console, vec![], 4_000);
    assert!(lines(&console)[0].starts_with("Ola Berg has hung up before you answered"));
    assert_eq!(lines(&console).iter().filter(|line| line.contains("Ola Berg")).count(), 1, "one line a call");
}

#[test]
fn an_ended_talk_says_how_long_it_was() {
    let mut console = drive_to_ready();
    look(&mut console, vec![incoming("c1")], 2_000);
    look(&mut console, vec![talking("c1")], 4_000);
    for tick in 0..18 {
        look(&mut console, vec![talking("c1")], 4_000 * tick + 8_000);
    }
    look(&mut console, vec![], 78_000);
    look(&mut console, vec![], 80_000);
    assert_eq!(lines(&console)[0], "The call with Ola Berg ended after 1:12.");
}

#[test]
fn the_clock_of_webex_may_be_wrong_and_a_call_is_no_older_than_the_reading_before() {
    let mut console = drive_to_ready();
    look(&mut console, vec![], 2_000);
    look(&mut console, vec![incoming("c1")], 4_000);
    assert_eq!(view(&console, "c1", 4_000).lasts_ms, 2_000, "created decades ago, says the other clock");
    let future = Some(at(900_000).wall);
    look(&mut console, vec![Call { answered: future, ..talking("c1") }], 6_000);
    assert_eq!(view(&console, "c1", 7_000).lasts_ms, 1_000);
}

#[test]
fn the_call_of_a_retrieve_is_shown_with_its_slot_and_not_told_twice() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    look(&mut console, vec![connected("leg")], 2_000);
    assert_eq!(view(&console, "leg", 2_000).retrieved_from, Some(slot("7001")));
    look(&mut console, vec![], 3_000);
    look(&mut console, vec![], 4_000);
    assert_eq!(lines(&console).iter().filter(|line| line.contains("Harriet Lund")).count(), 1);
}

#[test]
fn ending_the_ringing_of_a_retrieve_stops_that_retrieve() {
    let mut console = drive_to_ready_with(false, devices());
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    look(&mut console, vec![ringing("leg")], 2_000);
    let effects = intent(&mut console, Intent::Call { call: "leg".into(), act: CallAct::HangUp }, 2_100);
    assert!(matches!(&effects[..], [Effect::HangUp { call, .. }] if call.0 == "leg"));
}
