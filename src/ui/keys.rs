//! Keys that work wherever the focus is. Esc is not among them: it closes menus and never hangs up.

use egui::{Context, Event, Key, Modifiers, gui_zoom::kb_shortcuts};

use crate::console::event::Intent;

/// Smallest zoom.
pub(super) const ZOOM_MIN: f32 = 0.6;
/// Largest zoom.
pub(super) const ZOOM_MAX: f32 = 3.0;

/// Larger, smaller, normal size.
pub(super) fn zoom(ctx: &Context, normal: f32) {
    let pressed = |shortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut));
    let now = ctx.zoom_factor();
    let wanted = if pressed(&kb_shortcuts::ZOOM_RESET) {
        normal
    } else if pressed(&kb_shortcuts::ZOOM_IN) || pressed(&kb_shortcuts::ZOOM_IN_SECONDARY) {
        now + 0.1
    } else if pressed(&kb_shortcuts::ZOOM_OUT) {
        now - 0.1
    } else {
        return;
    };
    ctx.set_zoom_factor(((wanted * 10.0).round() / 10.0).clamp(ZOOM_MIN, ZOOM_MAX));
}

/// F1 asks for the keys.
pub(super) fn wants_help(ctx: &Context) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1))
}

/// F5 reads slots and devices again.
pub(super) fn refresh(ctx: &Context, intents: &mut Vec<Intent>) {
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F5)) {
        intents.push(Intent::Refresh);
    }
}

/// F8, or Space while nothing has the focus: whoever has the focus keeps Space. A key that is held down counts once.
pub(super) fn wants_longest(ctx: &Context) -> bool {
    let idle = ctx.memory(|memory| memory.focused().is_none());
    is_pressed(ctx, Key::F8) || (idle && is_pressed(ctx, Key::Space))
}

/// F2 answers a recall.
pub(super) fn wants_answer(ctx: &Context) -> bool {
    is_pressed(ctx, Key::F2)
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
