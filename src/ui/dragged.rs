//! A call that is being dragged from its card onto the place where it shall be parked.

use egui::{Align2, DragAndDrop, FontId, Id, LayerId, Order, Stroke, StrokeKind, Ui, vec2};

use super::parts;
use super::theme::{self, size};
use super::view::View;
use crate::console::calls::view::CallView;
use crate::console::ids::CallId;
use crate::console::orders::ActKind;

/// What egui carries while a card is dragged: the call. A place takes it with `Response::dnd_release_payload`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DraggedCall(pub CallId);

/// Only a call that can be parked can be dragged.
pub(super) fn can_be_dragged(call: &CallView) -> bool {
    call.offers(&ActKind::Park)
}

/// The call that is being dragged, as it is now; nothing once it can no longer be parked.
pub(super) fn dragged<'c>(ui: &Ui, calls: &'c [CallView]) -> Option<&'c CallView> {
    let payload = DragAndDrop::payload::<DraggedCall>(ui.ctx())?;
    calls.iter().find(|call| call.id == payload.0 && can_be_dragged(call))
}

/// Draws the caller's name beside the pointer while the card is dragged.
pub(super) fn chip_ui(ui: &Ui, view: &View<'_>, call: &CallView) {
    let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
    let p = &view.palette;
    let font: FontId = theme::semibold(size::BODY);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged call")));
    let words = parts::galley(ui, &view.say(&call.caller), font, p.text, 180.0, 1);
    let rect = Align2::LEFT_TOP.anchor_size(pointer + vec2(12.0, 10.0), words.size() + vec2(20.0, 12.0));
    painter.rect(rect, size::RADIUS_BUTTON, p.accent_soft, Stroke::new(1.0, p.accent), StrokeKind::Inside);
    painter.galley(rect.min + vec2(10.0, 6.0), words, p.text);
}
