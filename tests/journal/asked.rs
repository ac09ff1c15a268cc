//! Parks that were asked for: on disk before the order goes out, confirmed or struck when Webex has answered.

use std::fs;

use jiff::Timestamp;
use valet::store::journal::Gone;

use crate::support::{Desk, HEADER, asked, call, sealed};

#[test]
fn a_park_that_was_asked_for_is_one_call_with_its_confirmation() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(asked(1)).unwrap();
    journal.park(asked(2)).unwrap();
    journal.park(asked(3)).unwrap();
    assert_eq!(desk.open().1.entries, [asked(1), asked(2), asked(3)]);
    journal.park(call(2)).unwrap();
    journal.gone(3, Gone::NotParked).unwrap();
    assert_eq!(desk.open().1.entries, [asked(1), call(2)]);
}

/// The park as a Valet reads it that knows nothing of asking.
#[derive(serde::Deserialize)]
struct OlderPark {
    kind: String,
    id: u64,
    slot_id: String,
    destination: String,
    parked_at: Timestamp,
}

#[test]
fn a_valet_that_knows_nothing_of_asking_finds_a_park_there_and_a_known_version() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(asked(7)).unwrap();
    let text = fs::read_to_string(desk.file()).unwrap();
    let [header, park] = &text.lines().collect::<Vec<_>>()[..] else { panic!("{text}") };
    assert_eq!(format!("{header}\n"), sealed(HEADER));
    let (_, json) = park.split_once(' ').unwrap();
    let park: OlderPark = serde_json::from_str(json).unwrap();
    assert_eq!((park.kind.as_str(), park.id, park.parked_at), ("park", 7, call(7).parked_at));
    assert_eq!((park.slot_id, park.destination), (call(7).slot_id, call(7).destination));
}
