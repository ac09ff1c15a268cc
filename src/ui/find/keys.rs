//! The keys of the list while the field has the keyboard.

use egui::{Event, Key, Modifiers, Ui};

use super::entries::ActKey;

/// What a page of the list is to PageUp and PageDown.
const PAGE: isize = 5;

/// What the keyboard asks for in this frame.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// So many rows further.
    pub steps: isize,
    /// This is to be done with the chosen row.
    pub act: Option<ActKey>,
}

impl Keys {
    /// Takes the keys of the list out of what the field would hear. A key that is held down chooses on, and does nothing
    /// more than once.
    pub fn take(ui: &Ui) -> Self {
        let mut keys = Self::default();
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return true };
                let step = match key {
                    Key::ArrowDown => 1,
                    Key::ArrowUp => -1,
                    Key::PageDown => PAGE,
                    Key::PageUp => -PAGE,
                    Key::Enter => {
                        if !repeat {
                            keys.act = act_key(*modifiers);
                        }
                        return false;
                    }
                    _ => return true,
                };
                keys.steps += step;
                false
            });
        });
        keys
    }
}

fn act_key(held: Modifiers) -> Option<ActKey> {
    match (held.command, held.shift, held.alt) {
        (false, false, false) => Some(ActKey::Enter),
        (true, false, false) => Some(ActKey::CtrlEnter),
        (false, true, false) => Some(ActKey::ShiftEnter),
        (false, false, true) => Some(ActKey::AltEnter),
        _ => None,
    }
}
