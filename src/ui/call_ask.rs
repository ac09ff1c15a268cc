//! The row that asks what an act needs: where a call shall go, or which tones. It opens inside the call's card.

use egui::{Id, Role, Ui, vec2};

use super::field::{self, Field, Refusals};
use super::park::Row;
use super::parts;
use super::theme::space;
use super::view::View;
use crate::console::calls::view::CallView;
use crate::console::event::Intent;
use crate::console::ids::CallId;
use crate::console::orders::{ActKind, CallAct};
use crate::say;
use crate::words::{Arg, Message};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The number that takes the call over when it answers.
    TransferTo,
    /// The number where the call goes at once.
    Divert,
    /// Tones. The row stays open, for the next menu of the other side.
    Tones,
}

/// What is being typed.
#[derive(Debug)]
pub(super) struct AskRow {
    call: CallId,
    asked: Asked,
    typed: String,
    wants_focus: bool,
    refusals: Refusals,
}

impl AskRow {
    /// A row for this call.
    pub fn new(call: &CallView, asked: Asked) -> Self {
        let (call, refusals) = (call.id.clone(), Refusals::default());
        Self { call, asked, typed: String::new(), wants_focus: true, refusals }
    }

    /// The call that it is about.
    pub fn call(&self) -> &CallId {
        &self.call
    }

    /// What it asks.
    pub fn asked(&self) -> Asked {
        self.asked
    }

    /// The act that it sends.
    pub fn sends(&self) -> ActKind {
        match self.asked {
            Asked::TransferTo => ActKind::TransferTo,
            Asked::Divert => ActKind::Divert,
            Asked::Tones => ActKind::Digits,
        }
    }

    /// Draws the row. `not_now`: why the act is not possible at this moment.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        caller: &Arg,
        not_now: Option<Message>,
        intents: &mut Vec<Intent>,
    ) -> Row {
        let (name, key, help) = match self.asked {
            Asked::TransferTo => (say!("transfer-to"), say!("transfer"), say!("transfer-help")),
            Asked::Divert => (say!("send-on-to"), say!("send-on"), say!("send-on-help")),
            Asked::Tones => (say!("tones"), say!("send-tones"), say!("tones-help")),
        };
        let heard = view.say(say!("ask-heard", what = &name, caller = caller));
        let (name, key, help) = (view.say(name), view.say(key), view.say(help));
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Group);
            node.set_label(heard);
        });
        ui.spacing_mut().item_spacing = vec2(space::CLOSE, space::CLOSE);
        let id = Id::unique("call asks").with(format!("{:?}", self.asked));
        let mut entered = ui
            .horizontal(|ui| {
                let field = Field { id, name: &name, hint: "", spare: 0.0 }.show(ui, view, &mut self.typed);
                let entered = field::entered(ui, &field);
                if std::mem::take(&mut self.wants_focus) || entered && self.asked == Asked::Tones {
                    field.request_focus();
                }
                entered
            })
            .inner;
        let refused = self.refused(view);
        let is_empty = self.typed.trim().is_empty();
        let shown = refused.as_ref().filter(|_| !is_empty).map(|why| view.say(why));
        field::below(ui, view, id, shown.as_deref().map_or(Ok(help.as_str()), Err));
        let refused = refused.or(not_now.map(Arg::from));
        let may = refused.is_none();
        let (mut to_voicemail, mut closed) = (false, false);
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(may, |ui| entered |= parts::small_primary(ui, &view.palette, &key).clicked());
            if self.asked == Asked::Divert {
                let words = view.say(say!("to-their-voicemail"));
                parts::room_for_small(ui, &words);
                ui.add_enabled_ui(may, |ui| to_voicemail = parts::small_button(ui, &words).clicked());
            }
            let cancel = view.say(say!("cancel"));
            parts::room_for_small(ui, &cancel);
            closed = parts::small_button(ui, &cancel).clicked();
        });
        if closed {
            return Row::Closed;
        }
        if let Some(why) = refused.filter(|_| entered) {
            self.refusals.tell(ui, view, &self.typed, why, intents);
        }
        if !may || !(entered || to_voicemail) {
            return Row::Open;
        }
        let typed = std::mem::take(&mut self.typed);
        let act = match self.asked {
            Asked::TransferTo => CallAct::TransferTo { number: typed },
            Asked::Divert if to_voicemail => CallAct::DivertToVoicemail { of: Some(typed) },
            Asked::Divert => CallAct::Divert { to: typed },
            Asked::Tones => CallAct::Digits(typed),
        };
        intents.push(Intent::Call { call: self.call.clone(), act });
        if self.asked == Asked::Tones { Row::Open } else { Row::Sent }
    }

    /// Why what is typed cannot be sent.
    fn refused(&self, view: &View<'_>) -> Option<Arg> {
        let typed = self.typed.trim();
        if self.asked != Asked::Tones {
            return view.console.read_number(typed).err();
        }
        let is_tone = |c: char| c.is_ascii_digit() || c.is_whitespace() || "*#,ABCDabcd".contains(c);
        (typed.is_empty() || !typed.chars().all(is_tone)).then(|| say!("no-tones").into())
    }
}
