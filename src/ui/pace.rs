//! When the screen must be drawn again by itself, and what stands in the window's title.

use std::time::Duration;

use super::board_text;
use super::my_calls;
use super::text;
use super::tile_words::{self, Ticks};
use crate::console::Console;
use crate::console::board::{Slot, SlotState};
use crate::console::link::Link;
use crate::console::now::Now;
use crate::console::session::{Session, SignInStep};
use crate::say;
use crate::words::{Arg, Words};

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
    let clock = clock_ms(console, now);
    // Offline or a code: their second is everybody's, so that there is one repaint a second and not one for each clock.
    let second = code.or(offline).or(clock);
    let once = console.board().slots().iter().filter_map(|slot| ticks(console, slot, now).once_ms).min();
    // What changes once waits for the second that ticks anyway, else for a whole one: fifty slots whose news grow old at
    // fifty moments are one repaint as well.
    let whole = |once: u64| (now.mono_ms + once).next_multiple_of(1_000) - now.mono_ms;
    second.or(once.map(whole)).map(Duration::from_millis)
}

/// A clock ticks on the board.
pub(super) fn has_clock(console: &Console, now: Now) -> bool {
    clock_ms(console, now).is_some()
}

/// The next second of the clock that leads: that of the longest wait, else of the first tile or call that has one. The
/// others follow it, so that the screen is drawn once a second however many wait.
fn clock_ms(console: &Console, now: Now) -> Option<u64> {
    let longest = console.longest_wait(now).filter(|longest| longest.is_sure);
    let longest = longest.map(|longest| 1_000 - longest.waited_ms % 1_000);
    let tile = || console.board().slots().iter().find_map(|slot| ticks(console, slot, now).second_ms);
    longest.or_else(tile).or_else(|| my_calls::second_ms(console, now))
}

fn ticks(console: &Console, slot: &Slot, now: Now) -> Ticks {
    tile_words::ticks(slot, console.retrieval(&slot.id), now)
}

/// The window's title: how many wait and how long the longest of them, else who works here. Never a secret, never a caller.
/// That of a window that is not `shown` counts in steps.
pub fn window_title(console: &Console, now: Now, words: &Words, shown: bool) -> String {
    if let Some(waits) = waits(console, now) {
        let step_ms = if shown { 1 } else { title_step_ms(waits.longest_ms) };
        let longest = Arg::Clock(waits.longest_ms / step_ms * step_ms);
        return words.tell(&say!("title-waiting", count = waits.parked, longest = longest));
    }
    match console.session().account() {
        Some(account) if !account.name.is_empty() => format!("{} – {}", text::APP, account.name),
        _ => text::APP.to_owned(),
    }
}

/// Until the title of a hidden window says another time. `None` while nobody waits, or the screen is locked and nobody
/// reads it.
pub fn next_title(console: &Console, now: Now) -> Option<Duration> {
    let waits = waits(console, now).filter(|_| !console.is_locked())?;
    let step_ms = title_step_ms(waits.longest_ms);
    Some(Duration::from_millis(step_ms - waits.longest_ms % step_ms))
}

/// How finely a task bar needs to know: each step wakes the program.
fn title_step_ms(longest_ms: u64) -> u64 {
    board_text::age_step_ms(longest_ms).unwrap_or(60_000)
}

struct Waits {
    parked: usize,
    longest_ms: u64,
}

fn waits(console: &Console, now: Now) -> Option<Waits> {
    if !console.session().shows_board() {
        return None;
    }
    let waited_ms = |slot: &Slot| match slot.state(now) {
        SlotState::Parked(waiting) => Some(waiting.waited_ms(now)),
        _ => None,
    };
    let waited: Vec<u64> = console.board().slots().iter().filter_map(waited_ms).collect();
    waited.iter().max().map(|longest| Waits { parked: waited.len(), longest_ms: *longest })
}
