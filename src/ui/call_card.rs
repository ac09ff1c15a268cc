//! One call as a card: who it is, how long, what can be done. The card is a group with the call as one sentence.

use egui::{
    Align2, Color32, Frame, Id, Label, Rect, RectAlign, Response, RichText, Role, Sense, Stroke, Ui,
    accesskit, pos2, vec2,
};

use super::bidi;
use super::call_keys::CallKey;
use super::call_presses::CallPresses;
use super::call_text;
use super::dragged::{DraggedCall, can_be_dragged};
use super::menu;
use super::parts;
use super::theme::{self, Palette, size, space};
use super::view::View;
use super::whole::whole_ui;
use crate::console::activity::Tone;
use crate::console::calls::CallState;
use crate::console::calls::offers::Offer;
use crate::console::calls::view::{CallView, OrderNews};
use crate::console::orders::ActKind;
use crate::say;
use crate::words::Arg;

/// How a card is drawn. The words say the same.
fn skin(call: &CallView, p: &Palette) -> (Color32, Stroke) {
    match call.state {
        CallState::Alerting if call.is_incoming => (p.accent_soft, Stroke::new(2.0, p.accent)),
        CallState::Connected => (p.surface, Stroke::new(1.0, p.ok_line)),
        CallState::Held | CallState::RemoteHeld => (p.surface, Stroke::new(1.0, p.wait_line)),
        _ => (p.surface, Stroke::new(1.0, p.line)),
    }
}

/// The rarer acts stand in a menu; connecting with another call does where there are several of those.
fn is_rare(kind: &ActKind, call: &CallView) -> bool {
    let joins = || call.acts.iter().filter(|offer| matches!(offer.kind, ActKind::Join { .. })).count();
    match kind {
        ActKind::Divert => !call.is_incoming,
        ActKind::DivertToVoicemail | ActKind::Mute | ActKind::Unmute | ActKind::Digits => true,
        ActKind::Join { .. } => joins() > 1,
        _ => false,
    }
}

/// The one act that most calls are waiting for.
fn is_first(kind: &ActKind) -> bool {
    matches!(kind, ActKind::Answer | ActKind::Park | ActKind::Resume)
}

/// What the card needs besides the call.
pub(super) struct Card<'c> {
    /// Which presses count.
    pub presses: &'c mut CallPresses,
    /// The button that gets the keyboard's focus in this frame.
    pub lead: Option<&'c ActKind>,
}

impl Card<'_> {
    /// Draws the card, with what is open in it by `row`. Returns its place and the act that was pressed.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        call: &CallView,
        row: Option<impl FnOnce(&mut Ui)>,
    ) -> (Rect, Option<ActKind>) {
        let p = &view.palette;
        let (fill, border) = skin(call, p);
        let frame = Frame::new()
            .fill(fill)
            .stroke(border)
            .corner_radius(size::RADIUS)
            .inner_margin(vec2(space::WIDE, space::INNER));
        let drawn = ui.push_id(("call", &call.id.0), |ui| {
            frame.show(ui, |ui| {
                ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                    node.set_role(Role::Group);
                    node.set_label(view.say(call_text::card(call)));
                });
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = vec2(space::CLOSE, space::CLOSE);
                let head = head_ui(ui, view, call);
                let id = ui.unique_id();
                let pressed = self.acts_ui(ui, view, call);
                if let Some(hint) = &call.hint {
                    parts::note(ui, p, &view.say(hint));
                }
                if let Some(news) = &call.order {
                    news_ui(ui, view, news);
                }
                if let Some(row) = row {
                    ui.scope(row);
                }
                if let Some(head) = head {
                    let side = if view.narrow { RectAlign::TOP } else { RectAlign::LEFT_START };
                    let has_keyboard = has_keyboard(ui, ui.min_rect());
                    whole_ui(&head, has_keyboard, side, &view.say(call_text::card(call)));
                }
                (id, pressed)
            })
        });
        let (rect, (id, pressed)) = (drawn.inner.response.rect, drawn.inner.inner);
        // The group is where its card is, also to a screen reader.
        ui.ctx().accesskit_node_builder(id, |node| node.set_bounds(bounds(rect)));
        (rect, pressed)
    }

    fn acts_ui(&mut self, ui: &mut Ui, view: &View<'_>, call: &CallView) -> Option<ActKind> {
        if call.acts.is_empty() {
            return None;
        }
        let (rare, main): (Vec<&Offer>, Vec<&Offer>) =
            call.acts.iter().partition(|offer| is_rare(&offer.kind, call));
        let mut pressed = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = space::USUAL;
            for offer in main {
                let words = view.say(&offer.words);
                parts::room_for_small(ui, &words);
                let key = ui.push_id(format!("{:?}", offer.kind), |ui| {
                    if is_first(&offer.kind) {
                        parts::small_primary(ui, &view.palette, &words)
                    } else {
                        parts::small_button(ui, &words)
                    }
                });
                let key = key.inner.accessible_name(view.say(call_text::act_of(view, &offer.kind, call)));
                let key = with_key(key, &offer.kind, view);
                if self.lead == Some(&offer.kind) {
                    key.request_focus();
                }
                if self.presses.take(&key, &call.id, view) {
                    pressed = Some(offer.kind.clone());
                }
            }
            if !rare.is_empty() {
                pressed = self.more_ui(ui, view, call, &rare).or(pressed.take());
            }
        });
        pressed
    }

    fn more_ui(&mut self, ui: &mut Ui, view: &View<'_>, call: &CallView, rare: &[&Offer]) -> Option<ActKind> {
        let name = view.say(say!("more-for-caller", caller = &call.caller));
        let menu = parts::small_menu(ui, &view.say(say!("more"))).accessible_name(name);
        if self.lead.is_some_and(|kind| is_rare(kind, call)) {
            menu.request_focus();
        }
        let mut pressed = None;
        menu::menu(&menu, vec2(260.0, f32::INFINITY), |ui| {
            for offer in rare {
                let name =
                    RichText::new(bidi::visual(&view.say(&offer.words))).font(theme::regular(size::BODY));
                let name = name.color(view.palette.text);
                let entry = ui.add(egui::Button::new(name).truncate().min_size(vec2(180.0, 34.0)));
                let entry = entry.accessible_name(view.say(call_text::act_of(view, &offer.kind, call)));
                if self.presses.take(&entry, &call.id, view) {
                    pressed = Some(offer.kind.clone());
                }
            }
        });
        pressed
    }
}

fn bounds(rect: Rect) -> accesskit::Rect {
    let (min, max) = (rect.min, rect.max);
    accesskit::Rect { x0: min.x.into(), y0: min.y.into(), x1: max.x.into(), y1: max.y.into() }
}

/// Names the key that does the same, to the eye and to a screen reader.
fn with_key(button: Response, kind: &ActKind, view: &View<'_>) -> Response {
    let Some(key) = CallKey::name_of(kind, view) else { return button };
    button.ctx.accesskit_node_builder(button.id, |node| node.set_keyboard_shortcut(key.as_str()));
    button.on_hover_text(key)
}

/// A note may take so many rows of the card.
const LINE_ROWS: usize = 3;
/// Between the lines below the name.
const LINE_GAP: f32 = 2.0;

/// Name, clock and state, and below them number and sender: painted, for the group says them as one sentence. A call
/// that can be parked is dragged by it. Returns it if something in it is cut.
fn head_ui(ui: &mut Ui, view: &View<'_>, call: &CallView) -> Option<Response> {
    let p = &view.palette;
    let width = ui.available_width();
    let font = theme::regular(size::SMALL);
    let line = |line| parts::galley(ui, &view.say(line), font.clone(), p.text2, width - 16.0, LINE_ROWS);
    let lines: Vec<_> = call_text::lines(call).into_iter().map(line).collect();
    let height = 22.0 + lines.iter().map(|line| line.size().y + LINE_GAP).sum::<f32>();
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let state = view.say(call_text::clock_and_state(call));
    let colour = if call.is_incoming { p.accent } else { p.text2 };
    let font = if call.is_incoming { theme::semibold(size::SMALL) } else { theme::regular(size::SMALL) };
    let state = parts::galley(ui, &state, font, colour, width * 0.62, 1);
    let middle = rect.top() + 11.0;
    let at = Align2::RIGHT_CENTER.anchor_size(pos2(rect.right(), middle), state.size());
    mark(ui, pos2(rect.left() + 5.0, middle), call, p);
    let room = at.left() - rect.left() - 16.0 - 8.0;
    let name = parts::galley(ui, &view.say(&call.caller), theme::semibold(size::NAME), p.text, room, 1);
    let elided = name.elided || lines.iter().any(|line| line.elided);
    let name_at = Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + 16.0, middle), name.size());
    ui.painter().galley(at.min, state, colour);
    ui.painter().galley(name_at.min, name, p.text);
    let mut top = rect.top() + 23.0;
    for line in lines {
        let height = line.size().y;
        ui.painter().galley(pos2(rect.left() + 16.0, top), line, p.text2);
        top += height + LINE_GAP;
    }
    // No stop for Tab: the keyboard parks with the button.
    let sense = if can_be_dragged(call) { Sense::DRAG } else { Sense::hover() };
    let response = ui.interact(rect, Id::unique("call head").with(&call.id.0), sense);
    if can_be_dragged(call) {
        response.dnd_set_drag_payload(DraggedCall(call.id.clone()));
    }
    elided.then_some(response)
}

/// Whether what has the keyboard stands in this part of what is drawn.
fn has_keyboard(ui: &Ui, within: Rect) -> bool {
    let focused = ui.memory(|memory| memory.focused()).and_then(|id| ui.read_response(id));
    focused.is_some_and(|control| control.layer_id == ui.layer_id() && within.contains_rect(control.rect))
}

/// The state as a shape: a ring rings, a dot talks, two bars are on hold, a hollow square is anything else.
fn mark(ui: &Ui, centre: egui::Pos2, call: &CallView, p: &Palette) {
    let painter = ui.painter();
    match call.state {
        CallState::Alerting => {
            painter.circle_stroke(centre, 4.0, Stroke::new(2.0, p.accent));
        }
        CallState::Connected => {
            painter.circle_filled(centre, 4.0, p.ok);
        }
        CallState::Held | CallState::RemoteHeld => {
            for x in [-2.5, 2.5] {
                let bar = Rect::from_center_size(centre + vec2(x, 0.0), vec2(2.5, 9.0));
                painter.rect_filled(bar, 0.0, p.wait);
            }
        }
        _ => {
            let square = Rect::from_center_size(centre, vec2(8.0, 8.0));
            painter.rect_stroke(square, 1.0, Stroke::new(1.5, p.text2), egui::StrokeKind::Inside);
        }
    }
}

/// What the last order is doing, or why it did not work, and when it can be pressed again.
pub(super) fn news_ui(ui: &mut Ui, view: &View<'_>, news: &OrderNews) {
    let p = &view.palette;
    let words = view.say(&news.words);
    if news.in_flight && news.tone != Tone::Trouble {
        parts::note(ui, p, &words);
        return;
    }
    let tone = if news.in_flight { parts::NoticeTone::Wait } else { parts::NoticeTone::Trouble };
    let tone = if news.tone == Tone::Trouble { tone } else { parts::NoticeTone::Quiet };
    let wait = news.wait_until_ms.and_then(|until_ms| until_ms.checked_sub(view.now.mono_ms));
    parts::notice(ui, p, tone, |ui| {
        parts::label(ui, &words, |text| Label::new(text.size(size::SMALL).color(p.text)));
        if let Some(left_ms) = wait.filter(|left_ms| *left_ms > 0) {
            // A started second counts whole: 0:00 would be a lie.
            let left = Arg::Clock(left_ms.next_multiple_of(1_000));
            parts::note(ui, p, &view.say(say!("try-again-in", left = left)));
        }
    });
}
