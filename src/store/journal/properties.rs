//! Whatever happened, and wherever the file is cut or scratched, it tells of nothing that was not so.

use std::fs;

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::store::journal::ledger::{Replay, replay};

/// One thing that a console may do.
#[derive(Clone, Debug)]
enum Act {
    Park(Box<ParkedCall>),
    Mark(u64),
    Gone(u64),
}

impl Act {
    fn on(&self, journal: &mut Journal) {
        match self.clone() {
            Self::Park(call) => journal.park(*call),
            Self::Mark(id) => journal.mark(id, Mark::Recalled(Timestamp::UNIX_EPOCH)),
            Self::Gone(id) => journal.gone(id, Gone::Retrieved),
        }
        .unwrap();
    }
}

fn any_call() -> impl Strategy<Value = ParkedCall> {
    (1..6_u64, ".{0,12}", any::<Option<String>>(), any::<Option<u64>>(), 0..4_000_000_000_i64).prop_map(
        |(id, slot_name, note, recall_secs, at)| ParkedCall {
            id,
            person: "rosa".to_owned(),
            slot_id: "7001".to_owned(),
            destination: "7001".to_owned(),
            slot_number: None,
            slot_name,
            caller_name: Some("Harriet\nLund".to_owned()),
            caller_number: None,
            parked_at: Timestamp::from_second(at).unwrap(),
            parker: None,
            for_whom: None,
            note,
            recall_secs,
            recalled: None,
            again: None,
            asked: None,
        },
    )
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => any_call().prop_map(|call| Act::Park(Box::new(call))),
        1 => (1..6_u64).prop_map(Act::Mark),
        2 => (1..6_u64).prop_map(Act::Gone),
    ]
}

/// What a file of these bytes holds.
fn held(bytes: &[u8]) -> Vec<ParkedCall> {
    match replay(bytes) {
        Replay::Ours { ledger, .. } => ledger.calls().cloned().collect(),
        Replay::Empty | Replay::Foreign | Replay::Newer { .. } => Vec::new(),
    }
}

/// Carries out `acts`. Returns the file, and its length and content after each of them.
fn carried_out(acts: &[Act]) -> (Vec<u8>, Vec<(usize, Vec<ParkedCall>)>) {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, restored) = Journal::open(dir.path());
    assert_eq!(restored.trouble, []);
    let file = dir.path().join(FILE);
    let mut history = vec![(0, Vec::new())];
    for act in acts {
        act.on(&mut journal);
        let len = fs::metadata(&file).unwrap().len() as usize;
        history.push((len, journal.calls().cloned().collect()));
    }
    (fs::read(file).unwrap(), history)
}

proptest! {
    #![proptest_config(crate::seeds::cases(16))]

    #[test]
    fn a_file_that_is_cut_at_any_byte_holds_exactly_what_was_acknowledged_before(
        acts in prop::collection::vec(any_act(), 0..10)
    ) {
        let (bytes, history) = carried_out(&acts);
        for cut in 0..=bytes.len() {
            let (_, acknowledged) = history.iter().rev().find(|(len, _)| *len <= cut).unwrap();
            prop_assert_eq!(&held(&bytes[..cut]), acknowledged, "cut at {} of {}", cut, bytes.len());
        }
    }

    #[test]
    fn a_flipped_byte_anywhere_never_invents_a_call(
        acts in prop::collection::vec(any_act(), 0..10),
        flips in prop::collection::vec(1..=255_u8, 64),
    ) {
        let (bytes, history) = carried_out(&acts);
        let parked_last = history.last().map_or(Vec::new(), |(_, calls)| calls.clone());
        // A mark may outlive the line of a second park under the same id: it is true of the first as well.
        let unmarked = |call: ParkedCall| ParkedCall { recalled: None, ..call };
        let ever: Vec<ParkedCall> = history.into_iter().flat_map(|(_, calls)| calls).map(unmarked).collect();
        for at in 0..bytes.len() {
            let mut scratched = bytes.clone();
            scratched[at] ^= flips[at % flips.len()];
            let held = held(&scratched);
            // A scratched line feed joins two lines; no scratch costs more than that.
            let lost = parked_last.iter().filter(|call| !held.iter().any(|kept| kept.id == call.id)).count();
            prop_assert!(lost <= 2, "byte {} cost {} calls", at, lost);
            for call in held {
                // A lost mark or a lost end shows a call as it once was: too much is told, never something untrue.
                prop_assert!(
                    ever.contains(&unmarked(call.clone())),
                    "byte {} made {:?} of nothing", at, call
                );
            }
        }
    }

    #[test]
    fn no_content_panics(bytes in any::<Vec<u8>>()) {
        held(&bytes);
    }
}
