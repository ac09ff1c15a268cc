//! What is wrong in `config.toml` or in the policy: file, line, key, and what is allowed instead. Values of secrets are never repeated.

use std::io;
use std::path::{Path, PathBuf};

use crate::store::StoreError;
use crate::store::error::reason;

/// Why there are no settings. `Display` is for the person who wrote the file: one line per problem.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is there and cannot be read.
    #[error("{} cannot be read: {}.", .path.display(), reason(.source).in_english())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file says something that Valet does not understand.
    #[error("{}", self.sentences().join("\n"))]
    Invalid {
        /// The file.
        path: PathBuf,
        /// All that is wrong, from the top of the file to its end; never empty.
        problems: Vec<Problem>,
    },
    /// The machine-wide policy says something that Valet does not understand. Whoever looks after the computer mends it.
    #[error("{}", self.sentences().join("\n"))]
    InvalidPolicy {
        /// The file.
        path: PathBuf,
        /// All that is wrong, from the top of the file to its end; never empty.
        problems: Vec<Problem>,
    },
    /// What was typed cannot be set; nothing was written.
    #[error("{0}")]
    Refused(String),
    /// The policy of this computer says what this setting is; nothing was written.
    #[error("{setting} is set for this computer by {} and cannot be changed here.", .policy.display())]
    Locked {
        /// The setting, as the file names it: `[console] zoom`.
        setting: String,
        /// The file.
        policy: PathBuf,
    },
    /// The file could not be written; it is as it was.
    #[error(transparent)]
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
    pub sentence: String,
}

impl SettingsError {
    /// One sentence per problem, each with file and line: `config.toml, line 7: [console] recall_secs must be …`.
    pub fn sentences(&self) -> Vec<String> {
        match self {
            Self::Invalid { path, problems } => {
                let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                each(&file, problems)
            }
            // With its folder: nobody at the desk knows where it lies.
            Self::InvalidPolicy { path, problems } => each(&path.to_string_lossy(), problems),
            other => vec![other.to_string()],
        }
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

fn each(file: &str, problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|it| format!("{file}, line {}: {}", it.line, it.sentence)).collect()
}
