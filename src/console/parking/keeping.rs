//! A park in the journal, from before its order goes out: asked for, then confirmed by Webex's answer, or dropped where it
//! was surely not carried out. So a crash at any moment in between loses nobody.

use super::ParkPlan;
use crate::console::activity::Tone;
use crate::console::board::Verified;
use crate::console::effect::Effect;
use crate::console::ids::{OrderId, ParkId, SlotId};
use crate::console::ledger::{GoneBy, ParkedCall};
use crate::console::now::Now;
use crate::console::ordering::{OrderOutcome, OrderStage, SentOrder};
use crate::console::orders::ParkOn;
use crate::console::{Console, words};
use crate::say;
use crate::words::Arg;

/// What journal and board have of a park.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParkEntry {
    /// Its name in the journal.
    pub id: ParkId,
    /// That it was asked for is on the disk.
    pub is_noted: bool,
    /// The ledger has it: it is parked, or may be.
    pub is_kept: bool,
}

/// A place as the journal names it.
struct Place {
    slot: SlotId,
    number: String,
    label: String,
    destination: Option<String>,
}

impl Console {
    /// That this order will be sent is to be written down first.
    pub(super) fn note_park(&mut self, id: OrderId) -> Option<Effect> {
        let park = self.next_park_id();
        let sent = self.orders.find(id)?;
        sent.entry = Some(ParkEntry { id: park, is_noted: false, is_kept: false });
        let sent = self.orders.get(id)?;
        let slot = sent.park.as_ref().and_then(|plan| self.asked_slot(plan));
        let call = ParkedCall { asked: sent.order.call().cloned(), ..self.entry_of(sent, park, slot) };
        Some(Effect::Intend(Box::new(call)))
    }

    /// The journal knows that this park was asked for, or could not write it down. The order goes out all the same, and what
    /// could not be written is said when Webex has answered: the disk may have come round by then.
    pub(in crate::console) fn park_is_noted(&mut self, park: ParkId, result: Result<(), Arg>) {
        if let Err(why) = &result {
            tracing::warn!(why = why.for_log(), "that a park is asked for is not on the disk");
        }
        if let Some(entry) = self.orders.entry_mut(park) {
            entry.is_noted = result.is_ok();
        }
    }

    /// A park that was surely not carried out is none in the journal either.
    pub(in crate::console) fn settle_park(&mut self, id: OrderId, now: Now) -> Vec<Effect> {
        let Some(sent) = self.orders.find(id) else { return Vec::new() };
        let is_off = matches!(
            sent.stage,
            OrderStage::Waiting { .. }
                | OrderStage::Over { outcome: OrderOutcome::Refused(_) | OrderOutcome::NotTaken(_), .. }
        );
        match sent.entry.take_if(|_| is_off) {
            Some(entry) if entry.is_kept => self.never_parked(entry.id, now),
            Some(entry) => vec![Effect::Strike { id: entry.id, by: GoneBy::NotParked }],
            None => Vec::new(),
        }
    }

    /// Puts the call of a park on the board and into the journal.
    pub(super) fn keep_park(
        &mut self,
        id: OrderId,
        slot: Option<SlotId>,
        verified: Verified,
        now: Now,
    ) -> Vec<Effect> {
        let Some(entry) = self.orders.get(id).and_then(|sent| sent.entry) else { return Vec::new() };
        let (mut park, mut effects) = (entry.id, Vec::new());
        let shown = self.slot_of_park(park).cloned();
        if shown.is_some() && verified != Verified::Yes {
            return effects;
        }
        // Live news has shown it elsewhere: that was another call of this caller.
        let is_elsewhere = shown.is_some() && shown != slot && slot.is_some();
        if is_elsewhere {
            effects.extend(self.never_parked(park, now));
            park = self.next_park_id();
        }
        if let Some(sent) = self.orders.find(id) {
            sent.entry =
                Some(ParkEntry { id: park, is_noted: entry.is_noted && !is_elsewhere, is_kept: true });
        }
        let Some(sent) = self.orders.get(id) else { return effects };
        let asked = (verified != Verified::Yes).then(|| sent.order.call().cloned()).flatten();
        let slot = slot.or_else(|| shown.clone());
        let call = ParkedCall { asked, ..self.entry_of(sent, park, slot) };
        if shown.is_some() && !is_elsewhere {
            self.confirm_shown(&call);
            effects.push(Effect::Keep(Box::new(call)));
        } else {
            effects.extend(self.parked_here(call, verified, now));
        }
        effects
    }

    /// The journal has written a park down, or could not: only now it is shown as done. Returns whether the line of an
    /// order tells of it.
    pub(in crate::console) fn park_is_kept(
        &mut self,
        park: ParkId,
        result: Result<(), Arg>,
        now: Now,
    ) -> bool {
        let Some(id) = self.orders.kept_as(park) else { return false };
        let Some(sent) = self.orders.find(id) else { return false };
        let is_noted = sent.entry.is_some_and(|entry| entry.is_noted);
        let waits = matches!(
            sent.stage,
            OrderStage::Keeping { .. } | OrderStage::Over { outcome: OrderOutcome::NotKept { .. }, .. }
        );
        match result {
            Err(why) if !waits && !is_noted => {
                self.tell(say!("perhaps-not-kept", why = why), Tone::Trouble, now);
            }
            _ if !waits => {}
            result => {
                let outcome = match result {
                    Ok(()) => OrderOutcome::Done,
                    Err(why) => OrderOutcome::NotKept { is_noted, why },
                };
                sent.stage = OrderStage::Over { outcome, at: now };
                self.report_order(id);
            }
        }
        true
    }

    /// Where a call is asked to be parked; nothing is put on the board for it yet. `None`: somewhere in the group.
    fn asked_slot(&self, plan: &ParkPlan) -> Option<SlotId> {
        match &plan.on {
            ParkOn::Slot(slot) => Some(slot.clone()),
            ParkOn::Number(number) => {
                let known = self.board.find_number(number);
                Some(known.map_or_else(|| SlotId(format!("typed:{number}")), |slot| slot.id.clone()))
            }
            ParkOn::Group => None,
        }
    }

    /// What is written down of a park. Without a slot it is somewhere in the group: each such caller has a tile of her own.
    pub(super) fn entry_of(&self, sent: &SentOrder, park: ParkId, slot: Option<SlotId>) -> ParkedCall {
        let plan = sent.park.as_ref();
        let Place { slot, number, label, destination } = self.journal_place(plan, park, slot);
        ParkedCall {
            id: park,
            person: self.person.clone(),
            slot,
            destination,
            slot_number: number,
            slot_label: label,
            caller: sent.party.clone(),
            // The caller waits since the order went out, not since its answer came.
            parked_at: sent.sent_at.wall,
            parker: self.session.account().map(|account| account.name.clone()),
            for_whom: plan.and_then(|plan| plan.for_whom.clone()),
            note: plan.and_then(|plan| plan.note.clone()),
            again: None,
            recalled: false,
            asked: None,
        }
    }

    fn journal_place(&self, plan: Option<&ParkPlan>, park: ParkId, slot: Option<SlotId>) -> Place {
        let Some(slot) = slot else {
            let label = words::IN_THE_GROUP.to_owned();
            return Place {
                slot: SlotId(format!("group:{}", park.0)),
                number: String::new(),
                label,
                destination: None,
            };
        };
        match (self.board.slot(&slot), plan.map(|plan| &plan.on)) {
            (Some(known), _) => Place {
                number: known.number.clone(),
                label: known.label.clone(),
                destination: known.destination.clone(),
                slot,
            },
            // A typed number that has no tile yet.
            (None, Some(ParkOn::Number(number))) => Place {
                slot,
                number: number.clone(),
                label: String::new(),
                destination: Some(number.clone()),
            },
            (None, _) => Place { slot, number: String::new(), label: String::new(), destination: None },
        }
    }
}
