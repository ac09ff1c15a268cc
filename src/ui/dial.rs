//! A new call: call a number, pick up what rings at a colleague's, bring the call of another device here. Closed until
//! it is wanted; its key opens it.

use egui::{Id, Ui, vec2};

use super::call_card::news_ui;
use super::call_text;
use super::field::{self, Refusals};
use super::fold::fold_ui;
use super::keymap::Action;
use super::parts;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::console::orders::OrderGroup;
use crate::say;
use crate::words::Arg;

/// What is being typed, and whether it is open.
#[derive(Debug, Default)]
pub(super) struct Dial {
    is_open: bool,
    typed: String,
    wants_focus: bool,
    refusals: Refusals,
}

fn field_id() -> Id {
    Id::unique("number to call")
}

impl Dial {
    /// Its key opens the part and leads to its field; its heading closes it.
    pub fn keys(&mut self, view: &View<'_>) {
        if view.pressed.take(Action::Dial) {
            (self.is_open, self.wants_focus) = (true, true);
            self.refusals = Refusals::default();
        }
    }

    /// Draws the heading and, while it is open, what belongs to it.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let heading = view.say(say!("new-call"));
        let fold = fold_ui(ui, view, Id::unique("new call"), &heading, self.is_open);
        if fold.clicked() {
            self.is_open = !self.is_open;
            self.wants_focus = self.is_open;
            self.refusals = Refusals::default();
        }
        if self.is_open {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::CLOSE, space::CLOSE);
                self.open_ui(ui, view, intents);
            });
        }
        for group in [OrderGroup::Dial, OrderGroup::PickUp, OrderGroup::Pull] {
            if let Some(news) = view.console.order_news(group) {
                news_ui(ui, view, &news);
            }
        }
    }

    fn open_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = &view.palette;
        let (console, now) = (view.console, view.now);
        let label = parts::note(ui, p, &view.say(say!("number-to-call")));
        let hint = egui::RichText::new(view.say(say!("number-to-call-example"))).color(p.text3);
        let edit = egui::TextEdit::singleline(&mut self.typed)
            .id(field_id())
            .hint_text(hint)
            .text_color(p.text)
            .char_limit(200)
            .font(theme::regular(size::BODY))
            .min_size(vec2(0.0, field::HEIGHT))
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(ui.available_width());
        let field = ui.add(edit).labelled_by(label.id);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        let entered = field::entered(ui, &field);
        let typed = self.typed.trim();
        let refused = console.read_number(typed).err();
        let not_now = console.why_no_dial(now).map(Arg::from);
        let is_number = refused.is_none();
        let target = console.endpoints().target();
        let (mut call, mut pick_up, mut pull) = (false, false, false);
        ui.horizontal_wrapped(|ui| {
            let may = is_number && console.may_dial(now);
            ui.add_enabled_ui(may, |ui| {
                let key = parts::small_primary(ui, p, &view.say(say!("call")));
                let name = view.say(call_text::call_on(&target));
                call = key.accessible_name(name).clicked() || entered && may;
            });
            let (pick, bring) = (view.say(say!("pick-up")), view.say(say!("bring-here")));
            parts::room_for_small(ui, &pick);
            let may = if typed.is_empty() {
                console.may_pick_up_in_group(now)
            } else {
                is_number && console.may_pick_up(now)
            };
            ui.add_enabled_ui(may, |ui| pick_up = parts::small_button(ui, &pick).clicked());
            parts::room_for_small(ui, &bring);
            ui.add_enabled_ui(console.may_pull(now), |ui| {
                let key = parts::small_button(ui, &bring);
                pull = key.accessible_name(view.say(call_text::bring_to(&target))).clicked();
            });
        });
        let help =
            if console.may_have_a_group() { say!("pick-up-help") } else { say!("pick-up-number-help") };
        let help = view.say(help);
        let shown = refused.as_ref().filter(|_| !typed.is_empty()).map(|why| view.say(why));
        field::below(ui, view, field_id(), shown.as_deref().map_or(Ok(help.as_str()), Err));
        if let Some(why) = refused.or(not_now).filter(|_| entered) {
            self.refusals.tell(ui, view, &self.typed, why, intents);
        }
        if call {
            intents.push(Intent::Dial(std::mem::take(&mut self.typed)));
            self.is_open = false;
        } else if pick_up {
            let typed = std::mem::take(&mut self.typed);
            intents.push(Intent::PickUp(Some(typed).filter(|typed| !typed.trim().is_empty())));
            self.is_open = false;
        } else if pull {
            intents.push(Intent::Pull);
            self.is_open = false;
        }
    }
}
