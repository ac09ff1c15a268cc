//! The desktop around the window, played on a message bus of the test's own: the service that shows notifications, the
//! login manager, the screen saver and the portal. The backend is the real one.

#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

#[path = "notify/again.rs"]
mod again;
#[path = "notify/appearance.rs"]
mod appearance;
#[path = "notify/bus.rs"]
mod bus;
#[path = "notify/lock.rs"]
mod lock;
#[path = "notify/notifications.rs"]
mod notifications;
