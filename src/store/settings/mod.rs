//! `config.toml`: what a person set, and over it what the policy of the computer says. Read at the start, and again with each
//! change that is made in the window; a missing file means the defaults, and it is never overwritten with them.
//!
//! | module | what it has |
//! |---|---|
//! | [`Setting`] (`about`) | every setting by name |
//! | `sections`, `choices`, `quiet`, `keys` | what they are, their limits and defaults |
//! | `read`, `of_sections`, `check`, `check_console` | from the text to [`Settings`], with everything that is wrong |
//! | `policy` | the machine-wide file and [`Locks`] |
//! | [`Change`], `set`, `splice`, `slots` | one change into the text, and nothing else touched |
//! | `client` | the client that was typed at the first start |

use std::fs;
use std::io;
use std::path::Path;

use crate::say;

mod about;
mod change;
mod check;
mod check_console;
mod choices;
mod client;
mod error;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzed;
mod keys;
mod of_sections;
mod policy;
mod quiet;
mod read;
mod sections;
mod set;
mod slots;
mod splice;

pub use about::{Section, Setting};
pub use change::Change;
pub use choices::{Choice, Notify, Theme};
pub use client::set_client;
pub use error::{Problem, SettingsError};
pub use keys::{KeySetting, KeySettings, NO_KEY};
pub use policy::{Locks, machine_policy_file};
pub use quiet::QuietHours;
pub use sections::{
    ConsoleSettings, DaySettings, KEEP_DAYS, ManualSlot, NotificationSettings, RECALL_SECS, WebexSettings,
    WindowSettings, XsiSettings, ZOOM,
};
pub use set::set_setting;

/// Everything in `config.toml`, with the policy over it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// `[webex]`: how to reach Webex and as whom.
    pub webex: WebexSettings,
    /// `[console]`: how the console looks and behaves.
    pub console: ConsoleSettings,
    /// `[notifications]`: what the desktop is told.
    pub notifications: NotificationSettings,
    /// `[window]`: how the window stands.
    pub window: WindowSettings,
    /// `[day]`: what is kept of the day.
    pub day: DaySettings,
    /// `[keys]`: keys other than the usual ones, by action; see [`Settings::check_keys`].
    pub keys: KeySettings,
    /// `[xsi]`: where live news comes from, for those whom Webex does not tell. None: Webex is asked.
    pub xsi: Option<XsiSettings>,
    /// `[[slots]]`: slots added by hand, in the order of the file; no number twice.
    pub slots: Vec<ManualSlot>,
    /// What of all this the policy says, and nobody else may change.
    pub locks: Locks,
}

impl Settings {
    /// Reads a person's file alone, without a policy. A missing one gives the defaults.
    ///
    /// # Errors
    /// [`SettingsError`]: the file is there and cannot be read, or something in it is wrong; all that is wrong, with lines.
    pub fn load(path: &Path) -> Result<Self, SettingsError> {
        Self::load_with(path, None)
    }

    /// Reads a person's file, and over it the policy. A missing one of either says nothing.
    ///
    /// # Errors
    /// [`SettingsError`]: one of them is there and cannot be read, or something in it is wrong. A wrong policy is not passed
    /// over: what it was to lock would be open.
    pub fn load_with(path: &Path, policy: Option<&Path>) -> Result<Self, SettingsError> {
        Self::of_text(path, text_of(path)?.as_deref(), policy)
    }

    /// The same, with the text that stands in the person's file or shall stand there.
    fn of_text(path: &Path, text: Option<&str>, policy: Option<&Path>) -> Result<Self, SettingsError> {
        let mut settings = match text {
            Some(text) => Self::parse(text).map_err(|problems| SettingsError::invalid(path, problems))?,
            None => Self::default(),
        };
        if let Some(policy) = policy {
            settings.locks = Locks::of_file(policy);
            if let Some(text) = text_of(policy).map_err(SettingsError::of_policy)? {
                settings.overlay(&text, policy)?;
            }
        }
        Ok(settings)
    }

    fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        read::settings(text, Self::default()).map(|read| read.settings)
    }

    /// Puts what a policy says over what is there, and locks it: this text, which stands in this file.
    ///
    /// # Errors
    /// [`SettingsError`]: something in it is wrong; nothing has changed then.
    pub fn overlay(&mut self, text: &str, policy: &Path) -> Result<(), SettingsError> {
        let read = read::settings(text, self.clone())
            .map_err(|problems| SettingsError::in_policy(policy, problems))?;
        *self = Self { locks: Locks::new(policy, read.said, read.actions.clone()), ..read.settings };
        for action in &read.actions {
            if let Some(setting) = self.keys.get_mut(action) {
                setting.of_policy = true;
            }
        }
        Ok(())
    }
}

/// The text of the file, None where there is no file.
fn text_of(path: &Path) -> Result<Option<String>, SettingsError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(SettingsError::Read { path: path.to_owned(), source }),
    };
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let whole = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + whole.iter().filter(|byte| **byte == b'\n').count();
        let sentence = say!("setting-no-utf8");
        SettingsError::invalid(path, vec![Problem { line, key: None, sentence }])
    })
}

#[cfg(test)]
mod tests;
