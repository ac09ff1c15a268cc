//! The simulator's live layer over real HTTP, as an independent XSI client sees it (contract 7, 12.9).
//!
//! Every document that these tests receive is held to the schema's names, order and types by [`schema`].

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "helpers of tests may panic, too")]
#![allow(dead_code, reason = "each test file uses its own part of the helpers")]

#[path = "simulator_xsi/actions.rs"]
mod actions;
#[path = "simulator_xsi/call_events.rs"]
mod call_events;
#[path = "simulator_xsi/channel.rs"]
mod channel;
#[path = "simulator/desk.rs"]
mod desk;
#[path = "simulator_xsi/discovery.rs"]
mod discovery;
#[path = "simulator_xsi/line.rs"]
mod line;
#[path = "simulator_xsi/parking.rs"]
mod parking;
#[path = "simulator_xsi/ragged.rs"]
mod ragged;
#[path = "simulator_xsi/schema.rs"]
mod schema;
#[path = "simulator_xsi/subscriptions.rs"]
mod subscriptions;
#[path = "simulator_xsi/tree.rs"]
mod tree;
