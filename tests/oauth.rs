//! Sign-in over real HTTP: a scripted Webex on loopback, a browser played by raw sockets, and the sentences that
//! the attendant reads. The simulator is not used here, so that a mistake there cannot hide one in `oauth`.

// Clippy lets tests unwrap, but not the helpers that they share.
#![allow(clippy::expect_used, clippy::unwrap_used)]

#[path = "oauth/code.rs"]
mod code;
#[path = "oauth/device.rs"]
mod device;
#[path = "oauth/keeper.rs"]
mod keeper;
#[path = "oauth/kept.rs"]
mod kept;
#[path = "oauth/logs.rs"]
mod logs;
#[path = "oauth/loopback.rs"]
mod loopback;
#[path = "oauth/support.rs"]
mod support;
