//! Why a sign-in or a refresh did not work.
//!
//! What the attendant reads of a sign-in is [`SignInError::message`]: what happened, then what to do. The others are read by
//! support alone. No variant ever holds a token, a code, a verifier or a client secret; what a server says is scrubbed of
//! them before it gets here (`http`).

use std::fmt;
use std::time::Duration;

use crate::say;
use crate::words::{Arg, Message, english};

/// Why a sign-in ended without tokens.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignInError {
    /// The person (or an administrator's rule) declined at Webex: `access_denied` (contract 9.1, 9.3).
    Denied,
    /// The integration has not registered every scope that was asked for; holds the scopes asked (contract 9.1).
    InvalidScope(String),
    /// An answer came whose `state` is not this sign-in's.
    WrongState,
    /// No registered redirect address could be listened on; holds all of them.
    PortsTaken(Vec<String>),
    /// The one-time code was used, has run out, or belongs to another verifier: `invalid_grant`.
    InvalidGrant,
    /// Client id or client secret are wrong: `invalid_client`.
    WrongClient,
    /// A redirect address cannot be used; says which and why.
    BadRedirectUri(Message),
    /// The Webex address would carry secrets in the clear; holds the address.
    NotSecure(String),
    /// The pasted personal token cannot be one; says why.
    BadToken(Message),
    /// Nobody finished in the browser within the limit.
    TimedOut,
    /// Cancelled here.
    Cancelled,
    /// The device code ran out before anybody confirmed it (contract 9.3).
    DeviceExpired,
    /// Webex asks for a pause: 429, with its `Retry-After` if it named one.
    TooFast(Option<Duration>),
    /// The network did not carry the request; says why.
    Unreachable(Message),
    /// Anything else that Webex said.
    Unexpected {
        /// The HTTP status, where there was one.
        status: Option<u16>,
        /// What Webex said, with the tracking id where one is known.
        said: Arg,
    },
}

impl SignInError {
    /// The whole sentence for the attendant.
    pub fn message(&self) -> Message {
        match self {
            Self::Denied => say!("sign-in-declined"),
            Self::InvalidScope(scopes) => say!("sign-in-scopes-refused", scopes = scopes),
            Self::WrongState => say!("sign-in-wrong-state"),
            Self::PortsTaken(addresses) => say!("sign-in-ports-taken", addresses = addresses.clone()),
            Self::InvalidGrant => say!("sign-in-code-used"),
            Self::WrongClient => say!("sign-in-wrong-client"),
            Self::BadRedirectUri(why) => say!("sign-in-bad-redirect", why = why),
            Self::NotSecure(address) => say!("sign-in-not-secure", address = address),
            Self::BadToken(why) => say!("sign-in-bad-token", why = why),
            Self::TimedOut => say!("sign-in-timed-out"),
            Self::Cancelled => say!("sign-in-cancelled"),
            Self::DeviceExpired => say!("sign-in-code-late"),
            Self::TooFast(Some(pause)) => say!("sign-in-too-fast", secs = pause.as_secs().max(1)),
            Self::TooFast(None) => say!("sign-in-too-fast-unsaid"),
            Self::Unreachable(why) => say!("sign-in-unreachable", why = why),
            Self::Unexpected { status: None, said } => say!("sign-in-unexpected", said = said),
            Self::Unexpected { status: Some(status), said } => {
                let said = say!("said-with-status", said = said, status = status.to_string());
                say!("sign-in-unexpected", said = said)
            }
        }
    }
}

impl fmt::Display for SignInError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

/// Why [`refresh`](super::refresh) brought no tokens. Only `Refused` means that somebody must sign in again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefreshError {
    /// 400 or 401: the refresh token is of no more use (contract 9.2). Holds what Webex said.
    #[error("Webex refused to renew the sign-in ({0}). Sign in again.")]
    Refused(String),
    /// 429, 5xx, a proxy or the network: the tokens at hand stay valid, try later (contract 9.2).
    #[error("The sign-in could not be renewed: {}.", english(why))]
    Unreachable {
        /// What stood in the way.
        why: Arg,
        /// `Retry-After`, where Webex named one.
        retry_after: Option<Duration>,
    },
}

/// Why [`Keeper`](super::Keeper) has no bearer to give.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeeperError {
    /// The refresh was refused, nothing can refresh, or the tokens were forgotten: sign in again.
    #[error("The sign-in has expired. Sign in again; the board stays as it is.")]
    Expired,
    /// The token has run out and the network keeps Valet from renewing it. Nobody is signed out by this.
    #[error("The sign-in cannot be renewed right now: {}. Valet tries again by itself.", english(.0))]
    Unreachable(Arg),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::testing::sentences_in_every_language;

    #[test]
    fn every_reason_is_a_sentence_in_every_language() {
        let addresses = ["http://127.0.0.1:1/a", "http://127.0.0.1:2/a"].map(str::to_owned).to_vec();
        for error in [
            SignInError::Denied,
            SignInError::InvalidScope("spark:xsi".to_owned()),
            SignInError::WrongState,
            SignInError::PortsTaken(addresses),
            SignInError::InvalidGrant,
            SignInError::WrongClient,
            SignInError::BadRedirectUri(say!("redirect-none")),
            SignInError::NotSecure("http://example.com".to_owned()),
            SignInError::BadToken(say!("token-empty")),
            SignInError::TimedOut,
            SignInError::Cancelled,
            SignInError::DeviceExpired,
            SignInError::TooFast(Some(Duration::from_secs(7))),
            SignInError::TooFast(Some(Duration::from_millis(900))),
            SignInError::TooFast(None),
            SignInError::Unreachable(say!("network-timed-out")),
            SignInError::Unexpected { status: Some(500), said: "oops".into() },
        ] {
            sentences_in_every_language(&error.message());
        }
    }

    #[test]
    fn numbers_and_addresses_stand_in_the_sentence() {
        let taken = SignInError::PortsTaken(vec!["http://a:1/x".to_owned(), "http://b:2/x".to_owned()]);
        assert!(taken.to_string().contains("(http://a:1/x, http://b:2/x)"), "{taken}");
        assert!(
            SignInError::TooFast(Some(Duration::from_secs(7))).to_string().contains("Wait 7 seconds, then")
        );
        assert!(SignInError::TooFast(None).to_string().contains("Wait a minute, then"));
        let odd = SignInError::Unexpected { status: Some(500), said: "oops".into() };
        assert!(odd.to_string().contains("oops (status 500)."), "{odd}");
    }
}
