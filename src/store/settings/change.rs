//! One change of a setting, as the window makes it, and the text that it leads to.

use toml_edit::Value;

use super::choices::Choice;
use super::{
    Locks, ManualSlot, Notify, Problem, QuietHours, Setting, SettingsError, Theme, keys, quiet, slots, splice,
};
use crate::say;
use crate::words::Message;
use crate::words::{ClockFace, LanguageChoice};

/// What [`super::set_setting`] writes. Limits are those of the file, and looked at there.
#[derive(Clone, PartialEq)]
pub enum Change {
    /// The proxy as it was typed. None or nothing but blanks: what the system says. It may hold a password.
    Proxy(Option<String>),
    /// After how many seconds Webex calls the parker back.
    RecallSecs(u64),
    /// Whether Valet answers the ringing device.
    AutoAnswer(bool),
    /// The device that rings from the start, as the file spells it. None: the one that was chosen last.
    AnswerOn(Option<String>),
    /// Light, dark, high contrast.
    Theme(Theme),
    /// How large everything is drawn; hundredths are kept.
    Zoom(f32),
    /// The language.
    Language(LanguageChoice),
    /// How a time of day is written.
    Clock(ClockFace),
    /// When a caller is parked.
    NotifyParked(Notify),
    /// When a caller is soon called back to the parker.
    NotifyWarning(Notify),
    /// When a caller has come back.
    NotifyRecall(Notify),
    /// When nothing makes a sound. None: never.
    Quiet(Option<QuietHours>),
    /// Whether the compact strip stays above all other windows.
    AlwaysOnTop(bool),
    /// Whether the window is the compact strip.
    Compact(bool),
    /// For how many days the record is kept.
    KeepDays(u16),
    /// Whether names and numbers are kept with it.
    Names(bool),
    /// The key of an action.
    Key {
        /// Which action.
        action: String,
        /// `Ctrl+K`, or [`super::NO_KEY`]. None: the usual key again.
        chord: Option<String>,
    },
    /// A slot more, after the last one.
    AddSlot(ManualSlot),
    /// The slot of this number goes; where it is gone already, nothing happens.
    RemoveSlot(String),
    /// A slot's label, None for none.
    RenameSlot {
        /// Which slot.
        number: String,
        /// What its tile shall say.
        label: Option<String>,
    },
}

/// What happens to one key.
struct Edit {
    setting: Setting,
    /// None: the key goes.
    literal: Option<Value>,
}

impl Change {
    /// The settings that it changes.
    pub fn settings(&self) -> Vec<Setting> {
        match self {
            Self::Key { .. } => vec![Setting::Keys],
            Self::AddSlot(_) | Self::RemoveSlot(_) | Self::RenameSlot { .. } => vec![Setting::Slots],
            other => other.edits().into_iter().map(|edit| edit.setting).collect(),
        }
    }

    pub(super) fn unlocked(&self, locks: &Locks) -> Result<(), SettingsError> {
        match self {
            Self::Key { action, .. } => locks.refuse_key(action),
            other => other.settings().into_iter().try_for_each(|setting| locks.refuse(setting)),
        }
    }

    /// The text with the change in it.
    pub(super) fn made_in(&self, text: &str) -> Result<String, Refusal> {
        match self {
            Self::Key { action, .. } if !keys::is_action(action) => {
                Err(Refusal::Change(say!("setting-no-action", name = action.escape_debug().to_string())))
            }
            Self::Key { action, chord: Some(chord) } => {
                Ok(splice::put(text, "keys", action, &Value::from(chord).to_string())?)
            }
            Self::Key { action, chord: None } => Ok(splice::take(text, "keys", action)?),
            Self::AddSlot(slot) => {
                if slots::has(text, &slot.number)? {
                    return Err(Refusal::Change(say!("setting-slot-there", number = &slot.number)));
                }
                Ok(slots::add(text, slot)?)
            }
            Self::RemoveSlot(number) => Ok(slots::remove(text, number)?.unwrap_or_else(|| text.to_owned())),
            Self::RenameSlot { number, label } => {
                let gone = || Refusal::Change(say!("setting-slot-gone", number = number));
                slots::rename(text, number, label.as_deref())?.ok_or_else(gone)
            }
            other => other.edits().into_iter().try_fold(text.to_owned(), |text, edit| edit.made_in(&text)),
        }
    }

    fn edits(&self) -> Vec<Edit> {
        let put = |setting, literal: Value| vec![Edit { setting, literal: Some(literal) }];
        match self {
            Self::Proxy(typed) => {
                let typed = typed.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
                vec![Edit { setting: Setting::Proxy, literal: typed.map(Value::from) }]
            }
            Self::RecallSecs(secs) => put(Setting::RecallSecs, number(*secs)),
            Self::AutoAnswer(on) => put(Setting::AutoAnswer, (*on).into()),
            Self::AnswerOn(device) => {
                vec![Edit { setting: Setting::AnswerOn, literal: device.as_deref().map(Value::from) }]
            }
            Self::Theme(theme) => put(Setting::Theme, theme.tag().into()),
            Self::Zoom(zoom) => put(Setting::Zoom, hundredths(*zoom)),
            Self::Language(language) => put(Setting::Language, language.tag().into()),
            Self::Clock(clock) => put(Setting::Clock, clock.tag().into()),
            Self::NotifyParked(notify) => put(Setting::NotifyParked, notify.tag().into()),
            Self::NotifyWarning(notify) => put(Setting::NotifyWarning, notify.tag().into()),
            Self::NotifyRecall(notify) => put(Setting::NotifyRecall, notify.tag().into()),
            Self::Quiet(hours) => {
                let spelled = |time| Value::from(quiet::spelled(time));
                vec![
                    Edit { setting: Setting::QuietFrom, literal: hours.map(|hours| spelled(hours.from)) },
                    Edit { setting: Setting::QuietUntil, literal: hours.map(|hours| spelled(hours.until)) },
                ]
            }
            Self::AlwaysOnTop(on) => put(Setting::AlwaysOnTop, (*on).into()),
            Self::Compact(on) => put(Setting::Compact, (*on).into()),
            Self::KeepDays(days) => put(Setting::KeepDays, i64::from(*days).into()),
            Self::Names(on) => put(Setting::Names, (*on).into()),
            Self::Key { .. } | Self::AddSlot(_) | Self::RemoveSlot(_) | Self::RenameSlot { .. } => Vec::new(),
        }
    }
}

impl Edit {
    fn made_in(&self, text: &str) -> Result<String, Refusal> {
        let (section, key) = (self.setting.section().name(), self.setting.key());
        Ok(match &self.literal {
            Some(literal) => splice::put(text, section, key, &literal.to_string())?,
            None => splice::take(text, section, key)?,
        })
    }
}

/// Why there is no such text.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The change makes no sense in this file.
    Change(Message),
    /// The file cannot be read.
    File(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::File(problem)
    }
}

/// A number that no file can hold is out of every limit too.
fn number(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

/// 1.1 as 1.1, not as the 1.10000002384 that it is in an `f32`.
fn hundredths(zoom: f32) -> Value {
    ((f64::from(zoom) * 100.0).round() / 100.0).into()
}

/// A proxy's address may hold its password.
impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<String> = self.settings().iter().map(Setting::to_string).collect();
        f.debug_tuple("Change").field(&names.join(", ")).finish()
    }
}
