//! What a fuzzer feeds to the journal: a file that was cut, or written by somebody else.

use super::ledger::{Replay, replay};
use super::line;

/// Replays a file as it is, and one whose lines are sealed as ours are, so that the fuzzer comes past the checksum. What
/// was read, written anew and read once more is the same.
///
/// # Panics
/// It is not.
pub fn file(bytes: &[u8]) {
    twice(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut sealed = Vec::new();
    for json in text.lines() {
        line::write_line(&mut sealed, json);
    }
    twice(&sealed);
}

fn twice(bytes: &[u8]) {
    let Replay::Ours { ledger, .. } = replay(bytes) else { return };
    let Ok(anew) = ledger.file() else { return };
    let Replay::Ours { ledger: again, broken, .. } = replay(&anew) else { unreachable!() };
    assert_eq!((again.needed(), again.highest_id(), broken), (ledger.needed(), ledger.highest_id(), 0));
    assert!(again.calls().eq(ledger.calls()));
}
