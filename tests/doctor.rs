//! `valet doctor` against the simulated Webex and against ways that lead nowhere: what it finds, what it says to do, and
//! that it prints no secret.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "helpers of tests may panic, too")]

mod common;

#[path = "doctor/desk.rs"]
mod desk;
#[path = "doctor/network.rs"]
mod network;
#[path = "doctor/place.rs"]
mod place;
#[path = "doctor/sign_in.rs"]
mod sign_in;
