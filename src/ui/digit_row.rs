//! Keyboards whose row of digits types signs without Shift, such as the French ones: `è` stands on the key of the 7. Where only
//! a number can be meant the key counts for its digit, and in a chord such as Ctrl+4 too.

use egui::{Context, Event, Key};

/// The digit on this key of the row, by where the key is.
fn digit(place: Key) -> Option<&'static str> {
    let is_digit = place >= Key::Num0 && place <= Key::Num9;
    is_digit.then(|| place.name())
}

/// The digit that a chord means with this key, which types a sign and stands where others have a digit. A key that moves
/// stands on a digit of the number pad, and means no digit.
pub(super) fn meant(key: Key, place: Option<Key>) -> Option<Key> {
    let is_sign = matches!(
        key,
        Key::Backslash
            | Key::Backtick
            | Key::CloseBracket
            | Key::CloseCurlyBracket
            | Key::Colon
            | Key::Comma
            | Key::Equals
            | Key::Exclamationmark
            | Key::Minus
            | Key::OpenBracket
            | Key::OpenCurlyBracket
            | Key::Period
            | Key::Pipe
            | Key::Plus
            | Key::Questionmark
            | Key::Quote
            | Key::Semicolon
            | Key::Slash
    );
    place.filter(|place| is_sign && digit(*place).is_some())
}

/// Puts digits in the place of the signs that the row has typed in this frame. Returns whether there were any.
pub(super) fn read(ctx: &Context) -> bool {
    ctx.input_mut(|input| {
        let (mut on_key, mut is_read) = (None, false);
        for event in &mut input.events {
            match event {
                // What a key types comes right behind it.
                Event::Key { physical_key: Some(place), pressed: true, modifiers, .. } => {
                    on_key = digit(*place).filter(|_| modifiers.is_none());
                }
                Event::Text(text) => {
                    let is_digit = text.chars().all(|c| c.is_ascii_digit());
                    if let Some(digit) = on_key.take().filter(|_| !is_digit) {
                        digit.clone_into(text);
                        is_read = true;
                    }
                }
                _ => on_key = None,
            }
        }
        is_read
    })
}
