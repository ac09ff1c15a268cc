//! Keys that are not in the key map and lead through the window. Esc is not among them: it closes what is open and never hangs
//! up.

use egui::{Context, Event, Id, Key, Modifiers};

use super::view::View;
use crate::console::now::Now;

/// So long after a control has vanished with the focus Space is nobody's: it was meant for the control.
pub(super) const VANISHED_MS: u64 = 1_000;

/// Which control has the focus, and since when none has because that one is gone: a call ended, a notice was read.
#[derive(Debug, Default)]
pub(super) struct FocusTrail {
    last: Option<Id>,
    vanished: Option<Now>,
}

impl FocusTrail {
    /// To be called in each frame, before [`Self::idle_space`].
    pub fn follow(&mut self, ctx: &Context, now: Now) {
        match ctx.memory(|memory| memory.focused()) {
            Some(focused) => *self = Self { last: Some(focused), vanished: None },
            None => {
                let is_gone = |id: &Id| ctx.read_response(*id).is_none();
                self.vanished = self.last.take().filter(is_gone).map(|_| now).or(self.vanished);
            }
        }
    }

    /// Space while nothing has the focus: whoever has the focus keeps Space, also for a moment after it is gone. A key that
    /// is held down counts once.
    pub fn idle_space(&self, ctx: &Context, view: &View<'_>) -> bool {
        let was_meant_for_another = self.vanished.filter(|at| view.now.since_ms(*at) < VANISHED_MS);
        if ctx.memory(|memory| memory.focused().is_some()) || !is_pressed(ctx, Key::Space) {
            return false;
        }
        if let Some(vanished) = was_meant_for_another {
            view.swallowed.gone(vanished, None, view.now);
        }
        was_meant_for_another.is_none()
    }
}

/// A fresh press of this key alone; one that is held down counts once.
pub(super) fn is_pressed(ctx: &Context, wanted: Key) -> bool {
    ctx.input_mut(|input| {
        let is_fresh = input.events.iter().any(
            |event| matches!(event, Event::Key { key, repeat: false, pressed: true, .. } if *key == wanted),
        );
        input.consume_key(Modifiers::NONE, wanted) && is_fresh
    })
}

/// An arrow key, while nothing has the focus, leads onto the board.
pub(super) fn enters_board(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.focused().is_none())
        && ctx.input_mut(|input| {
            let arrows = [Key::ArrowDown, Key::ArrowUp, Key::ArrowLeft, Key::ArrowRight];
            arrows.into_iter().any(|key| input.consume_key(Modifiers::NONE, key))
        })
}
