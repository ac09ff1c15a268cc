//! Days of the record as a table in a file that a person has chosen.

use std::path::PathBuf;

use jiff::tz::TimeZone;

use crate::console::day::Stay;
use crate::console::day::table::TableWords;
use crate::console::day::view::{Exported, ReadDays, Unread};
use crate::store::day::{Row, table};
use crate::store::write_atomically;
use crate::words::Arg;

/// Writes the table in one step. A day that could not be read is no empty day: then nothing is written.
pub(super) fn export(
    read: &ReadDays,
    path: PathBuf,
    words: &TableWords,
    zone: &TimeZone,
) -> Result<Exported, Arg> {
    if let Some(why) = read.unread.iter().find_map(|unread| match unread {
        Unread::File { why, .. } => Some(why),
        Unread::Lines { .. } => None,
    }) {
        return Err(why.clone());
    }
    let rows = read.stays.iter().map(|stay| row(stay, words));
    write_atomically(&path, &table(&words.columns, rows, zone)).map_err(|why| why.message())?;
    Ok(Exported { path, stays: read.stays.len() })
}

fn row<'s>(stay: &'s Stay, words: &'s TableWords) -> Row<'s> {
    Row {
        slot: &stay.slot_number,
        label: words.label(&stay.slot_number, &stay.slot_label),
        parked: stay.parked_at,
        ended: stay.ended_at,
        waited_ms: stay.waited_ms,
        ending: words.ending(stay.ending),
        here: if stay.by_me { &words.yes } else { &words.no },
        name: stay.caller.name.as_deref().unwrap_or_default(),
        number: stay.caller.number.as_deref().unwrap_or_default(),
    }
}
