//! What can be done from something that was found, as one command. What is not possible now is not there.

use super::Found;
use crate::console::Console;
use crate::console::board::{Confidence, Slot, SlotState};
use crate::console::calls::view::CallView;
use crate::console::event::Intent;
use crate::console::ids::{CallId, SlotId};
use crate::console::now::Now;
use crate::console::orders::{ActKind, CallAct, ParkOn};
use crate::words::Arg;

/// What can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindAct {
    /// Retrieve from this slot.
    Retrieve(SlotId),
    /// Call this number.
    Call(String),
    /// Retrieve from this number: it may be a slot that Webex does not list.
    RetrieveFrom(String),
    /// Take the call that rings at this number.
    PickUp(String),
    /// Park the call in hand there.
    Park {
        /// The call.
        call: CallId,
        /// Who it is.
        caller: Arg,
        /// Where.
        slot: SlotId,
    },
    /// Hand the call in hand over to this number, as soon as it answers.
    Transfer {
        /// The call.
        call: CallId,
        /// Who it is.
        caller: Arg,
        /// To whom.
        number: String,
    },
    /// Go to its tile: nothing is sent.
    GoToSlot(SlotId),
    /// Go to its card: nothing is sent.
    GoToCall(CallId),
    /// Ask at its card where it is to be parked, or to whom it is to be handed over: nothing is sent yet.
    Ask {
        /// The call.
        call: CallId,
        /// Who it is.
        caller: Arg,
        /// What.
        kind: ActKind,
    },
}

impl FindAct {
    /// What goes to the core; nothing for those that only lead somewhere.
    pub fn intent(&self, console: &Console) -> Option<Intent> {
        match self.clone() {
            Self::Retrieve(slot) => Some(Intent::Retrieve { slot, on: None }),
            Self::Call(number) => Some(Intent::Dial(number)),
            Self::RetrieveFrom(number) => Some(Intent::RetrieveNumber { number, on: None }),
            Self::PickUp(number) => Some(Intent::PickUp(Some(number))),
            Self::Park { call, slot, .. } => Some(console.to_park(call, ParkOn::Slot(slot))),
            Self::Transfer { call, number, .. } => {
                Some(Intent::Call { call, act: CallAct::TransferTo { number } })
            }
            Self::GoToSlot(_) | Self::GoToCall(_) | Self::Ask { .. } => None,
        }
    }
}

/// The calls that can be parked and handed over now; between several nothing is chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct InHand {
    park: Option<(CallId, Arg)>,
    transfer: Option<(CallId, Arg)>,
}

impl Console {
    /// The call in hand: the only one that talks, else for a hand-over the only one that is held.
    pub(super) fn in_hand(&self, now: Now) -> InHand {
        let calls = self.my_calls(now);
        let only = |wanted: &dyn Fn(&&CallView) -> bool| {
            let mut found = calls.iter().filter(wanted);
            let first = found.next()?;
            found.next().is_none().then(|| (first.id.clone(), first.caller.clone()))
        };
        let talks = |call: &&CallView| call.offers(&ActKind::Park);
        let transfer = |call: &&CallView| call.offers(&ActKind::TransferTo);
        let hands_over = if calls.iter().any(|call| talks(&call)) {
            only(&|call| talks(call) && transfer(call))
        } else {
            only(&transfer)
        };
        InHand { park: only(&talks), transfer: hands_over }
    }

    pub(super) fn acts_from(&self, found: &Found<'_>, in_hand: &InHand, now: Now) -> Vec<FindAct> {
        match found {
            Found::Slot(slot, state) => {
                let retrieve = self.retrieve_from(slot, state, true, now);
                let park = park_on(slot, state, in_hand);
                // As on its tile: a slot of which nothing is known may hold somebody.
                let is_free = matches!(state, SlotState::Free { .. });
                let (first, second) = if is_free { (park, retrieve) } else { (retrieve, park) };
                first.into_iter().chain(second).chain([FindAct::GoToSlot(slot.id.clone())]).collect()
            }
            Found::Person(slot, state) => {
                let retrieve = self.retrieve_from(slot, state, false, now);
                let number = slot.destination.as_deref();
                let call = number.and_then(|number| self.call_to(number, now));
                let transfer = number.and_then(|number| self.transfer_to(number, in_hand));
                let tile = self.board.slots().iter().any(|tile| tile.id == slot.id);
                let go_to = tile.then(|| FindAct::GoToSlot(slot.id.clone()));
                let park = park_on(slot, state, in_hand);
                retrieve.into_iter().chain(call).chain(park).chain(transfer).chain(go_to).collect()
            }
            Found::Call(call) => {
                let asks = call.acts.iter().map(|offer| offer.kind.clone());
                let asks = asks.filter(|kind| matches!(kind, ActKind::Park | ActKind::TransferTo));
                let (id, caller) = (&call.id, &call.caller);
                let ask = |kind| FindAct::Ask { call: id.clone(), caller: caller.clone(), kind };
                std::iter::once(FindAct::GoToCall(id.clone())).chain(asks.map(ask)).collect()
            }
            Found::Directory(person) => self.acts_to(person.numbers.first(), in_hand, now),
            Found::Typed(number) => {
                let call = self.call_to(number, now);
                let transfer = self.transfer_to(number, in_hand);
                let retrieve = self.may_order().then(|| FindAct::RetrieveFrom(number.clone()));
                let pick_up = self.may_pick_up(now).then(|| FindAct::PickUp(number.clone()));
                call.into_iter().chain(transfer).chain(retrieve).chain(pick_up).collect()
            }
            Found::Recent(past) => {
                let number = past.party.number.as_ref().filter(|number| !number.trim().is_empty());
                self.acts_to(number, in_hand, now)
            }
        }
    }

    /// What can be done with somebody of whom only a number is known.
    fn acts_to(&self, number: Option<&String>, in_hand: &InHand, now: Now) -> Vec<FindAct> {
        let Some(number) = number else { return Vec::new() };
        self.call_to(number, now).into_iter().chain(self.transfer_to(number, in_hand)).collect()
    }

    /// `untold`: also where nothing tells that anybody waits.
    fn retrieve_from(&self, slot: &Slot, state: &SlotState, untold: bool, now: Now) -> Option<FindAct> {
        let may_wait = match state {
            SlotState::Parked(_) => true,
            SlotState::NotKnown { last } => {
                untold || last.as_ref().is_some_and(|last| last.waiting.is_some())
            }
            SlotState::Free { confidence, .. } => untold && *confidence == Confidence::Stale,
            SlotState::Recalled { .. } => false,
        };
        (may_wait && self.may_retrieve(&slot.id, now)).then(|| FindAct::Retrieve(slot.id.clone()))
    }

    fn call_to(&self, number: &str, now: Now) -> Option<FindAct> {
        let may = self.may_dial(now) && self.read_number(number).is_ok();
        may.then(|| FindAct::Call(number.to_owned()))
    }

    fn transfer_to(&self, number: &str, in_hand: &InHand) -> Option<FindAct> {
        let (call, caller) = in_hand.transfer.clone().filter(|_| self.read_number(number).is_ok())?;
        Some(FindAct::Transfer { call, caller, number: number.to_owned() })
    }
}

fn park_on(slot: &Slot, state: &SlotState, in_hand: &InHand) -> Option<FindAct> {
    let (call, caller) = in_hand.park.clone().filter(|_| state.may_take() && slot.can_be_dialled())?;
    Some(FindAct::Park { call, caller, slot: slot.id.clone() })
}
