//! What is said when the attendant asks for it.

use super::orders::{incoming, look, talking};
use super::parked::*;
use super::*;
use crate::console::live::LiveNews;
use crate::console::saying::Saying;

fn ask(console: &mut Console, what: Saying, mono_ms: u64) -> String {
    // What is due by then is told before.
    console.update(Event::Tick, at(mono_ms));
    let (seq, entries) = (console.announcement().seq, console.activity().entries().len());
    assert_eq!(intent(console, Intent::Say(what), mono_ms).len(), 0, "nothing is sent");
    assert_eq!(console.announcement().seq, seq + 1, "{what:?} is one announcement");
    assert!(console.announcement().urgent, "she asked for it");
    assert_eq!(console.activity().entries().len(), entries, "and it is no event");
    said(console)
}

/// Harriet waits on 7001 since 5 s, Ola on 7002 since 8 s.
fn two_wait() -> Console {
    let mut console = drive_to_live();
    for number in ["7001", "7002"] {
        live_park(&mut console, number, None, 2_000);
    }
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7002", Some(ola()), 8_000);
    console
}

#[test]
fn the_status_names_who_waits_the_longest_first_and_the_device() {
    let mut console = two_wait();
    assert_eq!(
        ask(&mut console, Saying::Status, 10_000),
        "2 callers wait: Harriet Lund on 7001 Lobby 7001 for 0:05, Ola Berg on 7002 Lobby 7002 for 0:02. \
         No call on your devices. Retrieved calls ring on Desk phone."
    );
}

#[test]
fn the_status_begins_with_who_rings_and_ends_with_the_call_that_goes_on() {
    let mut console = two_wait();
    let held = call("c2", "s2", Personality::Originator, CallState::Held);
    look(&mut console, vec![held, incoming("c1")], 9_000);
    let said = ask(&mut console, Saying::Status, 10_000);
    assert!(said.starts_with("Ola Berg is ringing, 0:0"), "{said}");
    assert!(said.contains("for 0:02. Harriet Lund is on hold, "), "{said}");
    look(&mut console, vec![recall_call("c3", "7001", CallState::Alerting), talking("c1")], 11_000);
    let said = ask(&mut console, Saying::Status, 11_000);
    let first = "Harriet Lund is back from 7001 Lobby 7001, parked 0:06 ago. One caller waits: Ola Berg on";
    assert!(said.starts_with(first), "{said}");
    assert!(said.contains("Connected to Ola Berg, 0:0"), "{said}");
}

#[test]
fn of_many_who_wait_the_longest_are_named_and_the_others_counted() {
    let mut console = drive_to_ready();
    for index in 0..7 {
        let id = format!("{}", 7_010 + index);
        let slot = console.board.add_typed(&id);
        let mut call = parked_call(index, &id, 5_000 + index * 1_000);
        call.slot = slot;
        console.parked_here(call, crate::console::board::Verified::Yes, at(5_000 + index * 1_000));
        kept(&mut console, index, Ok(()), 5_000 + index * 1_000);
    }
    let said = ask(&mut console, Saying::Status, 12_000);
    assert!(said.starts_with("7 callers wait. The longest: Harriet Lund on 7010"), "{said}");
    assert_eq!(said.matches("Harriet Lund on").count(), 5, "{said}");
}

#[test]
fn whoever_may_still_wait_is_not_left_out_of_the_status() {
    let mut console = two_wait();
    live(&mut console, LiveNews::Lost { why: "It broke.".into() }, 10_000);
    let said = ask(&mut console, Saying::Status, 200_000);
    assert!(said.starts_with("Nobody is known to wait. 2 callers may still wait: Harriet Lund on"), "{said}");
}

#[test]
fn the_longest_wait_is_said_with_its_recall_and_for_whom() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    assert_eq!(
        ask(&mut console, Saying::Longest, 10_000),
        "Harriet Lund on 7001 Lobby 7001 for 0:05, recall in 0:40, for Dr Lee."
    );
    read(&mut console, vec![recall_call("c1", "7001", CallState::Alerting)], 50_000);
    let said = ask(&mut console, Saying::Longest, 51_000);
    assert!(said.starts_with("Harriet Lund is back from 7001 Lobby 7001"), "who rings here: {said}");
    read(&mut console, vec![recall_call("c1", "7001", CallState::Connected)], 52_000);
    assert!(ask(&mut console, Saying::Longest, 53_000).starts_with("Nobody is known to wait."));
}

#[test]
fn the_last_event_is_said_again_and_each_press_goes_one_further_back() {
    let mut console = drive_to_ready();
    let choose = |console: &mut Console, choice, mono_ms| intent(console, Intent::Choose(choice), mono_ms);
    choose(&mut console, Choice::AllDevices, 5_000);
    choose(&mut console, Choice::One { id: "lobby".into(), name: "Lobby phone".into() }, 8_000);
    let (lobby, all) =
        ("Retrieved calls will ring on Lobby phone.", "Retrieved calls will ring on all my devices.");
    assert_eq!(ask(&mut console, Saying::Last, 10_000), format!("0:02 ago: {lobby}"));
    assert_eq!(ask(&mut console, Saying::Last, 11_000), format!("0:06 ago: {all}"));
    // Another question, a long pause or an event, and she begins anew.
    ask(&mut console, Saying::Status, 12_000);
    assert_eq!(ask(&mut console, Saying::Last, 13_000), format!("0:05 ago: {lobby}"));
    assert_eq!(ask(&mut console, Saying::Last, 50_000), format!("0:42 ago: {lobby}"));
    choose(&mut console, Choice::AllDevices, 51_000);
    assert_eq!(ask(&mut console, Saying::Last, 52_000), format!("0:01 ago: {all}"));
    assert_eq!(ask(&mut console, Saying::Last, 53_000), format!("0:45 ago: {lobby}"));
}

#[test]
fn behind_the_oldest_event_there_is_nothing_and_then_the_newest_again() {
    let mut console = drive_to_ready();
    let mut said = Vec::new();
    while said.last().is_none_or(|last| last != "Nothing was said before that.") {
        said.push(ask(&mut console, Saying::Last, 1_000));
        assert!(said.len() < 20, "it goes on for ever: {said:?}");
    }
    assert!(said.len() > 2, "{said:?}");
    assert_eq!(ask(&mut console, Saying::Last, 1_000), said[0]);
}

#[test]
fn the_same_asked_twice_is_said_twice() {
    let mut console = two_wait();
    let first = ask(&mut console, Saying::Longest, 10_000);
    assert_eq!(ask(&mut console, Saying::Longest, 10_000), first);
}

#[test]
fn what_was_said_to_somebody_who_has_left_is_not_said_to_the_next() {
    let mut console = two_wait();
    intent(&mut console, Intent::SignOut, 9_000);
    let said = ask(&mut console, Saying::Last, 10_000);
    assert!(said.contains("Signed out"), "{said}");
    assert_eq!(ask(&mut console, Saying::Last, 10_500), "Nothing was said before that.");
    for what in [Saying::Status, Saying::Longest] {
        assert_eq!(ask(&mut console, what, 11_000), "Nobody is signed in.");
    }
}

#[test]
fn the_line_to_webex_is_told_as_it_is() {
    let mut console = drive_to_live();
    read(&mut console, vec![], 8_000);
    assert_eq!(
        ask(&mut console, Saying::Connection, 10_000),
        "Webex answers, last 0:02 ago. Live news for 0:09. Your calls are read every 15 seconds."
    );
    live(&mut console, LiveNews::Lost { why: "It broke.".into() }, 11_000);
    let why = failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls);
    news(&mut console, News::Calls { epoch: EPOCH, asked_at: at(11_900), result: Err(why) }, 12_000);
    assert_eq!(
        ask(&mut console, Saying::Connection, 15_000),
        "Webex has not answered for 0:03. It did not work. The lost line ends no call: until the recall, on any phone \
         dial the retrieve code (usually *88) and the number of the slot. Valet comes back by itself. No live news for \
         0:04. It broke. \
         Your calls are read every 3 seconds."
    );
    news(&mut console, News::Expired { epoch: EPOCH }, 16_000);
    assert!(ask(&mut console, Saying::Connection, 17_000).starts_with("Your sign-in has run out."));
    intent(&mut console, Intent::SignOut, 18_000);
    assert!(ask(&mut console, Saying::Connection, 19_000).starts_with("Nobody is signed in."));
}
