//! A setting as it stands on its page: its name, one line about what it does, its control, and below it what keeps it from
//! being changed or why a change was refused. The controls themselves are in [`super::controls`] and [`super::typed`].

use std::path::Path;

use egui::{Align, Color32, Response, RichText, Ui};

use super::keys::Listening;
use super::list::Item;
use super::slots::NewSlot;
use super::typed::Drafts;
use crate::console::event::Intent;
use crate::say;
use crate::store::Change;
use crate::ui::command::Ask;
use crate::ui::parts;
use crate::ui::sight::lead_to;
use crate::ui::text::sentences;
use crate::ui::theme::{self, size, space};
use crate::ui::view::View;
use crate::words::{Arg, Message};

/// Space above and below a setting.
const AROUND: f32 = 9.0;

/// What is held while the settings are open.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// The setting whose control gets the keyboard as soon as it is drawn.
    pub go_to: Option<Item>,
    /// What is being typed.
    pub drafts: Drafts,
    /// What was refused last, and the sentence that says why.
    pub refused: Option<(Item, Arg)>,
    /// What was copied last.
    pub copied: Option<String>,
    /// The action that waits for its new key.
    pub keys: Listening,
    /// The slot that is being typed.
    pub new_slot: NewSlot,
    /// What the menu of the board would be asked for.
    pub ask: Option<Ask>,
    /// The settings make way for what was pressed in them.
    pub closes: bool,
}

/// A page that is being drawn.
pub(super) struct Sheet<'s, 'v> {
    pub view: &'s View<'v>,
    pub held: &'s mut Held,
    pub changes: &'s mut Vec<Change>,
    pub intents: &'s mut Vec<Intent>,
}

impl<'v> Sheet<'_, 'v> {
    /// A change, to be saved; what was refused before is settled.
    pub fn change(&mut self, change: Change) {
        self.held.refused = None;
        self.changes.push(change);
    }

    /// What was typed cannot be.
    pub fn refuse(&mut self, item: Item, why: impl Into<Arg>) {
        self.held.refused = Some((item, why.into()));
    }

    /// The file that says what this setting is.
    pub fn lock(&self, item: Item) -> Option<&'v Path> {
        item.settings().iter().find_map(|setting| self.view.settings.locks.of(*setting))
    }

    /// A setting: name, help, whatever `control` draws, and what is said about it.
    pub fn row<R>(&mut self, ui: &mut Ui, item: Item, control: impl FnOnce(&mut Self, &mut Ui) -> R) -> R {
        self.begin(ui);
        let view = self.view;
        ui.label(RichText::new(view.say(item.says())).font(theme::semibold(size::BODY)));
        parts::note(ui, &view.palette, &view.say(item.help()));
        ui.add_space(space::CLOSE);
        let result = control(self, ui);
        self.end(ui, item);
        result
    }

    /// Space above a setting.
    pub fn begin(&self, ui: &mut Ui) {
        ui.add_space(AROUND);
        ui.spacing_mut().item_spacing.y = space::TIGHT;
    }

    /// What keeps the setting from being changed, or why a change was refused; and the line below it.
    pub fn end(&mut self, ui: &mut Ui, item: Item) {
        let p = &self.view.palette;
        if let Some(policy) = self.lock(item) {
            ui.add_space(space::TIGHT);
            self.locked_by(ui, policy);
        }
        if let Some((refused, why)) = &self.held.refused
            && *refused == item
        {
            ui.add_space(space::TIGHT);
            refused_ui(ui, self.view, &self.view.say(why));
        }
        ui.add_space(AROUND);
        let (_, line) = ui.allocate_space(egui::vec2(ui.available_width(), 1.0));
        ui.painter().hline(line.x_range(), line.center().y, egui::Stroke::new(1.0, p.line));
    }

    /// Says which file decides.
    pub fn locked_by(&self, ui: &mut Ui, policy: &Path) {
        let words = self.view.say(lock_words(policy));
        ui.label(RichText::new(words).size(size::SMALL).color(self.view.palette.wait));
    }

    /// For whoever only hears the control: what it does, and who has locked it.
    pub fn described(&self, item: Item) -> String {
        let locked = self.lock(item).map(|policy| self.view.say(lock_words(policy)));
        let help = self.view.say(item.help());
        sentences([Some(help.as_str()), locked.as_deref()])
    }

    /// The first control of a setting has been drawn: the keyboard goes to it, if it was asked for.
    pub fn arrive(&mut self, item: Item, control: &Response) {
        if self.held.go_to != Some(item) {
            return;
        }
        if lead_to(control) {
            self.held.go_to = None;
        }
        control.scroll_to_me(Some(Align::Center));
        control.ctx.request_repaint();
    }
}

/// Which file decides.
pub(super) fn lock_words(policy: &Path) -> Message {
    say!("locked-by", file = policy.display().to_string())
}

/// Why something was refused: read aloud, and told by its mark as well as by its colour.
pub(super) fn refused_ui(ui: &mut Ui, view: &View<'_>, why: &str) -> Response {
    let response = marked_ui(ui, why, view.palette.urgent);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    response
}

/// A sentence with a mark before it.
pub(super) fn marked_ui(ui: &mut Ui, words: &str, colour: Color32) -> Response {
    let row = ui.horizontal_top(|ui| {
        let (_, mark) = ui.allocate_space(egui::vec2(9.0, 16.0));
        let square = egui::Rect::from_center_size(mark.center(), egui::vec2(8.0, 8.0));
        ui.painter().rect_filled(square, size::RADIUS_MARK, colour);
        let words = RichText::new(words).size(size::SMALL).color(colour);
        ui.add(egui::Label::new(words).wrap())
    });
    row.inner
}
