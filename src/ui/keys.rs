//! Keys that are not in the key map: they lead through the window, or make everything larger. Esc is not among them: it
//! closes what is open and never hangs up.

use egui::{Context, Event, Key, Modifiers, gui_zoom::kb_shortcuts};

use crate::store::ZOOM;

/// What larger, smaller or normal size comes to; `None` while none of these keys is pressed.
pub(super) fn zoom(ctx: &Context) -> Option<f32> {
    let pressed = |shortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut));
    let now = ctx.zoom_factor();
    let wanted = if pressed(&kb_shortcuts::ZOOM_RESET) {
        1.0
    } else if pressed(&kb_shortcuts::ZOOM_IN) || pressed(&kb_shortcuts::ZOOM_IN_SECONDARY) {
        now + 0.1
    } else if pressed(&kb_shortcuts::ZOOM_OUT) {
        now - 0.1
    } else {
        return None;
    };
    let wanted = ((wanted * 10.0).round() / 10.0).clamp(*ZOOM.start(), *ZOOM.end());
    (wanted != now).then_some(wanted)
}

/// Space while nothing has the focus: whoever has the focus keeps Space. A key that is held down counts once.
pub(super) fn idle_space(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.focused().is_none()) && is_pressed(ctx, Key::Space)
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
