//! One slot: what it is called, how it is dialled, and what is known of it.

use super::belief::Belief;
use super::facts::{Confidence, Fact, Facts, Finding, Taken};
use super::recall_time::{RecallTime, Whereabouts};
use crate::console::calls::Party;
use crate::console::ids::{CallId, ParkId, SlotId};
use crate::console::ledger::ParkedCall;
use crate::console::now::Now;
use crate::console::waiting::{Began, Notice, Waiting, Warning};
use crate::console::words;
use crate::words::Arg;

/// Where a slot comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// A monitored call park extension.
    CallParkExtension,
    /// A member of the attendant's call park group.
    GroupMember,
    /// A monitored person, workspace or virtual line: a tile only while something is known there.
    Colleague,
    /// What is parked for the attendant: retrieved without a destination.
    Mine,
    /// Added by hand in the settings.
    Manual,
    /// Typed into the number field in this session.
    Typed,
    /// Nobody configured it: a park, a recall or the journal named it.
    Found,
}

/// State of a slot. *Retrieving* is told by the retrievals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotState {
    /// Nothing fresh is known. It can be retrieved all the same.
    NotKnown {
        /// What was learned last.
        last: Option<Last>,
    },
    /// Nobody waits there.
    Free {
        /// As of when.
        as_of: Now,
        /// How that is known.
        how: Finding,
        /// How sure it is.
        confidence: Confidence,
    },
    /// Somebody waits there.
    Parked(Waiting),
    /// Whoever waited there rings at the attendant's devices again.
    Recalled {
        /// Who it is, and what is known.
        waiting: Waiting,
        /// The call that rings.
        call: CallId,
    },
}

impl SlotState {
    /// It is proven that nobody waits there. What was free when the live channel was lost is not (contract 13.1).
    pub fn is_free(&self) -> bool {
        matches!(self, Self::Free { confidence: Confidence::Live | Confidence::Likely, .. })
    }

    /// A call may be parked there. A slot that is not known may turn out taken: the call is still in hand then.
    pub fn may_take(&self) -> bool {
        matches!(self, Self::Free { .. } | Self::NotKnown { .. })
    }

    /// Who waits there, and whether that is sure.
    pub fn who_waits(&self) -> Option<(&Waiting, bool)> {
        match self {
            Self::Parked(waiting) => Some((waiting, true)),
            Self::NotKnown { last } => Some((last.as_ref()?.waiting.as_ref()?, false)),
            Self::Recalled { .. } | Self::Free { .. } => None,
        }
    }

    /// Who waits there, may still wait there, or rings from there again.
    pub fn waiting(&self) -> Option<&Waiting> {
        match self {
            Self::Parked(waiting) | Self::Recalled { waiting, .. } => Some(waiting),
            Self::NotKnown { last } => last.as_ref()?.waiting.as_ref(),
            Self::Free { .. } => None,
        }
    }
}

/// What was learned last of a slot of which nothing fresh is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// What it was.
    pub finding: Finding,
    /// When.
    pub at: Now,
    /// Who may still wait there: visible until somebody says that they are gone.
    pub waiting: Option<Waiting>,
}

/// What was said about a stay; each thing is said once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Since when she is parked.
    began: Option<Began>,
    warned: Option<Warning>,
    not_sure: bool,
}

impl Told {
    /// Whether this is to be said now, and notes that it was.
    pub fn is_news(&mut self, waiting: &Waiting, notice: Notice) -> bool {
        let began = Some(waiting.parked_since());
        if self.began != began {
            *self = Self { began, ..Self::default() };
        }
        match notice {
            Notice::Warned(warning) => {
                self.not_sure = false;
                let is_news = self.warned < Some(warning);
                self.warned = self.warned.max(Some(warning));
                is_news
            }
            Notice::NotSure => !std::mem::replace(&mut self.not_sure, true),
        }
    }
}

/// What is remembered of a slot when the board is laid out again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Memory {
    facts: Facts,
    belief: Belief,
    pub told: Told,
}

/// One slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its id on the board.
    pub id: SlotId,
    /// Where it comes from.
    pub kind: SlotKind,
    /// The number that people say, such as `7001`; empty for the attendant's own.
    pub number: String,
    /// Its name as Webex or the settings have it, such as `Lobby 1`; to be shown with [`Slot::name`].
    pub label: String,
    /// Its location, if Webex says so.
    pub location: Option<String>,
    /// What goes out as `destination`; `None` sends none.
    pub destination: Option<String>,
    /// Webex's id of the call park extension or person behind it.
    pub webex_id: Option<String>,
    /// The number that works from every location.
    pub(super) esn: Option<String>,
    /// Where it is.
    pub(super) whereabouts: Whereabouts,
    /// After how long a parked call comes back.
    pub(super) recall: RecallTime,
    pub(super) memory: Memory,
}

impl Slot {
    /// A slot of which nothing is known.
    pub fn new(id: SlotId, kind: SlotKind, number: &str, label: &str, destination: Option<String>) -> Self {
        Self {
            id,
            kind,
            number: number.to_owned(),
            label: label.to_owned(),
            location: None,
            destination,
            webex_id: None,
            esn: None,
            whereabouts: Whereabouts::Here,
            recall: RecallTime::default(),
            memory: Memory::default(),
        }
    }

    /// What is known of it now.
    pub fn state(&self, now: Now) -> SlotState {
        self.memory.belief.state(now, self.recall.ms)
    }

    /// After so many seconds a call that is parked there comes back. `None` where nobody knows: in another location, unless
    /// Webex or the settings say it (contract 5.7). Then nothing is counted down, and nobody is warned.
    pub fn recall_secs(&self) -> Option<u64> {
        self.recall.is_known.then_some(self.recall.ms / 1_000)
    }

    /// Who was parked there last, while nobody is: name, for whom and note stay at hand through a retrieve.
    pub fn last_caller(&self) -> Option<Waiting> {
        self.memory.belief.left()
    }

    /// What stands for it inside a sentence: "nobody is parked on …".
    pub fn place(&self) -> Arg {
        words::slot_place(&self.number, &self.label)
    }

    /// People reach it with this number.
    pub(super) fn is_called(&self, number: &str) -> bool {
        self.number == number || self.destination.as_deref() == Some(number)
    }

    /// It has a number of its own to dial, or is the attendant's, which needs none. Without one a retrieve would fetch what
    /// is parked for the attendant.
    pub fn can_be_dialled(&self) -> bool {
        self.destination.is_some() || self.kind == SlotKind::Mine
    }

    /// Number and label as one name, such as `7001 Lobby 1`.
    pub fn name(&self) -> Arg {
        words::slot_name(&self.number, &self.label)
    }

    /// Who is there, however sure that is.
    pub(in crate::console) fn occupant(&self) -> Option<Waiting> {
        self.memory.belief.occupant()
    }

    /// What is known of this caller's stay here: the one that lasts, or the last one.
    pub(in crate::console) fn stay_of(&self, caller: &Party) -> Option<Waiting> {
        self.memory.belief.stay_of(caller)
    }

    pub(in crate::console) fn has_occupant(&self) -> bool {
        self.memory.belief.has_occupant()
    }

    /// Somebody is there, or may be there again after a recall.
    pub(in crate::console) fn may_have_somebody(&self) -> bool {
        self.memory.belief.may_have_somebody()
    }

    pub(in crate::console) fn own_park(&self) -> Option<ParkId> {
        self.memory.belief.own_park()
    }

    pub(in crate::console) fn own_call(&self) -> Option<&ParkedCall> {
        self.memory.belief.own_call()
    }

    /// It is not known whether whoever stands here as parked was parked at all.
    pub(in crate::console) fn is_unanswered(&self) -> bool {
        self.memory.belief.is_unanswered()
    }

    pub(super) fn fades_in_ms(&self, now: Now) -> Option<u64> {
        self.memory.belief.fades_in_ms(now, self.recall.ms)
    }

    /// Takes a fact in. Returns whether it is new, and whom it takes away or brings.
    pub(super) fn learn(&mut self, fact: Fact) -> Learned {
        let Memory { facts, belief, .. } = &mut self.memory;
        let before = belief.stay().cloned();
        match facts.take(fact) {
            Taken::Known => return Learned::default(),
            Taken::Newest => facts.newest().into_iter().for_each(|fact| belief.take(fact)),
            Taken::Amended => *belief = Belief::of(facts),
        }
        let stays = before.as_ref().is_some_and(|before| !belief.has_lost(before));
        let gone = before.filter(|_| !stays).map(|before| before.told());
        Learned { is_new: true, gone, is_arrival: !stays && belief.has_occupant() }
    }
}

/// What a fact has changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::console) struct Learned {
    /// It was not known before.
    pub is_new: bool,
    /// Who waited there and does not any more.
    pub gone: Option<Waiting>,
    /// Whoever waits there now did not before.
    pub is_arrival: bool,
}
