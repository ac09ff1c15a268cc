//! A mistake of the window at a moment that a test chooses. Built with `debug_assertions` alone: what people install has
//! no such way (`.ci/package` looks for it).

/// Names the file that stops the window as soon as it is there.
const ASKED_BY: &str = "VALET_TEST_STOP";

/// Panics with the words of that file, as a mistake quotes what it was about.
pub(super) fn stop_if_asked() {
    if let Some(file) = std::env::var_os(ASKED_BY)
        && let Ok(words) = std::fs::read_to_string(file)
    {
        panic!("{words}");
    }
}
