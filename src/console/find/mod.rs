//! Find: slots, the attendant's calls, recent calls and people by what was typed, and what can be done from each. It looks
//! through what the console knows; only the directory is asked for it, see `directory`.

mod acts;
mod directory;
mod fold;
mod query;

pub use acts::FindAct;
pub use directory::{Directory, DirectoryPerson};
pub use query::{Closeness, Query, Text};

use std::cmp::Reverse;
use std::collections::HashSet;

use jiff::Timestamp;

use super::Console;
use super::board::{Slot, SlotKind, SlotState};
use super::calls::Party;
use super::calls::view::CallView;
use super::history::PastCall;
use super::ids::{CallId, SlotId};
use super::now::Now;
use super::waiting::Waiting;
use crate::words::Words;

/// So many are enough: whoever finds more types on.
pub const MOST: usize = 60;

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<'c> {
    /// What it is.
    pub what: Found<'c>,
    /// How close it comes to what was typed.
    pub closeness: Closeness,
    /// What can be done from it now, the likeliest first.
    pub acts: Vec<FindAct>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found<'c> {
    /// A slot of the board.
    Slot(&'c Slot, SlotState),
    /// A colleague: monitored, or a member of the group. Calls are parked there too.
    Person(&'c Slot, SlotState),
    /// One of the attendant's calls.
    Call(Box<CallView>),
    /// A recent call: the newest with this party.
    Recent(&'c PastCall),
    /// Somebody of the organisation whom the console knows only from its directory.
    Directory(&'c DirectoryPerson),
    /// The number that was typed, which nobody and no slot has.
    Typed(String),
}

/// What a hit is known by from one moment to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundId {
    /// A slot or a colleague.
    Slot(SlotId),
    /// One of the attendant's calls.
    Call(CallId),
    /// A recent call.
    Recent(Party, Option<Timestamp>),
    /// Somebody of the directory, by Webex's id.
    Directory(String),
    /// A number that was typed.
    Typed(String),
}

impl Found<'_> {
    /// What it is known by.
    pub fn id(&self) -> FoundId {
        match self {
            Self::Slot(slot, _) | Self::Person(slot, _) => FoundId::Slot(slot.id.clone()),
            Self::Call(call) => FoundId::Call(call.id.clone()),
            Self::Recent(call) => FoundId::Recent(call.party.clone(), call.at),
            Self::Directory(person) => FoundId::Directory(person.id.clone()),
            Self::Typed(number) => FoundId::Typed(number.clone()),
        }
    }

    /// Who waits there, and whether that is sure.
    pub fn waiting(&self) -> Option<(&Waiting, bool)> {
        match self {
            Self::Slot(_, state) | Self::Person(_, state) => state.who_waits(),
            Self::Call(_) | Self::Recent(_) | Self::Directory(_) | Self::Typed(_) => None,
        }
    }

    /// Everything by which it can be found.
    fn texts(&self, words: &Words) -> Vec<Text> {
        match self {
            Self::Slot(slot, state) | Self::Person(slot, state) => {
                let own = [Text::of_number(&slot.number), Text::new(&words.text(&slot.name()))];
                let dialled = slot.destination.as_deref().map(Text::of_number);
                let elsewhere = slot.location.as_deref().map(Text::new);
                let waiting = state.waiting().map(of_waiting).unwrap_or_default();
                own.into_iter()
                    .chain([Text::new(&slot.label)])
                    .chain(dialled)
                    .chain(elsewhere)
                    .chain(waiting)
                    .collect()
            }
            Self::Call(call) => {
                let parked = call.parked.as_ref().map(of_waiting).unwrap_or_default();
                of_party(&call.party).into_iter().chain(parked).collect()
            }
            Self::Recent(call) => of_party(&call.party),
            Self::Directory(person) => {
                let numbers = person.numbers.iter().map(|number| Text::of_number(number));
                std::iter::once(Text::new(&person.name)).chain(numbers).collect()
            }
            Self::Typed(number) => vec![Text::of_number(number)],
        }
    }

    /// Who waits comes before everybody else, the longest wait first; then calls, people, slots, and what is over.
    fn place(&self, now: Now) -> (u8, Reverse<u64>) {
        match (self, self.waiting()) {
            (_, Some((waiting, true))) => (0, Reverse(waiting.waited_ms(now))),
            (_, Some((waiting, false))) => (1, Reverse(waiting.waited_ms(now))),
            (Self::Call(_), _) => (2, Reverse(0)),
            (Self::Person(..), _) => (3, Reverse(0)),
            (Self::Slot(..), _) => (4, Reverse(0)),
            (Self::Recent(_), _) => (5, Reverse(0)),
            (Self::Directory(_), _) => (6, Reverse(0)),
            (Self::Typed(_), _) => (7, Reverse(0)),
        }
    }
}

impl Console {
    /// What comes close to what was typed, the closest first, and of equals who waits. With nothing typed: who waits, the
    /// longest wait first. No more than [`MOST`], and behind them a number that nobody has. Names of Valet's own are found in the language of these words.
    pub fn find(&self, query: &Query, words: &Words, now: Now) -> Vec<Hit<'_>> {
        let mut found: Vec<(Closeness, Found<'_>)> = self
            .findable(now)
            .filter_map(|what| match query.is_empty() {
                true => what.waiting().is_some().then_some((Closeness::Whole, what)),
                false => Some((query.closeness(&what.texts(words))?, what)),
            })
            .collect();
        found.sort_by_key(|(closeness, what)| (*closeness, what.place(now)));
        found.truncate(MOST);
        // Whoever has a number is found by its last digits.
        let is_known = found.iter().any(|(closeness, _)| *closeness < Closeness::Inside);
        let typed = query.dialled().filter(|_| !is_known);
        let typed = typed.and_then(|number| self.read_number(number).ok());
        found.extend(typed.map(|number| (Closeness::Inside, Found::Typed(number))));
        let in_hand = self.in_hand(now);
        found
            .into_iter()
            .map(|(closeness, what)| Hit { acts: self.acts_from(&what, &in_hand, now), what, closeness })
            .collect()
    }

    fn findable(&self, now: Now) -> impl Iterator<Item = Found<'_>> {
        let board = self.board.slots().iter().chain(self.board.aside());
        let board = board.map(move |slot| match slot.kind {
            SlotKind::Colleague | SlotKind::GroupMember => Found::Person(slot, slot.state(now)),
            _ => Found::Slot(slot, slot.state(now)),
        });
        let calls = self.my_calls(now).into_iter().map(|call| Found::Call(Box::new(call)));
        let mut known = HashSet::new();
        let recent = self.history.list().value().map(Vec::as_slice).unwrap_or_default();
        // Newest first: of several with one party, the first.
        let recent = recent.iter().filter(move |call| known.insert(&call.party)).map(Found::Recent);
        board.chain(calls).chain(recent).chain(self.in_directory())
    }
}

fn of_party(party: &Party) -> Vec<Text> {
    let name = party.name.as_deref().map(Text::new);
    name.into_iter().chain(party.number.as_deref().map(Text::of_number)).collect()
}

fn of_waiting(waiting: &Waiting) -> Vec<Text> {
    let said = [&waiting.for_whom, &waiting.note].into_iter().flatten();
    of_party(&waiting.caller).into_iter().chain(said.map(|text| Text::new(text))).collect()
}
