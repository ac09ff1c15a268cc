//! Every screen of Valet and every state of it: what `languages` lays out, what `look` measures, and what `pictures`
//! shows.
//!
//! A new screen or state is one line more in the list of its group, and is laid out, measured and drawn from then on. A
//! scene gets a desk that has just started, the window, and the words of the language, by which it finds its buttons; it
//! returns the window as a person would see it.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, HarnessBuilder};
use valet::words::{Message, Words};

use crate::desk::{Desk, builder, open, press};

mod board;
mod calls;
mod day;
mod find;
mod names;
mod over;
mod settings;
mod signing;
mod strip;

pub use board::{lively, offline, sign_in_again};
pub use day::{ago, day_of, stay};
pub use names::RIGHT_TO_LEFT;
pub use strip::{SIZE as STRIP, two_wait};

/// How to get to a screen.
pub type Draw = fn(Desk, Window, &Words) -> Harness<'static, Desk>;

/// A name for the test's output and the picture's file, and how to get there.
pub type Scene = (&'static str, Draw);

/// All scenes, by group.
pub const GROUPS: [(&str, &[Scene]); 9] = [
    ("signing in", signing::SCENES),
    ("board", board::SCENES),
    ("calls", calls::SCENES),
    ("over the board", over::SCENES),
    ("find", find::SCENES),
    ("names", names::SCENES),
    ("settings", settings::SCENES),
    ("the day", day::SCENES),
    ("compact strip", strip::SCENES),
];

/// The window that a scene is drawn in.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub width: f32,
    pub height: f32,
    pub zoom: f32,
    /// So much is left free on each side, as the harness does round what it draws.
    pub margin: f32,
}

impl Window {
    /// A window of this size.
    pub const fn new(width: f32, height: f32, zoom: f32) -> Self {
        Self { width, height, zoom, margin: 0.0 }
    }

    /// The board stands in one column there.
    pub fn is_narrow(self) -> bool {
        self.width < 760.0
    }

    /// How a window over this desk is made.
    pub fn builder(self, desk: &Desk) -> HarnessBuilder<Desk> {
        let around = 2.0 * self.margin;
        builder(desk, self.width + around, self.height + around, self.zoom)
    }

    /// The window over this desk.
    pub fn over(self, desk: Desk) -> Harness<'static, Desk> {
        open(self.builder(&desk), desk)
    }
}

/// The scene of this name.
pub fn scene(name: &str) -> Draw {
    let mut all = GROUPS.into_iter().flat_map(|(_, scenes)| scenes);
    all.find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no scene {name}")).1
}

/// Presses the button of this name with the keyboard, which brings it into sight wherever it is.
fn enter(harness: &mut Harness<'_, Desk>, words: &Words, button: Message) {
    harness.get_by_role_and_label(Role::Button, &words.tell(&button)).focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

fn push(harness: &mut Harness<'_, Desk>, words: &Words, button: Message) {
    press(harness, &words.tell(&button));
}
