//! A tile on a Braille display: forty cells, the usual width. Which slot, how it stands, who it is about; what does not fit is
//! cut from the back, and of state and caller neither takes the room of the other.

/// Cells of the display.
pub(super) const CELLS: usize = 40;
/// So much of a long caller stays in any case.
const CALLER_LEAST: usize = 12;

/// "7001 0:43 recall in 0:14 Harriet Lund"
pub(super) fn cells(number: &str, state: &str, caller: Option<&str>) -> String {
    let number = cut(number, CELLS / 2);
    // A dot between two facts is two cells for nothing.
    let state = state.replace(" · ", " ");
    let room = CELLS - number.chars().count() - 1;
    let Some(caller) = caller.filter(|caller| !caller.is_empty()) else {
        return format!("{number} {}", cut(&state, room));
    };
    let kept = caller.chars().count().min(CALLER_LEAST);
    let state = cut(&state, room.saturating_sub(kept + 1));
    let left = room.saturating_sub(state.chars().count() + 1);
    format!("{number} {state} {}", cut(caller, left))
}

/// The text within so many cells; an ellipsis stands for the rest.
fn cut(text: &str, cells: usize) -> String {
    if text.chars().count() <= cells {
        return text.to_owned();
    }
    let kept: String = text.chars().take(cells.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn number_state_and_caller_stand_in_this_order() {
        for (number, state, caller, cells_) in [
            ("7001", "0:43 · recall in 0:14", Some("Harriet Lund"), "7001 0:43 recall in 0:14 Harriet Lund"),
            ("7001", "Free · live", None, "7001 Free live"),
            (
                "7001",
                "1:02:43 · recall in 0:14",
                Some("Wilhelmina Featherstonehaugh"),
                "7001 1:02:43 recall in 0:14 Wilhelmina…",
            ),
            (
                "Für mich geparkt",
                "Wartet auf eine Antwort von Webex",
                Some("Ola Berg"),
                "Für mich geparkt Wartet auf ei… Ola Berg",
            ),
        ] {
            assert_eq!(cells(number, state, caller), cells_);
        }
    }

    proptest! {
        #![proptest_config(crate::seeds::property())]

        #[test]
        fn it_fits_on_the_display_whatever_the_names(
            number in "\\PC{0,60}", state in "\\PC{0,80}", caller in proptest::option::of("\\PC{0,80}"),
        ) {
            let cells = cells(&number, &state, caller.as_deref());
            prop_assert!(cells.chars().count() <= CELLS, "{cells}");
        }
    }
}
