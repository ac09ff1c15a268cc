//! Every screen of Valet and every state of it: what `languages` lays out, what `look` measures, and what `pictures`
//! shows.
//!
//! A new screen or state is one line more in the list of its group, and is laid out, measured and drawn from then on. A
//! scene gets a desk that has just started, the window, and the words of the language, by which it finds its buttons; it
//! returns the window as a person would see it.

use egui_kittest::{Harness, HarnessBuilder};
use valet::words::{Message, Words};

use crate::desk::{Desk, builder, press, window};

mod board;
mod calls;
mod day;
mod find;
mod names;
mod over;
mod settings;
mod signing;

pub use board::lively;
pub use day::{ago, day_of, stay};
pub use names::RIGHT_TO_LEFT;

/// How to get to a screen.
pub type Draw = fn(Desk, Window, &Words) -> Harness<'static, Desk>;

/// A name for the test's output and the picture's file, and how to get there.
pub type Scene = (&'static str, Draw);

/// All scenes, by group.
pub const GROUPS: [(&str, &[Scene]); 8] = [
    ("signing in", signing::SCENES),
    ("board", board::SCENES),
    ("calls", calls::SCENES),
    ("over the board", over::SCENES),
    ("find", find::SCENES),
    ("names", names::SCENES),
    ("settings", settings::SCENES),
    ("the day", day::SCENES),
];

/// The window that a scene is drawn in.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub width: f32,
    pub height: f32,
    pub zoom: f32,
}

impl Window {
    /// How a window over this desk is made.
    pub fn builder(self, desk: &Desk) -> HarnessBuilder<Desk> {
        builder(desk, self.width, self.height, self.zoom)
    }

    /// The window over this desk.
    pub fn over(self, desk: Desk) -> Harness<'static, Desk> {
        window(desk, self.width, self.height, self.zoom)
    }
}

/// The scene of this name.
pub fn scene(name: &str) -> Draw {
    let mut all = GROUPS.into_iter().flat_map(|(_, scenes)| scenes);
    all.find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no scene {name}")).1
}

fn push(harness: &mut Harness<'_, Desk>, words: &Words, button: Message) {
    press(harness, &words.tell(&button));
}
