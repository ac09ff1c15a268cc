//! Consent pages that wait for a person. Each is known by a random nonce that only its form carries, so nothing but that form
//! can answer it, and only once. Pure: time is an argument.

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::grants::after;
use super::request::Asked;

/// How long a page may stay open before its form is refused.
const PAGE_SECS: i64 = 600;

/// The open pages, by nonce.
#[derive(Default)]
pub struct Consents(HashMap<String, (Asked, Timestamp)>);

impl Consents {
    /// Opens a page for `asked` and returns its nonce.
    pub fn open(&mut self, asked: Asked, now: Timestamp) -> String {
        self.0.retain(|_, (_, expires)| now < *expires);
        let nonce = Uuid::new_v4().simple().to_string();
        self.0.insert(nonce.clone(), (asked, after(now, PAGE_SECS)));
        nonce
    }

    /// Closes the page of `nonce` and returns what it asked; none when there is no such page any more.
    pub fn close(&mut self, nonce: &str, now: Timestamp) -> Option<Asked> {
        self.0.remove(nonce).filter(|(_, expires)| now < *expires).map(|(asked, _)| asked)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::request::Return;
    use super::*;

    #[test]
    fn a_page_is_answered_once_and_not_after_ten_minutes() {
        let at = |secs: i64| Timestamp::from_second(1_790_000_000 + secs).unwrap();
        let back = Return { redirect_uri: "http://127.0.0.1:1/".to_owned(), state: None };
        let asked = Asked { back, scopes: BTreeSet::new(), challenge: None, hinted: None };
        let mut consents = Consents::default();
        let (first, second) = (consents.open(asked.clone(), at(0)), consents.open(asked, at(0)));
        assert!(consents.close(&first, at(599)).is_some());
        assert!(consents.close(&first, at(599)).is_none());
        assert!(consents.close(&second, at(600)).is_none());
    }
}
