//! What stands on what: each tile, button and notice gets its ground, its border and its texts from here, together. So what
//! is drawn is what the tests have measured.

use egui::{Color32, Stroke};

use super::{CLEAR, Palette};
use crate::ui::parts::NoticeTone;
use crate::ui::tile_words::TileTone;

/// How a tile of one tone looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skin {
    /// What everything in it stands on.
    pub ground: Color32,
    /// Around it.
    pub border: Stroke,
    /// The border is dashed and the ground hatched: nothing is sure here.
    pub dashed: bool,
    /// It stands out of the board: somebody is there.
    pub raised: bool,
    /// The icon and the word of the state.
    pub state: Color32,
    /// What fills the bar until the recall.
    pub bar: Color32,
}

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// Only words: nothing can be pressed.
    Words,
    /// One choice among others.
    Plain,
    /// What the tile is for.
    Tonal,
    /// What the whole screen is for.
    Filled,
}

/// Ground, border and text of a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ButtonSkin {
    /// What its words stand on; clear where that is the tile.
    pub ground: Color32,
    /// Around it.
    pub border: Color32,
    /// Its words.
    pub text: Color32,
}

impl Palette {
    /// How a tile of this tone looks.
    pub fn tile(&self, tone: TileTone) -> Skin {
        let skin = |ground, width: f32, border, state, bar| {
            let width = if self.high_contrast { width + 1.0 } else { width };
            Skin { ground, border: Stroke::new(width, border), dashed: false, raised: false, state, bar }
        };
        let calm = |ground, border, state| skin(ground, 1.0, border, state, self.wait_line);
        let strong =
            |ground, border, state| Skin { raised: true, ..skin(ground, 2.0, border, state, border) };
        match tone {
            TileTone::NotKnown => Skin { dashed: true, ..calm(self.ground, self.edge, self.text3) },
            TileTone::Free => {
                Skin { border: Stroke::new(1.0, self.line), ..calm(self.ground, self.line, self.text3) }
            }
            TileTone::Parked => Skin { raised: true, ..calm(self.surface, self.wait_line, self.wait) },
            TileTone::HalfTime => strong(self.wait_soft, self.wait_line, self.wait),
            TileTone::Soon | TileTone::Recalled | TileTone::Trouble => {
                strong(self.urgent_soft, self.urgent_line, self.urgent)
            }
            TileTone::Asked => strong(self.surface, self.accent, self.accent),
            TileTone::Ringing => strong(self.accent_soft, self.accent, self.accent),
            TileTone::Connected => Skin { raised: true, ..calm(self.ok_soft, self.ok_line, self.ok) },
            TileTone::Waiting => Skin { raised: true, ..calm(self.wait_soft, self.wait_line, self.wait) },
        }
    }

    /// How a button looks; `pointed`: under the pointer or with the keyboard's focus.
    pub fn button(&self, emphasis: Emphasis, pointed: bool) -> ButtonSkin {
        let skin = |ground, border, text| ButtonSkin { ground, border, text };
        match (emphasis, pointed) {
            (Emphasis::Words, _) => skin(CLEAR, CLEAR, self.text2),
            (Emphasis::Plain, false) => skin(self.surface, self.edge, self.accent),
            (Emphasis::Tonal, false) => skin(self.accent_soft, self.accent, self.accent),
            (Emphasis::Filled, false) | (Emphasis::Plain | Emphasis::Tonal, true) => {
                skin(self.accent, self.accent, self.on_accent)
            }
            (Emphasis::Filled, true) => skin(self.accent_hover, self.accent_hover, self.on_accent),
        }
    }

    /// Ground and border of a notice.
    pub fn notice(&self, tone: NoticeTone) -> (Color32, Color32) {
        match tone {
            NoticeTone::Quiet => (self.sunken, self.line),
            NoticeTone::Wait => (self.wait_soft, self.wait_line),
            NoticeTone::Trouble => (self.urgent_soft, self.urgent_line),
        }
    }
}

/// Every tone, for the tests.
#[cfg(test)]
pub const TONES: [TileTone; 11] = {
    use TileTone::{
        Asked, Connected, Free, HalfTime, NotKnown, Parked, Recalled, Ringing, Soon, Trouble, Waiting,
    };
    [NotKnown, Free, Parked, HalfTime, Soon, Recalled, Asked, Ringing, Connected, Waiting, Trouble]
};

#[cfg(test)]
const _: () = assert!(TONES.len() == TileTone::Trouble as usize + 1, "a tone is missing in the list");
