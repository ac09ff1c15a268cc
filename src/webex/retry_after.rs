//! `Retry-After`, in both of its forms: seconds, and a date (RFC 9110 section 10.2.3; contract 10.2).

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

/// What the wait is when Webex asks for one without saying how long (contract 10.2).
pub const DEFAULT: Duration = Duration::from_secs(5);

/// The longest wait of background work (contract 10.2).
pub const BACKGROUND_MAX: Duration = Duration::from_secs(60);

/// Read as IMF-fixdate ends in GMT, which RFC 2822 counts as an obsolete zone name.
const DATES: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);

/// How long to wait from `now`, or `None` if the header says nothing that can be followed: negative, fractional, garbage.
/// A date that has passed is no wait at all.
pub fn parse(header: &str, now: Timestamp) -> Option<Duration> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than fit mean "very long", not garbage.
        return Some(Duration::from_secs(header.parse().unwrap_or(u64::MAX)));
    }
    let until = parse_date(header)?;
    Some(Duration::try_from(until.duration_since(now)).unwrap_or(Duration::ZERO))
}

/// A date as HTTP writes it, `Wed, 30 Sep 2026 14:05:42 GMT`.
pub(super) fn parse_date(header: &str) -> Option<Timestamp> {
    DATES.parse_timestamp(header.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait_secs(header: &str) -> Option<u64> {
        let now = "2026-09-30T14:05:12Z".parse().expect("a time");
        parse(header, now).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds_and_dates_are_read_and_anything_else_is_not() {
        for (header, secs) in [
            ("0", Some(0)),
            ("7", Some(7)),
            (" 60 ", Some(60)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("Wed, 30 Sep 2026 14:05:42 GMT", Some(30)),
            ("Wed, 30 Sep 2026 14:05:42 +0000", Some(30)),
            ("Thu, 30 Sep 2026 14:05:42 GMT", Some(30)),
            ("Wed, 30 Sep 2026 14:05:00 GMT", Some(0)),
            ("-5", None),
            ("+5", None),
            ("1.5", None),
            ("", None),
            ("soon", None),
            ("٧", None),
            ("Wed, 31 Feb 2026 14:05:42 GMT", None),
        ] {
            assert_eq!(wait_secs(header), secs, "{header:?}");
        }
    }
}
