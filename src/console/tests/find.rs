//! What is found, in which order, and what can be done from it.

use super::*;
use crate::console::board::ParkGroup;
use crate::console::calls::Mute;
use crate::console::find::{FindAct, Found, Hit, Query};
use crate::console::history::{PastCall, PastKind};
use crate::console::live::{LiveLayer, LiveNews};
use crate::console::orders::ActKind;
use crate::words::{Language, Words};

fn person(id: &str, name: &str, extension: &str) -> ParkPlace {
    ParkPlace { id: id.into(), name: name.into(), extension: Some(extension.into()), ..ParkPlace::default() }
}

fn party(name: &str, number: &str) -> Party {
    Party { name: Some(name.into()), number: Some(number.into()) }
}

fn live(console: &mut Console, live: LiveNews, mono_ms: u64) {
    news(console, News::Live { epoch: Epoch(1), news: live }, mono_ms);
}

fn park(console: &mut Console, number: &str, name: &str, mono_ms: u64) {
    let parked = Some(party(name, "+14085550142"));
    live(console, LiveNews::Park { slot: slot(number), parked }, mono_ms);
}

/// 7001 and 7002 free and live; Mia Roth in the group, Tom Abel monitored; three recent calls.
fn desk() -> Console {
    let mut console = drive_to_ready();
    let monitored = Monitored { people: vec![person("tom", "Tom Abel", "2107")], ..places() };
    news(&mut console, News::Extensions { epoch: Epoch(1), result: Ok(monitored) }, 800);
    let group = ParkGroup { name: None, members: vec![person("mia", "Mía Roth", "2108")] };
    news(&mut console, News::Group { epoch: Epoch(1), result: Ok(group) }, 810);
    intent(&mut console, Intent::ReadHistory, 820);
    let past = |name: &str, number: &str, secs| PastCall {
        kind: PastKind::Missed,
        party: party(name, number),
        at: Timestamp::from_second(secs).ok(),
    };
    let calls = vec![
        past("Ines Prado", "4417", 10),
        past("Ines Prado", "4417", 30),
        past("Harriet Lund", "0142", 20),
    ];
    news(&mut console, News::History { epoch: Epoch(1), result: Ok(calls) }, 830);
    live(&mut console, LiveNews::Up, 840);
    for number in ["7001", "7002"] {
        live(&mut console, LiveNews::Park { slot: slot(number), parked: None }, 850);
    }
    console
}

fn find<'c>(console: &'c Console, typed: &str) -> Vec<Hit<'c>> {
    // All of it was learned less than a minute ago, but what is lost.
    let lost = matches!(console.live(), LiveLayer::Lost { .. });
    let now = at(if lost { 200_000 } else { 40_000 });
    console.find(&Query::new(typed), &Words::new(Language::English), now)
}

/// What each hit is, in a word or two.
fn told(console: &Console, typed: &str) -> Vec<String> {
    let name = |hit: &Hit<'_>| match (&hit.what, hit.what.waiting()) {
        (_, Some((waiting, sure))) => {
            format!("{} {}", if sure { "waits" } else { "may wait" }, english(waiting.caller.words()))
        }
        (Found::Slot(slot, _), _) => format!("slot {}", english(slot.name())),
        (Found::Person(slot, _), _) => format!("person {}", english(slot.name())),
        (Found::Call(call), _) => format!("call {}", english(&call.caller)),
        (Found::Directory(person), _) => format!("directory {}", person.name),
        (Found::Recent(call), _) => format!("recent {}", english(call.party.words())),
        (Found::Typed(number), _) => format!("typed {number}"),
    };
    find(console, typed).iter().map(name).collect()
}

fn acts(console: &Console, typed: &str) -> Vec<FindAct> {
    find(console, typed).remove(0).acts
}

#[test]
fn with_nothing_typed_everybody_who_waits_is_listed_the_longest_wait_first() {
    let mut console = desk();
    assert_eq!(told(&console, " "), Vec::<String>::new());
    park(&mut console, "7002", "Harriet Lund", 2_000);
    park(&mut console, "7001", "Jon Fiske", 9_000);
    assert_eq!(told(&console, ""), ["waits Harriet Lund", "waits Jon Fiske"]);
    live(&mut console, LiveNews::Lost { why: "".into() }, 10_000);
    assert_eq!(told(&console, ""), ["may wait Harriet Lund", "may wait Jon Fiske"]);
}

#[test]
fn slots_calls_recent_calls_and_people_are_found_and_who_waits_comes_first() {
    let mut console = desk();
    park(&mut console, "7002", "Mia Harris", 2_000);
    read(&mut console, vec![connected("harriet")], 3_000);
    assert_eq!(told(&console, "har"), ["waits Mia Harris", "call Harriet Lund", "recent Harriet Lund"]);
    assert_eq!(told(&console, "mia"), ["waits Mia Harris", "person 2108 Mía Roth"]);
    assert_eq!(told(&console, "2108"), ["person 2108 Mía Roth"]);
    assert_eq!(told(&console, "abel tom"), ["person 2107 Tom Abel"]);
    assert_eq!(told(&console, "lobby 7001"), ["slot 7001 Lobby 7001"]);
    assert_eq!(told(&console, "17"), ["recent Ines Prado"], "once, however often they talked");
    assert_eq!(told(&console, "parked for me"), ["slot Parked for me"]);
    assert_eq!(told(&console, "rosa"), Vec::<String>::new());
}

#[test]
fn what_is_exactly_that_comes_before_what_only_begins_so() {
    let mut console = desk();
    park(&mut console, "7002", "Tom Abelard", 2_000);
    assert_eq!(told(&console, "tom abel"), ["person 2107 Tom Abel", "waits Tom Abelard"]);
    assert_eq!(told(&console, "tom abe"), ["waits Tom Abelard", "person 2107 Tom Abel"]);
    assert_eq!(told(&console, "belard"), ["waits Tom Abelard"]);
}

#[test]
fn only_what_is_possible_now_can_be_done() {
    let mut console = desk();
    let go_to = |number: &str| FindAct::GoToSlot(slot(number));
    assert_eq!(acts(&console, "7001"), [go_to("7001")], "nobody waits there, and no call is in hand");
    assert_eq!(acts(&console, "tom"), [FindAct::Call("2107".into())]);
    assert_eq!(acts(&console, "mia"), [FindAct::Call("2108".into()), FindAct::GoToSlot("mia".into())]);
    assert_eq!(acts(&console, "4417"), [FindAct::Call("4417".into())]);
    park(&mut console, "7001", "Jon Fiske", 9_000);
    assert_eq!(acts(&console, "fisk"), [FindAct::Retrieve(slot("7001")), go_to("7001")]);
    press(&mut console, "7001", 10_000);
    assert_eq!(acts(&console, "fisk"), [go_to("7001")], "a retrieve is on its way");
}

#[test]
fn the_call_in_hand_is_parked_on_a_free_slot_or_a_colleague_and_handed_over_to_a_number() {
    let mut console = desk();
    park(&mut console, "7001", "Jon Fiske", 2_000);
    let call = Call { mute: Mute::Off, ..connected("ola") };
    read(&mut console, vec![call], 3_000);
    let caller = Arg::from("Harriet Lund");
    let park = |slot: SlotId| FindAct::Park { call: "ola".into(), caller: caller.clone(), slot };
    let transfer = |number: &str| FindAct::Transfer {
        call: "ola".into(),
        caller: caller.clone(),
        number: number.to_owned(),
    };
    assert_eq!(acts(&console, "7002"), [park(slot("7002")), FindAct::GoToSlot(slot("7002"))]);
    let call = |number: &str| FindAct::Call(number.to_owned());
    assert_eq!(acts(&console, "tom"), [call("2107"), park("tom".into()), transfer("2107")]);
    assert_eq!(acts(&console, "4417"), [call("4417"), transfer("4417")]);
    assert!(!acts(&console, "fiske").contains(&park(slot("7001"))), "somebody is parked there");
    let kinds: Vec<ActKind> = acts(&console, "harriet")
        .into_iter()
        .filter_map(|act| match act {
            FindAct::Ask { kind, .. } => Some(kind),
            _ => None,
        })
        .collect();
    assert_eq!(kinds, [ActKind::Park, ActKind::TransferTo], "of the call itself is asked where and to whom");
    read(&mut console, vec![connected("ola"), connected("sam")], 5_000);
    assert_eq!(acts(&console, "4417"), [call("4417")], "between two calls nothing is chosen");
}

#[test]
fn each_act_is_one_command() {
    let mut console = desk();
    park(&mut console, "7001", "Jon Fiske", 2_000);
    let retrieve = acts(&console, "fiske").remove(0).intent(&console).unwrap();
    assert_eq!(orders(&intent(&mut console, retrieve, 3_000)), 1);
    let call = acts(&console, "tom").remove(0).intent(&console).unwrap();
    let sent = intent(&mut console, call, 4_000);
    assert_eq!(sent.iter().filter(|effect| matches!(effect, Effect::Order { .. })).count(), 1);
    assert_eq!(FindAct::GoToSlot(slot("7001")).intent(&console).map(|_| ()), None);
}

#[test]
fn a_number_that_nobody_has_is_the_last_that_is_found_and_can_be_called_retrieved_from_and_picked_up() {
    let console = desk();
    for (typed, is_there) in [
        ("7099", true),
        ("99 (00) 555", true),
        // A slot, a colleague, and one digit have it.
        ("7001", false),
        ("2107", false),
        ("4417", false),
        ("17", false),
        ("9", false),
        ("tom 99", false),
        ("7099 for", false),
    ] {
        let hits = find(&console, typed);
        let last = hits.last().map(|hit| matches!(hit.what, Found::Typed(_)));
        assert_eq!(last == Some(true), is_there, "{typed}");
    }
    let hits = find(&console, "99 (00) 555");
    let number = "9900555".to_owned();
    let acts =
        [FindAct::Call(number.clone()), FindAct::RetrieveFrom(number.clone()), FindAct::PickUp(number)];
    assert_eq!(hits[0].acts, acts);
}
