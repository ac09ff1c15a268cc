//! A recall: who, from where, and one answer on the chosen device.

use std::time::Duration;

use serde_json::json;
use valet::console::board::{Confidence, SlotState};
use valet::console::calls::CallState;
use valet::console::endpoints::Choice;
use valet::console::orders::CallAct;
use valet::words::english;

use crate::common::{Desk, Sim};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recall_says_everything_and_is_answered_on_the_chosen_device() {
    for live in [false, true] {
        let sim = Sim::start("quiet").await;
        let mut desk =
            if live { Desk::signed_in_live(&sim, "").await } else { Desk::signed_in(&sim, "").await };
        let desktop = desk
            .console
            .endpoints()
            .known()
            .iter()
            .find(|known| known.name == "Webex Desktop".into())
            .unwrap();
        let (id, name) = (desktop.id.clone(), desktop.name.clone());
        desk.intent(valet::console::event::Intent::Choose(Choice::One { id: id.clone(), name }));
        let call = desk.talk_to(&sim, "Ola Berg").await;
        desk.park(&call, "7001", "Mia", "about the lift");
        desk.until_parked("7001").await;

        sim.post("advance", json!({"seconds": 46})).await;
        desk.until("the recall", |console| !console.recalls().is_empty()).await;
        let recall = desk.console.recalls()[0].clone();
        assert_eq!((recall.caller.known(), recall.slot), (Some("Ola Berg"), Some(desk.slot("7001"))));
        assert!(
            english(&recall.sentence).starts_with("Ola Berg is back from 7001 Lobby 1, parked 0:"),
            "{:?}",
            recall.sentence
        );
        assert!(english(&recall.sentence).ends_with(" ago by you for Mia."), "{:?}", recall.sentence);
        assert_eq!(recall.parked.unwrap().note.as_deref(), Some("about the lift"));

        desk.act(&recall.call, CallAct::Answer);
        desk.until_call(CallState::Connected).await;
        desk.until("the end of the banner", |console| console.recalls().is_empty()).await;
        let answers = sim.requests("/telephony/calls/answer").await;
        let last = &answers.last().unwrap()["body"];
        assert_eq!(*last, json!({"callId": recall.call.0, "endpointId": id.0}));
        desk.until_told("Ola Berg, back from 7001 Lobby 1, was answered.").await;
        if live {
            // Also well past the time for which a departure is held back.
            desk.watch_for(Duration::from_secs(6)).await;
            let left = desk.told().into_iter().find(|line| line.contains("has left"));
            assert_eq!(left, None, "she has come back");
            let later = desk.state_in("7001", 600_000);
            assert!(matches!(later, SlotState::Free { confidence: Confidence::Live, .. }), "{later:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recall_of_a_kind_that_nobody_knows_is_a_call_like_any_other() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"recallType": "boomerang"})).await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7001", "Mia", "about the lift");
    desk.until_parked("7001").await;
    sim.post("advance", json!({"seconds": 46})).await;
    let rings = desk.until_call(CallState::Alerting).await;
    assert!(desk.console.recalls().is_empty(), "{:?}", desk.console.recalls());
    let view = desk.console.my_call(&rings, desk.now()).unwrap();
    assert!(view.is_incoming && view.recall.is_none(), "{view:?}");
    assert_eq!(english(&view.words), "Ola Berg is ringing");
    assert!(
        !matches!(desk.state_in("7001", 0), SlotState::Recalled { .. }),
        "{:?}",
        desk.state_in("7001", 0)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_came_back_is_parked_again_on_the_same_slot_with_for_whom_and_note() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7001", "Mia", "about the lift");
    desk.until_parked("7001").await;
    sim.post("advance", json!({"seconds": 46})).await;
    desk.until("the recall", |console| !console.recalls().is_empty()).await;
    let recall = desk.console.recalls()[0].clone();
    let (for_whom, note) = ("Mia".to_owned(), "about the lift".to_owned());
    desk.act(&recall.call, CallAct::ParkAgain { slot: desk.slot("7001"), for_whom, note });
    desk.until("the park", |console| {
        let slot = console.board().find_number("7001").map(|slot| slot.id.clone());
        console.recalls().is_empty() && slot.is_some()
    })
    .await;
    desk.until_parked("7001").await;
    let SlotState::Parked(waiting) = desk.state_in("7001", 0) else { panic!("not parked") };
    assert_eq!((waiting.caller.known(), waiting.for_whom.as_deref()), (Some("Ola Berg"), Some("Mia")));
    assert_eq!(waiting.note.as_deref(), Some("about the lift"));
    let state = sim.get("state").await;
    let parked = state["slots"].as_array().into_iter().flatten().find(|slot| slot["slot"] == "7001");
    assert_eq!(parked.map(|slot| slot["parked"]["name"].clone()), Some(json!("Ola Berg")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_parked_again_by_webex_is_told_to_be_there_and_counted_down_anew() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"recallUnanswered": "parkAgain"})).await;
    let mut desk = Desk::signed_in_live(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7001", "Mia", "about the lift");
    let first = desk.until_parked("7001").await;
    for round in 1..3 {
        sim.post("advance", json!({"seconds": 46})).await;
        desk.until("the recall", |console| !console.recalls().is_empty()).await;
        sim.post("advance", json!({"seconds": 46})).await;
        desk.until("the end of the recall", |console| console.recalls().is_empty()).await;
        desk.until("the sentence", |console| {
            let again = "Ola Berg, back from 7001 Lobby 1, got no answer and is parked there again.";
            console.activity().entries().filter(|entry| english(&entry.outcome) == again).count() == round
        })
        .await;
        let waiting = desk.until_parked("7001").await;
        assert_eq!((waiting.since.wall, waiting.confidence), (first.since.wall, Confidence::Live));
        assert_eq!(
            (waiting.for_whom.as_deref(), waiting.note.as_deref()),
            (Some("Mia"), Some("about the lift"))
        );
        // The simulator's clock was moved, and the desk's was not: what has passed here are seconds.
        assert!(waiting.recall_in_ms(desk.now(), 45) > 35_000, "{waiting:?}");
    }
    let told = desk.told().join("\n");
    assert!(!told.contains("not known where") && !told.contains("has left"), "{told}");
    let profile = desk.close().await;
    let (journal, _) = valet::store::Journal::open(profile.path());
    assert_eq!(journal.calls().count(), 1, "she still waits");
}
