//! Where the keyboard goes when the control that has it goes away.

use egui::{Context, Id, Order};

use super::State;
use crate::console::event::Intent;
use crate::console::ids::CallId;
use crate::console::session::Session;
use crate::ui::board;
use crate::ui::heir::Heir;
use crate::ui::view::View;

impl State {
    /// Leads the keyboard to the heir of what is gone. To be called before anybody else takes in keys.
    pub(super) fn follow_focus(&mut self, ctx: &Context, view: &View<'_>, intents: &mut Vec<Intent>) {
        let session = view.console.session();
        let is_board =
            matches!(session, Session::Loading { .. } | Session::Ready(_) | Session::Expired { .. });
        if !is_board || self.overlay.is_open() || self.overlay.is_closing() {
            self.heir.rest();
            return;
        }
        let (side, banner) = (&self.side, &self.banner);
        let call_of = |id: Id| -> Option<CallId> {
            let drawn = ctx.read_response(id)?;
            let at = drawn.rect.center();
            if drawn.layer_id.order == Order::Tooltip { banner.call_at(at) } else { side.call_at(at) }
        };
        match self.heir.follow(ctx, view, call_of, |call| side.waits(call)) {
            None => {}
            Some(Heir::Tile(slot)) => board::focus(ctx, &slot),
            Some(Heir::Call(call)) => self.side.go_to(view, &call, None, intents),
            Some(Heir::Opener(id)) => ctx.memory_mut(|memory| memory.request_focus(id)),
            Some(Heir::LongestWait) => self.strip.lead(),
            Some(Heir::Number) => self.number.lead(ctx),
            Some(Heir::SignIn) => self.expired.lead(),
        }
    }
}
