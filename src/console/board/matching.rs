//! Is this the same caller? Is this that slot? Names and numbers come in several spellings, or are withheld.

use crate::console::calls::Party;

/// Numbers of at least so many digits are whole ones, which differ only in their prefix.
const WHOLE_DIGITS: usize = 7;
/// No extension has fewer digits.
const SHORT_DIGITS: usize = 3;

/// The digits of a number, without its spelling, its trunk or international prefix, and the host of an address.
fn digits(number: &str) -> String {
    let user = number.split(['@', ';']).next().unwrap_or_default();
    let digits: String = user.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').to_owned()
}

/// The words of a name, in no order: "Lund, Harriet" is Harriet Lund.
fn name_words(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let mut words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words
}

/// A known, non-empty text.
fn known(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// Whether two parties may be one caller: nothing that both sides tell contradicts it. One that withholds everything
/// may be anybody.
pub(in crate::console) fn may_be_same(one: &Party, other: &Party) -> bool {
    let numbers = known(&one.number).zip(known(&other.number));
    if let Some((a, b)) = numbers {
        if a.eq_ignore_ascii_case(b) {
            return true;
        }
        let (a, b) = (digits(a), digits(b));
        let is_tail = a.len().min(b.len()) >= SHORT_DIGITS && (a.ends_with(&b) || b.ends_with(&a));
        // An internal caller shows an extension here and a whole number there.
        if is_tail || (a.len() >= WHOLE_DIGITS && b.len() >= WHOLE_DIGITS) {
            return is_tail;
        }
    }
    match known(&one.name).zip(known(&other.name)) {
        Some((a, b)) => name_words(a) == name_words(b),
        None => numbers.is_none(),
    }
}

/// Whether live news means two callers by these, which come from the same source and are spelled alike there: one number with
/// two names that share no word is two people of one firm.
pub(super) fn are_two_of_one_firm(one: &Party, other: &Party) -> bool {
    known(&one.name).zip(known(&other.name)).is_some_and(|(a, b)| {
        let (a, b) = (name_words(a), name_words(b));
        !a.is_empty() && !b.is_empty() && !a.iter().any(|word| b.contains(word))
    })
}

/// Whether two parties are one caller as far as they can tell: a number or a name of both agrees, and nothing contradicts.
pub(in crate::console) fn is_surely_same(one: &Party, other: &Party) -> bool {
    let told = (known(&one.number).is_some() && known(&other.number).is_some())
        || (known(&one.name).is_some() && known(&other.name).is_some());
    told && may_be_same(one, other)
}

/// Whether a whole number ends in this short one, such as `+14085557001` in `7001` (contract 13.3).
pub(super) fn ends_in(number: &str, short: &str) -> bool {
    let (number, short) = (digits(number), digits(short));
    short.len() >= SHORT_DIGITS && number.len() > short.len() && number.ends_with(&short)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, number: &str) -> Party {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Party { name: text(name), number: text(number) }
    }

    #[test]
    fn a_caller_is_known_again_in_another_spelling() {
        for (one, other, same) in [
            (party("Harriet Lund", "+14085550142"), party("", "tel:+1-408-555-0142"), true),
            (party("Harriet Lund", "+14085550142"), party("HARRIET LUND", "14085550142"), true),
            (party("Harriet Lund", "+14085550142"), party("Harriet Lund", "+14085559999"), false),
            (party("Tom Abel", "2107"), party("Tom Abel", "+14085550107"), true),
            (party("Tom Abel", "2107"), party("ABEL, Tom (Sales)", "+14085552107"), true),
            (party("Tom Abel", ""), party("Abel, Tom", "2107"), true),
            (party("", "+49 30 123456"), party("", "030 123456"), true),
            (party("", "0049 30 123456"), party("", "sip:+4930123456@10.0.0.5;user=phone"), true),
            (party("", "2107"), party("", "sip:2108@host2107"), false),
            (party("", "2107"), party("", "88112107"), true),
            (party("", "2107"), party("", "2108"), false),
            (party("Tom Abel", ""), party("Mia Roth", ""), false),
            (party("Tom Abel", "2107"), party("", ""), true),
        ] {
            assert_eq!(may_be_same(&one, &other), same, "{one:?} {other:?}");
            assert_eq!(may_be_same(&other, &one), same, "{other:?} {one:?}");
        }
    }

    #[test]
    fn two_names_without_a_common_word_are_two_people() {
        for (one, other, two) in [
            (party("Harriet Lund", "+14085550142"), party("Sam Otieno", "+14085550142"), true),
            (party("Harriet Lund", "+14085550142"), party("LUND, H.", "+14085550142"), false),
            (party("Harriet Lund", "+14085550142"), party("", "+14085550142"), false),
            (party("Harriet Lund", "+14085550142"), party("…", "+14085550142"), false),
        ] {
            assert_eq!(are_two_of_one_firm(&one, &other), two, "{one:?} {other:?}");
            assert_eq!(are_two_of_one_firm(&other, &one), two, "{other:?} {one:?}");
        }
    }

    #[test]
    fn a_short_number_is_the_tail_of_a_whole_one() {
        assert!(ends_in("+14085557001", "7001"));
        assert!(!ends_in("7001", "7001"));
        assert!(!ends_in("+14085557001", "01"));
    }
}
