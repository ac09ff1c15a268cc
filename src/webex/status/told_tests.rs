//! What the table tells, in every language.

use std::collections::HashSet;

use super::*;
use crate::words::{Language, Words};

const JARGON: [&str; 10] =
    ["HTTP", "API", "token", "endpoint", "server", "error", "status", "  ", "scope", "timeout"];

/// Every sentence of the table in this language: command, row, text.
fn told(language: Language) -> Vec<(Command, &'static Row, String)> {
    let words = Words::new(language);
    let rows = |command| TABLE.iter().map(move |row| (command, row));
    let cells = Command::ALL.into_iter().flat_map(rows);
    cells.map(|(command, row)| (command, row, words.tell(&row.message(command)))).collect()
}

#[test]
fn every_command_has_a_whole_sentence_of_its_own_for_every_ending_in_every_language() {
    let mut elsewhere: HashSet<String> = HashSet::new();
    for language in Language::ALL {
        let mut seen: HashSet<(Command, String)> = HashSet::new();
        for (command, row, text) in told(language) {
            let cell = format!("{language:?}, {command:?}, {:?}: {text}", row.ending);
            assert!(text.ends_with('.') && text.len() > 20 && !text.contains(".."), "{cell}");
            assert!(!text.contains(['{', '}']), "a clause is missing: {cell}");
            assert!(!text.chars().any(|c| c.is_ascii_digit()), "a status code is no word: {cell}");
            assert!(!elsewhere.contains(&text), "another language's words: {cell}");
            assert!(seen.insert((command, text)), "twice: {cell}");
        }
        elsewhere.extend(seen.into_iter().map(|(_, text)| text));
    }
}

#[test]
fn no_sentence_is_written_for_engineers_and_none_of_another_command_is_about_a_retrieve() {
    for (command, row, text) in told(Language::English) {
        for word in JARGON {
            assert!(!text.contains(word), "{word}: {command:?} {:?}: {text}", row.ending);
        }
        let about_retrieves = text.to_lowercase().contains("retrieve");
        assert!(command == Command::Retrieve || !about_retrieves, "{command:?}: {text}");
    }
}

#[test]
fn a_refused_command_says_what_did_not_happen_and_an_unknown_one_what_may_have() {
    for language in Language::ALL {
        let words = Words::new(language);
        for (command, row, text) in told(language).into_iter().filter(|(of, ..)| *of != Command::Retrieve) {
            let says = |clause: Message| text.contains(&words.tell(&clause));
            let refused = matches!(row.outcome, Outcome::Refused | Outcome::NotSent);
            assert_eq!(says(command.was_not()), refused, "{:?}: {text}", row.ending);
            // 202 and 204 are said before anything is known, and name nothing.
            let doubtful =
                row.outcome == Outcome::Unknown && !matches!(row.ending, Ending::Status(202 | 204));
            assert_eq!(says(command.may_be()), doubtful, "{:?}: {text}", row.ending);
        }
    }
}

/// A command that a catalogue forgets would be told the last one's clause.
#[test]
fn every_command_has_its_own_clauses_in_every_language() {
    let clauses: [fn(Command) -> Message; 5] =
        [Command::was_not, Command::may_be, Command::again, Command::perhaps, Command::plural];
    for language in Language::ALL {
        let words = Words::new(language);
        for clause in clauses {
            let last = words.tell(&clause(Command::SetPreferred));
            for command in Command::ALL {
                let is_retrieve = command == Command::Retrieve;
                let told = words.tell(&clause(command));
                assert!(
                    told != last || command == Command::SetPreferred || is_retrieve,
                    "{language:?} {command:?}"
                );
            }
        }
        for clause in [Command::was_not, Command::may_be, Command::plural] {
            let told: HashSet<String> = Command::ALL.iter().map(|of| words.tell(&clause(*of))).collect();
            assert_eq!(told.len(), Command::ALL.len() - 1, "{language:?}: two commands read the same");
        }
    }
}

#[test]
fn a_refused_park_names_the_slot_and_the_call() {
    for status in [400, 404, 409, 410] {
        let reads = row_of(Ending::Status(status)).message(Command::Park).in_english();
        assert!(reads.contains("the slot is taken") && reads.contains("not parked"), "{reads}");
    }
}
