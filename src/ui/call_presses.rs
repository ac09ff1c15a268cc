//! Which presses on the cards of the calls count: those that a person meant, and meant for this call.

use egui::{Event, Key, PointerButton, Pos2, Rect, Response};

use super::view::View;
use crate::console::calls::view::CallView;
use crate::console::ids::CallId;
use crate::console::now::Now;
use crate::console::orders::ActKind;

/// A second press at the same call within this time belongs to the first: a double click must not hold and resume.
const ONE_PRESS_MS: u64 = 600;
/// A click so soon after the cards have moved, or one has come, was aimed at what stood there before.
const SETTLE_MS: u64 = 500;

/// Where a card stood, and with which buttons.
#[derive(Debug)]
struct Place {
    call: CallId,
    top: f32,
    /// As much of the card as is in sight.
    seen: Rect,
    acts: Vec<ActKind>,
}

/// Where the cards stood, what was pressed last, and when they moved last.
#[derive(Debug, Default)]
pub(super) struct CallPresses {
    /// `None` until they are drawn for the first time.
    places: Option<Vec<Place>>,
    last: Option<(CallId, Now)>,
    moved: Option<Now>,
}

impl CallPresses {
    /// Notes where the cards were drawn in this frame: the top of what scrolls, and as much of it as is in sight.
    pub fn note_places(&mut self, cards: &[(&CallView, Rect)], (top, clip): (f32, Rect), now: Now) {
        let places: Vec<Place> = cards
            .iter()
            .map(|(call, rect)| Place {
                call: call.id.clone(),
                top: rect.top() - top,
                seen: rect.intersect(clip),
                acts: call.acts.iter().map(|offer| offer.kind.clone()).collect(),
            })
            .collect();
        let before = self.places.replace(places);
        let (Some(before), Some(places)) = (before, &self.places) else { return };
        let stays = |known: &Place| {
            places.iter().any(|place| {
                place.call == known.call && place.acts == known.acts && (place.top - known.top).abs() < 1.0
            })
        };
        // A card that has just come covers what a click was aimed at, too: in a narrow window that may be a tile.
        let is_known = |place: &Place| before.iter().any(|known| known.call == place.call);
        if !before.iter().all(stays) || !places.iter().all(is_known) {
            self.moved = Some(now);
        }
    }

    /// The call whose card is seen there.
    pub fn call_at(&self, at: Pos2) -> Option<&CallId> {
        let places = self.places.as_deref().unwrap_or_default();
        places.iter().find(|place| place.seen.contains(at)).map(|place| &place.call)
    }

    /// Whether this control of a call was pressed, and the press counts.
    pub fn take(&mut self, response: &Response, call: &CallId, view: &View<'_>) -> bool {
        if !response.clicked() || is_held_key(response) {
            return false;
        }
        let within = |ms| move |at: &Now| view.now.since_ms(*at) < ms;
        let last = self.last.as_ref().filter(|(last, _)| last == call).map(|(_, at)| *at);
        if last.is_some_and(|at| within(ONE_PRESS_MS)(&at)) {
            return false;
        }
        let moved = self.moved.filter(|_| response.clicked_by(PointerButton::Primary));
        if let Some(since) = moved.filter(within(SETTLE_MS)) {
            view.swallowed.changed(since);
            return false;
        }
        self.last = Some((call.clone(), view.now));
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
