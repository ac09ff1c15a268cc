//! What a fuzzer feeds to the sign-in: what somebody sends to the listening port.

use secrecy::{ExposeSecret as _, SecretString};

use super::request::{Answer, Expected, Redirect, Verdict, judge};

const STATE: &str = "st8";

/// Judges the head of a request.
///
/// # Panics
/// A code is taken from a request that does not know the state.
pub fn callback(head: &[u8]) {
    let Ok(redirect) = Redirect::parse("http://127.0.0.1:43117/callback") else { return };
    let expected = Expected {
        redirect,
        state: SecretString::from(STATE),
        asked_scopes: vec!["spark:calls_read".to_owned()],
    };
    if let Verdict::Answer(Answer::Code(code)) = judge(head, &expected) {
        assert!(!code.expose_secret().is_empty());
        let head = std::str::from_utf8(head).unwrap_or_default();
        let target = head.split(' ').nth(1).unwrap_or_default();
        let (_, query) = target.split_once('?').unwrap_or_default();
        let states: Vec<_> =
            url::form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == "state").collect();
        assert!(matches!(&states[..], [(_, state)] if state == STATE), "{head}");
    }
}
