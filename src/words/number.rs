//! Numbers that count something, as each language writes them. What is dialled is text and stays as it is.

use super::language::Language;

/// Digits in groups of three. Spanish leaves four digits together.
pub(super) fn grouped(language: Language, number: u64) -> String {
    let (between, fewest) = match language {
        Language::English => (',', 4),
        Language::German => ('.', 4),
        // No line may end inside a number.
        Language::French => ('\u{a0}', 4),
        Language::Spanish => ('.', 5),
    };
    let digits = number.to_string();
    if digits.len() < fewest {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(between);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_as_the_language_has_it() {
        for (language, told) in [
            (Language::English, ["0", "999", "1,234", "12,345", "1,000,000"]),
            (Language::German, ["0", "999", "1.234", "12.345", "1.000.000"]),
            (Language::French, ["0", "999", "1\u{a0}234", "12\u{a0}345", "1\u{a0}000\u{a0}000"]),
            (Language::Spanish, ["0", "999", "1234", "12.345", "1.000.000"]),
        ] {
            assert_eq!([0, 999, 1_234, 12_345, 1_000_000].map(|count| grouped(language, count)), told);
        }
    }
}
