//! What came back from Webex, for the rooms that ask it: an answer of its own, or of somebody in between.

use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde::de::IgnoredAny;

/// What a body was, whatever its header claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// JSON.
    Json,
    /// A web page, usually a proxy's.
    Html,
    /// Nothing.
    Empty,
    /// Something else, or only a part.
    Other,
}

/// What a body is. The header alone decides nothing: proxies send pages as anything, and Webex sends nothing as JSON.
pub fn kind_of(headers: &HeaderMap, body: &[u8]) -> BodyKind {
    let text = body.trim_ascii();
    let claims_html = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.to_ascii_lowercase().contains("html"));
    if text.is_empty() {
        BodyKind::Empty
    } else if serde_json::from_slice::<IgnoredAny>(text).is_ok() {
        BodyKind::Json
    } else if claims_html || text.starts_with(b"<") {
        BodyKind::Html
    } else {
        BodyKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_what_it_is_and_not_what_it_claims() {
        let mut html = HeaderMap::new();
        html.insert(CONTENT_TYPE, "text/html; charset=utf-8".parse().expect("a header"));
        assert_eq!(kind_of(&html, b" "), BodyKind::Empty);
        assert_eq!(kind_of(&html, b"{\"a\":1}"), BodyKind::Json);
        assert_eq!(kind_of(&html, b"Blocked"), BodyKind::Html);
        assert_eq!(kind_of(&HeaderMap::new(), b"\n<!DOCTYPE html>"), BodyKind::Html);
        assert_eq!(kind_of(&HeaderMap::new(), b"{\"a\":"), BodyKind::Other);
    }
}
