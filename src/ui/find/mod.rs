//! Find and the palette: a field that keeps the keyboard, below it what was found, and on the chosen row what can be done. The
//! arrows choose, Enter does the first thing, and the dialog closes with it. Esc closes it and does nothing.

mod choice;
mod entries;
mod keys;
mod row;
mod said;
mod words;

use egui::{Id, Role, ScrollArea, TextEdit, Ui, vec2};

pub(super) use entries::{Scope, keys_of_rows};

use super::command::Ask;
use super::dialog::{Dialog, Stays};
use super::field;
use super::keymap::Action;
use super::parts;
use super::sight::InSight as _;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::console::find::{FindAct, Query};
use crate::console::ids::SlotId;
use crate::console::remote::Remote;
use crate::say;
use choice::Choice;
use entries::{Act, ActKey, Entry, counted, entries, missing};
use keys::Keys;
use row::{Place, row_ui};
use said::Said;
use words::RowWords;

/// The list is never higher.
const HIGHEST: f32 = 460.0;
/// And never lower.
const LEAST: f32 = 80.0;
/// Kept free at the right of the list.
const SCROLL_BAR: f32 = 12.0;
/// Below this height the field scrolls with the list.
const LOW: f32 = 190.0;

/// Find or the palette while it is open.
#[derive(Debug)]
pub(super) struct Finder {
    scope: Scope,
    typed: String,
    is_new: bool,
    choice: Choice,
    said: Said,
}

/// Where the keyboard goes, or what is done, after the dialog has closed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Leads {
    /// To what the menu of the board would be asked for.
    Ask(Ask),
    /// To this tile.
    Slot(SlotId),
}

impl Finder {
    /// Nothing typed yet.
    pub fn new(scope: Scope) -> Self {
        Self { scope, typed: String::new(), is_new: true, choice: Choice::default(), said: Said::default() }
    }

    /// Draws it.
    pub fn show(&mut self, ui: &Ui, view: &View<'_>, intents: &mut Vec<Intent>) -> (Stays, Option<Leads>) {
        if self.is_new {
            let list = view.console.history().list();
            if view.console.session().shows_board()
                && matches!(list, Remote::NotAsked | Remote::Failed { .. })
            {
                intents.push(Intent::ReadHistory);
            }
        }
        let (id, title) = match self.scope {
            Scope::Calls => ("find", say!("find-title")),
            Scope::Everything => ("palette", say!("palette-title")),
        };
        let dialog = Dialog { id, title: view.say(title), width: 620.0 };
        let mut done = None;
        let before = self.typed.clone();
        let stays = dialog.around(ui, view, |ui, height| done = self.body_ui(ui, view, height));
        if self.typed != before && view.console.session().shows_board() {
            intents.push(Intent::LookUp(self.typed.clone()));
        }
        match done {
            None => (stays, None),
            Some(Act::Do(command)) => (Stays::Closed, command.run(view, intents).map(Leads::Ask)),
            Some(Act::Find(FindAct::GoToSlot(slot))) => (Stays::Closed, Some(Leads::Slot(slot))),
            Some(Act::Find(FindAct::GoToCall(call))) => {
                (Stays::Closed, Some(Leads::Ask(Ask::GoTo(call, None))))
            }
            Some(Act::Find(FindAct::Ask { call, kind, .. })) => {
                (Stays::Closed, Some(Leads::Ask(Ask::GoTo(call, Some(kind)))))
            }
            Some(Act::Find(act)) => {
                intents.extend(act.intent(view.console));
                (Stays::Closed, None)
            }
        }
    }

    /// The field and the list. Some: this is to be done.
    fn body_ui(&mut self, ui: &mut Ui, view: &View<'_>, height: f32) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CLOSE;
        if height < LOW {
            // The field scrolls with the list: there is no room for both.
            let area = ScrollArea::vertical().id_salt(self.scope as usize);
            let area = area.max_height(height).min_scrolled_height(height);
            return area
                .auto_shrink([false, false])
                .show_in_sight(ui, |ui| self.parts_ui(ui, view, None))
                .inner;
        }
        self.parts_ui(ui, view, Some(height))
    }

    /// The same; the list scrolls by itself where a height is given for all of it.
    fn parts_ui(&mut self, ui: &mut Ui, view: &View<'_>, height: Option<f32>) -> Option<Act> {
        let before = ui.min_rect().height();
        let keys = self.field_ui(ui, view);
        let query = Query::new(&self.typed);
        let entries = entries(view, self.scope, &query);
        self.choice.settle(&query, &entries, view.now);
        self.choice.step(keys.steps, &entries);
        let count = view.say(counted(self.scope, &query, &entries));
        parts::note(ui, &view.palette, &count);
        for missing in missing(view, &query) {
            parts::note(ui, &view.palette, &missing);
        }
        let rows: Vec<RowWords> = entries.iter().map(|entry| RowWords::of(view, entry)).collect();
        let pressed = match height {
            None => self.list_ui(ui, view, &entries, &rows),
            Some(height) => {
                let height = (height - (ui.min_rect().height() - before)).clamp(LEAST, HIGHEST);
                let area = ScrollArea::vertical().id_salt(("found", self.scope as usize));
                let area = area.max_height(height).min_scrolled_height(height).auto_shrink([false, false]);
                area.show_in_sight(ui, |ui| self.list_ui(ui, view, &entries, &rows)).inner
            }
        };
        let chosen = self.choice.index(&entries);
        // Who presses where nothing can be done hears why.
        let again = keys.act.is_some() && chosen.is_some_and(|index| entries[index].acts.is_empty());
        let row = match (self.choice.turn() || again, chosen) {
            (false, _) => None,
            (true, Some(index)) => rows.get(index).map(RowWords::heard),
            (true, None) => Some(view.say(say!("find-gone"))).filter(|_| !entries.is_empty()),
        };
        self.said.hear(count, row);
        self.said.node(ui);
        let by_key = chosen.and_then(|index| by_key(view, &entries[index], keys.act));
        let (moved, turned_over) = (self.choice.moved(view.now), self.choice.turned_over(view.now));
        let is_gone = keys.act.is_some() && chosen.is_none();
        let swallowed = match (&pressed, &by_key) {
            (Some(_), _) => moved,
            (None, Some(_)) => turned_over,
            (None, None) => turned_over.filter(|_| is_gone),
        };
        if let Some(since) = swallowed {
            view.swallowed.changed(since);
            return None;
        }
        pressed.or(by_key)
    }

    fn field_id(&self) -> Id {
        Id::unique("find").with(self.scope as usize)
    }

    /// The field; its keys lead through the list.
    fn field_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> Keys {
        let p = &view.palette;
        let id = self.field_id();
        let name = match self.scope {
            Scope::Calls => say!("find-field"),
            Scope::Everything => say!("palette-field"),
        };
        let label = parts::note(ui, p, &view.say(name));
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let keys = if has_focus { Keys::take(ui) } else { Keys::default() };
        let edit = TextEdit::singleline(&mut self.typed)
            .id(id)
            .text_color(p.text)
            .char_limit(200)
            .font(theme::regular(size::NAME))
            .min_size(vec2(0.0, field::HEIGHT + 4.0))
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(ui.available_width());
        let field = ui.add(edit).labelled_by(label.id);
        if std::mem::take(&mut self.is_new) {
            field.request_focus();
        }
        keys
    }

    /// The list. Some: the button of this act was pressed.
    fn list_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        entries: &[Entry<'_>],
        rows: &[RowWords],
    ) -> Option<Act> {
        let mut pressed = None;
        let scrolls = self.choice.scrolls();
        let chosen = self.choice.index(entries);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = space::HAIR;
            // Room for the scroll bar.
            ui.set_width(ui.available_width() - SCROLL_BAR);
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::ListBox);
                node.set_label(view.say(say!("find-results")));
            });
            for (index, (entry, words)) in entries.iter().zip(rows).enumerate() {
                let is_chosen = chosen == Some(index);
                let place = Place { index, of: entries.len(), chosen: is_chosen };
                let (row, button) = row_ui(ui, view, words, &place);
                if is_chosen && scrolls {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    self.choice.take(Some(entry));
                    // The keyboard stays where one types.
                    ui.memory_mut(|memory| memory.request_focus(self.field_id()));
                }
                pressed = button.and_then(|which| entry.acts.get(which).cloned()).or(pressed.take());
            }
        });
        pressed
    }
}

/// The act of the chosen row that the keyboard asks for.
fn by_key(view: &View<'_>, entry: &Entry<'_>, pressed: Option<ActKey>) -> Option<Act> {
    let of_board = [Action::Dial, Action::Park, Action::Transfer].into_iter();
    let act = match pressed {
        Some(key) => entry.keyed().find(|(of, _)| *of == key).map(|(_, act)| act),
        None => of_board
            .filter(|action| entry.acts.iter().any(|act| act.is_of(*action)))
            .find(|action| view.pressed.take(*action))
            .and_then(|action| entry.acts.iter().find(|act| act.is_of(action))),
    };
    act.cloned()
}
