//! Whatever happens in whatever order: a press sends one order at most.

use proptest::prelude::*;

use super::orders::*;
use super::*;
use crate::console::calls::{Mute, RecalledFrom};
use crate::console::ids::{CallId, OrderId};
use crate::console::orders::{CallAct, Came, Order, Ordered, ParkOn};

fn any_act() -> impl Strategy<Value = CallAct> {
    prop_oneof![
        Just(CallAct::Answer),
        Just(CallAct::Reject),
        Just(CallAct::Hold),
        Just(CallAct::Resume),
        Just(CallAct::Mute),
        Just(CallAct::HangUp),
        Just(CallAct::Divert { to: "2108".to_owned() }),
        Just(CallAct::TransferTo { number: "2108".to_owned() }),
        Just(CallAct::Join { other: "c2".into() }),
        Just(CallAct::Digits("1".to_owned())),
        Just(CallAct::ParkAgain { slot: slot("7001"), for_whom: String::new(), note: String::new() }),
    ]
}

#[derive(Clone, Debug)]
enum Step {
    Press(u8, CallAct),
    Park(u8),
    Start(u8),
    Read(Vec<(u8, u8)>),
    Answered(u64, u8),
    Kept(u64, bool),
    Tick(u16),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3_u8, any_act()).prop_map(|(call, act)| Step::Press(call, act)),
        (0..3_u8).prop_map(Step::Park),
        (0..3_u8).prop_map(Step::Start),
        proptest::collection::vec((0..3_u8, 0..7_u8), 0..4).prop_map(Step::Read),
        (0..30_u64, 0..7_u8).prop_map(|(id, how)| Step::Answered(id, how)),
        (0..6_u64, any::<bool>()).prop_map(|(id, well)| Step::Kept(id, well)),
        (0..20_000_u16).prop_map(Step::Tick),
    ]
}

fn some_call((id, state): (u8, u8)) -> Call {
    let id = format!("c{id}");
    let recall = Some(RecalledFrom { id: Some("cpe-7001".to_owned()), party: Party::default() });
    match state {
        0 => incoming(&id),
        1 => Call { recall, ..incoming(&id) },
        2 => talking(&id),
        3 => Call { state: CallState::Held, ..talking(&id) },
        4 => ringing(&id),
        5 => Call { mute: Mute::Off, ..talking(&id) },
        _ => call(&id, &id, Personality::Originator, CallState::Connecting),
    }
}

fn some_answer(how: u8) -> Result<Came, Failure> {
    Ok(match how {
        0 => Came::Done,
        1 => Came::Started { call: "c2".into(), session: None },
        2 => Came::Parked { id: Some("cpe-7002".to_owned()), against: None },
        3 => return Err(unclear()),
        4 => return Err(no()),
        5 => return Err(failure(FailureKind::Refused, PressAgain::AfterSecs(3), LookUp::Nothing)),
        _ => return Err(failure(FailureKind::Troubled, PressAgain::AfterLookUp, LookUp::Setup)),
    })
}

proptest! {
    #![proptest_config(crate::seeds::property())]

    /// Whatever comes in, in whatever order: a press sends one order at most, and nothing but a press, the answering of an
    /// own leg, tones that had to wait and the second half of a "park again" sends any; each order and each park has a name of its own.
    #[test]
    fn a_press_sends_one_order_at_most(steps in proptest::collection::vec(any_step(), 0..80)) {
        let mut console = drive_to_ready();
        let mut now = 1_000;
        let (mut ids, mut kept) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
        let mut parks_again = 0_usize;
        for step in steps {
            now += 400;
            let before = console.announcement().seq;
            let (pressed, effects) = match step.clone() {
                Step::Press(call, act) => {
                    let call = CallId(format!("c{call}"));
                    (true, intent(&mut console, Intent::Call { call, act }, now))
                }
                Step::Park(call) => {
                    let (call, on) = (CallId(format!("c{call}")), ParkOn::Slot(slot("7001")));
                    let park = Intent::Park { call, on, for_whom: "Dr Lee".to_owned(), note: String::new() };
                    (true, intent(&mut console, park, now))
                }
                Step::Start(0) => (true, intent(&mut console, Intent::Dial("2108".to_owned()), now)),
                Step::Start(1) => (true, intent(&mut console, Intent::PickUp(None), now)),
                Step::Start(_) => (true, intent(&mut console, Intent::Pull, now)),
                Step::Read(calls) => {
                    let mut calls: Vec<Call> = calls.into_iter().map(some_call).collect();
                    calls.sort_by(|a, b| a.id.cmp(&b.id));
                    calls.dedup_by(|a, b| a.id == b.id);
                    (false, look(&mut console, calls, now))
                }
                Step::Answered(id, how) => {
                    let result = some_answer(how).map(|what| Ordered { what, tracking_id: None });
                    (false, news(&mut console, News::Ordered { id: OrderId(id), result }, now))
                }
                Step::Kept(id, well) => {
                    let result = if well { Ok(()) } else { Err("The disk is full.".into()) };
                    let id = crate::console::ids::ParkId(id);
                    let kept = crate::console::ledger::JournalNews::Kept { id, result };
                    (false, news(&mut console, News::Journal(kept), now))
                }
                Step::Tick(ms) => {
                    now += u64::from(ms);
                    (false, console.update(Event::Tick, at(now)))
                }
            };
            let orders = sent(&effects);
            prop_assert!(orders.iter().all(|(id, _)| ids.insert(*id)), "an order went out twice");
            if pressed {
                prop_assert!(orders.len() <= 1, "{step:?} sent {orders:?}");
                parks_again += usize::from(matches!(&step, Step::Press(_, CallAct::ParkAgain { .. })) && !orders.is_empty());
            }
            for (_, order) in orders.iter().filter(|_| !pressed) {
                match order {
                    Order::Answer { .. } => {}
                    // Typed while others were on their way.
                    Order::Digits { .. } => {}
                    Order::Park { .. } if parks_again > 0 => parks_again -= 1,
                    other => prop_assert!(false, "nobody pressed for {other:?}"),
                }
            }
            for effect in &effects {
                if let Effect::Keep(park) = effect {
                    prop_assert!(kept.insert(park.id), "a park is kept once");
                }
            }
            prop_assert!(console.announcement().seq >= before);
            for view in console.my_calls(at(now)) {
                prop_assert!(!view.caller.is_nothing(), "{:?}", view.words);
            }
        }
    }
}
