//! The refresh token as it is kept: with its end, its scopes and whose it is. Pure.

use std::collections::BTreeSet;

use jiff::Timestamp;
use secrecy::zeroize::{Zeroize as _, Zeroizing};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::oauth::{Integration, Tokens};

/// Leaves room below the 2,560 bytes of the smallest keychain; beyond it the scopes are left out.
const COMFORTABLE: usize = 2400;

#[derive(Deserialize, Serialize)]
struct Record {
    /// Which Webex and which integration granted it: after a change of settings it is not sent elsewhere.
    granted_by: String,
    refresh_token: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh_expires_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scopes: Option<BTreeSet<String>>,
}

impl Drop for Record {
    fn drop(&mut self) {
        self.refresh_token.zeroize();
    }
}

/// What to keep of these tokens; `None` without a refresh token.
pub(in crate::oauth) fn write(integration: &Integration, tokens: &Tokens) -> Option<SecretString> {
    let mut record = Record {
        granted_by: granted_by(integration),
        refresh_token: tokens.refresh.as_ref()?.expose_secret().to_owned(),
        refresh_expires_at: tokens.refresh_expires_at,
        scopes: tokens.scopes.clone(),
    };
    let mut text = Zeroizing::new(serde_json::to_string(&record).ok()?);
    if text.len() > COMFORTABLE {
        record.scopes = None;
        text = Zeroizing::new(serde_json::to_string(&record).ok()?);
    }
    Some(SecretString::from(text.as_str()))
}

/// Tokens to start with; `None` when this is not a record, or another integration's.
pub(in crate::oauth) fn read(integration: &Integration, kept: &SecretString) -> Option<Tokens> {
    let mut record: Record = serde_json::from_str(kept.expose_secret()).ok()?;
    if record.granted_by != granted_by(integration) || record.refresh_token.is_empty() {
        return None;
    }
    let refresh = SecretString::from(record.refresh_token.as_str());
    Some(Tokens::cold(refresh, record.refresh_expires_at, record.scopes.take()))
}

fn granted_by(integration: &Integration) -> String {
    let base = integration.api_base.as_str().trim_end_matches('/');
    let hash = Sha256::digest(format!("{base}\n{}", integration.client_id));
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::integration::tests::integration;
    use crate::oauth::tokens::tests::tokens;

    #[test]
    fn what_is_kept_comes_back_without_the_bearer() {
        let integration = integration("https://webexapis.com/v1");
        let kept = write(&integration, &tokens()).unwrap();
        assert!(!kept.expose_secret().contains("access-words"));
        let back = read(&integration, &kept).unwrap();
        assert_eq!(back.refresh.unwrap().expose_secret(), "refresh-words");
        assert_eq!(back.refresh_expires_at, tokens().refresh_expires_at);
        assert_eq!(back.scopes, tokens().scopes);
        assert_eq!(back.access.expose_secret(), "");
    }

    #[test]
    fn a_token_is_not_sent_to_another_webex_or_by_another_integration() {
        let kept = write(&integration("https://webexapis.com/v1"), &tokens()).unwrap();
        assert!(read(&integration("https://webexapis.com/v1/"), &kept).is_some());
        assert!(read(&integration("https://other.example/v1"), &kept).is_none());
        let mut other = integration("https://webexapis.com/v1");
        other.client_id = "Cother".to_owned();
        assert!(read(&other, &kept).is_none());
    }

    #[test]
    fn a_record_fits_the_smallest_keychain() {
        let scopes = (0..200).map(|n| format!("spark:scope_number_{n}")).collect();
        let tokens =
            Tokens { refresh: Some(SecretString::from("r".repeat(2000))), scopes: Some(scopes), ..tokens() };
        let integration = integration("https://webexapis.com/v1");
        let kept = write(&integration, &tokens).unwrap();
        assert!(kept.expose_secret().len() < 2560);
        assert!(read(&integration, &kept).unwrap().scopes.is_none());
    }

    #[test]
    fn nothing_to_keep_and_nothing_to_read() {
        let integration = integration("https://webexapis.com/v1");
        assert!(write(&integration, &Tokens { refresh: None, ..tokens() }).is_none());
        assert!(read(&integration, &SecretString::from("not a record")).is_none());
    }
}
