//! Slots that Webex does not list for this person: added, renamed, removed.

use egui::{Align, Id, Layout, RichText, Ui, vec2};

use super::list::Item;
use super::sheet::Sheet;
use super::typed::{self, Line};
use crate::say;
use crate::store::{Change, ManualSlot};
use crate::ui::field::{Field, left_by_enter};
use crate::ui::parts;
use crate::ui::theme::{self, size, space};

/// Width of the column with the numbers.
const NUMBERS: f32 = 110.0;

/// The slot that is being typed.
#[derive(Debug, Default)]
pub(super) struct NewSlot {
    number: String,
    label: String,
    /// The number that was handed over: once the settings have it, the fields are empty again.
    asked: Option<String>,
}

/// Draws the page.
pub(super) fn slots_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    sheet.row(ui, Item::Slots, |sheet, ui| {
        let slots = &sheet.view.settings.slots;
        if slots.is_empty() {
            let none = sheet.view.say(say!("no-manual-slots"));
            parts::note(ui, &sheet.view.palette, &none);
        }
        if !slots.is_empty() {
            let name = sheet.view.say(Item::Slots.says());
            parts::list(ui, &name, |ui| {
                for slot in slots {
                    parts::list_item(ui, &slot.number, |ui| slot_ui(sheet, ui, slot));
                }
            });
        }
        if sheet.lock(Item::Slots).is_none() {
            ui.add_space(space::USUAL);
            new_ui(sheet, ui);
        } else if slots.is_empty() {
            let none = super::account::fact_ui(ui, sheet.view, Id::unique("no slots"), "–");
            sheet.arrive(Item::Slots, &none);
        }
    });
}

fn slot_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, slot: &ManualSlot) {
    let view = sheet.view;
    let locked = sheet.lock(Item::Slots).is_some();
    let centred = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), typed::HEIGHT), centred, |ui| {
        ui.allocate_ui_with_layout(vec2(NUMBERS, typed::HEIGHT), centred, |ui| {
            ui.set_width(NUMBERS);
            let number = RichText::new(&slot.number).font(theme::semibold(size::BODY));
            ui.add(egui::Label::new(number).truncate());
        });
        let remove = view.say(say!("remove"));
        let label = slot.label.as_deref().unwrap_or_default();
        let (name, hint) = (view.say(say!("label-of", slot = &slot.number)), view.say(say!("slot-label")));
        let remove_width = if locked { 0.0 } else { 110.0 };
        let width = (ui.available_width() - remove_width).clamp(60.0, 260.0);
        let id = Id::unique("slot label").with(&slot.number);
        let line = Line { name: &name, hint: &hint, width, locked, ..Line::of(id, label) };
        let (field, typed) = sheet.held.drafts.line_ui(ui, view, &line);
        if locked {
            sheet.arrive(Item::Slots, &field);
            return;
        }
        if let Some(typed) = typed {
            let label = (!typed.is_empty()).then_some(typed);
            sheet.change(Change::RenameSlot { number: slot.number.clone(), label });
        }
        let heard = view.say(say!("remove-slot", slot = &slot.number));
        if parts::small_button(ui, &remove).accessible_name(heard).clicked() {
            sheet.change(Change::RemoveSlot(slot.number.clone()));
        }
    });
}

fn new_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    let view = sheet.view;
    let new = &mut sheet.held.new_slot;
    let there = |number: &str| view.settings.slots.iter().any(|slot| slot.number == number);
    if new.asked.as_deref().is_some_and(there) {
        *new = NewSlot::default();
    }
    ui.label(RichText::new(view.say(say!("add-slot"))).font(theme::semibold(size::SMALL)));
    let width = ui.available_width().min(460.0);
    let mut entered = false;
    let mut line = |ui: &mut Ui, name: String, hint: String, typed: &mut String| {
        let id = Id::unique("new slot").with(&hint);
        ui.allocate_ui(vec2(width, typed::HEIGHT), |ui| {
            ui.horizontal(|ui| {
                let field = Field { id, name: &name, hint: &hint, spare: 0.0 }.show(ui, view, typed);
                entered |= left_by_enter(ui, &field);
                field
            })
            .inner
        })
        .inner
    };
    let (number, label) = (view.say(say!("number")), view.say(say!("slot-label")));
    let field = line(ui, number, view.say(say!("number-example")), &mut new.number);
    line(ui, label, view.say(say!("label-example")), &mut new.label);
    let filled = !new.number.trim().is_empty();
    let (typed, label) = (new.number.trim().to_owned(), new.label.trim().to_owned());
    sheet.arrive(Item::Slots, &field);
    ui.add_space(space::HAIR);
    let add = view.say(say!("add"));
    let pressed = ui.add_enabled_ui(filled, |ui| parts::button(ui, &add)).inner.clicked();
    if !filled || !(pressed || entered) {
        return;
    }
    // Who has typed one slot types the next.
    field.request_focus();
    match view.console.read_number(&typed) {
        Ok(number) if there(&number) => sheet.refuse(Item::Slots, say!("slot-there", slot = number)),
        Ok(number) => {
            sheet.held.new_slot.asked = Some(number.clone());
            sheet.change(Change::AddSlot(ManualSlot { number, label: (!label.is_empty()).then_some(label) }));
        }
        Err(why) => sheet.refuse(Item::Slots, why),
    }
}
