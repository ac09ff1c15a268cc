//! What addresses, secrets and slots may be. A failed check says it as the end of a sentence: "… must be between 30 and 600, not 12".

use crate::loopback::is_loopback;
use secrecy::SecretString;
use toml::de::DeValue;
use url::Url;

use super::read::shown;
use super::sections::REDIRECT_URIS;

/// A value, or what is allowed instead.
pub(super) type Checked<T> = Result<T, String>;

/// The longest number without a `+`, and the lengths of one with it (E.164).
const DIGITS_MAX: usize = 20;
const E164_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

pub(super) fn api_base(value: &DeValue<'_>) -> Checked<Url> {
    base(value, "must be a web address such as https://webexapis.com/v1")
}

/// Contract 7.1; without the version, which Valet adds.
pub(super) fn xsi_host(value: &DeValue<'_>) -> Checked<Url> {
    base(value, "must be a web address such as https://xsi.example.test/com.broadsoft.xsi-events")
}

/// What paths are added to, and what a token is sent to.
fn base(value: &DeValue<'_>, wanted: &str) -> Checked<Url> {
    let mut url = address(value, wanted)?;
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => {
            return Err(format!(
                "must begin with https://; plain http is for this computer alone (127.0.0.1, [::1] or localhost), not {}",
                shown(value)
            ));
        }
        _ => return Err(format!("{wanted}, not {}", shown(value))),
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(format!("must end with its path, without “?” or “#”, not {}", shown(value)));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

pub(super) fn proxy(value: &DeValue<'_>) -> Checked<Url> {
    const WANTED: &str = "must be an address such as http://proxy.company.domain:8080";
    // It may hold a password: unlike others, this value is not repeated.
    let url = text(value).and_then(|text| Url::parse(text).ok()).ok_or(WANTED)?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(WANTED.to_owned());
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
        _ => Err(format!(
            "must hold addresses of this computer with http, 127.0.0.1 or localhost, and a port, such as {}, not {}",
            REDIRECT_URIS[0],
            shown(value)
        )),
    }
}

/// RFC 6749, 3.3: what a scope is made of. A list in one text is a likely slip.
pub(super) fn scope(value: &DeValue<'_>) -> Checked<String> {
    let fits = |c: char| c.is_ascii_graphic() && c != '"' && c != '\\';
    match text(value) {
        Some(text) if !text.is_empty() && text.chars().all(fits) => Ok(text.to_owned()),
        _ => Err(format!("must hold one scope per text, such as \"spark:xsi\", not {}", shown(value))),
    }
}

pub(super) fn client_id(value: &DeValue<'_>) -> Checked<String> {
    match text(value) {
        Some(text) => client_text(text).map(str::to_owned),
        None => Err(format!("must be text in quotes, not {}", shown(value))),
    }
}

/// The value is never repeated.
pub(super) fn client_secret(value: &DeValue<'_>) -> Checked<SecretString> {
    match text(value) {
        Some(text) => client_text(text).map(SecretString::from),
        None => Err("must be text in quotes".to_owned()),
    }
}

/// What Webex shows for a client id or secret, copied whole. The text is not repeated: it may be a secret.
pub(super) fn client_text(text: &str) -> Checked<&str> {
    if text.is_empty() {
        return Err("is empty; copy it from the integration's page at Webex, or remove the line".to_owned());
    }
    if !text.chars().all(|c| c.is_ascii_graphic()) {
        return Err("holds a space or a character that Webex does not use there; copy it again".to_owned());
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
        _ => Err(format!(
            "must be a path under api_base, such as telephony/calls/members/me, not {}",
            shown(value)
        )),
    }
}

pub(super) fn label(value: &DeValue<'_>) -> Checked<Option<String>> {
    match text(value).map(str::trim) {
        Some(label) if label.chars().any(char::is_control) => Err("must be text on one line".to_owned()),
        Some(label) => Ok((!label.is_empty()).then(|| label.to_owned())),
        None => Err(format!("must be text in quotes, not {}", shown(value))),
    }
}

/// The shapes that the retrieve command takes (contract 3.3), as they are dialled: nothing between the digits.
pub(super) fn slot_number(value: &DeValue<'_>) -> Checked<String> {
    let Some(number) = text(value) else {
        return Err(format!("must be text in quotes, such as \"7001\", not {}", shown(value)));
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
    Err(format!(
        "must be what one dials, without spaces: 7001, +12223334444, *73, tel:+12223334444, user@company.domain or \
         sip:user@company.domain, not {}",
        shown(value)
    ))
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
fn address(value: &DeValue<'_>, wanted: &str) -> Checked<Url> {
    let parsed = text(value).and_then(|text| Url::parse(text).ok());
    match parsed {
        Some(url) if !url.username().is_empty() || url.password().is_some() => {
            Err("must not hold a user name or a password".to_owned())
        }
        Some(url) if url.host().is_some() => Ok(url),
        _ if text(value).is_some_and(|text| text.contains('@')) => Err(wanted.to_owned()),
        _ => Err(format!("{wanted}, not {}", shown(value))),
    }
}
