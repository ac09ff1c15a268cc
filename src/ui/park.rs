//! The row in which a call is parked: a slot, for whom, a note. It opens inside the call's card, so the board stays in
//! view; Enter parks, Esc closes.

use egui::{Button, Id, RichText, Role, Ui, vec2};

use super::call_text;
use super::field::{self, Field, Refusals};
use super::menu;
use super::parts;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::board::{Confidence, Slot, SlotKind, SlotState};
use crate::console::calls::view::CallView;
use crate::console::event::Intent;
use crate::console::ids::CallId;
use crate::console::orders::{ActKind, CallAct, ParkOn};
use crate::say;
use crate::words::{Arg, Message};

/// Free slots that are offered beside the field.
const SUGGESTED: usize = 3;

/// Whether a row stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// It does.
    Open,
    /// It is closed, and nothing was sent.
    Closed,
    /// It is closed after its order went out.
    Sent,
}

/// A place that has no number to type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// What is typed; with nothing typed the group, else the attendant herself.
    #[default]
    Typed,
    /// A free member of the group.
    Group,
    /// The attendant herself.
    Me,
}

/// What is being typed.
#[derive(Debug)]
pub(super) struct ParkRow {
    call: CallId,
    slot: String,
    place: Place,
    for_whom: String,
    note: String,
    /// The call has come back and is answered first.
    again: bool,
    wants_focus: bool,
    refusals: Refusals,
}

fn slot_id() -> Id {
    Id::unique("park").with("slot")
}

impl ParkRow {
    /// A row for this call. `before`: what was typed for it last, in case that park was refused.
    pub fn new(view: &View<'_>, call: &CallView, again: bool, before: Option<Self>) -> Self {
        let kept = before.filter(|before| before.call == call.id).map(|kept| (kept.for_whom, kept.note));
        let (for_whom, note) = kept.unwrap_or_else(|| said_before(call));
        let board = view.console.board();
        let came_from = call
            .recall
            .as_ref()
            .filter(|_| again)
            .and_then(|recall| board.find_party(recall.id.as_deref(), &recall.party));
        let place = match came_from {
            Some(slot) if slot.kind == SlotKind::Mine => Place::Me,
            _ => Place::Typed,
        };
        let slot = came_from.and_then(|slot| slot.destination.clone()).unwrap_or_default();
        let call = call.id.clone();
        Self { call, slot, place, for_whom, note, again, wants_focus: true, refusals: Refusals::default() }
    }

    /// The call that it parks.
    pub fn call(&self) -> &CallId {
        &self.call
    }

    /// The row as it was typed, ready to be typed in again.
    pub fn reopened(self) -> Self {
        Self { wants_focus: true, refusals: Refusals::default(), ..self }
    }

    /// The act that it sends.
    pub fn sends(&self) -> ActKind {
        if self.again { ActKind::ParkAgain } else { ActKind::Park }
    }

    /// Draws the row. `not_now`: why the call cannot be parked at this moment.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        caller: &Arg,
        not_now: Option<Message>,
        intents: &mut Vec<Intent>,
    ) -> Row {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Group);
            node.set_label(view.say(say!("park-caller", caller = caller)));
        });
        ui.spacing_mut().item_spacing = vec2(space::CLOSE, space::CLOSE);
        // Slot, for whom, note: Tab leads that way, and to what can be chosen by mouse afterwards.
        let mut entered = self.slot_ui(ui, view);
        let hint = view.say(say!("optional"));
        for (key, name, typed) in [
            ("for", say!("field-for-whom"), &mut self.for_whom),
            ("note", say!("field-note"), &mut self.note),
        ] {
            ui.horizontal(|ui| {
                let id = Id::unique("park").with(key);
                let field = Field { id, name: &view.say(name), hint: &hint, spare: 0.0 };
                let field = field.show(ui, view, typed);
                entered |= field::entered(ui, &field);
            });
        }
        self.places_ui(ui, view);
        let place = self.place(view);
        let said = match &place {
            Ok((_, name)) => Ok(view.say(say!("enter-parks-on", caller = caller, place = name))),
            Err(why) => Err(view.say(why)),
        };
        field::below(ui, view, slot_id(), said.as_deref().map_err(String::as_str));
        let place = place.and_then(|place| not_now.map_or(Ok(place), |why| Err(why.into())));
        let may = place.is_ok();
        let mut closed = false;
        ui.horizontal(|ui| {
            let park = view.say(if self.again { say!("park-again") } else { say!("park") });
            let key = ui.add_enabled_ui(may, |ui| parts::small_primary(ui, &view.palette, &park));
            entered |= key.inner.clicked();
            closed = parts::small_button(ui, &view.say(say!("cancel"))).clicked();
        });
        match place {
            Ok((on, _)) if entered => {
                intents.push(self.intent(on));
                Row::Sent
            }
            _ if closed => Row::Closed,
            Err(why) if entered => {
                let typed = [&*self.slot, &self.for_whom, &self.note].join("\n");
                self.refusals.tell(ui, view, &typed, why, intents);
                Row::Open
            }
            _ => Row::Open,
        }
    }

    fn slot_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> bool {
        let hint = match self.place {
            Place::Group => view.say(say!("your-group")),
            Place::Me => view.say(say!("own-number")),
            Place::Typed if self.again => String::new(),
            Place::Typed if has_group(view) => view.say(say!("your-group")),
            Place::Typed => view.say(say!("own-number")),
        };
        ui.horizontal(|ui| {
            let field = Field { id: slot_id(), name: &view.say(say!("field-slot")), hint: &hint, spare: 0.0 };
            let field = field.show(ui, view, &mut self.slot);
            if field.changed() {
                self.place = Place::Typed;
            }
            if std::mem::take(&mut self.wants_focus) {
                field.request_focus();
            }
            field::entered(ui, &field)
        })
        .inner
    }

    /// Free slots, one press each, and the menu of all places.
    fn places_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let free: Vec<&Slot> = view
            .console
            .board()
            .slots()
            .iter()
            .filter(|slot| matches!(slot.kind, SlotKind::CallParkExtension | SlotKind::Manual))
            .filter(|slot| slot.state(view.now).is_free())
            .take(SUGGESTED)
            .collect();
        if !free.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.add_space(field::NAMES + ui.spacing().item_spacing.x);
                for slot in free {
                    parts::room_for_small(ui, &slot.number);
                    let name = view.say(say!("free-slot", slot = slot.name()));
                    let key = parts::small_button(ui, &slot.number).accessible_name(name);
                    if key.clicked() {
                        self.choose(slot);
                    }
                }
            });
        }
        ui.horizontal(|ui| {
            ui.add_space(field::NAMES + ui.spacing().item_spacing.x);
            self.menu_ui(ui, view);
        });
    }

    /// The menu of all places.
    fn menu_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let name = view.say(say!("other-places"));
        let menu = parts::small_menu(ui, &name).accessible_name(&name);
        menu::menu(&menu, vec2(280.0, 280.0), |ui| {
            let entry = |ui: &mut Ui, name: Arg| {
                let name = view.say(name);
                let words = RichText::new(super::bidi::visual(&name)).font(theme::regular(size::BODY));
                let words = words.color(view.palette.text);
                let entry = ui.add(Button::new(words).truncate().min_size(vec2(220.0, 34.0)));
                entry.accessible_name(name).clicked()
            };
            if !self.again && has_group(view) && entry(ui, say!("on-the-group").into()) {
                self.place = Place::Group;
                self.slot.clear();
                self.wants_focus = true;
            }
            let board = view.console.board();
            let with_tiles = board.slots().iter().filter(|slot| slot.kind != SlotKind::Colleague);
            for slot in with_tiles.chain(board.colleagues()) {
                if entry(ui, call_text::place(slot)) {
                    self.choose(slot);
                }
            }
        });
    }

    fn choose(&mut self, slot: &Slot) {
        if slot.kind == SlotKind::Mine {
            self.place = Place::Me;
            self.slot.clear();
        } else {
            self.place = Place::Typed;
            self.slot = slot.destination.clone().unwrap_or_else(|| slot.number.clone());
        }
        self.wants_focus = true;
    }

    /// Where Enter parks the call and what that place is called, or why it cannot.
    fn place(&self, view: &View<'_>) -> Result<(ParkOn, Arg), Arg> {
        let board = view.console.board();
        let typed = self.slot.trim();
        let of_slot = |slot: &Slot| (ParkOn::Slot(slot.id.clone()), slot.place());
        let group = (ParkOn::Group, Arg::from(say!("group-in-sentence")));
        let needs_a_slot = || Arg::from(say!("needs-a-slot"));
        match self.place {
            Place::Group => Ok(group),
            Place::Typed if typed.is_empty() && !self.again && has_group(view) => Ok(group),
            Place::Typed if typed.is_empty() && self.again => Err(needs_a_slot()),
            Place::Typed if !typed.is_empty() => {
                let number = view.console.read_number(typed)?;
                match board.find_number(&number) {
                    Some(slot) => taken(view, slot).map(|()| of_slot(slot)),
                    None if self.again => Err(needs_a_slot()),
                    None => Ok((ParkOn::Number(typed.to_owned()), number.into())),
                }
            }
            Place::Typed | Place::Me => {
                let mine = board.slots().iter().find(|slot| slot.kind == SlotKind::Mine);
                mine.map(of_slot).ok_or_else(needs_a_slot)
            }
        }
    }

    fn intent(&self, on: ParkOn) -> Intent {
        let (call, for_whom, note) = (self.call.clone(), self.for_whom.clone(), self.note.clone());
        match on {
            ParkOn::Slot(slot) if self.again => {
                Intent::Call { call, act: CallAct::ParkAgain { slot, for_whom, note } }
            }
            on => Intent::Park { call, on, for_whom, note },
        }
    }
}

/// For whom this caller was parked before she came back or was fetched, and the note.
fn said_before(call: &CallView) -> (String, String) {
    let parked = call.parked.clone().map(|parked| (parked.for_whom, parked.note)).unwrap_or_default();
    (parked.0.unwrap_or_default(), parked.1.unwrap_or_default())
}

/// Why nothing can be parked here, where something proves it.
fn taken(view: &View<'_>, slot: &Slot) -> Result<(), Arg> {
    match slot.state(view.now) {
        SlotState::Parked(waiting) if waiting.confidence != Confidence::Stale => {
            Err(say!("slot-is-taken", caller = waiting.caller.words(), place = slot.place()).into())
        }
        _ => Ok(()),
    }
}

/// The attendant has a call park group with somebody in it.
pub(super) fn has_group(view: &View<'_>) -> bool {
    view.console.board().group().value().is_some_and(|group| !group.members.is_empty())
}
