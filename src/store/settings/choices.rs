//! Settings that are one of a few words: what each may be, how `config.toml` spells it, and what stands without it.

use crate::words::{ClockFace, Language, LanguageChoice};

/// A setting that is one of a few words.
pub trait Choice: Copy + PartialEq + 'static {
    /// All of them, in the order in which they are offered.
    const ALL: &'static [Self];

    /// How `config.toml` spells it.
    fn tag(self) -> &'static str;

    /// The one that is spelled so. Capitals count.
    fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.tag() == tag)
    }
}

/// `[console] theme`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system is set, its high contrast included where it tells.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// High contrast, dark on light.
    ContrastLight,
    /// High contrast, light on dark.
    ContrastDark,
}

/// `[notifications] parked`, `warning` and `recall`: what the desktop does then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notify {
    /// Nothing.
    Off,
    /// Shows it without a sound.
    Silent,
    /// Shows it with a sound.
    Sound,
}

impl Choice for Theme {
    const ALL: &'static [Self] =
        &[Self::System, Self::Light, Self::Dark, Self::ContrastLight, Self::ContrastDark];

    fn tag(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::ContrastLight => "contrast-light",
            Self::ContrastDark => "contrast-dark",
        }
    }
}

impl Choice for ClockFace {
    const ALL: &'static [Self] = &[Self::System, Self::Hours12, Self::Hours24];

    fn tag(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Hours12 => "12",
            Self::Hours24 => "24",
        }
    }
}

impl Choice for Notify {
    const ALL: &'static [Self] = &[Self::Off, Self::Silent, Self::Sound];

    fn tag(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Silent => "silent",
            Self::Sound => "sound",
        }
    }
}

impl Choice for LanguageChoice {
    const ALL: &'static [Self] = &[
        Self::System,
        Self::One(Language::English),
        Self::One(Language::German),
        Self::One(Language::French),
        Self::One(Language::Spanish),
    ];

    fn tag(self) -> &'static str {
        Self::tag(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as_written<T: Choice + std::fmt::Debug>() {
        for choice in T::ALL {
            assert_eq!(T::of_tag(choice.tag()), Some(*choice));
        }
        assert_eq!(T::of_tag("System"), None, "capitals count");
    }

    #[test]
    fn every_choice_is_read_as_it_is_written() {
        read_as_written::<Theme>();
        read_as_written::<ClockFace>();
        read_as_written::<Notify>();
        read_as_written::<LanguageChoice>();
    }

    #[test]
    fn every_language_can_be_chosen() {
        let tags: Vec<_> = LanguageChoice::ALL.iter().map(|choice| choice.tag()).collect();
        assert_eq!(tags, LanguageChoice::TAGS);
    }
}
