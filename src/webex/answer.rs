//! From an HTTP answer to a value, or to an [`Error`] that keeps all that was said.

use std::collections::HashMap;
use std::time::Duration;

use reqwest::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::error::{Error, ErrorKind};
use super::{retry_after, tolerant};
use crate::incoming::BodyKind;
use crate::plain;
use crate::present;

/// The header of contract 1, both ways.
pub(super) const TRACKING_ID: &str = "trackingid";

/// How much of a server's own words is kept.
const WORDS_MAX: usize = 300;

/// A 2xx with its whole body.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) request: Box<str>,
    pub(super) tracking_id: String,
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
    pub(super) kind: BodyKind,
}

impl Answer {
    /// The body as documented.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        match self.kind {
            BodyKind::Empty => return Err(self.unreadable("", "it is empty")),
            BodyKind::Html => return Err(self.unreadable("", "a web page came instead of JSON")),
            BodyKind::Json | BodyKind::Other => {}
        }
        let mut json = serde_json::Deserializer::from_slice(&self.body);
        let read = serde_path_to_error::deserialize(&mut json)
            .map_err(|error| self.unreadable(&error.path().to_string(), &tolerant::explain(error.inner())))?;
        json.end().map_err(|error| self.unreadable("", &tolerant::explain(&error)))?;
        Ok(read)
    }

    /// As [`json`](Self::json), where no body means "nothing is set" (contract 5.4).
    pub(super) fn json_or_default<T: DeserializeOwned + Default>(&self) -> Result<T, Error> {
        if self.kind == BodyKind::Empty { Ok(T::default()) } else { self.json() }
    }

    /// As [`json`](Self::json), for commands that a 2xx alone makes true and whose body only tells more: `None` if it does
    /// not. A 202 makes nothing true yet, and what is not JSON may be anybody's answer.
    pub(super) fn json_if_told<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        let without = match self.json() {
            Ok(told) => return Ok(Some(told)),
            Err(without) => without,
        };
        let is_object = || serde_json::from_slice::<HashMap<String, IgnoredAny>>(&self.body).is_ok();
        match self.kind {
            BodyKind::Empty if self.status != 202 => Ok(None),
            BodyKind::Json if self.status != 202 && is_object() => Ok(None),
            _ => Err(without),
        }
    }

    /// For requests that have no answer but their status. A web page is nobody's answer to those: something between Webex
    /// and this computer spoke.
    pub(super) fn done(&self) -> Result<(), Error> {
        match self.kind {
            BodyKind::Html => Err(self.unreadable("", "a web page came instead of an answer")),
            BodyKind::Json | BodyKind::Empty | BodyKind::Other => Ok(()),
        }
    }

    fn unreadable(&self, path: &str, why: &str) -> Error {
        let kind = ErrorKind::Unreadable {
            status: self.status,
            path: path.to_owned(),
            why: why.to_owned(),
            body: self.kind,
        };
        Error { kind, tracking_id: self.tracking_id.clone(), request: self.request.clone(), detail: None }
    }
}

/// Error bodies (contract 10.1).
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Problem {
    #[serde(deserialize_with = "tolerant::text")]
    message: Option<String>,
    #[serde(deserialize_with = "tolerant::or_default")]
    errors: Vec<ProblemPart>,
    #[serde(deserialize_with = "tolerant::option")]
    error_code: Option<i64>,
    /// As it came: whether it is one is asked later.
    #[serde(deserialize_with = "tolerant::option")]
    tracking_id: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct ProblemPart {
    #[serde(deserialize_with = "tolerant::text")]
    description: Option<String>,
    #[serde(deserialize_with = "tolerant::option")]
    error_code: Option<i64>,
}

/// What an answer with another status than 2xx says, with the tracking id of its body if it has one.
pub(super) fn problem(
    status: u16,
    kind: BodyKind,
    body: &[u8],
    retry_after: Option<Duration>,
    secret: &SecretString,
) -> (ErrorKind, Option<String>) {
    let problem: Problem = serde_json::from_slice(body).unwrap_or_default();
    let first = problem.errors.into_iter().next().unwrap_or_default();
    let kind = ErrorKind::Status {
        status,
        message: first.description.or(problem.message).map(|words| one_line(&words, secret)),
        error_code: first.error_code.or(problem.error_code),
        retry_after,
        body: kind,
    };
    (kind, problem.tracking_id.and_then(|id| tracking_id(&id)))
}

/// What `Retry-After` asks for. A date is measured against the answer's own `Date`: a desk's clock may be wrong by minutes.
pub(super) fn retry_after_of(headers: &HeaderMap) -> Option<Duration> {
    let header = |name: HeaderName| headers.get(name)?.to_str().ok();
    let now = header(DATE).and_then(retry_after::parse_date).unwrap_or_else(present::wall);
    retry_after::parse(header(RETRY_AFTER)?, now)
}

/// The id that Webex gave in its header.
pub(super) fn tracking_id_of(headers: &HeaderMap) -> Option<String> {
    tracking_id(headers.get(TRACKING_ID)?.to_str().ok()?)
}

/// An id is short and printable; anything else is not shown to anybody.
fn tracking_id(text: &str) -> Option<String> {
    let text = text.trim();
    let fits =
        (1..=200).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    fits.then(|| text.to_owned())
}

/// A server's words on one line, of bearable length, without the token should the server repeat it.
pub(super) fn one_line(words: &str, secret: &SecretString) -> String {
    let secret = secret.expose_secret();
    let words = if secret.is_empty() { words.to_owned() } else { words.replace(secret, "…") };
    plain::line_of(&words, WORDS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(body: &str) -> (Option<String>, Option<i64>, Option<String>) {
        let kind = crate::incoming::kind_of(&HeaderMap::new(), body.as_bytes());
        match problem(404, kind, body.as_bytes(), None, &SecretString::from("NzAtoken")) {
            (ErrorKind::Status { message, error_code, .. }, tracking_id) => {
                (message, error_code, tracking_id)
            }
            (other, _) => panic!("{other:?}"),
        }
    }

    fn texts(
        message: &str,
        code: Option<i64>,
        tracking_id: &str,
    ) -> (Option<String>, Option<i64>, Option<String>) {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        (some(message), code, some(tracking_id))
    }

    #[test]
    fn the_first_description_wins_over_the_message() {
        let body = r#"{"message":"m","errors":[{"description":"Call not found.","errorCode":4003}],"trackingId":"T_1"}"#;
        assert_eq!(said(body), texts("Call not found.", Some(4003), "T_1"));
        assert_eq!(said(r#"{"message":"m","errorCode":7}"#), texts("m", Some(7), ""));
        assert_eq!(said(r#"{"message":"m","errors":[]}"#), texts("m", None, ""));
        assert_eq!(
            said(r#"{"message":"m","errors":"many","errorCode":"x","trackingId":[5]}"#),
            texts("m", None, "")
        );
    }

    #[test]
    fn other_bodies_say_nothing() {
        for body in ["", "  ", "<html><body>Blocked</body></html>", "Bad gateway", "[]", "{", "7", "null"] {
            assert_eq!(said(body), texts("", None, ""), "{body}");
        }
    }

    #[test]
    fn a_repeated_token_and_line_breaks_are_taken_out() {
        let body = r#"{"message":"token NzAtoken\r\n  is   bad","trackingId":"a\nb"}"#;
        assert_eq!(said(body), texts("token … is bad", None, ""));
    }

    #[test]
    fn a_wrong_clock_of_this_computer_does_not_change_the_wait() {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, "Wed, 30 Sep 2009 14:05:42 GMT".parse().expect("a header"));
        assert_eq!(retry_after_of(&headers), Some(Duration::ZERO));
        headers.insert(DATE, "Wed, 30 Sep 2009 14:05:30 GMT".parse().expect("a header"));
        assert_eq!(retry_after_of(&headers), Some(Duration::from_secs(12)));
    }
}
