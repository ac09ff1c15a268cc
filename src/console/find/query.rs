//! What was typed, and how close a text comes to it. Several words in any order; accents and capitals do not count; a number
//! is found by its first or its last digits, however it is spelled.

use super::fold::{digits, folded, spelled_out, words};

/// A number is found by no fewer of its last digits.
const LAST_DIGITS: usize = 2;
/// The same for digits, or letters, from its middle.
const MIDDLE: usize = 3;
/// A number that begins with zeros and has so many digits may be written with a country's prefix instead.
const WHOLE_DIGITS: usize = 7;

/// How close a text comes to what was typed; the closest is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// It is just that.
    Whole,
    /// Its words begin so; a number begins or ends so.
    Begins,
    /// It is somewhere inside.
    Inside,
}

/// No extension is shorter.
const LEAST_DIALLED: usize = 2;

/// What was typed, ready for a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    whole: Word,
    parts: Vec<Part>,
    /// All of it, if it is one number.
    number: Option<String>,
    /// The same as it is dialled.
    dialled: Option<String>,
}

/// A word without its accents, and the same with the two letters that German writes for some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Word {
    plain: String,
    spelled: String,
}

/// What stands between two spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    words: Vec<Word>,
    number: Option<String>,
}

/// Something that can be found: a name, a number, a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    whole: Word,
    words: Vec<String>,
    number: Option<String>,
}

impl Word {
    fn of(text: &str) -> Self {
        let plain = folded(text);
        // Most names are written with no such letter, and a search goes over many of them.
        let spelled = if text.is_ascii() { plain.clone() } else { spelled_out(text) };
        Self { plain, spelled }
    }
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        let typed = typed.trim();
        let part = |part: &str| {
            let (plain, spelled) = (folded(part), spelled_out(part));
            let words = words(&plain).zip(words(&spelled));
            let word = |(plain, spelled): (&str, &str)| Word {
                plain: plain.to_owned(),
                spelled: spelled.to_owned(),
            };
            Part { words: words.map(word).collect(), number: number(part) }
        };
        let parts = typed.split_whitespace().map(part);
        Self {
            whole: Word::of(typed),
            parts: parts.filter(|part| !part.words.is_empty() || part.number.is_some()).collect(),
            number: number(typed),
            dialled: dialled(typed),
        }
    }

    /// What was typed, if it can be dialled as it is: a number of two digits or more.
    pub fn dialled(&self) -> Option<&str> {
        self.dialled.as_deref()
    }

    /// Nothing was typed that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// How close these texts of one thing come to it; `None`: some of it is in none of them.
    pub fn closeness(&self, texts: &[Text]) -> Option<Closeness> {
        if self.is_empty() {
            return None;
        }
        if texts.iter().any(|text| self.is_whole(text)) {
            return Some(Closeness::Whole);
        }
        let as_number = self.number.as_deref().and_then(|number| closest(texts, |text| text.number(number)));
        let in_parts = self.parts.iter().map(|part| closest(texts, |text| part.closeness(text)));
        // The least close part of it counts; what is one number may as well be several words.
        let in_parts = in_parts.collect::<Option<Vec<Closeness>>>().and_then(|all| all.into_iter().max());
        as_number.into_iter().chain(in_parts.map(|close| close.max(Closeness::Begins))).min()
    }

    fn is_whole(&self, text: &Text) -> bool {
        text.whole.plain == self.whole.plain
            || text.whole.spelled == self.whole.spelled
            || self.number.is_some() && self.number == text.number
    }
}

impl Part {
    fn closeness(&self, text: &Text) -> Option<Closeness> {
        let as_number = self.number.as_deref().and_then(|number| text.number(number));
        let in_words =
            || self.words.iter().map(|word| text.word(word)).collect::<Option<Vec<_>>>()?.into_iter().max();
        as_number.into_iter().chain(in_words()).min()
    }
}

impl Text {
    /// A name, a note: anything that people write.
    pub fn new(text: &str) -> Self {
        let whole = Word::of(text.trim());
        let mut all: Vec<String> =
            words(&whole.plain).chain(words(&whole.spelled)).map(str::to_owned).collect();
        all.sort_unstable();
        all.dedup();
        Self { whole, words: all, number: number(text) }
    }

    /// A number, as Webex spells it.
    pub fn of_number(number: &str) -> Self {
        let found = digits(number);
        Self { number: (!found.is_empty()).then_some(found), ..Self::new(number) }
    }

    fn word(&self, word: &Word) -> Option<Closeness> {
        let spellings = [word.plain.as_str(), word.spelled.as_str()];
        let pairs = self.words.iter().flat_map(|own| spellings.map(|typed| (own, typed)));
        let close = |(own, typed): (&String, &str)| match own.find(typed)? {
            0 => Some(Closeness::Begins),
            _ => (typed.chars().count() >= MIDDLE).then_some(Closeness::Inside),
        };
        pairs.filter_map(close).min()
    }

    fn number(&self, typed: &str) -> Option<Closeness> {
        let own = self.number.as_deref()?;
        let trimmed = typed.trim_start_matches('0');
        let may_trim = trimmed.len() < typed.len() && typed.len() >= WHOLE_DIGITS;
        if own == typed {
            Some(Closeness::Whole)
        } else if own.starts_with(typed)
            || typed.len() >= LAST_DIGITS && own.ends_with(typed)
            || may_trim && own.ends_with(trimmed)
        {
            Some(Closeness::Begins)
        } else {
            (typed.len() >= MIDDLE && own.contains(typed)).then_some(Closeness::Inside)
        }
    }
}

fn closest(texts: &[Text], of: impl Fn(&Text) -> Option<Closeness>) -> Option<Closeness> {
    texts.iter().filter_map(of).min()
}

/// What can only be a number, without what people write between its digits.
fn dialled(typed: &str) -> Option<String> {
    let digits = number(typed).filter(|digits| digits.len() >= LEAST_DIALLED)?;
    Some(if typed.starts_with('+') { format!("+{digits}") } else { digits })
}

/// The digits of what can only be a number.
fn number(typed: &str) -> Option<String> {
    let is_number = typed.chars().any(|c| c.is_ascii_digit())
        && typed.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-()/.".contains(c));
    is_number.then(|| digits(typed))
}

#[cfg(test)]
mod tests;
