//! A line to type into, with its name before it.

use egui::{Align, Event, Id, Key, Label, Layout, Response, RichText, TextEdit, Ui, vec2};

use super::parts;
use super::theme::{self, size};
use super::view::View;
use crate::console::event::Intent;
use crate::words::Arg;

/// Width of the column with the names.
pub(super) const NAMES: f32 = 76.0;
/// Height of a line.
pub(super) const HEIGHT: f32 = 32.0;
/// Longest line that is taken.
const LIMIT: usize = 200;

/// A named line.
pub(super) struct Field<'f> {
    /// Its id, so that a key can lead to it.
    pub id: Id,
    /// Its name, also to a screen reader.
    pub name: &'f str,
    /// What it says while it is empty.
    pub hint: &'f str,
    /// Kept free at its right, in points.
    pub spare: f32,
}

impl Field<'_> {
    /// Draws the line into the row at hand.
    pub fn show(&self, ui: &mut Ui, view: &View<'_>, typed: &mut String) -> Response {
        let p = &view.palette;
        let name = RichText::new(self.name).size(size::SMALL).color(p.text2);
        let label = ui
            .allocate_ui_with_layout(vec2(NAMES, HEIGHT), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(NAMES);
                ui.add(Label::new(name).truncate())
            })
            .inner;
        let edit = TextEdit::singleline(typed)
            .id(self.id)
            .hint_text(RichText::new(self.hint).color(p.text3))
            .text_color(p.text)
            .char_limit(LIMIT)
            .font(theme::regular(size::BODY))
            .min_size(vec2(0.0, HEIGHT))
            .align(egui::Align2::LEFT_CENTER)
            .desired_width((ui.available_width() - self.spare).max(60.0));
        ui.add(edit).labelled_by(label.id)
    }
}

/// Enter was pressed in this field. It keeps the focus: if nothing can be sent, the typing goes on.
pub(super) fn entered(ui: &Ui, field: &Response) -> bool {
    let entered = left_by_enter(ui, field);
    if entered {
        field.request_focus();
    }
    entered
}

/// Enter was pressed in this field. egui says for two frames that a field has lost the focus, and a slow frame may hold more
/// than one key: an Enter that came after Tab is for whatever Tab led to.
pub(super) fn left_by_enter(ui: &Ui, field: &Response) -> bool {
    let is_enter = ui.input(|input| input.key_pressed(Key::Enter) && !input.key_pressed(Key::Tab));
    is_enter && field.lost_focus() && ui.memory(|memory| memory.focused().is_none())
}

/// The Enter that was refused last while a row is open: the ear hears why, once until something else is typed or said.
#[derive(Debug, Default)]
pub(super) struct Refusals {
    typed: Option<String>,
}

impl Refusals {
    /// Enter was pressed with this typed, and nothing can be sent. An Enter that is held down is the same one.
    pub fn tell(&mut self, ui: &Ui, view: &View<'_>, typed: &str, why: Arg, intents: &mut Vec<Intent>) {
        let is_repeat = |event: &Event| matches!(event, Event::Key { key: Key::Enter, repeat: true, .. });
        let is_told = self.typed.as_deref() == Some(typed) && view.console.announcement().text == why;
        if !is_told && !ui.input(|input| input.events.iter().any(is_repeat)) {
            self.typed = Some(typed.to_owned());
            intents.push(Intent::Refused(why));
        }
    }
}

/// A sentence below the field with this id: why what was typed cannot be sent, which also describes the field to a screen
/// reader, or what will happen.
pub(super) fn below(ui: &mut Ui, view: &View<'_>, field: Id, said: Result<&str, &str>) {
    match said {
        Ok(words) => {
            parts::note(ui, &view.palette, words);
        }
        Err(words) => {
            let colour = view.palette.urgent;
            ui.ctx().accesskit_node_builder(field, |node| node.set_description(words));
            parts::label(ui, words, |text| Label::new(text.size(size::SMALL).color(colour)));
        }
    }
}
