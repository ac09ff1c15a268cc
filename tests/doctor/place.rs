//! A profile for the doctor to look at, and what its page must be in any case.

use secrecy::SecretString;
use serde_json::json;
use valet::backend::Desktop;
use valet::doctor::{Check, Report, Status, Subject, examine};
use valet::store::{Profile, Remembered, SecretStore};

use crate::common::{Desk, Sim};

/// The order of the page and the names of the JSON: scripts rely on them.
pub const NAMES: [&str; 19] = [
    "settings",
    "profile_folder",
    "remembered",
    "journal",
    "keychain",
    "notifications",
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
pub struct Place {
    pub dir: tempfile::TempDir,
}

impl Place {
    pub fn with(config: &str) -> Self {
        let place = Self { dir: tempfile::tempdir().unwrap() };
        place.profile().prepare().unwrap();
        std::fs::write(place.profile().config_file(), config).unwrap();
        place
    }

    pub fn at(sim: &Sim, more: &str) -> Self {
        let hello = &sim.running.hello;
        Self::with(&format!(
            "[webex]\napi_base = {:?}\nclient_id = {:?}\nclient_secret = {:?}\nredirect_uris = {:?}\n{more}",
            hello.api_base, hello.client_id, hello.client_secret, hello.redirect_uris
        ))
    }

    pub fn profile(&self) -> Profile {
        Profile::at(self.dir.path())
    }

    pub fn remember(&self, store: SecretStore) {
        let mut remembered = Remembered::default();
        remembered.choose_secret_store(store);
        remembered.save(&self.profile().memory_file()).unwrap();
    }

    /// The report, which has every check once and says what to do wherever something is wrong.
    pub async fn examine(&self, token: Option<&str>) -> Report {
        let (access_token, desktop) = (token.map(SecretString::from), Desktop::Absent);
        let report = examine(&Subject { profile: self.profile(), access_token, desktop }).await;
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

pub fn check<'r>(report: &'r Report, name: &str) -> &'r Check {
    report.check(name).unwrap_or_else(|| panic!("no {name}: {}", report.text()))
}

#[track_caller]
pub fn assert_check(report: &Report, name: &str, status: Status, found: &str) {
    let check = check(report, name);
    assert_eq!(check.status, status, "{}", report.text());
    assert!(check.found.contains(found), "{name}: {}", check.found);
}

pub fn token(sim: &Sim) -> String {
    sim.running.hello.users[0].access_token.clone()
}

/// A desk that has signed in and keeps its sign-in in a file; with what it keeps.
pub async fn signed_in_once(sim: &Sim, config: &str) -> Place {
    sim.settings(json!({"consent": "auto"})).await;
    let place = Place::at(sim, config);
    place.remember(SecretStore::File);
    let mut desk = Desk::start_in(sim, config, place.dir).await;
    desk.sign_in().await;
    Place { dir: desk.stop() }
}

/// The refresh token that a place keeps in its file.
pub fn kept(place: &Place) -> Option<String> {
    let file = std::fs::read_to_string(place.profile().secrets_dir().join("secrets.json")).ok()?;
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let record: serde_json::Value = serde_json::from_str(file["refresh-token"].as_str()?).unwrap();
    Some(record["refresh_token"].as_str().unwrap().to_owned())
}

/// Nothing on the page is a secret: not the ones of the simulator, not what the profile keeps.
pub fn assert_no_secret(report: &Report, sim: &Sim, place: &Place) {
    let page = format!("{}{}{report:?}", report.text(), report.json().unwrap());
    let hello = &sim.running.hello;
    let tokens = hello.users.iter().map(|user| user.access_token.clone());
    for secret in tokens.chain([hello.client_secret.clone()]).chain(kept(place)) {
        assert!(secret.len() > 4 && !page.contains(&secret), "a secret is on the page: {page}");
    }
}
