//! Which slots there are, and what is known of them.

use super::*;
use crate::words::english;

fn place(id: &str, extension: &str, location: &str) -> ParkPlace {
    ParkPlace {
        id: id.into(),
        name: format!("Slot {id}"),
        extension: Some(extension.into()),
        esn: Some(format!("8811{extension}")),
        location_id: Some(location.into()),
        location: Some(location.into()),
    }
}

fn home() -> Home {
    Home {
        person_id: Some("rosa".into()),
        extension: Some("2100".into()),
        location_id: Some("harbour".into()),
        location: Some("harbour".into()),
    }
}

fn board(extensions: Vec<ParkPlace>, members: Vec<ParkPlace>, manual: Vec<ManualSlot>) -> Board {
    let mut board = Board::new(manual, 45);
    board.set_home(home());
    board.monitored.take(Ok(Monitored { extensions, people: vec![] }));
    board.group.take(Ok(ParkGroup { name: None, members }));
    board.rebuild(&BTreeSet::new());
    board
}

fn at(mono_ms: u64) -> Now {
    Now { wall: jiff::Timestamp::UNIX_EPOCH, mono_ms }
}

fn names(board: &Board) -> Vec<String> {
    board.slots().iter().map(Slot::name).map(english).collect()
}

#[test]
fn a_slot_of_another_location_is_dialled_by_its_esn() {
    let board = board(vec![place("a", "7001", "harbour"), place("b", "7002", "uptown")], vec![], vec![]);
    assert_eq!(board.slots()[0].destination.as_deref(), Some("7001"));
    assert_eq!(board.slots()[1].destination.as_deref(), Some("88117002"));
    assert_eq!(board.slots()[1].number, "7002", "people still say the extension");
}

#[test]
fn the_same_extension_in_two_locations_is_two_slots() {
    let mut elsewhere = place("b", "7001", "uptown");
    elsewhere.esn = Some("88227001".into());
    let here = place("a", "7001", "harbour");
    for places in [vec![here.clone(), elsewhere.clone()], vec![elsewhere, here]] {
        let board =
            board(places, vec![], vec![ManualSlot { number: "7001".into(), label: Some("Front".into()) }]);
        assert_eq!(board.slots().len(), 3);
        let front = board.find_number("7001").unwrap();
        assert_eq!((front.id.0.as_str(), front.label.as_str()), ("a", "Front"), "what is dialled goes first");
    }
}

#[test]
fn extensions_then_manual_then_group_then_mine_without_repeats() {
    let board = board(
        vec![place("a", "7001", "harbour")],
        vec![place("tom", "2107", "harbour"), place("rosa", "2100", "harbour")],
        vec![
            ManualSlot { number: "7001".into(), label: Some("Front".into()) },
            ManualSlot { number: "7050".into(), label: None },
        ],
    );
    assert_eq!(names(&board), ["7001 Front", "7050", "2107 Slot tom", "Parked for me"]);
}

#[test]
fn parked_for_me_sends_no_destination() {
    let board = board(vec![], vec![], vec![]);
    assert_eq!(board.slots()[0].destination, None);
}

#[test]
fn a_typed_number_joins_the_board_once_and_survives_a_new_reading() {
    let mut board = board(vec![place("a", "7001", "harbour")], vec![], vec![]);
    assert_eq!(board.add_typed("7001"), SlotId("a".into()));
    let typed = board.add_typed("+12223334444");
    assert_eq!(board.add_typed("+12223334444"), typed);
    board.rebuild(&BTreeSet::new());
    assert!(board.slot(&typed).is_some());
}

#[test]
fn free_fades_to_not_known() {
    let mut board = board(vec![place("a", "7001", "harbour")], vec![], vec![]);
    let slot = SlotId("a".into());
    board.learn(&slot, Fact { at: at(1_000), says: Says::Nobody }, at(1_000));
    assert!(matches!(board.slot(&slot).unwrap().state(at(2_000)), SlotState::Free { .. }));
    assert!(matches!(
        board.slot(&slot).unwrap().state(at(1_000 + FRESH_MS)),
        SlotState::NotKnown { last: Some(_) }
    ));
}

#[test]
fn a_slot_never_starts_as_free() {
    let board = board(vec![place("a", "7001", "harbour")], vec![], vec![]);
    assert_eq!(board.slots()[0].state(at(0)), SlotState::NotKnown { last: None });
}

#[test]
fn free_does_not_survive_the_sleep_of_a_laptop() {
    let mut slot = Slot::new("a".into(), SlotKind::Manual, "7001", "", Some("7001".into()));
    slot.learn(Fact { at: at(1_000), says: Says::Fetched { caller: Party::default(), asked: at(900) } });
    assert!(matches!(slot.state(at(2_000)), SlotState::Free { .. }));
    let woken = Now { wall: jiff::Timestamp::from_second(3_600).unwrap(), mono_ms: 2_000 };
    assert!(matches!(slot.state(woken), SlotState::NotKnown { .. }));
}

#[test]
fn a_place_is_found_by_any_of_its_numbers_and_its_name_tells_locations_apart() {
    let elsewhere = ParkPlace { esn: Some("88227001".into()), ..place("b", "7001", "uptown") };
    let board =
        board(vec![place("a", "7001", "harbour"), elsewhere, place("c", "7003", "harbour")], vec![], vec![]);
    let found = |name: &str, number: &str| {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let party = Party { name: text(name), number: text(number) };
        board.find_party(None, &party).map(|slot| slot.id.0.clone())
    };
    for (name, number, id) in [
        ("", "88117003", Some("c")),
        ("", "+14085557003", Some("c")),
        ("Slot b", "7001", Some("b")),
        ("Slot a", "7001", Some("a")),
        ("", "7001", Some("a")),
        ("", "88227001", Some("b")),
        ("", "9999", None),
    ] {
        assert_eq!(found(name, number).as_deref(), id, "{name} {number}");
    }
}
