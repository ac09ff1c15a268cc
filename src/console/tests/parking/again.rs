//! Park again, and what is told of a recall.

use super::*;
use crate::console::calls::RecalledFrom;
use crate::console::orders::CallAct;

fn recalled(id: &str) -> Call {
    let party = Party { name: None, number: Some("7001".to_owned()) };
    Call { recall: Some(RecalledFrom { id: None, party }), ..incoming(id) }
}

fn park_again() -> CallAct {
    CallAct::ParkAgain { slot: slot("7001"), for_whom: "Dr Lee".to_owned(), note: String::new() }
}

#[test]
fn park_again_answers_and_parks_once_the_call_is_connected() {
    let mut console = drive_to_ready();
    look(&mut console, vec![recalled("c1")], 2_000);
    assert!(view(&console, "c1", 2_000).acts.iter().any(|offer| offer.kind == ActKind::ParkAgain));
    let orders = act(&mut console, "c1", park_again(), 2_100);
    let [(id, Order::Answer { endpoint: Some(desk), .. })] = &orders[..] else { panic!("{orders:?}") };
    assert_eq!(desk.0, "desk");
    assert_eq!(
        said(&console),
        "Ola Berg is being answered on Desk phone, then parked on 7001 Lobby 7001 again."
    );
    assert!(act(&mut console, "c1", park_again(), 2_150).is_empty());
    done(&mut console, *id, Came::Done, 2_200);
    assert!(sent(&look(&mut console, vec![recalled("c1")], 3_000)).is_empty());
    let parks = sent(&look(&mut console, vec![talking("c1")], 4_000));
    let destination = Some("7001".to_owned());
    assert!(
        matches!(&parks[..], [(_, order)] if *order == Order::Park { call: "c1".into(), destination, on_group: false })
    );
    assert!(sent(&look(&mut console, vec![talking("c1")], 5_000)).is_empty(), "once");
    let keep = kept(&done(&mut console, parks[0].0, Came::Done, 5_100));
    assert_eq!(
        (keep[0].for_whom.as_deref(), keep[0].caller.name.as_deref()),
        (Some("Dr Lee"), Some("Ola Berg"))
    );
}

#[test]
fn park_again_says_to_lift_the_handset_where_the_answer_is_refused() {
    let mut console = drive_to_ready();
    look(&mut console, vec![recalled("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", park_again(), 2_100)[0].clone();
    failed(&mut console, id, no(), 2_200);
    assert_eq!(said(&console), "The call could not be answered from here. Lift the handset, then park it.");
    assert!(sent(&look(&mut console, vec![talking("c1")], 3_000)).is_empty(), "not behind her back");
}

#[test]
fn park_again_ends_with_an_answer_that_the_calls_show_not_carried_out() {
    let mut console = drive_to_ready();
    look(&mut console, vec![recalled("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", park_again(), 2_100)[0].clone();
    failed(&mut console, id, unclear(), 2_200);
    for second in 3..7 {
        look(&mut console, vec![recalled("c1")], second * 1_000);
    }
    assert!(lines(&console).iter().any(|line| line.ends_with("Lift the handset, then park it.")));
    assert!(sent(&look(&mut console, vec![talking("c1")], 8_000)).is_empty());
}

#[test]
fn park_again_gives_up_when_nobody_answers() {
    let mut console = drive_to_ready();
    look(&mut console, vec![recalled("c1")], 2_000);
    let (id, _) = act(&mut console, "c1", park_again(), 2_100)[0].clone();
    done(&mut console, id, Came::Done, 2_200);
    look(&mut console, vec![recalled("c1")], 17_000);
    console.update(Event::Tick, at(17_100));
    assert!(said(&console).ends_with("Lift the handset, then park it."));
    assert!(sent(&look(&mut console, vec![talking("c1")], 18_000)).is_empty());
}

#[test]
fn a_recall_is_told_once_as_it_comes_and_once_as_it_is_answered() {
    let mut console = drive_to_ready();
    look(&mut console, vec![recalled("c1")], 2_000);
    assert_eq!(lines(&console).iter().filter(|line| line.contains("Ola Berg")).count(), 1);
    look(&mut console, vec![talking("c1")], 3_000);
    assert_eq!(lines(&console).iter().filter(|line| line.contains("Ola Berg")).count(), 2);
    look(&mut console, vec![], 4_000);
    look(&mut console, vec![], 5_000);
    assert!(lines(&console)[0].starts_with("The call with Ola Berg ended"), "{:?}", lines(&console));
    let mut console = drive_to_ready();
    look(&mut console, vec![recalled("c1")], 2_000);
    look(&mut console, vec![], 3_000);
    look(&mut console, vec![], 4_000);
    assert_eq!(lines(&console).iter().filter(|line| line.contains("Ola Berg")).count(), 2);
}
