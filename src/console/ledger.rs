//! The calls that were parked from here: kept in the journal until the retrieve, the recall or the person says that they
//! are gone (design, promise 5).

mod asked;
mod strays;

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::activity::Tone;
use super::board::{Confidence, Last, OwnPark, Says, Slot, SlotState, Verified};
use super::calls::Party;
use super::effect::Effect;
use super::ids::{CallId, ParkId, PersonId, SlotId};
use super::now::Now;
use super::session::Session;
use super::waiting::Waiting;
use super::{Console, words};
use crate::say;
use crate::words::{Arg, Message};

/// A park that the journal does not confirm within so long is said not to be written down.
pub(super) const KEEPING_LIMIT_MS: u64 = 5_000;

/// A call that was parked from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParkedCall {
    /// Its name in the journal.
    pub id: ParkId,
    /// Whose console parked it.
    pub person: Option<PersonId>,
    /// Where.
    pub slot: SlotId,
    /// What is dialled to retrieve it; `None` for the attendant's own number.
    pub destination: Option<String>,
    /// The slot's number and label, for when nobody lists it any more.
    pub slot_number: String,
    /// The slot's label.
    pub slot_label: String,
    /// Who waits.
    pub caller: Party,
    /// Since when.
    pub parked_at: Timestamp,
    /// Who parked it, by name.
    pub parker: Option<String>,
    /// For whom, as typed.
    pub for_whom: Option<String>,
    /// A note, as typed.
    pub note: Option<String>,
    /// When Webex parked her again, after a recall that nobody answered: the last time.
    pub again: Option<Timestamp>,
    /// It has come back as a recall, and was not parked again since.
    pub recalled: bool,
    /// Webex was asked to park this call and has not said yet that it did.
    pub asked: Option<CallId>,
}

/// Why a call is no longer kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoneBy {
    /// It was retrieved here.
    Retrieved,
    /// It came back as a recall and was answered, or ended.
    Recalled,
    /// A live source saw it leave the slot.
    Left,
    /// The person said so.
    Person,
    /// Webex was asked to park it and did not.
    NotParked,
}

/// What the journal reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalNews {
    /// What an earlier run had parked, and what could not be read of it.
    Restored {
        /// The calls.
        calls: Vec<ParkedCall>,
        /// One sentence each.
        trouble: Vec<Message>,
    },
    /// That a park is asked for is on disk, or why not.
    Intended {
        /// Which.
        id: ParkId,
        /// Whether it is.
        result: Result<(), Arg>,
    },
    /// A park is on disk, or why not.
    Kept {
        /// Which.
        id: ParkId,
        /// Whether it is.
        result: Result<(), Arg>,
    },
}

/// What is parked from here: on its way to the journal, and in it.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    last_id: ParkId,
    /// Accepted by Webex, not on disk yet: not shown as done.
    pending: Vec<Held>,
    /// On the board, and where.
    shown: BTreeMap<ParkId, (Held, SlotId)>,
    /// In the file, of people who are not at this desk now.
    filed: Vec<Held>,
    /// What is to be done about the journal; carried out at the end of the event.
    effects: Vec<Effect>,
}

/// A call of the ledger.
#[derive(Clone, Debug)]
struct Held {
    call: ParkedCall,
    /// When it was parked, the last time, if that was in this run.
    at: Option<Now>,
    verified: Verified,
}

impl Ledger {
    /// A park of this person is on its way to the disk.
    pub fn is_writing(&self) -> bool {
        !self.pending.is_empty()
    }

    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// This is to be done at the end of the event.
    pub fn carry_out(&mut self, effects: Vec<Effect>) {
        self.effects.extend(effects);
    }

    /// The person leaves the desk: what she parked stays in the file, and comes back with her.
    pub fn put_away(&mut self) {
        let shown = std::mem::take(&mut self.shown).into_values().map(|(held, _)| held);
        let held = shown.chain(std::mem::take(&mut self.pending));
        self.filed.extend(held.map(|held| Held { verified: held.verified.put_away(), ..held }));
    }

    fn strike(&mut self, id: ParkId, by: GoneBy) {
        if self.shown.remove(&id).is_some() {
            self.effects.push(Effect::Strike { id, by });
        }
    }

    /// Notes that a call has come back, once.
    pub fn mark_recalled(&mut self, id: ParkId) {
        if let Some((held, _)) = self.shown.get_mut(&id)
            && !held.call.recalled
        {
            held.call.recalled = true;
            self.effects.push(Effect::MarkRecalled(id));
        }
    }
}

impl Console {
    /// The name in the journal of a call that is being parked.
    pub(super) fn next_park_id(&mut self) -> ParkId {
        self.ledger.last_id.advance()
    }

    /// Webex has parked a call, or may have. It is shown as done once it is on disk.
    pub(super) fn parked_here(&mut self, call: ParkedCall, verified: Verified, now: Now) -> Vec<Effect> {
        self.ledger.last_id = self.ledger.last_id.max(call.id);
        self.ledger.pending.push(Held { call: call.clone(), at: Some(now), verified });
        vec![Effect::Keep(Box::new(call))]
    }

    pub(super) fn journal_news(&mut self, news: JournalNews, now: Now) {
        match news {
            JournalNews::Restored { calls, trouble } => {
                for sentence in trouble {
                    self.tell(sentence, Tone::Trouble, now);
                }
                let newest = calls.iter().map(|call| call.id).max().unwrap_or_default();
                self.ledger.last_id = self.ledger.last_id.max(newest);
                self.ledger.filed.extend(calls.into_iter().map(|call| Held {
                    verified: Verified::of_restored(call.asked.is_some()),
                    call,
                    at: None,
                }));
                self.show_filed(now);
            }
            JournalNews::Intended { id, result } => self.park_is_noted(id, result),
            JournalNews::Kept { id, result } => {
                let Some(place) = self.ledger.pending.iter().position(|held| held.call.id == id) else {
                    // The disk was too slow for it to be shown only then.
                    self.park_is_kept(id, result, now);
                    return;
                };
                let held = self.ledger.pending.remove(place);
                let (call, at) = (held.call.clone(), held.at.unwrap_or(now));
                let trouble = result.err();
                let slot = self.put_on_board(held, now);
                let place = self.place_of(&slot);
                let told = self.park_is_kept(id, trouble.clone().map_or(Ok(()), Err), now);
                match trouble {
                    _ if told => {}
                    None => self.tell(words::parked::parked(&call, place.clone()), Tone::Good, now),
                    Some(why) => {
                        self.tell(
                            words::parked::parked_unkept(&call, place.clone(), why),
                            Tone::Trouble,
                            now,
                        );
                    }
                }
                // Live news may have been faster than the disk.
                if self.board.slot(&slot).and_then(Slot::own_park) != Some(id) {
                    let waited = Arg::Clock(now.since_ms(at));
                    self.tell(words::parked::left(&call.caller, place, waited), Tone::Plain, now);
                }
            }
        }
    }

    /// When a call that the journal does not confirm is shown all the same, on the monotonic clock.
    pub(super) fn ledger_due_ms(&self) -> Option<u64> {
        let pending = self.ledger.pending.iter().filter_map(|held| held.at);
        pending.map(|at| at.mono_ms + KEEPING_LIMIT_MS).min()
    }

    /// A disk that does not answer hides nobody.
    pub(super) fn show_what_the_disk_delays(&mut self, now: Now) {
        while self.ledger_due_ms().is_some_and(|due_ms| due_ms <= now.mono_ms) {
            let held = self.ledger.pending.remove(0);
            self.put_on_board(held, now);
        }
    }

    /// Puts on the board what this person has parked before; what others have parked stays in the file.
    pub(super) fn show_filed(&mut self, now: Now) {
        // Without a profile it is the board of whoever may not read hers.
        if self.person.is_none() && !matches!(self.session, Session::Ready(_)) {
            return;
        }
        let (mine, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.ledger.filed)
            .into_iter()
            .partition(|held| held.call.person == self.person);
        self.ledger.filed = others;
        for held in mine {
            let slot = self.put_on_board(held.clone(), now);
            self.board.hush(&slot, now);
            let place = self.place_of(&slot);
            self.tell(words::parked::unverified(&held.call, held.verified, place), Tone::Trouble, now);
        }
    }

    /// A call that was kept as parked turns out not to have been parked.
    pub(super) fn never_parked(&mut self, id: ParkId, now: Now) -> Vec<Effect> {
        if let Some(place) = self.ledger.pending.iter().position(|held| held.call.id == id) {
            self.ledger.pending.remove(place);
            return vec![Effect::Strike { id, by: GoneBy::Person }];
        }
        let Some(slot) = self.ledger.shown.get(&id).map(|(_, slot)| slot.clone()) else {
            return Vec::new();
        };
        self.learn(&slot, Says::NotParked(id), now, now);
        Vec::new()
    }

    fn put_on_board(&mut self, held: Held, now: Now) -> SlotId {
        let slot = self.board.add_parked(&held.call);
        let began = held.call.again.unwrap_or(held.call.parked_at);
        let since = held.at.unwrap_or(Now { wall: began, mono_ms: 0 });
        let own = OwnPark { call: held.call.clone(), verified: held.verified };
        self.ledger.shown.insert(held.call.id, (held, slot.clone()));
        self.learn(&slot, Says::ParkedHere(Box::new(own)), since, now);
        self.live.retarget();
        slot
    }

    /// Strikes what the board does not show on this slot any more, unless it may come back.
    pub(super) fn settle_ledger(&mut self, slot: &SlotId, by: GoneBy) {
        // Who was there before a park without an answer may be there still.
        if self.board.slot(slot).is_some_and(Slot::is_unanswered) {
            return;
        }
        let there = self.board.slot(slot).and_then(Slot::own_park);
        // Whoever rings, or may, is not gone because her slot is.
        let is_said = matches!(by, GoneBy::Person | GoneBy::Retrieved);
        let may_be_back = |id: ParkId| self.may_come_back(id) || (!is_said && self.may_ring(id));
        let on_slot = self
            .ledger
            .shown
            .iter()
            .filter(|(id, (_, on))| on == slot && Some(**id) != there && !may_be_back(**id));
        let gone: Vec<ParkId> = on_slot.map(|(id, _)| *id).collect();
        for id in gone {
            self.ledger.strike(id, by);
        }
    }

    /// After the board was laid out again a call may stand on another slot.
    pub(super) fn follow_slots(&mut self) {
        for (id, (_, on)) in &mut self.ledger.shown {
            if self.board.slot(on).is_none_or(|slot| slot.own_park() != Some(*id))
                && let Some(slot) = self.board.slots().iter().find(|slot| slot.own_park() == Some(*id))
            {
                *on = slot.id.clone();
            }
        }
    }

    /// The attendant says that nobody waits on this slot any more.
    pub(super) fn forget(&mut self, slot: &SlotId, now: Now) {
        let waiting = match self.board.slot(slot).map(|slot| slot.state(now)) {
            Some(SlotState::Parked(Waiting { confidence: Confidence::Live, .. })) => {
                self.announce(say!("still-parked-there"), true);
                return;
            }
            Some(SlotState::Parked(waiting)) => waiting,
            Some(SlotState::NotKnown { last: Some(Last { waiting: Some(waiting), .. }) }) => waiting,
            _ => return,
        };
        self.learn(slot, Says::Forgotten, now, now);
        let place = self.place_of(slot);
        let sentence = say!("caller-forgotten", caller = waiting.caller.words(), place = place);
        self.tell(sentence, Tone::Plain, now);
    }

    /// What people call a slot inside a sentence.
    pub(super) fn place_of(&self, slot: &SlotId) -> Arg {
        self.board.slot(slot).map_or_else(|| Arg::from(&slot.0), Slot::place)
    }
}
