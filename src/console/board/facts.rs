//! The facts about one slot: who said what, and when (contract 13). They are kept in the order of their times, each once,
//! so that it does not matter in which order they come in, how often, or how late.

use jiff::Timestamp;

use crate::console::calls::Party;
use crate::console::ids::{CallId, ParkId};
use crate::console::ledger::ParkedCall;
use crate::console::now::Now;
use crate::console::waiting::Parker;

/// What a retrieve, or the sight of a slot, has taught about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Somebody was parked there.
    Parked,
    /// The caller was fetched from here, so nobody waits there.
    Fetched,
    /// Webex had nobody to give.
    Nobody,
    /// Live news: nobody is parked there.
    Vacant,
    /// Live news: whoever was parked there has left.
    Left,
    /// The phone was not answered, so the caller may still wait.
    StillParked,
    /// Webex refused to hand the caller over.
    NotGiven,
    /// Nothing could be learned.
    Nothing,
    /// The caller came back as a recall and was answered.
    RecallAnswered,
    /// The caller came back as a recall and nobody here answered.
    RecallLost,
    /// The caller came back as a recall, and whether it still rings cannot be seen.
    RecallUnseen,
    /// The attendant said that nobody waits there.
    Forgotten,
}

/// Who says it, strongest first (contract 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Live news from Webex (XSI).
    Live,
    /// What was done here.
    Own,
    /// A recall among the calls.
    Recall,
    /// Only time: too much of it has passed.
    Time,
    /// How a retrieve went.
    Retrieve,
}

/// How sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Webex says so, live.
    Live,
    /// It was so a short while ago, and nothing says otherwise.
    Likely,
    /// It was so before the live news stopped, or before the program was restarted.
    Stale,
}

/// Whether Webex has said that a call that was parked from here is parked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verified {
    /// It has: in its answer, in live news, or by a recall.
    #[default]
    Yes,
    /// An earlier run of the program parked it; nothing was heard of it since the restart.
    FromBeforeRestart,
    /// It was parked before the attendant signed out; nothing was heard of it since.
    FromBeforeSignOut,
    /// An earlier run of the program asked Webex to park it, and ended before the answer: it may be parked.
    AskedBeforeRestart,
    /// The order to park it was never answered: it may be parked.
    NoAnswer,
}

impl Verified {
    /// What is known at a start of what an earlier run has parked, or only asked for.
    pub(in crate::console) fn of_restored(is_only_asked: bool) -> Self {
        if is_only_asked { Self::AskedBeforeRestart } else { Self::FromBeforeRestart }
    }

    /// What is known of it once the attendant has signed out. What was not known before still says the most.
    pub(in crate::console) fn put_away(self) -> Self {
        if self == Self::Yes { Self::FromBeforeSignOut } else { self }
    }

    /// It was asked for, and nobody knows whether it came about.
    pub(in crate::console) fn is_only_asked(self) -> bool {
        matches!(self, Self::AskedBeforeRestart | Self::NoAnswer)
    }

    /// An earlier run left it.
    pub(in crate::console) fn is_of_earlier_run(self) -> bool {
        matches!(self, Self::FromBeforeRestart | Self::AskedBeforeRestart)
    }
}

/// A park that was made from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::console) struct OwnPark {
    pub call: ParkedCall,
    pub verified: Verified,
}

impl OwnPark {
    /// Who parked it. The board shows a person only what she has parked herself; where her profile could not be read, a park
    /// of an earlier sign-in may be anybody's.
    pub fn parker(&self) -> Parker {
        let is_of_now = matches!(self.verified, Verified::Yes | Verified::NoAnswer);
        if self.call.person.is_some() || is_of_now {
            return Parker::Me;
        }
        let name = self.call.parker.as_deref().filter(|name| !name.is_empty());
        name.map_or(Parker::NotKnown, |name| Parker::Named(name.to_owned()))
    }
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::console) enum Says {
    /// Live news of this slot begins here. The first may tell what was so before (contract 7.4).
    Watched,
    /// Live: this caller is parked there.
    Parked(Party),
    /// Live: nobody is.
    Vacant,
    /// Live news ends here: nothing older is proven any more.
    Blind,
    /// Parked from here.
    ParkedHere(Box<OwnPark>),
    /// This caller was fetched from here, with an order of that moment.
    Fetched { caller: Party, asked: Now },
    /// The attendant says that nobody waits there.
    Forgotten,
    /// This park from here did not come about, although it was kept as if it had.
    NotParked(ParkId),
    /// A call of this caller rings, coming back from there.
    Recalled { call: CallId, caller: Party },
    /// That call was answered.
    RecallAnswered(CallId),
    /// That call is gone, unanswered.
    RecallLost(CallId),
    /// The calls cannot be read: whether that call still rings nobody can say.
    RecallUnseen(CallId),
    /// Webex had nobody to give.
    Nobody,
    /// Webex refused to give anybody.
    NotGiven,
    /// The device was not answered.
    StillParked,
    /// It could not be learned how a retrieve ended.
    Nothing,
}

impl Says {
    /// Of two facts at one moment the later one here is taken for the later one.
    fn rank(&self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::StillParked => 1,
            Self::NotGiven => 2,
            Self::Nobody => 3,
            Self::Recalled { .. } => 4,
            Self::RecallAnswered(_) => 5,
            Self::RecallUnseen(_) => 6,
            Self::RecallLost(_) => 7,
            Self::ParkedHere(_) => 8,
            Self::Fetched { .. } => 9,
            Self::NotParked(_) => 10,
            Self::Forgotten => 11,
            Self::Watched => 12,
            Self::Vacant => 13,
            Self::Parked(_) => 14,
            Self::Blind => 15,
        }
    }

    /// So many of one kind are kept; the oldest goes. Live news repeats itself, the rest does not.
    fn kind(&self) -> (u8, usize) {
        match self {
            Self::Parked(_) | Self::Vacant => (0, 32),
            Self::Blind | Self::Watched => (1, 32),
            Self::ParkedHere(_) | Self::Fetched { .. } | Self::NotParked(_) | Self::Forgotten => (2, 16),
            Self::Recalled { .. } | Self::RecallAnswered(_) | Self::RecallLost(_) | Self::RecallUnseen(_) => {
                (3, 16)
            }
            Self::Nobody | Self::NotGiven | Self::StillParked | Self::Nothing => (4, 8),
        }
    }
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::console) struct Fact {
    pub at: Now,
    pub says: Says,
}

impl Fact {
    /// Orders facts by time, and equal times always alike.
    fn key(&self) -> (u64, Timestamp, u8, &str, &str, u64) {
        let (first, second, number) = match &self.says {
            Says::Parked(party) => {
                (party.name.as_deref().unwrap_or_default(), party.number.as_deref().unwrap_or_default(), 0)
            }
            Says::Fetched { caller, asked } => (caller.known().unwrap_or_default(), "", asked.mono_ms),
            Says::ParkedHere(park) => ("", "", park.call.id.0 * 8 + park.verified as u64),
            Says::NotParked(id) => ("", "", id.0),
            Says::Recalled { call, caller } => (call.0.as_str(), caller.known().unwrap_or_default(), 0),
            Says::RecallAnswered(call) | Says::RecallLost(call) | Says::RecallUnseen(call) => {
                (call.0.as_str(), "", 0)
            }
            _ => ("", "", 0),
        };
        (self.at.mono_ms, self.at.wall, self.says.rank(), first, second, number)
    }
}

/// What is new after a fact came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// Nothing: it was known.
    Known,
    /// It is the newest of all.
    Newest,
    /// It belongs between older ones, or has pushed one out: everything is to be read again.
    Amended,
}

/// The facts about one slot, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts(Vec<Fact>);

impl Facts {
    pub fn iter(&self) -> impl Iterator<Item = &Fact> {
        self.0.iter()
    }

    pub fn newest(&self) -> Option<&Fact> {
        self.0.last()
    }

    /// Takes a fact in.
    pub fn take(&mut self, fact: Fact) -> Taken {
        let place = match self.0.binary_search_by(|known| known.key().cmp(&fact.key())) {
            Ok(_) => return Taken::Known,
            Err(place) => place,
        };
        let (kind, limit) = fact.says.kind();
        let mut taken = if place == self.0.len() { Taken::Newest } else { Taken::Amended };
        self.0.insert(place, fact);
        let of_kind = |known: &Fact| known.says.kind().0 == kind;
        if self.0.iter().filter(|known| of_kind(known)).count() > limit
            && let Some(oldest) = self.0.iter().position(of_kind)
        {
            self.0.remove(oldest);
            taken = Taken::Amended;
        }
        taken
    }
}
