//! The catalogue of one language: messages become text.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::clock::ClockFace;
use super::language::Language;
use super::message::{Arg, Message};
use super::number::grouped;
use crate::say;

/// The files of a language. A file is a subject, the same in every language.
macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../../assets/words/", $tag, "/actions.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/activity.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/board.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/calls.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/day.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/failures.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/files.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/find.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/keys.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/live-news.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/notices.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/orders.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/parked.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/retrieving.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/saying.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/sign-in-errors.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/settings-errors.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/settings.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/sign-in.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/sources.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/tiles.ftl")),
            include_str!(concat!("../../assets/words/", $tag, "/webex.ftl")),
        ]
    };
}

/// The words of one language; English stands in for a message that it lacks.
pub struct Words {
    language: Language,
    twelve_hours: bool,
    bundle: FluentBundle<FluentResource>,
    english: Option<FluentBundle<FluentResource>>,
}

impl Words {
    /// The catalogue of this language, with a day of 24 hours.
    pub fn new(language: Language) -> Self {
        let english = (language != Language::English).then(|| bundle(Language::English));
        Self { language, twelve_hours: false, bundle: bundle(language), english }
    }

    /// The same, with times of day by this clock.
    #[must_use]
    pub fn with_clock(mut self, clock: ClockFace) -> Self {
        self.twelve_hours = clock.has_twelve_hours();
        self
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
            Arg::Count(count) => grouped(self.language, *count),
            Arg::Clock(ms) => clock(*ms),
            Arg::Message(message) => self.tell(message),
            Arg::List(all) => join(all, ", "),
            Arg::Facts(all) => join(all, " · "),
        }
    }

    /// A time of the day, such as `14:05` or `2:05 PM`.
    pub fn time_of_day(&self, hour: i8, minute: i8) -> String {
        if !self.twelve_hours {
            return format!("{hour:02}:{minute:02}");
        }
        let shown = if hour % 12 == 0 { 12 } else { hour % 12 };
        let time = format!("{shown}:{minute:02}");
        self.tell(&if hour < 12 { say!("time-am", time = time) } else { say!("time-pm", time = time) })
    }

    /// None is wider than this one, for those who stand below each other.
    pub fn widest_time_of_day(&self) -> String {
        self.time_of_day(22, 0)
    }
}

/// For whoever does not read it in the window: a log, a terminal, `valet doctor`.
impl Message {
    /// Its English text.
    pub fn in_english(&self) -> String {
        super::english(self)
    }
}

impl Arg {
    /// Its English text, as [`Message::in_english`].
    pub fn in_english(&self) -> String {
        Words::new(Language::English).text(self)
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
    bundle.set_formatter(Some(formatter(language)));
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

/// How a number is written. A formatter knows nothing but the number, so each language has one of its own.
fn formatter<M>(language: Language) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    match language {
        Language::English => |value, _| count(Language::English, value),
        Language::German => |value, _| count(Language::German, value),
        Language::French => |value, _| count(Language::French, value),
        Language::Spanish => |value, _| count(Language::Spanish, value),
    }
}

fn count(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(language, number.value as u64)),
        _ => None,
    }
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
    fn a_time_of_day_is_told_by_the_clock_that_was_chosen() {
        let times = |language, clock| {
            let words = Words::new(language).with_clock(clock);
            [(0, 5), (9, 30), (12, 0), (14, 5)].map(|(hour, minute)| words.time_of_day(hour, minute))
        };
        for language in Language::ALL {
            assert_eq!(times(language, ClockFace::Hours24), ["00:05", "09:30", "12:00", "14:05"]);
        }
        let english = ["12:05\u{a0}AM", "9:30\u{a0}AM", "12:00\u{a0}PM", "2:05\u{a0}PM"];
        assert_eq!(times(Language::English, ClockFace::Hours12), english);
        let spanish = times(Language::Spanish, ClockFace::Hours12);
        assert_eq!(spanish[3], "2:05\u{a0}p.\u{a0}m.");
    }

    #[test]
    fn a_count_is_told_as_the_language_writes_numbers_and_still_chooses_its_plural() {
        let stays = |language, stays: u64| {
            Words::new(language).tell(&say!("day-exported", stays = stays, path = "/tmp/day.csv"))
        };
        assert_eq!(stays(Language::English, 1), "One stay was written to /tmp/day.csv.");
        assert_eq!(stays(Language::English, 1_234), "1,234 stays were written to /tmp/day.csv.");
        assert!(stays(Language::German, 1_234).contains("1.234"));
        assert_eq!(Words::new(Language::French).text(&Arg::Count(1_234)), "1\u{a0}234");
    }

    #[test]
    fn a_message_that_no_catalogue_has_is_told_by_its_id() {
        assert_eq!(Words::new(Language::German).tell(&Message::new("no-such-message")), "no-such-message");
    }
}
