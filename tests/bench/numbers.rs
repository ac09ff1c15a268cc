//! The numbers of Valet beside a browser window that shows an equal board: `cargo bench --bench numbers`. It prints the table of
//! the README with the machine and the date, and judges nothing. Needs Xvfb, openbox and xdotool, and Chromium for the ratios.
//!
//! Both programs run one after the other on one screen with software OpenGL, each with 50 slots of which 25 are taken, and a
//! timer on each. `VALET=…` measures another build than that of the bench. Of the processor, what is counted is the time of the
//! program and its children, in percent of one core.

#![cfg_attr(not(target_os = "linux"), allow(unused))]
#![allow(clippy::unwrap_used, reason = "a bench ends where something is not as it must be")]

#[cfg(target_os = "linux")]
#[path = "../ui/desk.rs"]
#[allow(dead_code, reason = "the screen's tests use the rest")]
mod desk;
#[cfg(target_os = "linux")]
#[path = "numbers/desktop.rs"]
mod desktop;
#[cfg(target_os = "linux")]
#[path = "numbers/frames.rs"]
mod frames;
#[cfg(target_os = "linux")]
#[path = "numbers/machine.rs"]
mod machine;
#[cfg(target_os = "linux")]
#[path = "../desktop/process.rs"]
#[allow(dead_code, reason = "the desktop tests use the rest")]
mod process;
#[cfg(target_os = "linux")]
#[path = "numbers/programs.rs"]
mod programs;
#[cfg(target_os = "linux")]
#[path = "numbers/relay.rs"]
mod relay;
#[cfg(target_os = "linux")]
#[path = "../desktop/sim.rs"]
#[allow(dead_code, reason = "the desktop tests use the rest")]
mod sim;
#[cfg(target_os = "linux")]
#[path = "numbers/table.rs"]
mod table;
#[cfg(target_os = "linux")]
#[path = "../desktop/wait.rs"]
mod wait;

fn main() {
    // `cargo test --all-targets` starts benches too, and has nothing to learn from this one.
    if std::env::args().any(|argument| argument == "--bench") {
        #[cfg(target_os = "linux")]
        table::print();
        #[cfg(not(target_os = "linux"))]
        println!("The numbers are taken on Linux.");
    }
}
