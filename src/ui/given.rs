//! What the screen is given when it is made: how it looks, what has to be registered at Webex, and where the files are.

use std::path::PathBuf;

use super::style::ThemeChoice;
use crate::store::Settings;
use crate::words::{ClockFace, LanguageChoice, Words};

/// How the screen looks, from the settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The theme.
    pub theme: ThemeChoice,
    /// Zoom, where 1.0 is normal.
    pub zoom: f32,
    /// The language of its words.
    pub language: LanguageChoice,
    /// How it writes a time of day.
    pub clock: ClockFace,
}

impl Look {
    /// As these settings say.
    pub fn of(settings: &Settings) -> Self {
        let console = &settings.console;
        Self { theme: console.theme, zoom: console.zoom, language: console.language, clock: console.clock }
    }

    /// The words in its language, with times by its clock.
    pub(super) fn words(&self) -> Words {
        Words::new(self.language.language()).with_clock(self.clock)
    }
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            zoom: 1.0,
            language: LanguageChoice::System,
            clock: ClockFace::System,
        }
    }
}

/// What a person must register at Webex, for the first start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// Redirect addresses, each to be entered exactly so.
    pub redirect_uris: Vec<String>,
    /// Scopes that Valet needs.
    pub scopes: Vec<String>,
    /// Scopes that switch more on.
    pub optional_scopes: Vec<String>,
}

/// Where this console's files are, as a person finds them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The settings file.
    pub settings: String,
    /// The folder of the log.
    pub log: String,
    /// The folder for what a person exports.
    pub exports: PathBuf,
}
