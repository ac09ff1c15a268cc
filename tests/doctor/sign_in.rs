//! Who is signed in, with what permission, and where that is kept.

use serde_json::json;
use valet::doctor::Status;
use valet::store::SecretStore;

use crate::common::Sim;
use crate::place::{Place, assert_check, assert_no_secret, check, kept, signed_in_once};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sign_in_that_a_desk_keeps_is_renewed_and_what_comes_back_is_kept() {
    let sim = Sim::start("quiet").await;
    let place = signed_in_once(&sim, "").await;
    sim.settings(json!({"rotateRefresh": true})).await;
    for _ in 0..2 {
        let before = kept(&place).expect("a sign-in in the file");
        let report = place.examine(None).await;
        assert!(report.healthy, "a token that was not kept does not serve again: {}", report.text());
        assert_check(&report, "client", Status::Ok, "its secret is in the settings");
        assert_check(
            &report,
            "sign_in",
            Status::Ok,
            "Webex has renewed the sign-in that this profile keeps.",
        );
        assert_check(&report, "scopes", Status::Ok, "spark:calls_write");
        assert_check(&report, "profile", Status::Ok, "Rosa Keller");
        assert_no_secret(&report, &sim, &place);
        assert_ne!(kept(&place), Some(before), "Webex has given another refresh token");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_missing_permission_is_told_with_what_is_off() {
    let sim = Sim::start("quiet").await;
    let place = signed_in_once(&sim, "").await;
    let base = ["spark:calls_read", "spark:telephony_config_read"];
    sim.settings(json!({"grantScopes": base})).await;
    let report = place.examine(None).await;
    assert!(!report.healthy);
    assert_check(&report, "scopes", Status::Problem, "Valet cannot retrieve, answer or hang up");
    assert_check(&report, "scopes", Status::Problem, "did not grant spark:calls_write");
    assert_check(&report, "slots", Status::Ok, "7001 Lobby 1");

    sim.settings(json!({"grantScopes": [base[0], base[1], "spark:calls_write"]})).await;
    let report = place.examine(None).await;
    assert!(report.healthy, "{}", report.text());
    assert_check(&report, "scopes", Status::Warning, "did not grant spark:telephony_config_write");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_that_has_run_out_is_told_and_nothing_behind_it_is_asked() {
    let sim = Sim::start("quiet").await;
    let place = signed_in_once(&sim, "").await;
    sim.expire("refresh").await;
    let report = place.examine(None).await;
    assert!(!report.healthy);
    assert_check(&report, "sign_in", Status::Problem, "Webex refused to renew it");
    assert_check(&report, "slots", Status::Skipped, "see the sign-in check");
    assert!(kept(&place).is_some(), "the doctor signs nobody out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_signed_in_and_no_client_are_told_apart() {
    let sim = Sim::start("quiet").await;
    let place = Place::at(&sim, "");
    place.remember(SecretStore::File);
    let report = place.examine(None).await;
    assert_check(&report, "sign_in", Status::Problem, "Nobody has signed in on this profile yet.");
    assert_eq!(check(&report, "sign_in").advice.as_deref(), Some("Start Valet and sign in."));

    let place = Place::with(&format!("[webex]\napi_base = {:?}\n", sim.api_base()));
    place.remember(SecretStore::File);
    let report = place.examine(None).await;
    assert_check(&report, "client", Status::Problem, "No client id is in the settings.");
    assert_check(&report, "sign_in", Status::Skipped, "see the client check");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_webex_does_not_accept_is_told_without_showing_it() {
    let sim = Sim::start("quiet").await;
    let report = Place::at(&sim, "").examine(Some("never-issued-by-anybody")).await;
    assert!(!report.healthy);
    assert_check(&report, "sign_in", Status::Problem, "does not accept the token in VALET_ACCESS_TOKEN");
    assert_check(&report, "profile", Status::Skipped, "see the sign-in check");
    assert!(!report.text().contains("never-issued"), "{}", report.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_that_is_kept_nowhere_is_no_reason_to_call_a_desk_ill() {
    let sim = Sim::start("quiet").await;
    let place = Place::at(&sim, "");
    place.remember(SecretStore::Memory);
    let report = place.examine(None).await;
    assert!(report.healthy, "{}", report.text());
    assert_check(&report, "sign_in", Status::Warning, "only until Valet quits");
}
