//! What finds what, and how close it is.

use proptest::prelude::*;

use super::*;

fn close(typed: &str, texts: &[&str]) -> Option<Closeness> {
    let texts: Vec<Text> = texts.iter().map(|text| Text::new(text)).collect();
    Query::new(typed).closeness(&texts)
}

fn close_number(typed: &str, number: &str) -> Option<Closeness> {
    Query::new(typed).closeness(&[Text::of_number(number)])
}

#[test]
fn a_name_is_found_without_its_accents_and_capitals_and_in_any_order() {
    use Closeness::{Begins, Inside, Whole};
    for (typed, name, closeness) in [
        ("müller", "Jörg Müller", Some(Begins)),
        ("muller", "Jörg Müller", Some(Begins)),
        ("mueller", "Jörg Müller", Some(Begins)),
        ("MÜLLER jorg", "Jörg Müller", Some(Begins)),
        ("müller", "Joerg Mueller", Some(Begins)),
        ("jorg müller", "Jörg Müller", Some(Whole)),
        ("mu jo", "Jörg Müller", Some(Begins)),
        ("strasse", "Große Straße", Some(Begins)),
        ("dubois", "François Dubois", Some(Begins)),
        ("francois", "Franc\u{327}ois Dubois", Some(Begins)),
        ("soren", "Søren Łukasz", Some(Begins)),
        ("łukasz", "Søren Lukasz", Some(Begins)),
        ("o'bri", "Siobhán O’Brien", Some(Begins)),
        ("bars", "Anna Schwarzenbach", None),
        ("warz", "Anna Schwarzenbach", Some(Inside)),
        ("wa", "Anna Schwarzenbach", None),
        ("anna weiss", "Anna Schwarzenbach", None),
        ("דוד", "דוד לוי", Some(Begins)),
        ("李", "李小龙", Some(Begins)),
    ] {
        assert_eq!(close(typed, &[name]), closeness, "{typed:?} in {name:?}");
    }
}

#[test]
fn a_number_is_found_by_its_first_and_last_digits_however_it_is_spelled() {
    use Closeness::{Begins, Inside, Whole};
    for (typed, number, closeness) in [
        ("4417", "+1 408-555-4417", Some(Begins)),
        ("55 44 17", "+14085554417", Some(Begins)),
        ("555-4417", "tel:+1-408-555-4417", Some(Begins)),
        ("+1 (408) 555.4417", "14085554417", Some(Whole)),
        ("0014085554417", "+14085554417", Some(Begins)),
        ("030 123456", "+49 30 123456", Some(Begins)),
        ("0142", "+14085555142", None),
        ("700", "7001", Some(Begins)),
        ("7001", "7001", Some(Whole)),
        ("01", "7001", Some(Begins)),
        ("1", "7001", None),
        ("085", "+14085554417", Some(Inside)),
        ("2107", "sip:2107@host7001", Some(Whole)),
        ("7001", "sip:2107@host7001", Some(Inside)),
        ("5551", "+14085554417", None),
    ] {
        assert_eq!(close_number(typed, number), closeness, "{typed:?} in {number:?}");
    }
}

#[test]
fn every_word_has_to_be_found_but_not_in_the_same_text() {
    let texts = ["Harriet Lund", "Dr Lee", "delivery note missing", "Lobby 2"];
    for typed in ["harriet lee", "lee har", "note lund", "lobby 2 har", "deliv"] {
        assert_eq!(close(typed, &texts), Some(Closeness::Begins), "{typed}");
    }
    assert_eq!(close("harriet lobby 3", &texts), None);
    assert_eq!(close("issing har", &texts), Some(Closeness::Inside), "the least close word counts");
}

#[test]
fn nothing_typed_finds_nothing() {
    for typed in ["", "  ", "+", "…", "- -"] {
        assert!(Query::new(typed).is_empty(), "{typed:?}");
        assert_eq!(close(typed, &["Harriet Lund", ""]), None, "{typed:?}");
    }
}

proptest! {
    #![proptest_config(crate::seeds::property())]

    #[test]
    fn a_text_is_found_by_the_beginning_of_each_of_its_words(
        name in "[A-Za-zÄÖÜäöüßéèñçØøÅåŁł]{1,12}( [A-Za-zÄÖÜäöüßéèñçØøÅåŁł]{1,12}){0,3}",
        keep in 1usize..12,
    ) {
        let begin = |word: &str| word.chars().take(keep).collect::<String>();
        let typed: Vec<String> = name.split(' ').rev().map(begin).collect();
        for typed in [typed.join(" "), typed.join(" ").to_uppercase(), typed.join("  ").to_lowercase()] {
            prop_assert!(close(&typed, &["something else", &name]).is_some_and(|close| close <= Closeness::Begins));
        }
    }

    #[test]
    fn a_number_is_found_by_its_last_digits_with_whatever_is_typed_between_them(
        digits in "[0-9]{2,14}",
        last in 2usize..14,
        between in "[-+ ./()]{0,2}",
    ) {
        let tail = &digits[digits.len() - last.min(digits.len())..];
        let typed: Vec<String> = tail.chars().map(String::from).collect();
        let found = close_number(&typed.join(&between), &format!("+{digits}"));
        prop_assert!(found.is_some_and(|close| close <= Closeness::Begins), "{typed:?} {found:?}");
    }

    #[test]
    fn whatever_is_typed_finds_itself_and_breaks_nothing(typed in "\\PC{0,24}", other in "\\PC{0,24}") {
        let query = Query::new(&typed);
        if !query.is_empty() {
            prop_assert_eq!(query.closeness(&[Text::new(&typed)]), Some(Closeness::Whole));
        }
        query.closeness(&[Text::new(&other), Text::of_number(&other)]);
    }
}
