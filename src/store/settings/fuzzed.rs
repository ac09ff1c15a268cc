//! What a fuzzer feeds to the settings: a file that somebody wrote.

use std::path::Path;

use super::{Settings, read, splice};

/// Reads a text as a person's file and as a policy, and sets a value in it: what can be read can be read afterwards, and
/// says the value.
///
/// # Panics
/// It cannot, or it does not.
pub fn file(text: &[u8]) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    drop(Settings::default().overlay(text, Path::new("policy.toml")));
    let Ok(_) = read::settings(text, Settings::default()) else { return };
    let Ok(edited) = splice::put(text, "console", "zoom", "1.25") else { return };
    match read::settings(&edited, Settings::default()) {
        Ok(read) => assert!((read.settings.console.zoom - 1.25).abs() < f32::EPSILON, "{edited}"),
        Err(problems) => panic!("{problems:?}\n{edited}"),
    }
}
