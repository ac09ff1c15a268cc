//! Parking from here: resolved, sent once, kept, and told.

mod again;
mod asked;
mod unclear;

use super::orders::*;
use super::*;
use crate::console::ids::{OrderId, ParkId};
use crate::console::ledger::{JournalNews, ParkedCall};
use crate::console::orders::{ActKind, Came, Order, ParkOn};

pub(super) fn park(console: &mut Console, on: ParkOn, mono_ms: u64) -> Vec<(OrderId, Order)> {
    let (for_whom, note) = (" Dr\u{7} Lee\n ".to_owned(), String::new());
    sent(&intent(console, Intent::Park { call: "c1".into(), on, for_whom, note }, mono_ms))
}

pub(super) fn kept(effects: &[Effect]) -> Vec<ParkedCall> {
    let kept = effects.iter().filter_map(|effect| match effect {
        Effect::Keep(park) => Some((**park).clone()),
        _ => None,
    });
    kept.collect()
}

pub(super) fn ready_to_park() -> Console {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    console
}

pub(super) fn parked(id: Option<&str>, name: Option<&str>, number: Option<&str>) -> Came {
    let against = Party { name: name.map(str::to_owned), number: number.map(str::to_owned) };
    Came::Parked { id: id.map(str::to_owned), against: Some(against) }
}

pub(super) fn written(console: &mut Console, id: ParkId, result: Result<(), Arg>, mono_ms: u64) {
    news(console, News::Journal(JournalNews::Kept { id, result }), mono_ms);
}

#[test]
fn a_park_is_shown_as_done_only_when_it_is_on_disk() {
    let mut console = ready_to_park();
    let orders = park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
    let [(id, order)] = &orders[..] else { panic!("{orders:?}") };
    let destination = Some("7001".to_owned());
    assert_eq!(*order, Order::Park { call: "c1".into(), destination, on_group: false });
    assert!(park(&mut console, ParkOn::Slot(slot("7002")), 2_150).is_empty(), "pressed twice is one order");

    let keep = kept(&done(&mut console, *id, parked(Some("cpe-7001"), None, None), 2_300));
    let [keep] = &keep[..] else { panic!("{keep:?}") };
    assert_eq!((&keep.slot, keep.slot_number.as_str()), (&slot("7001"), "7001"));
    assert_eq!(keep.caller.name.as_deref(), Some("Ola Berg"));
    assert_eq!((keep.for_whom.as_deref(), keep.note.as_deref()), (Some("Dr Lee"), None));
    assert_eq!((keep.parker.as_deref(), keep.parked_at), (Some("Rosa Keller"), at(2_100).wall));
    assert!(lines(&console)[0].ends_with("Valet writes it down…"), "{:?}", lines(&console));

    look(&mut console, vec![], 2_400);
    look(&mut console, vec![], 2_500);
    written(&mut console, keep.id, Ok(()), 2_600);
    look(&mut console, vec![], 2_700);
    assert_eq!(lines(&console)[0], "Ola Berg is parked on 7001 Lobby 7001 for Dr Lee.");
    assert!(!lines(&console).iter().any(|line| line.contains("ended")), "nobody hung up");
}

#[test]
fn a_slot_that_nobody_configured_appears_on_the_board() {
    let mut console = ready_to_park();
    let orders = park(&mut console, ParkOn::Group, 2_100);
    let (id, order) = &orders[0];
    assert!(matches!(order, Order::Park { destination: None, on_group: true, .. }));
    let keep = kept(&done(&mut console, *id, parked(None, Some("Back room"), Some("7099")), 2_300));
    let found = console.board().slot(&keep[0].slot).unwrap();
    assert_eq!((&*english(found.name()), found.destination.as_deref()), ("7099 Back room", Some("7099")));
}

#[test]
fn where_webex_parked_is_matched_by_id_then_number_then_name() {
    for against in [
        parked(Some("cpe-7002"), Some("Lobby 7001"), Some("7001")),
        parked(None, Some("Lobby 7001"), Some("7002")),
        parked(None, Some("Lobby 7002"), None),
    ] {
        let mut console = ready_to_park();
        let (id, _) = park(&mut console, ParkOn::Group, 2_100)[0].clone();
        let keep = kept(&done(&mut console, id, against.clone(), 2_300));
        assert_eq!(keep[0].slot, slot("7002"), "{against:?}");
    }
}

#[test]
fn a_group_park_of_which_webex_does_not_say_where_is_kept_all_the_same() {
    let mut console = ready_to_park();
    let (id, _) = park(&mut console, ParkOn::Group, 2_100)[0].clone();
    let keep = kept(&done(&mut console, id, Came::Done, 2_300));
    assert_eq!(keep[0].slot_label, "Somewhere in your call park group");
}

#[test]
fn a_call_is_parked_on_the_attendant_herself_without_a_destination() {
    let mut console = ready_to_park();
    let orders = park(&mut console, ParkOn::Slot("mine".into()), 2_100);
    let (id, order) = &orders[0];
    assert!(matches!(order, Order::Park { destination: None, on_group: false, .. }));
    let keep = kept(&done(&mut console, *id, parked(None, Some("Rosa Keller"), Some("2100")), 2_300));
    assert_eq!(keep[0].slot.0, "mine");
}

#[test]
fn a_taken_slot_says_so_and_the_call_is_still_in_hand() {
    for status in [400, 404, 409, 410] {
        let mut console = ready_to_park();
        let (id, _) = park(&mut console, ParkOn::Slot(slot("7001")), 2_100)[0].clone();
        let taken = Failure { status: Some(status), ..no() };
        assert!(kept(&failed(&mut console, id, taken, 2_300)).is_empty());
        let view = view(&console, "c1", 2_300);
        let words = english(view.order.unwrap().words);
        assert!(words.starts_with("It did not work."), "{words}");
        assert_eq!(words.contains("Ola Berg is still on your phone."), status != 404, "{words}");
        assert!(view.acts.iter().any(|offer| offer.kind == ActKind::Park));
        let entry = console.activity().entries().find(|entry| entry.order == Some(id)).unwrap();
        assert_eq!(entry.slot, Some("7001 Lobby 7001".into()));
        assert_eq!(entry.tracking_id.as_deref(), Some("VALET_1"));
    }
}

#[test]
fn only_a_call_that_talks_is_parked_and_a_number_is_read_first() {
    let mut console = ready_to_park();
    assert!(park(&mut console, ParkOn::Number("lobby".to_owned()), 2_100).is_empty());
    assert_eq!(said(&console), "That is no number.");
    assert!(park(&mut console, ParkOn::Slot("gone".into()), 2_150).is_empty());
    assert_eq!(said(&console), "That slot is no longer on the board. Choose another one.");
    look(&mut console, vec![Call { state: CallState::Held, ..talking("c1") }], 2_200);
    assert!(park(&mut console, ParkOn::Slot(slot("7001")), 2_300).is_empty());
    assert_eq!(said(&console), "That is possible only while you talk. Now: Ola Berg is on hold.");
}

#[test]
fn two_calls_are_not_sent_to_one_slot_at_the_same_moment() {
    let mut console = drive_to_ready();
    let second = Call { session: Some("s2".into()), ..talking("c2") };
    look(&mut console, vec![talking("c1"), second], 2_000);
    park(&mut console, ParkOn::Slot(slot("7001")), 2_100);
    let on = ParkOn::Slot(slot("7001"));
    let again = Intent::Park { call: "c2".into(), on, for_whom: String::new(), note: String::new() };
    assert!(sent(&intent(&mut console, again, 2_200)).is_empty());
    assert!(said(&console).contains("is being parked on 7001"));
}

#[test]
fn for_whom_is_one_short_line() {
    let mut console = ready_to_park();
    let (on, for_whom) = (ParkOn::Slot(slot("7001")), "x".repeat(500));
    let note = "\t line one\r\nline two ".to_owned();
    let orders = sent(&intent(&mut console, Intent::Park { call: "c1".into(), on, for_whom, note }, 2_100));
    let keep = kept(&done(&mut console, orders[0].0, Came::Done, 2_300));
    assert_eq!(keep[0].for_whom.as_ref().unwrap().len(), 80);
    assert_eq!(keep[0].note.as_deref(), Some("line one line two"));
}

#[test]
fn a_slot_that_is_known_to_be_taken_is_refused_with_the_name_of_who_waits_there() {
    let mut console = ready_to_park();
    let (id, _) = park(&mut console, ParkOn::Slot(slot("7001")), 2_100)[0].clone();
    let keep = kept(&done(&mut console, id, Came::Done, 2_300));
    written(&mut console, keep[0].id, Ok(()), 2_400);
    let told = lines(&console).iter().filter(|line| line.contains("is parked on")).count();
    assert_eq!(told, 1, "a park has one line: {:?}", lines(&console));
    look(&mut console, vec![], 3_000);
    look(&mut console, vec![], 3_500);

    let second = Call { session: Some("s2".into()), ..talking("c1") };
    look(&mut console, vec![second.clone()], 4_000);
    assert!(park(&mut console, ParkOn::Slot(slot("7001")), 4_100).is_empty());
    assert_eq!(said(&console), "Ola Berg is parked on 7001 Lobby 7001. Choose another slot.");
    assert_eq!(park(&mut console, ParkOn::Slot(slot("7002")), 4_200).len(), 1);
}

#[test]
fn a_caller_who_was_fetched_and_parked_again_was_passed_on_and_did_not_end() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 2_000);
    accept(&mut console, 1, "c1", 2_100);
    look(&mut console, vec![talking("c1")], 3_000);
    let orders = park(&mut console, ParkOn::Slot(slot("7002")), 5_000);
    // The reading is faster than the answer to the park.
    look(&mut console, vec![], 5_100);
    look(&mut console, vec![], 6_100);
    assert_eq!(
        outcome(&console, "7001"),
        crate::console::retrieval::Outcome::PassedOn {
            caller: Party { name: Some("Ola Berg".into()), ..talking("c1").remote_party },
            talked_ms: 3_100
        }
    );
    let keep = kept(&done(&mut console, orders[0].0, parked(Some("cpe-7002"), None, None), 6_200));
    written(&mut console, keep[0].id, Ok(()), 6_300);
    assert!(
        lines(&console).iter().any(|line| line == "You talked to Ola Berg for 0:03."),
        "{:?}",
        lines(&console)
    );
    assert!(!lines(&console).iter().any(|line| line.contains("ended")), "{:?}", lines(&console));
}
