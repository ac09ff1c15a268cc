//! The seam between `valet::xsi` and Webex's event stream (contract 7), against a scripted server on loopback that the tests
//! lead by the hand.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

#[path = "common/captured.rs"]
mod captured;
#[path = "xsi/channel.rs"]
mod channel;
#[path = "xsi/discovery.rs"]
mod discovery;
#[path = "xsi/events.rs"]
mod events;
#[path = "xsi/secrets.rs"]
mod secrets;
#[path = "xsi/server.rs"]
mod server;
#[path = "xsi/support.rs"]
mod support;
#[path = "xsi/targets.rs"]
mod targets;
