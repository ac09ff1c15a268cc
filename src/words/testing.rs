//! For the tests of whoever has something to say.

use super::{Language, Message, Words};

/// The text of a message in each language. Each must have words of its own, and know every value.
pub(crate) fn in_every_language(message: &Message) -> Vec<String> {
    let told: Vec<String> = Language::ALL.map(|language| Words::new(language).tell(message)).into();
    for (index, text) in told.iter().enumerate() {
        assert!(text != message.id() && !text.contains(['{', '}']), "{message:?}: {text}");
        assert!(!told[..index].contains(text), "in two languages: {text}");
    }
    told
}

/// The same of sentences: each begins, ends, and has room for no more than one blank.
pub(crate) fn sentences_in_every_language(message: &Message) -> Vec<String> {
    let told = in_every_language(message);
    for text in &told {
        assert!(text.ends_with(['.', '!', '?']) && !text.contains("  ") && !text.contains(".."), "{text:?}");
    }
    told
}
