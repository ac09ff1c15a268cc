//! The words of an exported table: its header and what stands in its columns, in the language of the desk.

use super::Ending;
use crate::console::words::{IN_THE_GROUP, PARKED_FOR_ME, slot_name};
use crate::say;
use crate::words::Words;

/// Columns of the table.
pub const COLUMNS: usize = 9;

/// The words of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableWords {
    /// The header: slot, label, parked, ended, seconds waited, ending, parked here, name, number.
    pub columns: [String; COLUMNS],
    /// How a stay ended, in the order of [`Ending::ALL`].
    endings: [String; Ending::ALL.len()],
    /// It was parked from here.
    pub yes: String,
    /// It was not.
    pub no: String,
    /// What stands for the label of a slot without a number that Valet has named itself, as the record has it.
    own_labels: [(&'static str, String); 2],
}

impl TableWords {
    /// The words of this language.
    pub fn of(words: &Words) -> Self {
        let columns = [
            say!("day-column-slot"),
            say!("day-column-label"),
            say!("day-column-parked"),
            say!("day-column-ended"),
            say!("day-column-waited"),
            say!("day-column-ending"),
            say!("day-column-here"),
            say!("day-column-name"),
            say!("day-column-number"),
        ];
        let endings = Ending::ALL.map(|ending| words.tell(&ending.message()));
        Self {
            columns: columns.map(|column| words.tell(&column)),
            endings,
            yes: words.tell(&say!("day-yes")),
            no: words.tell(&say!("day-no")),
            own_labels: [PARKED_FOR_ME, IN_THE_GROUP].map(|label| (label, words.text(&slot_name("", label)))),
        }
    }

    /// The label of a slot with this number, in the language of the table.
    pub fn label<'l>(&'l self, number: &str, label: &'l str) -> &'l str {
        let own = self.own_labels.iter().find(|(own, _)| number.is_empty() && *own == label);
        own.map_or(label, |(_, told)| told)
    }

    /// The word for an ending.
    pub fn ending(&self, ending: Ending) -> &str {
        &self.endings[ending as usize]
    }
}

impl Ending {
    /// The plain word for it, for a table, a legend or a sentence.
    pub fn message(self) -> crate::words::Message {
        match self {
            Self::Retrieved => say!("day-retrieved"),
            Self::Recalled => say!("day-recalled"),
            Self::Left => say!("day-left"),
            Self::Forgotten => say!("day-forgotten"),
            Self::Unknown => say!("day-unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn every_language_has_a_word_for_each_column_and_each_ending() {
        for language in Language::ALL {
            let words = TableWords::of(&Words::new(language));
            let mut all: Vec<&str> = words.columns.iter().map(String::as_str).collect();
            all.extend(Ending::ALL.map(|ending| words.ending(ending)));
            assert!(all.iter().all(|word| !word.is_empty() && !word.starts_with("day-")), "{all:?}");
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "two are called the same: {all:?}");
        }
    }

    #[test]
    fn a_slot_that_valet_has_named_is_named_in_the_language_of_the_table_and_no_other_is() {
        let words = TableWords::of(&Words::new(Language::German));
        for own in [PARKED_FOR_ME, IN_THE_GROUP] {
            let told = words.label("", own);
            assert!(told != own && !told.is_empty(), "{told}");
            assert_eq!(words.label("7001", own), own, "somebody calls a slot so");
        }
        assert_eq!(words.label("", "Lobby 1"), "Lobby 1");
    }
}
