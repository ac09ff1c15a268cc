//! The live layer as the core sees it: which slots are watched, and what comes of it (contract 7, 13).

use super::calls::Party;
use super::ids::SlotId;

/// A slot whose occupancy shall be watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveTarget {
    /// The slot.
    pub slot: SlotId,
    /// Webex's id of the call park extension or person behind it.
    pub id: String,
    /// Its extension, by which the monitored list finds its XSI user (contract 7.3).
    pub extension: Option<String>,
}

/// What the live layer reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LiveNews {
    /// There is none, and why.
    Off {
        /// A sentence.
        why: String,
    },
    /// The channel is being opened.
    Connecting,
    /// The channel is healthy.
    Up,
    /// The channel was lost: nothing that it said is proven any more.
    Lost {
        /// A sentence.
        why: String,
    },
    /// One slot's subscription.
    Target {
        /// The slot.
        slot: SlotId,
        /// How it stands.
        state: TargetState,
    },
    /// The whole state of one slot (contract 7.4).
    Park {
        /// The slot.
        slot: SlotId,
        /// Who is parked there; `None`: nobody.
        parked: Option<Party>,
    },
    /// Something happened to the attendant's own calls: read them now.
    CallsMoved,
}

/// How the subscription of one slot stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetState {
    /// Asked for.
    Asking,
    /// Accepted.
    Live,
    /// Refused; the slot is not known.
    Refused {
        /// A sentence.
        why: String,
    },
}
