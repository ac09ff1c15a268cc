//! A table of stays for a spreadsheet: RFC 4180, one line a stay, and a header.
//!
//! * **UTF-8 with a byte order mark.** Without one Excel takes the file for its own code page and spoils every name that is
//!   not ASCII; whoever reads it with a program asks for `utf-8-sig`.
//! * **Commas**, as RFC 4180 says. Where Excel expects semicolons, *Data, From text* reads it.
//! * **No formulas** (OWASP, *CSV injection*). Names and numbers are the caller's to choose, and a spreadsheet computes a field
//!   that begins with `=`, `+`, `-`, `@`, a tab or a line break. Such a field gets an apostrophe before it, quoted or not,
//!   and so do the wide forms of those signs, which some programs take for them.
//! * **Phone numbers.** `+4930123456` begins with a plus and stays as it is: of a plus and digits alone nothing can be
//!   computed but the number itself, and who imports the table into a directory or a dialler gets a number that can be
//!   dialled. With anything else in it (`+49-30-123`, `+49 30`, `+1;ext=2`) it is guarded like every other text.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The byte order mark.
const MARK: &str = "\u{feff}";
/// What a formula may begin with, also in the wide forms of East Asian keyboards.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// No number has more digits (E.164).
const DIGITS_MAX: usize = 15;

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    /// The slot's number.
    pub slot: &'r str,
    /// Its label.
    pub label: &'r str,
    /// When the caller was parked, if that is known.
    pub parked: Option<Timestamp>,
    /// When it ended.
    pub ended: Timestamp,
    /// How long she waited, in milliseconds; written in whole seconds that have passed.
    pub waited_ms: Option<u64>,
    /// How it ended, in a word.
    pub ending: &'r str,
    /// Parked from here, in a word.
    pub here: &'r str,
    /// The caller's name.
    pub name: &'r str,
    /// The caller's number.
    pub number: &'r str,
}

/// The table as bytes, with times in this zone. What is not known is an empty field.
pub fn table<'r>(header: &[String], rows: impl IntoIterator<Item = Row<'r>>, zone: &TimeZone) -> Vec<u8> {
    let mut text = MARK.to_owned();
    line(&mut text, header.iter().map(|column| guarded(column)));
    for row in rows {
        let time =
            |at: Timestamp| at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        let fields = [
            guarded(row.slot),
            guarded(row.label),
            row.parked.map(time).unwrap_or_default(),
            time(row.ended),
            row.waited_ms.map(|ms| (ms / 1_000).to_string()).unwrap_or_default(),
            guarded(row.ending),
            guarded(row.here),
            guarded(row.name),
            guarded(row.number),
        ];
        line(&mut text, fields.into_iter());
    }
    text.into_bytes()
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&quoted(field));
    }
    text.push_str("\r\n");
}

/// In quotes, where the field would not end where it ends.
fn quoted(field: String) -> String {
    let needs_quotes = |c: char| matches!(c, ',' | '"' | '\r' | '\n' | ';' | '\t');
    let spaced = field.starts_with(' ') || field.ends_with(' ');
    if spaced || field.contains(needs_quotes) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

/// Nothing that a spreadsheet computes.
fn guarded(field: &str) -> String {
    // Spreadsheets pass over blanks before a formula, and over what does not show.
    let shown = field.trim_start_matches([' ', '\u{a0}', '\u{feff}', '\0']);
    let is_formula = shown.starts_with(FORMULA) && !is_dialled(field);
    if is_formula { format!("'{field}") } else { field.to_owned() }
}

/// A plus and digits alone.
fn is_dialled(field: &str) -> bool {
    field.strip_prefix('+').is_some_and(|digits| {
        (1..=DIGITS_MAX).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests;
