//! What gets the keyboard comes into sight. egui leads the keyboard to what is scrolled away and leaves it there; so whatever
//! scrolls on this screen does it by [`InSight`], and no control has to think of it.
//!
//! It scrolls once, as little as it takes and without moving things on the way, when the keyboard has come to something in
//! it. While the pointer is in use nothing moves under it.

use egui::containers::scroll_area::ScrollAreaOutput;
use egui::plugin::TypedPluginHandle;
use egui::{Context, Id, Key, LayerId, Modifiers, Rangef, Rect, Response, ScrollArea, Ui};

use super::theme::size;

/// After the keyboard has moved, what it has come to is looked for in so many passes: a dialog has its size in the second.
const PASSES: u8 = 2;

/// Of what is in view, a page key scrolls on by this much.
const PAGE: f32 = 0.9;

/// Something that scrolls, and brings what gets the keyboard into sight.
pub(super) trait InSight {
    /// Draws it; what draws is told which part of the content is seen.
    fn show_seen<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui, Rect) -> R) -> ScrollAreaOutput<R>;

    /// Draws it.
    fn show_in_sight<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>
    where
        Self: Sized,
    {
        self.show_seen(ui, |ui, _| add(ui))
    }

    /// Draws what is to be read and holds nothing that the keyboard stops at: the page keys scroll it.
    fn show_paged<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>
    where
        Self: Sized,
    {
        let place = ui.next_auto_id();
        let drawn = self.show_in_sight(ui, add);
        turn_pages(ui, place, &drawn);
        drawn
    }
}

/// Leads the keyboard to this control. Returns whether it has been there: until then it is to be called in each frame. Who
/// presses Tab as soon as it is there goes on, and is not fetched back.
pub(super) fn lead_to(control: &Response) -> bool {
    let has_been = control.has_focus() || control.lost_focus();
    if !has_been {
        control.request_focus();
        // It was painted without.
        control.ctx.request_repaint();
    }
    has_been
}

/// Scrolls by as many pages as were asked for; a little of the page before stays in view.
pub(super) fn turn_pages<R>(ui: &Ui, place: Id, drawn: &ScrollAreaOutput<R>) {
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
    let pages = pressed(Key::PageDown) - pressed(Key::PageUp);
    if pages == 0.0 {
        return;
    }
    let view = drawn.inner_rect.height();
    let most = (drawn.content_size.y - view).max(0.0);
    let offset = (drawn.state.unclamped_offset().y + pages * view * PAGE).round().clamp(0.0, most);
    Seeking::of(ui).lock().next = Some(Next { place, pass: ui.cumulative_pass_nr() + 1, offset });
    ui.ctx().request_repaint();
}

impl InSight for ScrollArea {
    #[expect(clippy::disallowed_methods, reason = "this is what stands in its place")]
    fn show_seen<R>(mut self, ui: &mut Ui, add: impl FnOnce(&mut Ui, Rect) -> R) -> ScrollAreaOutput<R> {
        let place = ui.next_auto_id();
        let pass = ui.cumulative_pass_nr();
        let next = Seeking::of(ui).lock().next;
        if let Some(next) = next.filter(|next| (next.place, next.pass) == (place, pass)) {
            self = self.vertical_scroll_offset(next.offset);
        }
        let drawn = self.show_viewport(ui, |ui, seen| {
            (ui.layer_id(), ui.unique_id(), ui.clip_rect().y_range(), add(ui, seen))
        });
        let ScrollAreaOutput { inner: (layer, content, view, inner), id, state, content_size, inner_rect } =
            drawn;
        if let Some(control) = Seeking::wanted(ui)
            && let Some(rect) = rect_within(ui, control, layer, content)
        {
            let now = state.unclamped_offset().y;
            let most = (content_size.y - inner_rect.height()).max(0.0);
            let offset = (now + needed(rect.expand(size::RING).y_range(), view)).clamp(0.0, most);
            if offset != now {
                Seeking::of(ui).lock().next = Some(Next { place, pass: pass + 1, offset });
                ui.ctx().request_repaint();
            }
        }
        ScrollAreaOutput { inner, id, state, content_size, inner_rect }
    }
}

/// Which control the keyboard is at, and for how many passes it is still looked for.
#[derive(Default)]
struct Seeking {
    at: Option<Id>,
    passes: u8,
    next: Option<Next>,
}

/// How far something is to be scrolled in the next pass.
#[derive(Clone, Copy)]
struct Next {
    /// Which one, by where it is drawn.
    place: Id,
    pass: u64,
    offset: f32,
}

impl Seeking {
    /// What the keyboard has come to, while it is looked for.
    fn wanted(ctx: &Context) -> Option<Id> {
        let focused = ctx.memory(|memory| memory.focused())?;
        let seeking = Self::of(ctx);
        let seeking = seeking.lock();
        let is_wanted = seeking.at != Some(focused) || seeking.passes > 0;
        drop(seeking);
        (is_wanted && !is_pointer_in_use(ctx)).then_some(focused)
    }

    fn of(ctx: &Context) -> TypedPluginHandle<Self> {
        ctx.plugin_or_default()
    }
}

impl egui::Plugin for Seeking {
    fn debug_name(&self) -> &'static str {
        "sight"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let focused = ui.memory(|memory| memory.focused());
        let has_moved = focused != self.at;
        if has_moved {
            // What was led to after it was painted has no ring yet.
            ui.ctx().request_repaint();
        }
        self.passes = match has_moved {
            _ if is_pointer_in_use(ui.ctx()) => 0,
            true => PASSES,
            false => self.passes.saturating_sub(1),
        };
        self.at = focused;
    }
}

fn is_pointer_in_use(ctx: &Context) -> bool {
    ctx.input(|input| {
        let pointer = &input.pointer;
        pointer.any_down() || pointer.any_pressed() || pointer.any_released()
    })
}

/// Where a control stands, if it was drawn within this content.
fn rect_within(ctx: &Context, id: Id, layer: LayerId, content: Id) -> Option<Rect> {
    ctx.viewport(|viewport| {
        let drawn = &viewport.this_pass.widgets;
        let control = drawn.get(id).filter(|control| control.layer_id == layer)?;
        let mut around = control.parent_id;
        while around != content {
            let outer = drawn.get(around)?.parent_id;
            if outer == around {
                return None;
            }
            around = outer;
        }
        Some(control.rect).filter(|rect| rect.is_finite() && rect.is_positive())
    })
}

/// How far to scroll on until this is in view, in whole points. What is higher than the view begins at its top.
fn needed(wanted: Rangef, view: Rangef) -> f32 {
    let (above, below) = ((wanted.min - view.min).floor(), (wanted.max - view.max).ceil());
    match (above < 0.0, below > 0.0) {
        (true, false) => above,
        (false, true) => below.min(above),
        (true, true) | (false, false) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: Rangef = Rangef { min: 100.0, max: 200.0 };

    #[test]
    fn what_is_in_view_stays_where_it_is() {
        assert_eq!(needed(Rangef::new(100.0, 200.0), VIEW), 0.0);
        assert_eq!(needed(Rangef::new(120.0, 150.0), VIEW), 0.0);
    }

    #[test]
    fn what_is_outside_comes_just_into_view() {
        assert_eq!(needed(Rangef::new(190.0, 230.0), VIEW), 30.0);
        assert_eq!(needed(Rangef::new(500.0, 530.0), VIEW), 330.0);
        assert_eq!(needed(Rangef::new(60.0, 130.0), VIEW), -40.0);
        assert_eq!(needed(Rangef::new(-60.0, -30.0), VIEW), -160.0);
    }

    #[test]
    fn what_is_higher_than_the_view_begins_at_its_top_and_stays_there() {
        let high = Rangef::new(150.0, 300.0);
        let by = needed(high, VIEW);
        assert_eq!(by, 50.0);
        assert_eq!(needed(Rangef::new(high.min - by, high.max - by), VIEW), 0.0);
    }
}
