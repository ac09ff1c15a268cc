//! Who Valet is at Webex, who is signed in, and what may be done: client, sign-in, scopes.
//!
//! A kept sign-in can only be tried by renewing it, and Webex may answer with another refresh token: what comes back is
//! kept before anything else is done.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::timeout;

use super::files::store_failed;
use super::report::{Check, found_and_advice};
use crate::backend::account::{REQUIRED_SCOPES, integration};
use crate::oauth::{self, Integration, Keeper, KeeperError, Secret, SecretError, Secrets};
use crate::store::{SecretStore, WebexSettings};
use crate::words::english;

const CLIENT: &str = "client";
const SIGN_IN: &str = "sign_in";
const SCOPES: &str = "scopes";
/// A store that works answers at once; whether the keychain does is known by now.
const STORE: Duration = Duration::from_secs(5);
const NO_KEYCHAIN: &str = "The keychain check failed.";

/// Whose sign-in is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `VALET_ACCESS_TOKEN`.
    PersonalToken,
    /// The one that this profile keeps.
    Kept,
}

/// A sign-in that has a bearer.
pub(super) struct SignedIn {
    /// Holds the tokens.
    pub keeper: Arc<Keeper>,
    /// Where they come from.
    pub kind: Kind,
}

/// The place where secrets are kept; the keychain where nothing was chosen and it works. None: in a keychain that does
/// not work.
pub(super) fn secrets(dir: &Path, chosen: Option<SecretStore>, keychain_works: bool) -> Option<Secrets> {
    match chosen {
        Some(SecretStore::File) => Some(Secrets::file(dir)),
        Some(SecretStore::Memory) => Some(Secrets::memory(dir)),
        Some(SecretStore::Keychain) | None if keychain_works => Some(Secrets::keychain(dir)),
        Some(SecretStore::Keychain) => None,
        None => Some(Secrets::memory(dir)),
    }
}

/// Whether client id and secret are known.
pub(super) async fn client(
    settings: &WebexSettings,
    secrets: Option<&Secrets>,
) -> Result<(Integration, Check), Check> {
    let advice = "Register an integration at developer.webex.com, start Valet and type its client id and secret; \
                  Valet shows what to register.";
    let Some(id) = &settings.client_id else {
        return Err(Check::problem(CLIENT, "No client id is in the settings.", advice));
    };
    let (secret, place) = match (&settings.client_secret, secrets) {
        (Some(secret), _) => (Some(secret.clone()), "in the settings"),
        (None, None) => return Err(Check::skipped(CLIENT, NO_KEYCHAIN)),
        (None, Some(secrets)) => match timeout(STORE, secrets.load(Secret::ClientSecret)).await {
            Ok(Ok(secret)) => (secret, "where secrets are kept"),
            Ok(Err(why)) => return Err(store_failed(CLIENT, &why)),
            Err(_) => return Err(store_failed(CLIENT, &silent_store())),
        },
    };
    let Some(secret) = secret else {
        let found = format!("The client id is {id}, but its secret is not known.");
        let advice = "Start Valet and type the client id and its secret; it keeps the secret.";
        return Err(Check::problem(CLIENT, found, advice));
    };
    let check = Check::ok(CLIENT, format!("The client id is {id}; its secret is {place}."));
    Ok((integration(settings, id, secret), check))
}

/// A personal token signs in: no client is needed.
pub(super) fn no_client_needed() -> Check {
    Check::skipped(CLIENT, "Not needed: VALET_ACCESS_TOKEN signs in.")
}

/// Signs in with a personal token. Nothing is sent: the first reading tells whether Webex accepts it.
pub(super) fn personal(token: &SecretString, dir: &Path) -> Result<SignedIn, Check> {
    match oauth::personal::tokens(token.expose_secret()) {
        Ok(tokens) => {
            let keeper = Keeper::new(None, tokens, Secrets::memory(dir));
            Ok(SignedIn { keeper, kind: Kind::PersonalToken })
        }
        Err(why) => {
            let (found, advice) = found_and_advice(&why.to_string());
            let advice = advice.unwrap_or_else(|| "Copy it again from developer.webex.com.".to_owned());
            Err(Check::problem(SIGN_IN, format!("VALET_ACCESS_TOKEN: {found}"), advice))
        }
    }
}

/// Takes up the sign-in that this profile keeps, and renews it. The check is there when something is to be said already.
pub(super) async fn kept(
    integration: Integration,
    secrets: Option<Secrets>,
) -> Result<(SignedIn, Option<Check>), Check> {
    let Some(secrets) = secrets else { return Err(Check::skipped(SIGN_IN, NO_KEYCHAIN)) };
    let keeper = match timeout(STORE, Keeper::resume(integration, secrets)).await {
        Ok(Ok(Some(keeper))) => keeper,
        Ok(Ok(None)) => {
            let found = "Nobody has signed in on this profile yet.";
            return Err(Check::problem(SIGN_IN, found, "Start Valet and sign in."));
        }
        Ok(Err(why)) => return Err(store_failed(SIGN_IN, &why)),
        Err(_) => return Err(store_failed(SIGN_IN, &silent_store())),
    };
    // From here on no limit of the doctor's own: a renewed token that is not kept would sign somebody out.
    match keeper.bearer().await {
        Ok(_) => {}
        Err(KeeperError::Expired) => {
            let found = "The sign-in has run out: Webex refused to renew it.";
            return Err(Check::problem(SIGN_IN, found, "Start Valet and sign in again."));
        }
        Err(KeeperError::Unreachable(why)) => {
            let found = format!("The sign-in cannot be renewed right now: {}.", english(&why));
            let advice = "Nobody is signed out by this. Run valet doctor again in a minute; if it stays, ask whoever \
                          looks after the network.";
            return Err(Check::problem(SIGN_IN, found, advice));
        }
    }
    let not_kept = keeper.remember().await.err().map(|why| {
        let (found, advice) = found_and_advice(&why.to_string());
        let advice = advice.unwrap_or_else(|| "Sign in again in Valet after its next start.".to_owned());
        Check::warning(
            SIGN_IN,
            format!("Webex has renewed the sign-in, but it cannot be kept. {found}"),
            advice,
        )
    });
    Ok((SignedIn { keeper, kind: Kind::Kept }, not_kept))
}

fn silent_store() -> SecretError {
    SecretError::Keychain("it does not answer, it may be waiting for its password".into())
}

/// What is to be said of a sign-in once the first reading has told whether Webex accepts its bearer; None: it did not.
pub(super) fn check(kind: Kind, accepted: Option<bool>) -> Check {
    match (kind, accepted) {
        (Kind::PersonalToken, Some(true)) => {
            Check::ok(SIGN_IN, "Webex accepts the token in VALET_ACCESS_TOKEN.")
        }
        (Kind::Kept, Some(true) | None) => {
            Check::ok(SIGN_IN, "Webex has renewed the sign-in that this profile keeps.")
        }
        (Kind::PersonalToken, None) => Check::warning(
            SIGN_IN,
            "VALET_ACCESS_TOKEN holds a token; whether Webex accepts it is not known.",
            "See the profile check below.",
        ),
        (Kind::PersonalToken, Some(false)) => Check::problem(
            SIGN_IN,
            "Webex does not accept the token in VALET_ACCESS_TOKEN.",
            "Such a token lives about twelve hours: copy a new one from developer.webex.com.",
        ),
        (Kind::Kept, Some(false)) => Check::problem(
            SIGN_IN,
            "Webex does not accept the renewed sign-in.",
            "Start Valet and sign in again.",
        ),
    }
}

/// The secrets are kept only until Valet quits, so that there is nothing to look at.
pub(super) fn only_until_quit() -> Check {
    Check::warning(
        SIGN_IN,
        "This profile keeps a sign-in only until Valet quits, so there is none to look at.",
        "To check what lies behind it as well, run valet doctor with a token from developer.webex.com in \
         VALET_ACCESS_TOKEN.",
    )
}

/// What Webex granted against what Valet needs and what the settings ask for beside it.
pub(super) fn scopes(granted: Option<BTreeSet<String>>, kind: Kind, optional: &[String]) -> Check {
    let Some(granted) = granted else {
        let whose = match kind {
            Kind::PersonalToken => "of a personal token",
            Kind::Kept => "it granted",
        };
        return Check::ok(
            SCOPES,
            format!("Webex does not tell the permissions {whose}; the checks below show what works."),
        );
    };
    let missing = |scope: &&str| !granted.contains(*scope);
    let required: Vec<&str> = REQUIRED_SCOPES.into_iter().filter(missing).collect();
    let optional: Vec<&str> = optional.iter().map(String::as_str).filter(missing).collect();
    if required.is_empty() && optional.is_empty() {
        let granted = granted.into_iter().collect::<Vec<_>>().join(", ");
        return Check::ok(SCOPES, format!("Webex granted all that is asked for: {granted}."));
    }
    let told =
        required.iter().chain(&optional).map(|scope| found_and_advice(&oauth::scopes::sentence(scope)));
    let (found, advice): (Vec<_>, Vec<_>) = told.unzip();
    let (found, advice) = (found.join("\n"), advice.into_iter().flatten().last().unwrap_or_default());
    if required.is_empty() {
        Check::warning(SCOPES, found, format!("{advice} Or take it out of optional_scopes in the settings."))
    } else {
        Check::problem(SCOPES, found, advice)
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::Status;
    use super::*;

    fn said(granted: &[&str]) -> Check {
        let granted = granted.iter().map(|scope| (*scope).to_owned()).collect();
        scopes(Some(granted), Kind::Kept, &["spark:telephony_config_write".to_owned()])
    }

    #[test]
    fn a_missing_scope_is_a_problem_only_where_the_main_job_needs_it() {
        let [read, write, config] = REQUIRED_SCOPES;
        assert_eq!(said(&[read, write, config, "spark:telephony_config_write"]).status, Status::Ok);
        assert_eq!(said(&[read, write, config]).status, Status::Warning);
        let check = said(&[read, config, "spark:telephony_config_write"]);
        assert_eq!(check.status, Status::Problem);
        assert_eq!(
            check.found,
            "Valet cannot retrieve, answer or hang up, because Webex did not grant spark:calls_write."
        );
        assert!(check.advice.unwrap().contains("developer.webex.com"));
    }

    #[test]
    fn what_a_personal_token_may_do_is_not_told() {
        assert_eq!(scopes(None, Kind::PersonalToken, &[]).status, Status::Ok);
    }

    #[test]
    fn what_cannot_be_a_token_is_not_repeated() {
        let token = SecretString::from("s3cret s3cret");
        let check = personal(&token, Path::new("profile")).err().unwrap();
        assert_eq!(check.status, Status::Problem);
        assert!(check.found.contains("VALET_ACCESS_TOKEN") && !check.found.contains("s3cret"), "{check:?}");
    }
}
