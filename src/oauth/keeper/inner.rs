//! The state behind a [`Keeper`](super::Keeper): the tokens, the one refresh under way, and the pause after trouble.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared};
use secrecy::SecretString;
use tokio::sync::{oneshot, watch};
use tokio::time::Instant;
use url::Url;

use super::{Ended, GLANCE};
use crate::oauth::secrets::record;
use crate::oauth::tokens::Age;
use crate::oauth::{Integration, KeeperError, RefreshError, Secret, SecretError, Secrets, Tokens, refresh};
use crate::present;
use crate::say;
use crate::words::{Arg, english};

/// After trouble with the network: first pause, doubled up to the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

pub(super) struct Inner {
    integration: Mutex<Option<Arc<Integration>>>,
    state: Mutex<State>,
    /// Also the lock under which a store is written, so that forgetting cannot be overtaken by a late save.
    pub(super) secrets: tokio::sync::Mutex<Secrets>,
    pub(super) changed: watch::Sender<()>,
}

pub(super) struct State {
    pub(super) hold: Hold,
    /// The refresh under way, for all who wait.
    pub(super) flight: Option<Flight>,
    /// The last refresh met trouble: no other before its time.
    pub(super) trouble: Option<Trouble>,
    pub(super) unsaved: Option<SecretError>,
}

pub(super) enum Hold {
    Live(Tokens),
    Expired,
    Forgotten,
}

#[derive(Clone)]
pub(super) struct Trouble {
    why: Arg,
    times: u32,
    /// For a bearer that still lives.
    until: Instant,
    /// For one that does not: sooner, but never before Webex wants.
    until_needed: Instant,
}

pub(super) type Flight = Shared<BoxFuture<'static, Result<SecretString, KeeperError>>>;

impl State {
    pub(super) fn live(&self) -> Result<&Tokens, KeeperError> {
        match &self.hold {
            Hold::Live(tokens) => Ok(tokens),
            Hold::Expired | Hold::Forgotten => Err(KeeperError::Expired),
        }
    }

    /// Why no refresh is to be tried now, after trouble.
    pub(super) fn pause(&self, living: bool) -> Option<Arg> {
        let trouble = self.trouble.as_ref()?;
        let until = if living { trouble.until } else { trouble.until_needed };
        (Instant::now() < until).then(|| trouble.why.clone())
    }
}

impl Inner {
    pub(super) fn new(integration: Option<Integration>, tokens: Tokens, secrets: Secrets) -> Self {
        let state = State { hold: Hold::Live(tokens), flight: None, trouble: None, unsaved: None };
        Self {
            integration: Mutex::new(integration.map(Arc::new)),
            state: Mutex::new(state),
            secrets: tokio::sync::Mutex::new(secrets),
            changed: watch::Sender::new(()),
        }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the tokens are renewed with; none for a personal token.
    pub(super) fn integration(&self) -> Option<Arc<Integration>> {
        self.integration.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From the next refresh on.
    pub(super) fn use_proxy(&self, proxy: Option<Url>) {
        if let Some(integration) = &mut *self.integration.lock().unwrap_or_else(PoisonError::into_inner) {
            Arc::make_mut(integration).proxy = proxy;
        }
    }

    pub(super) fn can_refresh(&self, tokens: &Tokens) -> bool {
        self.integration().is_some() && tokens.refresh.is_some()
    }

    /// How long until something is due; the reason to end when nothing will ever be.
    pub(super) fn wake_in(&self) -> Result<Duration, Ended> {
        let state = self.lock();
        let tokens = match &state.hold {
            Hold::Live(tokens) => tokens,
            Hold::Expired => return Err(Ended::Expired),
            Hold::Forgotten => return Err(Ended::Forgotten),
        };
        let due_at = tokens.due_at().filter(|_| self.can_refresh(tokens));
        let Some(due_at) = due_at else { return Ok(GLANCE) };
        let due_in = Duration::try_from(due_at.duration_since(present::wall())).unwrap_or_default();
        let living = tokens.age(present::wall()) != Age::Dead;
        let pause =
            state.trouble.as_ref().map(|trouble| if living { trouble.until } else { trouble.until_needed });
        let pause = pause.map(|until| until.saturating_duration_since(Instant::now())).unwrap_or_default();
        Ok(due_in.max(pause))
    }

    /// The refresh under way, or a new one. It runs in a task of its own: were it part of a caller, a cancelled
    /// request could lose the only copy of a rotated refresh token.
    pub(super) fn join_flight(self: &Arc<Self>, state: &mut State) -> Flight {
        if let Some(flight) = state.flight.as_ref().filter(|flight| flight.peek().is_none()) {
            return flight.clone();
        }
        let (sender, landed) = oneshot::channel();
        tokio::spawn(Arc::clone(self).fly(sender));
        let flight = async move {
            landed.await.unwrap_or_else(|_| Err(KeeperError::Unreachable(say!("renewal-interrupted").into())))
        }
        .boxed()
        .shared();
        state.flight = Some(flight.clone());
        flight
    }

    async fn fly(self: Arc<Self>, landed: oneshot::Sender<Result<SecretString, KeeperError>>) {
        let token = self.lock().live().ok().and_then(|tokens| tokens.refresh.clone());
        let outcome = match (self.integration(), token) {
            (Some(integration), Some(token)) => refresh(&integration, &token).await,
            _ => Err(RefreshError::Refused("there is nothing to renew with".to_owned())),
        };
        let outcome = self.land(outcome);
        let renewed = outcome.is_ok();
        landed.send(outcome).ok();
        self.changed.send_replace(());
        // After the waiters have theirs: a keychain may take its time.
        if renewed && let Err(error) = self.save().await {
            tracing::warn!(%error, "the renewed sign-in is not kept");
            self.changed.send_replace(());
        }
    }

    /// Takes the outcome of a refresh into the state.
    fn land(&self, outcome: Result<Tokens, RefreshError>) -> Result<SecretString, KeeperError> {
        let mut state = self.lock();
        let state = &mut *state;
        state.flight = None;
        let Hold::Live(tokens) = &state.hold else { return Err(KeeperError::Expired) };
        match outcome {
            Ok(answer) => {
                let renewed = tokens.renewed_by(answer);
                let access = renewed.access.clone();
                tracing::info!(until = ?renewed.access_expires_at, "sign-in renewed");
                (state.hold, state.trouble) = (Hold::Live(renewed), None);
                Ok(access)
            }
            Err(RefreshError::Refused(why)) => {
                tracing::warn!(why, "Webex refused to renew the sign-in");
                state.hold = Hold::Expired;
                Err(KeeperError::Expired)
            }
            Err(RefreshError::Unreachable { why, retry_after }) => {
                let times = state.trouble.as_ref().map_or(0, |trouble| trouble.times).min(6);
                tracing::info!(why = english(&why), "the sign-in could not be renewed, trying again later");
                let pause = retry_after.unwrap_or((FIRST_PAUSE * (1 << times)).min(LONGEST_PAUSE));
                state.trouble = Some(Trouble {
                    why: why.clone(),
                    times: times + 1,
                    until: Instant::now() + pause,
                    until_needed: Instant::now() + retry_after.unwrap_or(FIRST_PAUSE.min(pause)),
                });
                Err(KeeperError::Unreachable(why))
            }
        }
    }

    pub(super) async fn save(&self) -> Result<(), SecretError> {
        let secrets = self.secrets.lock().await;
        let kept = match (self.integration(), self.lock().live()) {
            (Some(integration), Ok(tokens)) => record::write(&integration, tokens),
            _ => None,
        };
        let Some(kept) = kept else { return Ok(()) };
        let saved = secrets.save(Secret::RefreshToken, &kept).await;
        self.lock().unsaved = saved.clone().err();
        saved
    }
}
