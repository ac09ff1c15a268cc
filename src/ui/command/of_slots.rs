//! What the tiles offer beside what stands on the row of a slot in the list itself: to retrieve it, and to park there the one
//! call that can be meant.

use super::Command;
use crate::ui::in_hand::{in_hand, only};
use crate::ui::tile_menu::{TileMenu, name};
use crate::ui::tile_words::{Press, tile_words};
use crate::ui::view::View;

/// The menu of each tile, and what its button does.
pub(super) fn of_slots(view: &View<'_>) -> Vec<Command> {
    let calls = in_hand(view.console, view.now);
    let target = view.console.endpoints().target();
    let moment = view.moment(&target, only(&calls));
    let mut commands = Vec::new();
    for slot in view.console.board().slots() {
        // A recall is answered at its call.
        match tile_words(slot, view.console.retrieval(&slot.id), &moment).press {
            Press::StopRinging => {
                commands.push(Command::StopRinging { slot: slot.id.clone(), name: name(slot) });
            }
            Press::CallBack if view.can_send() => {
                let number = slot.last_caller().and_then(|waiting| waiting.caller.number);
                commands.extend(number.map(|number| Command::CallBack { number, caller: None }));
            }
            _ => {}
        }
        commands.extend(TileMenu::of(slot, view, &calls).commands);
    }
    commands
}
