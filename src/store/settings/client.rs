//! Writes the client that was typed at the first start into `config.toml`, and nothing else: comments, order and
//! everything a person wrote stay.

use std::fs;
use std::io;
use std::path::Path;

use secrecy::{ExposeSecret as _, SecretString};
use toml_edit::{DocumentMut, Item, KeyMut, Table, TableLike, value};

use super::{Problem, Settings, SettingsError, check};
use crate::store::write_atomically;

/// Sets `[webex] client_id`, and `client_secret` where it shall be kept in the file. None removes a secret from the
/// file: it is in the keychain, and an older one here would be taken for it. Comments and all other settings stay.
///
/// # Errors
/// [`SettingsError`]: the id or the secret cannot be one, the file holds something wrong (it is not touched then), or
/// it cannot be written.
pub fn set_client(
    path: &Path,
    client_id: &str,
    client_secret: Option<&SecretString>,
) -> Result<(), SettingsError> {
    let (client_id, client_secret) =
        (client_id.trim(), client_secret.map(|secret| secret.expose_secret().trim()));
    check::client_text(client_id).map_err(|why| typed("client id", &why))?;
    client_secret.map(check::client_text).transpose().map_err(|why| typed("client secret", &why))?;

    let text = text_of(path)?.unwrap_or_default();
    Settings::parse(&text).map_err(|problems| SettingsError::invalid(path, problems))?;
    let edited = edited(&text, client_id, client_secret)
        .map_err(|problem| SettingsError::invalid(path, vec![problem]))?;
    Ok(write_atomically(path, edited.as_bytes())?)
}

fn typed(what: &str, why: &str) -> SettingsError {
    let why = why.split_once(", or remove the line").map_or(why, |(why, _)| why);
    SettingsError::Client(format!("The {what} {why}."))
}

/// The text of the file, None where there is no file.
pub(super) fn text_of(path: &Path) -> Result<Option<String>, SettingsError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(SettingsError::Read { path: path.to_owned(), source }),
    };
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let whole = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + whole.iter().filter(|byte| **byte == b'\n').count();
        let sentence = "this is not UTF-8 text. Save the file with the encoding UTF-8.".to_owned();
        SettingsError::invalid(path, vec![Problem { line, key: None, sentence }])
    })
}

fn edited(text: &str, client_id: &str, client_secret: Option<&str>) -> Result<String, Problem> {
    let broken = |why: &str| Problem { line: 1, key: None, sentence: format!("this is not TOML: {why}.") };
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| broken(error.message()))?;
    if !document.contains_key("webex") {
        append_section(&mut document, "webex");
    }
    let webex = document.get_mut("webex").and_then(Item::as_table_like_mut);
    let webex = webex.ok_or_else(|| broken("webex is no section"))?;

    set(webex, "client_id", client_id);
    match client_secret {
        Some(secret) => set(webex, "client_secret", secret),
        None => remove(webex, "client_secret", "client_id"),
    }
    Ok(as_it_was(text, document.to_string()))
}

/// Begins a section after everything that is there, comments at the end of the file included.
fn append_section(document: &mut DocumentMut, name: &str) {
    let mut above = document.trailing().as_str().unwrap_or_default().to_owned();
    if !above.is_empty() && !above.ends_with('\n') {
        above.push('\n');
    }
    if !above.is_empty() || !document.is_empty() {
        above.push('\n');
    }
    let mut section = Table::new();
    section.decor_mut().set_prefix(above);
    document.set_trailing("");
    document.insert(name, Item::Table(section));
}

/// Replaces the value and keeps the comment behind it.
fn set(table: &mut dyn TableLike, key: &str, text: &str) {
    let mut item = value(text);
    if let (Some(new), Some(old)) = (item.as_value_mut(), table.get(key).and_then(Item::as_value)) {
        *new.decor_mut() = old.decor().clone();
    }
    match table.get_mut(key) {
        Some(old) => *old = item,
        None => drop(table.insert(key, item)),
    }
}

/// Removes a key; what a person had written above it and behind it moves above `neighbour`.
fn remove(table: &mut dyn TableLike, key: &str, neighbour: &str) {
    let above = table.key(key).and_then(|key| key.leaf_decor().prefix()).and_then(|raw| raw.as_str());
    let behind = table.get(key).and_then(Item::as_value).and_then(|old| old.decor().suffix());
    let mut comments = above.unwrap_or_default().to_owned();
    if let Some(comment) = behind.and_then(|raw| raw.as_str()).map(str::trim).filter(|text| !text.is_empty())
    {
        comments.push_str(comment);
        comments.push('\n');
    }
    table.remove(key);
    if comments.contains('#')
        && let Some(mut neighbour) = table.key_mut(neighbour)
    {
        put_above(&mut neighbour, &comments);
    }
}

fn put_above(key: &mut KeyMut<'_>, comments: &str) {
    let decor = key.leaf_decor_mut();
    let own = decor.prefix().and_then(|raw| raw.as_str()).unwrap_or_default();
    let both = format!("{comments}{own}");
    decor.set_prefix(both);
}

/// Windows' line ends and its mark at the beginning, which the editor drops.
fn as_it_was(text: &str, edited: String) -> String {
    const MARK: char = '\u{feff}';
    let edited = match text.contains("\r\n") {
        true => edited.replace("\r\n", "\n").replace('\n', "\r\n"),
        false => edited,
    };
    match text.starts_with(MARK) && !edited.starts_with(MARK) {
        true => format!("{MARK}{edited}"),
        false => edited,
    }
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
