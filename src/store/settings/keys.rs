//! `[keys]`: which key does what. Here only the spelling is looked at; which actions and keys there are, and whether two
//! of them clash, is known where keys are pressed and comes back through [`Settings::check_keys`].

use std::collections::BTreeMap;
use std::path::Path;

use super::{Problem, Settings, SettingsError};
use crate::say;
use crate::words::Message;

/// What stands for "no key" in the file.
pub const NO_KEY: &str = "none";

/// One line of `[keys]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySetting {
    /// As it is written: `Ctrl+K`, `F8`, or [`NO_KEY`].
    pub chord: String,
    /// Where it is written, counted from 1.
    pub line: usize,
    /// Whether the policy says it, not the person's own file.
    pub of_policy: bool,
}

/// `[keys]`, by action.
pub type KeySettings = BTreeMap<String, KeySetting>;

/// The modifiers of a chord, in any capitals.
const MODIFIERS: [&str; 5] = ["ctrl", "alt", "shift", "cmd", "super"];
const LONGEST_KEY: usize = 12;

/// Whether it is spelled as a chord: modifiers, then one key by its name or as the one character on it.
pub(super) fn is_chord(text: &str) -> bool {
    let parts: Vec<&str> = text.split('+').collect();
    let Some((key, modifiers)) = parts.split_last() else { return false };
    let lower: Vec<String> = modifiers.iter().map(|part| part.to_ascii_lowercase()).collect();
    let known = lower.iter().all(|part| MODIFIERS.contains(&part.as_str()));
    let once = (1..lower.len()).all(|at| !lower[..at].contains(&lower[at]));
    known && once && is_key(key)
}

fn is_key(key: &str) -> bool {
    let one_character =
        key.chars().count() == 1 && !key.contains(|c: char| c.is_control() || c.is_whitespace());
    let name = key.len() <= LONGEST_KEY
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    one_character || (name && !MODIFIERS.contains(&key.to_ascii_lowercase().as_str()))
}

/// How the console's actions are spelled: `retrieve_longest`.
pub(super) fn is_action(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
}

impl Settings {
    /// Lets whoever knows the actions look at `[keys]`: `wrong` gives each action that cannot stand, and the sentence that
    /// says why. `path` is the person's `config.toml`.
    ///
    /// # Errors
    /// [`SettingsError`] with file, line and key of all of them; of the policy's alone where those are among them.
    pub fn check_keys(
        &self,
        path: &Path,
        wrong: impl FnOnce(&KeySettings) -> Vec<(String, Message)>,
    ) -> Result<(), SettingsError> {
        let (mut own, mut of_policy) = (Vec::new(), Vec::new());
        for (action, why) in wrong(&self.keys) {
            let Some(setting) = self.keys.get(&action) else { continue };
            let key = format!("[keys] {action}");
            let sentence = say!("setting-key-wrong", setting = &key, why = why);
            let list = if setting.of_policy { &mut of_policy } else { &mut own };
            list.push(Problem { line: setting.line, key: Some(key), sentence });
        }
        match self.locks.policy_file() {
            Some(policy) if !of_policy.is_empty() => Err(SettingsError::in_policy(policy, of_policy)),
            _ if own.is_empty() => Ok(()),
            _ => Err(SettingsError::invalid(path, own)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_is_modifiers_and_one_key() {
        for fine in ["Ctrl+K", "ctrl+shift+F12", "F8", "/", "ß", "Space", "Alt+ArrowUp", "Cmd+,", "9", "none"]
        {
            assert!(is_chord(fine), "{fine}");
        }
        for bad in [
            "",
            "Ctrl",
            "Ctrl+",
            "+",
            "Ctrl++",
            "Ctrl+Ctrl+K",
            "Strg+K",
            "K+Ctrl",
            "Ctrl K",
            "K+L",
            " ",
            "12",
        ] {
            assert!(!is_chord(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_key_is_told_with_its_file_and_line() {
        let mut settings = Settings::parse("[keys]\nhold = \"F3\"\npark = \"F3\"\n").unwrap();
        let path = Path::new("/desk/config.toml");
        let clash = |_: &KeySettings| {
            vec![("park".to_owned(), say!("keys-taken", chord = "F3", action = say!("action-hold")))]
        };
        assert!(
            settings
                .check_keys(path, |keys| {
                    assert_eq!(keys.len(), 2);
                    Vec::new()
                })
                .is_ok()
        );
        assert_eq!(
            settings.check_keys(path, clash).unwrap_err().to_string(),
            "config.toml, line 3: [keys] park: F3 already does this: hold the call, or take it back. Choose another key."
        );
        settings.overlay("[keys]\n\n\npark = \"F3\"\n", Path::new("/etc/valet/policy.toml")).unwrap();
        assert_eq!(
            settings.check_keys(path, clash).unwrap_err().to_string(),
            "/etc/valet/policy.toml, line 4: [keys] park: F3 already does this: hold the call, or take it back. Choose another key."
        );
    }
}
