//! The devices that can answer, as one radio group; the choice is this console's alone.

use egui::{
    Align2, CornerRadius, Frame, Rect, RectAlign, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

use super::icons::{self, Icon};
use super::parts;
use super::text;
use super::theme::{self, Palette, size, space};
use super::view::View;
use super::whole::whole_ui;
use crate::console::endpoints::{Choice, Target};
use crate::console::event::Intent;
use crate::say;
use crate::store::Setting;

/// One segment: what it says and what it chooses.
struct Segment {
    name: String,
    sub: String,
    icon: Icon,
    choice: Choice,
    chosen: bool,
}

const PAD: f32 = 10.0;
const MARK: f32 = 14.0;
const GAP: f32 = 7.0;
/// Width of the icon before the kind of device, and the room for it.
const ICON: f32 = 12.0;
const ICON_ROOM: f32 = ICON + 4.0;
/// Least width of the words "Answer on" with the space around them.
const TITLE: f32 = 84.0;

/// Their width in the language of the screen.
fn title_width(ui: &Ui, view: &View<'_>) -> f32 {
    let words = view.say(say!("answer-devices"));
    let words = parts::galley(ui, &words, theme::regular(size::SMALL), view.palette.text2, f32::INFINITY, 1);
    (words.size().x + 20.0).ceil().max(TITLE)
}

fn segments(view: &View<'_>) -> Vec<Segment> {
    let endpoints = view.console.endpoints();
    let target = endpoints.target();
    let devices = endpoints.known().iter().map(|endpoint| Segment {
        name: view.say(&endpoint.name),
        sub: view.say(text::kind_and_default(endpoint)),
        icon: Icon::of_kind(&endpoint.kind),
        choice: Target::One(endpoint.clone()).choice(),
        chosen: target.endpoint_id() == Some(&endpoint.id),
    });
    let all = Segment {
        name: view.say(say!("all-devices")),
        sub: view.say(say!("all-devices-ring")),
        icon: Icon::Devices,
        choice: Choice::AllDevices,
        chosen: target == Target::AllDevices,
    };
    devices.chain(std::iter::once(all)).collect()
}

/// The next of the devices rings from now on, after the last one the first.
pub(super) fn next_device(view: &View<'_>, intents: &mut Vec<Intent>) {
    let mut segments = segments(view);
    let next = segments.iter().position(|segment| segment.chosen).map_or(0, |chosen| chosen + 1);
    let next = segments.swap_remove(next % segments.len()).choice;
    if *view.console.endpoints().choice() != next {
        intents.push(Intent::Choose(next));
    }
}

/// Width of the whole group in one row.
pub(super) fn width(ui: &Ui, view: &View<'_>) -> f32 {
    let p = &view.palette;
    let widths: f32 = segments(view).iter().map(|segment| segment_width(ui, segment, p)).sum();
    title_width(ui, view) + widths + 8.0
}

/// Draws the group: in one row where it fits, else wrapped.
pub(super) fn devices_ui(ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
    let p = view.palette;
    Frame::new()
        .fill(p.sunken)
        .stroke(Stroke::new(if p.high_contrast { 1.0 } else { 0.0 }, p.line))
        .corner_radius(size::RADIUS)
        .inner_margin(size::SEGMENT_PAD)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, space::HAIR);
            let group = ui.unique_id();
            let title = view.say(say!("answer-devices"));
            let title_width = title_width(ui, view);
            ui.ctx().accesskit_node_builder(group, |node| {
                node.set_role(Role::RadioGroup);
                node.set_label(title.as_str());
            });
            let locked = view.settings.locks.of(Setting::AnswerOn);
            let locked =
                locked.map(|policy| view.say(say!("locked-by", file = policy.display().to_string())));
            ui.horizontal_wrapped(|ui| {
                let font = theme::regular(size::SMALL);
                let words = parts::galley(ui, &title, font, p.text2, title_width, 1);
                let (rect, response) =
                    ui.allocate_exact_size(vec2(title_width, size::SEGMENT), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &title));
                let at = Align2::CENTER_CENTER.anchor_size(rect.center(), words.size());
                ui.painter().galley(at.min, words, p.text2);
                for segment in segments(view) {
                    if segment_ui(ui, &segment, &p, locked.as_deref()).clicked()
                        && *view.console.endpoints().choice() != segment.choice
                    {
                        intents.push(Intent::Choose(segment.choice));
                    }
                }
            });
        });
}

fn segment_width(ui: &Ui, segment: &Segment, p: &Palette) -> f32 {
    // Measured in the weight of the chosen one, so that choosing moves nothing.
    let name = parts::galley(ui, &segment.name, theme::semibold(size::SMALL), p.text, f32::INFINITY, 1);
    let sub = parts::galley(ui, &segment.sub, theme::regular(size::TINY), p.text, f32::INFINITY, 1);
    let words = name.size().x.max(ICON_ROOM + sub.size().x).ceil();
    (words + 2.0 * PAD + MARK + GAP).min(size::SEGMENT_MAX_WIDTH)
}

/// `locked`: who says which device rings, where it is not the attendant.
fn segment_ui(ui: &mut Ui, segment: &Segment, p: &Palette, locked: Option<&str>) -> Response {
    let width = segment_width(ui, segment, p);
    let sense = if locked.is_some() { Sense::focusable_noninteractive() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::SEGMENT), sense);
    let enabled = locked.is_none();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, segment.chosen, &segment.name));
    let described = text::sentences([Some(segment.sub.as_str()), locked]);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(described.as_str()));
    let radius = CornerRadius::same(size::RADIUS_BUTTON);
    if segment.chosen {
        let border = if p.high_contrast { p.accent } else { p.line };
        ui.painter().rect(rect, radius, p.raised, Stroke::new(1.0, border), StrokeKind::Inside);
    } else if response.hovered() && enabled {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    }
    let is_cut = paint_segment(ui, rect, segment, p, enabled);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(1.0), radius, Stroke::new(2.0, p.accent), StrokeKind::Middle);
    }
    if is_cut {
        let words = text::sentences([Some(segment.name.as_str()), Some(described.as_str())]);
        whole_ui(&response, response.has_focus(), RectAlign::BOTTOM_START, &words);
    } else if let Some(locked) = locked {
        return response.on_hover_text(locked);
    }
    if enabled { response.on_hover_cursor(egui::CursorIcon::PointingHand) } else { response }
}

/// Returns whether some of its words are cut.
fn paint_segment(ui: &Ui, rect: Rect, segment: &Segment, p: &Palette, enabled: bool) -> bool {
    let mark = rect.left_center() + vec2(PAD + MARK / 2.0, 0.0);
    let colour = if segment.chosen && enabled { p.accent } else { p.edge };
    ui.painter().circle_stroke(mark, MARK / 2.0 - 1.0, Stroke::new(1.5, colour));
    if segment.chosen {
        ui.painter().circle_filled(mark, 3.5, colour);
    }
    let left = rect.left() + PAD + MARK + GAP;
    let room = rect.right() - PAD + 2.0 - left;
    let (font, colour) = if segment.chosen {
        (theme::semibold(size::SMALL), p.text)
    } else {
        (theme::regular(size::SMALL), p.text2)
    };
    let name = parts::galley(ui, &segment.name, font, colour, room, 1);
    let sub = parts::galley(ui, &segment.sub, theme::regular(size::TINY), p.text3, room - ICON_ROOM, 1);
    let is_cut = name.elided || sub.elided;
    let height = name.size().y + sub.size().y;
    let top = rect.center().y - height / 2.0;
    let below = top + name.size().y;
    ui.painter().galley(egui::pos2(left, top), name, colour);
    let icon = egui::pos2(left + ICON / 2.0, below + sub.size().y / 2.0);
    icons::paint(ui.painter(), segment.icon, icon, ICON, p.text3);
    ui.painter().galley(egui::pos2(left + ICON_ROOM, below), sub, p.text3);
    is_cut
}
