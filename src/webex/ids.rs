//! Webex identifiers (contract 2): opaque strings, compared byte for byte.
//!
//! They are decoded in two cases only: to compare "the same object" across APIs ([`same_object`]), and for the tail of a
//! person id ([`tail`]). Everything else passes them on untouched; the transport percent-encodes them in a path.

use std::fmt;

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserialize, Deserializer, Serialize};

/// Decodes padded and unpadded text, with or without stray last bits (contract 2).
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as Webex wrote it.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as Webex wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self::new(id)
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self::new(id)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                not_empty(String::deserialize(deserializer)?).map(Self)
            }
        }
    )+ };
}

ids! {
    /// A call, or rather one leg of it: `id` in a call, `callId` in commands and webhooks.
    CallId,
    /// A call park extension, which is a slot (contract 5.2).
    CallParkExtensionId,
    /// Joins the legs of one session (contract 3.1); base64 of a bare UUID.
    CallSessionId,
    /// A device or app that can answer (contract 5.4 and 5.5).
    EndpointId,
    /// Whose secondary line a request addresses: a person, a workspace or a virtual line (contract 3).
    LineOwnerId,
    /// A location of the organisation.
    LocationId,
    /// Somebody monitored or in a call park group: a person, a workspace or a virtual line.
    MemberId,
    /// A person.
    PersonId,
    /// A workspace.
    PlaceId,
    /// A monitored speed dial.
    SpeedDialId,
}

/// An empty id is none: it would address the whole collection.
fn not_empty<E: serde::de::Error>(id: String) -> Result<String, E> {
    if id.is_empty() { Err(E::custom("an empty id, expected an id")) } else { Ok(id) }
}

/// The clear text of an id, `ciscospark://us/PEOPLE/7d1c…`, if it is one. Padded and unpadded, standard and URL-safe
/// alphabets are read (contract 2).
pub fn decode(id: &str) -> Option<String> {
    let url_safe: String = id
        .chars()
        .map(|c| match c {
            '+' => '-',
            '/' => '_',
            other => other,
        })
        .collect();
    let clear = String::from_utf8(LENIENT.decode(url_safe).ok()?).ok()?;
    clear.starts_with("ciscospark://").then_some(clear)
}

/// The last part of an id's clear text: a UUID for people, workspaces and slots. The cluster may itself hold colons
/// (`urn:TEAM:us-east-1_int13`), and the tail of a call may hold slashes (`BCLD/callhalf-488:0`).
pub fn tail(id: &str) -> Option<String> {
    let clear = decode(id)?;
    let mut parts = clear.strip_prefix("ciscospark://")?.splitn(3, '/');
    let (_cluster, _kind) = (parts.next()?, parts.next()?);
    parts.next().filter(|tail| !tail.is_empty()).map(str::to_owned)
}

/// Whether two ids name the same object: equal, or with equal tails whatever the cluster, the kind and the padding
/// (contract 2). Ids of park groups change with their name and are never the same after a renaming.
pub fn same_object(one: &str, other: &str) -> bool {
    one == other
        || match (tail(one), tail(other)) {
            (Some(one), Some(other)) => one.eq_ignore_ascii_case(&other),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::{
        STANDARD, STANDARD_NO_PAD, URL_SAFE as URL_SAFE_PADDED, URL_SAFE_NO_PAD,
    };
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_ids_of_the_contract_decode() {
        let rosa = "Y2lzY29zcGFyazovL3VzL1BFT1BMRS83ZDFjMmY2NC0yYjBjLTRiMWUtOWE1NS0wYzFmNmEzZTlkMDE";
        assert_eq!(tail(rosa).as_deref(), Some("7d1c2f64-2b0c-4b1e-9a55-0c1f6a3e9d01"));
        let call = "Y2lzY29zcGFyazovL3VzL0NBTEwvY2FsbGhhbGYtOTYwNTQyMDI5NDow";
        assert_eq!(decode(call).as_deref(), Some("ciscospark://us/CALL/callhalf-9605420294:0"));
    }

    #[test]
    fn a_cluster_urn_and_a_tail_with_slashes_are_read() {
        let device = URL_SAFE_NO_PAD.encode("ciscospark://urn:TEAM:us-east-1_int13/CALLING_DEVICE/AB-12");
        assert_eq!(tail(&device).as_deref(), Some("AB-12"));
        let call = URL_SAFE_NO_PAD.encode("ciscospark://us/CALL/BCLD/callhalf-488:0");
        assert_eq!(tail(&call).as_deref(), Some("BCLD/callhalf-488:0"));
    }

    #[test]
    fn the_same_object_is_recognised_across_clusters_and_case() {
        let old = URL_SAFE_NO_PAD.encode("ciscospark://us/PLACE/0a4b7c1e-5a2f");
        let new = STANDARD.encode("ciscospark://urn:TEAM:us-east-1_int13/PLACE/0A4B7C1E-5A2F");
        assert!(same_object(&old, &new));
        let another = STANDARD.encode("ciscospark://us/PLACE/0a4b7c1e-5a30");
        assert!(!same_object(&old, &another));
    }

    #[test]
    fn what_is_no_id_has_no_tail_and_equals_only_itself() {
        for text in [
            "",
            "7001",
            "not base64 ??",
            "Y2lzY29zcGFyazovL3Vz",
            &URL_SAFE_NO_PAD.encode("ciscospark://us/CALL/"),
        ] {
            assert_eq!(tail(text), None, "{text}");
            assert!(same_object(text, text));
            assert!(!same_object(text, "something else"));
        }
    }

    #[test]
    fn ids_are_compared_byte_for_byte_and_kept_as_written() {
        let padded: CallId = serde_json::from_str("\"QUI=\"").expect("an id");
        assert_ne!(padded, CallId::new("QUI"));
        assert_eq!(serde_json::to_string(&padded).expect("json"), "\"QUI=\"");
    }

    #[test]
    fn an_empty_id_is_refused() {
        assert!(serde_json::from_str::<CallId>("\"\"").is_err());
    }

    proptest! {
        #![proptest_config(crate::seeds::property())]

        #[test]
        fn every_alphabet_and_padding_gives_the_same_tail(cluster in "[a-z:_0-9-]{1,20}", tail_text in "\\PC{1,60}") {
            let clear = format!("ciscospark://{cluster}/CALL/{tail_text}");
            for engine in [STANDARD, STANDARD_NO_PAD, URL_SAFE_PADDED, URL_SAFE_NO_PAD] {
                prop_assert_eq!(tail(&engine.encode(&clear)), Some(tail_text.clone()));
            }
        }

        #[test]
        fn decoding_never_panics(text in "\\PC*") {
            tail(&text);
            prop_assert!(same_object(&text, &text));
        }
    }
}
