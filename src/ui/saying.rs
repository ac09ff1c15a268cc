//! The say keys: what the attendant asks to hear. They work on every screen, over a dialog and in a field.

use super::keymap::Action;
use super::view::View;
use crate::console::event::Intent;
use crate::console::saying::Saying;

/// Takes in the say keys.
pub(super) fn keys(view: &View<'_>, intents: &mut Vec<Intent>) {
    let asks = |action| match action {
        Action::SayStatus => Some(Saying::Status),
        Action::SayLast => Some(Saying::Last),
        Action::SayLongest => Some(Saying::Longest),
        Action::SayConnection => Some(Saying::Connection),
        _ => None,
    };
    intents.extend(view.pressed.take_as(asks).map(Intent::Say));
}
