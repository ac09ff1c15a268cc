//! The slots in the text of `config.toml`: one more, one less, another name; the others and all comments stay as they are.

use std::ops::Range;

use toml_edit::{Document, Item, Value};

use super::splice::{
    Body, appended, comma_after, line_below, line_start, next_line, parsed, replaced, without_element,
};
use super::{ManualSlot, Problem};

/// How the list is written.
enum List {
    Missing,
    /// `[[slots]]`, each with its lines.
    Tables(Vec<(String, Body)>),
    /// `slots = [{ … }]`, with the brackets' own place.
    Inline(Range<usize>, Vec<(String, Body)>),
}

/// Whether a slot has this number.
pub(super) fn has(text: &str, number: &str) -> Result<bool, Problem> {
    Ok(List::of(&parsed(text)?).position(number).is_some())
}

/// Adds a slot after the last one.
pub(super) fn add(text: &str, slot: &ManualSlot) -> Result<String, Problem> {
    let mut lines = vec!["[[slots]]".to_owned(), format!("number = {}", Value::from(&slot.number))];
    lines.extend(slot.label.as_ref().map(|label| format!("label = {}", Value::from(label))));
    Ok(match List::of(&parsed(text)?) {
        List::Missing => appended(text, &lines),
        List::Tables(slots) => {
            let end = slots.last().map_or(text.len(), |(_, last)| last.end());
            let end = below_its_comments(text, next_line(text, end));
            let mut above = appended(&text[..end], &lines);
            if !text[end..].is_empty() && !text[end..].starts_with(['\n', '\r']) {
                above.push_str(if text.contains("\r\n") { "\r\n" } else { "\n" });
            }
            above + &text[end..]
        }
        List::Inline(brackets, slots) => {
            let slot = format!("{{ {} }}", lines[1..].join(", "));
            match slots.last() {
                Some((_, last)) => after(text, &last.own, &slot),
                None => replaced(text, brackets.start + 1..brackets.start + 1, &slot),
            }
        }
    })
}

/// Removes the slot of this number. None: there is none.
pub(super) fn remove(text: &str, number: &str) -> Result<Option<String>, Problem> {
    let list = List::of(&parsed(text)?);
    Ok(list.position(number).map(|at| match list {
        List::Inline(_, slots) => {
            let all: Vec<_> = slots.iter().map(|(_, slot)| slot.own.clone()).collect();
            without_element(text, &all, at)
        }
        List::Tables(slots) => slots[at].1.take_all(text),
        List::Missing => text.to_owned(),
    }))
}

/// Gives the slot of this number another label, or none. None: there is no such slot.
pub(super) fn rename(text: &str, number: &str, label: Option<&str>) -> Result<Option<String>, Problem> {
    let list = List::of(&parsed(text)?);
    let (List::Tables(slots) | List::Inline(_, slots)) = list else { return Ok(None) };
    let found = slots.iter().find(|(of, _)| of == number);
    Ok(found.map(|(_, slot)| match label {
        Some(label) => slot.put(text, "slots", "label", &Value::from(label).to_string()),
        None => slot.take(text, "label"),
    }))
}

impl List {
    fn of(document: &Document<&str>) -> Self {
        match document.get("slots") {
            Some(Item::ArrayOfTables(tables)) => {
                let number = |item: Option<&Item>| item.and_then(Item::as_str).unwrap_or_default().to_owned();
                Self::Tables(tables.iter().map(|it| (number(it.get("number")), Body::of_table(it))).collect())
            }
            Some(Item::Value(Value::Array(array))) => {
                let number =
                    |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
                let slots = array.iter().filter_map(Value::as_inline_table);
                let slots = slots.map(|it| (number(it.get("number")), Body::of_inline(it))).collect();
                Self::Inline(array.span().unwrap_or_default(), slots)
            }
            _ => Self::Missing,
        }
    }

    fn position(&self, number: &str) -> Option<usize> {
        match self {
            Self::Missing => None,
            Self::Tables(slots) | Self::Inline(_, slots) => slots.iter().position(|(of, _)| of == number),
        }
    }
}

/// Comments right below a slot are about it, such as a label that is switched off; unless something else follows on them.
fn below_its_comments(text: &str, from: usize) -> usize {
    let mut at = from;
    while text[at..].trim_start_matches([' ', '\t']).starts_with('#') {
        at = next_line(text, at);
    }
    let line = &text[at..next_line(text, at)];
    if line.trim().is_empty() { at } else { from }
}

/// Puts an element after the last one; on a line of its own where that has one.
fn after(text: &str, last: &Range<usize>, slot: &str) -> String {
    let comma = comma_after(text, last.end).filter(|comma| !text[last.end..*comma].contains('\n'));
    let behind = comma.map_or(last.end, |comma| comma + 1);
    let rest = text[behind..next_line(text, behind)].trim();
    let indent = &text[line_start(text, last.start)..last.start];
    if !indent.trim().is_empty() || !(rest.is_empty() || rest.starts_with('#')) {
        return replaced(text, last.end..last.end, &format!(", {slot}"));
    }
    let added =
        line_below(text, behind, &format!("{indent}{slot}{}", if comma.is_some() { "," } else { "" }));
    match comma {
        Some(_) => added,
        None => replaced(&added, last.end..last.end, ","),
    }
}
