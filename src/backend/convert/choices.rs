//! What a person has chosen, set or typed, and what is remembered of it.

use crate::console::attention::Notify;
use crate::console::board::ManualSlot;
use crate::console::day::Keeping;
use crate::console::endpoints::Choice;
use crate::console::hints::Hint;
use crate::console::preset::Preset;
use crate::console::session::KeepIn;
use crate::plain;
use crate::say;
use crate::store::{self, AnswerOn, SecretStore, Setting, Settings};
use crate::webex;
use crate::words::Arg;

/// The remembered device of a person.
pub fn choice(remembered: Option<&AnswerOn>) -> Choice {
    match remembered {
        None => Choice::Unmade,
        Some(AnswerOn::All) => Choice::AllDevices,
        Some(AnswerOn::Endpoint { id, name }) => {
            let name =
                if name.is_empty() { say!("phone-without-a-name").into() } else { plain::line(name).into() };
            Choice::One { id: id.as_str().into(), name }
        }
    }
}

/// The device that the settings name.
pub fn preset(settings: &Settings) -> Option<Preset> {
    let locked = settings.locks.of(Setting::AnswerOn).is_some();
    settings.console.answer_on.as_deref().map(|text| Preset::new(text, locked))
}

/// The chosen device, to be remembered; nothing where nothing was chosen.
pub fn answer_on(choice: &Choice) -> Option<AnswerOn> {
    match choice {
        Choice::Unmade => None,
        Choice::AllDevices => Some(AnswerOn::All),
        Choice::One { id, name } => {
            let name = name.as_text().unwrap_or_default().to_owned();
            Some(AnswerOn::Endpoint { id: id.0.clone(), name })
        }
    }
}

/// Where secrets are kept, as the core says it.
pub fn keep_in(store: SecretStore) -> KeepIn {
    match store {
        SecretStore::Keychain => KeepIn::Keychain,
        SecretStore::File => KeepIn::File,
        SecretStore::Memory => KeepIn::Memory,
    }
}

/// The name of a hint in the file of what is remembered.
pub fn hint_name(hint: Hint) -> &'static str {
    match hint {
        Hint::Retrieve => "retrieve",
        Hint::Device => "device",
        Hint::Keys => "keys",
    }
}

/// Where secrets are kept, as it is remembered.
pub fn secret_store(keep: KeepIn) -> SecretStore {
    match keep {
        KeepIn::Keychain => SecretStore::Keychain,
        KeepIn::File => SecretStore::File,
        KeepIn::Memory => SecretStore::Memory,
    }
}

/// The slots of the settings.
pub fn manual_slots(settings: &Settings) -> Vec<ManualSlot> {
    let slots = settings.slots.iter();
    let label = |label: &String| plain::line(label);
    slots
        .map(|slot| ManualSlot { number: slot.number.clone(), label: slot.label.as_ref().map(label) })
        .collect()
}

/// How somebody is notified.
pub fn notify(notify: store::Notify) -> Notify {
    match notify {
        store::Notify::Off => Notify::Off,
        store::Notify::Silent => Notify::Silent,
        store::Notify::Sound => Notify::Sound,
    }
}

/// What is kept of the day.
pub fn keeping(settings: &Settings) -> Keeping {
    Keeping { days: u32::from(settings.day.keep_days), names: settings.day.names }
}

/// A number as a person types it: what goes out as `destination`.
///
/// # Errors
/// The sentence that says what is wrong with it.
pub fn read_number(typed: &str) -> Result<String, Arg> {
    typed
        .parse::<webex::Destination>()
        .map(|number| number.as_str().to_owned())
        .map_err(|why| why.message().into())
}
