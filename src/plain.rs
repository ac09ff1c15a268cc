//! Text from outside, made safe in one place before anything is done with it: what Webex, the live layer, a file or a caller
//! says is shown as text. One line of bounded length, without control characters, without what turns the direction of what
//! stands around it, and without what does not show.
//!
//! Names from right to left stay as they are written; drawing them is the screen's business. Of what joins letters only
//! that stays which a script needs: between two signs that are not ASCII.

use std::fmt;

/// A name, a number or a label has no more characters.
pub const LINE_MAX: usize = 200;
/// Accents pile up on one letter no higher.
const MARKS_MAX: usize = 4;

/// A name, a number or a label as one line.
pub fn line(text: &str) -> String {
    line_of(text, LINE_MAX)
}

/// The same with as many characters as this; one that is longer ends in an ellipsis.
pub fn line_of(text: &str, most_chars: usize) -> String {
    let mut line = String::new();
    let (mut length, mut marks, mut gap) = (0, 0, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_blank(c) {
            gap = true;
            continue;
        }
        let after_a_sign = !gap && line.chars().next_back().is_some_and(|last| !last.is_ascii());
        let stays = match c {
            _ if is_hidden(c) => false,
            _ if is_joiner(c) => after_a_sign && chars.peek().is_some_and(|next| is_sign(*next)),
            _ if is_variation(c) => after_a_sign && !line.ends_with(is_variation),
            _ if is_mark(c) => marks < MARKS_MAX,
            _ => true,
        };
        if !stays {
            continue;
        }
        let spaced = usize::from(gap && !line.is_empty());
        if length + spaced >= most_chars {
            line.pop();
            line.truncate(line.trim_end().len());
            line.push('…');
            break;
        }
        if spaced == 1 {
            line.push(' ');
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        (gap, length) = (false, length + spaced + 1);
        line.push(c);
    }
    line
}

/// What a `Debug` shows of a text that is about a person.
pub fn hidden(text: &Option<String>) -> impl fmt::Debug + use<> {
    fmt::from_fn({
        let is_there = text.is_some();
        move |f| f.write_str(if is_there { "Some(…)" } else { "None" })
    })
}

/// White space of every kind, and letters that look like it.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}')
}

/// Controls, marks, overrides and isolates of direction, what has no width, and tags.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            u32::from(c),
            0x00AD | 0x034F | 0x061C | 0x180B..=0x180F | 0x200B | 0x200E | 0x200F | 0x202A..=0x202E
                | 0x2060..=0x206F | 0xFEFF | 0xFFF0..=0xFFFB | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF
        )
}

/// Persian and Indic words, and emoji of several parts, need them.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

fn is_variation(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}')
}

fn is_mark(c: char) -> bool {
    matches!(
        u32::from(c),
        0x0300..=0x036F | 0x0483..=0x0489 | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F
    )
}

/// What a joiner may join to.
fn is_sign(c: char) -> bool {
    !(c.is_ascii() || is_blank(c) || is_hidden(c) || is_joiner(c) || is_variation(c) || is_mark(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_are_called_stays_as_it_is() {
        for name in [
            "Harriet Lund",
            "Zoë Ångström-O’Brien",
            "+1 408-555-0142",
            "דוד לוי",
            "محمد علی",
            "می\u{200C}خواهم",
            "क्\u{200D}ष",
            "👩\u{200D}⚕\u{FE0F}",
            "Nguye\u{302}\u{303}n",
            "山田 太郎",
            "",
        ] {
            assert_eq!(line(name), name);
        }
    }

    #[test]
    fn what_is_no_text_is_taken_out() {
        for (text, told) in [
            ("Harriet\nLund\r\n", "Harriet Lund"),
            ("\u{1b}[2J\u{7}Harriet\tLund\u{85}", "[2JHarriet Lund"),
            ("Harriet \u{202E}dnuL\u{202C}", "Harriet dnuL"),
            ("\u{2067}Lund\u{2069}\u{200F}", "Lund"),
            ("Lu\u{200B}n\u{AD}d\u{FEFF}\u{2060}", "Lund"),
            ("Lu\u{200D}nd\u{200C}", "Lund"),
            ("\u{3164}\u{2800}", ""),
            ("Lund\u{2028}\u{A0} x", "Lund x"),
            ("a\u{E0041}b", "ab"),
        ] {
            assert_eq!(line(text), told, "{text:?}");
        }
        assert_eq!(
            line(&format!("a{}b", "\u{301}".repeat(50))),
            format!("a{}b", "\u{301}".repeat(MARKS_MAX))
        );
    }

    #[test]
    fn a_name_of_100_kb_is_cut_and_says_so() {
        let long = line(&"Harriet ".repeat(12_500));
        assert!(
            long.chars().count() <= LINE_MAX && long.ends_with('…') && long.starts_with("Harriet Harriet")
        );
        assert_eq!(line_of("Harriet Lund", 12), "Harriet Lund");
        assert_eq!(line_of("Harriet Lund", 9), "Harriet…");
    }

    proptest! {
        #![proptest_config(crate::seeds::property())]

        #[test]
        fn any_text_becomes_one_line_that_stays_so(text in any::<String>(), most in 1_usize..40) {
            let told = line_of(&text, most);
            prop_assert!(told.chars().count() <= most);
            prop_assert!(!told.chars().any(|c| is_hidden(c) || (c != ' ' && is_blank(c))), "{told:?}");
            prop_assert_eq!(told.trim(), &told);
            prop_assert_eq!(line_of(&told, most), told);
        }

        #[test]
        fn of_the_worst_signs_too(text in "[a\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{300}-\u{303}\u{FE0F}é…\n ]{0,60}", most in 1_usize..40) {
            let told = line_of(&text, most);
            prop_assert!(told.chars().count() <= most && !told.chars().any(is_hidden));
            prop_assert_eq!(line_of(&told, most), told);
        }
    }
}
