//! Sign-in of the simulator, over real HTTP, as an independent OAuth client sees it (contract 9 and 12.8).

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "helpers of tests may panic, too")]

#[path = "simulator_oauth/code.rs"]
mod code;
#[path = "simulator_oauth/desk.rs"]
mod desk;
#[path = "simulator_oauth/device.rs"]
mod device;
#[path = "simulator_oauth/page.rs"]
mod page;
#[path = "simulator_oauth/token.rs"]
mod token;
