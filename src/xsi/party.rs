//! Who is at the other end, as XSI says it (contract 7.4): everything is optional, and privacy is kept.

use std::fmt;

use super::xml::Element;
use crate::plain;

/// A party of a call.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// What Webex calls the party.
    pub name: Option<String>,
    /// A number such as `+14085550142` or `2107`, or a SIP address.
    pub number: Option<String>,
    /// The party asked not to be named: name and number are withheld, even if they came.
    pub is_private: bool,
}

/// Shows whether there is a name and a number, and neither of them: it may come into a log.
impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, number) = (plain::hidden(&self.name), plain::hidden(&self.number));
        f.debug_struct("Party").field("name", &name).field("number", &number).finish_non_exhaustive()
    }
}

impl Party {
    pub(super) fn read(element: &Element) -> Self {
        if element.child("privacy").is_some() {
            return Self { is_private: true, ..Self::default() };
        }
        let number = element.child("address").and_then(|address| {
            let uri = element.text_of("address")?;
            number_of(uri, address.attribute("countryCode"))
        });
        let number = number.or_else(|| number_of(element.text_of("userDN")?, None));
        let told = |text: &str| Some(plain::line(text)).filter(|text| !text.is_empty());
        let name = element.text_of("name").and_then(told);
        Self { name, number: number.as_deref().and_then(told), is_private: false }
    }
}

/// The number in a `tel:` or `sip:` address. A national number gets its country's code; an extension has none.
fn number_of(uri: &str, country_code: Option<&str>) -> Option<String> {
    let (scheme, rest) = match uri.split_once(':') {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("tel".to_owned(), uri),
    };
    let address = rest.split([';', '?']).next().unwrap_or_default().trim();
    let number = match scheme.as_str() {
        "sip" | "sips" => {
            let user = address.split('@').next().unwrap_or_default();
            if !is_number(user) {
                // `sip:rosa@example.test` has no number; `sip:example.test` has nobody.
                return address.contains('@').then(|| address.to_owned()).filter(|_| !user.is_empty());
            }
            user
        }
        _ => address,
    };
    if !is_number(number) {
        return Some(number.to_owned()).filter(|number| !number.is_empty());
    }
    let number: String = number.chars().filter(|c| !matches!(c, '-' | '.' | '(' | ')' | ' ')).collect();
    Some(match country_code {
        Some(code) if is_national(&number, code) => format!("+{}{number}", code.trim_start_matches('+')),
        _ => number,
    })
}

fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#' | '-' | '.' | '(' | ')' | ' '))
}

/// Seven digits and more are no extension any more; a North American number of eleven names its country itself.
fn is_national(number: &str, code: &str) -> bool {
    let digits = number.chars().all(|c| c.is_ascii_digit());
    let code_is_one = !code.is_empty() && code.trim_start_matches('+').chars().all(|c| c.is_ascii_digit());
    digits && code_is_one && number.len() >= 7 && !(code == "1" && number.len() == 11)
}

#[cfg(test)]
mod tests {
    use super::super::xml;
    use super::*;

    #[test]
    fn numbers_are_read_from_their_addresses() {
        for (uri, code, number) in [
            ("tel:+14085550142", None, Some("+14085550142")),
            ("tel:+14085550142", Some("1"), Some("+14085550142")),
            ("tel:4085550142", Some("1"), Some("+14085550142")),
            ("tel:14085550142", Some("1"), Some("14085550142")),
            ("tel:2075550142", Some("+44"), Some("+442075550142")),
            ("tel:2107", Some("1"), Some("2107")),
            ("TEL:+1-408-555.0142;ext=3", None, Some("+14085550142")),
            ("sip:+14085550142@example.test;user=phone", None, Some("+14085550142")),
            ("sips:2107@example.test", Some("1"), Some("2107")),
            ("sip:rosa.keller@example.test?x=1", None, Some("rosa.keller@example.test")),
            ("sip:example.test", None, None),
            ("2107", None, Some("2107")),
            ("tel:", None, None),
        ] {
            assert_eq!(number_of(uri, code).as_deref(), number, "{uri} {code:?}");
        }
    }

    #[test]
    fn privacy_withholds_name_and_number() {
        let text =
            "<p xmlns='http://schema.broadsoft.com/xsi'><name>N</name><address>tel:1</address><privacy/></p>";
        let party = Party::read(&xml::answer(text.as_bytes()).expect("xml"));
        assert_eq!(party, Party { name: None, number: None, is_private: true });
    }

    #[test]
    fn a_party_is_plain_text() {
        let text = format!(
            "<p xmlns='http://schema.broadsoft.com/xsi'><name>\u{202E}Harriet&#10;L\u{200B}und {}</name>\
             <address>tel:\u{2066}2107</address></p>",
            "x".repeat(100_000)
        );
        let party = Party::read(&xml::answer(text.as_bytes()).expect("xml"));
        let name = party.name.expect("a name");
        assert!(name.starts_with("Harriet Lund xxx") && name.chars().count() <= plain::LINE_MAX, "{name}");
        assert_eq!(party.number.as_deref(), Some("2107"));
    }
}
