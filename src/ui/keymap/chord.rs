//! A chord: one key, alone or with Ctrl, Alt and Shift. The settings spell it `Ctrl+Shift+K`; on a Mac `Ctrl` is the
//! command key.

use std::fmt;

use egui::{Key, Modifiers};

use crate::say;
use crate::ui::digit_row;
use crate::words::Words;

/// One key with what is held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    ctrl: bool,
    alt: bool,
    shift: bool,
    key: Key,
}

/// Why a chord cannot be used for an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is spelled as no chord is.
    Unread,
    /// It types something, so it is needed where text is typed.
    Types,
    /// It moves the focus, presses what has it, or closes what is open.
    Moves,
    /// It edits text, or makes everything larger or smaller.
    Edits,
}

/// These lead through the window and press what has the focus (the design's "Esc never hangs up" among them).
const MOVING: [Key; 11] = [
    Key::Tab,
    Key::Enter,
    Key::Space,
    Key::Escape,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Home,
    Key::End,
    Key::Backspace,
];

/// With Ctrl these edit text or change the size of everything.
const EDITING: [Key; 11] = [
    Key::A,
    Key::C,
    Key::V,
    Key::X,
    Key::Y,
    Key::Z,
    Key::Plus,
    Key::Equals,
    Key::Minus,
    Key::Num0,
    Key::Delete,
];

impl Chord {
    /// Reads the spelling of the settings, such as `F8` or `Ctrl+Shift+K`.
    ///
    /// # Errors
    /// [`Unfit`]: no chord is spelled so, or this one is needed for something else.
    pub fn read(spelling: &str) -> Result<Self, Unfit> {
        let mut parts: Vec<&str> = spelling.split('+').map(str::trim).collect();
        let key = parts.pop().filter(|key| !key.is_empty()).ok_or(Unfit::Unread)?;
        let key = named(key).ok_or(Unfit::Unread)?;
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        for part in parts {
            let held = match part.to_ascii_lowercase().as_str() {
                "ctrl" | "cmd" => &mut ctrl,
                "alt" => &mut alt,
                "shift" => &mut shift,
                _ => return Err(Unfit::Unread),
            };
            if std::mem::replace(held, true) {
                return Err(Unfit::Unread);
            }
        }
        Self { ctrl, alt, shift, key }.checked()
    }

    /// The chord of a key event, for the settings: "press the keys".
    ///
    /// # Errors
    /// [`Unfit`]: it is needed for something else.
    pub fn of_press(key: Key, modifiers: Modifiers) -> Result<Self, Unfit> {
        let (alt, shift) = (modifiers.alt, modifiers.shift);
        Self { ctrl: modifiers.command, alt, shift, key }.checked()
    }

    fn checked(self) -> Result<Self, Unfit> {
        if MOVING.contains(&self.key) {
            return Err(Unfit::Moves);
        }
        let is_function = self.key >= Key::F1 && self.key <= Key::F35;
        // Alt with a key types letters in many layouts (AltGr), and opens menus in others.
        if !is_function && !self.ctrl {
            return Err(Unfit::Types);
        }
        if self.ctrl && !self.alt && !self.shift && EDITING.contains(&self.key) {
            return Err(Unfit::Edits);
        }
        // The window manager closes the window with it.
        if self.alt && self.key == Key::F4 {
            return Err(Unfit::Moves);
        }
        Ok(self)
    }

    /// How many are held down beside the key.
    pub(super) fn held(self) -> u8 {
        u8::from(self.ctrl) + u8::from(self.alt) + u8::from(self.shift)
    }

    /// This key went down with these held. Shift may be held beside Ctrl: on some keyboards no figure is typed without it.
    pub(super) fn is(self, key: Key, held: Modifiers) -> bool {
        let shift = self.shift == held.shift || (self.ctrl && !self.shift);
        self.key == key && self.ctrl == held.command && self.alt == held.alt && shift
    }

    /// The key that a chord can mean by this press: the one that the keyboard has there, or its digit.
    pub fn key_meant(key: Key, place: Option<Key>, held: Modifiers) -> Key {
        let digit = digit_row::meant(key, place);
        digit.filter(|_| Self::of_press(key, held) != Err(Unfit::Edits)).unwrap_or(key)
    }

    /// What was pressed, as the keys of this language's keyboard are called, whether or not it can be a chord.
    pub fn spell(key: Key, modifiers: Modifiers, words: &Words) -> String {
        let (alt, shift) = (modifiers.alt, modifiers.shift);
        Self { ctrl: modifiers.command, alt, shift, key }.name(words)
    }

    /// As the keys of this language's keyboard are called: `Strg+K`.
    pub fn name(self, words: &Words) -> String {
        let held =
            [(self.ctrl, say!("key-ctrl")), (self.alt, say!("key-alt")), (self.shift, say!("key-shift"))];
        let held = held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, name)| words.tell(&name));
        held.chain([spelled(self.key).to_owned()]).collect::<Vec<_>>().join("+")
    }
}

/// The spelling of the settings file.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (is_held, name) in [(self.ctrl, "Ctrl"), (self.alt, "Alt"), (self.shift, "Shift")] {
            if is_held {
                write!(f, "{name}+")?;
            }
        }
        f.write_str(spelled(self.key))
    }
}

fn spelled(key: Key) -> &'static str {
    match key {
        Key::Comma => ",",
        Key::Period => ".",
        other => other.name(),
    }
}

fn named(name: &str) -> Option<Key> {
    Key::from_name(name).or_else(|| Key::from_name(&name.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_is_read_as_it_is_written() {
        for spelling in ["F8", "Ctrl+K", "Ctrl+,", "Ctrl+1", "Ctrl+Alt+Shift+P", "Shift+F2"] {
            assert_eq!(Chord::read(spelling).map(|chord| chord.to_string()), Ok(spelling.to_owned()));
        }
        assert_eq!(Chord::read("ctrl + k"), Chord::read("Ctrl+K"));
    }

    #[test]
    fn what_is_needed_for_typing_moving_and_editing_is_refused() {
        for (spelling, why) in [
            ("", Unfit::Unread),
            ("Ctrl+", Unfit::Unread),
            ("Hyper+K", Unfit::Unread),
            ("Ctrl+Ctrl+K", Unfit::Unread),
            ("Ctrl+Banana", Unfit::Unread),
            ("K", Unfit::Types),
            ("7", Unfit::Types),
            ("Shift+K", Unfit::Types),
            ("Alt+Q", Unfit::Types),
            ("Escape", Unfit::Moves),
            ("Ctrl+Tab", Unfit::Moves),
            ("Enter", Unfit::Moves),
            ("Alt+F4", Unfit::Moves),
            ("Ctrl+C", Unfit::Edits),
            ("Ctrl+0", Unfit::Edits),
        ] {
            assert_eq!(Chord::read(spelling), Err(why), "{spelling:?}");
        }
    }

    #[test]
    fn the_keys_are_called_as_on_the_keyboard_of_the_language() {
        let chord = Chord::read("Ctrl+Shift+K").expect("a chord");
        let name = |language| chord.name(&Words::new(language));
        assert_eq!(name(crate::words::Language::English), "Ctrl+Shift+K");
        assert_eq!(name(crate::words::Language::German), "Strg+Umschalt+K");
    }
}
