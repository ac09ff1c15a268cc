//! Parking a connected call (contract 3.4): resolved to a place, sent once, kept with caller, time, for whom and note.
//!
//! The caller is the one read before the park: afterwards the call is no longer among the attendant's (contract 13.2).

mod again;
mod found;
mod keeping;
mod seen;

pub(super) use again::ParkAgain;
pub use keeping::ParkEntry;

use super::board::{Confidence, SlotState, Verified};
use super::calls::{Call, Party};
use super::effect::Effect;
use super::event::Intent;
use super::ids::{CallId, OrderId, SlotId};
use super::now::Now;
use super::ordering::OrderStage;
use super::orders::{ActKind, Order, ParkOn};
use super::{Console, call_words};
use crate::plain;
use crate::say;
use crate::words::{Arg, Message};

/// "For whom" and a note are one short line each.
const LINE_CHARS: usize = 80;

/// What shall be parked where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParkPlan {
    /// Where, as the person said it; a number is a destination already read.
    pub on: ParkOn,
    /// The same inside a sentence, such as `7001 Lobby 1`.
    pub place: Arg,
    /// What goes out as `destination`.
    pub destination: Option<String>,
    /// For whom.
    pub for_whom: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// What was typed, as one short line; nothing if nothing is left.
fn one_line(typed: &str) -> Option<String> {
    let capped: String = plain::line_of(typed, usize::MAX).chars().take(LINE_CHARS).collect();
    let line = capped.trim_end().to_owned();
    (!line.is_empty()).then_some(line)
}

impl Console {
    /// Parking this call there, with nothing more to say than what was said when its caller was parked before.
    pub fn to_park(&self, call: CallId, on: ParkOn) -> Intent {
        let parked = self.parked_before(&call);
        let for_whom = parked.and_then(|parked| parked.for_whom.clone()).unwrap_or_default();
        let note = parked.and_then(|parked| parked.note.clone()).unwrap_or_default();
        Intent::Park { call, on, for_whom, note }
    }

    /// A press on park: sends one order, or says why not.
    pub(super) fn park(
        &mut self,
        id: &CallId,
        on: ParkOn,
        for_whom: &str,
        note: &str,
        now: Now,
    ) -> Vec<Effect> {
        if !self.may_order_or_say() {
            return Vec::new();
        }
        let Some(call) = self.offered_call(id, &ActKind::Park, now) else { return Vec::new() };
        match self.plan_park(on, for_whom, note, now) {
            Ok(plan) => self.send_park(&call, plan, now),
            Err(sentence) => {
                self.announce(sentence, true);
                Vec::new()
            }
        }
    }

    /// The one order of a park, after its note for the journal.
    fn send_park(&mut self, call: &Call, plan: ParkPlan, now: Now) -> Vec<Effect> {
        let order = Order::Park {
            call: call.id.clone(),
            destination: plan.destination.clone(),
            on_group: plan.on == ParkOn::Group,
        };
        // A name that an earlier reading told is better than none.
        let seen = self.followed.last_seen(&call.id).unwrap_or(call);
        let party = seen.remote_party.clone();
        let sent = self.send(order, party, None, Some(plan), now);
        let id = sent.iter().find_map(|effect| match effect {
            Effect::Order { id, .. } => Some(*id),
            _ => None,
        });
        let note = id.and_then(|id| self.note_park(id));
        note.into_iter().chain(sent).collect()
    }

    /// Reads where a call shall be parked, or says why it cannot be there.
    fn plan_park(&self, on: ParkOn, for_whom: &str, note: &str, now: Now) -> Result<ParkPlan, Arg> {
        let (on, slot) = match on {
            ParkOn::Slot(id) => {
                let slot = self.board.slot(&id).ok_or_else(call_words::slot_has_gone)?;
                (ParkOn::Slot(id), Some(slot))
            }
            ParkOn::Number(typed) => {
                let number = self.read_number(&typed)?;
                let slot = self.board.find_number(&number);
                (ParkOn::Number(number), slot)
            }
            ParkOn::Group => (ParkOn::Group, None),
        };
        if let Some(slot) = slot {
            if let Some(sentence) = taken(&slot.state(now), slot.place()) {
                return Err(sentence.into());
            }
            if self.orders.is_parking_on(&slot.place()) {
                return Err(say!("already-parking", place = slot.place()).into());
            }
        }
        let (place, destination) = match (&on, slot) {
            (ParkOn::Number(number), slot) => {
                (slot.map_or_else(|| Arg::from(number), |slot| slot.place()), Some(number.clone()))
            }
            (_, Some(slot)) => (slot.place(), slot.destination.clone()),
            (_, None) => (say!("your-park-group").into(), None),
        };
        Ok(ParkPlan { on, place, destination, for_whom: one_line(for_whom), note: one_line(note) })
    }

    /// Webex parked the call; `place` and `against` say where, if it told.
    pub(super) fn order_parked(
        &mut self,
        id: OrderId,
        place: Option<String>,
        against: Option<Party>,
        now: Now,
    ) -> Vec<Effect> {
        let Some(plan) = self.orders.get(id).and_then(|sent| sent.park.clone()) else { return Vec::new() };
        let slot = self.place_of_park(&plan, place.as_deref(), &against.unwrap_or_default());
        self.park_came_about(id, slot, now)
    }

    /// The call is parked, on this slot or somewhere in the group.
    fn park_came_about(&mut self, id: OrderId, slot: Option<SlotId>, now: Now) -> Vec<Effect> {
        let Some(plan) = self.orders.get(id).and_then(|sent| sent.park.clone()) else { return Vec::new() };
        let known = slot.as_ref().and_then(|slot| self.board.slot(slot));
        let name = known.map_or(plan.place, super::board::Slot::place);
        if let Some(sent) = self.orders.find(id) {
            sent.stage = OrderStage::Keeping { since: now };
            if let Some(plan) = &mut sent.park {
                plan.place = name;
            }
        }
        self.report_order(id);
        self.keep_park(id, slot, Verified::Yes, now)
    }

    /// Nobody knows whether the call was parked: it is kept all the same, so that nobody is forgotten.
    pub(super) fn parked_perhaps(&mut self, id: OrderId, now: Now) -> Vec<Effect> {
        let Some(plan) = self.orders.get(id).and_then(|sent| sent.park.clone()) else { return Vec::new() };
        let slot = self.place_of_park(&plan, None, &Party::default());
        self.keep_park(id, slot, Verified::NoAnswer, now)
    }

    /// Whoever signs out does not wait for the answer: what may be parked is kept.
    pub(super) fn keep_parks_in_flight(&mut self, now: Now) -> Vec<Effect> {
        let parks: Vec<OrderId> = self.orders.open_parks().map(|sent| sent.id).collect();
        parks.into_iter().flat_map(|id| self.parked_perhaps(id, now)).collect()
    }
}

/// Why nothing can be parked here, where something proves it.
fn taken(state: &SlotState, place: Arg) -> Option<Message> {
    match state {
        SlotState::Parked(waiting) if waiting.confidence != Confidence::Stale => {
            Some(say!("slot-is-taken", caller = waiting.caller.words(), place = place))
        }
        _ => None,
    }
}
