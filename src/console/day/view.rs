//! What the screen shows of the record: the days that were asked for, and how reading, exporting and deleting them went.

use std::path::PathBuf;

use jiff::civil::Date;

use super::table::TableWords;
use super::{Keeping, Stay, dates};
use crate::say;
use crate::words::{Arg, Message};

/// Days of the record, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl Days {
    /// This day alone.
    pub fn one(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// The day is among them.
    pub fn contain(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// What may be wanted of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayWish {
    /// Read these days.
    Read(Days),
    /// Write these days as a table, in the place of a file that is there.
    Export {
        /// Which days.
        days: Days,
        /// Where.
        path: PathBuf,
        /// Its header and words.
        words: Box<TableWords>,
    },
    /// Delete all of it.
    Delete,
    /// From now on keep it so; what is too old now goes at once.
    Keep(Keeping),
}

/// The record of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadDays {
    /// Which.
    pub days: Days,
    /// What is in it, in the order in which the stays ended.
    pub stays: Vec<Stay>,
    /// What of it could not be read.
    pub unread: Vec<Unread>,
    /// All days of the record, oldest first.
    pub kept: Vec<Date>,
}

/// A part of the record that could not be read. It stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Lines that are half written, or not Valet's; the others of that day are there.
    Lines {
        /// Of which day.
        day: Date,
        /// How many.
        lines: usize,
    },
    /// The file of a day, and what the system says.
    File {
        /// Of which day.
        day: Date,
        /// A sentence.
        why: Arg,
    },
}

/// What the record reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayNews {
    /// Some days were read.
    Read(ReadDays),
    /// A stay is in the record, as it stands there.
    Written {
        /// In the file of this day.
        day: Date,
        /// The stay.
        stay: Stay,
    },
    /// Stays are not written any more, said once until they are again; a sentence.
    NotWritten(Arg),
    /// A table was written, or a sentence why not.
    Exported(Result<Exported, Arg>),
    /// The record was deleted: so many days. Or a sentence why not all of it.
    Deleted(Result<usize, Arg>),
}

/// A table that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where.
    pub path: PathBuf,
    /// So many stays.
    pub stays: usize,
}

/// What is known of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayView {
    /// Which days are being read; what was read before stays in sight.
    pub reading: Option<Days>,
    /// What was read last. Stays that end today come in by themselves, if today is among the days.
    pub read: Option<ReadDays>,
    /// All days of the record, oldest first, as far as it was read.
    pub kept: Vec<Date>,
    /// A table is being written.
    pub is_exporting: bool,
    /// The record is being deleted.
    pub is_deleting: bool,
    /// Why stays are not written at the moment; a sentence.
    pub not_written: Option<Arg>,
    /// What came of the last table, or of deleting.
    pub outcome: Option<Outcome>,
}

/// What came of a wish, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// A sentence.
    pub words: Message,
    /// It did not work.
    pub is_trouble: bool,
}

impl DayView {
    /// Somebody wants this. Returns whether it is to be done, and not being done already.
    pub(super) fn begin(&mut self, wish: &DayWish) -> bool {
        match wish {
            DayWish::Read(days) => self.reading.replace(*days) != Some(*days),
            DayWish::Export { .. } => {
                self.outcome = None;
                !std::mem::replace(&mut self.is_exporting, true)
            }
            DayWish::Delete => {
                self.outcome = None;
                !std::mem::replace(&mut self.is_deleting, true)
            }
            DayWish::Keep(_) => {
                // What was read may be too old now: whoever looks at it reads it again.
                (self.read, self.reading) = (None, None);
                self.kept.clear();
                true
            }
        }
    }

    /// Takes news in. Returns what is to be said of it, and whether it is trouble.
    pub(super) fn take(&mut self, news: DayNews) -> Vec<(Message, bool)> {
        match news {
            DayNews::Read(mut read) => {
                self.kept = std::mem::take(&mut read.kept);
                // An answer to an earlier question says nothing about the days that are wanted now.
                if self.reading != Some(read.days) {
                    return Vec::new();
                }
                self.reading = None;
                let said = read.unread.iter().map(|unread| (unread.message(), true)).collect();
                self.read = Some(read);
                said
            }
            DayNews::Written { day, stay } => {
                self.not_written = None;
                if let Err(place) = self.kept.binary_search(&day) {
                    self.kept.insert(place, day);
                }
                if let Some(read) = self.read.as_mut().filter(|read| read.days.contain(day)) {
                    read.stays.push(stay);
                }
                Vec::new()
            }
            DayNews::NotWritten(why) => {
                self.not_written = Some(why.clone());
                vec![(say!("day-not-written", why = why), true)]
            }
            DayNews::Exported(result) => {
                self.is_exporting = false;
                self.came_of(match result {
                    Ok(Exported { path, stays }) => {
                        (say!("day-exported", stays = stays, path = path.display().to_string()), false)
                    }
                    Err(why) => (say!("day-not-exported", why = why), true),
                })
            }
            DayNews::Deleted(result) => {
                self.is_deleting = false;
                // Also after a failure: what is left is to be read again.
                (self.read, self.reading) = (None, None);
                self.kept.clear();
                self.came_of(match result {
                    Ok(days) => (say!("day-deleted", days = days), false),
                    Err(why) => (say!("day-not-deleted", why = why), true),
                })
            }
        }
    }

    fn came_of(&mut self, (words, is_trouble): (Message, bool)) -> Vec<(Message, bool)> {
        self.outcome = Some(Outcome { words: words.clone(), is_trouble });
        vec![(words, is_trouble)]
    }
}

impl Unread {
    /// What it is, in words.
    pub fn message(&self) -> Message {
        match self {
            Self::Lines { day, lines } => {
                say!("day-unread-lines", day = dates::date(*day), lines = *lines)
            }
            Self::File { day, why } => say!("day-unread-file", day = dates::date(*day), why = why),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;
    use crate::console::calls::Party;
    use crate::console::day::Ending;

    fn stay() -> Stay {
        Stay {
            slot_number: "7001".to_owned(),
            slot_label: "Lobby 1".to_owned(),
            parked_at: None,
            ended_at: Timestamp::UNIX_EPOCH,
            waited_ms: None,
            ending: Ending::Left,
            by_me: false,
            caller: Party::default(),
        }
    }

    #[test]
    fn a_stay_that_ends_comes_into_the_days_that_are_shown_and_no_others() {
        let today = date(2026, 11, 24);
        let mut view = DayView { reading: Some(Days::one(today)), ..DayView::default() };
        let read = ReadDays { days: Days::one(today), stays: vec![], unread: vec![], kept: vec![] };
        assert!(view.take(DayNews::Read(read)).is_empty());
        for day in [today, date(2026, 11, 25)] {
            view.take(DayNews::Written { day, stay: stay() });
        }
        assert_eq!(view.read.map(|read| read.stays), Some(vec![stay()]));
        assert_eq!(view.kept, [today, date(2026, 11, 25)]);
    }

    #[test]
    fn an_answer_to_an_earlier_question_is_dropped() {
        let days = |day| Days::one(date(2026, 11, day));
        let mut view = DayView { reading: Some(days(24)), ..DayView::default() };
        view.take(DayNews::Read(ReadDays {
            days: days(23),
            stays: vec![stay()],
            unread: vec![],
            kept: vec![],
        }));
        assert_eq!((view.reading, view.read), (Some(days(24)), None));
    }

    #[test]
    fn what_was_deleted_is_not_shown_any_more() {
        let days = Days::one(date(2026, 11, 24));
        let read = ReadDays { days, stays: vec![stay()], unread: vec![], kept: vec![] };
        let kept = vec![days.from];
        let mut view = DayView { read: Some(read), kept, is_deleting: true, ..DayView::default() };
        let said = view.take(DayNews::Deleted(Ok(3)));
        let words = say!("day-deleted", days = 3_usize);
        assert_eq!(said, [(words.clone(), false)]);
        let outcome = Some(Outcome { words, is_trouble: false });
        assert_eq!(view, DayView { outcome, ..DayView::default() });
    }

    #[test]
    fn what_is_kept_otherwise_from_now_on_is_to_be_read_again() {
        let days = Days::one(date(2026, 11, 24));
        let read = ReadDays { days, stays: vec![stay()], unread: vec![], kept: vec![] };
        let mut view = DayView { read: Some(read), kept: vec![days.from], ..DayView::default() };
        assert!(view.begin(&DayWish::Keep(Keeping { days: 0, names: true })));
        assert_eq!(view, DayView::default());
    }
}
