//! One key into the text of `config.toml`: found by the parser, replaced by its bytes. Whatever is not that key stays as a
//! person wrote it: comments, order, blank lines, line ends.

use std::ops::Range;

use toml_edit::{Document, InlineTable, Item, Table};

use super::Problem;
use crate::say;

/// A section or a slot in the text.
pub(super) struct Body {
    form: Form,
    /// The header line's brackets; of an inline table, all of it.
    pub(super) own: Range<usize>,
    entries: Vec<Entry>,
}

/// How it is written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    /// `[console]` above its keys.
    Header,
    /// `console.zoom = 1.0`.
    Dotted,
    /// `console = { zoom = 1.0 }`.
    Inline,
}

struct Entry {
    name: String,
    key: Range<usize>,
    value: Range<usize>,
}

pub(super) fn parsed(text: &str) -> Result<Document<&str>, Problem> {
    Document::parse(text).map_err(|error| {
        let sentence = say!("setting-no-toml", why = error.message());
        Problem { line: 1, key: None, sentence }
    })
}

/// Sets a key, in the section's own way of writing; makes the section at the end where there is none.
pub(super) fn put(text: &str, section: &str, key: &str, literal: &str) -> Result<String, Problem> {
    Ok(match Body::of_section(&parsed(text)?, section) {
        Some(body) => body.put(text, section, key, literal),
        None => appended(text, &[format!("[{section}]"), format!("{key} = {literal}")]),
    })
}

/// Removes a key. Its comments stay, the one behind it on a line of its own.
pub(super) fn take(text: &str, section: &str, key: &str) -> Result<String, Problem> {
    let body = Body::of_section(&parsed(text)?, section);
    Ok(body.map_or_else(|| text.to_owned(), |body| body.take(text, key)))
}

impl Body {
    fn of_section(document: &Document<&str>, section: &str) -> Option<Self> {
        match document.get(section)? {
            Item::Table(table) => Some(Self::of_table(table)),
            item => item.as_inline_table().map(Self::of_inline),
        }
    }

    pub(super) fn of_table(table: &Table) -> Self {
        let form = if table.is_dotted() { Form::Dotted } else { Form::Header };
        let entries =
            table.iter().filter_map(|(name, item)| entry(name, table.key(name)?.span()?, item.span()?));
        Self { form, own: table.span().unwrap_or_default(), entries: entries.collect() }
    }

    pub(super) fn of_inline(table: &InlineTable) -> Self {
        let entries =
            table.iter().filter_map(|(name, value)| entry(name, table.key(name)?.span()?, value.span()?));
        Self { form: Form::Inline, own: table.span().unwrap_or_default(), entries: entries.collect() }
    }

    pub(super) fn put(&self, text: &str, section: &str, key: &str, literal: &str) -> String {
        if let Some(old) = self.entries.iter().find(|entry| entry.name == key) {
            return replaced(text, old.value.clone(), literal);
        }
        let last = self.entries.iter().map(|entry| entry.value.end).max();
        match (self.form, last) {
            (Form::Header, _) => line_below(text, self.end(), &format!("{key} = {literal}")),
            (Form::Dotted, _) => line_below(text, self.end(), &format!("{section}.{key} = {literal}")),
            (Form::Inline, Some(last)) => replaced(text, last..last, &format!(", {key} = {literal}")),
            (Form::Inline, None) => replaced(text, self.own.clone(), &format!("{{ {key} = {literal} }}")),
        }
    }

    pub(super) fn take(&self, text: &str, key: &str) -> String {
        let Some(at) = self.entries.iter().position(|entry| entry.name == key) else {
            return text.to_owned();
        };
        match self.form {
            Form::Header | Form::Dotted => without_line(text, self.entries[at].whole()),
            Form::Inline => {
                let all: Vec<_> = self.entries.iter().map(Entry::whole).collect();
                without_element(text, &all, at)
            }
        }
    }

    /// Removes all of it but its comments.
    pub(super) fn take_all(&self, text: &str) -> String {
        let mut lines: Vec<_> = self.entries.iter().map(Entry::whole).collect();
        lines.push(self.own.clone());
        lines.sort_by_key(|line| std::cmp::Reverse(line.start));
        let rest = lines.into_iter().fold(text.to_owned(), |text, line| without_line(&text, line));
        one_blank_line(&rest, line_start(text, self.own.start))
    }

    /// Where its last key ends, or its header.
    pub(super) fn end(&self) -> usize {
        self.entries.iter().map(|entry| entry.value.end).fold(self.own.end, usize::max)
    }
}

impl Entry {
    fn whole(&self) -> Range<usize> {
        self.key.start..self.value.end
    }
}

fn entry(name: &str, key: Range<usize>, value: Range<usize>) -> Option<Entry> {
    Some(Entry { name: name.to_owned(), key, value })
}

/// Removes one of `all` from between its brackets, with the comma that is too many then.
pub(super) fn without_element(text: &str, all: &[Range<usize>], at: usize) -> String {
    let element = all[at].clone();
    if let Some(comma) = comma_after(text, element.end) {
        let start = line_start(text, element.start);
        let spaces = text[comma + 1..].len() - text[comma + 1..].trim_start_matches([' ', '\t']).len();
        // What lies between it and its comma can be a comment.
        let between = text[element.end..comma].trim().to_owned();
        let rest = replaced(text, element.start..comma + 1 + spaces, &between);
        return if between.is_empty() { without_blank_line(&rest, start) } else { rest };
    }
    let Some(before) = at.checked_sub(1).map(|before| all[before].end) else {
        return replaced(text, element, "");
    };
    let Some(comma) = comma_after(text, before) else { return replaced(text, element, "") };
    if text[comma + 1..element.start].trim_start_matches([' ', '\t']).is_empty() {
        return replaced(text, comma..element.end, "");
    }
    let start = line_start(text, element.start);
    let rest = without_blank_line(&replaced(text, element, ""), start);
    replaced(&rest, comma..comma + 1, "")
}

/// The comma behind an element, over comments and line ends.
pub(super) fn comma_after(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let skipped = rest.len() - rest.trim_start().len();
        let rest = &rest[skipped..];
        at += skipped;
        match rest.chars().next()? {
            ',' => return Some(at),
            '#' => at += rest.find('\n')?,
            _ => return None,
        }
    }
}

pub(super) fn replaced(text: &str, at: Range<usize>, with: &str) -> String {
    [&text[..at.start], with, &text[at.end..]].concat()
}

/// Puts a line below the one that `at` is in.
pub(super) fn line_below(text: &str, at: usize, line: &str) -> String {
    let (end, at) = (line_end(text), next_line(text, at));
    let above = if text[..at].ends_with('\n') { "" } else { end };
    replaced(text, at..at, &format!("{above}{line}{end}"))
}

/// Puts lines after everything that is there, with a blank one before them.
pub(super) fn appended(text: &str, lines: &[String]) -> String {
    let end = line_end(text);
    let mut whole = text.to_owned();
    if !content(&whole).is_empty() && !whole.ends_with('\n') {
        whole.push_str(end);
    }
    if !content(&whole).is_empty() && !whole.trim_end_matches([' ', '\t']).ends_with(&end.repeat(2)) {
        whole.push_str(end);
    }
    lines.iter().for_each(|line| whole.extend([line, end]));
    whole
}

/// Removes what stands alone on its line. A comment behind it stays.
fn without_line(text: &str, at: Range<usize>) -> String {
    let (start, next) = (line_start(text, at.start), next_line(text, at.end));
    let behind = text[at.end..next].len() - text[at.end..next].trim_start_matches([' ', '\t']).len();
    if text[at.end..next].trim().is_empty() {
        return replaced(text, start..next, "");
    }
    replaced(text, start..at.end + behind, "")
}

fn without_blank_line(text: &str, start: usize) -> String {
    let next = next_line(text, start);
    match text[start..next].trim().is_empty() {
        true => replaced(text, start..next, ""),
        false => text.to_owned(),
    }
}

/// Of two blank lines that meet at `at`, one goes; at the end of the file, both.
fn one_blank_line(text: &str, at: usize) -> String {
    let before = text[..at].strip_suffix('\n').map_or(0, |above| line_start(text, above.len()));
    let blank_above = at > 0 && content(&text[before..at]).trim().is_empty();
    match (blank_above, text[at..].trim().is_empty()) {
        (true, true) => text[..before].to_owned(),
        (true, false) => without_blank_line(text, at),
        (false, _) => text.to_owned(),
    }
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Behind the mark that Windows' editors put at the beginning of a file.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start + (text[start..at].len() - content(&text[start..at]).len())
}

pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

fn content(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}
