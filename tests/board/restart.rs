//! What was parked here outlives the program, whatever way it ends.

use std::path::Path;
use std::time::{Duration, Instant};

use valet::console::board::{Confidence, Verified};
use valet::console::event::Intent;
use valet::console::session::{KeepIn, Session};

use crate::common::{Desk, Sim, said};

/// The profile as a crash at this moment would leave it.
fn as_it_is_on_disk(profile: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let file = "parked-calls.journal";
    std::fs::copy(profile.join(file), copy.path().join(file)).unwrap();
    copy
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_crash_caller_time_for_whom_and_note_are_there_and_marked() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7001", "Mia", "about the lift");
    let before = desk.until_parked("7001").await;
    // The first console is still running: nothing but the disk can tell the second one.
    let profile = as_it_is_on_disk(desk.profile_dir());

    let started = Instant::now();
    let mut again = Desk::start_in(&sim, "", profile).await;
    again.sign_in().await;
    again.until_told("before the restart").await;
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    let after = again.waiting("7001").unwrap();
    assert!(after.restored, "marked as not verified");
    assert_eq!(
        (after.caller, after.since.wall, after.parked_by, after.for_whom, after.note),
        (before.caller, before.since.wall, before.parked_by, before.for_whom, before.note)
    );
    again.press("7001");
    again.until_connected("7001").await;
    let profile = again.close().await;

    let mut third = Desk::start_in(&sim, "", profile).await;
    third.sign_in().await;
    assert_eq!(third.waiting("7001"), None, "the retrieve has struck it out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_queued_when_the_window_closed_is_on_disk() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7001", "", "");
    desk.until_parked("7001").await;
    let slot = desk.slot("7001");
    desk.intent(Intent::Forget(slot));
    let started = Instant::now();
    let profile = desk.close().await;
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
    let (journal, _) = valet::store::Journal::open(profile.path());
    assert_eq!(journal.calls().count(), 0, "the person said that nobody waits there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_journal_that_cannot_be_read_is_told_and_parking_goes_on() {
    let sim = Sim::start("quiet").await;
    let profile = tempfile::tempdir().unwrap();
    std::fs::create_dir(profile.path().join("parked-calls.journal")).unwrap();
    let mut desk = Desk::start_in(&sim, "", profile).await;
    sim.settings(serde_json::json!({"consent": "auto"})).await;
    desk.until_told("parked-calls.journal").await;
    desk.sign_in().await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7001", "", "");
    desk.until_told("would be forgotten if Valet were closed").await;
    assert_eq!(desk.until_parked("7001").await.caller.known(), Some("Ola Berg"));
}

/// The profile as a crash leaves it while the order to park is out: Webex has it, and no answer has come.
async fn crash_while_parking(sim: &Sim, drop: &str) -> tempfile::TempDir {
    let mut desk = Desk::signed_in(sim, "").await;
    let call = desk.talk_to(sim, "Ola Berg").await;
    let path = "/v1/telephony/calls/park";
    sim.fault(serde_json::json!({"method": "POST", "path": path, "times": 1, "drop": drop})).await;
    desk.park(&call, "7001", "Mia", "about the lift");
    let deadline = Instant::now() + Duration::from_secs(10);
    while sim.requests(path).await.is_empty() {
        assert!(Instant::now() < deadline, "the order never went out");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    as_it_is_on_disk(desk.profile_dir())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_between_the_order_to_park_and_its_answer_loses_nobody() {
    let sim = Sim::start("quiet").await;
    let profile = crash_while_parking(&sim, "after").await;
    let mut again = Desk::start_in(&sim, "", profile).await;
    again.sign_in().await;
    again.until_told("the answer was not seen").await;
    let left = again.waiting("7001").unwrap();
    assert_eq!((left.verified, left.restored), (Verified::AskedBeforeRestart, true));
    assert_ne!(left.confidence, Confidence::Live);
    assert_eq!(left.caller.known(), Some("Ola Berg"));
    assert_eq!((left.for_whom.as_deref(), left.note.as_deref()), (Some("Mia"), Some("about the lift")));
    again.press("7001");
    again.until_connected("7001").await;
    let profile = again.close().await;
    let (journal, _) = valet::store::Journal::open(profile.path());
    assert_eq!(journal.calls().count(), 0, "the retrieve has struck it out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_before_webex_parked_the_call_leaves_it_on_the_phone_and_nobody_on_the_slot() {
    let sim = Sim::start("quiet").await;
    let profile = crash_while_parking(&sim, "before").await;
    let mut again = Desk::start_in(&sim, "", profile).await;
    again.sign_in().await;
    again.until_told("Ola Berg was not parked on 7001 Lobby 1: the call is still on your phone.").await;
    assert_eq!(again.waiting("7001"), None);
    let profile = again.close().await;
    let (journal, _) = valet::store::Journal::open(profile.path());
    assert_eq!(journal.calls().count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_park_that_webex_refuses_leaves_nothing_behind() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    sim.park("7001", "Harriet Lund").await;
    desk.park(&call, "7001", "", "");
    desk.until("the refusal", |console| said(console).contains("still on your phone")).await;
    let profile = desk.close().await;
    let (journal, _) = valet::store::Journal::open(profile.path());
    assert_eq!(journal.calls().count(), 0);
}

/// A profile whose sign-in is kept in a file, with Ola Berg parked on 7001.
async fn kept_with_ola_parked(sim: &Sim) -> tempfile::TempDir {
    sim.settings(serde_json::json!({"consent": "auto"})).await;
    let mut desk = Desk::start(sim, "").await;
    desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
    desk.intent(Intent::KeepIn(KeepIn::File));
    desk.sign_in().await;
    let call = desk.talk_to(sim, "Ola Berg").await;
    desk.park(&call, "7001", "Mia", "about the lift");
    desk.until_parked("7001").await;
    desk.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_without_webex_shows_within_two_seconds_who_was_parked_before() {
    for fault in [serde_json::json!({"drop": "before"}), serde_json::json!({"delayMs": 5_000})] {
        let sim = Sim::start("quiet").await;
        let profile = kept_with_ola_parked(&sim).await;
        let mut everything = fault.clone();
        for (key, value) in [("method", "*".into()), ("path", "/*".into()), ("times", 4.into())] {
            everything[key] = value;
        }
        sim.fault(everything).await;
        let started = Instant::now();
        let mut again = Desk::start_in(&sim, "", profile).await;
        again.until_told("before the restart").await;
        assert!(started.elapsed() < Duration::from_secs(2), "{fault}: {:?}", started.elapsed());
        assert!(again.console.board().extensions().value().is_none(), "{fault}: nothing was read of Webex");
        let left = again.waiting("7001").unwrap();
        assert_eq!((left.restored, left.caller.known()), (true, Some("Ola Berg")), "{fault}");
        assert_eq!((left.for_whom.as_deref(), left.note.as_deref()), (Some("Mia"), Some("about the lift")));
        again.until_ready().await;
        again.press("7001");
        again.until_connected("7001").await;
        let told = again.told().iter().filter(|line| line.contains("before the restart")).count();
        assert_eq!(told, 1, "{fault}: {:?}", again.told());
    }
}
