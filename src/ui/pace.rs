//! When the screen must be drawn again by itself, and what stands in the window's title.

use std::time::Duration;

use super::my_calls;
use super::text;
use super::tile_words;
use crate::console::Console;
use crate::console::link::Link;
use crate::console::now::Now;
use crate::console::session::{Session, SignInStep};

/// Until the next second that would be seen: a talk, a countdown, news that fades. `None` while nothing on the screen
/// changes by itself.
pub fn next_repaint(console: &Console, now: Now) -> Option<Duration> {
    let code = match console.session() {
        Session::SigningIn { step: SignInStep::Code { expires_at, .. }, .. } => {
            let left_ms = expires_at.as_millisecond() - now.wall.as_millisecond();
            u64::try_from(left_ms).ok().filter(|left| *left > 0).map(|left| left % 1_000 + 1)
        }
        _ => None,
    };
    if !console.session().shows_board() {
        return code.map(Duration::from_millis);
    }
    let offline = match console.link() {
        Link::Down { since, .. } => Some(1_000 - now.since_ms(*since) % 1_000),
        Link::NotKnown | Link::Up { .. } => None,
    };
    let slots = console.board().slots().iter();
    let tiles =
        slots.filter_map(|slot| tile_words::next_change_ms(slot, console.retrieval(&slot.id), now)).min();
    let calls = my_calls::second_ms(console, now);
    [code, offline, tiles, calls].into_iter().flatten().min().map(Duration::from_millis)
}

/// The window's title: who works here. Never a secret, never a caller.
pub fn window_title(console: &Console) -> String {
    match console.session().account() {
        Some(account) if !account.name.is_empty() => format!("{} – {}", text::APP, account.name),
        _ => text::APP.to_owned(),
    }
}
