//! The small control beside a tile's button: what else can be done with that slot.

use egui::{Button, Id, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::board::tile_id;
use super::command::Command;
use super::in_hand::{InHand, only};
use super::menu;
use super::parts;
use super::presses::Presses;
use super::text;
use super::theme::{self, size};
use super::tile;
use super::tile_words::{Press, has_left, may_forget, tile_words};
use super::view::View;
use crate::console::board::{Confidence, Slot, SlotState};
use crate::console::endpoints::Target;
use crate::console::event::Intent;
use crate::console::ids::SlotId;
use crate::console::orders::ParkOn;
use crate::console::retrieval::Retrieval;
use crate::say;
use crate::words::Arg;

/// Width of the control.
pub(super) const WIDTH: f32 = 36.0;

/// What the menu of one tile holds.
#[derive(Debug, Default)]
pub(super) struct TileMenu {
    /// A call can be parked there.
    pub takes_a_call: bool,
    /// What can be done, the devices for this one call last.
    pub commands: Vec<Command>,
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
        // A free slot has its button for the only call.
        let on_its_button = matches!((&state, calls), (SlotState::Free { .. }, [_]));
        let parks = calls.iter().filter(|_| takes_a_call && view.can_send() && !on_its_button);
        // Nor does it call back whom its button calls back already.
        let on_the_button = || {
            let target = view.console.endpoints().target();
            let moment = view.moment(&target, only(calls));
            tile_words(slot, view.console.retrieval(&slot.id), &moment).press == Press::CallBack
        };
        let back = left.and_then(|waiting| waiting.caller.number).filter(|_| view.can_send());
        let back = back.filter(|_| !on_the_button());
        let (id, name) = (&slot.id, name(slot));
        let park = |call: &InHand| Command::Park {
            call: call.call.clone(),
            caller: call.caller.clone(),
            on: ParkOn::Slot(id.clone()),
            place: name.clone(),
        };
        let mut commands: Vec<Command> = parks.map(park).collect();
        commands.extend(back.map(|number| Command::CallBack { number, caller: None }));
        if !in_flight && may_forget(&state) {
            commands.push(Command::Forget { slot: id.clone(), name: name.clone() });
        }
        let known = view.console.endpoints().known();
        let retrieves = !proven_free && !is_recalled && view.console.may_retrieve(id, view.now);
        if retrieves && !known.is_empty() {
            let devices = known.iter().cloned().map(Target::One).chain([Target::AllDevices]);
            let on = |on| Command::Retrieve { slot: id.clone(), name: name.clone(), on };
            commands.extend(devices.map(on));
        }
        Self { takes_a_call, commands }
    }

    /// There is nothing to choose.
    pub fn is_empty(&self) -> bool {
        self.commands.is_empty()
    }

    fn has_more(&self) -> bool {
        !self.commands.iter().all(is_device)
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
        let name = &view.say(name(slot));
        let response = ui.interact(rect, id(&slot.id), Sense::click());
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
        menu::menu(&response, vec2(280.0, f32::INFINITY), |ui| {
            let mut is_first = true;
            for command in &self.commands {
                if is_device(command) && std::mem::take(&mut is_first) {
                    parts::note(ui, &view.palette, &view.say(say!("this-call-only", slot = name)));
                }
                let item = entry_ui(ui, view, command);
                if presses.take(&item, &slot.id, view) {
                    command.run(view, intents);
                }
            }
        });
    }
}

/// The id of the control.
pub(super) fn id(slot: &SlotId) -> Id {
    tile_id(slot).with("other device")
}

/// What the slot is called in its menu.
pub(super) fn name(slot: &Slot) -> Arg {
    if slot.number.is_empty() { slot.name() } else { Arg::from(&slot.number) }
}

fn is_device(command: &Command) -> bool {
    matches!(command, Command::Retrieve { .. })
}

/// What stands in the menu, below the tile: without what the tile says itself.
fn words(command: &Command, view: &View<'_>) -> String {
    match command {
        Command::Park { caller, .. } => view.say(say!("park-here", caller = caller)),
        Command::Forget { .. } => view.say(say!("nobody-waits-here")),
        Command::Retrieve { on, .. } => text::upper_first(&view.say(text::device(on))),
        other => view.say(other.says(view)),
    }
}

fn entry_ui(ui: &mut Ui, view: &View<'_>, command: &Command) -> egui::Response {
    let words = RichText::new(super::bidi::visual(&words(command, view)));
    let words = words.font(theme::regular(size::BODY)).color(view.palette.text);
    let entry = ui.add(Button::new(words).truncate().min_size(vec2(200.0, 34.0)));
    entry.accessible_name(view.say(command.says(view)))
}
