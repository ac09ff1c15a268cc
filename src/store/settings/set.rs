//! Writes one change into `config.toml`, on the text that is there at that moment.

use std::path::Path;

use super::change::Refusal;
use super::error::lines;
use super::{Change, Settings, SettingsError, text_of};
use crate::store::write_atomically;

/// Makes the change in the file at `path` and gives the settings as they are then, the policy over them. The file, or the
/// section in it, is made where there is none; nothing else in it changes. `policy` is that of [`Settings::load_with`].
///
/// # Errors
/// [`SettingsError`], and the file is as it was: one of the two files holds something wrong, the policy locks the setting,
/// the value is none that the setting can have, or the file cannot be written.
pub fn set_setting(path: &Path, policy: Option<&Path>, change: &Change) -> Result<Settings, SettingsError> {
    let text = text_of(path)?;
    let now = Settings::of_text(path, text.as_deref(), policy)?;
    change.unlocked(&now.locks)?;
    let text = text.unwrap_or_default();
    let changed = change.made_in(&text).map_err(|refusal| match refusal {
        Refusal::Change(sentence) => SettingsError::Refused(sentence.into()),
        Refusal::File(problem) => SettingsError::invalid(path, vec![problem]),
    })?;
    let settings = Settings::of_text(path, Some(&changed), policy).map_err(refused)?;
    if changed != text {
        write_atomically(path, changed.as_bytes())?;
    }
    Ok(settings)
}

/// The text was in order before: what is wrong is the value. Its line would be one that nobody sees.
fn refused(error: SettingsError) -> SettingsError {
    match error {
        SettingsError::Invalid { problems, .. } => {
            SettingsError::Refused(lines(problems.into_iter().map(|problem| problem.sentence.into())))
        }
        other => other,
    }
}
