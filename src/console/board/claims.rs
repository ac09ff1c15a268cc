//! What the board promises, for whatever facts come in, in whatever order (contract 13).

mod whole;

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::console::ids::{CallId, ParkId};
use crate::console::ledger::ParkedCall;

fn at(mono_ms: u64) -> Now {
    let wall = Timestamp::from_millisecond(1_790_000_000_000 + i64::try_from(mono_ms).unwrap()).unwrap();
    Now { wall, mono_ms }
}

fn caller(number: u64) -> Party {
    let name = ["Harriet Lund", "Ola Berg", "Zoe Kim"][number as usize % 3];
    Party { name: Some(name.to_owned()), number: Some(format!("+1408555010{number}")) }
}

fn parked_here(id: u64, mono_ms: u64) -> Says {
    let call = ParkedCall {
        id: ParkId(id),
        person: Some("rosa".into()),
        slot: "a".into(),
        destination: Some("7001".to_owned()),
        slot_number: "7001".to_owned(),
        slot_label: "Lobby 1".to_owned(),
        caller: caller(id),
        parked_at: at(mono_ms).wall,
        parker: Some("Rosa Keller".to_owned()),
        for_whom: Some("Dr Lee".to_owned()),
        note: None,
        again: None,
        recalled: false,
        asked: None,
    };
    Says::ParkedHere(Box::new(OwnPark { call, verified: Verified::Yes }))
}

fn live_says() -> impl Strategy<Value = Says> {
    prop_oneof![
        (0..3_u64).prop_map(|who| Says::Parked(caller(who))),
        Just(Says::Parked(Party::default())),
        Just(Says::Vacant),
        Just(Says::Blind),
        Just(Says::Watched),
    ]
}

fn any_says() -> impl Strategy<Value = Says> {
    let call = |number: u64| CallId(format!("call-{number}"));
    prop_oneof![
        6 => live_says(),
        2 => (0..4_u64).prop_map(|id| parked_here(id, 0)),
        2 => (0..3_u64, 0..200_u64).prop_map(|(who, asked)| Says::Fetched { caller: caller(who), asked: at(asked * 1_000) }),
        2 => prop_oneof![Just(Says::Forgotten), (0..4_u64).prop_map(|id| Says::NotParked(ParkId(id)))],
        2 => (0..2_u64, 0..3_u64).prop_map(move |(id, who)| Says::Recalled { call: call(id), caller: caller(who) }),
        2 => (0..2_u64).prop_map(move |id| Says::RecallAnswered(call(id))),
        2 => (0..2_u64).prop_map(move |id| Says::RecallLost(call(id))),
        2 => (0..2_u64).prop_map(move |id| Says::RecallUnseen(call(id))),
        3 => prop_oneof![
            Just(Says::Nobody),
            Just(Says::NotGiven),
            Just(Says::StillParked),
            Just(Says::Nothing)
        ],
    ]
}

/// Facts at times that often coincide.
fn facts(says: impl Strategy<Value = Says>, most: usize) -> impl Strategy<Value = Vec<Fact>> {
    let fact = (0..200_u64, says).prop_map(|(second, says)| Fact { at: at(second * 1_000), says });
    prop::collection::vec(fact, 0..most)
}

fn slot_of(facts: &[Fact]) -> Slot {
    let mut slot = Slot::new("a".into(), SlotKind::CallParkExtension, "7001", "Lobby 1", Some("7001".into()));
    slot.recall = recall_time::RecallTime { ms: 45_000, is_known: true };
    for fact in facts {
        slot.learn(fact.clone());
    }
    slot
}

/// Why a slot may be shown as free with this confidence, read from the facts alone: `None` if nothing proves it.
fn proof_of_free(facts: &[Fact], confidence: Confidence, now: Now) -> Option<()> {
    let fresh = |since: Now| (now.since_ms(since) < FRESH_MS).then_some(());
    let newest = |says: &dyn Fn(&Says) -> bool| {
        facts.iter().filter(|fact| says(&fact.says)).map(|fact| fact.at).max_by_key(|at| at.mono_ms)
    };
    let parked = newest(&|says| matches!(says, Says::Parked(_) | Says::ParkedHere(_)));
    // Of two facts at one moment either may count as the later one.
    let is_last = |at: Now| parked.is_none_or(|parked| parked.mono_ms <= at.mono_ms).then_some(());
    let rank = |fact: &&Fact| match fact.says {
        Says::Vacant => (fact.at.mono_ms, 0),
        Says::Parked(_) => (fact.at.mono_ms, 1),
        _ => (fact.at.mono_ms, 2),
    };
    let is_live = |fact: &&Fact| matches!(fact.says, Says::Parked(_) | Says::Vacant | Says::Blind);
    let mut live: Vec<&Fact> = facts.iter().filter(is_live).collect();
    live.sort_by_key(rank);
    let seen = live.iter().rposition(|fact| fact.says != Says::Blind);
    let blind_since = live.get(seen.map_or(0, |seen| seen + 1)).map(|fact| fact.at);
    let seen = seen.and_then(|seen| live.get(seen));
    let vacant = seen.filter(|fact| fact.says == Says::Vacant).map(|fact| fact.at);
    match confidence {
        Confidence::Live => is_last(vacant.filter(|_| blind_since.is_none())?),
        Confidence::Stale => {
            is_last(vacant?)?;
            fresh(blind_since?)
        }
        Confidence::Likely => {
            // What Webex says, live, is not outweighed by a retrieve that found nobody.
            let acted = newest(&|says| {
                let is_live = matches!(says, Says::Parked(_) | Says::Vacant | Says::Blind);
                !is_live && !matches!(says, Says::Nobody | Says::NotGiven | Says::StillParked | Says::Nothing)
            });
            let is_newest = |fact: &&&Fact| acted.is_none_or(|acted| acted.mono_ms < fact.at.mono_ms);
            let is_occupied = seen.filter(is_newest).is_some() && vacant.is_none() && blind_since.is_none();
            let here = newest(&|says| match says {
                Says::Fetched { .. } | Says::RecallAnswered(_) => true,
                Says::Nobody => !is_occupied,
                _ => false,
            })?;
            is_last(here)?;
            fresh(here)
        }
    }
}

proptest! {
    #![proptest_config(crate::seeds::property())]

    #[test]
    fn free_is_never_shown_without_fresh_proof(
        facts in prop_oneof![
            facts(any_says(), 30),
            // Live news against retrieves that found nobody.
            facts(prop_oneof![live_says(), Just(Says::Nobody)], 6)
        ],
        later in 0..70_u64,
    ) {
        let now = at((200 + later) * 1_000);
        if let SlotState::Free { as_of, confidence, .. } = slot_of(&facts).state(now) {
            prop_assert!(proof_of_free(&facts, confidence, now).is_some(), "{confidence:?}: {facts:?}");
            prop_assert!(facts.iter().any(|fact| fact.at == as_of), "as of nothing that happened: {as_of:?}");
        }
    }

    #[test]
    fn the_same_facts_in_any_order_twice_or_late_give_the_same_board(
        (facts, shuffled) in facts(any_says(), 90).prop_flat_map(|facts| {
            let twice = facts.iter().chain(&facts).cloned().collect::<Vec<_>>();
            (Just(facts), Just(twice).prop_shuffle())
        }),
    ) {
        let mut in_order = facts.clone();
        in_order.sort_by_key(|fact| fact.at.mono_ms);
        let (one, other, sorted) = (slot_of(&facts), slot_of(&shuffled), slot_of(&in_order));
        for second in [200, 230, 260, 400] {
            prop_assert_eq!(one.state(at(second * 1_000)), other.state(at(second * 1_000)));
        }
        prop_assert_eq!(&one.memory, &other.memory);
        prop_assert_eq!(&one.memory, &sorted.memory);
    }

    #[test]
    fn a_lost_channel_makes_live_facts_stale_at_once_and_not_known_within_60_s(
        facts in facts(live_says(), 30),
    ) {
        let mut slot = slot_of(&facts);
        let lost = at(200_000);
        let before = slot.state(lost);
        slot.learn(Fact { at: lost, says: Says::Blind });
        match (before, slot.state(lost)) {
            (SlotState::Parked(before), SlotState::Parked(after)) => {
                prop_assert_eq!(after.confidence, Confidence::Stale);
                prop_assert_eq!((before.caller, before.since.wall), (after.caller, after.since.wall), "it is still told");
            }
            (SlotState::Free { as_of: before, .. }, SlotState::Free { as_of, confidence, .. }) => {
                prop_assert_eq!((before, confidence), (as_of, Confidence::Stale));
            }
            (before, after) => {
                let is_unknown = matches!(before, SlotState::NotKnown { .. });
                prop_assert!(is_unknown && before == after, "{before:?} {after:?}");
            }
        }
        let state = slot.state(at(200_000 + FRESH_MS));
        prop_assert!(matches!(state, SlotState::NotKnown { .. }), "{state:?}");
    }

    #[test]
    fn a_caller_who_was_parked_here_is_visible_until_somebody_says_that_she_is_gone(
        facts in facts(prop_oneof![
            Just(Says::Blind), Just(Says::StillParked), Just(Says::Nothing), Just(Says::NotGiven),
            Just(Says::Parked(caller(1)))
        ], 30),
        later in 0..10_000_u64,
    ) {
        let mut slot = slot_of(&facts);
        slot.learn(Fact { at: at(0), says: parked_here(1, 0) });
        let shown = match slot.state(at((200 + later) * 1_000)) {
            SlotState::Parked(waiting) => Some(waiting),
            SlotState::NotKnown { last } => last.and_then(|last| last.waiting),
            _ => None,
        };
        let for_whom = shown.and_then(|waiting| waiting.for_whom);
        prop_assert_eq!(for_whom.as_deref(), Some("Dr Lee"));
    }
}

proptest! {
    #![proptest_config(crate::seeds::property())]

    #[test]
    fn a_wait_of_which_the_first_news_may_be_old_is_told_as_the_least(
        facts in facts(prop_oneof![Just(Says::Watched), Just(Says::Blind)], 10), seen in 200..300_u64,
    ) {
        let mut slot = slot_of(&facts);
        slot.learn(Fact { at: at(seen * 1_000), says: Says::Parked(caller(1)) });
        let SlotState::Parked(waiting) = slot.state(at(seen * 1_000)) else { panic!("live") };
        let watched_since = facts.iter().filter(|fact| fact.says == Says::Watched).map(|fact| fact.at.mono_ms).max();
        let blind_since = facts.iter().filter(|fact| fact.says == Says::Blind).map(|fact| fact.at.mono_ms).max();
        let is_seen = watched_since > blind_since && watched_since.is_some_and(|since| seen * 1_000 >= since + 3_000);
        prop_assert_eq!(waiting.at_least, !is_seen, "{:?}", facts);
    }
}
