//! The numbers as Linux gives them.

#[path = "../../ui/desk.rs"]
#[allow(dead_code, reason = "the screen's tests use the rest")]
mod desk;
#[path = "desktop.rs"]
mod desktop;
#[path = "frames.rs"]
mod frames;
#[path = "../../common/held.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod held;
#[path = "machine.rs"]
mod machine;
#[path = "../../desktop/process.rs"]
#[allow(dead_code, reason = "the desktop tests use the rest")]
mod process;
#[path = "programs.rs"]
mod programs;
#[path = "relay.rs"]
mod relay;
#[path = "../../desktop/sim.rs"]
#[allow(dead_code, reason = "the desktop tests use the rest")]
mod sim;
#[path = "table.rs"]
mod table;
#[path = "../../desktop/wait.rs"]
mod wait;

pub use table::print;
