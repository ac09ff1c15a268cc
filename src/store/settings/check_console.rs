//! What the settings of the console may be: choices, numbers within limits, times, keys. A failed check says it as the end of
//! a sentence: "… must be between 30 and 600, not 12".

use std::ops::RangeInclusive;

use jiff::civil::Time;
use toml::de::DeValue;

use super::check::{Checked, instead_of, text};
use super::choices::Choice;
use super::sections::{KEEP_DAYS, RECALL_SECS, ZOOM};
use super::{keys, quiet};
use crate::say;
use crate::words::Message;

pub(super) fn recall_secs(value: &DeValue<'_>) -> Checked<u64> {
    whole(value, RECALL_SECS, |least, most| say!("wants-seconds", least = least, most = most))
}

pub(super) fn keep_days(value: &DeValue<'_>) -> Checked<u16> {
    let days = whole(value, KEEP_DAYS, |least, most| say!("wants-days", least = least, most = most))?;
    // Whatever is allowed fits.
    Ok(u16::try_from(days).unwrap_or(u16::MAX))
}

/// Limits stand as they are typed in the file.
fn whole(
    value: &DeValue<'_>,
    allowed: RangeInclusive<u64>,
    wanted: impl FnOnce(String, String) -> Message,
) -> Checked<u64> {
    let (least, most) = (allowed.start().to_string(), allowed.end().to_string());
    let DeValue::Integer(number) = value else { return Err(instead_of(wanted(least, most), value)) };
    match u64::from_str_radix(number.as_str(), number.radix()) {
        Ok(number) if allowed.contains(&number) => Ok(number),
        _ => Err(instead_of(say!("wants-between", least = least, most = most), value)),
    }
}

pub(super) fn on_or_off(value: &DeValue<'_>) -> Checked<bool> {
    match value {
        DeValue::Boolean(on) => Ok(*on),
        _ => Err(instead_of(say!("wants-on-or-off"), value)),
    }
}

/// A device by its name, its id or its kind: which ones there are is not known here.
pub(super) fn device(value: &DeValue<'_>) -> Checked<String> {
    match text(value).map(str::trim) {
        Some(device) if device.is_empty() || device.chars().any(char::is_control) => {
            Err(say!("wants-device"))
        }
        Some(device) => Ok(device.to_owned()),
        None => Err(instead_of(say!("wants-device"), value)),
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
        _ => {
            let (least, most) = (format!("{:.1}", ZOOM.start()), format!("{:.1}", ZOOM.end()));
            Err(instead_of(say!("wants-number", least = least, most = most), value))
        }
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
        let allowed =
            quoted.split_last().map(|(last, rest)| say!("settings-or", first = rest.join(", "), last = last));
        instead_of(say!("wants-choice", allowed = allowed), value)
    })
}

pub(super) fn time_of_day(value: &DeValue<'_>) -> Checked<Time> {
    text(value).and_then(quiet::time_of).ok_or_else(|| instead_of(say!("wants-time"), value))
}

pub(super) fn chord(value: &DeValue<'_>) -> Checked<String> {
    match text(value) {
        Some(chord) if keys::is_chord(chord) => Ok(chord.to_owned()),
        _ => Err(instead_of(say!("wants-chord", none = keys::NO_KEY), value)),
    }
}
