//! How the desktop looks, for a screen that follows it. Told by the backend whenever it changes; kept over sign-ins.

use super::Console;

/// What the desktop says of its look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// Light on dark; `None` where nobody says.
    pub dark: Option<bool>,
    /// Strong lines and no tints.
    pub high_contrast: bool,
}

impl Console {
    /// How the desktop looks, as far as it tells.
    pub fn appearance(&self) -> Appearance {
        self.appearance
    }
}
