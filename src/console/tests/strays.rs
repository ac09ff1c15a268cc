//! Calls that were parked on the group while Webex did not say where: nobody takes another's place, and whoever is found is
//! known again.

use super::orders::*;
use super::parked::{EPOCH, harriet, has_line, kept, live_park, ola, recall_call, waiting_of};
use super::*;
use crate::console::board::ParkGroup;
use crate::console::live::LiveNews;
use crate::console::orders::{Came, ParkOn};

/// Harriet and Ola are parked on the group, nobody says where.
fn two_strays() -> Console {
    let mut console = drive_to_ready();
    news(&mut console, News::Group { epoch: EPOCH, result: Ok(ParkGroup::default()) }, 800);
    parked::live(&mut console, LiveNews::Up, 1_000);
    for (place, caller) in [harriet(), ola()].into_iter().enumerate() {
        let (id, mono_ms) = (format!("c{place}"), 2_000 + 1_000 * place as u64);
        let call = Call { remote_party: caller, session: Some(id.as_str().into()), ..talking(&id) };
        look(&mut console, vec![call], mono_ms);
        let (for_whom, note) = ("Dr Lee".to_owned(), String::new());
        let park = Intent::Park { call: id.as_str().into(), on: ParkOn::Group, for_whom, note };
        let order = sent(&intent(&mut console, park, mono_ms + 100))[0].0;
        done(&mut console, order, Came::Done, mono_ms + 200);
        kept(&mut console, place as u64 + 1, Ok(()), mono_ms + 300);
    }
    console
}

fn who_waits(console: &Console, mono_ms: u64) -> Vec<String> {
    let waits = console.board().slots().iter().filter_map(|slot| match slot.state(at(mono_ms)) {
        SlotState::Parked(waiting) => {
            Some(format!("{}: {}", english(slot.name()), english(waiting.caller.words())))
        }
        _ => None,
    });
    waits.collect()
}

#[test]
fn two_group_parks_of_which_webex_does_not_say_where_are_two_callers() {
    let console = two_strays();
    assert_eq!(
        who_waits(&console, 4_000),
        ["Somewhere in your call park group: Harriet Lund", "Somewhere in your call park group: Ola Berg"]
    );
    assert!(!lines(&console).iter().any(|line| line.contains("has left")), "{:?}", lines(&console));
}

#[test]
fn a_stray_whom_live_news_finds_takes_for_whom_along() {
    let mut console = two_strays();
    let effects = live_park(&mut console, "7001", Some(harriet()), 5_000);
    let waiting = waiting_of(parked::state(&console, "7001", 5_000));
    assert_eq!((waiting.for_whom.as_deref(), waiting.waited_ms(at(5_000))), (Some("Dr Lee"), 2_900));
    assert_eq!(
        who_waits(&console, 5_000),
        ["7001 Lobby 7001: Harriet Lund", "Somewhere in your call park group: Ola Berg"]
    );
    assert!(parked::strikes(&effects).is_empty());
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Keep(call) if call.slot == slot("7001"))));
    live_park(&mut console, "7001", None, 6_000);
    assert_eq!(parked::strikes(&console.update(Event::Tick, at(11_000))).len(), 1);
}

#[test]
fn a_stray_who_comes_back_is_announced_with_for_whom() {
    let mut console = two_strays();
    look(&mut console, vec![recall_call("r", "7002", CallState::Alerting)], 48_000);
    assert!(has_line(
        &console,
        "Harriet Lund is back from 7002 Lobby 7002, parked 0:45 ago by you for Dr Lee."
    ));
    assert_eq!(who_waits(&console, 48_000), ["Somewhere in your call park group: Ola Berg"]);
}

#[test]
fn the_longest_wait_is_one_that_can_be_fetched_and_the_other_key_says_why_not() {
    let mut console = two_strays();
    assert_eq!(console.longest_wait(at(4_000)), None);
    intent(&mut console, Intent::RetrieveLongest, 4_500);
    assert!(said(&console).starts_with("Webex did not say on which number"));
    live_park(&mut console, "7001", Some(Party { name: Some("Zoe Kim".into()), number: None }), 5_000);
    assert_eq!(console.longest_wait(at(6_000)).map(|longest| longest.slot), Some(slot("7001")));
    let stray = console.board().slots().iter().find(|slot| !slot.can_be_dialled()).unwrap().id.clone();
    assert_eq!(orders(&intent(&mut console, Intent::Retrieve { slot: stray, on: None }, 6_000)), 0);
    assert!(said(&console).starts_with("Webex did not say on which number"));
}
