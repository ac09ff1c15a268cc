//! Parking from here: on a slot, on the group, on a number that nobody configured, and on one that is taken.

use serde_json::json;
use valet::console::board::{Confidence, SlotState, Source};
use valet::console::calls::CallState;
use valet::console::event::Intent;
use valet::console::orders::ParkOn;
use valet::console::waiting::Parker;
use valet::words::english;

use crate::common::{Desk, Sim, said};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_parked_here_is_on_the_board_with_for_whom_and_note() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7001", "Mia", "about the lift");
    let waiting = desk.until_parked("7001").await;
    assert_eq!((waiting.caller.known(), waiting.source), (Some("Ola Berg"), Source::Own));
    assert_eq!((waiting.for_whom.as_deref(), waiting.note.as_deref()), (Some("Mia"), Some("about the lift")));
    assert_eq!(waiting.parked_by, Parker::Me);
    desk.until_told("Ola Berg is parked on 7001 Lobby 1 for Mia.").await;
    let parks = sim.requests("/telephony/calls/park").await;
    assert_eq!(parks.len(), 1);
    assert_eq!(parks[0]["body"], json!({"callId": call.0, "destination": "7001"}));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn live_news_confirms_an_own_park_and_keeps_what_was_typed() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7002", "Mia", "");
    let slot = desk.slot("7002");
    let now = desk.now();
    desk.until("a live park with its note", |console| {
        matches!(console.board().slot(&slot).map(|slot| slot.state(now)), Some(SlotState::Parked(waiting))
            if waiting.confidence == Confidence::Live && waiting.for_whom.as_deref() == Some("Mia"))
    })
    .await;
    desk.press("7002");
    desk.until_connected("7002").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_park_is_shown_where_webex_put_it() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.intent(Intent::Park { call, on: ParkOn::Group, for_whom: String::new(), note: String::new() });
    desk.until_told("Ola Berg is parked on ").await;
    let now = desk.now();
    let parked: Vec<_> = desk
        .console
        .board()
        .slots()
        .iter()
        .filter(|slot| matches!(slot.state(now), SlotState::Parked(_)))
        .map(valet::console::board::Slot::name)
        .collect();
    let [place] = &parked[..] else { panic!("{parked:?}") };
    let park = &sim.requests("/telephony/calls/park").await[0];
    assert_eq!(park["body"]["isGroupPark"], json!(true));
    assert!(desk.told()[0].contains(&english(place)), "{:?} {place:?}", desk.told());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_that_nobody_configured_appears_when_webex_names_it() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::of_user(&sim, "mia.roth@example.org", "").await;
    assert!(desk.console.board().find_number("7006").is_none(), "Mia monitors four slots only");
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7006", "", "");
    desk.until_told("Ola Berg is parked on 7006 Service.").await;
    assert!(
        matches!(desk.state("7006"), SlotState::Parked(waiting) if waiting.caller.known() == Some("Ola Berg"))
    );
    desk.press("7006");
    desk.until_connected("7006").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_taken_slot_is_refused_and_the_call_is_still_in_hand() {
    for status in ["400", "409"] {
        let sim = Sim::start("quiet").await;
        sim.settings(json!({"busyPark": status})).await;
        let mut desk = Desk::signed_in(&sim, "").await;
        let call = desk.talk_to(&sim, "Ola Berg").await;
        sim.park("7001", "Harriet Lund").await;
        desk.park(&call, "7001", "", "");
        desk.until("the refusal", |console| said(console).contains("not parked")).await;
        let said = desk.said().to_owned();
        assert!(!said.contains("retrieve"), "{said}");
        desk.until_call_with("the call in hand", |mine| {
            mine.id == call && mine.state == CallState::Connected
        })
        .await;
        assert!(
            !matches!(desk.state("7001"), SlotState::Parked(waiting) if waiting.caller.known() == Some("Ola Berg"))
        );
        desk.park(&call, "7002", "", "");
        assert_eq!(desk.until_parked("7002").await.caller.known(), Some("Ola Berg"));
    }
}
