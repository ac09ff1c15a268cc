//! The real program in a real window: `valet simulate`, a screen of its own (Xvfb), a window manager, a session bus and the
//! accessibility bus (AT-SPI), on which the tests read what a screen reader reads. Keys and clicks come through the X server.
//!
//! `bus` is the client of the accessibility bus, `hands` the keyboard and the mouse, `desk` puts everything on one table.

#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

#[path = "desktop/beside.rs"]
mod beside;
#[path = "desktop/blind.rs"]
mod blind;
#[path = "desktop/bus.rs"]
mod bus;
#[path = "desktop/canvas.rs"]
mod canvas;
#[path = "desktop/desk.rs"]
mod desk;
#[path = "desktop/display.rs"]
mod display;
#[path = "desktop/faults.rs"]
mod faults;
#[path = "desktop/french.rs"]
mod french;
#[path = "desktop/half_hour.rs"]
mod half_hour;
#[path = "desktop/hands.rs"]
mod hands;
#[path = "common/held.rs"]
#[allow(dead_code, reason = "others use the rest")]
mod held;
#[path = "desktop/main_job.rs"]
mod main_job;
#[path = "desktop/process.rs"]
mod process;
#[path = "desktop/quarter.rs"]
mod quarter;
#[path = "desktop/receptionist.rs"]
mod receptionist;
#[path = "desktop/restart.rs"]
mod restart;
#[path = "desktop/secrets.rs"]
mod secrets;
#[path = "desktop/sim.rs"]
mod sim;
#[path = "desktop/strip.rs"]
mod strip;
#[path = "desktop/task_bar.rs"]
mod task_bar;
#[path = "desktop/valet.rs"]
mod valet;
#[path = "desktop/wait.rs"]
mod wait;
#[path = "desktop/wayland.rs"]
mod wayland;
#[path = "desktop/window.rs"]
mod window;
#[path = "desktop/wiretap.rs"]
mod wiretap;
