//! How long somebody waits, in words.

use crate::say;
use crate::words::{Arg, Message};

/// "recall in 0:08", or "recall within 0:08" where it may come sooner.
pub fn recall_in(left_ms: u64, at_most: bool) -> Message {
    match (left_ms, at_most) {
        (0, _) => say!("recall-due"),
        (_, true) => say!("recall-within", left = Arg::Clock(left_ms)),
        (_, false) => say!("recall-in", left = Arg::Clock(left_ms)),
    }
}
