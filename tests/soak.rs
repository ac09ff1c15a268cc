//! A day in some minutes: hours at the desk against the simulator, through the real backend and real sockets, on a clock that
//! is moved by hand. `SOAK_SEED=…` plays a day again, `SOAK_HOURS=10` makes it a long one.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

mod common;
#[path = "soak/hours.rs"]
mod hours;
#[path = "soak/people.rs"]
mod people;
#[path = "soak/process.rs"]
mod process;
#[path = "soak/truth.rs"]
mod truth;

use hours::on_a_clock_moved_by_hand;
use people::Day;

#[test]
fn after_a_day_nobody_is_forgotten_no_recall_was_missed_and_nothing_has_grown() {
    let set = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let seed = set("SOAK_SEED").unwrap_or_else(|| fastrand::u64(..1_000_000));
    let hours = set("SOAK_HOURS").unwrap_or(5);
    println!("SOAK_SEED={seed} SOAK_HOURS={hours}");
    on_a_clock_moved_by_hand(async {
        let mut day = Day::begin(seed).await;
        day.pass_hours(hours).await;
        day.end().await;
    });
}
