//! Every reader of bytes that somebody else wrote, as fuzzers feed it (`tests/fuzz`). Compiled for them, and for the test
//! that gives each what they have found worth keeping.

pub use crate::oauth::code::fuzzed::callback;
pub use crate::store::journal::fuzzed::file as journal;
pub use crate::store::settings::fuzzed::file as settings;
pub use crate::webex::fuzzed::body as json;
pub use crate::xsi::fuzzed::stream as xsi;

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Feeds everything that is kept for it.
    fn feed(name: &str, target: fn(&[u8])) {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
        let mut fed = 0;
        for entry in std::fs::read_dir(&corpus).unwrap() {
            let path = entry.unwrap().path();
            target(&std::fs::read(&path).unwrap());
            fed += 1;
        }
        assert!(fed > 0, "nothing is kept in {}", corpus.display());
    }

    #[test]
    fn what_the_fuzzers_found_is_read_without_harm() {
        feed("callback", callback);
        feed("journal", journal);
        feed("json", json);
        feed("settings", settings);
        feed("xsi", xsi);
    }
}
