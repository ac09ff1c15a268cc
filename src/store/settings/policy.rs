//! The policy: a file like `config.toml` that whoever looks after the computer puts there for everybody who sits down at it.
//! What it says is preset and locked; everything else stays the person's. Read with each reading of the settings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Setting, SettingsError};

/// Where this system has the policy: `/etc/valet/policy.toml`, or its like.
pub fn machine_policy_file() -> PathBuf {
    #[cfg(target_os = "macos")]
    let folder = PathBuf::from("/Library/Application Support/Valet");
    #[cfg(windows)]
    let folder = {
        let data = std::env::var_os("ProgramData").filter(|data| !data.is_empty());
        data.map_or_else(|| PathBuf::from("C:\\ProgramData"), PathBuf::from).join("Valet")
    };
    #[cfg(not(any(target_os = "macos", windows)))]
    let folder = PathBuf::from("/etc/valet");
    folder.join("policy.toml")
}

/// What is locked, and by which file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locks {
    policy: Option<PathBuf>,
    settings: BTreeSet<Setting>,
    actions: BTreeSet<String>,
}

impl Locks {
    /// Nothing is locked as long as this file says nothing.
    pub(super) fn of_file(policy: &Path) -> Self {
        Self { policy: Some(policy.to_owned()), ..Self::default() }
    }

    /// What belongs together is locked together: slots are one list, the hosts of live news one place, quiet hours one span.
    pub(super) fn new(policy: &Path, said: BTreeSet<Setting>, actions: BTreeSet<String>) -> Self {
        Self { settings: said, actions, ..Self::of_file(policy) }
    }

    /// Where the policy was looked for, whether or not there is one. None: it was not to be looked for.
    pub fn policy_file(&self) -> Option<&Path> {
        self.policy.as_deref()
    }

    /// The file that locks this setting. For a single key of `[keys]` ask [`Self::of_key`].
    pub fn of(&self, setting: Setting) -> Option<&Path> {
        self.policy_file().filter(|_| self.settings.contains(&setting))
    }

    /// The file that locks the key of this action.
    pub fn of_key(&self, action: &str) -> Option<&Path> {
        self.policy_file().filter(|_| self.actions.contains(action))
    }

    /// Everything that is locked, as the file names it, in its order: `[console] zoom`, `[keys] hold`.
    pub fn names(&self) -> Vec<String> {
        let settings = self.settings.iter().map(Setting::to_string);
        settings.chain(self.actions.iter().map(|action| format!("[keys] {action}"))).collect()
    }

    pub(super) fn refuse(&self, setting: Setting) -> Result<(), SettingsError> {
        match self.of(setting) {
            Some(policy) => Err(locked(setting.to_string(), policy)),
            None => Ok(()),
        }
    }

    pub(super) fn refuse_key(&self, action: &str) -> Result<(), SettingsError> {
        match self.of_key(action) {
            Some(policy) => Err(locked(format!("[keys] {action}"), policy)),
            None => Ok(()),
        }
    }
}

fn locked(setting: String, policy: &Path) -> SettingsError {
    SettingsError::Locked { setting, policy: policy.to_owned() }
}
