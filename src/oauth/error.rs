//! Why a sign-in or a refresh did not work, in the words that the attendant reads.
//!
//! `Display` is the whole sentence: what happened, then what to do. No variant ever holds a token, a code, a
//! verifier or a client secret; what a server says is scrubbed of them before it gets here (`http`).

use std::time::Duration;

/// Why a sign-in ended without tokens. `Display` is the sentence for the attendant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignInError {
    /// The person (or an administrator's rule) declined at Webex: `access_denied` (contract 9.1, 9.3).
    #[error("The sign-in was declined at Webex. If that was not meant, sign in again and choose Accept.")]
    Denied,
    /// The integration has not registered every scope that was asked for; holds the scopes asked (contract 9.1).
    #[error(
        "Webex refused the permissions that Valet asked for ({0}). Add them to the integration at \
         developer.webex.com, or take the optional ones out of the settings, then sign in again."
    )]
    InvalidScope(String),
    /// An answer came whose `state` is not this sign-in's.
    #[error(
        "An answer that does not belong to this sign-in was refused. Close older Webex sign-in pages in the \
         browser, then use the newest link."
    )]
    WrongState,
    /// No registered redirect address could be listened on; holds all of them.
    #[error(
        "Valet cannot receive the answer of Webex: every redirect address is taken by another program ({}). \
         Close that program, perhaps a second Valet, and sign in again; or sign in with a code instead.",
        .0.join(", ")
    )]
    PortsTaken(Vec<String>),
    /// The one-time code was used, has run out, or belongs to another verifier: `invalid_grant`.
    #[error("The one-time code from Webex was already used or has run out. Sign in again.")]
    InvalidGrant,
    /// Client id or client secret are wrong: `invalid_client`.
    #[error(
        "Webex does not accept the client id or the client secret. Compare both with the integration at \
         developer.webex.com and enter them again."
    )]
    WrongClient,
    /// A redirect address cannot be used; says which and why.
    #[error(
        "A redirect address cannot be used: {0}. Use addresses such as http://127.0.0.1:43117/callback, written \
         in the settings exactly as in the integration at developer.webex.com."
    )]
    BadRedirectUri(String),
    /// The Webex address would carry secrets in the clear; holds the address.
    #[error("Valet does not send secrets to {0} without https. Correct api_base in the settings.")]
    NotSecure(String),
    /// The pasted personal token cannot be one; says why.
    #[error(
        "This cannot be an access token: {0}. Copy it again from developer.webex.com and paste it whole."
    )]
    BadToken(&'static str),
    /// Nobody finished in the browser within the limit.
    #[error(
        "The sign-in was not finished in the browser in time. Sign in again; the link also works when it is \
         copied into any browser on this computer. If Webex showed an error page, compare the client id and the \
         redirect addresses with the integration at developer.webex.com."
    )]
    TimedOut,
    /// Cancelled here.
    #[error("The sign-in was cancelled.")]
    Cancelled,
    /// The device code ran out before anybody confirmed it (contract 9.3).
    #[error("The code was not confirmed at Webex in time. Ask for a new code and sign in again.")]
    DeviceExpired,
    /// Webex asks for a pause: 429, with its `Retry-After` if it named one.
    #[error("Webex asks for a pause. {}, then sign in again.", pause(.0))]
    TooFast(Option<Duration>),
    /// The network did not carry the request; says why.
    #[error(
        "Webex cannot be reached: {0}. Check the network and the proxy in the settings, then sign in again."
    )]
    Unreachable(String),
    /// Anything else that Webex said.
    #[error(
        "Webex gave an answer that Valet cannot use: {message}{}. Try again in a minute; if it stays, show these \
         words to your support.", status_words(.status)
    )]
    Unexpected {
        /// The HTTP status, where there was one.
        status: Option<u16>,
        /// What Webex said, with the tracking id where one is known.
        message: String,
    },
}

/// Why [`refresh`](super::refresh) brought no tokens. Only `Refused` means that somebody must sign in again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefreshError {
    /// 400 or 401: the refresh token is of no more use (contract 9.2). Holds what Webex said.
    #[error("Webex refused to renew the sign-in ({0}). Sign in again.")]
    Refused(String),
    /// 429, 5xx, a proxy or the network: the tokens at hand stay valid, try later (contract 9.2).
    #[error("The sign-in could not be renewed: {why}.")]
    Unreachable {
        /// What stood in the way.
        why: String,
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
    #[error("The sign-in cannot be renewed right now: {0}. Valet tries again by itself.")]
    Unreachable(String),
}

fn pause(retry_after: &Option<Duration>) -> String {
    match retry_after.map(|pause| pause.as_secs().max(1)) {
        Some(1) => "Wait 1 second".to_owned(),
        Some(secs) => format!("Wait {secs} seconds"),
        None => "Wait a minute".to_owned(),
    }
}

fn status_words(status: &Option<u16>) -> String {
    status.map(|status| format!(" (status {status})")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_says_what_to_do_and_ends() {
        let all = [
            SignInError::Denied,
            SignInError::InvalidScope("spark:xsi".to_owned()),
            SignInError::WrongState,
            SignInError::PortsTaken(vec![
                "http://127.0.0.1:1/a".to_owned(),
                "http://127.0.0.1:2/a".to_owned(),
            ]),
            SignInError::InvalidGrant,
            SignInError::WrongClient,
            SignInError::BadRedirectUri("none is set".to_owned()),
            SignInError::NotSecure("http://example.com".to_owned()),
            SignInError::BadToken("it is empty"),
            SignInError::TimedOut,
            SignInError::Cancelled,
            SignInError::DeviceExpired,
            SignInError::TooFast(Some(Duration::from_secs(7))),
            SignInError::Unreachable("connection refused".to_owned()),
            SignInError::Unexpected { status: Some(500), message: "oops".to_owned() },
        ];
        for error in all {
            let sentence = error.to_string();
            assert!(sentence.ends_with('.') && !sentence.contains("  "), "{sentence:?}");
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
        let odd = SignInError::Unexpected { status: Some(500), message: "oops".to_owned() };
        assert!(odd.to_string().contains("oops (status 500)."), "{odd}");
    }
}
