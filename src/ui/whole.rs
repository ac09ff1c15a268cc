//! What is cut with an ellipsis can be read whole: under the pointer, and for as long as the keyboard is at it.

use egui::{Popup, Rect, RectAlign, Response, Tooltip};

/// Shows all of the words beside what they belong to, on this side where there is room. It gives way to the pointer: nothing is
/// pressed that cannot be seen.
pub(super) fn whole_ui(response: &Response, has_keyboard: bool, side: RectAlign, words: &str) {
    let (ctx, place) = (&response.ctx, response.id.with("whole"));
    if !has_keyboard {
        ctx.data_mut(|data| data.remove::<Rect>(place));
        response.clone().on_hover_text(words);
        return;
    }
    let covered = ctx.data(|data| data.get_temp::<Rect>(place));
    let pointer = ctx.input(|input| input.pointer.hover_pos());
    let is_in_the_way = covered.zip(pointer).is_some_and(|(covered, pointer)| covered.contains(pointer));
    if is_in_the_way || Popup::is_any_open(ctx) {
        return;
    }
    let mut tooltip = Tooltip::for_widget(response);
    tooltip.popup = tooltip.popup.align(side).interactable(false).width(response.rect.width());
    if let Some(shown) = tooltip.show(|ui| ui.label(words)) {
        ctx.data_mut(|data| data.insert_temp(place, shown.response.rect));
    }
}
