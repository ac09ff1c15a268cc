//! Sign-in: tokens for the simulated users.

use std::collections::BTreeSet;

use super::clock::Clock;

/// What sign-in is about.
pub struct AuthConfig {
    pub client_id: String,
    pub client_secret: String,
    pub redirect_uris: Vec<String>,
    pub registered_scopes: Vec<String>,
    pub users: Vec<AuthUser>,
}
#[derive(Clone)]
pub struct AuthUser {
    pub name: String,
    pub email: String,
    pub person_id: String,
}
pub struct Grant {
    pub email: String,
    pub person_id: String,
    pub scopes: BTreeSet<String>,
}
pub enum Denied {
    Missing,
    Unknown,
    Expired,
}
#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    Access,
    Refresh,
}
#[derive(Clone)]
pub struct Auth {
    users: Vec<AuthUser>,
    scopes: BTreeSet<String>,
    expired: std::sync::Arc<std::sync::Mutex<BTreeSet<String>>>,
}
impl Auth {
    pub fn new(config: AuthConfig, _clock: Clock) -> Self {
        Self {
            users: config.users,
            scopes: config.registered_scopes.into_iter().collect(),
            expired: Default::default(),
        }
    }
    pub fn router(&self) -> axum::Router {
        axum::Router::new()
    }
    pub fn check(&self, header: Option<&str>) -> Result<Grant, Denied> {
        let token = header.and_then(|h| h.strip_prefix("Bearer ")).ok_or(Denied::Missing)?;
        let user = self.users.iter().find(|u| format!("stub-{}", u.email) == token).ok_or(Denied::Unknown)?;
        if self.expired.lock().is_ok_and(|e| e.contains(&user.email)) {
            return Err(Denied::Expired);
        }
        Ok(Grant {
            email: user.email.clone(),
            person_id: user.person_id.clone(),
            scopes: self.scopes.clone(),
        })
    }
    pub fn personal_token(&self, email: &str) -> Option<String> {
        Some(format!("stub-{email}"))
    }
    pub fn expire(&self, email: &str, _what: What) -> Result<(), String> {
        if !self.users.iter().any(|u| u.email == email) {
            return Err(format!("There is nobody called {email:?}."));
        }
        if let Ok(mut e) = self.expired.lock() {
            e.insert(email.into());
        }
        Ok(())
    }
    pub fn apply(&self, _knobs: &serde_json::Map<String, serde_json::Value>) -> Result<(), String> {
        Ok(())
    }
}
pub const AUTH_KEYS: &[&str] = &[];
