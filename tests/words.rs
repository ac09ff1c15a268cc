//! The words of Valet stand in one place: every message is there in every language, is used, and takes what it is given;
//! and no sentence stands in the code, nor a size that is no token of the theme.

#![allow(clippy::expect_used, reason = "helpers of tests may panic, too")]

#[path = "words/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use valet::words::Language;

/// A message and its variables, by id.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

fn files(language: Language) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words").join(language.tag());
    let mut files: Vec<(String, String)> = std::fs::read_dir(&folder)
        .unwrap_or_else(|why| panic!("{}: {why}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a readable file");
            (path.file_name().expect("a name").to_string_lossy().into_owned(), text)
        })
        .collect();
    files.sort();
    files
}

fn catalogue(language: Language) -> Catalogue {
    let mut catalogue = Catalogue::new();
    for (file, text) in files(language) {
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{} {file}: {errors:?}", language.tag()));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let id = message.id.name.to_owned();
                let pattern = message.value.unwrap_or_else(|| panic!("{file}: {id} has no text"));
                let mut variables = BTreeSet::new();
                of_pattern(&pattern, &mut variables);
                assert!(
                    catalogue.insert(id.clone(), variables).is_none(),
                    "{} {file}: {id} twice",
                    language.tag()
                );
            }
        }
    }
    catalogue
}

fn of_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, variables);
        }
    }
}

fn of_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, variables),
        Expression::Select { selector, variants } => {
            of_inline(selector, variables);
            for variant in variants {
                of_pattern(&variant.value, variables);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                of_inline(argument, variables);
            }
        }
        InlineExpression::Placeable { expression } => of_expression(expression, variables),
        _ => {}
    }
}

#[test]
fn every_language_has_every_message_with_the_same_variables() {
    let english = catalogue(Language::English);
    for language in Language::ALL {
        let other = catalogue(language);
        let missing: Vec<_> = english.keys().filter(|id| !other.contains_key(*id)).collect();
        let more: Vec<_> = other.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "{}: missing {missing:?}, too many {more:?}",
            language.tag()
        );
        for (id, variables) in &english {
            assert_eq!(other.get(id), Some(variables), "{}: variables of {id}", language.tag());
        }
    }
}

#[test]
fn every_language_has_the_same_files_and_each_is_in_the_program() {
    let names = |language| files(language).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let english = names(Language::English);
    for language in Language::ALL {
        assert_eq!(names(language), english, "{}", language.tag());
    }
    let program = source::read(Path::new("src/words/catalogue.rs"));
    for name in english {
        assert!(program.contains(&format!("/{name}")), "{name} is not compiled in");
    }
}

#[test]
fn every_message_is_used_and_every_used_message_is_there_with_its_values() {
    let english = catalogue(Language::English);
    let mut used = BTreeSet::new();
    for call in source::says() {
        let variables = english.get(&call.id).unwrap_or_else(|| panic!("{call}: no such message"));
        assert_eq!(&call.variables, variables, "{call}: what the message takes");
        used.insert(call.id);
    }
    let unused: Vec<_> = english.keys().filter(|id| !used.contains(*id)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

#[test]
fn no_sentence_stands_in_the_rooms_that_speak_to_the_attendant() {
    let found = source::sentences_in_code();
    assert!(found.is_empty(), "words in code, which belong into assets/words:\n{}", found.join("\n"));
}

#[test]
fn no_error_is_told_by_its_english_display() {
    let found = source::errors_told_in_english();
    assert!(found.is_empty(), "an error has a message for the attendant:\n{}", found.join("\n"));
}

#[test]
fn every_space_margin_radius_and_size_of_a_text_is_a_token_of_the_theme() {
    let found = source::sizes_in_code();
    assert!(found.is_empty(), "a number, which belongs into src/ui/theme:\n{}", found.join("\n"));
}

#[test]
fn in_french_no_mark_begins_a_line_for_a_space_that_does_not_break_stands_before_it() {
    // The narrow one would be finer, but epaint breaks a line at every space but this one.
    const NO_BREAK: char = '\u{a0}';
    for (file, text) in files(Language::French) {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let letters: Vec<char> = line.chars().collect();
            for pair in letters.windows(2) {
                let parted = pair[0].is_whitespace() && matches!(pair[1], ':' | ';' | '?' | '!' | '»');
                let opened = pair[0] == '«' && pair[1].is_whitespace();
                let space = if opened { pair[1] } else { pair[0] };
                assert!(!(parted || opened) || space == NO_BREAK, "{file}:{}: {line}", number + 1);
                assert!(
                    pair[0] != '«' && pair[1] != '»' || parted || opened,
                    "{file}:{}: no space in {line}",
                    number + 1
                );
            }
        }
    }
}
