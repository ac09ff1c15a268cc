//! Who gets the keyboard when the control that has it goes away: a slot is removed, a call ends, a notice is over. The next
//! of its kind does, else what fetches the longest wait, else the number field. A key that was on its way to the control that
//! is gone reaches nobody.

use egui::{Context, Event, Id, Key, Popup};

use super::board::tile_id;
use super::expired::is_expired;
use super::keys::VANISHED_MS;
use super::tile_menu;
use super::view::View;
use crate::console::ids::{CallId, SlotId};
use crate::console::now::Now;

/// Keys by which a control went that was pressed itself are seen so long before.
const ACTED_MS: u64 = 300;

/// Where a control stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A tile or its menu.
    Tile(SlotId),
    /// A call: its card, or its banner while it is a recall.
    Call(CallId),
    /// Anywhere else.
    Elsewhere,
}

/// Who gets the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heir {
    /// The tile of this slot.
    Tile(SlotId),
    /// The card of this call.
    Call(CallId),
    /// The control from which the menu was opened that has closed.
    Opener(Id),
    /// What fetches the longest wait.
    LongestWait,
    /// The number field.
    Number,
    /// The way to sign in again.
    SignIn,
}

/// What has the keyboard.
#[derive(Debug)]
struct Held {
    id: Id,
    place: Place,
    /// The how many-th of its kind it is.
    index: usize,
    is_text: bool,
}

/// Keys that were on their way to a control that is gone.
#[derive(Debug)]
struct InFlight {
    since: Now,
    /// The heir, as soon as it has the keyboard.
    heir: Option<Id>,
    /// Something was being typed.
    letters: bool,
}

/// What has the keyboard, and what is on its way to it.
#[derive(Debug, Default)]
pub(super) struct FocusHeir {
    held: Option<Held>,
    /// An entry of an open menu.
    in_menu: Option<Id>,
    /// When Enter, Space or Esc was pressed last.
    acted: Option<Now>,
    in_flight: Option<InFlight>,
}

impl FocusHeir {
    /// To be called at the beginning of each frame that shows the board and nothing over it. `place_of` knows the calls, and
    /// `waits` whether the control of a call will be back by itself. Some: a control has gone, and this one is its heir.
    pub fn follow(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        call_of: impl Fn(Id) -> Option<CallId>,
        waits: impl Fn(&CallId) -> bool,
    ) -> Option<Heir> {
        let focused = ctx.memory(|memory| memory.focused());
        self.stop_keys(ctx, focused, view);
        if Popup::is_any_open(ctx) {
            self.in_menu = focused.or(self.in_menu);
            return None;
        }
        if focused.is_some() && focused == self.in_menu {
            // The menu closes in this frame.
            return None;
        }
        let in_menu = self.in_menu.take();
        let Some(id) = focused else { return self.vanished(ctx, view, in_menu, waits) };
        if is_pressed(ctx) {
            self.acted = Some(view.now);
        }
        let found = find(view, id, call_of);
        let is_text = ctx.text_edit_focused();
        match &mut self.held {
            // What has just gone from the console is still drawn in the frame before this one.
            Some(held) if held.id == id => {
                held.is_text = is_text;
                if let Some((place, index)) = found {
                    (held.place, held.index) = (place, index);
                }
            }
            held => {
                let (place, index) = found.unwrap_or((Place::Elsewhere, 0));
                *held = Some(Held { id, place, index, is_text });
            }
        }
        None
    }

    /// To be called at the end of each frame: what has the keyboard and was not drawn has gone, and the next frame is at once.
    pub fn look(&self, ctx: &Context) {
        let Some(id) = ctx.memory(|memory| memory.focused()) else { return };
        if self.held.is_some() && !ctx.viewport(|viewport| viewport.this_pass.used_ids.contains_key(&id)) {
            ctx.request_repaint();
        }
    }

    /// Something else is shown over the board, and leads the keyboard.
    pub fn rest(&mut self) {
        *self = Self::default();
    }

    fn vanished(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        in_menu: Option<Id>,
        waits: impl Fn(&CallId) -> bool,
    ) -> Option<Heir> {
        let is_gone = |id: Id| ctx.read_response(id).is_none();
        let held = self.held.take()?;
        let heir = match in_menu {
            Some(_) if !is_gone(held.id) => Heir::Opener(held.id),
            // It was left, not taken away.
            _ if !is_gone(held.id) => return None,
            _ => match heir(view, &held, waits) {
                Some(heir) => heir,
                None => {
                    self.held = Some(held);
                    return None;
                }
            },
        };
        let by_itself = |at: Now| view.now.since_ms(at) >= ACTED_MS;
        let letters = held.is_text && self.acted.is_none_or(by_itself);
        self.in_flight = Some(InFlight { since: view.now, heir: None, letters });
        self.stop_keys(ctx, None, view);
        // Its ring is drawn as soon as it has the keyboard.
        ctx.request_repaint();
        Some(heir)
    }

    /// Takes away what was meant for the control that is gone.
    fn stop_keys(&mut self, ctx: &Context, focused: Option<Id>, view: &View<'_>) {
        let Some(in_flight) = &mut self.in_flight else { return };
        let is_led_on = in_flight.heir.is_some() && focused != in_flight.heir;
        in_flight.heir = in_flight.heir.or(focused);
        let letters = in_flight.letters;
        let is_typed = |event: &Event| matches!(event, Event::Text(text) if !text.trim().is_empty());
        let begins = !letters && ctx.input(|input| input.events.iter().any(is_typed));
        if is_led_on || begins || view.now.since_ms(in_flight.since) >= VANISHED_MS {
            self.in_flight = None;
            return;
        }
        // The space that a key types is no press of its own.
        let mut is_swallowed = false;
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Key { key: Key::Enter | Key::Space, pressed: true, repeat, .. } => {
                    is_swallowed |= !repeat;
                    false
                }
                Event::Text(text) if text.trim().is_empty() => false,
                Event::Text(_) => {
                    is_swallowed |= letters;
                    !letters
                }
                _ => true,
            });
        });
        if is_swallowed {
            view.swallowed.gone(in_flight.since, self.acted, view.now);
        }
    }
}

/// Enter, Space or Esc.
fn is_pressed(ctx: &Context) -> bool {
    ctx.input(|input| [Key::Enter, Key::Space, Key::Escape].into_iter().any(|key| input.key_pressed(key)))
}

/// Where the control with this id stands, and the how many-th it is there.
fn find(view: &View<'_>, id: Id, call_of: impl Fn(Id) -> Option<CallId>) -> Option<(Place, usize)> {
    let slots = view.console.board().slots();
    let is_of = |slot: &SlotId| tile_id(slot) == id || tile_menu::id(slot) == id;
    if let Some(index) = slots.iter().position(|slot| is_of(&slot.id)) {
        return slots.get(index).map(|slot| (Place::Tile(slot.id.clone()), index));
    }
    let call = call_of(id)?;
    let index = view.console.my_calls(view.now).iter().position(|known| known.id == call);
    index.map(|index| (Place::Call(call), index))
}

/// The heir of what is gone. `None`: it will be back by itself.
fn heir(view: &View<'_>, gone: &Held, waits: impl Fn(&CallId) -> bool) -> Option<Heir> {
    let elsewhere = || match () {
        () if is_expired(view) => Heir::SignIn,
        () if view.can_send() && view.console.longest_wait(view.now).is_some() => Heir::LongestWait,
        () => Heir::Number,
    };
    match &gone.place {
        Place::Tile(slot) => {
            let slots = view.console.board().slots();
            let same = slots.iter().find(|known| known.id == *slot);
            let next = || slots.get(gone.index).or(slots.last());
            Some(same.or_else(next).map_or_else(elsewhere, |slot| Heir::Tile(slot.id.clone())))
        }
        Place::Call(call) => {
            let calls = view.console.my_calls(view.now);
            let next = match calls.iter().find(|known| known.id == *call) {
                Some(same) if same.acts.is_empty() || waits(call) => return None,
                Some(same) => Some(same),
                None => calls.get(gone.index).or(calls.last()).filter(|next| !next.acts.is_empty()),
            };
            Some(next.map_or_else(elsewhere, |next| Heir::Call(next.id.clone())))
        }
        Place::Elsewhere => Some(elsewhere()),
    }
}
