//! What was received, in order (`GET /sim/requests`). Secrets are replaced before anything is kept.

use std::collections::VecDeque;

use axum::http::Method;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::simulator::clock::iso;

/// The newest requests that are kept.
const KEPT: usize = 10_000;
/// A longer body is only counted: a client that sends rubbish all day does not fill the memory.
const BODY_KEPT: usize = 16 << 10;
/// What stands in for a secret.
const HIDDEN: &str = "***";

/// One request.
#[derive(Debug)]
struct Entry {
    number: u64,
    at: Timestamp,
    method: Method,
    path: String,
    query: Option<String>,
    user: Option<String>,
    body: Value,
    status: Option<u16>,
    tracking_id: String,
}

/// A request as it came in.
#[derive(Debug)]
pub struct Received<'a> {
    pub at: Timestamp,
    pub method: &'a Method,
    pub path: &'a str,
    pub query: Option<&'a str>,
    /// The signed-in user's e-mail.
    pub user: Option<String>,
    pub body: &'a [u8],
    pub tracking_id: &'a str,
}

/// The log of received requests.
#[derive(Debug, Default)]
pub struct Journal {
    entries: VecDeque<Entry>,
    count: u64,
}

impl Journal {
    /// Notes a request; gives back its number for [`Journal::answered`].
    pub fn received(&mut self, received: Received<'_>) -> u64 {
        self.count += 1;
        self.entries.push_back(Entry {
            number: self.count,
            at: received.at,
            method: received.method.clone(),
            path: received.path.to_owned(),
            query: received.query.map(query_kept),
            user: received.user,
            body: body_kept(received.body),
            status: None,
            tracking_id: received.tracking_id.to_owned(),
        });
        if self.entries.len() > KEPT {
            self.entries.pop_front();
        }
        self.count
    }

    /// Notes the status that was answered.
    pub fn answered(&mut self, number: u64, status: u16) {
        if let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.number == number) {
            entry.status = Some(status);
        }
    }

    /// All kept requests, in the order in which they came.
    pub fn json(&self) -> Value {
        let shown = self.entries.iter().map(|entry| {
            json!({
                "at": iso(entry.at),
                "method": entry.method.as_str(),
                "path": entry.path,
                "query": entry.query,
                "user": entry.user,
                "body": entry.body,
                "status": entry.status,
                "trackingId": entry.tracking_id,
            })
        });
        Value::Array(shown.collect())
    }
}

/// A body without its secrets: JSON as it is, a form as an object, anything else and anything long only by its size.
fn body_kept(body: &[u8]) -> Value {
    if body.is_empty() {
        return Value::Null;
    }
    if body.len() > BODY_KEPT {
        return json!(format!("(long, {} bytes)", body.len()));
    }
    if let Ok(mut value) = serde_json::from_slice::<Value>(body) {
        hide(&mut value);
        return value;
    }
    let text = std::str::from_utf8(body).unwrap_or_default();
    // The documents of the live layer hold no secrets.
    if text.trim_start().starts_with('<') {
        return json!(text);
    }
    let is_form = text.contains('=') && !text.contains(['{', '<', '\n', ' ']);
    if !is_form {
        return json!(format!("(neither JSON nor a form, {} bytes)", body.len()));
    }
    let fields = url::form_urlencoded::parse(body).into_owned().map(|(key, value)| (key, json!(value)));
    let mut form = Value::Object(fields.collect::<Map<_, _>>());
    hide(&mut form);
    form
}

fn query_kept(query: &str) -> String {
    let kept = query.split('&').map(|pair| match pair.split_once('=') {
        Some((key, _)) if is_secret(key) => format!("{key}={HIDDEN}"),
        _ => pair.to_owned(),
    });
    kept.collect::<Vec<_>>().join("&")
}

fn hide(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if is_secret(key) {
                    *value = json!(HIDDEN);
                } else {
                    hide(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(hide),
        _ => {}
    }
}

/// Whether a field holds a secret: codes, tokens, the client's secret, the verifier.
fn is_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let public = matches!(key.as_str(), "code_challenge" | "code_challenge_method" | "token_type");
    !public
        && ["code", "secret", "token", "verifier", "password", "assertion"]
            .iter()
            .any(|word| key.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_replaced_before_they_are_kept() {
        let form = b"grant_type=authorization_code&code=C1&client_secret=S2&code_verifier=V3&client_id=me&refresh_token=T4";
        let kept = body_kept(form);
        assert_eq!(kept["client_id"], "me");
        assert_eq!(kept["grant_type"], "authorization_code");
        for key in ["code", "client_secret", "code_verifier", "refresh_token"] {
            assert_eq!(kept[key], HIDDEN, "{key}");
        }
        assert_eq!(body_kept(br#"{"a":[{"access_token":"T"}]}"#), json!({"a": [{"access_token": HIDDEN}]}));
        assert_eq!(
            query_kept("state=x&user_code=123&code_challenge=y"),
            "state=x&user_code=***&code_challenge=y"
        );
        let broken = body_kept(br#"{"client_secret": "S2""#).to_string();
        assert!(!broken.contains("S2"), "{broken}");
    }

    #[test]
    fn a_retrieve_is_kept_as_it_came() {
        assert_eq!(body_kept(br#"{"destination":"7001"}"#), json!({"destination": "7001"}));
        assert_eq!(body_kept(b""), Value::Null);
        assert_eq!(body_kept(b"<Channel/>"), json!("<Channel/>"));
        let long = json!({"destination": "7".repeat(BODY_KEPT)}).to_string();
        assert_eq!(body_kept(long.as_bytes()), json!(format!("(long, {} bytes)", long.len())));
    }
}
