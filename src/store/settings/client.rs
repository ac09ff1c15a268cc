//! Writes the client that was typed at the first start into `config.toml`, and nothing else: comments, order and
//! everything a person wrote stay.

use std::path::Path;

use secrecy::{ExposeSecret as _, SecretString};
use toml_edit::Value;

use super::{Problem, Setting, Settings, SettingsError, check, splice, text_of};
use crate::say;
use crate::store::write_atomically;

/// Sets `[webex] client_id`, and `client_secret` where it shall be kept in the file. None removes a secret from the
/// file: it is in the keychain, and an older one here would be taken for it. Comments and all other settings stay, and
/// a client id that the policy says already is not written. `policy` is that of [`Settings::load_with`].
///
/// # Errors
/// [`SettingsError`]: the id or the secret cannot be one, the policy says another, a file holds something wrong (it is not
/// touched then), or it cannot be written.
pub fn set_client(
    path: &Path,
    policy: Option<&Path>,
    client_id: &str,
    client_secret: Option<&SecretString>,
) -> Result<(), SettingsError> {
    let (client_id, client_secret) =
        (client_id.trim(), client_secret.map(|secret| secret.expose_secret().trim()));
    check::client_text(client_id)
        .map_err(|why| SettingsError::Refused(say!("client-id-wrong", why = why.typed()).into()))?;
    client_secret
        .map(check::client_text)
        .transpose()
        .map_err(|why| SettingsError::Refused(say!("client-secret-wrong", why = why.typed()).into()))?;

    let text = text_of(path)?;
    let now = Settings::of_text(path, text.as_deref(), policy)?;
    let same = now.webex.client_id.as_deref() == Some(client_id);
    let locked = now.locks.of(Setting::ClientId).is_some();
    if !same {
        now.locks.refuse(Setting::ClientId)?;
    }
    if client_secret.is_some() {
        now.locks.refuse(Setting::ClientSecret)?;
    }
    let text = text.unwrap_or_default();
    let edited = edited(&text, (!locked).then_some(client_id), client_secret)
        .map_err(|problem| SettingsError::invalid(path, vec![problem]))?;
    if edited != text {
        write_atomically(path, edited.as_bytes())?;
    }
    Ok(())
}

fn edited(text: &str, client_id: Option<&str>, client_secret: Option<&str>) -> Result<String, Problem> {
    let literal = |text: &str| Value::from(text).to_string();
    let text = match client_id {
        Some(client_id) => splice::put(text, "webex", "client_id", &literal(client_id))?,
        None => text.to_owned(),
    };
    match client_secret {
        Some(secret) => splice::put(&text, "webex", "client_secret", &literal(secret)),
        None => splice::take(&text, "webex", "client_secret"),
    }
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
