//! The numbers of Valet beside a browser window that shows an equal board: `cargo bench --bench numbers`. It prints the table of
//! the README with the machine and the date, then the requests an hour, and judges nothing. Needs Xvfb, openbox and xdotool, and Chromium for the ratios.
//!
//! Both programs run one after the other on one screen without a graphics card, each with 50 slots of which 25 are taken, and a
//! timer on each. `VALET=…` measures another build than that of the bench. Of the processor, what is counted is the time of the
//! program and its children, in percent of one core.

#![cfg_attr(not(target_os = "linux"), allow(unused))]
#![allow(clippy::unwrap_used, reason = "a bench ends where something is not as it must be")]

use std::process::Command;

#[cfg(target_os = "linux")]
#[path = "numbers/linux.rs"]
mod linux;

fn main() {
    // `cargo test --all-targets` starts benches too, and has nothing to learn from this one.
    if std::env::args().any(|argument| argument == "--bench") {
        #[cfg(target_os = "linux")]
        linux::print();
        // On a clock of their own, which no other number has.
        println!();
        let requests =
            Command::new(env!("CARGO")).args(["bench", "--locked", "--bench", "requests"]).status();
        assert!(requests.unwrap().success(), "the requests an hour could not be counted");
        #[cfg(not(target_os = "linux"))]
        println!("The numbers are taken on Linux.");
    }
}
