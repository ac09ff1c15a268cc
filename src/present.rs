//! The present, by the wall clock. Every room asks here, so that a test can let a whole day pass.

use jiff::{SignedDuration, Timestamp};

/// This moment. Where a test has stopped tokio's clock and moves it by hand, the wall clock moves with it: hours of both then
/// pass in seconds. Otherwise both stand on the same clock of the system, and nothing is added.
pub fn wall() -> Timestamp {
    let (tokio, system) = (tokio::time::Instant::now().into_std(), std::time::Instant::now());
    let ahead = tokio.saturating_duration_since(system);
    let behind = system.saturating_duration_since(tokio);
    let moved =
        SignedDuration::try_from(ahead).and_then(|ahead| Ok(ahead - SignedDuration::try_from(behind)?));
    let now = Timestamp::now();
    moved.ok().and_then(|moved| now.checked_add(moved).ok()).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_wall_clock_goes_with_a_clock_that_is_moved_by_hand() {
        let before = wall();
        tokio::time::advance(std::time::Duration::from_secs(36_000)).await;
        let passed = wall().duration_since(before);
        assert!((passed - SignedDuration::from_hours(10)).abs() < SignedDuration::from_secs(5), "{passed}");
    }

    #[test]
    fn elsewhere_it_is_the_systems() {
        let off = wall().duration_since(Timestamp::now());
        assert!(off.abs() < SignedDuration::from_secs(5), "{off}");
    }
}
