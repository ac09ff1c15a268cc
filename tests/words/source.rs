//! Reads the source of Valet: what it says, and what it should not.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use valet::words::Language;

/// Rooms whose words no attendant reads; every other one speaks to her, also one that is built tomorrow.
const NOT_TO_HER: [&str; 6] = [
    // Its page is for whoever looks after the computer, in English as the command line is.
    "src/doctor",
    "src/args.rs",
    "src/main.rs",
    // It plays Webex.
    "src/simulator",
    "src/demo.rs",
    "src/fuzzed.rs",
];

/// Files in the others that speak to support, to an administrator at a terminal, or to a server.
const FOR_SUPPORT: [&str; 12] = [
    // The names of effects for the log, the log, and the support file.
    "src/console/effect.rs",
    "src/store/logs/mod.rs",
    "src/backend/support.rs",
    // What the doctor says of a scope.
    "src/oauth/scopes.rs",
    // Standard error: there is no window to say it in.
    "src/window.rs",
    // Errors as the log tells them; the attendant reads their kind in words of the catalogue.
    "src/webex/answer.rs",
    "src/webex/error.rs",
    "src/webex/tolerant.rs",
    // By these words of others it is known what kept an answer away.
    "src/webex/no_answer.rs",
    // The lines of an HTTP answer to the browser; its page is another file.
    "src/oauth/code/page.rs",
    "src/xsi/fuzzed.rs",
    // What was asked of the live layer, for the log.
    "src/xsi/wire.rs",
];

/// The rooms that speak to the attendant.
fn rooms() -> Vec<String> {
    let all = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("the source");
    let names = all.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut rooms: Vec<String> = names.map(|name| format!("src/{name}")).collect();
    rooms.retain(|room| !NOT_TO_HER.contains(&room.as_str()));
    rooms.sort();
    assert!(rooms.len() > 12, "{rooms:?}");
    rooms
}

/// One `say!` in the code.
pub struct Call {
    pub id: String,
    pub variables: BTreeSet<String>,
    place: String,
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: say!(\"{}\")", self.place, self.id)
    }
}

/// A file of the project.
pub fn read(path: &Path) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// Every Rust file below a folder of the project that is not a test, without its tests and comments.
fn program(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    if folder.ends_with(".rs") {
        return vec![(PathBuf::from(folder), code_of(Path::new(folder)))];
    }
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        let all = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder))
            .expect("a folder of the project");
        for entry in all {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            let path = folder.join(&name);
            let is_test = ["tests", "claims", "properties"].iter().any(|tests| name.starts_with(tests))
                || name.ends_with("_tests.rs");
            if path.extension().is_none() && !is_test {
                folders.push(path);
            } else if name.ends_with(".rs") && !is_test {
                let code = code_of(&path);
                files.push((path, code));
            }
        }
    }
    files
}

/// A file without its tests and comments.
fn code_of(path: &Path) -> String {
    let text = read(path);
    let tests = ["#[cfg(test)]\nmod tests {", "#[cfg(test)]\npub(super) mod tests {"];
    let ends = tests.iter().filter_map(|tests| text.find(tests)).min().unwrap_or(text.len());
    let text = &text[..ends];
    let lines = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Every `say!` of the program.
pub fn says() -> Vec<Call> {
    let mut calls = Vec::new();
    for (path, code) in program("src") {
        for (at, _) in code.match_indices("say!(") {
            let line = code[..at].lines().count();
            let inside = inside(&code[at + "say!(".len()..]);
            let mut parts = split(inside).into_iter();
            let id = parts.next().unwrap_or_default().trim().to_owned();
            let Some(id) = id.strip_prefix('"').and_then(|id| id.strip_suffix('"')) else { continue };
            let variables = parts
                .filter_map(|part| part.split_once('=').map(|(name, _)| name.trim().to_owned()))
                .filter(|name| !name.is_empty())
                .collect();
            calls.push(Call { id: id.to_owned(), variables, place: format!("{}:{line}", path.display()) });
        }
    }
    calls
}

/// Everything up to the parenthesis that closes the call.
fn inside(code: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &code[..at];
        }
    }
    code
}

/// The arguments of a call.
fn split(inside: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut from) = (0, false, 0);
    let mut parts = Vec::new();
    for (at, c) in inside.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(&inside[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[from..]);
    parts
}

/// What stands before a text in quotes that no attendant reads: the id of a control or a panel, the reason of a lint, a path,
/// and what goes into the log alone, such as the `Display` of an error: the attendant reads its message.
const NOBODY_READS: [&str; 19] = [
    "#[error(",
    "::custom(",
    "what: ",
    "self.send(",
    "Error::Address(",
    "not_known(",
    "PathBuf::from(",
    "unreachable!(",
    "Id::unique(",
    ".with(",
    "id_salt(",
    "push_id((",
    "Panel::top(",
    "Panel::bottom(",
    "Panel::right(",
    "request_discard(",
    "debug_tuple(",
    "debug_struct(",
    "reason = ",
];

/// Names, which are the same in every language: the program, its faces, methods and properties of the desktop, and two slots
/// as the files on disk name them; the screen has words for these.
const NAMES: [&str; 8] = [
    "Valet",
    "Valet/",
    "Inter",
    "Inter SemiBold",
    "Display",
    "Notify",
    "Parked for me",
    "Somewhere in your call park group",
];

/// What is said to servers, as their protocols spell it, words by which an answer of theirs is known, and what ends in the
/// log or in a `Debug`.
const SPELLED: [&str; 32] = [
    "Advanced Call",
    "Authorization:",
    "Basic Call",
    "Bearer ",
    "Digits( keys)",
    "Call Park",
    "Call Park Recall",
    "Channel",
    "Event",
    "Get",
    "Local",
    "Locked",
    "Standard Call",
    "Subscription",
    "Value",
    "application/xml; charset=UTF-8",
    "call park retrieve",
    "client id",
    "client secret",
    "invalid scope",
    "scope is",
    "scopes are",
    "it is larger than  MiB",
    "refused here, asking at the other path",
    "Some(…)",
    "None",
    "tunnel error",
    "the profile is free again when this is dropped",
    "the window was opened twice",
    "the refresh was interrupted",
    "there is nothing to renew with",
    "<?xml version=\\",
];

/// Text in quotes that looks like words, in the rooms that speak to the attendant: two of them, or one with a capital.
pub fn sentences_in_code() -> Vec<String> {
    let mut found = Vec::new();
    for room in rooms() {
        for (path, code) in program(&room) {
            if FOR_SUPPORT.iter().any(|file| path == Path::new(file)) {
                continue;
            }
            for (number, line) in code.lines().enumerate() {
                let is_for_support =
                    ["tracing::", "error!(", "warn!(", "info!(", "debug!(", "expect(", " assert!("]
                        .iter()
                        .any(|macro_name| line.contains(macro_name));
                if is_for_support {
                    continue;
                }
                let parts: Vec<&str> = line.split('"').collect();
                for pair in parts.chunks_exact(2) {
                    let (before, text) = (pair[0], &*without_values(pair[1]));
                    let is_read = !NOBODY_READS.iter().any(|mark| before.ends_with(mark));
                    if is_read && !is_name(text) && (is_sentence(text) || is_word(text)) {
                        found.push(format!("{}:{}: {text:?}", path.display(), number + 1));
                    }
                }
            }
        }
    }
    found
}

/// Where an error is handed on as the text of its `Display`, which is English: its message is what the attendant reads.
pub fn errors_told_in_english() -> Vec<String> {
    let mut found = Vec::new();
    for room in rooms() {
        for (path, code) in program(&room) {
            let lines = code.lines().enumerate();
            let told = lines.filter(|(_, line)| {
                ["why.to_string().into()", "error.to_string().into()"].iter().any(|told| line.contains(told))
            });
            // What the system says of a disk beyond what there are words for.
            let told = told.filter(|_| path != Path::new("src/store/error.rs"));
            found.extend(told.map(|(number, line)| format!("{}:{}: {line}", path.display(), number + 1)));
        }
    }
    found
}

/// What stands in the text itself, without the values that go into it.
fn without_values(text: &str) -> String {
    let mut rest = text.split('{');
    let first = rest.next().unwrap_or_default().to_owned();
    rest.fold(first, |whole, part| whole + part.split_once('}').map_or("", |(_, after)| after))
}

/// A name says the same in every language; so does that of a language, in its own.
fn is_name(text: &str) -> bool {
    // As the settings file spells it: `[[slots]] number`.
    let is_setting = text.starts_with('[') && text.split_whitespace().count() <= 2;
    NAMES.contains(&text)
        || SPELLED.contains(&text)
        || is_setting
        || is_chord(text)
        || Language::ALL.iter().any(|language| language.name() == text)
}

/// A chord as the settings file spells it, such as `Ctrl+K`.
fn is_chord(text: &str) -> bool {
    ["Ctrl", "Ctrl+", "Alt", "Shift"]
        .iter()
        .any(|held| text == *held || held.ends_with('+') && text.starts_with(held))
}

/// One word that begins with a capital letter, with whatever stands around it.
fn is_word(text: &str) -> bool {
    let word = text.trim_matches(|c: char| !c.is_alphabetic());
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().count() >= 3
        && letters.all(|c| c.is_lowercase() || c == '-')
}

fn is_sentence(text: &str) -> bool {
    let words =
        text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    words.count() >= 2
}

/// What takes a space, a margin, a radius or the size of a text, and ends before the value.
const TAKES_A_TOKEN: [&str; 13] = [
    ".add_space(",
    "inner_margin(",
    "content_margin(",
    "corner_radius(",
    "CornerRadius::same(",
    "Margin::same(",
    "Margin::symmetric(",
    "item_spacing = vec2(",
    "item_spacing.x = ",
    "item_spacing.y = ",
    ".size(",
    "theme::regular(",
    "theme::semibold(",
];

/// Places where one of these is given as a number, and not as a token of the theme. Zero is no size.
pub fn sizes_in_code() -> Vec<String> {
    let mut found = Vec::new();
    for (path, code) in program("src/ui") {
        if path.starts_with("src/ui/theme") {
            continue;
        }
        for taker in TAKES_A_TOKEN {
            for (at, _) in code.match_indices(taker) {
                let given = code[at + taker.len()..].split([')', ';', '\n']).next().unwrap_or_default();
                let number = |value: &&str| value.trim().parse::<f32>().is_ok_and(|number| number != 0.0);
                if given.split(',').any(|value| number(&value)) {
                    let line = 1 + code[..at].matches('\n').count();
                    found.push(format!("{}:{line}: {taker}{given}", path.display()));
                }
            }
        }
    }
    found
}
