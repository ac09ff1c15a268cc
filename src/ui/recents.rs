//! The recent calls, with call back. They are read when somebody opens them, by their heading or by their key.

use egui::{Align, Align2, Color32, Id, Layout, Pos2, Role, Shape, Stroke, Ui, pos2, vec2};

use super::call_text;
use super::fold::fold_ui;
use super::keymap::Action;
use super::parts;
use super::theme::{self, Palette, size};
use super::view::View;
use crate::console::event::Intent;
use crate::console::history::{PastCall, PastKind};
use crate::console::remote::Remote;
use crate::say;

/// Calls that are drawn; older ones are in Webex.
pub(super) const DRAWN: usize = 50;
/// Height of a row.
const ROW: f32 = 46.0;
/// Width of the button in a row.
const BUTTON: f32 = 84.0;

/// Whether they are open.
#[derive(Debug, Default)]
pub(super) struct Recents {
    is_open: bool,
    wants_focus: bool,
    /// Their key has opened them and they are not read yet: then they are brought into sight once more.
    wants_sight: bool,
}

impl Recents {
    /// Their key opens them and leads there, and closes them again.
    pub fn keys(&mut self, view: &View<'_>, intents: &mut Vec<Intent>) {
        if view.pressed.take(Action::RecentCalls) {
            self.turn(intents);
            (self.wants_focus, self.wants_sight) = (true, self.is_open);
        }
    }

    fn turn(&mut self, intents: &mut Vec<Intent>) {
        self.is_open = !self.is_open;
        if self.is_open {
            intents.push(Intent::ReadHistory);
        }
    }

    /// Draws the heading and, while they are open, the calls.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let heading = view.say(say!("recent-calls"));
        let fold = fold_ui(ui, view, Id::unique("recent calls"), &heading, self.is_open);
        if fold.clicked() {
            self.turn(intents);
        }
        if std::mem::take(&mut self.wants_focus) {
            fold.request_focus();
            fold.scroll_to_me(self.is_open.then_some(Align::TOP));
        }
        let is_read = !matches!(view.console.history().list(), Remote::NotAsked | Remote::Pending { .. });
        if self.wants_sight && is_read {
            self.wants_sight = false;
            fold.scroll_to_me(Some(Align::TOP));
        }
        if self.is_open {
            list_ui(ui, view, intents);
        }
    }
}

fn list_ui(ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
    let p = &view.palette;
    let list = view.console.history().list();
    if let Remote::Failed { why, .. } = list {
        parts::notice(ui, p, parts::NoticeTone::Wait, |ui| {
            parts::note(ui, p, &view.say(&why.words));
            if parts::small_button(ui, &view.say(say!("read-again"))).clicked() {
                intents.push(Intent::ReadHistory);
            }
        });
    }
    match list.value().map(Vec::as_slice) {
        None if list.failure().is_none() => {
            parts::note(ui, p, &view.say(say!("reading-recent-calls")));
        }
        None => {}
        Some([]) => {
            parts::note(ui, p, &view.say(say!("no-recent-calls")));
        }
        Some(calls) => {
            parts::list(ui, &view.say(say!("recent-calls")), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (index, call) in calls.iter().take(DRAWN).enumerate() {
                    ui.push_id(index, |ui| row_ui(ui, view, call, intents));
                }
            });
        }
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, call: &PastCall, intents: &mut Vec<Intent>) {
    let p = &view.palette;
    let at = call_text::when(view, call.at);
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::ListItem);
        node.set_label(view.say(call_text::past(call, &at)));
    });
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let number = call.party.number.as_deref().filter(|number| !number.trim().is_empty());
    let right = if number.is_some() { BUTTON + 10.0 } else { 0.0 };
    let (left, room) = (rect.left() + 22.0, rect.width() - 22.0 - right);
    mark(ui, pos2(rect.left() + 8.0, rect.top() + 15.0), &call.kind, p);
    let clock = parts::galley(ui, &at, theme::regular(size::SMALL), p.text2, room, 1);
    let clock_width = clock.size().x;
    ui.painter().galley(pos2(left + room - clock_width, rect.top() + 7.0), clock, p.text2);
    let name_room = room - clock_width - 8.0;
    let name =
        parts::galley(ui, &view.say(call.party.words()), theme::semibold(size::BODY), p.text, name_room, 1);
    ui.painter().galley(pos2(left, rect.top() + 6.0), name, p.text);
    let colour = if call.kind == PastKind::Missed { p.urgent } else { p.text2 };
    let facts = parts::galley(
        ui,
        &view.say(call_text::past_facts(call)),
        theme::regular(size::SMALL),
        colour,
        room,
        1,
    );
    ui.painter().galley(pos2(left, rect.top() + 24.0), facts, colour);
    if let Some(number) = number {
        let place = Align2::RIGHT_CENTER.anchor_size(rect.right_center(), vec2(BUTTON, 30.0));
        let at_the_right = Layout::right_to_left(Align::Center);
        ui.scope_builder(egui::UiBuilder::new().max_rect(place).layout(at_the_right), |ui| {
            ui.add_enabled_ui(may_call_back(view, call).is_some(), |ui| {
                let key = parts::small_button(ui, &view.say(say!("call-back")));
                let name = view.say(say!("call-back-caller", caller = call.party.words()));
                let key = key.accessible_name(name);
                if key.clicked() {
                    intents.push(Intent::Dial(number.to_owned()));
                }
            });
        });
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
}

/// The number that calls this party back, if it can be called now.
pub(super) fn may_call_back<'c>(view: &View<'_>, call: &'c PastCall) -> Option<&'c String> {
    let number = call.party.number.as_ref().filter(|number| !number.trim().is_empty())?;
    (view.console.may_dial(view.now) && view.console.read_number(number).is_ok()).then_some(number)
}

/// An arrow out for a call that was placed, an arrow in for one that was answered, a hollow square for a missed one.
fn mark(ui: &Ui, centre: Pos2, kind: &PastKind, p: &Palette) {
    let arrow = |up: bool, colour: Color32| {
        let (from, to) = (vec2(-4.0, 4.0), vec2(4.0, -4.0));
        let (from, to) = if up { (from, to) } else { (to, from) };
        let stroke = Stroke::new(1.5, colour);
        let back = if up { vec2(-6.0, 0.0) } else { vec2(6.0, 0.0) };
        let side = if up { vec2(0.0, 6.0) } else { vec2(0.0, -6.0) };
        for segment in [[from, to], [to, to + back], [to, to + side]] {
            ui.painter().add(Shape::line_segment(segment.map(|offset| centre + offset), stroke));
        }
    };
    match kind {
        PastKind::Placed => arrow(true, p.text2),
        PastKind::Received => arrow(false, p.ok),
        PastKind::Missed | PastKind::Other(_) => {
            let square = egui::Rect::from_center_size(centre, vec2(8.0, 8.0));
            let colour = if *kind == PastKind::Missed { p.urgent } else { p.text2 };
            ui.painter().rect_stroke(square, 1.0, Stroke::new(1.5, colour), egui::StrokeKind::Inside);
        }
    }
}
