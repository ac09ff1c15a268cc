//! From the text of `config.toml` or of a policy to [`Settings`], collecting everything that is wrong with its line. What each
//! section holds is in `of_sections`.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::check::{Checked, instead_of};
use super::{Problem, Section, Setting, Settings};
use crate::say;
use crate::words::{Arg, Message};

/// A text that is in order.
pub(super) struct Read {
    /// What it comes to.
    pub(super) settings: Settings,
    /// Which settings it says something about; without single keys.
    pub(super) said: BTreeSet<Setting>,
    /// The actions of its `[keys]`.
    pub(super) actions: BTreeSet<String>,
}

/// Reads `text` over `base`.
pub(super) fn settings(text: &str, base: Settings) -> Result<Read, Vec<Problem>> {
    let (root, broken) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, problems: Vec::new(), said: BTreeSet::new(), actions: BTreeSet::new() };
    // What follows a syntax error is guessed by the parser: report the error alone, not its consequences.
    let settings = if broken.is_empty() {
        reader.root(root.get_ref(), base)
    } else {
        broken.iter().for_each(|error| reader.broken(error));
        base
    };
    let Reader { mut problems, said, actions, .. } = reader;
    if problems.is_empty() {
        return Ok(Read { settings, said, actions });
    }
    problems.sort_by_key(|problem| problem.line);
    Err(problems)
}

pub(super) struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
    pub(super) said: BTreeSet<Setting>,
    pub(super) actions: BTreeSet<String>,
}

pub(super) type Table<'i> = DeTable<'i>;
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn root(&mut self, root: &Table<'_>, mut settings: Settings) -> Settings {
        for (key, value) in root {
            let at = key.span();
            let name = key.get_ref().as_ref();
            match (Section::of_name(name), value.get_ref()) {
                (Some(Section::Webex), DeValue::Table(table)) => {
                    settings.webex = self.webex(table, settings.webex);
                }
                (Some(Section::Console), DeValue::Table(table)) => {
                    settings.console = self.console(table, settings.console);
                }
                (Some(Section::Notifications), DeValue::Table(table)) => {
                    settings.notifications = self.notifications(&at, table, settings.notifications);
                }
                (Some(Section::Window), DeValue::Table(table)) => {
                    settings.window = self.window(table, settings.window);
                }
                (Some(Section::Day), DeValue::Table(table)) => settings.day = self.day(table, settings.day),
                (Some(Section::Keys), DeValue::Table(table)) => self.keys(table, &mut settings.keys),
                (Some(Section::Xsi), DeValue::Table(table)) => {
                    settings.xsi = self.xsi(&at, table, settings.xsi);
                }
                (Some(Section::Slots), DeValue::Array(slots)) => settings.slots = self.slots(slots),
                (Some(Section::Slots), _) => self.no_slot(at),
                (Some(section), _) => {
                    let name = section.name();
                    let sentence = say!("setting-no-section", name = name, section = section.to_string());
                    self.problem(at, name, sentence);
                }
                (None, _) => self.outside(at, name),
            }
        }
        settings
    }

    /// One setting through its check. None where it is not set or wrong.
    pub(super) fn value<T>(
        &mut self,
        table: &Table<'_>,
        setting: Setting,
        check: fn(&DeValue<'_>) -> Checked<T>,
    ) -> Option<T> {
        let read = self.key(table, &setting.to_string(), setting.key(), check);
        if table.contains_key(setting.key()) {
            self.said.insert(setting);
        }
        read
    }

    /// One key through its check; `name` is the key with its section.
    pub(super) fn key<T>(
        &mut self,
        table: &Table<'_>,
        name: &str,
        key: &str,
        check: fn(&DeValue<'_>) -> Checked<T>,
    ) -> Option<T> {
        let value = table.get(key)?;
        check(value.get_ref()).map_err(|why| self.wrong(value.span(), name, why)).ok()
    }

    /// A list of texts, each through its check and with its own line.
    pub(super) fn list(
        &mut self,
        table: &Table<'_>,
        setting: Setting,
        check: fn(&DeValue<'_>) -> Checked<String>,
    ) -> Option<Vec<String>> {
        let value = table.get(setting.key())?;
        self.said.insert(setting);
        let name = setting.to_string();
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(value.span(), &name, instead_of(say!("wants-list"), value.get_ref()));
            return None;
        };
        if items.is_empty() && setting == Setting::RedirectUris {
            self.wrong(value.span(), &name, say!("wants-an-address"));
        }
        let mut read = Vec::new();
        for item in items.iter() {
            match check(item.get_ref()) {
                Ok(text) => read.push(text),
                Err(why) => self.wrong(item.span(), &name, why),
            }
        }
        Some(read)
    }

    /// Tells every key that the section does not have.
    pub(super) fn known(&mut self, section: Section, table: &Table<'_>) {
        let known = section.keys();
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let (section, name) = (section.to_string(), name.escape_debug().to_string());
                let key_name = format!("{section} {name}");
                let sentence =
                    say!("setting-unknown", section = section, name = name, known = listed(&known));
                self.problem(key.span(), &key_name, sentence);
            }
        }
    }

    /// A key before the first section, or a section that does not exist.
    fn outside(&mut self, at: Range<usize>, name: &str) {
        let home = Section::ALL.into_iter().find(|section| section.keys().contains(&name));
        let name = name.escape_debug().to_string();
        let sentence = match home {
            Some(section) => say!("setting-belongs", name = &name, section = section.to_string()),
            None => {
                let sections = Section::ALL.map(Section::name);
                say!("setting-nowhere", name = &name, sections = listed(&sections))
            }
        };
        self.problem(at, &name, sentence);
    }

    pub(super) fn wrong(&mut self, at: Range<usize>, name: &str, why: Message) {
        self.problem(at, name, say!("setting-wrong", setting = name, why = why));
    }

    pub(super) fn problem(&mut self, at: Range<usize>, key: &str, sentence: Message) {
        self.problems.push(Problem { line: self.line(&at), key: Some(key.to_owned()), sentence });
    }

    /// `message` alone: the error's own `Display` shows the line, and the line may hold a secret.
    fn broken(&mut self, error: &Error) {
        let end = self.text.len();
        let line = self.line(&error.span().unwrap_or(end..end));
        let sentence = say!("setting-no-toml", why = error.message());
        self.problems.push(Problem { line, key: None, sentence });
    }

    pub(super) fn line(&self, at: &Range<usize>) -> usize {
        let before = &self.text.as_bytes()[..at.start.min(self.text.len())];
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }
}

/// "a, b and c".
fn listed(names: &[&str]) -> Arg {
    match names.split_last() {
        Some((last, [])) => Arg::from(*last),
        Some((last, rest)) => say!("settings-and", first = rest.join(", "), last = *last).into(),
        None => Arg::nothing(),
    }
}

/// A value as an error shows it: short, on one line.
pub(super) fn shown(value: &DeValue<'_>) -> Arg {
    const LONGEST: usize = 60;
    match value {
        DeValue::String(text) if text.chars().count() > LONGEST => {
            let start: String = text.chars().take(LONGEST).collect();
            format!("“{}…”", start.escape_debug()).into()
        }
        DeValue::String(text) => format!("“{}”", text.escape_debug()).into(),
        DeValue::Integer(number) => number.to_string().into(),
        DeValue::Float(number) => number.to_string().into(),
        DeValue::Boolean(yes) => yes.to_string().into(),
        DeValue::Datetime(_) => say!("value-date").into(),
        DeValue::Array(_) => say!("value-list").into(),
        DeValue::Table(_) => say!("value-table").into(),
    }
}
