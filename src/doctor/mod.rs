//! `valet doctor`: looks at everything the main job needs, from the settings to the endpoints, and says what to do.
//! Started by a person or a script of IT, beside a console or without one; ends by itself within about half a minute.
//!
//! It changes nothing but what it must: it makes the profile's folders, writes and deletes a word in the keychain, and
//! keeps a refresh token that Webex has renewed. No command is sent, and no secret is printed.
//!
//! | module | looks at |
//! |---|---|
//! | `files` | settings, profile folder, what is remembered, keychain |
//! | `journal` | what is kept of parked calls |
//! | `notifications` | whether the desktop shows them |
//! | `proxy`, `network` | the way to Webex, and the clock |
//! | `sign_in` | client, sign-in, scopes |
//! | `account` | profile, slots, park group, endpoints, calls |
//! | `live` | whether live news would come, and how much Webex was asked |
//! | `report` | nothing: how it is written down |

mod account;
mod files;
mod journal;
mod live;
mod network;
mod notifications;
mod proxy;
mod report;
mod sign_in;

use std::future::Future;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use tokio::time::{Instant, timeout_at};

use crate::backend::account::{KeeperBearer, client_config};
use crate::backend::{Desktop, convert, notice_service, support};
use crate::store::{Profile, SecretStore, Settings};
use crate::webex;
use proxy::Surroundings;
use sign_in::SignedIn;

pub use report::{Check, Report, Status};

/// Webex is read until so long after the start.
const READ_UNTIL: Duration = Duration::from_secs(28);
/// Even after a slow sign-in the readings get so long.
const READ_AT_LEAST: Duration = Duration::from_secs(5);

/// What the doctor looks at.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Where this console's files are.
    pub profile: Profile,
    /// A personal token (`VALET_ACCESS_TOKEN`); it goes before the sign-in that the profile keeps.
    pub access_token: Option<SecretString>,
    /// Who would show notifications.
    pub desktop: Desktop,
}

/// Looks at the desk of this profile and prints what was found: lines, or one JSON object. Whether it is healthy.
/// With `bundle` a support file is written there too.
pub async fn run(profile: &Profile, json: bool, bundle: Option<&Path>) -> bool {
    let token = std::env::var("VALET_ACCESS_TOKEN").ok().filter(|token| !token.trim().is_empty());
    let access_token = token.map(SecretString::from);
    let subject = Subject { profile: profile.clone(), access_token, desktop: Desktop::Usual };
    if !json {
        eprintln!("Looking at this desk; this takes half a minute at most…\n");
    }
    let report = examine(&subject).await;
    let page = if json { report.json().unwrap_or_default() } else { report.text() };
    // A reader that has gone away does not change the verdict.
    let mut out = std::io::stdout().lock();
    out.write_all(page.as_bytes()).and_then(|()| out.flush()).ok();
    let Some(path) = bundle else { return report.healthy };
    match support::pack(profile, &[], &report.json().unwrap_or_default(), path) {
        Ok(()) => eprintln!("\nThe support file is {}.", path.display()),
        Err(why) => {
            eprintln!("\nvalet: {why}");
            return false;
        }
    }
    report.healthy
}

/// The doctor of a console that runs: for its support file.
pub fn of_console(profile: &Profile) -> support::Doctor {
    let subject = Subject { profile: profile.clone(), access_token: None, desktop: Desktop::Usual };
    Arc::new(move || {
        let subject = subject.clone();
        Box::pin(async move { examine(&subject).await.json().unwrap_or_default() })
    })
}

/// Looks at the desk, prints nothing.
pub async fn examine(subject: &Subject) -> Report {
    let started = Instant::now();
    let profile = &subject.profile;
    let (settings, settings_check) = files::settings(profile);
    let folder_check = files::folder(profile);
    let (chosen, remembered_check) = files::secret_store(profile);
    let (keychain, notices, way) = tokio::join!(
        files::keychain(profile, chosen),
        notice_service(&subject.desktop),
        way(settings.as_ref())
    );
    let (keychain_works, keychain_check) = keychain;
    let (reached, way_checks) = way;
    let journal_check = journal::check(profile);
    let mut checks = vec![settings_check, folder_check, remembered_check, journal_check, keychain_check];
    checks.push(notifications::check(notices));
    checks.extend(way_checks);
    match settings {
        Some(settings) => {
            let desk = Desk { subject, settings, chosen, keychain_works, started };
            checks.extend(desk.checks(reached).await);
        }
        None => {
            let names = ["client", "sign_in", "scopes"].into_iter().chain(readings());
            checks.extend(names.map(|name| Check::skipped(name, NO_SETTINGS)));
        }
    }
    Report::new(checks)
}

/// What is read of Webex, in the order of the page.
fn readings() -> impl Iterator<Item = &'static str> {
    account::READINGS.into_iter().chain(live::READINGS)
}

const NO_SETTINGS: &str = "The settings check failed.";

/// Proxy, network, clock. Whether anybody answered.
async fn way(settings: Option<&Settings>) -> (bool, Vec<Check>) {
    let Some(Settings { webex, .. }) = settings else {
        let skipped = |name| Check::skipped(name, NO_SETTINGS);
        return (false, ["proxy", "network", "clock"].map(skipped).to_vec());
    };
    let route = proxy::route(webex, &Surroundings::of_this_computer());
    let proxy_check = proxy::check(&route, webex);
    if proxy_check.status == Status::Problem {
        let network = Check::skipped("network", "The proxy check failed.");
        return (false, vec![proxy_check, network, network::clock(None)]);
    }
    let (answer, network_check) = network::check(webex, &route).await;
    (answer.is_some(), vec![proxy_check, network_check, network::clock(answer.as_ref())])
}

/// What is known once settings and network have been looked at.
struct Desk<'a> {
    subject: &'a Subject,
    settings: Settings,
    chosen: Option<SecretStore>,
    keychain_works: bool,
    started: Instant,
}

impl Desk<'_> {
    /// Client, sign-in, scopes, and what Webex tells.
    async fn checks(&self, reached: bool) -> Vec<Check> {
        let dir = self.subject.profile.dir();
        let Some(token) = &self.subject.access_token else { return self.kept(reached).await };
        let mut checks = vec![sign_in::no_client_needed()];
        let signed_in = if reached { sign_in::personal(token, dir) } else { Err(unreached()) };
        match signed_in {
            Ok(signed_in) => checks.extend(self.signed_in(&signed_in, None).await),
            Err(check) => checks.extend(without_sign_in(check)),
        }
        checks
    }

    /// The same with the sign-in that the profile keeps.
    async fn kept(&self, reached: bool) -> Vec<Check> {
        let secrets = sign_in::secrets(self.subject.profile.dir(), self.chosen, self.keychain_works);
        let (integration, check) = match sign_in::client(&self.settings.webex, secrets.as_ref()).await {
            Ok(client) => client,
            Err(check) => {
                let sign_in = Check::skipped("sign_in", "The client is not known; see the client check.");
                return std::iter::once(check).chain(without_sign_in(sign_in)).collect();
            }
        };
        let mut checks = vec![check];
        let signed_in = match self.chosen {
            Some(SecretStore::Memory) => Err(sign_in::only_until_quit()),
            _ if !reached => Err(unreached()),
            _ => sign_in::kept(integration, secrets).await,
        };
        match signed_in {
            Ok((signed_in, said)) => checks.extend(self.signed_in(&signed_in, said).await),
            Err(check) => checks.extend(without_sign_in(check)),
        }
        checks
    }

    async fn signed_in(&self, signed_in: &SignedIn, said: Option<Check>) -> Vec<Check> {
        let bearer = Arc::new(KeeperBearer(Arc::clone(&signed_in.keeper)));
        let client = match webex::Client::new(client_config(&self.settings.webex), bearer.clone()) {
            Ok(client) => client,
            Err(why) => {
                let advice = "Correct the settings; see the settings check.";
                return without_sign_in(Check::problem("sign_in", format!("{why}."), advice));
            }
        };
        let read_until = (self.started + READ_UNTIL).max(Instant::now() + READ_AT_LEAST);
        let me = timeout_at(read_until, client.me()).await;
        let accepted = me.as_ref().ok().and_then(account::accepted);
        if accepted == Some(false) {
            return without_sign_in(sign_in::check(signed_in.kind, accepted));
        }
        let person = me.as_ref().ok().and_then(|me| me.as_ref().ok()).map(|me| me.id.clone());
        let granted = signed_in.keeper.scopes();
        let optional = &self.settings.webex.optional_scopes;
        let mut checks = vec![
            said.unwrap_or_else(|| sign_in::check(signed_in.kind, accepted)),
            sign_in::scopes(granted.clone(), signed_in.kind, optional),
            me.map_or_else(|_| account::too_slow("profile"), account::profile),
        ];
        let by_hand = self.settings.slots.len();
        let preset = convert::preset(&self.settings);
        let probe = live::Probe { settings: &self.settings, granted, client: &client, bearer };
        let (slots, group, endpoints, calls, live) = tokio::join!(
            in_time(read_until, "slots", account::slots(&client, by_hand)),
            in_time(read_until, "park_group", account::park_group(&client)),
            in_time(read_until, "endpoints", account::endpoints(&client, person.as_ref(), preset.as_ref())),
            in_time(read_until, "calls", account::calls(&client)),
            probe.check(read_until),
        );
        checks.extend([slots, group, endpoints, calls, live, live::requests(&client)]);
        checks
    }
}

async fn in_time(until: Instant, name: &'static str, reading: impl Future<Output = Check>) -> Check {
    timeout_at(until, reading).await.unwrap_or_else(|_| account::too_slow(name))
}

fn unreached() -> Check {
    Check::skipped("sign_in", "The network check failed.")
}

/// Why there is no sign-in, and what cannot be looked at without one.
fn without_sign_in(check: Check) -> Vec<Check> {
    let why = "Nobody is signed in here; see the sign-in check.";
    let skipped = std::iter::once("scopes").chain(readings()).map(|name| Check::skipped(name, why));
    std::iter::once(check).chain(skipped).collect()
}
