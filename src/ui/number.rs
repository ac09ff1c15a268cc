//! The number field: any number can be retrieved. What cannot be sent is refused here, with a sentence.

use egui::text::{CCursor, CCursorRange};
use egui::{
    Align2, Area, Context, Event, Frame, Id, Key, Label, Order, RichText, Stroke, TextEdit, Ui, vec2,
};

use super::digit_row;
use super::field;
use super::keys::is_pressed;
use super::parts;
use super::text;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::say;

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct NumberField {
    typed: String,
    /// Digits were typed in the compact strip: the field gets the keyboard as soon as it is there.
    awaited: bool,
    /// What is being typed was begun on the board with a row of digits that types signs: it goes on so. Who goes to the field
    /// by herself may type an address, in which a sign is a sign.
    by_row: bool,
}

fn id() -> Id {
    Id::unique("number field")
}

/// What is typed, if a number can be made of it.
fn digits(event: &Event) -> Option<&str> {
    match event {
        Event::Text(text) if text.chars().all(|c| c.is_ascii_digit() || "+*#".contains(c)) => Some(text),
        _ => None,
    }
}

impl NumberField {
    /// Digits that are typed where this field is not drawn are kept in it. Returns whether it is to be shown for them.
    pub fn keep_digits(&mut self, ctx: &Context) -> bool {
        let by_row = digit_row::read(ctx);
        let mut typed = String::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| digits(event).map(|digits| typed.push_str(digits)).is_none());
        });
        if typed.is_empty() {
            return false;
        }
        // It was asked for with the first of them.
        let is_first = !std::mem::replace(&mut self.awaited, true);
        if is_first {
            self.typed.clear();
            self.by_row = by_row;
        }
        self.typed.push_str(&typed);
        is_first
    }

    /// It will not be shown; what was typed stays.
    pub fn give_up(&mut self) {
        self.awaited = false;
    }

    /// Digits that are typed while no text field has the focus go into this one, in the place of what was left there.
    pub fn catch_digits(&mut self, ctx: &Context) {
        let goes_on = self.awaited || ctx.memory(|memory| memory.has_focus(id()));
        if !goes_on {
            self.by_row = !ctx.text_edit_focused() && digit_row::read(ctx);
        } else if self.by_row {
            digit_row::read(ctx);
        }
        let is_typed = ctx.input(|input| input.events.iter().any(|event| digits(event).is_some()));
        let is_awaited = std::mem::take(&mut self.awaited);
        if !is_awaited {
            if ctx.text_edit_focused() || !is_typed {
                return;
            }
            self.typed.clear();
        }
        let mut state = TextEdit::load_state(ctx, id()).unwrap_or_default();
        let end = CCursor::new(self.typed.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        TextEdit::store_state(ctx, id(), state);
        ctx.memory_mut(|memory| memory.request_focus(id()));
    }

    /// Esc in the field empties it, and the keyboard stays in it. An empty one is left by it.
    pub fn escape(&mut self, ctx: &Context) {
        // egui takes the keyboard away before anybody sees the key.
        if ctx.memory(|memory| memory.had_focus_last_frame(id())) && self.empty_by_escape(ctx) {
            self.lead(ctx);
        }
    }

    /// Esc on the board, where nobody else wants it, empties the field too. Returns whether it did.
    pub fn empty_by_escape(&mut self, ctx: &Context) -> bool {
        let is_emptied = !self.typed.is_empty() && is_pressed(ctx, Key::Escape);
        if is_emptied {
            self.typed.clear();
        }
        is_emptied
    }

    /// Leads the keyboard here.
    pub fn lead(&self, ctx: &Context) {
        ctx.memory_mut(|memory| memory.request_focus(id()));
    }

    /// Draws field, button, and the line below them.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = &view.palette;
        let can_send = view.can_send();
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let entered = ui
            .horizontal(|ui| {
                ui.set_min_height(size::FIELD);
                let label =
                    ui.label(RichText::new(view.say(say!("number"))).size(size::SMALL).color(p.text2));
                let hint = RichText::new(view.say(say!("number-example"))).color(p.text3);
                let edit = TextEdit::singleline(&mut self.typed)
                    .id(id())
                    .hint_text(hint)
                    .text_color(p.text)
                    .char_limit(200)
                    .font(theme::regular(size::NAME))
                    .min_size(vec2(0.0, size::FIELD))
                    .align(egui::Align2::LEFT_CENTER)
                    .desired_width((ui.available_width() - 130.0).min(200.0));
                let field = ui.add(edit).labelled_by(label.id);
                let entered = field::entered(ui, &field);
                let retrieve = view.say(say!("retrieve"));
                // A number that is refused stays one press of Enter away from being told why.
                let enabled = can_send && !self.typed.trim().is_empty();
                let may_press = enabled && view.console.read_number(&self.typed).is_ok();
                let pressed =
                    ui.add_enabled_ui(may_press, |ui| parts::tall_primary(ui, p, &retrieve)).inner.clicked();
                if !view.narrow {
                    let target = view.console.endpoints().target();
                    let words = RichText::new(view.say(text::on(&target))).size(size::SMALL).color(p.text2);
                    ui.add(Label::new(words).truncate());
                }
                entered && enabled || pressed
            })
            .inner;
        if entered {
            intents.push(Intent::RetrieveNumber { number: self.typed.clone(), on: None });
            if view.console.read_number(&self.typed).is_ok() {
                self.typed.clear();
            }
        }
        self.below(ui, view);
    }

    /// Why the number cannot be sent, or a hint: always one line, so nothing moves. A longer refusal stands over what is below.
    fn below(&self, ui: &mut Ui, view: &View<'_>) {
        let p = &view.palette;
        let refused = match self.typed.trim() {
            "" => None,
            _ => view.console.read_number(&self.typed).err(),
        };
        let (words, colour) = match &refused {
            Some(sentence) => {
                let words = view.say(sentence);
                ui.ctx().accesskit_node_builder(id(), |node| node.set_description(words.as_str()));
                (words, p.urgent)
            }
            None => (view.say(say!("number-help")), p.text3),
        };
        let font = theme::regular(size::SMALL);
        let line = parts::galley(ui, &words, font.clone(), colour, ui.available_width(), 1);
        if refused.is_some() && line.elided {
            refusal_ui(ui, view, &words);
        } else {
            ui.add(Label::new(RichText::new(words).font(font).color(colour)).truncate());
        }
    }
}

/// A refusal of several lines, over the tiles: none of them moves for it. Where there is no room below the field it stands
/// above, so that no call is covered.
fn refusal_ui(ui: &Ui, view: &View<'_>, words: &str) {
    let (p, place, seen) = (&view.palette, ui.available_rect_before_wrap(), ui.clip_rect());
    if !seen.contains(place.min) {
        return;
    }
    let inner = place.width() - 2.0 * space::WIDE;
    let words_height =
        parts::galley(ui, words, theme::regular(size::SMALL), p.text, inner, usize::MAX).size().y;
    let has_room = place.top() + words_height + 2.0 * space::INNER <= seen.bottom();
    let area = Area::new(Id::unique("refused number")).order(Order::Middle).movable(false);
    let area = if has_room {
        area.fixed_pos(place.min)
    } else {
        area.pivot(Align2::LEFT_BOTTOM).fixed_pos(place.min - vec2(0.0, size::FIELD + 2.0 * space::TIGHT))
    };
    let frame = Frame::new()
        .fill(p.surface)
        .stroke(Stroke::new(1.0, p.urgent_line))
        .shadow(ui.visuals().popup_shadow)
        .corner_radius(size::RADIUS)
        .inner_margin(vec2(space::WIDE, space::INNER));
    area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(inner);
            parts::label(ui, words, |text| Label::new(text.size(size::SMALL).color(p.urgent)));
        });
    });
}
