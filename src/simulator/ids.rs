//! Webex's public ids: base64 of `ciscospark://us/<TYPE>/<tail>` (contract 2).
//!
//! They are made here from stable names, so that a scenario has the same ids on every start and no randomness is needed.

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use sha2::{Digest as _, Sha256};

/// Written without padding, read with or without.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The simulated organisation: the tail of its id, and of every token (contract 9.2).
pub const ORG_UUID: &str = "3e4d5c6b-7a89-4b0c-9d1e-2f3a4b5c6d7e";

/// The public id of an object of `kind` (`PEOPLE`, `CALL`, …) with this tail.
pub fn public(kind: &str, tail: &str) -> String {
    LENIENT.encode(format!("ciscospark://us/{kind}/{tail}"))
}

/// The public id of an object whose tail is a UUID made from its name.
pub fn named(kind: &str, name: &str) -> String {
    public(kind, &uuid(&format!("{kind}/{name}")))
}

/// The id of a call session: base64 of a bare UUID (contract 2).
pub fn session(name: &str) -> String {
    LENIENT.encode(uuid(&format!("session/{name}")))
}

/// A UUID that is always the same for the same name.
pub fn uuid(name: &str) -> String {
    let digest = Sha256::digest(name.as_bytes());
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// What comes behind the type in a public id. `None` when `text` is no id.
pub fn tail(text: &str) -> Option<String> {
    let clear = String::from_utf8(LENIENT.decode(text).ok()?).ok()?;
    let tail = clear.strip_prefix("ciscospark://")?.splitn(3, '/').nth(2)?.to_owned();
    Some(tail)
}

/// A text as part of a path or a query.
pub fn path_safe(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// Whether two ids are the same: padding and the base64 alphabet do not count.
pub fn same(left: &str, right: &str) -> bool {
    canonical(left) == canonical(right)
}

/// The id with padding and with the URL-safe alphabet's characters, as the `paddedIds` knob shows it. `None` when `text` is no id.
pub fn padded(text: &str) -> Option<String> {
    let clear = String::from_utf8(LENIENT.decode(text).ok()?).ok()?;
    if !clear.starts_with("ciscospark://") {
        return None;
    }
    Some(format!("{text}{}", "=".repeat((4 - text.len() % 4) % 4)))
}

fn canonical(id: &str) -> String {
    id.trim_end_matches('=').replace('+', "-").replace('/', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_contract() {
        let id = public("PEOPLE", "7d1c2f64-2b0c-4b1e-9a55-0c1f6a3e9d01");
        assert_eq!(id, "Y2lzY29zcGFyazovL3VzL1BFT1BMRS83ZDFjMmY2NC0yYjBjLTRiMWUtOWE1NS0wYzFmNmEzZTlkMDE");
        let id = public("CALL", "callhalf-9605420294:0");
        assert_eq!(id, "Y2lzY29zcGFyazovL3VzL0NBTEwvY2FsbGhhbGYtOTYwNTQyMDI5NDow");
    }

    #[test]
    fn a_padded_id_is_the_same_id() {
        for name in ["a", "bb", "ccc"] {
            let id = public("PLACE", name);
            let padded = padded(&id).unwrap();
            assert_eq!(padded.len() % 4, 0);
            assert!(same(&id, &padded));
        }
        assert_eq!(padded("7001"), None);
    }

    #[test]
    fn a_name_always_gives_the_same_uuid() {
        assert_eq!(uuid("rosa"), uuid("rosa"));
        assert_ne!(uuid("rosa"), uuid("tom"));
    }
}
