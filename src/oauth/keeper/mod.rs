//! Holds the tokens of a sign-in and is the only place that refreshes them (contract 9.2, 9.4).
//!
//! Made by the backend after a sign-in or from what an earlier run kept; dropped at sign-out. Refreshes at 80 % of
//! the bearer's life and once on a 401, one at a time however many requests wait. A refused refresh ends in
//! *expired* for good; the network never does.

mod inner;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use tokio_util::sync::CancellationToken;
use url::Url;

use self::inner::{Hold, Inner};
use super::secrets::record;
use super::tokens::Age;
use super::{Integration, KeeperError, Secret, SecretError, Secrets, Tokens};
use crate::present;

/// How long a request waits for a refresh while its bearer still lives: a slow network must not hold up a click.
const PATIENCE: Duration = Duration::from_secs(3);
/// The clock on the wall is looked at this often: the runtime's own stands still while a laptop sleeps.
const GLANCE: Duration = Duration::from_secs(60);

/// Why [`Keeper::run_refresh`] returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Told to.
    Cancelled,
    /// The refresh was refused: somebody must sign in again.
    Expired,
    /// The tokens were forgotten.
    Forgotten,
}

/// The tokens of one sign-in. `Debug` shows none of them.
pub struct Keeper {
    inner: Arc<Inner>,
}

impl Keeper {
    /// Holds these tokens. Writes nothing: [`Keeper::remember`] does. Without an integration (a personal token)
    /// nothing can be renewed.
    pub fn new(integration: Option<Integration>, tokens: Tokens, secrets: Secrets) -> Arc<Self> {
        Arc::new(Self { inner: Arc::new(Inner::new(integration, tokens, secrets)) })
    }

    /// Takes up the sign-in that an earlier run kept; `None` when there is none of this integration. Asks nothing
    /// of the network: the first [`bearer`](Self::bearer) renews.
    ///
    /// # Errors
    /// When the store does not work: nothing is known then, and nobody is to be called signed out.
    pub async fn resume(
        integration: Integration,
        secrets: Secrets,
    ) -> Result<Option<Arc<Self>>, SecretError> {
        let Some(kept) = secrets.load(Secret::RefreshToken).await? else { return Ok(None) };
        let tokens = record::read(&integration, &kept);
        Ok(tokens.map(|tokens| Self::new(Some(integration), tokens, secrets)))
    }

    /// Writes the refresh token to the store. Later refreshes write by themselves.
    ///
    /// # Errors
    /// When the store does not work; the sign-in itself goes on.
    pub async fn remember(&self) -> Result<(), SecretError> {
        self.inner.save().await
    }

    /// The bearer for the next request. At 80 % of its life it is renewed first; trouble with the network, or a
    /// refresh that takes longer than 3 s, leaves the old one in use as long as it lives.
    ///
    /// # Errors
    /// [`KeeperError::Expired`] when somebody must sign in again, [`KeeperError::Unreachable`] when the bearer has
    /// run out and the network is away.
    pub async fn bearer(&self) -> Result<SecretString, KeeperError> {
        let (flight, living) = {
            let mut state = self.inner.lock();
            let tokens = state.live()?;
            let age = tokens.age(present::wall());
            let access = tokens.access.clone();
            // What cannot be renewed is used until Webex says 401: clocks on desks are wrong more often.
            if age == Age::Fresh || !self.inner.can_refresh(tokens) {
                return Ok(access);
            }
            let living = (age == Age::Due).then_some(access);
            match state.pause(living.is_some()) {
                Some(why) => return living.ok_or(KeeperError::Unreachable(why)),
                None => (self.inner.join_flight(&mut state), living),
            }
        };
        let Some(living) = living else { return flight.await };
        match tokio::time::timeout(PATIENCE, flight).await {
            Ok(Err(KeeperError::Unreachable(_))) | Err(_) => Ok(living),
            Ok(outcome) => outcome,
        }
    }

    /// The bearer after a 401 to `rejected`: to be called once per request. If somebody has renewed it meanwhile,
    /// the new one without a request.
    ///
    /// # Errors
    /// [`KeeperError::Expired`] when it cannot be renewed, [`KeeperError::Unreachable`] when the network is away.
    pub async fn renewed(&self, rejected: &SecretString) -> Result<SecretString, KeeperError> {
        let flight = {
            let mut state = self.inner.lock();
            let tokens = state.live()?;
            if !tokens.is_bearer(rejected) {
                return Ok(tokens.access.clone());
            }
            if !self.inner.can_refresh(tokens) {
                state.hold = Hold::Expired;
                self.inner.changed.send_replace(());
                return Err(KeeperError::Expired);
            }
            if let Some(why) = state.pause(false) {
                return Err(KeeperError::Unreachable(why));
            }
            self.inner.join_flight(&mut state)
        };
        flight.await
    }

    /// What was granted; `None` when Webex did not say, or nobody is signed in.
    pub fn scopes(&self) -> Option<BTreeSet<String>> {
        self.inner.lock().live().ok().and_then(|tokens| tokens.scopes.clone())
    }

    /// What was asked for; `None` for a personal token, for which nothing is asked. Where Webex does not say what it
    /// granted, it granted this (RFC 6749, 5.1).
    pub fn asked_scopes(&self) -> Option<BTreeSet<String>> {
        self.inner.integration().map(|integration| integration.asked_scopes().into_iter().collect())
    }

    /// Renews through this proxy from now on, `None` the system's; after trouble with another one at once.
    pub fn use_proxy(&self, proxy: Option<Url>) {
        self.inner.use_proxy(proxy);
        self.inner.lock().trouble = None;
        self.inner.changed.send_replace(());
    }

    /// Why the refresh token is not in its store, if the last save failed: then a restart asks to sign in.
    pub fn unsaved(&self) -> Option<SecretError> {
        self.inner.lock().unsaved.clone()
    }

    /// Waits until the refresh token could not be written to its store.
    pub async fn until_unsaved(&self) -> SecretError {
        let mut changed = self.inner.changed.subscribe();
        loop {
            if let Some(error) = self.unsaved() {
                return error;
            }
            // The sender is as old as this.
            changed.changed().await.ok();
        }
    }

    /// Writes what could not be written as soon as the store takes it.
    pub async fn save_when_possible(&self) {
        while self.unsaved().is_some() {
            let secrets = self.inner.secrets.lock().await.clone();
            secrets.until_worth_a_try().await;
            if self.remember().await.is_ok() {
                tracing::info!("the sign-in is kept again");
            }
        }
    }

    /// Renews ahead of need: wakes at 80 % of the life, and after trouble when its pause is over. One task of the
    /// backend runs it.
    pub async fn run_refresh(&self, cancel: CancellationToken) -> Ended {
        let mut changed = self.inner.changed.subscribe();
        loop {
            changed.borrow_and_update();
            let wake_in = match self.inner.wake_in() {
                Ok(wake_in) => wake_in,
                Err(ended) => return ended,
            };
            if wake_in.is_zero() {
                // Done by the flight's own task: cancelling here tears no refresh apart.
                tokio::select! {
                    () = cancel.cancelled() => return Ended::Cancelled,
                    _ = self.bearer() => {}
                }
            }
            // At least a breath, so that a wrong clock cannot make this spin.
            let nap = wake_in.clamp(Duration::from_millis(200), GLANCE);
            tokio::select! {
                () = cancel.cancelled() => return Ended::Cancelled,
                _ = changed.changed() => {}
                () = tokio::time::sleep(nap) => {}
            }
        }
    }

    /// Sign-out: drops the tokens from memory and the refresh token from every store. Afterwards every bearer is
    /// [`KeeperError::Expired`], and a refresh under way is thrown away when it comes.
    pub async fn forget(&self) {
        {
            let mut state = self.inner.lock();
            state.hold = Hold::Forgotten;
            state.flight = None;
        }
        self.inner.changed.send_replace(());
        let secrets = self.inner.secrets.lock().await;
        if let Err(error) = secrets.forget(Secret::RefreshToken).await {
            tracing::warn!(%error, "a store may still hold the refresh token");
            self.inner.lock().unsaved = Some(error);
        }
    }
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keeper").field("integration", &self.inner.integration()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::integration::tests::integration;
    use super::*;

    #[tokio::test]
    async fn another_proxy_is_taken_for_the_next_refresh() {
        let folder = tempfile::tempdir().unwrap();
        let tokens =
            super::super::personal::tokens("a-personal-access-token-that-is-long-enough-to-be-one-of-webex")
                .unwrap();
        let webex = integration("https://webexapis.com/v1");
        let keeper = Keeper::new(Some(webex), tokens, Secrets::memory(folder.path()));
        for proxy in [Some("http://proxy.example.org:3128/".parse::<Url>().unwrap()), None] {
            keeper.use_proxy(proxy.clone());
            assert_eq!(keeper.inner.integration().unwrap().proxy, proxy);
        }
    }
}
