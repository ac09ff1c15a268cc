//! Signing in at the simulated Webex: three ways in, every refusal with its sentence, and no secret left lying about.

mod common;

use common::{Desk, Sim};
use secrecy::SecretString;
use serde_json::json;
use valet::console::event::Intent;
use valet::console::session::{KeepIn, Session, SignInStep, SignInWay};
use valet::words::english;

async fn started(sim: &Sim) -> Desk {
    let mut desk = Desk::start(sim, "").await;
    desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
    desk
}

/// Signs in by browser, which must fail, and returns the sentence.
async fn refused(desk: &mut Desk) -> String {
    desk.intent(Intent::SignIn(SignInWay::Browser));
    desk.until("the refusal", |console| matches!(console.session(), Session::SignedOut { .. })).await;
    match desk.console.session() {
        Session::SignedOut { why: Some(why) } => english(why),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn declining_at_webex_is_told() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"consent": "deny"})).await;
    let mut desk = started(&sim).await;
    assert_eq!(
        refused(&mut desk).await,
        "The sign-in was declined at Webex. If that was not meant, sign in again and choose Accept."
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_scope_that_the_integration_has_not_registered_is_named() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"consent": "auto"})).await;
    let mut desk = Desk::start(&sim, "optional_scopes = [\"spark:never_registered\"]\n").await;
    desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
    let sentence = refused(&mut desk).await;
    assert!(sentence.contains("spark:never_registered"), "{sentence}");
    assert!(sentence.contains("Add them to the integration at developer.webex.com"), "{sentence}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_with_a_wrong_state_is_refused_and_told() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"consent": "auto", "stateTamper": true})).await;
    let mut desk = started(&sim).await;
    desk.intent(Intent::SignIn(SignInWay::Browser));
    desk.until("the sentence", |console| {
        common::said(console)
            == "An answer that does not belong to this sign-in was refused. Close older Webex sign-in pages in the browser, then use the newest link."
    })
    .await;
    assert!(matches!(desk.console.session(), Session::SigningIn { .. }), "a stray answer ends nothing");
    desk.intent(Intent::CancelSignIn);
    assert!(matches!(desk.console.session(), Session::SignedOut { .. }));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_client_secret_is_told() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"consent": "auto"})).await;
    let mut desk = started(&sim).await;
    desk.intent(Intent::SaveClient {
        client_id: sim.running.hello.client_id.clone(),
        client_secret: SecretString::from("not-the-secret"),
    });
    desk.until("the new secret", |console| console.has_client()).await;
    let sentence = refused(&mut desk).await;
    assert!(sentence.starts_with("Webex does not accept the client id or the client secret."), "{sentence}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_on_another_device_signs_in() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"devicePending": 1, "deviceInterval": 1})).await;
    let mut desk = started(&sim).await;
    desk.intent(Intent::SignIn(SignInWay::Code));
    desk.until("the code", |console| {
        matches!(console.session(), Session::SigningIn { step: SignInStep::Code { user_code, .. }, .. }
            if user_code.len() == 6)
    })
    .await;
    desk.until_ready().await;
    assert_eq!(desk.console.session().account().map(|account| account.name.as_str()), Some("Rosa Keller"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_personal_token_signs_in_without_client_id_and_secret() {
    let sim = Sim::start("quiet").await;
    let mut desk = started(&sim).await;
    let token = SecretString::from(format!(" Bearer {}\n", sim.running.hello.users[0].access_token));
    desk.intent(Intent::SignIn(SignInWay::PersonalToken(token)));
    desk.until_ready().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_kept_in_a_file_survives_a_restart_and_a_sign_out_forgets_it() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"consent": "auto"})).await;
    let mut desk = started(&sim).await;
    desk.intent(Intent::KeepIn(KeepIn::File));
    desk.intent(Intent::SignIn(SignInWay::Browser));
    desk.until_ready().await;

    let mut desk = Desk::start_in(&sim, "", desk.stop()).await;
    desk.until_ready().await;
    desk.intent(Intent::SignOut);
    let secrets = desk.profile_dir().join("secrets").join("secrets.json");
    let forgotten = || !std::fs::read_to_string(&secrets).is_ok_and(|text| text.contains("refresh-token"));
    for _ in 0..500 {
        if forgotten() {
            break;
        }
        desk.watch_for(std::time::Duration::from_millis(20)).await;
    }
    assert!(forgotten(), "the refresh token is still in the file");

    let mut desk = Desk::start_in(&sim, "", desk.stop()).await;
    desk.until("the start", |console| matches!(console.session(), Session::SignedOut { .. })).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_out_is_carried_out_even_if_the_window_closes_at_once() {
    for _ in 0..8 {
        let sim = Sim::start("quiet").await;
        sim.settings(json!({"consent": "auto"})).await;
        let mut desk = started(&sim).await;
        desk.intent(Intent::KeepIn(KeepIn::File));
        desk.intent(Intent::SignIn(SignInWay::Browser));
        desk.until_ready().await;
        desk.intent(Intent::SignOut);
        let profile = desk.close().await;
        let secrets = std::fs::read_to_string(profile.path().join("secrets").join("secrets.json"));
        assert!(
            !secrets.is_ok_and(|text| text.contains("refresh-token")),
            "the refresh token is still in the file"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_kept_only_until_valet_quits_leaves_no_secret_behind() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"consent": "auto"})).await;
    let mut desk = started(&sim).await;
    desk.intent(Intent::KeepIn(KeepIn::Memory));
    desk.intent(Intent::SignIn(SignInWay::Browser));
    desk.until_ready().await;
    let profile = desk.close().await;
    for entry in std::fs::read_dir(profile.path()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            ["config.toml", "remembered.json", "parked-calls.journal", "logs", "secrets"]
                .contains(&name.as_str()),
            "{name}"
        );
    }
    let secrets = profile.path().join("secrets").join("secrets.json");
    assert!(!secrets.exists());
}
