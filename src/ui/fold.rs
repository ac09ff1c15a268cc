//! A part of the side panel that opens on a press of its heading.

use egui::{Color32, Id, Pos2, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

use super::parts;
use super::theme::{self, size};
use super::view::View;

const HEIGHT: f32 = 30.0;

/// Draws the heading; its response is pressed to open and close.
pub(super) fn fold_ui(ui: &mut Ui, view: &View<'_>, id: Id, words: &str, is_open: bool) -> Response {
    let p = &view.palette;
    let (width, font) = (ui.available_width(), theme::semibold(size::SMALL));
    let galley = parts::galley(ui, words, font, Color32::PLACEHOLDER, width - 18.0, 3);
    let (_, rect) = ui.allocate_space(vec2(width, HEIGHT.max(galley.size().y + 12.0)));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    let colour = if response.hovered() || response.has_focus() { p.accent } else { p.text2 };
    arrow(ui, rect.left_center() + vec2(5.0, 0.0), is_open, colour);
    let at = egui::Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(18.0, 0.0), galley.size());
    ui.painter().galley(at.min, galley, colour);
    if response.has_focus() {
        let ring = rect.expand2(vec2(4.0, -1.0));
        ui.painter().rect_stroke(ring, 4, Stroke::new(2.0, p.accent), egui::StrokeKind::Middle);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Points right while closed and down while open.
fn arrow(ui: &Ui, centre: Pos2, is_open: bool, colour: Color32) {
    if is_open {
        parts::arrow(ui, centre, colour);
        return;
    }
    let points = vec![centre + vec2(-2.0, -4.0), centre + vec2(3.0, 0.0), centre + vec2(-2.0, 4.0)];
    ui.painter().add(Shape::convex_polygon(points, colour, Stroke::NONE));
}
