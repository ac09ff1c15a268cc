//! The screen: draws the console with egui and returns what the person wants. No I/O, no channel, no clock, no waiting.
//!
//! [`Screen::ui`] is called for every frame with the console as it is. What is typed and what is open lives in
//! [`Screen`]; everything that matters lives in [`crate::console`].

mod bidi;
mod board;
mod board_text;
mod call_ask;
mod call_card;
mod call_keys;
mod call_presses;
mod call_text;
mod cannot_start;
mod compact;
mod day;
mod devices;
mod dial;
mod dialog;
mod dragged;
mod expired;
mod field;
mod find;
mod fold;
mod given;
mod header;
mod help;
mod hint;
mod icons;
mod in_hand;
pub mod keymap;
mod keys;
mod live;
mod my_calls;
mod notices;
mod number;
mod overlay;
mod pace;
mod page;
mod park;
mod parts;
mod possible;
mod presses;
mod printed;
mod recall;
mod recents;
mod saying;
mod screen;
mod set_up;
mod settings;
mod side;
mod sign_in;
mod signing_in;
mod sources;
mod style;
mod text;
mod theme;
mod tile;
mod tile_menu;
mod tile_words;
mod view;
mod wait_strip;

pub use cannot_start::CannotStart;
pub use given::{Look, Places, Registration};
pub use keymap::wrong_keys;
pub use pace::{next_repaint, next_title, window_title};
pub use screen::Screen;
pub use style::ThemeChoice;
