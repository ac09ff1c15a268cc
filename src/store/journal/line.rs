//! One record, one line: a checksum, a space, JSON, a line feed. JSON escapes line feeds, so a line ends where it ends.
//!
//! ```text
//! 5d3c1f0a9be27746 {"kind":"valet_journal","version":1}
//! 0b61c3d5a2f4e897 {"kind":"park","id":1,"slot_id":"7001",…}
//! ```

use std::borrow::Cow;
use std::fmt::Write as _;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::entry::{Gone, ParkedCall};

/// Raised when an older Valet would read the file wrongly. New fields and kinds do not need that: they are carried along.
pub(super) const VERSION: u64 = 1;

/// The checksum is cut to this many bytes: against accidents, not against people who may write the file anyway.
const SUM_BYTES: usize = 8;

/// A record as it is written.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Record<'a> {
    ValetJournal {
        version: u64,
        /// Ids up to here were given to calls whose lines are no longer in the file.
        #[serde(skip_serializing_if = "Option::is_none")]
        highest_id: Option<u64>,
    },
    Park(&'a ParkedCall),
    Recalled {
        id: u64,
        at: Timestamp,
    },
    Gone {
        id: u64,
        why: Gone,
    },
}

/// A record as it is read.
#[derive(Debug)]
pub(super) enum Read {
    Header {
        version: u64,
        highest_id: Option<u64>,
    },
    Park(Box<ParkedCall>),
    Recalled {
        id: u64,
        at: Timestamp,
    },
    Gone {
        id: u64,
    },
    /// Written well, by a Valet that knows more kinds than this one.
    Strange,
}

/// The JSON of a record. It has no line feed in it.
pub(super) fn json(record: &Record<'_>) -> serde_json::Result<String> {
    serde_json::to_string(record)
}

/// Adds the line of `json` to `out`.
pub(super) fn write_line(out: &mut Vec<u8>, json: &str) {
    out.extend_from_slice(sum(json.as_bytes()).as_bytes());
    out.push(b' ');
    out.extend_from_slice(json.as_bytes());
    out.push(b'\n');
}

/// The JSON of a line without its line feed. None where a single bit is not as it was written.
pub(super) fn unsealed(line: &[u8]) -> Option<&str> {
    let (sealed, json) = line.split_at_checked(2 * SUM_BYTES)?;
    let json = json.strip_prefix(b" ")?;
    (sealed == sum(json).as_bytes()).then_some(json).and_then(|json| std::str::from_utf8(json).ok())
}

/// What a line's JSON says. None where a kind that is known here has a shape that is not.
pub(super) fn read(json: &str) -> Option<Read> {
    #[derive(Deserialize)]
    struct Kind<'a> {
        #[serde(borrow)]
        kind: Cow<'a, str>,
    }
    #[derive(Deserialize)]
    struct Header {
        version: u64,
        highest_id: Option<u64>,
    }
    #[derive(Deserialize)]
    struct Recalled {
        id: u64,
        at: Timestamp,
    }
    #[derive(Deserialize)]
    struct Of {
        id: u64,
    }
    let Kind { kind } = serde_json::from_str(json).ok()?;
    Some(match kind.as_ref() {
        "valet_journal" => {
            let Header { version, highest_id } = serde_json::from_str(json).ok()?;
            Read::Header { version, highest_id }
        }
        "park" => Read::Park(serde_json::from_str(json).ok()?),
        "recalled" => {
            let Recalled { id, at } = serde_json::from_str(json).ok()?;
            Read::Recalled { id, at }
        }
        // Why it is gone is for people; a reason of a newer Valet is as good.
        "gone" => {
            let Of { id } = serde_json::from_str(json).ok()?;
            Read::Gone { id }
        }
        _ => Read::Strange,
    })
}

fn sum(json: &[u8]) -> String {
    let digest = Sha256::digest(json);
    digest.iter().take(SUM_BYTES).fold(String::with_capacity(2 * SUM_BYTES), |mut text, byte| {
        write!(text, "{byte:02x}").ok();
        text
    })
}
