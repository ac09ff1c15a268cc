//! Sign-in of the simulated Webex (contract 9): authorization code with PKCE, refresh, and the device grant, for any standard
//! OAuth client. Owned by the simulator, which nests [`Auth::router`] under `/v1` and asks [`Auth::check`] for every request.
//!
//! | path under `/v1` | what it does |
//! |---|---|
//! | `GET /authorize` | a consent page, or a redirect (knob `consent`) |
//! | `POST /authorize/decision` | what the form of that page sends: `nonce`, `user` (e-mail), `decision` (`allow` or `deny`) |
//! | `POST /access_token` | grants `authorization_code` and `refresh_token`; secret in the form or as `Basic` |
//! | `POST /device/authorize`, `POST /device/token` | the device grant; polls authenticate with `Basic` |
//! | `GET`, `POST /device/verify` | the page where a person approves a device; sends `userCode`, `nonce`, `user`, `decision` |
//!
//! # Signing in without a browser
//! A script does what a browser does: get the page, read the hidden `nonce`, post the form, follow the redirect.
//! ```sh
//! nonce=$(curl -s "$url" | sed -n 's/.*name="nonce" value="\([^"]*\)".*/\1/p')
//! curl -sL -d nonce="$nonce" -d decision=allow "$api_base/authorize/decision"
//! ```
//! Without `user` the preselected one signs in: that of `login_hint`, else the first. Where even that is too much, the knob
//! `consent: "auto"` turns the page into the redirect.
//!
//! # Inside
//! Pure, with time as an argument: `request` (is this request good?), `consents` (open pages), `grants` (codes and tokens),
//! `device` (device grants), `pkce`, `client`, `params`, `knobs`. HTTP: `routes`, `answer`, `pages`.

mod answer;
mod client;
mod consents;
mod device;
mod grants;
mod knobs;
mod pages;
mod params;
mod pkce;
mod refusal;
mod request;
mod routes;
mod token;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::clock::Clock;

pub use knobs::AUTH_KEYS;

/// Where the simulator nests [`Auth::router`]; forms and verification addresses name it.
const PREFIX: &str = "/v1";

/// The one registered integration and the people who can sign in to it.
pub struct AuthConfig {
    /// The integration's id.
    pub client_id: String,
    /// The integration's secret (contract 9.1: there is no public client).
    pub client_secret: String,
    /// Its redirect addresses; a request must name one of them character by character.
    pub redirect_uris: Vec<String>,
    /// Its scopes; a request may ask for these only.
    pub registered_scopes: Vec<String>,
    /// Who can sign in; the first is preselected.
    pub users: Vec<AuthUser>,
}

/// A person who can sign in.
#[derive(Clone)]
pub struct AuthUser {
    /// The name on the consent page.
    pub name: String,
    /// Identifies the person; compared without regard to case.
    pub email: String,
    /// The public id that a [`Grant`] carries.
    pub person_id: String,
}

/// Whose token a request carries and what it may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The person's e-mail address.
    pub email: String,
    /// The person's public id.
    pub person_id: String,
    /// Scopes granted.
    pub scopes: BTreeSet<String>,
}

/// Why a request is not served: always a 401.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// There is no bearer token.
    Missing,
    /// The token was never issued, or was revoked.
    Unknown,
    /// The token was good once.
    Expired,
}

/// Which tokens [`Auth::expire`] ends.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Access tokens, personal ones included.
    Access,
    /// Refresh tokens.
    Refresh,
}

/// Sign-in and its tokens. Clones share everything.
#[derive(Clone)]
pub struct Auth {
    config: Arc<AuthConfig>,
    clock: Clock,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    knobs: knobs::Knobs,
    consents: consents::Consents,
    grants: grants::Grants,
    devices: device::Devices,
}

impl Auth {
    /// Sign-in for this integration, with nobody signed in and every knob at its default.
    pub fn new(config: AuthConfig, clock: Clock) -> Self {
        Self { config: Arc::new(config), clock, state: Arc::default() }
    }

    /// The OAuth endpoints and their pages, without the `/v1` under which they are to be nested.
    pub fn router(&self) -> axum::Router {
        routes::router(self.clone())
    }

    /// Whose token an `Authorization` header carries.
    ///
    /// # Errors
    /// [`Denied`], for which contract 10.2 has a 401.
    pub fn check(&self, authorization_header: Option<&str>) -> Result<Grant, Denied> {
        let (scheme, token) =
            authorization_header.and_then(|header| header.split_once(' ')).ok_or(Denied::Missing)?;
        let token = token.trim();
        if !scheme.eq_ignore_ascii_case("bearer") || token.is_empty() {
            return Err(Denied::Missing);
        }
        let state = self.state();
        let (user, scopes) = state.grants.look_up(token, self.clock.now())?;
        let user = self.config.users.get(user).ok_or(Denied::Unknown)?;
        Ok(Grant { email: user.email.clone(), person_id: user.person_id.clone(), scopes: scopes.clone() })
    }

    /// A new personal access token (contract 9.4) with every registered scope, good for about 12 h; none for an unknown user.
    pub fn personal_token(&self, email: &str) -> Option<String> {
        let user = user_of(&self.config.users, email)?;
        let scopes = self.config.registered_scopes.iter().cloned().collect();
        Some(self.state().grants.issue_personal(user, scopes, self.clock.now()))
    }

    /// Ends the life of all of a user's access tokens or refresh tokens.
    ///
    /// # Errors
    /// A sentence when there is no such user.
    pub fn expire(&self, email: &str, what: What) -> Result<(), String> {
        let user = user_of(&self.config.users, email)
            .ok_or_else(|| format!("There is no user with the email {email:?}."))?;
        self.state().grants.expire(user, what, self.clock.now());
        Ok(())
    }

    /// Turns the knobs of [`AUTH_KEYS`]; other keys are left to the other parts of the simulator.
    ///
    /// # Errors
    /// A sentence that names the key and what it takes; then nothing was turned.
    pub fn apply(&self, knobs: &Map<String, Value>) -> Result<(), String> {
        let mut state = self.state();
        state.knobs = state.knobs.turned(knobs)?;
        Ok(())
    }

    /// A panic elsewhere must not take sign-in down with it: every change under this lock is complete in itself.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The index of the user with this e-mail address.
fn user_of(users: &[AuthUser], email: &str) -> Option<usize> {
    users.iter().position(|user| user.email.eq_ignore_ascii_case(email.trim()))
}

#[cfg(test)]
mod tests;
