//! What can be done with the attendant's calls, and what begins one.

use super::Command;
use crate::console::board::{Slot, SlotKind};
use crate::console::calls::view::CallView;
use crate::console::orders::{ActKind, ParkOn};
use crate::say;
use crate::ui::call_text;
use crate::ui::park::has_group;
use crate::ui::recall::park_again;
use crate::ui::recents;
use crate::ui::view::View;
use crate::words::Arg;

/// The buttons of the cards and of the banner, the places to park that have no tile, and the ways to a new call.
pub(super) fn of_calls(view: &View<'_>) -> Vec<Command> {
    let calls = view.console.my_calls(view.now);
    let mut commands: Vec<Command> = calls.iter().flat_map(|call| acts(view, call)).collect();
    for call in calls.iter().filter(|call| call.offers(&ActKind::Park)) {
        commands.extend(places(view, call));
    }
    commands.extend(recalls(view));
    commands.extend(new_calls(view));
    commands
}

fn acts(view: &View<'_>, call: &CallView) -> impl Iterator<Item = Command> {
    call.acts.iter().map(|offer| Command::Act {
        call: call.id.clone(),
        kind: offer.kind.clone(),
        says: call_text::act_of(view, &offer.kind, call),
    })
}

/// The group, and each colleague who may take the call.
fn places(view: &View<'_>, call: &CallView) -> impl Iterator<Item = Command> {
    let group = has_group(view).then(|| (ParkOn::Group, Arg::from(say!("group-in-sentence"))));
    let colleagues = view.console.board().colleagues();
    let colleagues = colleagues.filter(|slot| slot.can_be_dialled() && slot.state(view.now).may_take());
    let colleagues = colleagues.map(|slot| (ParkOn::Slot(slot.id.clone()), slot.place()));
    group.into_iter().chain(colleagues).map(|(on, place)| Command::Park {
        call: call.id.clone(),
        caller: call.caller.clone(),
        on,
        place,
    })
}

fn recalls(view: &View<'_>) -> impl Iterator<Item = Command> {
    view.console.recalls().into_iter().filter_map(|recall| {
        Some(Command::ParkRecall {
            act: park_again(view, &recall)?,
            caller: recall.caller.words(),
            place: recall.slot_words.clone(),
            call: recall.call,
        })
    })
}

fn new_calls(view: &View<'_>) -> Vec<Command> {
    let (console, now) = (view.console, view.now);
    let mut commands = Vec::new();
    if console.may_pick_up_in_group(now) {
        commands.push(Command::PickUp(None));
    }
    if console.may_pick_up(now) {
        let board = console.board();
        let people = board.slots().iter().chain(board.aside()).filter(|slot| is_person(slot));
        commands.extend(people.filter_map(|slot| {
            let number = slot.destination.clone().filter(|number| console.read_number(number).is_ok())?;
            Some(Command::PickUp(Some((number, slot.name()))))
        }));
    }
    if console.may_pull(now) {
        commands.push(Command::Pull);
    }
    let mut known = std::collections::HashSet::new();
    let recent = console.history().list().value().map(Vec::as_slice).unwrap_or_default();
    commands.extend(recent.iter().take(recents::DRAWN).filter_map(|call| {
        let number = recents::may_call_back(view, call).filter(|number| known.insert(*number))?;
        Some(Command::CallBack { number: number.to_owned(), caller: Some(call.party.words()) })
    }));
    commands
}

fn is_person(slot: &Slot) -> bool {
    matches!(slot.kind, SlotKind::Colleague | SlotKind::GroupMember)
}
