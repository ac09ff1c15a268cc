//! The board against the simulator, with core and backend as they are and only the window missing: live news, parks that
//! outlive the program, recalls, every order on a call, two consoles after one caller, politeness to Webex, the directory, and
//! another proxy, a page of the network in the way, and texts that want to be more than text.

#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

#[path = "board/asleep.rs"]
mod asleep;
#[cfg(target_os = "linux")]
#[path = "board/cable.rs"]
mod cable;
#[path = "board/calls.rs"]
mod calls;
mod common;
#[path = "board/directory.rs"]
mod directory;
#[path = "board/hostile.rs"]
mod hostile;
#[path = "board/live.rs"]
mod live;
#[path = "board/parking.rs"]
mod parking;
#[path = "board/polite.rs"]
mod polite;
#[path = "board/portal.rs"]
mod portal;
#[path = "board/proxy.rs"]
mod proxy;
#[path = "board/race.rs"]
mod race;
#[path = "board/ragged.rs"]
mod ragged;
#[path = "board/recall.rs"]
mod recall;
#[path = "board/restart.rs"]
mod restart;
#[path = "board/silent.rs"]
mod silent;
