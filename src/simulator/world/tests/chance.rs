//! Whatever people do, in whatever order: a caller is in one place, halves fit together, and no call vanishes unwritten.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::calls::{RecordingAct, Rejection};
use super::super::park::ParkOn;
use super::*;

/// One thing that somebody does; numbers choose among what is there.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Incoming(usize),
    Dial(usize, &'static str),
    Act(usize, usize, u8),
    Retrieve(usize, Option<&'static str>),
    Transfer(usize),
    Steal(usize, usize),
    Abandon(usize),
    Lift(usize),
    Pass(u8),
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let number =
        prop::sample::select(vec!["2100", "2107", "2108", "7001", "7002", "+14085550001", "*887001", "4711"]);
    let who = 0..3usize;
    prop_oneof![
        2 => who.clone().prop_map(Step::Incoming),
        2 => (who.clone(), number).prop_map(|(who, number)| Step::Dial(who, number)),
        8 => (who.clone(), 0..6usize, 0..14u8).prop_map(|(who, call, act)| Step::Act(who, call, act)),
        2 => (who.clone(), prop::option::of(prop::sample::select(vec!["7001", "7002", "2107"]))).prop_map(|(w, d)| Step::Retrieve(w, d)),
        1 => who.clone().prop_map(Step::Transfer),
        1 => (0..4usize, who.clone()).prop_map(|(spot, who)| Step::Steal(spot, who)),
        1 => (0..4usize).prop_map(Step::Abandon),
        4 => (0..8usize).prop_map(Step::Lift),
        2 => (0..60u8).prop_map(Step::Pass),
    ]
}

/// Does one step; refusals are fine, wrong worlds are not.
pub(super) fn take(world: &mut World, step: &Step) {
    let actor = |who: usize| Actor { user: MemberId(who), line: MemberId(who) };
    let spot = |world: &World, nth: usize| world.parked().keys().nth(nth).copied();
    match step {
        Step::Incoming(who) => {
            world.incoming(MemberId(*who), harriet(), None);
        }
        Step::Dial(who, number) => {
            world.dial(actor(*who), number, Ring::default()).ok();
        }
        Step::Retrieve(who, from) => {
            world.retrieve(actor(*who), *from, Ring::default()).ok();
        }
        Step::Transfer(who) => {
            world.transfer(actor(*who), None).ok();
        }
        Step::Steal(nth, who) => {
            if let Some(spot) = spot(world, *nth) {
                world.steal(spot, MemberId(*who)).ok();
            }
        }
        Step::Abandon(nth) => {
            if let Some(spot) = spot(world, *nth) {
                world.abandon(spot).unwrap();
            }
        }
        Step::Lift(nth) => {
            let id = world.legs().nth(*nth).map(|(id, _)| id);
            if let Some(id) = id {
                world.lift_handset(id).ok();
            }
        }
        Step::Pass(secs) => pass(world, i64::from(*secs)),
        Step::Act(who, nth, act) => {
            let who = actor(*who);
            let Some(id) =
                world.calls_json(who.line).get(*nth).map(|call| call["id"].as_str().unwrap().to_owned())
            else {
                return;
            };
            match act {
                0 => world.answer(who, &id, None).ok(),
                1 => world.hangup(who, &id).ok(),
                2 => world.hold(who, &id).ok(),
                3 => world.resume(who, &id).ok(),
                4 => world.reject(who, &id, Rejection::Ignore).ok(),
                5 => world.reject(who, &id, Rejection::Busy).ok(),
                6 => world.divert(who, &id, Some("2108"), false).ok(),
                7 => world.divert(who, &id, None, true).ok(),
                8 => world.transfer_to(who, &id, "2107").map(|_| ()).ok(),
                9 => world.park(who, &id, ParkOn::Number("7001")).map(|_| ()).ok(),
                10 => world.park(who, &id, ParkOn::Group).map(|_| ()).ok(),
                11 => world.push(who, &id).ok(),
                12 => world.pickup(who, None, Ring::default()).map(|_| ()).ok(),
                _ => world.record(who, Some(&id), RecordingAct::Start).ok(),
            };
        }
    }
}

/// What must always be true.
fn check(world: &World) {
    let mut outside = BTreeSet::new();
    let mut see = |o: &Outside| assert!(outside.insert(o.serial), "caller {} is in two places", o.serial);
    for (id, leg) in world.legs() {
        match &leg.far {
            Far::Outside(o) => see(o),
            Far::Leg(other) => {
                let other = world.leg(*other).expect("the far side exists");
                assert!(
                    matches!(other.far, Far::Leg(back) if back == id),
                    "halves do not fit: {leg:?} and {other:?}"
                );
                let one_alerts = [leg.state, other.state].contains(&LegState::Alerting);
                assert!(
                    !(leg.state == LegState::Held && other.state == LegState::Connected),
                    "{leg:?} {other:?}"
                );
                assert!(
                    one_alerts || leg.state != LegState::Connecting,
                    "nobody rings for {leg:?}: {other:?}"
                );
            }
            Far::Parked(spot) => {
                assert!(matches!(world.parked()[spot].caller, End::Leg(parked) if parked == id));
            }
            Far::Barged(into) => assert!(world.leg(*into).is_some()),
            Far::Nobody => assert!(!leg.state.is_up(), "somebody talks to nobody: {leg:?}"),
        }
        assert!(leg.answered.is_some() || !leg.state.is_up());
    }
    for (spot, parked) in world.parked() {
        match &parked.caller {
            End::Outside(o) => see(o),
            End::Leg(id) => assert!(matches!(world.leg(*id).unwrap().far, Far::Parked(at) if at == *spot)),
        }
        assert!(parked.at <= world.now());
    }
    let alive = world.legs().count() as u64;
    assert_eq!(world.history.written + alive, world.legs_made, "a call vanished without a history entry");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do_the_world_stays_whole(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = quiet();
        for step in &steps {
            take(&mut world, step);
            check(&world);
        }
    }
}
