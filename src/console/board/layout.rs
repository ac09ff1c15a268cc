//! Which slots stand on the board, and where: from the configuration, the settings, and what was found on the way.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::slot::Memory;
use super::{Board, MINE, Monitored, ParkPlace, Slot, SlotKind, SlotState};
use crate::console::calls::Party;
use crate::console::ids::SlotId;
use crate::console::ledger::ParkedCall;
use crate::console::now::Now;
use crate::console::words;

impl Slot {
    /// Every number by which Webex may name it.
    pub(super) fn numbers(&self) -> impl Iterator<Item = &str> {
        let numbers = [Some(self.number.as_str()), self.destination.as_deref(), self.esn.as_deref()];
        numbers.into_iter().flatten().filter(|number| !number.is_empty())
    }
}

/// The tiles while they are being laid out.
#[derive(Default)]
struct Layout {
    slots: Vec<Slot>,
    dialled: HashSet<String>,
    ids: HashSet<SlotId>,
}

impl Layout {
    /// Two locations may use the same short number: what is dialled tells slots apart.
    fn add(&mut self, slot: Slot) -> bool {
        let is_new = slot.destination.as_ref().is_none_or(|number| self.dialled.insert(number.clone()));
        if is_new {
            self.ids.insert(slot.id.clone());
            self.slots.push(slot);
        }
        is_new
    }

    fn add_manual(&mut self, mut slot: Slot) {
        let same = |known: &Slot| known.destination == slot.destination;
        let known = self.slots.iter().position(same);
        let Some(known) = known.or_else(|| self.slots.iter().position(|known| known.number == slot.number))
        else {
            self.add(slot);
            return;
        };
        // The desk's own label wins over the administrator's.
        if !slot.label.is_empty() {
            self.slots[known].label = std::mem::take(&mut slot.label);
        }
    }
}

impl Board {
    /// Lays the board out again from everything known, keeping what was learned of each slot. A slot that is `needed`,
    /// because a call of it is under way, stays even when Webex does not list it any more, and so does one where
    /// somebody waits.
    pub(in crate::console) fn rebuild(&mut self, needed: &BTreeSet<SlotId>) {
        let monitored = self.monitored.value().cloned().unwrap_or_default();
        let Monitored { extensions, people } = monitored;
        let mut layout = Layout::default();
        for place in &extensions {
            self.place(place, SlotKind::CallParkExtension).map(|slot| layout.add(slot));
        }
        for manual in &self.manual {
            let label = manual.label.as_deref().unwrap_or_default();
            let id = SlotId(format!("manual:{}", manual.number));
            let number = &manual.number;
            layout.add_manual(Slot::new(id, SlotKind::Manual, number, label, Some(number.clone())));
        }
        for member in self.group.value().map_or(&Vec::new(), |group| &group.members) {
            if !self.is_me(member) {
                self.place(member, SlotKind::GroupMember).map(|slot| layout.add(slot));
            }
        }
        layout.add(self.mine());
        let aside = self.add_the_rest(&mut layout, &people, needed);
        self.settle(layout.slots, aside);
    }

    /// What stands behind the configured tiles, in the order in which it came: typed and found numbers, and colleagues on
    /// whom somebody is parked. Returns the other colleagues.
    fn add_the_rest(
        &self,
        layout: &mut Layout,
        people: &[ParkPlace],
        needed: &BTreeSet<SlotId>,
    ) -> Vec<Slot> {
        let mut colleagues: Vec<Slot> = people
            .iter()
            .filter(|person| !self.is_me(person))
            .filter_map(|person| self.place(person, SlotKind::Colleague))
            .filter(|slot| !layout.ids.contains(&slot.id))
            .collect();
        for known in &self.slots {
            if layout.ids.contains(&known.id) {
                continue;
            }
            if let Some(place) = colleagues.iter().position(|slot| slot.id == known.id) {
                layout.add(colleagues.remove(place));
                continue;
            }
            let called = layout.slots.iter().any(|slot| slot.is_called(&known.number));
            let dialled = known.destination.as_ref().is_some_and(|number| layout.dialled.contains(number));
            let is_wanted = match known.kind {
                SlotKind::Typed | SlotKind::Found if !called => true,
                // Where the same number is dialled, that tile takes over what is known.
                _ => known.may_have_somebody() && !dialled,
            };
            if is_wanted || needed.contains(&known.id) {
                layout.ids.insert(known.id.clone());
                layout.slots.push(known.clone());
            }
        }
        colleagues
            .retain(|slot| slot.destination.as_ref().is_none_or(|number| !layout.dialled.contains(number)));
        colleagues
    }

    /// Puts the slots in place, each with what was learned of it.
    fn settle(&mut self, mut slots: Vec<Slot>, mut aside: Vec<Slot>) {
        let stays: HashSet<&SlotId> = slots.iter().chain(&aside).map(|slot| &slot.id).collect();
        let goes = self.slots.iter().filter(|slot| !stays.contains(&slot.id));
        let heirs: HashMap<&str, &Memory> =
            goes.filter_map(|slot| Some((slot.destination.as_deref()?, &slot.memory))).collect();
        let memories: Vec<Memory> = slots
            .iter()
            .chain(&aside)
            .map(|slot| {
                let known = self.slot(&slot.id).map(|known| &known.memory);
                let heir = || slot.destination.as_deref().and_then(|number| heirs.get(number).copied());
                known.or_else(heir).cloned().unwrap_or_default()
            })
            .collect();
        for (slot, memory) in slots.iter_mut().chain(&mut aside).zip(memories) {
            slot.recall = self.recall.of(&slot.whereabouts, &self.home);
            slot.memory = memory;
        }
        (self.slots, self.aside) = (slots, aside);
        self.reindex();
        self.due_ms = Some(0);
    }

    fn reindex(&mut self) {
        let all = self.slots.iter().chain(&self.aside);
        self.index = all.enumerate().map(|(place, slot)| (slot.id.clone(), place)).collect();
    }

    fn is_me(&self, place: &ParkPlace) -> bool {
        self.home.person_id.as_ref().is_some_and(|me| me.0 == place.id)
    }

    fn mine(&self) -> Slot {
        let mut mine = Slot::new(MINE.into(), SlotKind::Mine, "", words::PARKED_FOR_ME, None);
        mine.location = self.home.location.clone();
        mine.webex_id = self.home.person_id.as_ref().map(|person| person.0.clone());
        mine.esn = self.home.extension.clone();
        mine
    }

    /// A slot for a place, unless there is nothing to dial.
    fn place(&self, place: &ParkPlace, kind: SlotKind) -> Option<Slot> {
        let destination = place.destination(&self.home)?;
        let number = place.extension.clone().unwrap_or_else(|| destination.clone());
        let id = SlotId(place.id.clone());
        let mut slot = Slot::new(id, kind, &number, &place.name, Some(destination));
        slot.location = place.location.clone();
        slot.webex_id = Some(place.id.clone());
        slot.esn = place.esn.clone();
        slot.whereabouts = place.whereabouts(&self.home);
        Some(slot)
    }

    fn append(&mut self, mut slot: Slot) -> SlotId {
        let id = slot.id.clone();
        slot.recall = self.recall.of(&slot.whereabouts, &self.home);
        self.slots.push(slot);
        self.reindex();
        id
    }

    /// Puts a typed number on the board for this session and returns its slot.
    pub(in crate::console) fn add_typed(&mut self, number: &str) -> SlotId {
        if let Some(slot) = self.find_number(number) {
            let id = slot.id.clone();
            self.show(&id);
            return id;
        }
        let id = SlotId(format!("typed:{number}"));
        self.append(Slot::new(id, SlotKind::Typed, number, "", Some(number.to_owned())))
    }

    /// The slot that Webex names as a party; one that nobody configured is put on the board (contract 5.3), if it can be
    /// dialled: without a destination a retrieve would fetch what is parked for the attendant.
    pub(in crate::console) fn find_or_add(&mut self, id: Option<&str>, party: &Party) -> Option<SlotId> {
        if let Some(slot) = self.find_party(id, party) {
            return Some(slot.id.clone());
        }
        let number = party.number.as_deref().map(str::trim).filter(|number| !number.is_empty())?;
        let label = party.name.as_deref().unwrap_or_default();
        let key = id.map_or_else(|| format!("found:{number}"), str::to_owned);
        let mut slot = Slot::new(SlotId(key), SlotKind::Found, number, label, Some(number.to_owned()));
        slot.webex_id = id.map(str::to_owned);
        Some(self.append(slot))
    }

    /// The slot of a call that was parked here, put on the board where nobody lists it any more.
    pub(in crate::console) fn add_parked(&mut self, call: &ParkedCall) -> SlotId {
        let known = self
            .slot(&call.slot)
            .or_else(|| self.find_number(call.destination.as_deref().filter(|number| !number.is_empty())?));
        if let Some(slot) = known {
            return slot.id.clone();
        }
        let (id, number) = (call.slot.clone(), &call.slot_number);
        let slot = Slot::new(id, SlotKind::Found, number, &call.slot_label, call.destination.clone());
        self.append(slot)
    }

    /// Gives a colleague a tile, behind all others.
    pub(super) fn show(&mut self, id: &SlotId) {
        if let Some(place) = self.aside.iter().position(|slot| slot.id == *id) {
            let slot = self.aside.remove(place);
            self.slots.push(slot);
            self.reindex();
        }
    }

    /// Takes away the tiles of colleagues of whom nothing is known any more, from the end: no other tile moves.
    pub(super) fn put_aside(&mut self, now: Now) {
        let is_idle = |slot: &Slot| {
            let nothing = !slot.may_have_somebody() && matches!(slot.state(now), SlotState::NotKnown { .. });
            slot.kind == SlotKind::Colleague && nothing
        };
        let tiles = self.slots.len();
        while self.slots.last().is_some_and(is_idle) {
            self.aside.extend(self.slots.pop());
        }
        if self.slots.len() != tiles {
            self.reindex();
        }
    }
}
