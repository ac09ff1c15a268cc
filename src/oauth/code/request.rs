//! Judges what knocks at the loopback listener: is it the answer of Webex, or something else? Pure.

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::page::Page;
use crate::oauth::SignInError;
use crate::plain;
use crate::say;
use crate::words::Message;

/// A registered redirect address, taken apart once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Redirect {
    /// Exactly as registered: this string is the `redirect_uri` on the wire (contract 9.1).
    pub(super) uri: String,
    pub(super) port: u16,
    /// What `Host` must say, lower case: a page on another name that resolves to this machine is refused.
    host: String,
    path: String,
}

impl Redirect {
    /// Takes `http://127.0.0.1:<port>/<path>` and `http://localhost:<port>/<path>`; nothing else can be listened
    /// on, because Webex knows no variable port and the listener binds 127.0.0.1 alone.
    pub(super) fn parse(uri: &str) -> Result<Self, SignInError> {
        let bad = |why: Message| Err(SignInError::BadRedirectUri(why));
        let Ok(url) = Url::parse(uri) else { return bad(say!("redirect-no-address", address = uri)) };
        if url.scheme() != "http" {
            return bad(say!("redirect-no-http", address = uri));
        }
        let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
        if host != "127.0.0.1" && host != "localhost" {
            return bad(say!("redirect-not-here", address = uri));
        }
        let Some(port) = url.port().filter(|port| *port != 0) else {
            return bad(say!("redirect-no-port", address = uri));
        };
        if !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some()
        {
            return bad(say!("redirect-too-much", address = uri));
        }
        Ok(Self { uri: uri.to_owned(), port, host: format!("{host}:{port}"), path: url.path().to_owned() })
    }
}

/// What the browser brought back, after `state` was found right.
pub(super) enum Answer {
    /// `code=…`
    Code(SecretString),
    /// `error=…`
    Refused(SignInError),
}

/// What to do with one request.
pub(super) enum Verdict {
    /// The one answer.
    Answer(Answer),
    /// Shaped like an answer, but of another sign-in.
    WrongState(Page),
    /// Something else: a favicon, a scanner, a page that guesses.
    Refuse(Page),
}

/// What this sign-in expects.
pub(super) struct Expected {
    pub(super) redirect: Redirect,
    pub(super) state: SecretString,
    /// For the sentence about `invalid_scope`.
    pub(super) asked_scopes: Vec<String>,
}

/// Judges a request head (everything before the empty line).
pub(super) fn judge(head: &[u8], expected: &Expected) -> Verdict {
    let refuse = |status, text| Verdict::Refuse(Page::refused(status, text));
    let Ok(head) = std::str::from_utf8(head) else { return refuse(400, say!("page-unreadable")) };
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return refuse(400, say!("page-unreadable"));
    };
    if !version.starts_with("HTTP/1.") {
        return refuse(400, say!("page-unreadable"));
    }
    let hosts: Vec<_> = lines
        .filter_map(|line| line.split_once(':'))
        .filter(|(name, _)| name.eq_ignore_ascii_case("host"))
        .map(|(_, value)| value.trim().to_ascii_lowercase())
        .collect();
    if hosts != [expected.redirect.host.as_str()] {
        return refuse(400, say!("page-other-host"));
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path != expected.redirect.path {
        return refuse(404, say!("page-nothing"));
    }
    if method != "GET" {
        return refuse(405, say!("page-only-get"));
    }
    answer(query, expected)
}

fn answer(query: &str, expected: &Expected) -> Verdict {
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    let all = |name: &str| {
        pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_ref()).collect::<Vec<_>>()
    };
    let (codes, errors, states) = (all("code"), all("error"), all("state"));
    if codes.len() + errors.len() != 1 {
        return Verdict::Refuse(Page::refused(400, say!("page-no-answer")));
    }
    if states != [expected.state.expose_secret()] {
        return Verdict::WrongState(Page::refused(400, SignInError::WrongState.message()));
    }
    Verdict::Answer(match (codes.first(), errors.first()) {
        (Some(code), _) if !code.is_empty() => Answer::Code(SecretString::from(*code)),
        (_, Some(error)) => {
            let description = all("error_description").first().copied().unwrap_or_default().to_owned();
            Answer::Refused(meaning(error, &description, &expected.asked_scopes))
        }
        _ => Answer::Refused(SignInError::Unexpected { status: None, said: say!("code-empty").into() }),
    })
}

/// `error` of the redirect (contract 9.1, 9.2).
fn meaning(error: &str, description: &str, asked: &[String]) -> SignInError {
    match error {
        "access_denied" => SignInError::Denied,
        "invalid_scope" => SignInError::InvalidScope(asked.join(" ")),
        "invalid_client" | "unauthorized_client" => SignInError::WrongClient,
        _ => {
            let said = if description.is_empty() { error } else { description };
            SignInError::Unexpected { status: None, said: plain::line_of(said, 300).into() }
        }
    }
}

#[cfg(test)]
#[path = "request_tests.rs"]
mod tests;
