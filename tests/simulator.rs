//! The simulator over real HTTP, as an independent client of the Webex Calling API sees it (contract 3, 4, 5, 10, 12).

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "helpers of tests may panic, too")]

#[path = "simulator/acts.rs"]
mod acts;
#[path = "simulator/config.rs"]
mod config;
#[path = "simulator/control.rs"]
mod control;
#[path = "simulator/desk.rs"]
mod desk;
#[path = "simulator/faults.rs"]
mod faults;
#[path = "simulator/gateway.rs"]
mod gateway;
#[path = "simulator/parking.rs"]
mod parking;
#[path = "simulator/scenes.rs"]
mod scenes;
