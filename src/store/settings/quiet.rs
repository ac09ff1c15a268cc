//! Quiet hours: when notifications make no sound. `[notifications] quiet_from` and `quiet_until`, both or neither.

use jiff::civil::Time;

/// From when until when it is quiet every day; over midnight where `from` is the later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: Time,
    /// The first minute that is loud again; never that of `from`.
    pub until: Time,
}

impl QuietHours {
    /// Whether it is quiet at this time of day.
    pub fn contains(&self, time: Time) -> bool {
        if self.from < self.until {
            (self.from..self.until).contains(&time)
        } else {
            time >= self.from || time < self.until
        }
    }
}

/// `06:30`; None where it is no such time.
pub(super) fn time_of(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !two_digits(hour) || !two_digits(minute) {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// As the file spells it.
pub(super) fn spelled(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_end_when_they_say_and_may_go_over_midnight() {
        let time = |text| time_of(text).unwrap();
        let hours = |from, until| QuietHours { from: time(from), until: time(until) };
        for (quiet, at, is) in [
            (hours("12:00", "13:00"), "12:00", true),
            (hours("12:00", "13:00"), "13:00", false),
            (hours("12:00", "13:00"), "11:59", false),
            (hours("22:00", "06:30"), "23:59", true),
            (hours("22:00", "06:30"), "00:00", true),
            (hours("22:00", "06:30"), "06:30", false),
            (hours("22:00", "06:30"), "12:00", false),
        ] {
            assert_eq!(quiet.contains(time(at)), is, "{quiet:?} at {at}");
        }
    }

    #[test]
    fn a_time_of_day_has_two_digits_each() {
        for bad in ["", "6:30", "24:00", "12:60", "12:00:00", "+1:00", "noon", "12.00", "１２:00"] {
            assert_eq!(time_of(bad), None, "{bad:?}");
        }
        assert_eq!(time_of("00:00").map(spelled).as_deref(), Some("00:00"));
        assert_eq!(time_of("23:59").map(spelled).as_deref(), Some("23:59"));
    }
}
