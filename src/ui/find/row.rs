//! A row as it is drawn: its mark, its name, a time or a key, what it is; and, where it is chosen, what can be done.

use egui::{
    Button, Color32, CornerRadius, CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::words::RowWords;
use crate::ui::icons;
use crate::ui::parts;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::View;

const PAD: f32 = 12.0;
/// Where the words begin, right of the mark.
const WORDS: f32 = 36.0;
const ABOVE: f32 = 7.0;

/// Where a row stands in the list.
pub(super) struct Place {
    pub index: usize,
    pub of: usize,
    pub chosen: bool,
}

/// Draws the row. The second value is the act whose button was pressed.
pub(super) fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    words: &RowWords,
    place: &Place,
) -> (Response, Option<usize>) {
    let p = &view.palette;
    let id = Id::unique("found").with(place.index);
    let top = ui.cursor().min;
    let width = ui.available_width();
    let ground = ui.painter().add(egui::Shape::Noop);
    let room = width - WORDS - PAD;
    let right = parts::galley(ui, &words.right, theme::regular(size::SMALL), p.text2, room / 2.0, 1);
    let name_room = room - if words.right.is_empty() { 0.0 } else { right.size().x + 12.0 };
    let name = parts::galley(ui, &words.name, theme::semibold(size::BODY), p.text, name_room, 3);
    let below = (!words.below.is_empty())
        .then(|| parts::galley(ui, &words.below, theme::regular(size::SMALL), p.text2, room, 3));
    let below_height = below.as_ref().map_or(0.0, |below| below.size().y + 2.0);
    let height = name.size().y + below_height + 2.0 * ABOVE;
    let rect = Rect::from_min_size(top, vec2(width, height));
    ui.allocate_rect(rect, Sense::hover());
    // The keyboard stays in the field and comes to the rows by the arrows.
    let response = ui.interact(rect, id, Sense::CLICK);
    if let Some(icon) = words.icon {
        let centre = rect.left_top() + vec2(PAD + icons::SIZE / 2.0, ABOVE + name.size().y / 2.0);
        icons::paint(ui.painter(), icon, centre, icons::SIZE, p.text2);
    }
    let at = rect.left_top() + vec2(WORDS, ABOVE);
    let right_at = rect.right_top() + vec2(-PAD - right.size().x, ABOVE + 1.0);
    ui.painter().galley(right_at, right, p.text2);
    if let Some(below) = below {
        ui.painter().galley(at + vec2(0.0, name.size().y + 2.0), below, p.text2);
    }
    ui.painter().galley(at, name, p.text);
    let mut pressed = None;
    let mut whole = rect;
    if place.chosen && !words.acts().is_empty() {
        let acts;
        (acts, pressed) = acts_ui(ui, p, rect, words);
        whole = whole.union(acts);
    }
    let radius = CornerRadius::same(size::RADIUS_BUTTON);
    if place.chosen {
        let border = if p.high_contrast { p.accent } else { p.line };
        let shape = egui::epaint::RectShape::new(
            whole,
            radius,
            p.sunken,
            Stroke::new(1.0, border),
            StrokeKind::Inside,
        );
        ui.painter().set(ground, shape);
        let bar = Rect::from_min_size(whole.min + vec2(0.0, 8.0), vec2(3.0, whole.height() - 16.0));
        ui.painter().rect_filled(bar, size::RADIUS_BAR, p.accent);
    } else if response.hovered() {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    }
    let heard = words.heard_whole();
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &heard));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(place.chosen);
        node.set_position_in_set(place.index + 1);
        node.set_size_of_set(place.of);
    });
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    (Response { rect: whole, ..response }, pressed)
}

/// What can be done with the chosen row: one button each, with its key.
fn acts_ui(ui: &mut Ui, p: &Palette, row: Rect, words: &RowWords) -> (Rect, Option<usize>) {
    let mut pressed = None;
    let left = row.left() + WORDS;
    let room =
        Rect::from_min_max(egui::pos2(left, row.bottom()), egui::pos2(row.right() - PAD, f32::INFINITY));
    let drawn = ui.scope_builder(egui::UiBuilder::new().max_rect(room), |ui| {
        ui.spacing_mut().item_spacing = vec2(space::CLOSE, space::CLOSE);
        ui.horizontal_wrapped(|ui| {
            for (index, act) in words.acts().iter().enumerate() {
                if act_ui(ui, p, act, room.width(), index == 0).clicked() {
                    pressed = Some(index);
                }
            }
        });
        ui.add_space(ABOVE);
    });
    (drawn.response.rect, pressed)
}

/// A small button whose words go on in a second line where there is no room.
fn act_ui(ui: &mut Ui, p: &Palette, words: &str, room: f32, first: bool) -> Response {
    let padding = vec2(10.0, 5.0);
    let font = theme::semibold(size::SMALL);
    let galley = parts::galley(ui, words, font, Color32::PLACEHOLDER, room - 2.0 * padding.x - 2.0, 4);
    if galley.size().x + 2.0 * padding.x + 2.0 > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = padding;
        let button = Button::new(galley).min_size(vec2(32.0, 30.0));
        let button = if first { parts::primary_with(ui, p, button, None) } else { ui.add(button) };
        button.accessible_name(words)
    })
    .inner
}
