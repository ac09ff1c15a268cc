//! The slots: which there are, how each is dialled, and what is known of it (contract 5.2, 5.3, 13).
//!
//! *Free* and *parked* are shown only where a fact proves it: live news while the channel is healthy, and for a while
//! what was done here. Everything else is *not known*.

mod belief;
mod facts;
mod layout;
mod matching;
mod place;
mod recall_time;
mod slot;
mod stay;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::calls::Party;
use super::ids::SlotId;
use super::live::LiveTarget;
use super::now::Now;
use super::remote::Remote;
use super::waiting::{Notice, Waiting};
pub use facts::{Confidence, Finding, Source, Verified};
pub(super) use facts::{Fact, OwnPark, Says};
pub(super) use matching::{is_surely_same, may_be_same};
pub use place::{Home, ManualSlot, Monitored, ParkGroup, ParkPlace};
use recall_time::{RecallTimes, Whereabouts};
pub(super) use slot::Learned;
pub use slot::{Last, Slot, SlotKind, SlotState};

/// What was learned here is fresh for so long; then the slot is not known again (design, promise 3).
pub const FRESH_MS: u64 = 60_000;

/// The id of the slot for what is parked for the attendant.
pub const MINE: &str = "mine";

/// All slots, in a fixed order: a tile never moves by itself.
#[derive(Clone, Debug, Default)]
pub struct Board {
    slots: Vec<Slot>,
    /// Monitored people without a tile, because nothing is known there.
    aside: Vec<Slot>,
    /// Where each slot is: its place among the tiles, or (from `slots.len()` on) among those aside.
    index: HashMap<SlotId, usize>,
    home: Home,
    manual: Vec<ManualSlot>,
    monitored: Remote<Monitored>,
    group: Remote<ParkGroup>,
    recall: RecallTimes,
    /// When somebody has waited so long that it is to be said, on the monotonic clock.
    due_ms: Option<u64>,
    /// The time of the last look at what is due.
    looked: Option<Now>,
}

/// Something to be said about somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Due {
    pub slot: SlotId,
    pub waiting: Waiting,
    pub notice: Notice,
}

impl Board {
    /// A board with the slots that the settings name, and their recall time.
    pub fn new(manual: Vec<ManualSlot>, recall_secs: u64) -> Self {
        let recall = RecallTimes { settings_secs: recall_secs, ..RecallTimes::default() };
        Self { manual, recall, ..Self::default() }
    }

    /// A person wrote the recall time into the settings, or it is the usual one.
    pub(super) fn recall_by_hand(mut self, is_by_hand: bool) -> Self {
        self.recall.is_by_hand = is_by_hand;
        self
    }

    /// The slots in their order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The slot with this id, also that of a colleague without a tile.
    pub fn slot(&self, id: &SlotId) -> Option<&Slot> {
        let place = *self.index.get(id)?;
        self.slots.get(place).or_else(|| self.aside.get(place.checked_sub(self.slots.len())?))
    }

    /// Everybody on whom a call can be parked besides the slots: monitored people, with a tile or without.
    pub fn colleagues(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| slot.kind == SlotKind::Colleague).chain(&self.aside)
    }

    /// The colleagues without a tile, because nothing is known there.
    pub fn aside(&self) -> &[Slot] {
        &self.aside
    }

    /// What is monitored, with what is known of its freshness.
    pub fn extensions(&self) -> &Remote<Monitored> {
        &self.monitored
    }

    /// The call park group, with what is known of its freshness.
    pub fn group(&self) -> &Remote<ParkGroup> {
        &self.group
    }

    /// The slot that a typed number means, if it is known.
    pub fn find_number(&self, typed: &str) -> Option<&Slot> {
        let dialled = |slot: &&Slot| slot.destination.as_deref() == Some(typed);
        let all = || self.slots.iter().chain(&self.aside);
        all().find(dialled).or_else(|| all().find(|slot| slot.number == typed))
    }

    /// The slot that Webex names as a party: by id, then number, then name (contract 13.3).
    pub fn find_party(&self, id: Option<&str>, party: &Party) -> Option<&Slot> {
        let all = || self.slots.iter().chain(&self.aside);
        if let Some(slot) = id.and_then(|id| all().find(|slot| slot.webex_id.as_deref() == Some(id))) {
            return Some(slot);
        }
        let name =
            party.name.as_deref().map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty());
        let is_named = |slot: &&Slot| name.as_ref().is_some_and(|name| slot.label.to_lowercase() == *name);
        let number = party.number.as_deref().map(str::trim).filter(|number| !number.is_empty());
        if let Some(number) = number {
            let tail = |slot: &&Slot| {
                slot.numbers()
                    .any(|known| matching::ends_in(number, known) || matching::ends_in(known, number))
            };
            let exact = |slot: &&Slot| slot.numbers().any(|known| known == number);
            let dialled = |slot: &&Slot| slot.destination.as_deref() == Some(number);
            // Two locations may use the same short number: then the name decides, else the one that is nearer.
            let found = only(all().filter(exact))
                .or_else(|| only(all().filter(exact).filter(is_named)))
                .or_else(|| only(all().filter(dialled)))
                .or_else(|| only(all().filter(tail)));
            if found.is_some() {
                return found;
            }
        }
        only(all().filter(is_named))
    }

    /// The slot where this caller waits, if there is just one who can be meant.
    pub(super) fn only_stay_of(&self, caller: &Party) -> Option<SlotId> {
        let waits = |slot: &&Slot| {
            slot.may_have_somebody()
                && slot.stay_of(caller).is_some_and(|stay| is_surely_same(&stay.caller, caller))
        };
        only(self.slots.iter().filter(waits)).map(|slot| slot.id.clone())
    }

    /// What the live layer shall watch: every slot that has an id of Webex. An extension that two of them have, in two
    /// locations, leads to neither: live news of the one must not be shown at the other.
    pub(super) fn live_targets(&self) -> Vec<LiveTarget> {
        let all = self.slots.iter().chain(&self.aside);
        let mut targets: Vec<LiveTarget> = all
            .filter_map(|slot| {
                let extension = match slot.kind {
                    SlotKind::Mine => self.home.extension.clone(),
                    _ => Some(slot.number.clone()).filter(|number| !number.is_empty()),
                };
                Some(LiveTarget { slot: slot.id.clone(), id: slot.webex_id.clone()?, extension })
            })
            .collect();
        let (mut ids, mut of_two) = (BTreeMap::new(), BTreeSet::new());
        for LiveTarget { id, extension, .. } in &targets {
            let Some(extension) = extension else { continue };
            if *ids.entry(extension).or_insert(id) != id {
                of_two.insert(extension.clone());
            }
        }
        for target in &mut targets {
            target.extension.take_if(|extension| of_two.contains(extension));
        }
        targets
    }

    /// Notes that a read of what the board is made of has begun.
    pub(super) fn begin_read(&mut self) {
        self.monitored.begin();
        self.group.begin();
    }

    pub(super) fn extensions_mut(&mut self) -> &mut Remote<Monitored> {
        &mut self.monitored
    }

    pub(super) fn group_mut(&mut self) -> &mut Remote<ParkGroup> {
        &mut self.group
    }

    pub(super) fn set_home(&mut self, home: Home) {
        self.home = home;
    }

    /// The slots that the settings name; they stand on the board after the next [`Self::rebuild`].
    pub(super) fn set_manual(&mut self, manual: Vec<ManualSlot>) {
        self.manual = manual;
    }

    /// The recall time of the settings, and whether a person wrote it there.
    pub(super) fn set_usual_recall(&mut self, secs: u64, is_by_hand: bool) {
        (self.recall.settings_secs, self.recall.is_by_hand) = (secs, is_by_hand);
        self.count_down_anew();
    }

    /// After so many seconds a call that is parked in the attendant's location comes back.
    pub(super) fn recall_secs(&self) -> u64 {
        self.recall.home_secs(&self.home)
    }

    /// Webex says the recall time of the attendant's location.
    pub(super) fn is_recall_time_read(&self) -> bool {
        self.recall.read_in(self.home.location_id.as_deref()).is_some()
    }

    /// Webex says, or does not say, after so many seconds a call that is parked in this location comes back.
    pub(super) fn set_recall_secs(&mut self, location: String, secs: Option<u64>) {
        match secs.filter(|secs| *secs > 0) {
            Some(secs) => self.recall.read.insert(location, secs),
            None => self.recall.read.remove(&location),
        };
        self.count_down_anew();
    }

    fn count_down_anew(&mut self) {
        for slot in self.slots.iter_mut().chain(&mut self.aside) {
            slot.recall = self.recall.of(&slot.whereabouts, &self.home);
        }
        self.due_ms = Some(0);
    }

    /// The locations of the slots and colleagues, each once, besides the attendant's.
    pub(super) fn other_locations(&self) -> BTreeSet<&str> {
        let all = self.slots.iter().chain(&self.aside);
        let elsewhere = all.filter_map(|slot| match &slot.whereabouts {
            Whereabouts::Elsewhere(location) => location.as_deref(),
            Whereabouts::Here => None,
        });
        elsewhere.collect()
    }

    /// Takes a fact in. A colleague gets a tile as soon as somebody is parked there.
    pub(super) fn learn(&mut self, id: &SlotId, fact: Fact, now: Now) -> Learned {
        let Some(slot) = self.slot_mut(id) else { return Learned::default() };
        // Also where it comes late and the caller has left since: the same facts, the same tiles.
        let was_somebody = matches!(fact.says, Says::Parked(_) | Says::ParkedHere(_) | Says::Recalled { .. });
        let learned = slot.learn(fact);
        if !learned.is_new {
            return learned;
        }
        let due_ms = next_due_ms(slot, now);
        self.due_ms = [self.due_ms, due_ms].into_iter().flatten().min();
        if was_somebody {
            self.show(id);
        }
        learned
    }

    /// Live news has ended: nothing that it said is proven any more.
    pub(super) fn go_blind(&mut self, now: Now) {
        let blind = || Fact { at: now, says: Says::Blind };
        for slot in self.slots.iter_mut().chain(&mut self.aside) {
            slot.learn(blind());
        }
        self.due_ms = Some(0);
    }

    /// When somebody has waited so long that it is to be said, on the monotonic clock.
    pub(super) fn due_ms(&self) -> Option<u64> {
        self.due_ms
    }

    /// Whether it is time to look who has waited long. A laptop that slept brings it forward.
    pub(super) fn is_due(&self, now: Now) -> bool {
        let slept = self.looked.is_some_and(|looked| now.age_ms(looked) > now.since_ms(looked) + 1_000);
        slept || self.due_ms.is_some_and(|due_ms| due_ms <= now.mono_ms)
    }

    /// What is to be said now about those who wait, each once.
    pub(super) fn take_due(&mut self, now: Now) -> Vec<Due> {
        let mut due = Vec::new();
        for slot in &mut self.slots {
            let Some((waiting, notice)) = notice(slot, now) else { continue };
            if slot.memory.told.is_news(&waiting, notice) {
                due.push(Due { slot: slot.id.clone(), waiting, notice });
            }
        }
        self.put_aside(now);
        self.looked = Some(now);
        self.due_ms = self.slots.iter().filter_map(|slot| next_due_ms(slot, now)).min();
        due
    }

    /// The attendant knows already that it is not sure whether the caller there still waits.
    pub(super) fn hush(&mut self, id: &SlotId, now: Now) {
        if let Some(slot) = self.slot_mut(id)
            && let SlotState::NotKnown { last: Some(Last { waiting: Some(waiting), .. }) } = slot.state(now)
        {
            slot.memory.told.is_news(&waiting, Notice::NotSure);
        }
    }

    fn slot_mut(&mut self, id: &SlotId) -> Option<&mut Slot> {
        let place = *self.index.get(id)?;
        let tiles = self.slots.len();
        if place < tiles { self.slots.get_mut(place) } else { self.aside.get_mut(place - tiles) }
    }

    /// Forgets what belongs to the person, at sign-out.
    pub(super) fn clear(&mut self) {
        let recall = RecallTimes { read: BTreeMap::new(), ..self.recall.clone() };
        *self = Self { manual: std::mem::take(&mut self.manual), recall, ..Self::default() };
    }
}

/// The only one of several, else none: a guess between two would be a lie.
fn only<'s>(mut slots: impl Iterator<Item = &'s Slot>) -> Option<&'s Slot> {
    let first = slots.next()?;
    slots.next().is_none().then_some(first)
}

/// What is to be said about the one who waits there, if anything.
fn notice(slot: &Slot, now: Now) -> Option<(Waiting, Notice)> {
    if !slot.has_occupant() {
        return None;
    }
    match slot.state(now) {
        SlotState::Parked(waiting) => {
            let warning = waiting.warning(now, slot.recall_secs()?)?;
            Some((waiting, Notice::Warned(warning)))
        }
        SlotState::NotKnown { last: Some(Last { waiting: Some(waiting), .. }) } => {
            Some((waiting, Notice::NotSure))
        }
        _ => None,
    }
}

/// When the slot is to be looked at again, on the monotonic clock.
fn next_due_ms(slot: &Slot, now: Now) -> Option<u64> {
    let warning = || slot.occupant()?.next_warning_in_ms(now, slot.recall_secs()?);
    let soonest = warning().into_iter().chain(slot.fades_in_ms(now)).min()?;
    Some(now.mono_ms.saturating_add(soonest))
}

#[cfg(test)]
mod claims;
#[cfg(test)]
mod tests;
