//! Which presses on the board count: those that a person meant, and meant for this slot.

use std::collections::HashMap;

use egui::{Event, Key, PointerButton, Pos2, Response, Vec2};

use super::tile_words::Press;
use super::view::View;
use crate::console::board::Slot;
use crate::console::ids::SlotId;
use crate::console::now::Now;

/// A second press on the same slot within this time belongs to the first: a double click, or Enter and click together.
const ONE_PRESS_MS: u64 = 600;
/// A click so soon after the tiles have moved was aimed at what stood there before.
const SETTLE_MS: u64 = 500;

/// Where the tiles are, apart from scrolling.
#[derive(Debug, PartialEq)]
struct Layout {
    slots: Vec<SlotId>,
    offset: Vec2,
    window: Pos2,
    columns: usize,
}

/// What was pressed last, and when the tiles moved last.
#[derive(Debug, Default)]
pub(super) struct Presses {
    last: Option<(SlotId, Now)>,
    layout: Option<Layout>,
    moved: Option<Now>,
    /// What a press on each slot means, and since when where that matters.
    meanings: HashMap<SlotId, (Press, Option<Now>)>,
}

impl Presses {
    /// Notes what a press on this slot means in this frame. A click that was aimed at "Retrieve" must not park a call,
    /// nor call anybody.
    pub fn note_meaning(&mut self, slot: &SlotId, press: Press, now: Now) {
        match self.meanings.get_mut(slot) {
            Some(known) if known.0 == press => {}
            Some(known) => *known = (press, matches!(press, Press::Park | Press::CallBack).then_some(now)),
            None => {
                self.meanings.insert(slot.clone(), (press, None));
            }
        }
    }

    /// Notes where the tiles are in this frame. `offset` is the board's place in what scrolls, `window` that of the scroll.
    pub fn note_layout(&mut self, slots: &[Slot], offset: Vec2, window: Pos2, columns: usize, now: Now) {
        let same = self.layout.as_ref().is_some_and(|known| {
            (known.offset, known.window, known.columns) == (offset, window, columns)
                && known.slots.iter().eq(slots.iter().map(|slot| &slot.id))
        });
        if same {
            return;
        }
        let slots = slots.iter().map(|slot| slot.id.clone()).collect();
        let before = self.layout.replace(Layout { slots, offset, window, columns });
        if before.is_some() {
            self.moved = Some(now);
        }
    }

    /// Whether this control of a slot was pressed, and the press counts.
    pub fn take(&mut self, response: &Response, slot: &SlotId, view: &View<'_>) -> bool {
        if !response.clicked() || is_held_key(response) {
            return false;
        }
        let within = |ms| move |at: &Now| view.now.since_ms(*at) < ms;
        let last = self.last.as_ref().filter(|(last, _)| last == slot).map(|(_, at)| *at);
        if last.is_some_and(|at| within(ONE_PRESS_MS)(&at)) {
            return false;
        }
        let moved = self.moved.filter(|_| response.clicked_by(PointerButton::Primary));
        let turned = self.meanings.get(slot).and_then(|(_, turned)| *turned);
        if let Some(since) = moved.filter(within(SETTLE_MS)).or(turned.filter(within(SETTLE_MS))) {
            view.swallowed.changed(since);
            return false;
        }
        self.last = Some((slot.clone(), view.now));
        true
    }
}

/// A key that is held down presses once.
fn is_held_key(response: &Response) -> bool {
    response.ctx.input(|input| {
        input.events.iter().any(|event| {
            matches!(event, Event::Key { key: Key::Enter | Key::Space, pressed: true, repeat: true, .. })
        })
    })
}
