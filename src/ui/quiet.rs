//! How a button looks that cannot be pressed now: the same for every button, the one that the screen is for or another.

use egui::{Button, Response, Shape, Stroke, Ui};

use super::theme::{CLEAR, size};
use super::tile::rounded_outline;

/// Adds a button. One that cannot be pressed is sunken, with a thin frame and words that recede: merely paler, it looks like
/// its live neighbours. Where every line is strong the frame is dashed, for there it has no ground to be told by.
pub fn add(ui: &mut Ui, button: Button<'_>, min: Option<egui::Vec2>) -> Response {
    let add = |ui: &mut Ui| match min {
        Some(min) => ui.add_sized(min, button),
        None => ui.add(button),
    };
    if ui.is_enabled() {
        return add(ui);
    }
    // No scope of its own: the button would be another one as soon as it can be pressed, and lose the keyboard's focus.
    let usual = ui.style().clone();
    let visuals = ui.visuals_mut();
    // Only high contrast has lines of 2 points that divide.
    let line = visuals.widgets.noninteractive.bg_stroke;
    let is_dashed = line.width > 1.0;
    let (ground, words) = (visuals.faint_bg_color, visuals.weak_text_color());
    let quiet = &mut visuals.widgets.inactive;
    quiet.weak_bg_fill = ground;
    quiet.bg_stroke = Stroke::new(1.0, if is_dashed { CLEAR } else { line.color });
    quiet.fg_stroke.color = words;
    let response = add(ui);
    ui.set_style(usual);
    if is_dashed {
        let outline = rounded_outline(response.rect.shrink(0.5), f32::from(size::RADIUS_BUTTON));
        ui.painter().extend(Shape::dashed_line(&outline, Stroke::new(1.0, line.color), 3.0, 3.0));
    }
    response
}
