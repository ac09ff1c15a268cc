//! A day in words, as the language writes it.

use jiff::civil::Date;

use crate::say;
use crate::words::{Arg, Message};

/// Such as "29 November 2026".
pub fn date(day: Date) -> Message {
    let (number, month) = (day.day().unsigned_abs(), day.month().unsigned_abs());
    // A year is no count: nothing stands between its digits.
    let year = Arg::Text(day.year().to_string());
    say!("date", day = u64::from(number), month = u64::from(month), year = year)
}

/// Such as "Sunday, 29 November 2026".
pub fn date_with_weekday(day: Date) -> Message {
    let weekday = day.weekday().to_monday_one_offset().unsigned_abs();
    say!("date-with-weekday", weekday = u64::from(weekday), date = date(day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as on;

    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn a_day_is_written_as_the_language_writes_it() {
        let told = |day| {
            let told = Language::ALL.map(|language| Words::new(language).tell(&date_with_weekday(day)));
            Vec::from(told)
        };
        assert_eq!(
            told(on(2026, 11, 29)),
            [
                "Sunday, 29 November 2026",
                "Sonntag, 29. November 2026",
                "dimanche 29 novembre 2026",
                "domingo, 29 de noviembre de 2026"
            ]
        );
        assert_eq!(told(on(2026, 1, 1))[2], "jeudi 1er janvier 2026");
    }

    #[test]
    fn every_month_and_every_weekday_has_a_name_of_its_own() {
        for language in Language::ALL {
            let words = Words::new(language);
            let months: std::collections::BTreeSet<String> =
                (1..=12).map(|month| words.tell(&date(on(2026, month, 9)))).collect();
            let weekdays: std::collections::BTreeSet<String> =
                (1..=7).map(|day| words.tell(&date_with_weekday(on(2026, 6, day)))).collect();
            assert_eq!((months.len(), weekdays.len()), (12, 7), "{language:?}");
        }
    }
}
