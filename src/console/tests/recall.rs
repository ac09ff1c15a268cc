//! Recalls: who comes back, from where, and what becomes of it.

use super::parked::*;
use super::*;
use crate::console::board::{Confidence, OwnPark, Says, SlotKind, Verified};
use crate::console::calls::RecalledFrom;
use crate::console::ids::{CallSessionId, ParkId};
use crate::console::ledger::{GoneBy, ParkedCall};
use crate::console::waiting::Parker;

pub(super) fn read_calls(console: &mut Console, calls: Vec<Call>, mono_ms: u64) -> Vec<Effect> {
    news(console, News::Calls { epoch: EPOCH, asked_at: at(mono_ms - 10), result: Ok(calls) }, mono_ms)
}

pub(super) fn recalled_after_45_s() -> (Console, Vec<Effect>) {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    let effects = read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
    (console, effects)
}

#[test]
fn a_recall_says_who_from_where_how_long_ago_by_whom_and_for_whom() {
    let (console, effects) = recalled_after_45_s();
    assert_eq!(
        said(&console),
        "Harriet Lund is back from 7001 Lobby 7001, parked 0:45 ago by you for Dr Lee."
    );
    assert!(console.announcement().urgent);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::MarkRecalled(ParkId(1)))));
    let recalls = console.recalls();
    assert_eq!(recalls.len(), 1);
    assert_eq!((&recalls[0].call.0[..], recalls[0].waited_ms), ("r", Some(45_000)));
    assert_eq!(
        recalls[0].parked.as_ref().and_then(|waiting| waiting.note.as_deref()),
        Some("call back about the invoice")
    );
    assert!(matches!(state(&console, "7001", 50_001), SlotState::Recalled { call, .. } if call.0 == "r"));
}

#[test]
fn a_recall_is_announced_once() {
    let (mut console, _) = recalled_after_45_s();
    let seq = console.announcement().seq;
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 52_000);
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 54_000);
    assert_eq!(console.announcement().seq, seq);
}

#[test]
fn an_answered_recall_frees_the_slot_and_leaves_the_journal() {
    let (mut console, _) = recalled_after_45_s();
    let effects = read_calls(&mut console, vec![recall_call("r", "7001", CallState::Connected)], 55_000);
    assert_eq!(strikes(&effects), [(1, GoneBy::Recalled)]);
    assert!(matches!(
        state(&console, "7001", 55_001),
        SlotState::Free { confidence: Confidence::Likely, .. }
    ));
    assert!(console.recalls().is_empty());
    assert!(has_line(&console, "Harriet Lund, back from 7001 Lobby 7001, was answered."));
}

#[test]
fn whoever_was_answered_and_parked_once_more_is_a_recall_again_also_with_the_session_of_the_same_talk() {
    let of_one_talk = |id: &str, state: CallState| {
        let session = Some(CallSessionId("s".to_owned()));
        vec![Call { session, ..recall_call(id, "7001", state) }]
    };
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    read_calls(&mut console, of_one_talk("r", CallState::Alerting), 50_000);
    read_calls(&mut console, of_one_talk("r", CallState::Connected), 55_000);
    park(&mut console, 2, "7001", 60_000);
    read_calls(&mut console, Vec::new(), 62_000);
    let effects = read_calls(&mut console, of_one_talk("r2", CallState::Alerting), 105_000);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::MarkRecalled(ParkId(2)))));
    let recalls = console.recalls();
    assert_eq!(
        recalls.iter().map(|recall| (&recall.call.0[..], recall.waited_ms)).collect::<Vec<_>>(),
        [("r2", Some(45_000))]
    );
    assert_eq!(
        said(&console),
        "Harriet Lund is back from 7001 Lobby 7001, parked 0:45 ago by you for Dr Lee."
    );
    read_calls(&mut console, of_one_talk("r2", CallState::Connected), 110_000);
    assert!(console.recalls().is_empty());
    assert_eq!(lines(&console).iter().filter(|line| line.contains("was answered.")).count(), 2);
}

#[test]
fn a_second_leg_that_still_rings_while_the_first_was_answered_is_no_recall_of_its_own() {
    let leg = |id: &str, state: CallState| {
        let session = Some(CallSessionId("s".to_owned()));
        Call { session, ..recall_call(id, "7001", state) }
    };
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    read_calls(&mut console, vec![leg("r", CallState::Alerting)], 50_000);
    read_calls(&mut console, vec![leg("r", CallState::Connected), leg("r2", CallState::Alerting)], 55_000);
    assert!(console.recalls().is_empty());
}

#[test]
fn live_news_of_the_empty_slot_does_not_end_the_recall() {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    live_park(&mut console, "7001", Some(harriet()), 5_100);
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
    live_park(&mut console, "7001", None, 50_100);
    assert!(matches!(state(&console, "7001", 50_200), SlotState::Recalled { .. }));
    assert!(!lines(&console).iter().any(|line| line.contains("has left")));
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Connected)], 55_000);
    assert!(matches!(state(&console, "7001", 300_000), SlotState::Free { confidence: Confidence::Live, .. }));
}

#[test]
fn a_recall_after_the_live_news_still_knows_for_whom() {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    live_park(&mut console, "7001", Some(harriet()), 5_100);
    live_park(&mut console, "7001", None, 49_900);
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
    assert_eq!(
        said(&console),
        "Harriet Lund is back from 7001 Lobby 7001, parked 0:45 ago by you for Dr Lee."
    );
}

/// Parked from here with live news, and the slot has just emptied.
fn emptied_at_49_9_s() -> Console {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    live_park(&mut console, "7001", Some(harriet()), 5_100);
    let effects = live_park(&mut console, "7001", None, 49_900);
    assert!(strikes(&effects).is_empty(), "she may come back");
    assert_eq!(pace(&effects), None, "the calls go on to be read every 2 s");
    console
}

#[test]
fn a_recall_after_the_live_news_is_told_once_and_not_as_a_departure() {
    let mut console = emptied_at_49_9_s();
    let known = lines(&console).len();
    let effects = read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 52_000);
    assert!(strikes(&effects).is_empty());
    assert!(effects.iter().any(|effect| matches!(effect, Effect::MarkRecalled(ParkId(1)))));
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 60_000);
    let told = lines(&console);
    assert_eq!(told.len(), known + 1, "{told:?}");
    assert!(told[0].starts_with("Harriet Lund is back from 7001 Lobby 7001"), "{told:?}");
    let effects = read_calls(&mut console, vec![recall_call("r", "7001", CallState::Connected)], 61_000);
    assert_eq!(strikes(&effects), [(1, GoneBy::Recalled)]);
}

#[test]
fn where_no_recall_comes_the_departure_is_told_in_its_place_and_leaves_the_journal() {
    let mut console = emptied_at_49_9_s();
    live_park(&mut console, "7002", Some(ola()), 50_000);
    live_park(&mut console, "7002", None, 51_000);
    let effects = read_calls(&mut console, vec![], 54_899);
    assert!(
        strikes(&effects).is_empty()
            && !lines(&console).iter().any(|line| line.starts_with("Harriet Lund has"))
    );
    let effects = console.update(Event::Tick, at(54_900));
    assert_eq!(strikes(&effects), [(1, GoneBy::Left)]);
    let told = lines(&console);
    assert_eq!(
        told[..3],
        [
            "Ola Berg has left 7002 Lobby 7002 after 0:01.",
            "Ola Berg was parked on 7002 Lobby 7002.",
            "Harriet Lund has left 7001 Lobby 7001 after 0:44."
        ]
    );
    assert_eq!(console.activity().entries().nth(2).map(|entry| entry.at), Some(at(49_900).wall));
    assert_eq!(pace(&effects), Some(Pace::CrossCheck));
}

#[test]
fn a_recall_that_names_no_slot_belongs_to_the_one_that_its_caller_has_just_left() {
    let mut console = emptied_at_49_9_s();
    let from_nowhere =
        Call { recall: Some(RecalledFrom::default()), ..recall_call("r", "7001", CallState::Alerting) };
    read_calls(&mut console, vec![from_nowhere], 50_500);
    assert_eq!(
        said(&console),
        "Harriet Lund is back from 7001 Lobby 7001, parked 0:45 ago by you for Dr Lee."
    );
    console.update(Event::Tick, at(60_000));
    assert!(!lines(&console).iter().any(|line| line.contains("has left")), "{:?}", lines(&console));
}

#[test]
fn the_recall_of_somebody_else_does_not_swallow_a_departure() {
    let mut console = emptied_at_49_9_s();
    let other = Call { remote_party: ola(), ..recall_call("r", "7002", CallState::Alerting) };
    read_calls(&mut console, vec![other], 50_500);
    console.update(Event::Tick, at(54_900));
    assert!(has_line(&console, "Harriet Lund has left 7001 Lobby 7001 after 0:44."), "{:?}", lines(&console));
}

#[test]
fn after_an_answered_recall_the_live_channel_proves_the_slot_free_whichever_came_first() {
    for vacant_first in [true, false] {
        let mut console = drive_to_live();
        park(&mut console, 1, "7001", 5_000);
        live_park(&mut console, "7001", Some(harriet()), 5_100);
        if vacant_first {
            live_park(&mut console, "7001", None, 49_900);
        }
        read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
        // A second reading under another id is the same recall.
        let again = Call { session: Some("r".into()), ..recall_call("r2", "7001", CallState::Alerting) };
        read_calls(&mut console, vec![again.clone()], 51_000);
        if !vacant_first {
            live_park(&mut console, "7001", None, 51_500);
        }
        read_calls(&mut console, vec![Call { state: CallState::Connected, ..again }], 55_000);
        let later = state(&console, "7001", 600_000);
        assert!(
            matches!(later, SlotState::Free { confidence: Confidence::Live, .. }),
            "{vacant_first}: {later:?}"
        );
        live(&mut console, crate::console::live::LiveNews::Lost { why: "It broke.".into() }, 600_000);
        assert!(matches!(state(&console, "7001", 660_000), SlotState::NotKnown { .. }));
    }
}

#[test]
fn the_slot_is_found_by_id_then_number_then_name() {
    let from = |id: Option<&str>, name: &str, number: &str| {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(RecalledFrom {
            id: id.map(str::to_owned),
            party: Party { name: text(name), number: text(number) },
        })
    };
    for (from, found) in [
        (from(Some("cpe-7002"), "Lobby 7001", "7001"), Some("cpe-7002")),
        (from(Some("elsewhere"), "Lobby 7002", "7001"), Some("cpe-7001")),
        (from(None, "", "+14085557002"), Some("cpe-7002")),
        (from(None, "lobby 7001", ""), Some("cpe-7001")),
        (from(None, "Nowhere", ""), None),
    ] {
        let mut console = drive_to_ready();
        let call = Call { recall: from.clone(), ..recall_call("r", "7001", CallState::Alerting) };
        read_calls(&mut console, vec![call], 50_000);
        let slot = console.recalls()[0].slot.clone();
        assert_eq!(slot.as_ref().map(|slot| slot.0.as_str()), found, "{from:?}");
    }
}

#[test]
fn a_recall_from_a_slot_that_nobody_configured_puts_it_on_the_board() {
    let mut console = drive_to_ready();
    read_calls(&mut console, vec![recall_call("r", "7099", CallState::Alerting)], 50_000);
    let slot = console.board().slots().last().unwrap();
    assert_eq!((slot.kind, slot.name()), (SlotKind::Found, "7099 Lobby 7099".into()));
    assert!(matches!(slot.state(at(50_001)), SlotState::Recalled { .. }));
    assert_eq!(said(&console), "Harriet Lund is back from 7099 Lobby 7099.");
}

#[test]
fn a_call_without_a_recall_is_none() {
    let mut console = drive_to_ready();
    let call = Call { recall: None, ..recall_call("r", "7001", CallState::Alerting) };
    read_calls(&mut console, vec![call], 50_000);
    assert!(console.recalls().is_empty());
}

#[test]
fn a_recall_that_was_answered_between_two_readings_frees_the_slot_and_is_told_once() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    let known = lines(&console).len();
    let answered = || vec![recall_call("r", "7001", CallState::Connected)];
    let effects = read_calls(&mut console, answered(), 50_000);
    assert_eq!(strikes(&effects), [(1, GoneBy::Recalled)]);
    assert!(matches!(state(&console, "7001", 50_001), SlotState::Free { .. }));
    read_calls(&mut console, answered(), 52_000);
    assert_eq!(lines(&console).len(), known + 1, "{:?}", lines(&console));
    assert!(has_line(&console, "Harriet Lund, back from 7001 Lobby 7001, was answered."));
}

#[test]
fn a_recall_without_a_slot_is_known_by_its_caller() {
    let from_nowhere =
        || Call { recall: Some(RecalledFrom::default()), ..recall_call("r", "7001", CallState::Alerting) };
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    read_calls(&mut console, vec![from_nowhere()], 50_000);
    assert_eq!(
        said(&console),
        "Harriet Lund is back from 7001 Lobby 7001, parked 0:45 ago by you for Dr Lee."
    );
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    let somebody = Call { remote_party: Party::default(), ..from_nowhere() };
    read_calls(&mut console, vec![somebody], 50_000);
    assert_eq!(console.recalls()[0].slot, None, "who withholds everything may be anybody");
}

#[test]
fn the_sentence_of_a_recall_and_its_banner_name_the_same_parker() {
    let her = |person: Option<&str>, parker: Option<&str>| ParkedCall {
        person: person.map(Into::into),
        parker: parker.map(str::to_owned),
        ..parked_call(1, "7001", 5_000)
    };
    for (call, verified, parker, told) in [
        (her(Some("rosa"), Some("Rosa Keller")), Verified::Yes, Parker::Me, " by you for Dr Lee."),
        (
            her(Some("rosa"), Some("R. Keller")),
            Verified::FromBeforeRestart,
            Parker::Me,
            " by you for Dr Lee.",
        ),
        (
            her(None, Some("Tom Abel")),
            Verified::FromBeforeSignOut,
            Parker::Named("Tom Abel".to_owned()),
            " by Tom Abel for Dr Lee.",
        ),
        (her(None, Some("")), Verified::FromBeforeRestart, Parker::NotKnown, "ago for Dr Lee."),
        (her(None, None), Verified::Yes, Parker::Me, " by you for Dr Lee."),
    ] {
        let mut console = drive_to_ready();
        let own = Says::ParkedHere(Box::new(OwnPark { call, verified }));
        console.learn(&slot("7001"), own, at(5_000), at(5_000));
        read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 30_000);
        let recall = console.recalls().remove(0);
        assert_eq!(recall.parked.map(|waiting| waiting.parked_by), Some(parker));
        let sentence = english(&recall.sentence);
        assert!(sentence.ends_with(told), "{sentence}");
        assert_eq!(said(&console), sentence);
    }
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    read_calls(&mut console, vec![recall_call("r", "7001", CallState::Alerting)], 50_000);
    let recall = console.recalls().remove(0);
    assert_eq!(recall.parked.map(|waiting| waiting.parked_by), Some(Parker::NotKnown));
    let sentence = english(&recall.sentence);
    assert!(!sentence.contains(" by "), "{sentence}");
}

#[test]
fn who_comes_back_with_the_session_of_her_talk_is_not_still_talked_to() {
    for id in ["r", "leg"] {
        let mut console = drive_to_ready_with(false, devices());
        press(&mut console, "7001", 2_000);
        accept(&mut console, 1, "leg", 2_100);
        read(&mut console, vec![connected("leg")], 3_000);
        assert!(matches!(stage(&console, "7001"), Stage::Connected { .. }));
        let back = Call { session: Some("s1".into()), ..recall_call(id, "7002", CallState::Alerting) };
        for mono_ms in [50_000, 52_000] {
            read_calls(&mut console, vec![back.clone()], mono_ms);
        }
        assert!(matches!(stage(&console, "7001"), Stage::Over { .. }), "{:?}", stage(&console, "7001"));
    }
}
