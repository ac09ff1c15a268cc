//! Text as it is compared: without accents, without capitals, and in words. Nobody types "Müller" as it is written.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// Without accents, marks and capitals: "Müller" is "muller", "ﬁsk" is "fisk".
pub(super) fn folded(text: &str) -> String {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let mut folded = String::with_capacity(decomposed.len());
    for c in decomposed.chars().flat_map(char::to_lowercase) {
        if classes.get_u8(c) == 0 {
            match plain(c) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(c),
            }
        }
    }
    folded
}

/// The same, with the two letters that German writes for one: "Müller" is "mueller" too.
pub(super) fn spelled_out(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ä' | 'Ä' => whole.push_str("ae"),
            'ö' | 'Ö' => whole.push_str("oe"),
            'ü' | 'Ü' => whole.push_str("ue"),
            other => whole.push(other),
        }
    }
    folded(&whole)
}

/// Letters that are no accented ones to Unicode, and are typed as such.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// The words of a folded text.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The digits of a number: without spaces, signs, and the host of an address.
pub(super) fn digits(number: &str) -> String {
    let user = number.split(['@', ';']).next().unwrap_or_default();
    user.chars().filter(char::is_ascii_digit).collect()
}
