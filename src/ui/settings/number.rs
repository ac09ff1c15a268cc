//! A number of the settings: typed, or stepped with the buttons beside it and with the arrows up and down.

use std::ops::RangeInclusive;

use egui::{Align, Id, Key, Layout, Modifiers, RichText, Ui, vec2};

use super::list::Item;
use super::sheet::Sheet;
use super::typed::{self, Line};
use crate::say;
use crate::ui::parts;
use crate::ui::theme::size;
use crate::words::Message;

/// Room for four digits.
const WIDTH: f32 = 58.0;

const MINUS: &str = "−";
const PLUS: &str = "+";

/// What the number is and may be.
pub(super) struct Number {
    pub now: u64,
    pub allowed: RangeInclusive<u64>,
    /// What a press on a button adds or takes away.
    pub step: u64,
    /// What it counts.
    pub unit: Message,
}

impl Number {
    fn stepped(&self, up: bool) -> u64 {
        // To the next round one, so that 47 s becomes 50 s.
        let steps =
            if up { self.now / self.step + 1 } else { self.now.div_ceil(self.step).saturating_sub(1) };
        let next = steps * self.step;
        next.clamp(*self.allowed.start(), *self.allowed.end())
    }
}

impl Sheet<'_, '_> {
    /// A number with its limits. Some: it shall be this one.
    pub fn number(&mut self, ui: &mut Ui, item: Item, number: &Number) -> Option<u64> {
        self.row(ui, item, |sheet, ui| sheet.number_ui(ui, item, number))
    }

    /// The number alone.
    pub fn number_ui(&mut self, ui: &mut Ui, item: Item, number: &Number) -> Option<u64> {
        let centred = Layout::left_to_right(Align::Center);
        let row = vec2(ui.available_width(), typed::HEIGHT);
        ui.allocate_ui_with_layout(row, centred, |ui| self.line_of_number_ui(ui, item, number)).inner
    }

    fn line_of_number_ui(&mut self, ui: &mut Ui, item: Item, number: &Number) -> Option<u64> {
        let locked = self.lock(item).is_some();
        let id = Id::unique("setting in figures").with(item as usize);
        let name = self.view.say(item.says());
        let by_arrow = (!locked && ui.memory(|memory| memory.has_focus(id))).then(|| arrow(ui)).flatten();
        let less = self.step_ui(ui, &name, false, !locked && number.now != *number.allowed.start());
        let value = number.now.to_string();
        let line = Line { name: &name, width: WIDTH, locked, ..Line::of(id, &value) };
        let (field, typed) = self.held.drafts.line_ui(ui, self.view, &line);
        let described = self.described(item);
        ui.ctx().accesskit_node_builder(field.id, |node| node.set_description(described));
        self.arrive(item, &field);
        let unit = RichText::new(self.view.say(&number.unit)).size(size::SMALL);
        ui.label(unit.color(self.view.palette.text2));
        let more = self.step_ui(ui, &name, true, !locked && number.now != *number.allowed.end());
        let stepped = by_arrow.or(less).or(more).map(|up| number.stepped(up));
        if stepped.is_some() {
            self.held.drafts.clear(id);
            return stepped.filter(|next| *next != number.now);
        }
        typed.and_then(|typed| self.read(item, number, &typed))
    }

    /// A button that makes it more or less. Some: it was pressed.
    fn step_ui(&self, ui: &mut Ui, name: &str, up: bool, possible: bool) -> Option<bool> {
        let (sign, heard) =
            if up { (PLUS, say!("more-of", what = name)) } else { (MINUS, say!("less-of", what = name)) };
        let button = ui.add_enabled_ui(possible, |ui| parts::small_button(ui, sign)).inner;
        button.accessible_name(self.view.say(heard)).clicked().then_some(up)
    }

    /// What was typed, within the limits; else it is refused.
    fn read(&mut self, item: Item, number: &Number, typed: &str) -> Option<u64> {
        let read = typed.parse().ok().filter(|read| number.allowed.contains(read));
        if read.is_none() {
            let (least, most) = (*number.allowed.start(), *number.allowed.end());
            self.refuse(item, say!("set-between", least = least, most = most));
        }
        read
    }
}

/// Up or down, pressed in the field.
fn arrow(ui: &Ui) -> Option<bool> {
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowUp) { Some(true) } else { pressed(Key::ArrowDown).then_some(false) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_leads_to_the_next_round_number_and_never_over_the_limits() {
        let number = |now| Number { now, allowed: 30..=600, step: 5, unit: Message::new("") };
        for (now, down, up) in [(45, 40, 50), (47, 45, 50), (30, 30, 35), (32, 30, 35), (600, 595, 600)] {
            assert_eq!((number(now).stepped(false), number(now).stepped(true)), (down, up), "{now}");
        }
    }
}
