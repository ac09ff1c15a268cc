//! What is wrong in `config.toml` or in the policy: file, line, key, and what is allowed instead. Values of secrets are never repeated.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::say;
use crate::store::StoreError;
use crate::store::error::reason;
use crate::words::{Arg, Message};

/// Why there are no settings. [`SettingsError::messages`] are for the person who wrote the file: one per
/// problem; `Display` is the same in English, a line each.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is there and cannot be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file says something that Valet does not understand.
    Invalid {
        /// The file.
        path: PathBuf,
        /// All that is wrong, from the top of the file to its end; never empty.
        problems: Vec<Problem>,
    },
    /// The machine-wide policy says something that Valet does not understand. Whoever looks after the computer mends it.
    InvalidPolicy {
        /// The file.
        path: PathBuf,
        /// All that is wrong, from the top of the file to its end; never empty.
        problems: Vec<Problem>,
    },
    /// What was typed cannot be set; nothing was written.
    Refused(Arg),
    /// The policy of this computer says what this setting is; nothing was written.
    Locked {
        /// The setting, as the file names it: `[console] zoom`.
        setting: String,
        /// The file.
        policy: PathBuf,
    },
    /// The file could not be written; it is as it was.
    Write(#[from] StoreError),
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the file, counted from 1.
    pub line: usize,
    /// The key, with its section: `[console] recall_secs`. None where the file is no TOML.
    pub key: Option<String>,
    /// What is wrong and what is allowed, beginning with the key where there is one.
    pub sentence: Message,
}

impl SettingsError {
    /// One sentence per problem, each with file and line: `config.toml, line 7: [console] recall_secs must be …`.
    pub fn messages(&self) -> Vec<Arg> {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Invalid { path, problems } => {
                let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                each(&file, problems)
            }
            // With its folder: nobody at the desk knows where it lies.
            Self::InvalidPolicy { path, problems } => each(&path.to_string_lossy(), problems),
            Self::Read { path, source } => {
                vec![say!("store-read", path = shown(path), why = reason(source)).into()]
            }
            Self::Refused(sentence) => vec![sentence.clone()],
            Self::Locked { setting, policy } => {
                vec![say!("settings-locked", setting = setting, policy = shown(policy)).into()]
            }
            Self::Write(why) => vec![why.message().into()],
        }
    }

    /// The same in one, with a line for each.
    pub fn message(&self) -> Arg {
        lines(self.messages())
    }

    /// The same in English.
    pub fn sentences(&self) -> Vec<String> {
        self.messages().iter().map(Arg::in_english).collect()
    }

    pub(super) fn invalid(path: &Path, problems: Vec<Problem>) -> Self {
        Self::Invalid { path: path.to_owned(), problems }
    }

    /// The same, said of the policy.
    pub(super) fn of_policy(self) -> Self {
        match self {
            Self::Invalid { path, problems } => Self::InvalidPolicy { path, problems },
            other => other,
        }
    }

    pub(super) fn in_policy(path: &Path, problems: Vec<Problem>) -> Self {
        Self::InvalidPolicy { path: path.to_owned(), problems }
    }
}

fn each(file: &str, problems: &[Problem]) -> Vec<Arg> {
    let told = |it: &Problem| {
        say!("settings-problem", file = file, line = it.line.to_string(), sentence = &it.sentence)
    };
    problems.iter().map(told).map(Arg::from).collect()
}

/// Sentences below each other.
pub(super) fn lines(sentences: impl IntoIterator<Item = Arg>) -> Arg {
    let whole = sentences.into_iter().reduce(|one, next| say!("two-lines", one = one, next = next).into());
    whole.unwrap_or_default()
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}
