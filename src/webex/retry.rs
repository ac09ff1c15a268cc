//! Whether and when a read is tried again: a decision, not a loop. Commands never come here (contract 10.4).

use std::time::Duration;

use super::retry_after::{BACKGROUND_MAX, DEFAULT};
use super::status::{ReadRetry, Row};

/// How often a read is sent at most.
pub const TRIES_MAX: u32 = 3;

/// The wait after the first failure; it doubles with each further one.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// How long to wait before the next try, or `None` if there is none.
///
/// `tries` counts those already made, `retry_after` is what Webex asked for, and `jitter` (0 to 1) spreads the consoles of
/// one office, which were all cut off in the same moment.
pub fn decide(row: &Row, tries: u32, retry_after: Option<Duration>, jitter: f64) -> Option<Duration> {
    if tries >= TRIES_MAX {
        return None;
    }
    match row.read_retry {
        // The transport refreshes and repeats by itself, once.
        ReadRetry::Never | ReadRetry::AfterRefresh => None,
        ReadRetry::AfterWait => Some(background(retry_after)),
        ReadRetry::Backoff => {
            let longest = FIRST_WAIT * 2_u32.pow(tries.saturating_sub(1).min(8));
            let jitter = if jitter.is_nan() { 1.0 } else { jitter.clamp(0.0, 1.0) };
            let wait = longest.mul_f64(0.5 + 0.5 * jitter);
            // A 503 may carry Retry-After too.
            Some(retry_after.map_or(wait, |asked| asked.clamp(wait, BACKGROUND_MAX)))
        }
    }
}

/// How long background work waits when Webex asks for it: what it says, 5 s if it says nothing, 60 s at most.
pub fn background(retry_after: Option<Duration>) -> Duration {
    retry_after.unwrap_or(DEFAULT).min(BACKGROUND_MAX)
}

#[cfg(test)]
mod tests {
    use super::super::status::{Ending, TABLE, row_of};
    use super::*;

    const fn ms(ms: u64) -> Option<Duration> {
        Some(Duration::from_millis(ms))
    }

    #[test]
    fn the_table_of_decisions() {
        use Ending::{NoAnswer, NotSent, Status, Unreadable};
        for (ending, tries, retry_after, jitter, wait) in [
            (Status(500), 1, None, 0.0, ms(250)),
            (Status(500), 1, None, 1.0, ms(500)),
            (Status(502), 2, None, 0.0, ms(500)),
            (Status(504), 2, None, 1.0, ms(1_000)),
            (Status(501), 1, None, 0.5, ms(375)),
            (Status(503), 1, ms(2_000), 0.0, ms(2_000)),
            (Status(503), 1, ms(0), 0.0, ms(250)),
            (Status(503), 1, ms(3_600_000), 0.0, ms(60_000)),
            (Status(500), 3, None, 0.0, None),
            (NoAnswer, 1, None, 0.0, ms(250)),
            (NotSent, 2, None, 1.0, ms(1_000)),
            (NotSent, 3, None, 1.0, None),
            (Status(429), 1, ms(7_000), 0.0, ms(7_000)),
            (Status(429), 2, None, 0.9, ms(5_000)),
            (Status(429), 1, ms(600_000), 0.0, ms(60_000)),
            (Status(423), 1, ms(1_000), 0.0, ms(1_000)),
            (Status(429), 3, ms(1_000), 0.0, None),
            (Status(401), 1, None, 0.0, None),
            (Status(403), 1, ms(1_000), 0.0, None),
            (Status(404), 1, None, 0.0, None),
            (Status(422), 1, None, 0.0, None),
            (Status(302), 1, None, 0.0, None),
            (Unreadable, 1, None, 0.0, None),
        ] {
            assert_eq!(decide(row_of(ending), tries, retry_after, jitter), wait, "{ending:?} after {tries}");
        }
    }

    #[test]
    fn no_ending_is_tried_a_fourth_time_and_no_jitter_breaks_it() {
        for row in TABLE {
            assert_eq!(decide(row, TRIES_MAX, None, 0.5), None);
            for jitter in [-1.0, 2.0, f64::INFINITY, f64::NAN] {
                assert!(decide(row, 1, None, jitter).is_none_or(|wait| wait <= DEFAULT), "{row:?}");
            }
        }
    }
}
