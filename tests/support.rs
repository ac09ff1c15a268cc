//! The support file: one press, and what helps is in it; no secret is.

#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

mod common;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use common::{Desk, Sim};
use serde_json::{Value, json};
use valet::console::event::Intent;
use valet::console::retrieval::Stage;
use valet::console::session::{KeepIn, Session};
use valet::console::support::Support;
use valet::store::{Profile, logs};

/// What stands in a support file, by name.
fn opened(path: &Path) -> BTreeMap<String, String> {
    let packed = std::fs::File::open(path).unwrap();
    let mut folder = tar::Archive::new(flate2::read::GzDecoder::new(packed));
    let texts = folder.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        (name.strip_prefix("valet-support/").unwrap().to_owned(), text)
    });
    texts.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_press_writes_all_that_helps_and_no_secret() {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"consent": "auto"})).await;
    let mut desk = Desk::start(&sim, "proxy = \"http://rosa:pass-words@proxy.example.org:3128\"\n").await;
    let logs = desk.profile_dir().join("logs");
    let _guard = logs::start(Some(&logs), Some("debug"));
    desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
    desk.intent(Intent::KeepIn(KeepIn::File));
    desk.sign_in().await;
    let kept = std::fs::read_to_string(desk.profile_dir().join("secrets/secrets.json")).unwrap();
    let kept: Value = serde_json::from_str(&kept).unwrap();
    let record: Value = serde_json::from_str(kept["refresh-token"].as_str().unwrap()).unwrap();
    let refresh_token = record["refresh_token"].as_str().unwrap().to_owned();

    sim.retrieve_fault(json!({"status": 404})).await;
    desk.press("7001");
    desk.until_stage("7001", "the end", |stage| matches!(stage, Stage::Over { .. })).await;
    let id = desk.console.activity().entries().find_map(|entry| entry.tracking_id.clone()).unwrap();

    desk.intent(Intent::WriteSupport);
    assert_eq!(*desk.console.support(), Support::Writing);
    desk.until("the file", |console| *console.support() != Support::Writing).await;
    let Support::Written(path) = desk.console.support().clone() else {
        panic!("{:?}", desk.console.support())
    };
    desk.until_told(&format!("The support file is {}.", path.display())).await;

    let texts = opened(&path);
    assert!(texts["about.txt"].starts_with(&format!("Valet {}", env!("CARGO_PKG_VERSION"))));
    assert!(texts["settings.txt"].contains(&sim.running.hello.client_id));
    assert!(texts["tracking-ids.txt"].contains(&id));
    let page: Value = serde_json::from_str(&texts["doctor.json"]).unwrap();
    assert!(page["checks"].as_array().is_some_and(|checks| checks.len() > 10), "{page}");
    let log = texts.iter().find(|(name, _)| name.starts_with("log/valet.")).unwrap().1;
    assert!(log.contains("status=404"), "{log}");

    let hello = &sim.running.hello;
    let tokens = hello.users.iter().map(|user| user.access_token.as_str());
    for secret in tokens.chain([refresh_token.as_str(), &hello.client_secret, "pass-words", "Bearer "]) {
        let holds = texts.iter().find(|(_, text)| text.contains(secret));
        assert!(holds.is_none(), "{secret} stands in {:?}", holds.map(|(name, _)| name));
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_takes_no_file_is_said() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    // The folder of a profile is the folder of its exports; a file in its place takes nothing.
    let dir = desk.profile_dir().to_owned();
    std::fs::rename(&dir, dir.with_extension("away")).unwrap();
    std::fs::write(&dir, b"a file").unwrap();
    desk.intent(Intent::WriteSupport);
    desk.until("the refusal", |console| matches!(console.support(), Support::Failed(_))).await;
    desk.until_told("The support file could not be written: ").await;
    std::fs::remove_file(&dir).unwrap();
    std::fs::rename(dir.with_extension("away"), &dir).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_writes_one_where_he_is_told_to() {
    let dir = tempfile::tempdir().unwrap();
    let profile = Profile::at(dir.path());
    profile.prepare().unwrap();
    let config = "[webex]\napi_base = \"http://127.0.0.1:9/v1\"\nclient_secret = \"hush-words\"\n";
    std::fs::write(profile.config_file(), config).unwrap();
    let path = dir.path().join("help.tar.gz");
    assert!(!valet::doctor::run(&profile, true, Some(&path)).await, "Webex is not there");
    let texts = opened(&path);
    assert!(texts["doctor.json"].contains("\"healthy\": false"), "{texts:?}");
    assert!(texts["settings.txt"].contains("127.0.0.1:9"));
    assert!(texts.values().all(|text| !text.contains("hush-words")));
}
