//! What may be dialled or retrieved from: digits or a URI, checked at the field, before the wire.
//!
//! The reference's shapes (issue 2, contract 3.3): `1234`, `2223334444`, `+12223334444`, `*73`, `tel:+12223334444`,
//! `user@company.domain`, `sip:user@company.domain`. Anything else is a [`DestinationError`] that says so to the attendant.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::say;
use crate::words::Message;

/// The longest number without a `+`: a routing prefix with an extension, or an international number with its prefix.
const DIGITS_MAX: usize = 20;
/// E.164 allows no more than 15 digits; no country dials fewer than 7 with its code.
const E164_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// RFC 5321 and RFC 1035, which SIP addresses inherit in practice.
const USER_MAX: usize = 64;
const DOMAIN_MAX: usize = 253;
const LABEL_MAX: usize = 63;

/// A number or address that Webex may be asked for. Made by [`FromStr`] alone, so it is always well formed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Destination(String);

impl Destination {
    /// As it goes to Webex: without the spaces, dashes, dots and brackets that a person may have typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text cannot be dialled; [`DestinationError::message`] is for the attendant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DestinationError {
    /// Nothing, or nothing but spaces and brackets.
    Empty,
    /// A digit of another script, which looks right and dials nothing.
    LookAlike(char),
    /// A character that belongs to no number and no address.
    Character(char),
    /// A line break or another invisible control character: two numbers pasted at once would become one.
    Control,
    /// `+44 (0)20`: the zero is not dialled after a country code, and dropping it silently would be a guess.
    TrunkZero,
    /// More digits than any number has.
    TooLong {
        /// How many digits this form may have.
        max: usize,
    },
    /// A `+` number that is too short or begins with zero.
    NotInternational,
    /// A `*` without digits after it.
    StarCode,
    /// An address whose part before or after the @ cannot be one.
    Address,
}

impl DestinationError {
    /// What is wrong with it and what to type instead.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => say!("number-empty"),
            Self::LookAlike(c) => say!("number-look-alike", character = c.to_string()),
            Self::Character(c) => say!("number-character", character = c.to_string()),
            Self::Control => say!("number-control"),
            Self::TrunkZero => say!("number-trunk-zero"),
            Self::TooLong { max } => say!("number-too-long", max = *max),
            Self::NotInternational => say!("number-not-international"),
            Self::StarCode => say!("number-star-code"),
            Self::Address => say!("number-address"),
        }
    }
}

impl fmt::Display for DestinationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

impl FromStr for Destination {
    type Err = DestinationError;

    fn from_str(text: &str) -> Result<Self, DestinationError> {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err(DestinationError::Control);
        }
        if let Some(number) = without_scheme(text, "tel:") {
            return Ok(Self(format!("tel:{}", number_of(number)?)));
        }
        if let Some(rest) = without_scheme(text, "sip:") {
            return Ok(Self(format!("sip:{}", address_of(rest)?)));
        }
        if text.contains('@') {
            return Ok(Self(address_of(text)?.to_owned()));
        }
        match compact(text)?.strip_prefix('*') {
            Some(code) => star_code(code).map(Self),
            None => number_of(text).map(Self),
        }
    }
}

/// A scheme is not case sensitive (RFC 3986), and a person may type a space after its colon.
fn without_scheme<'t>(text: &'t str, scheme: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}

/// Takes out what people put between digits. Only dashes, spaces, dots and brackets: any other character is refused.
fn compact(text: &str) -> Result<String, DestinationError> {
    let mut compact = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' | '+' | '*' => compact.push(c),
            '-' | '.' | '(' | ')' | '[' | ']' | '\u{2010}'..='\u{2014}' => {}
            c if c.is_whitespace() => {}
            c if c.is_numeric() => return Err(DestinationError::LookAlike(c)),
            c => return Err(DestinationError::Character(c)),
        }
    }
    if compact.is_empty() { Err(DestinationError::Empty) } else { Ok(compact) }
}

/// An extension, a national number, or `+` and an international one.
fn number_of(text: &str) -> Result<String, DestinationError> {
    let number = compact(text)?;
    let Some(digits) = number.strip_prefix('+') else {
        only_digits(&number)?;
        return if number.len() > DIGITS_MAX {
            Err(DestinationError::TooLong { max: DIGITS_MAX })
        } else {
            Ok(number)
        };
    };
    only_digits(digits)?;
    if text.contains("(0)") || text.contains("[0]") {
        return Err(DestinationError::TrunkZero);
    }
    if digits.len() > *E164_DIGITS.end() {
        return Err(DestinationError::TooLong { max: *E164_DIGITS.end() });
    }
    if digits.len() < *E164_DIGITS.start() || digits.starts_with('0') {
        return Err(DestinationError::NotInternational);
    }
    Ok(number)
}

fn star_code(code: &str) -> Result<String, DestinationError> {
    only_digits(code)?;
    match code.len() {
        0 => Err(DestinationError::StarCode),
        1..=DIGITS_MAX => Ok(format!("*{code}")),
        _ => Err(DestinationError::TooLong { max: DIGITS_MAX }),
    }
}

/// `+` and `*` stand at the beginning or nowhere.
fn only_digits(text: &str) -> Result<(), DestinationError> {
    match text.chars().find(|c| !c.is_ascii_digit()) {
        Some(stray) => Err(DestinationError::Character(stray)),
        None => Ok(()),
    }
}

fn address_of(text: &str) -> Result<&str, DestinationError> {
    let (user, domain) = text.split_once('@').ok_or(DestinationError::Address)?;
    let user_fits = (1..=USER_MAX).contains(&user.len())
        && user.chars().all(|c| c.is_ascii_alphanumeric() || "._-+!%&=~'*".contains(c))
        && !user.starts_with('.')
        && !user.ends_with('.')
        && !user.contains("..");
    if user_fits && is_domain(domain) { Ok(text) } else { Err(DestinationError::Address) }
}

/// A company's domain: two labels at least, the last one not a number. Ports, parameters and IP addresses are none.
fn is_domain(domain: &str) -> bool {
    let label_fits = |label: &str| {
        (1..=LABEL_MAX).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.len() <= DOMAIN_MAX
        && domain.split('.').all(label_fits)
        && domain.rsplit_once('.').is_some_and(|(_, last)| !last.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::words::testing::sentences_in_every_language;

    fn dialled(text: &str) -> Result<String, DestinationError> {
        text.parse::<Destination>().map(|destination| destination.as_str().to_owned())
    }

    #[test]
    fn every_published_shape_goes_out_as_written() {
        for text in [
            "1234",
            "2223334444",
            "+12223334444",
            "*73",
            "tel:+12223334444",
            "tel:2223334444",
            "user@company.domain",
            "sip:user@company.domain",
            "sip:+12223334444@company.domain",
            "0",
        ] {
            assert_eq!(dialled(text), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_people_put_between_digits_is_taken_out() {
        for (typed, sent) in [
            ("  7001 ", "7001"),
            ("(222) 333-4444", "2223334444"),
            ("+1 222.333.4444", "+12223334444"),
            ("+1\u{a0}222\u{2011}333\u{2013}4444", "+12223334444"),
            ("[222] 333 4444", "2223334444"),
            ("* 7 3", "*73"),
            ("TEL: +1-222-333-4444", "tel:+12223334444"),
            ("Sip:user@company.domain", "sip:user@company.domain"),
        ] {
            assert_eq!(dialled(typed), Ok(sent.to_owned()), "{typed}");
        }
    }

    #[test]
    fn everything_else_is_refused_with_its_reason() {
        use DestinationError as E;
        for (typed, why) in [
            ("", E::Empty),
            ("  () - ", E::Empty),
            ("tel:", E::Empty),
            ("٧٠٠١", E::LookAlike('٧')),
            ("7００1", E::LookAlike('０')),
            ("70²", E::LookAlike('²')),
            ("lobby", E::Character('l')),
            ("7001#", E::Character('#')),
            ("#58", E::Character('#')),
            ("7001;ext=2", E::Character(';')),
            ("12+34", E::Character('+')),
            ("++12223334444", E::Character('+')),
            ("7*3", E::Character('*')),
            ("**73", E::Character('*')),
            ("tel:*73", E::Character('*')),
            ("sips:7001", E::Character('s')),
            ("7001\n7002", E::Control),
            ("7001\u{0}", E::Control),
            ("+44 (0)20 7946 0000", E::TrunkZero),
            ("123456789012345678901", E::TooLong { max: 20 }),
            ("+1234567890123456", E::TooLong { max: 15 }),
            ("*123456789012345678901", E::TooLong { max: 20 }),
            ("+", E::NotInternational),
            ("+123", E::NotInternational),
            ("+02223334444", E::NotInternational),
            ("*", E::StarCode),
            ("@company.domain", E::Address),
            ("user@", E::Address),
            ("user@company", E::Address),
            ("user@com pany.domain", E::Address),
            ("user@@company.domain", E::Address),
            ("user@-company.domain", E::Address),
            ("user@company.domain:5060", E::Address),
            ("user@company.domain;transport=tcp", E::Address),
            ("user@192.0.2.1", E::Address),
            ("us er@company.domain", E::Address),
            (".user@company.domain", E::Address),
            ("ｕser@company.domain", E::Address),
            ("sip:7001", E::Address),
            ("sip:sip:user@company.domain", E::Address),
        ] {
            assert_eq!(dialled(typed), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn every_reason_is_a_sentence_in_every_language() {
        use DestinationError as E;
        for why in [
            E::Empty,
            E::LookAlike('٧'),
            E::Character('#'),
            E::Control,
            E::TrunkZero,
            E::TooLong { max: 20 },
            E::NotInternational,
            E::StarCode,
            E::Address,
        ] {
            sentences_in_every_language(&why.message());
        }
    }

    proptest! {
        #![proptest_config(crate::seeds::property())]

        #[test]
        fn what_is_accepted_is_plain_ascii_and_parses_to_itself(typed in "\\PC{0,40}") {
            if let Ok(destination) = typed.parse::<Destination>() {
                prop_assert!(destination.as_str().is_ascii());
                prop_assert!(!destination.as_str().contains(char::is_whitespace));
                prop_assert_eq!(destination.as_str().parse::<Destination>(), Ok(destination.clone()));
            }
        }

        #[test]
        fn numbers_survive_any_grouping(digits in "[0-9]{1,20}", gaps in prop::collection::vec("[ .()-]{0,2}", 20)) {
            let typed: String = digits.chars().zip(gaps).flat_map(|(digit, gap)| [digit.to_string(), gap]).collect();
            prop_assert_eq!(dialled(&typed), Ok(digits));
        }

        #[test]
        fn addresses_go_out_as_typed(address in "(sip:)?[a-z][a-z0-9._-]{0,10}[a-z0-9]@[a-z]{1,10}\\.[a-z]{2,6}") {
            prop_assume!(!address.contains(".."));
            prop_assert_eq!(dialled(&address), Ok(address));
        }

        #[test]
        fn a_foreign_digit_is_never_dialled(before in "[0-9]{0,5}", foreign in "[٠-٩०-९０-９]", after in "[0-9]{0,5}") {
            let answer = dialled(&format!("{before}{foreign}{after}"));
            prop_assert!(matches!(answer, Err(DestinationError::LookAlike(_))), "{:?}", answer);
        }
    }
}
