//! The words of Valet. Whoever has something to say builds a [`Message`]; it becomes text only where it is shown, in the
//! language of that moment. The sentences themselves stand in `assets/words/`, one folder a language (Project Fluent).
//!
//! Not in here: what support reads and not the attendant (logs, `valet doctor`, the command line), and what others wrote
//! (names, notes, what Webex itself said). A room that anybody may import; it imports nobody.

mod catalogue;
mod clock;
mod language;
mod message;
mod number;
#[cfg(test)]
pub(crate) mod testing;

pub use catalogue::Words;
pub use clock::ClockFace;
pub use language::{Language, LanguageChoice};
pub use message::{Arg, Message};

/// The English text, for a terminal and for whoever checks what is said.
pub fn english(what: impl Into<Arg>) -> String {
    // Reading the catalogue takes milliseconds, and is done once a thread.
    thread_local!(static ENGLISH: Words = Words::new(Language::English));
    ENGLISH.with(|words| words.text(&what.into()))
}

/// Builds a [`Message`]: `say!("slot-parked", caller = "Harriet Lund", place = "7001 Lobby 1")`.
///
/// A value is text, a count, another message, or nothing (`None`), which is shown as nothing. `tests/words.rs` finds each
/// `say!` by its spelling: the id is a literal, and the names are those of the message's variables.
#[macro_export]
macro_rules! say {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::words::Message::new($id)$(.with(stringify!($name), $value))*
    };
}
