//! The main job against each fault, with the words that the attendant reads. One press is one order, whatever happens.

mod common;

use std::time::Duration;

use common::{Desk, Sim};
use serde_json::{Value, json};
use valet::console::event::Intent;
use valet::console::retrieval::{Outcome, Stage};
use valet::console::session::Session;
use valet::words::english;

/// A desk that is signed in, with Harriet Lund parked on 7001.
async fn desk_with_a_parked_caller() -> (Sim, Desk) {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let desk = Desk::signed_in(&sim, "").await;
    (sim, desk)
}

async fn statuses(sim: &Sim) -> Vec<Value> {
    sim.retrieves().await.into_iter().map(|(_, status)| status).collect()
}

fn words(desk: &Desk) -> String {
    let said = desk.said();
    said.strip_prefix("7001 Lobby 1: ").unwrap_or(&said).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_401_is_refreshed_unseen() {
    let (sim, mut desk) = desk_with_a_parked_caller().await;
    sim.expire("access").await;
    desk.press("7001");
    desk.until_connected("7001").await;
    assert_eq!(words(&desk), "Connected to Harriet Lund on Desk phone.");
    let executed = statuses(&sim).await.into_iter().filter(|status| *status == 201).count();
    assert_eq!(executed, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expired_refresh_token_keeps_the_board_and_asks_to_sign_in_again() {
    let (sim, mut desk) = desk_with_a_parked_caller().await;
    sim.expire("refresh").await;
    sim.expire("access").await;
    desk.press("7001");
    desk.until("the expiry", |console| matches!(console.session(), Session::Expired { .. })).await;
    desk.until("the sentence", |console| {
        let told = "Your sign-in has run out. Sign in again to go on; the board stays as it was.";
        console.activity().entries().any(|entry| english(&entry.outcome) == told)
    })
    .await;
    assert!(desk.console.board().slots().len() > 8, "the board stays");
    assert_eq!(desk.console.session().account().map(|account| account.name.as_str()), Some("Rosa Keller"));
    assert!(!statuses(&sim).await.contains(&json!(201)));

    desk.sign_in().await;
    desk.press("7001");
    desk.until_connected("7001").await;
}

/// Status faults that are refusals: said at once, nothing looked up, nothing sent again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_is_said_in_words_and_nothing_is_sent_again() {
    for (status, sentence) in [
        (
            403,
            "You are not allowed to retrieve calls. Sign in again and agree to the call permissions, or ask your administrator for them.",
        ),
        (
            404,
            "Nobody is parked there, or the number does not exist. Check the number, or ask whether a colleague has the caller.",
        ),
        (
            409,
            "The call is not there to take just now; a colleague may have been faster. Ask your colleagues, or retrieve again.",
        ),
    ] {
        let (sim, mut desk) = desk_with_a_parked_caller().await;
        sim.retrieve_fault(json!({"status": status})).await;
        desk.press("7001");
        let outcome = desk.until_over("7001").await;
        assert!(matches!(outcome, Outcome::Refused(_)), "{status}: {outcome:?}");
        let told = desk.console.activity().entries().any(|entry| english(&entry.outcome) == sentence);
        assert!(told, "{status}: {:?}", desk.said());
        desk.watch_for(Duration::from_millis(1_500)).await;
        assert_eq!(statuses(&sim).await, [json!(status)]);
        let entry = desk.console.activity().entries().find(|entry| entry.retrieval.is_some()).unwrap();
        assert!(entry.tracking_id.as_deref().is_some_and(|id| !id.is_empty()), "the tracking id is kept");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_423_and_a_429_count_down_and_offer_the_button_again() {
    for (status, sentence) in [
        (
            423,
            "The call is locked for a moment because something else is being done with it. Wait for the countdown, then retrieve again.",
        ),
        (
            429,
            "Webex is busy and asks to wait. Nothing was retrieved; wait for the countdown, then retrieve again.",
        ),
    ] {
        let (sim, mut desk) = desk_with_a_parked_caller().await;
        sim.retrieve_fault(json!({"status": status, "retryAfter": 2})).await;
        desk.press("7001");
        desk.until_stage("7001", "the countdown", |stage| matches!(stage, Stage::Waiting { .. })).await;
        assert_eq!(words(&desk), sentence);
        desk.press("7001");
        let slot = desk.slot("7001");
        assert!(!desk.console.may_retrieve(&slot, desk.now()), "not before the countdown is over");
        desk.watch_for(Duration::from_millis(2_300)).await;
        assert_eq!(statuses(&sim).await, [json!(status)], "the console does not press by itself");
        assert!(desk.console.may_retrieve(&slot, desk.now()));
        desk.press("7001");
        desk.until_connected("7001").await;
        assert_eq!(statuses(&sim).await, [json!(status), json!(201)]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unclear_answer_that_did_nothing_is_looked_up_and_offers_to_try_again() {
    for (fault, sentence) in [
        (
            json!({"status": 500, "body": "html"}),
            "Webex had a problem, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.",
        ),
        (
            json!({"drop": "before"}),
            "No answer came from Webex, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.",
        ),
    ] {
        let (sim, mut desk) = desk_with_a_parked_caller().await;
        sim.retrieve_fault(fault.clone()).await;
        desk.press("7001");
        desk.until_stage("7001", "the look-up", |stage| matches!(stage, Stage::LookingUp { .. })).await;
        let told = desk.console.activity().entries().any(|entry| english(&entry.outcome) == sentence);
        assert!(told, "{fault}: {:?}", desk.said());
        desk.press("7001");
        let outcome = desk.until_over("7001").await;
        assert!(matches!(outcome, Outcome::NotTaken(_)), "{fault}: {outcome:?}");
        assert_eq!(
            words(&desk),
            "Webex did not carry out the order for 7001 Lobby 1: nothing is ringing. You can try again."
        );
        assert_eq!(sim.retrieves().await.len(), 1, "{fault}: one press, one order");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_cut_after_execution_is_found_among_the_calls() {
    for fault in [json!({"drop": "after"}), json!({"body": "truncated"}), json!({"body": "html"})] {
        let (sim, mut desk) = desk_with_a_parked_caller().await;
        sim.retrieve_fault(fault.clone()).await;
        desk.press("7001");
        desk.until_stage("7001", "the leg, found", |stage| matches!(stage, Stage::Ringing(_))).await;
        assert_eq!(words(&desk), "Desk phone is ringing. Lift the handset.", "{fault}");
        let Some(Stage::Ringing(leg)) = desk.stage("7001") else { panic!("not ringing") };
        sim.post("answer", json!({"callId": leg.call.0})).await;
        desk.until_connected("7001").await;
        assert_eq!(sim.retrieves().await.len(), 1, "{fault}: one press, one order");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_that_is_never_answered_is_given_up_after_fifteen_seconds_and_looked_up() {
    let (sim, mut desk) = desk_with_a_parked_caller().await;
    sim.retrieve_fault(json!({"delayMs": 20_000})).await;
    desk.press("7001");
    desk.until_stage("7001", "the leg, found", |stage| matches!(stage, Stage::Ringing(_))).await;
    assert_eq!(words(&desk), "Desk phone is ringing. Lift the handset.");
    assert_eq!(sim.retrieves().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_empty_slot_is_told_in_all_four_ways() {
    for (knob, sentence) in [
        (
            "404",
            "Nobody is parked there, or the number does not exist. Check the number, or ask whether a colleague has the caller.",
        ),
        (
            "409",
            "The call is not there to take just now; a colleague may have been faster. Ask your colleagues, or retrieve again.",
        ),
        (
            "400",
            "Webex did not accept this request. Perhaps nobody is parked there. Check the number and the device, then retrieve again.",
        ),
        (
            "acceptThenDisconnect",
            "Nobody is parked on 7001 Lobby 1 any more: somebody was faster, or the caller hung up.",
        ),
    ] {
        let sim = Sim::start("quiet").await;
        sim.settings(json!({"emptyRetrieve": knob})).await;
        let mut desk = Desk::signed_in(&sim, "").await;
        desk.press("7001");
        desk.until_over("7001").await;
        assert_eq!(words(&desk), sentence, "{knob}");
        assert_eq!(sim.retrieves().await.len(), 1, "{knob}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_race_lost_to_a_colleague_is_told() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let mut desk = Desk::signed_in(&sim, "[console]\nauto_answer = false\n").await;
    desk.press("7001");
    desk.until_stage("7001", "the ringing", |stage| matches!(stage, Stage::Ringing(_))).await;
    let Some(Stage::Ringing(leg)) = desk.stage("7001") else { panic!("not ringing") };
    desk.until("the leg among the calls", |console| !console.calls().active().is_empty()).await;
    sim.post("steal", json!({"slot": "7001", "by": "2107"})).await;
    sim.post("answer", json!({"callId": leg.call.0})).await;
    let outcome = desk.until_over("7001").await;
    assert!(matches!(outcome, Outcome::NobodyThere | Outcome::StoppedRinging), "{outcome:?}");
    assert_eq!(sim.retrieves().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_does_not_answer_leaves_the_caller_parked() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"ringSecs": 16})).await; // long enough that it was nobody but the phone that gave up
    sim.park("7001", "Harriet Lund").await;
    let mut desk = Desk::signed_in(&sim, "[console]\nauto_answer = false\n").await;
    desk.press("7001");
    desk.until("the leg among the calls", |console| !console.calls().active().is_empty()).await;
    assert_eq!(desk.until_over("7001").await, Outcome::NotAnswered);
    assert_eq!(
        words(&desk),
        "Desk phone was not answered. The caller may still be parked on 7001 Lobby 1: try again."
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_falls_silent_at_once_may_mean_that_somebody_was_faster() {
    let sim = Sim::start("quiet").await;
    sim.park("7001", "Harriet Lund").await;
    let mut desk = Desk::signed_in(&sim, "[console]\nauto_answer = false\n").await;
    desk.press("7001");
    desk.until("the leg among the calls", |console| !console.calls().active().is_empty()).await;
    sim.post("advance", json!({"seconds": 31})).await;
    assert_eq!(desk.until_over("7001").await, Outcome::StoppedRinging);
    assert_eq!(
        words(&desk),
        "Desk phone has stopped ringing before it was answered. If somebody was faster, the caller is gone from 7001 \
         Lobby 1; otherwise try again."
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_webex_refuses_to_answer_the_handset_is_to_be_lifted() {
    let (sim, mut desk) = desk_with_a_parked_caller().await;
    sim.fault(json!({"method": "POST", "path": "/v1/telephony/calls/answer", "times": 1, "status": 400}))
        .await;
    desk.press("7001");
    desk.until("the sentence", |console| {
        common::said(console) == "7001 Lobby 1: Desk phone is ringing. Lift the handset."
    })
    .await;
    assert_eq!(sim.requests("/telephony/calls/answer").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_press_sends_one_order() {
    let (sim, mut desk) = desk_with_a_parked_caller().await;
    let slot = desk.slot("7001");
    for _ in 0..5 {
        desk.intent(Intent::Retrieve { slot: slot.clone(), on: None });
    }
    desk.until_connected("7001").await;
    assert_eq!(sim.retrieves().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_narrower_scope_switches_off_just_what_needs_it_and_says_so() {
    let sim = Sim::start("quiet").await;
    let granted = ["spark:calls_read", "spark:telephony_config_read"];
    sim.settings(json!({"grantScopes": granted})).await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let told = desk.console.missing_permissions();
    assert_eq!(
        english(&told[0]),
        "Retrieving is switched off: this sign-in lacks the permission spark:calls_write. Ask your administrator to add it, then sign in again."
    );
    desk.press("7001");
    desk.watch_for(Duration::from_millis(500)).await;
    assert!(sim.retrieves().await.is_empty());
    assert!(desk.console.board().slots().len() > 8, "the slots are still shown");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_line_is_said_once_and_its_return_too() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    sim.fault(json!({"method": "GET", "path": "/v1/telephony/calls", "times": 3, "drop": "before"})).await;
    let lost = "Webex does not answer. Check the network; Valet keeps trying.";
    desk.until("the loss", |console| common::said(console) == lost).await;
    desk.until("the return", |console| common::said(console) == "Webex can be reached again.").await;
    let told = desk.console.activity().entries().filter(|entry| english(&entry.outcome) == lost).count();
    assert_eq!(told, 1);
    assert!(matches!(desk.console.session(), Session::Ready(_)));
}
