//! What a bystander hears is all that there is to know: who writes it down has the same board and the same calls.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::calls::RecordingAct;
use super::super::news::CallNews;
use super::super::park::ParkOn;
use super::super::watch::{Glimpse, Happening};
use super::chance::{Step, step, take};
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

/// Does one of the acts to one of the live calls; most acts do not fit, and are refused.
fn aim(world: &mut World, nth: usize, act: u8) {
    let live: Vec<(LegId, MemberId, String)> =
        world.live().map(|(id, leg)| (id, leg.owner, leg.call_id.clone())).collect();
    let Some((leg, owner, id)) = live.get(nth % live.len().max(1)) else { return };
    let who = Actor { user: *owner, line: *owner };
    match act {
        0..4 => world.lift_handset(*leg).ok(),
        4 | 5 => world.hold(who, id).ok(),
        6 | 7 => world.resume(who, id).ok(),
        8 => world.park(who, id, ParkOn::Number("7001")).map(|_| ()).ok(),
        9 => world.park(who, id, ParkOn::Group).map(|_| ()).ok(),
        10 => world.divert(who, id, Some("2108"), false).ok(),
        11 => world.transfer_to(who, id, "2107").map(|_| ()).ok(),
        12 => world.record(who, Some(id), RecordingAct::Start).ok(),
        _ => world.hangup(who, id).ok(),
    };
}

#[derive(Clone, Debug)]
enum Move {
    Chance(Step),
    Aimed(usize, u8),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let aimed = (0..6usize, 0..14u8).prop_map(|(nth, act)| Move::Aimed(nth, act));
    prop::collection::vec(prop_oneof![1 => step().prop_map(Move::Chance), 3 => aimed], 1..80)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn who_writes_down_what_he_hears_knows_all(moves in moves(), keeps_id in any::<bool>()) {
        let mut world = quiet_with(|knobs| knobs.retrieve_keeps_call_id = keeps_id);
        world.listen(true);
        let mut notes = Notes::default();
        for one in &moves {
            match one {
                Move::Chance(step) => take(&mut world, step),
                Move::Aimed(nth, act) => aim(&mut world, *nth, *act),
            }
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
