//! Rough days: a channel that comes and goes, a laptop that slept, a clock that is set, a sign-in that runs out.

use super::orders::{done, look, order_in, sent, talking};
use super::parked::*;
use super::*;
use crate::console::board::Confidence;
use crate::console::live::{LiveNews, TargetState};
use crate::console::orders::{Came, ParkOn};

fn said(console: &Console, text: &str) -> usize {
    lines(console).iter().filter(|line| line.contains(text)).count()
}

fn lose(console: &mut Console, mono_ms: u64) {
    live(console, LiveNews::Lost { why: "The line broke.".into() }, mono_ms);
}

#[test]
fn a_channel_that_comes_and_goes_is_not_told_of_each_time() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 1_500);
    for round in 0..30 {
        lose(&mut console, 2_000 + round * 4_000);
        live(&mut console, LiveNews::Connecting, 3_000 + round * 4_000);
        live(&mut console, LiveNews::Up, 4_000 + round * 4_000);
        live_park(&mut console, "7001", Some(harriet()), 4_100 + round * 4_000);
    }
    let (stopped, again) = (said(&console, "has stopped"), said(&console, "Live news from Webex again"));
    assert!(stopped <= 2 && stopped == again, "{stopped} {again}: {:?}", lines(&console));
    assert_eq!(said(&console, "Harriet Lund"), 0, "she waited all the time: {:?}", lines(&console));
    lose(&mut console, 130_000);
    let wakes = console.wakes_in_ms(at(130_000)).unwrap();
    console.update(Event::Tick, at(130_000 + wakes.max(10_000)));
    assert_eq!(said(&console, "has stopped"), stopped + 1, "this one lasts");
}

#[test]
fn a_channel_that_is_lost_while_it_is_reopened_is_told_of() {
    let mut console = drive_to_live();
    live(&mut console, LiveNews::Connecting, 2_000);
    lose(&mut console, 3_000);
    assert_eq!(said(&console, "has stopped"), 1);
    lose(&mut console, 5_000);
    assert_eq!(said(&console, "has stopped"), 1, "once");
}

/// Two hours later by the wall clock; the monotonic one stood still.
fn after_a_sleep(mono_ms: u64) -> Now {
    let wall = at(mono_ms).wall + std::time::Duration::from_secs(7_200);
    Now { wall, mono_ms }
}

#[test]
fn after_the_sleep_of_a_laptop_nothing_is_free_and_the_channel_is_opened_anew() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7002", None, 5_000);
    let now = after_a_sleep(6_000);
    let parked = LiveNews::Park { slot: slot("7002"), parked: None };
    let effects = console.update(Event::News(News::Live { epoch: EPOCH, news: parked }), now);
    let (names, woken) = (names(&effects), after_a_sleep(70_000));
    let place = |name: &str| names.iter().position(|known| *known == name);
    assert!(place("stop the live layer").is_some() && place("stop the live layer") < place("watch live"));
    let at_once = |number: &str, now| console.board().slot(&slot(number)).unwrap().state(now);
    assert_eq!(last_waiting(at_once("7001", now)).caller, harriet());
    assert!(matches!(at_once("7002", woken), SlotState::NotKnown { .. }), "a straggler proves nothing");
    let line = "It is no longer sure that Harriet Lund waits on 7001 Lobby 7001: parked 2:00:01 ago, and no news \
                since. Try to retrieve.";
    assert!(has_line(&console, line), "{:?}", lines(&console));
    let up = Event::News(News::Live { epoch: EPOCH, news: LiveNews::Up });
    let effects = console.update(up, after_a_sleep(7_000));
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Watch { .. })), "once: {effects:?}");
    let parked = LiveNews::Park { slot: slot("7001"), parked: Some(harriet()) };
    console.update(Event::News(News::Live { epoch: EPOCH, news: parked }), after_a_sleep(7_100));
    let waiting = waiting_of(console.board().slot(&slot("7001")).unwrap().state(after_a_sleep(7_200)));
    assert_eq!(waiting.confidence, Confidence::Live);
}

#[test]
fn a_wall_clock_that_is_set_back_changes_nothing() {
    let mut console = drive_to_live();
    park(&mut console, 1, "7001", 5_000);
    live_park(&mut console, "7002", Some(ola()), 5_000);
    let known = lines(&console).len();
    let wall = at(6_000).wall - std::time::Duration::from_secs(86_400);
    let now = Now { wall, mono_ms: 6_000 };
    assert!(console.update(Event::Tick, now).is_empty());
    for number in ["7001", "7002"] {
        let waiting = waiting_of(console.board().slot(&slot(number)).unwrap().state(now));
        assert_eq!(waiting.waited_ms(now), 1_000);
    }
    assert_eq!(lines(&console).len(), known);
}

#[test]
fn a_tile_that_inherits_what_was_live_proves_nothing_until_it_is_watched_itself() {
    let mut console = drive_to_live();
    live_park(&mut console, "7002", None, 5_000);
    let mut renamed = places();
    renamed.extensions[1].id = "new-7002".into();
    news(&mut console, News::Extensions { epoch: EPOCH, result: Ok(renamed) }, 6_000);
    let refused = TargetState::Refused { why: "It is private.".into() };
    live(&mut console, LiveNews::Target { slot: "new-7002".into(), state: refused }, 7_000);
    let state = console.board().slot(&"new-7002".into()).unwrap().state(at(67_000));
    assert!(matches!(state, SlotState::NotKnown { .. }), "{state:?}");
}

#[test]
fn a_retrieved_caller_who_is_parked_elsewhere_is_not_said_to_have_ended_the_call() {
    for is_answered_first in [true, false] {
        let mut console = drive_to_ready_with(false, devices());
        press(&mut console, "7001", 2_000);
        accept(&mut console, 1, "leg", 2_100);
        read(&mut console, vec![connected("leg")], 3_000);
        let on = ParkOn::Slot(slot("7002"));
        let id = order_in(&intent(&mut console, park_of("leg", on), 33_000));
        if is_answered_first {
            done(&mut console, id, Came::Done, 33_500);
        }
        look(&mut console, vec![], 34_000);
        look(&mut console, vec![], 35_000);
        if !is_answered_first {
            done(&mut console, id, Came::Done, 35_500);
        }
        kept(&mut console, 1, Ok(()), 36_000);
        assert_eq!(said(&console, "ended"), 0, "{:?}", lines(&console));
        assert!(has_line(&console, "You talked to Harriet Lund for 0:32."), "{:?}", lines(&console));
        assert_eq!(super::said(&console), "Harriet Lund is parked on 7002 Lobby 7002.");
    }
}

fn park_of(call: &str, on: ParkOn) -> Intent {
    Intent::Park { call: call.into(), on, for_whom: String::new(), note: String::new() }
}

#[test]
fn a_park_is_announced_as_it_goes_out_and_as_it_is_done_and_not_in_between() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    let id = order_in(&intent(&mut console, park_of("c1", ParkOn::Slot(slot("7001"))), 2_100));
    let seq = console.announcement().seq;
    done(&mut console, id, Came::Done, 2_200);
    assert_eq!(console.announcement().seq, seq);
    kept(&mut console, 1, Ok(()), 2_300);
    assert_eq!(super::said(&console), "Ola Berg is parked on 7001 Lobby 7001.");
    assert_eq!(console.announcement().seq, seq + 1);
}

#[test]
fn a_park_that_is_out_while_somebody_else_signs_in_is_kept_for_whom_it_belongs_to() {
    let mut console = drive_to_ready();
    look(&mut console, vec![talking("c1")], 2_000);
    assert_eq!(sent(&intent(&mut console, park_of("c1", ParkOn::Slot(slot("7001"))), 2_100)).len(), 1);
    news(&mut console, News::Expired { epoch: Epoch(1) }, 2_200);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 3_000);
    let epoch = Epoch(2);
    news(&mut console, News::SignedIn { epoch, scopes: None, not_kept: None, kept_for: None }, 3_100);
    let tom = Account { person_id: Some("tom".into()), name: "Tom Abel".into(), ..Account::default() };
    let effects = news(&mut console, News::Profile { epoch, result: Ok((tom, Choice::Unmade)) }, 3_200);
    let kept: Vec<_> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Keep(call) => call.person.clone(),
            _ => None,
        })
        .collect();
    assert_eq!(kept, ["rosa".into()]);
    let tiles = console.board().slots().iter().filter(|slot| slot.has_occupant()).count();
    assert_eq!(tiles, 0, "Tom sees nothing of it");
}
