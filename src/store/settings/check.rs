//! What addresses, secrets and slots may be. A failed check says it as the end of a sentence: "… must be between 30 and 600, not 12".

use crate::loopback::is_loopback;
use crate::say;
use crate::words::Message;
use secrecy::SecretString;
use toml::de::DeValue;
use url::Url;

use super::read::shown;
use super::sections::REDIRECT_URIS;

/// A value, or what is allowed instead.
pub(super) type Checked<T> = Result<T, Message>;

/// What is wanted, and what stands there.
pub(super) fn instead_of(wanted: Message, value: &DeValue<'_>) -> Message {
    say!("wants-not", wanted = wanted, value = shown(value))
}

/// The longest number without a `+`, and the lengths of one with it (E.164).
const DIGITS_MAX: usize = 20;
const E164_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

pub(super) fn api_base(value: &DeValue<'_>) -> Checked<Url> {
    base(value, say!("wants-address", example = "https://webexapis.com/v1"))
}

/// Contract 7.1; without the version, which Valet adds.
pub(super) fn xsi_host(value: &DeValue<'_>) -> Checked<Url> {
    let example = "https://xsi.example.test/com.broadsoft.xsi-events";
    base(value, say!("wants-address", example = example))
}

/// What paths are added to, and what a token is sent to.
fn base(value: &DeValue<'_>, wanted: Message) -> Checked<Url> {
    let mut url = address(value, &wanted)?;
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => return Err(instead_of(say!("wants-https"), value)),
        _ => return Err(instead_of(wanted, value)),
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(instead_of(say!("wants-path-end"), value));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

pub(super) fn proxy(value: &DeValue<'_>) -> Checked<Url> {
    // It may hold a password: unlike others, this value is not repeated.
    let url = text(value).and_then(|text| Url::parse(text).ok()).ok_or_else(|| say!("wants-proxy"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(say!("wants-proxy"));
    }
    Ok(url)
}

/// The listener is bound to 127.0.0.1 alone, so that no other address can work.
pub(super) fn redirect_uri(value: &DeValue<'_>) -> Checked<String> {
    let fits = |url: &Url| {
        url.scheme() == "http"
            && matches!(url.host_str(), Some("127.0.0.1" | "localhost"))
            && url.port().is_some_and(|port| port != 0)
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
    };
    match text(value) {
        Some(text) if Url::parse(text).is_ok_and(|url| fits(&url)) => Ok(text.to_owned()),
        _ => Err(instead_of(say!("wants-redirect", example = REDIRECT_URIS[0]), value)),
    }
}

/// RFC 6749, 3.3: what a scope is made of. A list in one text is a likely slip.
pub(super) fn scope(value: &DeValue<'_>) -> Checked<String> {
    let fits = |c: char| c.is_ascii_graphic() && c != '"' && c != '\\';
    match text(value) {
        Some(text) if !text.is_empty() && text.chars().all(fits) => Ok(text.to_owned()),
        _ => Err(instead_of(say!("wants-scope"), value)),
    }
}

pub(super) fn client_id(value: &DeValue<'_>) -> Checked<String> {
    match text(value) {
        Some(text) => client_text(text).map(str::to_owned).map_err(|fault| fault.in_file()),
        None => Err(instead_of(say!("wants-text"), value)),
    }
}

/// The value is never repeated.
pub(super) fn client_secret(value: &DeValue<'_>) -> Checked<SecretString> {
    match text(value) {
        Some(text) => client_text(text).map(SecretString::from).map_err(|fault| fault.in_file()),
        None => Err(say!("wants-text")),
    }
}

/// Why a text is no client id or secret. The text is not repeated: it may be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClientFault {
    /// Nothing was copied.
    Empty,
    /// Too much was copied.
    NotWhole,
}

impl ClientFault {
    /// Of what was typed.
    pub(super) fn typed(self) -> Message {
        match self {
            Self::Empty => say!("wants-client"),
            Self::NotWhole => say!("wants-whole-client"),
        }
    }

    /// Of a line of the file.
    fn in_file(self) -> Message {
        match self {
            Self::Empty => say!("wants-client-or-none"),
            Self::NotWhole => say!("wants-whole-client"),
        }
    }
}

/// What Webex shows for a client id or secret, copied whole.
pub(super) fn client_text(text: &str) -> Result<&str, ClientFault> {
    if text.is_empty() {
        return Err(ClientFault::Empty);
    }
    if !text.chars().all(|c| c.is_ascii_graphic()) {
        return Err(ClientFault::NotWhole);
    }
    Ok(text)
}

/// Contract 3.5: `telephony/calls` or one of its variants.
pub(super) fn calls_path(value: &DeValue<'_>) -> Checked<String> {
    let part_fits = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    };
    match text(value).map(|text| text.trim_matches('/')) {
        Some(path) if path.split('/').all(part_fits) => Ok(path.to_owned()),
        _ => Err(instead_of(say!("wants-calls-path"), value)),
    }
}

pub(super) fn label(value: &DeValue<'_>) -> Checked<Option<String>> {
    match text(value).map(str::trim) {
        Some(label) if label.chars().any(char::is_control) => Err(say!("wants-one-line")),
        Some(label) => Ok((!label.is_empty()).then(|| label.to_owned())),
        None => Err(instead_of(say!("wants-text"), value)),
    }
}

/// The shapes that the retrieve command takes (contract 3.3), as they are dialled: nothing between the digits.
pub(super) fn slot_number(value: &DeValue<'_>) -> Checked<String> {
    let Some(number) = text(value) else {
        return Err(instead_of(say!("wants-text-number"), value));
    };
    let rest = number.strip_prefix("tel:").unwrap_or(number);
    let fits = match number.strip_prefix("sip:") {
        Some(address) => is_address(address),
        None if number.contains('@') => is_address(number),
        None => is_number(rest) || number.strip_prefix('*').is_some_and(is_digits),
    };
    if fits {
        return Ok(number.to_owned());
    }
    Err(instead_of(say!("wants-slot-number"), value))
}

fn is_number(text: &str) -> bool {
    match text.strip_prefix('+') {
        Some(digits) => is_digits(digits) && E164_DIGITS.contains(&digits.len()) && !digits.starts_with('0'),
        None => is_digits(text),
    }
}

fn is_digits(text: &str) -> bool {
    (1..=DIGITS_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_address(text: &str) -> bool {
    let part_fits = |c: char| c.is_ascii_graphic() && !"@:;/?#<>\"\\,".contains(c);
    text.split_once('@').is_some_and(|(user, domain)| {
        !user.is_empty()
            && user.chars().all(part_fits)
            && domain.contains('.')
            && domain.split('.').all(|label| {
                !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            })
    })
}

pub(super) fn text<'v>(value: &'v DeValue<'_>) -> Option<&'v str> {
    match value {
        DeValue::String(text) => Some(text.as_ref()),
        _ => None,
    }
}

/// An address with a host and without a user name or a password; those are not repeated.
fn address(value: &DeValue<'_>, wanted: &Message) -> Checked<Url> {
    let parsed = text(value).and_then(|text| Url::parse(text).ok());
    match parsed {
        Some(url) if !url.username().is_empty() || url.password().is_some() => {
            Err(say!("wants-no-credentials"))
        }
        Some(url) if url.host().is_some() => Ok(url),
        _ if text(value).is_some_and(|text| text.contains('@')) => Err(wanted.clone()),
        _ => Err(instead_of(wanted.clone(), value)),
    }
}
