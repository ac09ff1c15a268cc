//! Which key does what: the defaults, and what the settings change. No two actions have the same chord.

mod action;
mod chord;
mod pressed;

pub use action::{Action, ActionGroup};
pub use chord::{Chord, Unfit};
pub(super) use pressed::Pressed;

use std::collections::BTreeMap;

use egui::{Context, Event};

use super::digit_row;
use crate::say;
use crate::store::{KeySettings, NO_KEY};
use crate::words::Message;

/// The chord of each action; an action without one is reached through the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMap {
    chords: BTreeMap<Action, Chord>,
}

/// Why an action cannot have this chord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The chord is needed for something else, or is none.
    Unfit(Unfit),
    /// It belongs to this action already.
    Taken(Action),
}

/// Every line of `[keys]` that cannot be followed: its action, and the sentence that says why.
pub fn wrong_keys(lines: &KeySettings) -> Vec<(String, Message)> {
    KeyMap::of_settings(lines).err().unwrap_or_default()
}

impl Default for KeyMap {
    fn default() -> Self {
        let chord = |action: Action| Some((action, action.usual()?));
        Self { chords: Action::ALL.into_iter().filter_map(chord).collect() }
    }
}

impl KeyMap {
    /// The chord of an action.
    pub fn chord(&self, action: Action) -> Option<Chord> {
        self.chords.get(&action).copied()
    }

    /// Gives an action another chord.
    ///
    /// # Errors
    /// [`Refused::Taken`]: another action has it. Nothing has changed then.
    pub fn set(&mut self, action: Action, chord: Chord) -> Result<(), Refused> {
        let holder = self.chords.iter().find(|(other, held)| **held == chord && **other != action);
        if let Some((other, _)) = holder {
            return Err(Refused::Taken(*other));
        }
        self.chords.insert(action, chord);
        Ok(())
    }

    /// An action gives its chord up.
    pub fn clear(&mut self, action: Action) {
        self.chords.remove(&action);
    }

    /// The map that `[keys]` describes. All lines are read before any clash is looked for, so that two actions may swap
    /// their keys.
    ///
    /// # Errors
    /// Every line that cannot be followed: its action, and the sentence that says why.
    pub fn of_settings(lines: &KeySettings) -> Result<Self, Vec<(String, Message)>> {
        let mut map = Self::default();
        let (mut wanted, mut wrong) = (Vec::new(), Vec::new());
        for (name, line) in lines {
            let Some(action) = Action::of_key_name(name) else {
                wrong.push((name.clone(), say!("keys-no-such-action", name = name)));
                continue;
            };
            map.clear(action);
            if line.chord == NO_KEY {
                continue;
            }
            match Chord::read(&line.chord) {
                Ok(chord) => wanted.push((name, &line.chord, action, chord)),
                Err(why) => wrong.push((name.clone(), Refused::Unfit(why).says(&line.chord))),
            }
        }
        for (name, spelling, action, chord) in wanted {
            if let Err(why) = map.set(action, chord) {
                wrong.push((name.clone(), why.says(spelling)));
            }
        }
        if wrong.is_empty() { Ok(map) } else { Err(wrong) }
    }

    /// The same, and the usual keys where it cannot be followed: that was told before a window opened, and a window writes none.
    pub fn or_usual(lines: &KeySettings) -> Self {
        Self::of_settings(lines).unwrap_or_default()
    }

    /// The action whose chord was pressed in this frame. A key that is held down counts once.
    pub fn pressed(&self, ctx: &Context) -> Option<Action> {
        ctx.input_mut(|input| {
            // Those with Shift first: Ctrl+Shift+K is Ctrl+K too, where nothing else is.
            let mut all: Vec<(Action, Chord)> =
                self.chords.iter().map(|(action, chord)| (*action, *chord)).collect();
            all.sort_by_key(|(_, chord)| std::cmp::Reverse(chord.held()));
            // What a key is called counts before where it is.
            [false, true].into_iter().find_map(|by_place| {
                all.iter().find_map(|(action, chord)| {
                    let mut fresh = false;
                    input.events.retain(|event| match event {
                        Event::Key { key, physical_key, pressed: true, repeat, modifiers }
                            if (if by_place {
                                digit_row::meant(*key, *physical_key)
                            } else {
                                Some(*key)
                            })
                            .is_some_and(|key| chord.is(key, *modifiers)) =>
                        {
                            fresh |= !repeat;
                            false
                        }
                        _ => true,
                    });
                    fresh.then_some(*action)
                })
            })
        })
    }
}

impl Refused {
    /// The sentence for the settings.
    pub fn says(self, chord: &str) -> Message {
        match self {
            Self::Taken(action) => say!("keys-taken", chord = chord, action = action.says()),
            Self::Unfit(Unfit::Unread) => say!("keys-unread", chord = chord),
            Self::Unfit(Unfit::Types) => say!("keys-types", chord = chord),
            Self::Unfit(Unfit::Moves) => say!("keys-moves", chord = chord),
            Self::Unfit(Unfit::Edits) => say!("keys-edits", chord = chord),
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Key, Modifiers, RawInput};

    use super::*;
    use crate::store::KeySetting;

    fn of<const N: usize>(lines: [(&str, &str); N]) -> Result<KeyMap, Vec<(String, Message)>> {
        let line = |chord: &str| KeySetting { chord: chord.to_owned(), line: 1, of_policy: false };
        KeyMap::of_settings(&lines.map(|(name, chord)| (name.to_owned(), line(chord))).into())
    }

    fn said(refused: &[(String, Message)]) -> Vec<String> {
        refused.iter().map(|(_, why)| why.in_english()).collect()
    }

    #[test]
    fn every_action_has_a_chord_of_its_own_and_a_name_of_its_own() {
        let map = KeyMap::default();
        for action in Action::ALL {
            assert!(map.chord(action).is_some(), "{action:?}: {}", action.default_chord());
            assert_eq!(Action::of_key_name(action.key_name()), Some(action));
        }
        let mut chords: Vec<String> = map.chords.values().map(Chord::to_string).collect();
        chords.sort();
        chords.dedup();
        assert_eq!(chords.len(), Action::ALL.len());
    }

    #[test]
    fn a_clash_is_refused_with_a_sentence_and_changes_nothing() {
        let mut map = KeyMap::default();
        let f2 = Chord::read("F2").expect("a chord");
        assert_eq!(map.set(Action::Park, f2), Err(Refused::Taken(Action::Answer)));
        assert_eq!(map, KeyMap::default());
        let refused = of([("park", "F2")]).expect_err("a clash");
        assert_eq!(
            said(&refused),
            ["F2 already does this: answer a recall, else the call that rings. Choose another key."]
        );
    }

    #[test]
    fn two_actions_may_swap_their_keys_and_one_may_give_its_key_away() {
        let map = of([("park", "F2"), ("answer", "F4")]).expect("no clash");
        assert_eq!(map.chord(Action::Park), Chord::read("F2").ok());
        assert_eq!(map.chord(Action::Answer), Chord::read("F4").ok());
        let map = of([("compact", NO_KEY), ("park", "F11")]).expect("no clash");
        assert_eq!((map.chord(Action::Compact), map.chord(Action::Park)), (None, Chord::read("F11").ok()));
    }

    #[test]
    fn what_cannot_be_followed_names_its_line_and_says_why() {
        for (line, sentence) in [
            (("pork", "F2"), "Valet has no action named pork."),
            (("park", "Hyper+2"), "Hyper+2 is no key that Valet knows. Write it like F4 or Ctrl+Shift+P."),
            (
                ("park", "p"),
                "p types something, so it is needed where you type. Choose a function key, or one with Ctrl.",
            ),
            (("park", "Escape"), "Escape moves through the window or closes something. Choose another key."),
            (("park", "Ctrl+V"), "Ctrl+V edits text or changes the size of everything. Choose another key."),
        ] {
            let refused = of([line]).expect_err("refused");
            assert_eq!(refused[0].0, line.0);
            assert_eq!(said(&refused), [sentence]);
        }
        assert_eq!(of([("pork", "F2"), ("park", "p"), ("hold", "F4")]).expect_err("refused").len(), 2);
    }

    /// What each of so many frames takes the key for that goes down in the first and stays down.
    fn press<const FRAMES: usize>(key: Key, modifiers: Modifiers) -> [Option<Action>; FRAMES] {
        let ctx = Context::default();
        std::array::from_fn(|_| {
            let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            let mut found = None;
            let input = RawInput { events: vec![event], ..RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| found = found.or(KeyMap::default().pressed(ui.ctx())));
            output.textures_delta.clear();
            found
        })
    }

    /// What a key of the row of digits does with Ctrl on a French keyboard, as winit tells of it: the sign that it types, or
    /// its place where egui has no name for the sign.
    fn press_of_row(named: Key, place: Key) -> Option<Action> {
        let ctx = Context::default();
        let event = Event::Key {
            key: named,
            physical_key: Some(place),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        };
        let mut found = None;
        let input = RawInput { events: vec![event], ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| found = found.or(KeyMap::default().pressed(ui.ctx())));
        output.textures_delta.clear();
        found
    }

    #[test]
    fn a_row_of_digits_that_types_signs_says_what_the_digits_say() {
        for (named, place, action) in [
            (Key::Num1, Key::Num1, Some(Action::SayStatus)),
            (Key::Num2, Key::Num2, Some(Action::SayLast)),
            (Key::Num3, Key::Num3, Some(Action::SayLongest)),
            (Key::Quote, Key::Num4, Some(Action::SayConnection)),
            (Key::ArrowLeft, Key::Num4, None),
            (Key::Quote, Key::Quote, None),
            (Key::Comma, Key::Num4, Some(Action::Settings)),
        ] {
            assert_eq!(press_of_row(named, place), action, "{named:?} on the place of {place:?}");
        }
    }

    #[test]
    fn a_chord_is_told_from_its_key_alone_and_counts_once_while_held() {
        assert_eq!(press(Key::F4, Modifiers::NONE), [Some(Action::Park), None, None]);
        assert_eq!(press(Key::I, Modifiers::COMMAND), [Some(Action::Sources)]);
        assert_eq!(press(Key::I, Modifiers::NONE), [None]);
        assert_eq!(press(Key::F4, Modifiers::ALT), [None], "Alt+F4 closes the window and parks nobody");
    }
}
