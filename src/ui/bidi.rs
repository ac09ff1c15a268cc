//! Names in Arabic or Hebrew: egui shapes each word from right to left, but sets the words of a line from left to right.
//! Here the words of such a stretch change places, so that a name of several words can be read.

use std::borrow::Cow;

/// The words in the order in which they are drawn, for a line that begins at the left.
pub(super) fn visual(line: &str) -> Cow<'_, str> {
    if !line.chars().any(is_right_to_left) {
        return Cow::Borrowed(line);
    }
    let mut words: Vec<&str> = line.split(' ').collect();
    let mut start = 0;
    while start < words.len() {
        if !words[start].chars().any(is_right_to_left) {
            start += 1;
            continue;
        }
        // The stretch goes on over numbers and signs, and ends with its last word from right to left.
        let stretch = words[start..].iter().take_while(|word| !is_left_to_right(word)).count();
        let length = words[start..start + stretch]
            .iter()
            .rposition(|word| word.chars().any(is_right_to_left))
            .map_or(1, |last| last + 1);
        words[start..start + length].reverse();
        start += length;
    }
    Cow::Owned(words.join(" "))
}

fn is_right_to_left(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF)
}

fn is_left_to_right(word: &str) -> bool {
    !word.chars().any(is_right_to_left) && word.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::visual;

    #[test]
    fn words_from_right_to_left_change_places_and_others_stay() {
        for (line, drawn) in [
            ("Harriet Lund on 7001", "Harriet Lund on 7001"),
            ("משרד ראשי", "ראשי משרד"),
            ("Connected to משרד ראשי on Desk phone.", "Connected to ראשי משרד on Desk phone."),
            ("קומה 2 דלת ימין · Desk phone", "ימין דלת 2 קומה · Desk phone"),
            ("משרד", "משרד"),
        ] {
            assert_eq!(visual(line), drawn);
        }
    }
}
