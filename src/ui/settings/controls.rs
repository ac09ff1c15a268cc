//! The controls of the settings that are pressed: one of a few words, and on or off. What the policy has locked keeps its
//! place in the order of the keyboard and is told as it is.

use egui::{
    Align2, CornerRadius, Frame, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::list::Item;
use super::sheet::Sheet;
use crate::ui::parts;
use crate::ui::theme::{self, Palette, size, space};
use crate::words::Arg;

const OPTION: f32 = 34.0;
const MARK: f32 = 14.0;
const PAD: f32 = 10.0;
const GAP: f32 = 7.0;
/// Width and height of a switch.
const SWITCH: egui::Vec2 = vec2(38.0, 22.0);

impl Sheet<'_, '_> {
    /// One of a few. Some: another one was chosen.
    pub fn choices<T: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        item: Item,
        now: Option<&T>,
        options: impl IntoIterator<Item = (T, Arg)>,
    ) -> Option<T> {
        self.row(ui, item, |sheet, ui| {
            let locked = sheet.lock(item).is_some();
            sheet.radio_group(ui, item, locked, now, options)
        })
    }

    /// The group alone.
    pub fn radio_group<T: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        item: Item,
        locked: bool,
        now: Option<&T>,
        options: impl IntoIterator<Item = (T, Arg)>,
    ) -> Option<T> {
        let p = self.view.palette;
        let (name, described) = (self.view.say(item.says()), self.described(item));
        let frame = Frame::new()
            .fill(p.sunken)
            .stroke(Stroke::new(if p.high_contrast { 1.0 } else { 0.0 }, p.line))
            .corner_radius(size::RADIUS)
            .inner_margin(size::SEGMENT_PAD);
        let mut chosen = None;
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::HAIR, space::HAIR);
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::RadioGroup);
                node.set_label(name.as_str());
                node.set_description(described.as_str());
            });
            ui.horizontal_wrapped(|ui| {
                for (index, (value, words)) in options.into_iter().enumerate() {
                    let is_chosen = now == Some(&value);
                    let response = option_ui(ui, &p, &self.view.say(words), is_chosen, locked);
                    if is_chosen || (index == 0 && now.is_none()) {
                        self.arrive(item, &response);
                    }
                    if response.clicked() && !is_chosen {
                        chosen = Some(value);
                    }
                }
            });
        });
        chosen
    }

    /// On or off. Some: it was switched so.
    pub fn switch(&mut self, ui: &mut Ui, item: Item, on: bool) -> Option<bool> {
        self.begin(ui);
        let switched = self.switch_ui(ui, item, on);
        self.end(ui, item);
        switched
    }

    /// The switch alone: name and help at the left belong to what is pressed.
    pub fn switch_ui(&mut self, ui: &mut Ui, item: Item, on: bool) -> Option<bool> {
        let locked = self.lock(item).is_some();
        let (name, described) = (self.view.say(item.says()), self.described(item));
        let help = self.view.say(item.help());
        let p = &self.view.palette;
        let width = ui.available_width();
        let room = width - SWITCH.x - 16.0;
        let name_words = parts::galley(ui, &name, theme::semibold(size::BODY), p.text, room, 2);
        let help_words = parts::galley(ui, &help, theme::regular(size::SMALL), p.text2, room, 6);
        let height = name_words.size().y + 3.0 + help_words.size().y;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense(locked));
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, !locked, on, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(described.as_str()));
        let below = rect.min + vec2(0.0, name_words.size().y + 3.0);
        ui.painter().galley(rect.min, name_words, p.text);
        ui.painter().galley(below, help_words, p.text2);
        let at = Rect::from_min_size(rect.right_top() - vec2(SWITCH.x + 4.0, 0.0), SWITCH);
        paint_switch(ui, p, at, on, &response, locked);
        self.arrive(item, &response);
        let switched = (response.clicked() && !locked).then_some(!on);
        if !locked {
            response.on_hover_cursor(egui::CursorIcon::PointingHand);
        }
        switched
    }
}

/// What is locked can be reached and read, and not pressed.
fn sense(locked: bool) -> Sense {
    if locked { Sense::focusable_noninteractive() } else { Sense::click() }
}

fn option_ui(ui: &mut Ui, p: &Palette, words: &str, chosen: bool, locked: bool) -> Response {
    // Measured in the weight of the chosen one, so that choosing moves nothing.
    let room = ui.max_rect().width() - 2.0 * PAD - MARK - GAP;
    let measured = parts::galley(ui, words, theme::semibold(size::SMALL), p.text, room, 2);
    let (font, colour) = match (chosen, locked) {
        (true, false) => (theme::semibold(size::SMALL), p.text),
        (true, true) => (theme::semibold(size::SMALL), p.text2),
        (false, _) => (theme::regular(size::SMALL), p.text2),
    };
    let galley = parts::galley(ui, words, font, colour, room, 2);
    let width = measured.size().x.ceil() + 2.0 * PAD + MARK + GAP;
    let height = OPTION.max(measured.size().y + 12.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense(locked));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, !locked, chosen, words));
    let radius = CornerRadius::same(size::RADIUS_BUTTON);
    if chosen {
        let border = if p.high_contrast { p.accent } else { p.line };
        ui.painter().rect(rect, radius, p.raised, Stroke::new(1.0, border), StrokeKind::Inside);
    } else if response.hovered() && !locked {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    }
    let mark = rect.left_center() + vec2(PAD + MARK / 2.0, 0.0);
    let ring = if chosen && !locked { p.accent } else { p.edge };
    ui.painter().circle_stroke(mark, MARK / 2.0 - 1.0, Stroke::new(1.5, ring));
    if chosen {
        ui.painter().circle_filled(mark, 3.5, ring);
    }
    let at = Align2::LEFT_CENTER.anchor_size(mark + vec2(MARK / 2.0 + GAP, 0.0), galley.size());
    ui.painter().galley(at.min, galley, colour);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(1.0), radius, Stroke::new(2.0, p.accent), StrokeKind::Middle);
    }
    if locked { response } else { response.on_hover_cursor(egui::CursorIcon::PointingHand) }
}

/// On: a filled pill with its knob at the right. Off: an empty one with its knob at the left.
fn paint_switch(ui: &Ui, p: &Palette, rect: Rect, on: bool, response: &Response, locked: bool) {
    let radius = rect.height() / 2.0;
    let (fill, border, knob) = match (on, locked) {
        (true, false) => (p.accent, p.accent, p.on_accent),
        (true, true) => (p.text3, p.text3, p.surface),
        (false, _) => (p.surface, p.edge, p.edge),
    };
    ui.painter().rect(rect, radius, fill, Stroke::new(1.5, border), StrokeKind::Inside);
    let x = if on { rect.right() - radius } else { rect.left() + radius };
    ui.painter().circle_filled(egui::pos2(x, rect.center().y), radius - 5.0, knob);
    if response.hovered() && !locked && !response.has_focus() {
        ui.painter().rect_stroke(
            rect.expand(2.0),
            radius + 2.0,
            Stroke::new(1.0, p.edge),
            StrokeKind::Middle,
        );
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.expand(3.0),
            radius + 3.0,
            Stroke::new(2.0, p.accent),
            StrokeKind::Middle,
        );
    }
}
