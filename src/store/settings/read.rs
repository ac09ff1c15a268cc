//! From the text of `config.toml` to [`Settings`], collecting everything that is wrong with its line.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::check::{self, Checked};
use super::{ConsoleSettings, ManualSlot, Problem, Settings, WebexSettings, XsiSettings};

const SECTIONS: [&str; 4] = ["webex", "console", "xsi", "slots"];
const WEBEX: [&str; 7] =
    ["api_base", "client_id", "client_secret", "redirect_uris", "optional_scopes", "proxy", "calls_path"];
const CONSOLE: [&str; 4] = ["recall_secs", "auto_answer", "theme", "zoom"];
const XSI: [&str; 3] = ["events", "channel", "actions"];
const SLOT: [&str; 2] = ["number", "label"];

pub(super) fn settings(text: &str) -> Result<Settings, Vec<Problem>> {
    let (root, broken) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, problems: Vec::new() };
    // What follows a syntax error is guessed by the parser: report the error alone, not its consequences.
    let settings = if broken.is_empty() {
        reader.root(root.get_ref())
    } else {
        broken.iter().for_each(|error| reader.broken(error));
        Settings::default()
    };
    if reader.problems.is_empty() {
        return Ok(settings);
    }
    reader.problems.sort_by_key(|problem| problem.line);
    Err(reader.problems)
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
}

type Table<'i> = DeTable<'i>;
type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn root(&mut self, root: &Table<'_>) -> Settings {
        let mut settings = Settings::default();
        for (key, value) in root {
            let at = key.span();
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("webex", DeValue::Table(table)) => settings.webex = self.webex(table),
                ("console", DeValue::Table(table)) => settings.console = self.console(table),
                ("xsi", DeValue::Table(table)) => settings.xsi = self.xsi(&at, table),
                ("slots", DeValue::Array(slots)) => settings.slots = self.slots(slots),
                (section @ ("webex" | "console" | "xsi"), _) => {
                    self.problem(
                        at,
                        section,
                        format!("{section} must be a section: [{section}] on a line of its own."),
                    );
                }
                ("slots", _) => self.problem(
                    at,
                    "slots",
                    "each slot begins with [[slots]] in double brackets.".to_owned(),
                ),
                (unknown, _) => self.outside(at, unknown),
            }
        }
        settings
    }

    fn webex(&mut self, table: &Table<'_>) -> WebexSettings {
        let default = WebexSettings::default();
        let section = "[webex]";
        self.known(section, &WEBEX, table);
        WebexSettings {
            api_base: self.value(section, table, "api_base", check::api_base).unwrap_or(default.api_base),
            client_id: self.value(section, table, "client_id", check::client_id),
            client_secret: self.value(section, table, "client_secret", check::client_secret),
            redirect_uris: self
                .list(section, table, "redirect_uris", check::redirect_uri)
                .unwrap_or(default.redirect_uris),
            optional_scopes: self
                .list(section, table, "optional_scopes", check::scope)
                .unwrap_or(default.optional_scopes),
            proxy: self.value(section, table, "proxy", check::proxy),
            calls_path: self.value(section, table, "calls_path", check::calls_path),
        }
    }

    fn console(&mut self, table: &Table<'_>) -> ConsoleSettings {
        let default = ConsoleSettings::default();
        let section = "[console]";
        self.known(section, &CONSOLE, table);
        ConsoleSettings {
            recall_secs: self
                .value(section, table, "recall_secs", check::recall_secs)
                .unwrap_or(default.recall_secs),
            auto_answer: self
                .value(section, table, "auto_answer", check::on_or_off)
                .unwrap_or(default.auto_answer),
            theme: self.value(section, table, "theme", check::theme).unwrap_or(default.theme),
            zoom: self.value(section, table, "zoom", check::zoom).unwrap_or(default.zoom),
        }
    }

    /// An empty section says nothing.
    fn xsi(&mut self, at: &Range<usize>, table: &Table<'_>) -> Option<XsiSettings> {
        let section = "[xsi]";
        self.known(section, &XSI, table);
        let [events, channel, actions] = XSI.map(|key| self.value(section, table, key, check::xsi_host));
        for key in ["events", "channel"] {
            if !table.is_empty() && !table.contains_key(key) {
                let sentence = format!("[xsi] needs {key} too, the address that your administrator names.");
                self.problem(at.clone(), &format!("[xsi] {key}"), sentence);
            }
        }
        Some(XsiSettings { events: events?, channel: channel?, actions })
    }

    fn slots(&mut self, slots: &[Value<'_>]) -> Vec<ManualSlot> {
        let section = "[[slots]]";
        let mut first_lines = BTreeMap::new();
        let mut read = Vec::new();
        for slot in slots {
            let DeValue::Table(table) = slot.get_ref() else {
                self.problem(
                    slot.span(),
                    "slots",
                    "each slot begins with [[slots]] in double brackets.".to_owned(),
                );
                continue;
            };
            self.known(section, &SLOT, table);
            let label = self.value(section, table, "label", check::label).flatten();
            let Some(at) = table.get("number").map(Spanned::span) else {
                let sentence = "[[slots]] needs a number, such as number = \"7001\".".to_owned();
                self.problem(slot.span(), "[[slots]] number", sentence);
                continue;
            };
            let Some(number) = self.value(section, table, "number", check::slot_number) else { continue };
            let line = self.line(&at);
            if let Some(first) = first_lines.get(&number) {
                let sentence = format!(
                    "[[slots]] number {number} is already the slot of line {first}; remove one of them."
                );
                self.problem(at, "[[slots]] number", sentence);
                continue;
            }
            first_lines.insert(number.clone(), line);
            read.push(ManualSlot { number, label });
        }
        read
    }

    /// One key through its check. None where it is not set or wrong.
    fn value<T>(
        &mut self,
        section: &str,
        table: &Table<'_>,
        key: &str,
        check: fn(&DeValue<'_>) -> Checked<T>,
    ) -> Option<T> {
        let value = table.get(key)?;
        check(value.get_ref()).map_err(|why| self.wrong(value.span(), section, key, &why)).ok()
    }

    /// A list of texts, each through its check and with its own line.
    fn list(
        &mut self,
        section: &str,
        table: &Table<'_>,
        key: &str,
        check: fn(&DeValue<'_>) -> Checked<String>,
    ) -> Option<Vec<String>> {
        let value = table.get(key)?;
        let DeValue::Array(items) = value.get_ref() else {
            let why = format!(
                "must be a list in brackets, such as [\"one\", \"two\"], not {}",
                shown(value.get_ref())
            );
            self.wrong(value.span(), section, key, &why);
            return None;
        };
        if items.is_empty() && key == "redirect_uris" {
            self.wrong(
                value.span(),
                section,
                key,
                "must hold one address at least; remove the line for the usual three",
            );
        }
        let mut read = Vec::new();
        for item in items.iter() {
            match check(item.get_ref()) {
                Ok(text) => read.push(text),
                Err(why) => self.wrong(item.span(), section, key, &why),
            }
        }
        Some(read)
    }

    fn known(&mut self, section: &str, known: &[&str], table: &Table<'_>) {
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let name = name.escape_debug();
                let sentence = format!("{section} has no setting {name}. It has {}.", listed(known));
                self.problem(key.span(), &format!("{section} {name}"), sentence);
            }
        }
    }

    /// A key before the first section, or a section that does not exist.
    fn outside(&mut self, at: Range<usize>, name: &str) {
        let home = [("[webex]", &WEBEX[..]), ("[console]", &CONSOLE), ("[xsi]", &XSI), ("[[slots]]", &SLOT)]
            .into_iter()
            .find_map(|(section, keys)| keys.contains(&name).then_some(section));
        let name = name.escape_debug().to_string();
        let sentence = match home {
            Some(section) => format!("{name} belongs under {section}."),
            None => format!("there is no section or setting {name}. The sections are {}.", listed(&SECTIONS)),
        };
        self.problem(at, &name, sentence);
    }

    fn wrong(&mut self, at: Range<usize>, section: &str, key: &str, why: &str) {
        self.problem(at, &format!("{section} {key}"), format!("{section} {key} {why}."));
    }

    fn problem(&mut self, at: Range<usize>, key: &str, sentence: String) {
        self.problems.push(Problem { line: self.line(&at), key: Some(key.to_owned()), sentence });
    }

    /// `message` alone: the error's own `Display` shows the line, and the line may hold a secret.
    fn broken(&mut self, error: &Error) {
        let end = self.text.len();
        let line = self.line(&error.span().unwrap_or(end..end));
        let sentence = format!("this is not TOML: {}.", error.message());
        self.problems.push(Problem { line, key: None, sentence });
    }

    fn line(&self, at: &Range<usize>) -> usize {
        let before = &self.text.as_bytes()[..at.start.min(self.text.len())];
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }
}

/// "a, b and c".
fn listed(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// A value as an error shows it: short, on one line.
pub(super) fn shown(value: &DeValue<'_>) -> Cow<'static, str> {
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
        DeValue::Datetime(_) => "a date".into(),
        DeValue::Array(_) => "a list".into(),
        DeValue::Table(_) => "a table".into(),
    }
}
