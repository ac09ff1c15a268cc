//! Text that is being typed in the settings. It is handed over with Enter and on leaving its field, and stays until the
//! settings have it or it is typed over; Esc drops it.

use std::collections::HashMap;

use egui::{Align2, Id, Key, RichText, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2};

use crate::ui::field;
use crate::ui::parts;
use crate::ui::theme::{self, size};
use crate::ui::view::View;

/// Height of a field.
pub(super) const HEIGHT: f32 = 34.0;
/// Longest line that is taken.
const LIMIT: usize = 400;

/// What is typed and not yet in the settings, by field.
#[derive(Debug, Default)]
pub(super) struct Drafts(HashMap<Id, Draft>);

#[derive(Debug)]
struct Draft {
    text: String,
    /// It was handed over.
    sent: bool,
}

/// A field.
pub(super) struct Line<'l> {
    /// Its id; the draft goes by it.
    pub id: Id,
    /// Its name.
    pub name: &'l str,
    /// What stands in the settings.
    pub value: &'l str,
    /// What it says while it is empty.
    pub hint: &'l str,
    /// Its width.
    pub width: f32,
    /// The policy says what it is.
    pub locked: bool,
    /// It holds a password.
    pub secret: bool,
}

impl<'l> Line<'l> {
    /// A field that is as wide as it needs to be, without a name yet.
    pub fn of(id: Id, value: &'l str) -> Self {
        Self { id, name: "", value, hint: "", width: f32::INFINITY, locked: false, secret: false }
    }
}

impl Drafts {
    /// The settings have changed: what was handed over has arrived.
    pub fn arrived(&mut self) {
        self.0.retain(|_, draft| !draft.sent);
    }

    /// Empties a field.
    pub fn clear(&mut self, id: Id) {
        self.0.remove(&id);
    }

    /// Draws a field. Some: the text that was handed over in this frame.
    pub fn line_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        line: &Line<'_>,
    ) -> (egui::Response, Option<String>) {
        if line.locked {
            return (locked_ui(ui, view, line), None);
        }
        let p = &view.palette;
        let mut text = self.0.get(&line.id).map_or_else(|| line.value.to_owned(), |draft| draft.text.clone());
        let edit = TextEdit::singleline(&mut text)
            .id(line.id)
            .hint_text(RichText::new(line.hint).color(p.text3))
            .text_color(p.text)
            .char_limit(LIMIT)
            .password(line.secret)
            .font(theme::regular(size::BODY))
            .min_size(vec2(0.0, HEIGHT))
            .align(Align2::LEFT_CENTER)
            .desired_width(line.width);
        let field = ui.add(edit).accessible_name(line.name);
        if field.changed() {
            self.0.insert(line.id, Draft { text, sent: false });
        }
        if !field.lost_focus() {
            return (field, None);
        }
        let entered = field::entered(ui, &field);
        let dropped = ui.input(|input| input.key_pressed(Key::Escape));
        if dropped {
            self.0.remove(&line.id);
        }
        let draft = self.0.get_mut(&line.id).filter(|draft| !draft.sent || entered);
        let handed_over = draft.map(|draft| {
            draft.sent = true;
            draft.text.trim().to_owned()
        });
        (field, handed_over.filter(|text| text != line.value))
    }
}

/// Left and right of the words, as in a field.
const PADDING: f32 = 12.0;

/// What cannot be changed is shown, and can be read by whoever goes from control to control.
fn locked_ui(ui: &mut Ui, view: &View<'_>, line: &Line<'_>) -> egui::Response {
    let p = &view.palette;
    let (rect, response) =
        ui.allocate_exact_size(vec2(line.width, HEIGHT), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, false, line.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(line.value));
    ui.painter().rect(rect, size::RADIUS_BUTTON, p.sunken, Stroke::new(1.0, p.line), StrokeKind::Inside);
    let words =
        parts::galley(ui, line.value, theme::regular(size::BODY), p.text2, rect.width() - 2.0 * PADDING, 1);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(PADDING, 0.0), words.size());
    ui.painter().galley(at.min, words, p.text2);
    if response.has_focus() {
        parts::focus_ring(ui, p, rect.shrink(3.0), size::RADIUS_BUTTON);
    }
    response
}
