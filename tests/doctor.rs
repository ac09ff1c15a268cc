//! `valet doctor` against the simulated Webex and against ways that lead nowhere: what it finds, what it says to do, and
//! that it prints no secret.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "helpers of tests may panic, too")]

mod common;

use std::time::{Duration, Instant};

use common::{Desk, Sim};
use secrecy::SecretString;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use valet::doctor::{Check, Report, Status, Subject, examine};
use valet::store::{Profile, Remembered, SecretStore};

/// The order of the page and the names of the JSON: scripts rely on them.
const NAMES: [&str; 18] = [
    "settings",
    "profile_folder",
    "remembered",
    "journal",
    "keychain",
    "proxy",
    "network",
    "clock",
    "client",
    "sign_in",
    "scopes",
    "profile",
    "slots",
    "park_group",
    "endpoints",
    "calls",
    "live_news",
    "requests",
];

/// A profile with these settings.
struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    fn with(config: &str) -> Self {
        let place = Self { dir: tempfile::tempdir().unwrap() };
        place.profile().prepare().unwrap();
        std::fs::write(place.profile().config_file(), config).unwrap();
        place
    }

    fn at(sim: &Sim, more: &str) -> Self {
        let hello = &sim.running.hello;
        Self::with(&format!(
            "[webex]\napi_base = {:?}\nclient_id = {:?}\nclient_secret = {:?}\nredirect_uris = {:?}\n{more}",
            hello.api_base, hello.client_id, hello.client_secret, hello.redirect_uris
        ))
    }

    fn profile(&self) -> Profile {
        Profile::at(self.dir.path())
    }

    fn remember(&self, store: SecretStore) {
        let mut remembered = Remembered::default();
        remembered.choose_secret_store(store);
        remembered.save(&self.profile().memory_file()).unwrap();
    }

    /// The report, which has every check once and says what to do wherever something is wrong.
    async fn examine(&self, token: Option<&str>) -> Report {
        let access_token = token.map(SecretString::from);
        let report = examine(&Subject { profile: self.profile(), access_token }).await;
        assert_eq!(
            report.checks.iter().map(|check| check.name).collect::<Vec<_>>(),
            NAMES,
            "{}",
            report.text()
        );
        for check in &report.checks {
            let wrong = matches!(check.status, Status::Warning | Status::Problem);
            assert_eq!(check.advice.as_ref().is_some_and(|advice| !advice.is_empty()), wrong, "{check:?}");
            assert!(!check.found.is_empty(), "{check:?}");
        }
        report
    }
}

fn check<'r>(report: &'r Report, name: &str) -> &'r Check {
    report.check(name).unwrap_or_else(|| panic!("no {name}: {}", report.text()))
}

#[track_caller]
fn assert_check(report: &Report, name: &str, status: Status, found: &str) {
    let check = check(report, name);
    assert_eq!(check.status, status, "{}", report.text());
    assert!(check.found.contains(found), "{name}: {}", check.found);
}

fn token(sim: &Sim) -> String {
    sim.running.hello.users[0].access_token.clone()
}

/// A desk that has signed in and keeps its sign-in in a file; with what it keeps.
async fn signed_in_once(sim: &Sim, config: &str) -> Place {
    sim.settings(json!({"consent": "auto"})).await;
    let place = Place::at(sim, config);
    place.remember(SecretStore::File);
    let mut desk = Desk::start_in(sim, config, place.dir).await;
    desk.sign_in().await;
    Place { dir: desk.stop() }
}

/// The refresh token that a place keeps in its file.
fn kept(place: &Place) -> Option<String> {
    let file = std::fs::read_to_string(place.profile().secrets_dir().join("secrets.json")).ok()?;
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let record: serde_json::Value = serde_json::from_str(file["refresh-token"].as_str()?).unwrap();
    Some(record["refresh_token"].as_str().unwrap().to_owned())
}

/// Nothing on the page is a secret: not the ones of the simulator, not what the profile keeps.
fn assert_no_secret(report: &Report, sim: &Sim, place: &Place) {
    let page = format!("{}{}{report:?}", report.text(), report.json().unwrap());
    let hello = &sim.running.hello;
    let tokens = hello.users.iter().map(|user| user.access_token.clone());
    for secret in tokens.chain([hello.client_secret.clone()]).chain(kept(place)) {
        assert!(secret.len() > 4 && !page.contains(&secret), "a secret is on the page: {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_healthy_desk_is_told_with_its_slots_and_endpoints() {
    let sim = Sim::start("quiet").await;
    let place = Place::at(&sim, "[[slots]]\nnumber = \"7050\"\n");
    let report = place.examine(Some(&token(&sim))).await;
    assert!(report.healthy, "{}", report.text());
    assert_check(&report, "settings", Status::Ok, "config.toml is in order.");
    assert_check(&report, "profile_folder", Status::Ok, "can be written");
    assert_check(&report, "proxy", Status::Ok, "api_base is this computer itself");
    assert_check(&report, "network", Status::Ok, "127.0.0.1 answers");
    assert_check(&report, "clock", Status::Ok, "agrees");
    assert_check(&report, "client", Status::Skipped, "Not needed");
    assert_check(&report, "sign_in", Status::Ok, "Webex accepts the token in VALET_ACCESS_TOKEN.");
    assert_check(&report, "scopes", Status::Ok, "does not tell");
    assert_check(&report, "profile", Status::Ok, "Rosa Keller, extension 2100");
    assert_check(&report, "slots", Status::Ok, "8 call park extensions: 7001 Lobby 1, 7002 Lobby 2");
    assert_check(&report, "slots", Status::Ok, "1 more is in the settings.");
    assert_check(&report, "park_group", Status::Ok, "2107 Tom Abel");
    assert_check(&report, "endpoints", Status::Ok, "Desk phone (the Webex default, Valet can answer on it)");
    assert_check(&report, "endpoints", Status::Ok, "Lobby phone (answered by hand)");
    assert_check(&report, "calls", Status::Ok, "0 calls now");
    assert_no_secret(&report, &sim, &place);
}

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
    sim.post("expire", json!({"email": sim.attendant_email(), "what": "refresh"})).await;
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
async fn an_account_without_webex_calling_is_named() {
    for status in [404, 405] {
        let sim = Sim::start("quiet").await;
        sim.fault(
            json!({"method": "GET", "path": "/v1/telephony/config/people/me", "times": 9, "status": status}),
        )
        .await;
        let report = Place::at(&sim, "").examine(Some(&token(&sim))).await;
        assert_check(&report, "sign_in", Status::Ok, "Webex accepts the token");
        assert_check(
            &report,
            "profile",
            Status::Problem,
            "does not know this account as a Webex Calling user",
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_refused_reading_is_told_by_itself_with_its_tracking_id() {
    let sim = Sim::start("quiet").await;
    sim.fault(json!({
        "method": "GET", "path": "/v1/telephony/config/people/me/settings/monitoring", "times": 9, "status": 403
    }))
    .await;
    let report = Place::at(&sim, "").examine(Some(&token(&sim))).await;
    assert!(!report.healthy);
    assert_check(&report, "slots", Status::Problem, "Your park slots may not be read with this sign-in.");
    assert_check(&report, "slots", Status::Problem, "Webex answered 403");
    assert_check(&report, "endpoints", Status::Ok, "Desk phone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn offline_is_told_at_once_and_nothing_behind_it_is_asked() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let place = Place::with(&format!(
        "[webex]\napi_base = \"http://{closed}/v1\"\nclient_id = \"C0ffee\"\nclient_secret = \"hushhush\"\n"
    ));
    place.remember(SecretStore::File);
    for token in [None, Some("NzA-personal-words")] {
        let started = Instant::now();
        let report = place.examine(token).await;
        assert!(started.elapsed() < Duration::from_secs(15), "{:?}", started.elapsed());
        assert!(!report.healthy);
        assert_check(&report, "network", Status::Problem, "no connection could be made");
        assert_check(&report, "clock", Status::Skipped, "The network check failed.");
        assert_check(&report, "sign_in", Status::Skipped, "The network check failed.");
        assert_check(&report, "calls", Status::Skipped, "see the sign-in check");
        assert!(!report.text().contains("hushhush") && !report.text().contains("personal-words"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_does_not_exist_is_told_from_a_connection_that_fails() {
    let config = "[webex]\napi_base = \"https://webex.invalid/v1\"\nproxy = \"http://proxy.invalid:8080\"\n";
    let report = Place::with(config).examine(None).await;
    assert_check(&report, "network", Status::Problem, "The proxy http://proxy.invalid:8080 cannot be found");
}

/// A proxy that answers every CONNECT like this.
async fn proxy(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let mut asked = [0; 4096];
            if line.read(&mut asked).await.is_ok_and(|read| read > 0) {
                line.write_all(answer.as_bytes()).await.ok();
            }
        }
    });
    address.to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proxy_that_asks_for_a_password_or_refuses_is_named_without_the_password() {
    let asks = "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
    let refuses = "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n";
    for (answer, user, found) in [
        (asks, "", "asks for a user name and a password (407)"),
        (asks, "rosa:hunter2@", "does not accept the user name and password it is given (407)"),
        (refuses, "rosa:hunter2@", "does not connect to webex.invalid"),
    ] {
        let address = proxy(answer).await;
        let place = Place::with(&format!(
            "[webex]\napi_base = \"https://webex.invalid/v1\"\nproxy = \"http://{user}{address}\"\n"
        ));
        let report = place.examine(None).await;
        assert_check(&report, "proxy", Status::Ok, &format!("http://{address}, named by the settings"));
        assert_check(&report, "network", Status::Problem, &format!("The proxy http://{address} "));
        assert_check(&report, "network", Status::Problem, found);
        let page = format!("{}{}", report.text(), report.json().unwrap());
        assert!(!page.contains("hunter2") && !page.contains("rosa"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_without_tls_is_told_as_such() {
    let address = proxy("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;
    let place = Place::with(&format!("[webex]\napi_base = \"https://{address}/v1\"\n"));
    let report = place.examine(None).await;
    assert_check(&report, "network", Status::Problem, "no secure connection can be made");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn broken_settings_stop_what_needs_them_and_nothing_else() {
    let place =
        Place::with("[webex]\nclient_secret = \"hush hush\"\n\n[console]\nrecall_secs = 12\ncolour = 1\n");
    let report = place.examine(Some("NzA-personal-words")).await;
    assert!(!report.healthy);
    assert_check(&report, "settings", Status::Problem, "config.toml, line 2: [webex] client_secret");
    assert_check(&report, "settings", Status::Problem, "config.toml, line 5: [console] recall_secs");
    assert_check(&report, "settings", Status::Problem, "config.toml, line 6:");
    assert_check(&report, "profile_folder", Status::Ok, "can be written");
    for name in &NAMES[5..] {
        assert_check(&report, name, Status::Skipped, "The settings check failed.");
    }
    assert!(!report.text().contains("hush"), "{}", report.text());
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn live_news_is_on_off_or_missing_and_nothing_but_the_hosts_is_asked() {
    let sim = Sim::start("quiet").await;
    let place = Place::at(&sim, common::LIVE);
    for (xsi, status, found) in [
        (true, Status::Ok, "On: Webex names 127.0.0.1"),
        (false, Status::Warning, "Off: Webex offers no live news to your organization."),
    ] {
        sim.settings(json!({"xsi": xsi})).await;
        let report = place.examine(Some(&token(&sim))).await;
        assert_check(&report, "live_news", status, found);
        assert!(report.healthy, "live news is no part of the main job");
        assert_check(&report, "requests", Status::Ok, " requests were sent for this page.");
    }
    let channels = sim.get("requests").await;
    let channels =
        channels.as_array().unwrap().iter().filter(|request| request["path"].to_string().contains("/xsi/"));
    assert_eq!(channels.count(), 0);

    let place = signed_in_once(&sim, "").await;
    let report = place.examine(None).await;
    assert_check(&report, "live_news", Status::Ok, "Off: this sign-in lacks spark:xsi.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parked_calls_that_are_kept_are_counted_and_nobody_is_named() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7001", "Mia", "about the lift");
    desk.until_parked("7001").await;
    let place = Place { dir: desk.close().await };
    let report = place.examine(None).await;
    assert_check(&report, "journal", Status::Ok, "1 parked call is kept.");
    let page = report.text();
    for private in ["Ola", "Mia", "lift"] {
        assert!(!page.contains(private), "{page}");
    }
}
