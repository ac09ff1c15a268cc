//! The catalogue of one language: messages become text.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::language::Language;
use super::message::{Arg, Message};

/// The files of a language. A file is a subject, the same in every language.
macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../../assets/words/", $tag, "/actions.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/activity.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/board.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/calls.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/day.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/keys.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/sign-in.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/sources.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/tiles.ftl")),
        ]
    };
}

/// The words of one language; English stands in for a message that it lacks.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    english: Option<FluentBundle<FluentResource>>,
}

impl Words {
    /// The catalogue of this language.
    pub fn new(language: Language) -> Self {
        let english = (language != Language::English).then(|| bundle(Language::English));
        Self { language, bundle: bundle(language), english }
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a message.
    pub fn tell(&self, message: &Message) -> String {
        let mut args = FluentArgs::with_capacity(message.args().len());
        for (name, value) in message.args() {
            args.set(*name, self.value(value));
        }
        std::iter::once(&self.bundle)
            .chain(&self.english)
            .find_map(|bundle| format(bundle, message.id(), &args))
            .unwrap_or_else(|| message.id().to_owned())
    }

    fn value<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Clock(ms) => FluentValue::from(clock(*ms)),
            Arg::Message(message) => FluentValue::from(self.tell(message)),
            Arg::List(_) | Arg::Facts(_) => FluentValue::from(self.text(arg)),
        }
    }

    /// The text of what might go into a message, where it stands alone.
    pub fn text(&self, arg: &Arg) -> String {
        let join =
            |all: &[Arg], between| all.iter().map(|arg| self.text(arg)).collect::<Vec<_>>().join(between);
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Count(count) => count.to_string(),
            Arg::Clock(ms) => clock(*ms),
            Arg::Message(message) => self.tell(message),
            Arg::List(all) => join(all, ", "),
            Arg::Facts(all) => join(all, " · "),
        }
    }

    /// A time of the day, such as `14:05`; people write it so in every language of Valet.
    pub fn time_of_day(&self, hour: i8, minute: i8) -> String {
        format!("{hour:02}:{minute:02}")
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Words").field(&self.language).finish()
    }
}

/// `m:ss`, or `h:mm:ss` from an hour on; people say it so in every language of Valet.
pub fn clock(ms: u64) -> String {
    let secs = ms / 1_000;
    let (hours, minutes, secs) = (secs / 3_600, secs / 60 % 60, secs % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{secs:02}") } else { format!("{minutes}:{secs:02}") }
}

fn format(bundle: &FluentBundle<FluentResource>, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors);
    errors.is_empty().then(|| text.into_owned())
}

/// What is broken in the catalogue is left out here, and found by `tests/words.rs`.
fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![language.identifier()]);
    // Names of either direction are isolated where they are drawn (`ui::bidi`); a screen reader and a log get plain text.
    bundle.set_use_isolating(false);
    let _ =
        bundle.add_function("CAP", |values, _| first_letter(values, |first| first.to_uppercase().collect()));
    let _ =
        bundle.add_function("LOW", |values, _| first_letter(values, |first| first.to_lowercase().collect()));
    for source in sources(language) {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(whole, _)| whole);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// The files of a language.
fn sources(language: Language) -> impl IntoIterator<Item = &'static str> {
    match language {
        Language::English => files!("en"),
        Language::German => files!("de"),
        Language::French => files!("fr"),
        Language::Spanish => files!("es"),
    }
}

/// The same text with another first letter.
fn first_letter<'v>(values: &[FluentValue<'v>], change: impl Fn(char) -> String) -> FluentValue<'v> {
    match values.first() {
        Some(FluentValue::String(text)) => {
            let mut chars = text.chars();
            let first = chars.next().map(change).unwrap_or_default();
            FluentValue::from(first + chars.as_str())
        }
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;

    #[test]
    fn a_clock_reads_as_people_say_it() {
        assert_eq!(
            [0, 43_000, 72_999, 3_600_000, 3_725_000].map(clock),
            ["0:00", "0:43", "1:12", "1:00:00", "1:02:05"]
        );
    }

    #[test]
    fn a_message_takes_its_values_and_the_messages_inside_it() {
        let words = Words::new(Language::English);
        let seen = say!("seen-left", at = "14:05");
        let told = say!("may-wait-heard", caller = "Harriet Lund", seen = seen);
        assert_eq!(words.tell(&told), "not known: Harriet Lund may still wait. The caller left at 14:05.");
        let old = say!("on-a-line", clause = say!("news-old", age = Arg::Clock(43_000)));
        assert_eq!(words.tell(&old), "News 0:43 old");
    }

    #[test]
    fn every_language_tells_the_same_message_in_its_own_words() {
        let waiting = say!("waiting-heard", caller = "Harriet Lund", waited = Arg::Clock(43_000));
        let told: Vec<String> = Language::ALL.map(|language| Words::new(language).tell(&waiting)).into();
        for (index, text) in told.iter().enumerate() {
            assert!(text.contains("Harriet Lund") && text.contains("0:43"), "{text}");
            assert!(!told[..index].contains(text), "twice: {text}");
        }
    }

    #[test]
    fn a_message_that_no_catalogue_has_is_told_by_its_id() {
        assert_eq!(Words::new(Language::German).tell(&Message::new("no-such-message")), "no-such-message");
    }
}
