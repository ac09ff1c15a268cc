//! The attendant's own calls: a card each, with what is open in it, and the keys that lead to them.

use egui::{Context, DragAndDrop, Frame, Id, Key, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui};

use super::call_ask::{AskRow, Asked};
use super::call_card::Card;
use super::call_keys::{CallKey, Meant};
use super::call_presses::CallPresses;
use super::dragged::{DraggedCall, chip_ui, dragged};
use super::keymap::Action;
use super::keys::is_pressed;
use super::park::{ParkRow, Row, has_group};
use super::parts;
use super::theme::{size, space};
use super::view::View;
use crate::console::Console;
use crate::console::calls::view::CallView;
use crate::console::event::Intent;
use crate::console::ids::CallId;
use crate::console::now::Now;
use crate::console::orders::{ActKind, CallAct, OrderGroup, ParkOn};
use crate::say;

/// Behind a dialog, a call that has just begun to ring may not have been noticed yet.
const SEEN_MS: u64 = 600;

/// What is open in a card.
#[derive(Debug, Default)]
enum Open {
    #[default]
    Nothing,
    Park(ParkRow),
    Ask(AskRow),
}

impl Open {
    fn call(&self) -> Option<&CallId> {
        match self {
            Self::Nothing => None,
            Self::Park(row) => Some(row.call()),
            Self::Ask(row) => Some(row.call()),
        }
    }
}

/// What is open, what was pressed, and where the keyboard is led.
#[derive(Debug, Default)]
pub(super) struct MyCalls {
    open: Open,
    /// What was typed for the last park, in case it is refused.
    parked: Option<ParkRow>,
    /// A park that went out in the frame before.
    just_sent: bool,
    presses: CallPresses,
    /// The button that gets the focus as soon as it is drawn.
    lead: Option<(CallId, ActKind)>,
    /// A button that vanished when it was pressed: the one that takes its place gets the focus.
    back_to: Option<(CallId, OrderGroup)>,
    /// The key that was asked for several calls, and the call it led to.
    which: Option<(CallKey, CallId)>,
}

impl MyCalls {
    /// Takes in the keys for calls.
    pub fn keys(&mut self, ctx: &Context, view: &View<'_>, intents: &mut Vec<Intent>) {
        if self.is_open() && is_pressed(ctx, Key::Escape) {
            self.close();
            self.which = None;
        }
        let Some(key) = CallKey::pressed(view) else { return };
        let calls = view.console.my_calls(view.now);
        let after = self.which.take().filter(|(last, _)| *last == key).map(|(_, call)| call);
        let meant = key.means(&calls, after.as_ref());
        match meant {
            None => intents.push(Intent::NoCallFor(key.kind())),
            Some(Meant::Press(call, offer)) => {
                if let Some(call) = calls.iter().find(|known| known.id == call) {
                    self.press(view, call, offer.kind, intents);
                }
            }
            Some(Meant::GoTo(call, kind)) => {
                let candidates = key.candidates(&calls);
                if candidates.len() > 1 {
                    // The live line asks: no button moves for the question.
                    if after.is_none() {
                        let calls = candidates.iter().map(|(call, _)| call.id.clone());
                        intents.push(Intent::WhichCall(calls.collect()));
                    }
                    self.which = Some((key, call.clone()));
                }
                self.lead = Some((call, kind));
            }
        }
    }

    /// Answers the only call that rings, if it has rung long enough to be meant by the key.
    pub fn answer(&mut self, view: &View<'_>, intents: &mut Vec<Intent>) {
        let calls = view.console.my_calls(view.now);
        let candidates = CallKey::Answer.candidates(&calls);
        let [(call, offer)] = candidates[..] else { return };
        if !view.pressed.take(Action::Answer) {
            return;
        }
        if call.lasts_ms >= SEEN_MS {
            self.press(view, call, offer.kind.clone(), intents);
        } else {
            view.swallowed.changed(view.now.before_ms(call.lasts_ms));
        }
    }

    /// Leads to the first button of this call, or presses the one of this act.
    pub fn go_to(
        &mut self,
        view: &View<'_>,
        call: &CallId,
        kind: Option<ActKind>,
        intents: &mut Vec<Intent>,
    ) {
        let Some(call) = view.console.my_call(call, view.now) else { return };
        match kind.filter(|kind| call.offers(kind)) {
            Some(kind) => self.press(view, &call, kind, intents),
            None => self.lead = call.acts.first().map(|offer| (call.id.clone(), offer.kind.clone())),
        }
    }

    /// The call whose card is seen there.
    pub fn call_at(&self, at: Pos2) -> Option<CallId> {
        self.presses.call_at(at).cloned()
    }

    /// The button that was pressed in the card of this call gives way to another one, which gets the focus by itself.
    pub fn waits(&self, call: &CallId) -> bool {
        self.back_to.as_ref().is_some_and(|(wanted, _)| wanted == call)
    }

    /// Something is being typed in a card.
    pub fn is_open(&self) -> bool {
        !matches!(self.open, Open::Nothing)
    }

    /// There are no calls, and nothing of them is drawn.
    pub fn show_nothing(&mut self, view: &View<'_>) {
        self.presses.note_places(&[], (0.0, Rect::NOTHING), view.now);
    }

    /// Draws the heading, the cards, and the place for a dragged card.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let calls = view.console.my_calls(view.now);
        self.keep_if_not_taken(&calls);
        if self.open.call().is_some_and(|open| !calls.iter().any(|call| call.id == *open)) {
            self.open = Open::Nothing;
        }
        parts::heading(ui, &view.say(say!("my-calls")), size::SMALL);
        if calls.is_empty() {
            self.which = None;
            parts::note(ui, &view.palette, &view.say(say!("no-calls")));
        }
        let top = ui.min_rect().top();
        let mut places = Vec::new();
        for call in &calls {
            self.find_way_back(ui.ctx(), call);
            let rect = self.card_ui(ui, view, call, intents);
            places.push((call, rect));
        }
        self.presses.note_places(&places, (top, ui.clip_rect()), view.now);
        if let Some(call) = dragged(ui, &calls) {
            chip_ui(ui, view, call);
            if has_group(view) {
                group_ui(ui, view, call, intents);
            }
        }
    }

    fn card_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        call: &CallView,
        intents: &mut Vec<Intent>,
    ) -> egui::Rect {
        let lead = self.lead.take_if(|(wanted, _)| *wanted == call.id).map(|(_, kind)| kind);
        let mut card = Card { presses: &mut self.presses, lead: lead.as_ref() };
        let open = &mut self.open;
        let mut row = Row::Open;
        let is_open = open.call() == Some(&call.id);
        let row_ui = is_open.then_some(|ui: &mut Ui| {
            row = match open {
                Open::Park(park) => {
                    let not_now = view.console.why_no_act(&call.id, &park.sends(), view.now);
                    park.show(ui, view, &call.caller, not_now, intents)
                }
                Open::Ask(ask) => {
                    let not_now = view.console.why_no_act(&call.id, &ask.sends(), view.now);
                    ask.show(ui, view, &call.caller, not_now, intents)
                }
                Open::Nothing => Row::Open,
            };
        });
        let (rect, pressed) = card.show(ui, view, call, row_ui);
        match row {
            Row::Open => {}
            Row::Closed => self.close(),
            Row::Sent => {
                if let Open::Park(sent) = std::mem::take(open) {
                    (self.parked, self.just_sent) = (Some(sent), true);
                }
            }
        }
        if let Some(kind) = pressed {
            if ui.memory(|memory| memory.focused().is_some()) {
                self.back_to = Some((call.id.clone(), kind.group()));
            }
            self.press(view, call, kind, intents);
        }
        rect
    }

    /// An act that needs nothing typed is sent; another one opens its row, and a second press closes it.
    fn press(&mut self, view: &View<'_>, call: &CallView, kind: ActKind, intents: &mut Vec<Intent>) {
        self.which = None;
        if let Some(asked) = opens(&kind) {
            let same = matches!(&self.open, Open::Ask(row) if *row.call() == call.id && row.asked() == asked);
            self.open = if same { Open::Nothing } else { Open::Ask(AskRow::new(call, asked)) };
            return;
        }
        let act = match kind {
            ActKind::Park | ActKind::ParkAgain => {
                let same = matches!(&self.open, Open::Park(row) if *row.call() == call.id);
                let again = kind == ActKind::ParkAgain;
                self.open = if same {
                    Open::Nothing
                } else {
                    Open::Park(ParkRow::new(view, call, again, self.parked.take()))
                };
                return;
            }
            ActKind::Answer => CallAct::Answer,
            ActKind::Reject => CallAct::Reject,
            ActKind::Hold => CallAct::Hold,
            ActKind::Resume => CallAct::Resume,
            ActKind::Mute => CallAct::Mute,
            ActKind::Unmute => CallAct::Unmute,
            ActKind::HangUp => CallAct::HangUp,
            ActKind::DivertToVoicemail => CallAct::DivertToVoicemail { of: None },
            ActKind::Join { other } => CallAct::Join { other },
            // Their rows are opened above.
            ActKind::Divert | ActKind::TransferTo | ActKind::Digits => return,
        };
        intents.push(Intent::Call { call: call.id.clone(), act });
    }

    /// A park that the console did not send, because the slot is taken or has gone, stays open as it was typed; the live
    /// line says why.
    fn keep_if_not_taken(&mut self, calls: &[CallView]) {
        if !std::mem::take(&mut self.just_sent) || self.is_open() {
            return;
        }
        let refused = |row: &mut ParkRow| {
            let sends = row.sends();
            calls.iter().any(|call| call.id == *row.call() && call.offers(&sends))
        };
        if let Some(row) = self.parked.take_if(refused) {
            self.open = Open::Park(row.reopened());
        }
    }

    /// Closes what is open and leads back to the button that opened it.
    fn close(&mut self) {
        let kind = match &self.open {
            Open::Nothing => return,
            Open::Park(row) => row.sends(),
            Open::Ask(row) => row.sends(),
        };
        self.lead = self.open.call().cloned().map(|call| (call, kind));
        self.open = Open::Nothing;
    }

    /// Hold gives way to Resume while the order is out: the keyboard does not lose its place.
    fn find_way_back(&mut self, ctx: &Context, call: &CallView) {
        let Some((_, group)) = self.back_to.as_ref().filter(|(wanted, _)| *wanted == call.id) else { return };
        let back = call.acts.iter().find(|offer| offer.kind.group() == *group);
        let is_lost = ctx.memory(|memory| memory.focused().is_none());
        if let (Some(offer), true) = (back, is_lost) {
            self.lead = Some((call.id.clone(), offer.kind.clone()));
        }
        if back.is_some() {
            self.back_to = None;
        }
    }
}

/// What an act asks before it is sent.
fn opens(kind: &ActKind) -> Option<Asked> {
    match kind {
        ActKind::TransferTo => Some(Asked::TransferTo),
        ActKind::Divert => Some(Asked::Divert),
        ActKind::Digits => Some(Asked::Tones),
        _ => None,
    }
}

/// Where a dragged card can be dropped to park it on the group; the tiles take it for their slots.
fn group_ui(ui: &mut Ui, view: &View<'_>, call: &CallView, intents: &mut Vec<Intent>) {
    let p = &view.palette;
    let words = view.say(say!("drop-on-group"));
    let drawn = Frame::new().inner_margin(space::WIDE).show(ui, |ui| {
        ui.set_width(ui.available_width());
        parts::note(ui, p, &words);
    });
    let rect = drawn.response.rect;
    let zone = ui.interact(rect, Id::unique("park on the group"), Sense::hover());
    zone.widget_info(|| egui::WidgetInfo::labeled(Role::Group, true, &words));
    let over = zone.dnd_hover_payload::<DraggedCall>().is_some();
    let border = Stroke::new(if over { 2.0 } else { 1.0 }, p.accent);
    ui.painter().rect_stroke(rect, size::RADIUS, border, StrokeKind::Inside);
    if zone.dnd_release_payload::<DraggedCall>().is_some() {
        DragAndDrop::clear_payload(ui.ctx());
        intents.push(view.console.to_park(call.id.clone(), ParkOn::Group));
    }
}

/// The next second of the clock that leads, that of the first call, in milliseconds; `None` without calls. The other
/// cards follow it, so that the screen is drawn once a second however many calls there are.
pub(super) fn second_ms(console: &Console, now: Now) -> Option<u64> {
    console.my_calls(now).first().map(|call| 1_000 - call.lasts_ms % 1_000)
}
