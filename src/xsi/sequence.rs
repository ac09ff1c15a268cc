//! Sequence numbers of one subscription (contract 7.4): from 1 to 2147483647, then from 1 again; events may overtake another.

/// The numbers run from 1 to this.
const LAST: i64 = 2_147_483_647;

/// Whether the event `next` is newer than `applied`, the newest that was applied. The one that is fewer steps ahead on the
/// circle of numbers is the newer.
pub(super) fn is_newer(applied: u32, next: u32) -> bool {
    let ahead = (i64::from(next) - i64::from(applied)).rem_euclid(LAST);
    ahead != 0 && ahead <= LAST / 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_numbers_wrap_and_late_ones_are_older() {
        for (applied, next, newer) in [
            (1, 2, true),
            (2, 1, false),
            (4, 4, false),
            (4, 9, true),
            (2_147_483_647, 1, true),
            (2_147_483_646, 2_147_483_647, true),
            (2_147_483_640, 5, true),
            (1, 2_147_483_647, false),
            (5, 2_147_483_640, false),
        ] {
            assert_eq!(is_newer(applied, next), newer, "{applied} {next}");
        }
    }

    proptest! {
        #![proptest_config(crate::seeds::property())]

        #[test]
        fn of_two_different_numbers_exactly_one_is_newer(one in 1..=2_147_483_647_u32, other in 1..=2_147_483_647_u32) {
            prop_assume!(one != other);
            prop_assert_ne!(is_newer(one, other), is_newer(other, one));
        }

        #[test]
        fn no_number_panics(one: u32, other: u32) {
            is_newer(one, other);
        }
    }
}
