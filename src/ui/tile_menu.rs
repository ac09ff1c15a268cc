//! The small control beside a tile's button: what else can be done with that slot.

use egui::{Button, Popup, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::board::{park, tile_id};
use super::in_hand::InHand;
use super::parts;
use super::presses::Presses;
use super::text;
use super::theme::{self, size};
use super::tile;
use super::tile_words::{has_left, may_forget};
use super::view::View;
use crate::console::board::{Confidence, Slot, SlotState};
use crate::console::endpoints::Target;
use crate::console::event::Intent;
use crate::console::retrieval::Retrieval;
use crate::say;
use crate::words::{Arg, Message};

/// Width of the control.
pub(super) const WIDTH: f32 = 36.0;

/// What the menu of one tile holds.
#[derive(Debug, Default)]
pub(super) struct TileMenu {
    /// Other devices for this one call.
    devices: bool,
    /// A call can be parked there.
    pub takes_a_call: bool,
    /// The calls that can be.
    calls: Vec<InHand>,
    /// Whom to call back.
    call_back: Option<String>,
    /// It can be said that nobody waits there.
    forget: bool,
}

impl TileMenu {
    /// What is possible at this slot now.
    pub fn of(slot: &Slot, view: &View<'_>, calls: &[InHand]) -> Self {
        let state = slot.state(view.now);
        // While the talk goes on the slot is empty: its caller may be parked there again.
        let in_flight = view.console.retrieval(&slot.id).is_some_and(Retrieval::is_in_flight);
        let takes_a_call = !in_flight && state.may_take();
        let proven_free = matches!(state, SlotState::Free { confidence: Confidence::Live, .. });
        let is_recalled = matches!(state, SlotState::Recalled { .. });
        let left = match &state {
            SlotState::Free { how, as_of, .. } if has_left(*how, *as_of, view.now) => slot.last_caller(),
            _ => None,
        };
        Self {
            devices: !proven_free
                && !is_recalled
                && view.console.may_retrieve(&slot.id, view.now)
                && !view.console.endpoints().known().is_empty(),
            takes_a_call,
            // A free slot has its button for the only call.
            calls: match (&state, calls) {
                (SlotState::Free { .. }, [_]) => Vec::new(),
                _ if takes_a_call && view.can_send() => calls.to_vec(),
                _ => Vec::new(),
            },
            call_back: left.and_then(|waiting| waiting.caller.number).filter(|_| view.can_send()),
            forget: !in_flight && may_forget(&state),
        }
    }

    /// There is nothing to choose.
    pub fn is_empty(&self) -> bool {
        !self.devices && !self.has_more()
    }

    fn has_more(&self) -> bool {
        !self.calls.is_empty() || self.call_back.is_some() || self.forget
    }

    /// Draws the control, and the menu while it is open.
    pub fn show(
        &self,
        ui: &mut Ui,
        tile: Rect,
        slot: &Slot,
        view: &View<'_>,
        presses: &mut Presses,
        intents: &mut Vec<Intent>,
    ) {
        let button = tile::button_rect(tile);
        let rect = Rect::from_min_max(pos2(button.right() - WIDTH, button.top()), button.max);
        let name = &view.say(if slot.number.is_empty() { slot.name() } else { Arg::from(&slot.number) });
        let response = ui.interact(rect, tile_id(&slot.id).with("other device"), Sense::click());
        let words = match self.has_more() {
            true => say!("more-for-slot", slot = name),
            false => say!("other-device-for-slot", slot = name),
        };
        let words = view.say(words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        if ui.is_rect_visible(rect) {
            let visuals = *ui.style().interact(&response);
            let (fill, border) = (visuals.weak_bg_fill, visuals.bg_stroke);
            ui.painter().rect(rect, visuals.corner_radius, fill, border, egui::StrokeKind::Inside);
            parts::arrow(ui, rect.center(), visuals.text_color());
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        Popup::menu(&response).show(|ui| {
            ui.set_max_width(280.0);
            self.more_ui(ui, name, slot, view, presses, intents);
            if self.devices {
                devices_ui(ui, name, slot, view, presses, intents);
            }
        });
    }

    fn more_ui(
        &self,
        ui: &mut Ui,
        name: &str,
        slot: &Slot,
        view: &View<'_>,
        presses: &mut Presses,
        intents: &mut Vec<Intent>,
    ) {
        for call in &self.calls {
            let here = view.say(say!("park-here", caller = &call.caller));
            let item = entry(ui, view, &here, say!("park-on-slot", caller = &call.caller, slot = name));
            if presses.take(&item, &slot.id, view.now) {
                intents.push(park(view.console, call.call.clone(), slot.id.clone()));
            }
        }
        if let Some(number) = &self.call_back {
            let back = say!("call-back-number", number = number);
            let item = entry(ui, view, &view.say(&back), back);
            if presses.take(&item, &slot.id, view.now) {
                intents.push(Intent::Dial(number.clone()));
            }
        }
        if self.forget {
            let nobody = view.say(say!("nobody-waits-here"));
            let item = entry(ui, view, &nobody, say!("nobody-waits-on-slot", slot = name));
            if presses.take(&item, &slot.id, view.now) {
                intents.push(Intent::Forget(slot.id.clone()));
            }
        }
    }
}

/// Other devices for this one call.
fn devices_ui(
    ui: &mut Ui,
    name: &str,
    slot: &Slot,
    view: &View<'_>,
    presses: &mut Presses,
    intents: &mut Vec<Intent>,
) {
    parts::note(ui, &view.palette, &view.say(say!("this-call-only", slot = name)));
    let devices = view.console.endpoints().known().iter().cloned().map(Target::One);
    for target in devices.chain(std::iter::once(Target::AllDevices)) {
        let words = text::upper_first(&view.say(text::device(&target)));
        let item = entry(ui, view, &words, say!("retrieve-slot-on", slot = name, on = text::on(&target)));
        if presses.take(&item, &slot.id, view.now) {
            intents.push(Intent::Retrieve { slot: slot.id.clone(), on: Some(target) });
        }
    }
}

fn entry(ui: &mut Ui, view: &View<'_>, words: &str, name: Message) -> egui::Response {
    let words = RichText::new(super::bidi::visual(words));
    let words = words.font(theme::regular(size::BODY)).color(view.palette.text);
    ui.add(Button::new(words).truncate().min_size(vec2(200.0, 34.0))).accessible_name(view.say(name))
}
