//! Sign-in in a browser on this desk: authorization code, PKCE S256, `state`, client secret (contract 9.2).
//!
//! Runs when the attendant presses "Sign in with Webex"; ends with tokens, a refusal, the limit or Cancel. The
//! backend owns the call, opens the browser and shows the link.

#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzed;
mod loopback;
mod page;
mod request;

use std::time::Duration;

use oauth2::{AuthorizationCode, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::mpsc;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use url::Url;

use self::loopback::{Loopback, News};
use self::page::Page;
use self::request::Answer;
use super::answer::{Client, client, failure_of};
use super::http::{Failure, Http};
use super::{Integration, SignInError, Tokens};
use crate::present;
use crate::say;
use crate::words::Language;

/// Signs in over a browser. `link` is called once, with the address to open, when the listener stands; `limit` is
/// for the person, the exchange of the code has its own 15 s. Like [`sign_in_watched`], without watching.
///
/// # Errors
/// Every [`SignInError`] but the device grant's own.
pub async fn sign_in(
    integration: &Integration,
    limit: Duration,
    cancel: CancellationToken,
    link: impl FnOnce(Url) + Send,
) -> Result<Tokens, SignInError> {
    sign_in_watched(integration, limit, Language::English, cancel, link, |_| {}).await
}

/// [`sign_in`], which also tells at once when an answer with a wrong `state` was refused ([`SignInError::WrongState`]).
///
/// Such an answer does not end the sign-in: the ports are public, and any web page or program on this machine can
/// send one. Were it the end, each of them could keep an attendant out; refusing it and waiting on costs nothing,
/// for nobody guesses 128 random bits. The browser shows the sentence, `refused` brings it to the window, and when
/// the limit comes without a right answer it is the reason given. `language` is that of the browser's page.
///
/// # Errors
/// As [`sign_in`].
pub async fn sign_in_watched(
    integration: &Integration,
    limit: Duration,
    language: Language,
    cancel: CancellationToken,
    link: impl FnOnce(Url) + Send,
    mut refused: impl FnMut(SignInError) + Send,
) -> Result<Tokens, SignInError> {
    integration.check_secure()?;
    let deadline = Instant::now() + limit;
    let loopback = Loopback::open(&integration.redirect_uris).await?;
    let attempt = Attempt::new(integration, &loopback.redirect.uri)?;
    let (sender, mut news) = mpsc::channel(4);
    let state = SecretString::from(attempt.state.secret().as_str());
    let mut serving = tokio::task::JoinSet::new();
    // Aborted when the set is dropped: no port outlives the sign-in.
    serving.spawn(loopback.serve(state, integration.asked_scopes(), language, sender));
    link(attempt.url.clone());

    let mut late = SignInError::TimedOut;
    let (answer, browser) = loop {
        let arrived = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(SignInError::Cancelled),
            // Before the news: a flood of wrong answers must not outlast the limit.
            () = tokio::time::sleep_until(deadline) => return Err(late),
            arrived = news.recv() => arrived,
        };
        match arrived {
            Some(News::Answer(answer, browser)) => break (answer, browser),
            Some(News::WrongState) => {
                tracing::warn!("an answer with a wrong state was refused");
                refused(SignInError::WrongState);
                late = SignInError::WrongState;
            }
            None => {
                return Err(SignInError::Unexpected { status: None, said: say!("listener-stopped").into() });
            }
        }
    };
    let outcome = match answer {
        Answer::Refused(error) => Err(error),
        Answer::Code(code) => tokio::select! {
            biased;
            () = cancel.cancelled() => Err(SignInError::Cancelled),
            outcome = attempt.exchange(integration, code) => outcome,
        },
    };
    browser.show(Page::end(&outcome.as_ref().map(|_| ()).map_err(Clone::clone))).await;
    outcome
}

/// The secrets of one attempt: used once, then dropped.
struct Attempt {
    client: Client,
    redirect: RedirectUrl,
    url: Url,
    state: CsrfToken,
    verifier: PkceCodeVerifier,
}

impl Attempt {
    fn new(integration: &Integration, redirect_uri: &str) -> Result<Self, SignInError> {
        let redirect = RedirectUrl::new(redirect_uri.to_owned())
            .map_err(|_| SignInError::BadRedirectUri(say!("redirect-no-address", address = redirect_uri)))?;
        let client = client(integration).set_redirect_uri(redirect.clone());
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state) = client
            .authorize_url(CsrfToken::new_random)
            .add_scopes(integration.asked_scopes().into_iter().map(Scope::new))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Self { client, redirect, url, state, verifier })
    }

    /// Exchanges the code, once: it is single-use, so nothing here tries again.
    async fn exchange(self, integration: &Integration, code: SecretString) -> Result<Tokens, SignInError> {
        let verifier = SecretString::from(self.verifier.secret().as_str());
        let http = Http::new(integration)?.hiding(code.clone()).hiding(verifier);
        let answer = self
            .client
            .exchange_code(AuthorizationCode::new(code.expose_secret().to_owned()))
            .set_redirect_uri(std::borrow::Cow::Borrowed(&self.redirect))
            .set_pkce_verifier(self.verifier)
            .request_async(&http)
            .await;
        match answer.map_err(failure_of) {
            Ok(answer) => answer.into_tokens(present::wall()),
            Err(Ok(Failure::Unreachable(why))) => Err(SignInError::Unreachable(why)),
            Err(Ok(Failure::Refused(refusal))) => Err(refusal.meaning(&integration.asked_scopes())),
            Err(Err(error)) => Err(error),
        }
    }
}
