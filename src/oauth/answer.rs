//! What the token endpoints say, good and bad, in both styles that Webex uses (contract 9.2, 10.1). Pure.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use oauth2::basic::{
    BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType,
};
use oauth2::{
    AccessToken, EndpointNotSet, EndpointSet, RefreshToken, RequestTokenError, Scope, StandardRevocableToken,
};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::http::Failure;
use super::tokens::after;
use super::{Integration, SignInError, Tokens};
use crate::plain;
use crate::say;
use crate::words::{Arg, Message};

/// oauth2's client with the token answer of Webex.
pub(super) type Client = oauth2::Client<
    BasicErrorResponse,
    TokenAnswer,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// A client for the integration's endpoints. Webex wants id and secret in the form (contract 9.2).
pub(super) fn client(integration: &Integration) -> Client {
    oauth2::Client::new(oauth2::ClientId::new(integration.client_id.clone()))
        .set_client_secret(oauth2::ClientSecret::new(integration.client_secret.expose_secret().to_owned()))
        .set_auth_uri(oauth2::AuthUrl::from_url(integration.endpoint("authorize")))
        .set_token_uri(oauth2::TokenUrl::from_url(integration.endpoint("access_token")))
        .set_auth_type(oauth2::AuthType::RequestBody)
}

/// The answer of 9.2. `Debug` is safe: oauth2's token types are redacted. `Serialize` is oauth2's demand.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct TokenAnswer {
    access_token: AccessToken,
    #[serde(default, deserialize_with = "secs")]
    expires_in: Option<u64>,
    #[serde(default)]
    refresh_token: Option<RefreshToken>,
    #[serde(default, deserialize_with = "secs")]
    refresh_token_expires_in: Option<u64>,
    #[serde(default)]
    scope: Option<String>,
}

impl TokenAnswer {
    /// Reads a 2xx body. The error never quotes the body: it may hold a token.
    pub(super) fn read(body: &[u8]) -> Result<Self, SignInError> {
        serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(body))
            .map_err(|error| unreadable(&error.path().to_string()))
    }

    /// Into our own types, whose memory is wiped.
    pub(super) fn into_tokens(self, received_at: Timestamp) -> Result<Tokens, SignInError> {
        if self.access_token.secret().is_empty() {
            return Err(unreadable("access_token"));
        }
        let end = |secs: Option<u64>| secs.and_then(|secs| after(received_at, Duration::from_secs(secs)));
        let refresh = self.refresh_token.map(RefreshToken::into_secret).filter(|token| !token.is_empty());
        Ok(Tokens {
            access: SecretString::from(self.access_token.into_secret()),
            access_expires_at: end(self.expires_in),
            received_at,
            refresh: refresh.map(SecretString::from),
            refresh_expires_at: end(self.refresh_token_expires_in),
            // An empty list says as little as a missing one.
            scopes: self.scope.as_deref().map(split).filter(|scopes| !scopes.is_empty()),
        })
    }
}

impl oauth2::TokenResponse for TokenAnswer {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }
    fn token_type(&self) -> &BasicTokenType {
        // Webex grants bearers only, and some answers leave the type out.
        &BasicTokenType::Bearer
    }
    fn expires_in(&self) -> Option<Duration> {
        self.expires_in.map(Duration::from_secs)
    }
    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }
    fn scopes(&self) -> Option<&Vec<Scope>> {
        None
    }
}

fn split(scope: &str) -> BTreeSet<String> {
    scope.split_whitespace().map(str::to_owned).collect()
}

/// Seconds as a number, a fraction or a numeral; anything else counts as not said.
fn secs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    Ok(match Option::<Value>::deserialize(deserializer)? {
        Some(Value::Number(number)) => {
            number.as_u64().or_else(|| number.as_f64().filter(|secs| *secs >= 0.0).map(|secs| secs as u64))
        }
        Some(Value::String(numeral)) => numeral.trim().parse().ok(),
        _ => None,
    })
}

fn unreadable(path: &str) -> SignInError {
    SignInError::Unexpected {
        status: Some(200),
        said: say!("token-answer-unreadable", path = format!("{path:?}")).into(),
    }
}

/// A refusal in either style, reduced to what decides and what can be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) retry_after: Option<Duration>,
    /// The OAuth error code, wherever it stood: `error`, or `errors[0].description` (contract 9.3).
    pub(super) code: String,
    /// What can be shown: description, else message, else the code, else nothing.
    pub(super) text: String,
    pub(super) tracking_id: String,
}

impl Refusal {
    pub(super) fn read(status: u16, retry_after: Option<Duration>, body: &[u8], tracking_id: &str) -> Self {
        // A proxy's HTML or an empty body is no JSON: then only the status speaks.
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let word = |pointer: &str| body.pointer(pointer).and_then(Value::as_str).unwrap_or_default().trim();
        let first = |words: &[&str]| {
            let said = words.iter().find(|said| !said.is_empty()).copied().unwrap_or_default();
            plain::line_of(said, 300)
        };
        let description = word("/errors/0/description");
        let tracking_id = first(&[word("/trackingId"), tracking_id]);
        let code = first(&[word("/error"), description, word("/message")]);
        let text = first(&[word("/error_description"), description, word("/message"), word("/error")]);
        Self { status, retry_after, code, text, tracking_id }
    }

    /// Without any of the secrets that were sent, should the server have echoed one.
    pub(super) fn scrubbed(mut self, hidden: &[SecretString]) -> Self {
        for secret in hidden.iter().map(|secret| secret.expose_secret()).filter(|secret| !secret.is_empty()) {
            for said in [&mut self.code, &mut self.text, &mut self.tracking_id] {
                *said = said.replace(secret, "[redacted]");
            }
        }
        self
    }

    /// Text, status and tracking id in one line, for support.
    pub(super) fn words(&self) -> Message {
        say!("said-for-support", said = self.said(), status = self.status.to_string(), id = &self.tracking_id)
    }

    /// What Webex said, in its own words.
    fn said(&self) -> Arg {
        if self.text.is_empty() { say!("no-reason-given").into() } else { Arg::from(&self.text) }
    }

    /// What the refusal means while somebody signs in. `asked` are the scopes, for the sentence.
    pub(super) fn meaning(&self, asked: &[String]) -> SignInError {
        let said = format!("{} {}", self.code, self.text).to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
        match self.status {
            429 => SignInError::TooFast(self.retry_after),
            407 => SignInError::Unreachable(say!("proxy-wants-password")),
            300..=399 => {
                SignInError::Unreachable(say!("answer-leads-elsewhere", status = self.status.to_string()))
            }
            400 | 401 | 403 if says(&["access_denied"]) => SignInError::Denied,
            400 | 401 | 403 if says(&["invalid_scope", "scope is", "scopes are", "invalid scope"]) => {
                SignInError::InvalidScope(asked.join(" "))
            }
            400 | 401
                if says(&[
                    "invalid_client",
                    "unauthorized_client",
                    "client id",
                    "client secret",
                    "client_id",
                    "client_secret",
                ]) =>
            {
                SignInError::WrongClient
            }
            400 | 401 if says(&["redirect"]) => SignInError::BadRedirectUri(self.words()),
            // Without a word that tells more, 401 is the client and 400 the code (contract 9.2).
            401 => SignInError::WrongClient,
            400 if says(&["unsupported", "invalid_request", "tokenlimit"]) => self.unexpected(),
            400 => SignInError::InvalidGrant,
            _ => self.unexpected(),
        }
    }

    fn unexpected(&self) -> SignInError {
        let said = say!("said-with-tracking-id", said = self.said(), id = &self.tracking_id);
        SignInError::Unexpected { status: Some(self.status), said: said.into() }
    }
}

/// oauth2's error, reduced to ours. Its own parts are never shown: they may hold the body.
pub(super) fn failure_of(
    error: RequestTokenError<Failure, BasicErrorResponse>,
) -> Result<Failure, SignInError> {
    match error {
        RequestTokenError::Request(failure) => Ok(failure),
        RequestTokenError::Parse(error, _) => Err(unreadable(&error.path().to_string())),
        RequestTokenError::ServerResponse(_) | RequestTokenError::Other(_) => Err(unreadable("")),
    }
}

#[cfg(test)]
#[path = "answer_tests.rs"]
mod tests;
