//! What the settings of the console may be: choices, numbers within limits, times, keys. A failed check says it as the end of
//! a sentence: "… must be between 30 and 600, not 12".

use std::ops::RangeInclusive;

use jiff::civil::Time;
use toml::de::DeValue;

use super::check::{Checked, text};
use super::choices::Choice;
use super::read::shown;
use super::sections::{KEEP_DAYS, RECALL_SECS, ZOOM};
use super::{keys, quiet};

pub(super) fn recall_secs(value: &DeValue<'_>) -> Checked<u64> {
    whole(value, RECALL_SECS, "seconds")
}

pub(super) fn keep_days(value: &DeValue<'_>) -> Checked<u16> {
    let days = whole(value, KEEP_DAYS, "days")?;
    u16::try_from(days).map_err(|why| why.to_string())
}

fn whole(value: &DeValue<'_>, allowed: RangeInclusive<u64>, unit: &str) -> Checked<u64> {
    let (least, most) = (allowed.start(), allowed.end());
    let DeValue::Integer(number) = value else {
        return Err(format!(
            "must be a whole number of {unit} between {least} and {most}, not {}",
            shown(value)
        ));
    };
    match u64::from_str_radix(number.as_str(), number.radix()) {
        Ok(number) if allowed.contains(&number) => Ok(number),
        _ => Err(format!("must be between {least} and {most}, not {}", shown(value))),
    }
}

pub(super) fn on_or_off(value: &DeValue<'_>) -> Checked<bool> {
    match value {
        DeValue::Boolean(on) => Ok(*on),
        _ => Err(format!("must be true or false without quotes, not {}", shown(value))),
    }
}

pub(super) fn zoom(value: &DeValue<'_>) -> Checked<f32> {
    let number = match value {
        DeValue::Float(number) => number.as_str().parse::<f32>().ok(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
        _ => None,
    };
    match number {
        Some(zoom) if ZOOM.contains(&zoom) => Ok(zoom),
        _ => Err(format!(
            "must be a number between {:.1} and {:.1}, not {}",
            ZOOM.start(),
            ZOOM.end(),
            shown(value)
        )),
    }
}

/// One of a few words. A number without quotes is taken too: `clock = 24` can mean one thing only.
pub(super) fn choice<T: Choice>(value: &DeValue<'_>) -> Checked<T> {
    let spelled = match value {
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str()),
        other => text(other),
    };
    spelled.and_then(T::of_tag).ok_or_else(|| {
        let quoted: Vec<String> = T::ALL.iter().map(|choice| format!("\"{}\"", choice.tag())).collect();
        let allowed = match quoted.split_last() {
            Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
            None => String::new(),
        };
        format!("must be {allowed}, not {}", shown(value))
    })
}

pub(super) fn time_of_day(value: &DeValue<'_>) -> Checked<Time> {
    text(value).and_then(quiet::time_of).ok_or_else(|| {
        format!("must be a time of day in quotes, from \"00:00\" to \"23:59\", not {}", shown(value))
    })
}

pub(super) fn chord(value: &DeValue<'_>) -> Checked<String> {
    match text(value) {
        Some(chord) if keys::is_chord(chord) => Ok(chord.to_owned()),
        _ => Err(format!(
            "must be a key such as \"F8\", \"Ctrl+K\" or \"Ctrl+Shift+Space\", or \"{}\", not {}",
            keys::NO_KEY,
            shown(value)
        )),
    }
}
