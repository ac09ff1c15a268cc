//! Reads the source of Valet: what it says, and what it should not.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// The rooms that speak to the attendant. What only support or an administrator at a terminal reads is not in them.
const ROOMS: [&str; 2] = ["src/ui/keymap", "src/words"];

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
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        let all = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder))
            .expect("a folder of the project");
        for entry in all {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            let path = folder.join(&name);
            let is_test = name.starts_with("tests") || name.ends_with("_tests.rs") || name == "properties.rs";
            if path.extension().is_none() && !is_test {
                folders.push(path);
            } else if name.ends_with(".rs") && !is_test {
                let text = read(&path);
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let code: Vec<&str> = text
                    .lines()
                    .map(|line| if line.trim_start().starts_with("//") { "" } else { line })
                    .collect();
                files.push((path, code.join("\n")));
            }
        }
    }
    files
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

/// Text in quotes with at least two words, a sentence by its look, in the rooms that speak to the attendant.
pub fn sentences_in_code() -> Vec<String> {
    let mut found = Vec::new();
    for room in ROOMS {
        for (path, code) in program(room) {
            for (number, line) in code.lines().enumerate() {
                let is_for_support = ["tracing::", "error!(", "warn!(", "info!(", "debug!(", "expect("]
                    .iter()
                    .any(|macro_name| line.contains(macro_name));
                if is_for_support {
                    continue;
                }
                let texts = line.split('"').skip(1).step_by(2);
                for text in texts.filter(|text| is_sentence(text)) {
                    found.push(format!("{}:{}: {text:?}", path.display(), number + 1));
                }
            }
        }
    }
    found
}

fn is_sentence(text: &str) -> bool {
    let words =
        text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    words.count() >= 2
}
