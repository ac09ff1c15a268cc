//! The languages that Valet speaks, and which one is chosen.

use unic_langid::{LanguageIdentifier, langid};

/// A language with a whole catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, which stands in where a message of another language is missing.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
}

/// What the setting `language` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LanguageChoice {
    /// That of the system, where Valet speaks it.
    #[default]
    System,
    /// This one.
    One(Language),
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::French, Self::Spanish];

    /// Its own name, as somebody who speaks nothing else finds it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::French => "Français",
            Self::Spanish => "Español",
        }
    }

    /// Its tag in the settings and for a screen reader (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
        }
    }

    /// The language of a tag such as `de-AT` or `fr_CA.UTF-8`; `None` where Valet does not speak it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The first language of the system that Valet speaks, else English.
    pub fn of_system() -> Self {
        Self::first_of(sys_locale::get_locales())
    }

    fn first_of(tags: impl IntoIterator<Item = String>) -> Self {
        tags.into_iter().find_map(|tag| Self::of_tag(&tag)).unwrap_or_default()
    }

    pub(super) const fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::English => langid!("en"),
            Self::German => langid!("de"),
            Self::French => langid!("fr"),
            Self::Spanish => langid!("es"),
        }
    }
}

impl LanguageChoice {
    /// What may stand in the settings file.
    pub const TAGS: [&str; 5] = ["system", "en", "de", "fr", "es"];

    /// The choice that the settings file spells so.
    pub fn read(tag: &str) -> Option<Self> {
        if tag == "system" {
            return Some(Self::System);
        }
        Language::ALL.into_iter().find(|language| language.tag() == tag).map(Self::One)
    }

    /// How the settings file spells it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::One(language) => language.tag(),
        }
    }

    /// The language that it comes to on this computer.
    pub fn language(self) -> Language {
        match self {
            Self::System => Language::of_system(),
            Self::One(language) => language,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_the_system_finds_its_language_whatever_the_region() {
        for (tag, language) in [
            ("de", Some(Language::German)),
            ("de-AT", Some(Language::German)),
            ("DE_ch.UTF-8", Some(Language::German)),
            ("fr_CA", Some(Language::French)),
            ("es-419", Some(Language::Spanish)),
            ("en-GB", Some(Language::English)),
            ("C", None),
            ("den", None),
            ("", None),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag:?}");
        }
    }

    #[test]
    fn of_the_languages_of_the_system_the_first_that_valet_speaks_is_taken() {
        let first = |tags: &[&str]| Language::first_of(tags.iter().map(|&tag| tag.to_owned()));
        assert_eq!(first(&["nl-BE", "fr-BE", "en"]), Language::French);
        assert_eq!(first(&["ja"]), Language::English);
        assert_eq!(first(&[]), Language::English);
    }

    #[test]
    fn every_spelling_of_the_settings_is_read_as_it_is_written() {
        for tag in LanguageChoice::TAGS {
            assert_eq!(LanguageChoice::read(tag).map(LanguageChoice::tag), Some(tag));
        }
        assert_eq!(LanguageChoice::read("German"), None);
    }
}
