//! What a bystander hears is all that there is to know: who writes it down has the same board and the same calls.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::news::CallNews;
use super::super::watch::{Glimpse, Happening};
use super::chance::{step, take};
use super::*;

/// A board and a list of calls, written down from what was heard.
#[derive(Debug, Default)]
struct Notes {
    spots: BTreeMap<Spot, Party>,
    calls: BTreeMap<String, Glimpse>,
}

impl Notes {
    fn write(&mut self, happening: Happening) {
        match happening {
            Happening::Parked { spot, caller: Some(caller) } => {
                self.spots.insert(spot, caller);
            }
            Happening::Parked { spot, caller: None } => {
                assert!(self.spots.remove(&spot).is_some(), "nobody was at {spot:?}");
            }
            Happening::Call { news, call } => {
                let begins =
                    matches!(news, CallNews::Originating | CallNews::Originated | CallNews::Received);
                let known = self.calls.contains_key(&call.call_id);
                assert!(known || begins, "{news:?} of an unknown call: {call:?}");
                if news == CallNews::Released {
                    self.calls.remove(&call.call_id);
                } else {
                    self.calls.insert(call.call_id.clone(), *call);
                }
            }
        }
    }

    fn check(&self, world: &World) {
        let parked: Vec<Spot> = world.parked().keys().copied().collect();
        assert_eq!(self.spots.keys().copied().collect::<Vec<_>>(), parked);
        for (spot, party) in &self.spots {
            assert_eq!(Some(party), world.parked_party(*spot).as_ref());
        }
        let live = world.live().map(|(_, leg)| (leg.call_id.clone(), (leg.state, leg.personality)));
        let noted = self.calls.iter().map(|(id, call)| (id.clone(), (call.state, call.personality)));
        assert_eq!(noted.collect::<BTreeMap<_, _>>(), live.collect::<BTreeMap<_, _>>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn who_writes_down_what_he_hears_knows_all(
        steps in prop::collection::vec(step(), 1..60),
        keeps_id in any::<bool>(),
    ) {
        let mut world = quiet_with(|knobs| knobs.retrieve_keeps_call_id = keeps_id);
        world.listen(true);
        let mut notes = Notes::default();
        for step in &steps {
            take(&mut world, step);
            world.heard().into_iter().for_each(|happening| notes.write(happening));
            notes.check(&world);
        }
    }
}

#[test]
fn nothing_is_kept_while_nobody_listens() {
    let mut world = quiet();
    world.park_outside(S7001, harriet(), MemberId(1)).unwrap();
    assert!(world.heard().is_empty());
    world.listen(true);
    assert!(world.heard().is_empty(), "what happened before is not news");
    world.abandon(S7001).unwrap();
    assert!(matches!(world.heard().as_slice(), [Happening::Parked { spot: S7001, caller: None }]));
}
